"""The ladder's order and what it shows."""

from datetime import timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ladder_tui.domain.base.suds import suds_word
from ladder_tui.domain.ladder.view import STATE_MEANINGS, gaps, here, ladder, ordered, reordered
from ladder_tui.domain.records.attempts import Attempt
from ladder_tui.domain.records.rungs import Rung
from tests.kits.builders import NOW, attempt, outcome, prediction, rung


@pytest.mark.parametrize(
    ("suds", "word"),
    [
        (0, "easy"),
        (24, "easy"),
        (25, "mild"),
        (44, "mild"),
        (45, "medium"),
        (64, "medium"),
        (65, "hard"),
        (100, "hard"),
    ],
)
def test_words_for_suds(suds: int, word: str) -> None:
    assert suds_word(suds) == word


BENCH = rung("bench", suds=15)
MORNING = rung("morning", suds=30)
ANSWER = rung("answer", suds=30, created=NOW + timedelta(days=1))
INVITE = rung("invite", suds=65)
OLD = rung("old", suds=5, set_aside=True)
ALL = [INVITE, OLD, ANSWER, BENCH, MORNING]


def test_from_the_easiest_up_older_first_set_aside_last() -> None:
    assert [one.id for one in ordered(ALL)] == ["bench", "morning", "answer", "invite", "old"]


def test_wide_gaps_are_pointed_out() -> None:
    (gap,) = gaps(ALL)
    assert (gap.lower, gap.upper, gap.size) == (ANSWER, INVITE, 35)
    assert gap.words == "From 30 to 65 is a big step; there is room for one between."
    assert gap.between == 50
    assert gaps([rung("a", suds=10), rung("b", suds=30)]) == ()
    assert len(gaps([rung("a", suds=10), rung("b", suds=31)])) == 1


def test_where_one_is() -> None:
    tried = [attempt(rung_id="bench"), attempt("a2", rung_id="morning", status="self_cancelled", outcome=None)]
    assert here([]) is None
    assert here([OLD]) is None
    assert here(ALL) == BENCH
    assert here(ALL, tried) == MORNING
    marked = rung("invite", suds=65, current=True)
    assert here([BENCH, marked], tried) == marked
    assert here([BENCH], tried) == BENCH


def test_the_lines_of_the_ladder() -> None:
    def done(id: str, rung_id: str, peak: int | None, days: int = 0, after: int = 45) -> Attempt:
        return attempt(
            id,
            rung_id=rung_id,
            started_at=NOW + timedelta(days=days),
            prediction=prediction(suds=50, likelihood=70 - days),
            outcome=outcome(peak=peak, likelihood_next=after),
        )

    attempts = [
        done("a2", "bench", None, days=5, after=20),
        done("a1", "bench", 35),
        done("a3", "morning", 30),
        done("a4", "old", 10),
    ]
    shown = ladder(ALL, attempts)
    by_id = {view.rung.id: view for view in shown.views}
    assert [view.state for view in shown.views] == ["known", "tried", "here", "ahead", "set aside"]
    bench = by_id["bench"]
    assert (bench.tries, bench.low, bench.high, bench.estimate) == (2, 35, 35, (70, 20))
    assert (by_id["invite"].low, by_id["invite"].estimate) == (None, None)
    assert shown.here == ANSWER
    assert shown.words == "2 of 4 tried"
    assert len(shown.gaps) == 1


def test_an_empty_ladder_says_nothing() -> None:
    shown = ladder([], [])
    assert (shown.views, shown.here, shown.words, shown.gaps) == ((), None, "", ())


def test_a_try_without_an_outcome_has_no_estimate() -> None:
    (view,) = ladder([BENCH], [attempt(rung_id="bench", outcome=None, prediction=prediction(suds=40))]).views
    assert (view.low, view.high, view.estimate, view.state) == (None, None, None, "here")


rungs = st.lists(
    st.builds(
        lambda number, suds, aside, current: rung(f"r{number}", suds=suds, set_aside=aside, current=current),
        number=st.integers(0, 40), suds=st.integers(0, 100), aside=st.booleans(), current=st.booleans(),
    ),
    max_size=12, unique_by=lambda made: made.id,
)  # fmt: skip


