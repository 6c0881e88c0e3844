"""The rows of the ladder rule that stay or go up, the limits around a step up, and which row wins where two fit."""

from datetime import timedelta
from typing import Any

import pytest

from ladder_tui.domain.base.thresholds import thresholds
from ladder_tui.domain.ladder.table import rule_table
from ladder_tui.domain.records.attempts import Attempt
from ladder_tui.domain.records.decisions import CareAnswer, Decision
from tests.kits.builders import NOW, rung, settings
from tests.kits.rule_kit import HARD, LOW, MID, answer, asked, chosen, energies, harder, one, tries

# -- rows 6 and 6b: up, or another place first ----------------------------------------------


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (["70>50 at 60 in a", "50>30 at 60 in b"], ("6", "step_up")),
        (["55>50 at 60 in a", "50>31 at 60 in b"], ("9", "repeat")),
        (["90>80 at 60 in a", "80>60 at 60 in b"], ("6", "step_up")),
        (["89>80 at 60 in a", "80>60 at 60 in b"], ("9", "repeat")),
        (["70>65 at 60 in a", "65>65 at 40 in b"], ("6", "step_up")),
        (["70>65 at 60 in a", "65>65 at 41 in b"], ("9", "repeat")),
        (["70>65 unmeasured in a", "65>65 at 10 in b"], ("9", "repeat")),
        (["70>30 at 20 in a"], ("9", "repeat")),
        (["left 70>30 at 20 in a", "30>30 at 20 in b"], ("9", "repeat")),
        (["70>30 at 20 in a", "left 30>30 at 20 in b"], ("yes", "repeat")),
        (["left 70>65 in a", "65>40 in b", "40>30 in a"], ("6", "step_up")),
        (["70>30 at 20 in a", "30>30 at 20 in b partly"], ("6", "step_up")),
        (["70>30 at 20 in a", "30>30 at 20 in b yes"], ("yes", "repeat")),
        (["yes 70>30 at 20 in a", "30>30 at 20 in b"], ("6", "step_up")),
        # An estimate that rises is no reason to go up, unless it is low all the same and the tries were calm.
        (["50>60 at 40 in a", "60>64 at 40 in b"], ("6", "step_up")),
        (["50>60 at 40 in a", "60>65 at 40 in b"], ("9", "repeat")),
        (["10>20 at 70 in a", "20>25 at 70 in b"], ("9", "repeat")),
        (["10>20 at 40 in a", "20>25 at 40 in b"], ("6", "step_up")),
    ],
)
def test_a_step_up(told: list[str], expected: tuple[str, str]) -> None:
    assert answer(tries(*told)) == expected


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (["70>50 at 65 in a", "50>30 at 65 in a"], ("6b", "vary")),
        (["70>65 at 45 in a", "65>60 at 45 in a"], ("6b", "vary")),
        (["70>50 at 50 in a", "50>30 at 50 in a"], ("6", "step_up")),
        (["70>50 at 50 in a", "50>30 at 51 in a"], ("6b", "vary")),
        (["70>50 at 65 in a", "50>30 at 65 in b"], ("6", "step_up")),
        (["70>50 at 65 in a", "50>40 at 65 in a", "40>30 at 65 in a"], ("6", "step_up")),
        # Where it was is not known, so nobody can say that it was one place.
        (["70>50 at 65", "50>30 at 65"], ("6", "step_up")),
        (["70>50 at 65 in a", "50>30 at 65"], ("6", "step_up")),
        (["70>50 at 65 in Café", "50>30 at 65 in cafe"], ("6b", "vary")),
    ],
)
def test_another_place_first(told: list[str], expected: tuple[str, str]) -> None:
    assert answer(tries(*told)) == expected


