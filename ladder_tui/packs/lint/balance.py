"""How a whole set of items is written: shares, repeats and reading grade (docs/design.md 9)."""

from collections.abc import Iterable, Iterator, Sequence
from statistics import median, quantiles
from typing import Any

from ladder_tui.packs.lint import prose
from ladder_tui.packs.lint.alike import nearly_alike
from ladder_tui.packs.lint.counting import ENOUGH, Measure, percent, repeated
from ladder_tui.packs.lint.style import texts
from ladder_tui.packs.reading.pack import Item
from ladder_tui.packs.schema.problems import quote

ENOUGH_REWARDS = 10
#: Words of an opener of the plain layer, by the median.
MOST_PLAIN_WORDS = 8

#: Fields in which plain words come again, in percent of the items that have the field; in all others `MOST_REPEATED`.
_PLAIN_REPEATS = frozenset(("exit_line", "avoid_when", "backup", "reward"))
_MOST_PLAIN = 60.0
_MOST_REPEATED = 8.0
_MOST_ALIKE = 2.0
#: The fields whose texts are compared between items; a list counts with each of its texts.
_COMPARED: dict[str, tuple[str, ...]] = {
    "topic_card": ("opener",),
    "situation": ("title", "usual"),
    "reflection": ("question", "why"),
    "activity": ("title", "text", "first_step"),
    "rung": ("text", "prediction", "done_when", "variations", "smaller_step", "bigger_step", "backup", "reward"),
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
#: The field that makes an item what it is: no two of them are nearly alike.
_MAIN = {
    "reflection": "question", "activity": "text", "rung": "text", "backup": "text",
    "reward": "text", "starter": "text", "drill": "they_say", "script": "situation", "need_question": "question",
}  # fmt: skip


def measures(items: Sequence[Item]) -> tuple[Measure, ...]:
    """All figures for `items`, by type in a fixed order."""
    by_type: dict[str, list[Item]] = {}
    for item in items:
        by_type.setdefault(item.kind.name, []).append(item)
    figures: list[Measure] = []
    if "topic_card" in by_type:
        figures.extend(card_measures([item.value for item in by_type["topic_card"]]))
    if "reward" in by_type:
        free = [item.value.price == "free" for item in by_type["reward"]]
        least = 90.0 if len(free) >= ENOUGH_REWARDS else None
        figures.append(Measure(type="reward", name="free", value=percent(sum(free), len(free)), unit="%", least=least))
    for kind, some in by_type.items():
        values = [item.value for item in some]
        figures.extend(_repeats(kind, values))
        if kind in _MAIN:
            figures.append(_alike(kind, _MAIN[kind], values))
    figures.extend(_prose(items))
    return tuple(figures)


def _repeats(kind: str, values: Sequence[Any]) -> Iterator[Measure]:
    for field in _COMPARED.get(kind, ()):
        given = [text.casefold() for value in values for text in _texts(getattr(value, field))]
        if not given:
            continue
        same = repeated(given)
        most = (_MOST_PLAIN if field in _PLAIN_REPEATS else _MOST_REPEATED) if len(given) >= ENOUGH else None
        yield Measure(
            type=kind, name=f"{field} as in another item", value=percent(len(same), len(given)), unit="%",
            most=most, example=quote(str(same[0])) if same else "",
        )  # fmt: skip


def _texts(value: str | tuple[str, ...]) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value,) if value else ()
    return value


def _alike(kind: str, field: str, values: Sequence[Any]) -> Measure:
    given = [getattr(value, field) for value in values]
    alike = nearly_alike(given)
    return Measure(
        type=kind, name=f"{field} nearly like another", value=percent(len(alike), len(given)), unit="%",
        most=_MOST_ALIKE if len(given) >= ENOUGH else None, example=quote(alike[0]) if alike else "",
    )  # fmt: skip


def card_measures(cards: Sequence[Any]) -> Iterator[Measure]:
    """Openers twice, openers nearly alike within one situation, and how long the plain ones are (docs/design.md 9)."""
    bound = len(cards) >= ENOUGH
    same = repeated([card.opener.casefold() for card in cards])
    yield Measure(
        type="topic_card", name="openers that stand twice", value=len(same), unit="items", most=0,
        example=quote(str(same[0])) if same else "",
    )  # fmt: skip
    by_situation: dict[str, list[str]] = {}
    for card in cards:
        for situation in card.situations:
            by_situation.setdefault(situation, []).append(card.opener)
    alike = {text for openers in by_situation.values() for text in nearly_alike(openers)}
    yield Measure(
        type="topic_card", name="openers nearly like another of their situation", value=percent(len(alike), len(cards)),
        unit="%", most=_MOST_ALIKE if bound else None, example=quote(min(alike)) if alike else "",
    )  # fmt: skip
    plain = [prose.word_count(card.opener) for card in cards if not card.here]
    if plain:
        yield Measure(
            type="topic_card", name="words of a plain opener, median", value=median(plain), unit="words",
            most=MOST_PLAIN_WORDS if bound else None,
        )  # fmt: skip


def _prose(items: Iterable[Item]) -> Iterator[Measure]:
    together = [" ".join(text for _, text in texts(item, prose_only=True)) for item in items]
    together = [text for text in together if text]
    if not together:
        return
    grades = [prose.reading_grade(text) for text in together]
    hardest = quantiles(grades, n=10)[-1] if len(grades) > 1 else grades[0]
    total = sum(prose.word_count(text) for text in together)
    marks = sum(text.count("!") for text in together)
    for name, grade in (("reading grade, median", median(grades)), ("reading grade, 90th percentile", hardest)):
        yield Measure(type="all", name=name, value=round(grade, 1), unit="grade")
    rate = round(500 * marks / total, 2) if total else 0.0
    yield Measure(
        type="all",
        name="exclamation marks in 500 words",
        value=rate,
        unit="times",
        most=1 if len(grades) >= ENOUGH else None,
    )
