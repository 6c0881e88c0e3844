"""What each key does here, made from the commands."""

import textwrap
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar

import msgspec
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from ladder_tui.bound_keys import keys_of, own_keys, show_key, steps_of, with_keys
from ladder_tui.commands import EVERYWHERE, MOVING, PLACES, Command, group
from ladder_tui.domain.base.text_search import matches
from ladder_tui.screens.flows.support.talk import TalkPage
from ladder_tui.screens.kit.reading_page import ReadingPage
from ladder_tui.shaping.clashes import OF_A_SEARCH
from ladder_tui.shaping.keymap import Keymap
from ladder_tui.widgets.bars import KeyHint
from ladder_tui.widgets.row_list import NOTHING_FOUND, marked
from ladder_tui.widgets.text import Part, Words, words

if TYPE_CHECKING:
    from ladder_tui.screens.seeking.seek_line import SeekLine

#: Cells: the widest card and that of wide windows, what stands left and right of its text, where what a key does
#: begins, the same below.
WIDEST, WIDE, AROUND, COLUMN, UNDER = 76, 104, 8, 35, 11
#: The width of a window from which the card is the wide one; the class `-wide` of a screen begins there.
WIDE_FROM = 112
NARROWEST = 24


class _Line(msgspec.Struct, frozen=True):
    """What is told of one command, or a heading."""

    parts: tuple[Part, ...]
    is_heading: bool = False

    @property
    def text(self) -> str:
        """Its words."""
        return words(*self.parts).plain


class HelpScreen(ReadingPage[None]):
    """The keys of a place or page, then those that work everywhere, then what had to be worked around.

    What a place has to explain (`about`) comes first after `?`, and last after F1, which asks for keys alone.
    """

    HINTS = (
        KeyHint("↑ ↓", "scroll", "down"),
        KeyHint("t", "talk?", "talk"),
        KeyHint("/", "search", "seek"),
        KeyHint("o", "tour", "app.tour"),
        KeyHint("esc", "back", "back"),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("question_mark", "back", "Back", show=False, id="everywhere.help"),
        Binding("f1,q", "back", "Back", show=False),
        Binding("t", "talk", "Should I talk to someone?", show=False),
        Binding("o", "app.tour", "A short tour", show=False),
    ]

    DEFAULT_CSS = "HelpScreen.-wide > #card, HelpScreen.-broad > #card { width: 104; }"

    def __init__(
        self,
        place: str,
        notes: tuple[str, ...] = (),
        here: tuple[KeyHint, ...] = (),
        about: Sequence[Part] = (),
        *,
        keys_first: bool = False,
    ) -> None:
        title = dict(PLACES).get(place, place.capitalize())
        named = "Why this, and keys" if about and not keys_first else "Keys"
        super().__init__(f"{named}: {title}" if title else "Keys")
        self._keys_first = keys_first
        self._place = place
        self._notes = notes
        self._here = here
        self._about = tuple(about)
        self._all: list[_Line] = []
        self._seek: SeekLine | None = None

    def compose_inside(self) -> ComposeResult:
        """One line a command."""
        self._all = self._lines()
        yield Words(*(part for one in self._all for part in one.parts), id="lines")

    def _lines(self) -> list[_Line]:
        """All that is told, each command in a piece of its own."""
        about = [_Line(self._about)] if self._about else []
        told = [*about, _heading("Keys")] if about and not self._keys_first else []
        told += [_line(hint.key, hint.short) for hint in self._here if hint.key != "F9"]
        if self._here:
            told += [
                _heading("While you type"),
                _line("F2 – F8", "the places; what you typed is kept as a draft"),
                _line("F9", "hides private text at once; there ! leads to support"),
            ]
        own = own_keys()
        for heading, commands in (("", group(self._place)), ("Everywhere", EVERYWHERE)):
            if commands and heading:
                told.append(_heading(heading))
            for command in commands:
                told.append(self._of_command(command, keys_of(command, own)))
        told += [_heading("Moving"), *self._moving(own)]
        if self._notes:
            told += [_heading("Worth knowing"), *(_Line((f"  {note}\n",)) for note in self._notes)]
        return [*told, _Line(("\n", *self._about))] if about and self._keys_first else told

    def _moving(self, own: Mapping[str, str]) -> Iterator[_Line]:
        """How one moves here; a key that is a command of the place is not told a second time."""
        yield _Line(((f"{'↑ ↓ j k':>9}", "bold"), "  up and down      ",
                     (f"{'← → h l':>9}", "bold"), "  left and right\n"))  # fmt: skip
        taken = {key for command in (*group(self._place), *EVERYWHERE) for key in keys_of(command, own)}
        for command in MOVING:
            keys = [key for key in keys_of(command, own) if command.id in OF_A_SEARCH or steps_of(key)[0] not in taken]
            if keys:
                yield self._of_command(command, keys)
        if getattr(self.app, "own_keys", Keymap()).vim:
            yield _line("3j  5G", "three lines on, and to the fifth: a number goes before")

    def _of_command(self, command: Command, keys: Sequence[str]) -> _Line:
        does = (_hanging(with_keys(command.help), self.app.size.width), "$quiet")
        return _Line(((f"{'  '.join(map(show_key, keys[:2])):>9}", "bold"), f"  {command.title:<24}", does))

    # -- searched ---------------------------------------------------------------------------

    def action_seek(self) -> None:
        """Open the line that leaves the lines with its words."""
        if self._seek is None:
            from ladder_tui.screens.seeking.seek_line import SeekLine  # late: most readers of help only look

            self._seek = SeekLine(self, self.reader())
            self.query_one("#card").mount(self._seek, before=self.query_one("#inside"))
            self.hold_still()
        self._seek.focus()

    def end_search(self) -> bool:
        """Show all lines again; False where nobody was searching."""
        line, self._seek = self._seek, None
        if line is None:
            return False
        self.narrow("")
        self.hold_still(False)
        self.reader().focus()
        line.remove()
        return True

    def narrow(self, query: str) -> None:
        """Show the lines that hold all these words, marked."""
        told = [one for one in self._all if not query.strip() or (not one.is_heading and matches(query, one.text))]
        content = words(*(part for one in told for part in one.parts)) if told else words(f"   {NOTHING_FOUND}")
        self.query_one("#lines", Words).say(marked(content, query if told else ""))
        self.query_one("#inside").scroll_home(animate=False)

    def action_talk(self) -> None:
        """When to talk to a professional, and how to begin."""
        self.app.push_screen(TalkPage())


def _hanging(text: str, width: int) -> str:
    """What a command does, in its own column of a window of `width` cells; below the title where that is narrow."""
    room = min(width, WIDE if width >= WIDE_FROM else WIDEST) - AROUND - COLUMN
    if room >= NARROWEST:
        return ("\n" + " " * COLUMN).join(textwrap.wrap(text, room)) + "\n"
    lines = textwrap.wrap(text, max(room + COLUMN - UNDER, NARROWEST))
    return "".join(f"\n{' ' * UNDER}{one}" for one in lines) + "\n"


def _line(key: str, says: str) -> _Line:
    return _Line(((f"{key:>9}", "bold"), f"  {says}\n"))


def _heading(text: str) -> _Line:
    return _Line(((f"\n{text}\n", "$calm"),), is_heading=True)