def test_a_step_up_leads_to_the_next_rung_and_says_why() -> None:
    said = asked(tries("70>60 at 65 in work", "60>40 at 65 in stairs", "40>30 at 60 in work"))
    assert (said.move, said.target, said.wait_until) == ("step_up", "high", None)
    assert said.headline == "On to “Stay after the class”"
    assert said.reasons == (
        "Three tries, the last yesterday, in two places: work and stairs.",
        "What you feared did not happen; your estimate went 70 → 30.",
        "The unease of the last two: 65 and 60.",
    )
    top = asked(tries("70>30 at 20 in a", "30>20 at 20 in b", rung_id="high"), at="high")
    assert (top.move, top.target) == ("step_up", None)
    aside = asked(tries("70>30 at 20", "30>20 at 20"), rungs=[LOW, MID, rung("high", suds=60, set_aside=True)])
    assert (aside.move, aside.target) == ("step_up", None)


# -- the feared outcome, and rows 7 to 9 ----------------------------------------------------


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (["yes"], ("yes", "repeat")),
        (["70>65 in a", "65>70 in a yes"], ("yes", "repeat")),
        (["70>65 in a"] * 4 + ["70>65 in b yes"], ("8", "split")),
        (["70>65 in a"] * 4 + ["70>65 in a yes"], ("yes", "repeat")),
        (["yes at 85", "yes at 85"], ("3", "step_down")),
        (["yes in a", "partly in a"], ("7", "vary")),
        # Less than that where it happened each of the last times, or was very hard with no lower estimate.
        (["yes in a", "yes in a"], ("yes", "split")),
        (["70>70 at 85 yes"], ("yes", "split")),
        (["70>69 at 85 yes"], ("yes", "repeat")),
        (["left 70>70 at 85"], ("yes", "split")),
        (["left 70>70 at 84"], ("yes", "repeat")),
        (["70>70 at 85"], ("yes", "repeat")),
        (["70>69 at 85"], ("9", "repeat")),
        (["70>65 at 40 in a", "65>70 at 90 in a"], ("yes", "repeat")),
    ],
)
def test_after_the_feared_outcome_at_most_a_repeat_with_a_change(told: list[str], expected: tuple[str, str]) -> None:
    assert answer(tries(*told)) == expected


def test_what_it_cost_comes_before_anything_else() -> None:
    attempts = tries("70>40 at 40", "40>35 at 45", "35>60 at 75 yes")
    said = asked(attempts)
    assert said.headline == "A kind word first; then once more, with one change"
    assert said.reasons == (
        "What you feared happened yesterday; the unease went up to 75.",
        "In the two tries before, it did not. Your estimate went 70 → 60.",
        "The change can be small: the hour, the place, how long.",
    )
    assert asked(tries("yes unmeasured")).reasons[:2] == (
        "What you feared happened yesterday.",
        "Your estimate went 70 → 65.",
    )


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (["in a"], ("9", "repeat")),
        (["in a", "in a"], ("7", "vary")),
        (["in a", "in b"], ("9", "repeat")),
        (["in a"] * 6, ("7", "vary")),
        (["in a", "70>65"], ("9", "repeat")),
        (["in a", "70>65", "in a"], ("7", "vary")),
        (["in a", "in b", "in a", "in b"], ("9", "repeat")),
        (["in a", "in b", "in a", "in b", "in c"], ("8", "split")),
        # On its way down, slowly: nothing has to get smaller.
        (["70>67 in a", "67>63 in b", "63>60 in a", "60>57 in b", "57>55 in c"], ("9", "repeat")),
        (["70>67 in a", "67>63 in b", "63>60 in a", "60>57 in b", "57>56 in c"], ("8", "split")),
        (["70>67 in a", "67>63 in b", "63>55 in a", "55>52 in b", "52>52 in c"], ("8", "split")),
        ([], ("9", "repeat")),
    ],
)
def test_vary_then_smaller_then_repeat(told: list[str], expected: tuple[str, str]) -> None:
    assert answer(tries(*told)) == expected


def test_a_try_without_a_place_is_not_counted_as_one_in_the_same_place() -> None:
    said = asked(tries("70>60 at 65 in work", "60>40 at 65", "40>30 at 60 in work"))
    assert said.reasons[0] == "Three tries, the last yesterday; where is noted for two: work."


# -- the limits around a step up ------------------------------------------------------------

GOOD = tries("70>50 at 30 in a", "50>20 at 30 in b")
#: The same in one place, where varying is what to do meanwhile.
HERE = tries("70>50 at 30 in a", "50>20 at 30 in a")


