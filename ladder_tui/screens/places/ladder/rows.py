"""The lines of the Ladder place: a row for each rung, wide steps pointed out, and the whole rung for the pane."""

from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace
from rich.cells import cell_len

from ladder_tui.bound_keys import key
from ladder_tui.domain.base.suds import suds_word
from ladder_tui.domain.base.text_search import has_words, words_of
from ladder_tui.domain.base.vocabulary import STATUS_WORDS
from ladder_tui.domain.base.when import day_words
from ladder_tui.domain.ladder.in_use import is_pack_guess
from ladder_tui.domain.ladder.view import Gap, Ladder, RungView
from ladder_tui.domain.records.attempts import Attempt
from ladder_tui.domain.records.rungs import Rung
from ladder_tui.domain.snapshot import Snapshot
from ladder_tui.domain.tries.begun import Begun
from ladder_tui.domain.tries.in_words import rest_of
from ladder_tui.screens.places.ladder.drawing import Columns, apart, room
from ladder_tui.widgets.row_list import GUTTER, Row
from ladder_tui.widgets.suds_bar import bar, scale
from ladder_tui.widgets.text import Part, cut, folded, line, words

LEGEND = "○ expected   ─ tried   ● on average"
SHORT_LEGEND = "○ expected ─ tried ● average"
STATE_STYLES: Mapping[str, str] = {"here": "$here bold", "tried": "$kept", "known": "$kept"}
#: The row of a wide step: this, then the id of the rung below it.
GAP = "gap:"
#: Lines of a rung's text in its row; the whole of it stands beside or below the list.
ROW_LINES = 2
#: Tries told in full on the page of a rung, the newest first.
TOLD = 4


