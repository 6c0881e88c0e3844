"""How a whole set of items is written: shares, repeats and reading grade (content.md section 4).

A share says little about a handful of cards, so the limits bind from `ENOUGH` items of a type on.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import ceil
from statistics import median, quantiles
from typing import Any, Literal

from ladder_tui.packs import prose
from ladder_tui.packs.pack import Item
from ladder_tui.packs.problems import quote
from ladder_tui.packs.style import texts

ENOUGH = 30
ENOUGH_REWARDS = 10
ALIKE = 0.75
MOST_OF_ONE_MOULD = 4

_PLAIN_REPEATS = frozenset(("exit_line", "avoid_when", "backup", "reward"))
_ONE_TEXT_FIELDS: dict[str, tuple[str, ...]] = {
    "topic_card": ("opener", "listen_for", "share", "exit_line", "avoid_when"),
    "reflection": ("question", "why"),
    "activity": ("title", "text", "first_step"),
    "rung": ("text", "prediction", "done_when", "smaller_step", "bigger_step", "backup", "reward"),
    "kindness": ("title",),
    "backup": ("text",),
    "reward": ("text",),
    "starter": ("text", "reply_idea"),
    "drill": ("title", "they_say", "your_turn", "try_today"),
    "script": ("situation", "repeat_line", "offer", "why"),
    "ladder": ("title", "for_whom"),
    "need_question": ("question",),
    "why_note": ("text", "caveat"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """One figure about a set of items. `limit` is None where the standard sets none or the set is too small for it.

    `side` says whether the value may be at most or at least the limit; `unit` is "%", "grade" or "times";
    `example` names what weighs most.
    """

    type: str
    name: str
    value: float
    unit: Literal["%", "grade", "times"]
    limit: float | None = None
    side: Literal["most", "least"] = "most"
    example: str = ""

    @property
    def holds(self) -> bool:
        """Whether the value is within its limit; True without one."""
        if self.limit is None:
            return True
        return self.value <= self.limit if self.side == "most" else self.value >= self.limit


def measures(items: Sequence[Item]) -> tuple[Measure, ...]:
    """All figures for `items`, by type in a fixed order."""
    by_type: dict[str, list[Item]] = {}
    for item in items:
        by_type.setdefault(item.kind.name, []).append(item)
    found: list[Measure] = []
    if "topic_card" in by_type:
        found.extend(_openers([item.value for item in by_type["topic_card"]]))
    if "reward" in by_type:
        free = [item.value.price == "free" for item in by_type["reward"]]
        limit = 90.0 if len(free) >= ENOUGH_REWARDS else None
        found.append(
            Measure(
                type="reward", name="free", value=_percent(sum(free), len(free)), unit="%", limit=limit, side="least"
            )
        )
    for kind, some in by_type.items():
        found.extend(_repeats(kind, some))
    found.extend(_prose(items))
    return tuple(found)


def _percent(part: float, whole: int) -> float:
    return round(100 * part / whole, 1) if whole else 0.0


def _openers(cards: Sequence[Any]) -> Iterator[Measure]:
    openers = [card.opener for card in cards]
    total = len(openers)
    starts = [prose.words(text)[:3] for text in openers]

    def share(name: str, found: Sequence[str], limit: float) -> Measure:
        return Measure(
            type="topic_card", name=name, value=_percent(len(found), total), unit="%",
            limit=limit if total >= ENOUGH else None, example=quote(found[0]) if found else "",
        )  # fmt: skip

    yield share("openers closed or either/or", [text for text in openers if prose.is_closed(text)], 15)
    whats = [text for text, start in zip(openers, starts, strict=True) if _is_whats(start)]
    yield share("openers beginning with What's, What is, What are", whats, 12)
    yield share("openers with if you could, would you rather, imagine", [t for t in openers if _is_fantasy(t)], 6)
    first, count = Counter(start[0] for start in starts if start).most_common(1)[0] if any(starts) else ("", 0)
    yield share("openers with the most common first word", [first] * count, 22)
    threes = Counter(tuple(start) for start in starts)
    same = [" ".join(start) for start in starts if threes[tuple(start)] > 1]
    yield share("openers that share their first three words", same, 5)
    yield share("openers nearly like another", _alike(openers), 2)
    observed = sum(len(prose.sentences(text)) > 1 for text in openers)
    yield Measure(
        type="topic_card", name="openers with an observation first", value=_percent(observed, total), unit="%"
    )
    light = sum(card.tone in ("light", "playful") for card in cards)
    yield Measure(type="topic_card", name="light or playful (35 to 50)", value=_percent(light, total), unit="%")
    easy = sum(card.effort <= 2 for card in cards)
    yield Measure(type="topic_card", name="effort 1 or 2 (45 and more)", value=_percent(easy, total), unit="%")
    far = sum(not {"text", "call", "online"}.isdisjoint(card.settings) for card in cards)
    yield Measure(
        type="topic_card", name="by phone, text or online (30 and more)", value=_percent(far, total), unit="%"
    )


def _is_whats(start: Sequence[str]) -> bool:
    return bool(start) and (
        start[0] in ("what's", "whats", "what're") or list(start[:2]) in (["what", "is"], ["what", "are"])
    )


def _is_fantasy(text: str) -> bool:
    low = text.lower()
    return "if you could" in low or "would you rather" in low or "imagine" in low


def _alike(openers: Sequence[str]) -> list[str]:
    """Openers that share at least `ALIKE` of their words with an earlier one (Jaccard index).

    Two such openers must share a word among the rarest quarter of each (prefix filtering), so only those that do are
    compared.
    """
    bags = [frozenset(prose.words(text)) for text in openers]
    common = Counter(word for bag in bags for word in bag)
    where: dict[str, list[int]] = {}
    found: list[str] = []
    for index, bag in enumerate(bags):
        rarest = sorted(bag, key=lambda word: (common[word], word))[: len(bag) - ceil(ALIKE * len(bag)) + 1]
        others = (other for word in rarest for other in where.get(word, ()))
        if any(len(bag & bags[other]) >= ALIKE * len(bag | bags[other]) for other in others):
            found.append(openers[index])
        for word in rarest:
            where.setdefault(word, []).append(index)
    return found


def _repeats(kind: str, items: Sequence[Item]) -> Iterator[Measure]:
    for field in _ONE_TEXT_FIELDS.get(kind, ()):
        given = [getattr(item.value, field).casefold() for item in items if getattr(item.value, field)]
        if not given:
            continue
        counts = Counter(given)
        same = [text for text in given if counts[text] > 1]
        limit = (60.0 if field in _PLAIN_REPEATS else 8.0) if len(given) >= ENOUGH else None
        value = _percent(len(same), len(given))
        example = quote(same[0]) if same else ""
        yield Measure(
            type=kind, name=f"{field} as in another item", value=value, unit="%", limit=limit, example=example
        )
    asked = {"topic_card": "opener", "reflection": "question", "need_question": "question"}.get(kind)
    if asked:
        moulds = Counter(prose.mould(getattr(item.value, asked)) for item in items)
        mould, count = max(
            ((mould, count) for mould, count in moulds.items() if len(mould.split()) > 3),
            key=lambda pair: pair[1],
            default=("", 0),
        )
        yield Measure(
            type=kind,
            name=f"{asked} in one mould",
            value=count,
            unit="times",
            limit=MOST_OF_ONE_MOULD,
            example=quote(mould),
        )


def _prose(items: Iterable[Item]) -> Iterator[Measure]:
    together = [" ".join(text for _, text in texts(item, prose_only=True)) for item in items]
    together = [text for text in together if text]
    if not together:
        return
    grades = [prose.reading_grade(text) for text in together]
    bound = len(grades) >= ENOUGH
    hardest = quantiles(grades, n=10)[-1] if len(grades) > 1 else grades[0]
    yield Measure(
        type="all",
        name="reading grade, median",
        value=round(median(grades), 1),
        unit="grade",
        limit=5.5 if bound else None,
    )
    yield Measure(
        type="all",
        name="reading grade, 90th percentile",
        value=round(hardest, 1),
        unit="grade",
        limit=7.5 if bound else None,
    )
    total = sum(prose.word_count(text) for text in together)
    marks = sum(text.count("!") for text in together)
    rate = round(500 * marks / total, 2) if total else 0.0
    yield Measure(
        type="all", name="exclamation marks in 500 words", value=rate, unit="times", limit=1 if bound else None
    )
