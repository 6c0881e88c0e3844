"""A script or a message to read, one after the other, and to carry away."""

from collections.abc import Sequence
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from ladder_tui.bound_keys import or_undo
from ladder_tui.domain.cards.dealing import UNMARKED, card_states, marks_of
from ladder_tui.domain.cards.shelves import ShelfItem, addresses, filled, title_of
from ladder_tui.domain.items.lines import Starter
from ladder_tui.domain.items.scripts import Script
from ladder_tui.domain.people.in_touch import people_by_contact
from ladder_tui.domain.records.people import Person
from ladder_tui.domain.snapshot import Snapshot
from ladder_tui.screens.flows.cards.shelf_words import whole_item
from ladder_tui.screens.flows.giving.copying import copy
from ladder_tui.screens.kit.dialog import CARD_WIDTH, Choose
from ladder_tui.screens.kit.form import Field, FormDialog
from ladder_tui.screens.kit.page import PageScreen
from ladder_tui.screens.kit.turning import TurnDialog
from ladder_tui.widgets.bars import KeyHint
from ladder_tui.widgets.text import Words, line

NOBODY: Final = "nobody"


class ShelfDialog(TurnDialog):
    """Answers with what to do with the item shown: `copy`, `done`, `like` or `not_for_me`; `item` is the one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "answer('copy')", "Copy", show=False),
    ]
    DEFAULT_CSS = "ShelfDialog .page { padding: 0 1; }"

    def __init__(self, items: Sequence[ShelfItem], snapshot: Snapshot, *, at: int = 0) -> None:
        super().__init__(title_of(items[at]), len(items), at)
        self._items = tuple(items)
        self._snapshot = snapshot

    @property
    def item(self) -> ShelfItem:
        """The item shown."""
        return self._items[self._at]

    def compose_inside(self) -> ComposeResult:
        """The whole of it."""
        yield Words(classes="page")

    def hints(self) -> tuple[KeyHint, ...]:
        """Moving, then what can be done with it."""
        used = "sent" if isinstance(self.item, Starter) else "used"
        return (
            *self.turning(), KeyHint("y", "copy", "answer('copy')"), KeyHint("d", used, "answer('done')"),
            KeyHint("*", "like", "answer('like')"), KeyHint("esc", "back", "back"),
        )  # fmt: skip

    def _show(self) -> None:
        item = self.item
        state = card_states(marks_of(self._snapshot)).get(item.id, UNMARKED)
        title = "A first line" if isinstance(item, Starter) else title_of(item)
        self.query_one("#title", Words).say(line(title))
        width = min(CARD_WIDTH, self.app.size.width) - 8
        self.query_one(".page", Words).say(*whole_item(item, self._snapshot, state, width))
        self.show_hints()
        self.query_one("#inside").scroll_home(animate=False)


def copy_script(screen: PageScreen, script: Script) -> None:
    """The lines of a script to the clipboard."""
    copy(screen, " ".join(script.lines))


async def ask_person(screen: PageScreen, title: str) -> Person | str | None:
    """Someone with a page here, or NOBODY for anyone else; None when left. Call it from a worker."""
    people = people_by_contact(screen.snapshot.people.values(), screen.snapshot.contacts.values())
    if not people:
        return NOBODY
    options = [*((person.id, screen.snapshot.listed_name(person)) for person in people), (NOBODY, "someone else")]
    chosen = await screen.app.push_screen_wait(Choose(title, options))
    return screen.snapshot.people.get(chosen, NOBODY) if chosen is not None else None


async def copy_message(screen: PageScreen, starter: Starter, *, person: Person | None = None) -> str | None:
    """Fill the gaps of a message and copy it; the text, None when left.

    Where the message calls the one it goes to by name, that comes from the person's page.
    """
    slots: dict[str, str] = {}
    if addresses(starter) and person is None:
        chosen = await ask_person(screen, "Who is it for?")
        if chosen is None:
            return None
        person = chosen if isinstance(chosen, Person) else None
    if person is not None and addresses(starter):
        slots["name"] = person.name.split()[0] if person.name.split() else person.name
    left = [slot for slot in starter.slots if slot not in slots]
    if left:
        form = FormDialog(
            "Fill the gaps",
            [Field(slot, screen.snapshot.library.label("slot", slot).capitalize()) for slot in left],
            journal=screen.journal,
            draft_id=f"message:{starter.id}",
            note=line(screen.snapshot.library.gaps_named(starter.text)),
        )
        values = await screen.app.push_screen_wait(form)
        if values is None:
            return None
        slots.update(values)
    text = filled(starter, slots)
    copy(screen, text)
    return text


async def note_sent(screen: PageScreen, starter: Starter, *, person: Person | None = None) -> None:
    """Note that a message was sent; to someone with a page it is a contact too. Call it from a worker."""
    if person is None:
        chosen = await ask_person(screen, "Sent to whom?")
        if chosen is None:
            return
        person = chosen if isinstance(chosen, Person) else None
    said = or_undo("Sent, and noted as a contact.") if person is not None else None
    screen.act(lambda: screen.journal.messages.noted(starter, person), said=said)
