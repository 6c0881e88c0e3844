"""What a file of another program would bring, read whole before any of it is kept."""

import asyncio
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import ClassVar, Final

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widget import Widget

from ladder_tui.bound_keys import or_undo
from ladder_tui.domain.base.clean import one_line
from ladder_tui.domain.base.number_words import as_word
from ladder_tui.domain.base.references import Record
from ladder_tui.domain.snapshot import Snapshot
from ladder_tui.screens.flows.exchange.file_picker import FilePicker
from ladder_tui.screens.kit.page import PageScreen
from ladder_tui.screens.kit.reading_page import FullPage
from ladder_tui.services.incoming.decoding import LARGEST
from ladder_tui.services.incoming.read import Incoming, Item, Told, read_incoming
from ladder_tui.services.journal import Journal
from ladder_tui.services.machine.folders import NotRead, contents, shown
from ladder_tui.widgets.bars import KeyHint
from ladder_tui.widgets.row_list import GUTTER, Row, RowList
from ladder_tui.widgets.text import folded, line, words

#: What names of files that are read end with.
ENDINGS: Final = (".ics", ".ical", ".vcf", ".vcard", ".csv", ".tsv", ".json", ".md", ".txt", ".jrnl")
#: So many lines of one part are drawn; the others come all the same.
MOST: Final = 2_000
NOTHING: Final = "Nothing of it can be kept, and nothing has changed."


