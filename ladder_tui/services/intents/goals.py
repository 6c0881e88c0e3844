"""Goals, what they are for, and time away: begin, correct, make smaller, let go."""

from collections.abc import Sequence
from datetime import date, timedelta

from msgspec.structs import replace

from ladder_tui.domain.base.clean import is_blank
from ladder_tui.domain.base.thresholds import thresholds
from ladder_tui.domain.records.checkins import Away, AwayKind
from ladder_tui.domain.records.goals import Goal, GoalMark, WhatMatters
from ladder_tui.domain.records.tables import AWAY, GOAL_MARKS, GOALS, WHAT_MATTERS
from ladder_tui.services.ledger.ledger import Ledger, new_id


class GoalIntents:
    """Everything a person does with goals and with time that is not to count."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def save(self, goal: Goal) -> Goal:
        """Keep a new or changed goal. Raises ValueError with one sentence when two are under way already."""
        rows = self._ledger.rows(GOALS)
        today = self._ledger.clock().date()
        most = int(thresholds(self._ledger.in_force.thresholds)["goals.active"])
        others = [one for one in rows.values() if one.id != goal.id and one.ended is None and today <= one.until]
        if goal.ended is None and len(others) >= most:
            raise ValueError(f"{most} goals are under way, and that is plenty; letting one go makes room.")
        known = goal.id in rows
        self._ledger.change("Changed the goal" if known else "A goal", self._ledger.put(GOALS, goal))
        return goal

    def let_go(self, goal_id: str) -> None:
        """End a goal today; what came about stays."""
        ended = replace(self._ledger.the(GOALS, goal_id), ended=self._ledger.clock().date())
        self._ledger.change("Let go; what came of it stays", self._ledger.put(GOALS, ended))

    def remove(self, goal_id: str) -> None:
        """Take a goal out, with the corrections to it."""
        self._ledger.remove(GOALS, goal_id, "Removed the goal")

    def mark(self, goal_id: str, ref: str, counts: bool) -> None:
        """Say that something counts for a goal, or does not. `ref` is a table and an id, such as "plans:…"."""
        rows = self._ledger.rows(GOAL_MARKS).values()
        old = [self._ledger.drop(GOAL_MARKS, mark.id) for mark in rows if mark.goal_id == goal_id and mark.ref == ref]
        mark = GoalMark(id=new_id(), goal_id=goal_id, at=self._ledger.clock(), ref=ref, counts=counts)
        words = "It counts for the goal" if counts else "It does not count for the goal"
        self._ledger.change(words, *old, self._ledger.put(GOAL_MARKS, mark))

    def count_by_hand(self, goal_id: str) -> GoalMark:
        """Count something that is noted nowhere else, today."""
        mark = GoalMark(id=new_id(), goal_id=goal_id, at=self._ledger.clock())
        self._ledger.change("Counted", self._ledger.put(GOAL_MARKS, mark))
        return mark

    def remove_mark(self, mark_id: str) -> None:
        """Take back what was counted by hand."""
        self._ledger.remove(GOAL_MARKS, mark_id, "Taken out")

    def write_what_matters(self, texts: Sequence[tuple[str | None, str]]) -> None:
        """Keep the lines about what matters: each with the id it has, None for a new one, and what it says now.

        A line that says nothing, or whose id is not among them, is taken out; steps and plans then name it no more.
        """
        rows, puts, kept = self._ledger.rows(WHAT_MATTERS), [], set()
        for id, text in texts:
            said = " ".join(text.split())
            if is_blank(said):
                continue
            known = rows.get(id or "")
            line = WhatMatters(
                id=known.id if known is not None else new_id(),
                text=said,
                created=known.created if known is not None else self._ledger.clock(),
            )
            kept.add(line.id)
            puts.append(self._ledger.put(WHAT_MATTERS, line))
        puts += [self._ledger.drop(WHAT_MATTERS, id) for id in rows if id not in kept]
        self._ledger.change("Kept what matters" if kept else "Removed what matters", *puts)

    def away(self, kind: AwayKind, first: date, last: date | None) -> Away:
        """Days that are to count neither way. Raises ValueError with one sentence when they end before they begin."""
        if last is not None and last < first:
            raise ValueError("The last day lies before the first; the other way round would be right.")
        away = Away(id=new_id(), kind=kind, first=first, last=last)
        self._ledger.change("Noted; these days count neither way", self._ledger.put(AWAY, away))
        return away

    def back(self, away_id: str) -> None:
        """Be back: yesterday was its last day. A time away that began today is taken out."""
        away = self._ledger.the(AWAY, away_id)
        yesterday = self._ledger.clock().date() - timedelta(days=1)
        if away.first > yesterday:
            change = self._ledger.drop(AWAY, away_id)
        else:
            change = self._ledger.put(AWAY, replace(away, last=yesterday))
        self._ledger.change("Good to have you back", change)

    def remove_away(self, away_id: str) -> None:
        """Take a time away out."""
        self._ledger.remove(AWAY, away_id, "Removed")
