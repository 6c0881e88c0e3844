"""The small notation in which the phrases of the heavy words are written, and how a sentence is held against them.

Words as they are typed, in lower case and without apostrophes, `a/b` either, `a?` perhaps, `<name>` any phrase of the
list of that name, `<name>?` perhaps, `_` any one word, `..` up to three words of which none is in the list `bar`,
`!a` any one word but this, `^` the beginning of a clause, `,` a pause, `$` the end of a clause, `.` the end of the
sentence, or of what is one where signs are left out: before a word of the list `anew`.
"""

from collections.abc import Collection, Iterable, Mapping
from functools import cached_property
from typing import Final

import msgspec

from ladder_tui.domain.support.typed_words import PAUSE

BEGIN: Final = "^"
END: Final = "$"
STOP: Final = "."
ANY: Final = "_"
GAP: Final = ".."
BUT: Final = "!"
#: How many words a gap may hold.
_WIDEST: Final = 3


class Choice:
    """A place of a phrase at which one of several sequences stands; nothing may stand there where it is `perhaps`."""

    def __init__(self, ways: tuple[tuple["Choice | str", ...], ...], perhaps: bool) -> None:
        self.ways = ways
        self.perhaps = perhaps

    @cached_property
    def words(self) -> frozenset[str]:
        """The words of which one stands here in any case; none where that cannot be said."""
        if self.perhaps:
            return frozenset()
        found = [min(needed(way), key=commonness, default=frozenset[str]()) for way in self.ways]
        return frozenset[str]().union(*found) if all(found) else frozenset()

    @cached_property
    def firsts(self) -> frozenset[str]:
        """The words and signs that what stands here may begin with; none where that is anything."""
        ways = [_firsts(way) for way in self.ways if way]
        return frozenset[str]().union(*ways) if all(ways) else frozenset()

    @cached_property
    def single(self) -> frozenset[str]:
        """The ways that are one word."""
        return frozenset(way[0] for way in self.ways if len(way) == 1 and isinstance(way[0], str) and _is_word(way[0]))

    @cached_property
    def by_first(self) -> "Mapping[str, Collection[Sequence]]":
        """The other ways by what they may begin with; under ANY those that may begin with anything."""
        found: dict[str, list[Sequence]] = {}
        for way in self.ways:
            if len(way) != 1 or way[0] not in self.single:
                for word in _firsts(way) or (ANY,):
                    found.setdefault(word, []).append(way)
        return found


Sequence = tuple[Choice | str, ...]


class Notation:
    """Reads phrases; `named` are the lists they may call, `small` the words that no text and no phrase keeps."""

    def __init__(self, named: Mapping[str, tuple[str, ...]], small: Collection[str]) -> None:
        self._named = named
        self._small = small
        self._known: dict[str, Choice] = {}

    def read(self, texts: Iterable[str]) -> tuple[Sequence, ...]:
        """The phrases, without those of small words alone: they would stand everywhere."""
        return tuple(sequence for text in texts if (sequence := self._sequence(text)))

    def _sequence(self, text: str, above: tuple[str, ...] = ()) -> Sequence:
        # Small words are not looked at in a text, so a phrase that holds one says the same without it.
        parts = [part for part in text.split() if part.removesuffix("?") not in self._small]
        return tuple(self._place(part, above) for part in parts)

    def _place(self, part: str, above: tuple[str, ...]) -> Choice | str:
        perhaps = part.endswith("?") and len(part) > 1
        part = part.removesuffix("?") if perhaps else part
        ways = tuple(self._word(word, above) for word in part.split("/") if word)
        return Choice(tuple((way,) for way in ways), perhaps) if perhaps or len(ways) != 1 else ways[0]

    def _word(self, part: str, above: tuple[str, ...]) -> Choice | str:
        return self._list(part[1:-1], above) if part.startswith("<") and part.endswith(">") else part

    def _list(self, name: str, above: tuple[str, ...]) -> Choice:
        """A named list; one that names itself, through others or not, holds nothing there."""
        if name in above:
            return Choice((), False)
        known = self._known.get(name)
        if known is None:
            ways = self._named.get(name, ())
            known = self._known[name] = Choice(tuple(self._sequence(way, (*above, name)) for way in ways), False)
        return known


