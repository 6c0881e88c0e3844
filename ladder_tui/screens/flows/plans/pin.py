"""Which plan a topic card or a page is taken along to: one of the next days, or a new one."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Final

from msgspec.structs import replace

from ladder_tui.bound_keys import or_undo
from ladder_tui.domain.base.vocabulary import Setting
from ladder_tui.domain.base.when import near_words, time_words
from ladder_tui.domain.calendar.agenda import AgendaItem, agenda_between
from ladder_tui.domain.items.situations import Situation
from ladder_tui.domain.items.topics import TopicCard
from ladder_tui.domain.records.plans import Plan
from ladder_tui.domain.snapshot import Snapshot
from ladder_tui.screens.flows.cards.own_words import ask_gaps
from ladder_tui.screens.flows.plans.plan import ask_plan, new_plan
from ladder_tui.screens.kit.dialog import Choose
from ladder_tui.screens.kit.page import PageScreen
from ladder_tui.services.intents.plans import MOST_CARDS
from ladder_tui.widgets.text import cut

#: Plans and occurrences of this many days are offered, at most so many of them.
DAYS_AHEAD: Final = 14
MOST_OFFERED: Final = 20
NEW: Final = "new"
ALONG: Final = "Card taken along"
PAGE_ALONG: Final = "Page taken along"
_HERE: Final = " · ✓ here; enter puts it back"


def open_ahead(snapshot: Snapshot) -> list[AgendaItem]:
    """What still stands open in the next days and can take a card along, in order of time."""
    days = agenda_between(snapshot, snapshot.today, snapshot.today + timedelta(days=DAYS_AHEAD - 1))
    items = [item for found in days.values() for item in found if item.status == "open" and item.kind != "promise"]
    return items[:MOST_OFFERED]


async def ask_pin(
    screen: PageScreen, card: TopicCard, *, setting: Setting | None = None, new: Plan | None = None
) -> None:
    """Take a card along to a plan, put it back when it is there already, or make a plan for it.

    An occurrence without a plan gets one. `setting` is where the card was looked for; a new plan carries it, or is
    made of `new` where there is one. Call it from a worker.
    """
    heir = screen.snapshot.library.heir
    items = open_ahead(screen.snapshot)
    at = next((item for item in items if card.id in map(heir, item.cards)), None)
    item = await _ask_where(screen, items, at, lambda item: _cards_words(item, card.id, screen.snapshot))
    if isinstance(item, AgendaItem):
        await take_along(screen, item, card)
    elif item == NEW:
        plan = new or new_plan(screen.snapshot, needs=card.needs, effort=card.effort)
        values = await ask_gaps(screen, card, person_id=plan.person_id)
        if values is None:
            return
        plan = replace(plan, setting=plan.setting or setting, cards=(card.id,))
        kept = await ask_plan(screen, plan, title="A plan for this card")
        if kept is not None and values:
            screen.act(lambda: screen.journal.cards.fill(card.id, values, plan=kept))


async def ask_pin_page(screen: PageScreen, page: Situation, *, new: Plan | None = None) -> None:
    """The same for a whole page. Call it from a worker."""
    items = open_ahead(screen.snapshot)
    at = next((item for item in items if _holds(item, page, screen.snapshot)), None)
    item = await _ask_where(screen, items, at, lambda item: _page_words(item, page, screen.snapshot))
    if isinstance(item, AgendaItem):
        pin_page(screen, item, page)
    elif item == NEW:
        plan = new or new_plan(screen.snapshot, title=page.title)
        plan = replace(plan, setting=plan.setting or page.settings[0], situation=page.id)
        await ask_plan(screen, plan, title="A plan for this page")


async def take_along(screen: PageScreen, item: AgendaItem, card: TopicCard) -> str | None:
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

    return screen.act(take, said=or_undo(ALONG))


def pin_page(screen: PageScreen, item: AgendaItem, page: Situation) -> str | None:
    """Take a page along to a plan, or put it back; an occurrence becomes a plan by it. The plan's id."""
    journal = screen.journal
    if item.kind == "plan":
        saved = screen.act(lambda: journal.plans.take_page(item.ref, page.id))
    else:
        plan = replace(journal.plans.draft(item), situation=page.id)
        saved = screen.act(lambda: journal.plans.save(plan), said=or_undo(PAGE_ALONG))
    return saved.id if saved is not None else None


async def _ask_where(
    screen: PageScreen, items: list[AgendaItem], at: AgendaItem | None, holds: Callable[[AgendaItem], str]
) -> AgendaItem | str | None:
    """One of these, NEW for a plan that is not there yet, None when left; `holds` says what one takes along already."""
    options: Mapping[str, str] = {
        **{str(number): _label(item, screen) + holds(item) for number, item in enumerate(items)},
        NEW: "A new plan",
    }
    first = str(items.index(at)) if at is not None else None
    chosen = await screen.app.push_screen_wait(Choose("Take it along to", options.items(), at=first))
    return items[int(chosen)] if chosen is not None and chosen != NEW else chosen


def _label(item: AgendaItem, screen: PageScreen) -> str:
    when = near_words(item.day, screen.snapshot.today)
    at = f" {time_words(item.at)}" if item.at is not None else ""
    return f"{screen.shown(item.title, item.whom)} · {when}{at}"


def _cards_words(item: AgendaItem, card_id: str, snapshot: Snapshot) -> str:
    if card_id in map(snapshot.library.heir, item.cards):
        return _HERE
    if len(item.cards) >= MOST_CARDS:
        return f" · {MOST_CARDS} cards, as many as it holds"
    return f" · {len(item.cards)} of {MOST_CARDS} cards" if item.cards else ""


def _page_words(item: AgendaItem, page: Situation, snapshot: Snapshot) -> str:
    if _holds(item, page, snapshot):
        return _HERE
    other = snapshot.library.situation(item.situation)
    return f" · in place of “{cut(other.title, 30)}”" if other is not None else ""


def _holds(item: AgendaItem, page: Situation, snapshot: Snapshot) -> bool:
    return snapshot.library.situation(item.situation) == page
