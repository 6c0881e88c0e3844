"""Whether a text speaks, in the first person, of ending one's life, of means at hand, of hurting oneself, or of not
being able to go on (docs/design.md 5).

The phrases come from a pack, so that another language has its own. A single word never counts: grief, songs, news, and
what somebody else said are no crisis. Some sentences say it only together: hints, of which two different ones have to
stand close to each other. Nothing here remembers anything, and what is not recognised is no answer: `!` is everywhere.

How phrases are written: `phrase_notation.py`. How words are made comparable: `typed_words.py`.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Final

from ladder_tui.domain.items.heavy import HeavyPart, HeavyPhrases
from ladder_tui.domain.support import phrase_notation as notation
from ladder_tui.domain.support.typed_words import Signs, Spelling, TypedWords, spelling_of, texts_in

#: How many words before a phrase can take its meaning away.
_BEFORE: Final = 5
#: How many sentences a hint may stand away from the other one.
_TOGETHER: Final = 2
_OPENING: Final = frozenset(("ending_life", "means_at_hand", "hurting_oneself", "not_going_on"))
_WORD: Final = re.compile(r"[^\W_]+")


class _Phrase:
    """One phrase, ready to be looked for.

    `needs` are words for each place that is always filled: of each at least one has to be in the sentence. `hint` is
    the item of a hint, "" for a phrase that opens the page by itself.
    """

    __slots__ = ("hint", "needs", "not_after", "sequence")

    def __init__(self, sequence: notation.Sequence, not_after: tuple[notation.Sequence, ...], hint: str) -> None:
        self.sequence = sequence
        self.not_after = not_after
        self.hint = hint
        self.needs = tuple(sorted(notation.needed(sequence), key=notation.commonness))


class HeavyWords:
    """The table of the packs, read once."""

    def __init__(self, items: Sequence[HeavyPhrases]) -> None:
        self._items = items
        named = {item.name: item.phrases for item in items if item.part == "named" and item.name}
        known = (word for item in items for text in (*item.phrases, *item.not_after) for word in _WORD.findall(text))
        self.spelling = spelling_of(items, known)
        self._typed = TypedWords(self.spelling)
        self._notation = notation.Notation(named, self.spelling.small)
        lists = {name: _words_of(named.get(name, ())) for name in notation.Borders.__struct_fields__}
        self._borders = notation.Borders(**lists)
        after = self._sequences("not_after")
        self._phrases = tuple(
            _Phrase(sequence, not_after, item.id if item.part == "hint" else "")
            for item in items
            if item.part in _OPENING or item.part == "hint"
            for not_after in ((*self._notation.read(item.not_after), *after),)
            for sequence in self._notation.read(item.phrases)
        )
        #: The phrases by a word that tells of them, the rarest they have; most sentences hold none of these words.
        self._by_word: dict[str, list[_Phrase]] = {}
        for phrase in self._phrases:
            for word in phrase.needs[0] if phrase.needs else ():
                self._by_word.setdefault(word, []).append(phrase)
        self._said_before = self._sequences("said_before")
        self._not_before = self._sequences("not_before")
        self._elsewhere = self._sequences("elsewhere")
        self._past = self._sequences("past")
        self._still = self._sequences("still")

    def sentences_in(self, text: str) -> Iterator[str]:
        """The sentences in which one of the phrases stands, meant, or two hints close together; folded."""
        last: list[tuple[int, str]] = []
        for number, words in enumerate(self.sentences(text)):
            hints = self._hints(words)
            if "" in hints:
                yield " ".join(words)
                continue
            last = [*(one for one in last if number - one[0] <= _TOGETHER), *((number, hint) for hint in sorted(hints))]
            if hints and len({hint for _, hint in last}) > 1:
                yield " ".join(words)

    def sentences(self, text: str) -> Iterator[list[str]]:
        """The sentences of a text as they are looked at."""
        return self._typed.sentences(text)

    def _hints(self, words: list[str]) -> set[str]:
        """The hints that stand in a sentence, meant; "" is among them where it opens the page by itself."""
        here = set(words)
        possible = [
            phrase
            for word in here & self._by_word.keys()
            for phrase in self._by_word[word]
            if not any(map(here.isdisjoint, phrase.needs[1:]))  # by its first it was found
        ]
        if not possible:
            return set()
        reading = notation.Reading(words, self._borders)
        found: set[str] = set()
        for phrase in possible:
            if phrase.hint not in found and self._is_meant(phrase, reading):
                found.add(phrase.hint)
        if not found or reading.holds(self._elsewhere):
            return set()
        return set() if reading.holds(self._past) and not reading.holds(self._still) else found

    def _is_meant(self, phrase: _Phrase, reading: notation.Reading) -> bool:
        if not reading.ends(phrase.sequence, reading.everywhere):
            return False
        return any(
            not self._is_undone(reading, start)
            for start in _bits(reading.everywhere)
            if any(
                not any(reading.ends(sequence, reading.after_pause(end)) for sequence in phrase.not_after)
                for end in _bits(reading.ends(phrase.sequence, start))
            )
        )

    def _is_undone(self, reading: notation.Reading, start: int) -> bool:
        """Whether what stands before takes the meaning away: it is what is not so, or somebody else said it, also
        across a pause."""
        if _stands_before(self._not_before, reading, start):
            return True
        while reading.is_pause_before(start):
            start >>= 1
        return _stands_before(self._said_before, reading, start)

    def _sequences(self, part: HeavyPart) -> tuple[notation.Sequence, ...]:
        return self._notation.read(texts_in(self._items, part))

    @property
    def signs(self) -> Signs:
        """What rules out most texts without this table: a phrase is looked for by the words it needs."""
        numbers: dict[frozenset[str], int] = {}
        needs = [
            tuple(numbers.setdefault(frozenset(words), len(numbers)) for words in phrase.needs)
            for phrase in self._phrases
            if phrase.needs
        ]
        return Signs(sets=tuple(numbers), needs=frozenset(needs))


def heavy_sentences(text: str, phrases: Iterable[HeavyPhrases]) -> frozenset[str]:
    """The sentences of a text that hold a phrase of the table, meant, in the first person. Never raises.

    Case, accents, the kind of apostrophe and most slips of the fingers make no difference.
    """
    items = tuple(phrases)
    return frozenset(_read(items).sentences_in(text)) if items else frozenset()


def signs_of(phrases: Iterable[HeavyPhrases]) -> tuple[Spelling, Signs]:
    """How words are read with these phrases, and those that tell of them; reads the whole table."""
    table = _read(tuple(phrases))
    return table.spelling, table.signs


# At the first need: most days never come here.
@lru_cache(maxsize=4)
def _read(items: tuple[HeavyPhrases, ...]) -> HeavyWords:
    return HeavyWords(items)


def _words_of(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(word for text in texts for word in text.replace("/", " ").split())


def _stands_before(sequences: Iterable[notation.Sequence], reading: notation.Reading, start: int) -> bool:
    """Whether one of the sequences ends where a phrase starts, in the few words before it."""
    before = (start - 1) & ~((start >> _BEFORE) - 1 if start >> _BEFORE else 0)
    return any(reading.ends(sequence, before) & start for sequence in sequences)


def _bits(places: int) -> Iterator[int]:
    """The single places of several."""
    while places:
        lowest = places & -places
        yield lowest
        places ^= lowest