class Borders(msgspec.Struct, frozen=True):
    """Words at which clauses and sentences part: `joint` begins a clause behind it, `end` ends one before it, `anew`
    begins a sentence though no sign does, and `bar` is stepped over by no gap."""

    joint: frozenset[str]
    end: frozenset[str]
    anew: frozenset[str]
    bar: frozenset[str]


class Reading:
    """One sentence while it is looked through. What its signs stand for is said by `borders`.

    Places between words are the bits of a number, the lowest before the first word, so that a phrase is held against
    all of them at once.
    """

    def __init__(self, words: list[str], borders: Borders) -> None:
        self.words = words
        self._here: dict[str, int] = {}
        begins, closes, stops, open_ = 1, 0, 0, 0
        bit = 1
        for word in words:
            self._here[word] = self._here.get(word, 0) | bit
            if word == PAUSE or word in borders.joint:
                begins |= bit << 1
            if word == PAUSE or word in borders.end:
                closes |= bit
            if word in borders.anew:
                stops |= bit
            if word != PAUSE and word not in borders.bar:
                open_ |= bit
            bit <<= 1
        #: Every place; the last is behind the last word.
        self.everywhere = (bit << 1) - 1
        self._signs = {BEGIN: begins, END: closes | bit, STOP: stops | bit}
        self._no_pause = (bit - 1) & ~self._here.get(PAUSE, 0)
        self._open = open_
        self._found: dict[tuple[int, int], int] = {}

    def after_pause(self, place: int) -> int:
        """The place of the next word."""
        return place << 1 if place & self._here.get(PAUSE, 0) else place

    def is_pause_before(self, place: int) -> bool:
        """Whether the word before a place is a pause."""
        return bool(place >> 1 & self._here.get(PAUSE, 0))

    def holds(self, sequences: Iterable[Sequence]) -> bool:
        """Whether one of the sequences stands somewhere."""
        return any(self.ends(sequence, self.everywhere) for sequence in sequences)

    def ends(self, sequence: Sequence, at: int) -> int:
        """Where a sequence may end that begins at one of the places `at`; 0 where it does not stand there."""
        for place in sequence:
            if not isinstance(place, str):
                at = self._through(place, at)
            elif place in self._here:
                at = (at & self._here[place]) << 1
            elif place in self._signs:
                at &= self._signs[place]
            elif place == GAP:
                for _ in range(_WIDEST):
                    at |= (at & self._open) << 1
            elif place == ANY:
                at = (at & self._no_pause) << 1
            elif place.startswith(BUT):
                at = (at & self._no_pause & ~self._here.get(place[1:], 0)) << 1
            else:
                return 0
            if not at:
                return 0
        return at

    def _through(self, place: Choice, at: int) -> int:
        key = (id(place.ways), at)
        found = self._found.get(key)
        if found is None:
            here = self._here.keys()
            found = 0
            for word in place.single & here:
                found |= (at & self._here[word]) << 1
            by_first = place.by_first
            for first in (*(by_first.keys() & here), BEGIN, ANY):
                for way in by_first.get(first, ()):
                    found |= self.ends(way, at)
            self._found[key] = found
        return found | at if place.perhaps else found


def needed(sequence: Sequence) -> frozenset[frozenset[str]]:
    """For each place that is always filled by a word, the words of which one must be there."""
    return frozenset(words for place in sequence if (words := _words_at(place)))


def commonness(words: frozenset[str]) -> int:
    """How many sentences hold one of the words, roughly: the short ones of a language stand nearly everywhere."""
    return sum(30 if len(word) < 3 else 10 if len(word) == 3 else 1 for word in words)


def _words_at(place: Choice | str) -> frozenset[str]:
    if isinstance(place, str):
        return frozenset((place,)) if _is_word(place) else frozenset()
    return place.words


def _firsts(sequence: Sequence) -> frozenset[str]:
    """The words and signs a sequence may begin with; none where that is anything."""
    first: set[str] = set()
    for place in sequence:
        if isinstance(place, str):
            return frozenset((*first, place)) if _is_word(place) or place == BEGIN else frozenset()
        if not place.firsts:
            return frozenset()
        first.update(place.firsts)
        if not place.perhaps:
            return frozenset(first)
    return frozenset()


def _is_word(place: str) -> bool:
    return place.isalnum()
