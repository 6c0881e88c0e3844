"""What may not reach a terminal: control characters, terminal codes, invisible direction marks."""

from functools import cache
from typing import Final

# C0 and C1 controls except newline and tab; bidirectional overrides and isolates; lone surrogates;
# zero-width characters other than the joiners that scripts and emoji need; the byte-order mark; tags that nobody sees.
# First and last of each row.
_UNSAFE: Final = (
    (0x00, 0x08), (0x0B, 0x1F), (0x7F, 0x9F), (0x61C, 0x61C), (0x200B, 0x200B), (0x200E, 0x200F), (0x2028, 0x202E),
    (0x2060, 0x2064), (0x2066, 0x206F), (0xFEFF, 0xFEFF), (0xFFF9, 0xFFFB), (0xD800, 0xDFFF), (0xE0000, 0xE007F),
)  # fmt: skip

#: What a spreadsheet begins a formula with, the wide forms too.
_FORMULA: Final = ("=", "+", "-", "@", "＝", "＋", "－", "＠")


def clean(text: str, *, lines: bool = True) -> str:
    """Text that is safe to show and keep. Line ends become ``\\n``; with `lines` False they become spaces."""
    if text.isprintable():  # no unsafe one is
        return text
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", "    ")
    text = text.translate(_unsafe())
    return text if lines else " ".join(text.split("\n"))


def escaped(text: str) -> str:
    """JSON text with the same characters written as `\\uXXXX`, so that its values stay what they are."""
    if text.isascii() and "\x7f" not in text:
        return text
    found = _unsafe().keys() & set(map(ord, text))
    return text.translate({code: "".join(f"\\u{unit:04x}" for unit in _units(code)) for code in found})


@cache
def _unsafe() -> dict[int, None]:
    """All of them, for `str.translate`; made when there may be one, in a fifth of the time a pattern takes."""
    return dict.fromkeys(code for first, last in _UNSAFE for code in range(first, last + 1))


def _units(code: int) -> tuple[int, ...]:
    """The code units of UTF-16 for one character."""
    return (code,) if code < 0x10000 else (0xD800 + ((code - 0x10000) >> 10), 0xDC00 + ((code - 0x10000) & 0x3FF))


def one_line(text: str) -> str:
    """The text cleaned and on one line, without blanks around it or several in a row."""
    return " ".join(clean(text, lines=False).split())


def is_blank(text: str) -> bool:
    """True when nothing in the text can be seen."""
    if text.isascii() and text.isprintable():
        return not text.strip()
    import unicodedata  # late: what is printed asks for none of its tables

    return not any(unicodedata.category(letter)[0] not in "ZC" for letter in text)


def no_formula(text: str) -> str:
    """The text as the cell of a table; a sign that would begin a formula comes to stand behind an apostrophe."""
    return f"'{text}" if text.lstrip().startswith(_FORMULA) else text
