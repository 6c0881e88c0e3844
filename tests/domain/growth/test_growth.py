"""Expected against happened."""

from datetime import timedelta
from typing import Any

import pytest

from ladder_tui.domain.growth.estimates import growth, lifetime, moves, points, sentences
from ladder_tui.domain.growth.habits import habit_sentences
from ladder_tui.domain.records.attempts import Attempt, Habit, HabitUse
from tests.kits.builders import NOW, attempt, contact, outcome, prediction, rung, snapshot


def tried(number: int, *, expected: int = 50, peak: int | None = 40, happened: str = "no", **fields: Any) -> Any:
    return attempt(
        f"a{number}",
        **{
            "started_at": NOW + timedelta(days=number),
            "prediction": prediction(suds=expected, likelihood=70 - number),
            "outcome": outcome(peak=peak, happened=happened, likelihood_next=60 - number),
            **fields,
        },
    )


def test_points_are_closed_attempts_with_an_outcome_oldest_first() -> None:
    found = points(
        [
            tried(3),
            tried(1, status="left_early"),
            tried(2, status="open", outcome=None),
            tried(4, status="self_cancelled"),
            tried(5, outcome=None),
        ]
    )
    assert [point.attempt_id for point in found] == ["a1", "a3"]
    first = found[0]
    assert (first.expected, first.peak, first.before, first.after, first.easier) == (50, 40, 69, 59, True)


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([], ()),
        (
            [(50, 40), (50, 30), (50, 20), (50, 10), (50, 60)],
            ("In 5 of 5 tries what you feared did not happen.", "In 4 of 5 tries it was easier than expected."),
        ),
        ([(50, 50)], ("In your one try what you feared did not happen.", "In your one try it was about as expected.")),
        ([(50, None)], ("In your one try what you feared did not happen.",)),
    ],
)
def test_sentences(rows: list[tuple[int, int | None]], words: tuple[str, ...]) -> None:
    attempts = [tried(number, expected=expected, peak=peak) for number, (expected, peak) in enumerate(rows)]
    assert sentences(points(attempts)) == words


def test_a_hard_beginning_is_said_with_an_option_and_without_blame() -> None:
    hard = [tried(number, peak=90, happened="yes") for number in range(3)]
    assert sentences(points(hard[:1])) == sentences(points(hard[:2])) == ()
    said = sentences(points(hard))
    assert said == ("So far it has been harder than expected; a smaller step is possible at any time.",)


def test_the_estimate_of_a_rung_moves_from_first_to_last() -> None:
    listed = [tried(4), tried(1), tried(2, rung_id="other"), tried(3, rung_id=None)]
    newest, older = moves(listed)
    assert (newest.rung_id, newest.first, newest.last, newest.tries) == ("rung-1", 69, 56, 2)
    assert newest.words == "Your estimate went 69 → 56."
    level = tried(0, outcome=outcome(likelihood_next=70))
    assert moves([level])[0].words == "Your estimate stayed at 70."
    assert older.rung_id == "other"


def test_the_whole_page() -> None:
    found = growth(snapshot(rungs=[rung()], attempts=[tried(1), tried(2, rung_id="removed")], contacts=[contact()]))
    assert len(found.points) == 2
    assert [move.rung_id for move in found.moves] == ["rung-1"]
    assert "In 2 of 2 tries it was easier than expected." in found.sentences
    assert found.counters.words == "2 tries · 1 person met"
    assert lifetime(snapshot()).words == ""


def with_habit(number: int, use: HabitUse, peak: int | None, name: str = "Phone in hand") -> Attempt:
    return tried(number, outcome=outcome(peak=peak, habits=(Habit(name=name, use=use),)))  # type: ignore[no-any-return]


def test_helper_habits_beside_unease_where_one_was_left_out_and_used() -> None:
    tries = [with_habit(5, "used", 60), with_habit(4, "left_out", 50), with_habit(3, "left_out", 35, "phone in  hand")]
    assert habit_sentences(tries) == (
        "Unease at its height, “Phone in hand” left out: 42 on average (2 tries); used: 60 (1 try).",
    )
    # What is unknown or half is in neither, and one side alone says nothing.
    more = [with_habit(2, "partly", 99), with_habit(1, "used", None), tried(6)]
    assert habit_sentences([*tries, *more]) == habit_sentences(tries)
    assert habit_sentences(tries[1:]) == ()
    assert growth(snapshot(attempts=tries)).points[0].habits == "phone in  hand: left out"


def test_what_was_not_expected_is_not_compared() -> None:
    bare = [tried(1, prediction=prediction(suds=None, likelihood=70)), tried(2, peak=30)]
    found = points(bare)
    assert (found[0].expected, found[0].easier) == (None, None)
    assert sentences(found)[1] == "In the one try for which both were noted it was easier than expected."
    assert sentences(found[:1]) == ("In your one try what you feared did not happen.",)
