"""What each command of Today does. `COMMANDS` at the end says which function stands behind which.

What is longer than a few lines stands in `flows`. Dialogs are imported where they open, so that the place opens
without them.
"""

from functools import partial
from typing import Any, Final

from ladder_tui.bound_keys import or_undo, with_keys
from ladder_tui.domain.base.vocabulary import Status
from ladder_tui.domain.calendar.agenda import AgendaItem
from ladder_tui.domain.calendar.routines import line_of
from ladder_tui.domain.items.situations import Situation
from ladder_tui.domain.items.topics import TopicCard
from ladder_tui.domain.picks.picker import Pick
from ladder_tui.domain.records.activities import Activity
from ladder_tui.domain.records.people import Person, Promise
from ladder_tui.domain.records.rungs import Rung
from ladder_tui.domain.today import open_items
from ladder_tui.domain.tries.begun import Begun
from ladder_tui.screens.kit.search_page import clear, nothing_sought, search
from ladder_tui.screens.kit.under import Flow, PlaceCommands, Run, Under
from ladder_tui.screens.places.today.flows import (
    carry,
    close_item,
    edit_item,
    end_begun,
    let_go,
    made,
    offer_card,
    open_brief,
    open_pick,
    open_rung,
    pick_source,
    ready,
    try_item,
)
from ladder_tui.screens.places.today.rows import CARD
from ladder_tui.screens.places.today.screen import TodayScreen
from ladder_tui.screens.places.today.side import open_try
from ladder_tui.widgets.row_list import RowList

# -- opening ------------------------------------------------------------------------------------


async def open_it(page: TodayScreen, under: Under[Any]) -> None:
    """Open a plan's brief, a suggestion or the card, keep a promise, choose rest."""
    thing = under.thing
    if isinstance(thing, Begun):
        from ladder_tui.screens.flows.tries.attempt import go_on

        await go_on(page, thing)
    elif isinstance(thing, AgendaItem):
        if thing.ref in page.today.going:
            await try_item(page, thing)
        elif not isinstance(thing.source, Promise):
            await open_brief(page, thing)
        else:
            _keep(page, thing.source)
    elif isinstance(thing, Pick):
        await open_pick(page, thing, page.today.picks)
    elif isinstance(thing, Rung):
        await open_rung(page, thing, page.today.step)
    elif isinstance(thing, TopicCard):
        await offer_card(page, _target(page, under), thing)
    elif isinstance(thing, Situation):
        from ladder_tui.screens.flows.tries.along import read_page

        await read_page(page, thing, to=page.today.along.item)
    elif under.kind == "look_back":
        await _look_back(page)
    else:
        _rest(page)


async def _look_back(page: TodayScreen) -> None:
    from ladder_tui.screens.flows.review.weekly import ReviewDialog

    dialog = ReviewDialog(page)
    await page.app.push_screen_wait(dialog)
    if dialog.kept is not None:
        page.say_kept()


def _keep(page: TodayScreen, promise: Promise) -> None:
    page.act(lambda: page.journal.people.keep_promise(promise.id), said=or_undo("Kept."))


def _rest(page: TodayScreen) -> None:
    if page.today.resting:
        page.act(page.journal.portfolio.unrest, said="Ideas are shown again.")
    else:
        said = or_undo("Rest it is. A quiet day belongs to the week.")
        page.act(lambda: page.journal.portfolio.choose("rest", "rested"), said=said)


# -- closing ------------------------------------------------------------------------------------


def closing(status: Status) -> Run:
    """What gives a line this status, or ends a try with it."""

    async def close(page: TodayScreen, under: Under[AgendaItem | Begun]) -> None:
        if isinstance(under.thing, Begun):
            await end_begun(page, under.thing, status)
        else:
            await close_item(page, under.thing, status)

    return close


def done(page: TodayScreen, under: Under[AgendaItem | Begun]) -> None:
    """It happened; what fell through had its backup done."""
    item = under.thing
    if isinstance(item, AgendaItem) and isinstance(item.source, Promise):
        _keep(page, item.source)
    elif isinstance(item, AgendaItem) and item.status == "fell_through":
        _backup_done(page, item)
    else:
        page.lead(closing("done"), under)


