"""What a person's page leads to: gestures, messages, a message now and then, and give-and-take in words."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Final, Protocol, cast

from msgspec.structs import replace

from ladder_tui.bound_keys import or_undo, with_keys
from ladder_tui.domain.base.thresholds import thresholds
from ladder_tui.domain.cards.messages import Purpose
from ladder_tui.domain.people.gestures import Gesture, GestureKind
from ladder_tui.domain.people.reciprocity import GiveAndTake, give_and_take
from ladder_tui.domain.records.people import Person
from ladder_tui.domain.snapshot import Snapshot
from ladder_tui.screens.flows.cards.message import write_to
from ladder_tui.screens.flows.people.person_form import ask_person, plan_with
from ladder_tui.screens.flows.plans.opportunity import ask_opportunity
from ladder_tui.screens.flows.plans.routine import message_to
from ladder_tui.screens.kit.dialog import Choose
from ladder_tui.screens.kit.page import PageScreen
from ladder_tui.widgets.text import line

#: What can be done about a gesture, the nearest first; a message is of this purpose.
WAYS: Final[Mapping[GestureKind, tuple[tuple[str, str], ...]]] = {
    "promise": (("kept", "It is done"), ("plan", "A plan for it"), ("message", "A line to them")),
    "ask_after": (("message", "A line that asks"), ("plan", "A plan to meet or talk, with this as its note")),
    "thank": (("message", "A line that says thank you"), ("plan", "A plan to say it in person")),
    "let_them_choose": (("message", "A line with a day in it"), ("plan", "A plan, with room for their idea")),
    "invite": (("message", "A line that invites"), ("plan", "A plan together")),
}
PURPOSES: Final[Mapping[GestureKind, Purpose]] = {
    "promise": "asking", "ask_after": "asking", "thank": "thanks", "let_them_choose": "inviting", "invite": "inviting",
}  # fmt: skip
QUIET: Final = "Too little is noted for that; in {person.log} the letters r s h f note more."
#: Where Topics shows the scripts about an uneven balance.
SCRIPTS: Final = "scripts:uneven_balance"


class _Opener(Protocol):
    """What is needed of the app."""

    async def open_at(self, place: str, ref: str) -> None:
        """Go to a place and show one thing there."""


async def do_gesture(screen: PageScreen, person: Person, gesture: Gesture) -> None:
    """Ask how, then keep the promise, make a plan, or find a first line. Call it from a worker."""
    note = screen.shown(line(gesture.words))
    how = await screen.app.push_screen_wait(Choose("What next?", WAYS[gesture.kind], note=note))
    if how == "kept" and gesture.ref is not None:
        screen.act(partial(screen.journal.people.keep_promise, gesture.ref), said=or_undo("Kept."))
    elif how == "plan":
        await plan_with(screen, person, note=gesture.words)
    elif how == "message":
        await message(screen, person, PURPOSES[gesture.kind])


async def message(screen: PageScreen, person: Person, purpose: Purpose = "ordinary") -> None:
    """A first line to this person, once, or now and then as a routine. Call it from a worker."""
    if await write_to(screen, person, purpose) == "routine":
        routine = message_to(screen.snapshot, person)
        await ask_opportunity(screen, routine, title="A message now and then", keep=screen.journal.calendar.save)


def weighed(snapshot: Snapshot, person: Person) -> GiveAndTake | None:
    """Give-and-take with one person; None under the limits, and for a person marked unsafe."""
    theirs = [contact for contact in snapshot.contacts.values() if contact.person_id == person.id]
    limits = thresholds(snapshot.settings.thresholds)
    return None if person.unsafe else give_and_take(theirs, snapshot.now, limits)


async def tell_balance(screen: PageScreen, person: Person) -> None:
    """Give-and-take in words, with what could be done about it. Call it from a worker."""
    found = weighed(screen.snapshot, person)
    if found is None:
        screen.say(with_keys(QUIET))
        return
    options = [(way.kind, _capital(way.words)) for way in found.alternatives]
    chosen = await screen.app.push_screen_wait(
        Choose("Give and take", options or [("back", "Back to the page")], note="\n".join(_told(found)))
    )
    if chosen is not None:
        await _do(screen, person, chosen)


def _told(found: GiveAndTake) -> Sequence[str]:
    # Where the count decides, the first reason says the same as the words, with its grounds.
    return found.reasons if found.by == "flow" else (found.words, *reversed(found.reasons))


async def _do(screen: PageScreen, person: Person, kind: str) -> None:
    """Go where a `WayKind` leads; leaving it as it is leads nowhere."""
    if kind == "scripts":
        # Later and from the app: going to a place ends what still runs for this page, this flow among it.
        screen.app.call_later(cast(_Opener, screen.app).open_at, "topics", SCRIPTS)
    elif kind == "thank":
        await message(screen, person, "thanks")
    elif kind == "propose":
        await plan_with(screen, person)
    elif kind == "less":
        await ask_person(screen, person, title=screen.shown(person.name))
    elif kind == "let_them_choose":
        noted = "\n".join(part for part in (person.next_time.strip(), "Let them propose something.") if part)
        said = or_undo("Noted for next time.")
        screen.act(lambda: screen.journal.people.save(replace(person, next_time=noted)), said=said)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
