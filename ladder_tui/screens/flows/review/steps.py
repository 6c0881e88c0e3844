"""What is done within a review beside writing: a choice on the ladder, and plans for the coming week."""

from typing import Final

from msgspec.structs import replace

from ladder_tui.domain.base.when import day_words
from ladder_tui.domain.calendar.agenda import AgendaItem
from ladder_tui.domain.ladder.rule import Suggestion
from ladder_tui.domain.picks.candidates import Candidate, person_title
from ladder_tui.domain.records.decisions import Move
from ladder_tui.domain.records.goals import Goal
from ladder_tui.domain.records.people import Promise
from ladder_tui.domain.records.plans import Origin, Plan, with_whom
from ladder_tui.domain.records.rungs import Rung
from ladder_tui.domain.review.next_plans import PlanIdea, day_for_plan, plan_ideas
from ladder_tui.domain.snapshot import Snapshot
from ladder_tui.screens.flows.plans.plan import ask_plan, new_plan
from ladder_tui.screens.flows.rungs.moves import another_step, make_smaller, step_above
from ladder_tui.screens.kit.page import PageScreen

IDEA: Final = "idea:"
OWN: Final = "own"
_MOVES: Final[dict[Move, str]] = {
    "pause": "a pause from the ladder",
    "step_down": "one step down for now",
    "split": "a smaller piece of it",
    "step_up": "one step up",
    "vary": "the same step in another place",
    "repeat": "the same step once more",
    "other": "another step",
}


async def choose_on_ladder(screen: PageScreen, found: Suggestion, move: Move, target: str | None) -> str:
    """Store a choice at the rung of the suggestion; a rung it leads to is made first where there is none.

    What was chosen, in words; empty when it was left or could not be saved.
    """
    here = screen.snapshot.rungs.get(found.rung_id)
    if here is None:
        return ""
    if move == "other" and target is None:
        target = await another_step(screen, here)
        if target is None:
            return ""
    if target is None and move in ("split", "step_down"):
        whole = screen.snapshot.rungs.get(found.whole or "", here)
        smaller = await make_smaller(screen, whole, found)  # which stores the choice in the same save
        return _words(move, smaller) if smaller is not None else ""
    if target is None and move == "step_up":
        above = await step_above(screen)
        if above is None:
            return ""
        target = above.id
    if screen.act(lambda: screen.journal.ladder.decide(found, move, target)) is None:
        return ""
    return _words(move, screen.journal.snapshot().rungs.get(target or ""))


def _words(move: Move, rung: Rung | None) -> str:
    return f"{_MOVES[move]}: {rung.text}" if rung is not None else _MOVES[move]


def idea_doors(snapshot: Snapshot) -> list[tuple[str, str]]:
    """A row for each idea: its id and its words."""
    ideas = plan_ideas(snapshot)
    return [(IDEA + idea.id, f"{idea.word}: {snapshot.told_apart(_said(idea), _whom(idea))}") for idea in ideas]


def _said(idea: PlanIdea) -> str:
    """What to do, in words; of a suggestion with how long it takes."""
    return idea.source.action if isinstance(idea.source, Candidate) else idea.title


def _whom(idea: PlanIdea) -> str | None:
    source = idea.source
    if isinstance(source, Promise):
        return source.person_id
    return source.whom if isinstance(source, AgendaItem) else source.id


async def make_plan(screen: PageScreen, door: str) -> Plan | None:
    """Ask for a plan made from an idea, or from nothing, and keep it; None when it was left."""
    snapshot = screen.journal.snapshot()
    idea = next((idea for idea in plan_ideas(snapshot) if IDEA + idea.id == door), None)
    plan = _plan_of(screen, idea) if idea is not None else new_plan(snapshot, day=day_for_plan(snapshot))
    chosen = idea.source.id if idea is not None and isinstance(idea.source, Candidate) else None
    return await ask_plan(screen, plan, title="A plan for the coming week", chosen=chosen)


def plan_words(plan: Plan, snapshot: Snapshot) -> str:
    """A plan in one line: what, and on which day."""
    title = snapshot.told_apart(plan.title, with_whom(plan))
    return f"{title}, {day_words(plan.day, today=snapshot.today)}"


def _title(snapshot: Snapshot, idea: PlanIdea) -> str:
    person = snapshot.people.get(idea.source.id) if isinstance(idea.source, Candidate) else None
    return person_title(person.name) if person is not None else idea.title


def _plan_of(screen: PageScreen, idea: PlanIdea) -> Plan:
    snapshot, source = screen.journal.snapshot(), idea.source
    day, title = day_for_plan(snapshot), _title(snapshot, idea)
    if isinstance(source, AgendaItem):
        return screen.journal.plans.draft(source)
    if isinstance(source, Rung):
        plan = new_plan(
            snapshot, title=title, day=day, minutes=source.minutes, effort=source.effort, needs=source.needs,
            reward=source.reward, backup=source.backup, origin=Origin(kind="rung", ref=source.id),
        )  # fmt: skip
        return replace(plan, setting=source.setting, matters_id=source.matters_id)
    if isinstance(source, Goal):
        return new_plan(snapshot, title=title, day=day)
    if isinstance(source, Promise):
        return new_plan(snapshot, title=title, day=day, minutes=10, effort=1, person_id=source.person_id)
    person = snapshot.people.get(source.id) if source.kind == "person" else None
    return new_plan(
        snapshot, title=title, day=day, minutes=source.minutes, effort=source.effort,
        needs=[share.need for share in sorted(source.needs, key=lambda share: -share.share)], note=source.first_step,
        origin=Origin(kind=source.kind, ref=source.id), person_id=person.id if person is not None else None,
    )  # fmt: skip
