"""Wins, lessons and lifetime counters: evidence that something good happened or was learned (docs/design.md 4.4)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import msgspec

from ladder_tui.domain.base.number_words import figure
from ladder_tui.domain.records.attempts import took_place

if TYPE_CHECKING:  # Today counts no entries, so it brings none of them along
    from ladder_tui.domain.records.attempts import Attempt
    from ladder_tui.domain.records.entries import Entry, Win
    from ladder_tui.domain.records.people import Contact
    from ladder_tui.domain.records.plans import Plan


class Counters(msgspec.Struct, frozen=True, kw_only=True):
    """What has been done in all the time so far. Nothing a person does or leaves undone makes a number smaller."""

    tries: int = 0
    lessons: int = 0
    people: int = 0
    wins: int = 0
    backups: int = 0
    entries: int = 0

    @property
    def words(self) -> str:
        """The line on Today: "12 tries · 7 lessons · 9 people met"; what is still zero is left out."""
        return _joined((self.tries, "try", "tries"), (self.lessons, "lesson", "lessons"), self._met)

    @property
    def all_words(self) -> tuple[str, ...]:
        """One phrase for each counter that is not zero, for Growth."""
        rows = (
            (self.tries, "try", "tries"),
            (self.lessons, "lesson learned", "lessons learned"),
            self._met,
            (self.wins, "win kept", "wins kept"),
            (self.backups, "backup that stepped in", "backups that stepped in"),
            (self.entries, "page written", "pages written"),
        )
        return tuple(figure(*row) for row in rows if row[0])

    @property
    def _met(self) -> tuple[int, str, str]:
        return (self.people, "person met", "people met")


def counters(
    *,
    attempts: Iterable[Attempt] = (),
    plans: Iterable[Plan] = (),
    contacts: Iterable[Contact] = (),
    wins: Iterable[Win] = (),
    entries: Iterable[Entry] = (),
) -> Counters:
    """Lifetime counters over all records.

    A try is an attempt or a plan that was done or left early, or a backup done; an attempt that belongs to a plan and
    that plan are one try. A lesson is a line learned from an attempt. A person was met when a contact was logged or a
    plan with them was done or left early.
    """
    listed = tuple(attempts)
    tried = [attempt for attempt in listed if took_place(attempt)]
    saved = [attempt for attempt in listed if attempt.status == "fell_through" and attempt.backup_done]
    covered = {attempt.plan_id for attempt in (*tried, *saved)}
    counted = {attempt.plan_id for attempt in saved}
    tries, backups = len(tried) + len(saved), len(saved)
    people = {contact.person_id for contact in contacts}
    for plan in plans:
        there = plan.status in ("done", "left_early")
        instead = plan.status == "fell_through" and plan.backup_done
        if (there or instead) and plan.id not in covered:
            tries += 1
        if instead and plan.id not in counted:
            backups += 1
        if there and plan.person_id is not None:
            people.add(plan.person_id)
    return Counters(
        tries=tries,
        lessons=sum(1 for attempt in tried if attempt.outcome is not None and attempt.outcome.lesson.strip()),
        people=len(people),
        wins=sum(1 for _ in wins),
        backups=backups,
        entries=sum(1 for _ in entries),
    )


def _joined(*rows: tuple[int, str, str]) -> str:
    return " · ".join(figure(*row) for row in rows if row[0])
