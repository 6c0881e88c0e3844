"""What somebody wrote beside titles, wins and pages: notes of contacts, reviews, answers, smaller lines of a record.

With `domain/finding.py`, which finds things by what they are called, it makes a search over everything written.
"""

from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import Any, Final

import msgspec

from ladder_tui.domain.base.dayparts import local_day
from ladder_tui.domain.base.text_search import has_words, near, words_of
from ladder_tui.domain.records.attempts import Attempt, over_at
from ladder_tui.domain.records.reviews import review_text
from ladder_tui.domain.snapshot import Snapshot, not_safe


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """One thing: what kind it is, its id, a line that shows why it was found, and the day it is of."""

    kind: str
    ref: str
    text: str
    day: date | None


class _Written(msgspec.Struct, frozen=True):
    """The texts of one kind of record: those by which it is found elsewhere, and those besides."""

    kind: str
    table: str
    known: tuple[str, ...]
    besides: Callable[[Any], tuple[str, ...]]
    #: The field that says what such a thing is called.
    called: str = ""


def _fields(*names: str) -> Callable[[Any], tuple[str, ...]]:
    return lambda record: tuple(getattr(record, name) for name in names)


def _of_try(one: Attempt) -> tuple[str, ...]:
    after = one.outcome
    noted = (after.context, *(habit.name for habit in after.habits)) if after is not None else ()
    return (one.cue, one.backup, one.reward, one.coping, *one.prediction.habits, *noted)


#: In the order in which they are told.
_ALL: Final = (
    _Written("contact", "contacts", (), _fields("note")),
    _Written("person", "people", ("name", "details", "how_known"), _fields("next_time", "number"), "name"),
    _Written(
        "event", "opportunities", ("title", "where", "note"),
        _fields("cue", "reward", "backup", "values", "how_to_join"), "title",
    ),
    _Written(
        "step", "rungs", (),
        lambda one: (
            one.text, one.done_when, one.prediction, one.coping, one.backup, one.reward, *one.habits, *one.variations
        ), "text",
    ),
    _Written("ladder", "ladders", (), _fields("title")),
    _Written("activity", "activities", ("title",), _fields("text", "first_step", "find", "access"), "title"),
    _Written("try", "attempts", ("title",), _of_try, "title"),
    _Written("look back", "reviews", (), lambda one: (review_text(one),)),
    _Written("answers", "feedback", (), lambda one: (one.who, *one.answers)),
    _Written("to bring", "to_bring", (), _fields("text")),
    _Written("setbacks", "setbacks", (), _fields("signs", "helped", "tell")),
    _Written(
        "hard moments", "hard_moments", (), _fields("signs", "alone", "places", "ask", "professionals", "safer")
    ),
    _Written("own words", "card_words", (), _fields("opener", "share")),
    _Written("own words", "gaps", (), _fields("text")),
)  # fmt: skip


def besides(snapshot: Snapshot, query: str, found: frozenset[str] = frozenset()) -> Iterator[Line]:
    """Everything of it that holds all words of the query, but the ids in `found`; of each kind the latest first.

    Whoever is marked as not safe is left out, and what names them is only for who types the name.
    """
    words, unsafe = words_of(query), not_safe(snapshot)
    if not words:
        return
    named = unsafe.names(query)
    for kind in _ALL:
        records = sorted(getattr(snapshot, kind.table).values(), key=lambda one: (_at(one) or snapshot.now, one.id))
        for record in reversed(records):
            known, texts = _fields(*kind.known)(record), kind.besides(record)
            elsewhere = record.id in found or (known and has_words(words, *known))
            if elsewhere or not has_words(words, *known, *texts):
                continue
            whom = record.id if kind.table == "people" else getattr(record, "person_id", None)
            line = _line(snapshot, kind, record, texts, words)
            if whom not in unsafe.ids and (named or not unsafe.names(line)):
                at = _at(record)
                day = None if at is None else local_day(at, snapshot.now)
                yield Line(kind=kind.kind, ref=record.id, text=line, day=day)


def _line(snapshot: Snapshot, kind: _Written, record: Any, texts: tuple[str, ...], words: tuple[str, ...]) -> str:
    """What it is called, if anything, and the text with the first word that is found in one of these."""
    why = next((text for word in words for text in texts if has_words((word,), text)), "")
    called = getattr(record, kind.called) if kind.called else ""
    if kind.table == "contacts" and record.person_id in snapshot.people:
        called = snapshot.people[record.person_id].name
    told = near(snapshot.shown(why), words)
    return f"{snapshot.shown(called)}: {told}" if called and told and why != called else snapshot.shown(called) or told


def _at(record: Any) -> datetime | None:
    """When it was, where that says something of it."""
    if isinstance(record, Attempt):
        return over_at(record)
    at = getattr(record, "at", None)
    return at if isinstance(at, datetime) else None  # that of an opportunity is a time on the wall
