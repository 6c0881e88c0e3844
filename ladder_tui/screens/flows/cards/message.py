"""A first line for somebody: read it, take another, copy it, and note that it was sent."""

from functools import partial
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from ladder_tui.bound_keys import or_undo, with_keys
from ladder_tui.domain.cards.messages import FirstLine, Purpose, first_line
from ladder_tui.domain.cards.shelves import addresses
from ladder_tui.domain.records.people import Person
from ladder_tui.screens.flows.cards.shelf_item import copy_message
from ladder_tui.screens.kit.dialog import CARD_WIDTH, Dialog
from ladder_tui.screens.kit.page import PageScreen
from ladder_tui.services.journal import Journal, NotSaved
from ladder_tui.widgets.bars import KeyHint
from ladder_tui.widgets.text import Part, Words, folded, line

NO_LINE: Final = "The packs hold no first line for this stage yet; {everywhere.go_topics} has room for your own."
ONLY_LINE: Final = "It is the only line for this so far; {everywhere.go_topics} has room for your own."
SENT: Final = "Sent, and noted as a contact."


class MessageDialog(Dialog[str]):
    """Answers with `copy`, `sent` or `routine`; `first` is the line shown then. Another line is another save."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "answer('copy')", "Copy", show=False),
        Binding("w", "another", "Another line", show=False),
        Binding("d", "answer('sent')", "Sent", show=False),
        Binding("R", "answer('routine')", "Now and then", show=False),
    ]
    DEFAULT_CSS = "MessageDialog .page { padding: 0 1; }"

    def __init__(self, journal: Journal, first: FirstLine, purpose: Purpose) -> None:
        self._journal = journal
        self._snapshot = journal.snapshot()
        self.first = first
        self._purpose = purpose
        super().__init__(f"A line to {line(self._snapshot.listed_name(first.person))}")

    HINTS = (
        KeyHint("y", "copy", "answer('copy')"),
        KeyHint("w", "another", "another"),
        KeyHint("d", "sent", "answer('sent')"),
        KeyHint("R", "now and then", "answer('routine')"),
        KeyHint("esc", "back", "back"),
    )

    def compose_inside(self) -> ComposeResult:
        """The line, and an idea for when they answer."""
        yield Words(classes="page")

    def on_mount(self) -> None:
        """Show the line."""
        self._show()

    def _show(self) -> None:
        snapshot, starter = self._snapshot, self.first.starter
        width = min(CARD_WIDTH, self.app.size.width) - 8
        text = snapshot.shown(line(self.first.text(snapshot)))
        parts: list[Part] = [("\n".join(folded(f"“{text}”", width)) + "\n", "bold")]
        kind = snapshot.library.label("occasion", starter.occasion)
        parts.append((f"\n{kind} · {snapshot.library.label('channel', self.first.channel)}\n", "$quiet"))
        if any(slot != "name" or not addresses(starter) for slot in starter.slots):
            parts.append(("\ny asks for what stands in the gaps.\n", "$quiet"))
        if starter.reply_idea:
            parts += [("\nwhen they answer\n", "$calm"), "\n".join(folded(line(starter.reply_idea), width)) + "\n"]
        self.query_one(".page", Words).say(*parts)

    def action_another(self) -> None:
        """Pass this line over."""
        try:
            self._journal.messages.another(self.first)
        except NotSaved as error:
            self.complain(str(error))
            return
        self._snapshot = self._journal.snapshot()
        found = first_line(self._snapshot, self.first.person, self._purpose)
        if found is not None:
            if found.starter == self.first.starter:
                self.complain(with_keys(ONLY_LINE))
            self.first = found
            self._show()


async def write_to(screen: PageScreen, person: Person, purpose: Purpose = "ordinary") -> str | None:
    """Show first lines for a person until one is sent or the dialog is left; `sent`, `routine` or None.

    Call it from a worker.
    """
    while (first := first_line(screen.journal.snapshot(), person, purpose)) is not None:
        dialog = MessageDialog(screen.journal, first, purpose)
        what = await screen.app.push_screen_wait(dialog)
        if what == "copy":
            await copy_message(screen, dialog.first.starter, person=person)
            continue
        if what == "sent":
            screen.act(partial(screen.journal.messages.sent, dialog.first), said=or_undo(SENT))
        return what
    screen.say(with_keys(NO_LINE))
    return None
