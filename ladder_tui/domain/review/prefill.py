"""What a weekly review begins with: the week as it was noted, and what the coming one could hold (docs/design.md 4.4).

The week is the seven days up to and with today, so that any day is a good day for it. What was set aside or fell
through without its backup is not counted up. Whoever was marked as not safe is in none of it.
"""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from typing import Final, Literal

import msgspec

from ladder_tui.domain.base.clean import one_line
from ladder_tui.domain.base.dayparts import day_start, local_day
from ladder_tui.domain.base.thresholds import thresholds
from ladder_tui.domain.base.vocabulary import Channel
from ladder_tui.domain.base.when import WEEKDAYS
from ladder_tui.domain.growth.rhythm import has_been_here
from ladder_tui.domain.people.redaction import names_unsafe
from ladder_tui.domain.records.attempts import Attempt, over_at, took_place
from ladder_tui.domain.records.plans import counts_as_contact, is_with, with_whom
from ladder_tui.domain.snapshot import Snapshot, unsafe_ids
from ladder_tui.domain.writing.kind_lines import week_lines

#: How the draft of an unfinished review is called.
REVIEW_DRAFT: Final = "form:review"
#: As many lines of one kind as a step begins with; the rest of the week is in its records.
MOST_LINES: Final = 12
MOST_SAID: Final = 3

_CHANNELS: Final[dict[Channel, str]] = {
    "in_person": "in person", "call": "a call", "video": "a video call", "voice_note": "a voice note",
    "text": "a message", "letter": "a letter", "online": "online",
}  # fmt: skip
Said = Literal["easy", "hard", "adjust"]


class Prefill(msgspec.Struct, frozen=True, kw_only=True):
    """What stands in the steps before a word is typed; all of it can be changed. `kind_lines` are to choose from."""

    week: date
    happened: str
    easy: str
    hard: str
    adjust: str
    evidence: str
    kind_lines: tuple[str, ...]


def prefill(snapshot: Snapshot) -> Prefill:
    """The last seven days, today among them, as lines of text."""
    week = snapshot.today - timedelta(days=6)
    return Prefill(
        week=week,
        happened=_joined(snapshot, _happened(snapshot, week), MOST_LINES),
        easy=_joined(snapshot, _said(snapshot, week, "easy"), MOST_SAID),
        hard=_joined(snapshot, _said(snapshot, week, "hard"), MOST_SAID),
        adjust=_joined(snapshot, _said(snapshot, week, "adjust"), MOST_SAID),
        evidence=_joined(snapshot, _evidence(snapshot, week), 1),
        kind_lines=week_lines(snapshot.today),
    )


def with_measure(snapshot: Snapshot) -> bool:
    """Whether the next review is one of those that ask the four questions and whether things are made harder."""
    every = int(thresholds(snapshot.settings.thresholds)["review.measure_every"])
    return (len(snapshot.reviews) + 1) % every == 0


def review_is_possible(snapshot: Snapshot) -> bool:
    """Whether a place may say, quietly, that a look back is possible: the last one, or else the first record, is at
    least six days old. How long ago it was is never told, and nothing waits or adds up.
    """
    days = thresholds(snapshot.settings.thresholds)["review.offer_days"]
    last = max((local_day(review.at, snapshot.now) for review in snapshot.reviews.values()), default=None)
    if last is None:
        return has_been_here(snapshot, days)
    return (snapshot.today - last).days >= days


def is_begun(snapshot: Snapshot) -> bool:
    """Whether a review was left in the middle and can be gone on with."""
    return REVIEW_DRAFT in snapshot.drafts


# -- what happened --------------------------------------------------------------------------


def _happened(snapshot: Snapshot, week: date) -> Iterator[str]:
    """A line for each thing, in the order of the days; a thing noted twice has one line."""
    lines = [*_plans(snapshot, week), *_tries(snapshot, week), *_contacts(snapshot, week), *_wins(snapshot, week)]
    for day, _, text in sorted(lines, key=lambda line: (line[0], line[1])):
        if not names_unsafe(snapshot, text):
            yield f"{WEEKDAYS[day.weekday()]}: {text}"


