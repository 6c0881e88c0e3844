"""Search by words, whatever their case and marks: "zoe" finds "Zoë", "STRASSE" finds "Straße" (docs/design.md 7)."""

from functools import cache, lru_cache
from typing import Final

#: Marks that only tint a letter: accents, Hebrew points, Arabic vowels; and what nobody sees: joiners, soft hyphens.
#: Vowel signs of Indic scripts are marks too, but they carry the word and stay. First and last of each row.
_MARKS: Final = (
    "\u0300\u036f", "\u1ab0\u1aff", "\u1dc0\u1dff", "\u20d0\u20ff", "\ufe00\ufe0f", "\ufe20\ufe2f",
    "\u0591\u05bd", "\u05bf\u05bf", "\u05c1\u05c2", "\u05c4\u05c5", "\u05c7\u05c7", "\u0610\u061a", "\u064b\u065f",
    "\u0670\u0670", "\u06d6\u06dc", "\u06df\u06e4", "\u00ad\u00ad", "\u200b\u200f", "\u2060\u2060", "\ufeff\ufeff",
)  # fmt: skip
#: Letters that Unicode does not take apart, but that people type without their stroke.
_STROKED: Final = {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"}
#: Letters that are all one meets in many languages; for these none of Unicode's tables has to be loaded.
_LATIN: Final = str.maketrans("àáâãäåçèéêëìíîïñòóôõöùúûüýÿ", "aaaaaaceeeeiiiinooooouuuuyy")
#: Characters of a text that are shown before the first word that was found.
_BEFORE: Final = 24


def fold(text: str) -> str:
    """The text as search sees it: no case, no marks, compatible forms made one."""
    if _is_plain(text):
        return text.lower()
    plain = text.lower().translate(_LATIN)
    return plain if _is_plain(plain) else fold_marks(text)


def _is_plain(text: str) -> bool:
    """Whether nothing but case is to be seen to. An apostrophe as it is printed stays as it is, and is all that most
    English texts have beyond ASCII."""
    return text.isascii() or text.replace("’", "").isascii()


# Results are remembered, because the same notes are
# folded again at every key typed into a search field.
@lru_cache(maxsize=1 << 15)
def fold_marks(text: str) -> str:
    """`fold` of a text with letters beyond ASCII."""
    from unicodedata import normalize  # late: where no such letter is sorted or searched, none of its tables is read

    return normalize("NFKD", text).casefold().translate(_plain())


@cache
def _plain() -> dict[int, str | None]:
    """What becomes of letters and marks; made at the first such text, in a tenth of the time a pattern takes."""
    gone = (code for first, last in _MARKS for code in range(ord(first), ord(last) + 1))
    return {**dict.fromkeys(gone), **{ord(letter): plain for letter, plain in _STROKED.items()}}


def by_letters(text: str) -> tuple[str, str]:
    """A key to sort names and titles by: "Ånn" beside "Ann", "Łukasz" before "Mia"; equal ones always in one order."""
    return fold(text), text


def words_of(query: str) -> tuple[str, ...]:
    """The folded words of a query, ready for `has_words`."""
    return tuple(fold(query).split())


def has_words(words: tuple[str, ...], *texts: str) -> bool:
    """Whether every word stands in at least one of the texts, in any order, also inside a longer word."""
    whole = "\n".join(texts)  # a word holds no line break, so it cannot span two texts
    # All at once where that is quick; else text by text, as each is remembered.
    folded = whole.lower() if _is_plain(whole) else "\n".join([fold(text) for text in texts])
    return all([word in folded for word in words])


def matches(query: str, *texts: str) -> bool:
    """Whether every word of the query stands in one of the texts; an empty query matches everything."""
    return has_words(words_of(query), *texts)


def spans(text: str, query: str) -> tuple[tuple[int, int], ...]:
    """Where the words of the query stand in the text, from and to; none where its letters fold to more or fewer."""
    folded = text.lower() if text.isascii() else "".join(_one(letter) for letter in text)
    found = []
    for word in words_of(query):
        at = folded.find(word)
        while at >= 0:
            found.append((at, at + len(word)))
            at = folded.find(word, at + len(word))
    return tuple(sorted(found))


def _one(letter: str) -> str:
    folded = fold(letter)
    return folded if len(folded) == 1 else letter


def near(text: str, words: tuple[str, ...]) -> str:
    """The text on one line, from a little before the first of the words that is found in it."""
    from ladder_tui.domain.base.clean import one_line  # late: whoever only sorts by letters does without it

    line = one_line(text)
    at = min((start for word in words for start, _ in spans(line, word)), default=0)
    if at <= _BEFORE:
        return line
    begin = line.rfind(" ", 0, at - _BEFORE // 2) + 1
    return f"…{line[begin:]}" if begin else line
