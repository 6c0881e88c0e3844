"""Plain signs for terminals and fonts without the drawn ones; a filter over every line, one cell for one cell."""

from typing import Final

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

_PLAIN: Final = str.maketrans({
    "▶": ">", "✓": "x", "●": "*", "○": "o", "•": "*", "·": ".", "─": "-", "━": "-", "│": "|", "┃": "|", "├": "|",
    "┣": "+", "┫": "+",
    "┤": "|", "┼": "+", "┬": "+", "┴": "+", "╭": "+", "╮": "+", "╰": "+", "╯": "+", "┌": "+", "┐": "+", "└": "+",
    "┘": "+", "■": "#", "□": ".", "█": "#", "▌": "[", "▐": "]", "▁": "_", "▂": "_", "▃": "-", "▄": "=", "▅": "=",
    "▆": "#", "▇": "#", "▔": "-", "▎": "|", "▏": "|", "▕": "|", "‹": "<", "›": ">", "←": "<", "→": ">", "↑": "^",
    "↓": "v", "…": "~", "–": "-", "—": "-", "“": '"', "”": '"', "‘": "'", "’": "'", "×": "x",
    "▲": "^", "▼": "v", "◆": "+", "◇": "=",
})  # fmt: skip


class AsciiFilter(LineFilter):
    """Replaces the app's drawn signs; letters of any language stay as they are."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The same segments in plain signs."""
        return [
            segment
            if segment.text.isascii()
            else Segment(segment.text.translate(_PLAIN), segment.style, segment.control)
            for segment in segments
        ]
