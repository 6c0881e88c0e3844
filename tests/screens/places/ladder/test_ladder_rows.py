"""No row is wider than its list, whatever is written in it: what does not fit is folded or cut."""

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from ladder_tui.domain.growth.estimates import growth
from ladder_tui.domain.growth.wins import keepsakes
from ladder_tui.domain.ladder.view import ladder
from ladder_tui.domain.snapshot import Snapshot
from ladder_tui.domain.tries.begun import begun
from ladder_tui.screens.places.growth.row_words import phrases
from ladder_tui.screens.places.growth.rows import chart, evidence, tries, tries_heading, whole_try, worries
from ladder_tui.screens.places.ladder.rows import brief, head, last_lesson, rows, tries_of, try_words
from ladder_tui.widgets.row_list import Row
from ladder_tui.widgets.text import words
from tests.kits.builders import NOW, attempt, outcome, prediction, rung, snapshot, win

WIDTHS = (59, 75, 79, 99)
TEXTS = ("Wave", "Ask 日本語の教室 how the week was 👩‍👩‍👧", "x" * 200, "a few words " * 20)


def ladder_of(text: str) -> Snapshot:
    """Three rungs with a wide step, one set aside, tries of every kind, a win."""
    return snapshot(
        rungs=[
            rung(text=text, suds=10, current=True, done_when=text, backup=text),
            rung("far", text, suds=100),
            rung("aside", text, suds=50, set_aside=True),
        ],
        attempts=[
            attempt("a", text, prediction=prediction(feared=text, suds=100), outcome=outcome(peak=0, lesson=text)),
            attempt("b", text, started_at=NOW - timedelta(days=400), outcome=outcome(peak=None, likelihood_next=100)),
            attempt("c", text, status="open", outcome=None),
        ],
        wins=[win(text=text)],
    )


def widest(listed: list[Row]) -> int:
    return max(cell_len(text) for row in listed for text in row.content.plain.split("\n"))


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("text", TEXTS)
def test_rows_keep_to_their_width(text: str, width: int) -> None:
    now = ladder_of(text)
    shown = ladder(now.rungs.values(), now.attempts.values())
    listed = rows(shown, {"rung-1": begun(now)[0]}, now, width)
    assert widest(listed) <= width
    assert widest([Row(words(*head(shown, text, width)))]) <= width
    assert [row.id for row in listed if row.id] == ["rung-1", "gap:rung-1", "far", "aside"]
    view, found = shown.views[0], tries_of(now.rungs["rung-1"], now.attempts)
    told = words(*brief(view, found, now, width, 5)).plain
    assert told.count("\n") < 5
    assert widest([Row(words(told))]) <= width

    grown = growth(now)
    made = [
        *tries_heading(grown, now, width),
        *tries(grown.points, 9, now, width),
        *worries(grown.moves, now, width),
        *chart(grown.points, now.today, width),
    ]
    made += evidence(keepsakes(now.wins.values(), now.attempts.values()), now, width)
    assert widest(made) <= width
    assert text[:20] in words(*whole_try(now.attempts["a"], now)).plain


def test_a_try_in_words() -> None:
    now = snapshot(now=NOW + timedelta(days=2))
    assert try_words(attempt(), snapshot()) == "4 March, resting until tomorrow 09:00"
    assert try_words(attempt(), now) == "4 March, expected 50 → happened 40"
    assert try_words(attempt(status="left_early"), now, short=True) == "4 March  50 → 40, left early"
    assert try_words(attempt(status="self_cancelled", outcome=None), now) == "4 March, set aside"
    assert try_words(attempt(status="open", outcome=None), now) == "4 March, open; expected 50"
    assert last_lesson([attempt(outcome=None), attempt(outcome=outcome(lesson="It passes"))]) == "It passes"


@given(said=st.lists(st.text("abc ", min_size=1, max_size=12)), width=st.integers(12, 40))
@settings(max_examples=60, deadline=None)
def test_phrases_break_between_phrases_only(said: list[str], width: int) -> None:
    lines = phrases(said, width)
    assert all(len(text) <= width for text in lines)
    assert " · ".join(lines) == " · ".join(said)