def _plans(snapshot: Snapshot, week: date) -> Iterator[tuple[date, int, str]]:
    unsafe = unsafe_ids(snapshot)
    for plan in snapshot.plans.values():
        if week <= plan.day <= snapshot.today and counts_as_contact(plan) and not is_with(plan, unsafe):
            if plan.status == "fell_through":
                text = f"{one_line(plan.backup or plan.title)} (the backup)"
            else:
                text = one_line(plan.title) + (", left early" if plan.status == "left_early" else "")
            yield plan.day, 0, snapshot.told_apart(text, with_whom(plan))


def _tries(snapshot: Snapshot, week: date) -> Iterator[tuple[date, int, str]]:
    for attempt in _attempts(snapshot, week):
        plan = snapshot.plans.get(attempt.plan_id or "")
        if plan is not None and counts_as_contact(plan):
            continue
        if attempt.status == "fell_through":
            text = f"{one_line(attempt.backup or attempt.title)} (the backup)"
        else:
            text = "Tried: " + one_line(attempt.title) + (", left early" if attempt.status == "left_early" else "")
        yield local_day(over_at(attempt), snapshot.now), 1, text


def _contacts(snapshot: Snapshot, week: date) -> Iterator[tuple[date, int, str]]:
    planned = {
        (plan.day, plan.person_id) for plan in snapshot.plans.values() if plan.person_id and counts_as_contact(plan)
    }
    seen: set[tuple[date, str, Channel]] = set()
    for contact in snapshot.contacts.values():
        person, day = snapshot.people.get(contact.person_id), local_day(contact.at, snapshot.now)
        key = (day, contact.person_id, contact.channel)
        if person is None or person.unsafe or key in seen or (day, contact.person_id) in planned:
            continue
        if week <= day <= snapshot.today:
            seen.add(key)
            yield day, 2, f"{snapshot.told_apart(one_line(person.name), person.id)}, {_CHANNELS[contact.channel]}"


def _wins(snapshot: Snapshot, week: date) -> Iterator[tuple[date, int, str]]:
    for win in snapshot.wins.values():
        if week <= (day := local_day(win.at, snapshot.now)) <= snapshot.today:
            yield day, 3, one_line(win.text)


# -- what was learned -----------------------------------------------------------------------


def _said(snapshot: Snapshot, week: date, what: Said) -> Iterator[str]:
    """Easy, hard or adjust: from the debriefs of the week, then from entries that tell of it; newest first."""
    for attempt in reversed(list(_attempts(snapshot, week))):
        if attempt.outcome is not None:
            yield from _kept(snapshot, getattr(attempt.outcome, what))
    since = _since(snapshot, week)
    for entry in reversed(list(snapshot.entries.values())):
        if entry.at >= since and entry.writes == what:
            yield from _kept(snapshot, entry.text)


def _evidence(snapshot: Snapshot, week: date) -> Iterator[str]:
    """Lessons of the week, then its wins, newest first."""
    for attempt in reversed(list(_attempts(snapshot, week))):
        if attempt.outcome is not None:
            yield from _kept(snapshot, attempt.outcome.lesson)
    since = _since(snapshot, week)
    for win in reversed(list(snapshot.wins.values())):
        if win.at >= since:
            yield from _kept(snapshot, win.text)


def _attempts(snapshot: Snapshot, week: date) -> Iterator[Attempt]:
    """Tries of the week that took place or had their backup done, oldest first; none with somebody not safe."""
    unsafe = unsafe_ids(snapshot)
    for attempt in snapshot.attempts.values():
        plan = snapshot.plans.get(attempt.plan_id or "")
        if plan is not None and is_with(plan, unsafe):
            continue
        day = local_day(over_at(attempt), snapshot.now)
        if (took_place(attempt) or attempt.backup_done) and week <= day <= snapshot.today:
            yield attempt


def _kept(snapshot: Snapshot, text: str) -> Iterator[str]:
    line = one_line(text)
    if line and not names_unsafe(snapshot, line):
        yield line


def _since(snapshot: Snapshot, week: date) -> datetime:
    return day_start(snapshot.now, days_ago=(snapshot.today - week).days)


def _joined(snapshot: Snapshot, lines: Iterable[str], most: int) -> str:
    # Nobody has typed these yet, so with initials on no name comes up in them either.
    return snapshot.shown("\n".join(list(dict.fromkeys(lines))[:most]))
