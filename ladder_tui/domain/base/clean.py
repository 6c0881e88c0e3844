"""What may not reach a terminal: control characters, terminal codes, invisible direction marks."""

import re
import unicodedata
from typing import Final

# C0 and C1 controls except newline and tab; bidirectional overrides and isolates; lone surrogates;
# zero-width characters other than the joiners that scripts and emoji need; the byte-order mark; tags that nobody sees.
_UNSAFE: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"
)

#: What a spreadsheet begins a formula with, the wide forms too.
_FORMULA: Final = ("=", "+", "-", "@", "＝", "＋", "－", "＠")


def clean(text: str, *, lines: bool = True) -> str:
    """Text that is safe to show and keep. Line ends become ``\\n``; with `lines` False they become spaces."""
    if text.isascii() and text.isprintable():
        return text
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", "    ")
    text = _UNSAFE.sub("", text)
    return text if lines else " ".join(text.split("\n"))


def escaped(text: str) -> str:
    """JSON text with the same characters written as `\\uXXXX`, so that its values stay what they are."""
    if text.isascii() and "\x7f" not in text:
        return text
    return _UNSAFE.sub(lambda found: "".join(f"\\u{unit:04x}" for unit in _units(found.group())), text)


def _units(sign: str) -> tuple[int, ...]:
    """The code units of UTF-16 for one character."""
    code = ord(sign)
    return (code,) if code < 0x10000 else (0xD800 + ((code - 0x10000) >> 10), 0xDC00 + ((code - 0x10000) & 0x3FF))


def one_line(text: str) -> str:
    """The text cleaned and on one line, without blanks around it or several in a row."""
    return " ".join(clean(text, lines=False).split())


def is_blank(text: str) -> bool:
    """True when nothing in the text can be seen."""
    return not any(unicodedata.category(letter)[0] not in "ZC" for letter in text)


def no_formula(text: str) -> str:
    """The text as the cell of a table; a sign that would begin a formula comes to stand behind an apostrophe."""
    return f"'{text}" if text.lstrip().startswith(_FORMULA) else text
