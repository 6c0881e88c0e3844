"""What may go with a plan: a smaller thing that stands ready, something nice right after. Offered, never filled in."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any, Final, Literal, NamedTuple

from msgspec.structs import replace
from textual.app import App

from ladder_tui.domain.calendar.agenda import AgendaItem
from ladder_tui.domain.calendar.backups_and_rewards import backups_for, evenings_for, rewards_for
from ladder_tui.domain.records.plans import Plan
from ladder_tui.domain.snapshot import Snapshot
from ladder_tui.screens.kit.dialog import Choose
from ladder_tui.screens.kit.page import PageScreen

#: What is offered, called like the attribute of a plan that it goes into.
Offer = Literal["backup", "reward", "evening"]
#: Ideas offered at once; the list is in the order of the day, so the first ones fit best.
MOST_IDEAS: Final = 12
TITLES: Final[Mapping[Offer, str]] = {
    "backup": "A smaller thing that stands ready",
    "reward": "Something nice, right after",
    "evening": "A kind evening alone, if all else falls through",
}
NONE: Final = "There are no ideas in the packs for this line; your own words are as good."


class Idea(NamedTuple):
    """The text that a plan takes, and what stands below it: what it is for, how long it takes."""

    text: str
    facts: str


def ideas_for(snapshot: Snapshot, plan: Plan, what: Offer) -> list[Idea]:
    """The ideas of the packs that fit a plan, best first."""
    if what == "backup":
        label = partial(snapshot.library.label, "trigger")
        backups = backups_for(snapshot, plan)[:MOST_IDEAS]
        return [Idea(idea.text, f"{label(idea.trigger)} · {idea.minutes} min") for idea in backups]
    found = rewards_for(snapshot, plan) if what == "reward" else evenings_for(snapshot, plan)
    return [Idea(idea.text, f"{idea.minutes} min") for idea in found[:MOST_IDEAS]]


async def choose_idea(app: App[Any], ideas: Sequence[Idea], what: Offer) -> str | None:
    """Show ideas with their whole text; the text of the one that was taken. Call it from a worker."""
    options = [(str(number), idea.text) for number, idea in enumerate(ideas)]
    under = {str(number): idea.facts for number, idea in enumerate(ideas)}
    chosen = await app.push_screen_wait(Choose(TITLES[what], options, under=under))
    return ideas[int(chosen)].text if chosen is not None else None


async def make_ready(screen: PageScreen, item: AgendaItem, what: Offer) -> str | None:
    """Offer something to a line of the calendar and keep what was taken; an occurrence becomes a plan by it.

    The id of the plan, None when nothing was taken.
    """
    plan = screen.journal.plans.draft(item)
    ideas = ideas_for(screen.snapshot, plan, what)
    if not ideas:
        screen.say(NONE)
        return None
    taken = await choose_idea(screen.app, ideas, what)
    if taken is None:
        return None
    told: dict[str, Any] = {what: taken}
    kept = screen.act(lambda: screen.journal.plans.save(replace(plan, **told)))
    return kept.id if kept is not None else None
