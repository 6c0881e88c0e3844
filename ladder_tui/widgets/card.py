"""A whole topic card: the opener, what comes after it, what to listen for, something to share, and a way out."""

from ladder_tui.domain.items.topics import TopicCard
from ladder_tui.widgets.text import Part, Words, folded, line

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
    sections = [
        ("and then", card.follow_ups),
        ("listen for", (card.listen_for,)),
        ("something small to share", (card.share,)),
        ("a way out", (card.exit_line,)),
        ("not when", (card.avoid_when,)),
    ]
    if deeper:
        sections.append(("another day, a little deeper", (deeper,)))
    gap = " " * INDENT
    for label, texts in sections:
        parts.append(("\n" if parts else "", ""))
        parts.append((label, "$calm"))
        for text in texts:
            parts.append(f"\n{gap}" + f"\n{gap}".join(folded(line(text), width - INDENT)))
        if label == "and then":
            parts.append("\n")
    return parts


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