async def _ready(page: TodayScreen, under: Under[AgendaItem]) -> None:
    await ready(page, under.thing, "backup")


def backup(page: TodayScreen, under: Under[AgendaItem | Begun]) -> None:
    """An open plan fell through; of one that did, the backup was done. Where none stands ready one is offered."""
    item = under.thing
    if isinstance(item, AgendaItem) and item.status == "fell_through":
        _backup_done(page, item)
    elif isinstance(item, AgendaItem) and not item.backup and open_try(item, page.snapshot) is None:
        page.lead(_ready, under)
    else:
        page.lead(closing("fell_through"), under)


def _backup_done(page: TodayScreen, item: AgendaItem) -> None:
    from ladder_tui.screens.flows.tries.ends import BACKUP_DONE

    page.act(lambda: page.journal.plans.take_backup(item.ref), said=with_keys(BACKUP_DONE))


def aside(page: TodayScreen, under: Under[AgendaItem | Begun | Pick]) -> None:
    """Not today: a plan is set aside, a suggestion is not shown again today."""
    thing = under.thing
    if isinstance(thing, Pick):
        page.act(lambda: page.journal.portfolio.choose(thing.candidate.id, "not_today"))
    else:
        page.lead(closing("self_cancelled"), under)


def reopen(page: TodayScreen, under: Under[AgendaItem]) -> None:
    """Make what was closed open again."""
    item = under.thing
    if isinstance(item.source, Promise):
        page.act(lambda: page.journal.people.keep_promise(item.ref, False))
    else:
        page.lead(closing("open"), under)


def remove(page: TodayScreen, under: Under[AgendaItem | Begun | Pick]) -> None:
    """Take a plan out, leave one occurrence out, or never suggest this again."""
    thing, journal = under.thing, page.journal
    if isinstance(thing, Begun):
        let_go(page, thing)
    elif isinstance(thing, Pick):
        page.act(lambda: journal.portfolio.choose(thing.candidate.id, "never"))
    elif thing.kind == "plan":
        page.act(lambda: journal.plans.remove(thing.ref))
    elif thing.kind == "promise":
        page.act(lambda: journal.people.remove_promise(thing.ref))
    elif thing.original is not None:
        original = thing.original
        page.act(lambda: journal.calendar.skip(thing.ref, original))


# -- changing -----------------------------------------------------------------------------------


async def check_in(page: TodayScreen, under: Under[Any]) -> None:
    """Mood, energy and minutes."""
    from ladder_tui.screens.flows.checkin.check_in import ask_check_in

    await ask_check_in(page)


async def new(page: TodayScreen, under: Under[Any]) -> None:
    """A plan in one's own words."""
    from ladder_tui.screens.flows.plans.plan import new_plan

    await made(page, new_plan(page.snapshot), title="A plan for today")


async def edit(page: TodayScreen, under: Under[AgendaItem]) -> None:
    """Change the plan or promise."""
    await edit_item(page, under.thing)


async def move(page: TodayScreen, under: Under[AgendaItem]) -> None:
    """To another day or time."""
    from ladder_tui.screens.flows.plans.move import ask_move

    await ask_move(page, under.thing)


async def smaller(page: TodayScreen, under: Under[AgendaItem]) -> None:
    """Half the length, one effort less."""
    from ladder_tui.screens.flows.plans.week_load import make_smaller

    await make_smaller(page, under.thing)


async def week(page: TodayScreen, under: Under[Any]) -> None:
    """What the week carries, and what may need a look."""
    from ladder_tui.screens.flows.plans.week_load import look_at_week

    await look_at_week(page)


# -- suggestions, messages, the card ------------------------------------------------------------


def swap(page: TodayScreen, under: Under[AgendaItem | Pick]) -> None:
    """Another suggestion, or first line of a message, in place of this one."""
    thing = under.thing
    if isinstance(thing, Pick):
        page.act(lambda: page.journal.portfolio.choose(thing.candidate.id, "swapped"))
        return
    first = line_of(page.snapshot, thing)
    if first is not None:
        page.act(partial(page.journal.messages.another, first), said="Another line.")