class _Coming(RowList):
    """Enter keeps all of it, wherever the cursor is; a click only moves the cursor."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "screen.keep", "Keep", show=False)]


class WhatComes(FullPage[tuple[Incoming, bool]]):
    """Answers with what is to be kept and whether what differs is taken over as well, or None.

    `read` reads the file anew: with what is over, or without. It may take a moment.
    """

    AUTO_FOCUS: ClassVar[str | None] = "RowList"
    SCROLLS = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("o", "update", "Take over what differs", show=False),
        Binding("p", "past", "What is over as well", show=False),
        Binding("q", "back", "Back", show=False),
    ]
    DEFAULT_CSS = """
    WhatComes RowList { height: 1fr; }
    WhatComes #title { margin: 1 0; }
    """

    def __init__(self, found: Incoming, read: Callable[[bool], Incoming]) -> None:
        super().__init__(line(found.file))
        self._found = found
        self._read = read
        self._update = False
        self._past = False

    def compose_inside(self) -> ComposeResult:
        """Everything, a line each."""
        yield _Coming()

    def reader(self) -> Widget:
        """The list."""
        return self.query_one(RowList)

    # -- what is shown ----------------------------------------------------------------------

    def _fill(self) -> None:
        listed = self.query_one(RowList)
        width = listed.size.width - listed.styles.scrollbar_size_vertical  # whether it is there yet or not
        if width > 0:
            listed.show_rows(coming_rows(self._found, width, update=self._update))
            self.show_hints()

    @property
    def _wanted(self) -> int:
        return len(self._found.wanted(update=self._update))

    def hints(self) -> tuple[KeyHint, ...]:
        """Keeping it, where there is something to keep; then what else could come."""
        made = [KeyHint("enter", f"keep {as_word(self._wanted)}", "keep")] if self._wanted else []
        if self._found.standing("differs"):
            made.append(KeyHint("o", "as it is here" if self._update else "as in the file", "update"))
        if self._found.over or self._past:
            made.append(KeyHint("p", "no past" if self._past else "past too", "past"))
        return (*made, KeyHint("esc", "back", "back"))

    # -- keys -------------------------------------------------------------------------------

    def action_keep(self) -> None:
        """Keep what would come; without anything of that kind it is left."""
        if self._wanted:
            self.answer((self._found, self._update))
        else:
            self.complain("There is nothing in it that is not here already. esc leads back.")

    def action_update(self) -> None:
        """Take over what the file has otherwise, or leave it as it is here."""
        if self._found.standing("differs"):
            self._update = not self._update
            self._fill()

    @work(exclusive=True, group="read")
    async def action_past(self) -> None:
        """Also what is over, or only what is ahead."""
        if self._found.over or self._past:
            self._found = await asyncio.to_thread(self._read, not self._past)
            self._past = not self._past
            self._fill()


def coming_rows(found: Incoming, width: int, *, update: bool) -> list[Row]:
    """What would come, what is here already, and what does not come and why, folded for `width` cells."""
    rows = _text(found.summary, width, "")
    new, other, same = (found.standing(one) for one in ("new", "differs", "same"))
    rows += _items("Would come", new, width, "+")
    takes = "Here otherwise, and would be as the file has it" if update else "Here otherwise; it stays as it is here"
    rows += _items(takes, other, width, "~")
    rows += _sentences("Comes otherwise than the file has it", found.changes, width)
    rows += _sentences("Stays out", found.left_out, width)
    rows += _sentences("Could not be read", found.problems, width)
    return rows + _items("Here already", same, width, "=")


def _items(heading: str, items: Sequence[Item], width: int, sign: str) -> list[Row]:
    if not items:
        return []
    rows = _heading(heading, len(items))
    for number, item in enumerate(items[:MOST]):
        first, *more = folded(one_line(item.words), width - GUTTER - 2)
        told = "".join(f"\n{'':{GUTTER + 2}}{row}" for row in more)
        rows.append(Row(words(" " * GUTTER, (f"{sign} ", "$quiet"), first, told), id=f"{sign}{number}"))
    return rows + _and_more(len(items))


def _sentences(heading: str, told: Sequence[Told], width: int) -> list[Row]:
    if not told:
        return []
    rows = _heading(heading, len(told))
    for number, one in enumerate(told[:MOST]):
        text = f"line {one.line}: {one.words}" if one.line else one.words
        first, *more = folded(one_line(text), width - GUTTER)
        rest = "".join(f"\n{'':{GUTTER}}{row}" for row in more)
        rows.append(Row(words(" " * GUTTER, first, rest), id=f"{heading}{number}"))
    return rows + _and_more(len(told))


def _heading(text: str, many: int) -> list[Row]:
    return [Row(words(" ")), Row(words((f" {text}", "$calm"), (f"  {many:,}", "$quiet")))]


def _and_more(many: int) -> list[Row]:
    return [Row(words(" " * GUTTER, (f"and {many - MOST:,} more", "$quiet")))] if many > MOST else []


def _text(text: str, width: int, look: str) -> list[Row]:
    return [Row(words((f" {row}", look))) for row in folded(one_line(text), width - 1)]


# -- the whole way ------------------------------------------------------------------------------


async def bring_in(screen: PageScreen) -> tuple[Record, ...]:
    """Choose a file, see what it would bring, keep it as one step of undo; what was kept. Call it from a worker."""
    picker = FilePicker("Import a file", ENDINGS, note="a calendar, people, a table, a journal")
    path = await screen.app.push_screen_wait(picker)
    return await show_file(screen, path) if path is not None else ()


async def show_file(screen: PageScreen, path: Path) -> tuple[Record, ...]:
    """See what a file would bring, and keep it where that is meant; what was kept. Call it from a worker."""
    screen.say(f"Reading {shown(path)} …")
    try:
        data = await asyncio.to_thread(contents, path, LARGEST + 1)
    except NotRead as error:
        screen.say(str(error))
        return ()
    read = reader(path.name, data, screen.journal)
    found = await asyncio.to_thread(read, False)
    screen.say("")
    answer = await screen.app.push_screen_wait(WhatComes(found, read))
    if answer is None:
        return ()
    found, update = answer
    label, records = found.label(update=update), found.records(update=update)

    def keep() -> tuple[Record, ...]:
        screen.journal.bring_in(label, records)
        return tuple(record for _, record in records)

    return screen.act(keep, said=or_undo(label)) or ()


def reader(name: str, data: bytes, journal: Journal) -> Callable[[bool], Incoming]:
    """What reads a file beside what is here now; in a thread of its own, since a long one takes a moment."""

    def read(past: bool) -> Incoming:
        snapshot: Snapshot = journal.snapshot()
        return read_incoming(one_line(name), data, snapshot, past=past)

    return read
