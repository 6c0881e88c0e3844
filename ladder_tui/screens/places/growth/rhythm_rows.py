"""The lines of the year, needs and goals on Growth: what was there, in words and a few signs; nothing that was not."""

from ladder_tui.bound_keys import key
from ladder_tui.domain.base.vocabulary import NEEDS
from ladder_tui.domain.base.when import day_words
from ladder_tui.domain.growth.goal_progress import progress
from ladder_tui.domain.growth.rhythm import rhythm
from ladder_tui.domain.growth.year import year_of
from ladder_tui.domain.picks.needs import need_gaps
from ladder_tui.domain.records.goals import Goal
from ladder_tui.domain.snapshot import Snapshot
from ladder_tui.screens.flows.keeping.goal_words import AWAY_WORDS, count_words
from ladder_tui.screens.places.growth.mosaic import mosaic_rows
from ladder_tui.widgets.row_list import GUTTER, Row
from ladder_tui.widgets.text import COLUMN, Part, cut, folded, line, words

#: Signs of one need's bar.
BAR = 10
GAP_FROM = 60


def rhythm_rows(snapshot: Snapshot, width: int) -> list[Row]:
    """The whole tab."""
    free = Row(words(" "))
    rows = mosaic_rows(year_of(snapshot), snapshot.today, width)
    width = min(width, COLUMN)
    rows += _rhythm(snapshot, width)
    rows += [*([free] if rows else []), *_needs(snapshot, width), free]
    return [*rows, *_goals(snapshot, width), free, *_away(snapshot, width)]


def _said(text: str, width: int) -> Part:
    return ("\n" + " " * GUTTER).join(folded(text, width - GUTTER - 1))


def _heading(text: str, key: str, does: str) -> Row:
    return Row(words((f" {text}", "$calm"), "   ", (key, "bold $here"), (f" {does}", "$quiet")))


def _rhythm(snapshot: Snapshot, width: int) -> list[Row]:
    """One sentence where there is something good to say, else nothing."""
    found = rhythm(snapshot)
    return [Row(words(" " * GUTTER, _said(found.words, width)))] if found is not None and found.words else []


def _needs(snapshot: Snapshot, width: int) -> list[Row]:
    gaps = need_gaps(snapshot)
    rows = [_heading("Kinds of company, over the last two weeks", key("growth.needs"), "asks anew")]
    # A bar says what was there; what was not has none.
    with_bars = any(gap.got for gap in gaps.gaps.values())
    for need in NEEDS:
        gap = gaps.gaps[need]
        parts: list[Part] = [" " * GUTTER, f"{cut(snapshot.library.label('need', need), 24):<25}"]
        if width >= GAP_FROM and with_bars:
            full = round(min(1.0, gap.got / gap.want if gap.want else 1.0) * BAR)
            parts += [("●" * full, "$calm"), " " * (BAR - full + 2)]
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
