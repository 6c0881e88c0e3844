"""A whole topic card: the opener, what comes after it, what to listen for, something to share, and a way out."""

from collections.abc import Iterable, Iterator, Sequence

from ladder_tui.domain.items.topics import TopicCard
from ladder_tui.widgets.text import Part, Words, folded, line

#: Cells of the labels beside the text, and the width from which they stand beside it instead of above.
LABEL, BESIDE_FROM = 15, 52
INDENT = 2
#: One part of a card: its label, and its texts, each as a quiet beginning ("they laugh: ") and what follows it.
_Section = tuple[str, tuple[tuple[str, str], ...]]
_Lines = list[tuple[Part, ...]]


def card_parts(
    card: TopicCard, width: int, *, facts: str = "", deeper: str = "", with_opener: bool = True, room: int = 0
) -> list[Part]:
    """The card in lines of `width` cells, for `words`. `facts` stands under the opener in quiet words, `deeper` is the
    opener of the card that goes with it, one level deeper; either may be empty.

    What belongs together stands together, with space between where the whole fits into `room` lines with it.
    """
    head: _Lines = []
    if with_opener:
        head += [((text, "bold"),) for text in folded(line(card.opener), width)]
    if facts:
        head += [((text, "$quiet"),) for text in folded(line(facts), width)]
    groups: list[_Lines] = []
    for sections in _groups(card, deeper):
        lines: _Lines = []
        for label, texts in sections:
            lines += _lines(label, texts, width)
        if lines:
            groups.append(lines)
    spaced = len(head) + sum(len(lines) + 1 for lines in groups) <= room
    parts: list[Part] = []
    for number, lines in enumerate((head, *groups) if head else groups):
        if number and (spaced or (number == 1 and head)):
            parts.append("\n")
        for one in lines:
            parts += [*one, "\n"]
    return parts[:-1]


def labelled(label: str, texts: Iterable[str], width: int) -> list[Part]:
    """A label and its texts in lines of `width` cells, each after a line break; side by side where there is room."""
    section = _section(label, *texts)
    return [part for one in _lines(*section, width) for part in ("\n", *one)]


def _groups(card: TopicCard, deeper: str) -> Iterator[tuple[_Section, ...]]:
    """What a card says, in four groups: how to begin, what may come back, what is between you, and how to leave."""
    then = tuple((f"{follow.when}: " if follow.when else "", follow.say) for follow in card.follow_ups)
    share = f"{card.share} ({card.share_about})".strip() if card.share_about else card.share
    yield (_section("or", *card.other_ways),)
    yield ("and then", then), _section("one word back", card.if_short), _section("a sad answer", card.if_heavy)
    yield _section("listen for", card.listen_for), _section("to share", share)
    yield (
        _section("a way out", card.exit_line), _section("not when", card.avoid_when), _section("another day", deeper),
    )  # fmt: skip


def _lines(label: str, texts: Sequence[tuple[str, str]], width: int) -> Iterator[tuple[Part, ...]]:
    return _beside(label, texts, width) if width >= BESIDE_FROM else _above(label, texts, width)


def _section(label: str, *texts: str) -> _Section:
    """A part of plain texts; without any it takes no line."""
    return label, tuple(("", text) for text in texts if text)


def _beside(label: str, texts: Sequence[tuple[str, str]], width: int) -> Iterator[tuple[Part, ...]]:
    """A label in a column of its own, the texts beside it."""
    for place, (quiet, text) in enumerate(texts):
        for row, rest in enumerate(_begun(quiet, text, width - LABEL)):
            head = label if not place and not row else ""
            yield ((head.ljust(LABEL), "$calm"), *rest)


def _above(label: str, texts: Sequence[tuple[str, str]], width: int) -> Iterator[tuple[Part, ...]]:
    """A label at the head of its first text, where the window is narrow; all further lines a little in."""
    gap = " " * INDENT
    for place, (quiet, text) in enumerate(texts):
        head = f"{label}  " if not place else ""
        first, *more = folded(line(head + quiet + text), width - INDENT)
        if head:
            yield ((first[: len(head)], "$calm"), *_quietly(first[len(head) :], len(line(quiet))))
        else:
            yield (gap, *_quietly(first, len(line(quiet))))
        for rest in more:
            yield (gap + rest,)


def _begun(quiet: str, text: str, width: int) -> Iterator[tuple[Part, ...]]:
    """A text in lines, its beginning in quiet words."""
    first, *more = folded(line(quiet + text), width)
    yield _quietly(first, len(line(quiet)))
    for rest in more:
        yield (rest,)


def _quietly(text: str, signs: int) -> tuple[Part, ...]:
    return ((text[:signs], "$quiet"), text[signs:]) if signs else (text,)


class CardView(Words):
    """A card drawn for the width there is; drawn anew when that changes."""

    DEFAULT_CSS = "CardView { width: 1fr; height: auto; }"

    _card: TopicCard | None = None
    _facts = ""
    _deeper = ""
    _with_opener = True
    _room = 0

    def show_card(
        self, card: TopicCard | None, *, facts: str = "", deeper: str = "", with_opener: bool = True, room: int = 0
    ) -> None:
        """Show a card, or nothing. `room` is how many lines are in sight."""
        self._card, self._facts, self._deeper, self._with_opener = card, facts, deeper, with_opener
        self._room = room
        self._draw()

    def on_resize(self) -> None:
        """Lines are broken for the width there is."""
        self._draw()

    def _draw(self) -> None:
        width = self.size.width
        if self._card is None:
            self.say()
        elif width:
            shown = card_parts(
                self._card, width, facts=self._facts, deeper=self._deeper, with_opener=self._with_opener,
                room=self._room,
            )  # fmt: skip
            self.say(*shown)