def head(shown: Ladder, title: str, width: int) -> list[Part]:
    """Two lines over the list: whose ladder, what the signs mean, how much was tried; then the numbers of the bar."""
    legend = LEGEND if width >= 78 else SHORT_LEGEND
    title, tried = f" {cut(title, max(12, width // 3))}", shown.words
    free = width - cell_len(title) - cell_len(legend) - len(tried) - 1
    if not shown.views:
        return [("" + title, "bold")]
    columns = Columns.of(width)
    gap = max(2, free // 2)
    first: list[Part] = [(title, "bold"), " " * gap, (legend, "$quiet")]
    first += [" " * max(2, free - gap), (tried, "$quiet")] if free >= 4 else []
    return [*first, ("\n" + " " * columns.before_bar + scale(columns.bar), "$quiet")]


def rows(shown: Ladder, opened: Mapping[str, Begun], snapshot: Snapshot, width: int, height: int = 0) -> list[Row]:
    """The list: rungs from the easiest up, a quiet line where a step is wide, and those set aside at the end.

    `opened` holds open tries by rung id; `width` is that of the list in cells. Where its `height` leaves room, the
    rungs stand as far apart as they feel.
    """
    columns = Columns.of(width)
    wide = {gap.lower.id: gap for gap in shown.gaps}
    standing = [view for view in shown.views if view.state != "set aside"]
    drawn = [
        [
            _row(view, opened.get(view.rung.id), snapshot, columns),
            *([_gap(wide[view.rung.id], columns)] if view.rung.id in wide else []),
        ]
        for view in standing
    ]
    made = [_row(view, None, snapshot, columns) for view in shown.views if view.state == "set aside"]
    if made:
        made = [Row(words(" ")), Row(words((" Set aside", "$quiet"))), *made]
    spare = height - lines_of([*(row for some in drawn for row in some), *made]) - 1
    between = apart([view.rung.suds for view in standing], spare)
    ladder = [row for free, some in zip(between, drawn, strict=True) for row in (*room(columns, free), *some)]
    return [*ladder, *made]


def lines_of(made: Sequence[Row]) -> int:
    """How many lines the rows take."""
    return sum(row.content.plain.count("\n") + 1 for row in made)


def narrowed(shown: Ladder, sought: str) -> Ladder:
    """The rungs that hold all words that are sought, without the steps between them; the same for no words."""
    wanted = words_of(sought)
    if not wanted:
        return shown
    found = [view for view in shown.views if has_words(wanted, *_said(view.rung))]
    return replace(shown, views=tuple(found), gaps=())


def _said(rung: Rung) -> Iterator[str]:
    yield from (rung.text, rung.done_when, rung.prediction, rung.backup, rung.reward)
    yield from (*rung.variations, *rung.habits)


def nothing_found() -> Row:
    """What stands where no rung holds the words."""
    return Row(words("   No step here holds these words. ", (key("ladder.clear"), "bold"), " shows all."))


def _row(view: RungView, opened: Begun | None, snapshot: Snapshot, columns: Columns) -> Row:
    rung = view.rung
    aside = view.state == "set aside"
    lines = folded(line(snapshot.shown(rung.text)), columns.text, most=ROW_LINES)
    text_style = "$quiet" if aside else "bold" if view.state == "here" else ""
    state = "" if aside else view.state
    parts: list[Part] = [
        " " * GUTTER, *columns.rung(lines[0], text_style), "  ", (f"{suds_word(rung.suds):<6} ", "$quiet"),
        (f"{state:<6} ", STATE_STYLES.get(state, "$quiet")),
        *bar(
            columns.bar, expected=rung.suds, happened=view.mean, low=view.low, high=view.high,
            style="$quiet" if aside else "$here" if view.state == "here" else "$calm",
        ),
    ]  # fmt: skip
    for more in lines[1:]:
        parts += ["\n", *columns.between([(more, text_style)], cell_len(more))]
    if opened is not None:
        for said in folded(f"{opened.words(snapshot.today)} · enter goes on", columns.under):
            parts += ["\n", *columns.between([(said, "$calm")], cell_len(said))]
    return Row(words(*parts), id=rung.id)


def _gap(gap: Gap, columns: Columns) -> Row:
    parts: list[Part] = []
    for number, text in enumerate(folded(f"· {gap.words}", columns.text)):
        parts += ["\n" if number else "", *columns.between([(text, "$quiet")], cell_len(text))]
    return Row(words(*parts), id=GAP + gap.lower.id)


def tries_of(rung: Rung, attempts: Mapping[str, Attempt]) -> list[Attempt]:
    """All attempts at a rung, the newest first."""
    found = [attempt for attempt in attempts.values() if attempt.rung_id == rung.id]
    return sorted(found, key=lambda attempt: attempt.started_at, reverse=True)


def whole(view: RungView, tries: Sequence[Attempt], snapshot: Snapshot) -> list[Part]:
    """The page of one rung: its text, what belongs to it, its tries with expected against happened, the last lesson."""
    rung, label = view.rung, snapshot.library.label
    place = f" · {line(label('setting', rung.setting))}" if rung.setting is not None else ""
    whose = ", the pack's guess" if is_pack_guess(view.rung, snapshot.library) else ""
    parts: list[Part] = [
        (line(snapshot.shown(rung.text)), "bold"),
        (f"\n{suds_word(rung.suds)}, {rung.suds} of 100{whose}{place}", "$quiet"),
        (f"\n{rung.minutes} min · effort {rung.effort} of 5, {line(label('effort', str(rung.effort)))}", "$quiet"),
    ]
    whys, own = ("For", snapshot.what_for(rung)), ("My line", rung.coping)
    for name, text in (whys, own, ("Done when", rung.done_when), ("Backup", rung.backup), ("Reward", rung.reward)):
        if text:
            parts += [(f"\n\n{name}", "$calm"), f"\n{line(snapshot.shown(text))}"]
    if not tries:
        return [*parts, ("\n\nNo try yet. Enter asks what you expect first.", "$quiet")]
    parts.append(("\n\nTries, expected → happened", "$calm"))
    for attempt in tries[:TOLD]:
        parts.append(f"\n{try_words(attempt, snapshot, short=True)}")
    if len(tries) > TOLD:
        parts.append((f"\nand {len(tries) - TOLD} before; Growth shows them all", "$quiet"))
    if view.estimate is not None:
        parts += [("\n\nHow likely the worry seemed", "$calm"), f"\n{view.estimate[0]} → {view.estimate[1]}"]
    lesson = last_lesson([tried for tried in tries if not rest_of(tried, snapshot)])
    if lesson:
        parts += [("\n\nLast lesson", "$calm"), f"\n{line(snapshot.shown(lesson))}"]
    return parts


def try_words(attempt: Attempt, snapshot: Snapshot, *, short: bool = False) -> str:
    """One try in a line: "4 March, expected 60 → happened 35", `short` "4 March  60 → 35", or how it ended."""
    day = day_words(attempt.started_at.date(), today=snapshot.today, weekday=False)
    expected = attempt.prediction.suds
    if attempt.status == "open":
        return f"{day}, open" + (f"; expected {expected}" if expected is not None else "")
    rest = rest_of(attempt, snapshot) if attempt.outcome is not None else ""
    if rest:
        return f"{day}, {rest}"
    peak = attempt.outcome.peak if attempt.outcome is not None else None
    if peak is None:
        return f"{day}, {STATUS_WORDS[attempt.status]}"
    left = ", left early" if attempt.status == "left_early" else ""
    if expected is None:
        return f"{day}  up to {peak}{left}"
    return f"{day}  {expected} → {peak}{left}" if short else f"{day}, expected {expected} → happened {peak}{left}"


def last_lesson(tries: Sequence[Attempt]) -> str:
    """The newest lesson among tries given newest first; empty when there is none."""
    return next((a.outcome.lesson for a in tries if a.outcome is not None and a.outcome.lesson), "")


def brief(view: RungView, tries: Sequence[Attempt], snapshot: Snapshot, width: int, most: int) -> list[Part]:
    """The rung under the cursor in at most `most` lines, for screens without room for a pane beside the list."""
    rung = view.rung
    facts: list[tuple[str, str]] = []
    if len(folded(line(snapshot.shown(rung.text)), Columns.of(width).text)) > ROW_LINES:
        facts.append(("The step", rung.text))
    if tries and tries[0].status == "open":
        facts.append(("You thought", tries[0].prediction.feared))
    elif tries:
        facts.append(("Last try", try_words(tries[0], snapshot)))
    lesson = last_lesson([tried for tried in tries if not rest_of(tried, snapshot)])
    facts += [("For", snapshot.what_for(rung)), ("Lesson", lesson)]
    facts += [("Done when", rung.done_when), ("Backup", rung.backup), ("Reward", rung.reward)]
    parts: list[Part] = []
    used = 0
    for name, text in facts:
        if not text or used >= most:
            continue
        lines = folded(line(snapshot.shown(text)), width - 15, most=min(2, most - used))
        used += len(lines)
        parts += [(f"{chr(10) if parts else ''} {name:<12} ", "$calm"), ("\n" + " " * 14).join(lines)]
    return parts
