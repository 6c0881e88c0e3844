"""How the openers of topic cards begin and ask, as shares of the whole set (docs/design.md 9)."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from ladder_tui.packs.lint import prose
from ladder_tui.packs.lint.counting import ENOUGH, Measure, percent
from ladder_tui.packs.schema.problems import quote


def opener_measures(cards: Sequence[Any]) -> Iterator[Measure]:
    """The shares among the openers of these topic cards; their limits bind from `ENOUGH` cards on."""
    openers = [card.opener for card in cards]
    total = len(openers)
    starts = [tuple(prose.words(text)[:3]) for text in openers]

    def share(name: str, such: Sequence[str], limit: float) -> Measure:
        return Measure(
            type="topic_card", name=name, value=percent(len(such), total), unit="%",
            most=limit if total >= ENOUGH else None, example=quote(such[0]) if such else "",
        )  # fmt: skip

    yield share("openers closed or either/or", [text for text in openers if prose.is_closed(text)], 15)
    whats = [text for text, start in zip(openers, starts, strict=True) if _is_whats(start)]
    yield share("openers beginning with What's, What is, What are", whats, 12)
    yield share("openers with if you could, would you rather, imagine", [t for t in openers if _is_fantasy(t)], 6)
    first, count = Counter(start[0] for start in starts if start).most_common(1)[0] if any(starts) else ("", 0)
    yield share("openers with the most common first word", [first] * count, 22)
    threes = Counter(starts)
    yield share("openers that share their first three words", [" ".join(s) for s in starts if threes[s] > 1], 5)
    observed = sum(len(prose.sentences(text)) > 1 for text in openers)
    yield Measure(type="topic_card", name="openers with an observation first", value=percent(observed, total), unit="%")


def _is_whats(start: Sequence[str]) -> bool:
    return bool(start) and (
        start[0] in ("what's", "whats", "what're") or list(start[:2]) in (["what", "is"], ["what", "are"])
    )


def _is_fantasy(text: str) -> bool:
    low = text.lower()
    return "if you could" in low or "would you rather" in low or "imagine" in low