@pytest.mark.parametrize(
    ("decisions", "row"),
    [
        ([chosen("step_up", 47.9 / 24, "low", "mid")], "48h"),
        ([chosen("step_up", 2, "low", "mid")], "6"),
        ([chosen("step_up", 0)], "48h"),
        ([chosen("other", 1, "low", "high")], "48h"),
        ([chosen("other", 1, "high", "low")], "6"),
        ([chosen("step_down", 1, "high", "mid")], "6"),
        ([chosen("repeat", 1), chosen("vary", 0.5), chosen("split", 0.2)], "6"),
    ],
)
def test_one_step_up_in_48_hours(decisions: list[Decision], row: str) -> None:
    assert asked(GOOD, decisions=decisions).row == row


def test_meanwhile_and_from_when() -> None:
    step = [chosen("step_up", 1, "low", "mid")]
    said = asked(HERE, decisions=step)
    assert (said.move, said.row, said.target) == ("vary", "48h", None)
    assert said.wait_until == NOW + timedelta(days=1)
    assert said.headline == "Meanwhile the same step, in another place"
    assert said.reasons[-1] == "The last step up was yesterday; the next is possible from tomorrow, 09:00."
    assert asked(GOOD, decisions=step).move == "repeat"
    assert "step_up" not in {other.move for other in said.alternatives}
    assert said.alternatives[-1].move == "other", "who wants it all the same can"


@pytest.mark.parametrize(
    ("first_tries", "row"),
    [((6.9, 5), "week"), ((7, 5), "6"), ((30, 1), "6"), ((3,), "6"), ((6, 4, 2), "week")],
)
def test_two_new_rungs_a_week(first_tries: tuple[float, ...], row: str) -> None:
    rungs = [LOW, MID, rung("high", suds=60), *(rung(f"r{n}", suds=5 + n) for n in range(len(first_tries)))]
    long_known = [one("70>60 at 30 in a", "long", at=NOW - timedelta(days=20)), *GOOD]
    new = [t for n, days in enumerate(first_tries) for t in tries("at 5", rung_id=f"r{n}", days=days)]
    assert asked([*long_known, *new], rungs=rungs).row == row
    known = tries("at 50", rung_id="high", days=40)
    assert asked([*long_known, *new, *known], rungs=rungs).row == "6", "a rung tried before is no new one"
    fell = [*tries("fell", rung_id="low", days=1), *tries("aside", rung_id="high", days=1)]
    assert asked([*long_known, *new, *fell], rungs=rungs).row == row


def test_two_new_rungs_in_words() -> None:
    rungs = [LOW, MID, rung("high", suds=60)]
    said = asked([*tries("at 10", rung_id="low", days=5), *GOOD], rungs=rungs)
    assert said.wait_until == NOW + timedelta(days=2)
    assert said.reasons[-1] == "Two new steps in a week; another is possible from Friday."
    three = [*tries("at 10", rung_id="low", days=6), *tries("at 5", rung_id="least", days=5), *GOOD]
    waiting = asked(three, rungs=[rung("least", suds=5), *rungs])
    assert waiting.wait_until == NOW + timedelta(days=2), "until there is one new rung in seven days"


@pytest.mark.parametrize(
    ("attempts", "care_answers", "decisions", "row"),
    [
        ([], [harder(13.9), harder(13, said=False)], [], "pause"),
        ([], [harder(14), harder(13, said=False)], [], "6"),
        ([], [], [chosen("pause", 13.9), chosen("repeat", 5)], "pause"),
        ([], [], [chosen("pause", 14), chosen("repeat", 5)], "6"),
        (tries(HARD, HARD, HARD, rung_id="low", days=13.9), [], [], "pause"),
        (tries(HARD, HARD, HARD, rung_id="low", days=14), [], [], "6"),
        (tries(HARD, HARD, rung_id="low", days=3), [], [], "6"),
    ],
)
def test_no_step_up_for_two_weeks_after_a_pause(
    attempts: list[Attempt], care_answers: list[CareAnswer], decisions: list[Decision], row: str
) -> None:
    known = tries("at 10", rung_id="high", days=60)
    said = asked([*known, *attempts, *GOOD], care_answers=care_answers, decisions=decisions)
    assert said.row == row
    assert said.move == ("repeat" if row == "pause" else "step_up")