async def copy(page: TodayScreen, under: Under[AgendaItem]) -> None:
    """Copy the first line of a message, its gaps filled."""
    from ladder_tui.screens.flows.cards.shelf_item import copy_message

    first = line_of(page.snapshot, under.thing)
    if first is not None:
        await copy_message(page, first.starter, person=first.person)


async def why(page: TodayScreen, under: Under[Pick]) -> None:
    """The numbers behind a suggestion."""
    from ladder_tui.screens.flows.activities.why_dialog import WhyDialog

    if page.today.picks is not None:
        await page.app.push_screen_wait(WhyDialog(under.thing, page.today.picks, page.snapshot))


def nothing_along(page: TodayScreen, under: Under[Any]) -> str:
    """What is missing where the packs hold neither a page nor a card that fits."""
    there = page.snapshot.library.situations or page.today.along.card is not None
    return "" if there else "needs packs with situations or topic cards"


async def take_along(page: TodayScreen, under: Under[Any]) -> None:
    """The page for the plan under the cursor, else for the next one, or for what could be; on the card, the card.

    The card goes along, or is put back, at once; where the list does not show it just now, it is shown first.
    """
    from ladder_tui.screens.flows.tries.along import look_ahead

    card, item = page.today.along.card, _target(page, under)
    if page.snapshot.library.situations and not isinstance(under.thing, TopicCard):
        source = _source(page, under.thing) or item
        if source is not None:
            await look_ahead(page, source)
            return
    if card is None:
        return
    if page.query_one(RowList).shows(CARD):
        from ladder_tui.screens.flows.tries.along import card_answer

        await card_answer(page, item, card, "pin")
    else:
        await offer_card(page, item, card)


async def card(page: TodayScreen, under: Under[AgendaItem | Begun | Rung]) -> None:
    """The card for the moment itself, of a plan, a try or the step that is offered."""
    from ladder_tui.screens.flows.tries.carried_card import show_card

    thing = under.thing
    if isinstance(thing, AgendaItem):
        await carry(page, thing)
    elif isinstance(thing, Rung):
        await show_card(page, thing)
    elif (attempt := page.snapshot.attempts.get(thing.attempt_id or "")) is not None:
        await show_card(page, attempt)


def _source(page: TodayScreen, thing: Any) -> Rung | Activity | Person | None:
    """What a suggestion is, or the rung that is offered."""
    if isinstance(thing, Rung):
        return thing
    return pick_source(page.snapshot, thing) if isinstance(thing, Pick) else None


def _target(page: TodayScreen, under: Under[Any]) -> AgendaItem | None:
    """What goes along goes to this: the plan under the cursor if it is open, else what is next."""
    left, item = open_items(page.today.items), under.thing
    if isinstance(item, AgendaItem) and item in left:
        return item
    return page.today.along.item or next(iter(left), None)


COMMANDS: Final = PlaceCommands(
    {
        "open": open_it,
        "done": done,
        "backup": backup,
        "aside": aside,
        "check_in": check_in,
        "left_early": closing("left_early"),
        "fell_through": closing("fell_through"),
        "reopen": reopen,
        "new": new,
        "move": move,
        "smaller": smaller,
        "week": week,
        "edit": edit,
        "remove": remove,
        "swap": swap,
        "copy": copy,
        "why": why,
        "search": search,
        "clear": Flow(clear, nothing_sought),
        "take_card": Flow(take_along, nothing_along),
        "card": card,
    },
    foot={
        "pick": ("open", "swap", "why", "check_in"),
        "card": ("open", "take_card", "check_in"),
        "look_back": ("open", "check_in", "new"),
        "situation": ("open", "take_card", "check_in"),
        "message": ("copy", "swap", "done", "aside", "check_in"),
        "closed_plan": ("open", "edit", "reopen", "new"),
    },
)
