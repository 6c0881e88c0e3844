"""Names of people: their initials, the words in them that are no name, texts that name nobody, and namesakes."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final

from ladder_tui.domain.base.text_search import fold

#: Words of descriptions and forms of address, which are no part of any name; case-folded.
SMALL_WORDS: Final = frozenset(
    {"the", "a", "an", "and", "my", "our", "with", "from", "of", "at", "in", "on", "to", "mr", "mrs", "ms", "dr"}
)
#: Words that say little about who it is, and that would take their like out of every sentence on the screen. A report
#: takes them out all the same: "uncle" may be enough to tell somebody by.
_COMMON_WORDS: Final = frozenset({"miss", "herr", "frau", "aunt", "auntie", "uncle", "old", "new", "next"})

#: Characters of what stands behind a name at most.
LONGEST: Final = 28

#: What one says before a name that is called, where it does not stand at the beginning or behind a comma.
_GREETINGS: Final = ("hi", "hello", "hey", "dear", "morning", "evening", "afternoon", "thanks")


def calls_by_name(text: str) -> bool:
    """Whether `{name}` in a text is whom it is said to ("Morning, {name}."), and not somebody it speaks of."""
    at = text.find("{name}")
    while at >= 0:
        behind = text[at + len("{name}") :][:1]
        if behind and behind in ",.!?:" and _is_called(text[:at]):
            return True
        at = text.find("{name}", at + 1)
    return False


def _is_called(before: str) -> bool:
    if not before or before.endswith(", "):
        return True
    said = before.lower().removesuffix(" ").removesuffix(",") if before.endswith(" ") else ""
    return any(
        said.endswith(word) and not (said[: -len(word)][-1:].isalnum() or said[: -len(word)].endswith("_"))
        for word in _GREETINGS
    )


def first_name(name: str) -> str:
    """What somebody is called in a message: the first word of the name; a name of blanks alone stays as it is."""
    return next(iter(name.split()), name)


def initials(name: str) -> str:
    """The initials of a name: "Ana Lima" is "A. L."; a name of blanks alone stays as it is."""
    return " ".join(f"{part[0].upper()}." for part in name.split()) or name


def with_initials(text: str, names: Iterable[str]) -> str:
    """The text with each of these names as its initials, and each word of a name that gives it away by itself.

    Written as in the name, and not inside a longer word: "Ana" of "Ana Lima" goes, "ana" and "Anagram" stay.
    """
    whole = {name for name in names if name}
    listed = whole | {word for name in whole for word in name.split() if _gives_away(word)}
    for name in sorted(listed, key=len, reverse=True):
        short = initials(name).replace("\\", r"\\")
        text = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", short, text)
    return text


def apart(told: Sequence[str], others: Sequence[Sequence[str]]) -> str:
    """The first of the texts about somebody that no text at the same place tells of the others; "" without any.

    It is cut to the words of it that go behind a name.
    """
    for number, text in enumerate(map(_beginning, told)):
        if text and all(fold(text) != fold(_beginning(other[number])) for other in others):
            return text
    return ""


def _beginning(text: str) -> str:
    """The first words of a text, on one line."""
    whole = " ".join(text.split())
    return whole if len(whole) <= LONGEST else whole[: LONGEST - 1].rpartition(" ")[0].rstrip(",;:") + "…"


def set_behind(name: str, more: str, text: str) -> str | None:
    """The text with something set behind the name where it is first written; None where it is not written at all."""
    found = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text)
    return None if found is None else f"{text[: found.end()]} · {more}{text[found.end() :]}"


def words_that_tell(name: str) -> tuple[str, ...]:
    """The words of a name that say by themselves who it is: "Priya" of "Priya from the garden"."""
    return tuple(word for word in name.split() if _gives_away(word))


def _gives_away(word: str) -> bool:
    """Whether a word of a name says by itself who it is: a capital first, three letters or more, and no title."""
    return len(word) > 2 and word[0].isupper() and word.rstrip(".").casefold() not in SMALL_WORDS | _COMMON_WORDS


@lru_cache(maxsize=8)
def names_in_text(names: tuple[str, ...]) -> re.Pattern[str] | None:
    """What finds any of the names in a text in the form NFC: whole ones and parts of three letters or more in any case,
    parts of two as written.

    It errs on the side of finding too much: a name that is also a word ("Will") is found where the word stands. A
    description in the place of a name ("the two from games night") is found as a whole; parts of a name are its
    capitalised words, or all of them where there are no capitals at all.
    """
    from unicodedata import normalize  # late: most have marked nobody

    lengths: dict[str, int] = {}
    for name in names:
        whole = normalize("NFC", name).split()
        if whole:
            lengths[_bounded(r"\s+".join(re.escape(part) for part in whole), " ".join(whole), loose=True)] = len(name)
        for part in _parts_of(normalize("NFC", name)):
            if len(part) > 1:
                lengths[_bounded(re.escape(part), part, loose=len(part) > 2)] = len(part)
    # The longest first, so that a whole name is one find and not several.
    ordered = sorted(lengths, key=lambda part: (-lengths[part], part))
    return re.compile("|".join(ordered)) if ordered else None


def _parts_of(name: str) -> list[str]:
    parts = [part for part in re.findall(r"\w+", name) if part.casefold() not in SMALL_WORDS]
    plain = name == name.lower()
    return [part for part in parts if plain or part[0].upper() == part[0]]


def _bounded(pattern: str, text: str, *, loose: bool) -> str:
    cased = f"(?i:{pattern})" if loose else pattern
    # Scripts without capitals mostly have no spaces either: there a name may stand inside a run of letters.
    return rf"(?<!\w){cased}(?!\w)" if text.lower() != text.upper() else cased
