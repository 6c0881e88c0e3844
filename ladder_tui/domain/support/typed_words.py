"""A text as words that can be compared: one spelling for what is typed in many ways (docs/design.md 5).

What is made the same: case, accents, apostrophes, letters held down ("dieeee"), short forms and slips of the fingers
that the table names ("wanna", "cant", "no longer"), and one wrong letter in the long words that it lists.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Final

import msgspec

from ladder_tui.domain.base.text_search import fold
from ladder_tui.domain.items.heavy import HeavyPart, HeavyPhrases

PAUSE: Final = ","
#: What stands in the table for nothing: words that change no meaning.
NOTHING: Final = "-"
#: The longest part of a text that is looked at as one sentence, in words: what is longer is none.
_MOST_WORDS: Final = 200
# Compiled where they are first used: most of what the shell keeps is plain, and needs none of them.
_APOSTROPHES: Final = "['’‘`´ʼ]"
_SENTENCE_ENDS: Final = r"[.!?;…]+|\n[ \t\r]*\n"
#: A new line begins a clause where it begins like one; elsewhere it is only where the window ended.
_CLAUSE_ENDS: Final = r"[,:()\[\]“”\"«»/]+|\s[-–—]+\s|—|\n(?=\s*(?:[A-Z\d*•-]))"
_TOKENS: Final = r"[^\W_]+|,"
_HELD_DOWN: Final = r"(.)\1\1+"
#: What the same does to letters, digits and marks of ASCII alone, on one line and without a dash: an end of a sentence
#: becomes a line end.
_PLAINLY: Final = {
    code: letter if (letter := chr(code)).isalnum() else None if letter in "'`" else "\n" if letter in ".!?;"
    else " , " if letter in ',:()[]"/' else " "
    for code in range(128)
}  # fmt: skip

_Words = tuple[str, ...]


class Spelling(msgspec.Struct, frozen=True, array_like=True):
    """How a table has words read: what single ones stand for, and several in a row by the first of them, the longest
    row first; those that change no meaning; those that a word one letter off is taken for, each also without one of its
    letters; and all that are words as they stand."""

    single: Mapping[str, _Words]
    several: Mapping[str, Sequence[tuple[_Words, _Words]]]
    small: frozenset[str]
    near: Mapping[str, str]
    known: frozenset[str]


class Signs(msgspec.Struct, frozen=True, array_like=True):
    """Of a table of phrases: sets of words, and of each phrase the numbers of those sets of which it needs a word each,
    in any order, the rarest first."""

    sets: tuple[frozenset[str], ...]
    needs: frozenset[tuple[int, ...]]

    @property
    def firsts(self) -> frozenset[str]:
        """Every word of the rarest sets: a sentence without any of them holds no phrase."""
        return frozenset().union(*(self.sets[first] for first, *_ in self.needs))


class TypedWords:
    """Reads words as a table has them read."""

    def __init__(self, spelling: Spelling) -> None:
        self._as = spelling
        self._read: dict[str, _Words] = {}

    def sentences(self, text: str) -> Iterator[list[str]]:
        """The sentences of a text as words and pauses, without what changes no meaning."""
        for sentence in re.split(_SENTENCE_ENDS, re.sub(_APOSTROPHES, "", text)):
            words = self.meant(re.findall(_TOKENS, fold(re.sub(_CLAUSE_ENDS, " , ", sentence))))
            for start in range(0, len(words), _MOST_WORDS):
                yield words[start : start + _MOST_WORDS]

    def meant(self, tokens: list[str]) -> list[str]:
        """The words that these words and pauses stand for."""
        spelled: list[str] = []
        for token in tokens:
            found = self._read.get(token)
            if found is None:
                found = self._word(token)
                if len(self._read) < 1 << 14:
                    self._read[token] = found
            spelled += found
        words: list[str] = []
        at = 0
        while at < len(spelled):
            word = spelled[at]
            for typed, meant in self._as.several.get(word, ()):
                if tuple(spelled[at : at + len(typed)]) == typed:
                    words += meant
                    at += len(typed)
                    break
            else:
                words.append(word)
                at += 1
        return [word for word in words if word not in self._as.small]

    def _word(self, token: str) -> _Words:
        if token not in self._as.known:
            token = self._held_down(token)
        if token not in self._as.known and len(token) > 4:
            # Two words are one letter apart where they are the same after one of each is left out.
            for less in (token, *_each_left_out(token)):
                meant = self._as.near.get(less)
                if meant is not None and meant[0] == token[0] and abs(len(meant) - len(token)) <= 1:
                    token = meant
                    break
        return tuple(word for word in self._as.single.get(token, (token,)) if word not in self._as.small)

    def _held_down(self, token: str) -> str:
        if not any(one == two == three for one, two, three in zip(token, token[1:], token[2:], strict=False)):
            return token
        twice = re.sub(_HELD_DOWN, r"\1\1", token)
        return twice if twice in self._as.known else re.sub(_HELD_DOWN, r"\1", token)


def _pairs(texts: Iterable[str]) -> Iterator[tuple[_Words, _Words]]:
    """What is typed, and what it stands for: "wanna = want to"; "kind of = -" stands for nothing."""
    for text in texts:
        typed, _, meant = text.partition("=")
        if typed.strip() and meant.strip():
            yield tuple(typed.split()), () if meant.strip() == NOTHING else tuple(meant.split())


def _one_letter_less(words: Iterable[str]) -> Mapping[str, str]:
    return {less: word for word in words for less in (word, *_each_left_out(word))}


def _each_left_out(word: str) -> Iterator[str]:
    return (word[:at] + word[at + 1 :] for at in range(1, len(word)))


def texts_in(items: Iterable[HeavyPhrases], part: HeavyPart) -> Iterator[str]:
    """The phrases of one part of the table."""
    return (text for item in items if item.part == part for text in item.phrases)


def spelling_of(items: Iterable[HeavyPhrases], known: Iterable[str]) -> Spelling:
    """How words are read by this table; `known` are the words that its phrases are made of."""
    items = tuple(items)
    pairs = tuple(_pairs(texts_in(items, "spelling")))
    several: dict[str, list[tuple[_Words, _Words]]] = {}
    # The longest first, so that what is meant by more words is not cut short.
    for typed, meant in sorted((pair for pair in pairs if len(pair[0]) > 1), key=lambda pair: -len(pair[0])):
        several.setdefault(typed[0], []).append((typed, meant))
    single = {typed[0]: meant for typed, meant in pairs if len(typed) == 1}
    small = frozenset(word for text in texts_in(items, "small") for word in text.split())
    near = _one_letter_less(word for text in texts_in(items, "near") for word in text.split())
    return Spelling(single, several, small, near, frozenset((*known, *single, *small, *several)))


class MaySound:
    """Whether a text holds the words that some phrase needs; where it does not, none of them stands in it.

    `firsts` are those of the signs, which are asked for when a sentence has one of them: a few words often have none.
    """

    def __init__(self, spelling: Spelling, firsts: frozenset[str], signs: Callable[[], Signs]) -> None:
        self._typed = TypedWords(spelling)
        self._firsts = firsts
        self._signs = signs
        self._sets: tuple[frozenset[str], ...] = ()
        self._by_first: dict[int, list[tuple[int, ...]]] = {}

    def __call__(self, text: str) -> bool:
        """Whether the text has to be read in full."""
        return any(map(self._may, map(frozenset, self._sentences(text))))

    def _sentences(self, text: str) -> Iterator[list[str]]:
        """The words of each sentence; of plain text without the patterns, which take longer than all the rest."""
        if not text.isascii() or "\n" in text or "-" in text:
            return self._typed.sentences(text)
        return (self._typed.meant(one.split()) for one in text.lower().translate(_PLAINLY).split("\n"))

    def _may(self, words: frozenset[str]) -> bool:
        if self._firsts.isdisjoint(words):
            return False
        if not self._sets:
            signs = self._signs()
            self._sets = signs.sets
            for rarest, *rest in signs.needs:
                self._by_first.setdefault(rarest, []).append(tuple(rest))
        for first, phrases in self._by_first.items():
            if not self._sets[first].isdisjoint(words):
                for others in phrases:
                    if not any(self._sets[other].isdisjoint(words) for other in others):
                        return True
        return False
