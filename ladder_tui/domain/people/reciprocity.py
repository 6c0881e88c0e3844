"""Give-and-take with one person: words only, on that person's page, when asked for (docs/design.md 4.5).

No ledger: nothing is listed, nothing is ranked, and how it felt outranks who did how much (docs/design.md 8, row 26).
"""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Literal

import msgspec

from ladder_tui.domain.base.thresholds import DEFAULTS
from ladder_tui.domain.records.people import Contact

#: What could be done about an uneven balance.
WayKind = Literal["leave", "less", "scripts", "let_them_choose", "thank", "propose"]


class Way(msgspec.Struct, frozen=True):
    """One thing that could be done about it, with the words for it."""

    kind: WayKind
    words: str


class GiveAndTake(msgspec.Struct, frozen=True, kw_only=True):
    """What can be said, with its reasons and what could be done about it.

    `words` go `by` how it felt or by who did how much; the first reason is always about who did how much.
    `balance` is (mine - theirs)/(mine + theirs + 4), from -1 to 1; `felt` the mean of drained (-1), even (0) and
    nourished (1), None while that was noted less than three times.
    """

    words: str
    by: Literal["felt", "flow"]
    reasons: tuple[str, ...]
    alternatives: tuple[Way, ...]
    balance: float
    felt: float | None


class _Signals(msgspec.Struct, frozen=True):
    mine: int
    theirs: int
    felt: tuple[int, ...]
    first: datetime | None


_FELT = {"drained": -1, "even": 0, "nourished": 1}


def give_and_take(
    contacts: Iterable[Contact], now: datetime, limits: Mapping[str, float] = DEFAULTS
) -> GiveAndTake | None:
    """What the signals of the last 90 days say about one person; None under six signals or three weeks.

    `contacts` are those with that one person, in any order.
    """
    days = int(limits["balance.days"])
    signals = _signals(contacts, now - timedelta(days=days), now)
    total = signals.mine + signals.theirs
    if total < limits["balance.signals"] or signals.first is None:
        return None
    if now - signals.first < timedelta(weeks=limits["balance.weeks"]):
        return None
    balance = (signals.mine - signals.theirs) / (total + limits["balance.smooth"])
    felt = sum(signals.felt) / len(signals.felt) if len(signals.felt) >= limits["balance.felt_times"] else None
    flow = _flow(balance, limits)
    return GiveAndTake(
        words=_felt_words(felt, limits) or f"{_capital(flow)}.",
        by="felt" if _felt_words(felt, limits) else "flow",
        reasons=(f"{_capital(flow)} in the last {days} days ({total} signals).", *_felt_reason(signals.felt)),
        alternatives=_alternatives(balance, felt, limits),
        balance=balance,
        felt=felt,
    )


def _signals(contacts: Iterable[Contact], since: datetime, now: datetime) -> _Signals:
    mine = theirs = 0
    felt: list[int] = []
    first: datetime | None = None
    for contact in contacts:
        if not since <= contact.at <= now:
            continue
        before = mine + theirs + len(felt)
        for side in (contact.reached, contact.proposed):
            mine += side in ("me", "both")
            theirs += side in ("them", "both")
        mine += contact.support in ("given", "both")
        theirs += contact.support in ("received", "both")
        if contact.felt is not None:
            felt.append(_FELT[contact.felt])
        if mine + theirs + len(felt) > before and (first is None or contact.at < first):
            first = contact.at
    return _Signals(mine, theirs, tuple(felt), first)


def _flow(balance: float, limits: Mapping[str, float]) -> str:
    """Who did how much, in words."""
    size = abs(balance)
    if size < limits["balance.lean"]:
        return "it went both ways"
    who = "you" if balance > 0 else "them"
    return f"{'most of it' if size >= limits['balance.mostly'] else 'a little more of it'} came from {who}"


def _felt_words(felt: float | None, limits: Mapping[str, float]) -> str:
    """How it felt, where that is clear; empty where who did how much decides the words."""
    if felt is not None and felt >= limits["balance.felt"]:
        return "Being in touch mostly does you good."
    if felt is not None and felt <= -limits["balance.felt"]:
        return "Being in touch mostly leaves you tired."
    return ""


def _felt_reason(felt: tuple[int, ...]) -> tuple[str, ...]:
    return (f"Afterwards it felt: {_felt_counts(felt)}.",) if felt else ()


def _felt_counts(felt: tuple[int, ...]) -> str:
    counted = ((felt.count(value), name) for name, value in (("nourished", 1), ("even", 0), ("drained", -1)))
    return ", ".join(f"{name} {number} of {len(felt)}" for number, name in counted if number)


def _alternatives(balance: float, felt: float | None, limits: Mapping[str, float]) -> tuple[Way, ...]:
    """What could be done about it; nothing when it does good."""
    tired = felt is not None and felt <= -limits["balance.felt"]
    leave = Way("leave", "leave it as it is")
    if felt is not None and felt >= limits["balance.felt"]:
        return ()
    if tired:
        return (
            Way("less", "see each other for a shorter while, or a little less often"),
            Way("scripts", "a line for it from the scripts about uneven balance"),
            leave,
        )
    if balance >= limits["balance.mostly"]:
        return (
            Way("let_them_choose", "let them propose the next time"),
            Way("scripts", "a line from the scripts about uneven balance"),
            leave,
        )
    if balance <= -limits["balance.mostly"]:
        return (
            Way("thank", "thank them for something particular"),
            Way("propose", "propose something small"),
            leave,
        )
    return ()


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
