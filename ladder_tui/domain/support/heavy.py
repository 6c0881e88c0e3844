"""Whether a text speaks, in the first person, of ending one's life, of means at hand, of hurting oneself, or of not
being able to go on (docs/design.md 5).

The phrases come from a pack, so that another language has its own. A single word never counts: grief, songs, news, and
what somebody else said are no crisis. Nothing here remembers anything, and what is not recognised is no answer: `!`
is everywhere.

The notation of a phrase: words as they are typed, in lower case and without apostrophes, `a/b` either, `a?` perhaps,
`<name>` any phrase of the list of that name, `<name>?` perhaps, `_` any one word, `!a` any one word but this, `^` the
beginning of a clause, `,` a pause, `$` the end of a clause, `.` the end of the sentence.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cached_property, lru_cache
from typing import Final

from ladder_tui.domain.base.text_search import fold
from ladder_tui.domain.items.heavy import HeavyPart, HeavyPhrases

BEGIN: Final = "^"
PAUSE: Final = ","
END: Final = "$"
STOP: Final = "."
ANY: Final = "_"
BUT: Final = "!"

#: The longest part of a text that is looked at as one sentence, in words: what is longer is none.
_MOST_WORDS: Final = 200
#: How many words before a phrase can take its meaning away.
_BEFORE: Final = 5
_OPENING: Final = frozenset(("ending_life", "means_at_hand", "hurting_oneself", "not_going_on"))
_APOSTROPHES: Final = re.compile("['’‘`´ʼ]")
_SENTENCE_ENDS: Final = re.compile(r"[.!?;…]+|\n[ \t\r]*\n")
#: A new line begins a clause where it begins like one; elsewhere it is only where the window ended.
_CLAUSE_ENDS: Final = re.compile(r"[,:()\[\]“”\"«»]+|\s[-–—]+\s|—|\n(?=\s*(?:[A-Z\d*•-]))")
_TOKENS: Final = re.compile(r"[^\W_]+|,")


class _Choice:
    """A place of a phrase at which one of several sequences stands; nothing may stand there where it is `perhaps`."""

    def __init__(self, ways: tuple[tuple["_Choice | str", ...], ...], perhaps: bool) -> None:
        self.ways = ways
        self.perhaps = perhaps

    @cached_property
    def words(self) -> frozenset[str]:
        """The words of which one stands here in any case; none where that cannot be said."""
        if self.perhaps:
            return frozenset()
        found = [min(_needed(way), key=len, default=frozenset[str]()) for way in self.ways]
        return frozenset[str]().union(*found) if all(found) else frozenset()

    @cached_property
    def firsts(self) -> frozenset[str]:
        """The words and signs that what stands here may begin with; none where that is anything."""
        ways = [_firsts(way) for way in self.ways if way]
        return frozenset[str]().union(*ways) if all(ways) else frozenset()


_Sequence = tuple[_Choice | str, ...]


class _Phrase:
    """One phrase, ready to be looked for.

    `needs` are words for each place that is always filled: of each at least one has to be in the sentence. `firsts` are
    the words and signs it may begin with; none where that is anything.
    """

    __slots__ = ("firsts", "needs", "not_after", "sequence")

    def __init__(self, sequence: _Sequence, not_after: tuple[_Sequence, ...]) -> None:
        self.sequence = sequence
        self.not_after = not_after
        self.needs = tuple(sorted(_needed(sequence), key=len))
        self.firsts = _firsts(sequence)


class HeavyWords:
    """The table of the packs, read once."""

    def __init__(self, items: Sequence[HeavyPhrases]) -> None:
        self._items = items
        self._named = {item.name: item.phrases for item in items if item.part == "named" and item.name}
        self._known: dict[str, _Choice] = {}
        self._spelling = dict(_respelled(self._texts("spelling")))
        self._small = frozenset(word for text in self._texts("small") for word in text.split())
        self._joints = frozenset(_words_of(self._named.get("joint", ())))
        self._ends = frozenset(_words_of(self._named.get("end", ())))
        after = self._sequences("not_after")
        self._phrases = tuple(
            _Phrase(sequence, not_after)
            for item in items
            if item.part in _OPENING
            for not_after in ((*self._read(item.not_after), *after),)
            for sequence in self._read(item.phrases)
        )
        common = Counter(word for phrase in self._phrases for words in phrase.needs for word in words)
        #: The phrases by a word that tells of them, the rarest they have; most sentences hold none of these words.
        self._by_word: dict[str, list[_Phrase]] = {}
        for phrase in self._phrases:
            for word in min(phrase.needs, key=lambda words: max(common[one] for one in words), default=()):
                self._by_word.setdefault(word, []).append(phrase)
        self._not_before = self._sequences("not_before")
        self._elsewhere = self._sequences("elsewhere")
        self._past = self._sequences("past")
        self._still = self._sequences("still")

    def sentences_in(self, text: str) -> Iterable[str]:
        """The sentences in which one of the phrases stands, meant; folded, without small words."""
        return (" ".join(words) for words in self._sentences(text) if self._in_sentence(words))

    def _sentences(self, text: str) -> Iterable[list[str]]:
        for sentence in _SENTENCE_ENDS.split(_APOSTROPHES.sub("", text)):
            tokens = _TOKENS.findall(fold(_CLAUSE_ENDS.sub(" , ", sentence)))
            words = [
                word for token in tokens for word in self._spelling.get(token, (token,)) if word not in self._small
            ]
            for start in range(0, len(words), _MOST_WORDS):
                yield words[start : start + _MOST_WORDS]

    def _in_sentence(self, words: list[str]) -> bool:
        here = set(words)
        possible = [
            phrase
            for word in here & self._by_word.keys()
            for phrase in self._by_word[word]
            if not any(here.isdisjoint(needed) for needed in phrase.needs)
        ]
        if not possible:
            return False
        reading = _Reading(words, self._joints, self._ends)
        if not any(self._is_meant(phrase, reading) for phrase in possible) or reading.holds(self._elsewhere):
            return False
        return not reading.holds(self._past) or reading.holds(self._still)

    def _is_meant(self, phrase: _Phrase, reading: "_Reading") -> bool:
        for start in reading.starts(phrase.firsts):
            for end in reading.ends(phrase.sequence, start):
                follows = reading.word_from(end)
                if any(reading.ends(sequence, follows) for sequence in phrase.not_after):
                    continue
                if not self._is_undone(reading, start):
                    return True
        return False

    def _is_undone(self, reading: "_Reading", start: int) -> bool:
        """Whether what stands before takes the meaning away: somebody else said it, or it is what is not so."""
        while start > 0 and reading.words[start - 1] == PAUSE:
            start -= 1
        return any(
            start in reading.ends(sequence, begin)
            for begin in range(max(0, start - _BEFORE), start)
            for sequence in self._not_before
        )

    # -- reading the notation -----------------------------------------------------------------

    def _texts(self, part: HeavyPart) -> Iterable[str]:
        return (text for item in self._items if item.part == part for text in item.phrases)

    def _sequences(self, part: HeavyPart) -> tuple[_Sequence, ...]:
        return self._read(self._texts(part))

    def _read(self, texts: Iterable[str]) -> tuple[_Sequence, ...]:
        # One of small words alone would stand everywhere.
        return tuple(sequence for text in texts if (sequence := self._sequence(text)))

    def _sequence(self, text: str, above: tuple[str, ...] = ()) -> _Sequence:
        # Small words are not looked at in a text, so a phrase that holds one says the same without it.
        parts = [part for part in text.split() if part.removesuffix("?") not in self._small]
        return tuple(self._place(part, above) for part in parts)

    def _place(self, part: str, above: tuple[str, ...]) -> _Choice | str:
        perhaps = part.endswith("?") and len(part) > 1
        part = part.removesuffix("?") if perhaps else part
        if part.startswith("<") and part.endswith(">"):
            known = self._list(part[1:-1], above)
            return _Choice(((known,),), True) if perhaps else known
        if "/" in part:
            return _Choice(tuple((word,) for word in part.split("/") if word), perhaps)
        return _Choice(((part,),), True) if perhaps else part

    def _list(self, name: str, above: tuple[str, ...]) -> _Choice:
        """A named list; one that names itself, through others or not, holds nothing there."""
        if name in above:
            return _Choice((), False)
        known = self._known.get(name)
        if known is None:
            ways = self._named.get(name, ())
            known = self._known[name] = _Choice(tuple(self._sequence(way, (*above, name)) for way in ways), False)
        return known


class _Reading:
    """One sentence while it is looked through."""

    def __init__(self, words: list[str], joints: frozenset[str], ends: frozenset[str]) -> None:
        self.words = words
        self._joints = joints
        self._ends = ends
        self._found: dict[tuple[int, int], frozenset[int]] = {}
        self._at: dict[str, list[int]] = {}
        for at, word in enumerate(words):
            self._at.setdefault(word, []).append(at)
            if self._begins(at):
                self._at.setdefault(BEGIN, []).append(at)

    def starts(self, firsts: frozenset[str]) -> Iterable[int]:
        """Where a sequence may begin that begins with one of these words and signs; none of them is anywhere."""
        if not firsts:
            return range(len(self.words))
        return sorted({at for word in firsts for at in self._at.get(word, ())})

    def word_from(self, at: int) -> int:
        """The place of the next word."""
        return at + 1 if at < len(self.words) and self.words[at] == PAUSE else at

    def holds(self, sequences: Iterable[_Sequence]) -> bool:
        """Whether one of the sequences stands somewhere."""
        return any(self.ends(sequence, start) for sequence in sequences for start in range(len(self.words)))

    def ends(self, sequence: _Sequence, start: int) -> frozenset[int]:
        """Where a sequence that begins at `start` may end; empty where it does not stand there.

        All places are followed at once, so that the work grows with the length of the sequence and nothing else.
        """
        key = (id(sequence), start)
        known = self._found.get(key)
        if known is not None:
            return known
        at = frozenset((start,))
        for place in sequence:
            if isinstance(place, str):
                at = frozenset(after for before in at if (after := self._after(place, before)) >= 0)
            else:
                at = frozenset[int]().union(*(self._through(place, before) for before in at))
            if not at:
                break
        self._found[key] = at
        return at

    def _through(self, place: _Choice, start: int) -> frozenset[int]:
        key = (id(place.ways), start)
        found = self._found.get(key)
        if found is None:
            found = frozenset[int]().union(*(self.ends(way, start) for way in place.ways))
            self._found[key] = found
        return found | {start} if place.perhaps else found

    def _begins(self, at: int) -> bool:
        return at == 0 or self.words[at - 1] == PAUSE or self.words[at - 1] in self._joints

    def _after(self, place: str, at: int) -> int:
        """Where one word or sign ends that stands at `at`; -1 where another stands there."""
        word = self.words[at] if at < len(self.words) else ""
        if place == word:
            return at + 1
        if place.isalnum():
            return -1
        if place == BEGIN:
            return at if self._begins(at) else -1
        if place == END:
            return at if word in ("", PAUSE) or word in self._ends else -1
        if place == STOP:
            return at if not word else -1
        other = "" if place == ANY else place[1:] if place.startswith(BUT) else None
        return -1 if other is None or word in ("", PAUSE, other) else at + 1


def sounds_heavy(text: str, phrases: Iterable[HeavyPhrases]) -> bool:
    """Whether the text holds a phrase of the table, meant, in the first person. Never raises.

    Case, accents, the kind of apostrophe and most slips of the fingers make no difference.
    """
    items = tuple(phrases)
    return bool(items) and any(True for _ in _read(items).sentences_in(text))


def heavy_sentences(text: str, phrases: Iterable[HeavyPhrases]) -> frozenset[str]:
    """The sentences of a text that hold such a phrase, to be told from those that stood there before. Never raises."""
    items = tuple(phrases)
    return frozenset(_read(items).sentences_in(text)) if items else frozenset()


# At the first need: most days never come here.
@lru_cache(maxsize=4)
def _read(items: tuple[HeavyPhrases, ...]) -> HeavyWords:
    return HeavyWords(items)


def _respelled(texts: Iterable[str]) -> Iterable[tuple[str, tuple[str, ...]]]:
    """What is typed, and what it stands for: "wanna = want to"."""
    for text in texts:
        typed, _, meant = text.partition("=")
        if typed.strip() and meant.strip():
            yield typed.strip(), tuple(meant.split())


def _words_of(texts: Iterable[str]) -> Iterable[str]:
    return (word for text in texts for word in text.replace("/", " ").split())


def _needed(sequence: _Sequence) -> frozenset[frozenset[str]]:
    """For each place that is always filled by a word, the words of which one must be there."""
    return frozenset(words for place in sequence if (words := _words_at(place)))


def _words_at(place: _Choice | str) -> frozenset[str]:
    if isinstance(place, str):
        return frozenset((place,)) if place.isalnum() else frozenset()
    return place.words


def _firsts(sequence: _Sequence) -> frozenset[str]:
    """The words and signs a sequence may begin with; none where that is anything."""
    first: set[str] = set()
    for place in sequence:
        if isinstance(place, str):
            return frozenset((*first, place)) if place.isalnum() or place == BEGIN else frozenset()
        if not place.firsts:
            return frozenset()
        first.update(place.firsts)
        if not place.perhaps:
            return frozenset(first)
    return frozenset()
