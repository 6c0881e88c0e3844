"""What each key does here, made from the commands."""

import textwrap
from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from ladder_tui.bound_keys import keys_of, show_key, with_keys
from ladder_tui.commands import EVERYWHERE, PLACES, group
from ladder_tui.screens.flows.support.talk import TalkPage
from ladder_tui.screens.kit.reading_page import ReadingPage
from ladder_tui.widgets.bars import KeyHint
from ladder_tui.widgets.text import Part, Words

#: Cells: the widest card and that of wide windows, what stands left and right of its text, where what a key does
#: begins, the same below.
WIDEST, WIDE, AROUND, COLUMN, UNDER = 76, 104, 8, 35, 11
#: The width of a window from which the card is the wide one; the class `-wide` of a screen begins there.
WIDE_FROM = 112
NARROWEST = 24


class HelpScreen(ReadingPage[None]):
    """The keys of a place or page, then those that work everywhere, then what had to be worked around.

    What a place has to explain (`about`) comes first after `?`, and last after F1, which asks for keys alone.
    """

    HINTS = (
        KeyHint("↑ ↓", "scroll", "down"),
        KeyHint("t", "talk to someone?", "talk"),
        KeyHint("o", "a short tour", "app.tour"),
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

    def compose_inside(self) -> ComposeResult:
        """One line a command."""
        parts: list[Part] = [*self._about, ("\nKeys\n", "$calm")] if self._about and not self._keys_first else []
        parts += [part for hint in self._here if hint.key != "F9" for part in _line(hint.key, hint.short)]
        if self._here:
            parts += [
                ("\nWhile you type\n", "$calm"),
                *_line("F2 – F8", "the places; what you typed is kept as a draft"),
                *_line("F9", "hides private text at once; there ! leads to support"),
            ]
        own = self.app._keymap
        for heading, commands in (("", group(self._place)), ("Everywhere", EVERYWHERE)):
            if not commands:
                continue
            if heading:
                parts.append(("\n" + heading + "\n", "$calm"))
            for command in commands:
                keys = [show_key(key) for key in keys_of(command, own)]
                parts += [
                    (f"{'  '.join(keys[:2]):>9}", "bold"),
                    f"  {command.title:<24}",
                    (_hanging(with_keys(command.help), self.app.size.width), "$quiet"),
                ]
        parts += [
            ("\nMoving\n", "$calm"),
            (f"{'↑ ↓ j k':>9}", "bold"), "  up and down      ", (f"{'← → h l':>9}", "bold"), "  left and right\n",
        ]  # fmt: skip
        if self._notes:
            parts.append(("\nWorth knowing\n", "$calm"))
            parts += [f"  {note}\n" for note in self._notes]
        if self._about and self._keys_first:
            parts += ["\n", *self._about]
        yield Words(*parts)

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


def _line(key: str, says: str) -> list[Part]:
    return [(f"{key:>9}", "bold"), f"  {says}\n"]
