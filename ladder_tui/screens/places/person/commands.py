"""What each command of a person's page does. `COMMANDS` at the end says which function stands behind which.

Flows are imported where they begin, so that the page opens without them.
"""

from typing import Any, Final

from ladder_tui.bound_keys import or_undo
from ladder_tui.domain.people.gestures import Gesture
from ladder_tui.domain.records.cards import CardMark
from ladder_tui.domain.records.people import Contact, Promise
from ladder_tui.domain.records.plans import Plan
from ladder_tui.screens.kit.under import Flow, PlaceCommands, Under
from ladder_tui.screens.places.person.rows import CONTACT
from ladder_tui.screens.places.person.screen import PersonScreen
from ladder_tui.services.journal import Journal
from ladder_tui.widgets.row_list import RowList

KEPT_APART: Final = "Kept out of every suggestion and reminder from now on. ! has someone to talk to."


def person_page(journal: Journal, person_id: str) -> PersonScreen:
    """The page of a person, to be put over the place where it was asked for."""
    return PersonScreen(journal, COMMANDS, person_id)


# -- with what is under the cursor --------------------------------------------------------------


async def open_it(page: PersonScreen, under: Under[Any]) -> None:
    """Change the contact, the plan, the promise or the page; do the gesture; show the card, or older contacts."""
    from ladder_tui.screens.flows.people.contact import change_contact
    from ladder_tui.screens.flows.people.gesture_flows import do_gesture
    from ladder_tui.screens.flows.people.promise import ask_promise
    from ladder_tui.screens.flows.plans.plan import ask_plan

    person, thing = page.person, under.thing
    if person is None:
        return
    if isinstance(thing, Gesture):
        await do_gesture(page, person, thing)
    elif isinstance(thing, Promise):
        await ask_promise(page, person, thing)
    elif isinstance(thing, Contact):
        await change_contact(page, thing)
    elif isinstance(thing, Plan):
        await ask_plan(page, thing, title="The plan")
    elif isinstance(thing, CardMark):
        await _show_card(page, thing)
    elif under.kind == "older":
        page.show_older()
    else:
        await edit(page, under)


async def _show_card(page: PersonScreen, mark: CardMark) -> None:
    from ladder_tui.screens.flows.cards.card import CardDialog

    card = page.snapshot.library.topic(mark.card_id)
    if card is not None:
        await page.app.push_screen_wait(CardDialog([card], page.snapshot, actions=False, person_id=mark.person_id))


def done(page: PersonScreen, under: Under[Promise]) -> None:
    """Keep the promise, or open it again."""
    page.act(lambda: page.journal.people.keep_promise(under.thing.id, under.thing.kept_at is None))


def remove_row(page: PersonScreen, under: Under[Promise | Contact]) -> None:
    """Take out the contact or promise."""
    people, thing = page.journal.people, under.thing
    if isinstance(thing, Promise):
        page.act(lambda: people.remove_promise(thing.id))
    else:
        page.act(lambda: people.remove_contact(thing.id))


# -- with the person ----------------------------------------------------------------------------


def not_safe_now(page: PersonScreen, under: Under[Any]) -> str:
    """What is missing for a person who is not safe: nothing leads to them."""
    return "" if page.person is not None and not page.person.unsafe else "needs a person who is safe for you"


async def log(page: PersonScreen, under: Under[Any]) -> None:
    """Any channel, in one line of keys."""
    from ladder_tui.screens.flows.people.contact import ask_contact

    contact = await ask_contact(page, page.person) if page.person is not None else None
    if contact is not None:
        page.query_one(RowList).go_to(CONTACT + contact.id)


async def plan(page: PersonScreen, under: Under[Any]) -> None:
    """A plan with this person."""
    from ladder_tui.screens.flows.activities.flows import plan

    await plan(page, page.person, suggested=False)


async def message(page: PersonScreen, under: Under[Any]) -> None:
    """A first line to copy, that fits how you know each other."""
    from ladder_tui.screens.flows.people.gesture_flows import message

    if page.person is not None:
        await message(page, page.person)


async def balance(page: PersonScreen, under: Under[Any]) -> None:
    """Give-and-take in words, when asked for."""
    from ladder_tui.screens.flows.people.gesture_flows import tell_balance

    if page.person is not None:
        await tell_balance(page, page.person)


async def promise(page: PersonScreen, under: Under[Any]) -> None:
    """Something to remember, with a date or without."""
    from ladder_tui.screens.flows.people.promise import ask_promise

    if page.person is not None:
        await ask_promise(page, page.person)


async def edit(page: PersonScreen, under: Under[Any]) -> None:
    """Change the page."""
    from ladder_tui.screens.flows.people.person_form import ask_person

    if page.person is not None:
        await ask_person(page, page.person, title=page.shown(page.person.name))


async def pause(page: PersonScreen, under: Under[Any]) -> None:
    """Keep this person out of suggestions for a while, or let them in again."""
    from ladder_tui.screens.flows.activities.flows import pause_or_wake

    await pause_or_wake(page, page.person)


def not_safe(page: PersonScreen, under: Under[Any]) -> None:
    """Take this person out of every suggestion at once, or let them in again."""
    person = page.person
    if person is not None:
        said = None if person.unsafe else or_undo(KEPT_APART)
        page.act(lambda: page.journal.people.not_safe(person.id, not person.unsafe), said=said)


async def remove(page: PersonScreen, under: Under[Any]) -> None:
    """Remove the page with contacts and promises, after one question."""
    from ladder_tui.screens.flows.activities.flows import remove

    await remove(page, page.person)


COMMANDS: Final = PlaceCommands(
    {
        "open": open_it,
        "log": log,
        "plan": Flow(plan, not_safe_now),
        "promise": promise,
        "message": Flow(message, not_safe_now),
        "edit": edit,
        "balance": Flow(balance, not_safe_now),
        "done": done,
        "remove_row": remove_row,
        "pause": pause,
        "not_safe": not_safe,
        "remove": remove,
        "search": lambda page, under: page.begin_search(),
        "back": lambda page, under: page.back(),
    },
    foot={"promise": ("done", "log", "plan", "promise", "message", "edit", "back")},
)
