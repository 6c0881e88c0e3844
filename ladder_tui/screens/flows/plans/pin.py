"""Which plan a topic card is taken along to: one of the next days, or a new one."""

from datetime import timedelta
from typing import Final

from msgspec.structs import replace

from ladder_tui.domain.base.vocabulary import Setting
from ladder_tui.domain.base.when import near_words, time_words
from ladder_tui.domain.calendar.agenda import AgendaItem, agenda_between
from ladder_tui.domain.items.topics import TopicCard
from ladder_tui.domain.snapshot import Snapshot
from ladder_tui.screens.flows.cards.own_words import ask_gaps
from ladder_tui.screens.flows.plans.plan import ask_plan, new_plan
from ladder_tui.screens.kit.dialog import Choose
from ladder_tui.screens.kit.page import PageScreen
from ladder_tui.services.intents.plans import MOST_CARDS

#: Plans and occurrences of this many days are offered, at most so many of them.
DAYS_AHEAD: Final = 14
MOST_OFFERED: Final = 20
NEW: Final = "new"
ALONG: Final = "Card taken along · u takes it back"


def open_ahead(snapshot: Snapshot) -> list[AgendaItem]:
    """What still stands open in the next days and can take a card along, in order of time."""
    days = agenda_between(snapshot, snapshot.today, snapshot.today + timedelta(days=DAYS_AHEAD - 1))
    items = [item for found in days.values() for item in found if item.status == "open" and item.kind != "promise"]
    return items[:MOST_OFFERED]


async def ask_pin(screen: PageScreen, card: TopicCard, *, setting: Setting | None = None) -> None:
    """Take a card along to a plan, put it back when it is there already, or make a plan for it.

    An occurrence without a plan gets one. `setting` is where the card was looked for; a new plan carries it.
    Call it from a worker.
    """
    snapshot, journal = screen.snapshot, screen.journal
    items = open_ahead(snapshot)
    options = [(str(number), _label(item, card.id, screen)) for number, item in enumerate(items)]
    options.append((NEW, "A new plan"))
    heir = snapshot.library.heir
    at = next((str(number) for number, item in enumerate(items) if card.id in map(heir, item.cards)), None)
    chosen = await screen.app.push_screen_wait(Choose("Take it along to", options, at=at))
    if chosen is None:
        return
    if chosen == NEW:
        values = await ask_gaps(screen, card)
        if values is None:
            return
        plan = new_plan(snapshot, needs=card.needs, effort=card.effort, cards=(card.id,))
        kept = await ask_plan(screen, replace(plan, setting=setting), title="A plan for this card")
        if kept is not None and values:
            screen.act(lambda: journal.cards.fill(card.id, values, plan=kept))
        return
    await take_along(screen, items[int(chosen)], card)


async def take_along(screen: PageScreen, item: AgendaItem, card: TopicCard, *, said: str = ALONG) -> str | None:
    """Take a card along to a plan, once its gaps were asked for, or put it back; the plan's id, None when left.

    An occurrence becomes a plan by it. Call it from a worker.
    """
    journal = screen.journal
    held = set(map(screen.snapshot.library.heir, item.cards))
    if card.id in held or len(held) >= MOST_CARDS:
        plan = screen.act(lambda: journal.plans.pin(item.ref, card.id))
        return plan.id if plan is not None else None
    draft = journal.plans.draft(item)
    values = await ask_gaps(screen, card, plan_id=draft.id, person_id=draft.person_id)
    if values is None:
        return None

    def take() -> str:
        if item.kind == "plan":
            plan = journal.plans.pin(draft.id, card.id)
        else:
            plan = journal.plans.save(replace(draft, cards=(card.id,)))
        if values:
            journal.cards.fill(card.id, values, plan=plan)
        return plan.id

    return screen.act(take, said=said)


def _label(item: AgendaItem, card_id: str, screen: PageScreen) -> str:
    when = near_words(item.day, screen.snapshot.today)
    at = f" {time_words(item.at)}" if item.at is not None else ""
    if card_id in map(screen.snapshot.library.heir, item.cards):
        holds = " · ✓ here; enter puts it back"
    elif len(item.cards) >= MOST_CARDS:
        holds = f" · {MOST_CARDS} cards, as many as it holds"
    else:
        holds = f" · {len(item.cards)} of {MOST_CARDS} cards" if item.cards else ""
    return f"{screen.shown(item.title, item.whom)} · {when}{at}{holds}"
