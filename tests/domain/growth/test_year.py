"""A year of days: what was there is in it, what was not is not."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from ladder_tui.domain.growth.year import WEEKS, year_of
from ladder_tui.screens.places.growth.mosaic import SIGNS, mosaic_rows
from tests.kits.builders import NOW, TODAY, attempt, contact, person, snapshot, win


def test_the_strongest_of_a_day_stands_for_it_and_each_kind_is_counted() -> None:
    now = snapshot(
        people=[person(), person("gone", unsafe=True)],
        contacts=[contact("a", at=NOW - timedelta(days=2)), contact("b", "gone", at=NOW - timedelta(days=9))],
        attempts=[attempt(started_at=NOW - timedelta(days=2)), attempt("x", status="self_cancelled", outcome=None)],
        wins=[win(at=NOW - timedelta(days=5)), win("w2", at=NOW - timedelta(days=600))],
    )
    year = year_of(now)
    assert dict(year.days) == {TODAY - timedelta(days=2): "try", TODAY - timedelta(days=5): "win"}
    assert [said for _, said in year.words] == ["1 day with a try", "1 day in touch", "1 day with a win"]


def test_nothing_is_drawn_before_the_first_day() -> None:
    assert mosaic_rows(year_of(snapshot()), TODAY, 80) == []


@given(st.sets(st.integers(0, 700), min_size=1, max_size=40), st.integers(40, 200))
def test_every_filled_day_of_the_weeks_shown_has_its_sign_and_no_other_has(ago: set[int], width: int) -> None:
    now = snapshot(people=[person()], contacts=[contact(f"c{n}", at=NOW - timedelta(days=n)) for n in sorted(ago)])
    year = year_of(now)
    rows = mosaic_rows(year, TODAY, width)
    if not year.days:
        assert rows == []
        return
    lines = rows[1].content.plain.splitlines()
    drawn = sum(line.count("■") for line in lines[1:8])
    room = width - 9
    weeks = min(WEEKS, room // (2 if room >= 2 * WEEKS else 1))
    shown = year.first + timedelta(weeks=WEEKS - weeks)
    assert drawn == sum(day >= shown for day in year.days)
    assert all(len(line) < width for line in lines)
    assert len({sign for sign, _ in SIGNS.values()}) == 3


def test_the_months_stand_over_their_weeks() -> None:
    now = snapshot(people=[person()], contacts=[contact(at=NOW)])
    head = mosaic_rows(year_of(now), TODAY, 130)[1].content.plain.splitlines()[0]
    assert head.split()[-2:] == ["Feb", "Mar"]
    assert year_of(now).first <= date(2025, 3, 5)
