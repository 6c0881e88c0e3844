"""What may not reach a terminal: control characters, terminal codes, invisible direction marks."""

import re
import unicodedata
from typing import Final

# C0 and C1 controls except newline and tab; bidirectional overrides and isolates; lone surrogates;
# zero-width characters other than the joiners that scripts and emoji need; the byte-order mark.
_UNSAFE: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ud800-\udfff]"
)


def clean(text: str, *, lines: bool = True) -> str:
    """Text that is safe to show and keep. Line ends become ``\\n``; with `lines` False they become spaces."""
    if text.isascii() and text.isprintable():
        return text
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", "    ")
    text = _UNSAFE.sub("", text)
    return text if lines else " ".join(text.split("\n"))


def one_line(text: str) -> str:
    """The text cleaned and on one line, without blanks around it or several in a row."""
    return " ".join(clean(text, lines=False).split())


def is_blank(text: str) -> bool:
    """True when nothing in the text can be seen."""
    return not any(unicodedata.category(letter)[0] not in "ZC" for letter in text)
