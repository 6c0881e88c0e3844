"""A whole topic card: the opener, what comes after it, what to listen for, something to share, and a way out."""

from collections.abc import Iterable, Iterator

from ladder_tui.domain.items.topics import TopicCard
from ladder_tui.widgets.text import Part, Words, folded, line

#: Cells of the labels beside the text, and the width from which they stand beside it instead of above.
LABEL, BESIDE_FROM = 15, 52
INDENT = 2


def card_parts(
    card: TopicCard, width: int, *, facts: str = "", deeper: str = "", with_opener: bool = True
) -> list[Part]:
    """The card in lines of `width` cells, for `words`. `facts` stands under the opener in quiet words, `deeper` is the
    opener of the card that goes with it, one level deeper; either may be empty."""
    parts: list[Part] = []
    if with_opener:
        parts += [("\n".join(folded(line(card.opener), width)), "bold"), "\n"]
    if facts:
        parts.append(("\n".join(folded(line(facts), width)) + "\n", "$quiet"))
    for label, texts in _sections(card, deeper):
        parts += _beside(label, texts, width) if width >= BESIDE_FROM else _above(label, texts, width)
    return parts


def _sections(card: TopicCard, deeper: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """What a card says, each part with its label; parts that a card does not have are left out."""
    said = tuple(f"{follow.when}: {follow.say}" if follow.when else follow.say for follow in card.follow_ups)
    share = (card.share, f"({card.share_about})") if card.share_about else (card.share,)
    for label, texts in (
        ("or", card.other_ways),
        ("and then", said),
        ("one word back", (card.if_short,)),
        ("a sad answer", (card.if_heavy,)),
        ("listen for", (card.listen_for,)),
        ("to share", share),
        ("a way out", (card.exit_line,)),
        ("not when", (card.avoid_when,)),
        ("another day", (deeper,)),
    ):
        shown = tuple(text for text in texts if text)
        if shown:
            yield label, shown


def _beside(label: str, texts: Iterable[str], width: int) -> Iterator[Part]:
    """A label in a column of its own, the texts beside it."""
    for place, text in enumerate(texts):
        for row, folded_line in enumerate(folded(line(text), width - LABEL)):
            head = label if not place and not row else ""
            yield ("\n" + head.ljust(LABEL), "$calm")
            yield folded_line


def _above(label: str, texts: Iterable[str], width: int) -> Iterator[Part]:
    """A label at the head of its first text, where the window is narrow; all further lines a little in."""
    gap = " " * INDENT
    for place, text in enumerate(texts):
        head = f"{label}  " if not place else ""
        first, *more = folded(line(head + text), width - INDENT)
        yield ("\n" + first[: len(head)] if head else "\n" + gap, "$calm")
        yield first[len(head) :]
        yield from (f"\n{gap}{rest}" for rest in more)


class CardView(Words):
    """A card drawn for the width there is; drawn anew when that changes."""

    DEFAULT_CSS = "CardView { width: 1fr; height: auto; }"

    _card: TopicCard | None = None
    _facts = ""
    _deeper = ""
    _with_opener = True

    def show_card(self, card: TopicCard | None, *, facts: str = "", deeper: str = "", with_opener: bool = True) -> None:
        """Show a card, or nothing."""
        self._card, self._facts, self._deeper, self._with_opener = card, facts, deeper, with_opener
        self._draw()

    def on_resize(self) -> None:
        """Lines are broken for the width there is."""
        self._draw()

    def _draw(self) -> None:
        width = self.size.width
        if self._card is None:
            self.say()
        elif width:
            self.say(
                *card_parts(self._card, width, facts=self._facts, deeper=self._deeper, with_opener=self._with_opener)
            )
