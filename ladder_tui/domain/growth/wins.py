"""What has gathered: wins and lessons in one list, and the words to find them by."""

from collections.abc import Iterable
from datetime import date, datetime
from operator import attrgetter
from typing import Literal

import msgspec

from ladder_tui.domain.base.text_search import has_words
from ladder_tui.domain.records.attempts import Attempt, over_at
from ladder_tui.domain.records.entries import Win
from ladder_tui.domain.snapshot import Snapshot


class Keepsake(msgspec.Struct, frozen=True, kw_only=True):
    """One win or lesson. `ref` is the id of the win or of the attempt; `about` what a lesson was learned from."""

    kind: Literal["win", "lesson"]
    ref: str
    at: datetime
    text: str
    about: str = ""


def keepsakes(wins: Iterable[Win], attempts: Iterable[Attempt], words: tuple[str, ...] = ()) -> tuple[Keepsake, ...]:
    """Wins and lessons that hold all the folded `words` (see `text_search.words_of`), the newest first."""
    gathered = [
        Keepsake(kind="win", ref=win.id, at=win.at, text=win.text)
        for win in wins
        if not words or has_words(words, win.text)
    ]
    for attempt in attempts:
        lesson = attempt.outcome.lesson if attempt.outcome is not None else ""
        if lesson.strip() and (not words or has_words(words, lesson, attempt.title)):
            at = over_at(attempt)
            gathered.append(Keepsake(kind="lesson", ref=attempt.id, at=at, text=lesson, about=attempt.title))
    gathered.sort(key=lambda keepsake: (keepsake.at, keepsake.ref), reverse=True)
    return tuple(gathered)


def holds(attempt: Attempt, words: tuple[str, ...]) -> bool:
    """Whether an attempt holds all the folded `words`, in its title, its prediction or what was noted after it."""
    outcome = attempt.outcome
    after = () if outcome is None else (outcome.facts, outcome.easy, outcome.hard, outcome.adjust, outcome.lesson)
    return has_words(words, attempt.title, attempt.prediction.feared, *attempt.prediction.habits, *after)


def since(snapshot: Snapshot) -> date | None:
    """The day of the first thing that the lifetime counters count; None when there is nothing yet."""
    # One pass in C for each table: this runs over ten years of contacts whenever Growth is shown.
    firsts = [
        min(map(attrgetter(field), table.values()))
        for table, field in (
            (snapshot.attempts, "started_at"),
            (snapshot.wins, "at"),
            (snapshot.entries, "at"),
            (snapshot.contacts, "at"),
        )
        if table
    ]
    days = [min(firsts).date()] if firsts else []
    days += [plan.day for plan in snapshot.plans.values() if plan.status in ("done", "left_early") or plan.backup_done]
    return min(days, default=None)
