"""The lines of rhythm, needs and goals on Growth: words first, a few signs beside them, never a run of days."""

from ladder_tui.bound_keys import key
from ladder_tui.domain.base.vocabulary import NEEDS
from ladder_tui.domain.base.when import day_words
from ladder_tui.domain.growth.goal_progress import progress
from ladder_tui.domain.growth.rhythm import Rhythm, rhythm
from ladder_tui.domain.picks.needs import need_gaps
from ladder_tui.domain.records.goals import Goal
from ladder_tui.domain.snapshot import Snapshot
from ladder_tui.screens.flows.keeping.goal import AWAY_WORDS, count_words
from ladder_tui.widgets.row_list import GUTTER, Row
from ladder_tui.widgets.text import Part, cut, folded, line, words

#: Signs of a week with some contact and of one without, in the order of time.
WITH, WITHOUT = "●", "·"
#: Signs of one need's bar.
BAR = 10
GAP_FROM = 60


def rhythm_rows(snapshot: Snapshot, width: int) -> list[Row]:
    """The whole tab."""
    rows = [*_rhythm(snapshot, width), Row(words(" ")), *_needs(snapshot, width), Row(words(" "))]
    return [*rows, *_goals(snapshot, width), Row(words(" ")), *_away(snapshot, width)]


def _said(text: str, width: int) -> Part:
    return ("\n" + " " * GUTTER).join(folded(text, width - GUTTER - 1))


def _heading(text: str, key: str, does: str) -> Row:
    return Row(words((f" {text}", "$calm"), "   ", (key, "bold $here"), (f" {does}", "$quiet")))


def _rhythm(snapshot: Snapshot, width: int) -> list[Row]:
    rows = [Row(words((" Rhythm", "$calm")))]
    found = rhythm(snapshot)
    if found is None:
        said = "After three weeks a sentence about your rhythm stands here; there is nothing to keep up."
        return [*rows, Row(words(" " * GUTTER, _said(said, width)))]
    first = day_words(found.weeks[-1][0], today=snapshot.today, weekday=False)
    rows.append(Row(words(" " * GUTTER, _said(found.words, width))))
    rows.append(Row(words(" " * GUTTER, (_weeks(found), "$calm"), (f"  weeks from {first} on", "$quiet"))))
    said = " ".join(found.reasons)
    return [*rows, Row(words(" " * GUTTER, ("\n   ".join(folded(said, width - GUTTER - 1)), "$quiet")))]


def _weeks(found: Rhythm) -> str:
    return " ".join(WITH if contact else WITHOUT for _, contact in reversed(found.weeks))


def _needs(snapshot: Snapshot, width: int) -> list[Row]:
    gaps = need_gaps(snapshot)
    rows = [_heading("Kinds of company, over the last two weeks", key("growth.needs"), "asks anew")]
    for need in NEEDS:
        gap = gaps.gaps[need]
        parts: list[Part] = [" " * GUTTER, f"{cut(snapshot.library.label('need', need), 24):<25}"]
        if width >= GAP_FROM and (gap.known or gap.got):
            full = round(min(1.0, gap.got / gap.want if gap.want else 1.0) * BAR)
            parts += [("●" * full, "$calm"), ("·" * (BAR - full), "$quiet"), "  "]
        rows.append(Row(words(*parts, (gap.words, "$quiet"))))
    return rows


def _goals(snapshot: Snapshot, width: int) -> list[Row]:
    rows = [_heading("Goals for a few weeks", key("growth.goal"), "begins one")]
    standing = [goal for goal in snapshot.goals.values() if goal.ended is None and snapshot.today <= goal.until]
    over = [goal for goal in snapshot.goals.values() if goal not in standing]
    if not standing:
        said = "Small, countable and for a few weeks: one new conversation a week, or an event you know twice a month."
        rows.append(Row(words(" " * GUTTER, _said(said, width))))
    rows += [_goal(goal, snapshot, width) for goal in standing]
    rows += [_goal(goal, snapshot, width) for goal in sorted(over, key=lambda goal: goal.until, reverse=True)]
    return rows


def _goal(goal: Goal, snapshot: Snapshot, width: int) -> Row:
    found = progress(snapshot, goal)
    title = cut(f"{line(snapshot.shown(goal.verb))}, {count_words(goal)}", width - GUTTER - 1)
    over = found.state in ("met", "over")
    offer = " A smaller one is possible; enter shows it." if found.alternatives else ""
    said = ("\n" + " " * GUTTER).join(folded(found.words + offer, width - GUTTER - 1))
    parts: list[Part] = [" " * GUTTER, (title, "$quiet" if over else ""), "\n" + " " * GUTTER, (said, "$quiet")]
    return Row(words(*parts), id=f"goal:{goal.id}")


def _away(snapshot: Snapshot, width: int) -> list[Row]:
    rows = [_heading("Days that count neither way", key("growth.time_away"), "adds some")]
    for away in sorted(snapshot.away.values(), key=lambda away: away.first, reverse=True):
        first = day_words(away.first, today=snapshot.today, weekday=False)
        until = f" to {day_words(away.last, today=snapshot.today, weekday=False)}" if away.last is not None else " on"
        back = "" if away.last is not None else " · enter says that you are back"
        said = cut(f"{AWAY_WORDS[away.kind]}, from {first}{until}{back}", width - GUTTER - 1)
        rows.append(Row(words(" " * GUTTER, (said, "$quiet")), id=f"away:{away.id}"))
    return rows
