"""Growth: what was expected against what happened, and how an estimate moved. Words stand under every number."""

from collections.abc import Iterable
from datetime import datetime
from typing import Final

import msgspec

from ladder_tui.domain.base.vocabulary import Happened
from ladder_tui.domain.growth.counters import Counters, counters
from ladder_tui.domain.growth.habits import habit_sentences
from ladder_tui.domain.records.attempts import Attempt, habit_words, over_at, took_place, tries_by_rung
from ladder_tui.domain.snapshot import Snapshot

#: One try that was harder says nothing about tries.
HARDER_FROM: Final = 3


class Point(msgspec.Struct, frozen=True, kw_only=True):
    """One closed attempt: expected SUDS against peak, likelihood before against after (0 to 100 each, None: not said).

    `at` is when it was closed, `happened` whether the fear came true, `habits` what became of the helper habits.
    """

    attempt_id: str
    at: datetime
    title: str
    expected: int | None
    peak: int | None
    before: int
    after: int
    happened: Happened
    habits: str = ""

    @property
    def has_unease(self) -> bool:
        """Whether a number was noted for it, before or after."""
        return self.expected is not None or self.peak is not None

    @property
    def easier(self) -> bool | None:
        """Whether the hardest moment was easier than expected; None when one of the two was not noted."""
        return None if self.peak is None or self.expected is None else self.peak < self.expected


class Move(msgspec.Struct, frozen=True, kw_only=True):
    """How the estimate of one rung moved from the first likelihood before to the last one after, 0 to 100.

    `estimates` is every one on the way: the first before, then the one after each try. `since` and `until` are when
    the first of these tries began and the last one ended.
    """

    rung_id: str
    title: str
    first: int
    last: int
    tries: int
    estimates: tuple[int, ...] = ()
    since: datetime | None = None
    until: datetime | None = None

    @property
    def words(self) -> str:
        """One sentence: "Your estimate went 70 → 45."."""
        if self.first == self.last:
            return f"Your estimate stayed at {self.last}."
        return f"Your estimate went {self.first} → {self.last}."


class Growth(msgspec.Struct, frozen=True, kw_only=True):
    """Everything Growth shows about attempts: points oldest first, moves by rung, sentences under them.

    `habits` are sentences about helper habits beside unease (habits.py).
    """

    points: tuple[Point, ...]
    moves: tuple[Move, ...]
    sentences: tuple[str, ...]
    counters: Counters
    habits: tuple[str, ...] = ()


def growth(snapshot: Snapshot) -> Growth:
    """Growth over all records of the snapshot."""
    closed = points(snapshot.attempts.values())
    titles = {rung.id: rung.text for rung in snapshot.rungs.values()}
    moved = tuple(move for move in moves(snapshot.attempts.values()) if move.rung_id in titles)
    return Growth(
        points=closed,
        moves=moved,
        sentences=sentences(closed),
        counters=lifetime(snapshot),
        habits=habit_sentences(snapshot.attempts.values()),
    )


def lifetime(snapshot: Snapshot) -> Counters:
    """The lifetime counters of the snapshot."""
    return counters(
        attempts=snapshot.attempts.values(),
        plans=snapshot.plans.values(),
        contacts=snapshot.contacts.values(),
        wins=snapshot.wins.values(),
        entries=snapshot.entries.values(),
    )


def points(attempts: Iterable[Attempt]) -> tuple[Point, ...]:
    """A point for each attempt that was done or left early and has an outcome, oldest first."""
    closed = [
        Point(
            attempt_id=attempt.id,
            at=over_at(attempt),
            title=attempt.title,
            expected=attempt.prediction.suds,
            peak=attempt.outcome.peak,
            before=attempt.prediction.likelihood,
            after=attempt.outcome.likelihood_next,
            happened=attempt.outcome.happened,
            habits=habit_words(attempt.outcome),
        )
        for attempt in attempts
        if took_place(attempt) and attempt.outcome is not None
    ]
    return tuple(sorted(closed, key=lambda point: point.at))


def moves(attempts: Iterable[Attempt]) -> tuple[Move, ...]:
    """How far the estimate of every rung tried has moved, the rung tried last first."""
    dated: list[tuple[datetime, Move]] = []
    noted = (attempt for attempt in attempts if attempt.outcome is not None)
    for rung_id, tries in tries_by_rung(noted).items():
        last, after = tries[-1], _after_each(tries)
        move = Move(
            rung_id=rung_id,
            title=last.title,
            first=tries[0].prediction.likelihood,
            last=after[-1],
            tries=len(tries),
            estimates=(tries[0].prediction.likelihood, *after),
            since=tries[0].started_at,
            until=over_at(last),
        )
        dated.append((over_at(last), move))
    dated.sort(key=lambda pair: pair[0], reverse=True)
    return tuple(move for _, move in dated)


def _after_each(tries: Iterable[Attempt]) -> tuple[int, ...]:
    return tuple(attempt.outcome.likelihood_next for attempt in tries if attempt.outcome is not None)


def sentences(closed: Iterable[Point]) -> tuple[str, ...]:
    """What the points say, in words, first what did not happen; nothing before the first one.

    That it has been harder than expected is said of `HARDER_FROM` tries at the least, all of which were.
    """
    listed = tuple(closed)
    measured = [point for point in listed if point.easier is not None]
    told: list[str] = []
    calm = sum(1 for point in listed if point.happened == "no")
    if calm:
        told.append(f"In {_of(calm, len(listed), len(listed))} what you feared did not happen.")
    easier = sum(1 for point in measured if point.easier)
    level = sum(1 for point in measured if point.peak == point.expected)
    if easier:
        told.append(f"In {_of(easier, len(measured), len(listed))} it was easier than expected.")
    elif level:
        told.append(f"In {_of(level, len(measured), len(listed))} it was about as expected.")
    elif len(measured) >= HARDER_FROM:
        told.append("So far it has been harder than expected; a smaller step is possible at any time.")
    return tuple(told)


def _of(number: int, measured: int, tries: int) -> str:
    """ "2 of 3 tries"; a single one is named as what it is: the only try, or the only one with both numbers."""
    if measured > 1:
        return f"{number:,} of {measured:,} tries"
    return "your one try" if tries == 1 else "the one try for which both were noted"
