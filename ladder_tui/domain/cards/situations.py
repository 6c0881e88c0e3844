"""What is ahead: situations found by any word of the user's, and the one that fits a plan (docs/design.md 4.5)."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final

import msgspec

from ladder_tui.domain.base.text_search import fold
from ladder_tui.domain.base.vocabulary import SITUATION_GROUPS, Setting, Stage
from ladder_tui.domain.items.situations import Situation
from ladder_tui.domain.items.topics import TopicCard
from ladder_tui.domain.library import Library
from ladder_tui.domain.snapshot import Snapshot

#: A word: letters, digits and apostrophes; compiled when first used, by `re` itself.
#: Words that say nothing about where somebody is.
_EMPTY: Final = frozenset((
    "a", "an", "and", "any", "anyone", "at", "be", "by", "do", "doesn't", "don't", "for", "from", "have",
    "haven't", "i", "i'm", "in", "into", "is", "it", "its", "me", "much", "my", "no", "not", "of", "off", "on",
    "one", "or", "same", "so", "some", "that", "the", "their", "them", "they", "this", "to", "up", "we", "what",
    "when", "where", "who", "with",
))  # fmt: skip
#: Words of plans and steps that say nothing about where they lead, though somebody may search for them.
_VAGUE: Final = frozenset((
    "after", "again", "ask", "before", "bring", "come", "day", "each", "early", "evening", "few", "find", "first",
    "give", "go", "good", "half", "hour", "hours", "keep", "last", "late", "line", "lines", "long", "look", "make",
    "minute", "minutes", "morning", "new", "next", "one", "open", "own", "people", "put", "ready", "say", "second",
    "see", "send", "set", "short", "small", "somebody", "someone", "something", "start", "starts", "stay", "take",
    "talk", "tea", "tell", "ten", "them", "there", "thing", "three", "time", "today", "turn", "two", "week", "while",
    "word", "words", "write", "you", "your",
))  # fmt: skip
#: What it adds that a setting is the first one of a page, so that equal ones come in a sensible order.
_FIRST: Final = 0.5
#: The stage of people who have lost touch. A page for them is for nobody else of whom one knows how near they are.
APART: Final[Stage] = "reconnecting"
#: What a word found in the title, among the words a page should be found by, or in its settings adds to a page.
_TITLE, _ALSO, _SETTING = 3.0, 2.5, 1.0
#: Share of that which a beginning of a word, or a word with one slip in it, still brings.
_BEGINNING, _SLIP = 0.8, 0.6
#: From how many letters on a word may hold a slip, and may be meant by its beginning.
_SLIP_FROM, _BEGINNING_FROM = 5, 2


class _Entry(msgspec.Struct, frozen=True):
    """A situation with the words it is found by, folded, each with what it is worth."""

    situation: Situation
    words: tuple[tuple[str, float], ...]


def situations_of(snapshot: Snapshot) -> tuple[Situation, ...]:
    """All situations that were not removed for good, group by group, in pack order within a group."""
    place = {group: number for number, group in enumerate(SITUATION_GROUPS)}
    return tuple(sorted(snapshot.not_removed(snapshot.library.situations), key=lambda one: place[one.group]))


def find_situations(situations: Iterable[Situation], query: str, library: Library) -> tuple[Situation, ...]:
    """The situations a query is about, the best first; all of them for a query that says nothing.

    Case and accents do not matter; a word may be only begun, and one of five letters or more may hold one slip. Words
    such as "with" and "my" are passed over. A page need not hold every word: the more it holds, the further up it is.
    """
    listed = tuple(situations)
    asked = [word for word in _words(query) if word not in _EMPTY]
    if not asked:
        return listed
    worth = _worth(listed, asked, library)
    found = [(-value, index) for index, value in enumerate(worth) if value]
    return tuple(listed[index] for _, index in sorted(found))


def situation_for(
    snapshot: Snapshot, *, words: str = "", setting: Setting | None = None, stage: Stage | None = None
) -> Situation | None:
    """The page that fits something planned: the nearest by its words, its setting and the stage of the person.

    Only pages of the setting are looked at where there are some, else those that hold one of the words; of these only
    the ones for that stage, and without a setting none where no page is for it. None where nothing is left.
    """
    asked = [word for word in _words(words) if word not in _EMPTY and word not in _VAGUE]
    if not asked and setting is None:
        return None
    listed = situations_of(snapshot)
    # What somebody planned is no search: "window" is not a "widow" with a slip in it.
    found = _worth(listed, asked, snapshot.library, typed=False)
    worth = dict(zip((one.id for one in listed), found, strict=True))
    fitting = [one for one in listed if setting is not None and setting in one.settings]
    by_setting = bool(fitting)
    if not by_setting:
        fitting = [one for one in listed if worth[one.id]]
    if stage is not None:
        staged = [one for one in fitting if stage in one.stages and (stage == APART or APART not in one.stages)]
        fitting = staged if staged or not by_setting else fitting
    return max(fitting, key=lambda one: worth[one.id] + (_FIRST if setting == one.settings[0] else 0), default=None)


def cards_of_situation(situation: Situation, cards: Iterable[TopicCard]) -> tuple[TopicCard, ...]:
    """The cards that name a situation, plain ones before those that need something to be there.

    Those that are for it first of all come first, of them the shallow ones, of these the easy ones.
    """
    named = [card for card in cards if situation.slug in card.situations]

    def place(card: TopicCard) -> tuple[bool, bool, int, bool]:
        return bool(card.here), card.situations[0] != situation.slug, card.depth, card.words != "easy"

    return tuple(sorted(named, key=place))


def _worth(
    situations: Sequence[Situation], asked: Sequence[str], library: Library, *, typed: bool = True
) -> list[float]:
    """How much of the words each situation holds. A word is worth more the fewer hold it: "kitchen" than "friend"."""
    if not asked:
        return [0.0] * len(situations)
    named = {
        setting: library.label("setting", setting) for setting in {each for one in situations for each in one.settings}
    }
    stems = [""] if typed else [word.rstrip("s")[:_SLIP_FROM] for word in asked]
    entries = []
    for one in situations:
        settings = tuple([named[setting] for setting in one.settings])
        # Without a slip a word is meant only where its beginning stands: of most pages no words need be told apart.
        text = "" if typed else fold("\n".join((one.title, *one.also, *settings, *one.settings)))
        entries.append(_entry(one, settings).words if any([stem in text for stem in stems]) else ())
    totals = [0.0] * len(entries)
    for word in asked:
        worth = [
            max([value * _likeness(word, known, typed) for known, value in words], default=0.0) for words in entries
        ]
        holding = sum(1 for value in worth if value)
        for index, value in enumerate(worth):
            totals[index] += value / (holding**0.5 or 1)
    return totals


# Remembered, because all of them are looked through at every key typed.
@lru_cache(maxsize=512)
def _entry(situation: Situation, settings: tuple[str, ...]) -> _Entry:
    texts: Sequence[tuple[float, Iterable[str]]] = (
        (_TITLE, (situation.title,)),
        (_ALSO, situation.also),
        (_SETTING, settings),
        (_SETTING, situation.settings),
    )
    worth: dict[str, float] = {}
    for value, some in texts:
        for word in _words(" ".join(some)):
            if word not in _EMPTY:
                worth[word] = max(value, worth.get(word, 0.0))
    return _Entry(situation, tuple(worth.items()))


def _words(text: str) -> list[str]:
    """Letters, figures and apostrophes that stand together, folded. A pattern would take longer to compile."""
    text = fold(text)
    for sign in set(text):
        if not sign.isalnum() and sign != "'":
            text = text.replace(sign, " ")
    return text.split()


def _likeness(asked: str, known: str, typed: bool) -> float:
    """How much of a known word was asked for: 1 for all, less for a beginning, an ending of the same word, or a slip.

    While it is still being `typed` it may be two letters of it, and may hold a slip; a word of a plan is whole.
    """
    if asked == known or (asked.rstrip("s") == known.rstrip("s") and len(asked) > _BEGINNING_FROM):
        return 1.0
    if len(asked) >= (_BEGINNING_FROM if typed else _SLIP_FROM) and known.startswith(asked):
        return _BEGINNING
    if len(known) >= _SLIP_FROM and asked.startswith(known):
        return _BEGINNING
    if typed and len(asked) >= _SLIP_FROM and abs(len(asked) - len(known)) <= 1 and _one_slip(asked, known):
        return _SLIP
    return 0.0


def _one_slip(one: str, other: str) -> bool:
    """Whether one letter more, less, other or changed in place with its neighbour turns one word into the other."""
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    if len(one) == len(other):
        swapped = one[start : start + 2] == other[start : start + 2][::-1] and one[start + 2 :] == other[start + 2 :]
        return one[start + 1 :] == other[start + 1 :] or swapped
    longer, shorter = (one, other) if len(one) > len(other) else (other, one)
    return longer[start + 1 :] == shorter[start:]
