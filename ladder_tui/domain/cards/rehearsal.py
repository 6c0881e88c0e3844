"""A card or a situation rehearsed: a line, what comes back, what could be said then; three turns, and it is enough.

Nobody answers and nothing is judged. What comes back is chosen by the user, or by chance, which is an argument.
"""

from collections.abc import Iterable, Mapping
from typing import Final

import msgspec

from ladder_tui.domain.base.vocabulary import REPLIES, Reply, Setting, Word
from ladder_tui.domain.items.situations import Situation
from ladder_tui.domain.items.topics import TopicCard

#: How often something comes back before it is enough.
TURNS: Final = 3
#: Where a line is written and not spoken.
_WRITTEN: Final[frozenset[Setting]] = frozenset(("text", "online"))


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """Something that could be said now (`aloud`), or done. `before` is after which answer, `about` what to tell."""

    text: str
    aloud: bool = True
    before: str = ""
    about: str = ""


class Play(msgspec.Struct, frozen=True, kw_only=True):
    """What is rehearsed: how it begins, how it is left, and what could be said after each kind of answer.

    The first group of `after` is for the first answer of a kind, the next for the next one. `line` is what is
    rehearsed, in one line; `written` says that it is a message, to be read aloud.
    """

    id: str
    title: str
    line: str
    first: tuple[Part, ...]
    after: Mapping[Reply, tuple[tuple[Part, ...], ...]]
    leave: tuple[Part, ...]
    written: bool = False
    card_id: str | None = None

    @property
    def replies(self) -> tuple[Reply, ...]:
        """The kinds of answers that something can be said to."""
        return tuple(reply for reply in REPLIES if reply in self.after)


class Turn(msgspec.Struct, frozen=True, kw_only=True):
    """Where a play is: which of its turns, 1 to 3, what could be said now, and whether it is over."""

    number: int
    parts: tuple[Part, ...]
    over: bool


def play_of_card(card: TopicCard) -> Play:
    """A card as a play. Where it has no line for a sad answer, none comes back."""
    first = _some(Part(text=card.opener), *(Part(text=way, before="or") for way in card.other_ways))
    share = _some(Part(text=card.share, about=card.share_about))
    follow = _some(*(Part(text=one.say, before=one.when) for one in card.follow_ups))
    listen = _some(Part(text=card.listen_for, aloud=False, before="listen for"))
    leave = _some(Part(text=card.exit_line))
    after: dict[Reply, tuple[tuple[Part, ...], ...]] = {
        "short": _groups((*_some(Part(text=card.if_short, aloud=False)), *share), leave),
        "long": _groups((*follow, *listen), share, leave),
        "asks_back": _groups(share, follow, leave),
        "no_time": _groups(leave),
    }
    if card.if_heavy:
        after["sad"] = _groups(_some(Part(text=card.if_heavy)), leave)
    return Play(
        id=card.id,
        title=card.opener,
        line=card.opener,
        first=first,
        after=after,
        leave=leave,
        written=bool(card.settings) and _WRITTEN.issuperset(card.settings),
        card_id=card.id,
    )


def play_of_situation(situation: Situation, card: TopicCard | None = None) -> Play:
    """A situation as a play: its first minute with a line of one of its cards, its own help and its own ways out."""
    blank = tuple(Part(text=text, aloud=False) for text in situation.blank)
    leave = tuple(Part(text=text, before="or" if number else "") for number, text in enumerate(situation.leave))
    minute = tuple(Part(text=text, aloud=False) for text in situation.first_minute)
    if card is None:
        after: dict[Reply, tuple[tuple[Part, ...], ...]] = {
            reply: _groups(blank, leave) for reply in REPLIES if reply not in ("sad", "no_time")
        }
        return Play(
            id=situation.id,
            title=situation.title,
            line=situation.title,
            first=minute,
            after={**after, "no_time": _groups(leave)},
            leave=leave,
        )
    of_card = play_of_card(card)
    after = {
        reply: _groups(*(group for group in groups if group != of_card.leave), leave)
        for reply, groups in of_card.after.items()
    }
    after["short"] = _groups(blank, *after["short"])
    return msgspec.structs.replace(
        of_card,
        id=situation.id,
        title=situation.title,
        first=(*minute, Part(text=card.opener)),
        after=after,
        leave=leave,
        written=_WRITTEN.issuperset(situation.settings),
    )


def turn_of(play: Play, came: tuple[Reply, ...]) -> Turn:
    """Where a play is after these answers. It is over after three of them, or when there is no time."""
    over = len(came) >= TURNS or "no_time" in came
    number = min(len(came) + 1, TURNS)
    if not came:
        return Turn(number=number, parts=play.first, over=over)
    last = came[-1]
    groups = play.after[last]
    parts = groups[min(came.count(last), len(groups)) - 1]
    if over:
        # To something sad a kind word comes before the way out.
        kind = parts if last == "sad" and came.count("sad") == 1 else ()
        parts = (*kind, *(part for part in play.leave if part not in kind))
    return Turn(number=number, parts=parts, over=over)


def by_chance(play: Play, chance: float) -> Reply:
    """The kind of answer that a chance from 0 up to 1 brings; each is as likely as the others."""
    return play.replies[int(chance * len(play.replies))]


def answer_words(reply: Reply, words: Mapping[str, Mapping[str, Word]], chance: float) -> str:
    """What comes back, in one of its ways of being said; `words` are those of the library, `chance` is 0 up to 1."""
    ways = [word.label for word in words.get(f"reply_{reply}", {}).values()]
    if ways:
        return ways[int(chance * len(ways))]
    kind = words.get("reply", {}).get(reply)
    return kind.label if kind is not None else reply.replace("_", " ")


def _some(*parts: Part) -> tuple[Part, ...]:
    return tuple(part for part in parts if part.text)


def _groups(*groups: Iterable[Part]) -> tuple[tuple[Part, ...], ...]:
    """The groups that hold something; there is always one."""
    return tuple(kept for group in groups if (kept := tuple(group))) or ((),)
