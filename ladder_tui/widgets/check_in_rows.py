"""The three rows of a check-in: mood, energy, minutes. One key each; arrows, Enter and the mouse do the same."""

from dataclasses import dataclass
from typing import ClassVar, Final

from rich.cells import cell_len
from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from ladder_tui.domain.base.vocabulary import MOODS, Mood
from ladder_tui.domain.records.checkins import MINUTES_CHOICES
from ladder_tui.widgets.text import Part, words

MOOD_KEYS: Final = "lafsg"
ENERGY_WORDS: Final = ("very low", "low", "some", "good", "plenty")
#: In words, since each stands beside a digit to press; the last one means two hours.
_MINUTE_WORDS: Final = ("five", "fifteen", "thirty", "sixty", "more")
#: Label, then the key and the words of each choice.
_ROWS: Final[tuple[tuple[str, tuple[tuple[str, str], ...]], ...]] = (
    ("Mood", tuple(zip(MOOD_KEYS, MOODS, strict=True))),
    ("Energy", tuple(zip("12345", ENERGY_WORDS, strict=True))),
    ("Minutes", tuple(zip("12345", _MINUTE_WORDS, strict=True))),
)
_LABEL_WIDTH: Final = 9
#: From this width on there are three blanks between choices, else two; then they fit into 52 cells.
_ROOMY: Final = 62


class CheckInRows(Widget, can_focus=True):
    """Asks row by row; posts `Answered` when the third one has its answer. `at` is the row asked now, 0 to 2."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "move(-1)", "Left", show=False),
        Binding("right", "move(1)", "Right", show=False),
        Binding("up,backspace", "row(-1)", "Row before", show=False),
        Binding("down,tab", "row(1)", "Next row", show=False),
        Binding("enter,space", "choose", "Choose", show=False),
    ]
    DEFAULT_CSS = "CheckInRows { height: 5; width: 1fr; padding: 0 1; }"

    at: reactive[int] = reactive(0)
    places: reactive[tuple[int, int, int]] = reactive((3, 2, 2))

    @dataclass
    class Answered(Message):
        """All three are answered: mood, energy 1 to 5, minutes free."""

        mood: Mood
        energy: int
        minutes: int

    def __init__(self, mood: Mood = "steady", energy: int = 3, minutes: int = 30, *, id: str | None = None) -> None:
        super().__init__(id=id)
        nearest = min(range(len(MINUTES_CHOICES)), key=lambda index: abs(MINUTES_CHOICES[index] - minutes))
        self._spans: list[tuple[int, int, int, int]] = []
        self.set_reactive(CheckInRows.places, (MOODS.index(mood), energy - 1, nearest))

    def render(self) -> Content:
        """Three rows with a free line between; answered ones step back, the mark stands in the one asked now."""
        parts: list[Part] = []
        self._spans = []
        gap = 3 if self.content_size.width >= _ROOMY else 2
        for row, (label, choices) in enumerate(_ROWS):
            now = row == self.at
            parts.append((f"{label:<{_LABEL_WIDTH}}", "bold" if now else "$quiet"))
            x = _LABEL_WIDTH
            for index, (key, label_words) in enumerate(choices):
                here = index == self.places[row]
                key_style = "bold" if now else "$quiet"
                style = ("bold $here underline" if now else "bold") if here and row <= self.at else "$quiet"
                self._spans.append((row * 2, x, x + cell_len(f"{key} {label_words}"), index))
                parts += [(key, key_style), " ", (label_words, style), " " * gap]
                x += cell_len(f"{key} {label_words}") + gap
            parts[-1] = "\n\n" if row < len(_ROWS) - 1 else ""
        return words(*parts)

    def action_move(self, by: int) -> None:
        """Move the mark in the row asked now."""
        self._put(max(0, min(4, self.places[self.at] + by)))

    def action_row(self, by: int) -> None:
        """Go to another row; what was answered stays."""
        self.at = max(0, min(2, self.at + by))

    def action_choose(self) -> None:
        """Take what the mark stands on and go on; after the third row it is answered."""
        if self.at < 2:
            self.at += 1
            return
        mood, energy, minutes = self.places
        self.post_message(self.Answered(MOODS[mood], energy + 1, MINUTES_CHOICES[minutes]))

    def on_key(self, event: events.Key) -> None:
        """A digit answers any row, a letter the first."""
        letter = event.character or ""
        index = -1
        if letter and letter in "12345":
            index = int(letter) - 1
        elif letter and self.at == 0:
            index = MOOD_KEYS.find(letter.lower())
        if index >= 0:
            event.stop()
            event.prevent_default()
            self._put(index)
            self.action_choose()

    def on_click(self, event: events.Click) -> None:
        """A click on a choice answers its row."""
        for y, start, end, index in self._spans:
            if event.y == y and start <= event.x - 1 < end:
                self.at = y // 2
                self._put(index)
                self.action_choose()
                return

    def _put(self, index: int) -> None:
        places = list(self.places)
        places[self.at] = index
        self.places = (places[0], places[1], places[2])