def test_the_limit_that_runs_longest_is_named() -> None:
    said = asked(GOOD, decisions=[chosen("pause", 10), chosen("step_up", 1, "low", "mid")])
    assert (said.row, said.wait_until) == ("pause", NOW + timedelta(days=4))
    assert said.reasons[-1] == "A pause began on 22 February; a step up is possible from Sunday."


@pytest.mark.parametrize(("days", "row"), [(29.9, "6"), (30, "return"), (700, "return")])
def test_after_a_long_while_a_step_up_begins_here(days: float, row: str) -> None:
    said = asked(tries("70>50 at 25 in a", "50>20 at 25 in b", days=days))
    assert (said.row, said.move) == (row, "step_up" if row == "6" else "repeat")
    assert not any(str(int(days)) in reason for reason in said.reasons), "how long it was is not said"


# -- which row wins -------------------------------------------------------------------------


def test_the_first_row_that_fits_wins() -> None:
    low = tries("at 5", rung_id="low", days=9)
    tired = energies(1, 1, 1)
    aside = tries("aside", "aside")
    hard = tries("at 82", "at 82")
    pausing = tries(HARD, HARD, HARD)
    assert answer([*pausing, *low], checkins=tired)[0] == "1"
    assert answer(hard, checkins=tired)[0] == "2"
    assert answer(tries("aside", "aside", "at 82", "at 82"))[0] == "3"
    assert answer([*low, *aside])[0] == "4"
    assert answer(low, checkins=tired)[0] == "2"
    good = tries("70>50 at 20 in a", "50>30 at 20 in b")
    assert answer(good, checkins=tired)[0] == "2"
    assert answer(good, care_answers=[harder(1)])[0] == "1"
    assert answer(tries("aside", "aside", "70>30 at 20"))[0] == "4"
    assert answer(tries(*["90>50 at 60 in a", "50>30 at 60 in b"] * 3))[0] == "6", "row 8 is asked after row 6"


# -- your own numbers -----------------------------------------------------------------------


def test_every_number_can_be_changed() -> None:
    def own(**numbers: float) -> dict[str, Any]:
        return {"settings": settings(thresholds=tuple((f"ladder.{key}", value) for key, value in numbers.items()))}

    assert answer(tries(HARD, HARD), **own(pause_tries=2))[0] == "1"
    assert answer(checkins=energies(3, 3, 3), **own(low_energy=3))[0] == "2"
    assert answer(tries("at 60", "at 60"), **own(hard_peak=60))[0] == "3"
    assert answer(tries("aside"), **own(aside=1))[0] == "4"
    assert answer(tries("at 10", rung_id="low"), **own(jump=30))[0] == "9"
    assert answer(tries("70>45 in a", "45>45 in b"), **own(low_estimate=45))[0] == "6"
    assert answer(tries("70>65 in a", "65>50 in b"), **own(drop=20))[0] == "6"
    assert answer(tries("70>30", "30>30"), **own(sure_tries=2))[0] == "6"
    assert answer(tries("in a", "in b"), **own(contexts=3))[0] == "7"
    assert answer(tries("in a", "in b"), **own(long_tries=2))[0] == "8"
    assert answer(tries("70>30 at 20"), **own(up_tries=1))[0] == "6"


def test_the_whole_table_in_plain_words_with_ones_own_numbers() -> None:
    rows = rule_table(thresholds([("ladder.low_estimate", 35), ("ladder.step_up_hours", 72)]))
    assert [row.row for row in rows] == [
        "1", "2", "back", "3b", "3", "4", "return", "5", "habit", "6b", "6", "yes", "7", "8", "9", "48h", "week",
        "pause",
    ]  # fmt: skip
    by_row = {row.row: row.when for row in rows}
    assert "the estimate is 35 or less, it fell by 30 or more" in by_row["6"]
    assert "72 hours" in by_row["48h"]
    assert "85 or more" in by_row["1"]