@settings(max_examples=80, deadline=None)
@given(rungs)
def test_order_and_gaps_hold_for_any_ladder(listed: list[Rung]) -> None:
    shown = ladder(listed, [])
    standing = [view.rung.suds for view in shown.views if view.state != "set aside"]
    assert standing == sorted(standing)
    assert sum(view.state == "here" for view in shown.views) == (1 if standing else 0)
    wide = sum(upper - lower > 20 for lower, upper in pairwise(standing))
    assert len(shown.gaps) == wide
    assert {view.rung.id for view in shown.views} == {one.id for one in listed}


def test_the_mean_of_what_was_lived_through() -> None:
    tries = [
        attempt("a", outcome=outcome(peak=40)),
        attempt("b", outcome=outcome(peak=25)),
        attempt("c", outcome=None, prediction=prediction(suds=55)),
    ]
    (view,) = ladder([rung()], tries).views
    assert (view.low, view.mean, view.high) == (25, 32, 40)  # what was expected is not what was lived


def suds_of(listed: list[Rung]) -> list[tuple[str, int]]:
    return [(one.id, one.suds) for one in ordered(listed) if not one.set_aside]


def after(listed: list[Rung], id: str, up: bool) -> list[Rung]:
    this = next(one for one in listed if one.id == id)
    changed = {one.id: one for one in reordered(listed, this, up)}
    return [changed.get(one.id, one) for one in listed]


def test_a_rung_moves_between_its_new_neighbours() -> None:
    a, b, c, d = (rung(name, suds=suds) for name, suds in (("a", 10), ("b", 30), ("c", 50), ("d", 70)))
    listed = [a, b, c, d]
    assert suds_of(after(listed, "b", up=True)) == [("a", 10), ("c", 50), ("b", 60), ("d", 70)]
    assert suds_of(after(listed, "c", up=False)) == [("a", 10), ("c", 20), ("b", 30), ("d", 70)]
    assert suds_of(after(listed, "c", up=True)) == [("a", 10), ("b", 30), ("d", 70), ("c", 75)]
    assert suds_of(after(listed, "b", up=False)) == [("b", 5), ("a", 10), ("c", 50), ("d", 70)]
    assert after(listed, "d", up=True) == listed
    assert after(listed, "a", up=False) == listed


def test_where_there_is_no_room_the_order_decides() -> None:
    same = [rung(name, suds=30, created=NOW + timedelta(days=day)) for day, name in enumerate("abc")]
    assert [id for id, _ in suds_of(after(same, "a", up=True))] == ["b", "a", "c"]
    assert suds_of(after(after(same, "a", up=True), "a", up=True)) == [("b", 30), ("c", 30), ("a", 30)]
    close = [rung("a", suds=30), rung("b", suds=31), rung("c", suds=32)]
    assert suds_of(after(close, "a", up=True)) == [("b", 31), ("a", 31), ("c", 32)]
    ends = [rung("a", suds=0), rung("b", suds=2), rung("y", suds=99), rung("z", suds=100)]
    assert suds_of(after(ends, "b", up=False))[:2] == [("b", 0), ("a", 0)]
    assert suds_of(after(ends, "y", up=True))[2:] == [("z", 100), ("y", 100)]


def test_moving_steps_over_what_is_set_aside_or_elsewhere() -> None:
    listed = [
        rung("a", suds=10), rung("gone", suds=15, set_aside=True), rung("far", suds=18, ladder_id="x"),
        rung("b", suds=20),
    ]  # fmt: skip
    assert suds_of(after(listed, "a", up=True)) == [("far", 18), ("b", 20), ("a", 25)]
    assert reordered(listed, listed[1], up=True) == ()


@settings(max_examples=80, deadline=None)
@given(rungs, st.data(), st.booleans())
def test_moving_changes_places_with_one_neighbour_only(listed: list[Rung], data: st.DataObject, up: bool) -> None:
    before = [id for id, _ in suds_of(listed)]
    if not before:
        return
    id = data.draw(st.sampled_from(before))
    place = before.index(id)
    to = place + (1 if up else -1)
    wanted = list(before)
    if 0 <= to < len(before):
        wanted[place], wanted[to] = wanted[to], wanted[place]
    new = after(listed, id, up)
    assert [one for one, _ in suds_of(new)] == wanted
    assert all(0 <= one.suds <= 100 for one in new)
    assert [one.suds for one in new if one.id != id] == [one.suds for one in listed if one.id != id]


def test_every_state_has_a_meaning() -> None:
    assert set(STATE_MEANINGS) == {"known", "tried", "here", "ahead", "set aside"}
