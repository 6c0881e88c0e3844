"""The rows of the ladder rule that lead to less, each at, below and above its numbers: pause, easier, smaller."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from ladder_tui.domain.base.vocabulary import Status
from ladder_tui.domain.records.decisions import CareAnswer
from ladder_tui.domain.records.plans import Origin
from tests.kits.builders import NOW, checkin, rung
from tests.kits.rule_kit import HARD, HIGH, LOW, MID, answer, asked, chosen, energies, harder, one, plans, tries

# -- row 1: pause ---------------------------------------------------------------------------

MIXED = "70>20 at 30"


@pytest.mark.parametrize(
    ("told", "row"),
    [
        ([HARD, HARD, HARD], "1"),
        ([HARD, HARD], "3"),
        (["70>70 at 85"] * 3, "1"),
        (["70>70 at 84"] * 3, "3"),
        (["70>69 at 85"] * 3, "3"),
        ([HARD, MIXED, HARD, MIXED, HARD], "1"),
        ([HARD, HARD, HARD, MIXED, MIXED], "1"),
        ([HARD, HARD, HARD, MIXED, MIXED, MIXED], "pause"),
        (["70>75 unmeasured"] * 3, "9"),
    ],
)
def test_hard_tries_speak_for_a_pause(told: list[str], row: str) -> None:
    assert asked(tries(*told)).row == row


@pytest.mark.parametrize(
    ("answers", "row"),
    [
        ([harder(0)], "1"),
        ([harder(13.9)], "1"),
        ([harder(14)], "9"),
        ([harder(3), harder(1, said=False)], "9"),
        ([harder(3, said=False), harder(1)], "1"),
    ],
)
def test_the_answer_that_things_are_harder_holds_for_two_weeks(answers: list[CareAnswer], row: str) -> None:
    assert asked(care_answers=answers).row == row


def test_a_pause_says_why_and_from_when_a_step_up_is_possible() -> None:
    said = asked(tries("60>70 at 88", "65>70 at 90", "70>80 at 89"), care_answers=[harder(2)])
    assert said.move == "pause"
    assert said.reasons == (
        "On Monday 2 March you said that this is making things harder.",
        "In each of the last three tries the unease went up to 88, 90 and 89.",
        "Your estimate did not fall there: 60 → 70, 65 → 70 and 70 → 80.",
    )
    assert said.wait_until == NOW + timedelta(days=13)


def test_hard_tries_have_had_their_pause_once_it_is_over() -> None:
    hard = tries(HARD, HARD, HARD, days=13)
    assert answer(hard) == ("1", "pause")
    assert answer(hard, decisions=[chosen("pause", 12), chosen("repeat", 11)]) == ("1", "pause")
    assert answer(hard, decisions=[chosen("pause", 16)]) == ("1", "pause"), "they came after that pause"
    old = tries(HARD, HARD, HARD, days=14)
    assert answer(old) == ("3", "split"), "two weeks without a try are a pause, chosen or not"
    assert answer(old, decisions=[chosen("pause", 14)]) == ("3", "split")
    assert answer([*old, one(HARD, "again", at=NOW - timedelta(days=1))]) == ("1", "pause")


def test_a_pause_of_ones_own_is_not_argued_with() -> None:
    said = asked(tries("70>30 at 30", "70>30 at 30", days=5), decisions=[chosen("pause", 4)])
    assert (said.row, said.move, said.wait_until) == ("pause", "pause", NOW + timedelta(days=10))
    assert said.reasons == ("You chose a pause on 28 February; any step is there when it suits.",)
    assert answer(decisions=[chosen("pause", 14)])[0] == "9"
    assert answer(decisions=[chosen("pause", 4), chosen("repeat", 2)])[0] == "9"
    assert answer(tries("70>60"), decisions=[chosen("pause", 4)])[0] == "9", "a try since then ends it"
    assert answer(care_answers=[harder(1)], decisions=[chosen("pause", 4)])[0] == "1"


# -- row 2: energy --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("levels", "row"),
    [
        ((1, 1, 1, 1, 1), "2"),
        ((2, 5, 2, 5, 2), "2"),
        ((2, 2, 3, 3, 3), "9"),
        ((3, 3, 3, 3, 3), "9"),
        ((2, 2, 2), "2"),
        ((1, 1), "9"),
        ((1, 1, 1, 3, 3, 3), "9"),
        ((3, 1, 1, 1, 3, 3), "9"),  # energy is back
        ((3, 1, 1, 1, 3, 1), "2"),
    ],
)
def test_low_energy_on_three_of_five_check_ins(levels: tuple[int, ...], row: str) -> None:
    assert asked(checkins=energies(*levels)).row == row


def test_stepping_down_for_low_energy_keeps_the_place() -> None:
    said = asked(checkins=energies(2, 1, 1, 3, 2))
    assert (said.move, said.target) == ("step_down", "low")
    assert said.headline == "Something easier for now; your place is kept"
    assert said.reasons == (
        "Your energy was 2, 1, 1, 3 and 2 at the last five check-ins.",
        "“Nod to the dog” at 15 asks less for now.",
    )
    below = asked(at="low", decisions=[chosen("step_down", 3, to_rung="low")])
    assert (below.alternatives[0].words, below.alternatives[0].target) == ("Back to “Say good morning”", "mid")
    moved_on = [chosen("step_down", 3, to_rung="low"), chosen("repeat", 1, "low")]
    assert "Back" not in asked(at="low", decisions=moved_on).alternatives[0].words


def test_a_step_that_asks_little_stays_in_a_tired_week() -> None:
    said = asked(at="low", checkins=energies(1, 1, 1))
    assert (said.move, said.row, said.target) == ("repeat", "2", None)


def test_old_check_ins_say_nothing_about_energy() -> None:
    assert asked(checkins=energies(1, 1, 1, days=27)).row == "2"
    assert asked(checkins=energies(1, 1, 1, days=29)).row == "9"


def test_at_the_bottom_a_step_down_has_to_be_made_first() -> None:
    said = asked(rungs=[MID, HIGH], checkins=energies(1, 1, 1))
    assert (said.move, said.target) == ("step_down", None)
    assert said.reasons == ("Your energy was 1, 1 and 1 at the last three check-ins.",)


# -- row 3: hard tries ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (["at 80", "at 80"], ("3", "step_down")),
        (["at 85", "at 82"], ("3", "step_down")),
        (["at 80 in a", "at 79 in a"], ("7", "vary")),
        (["at 79 in a", "at 80 in a"], ("7", "vary")),
        (["at 80"], ("9", "repeat")),
        (["left at 30", "left at 30"], ("3", "step_down")),
        (["left at 30", "at 80"], ("3", "step_down")),
        (["left at 30 in a", "at 60 in a"], ("7", "vary")),
        (["at 30", "at 80", "at 80"], ("3", "split")),
        (["left", "left", "left"], ("3", "split")),
        (["at 90", "at 90", "70>20 at 30"], ("6", "step_up")),
        (["unmeasured", "unmeasured"], ("9", "repeat")),
        # As high, and learned from: no reason to go down, and in the end one to go on.
        (["85>60 at 88 in a", "60>40 at 82 in b"], ("3b", "repeat")),
        (["85>60 at 88 in a", "60>40 at 82 in a"], ("3b", "vary")),
        (["70>60 at 88 in a", "60>41 at 82 in b"], ("3", "step_down")),
        (["85>60 at 88 in a", "left 60>40 at 82 in b"], ("3", "step_down")),
        (["85>60 at 88 in a", "60>40 at 82 in b partly"], ("3", "step_down")),
        (["20>20 at 88 in a", "20>20 at 82 in b"], ("3", "step_down")),
        (["85>60 at 88 in a", "60>40 at 82 in b"] * 2, ("3b", "repeat")),
        (["85>60 at 88 in a", "60>40 at 82 in b"] * 3, ("6", "step_up")),
    ],
)
def test_two_hard_tries_lead_to_something_smaller(told: list[str], expected: tuple[str, str]) -> None:
    assert answer(tries(*told)) == expected


def test_what_the_last_tries_were_like() -> None:
    said = asked(tries("at 85", "left at 60"))
    assert said.target == "low"
    assert said.reasons == (
        "The last two tries, the later yesterday: up to 85 and left early at 60.",
        "What you feared did not happen; your estimate went 70 → 65.",
        "“Nod to the dog” at 15 lies below.",
    )


@pytest.mark.parametrize(
    ("told", "words"),
    [
        (["at 85", "at 82"], "up to 85 and 82"),
        (["left at 65", "left at 60"], "left early at 65 and at 60"),
        (["left unmeasured", "left at 60"], "left early and left early at 60"),
        (["left unmeasured", "left unmeasured"], "both left early"),
        (["at 90", "left unmeasured"], "up to 90 and left early"),
    ],
)
def test_how_the_last_tries_ended(told: list[str], words: str) -> None:
    assert asked(tries(*told)).reasons[0] == f"The last two tries, the later yesterday: {words}."


# -- row 4: set aside -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("told", "row"),
    [
        (["aside", "aside"], "4"),
        (["aside"], "9"),
        (["aside", "70>65", "aside"], "4"),
        (["aside", "70>65", "65>60"], "9"),
        (["aside", "aside", "70>65"], "4"),
        (["aside", "aside", "70>65", "65>60"], "9"),
        (["aside", "fell", "fell", "fell", "aside"], "4"),
        (["fell", "fell", "fell"], "9"),
        (["aside", "open", "aside"], "4"),
    ],
)
def test_plans_set_aside_lead_to_something_smaller(told: list[str], row: str) -> None:
    assert asked(tries(*told)).row == row


@pytest.mark.parametrize(
    ("states", "row"),
    [
        (("self_cancelled", "self_cancelled"), "4"),
        (("self_cancelled", "done", "self_cancelled"), "4"),
        (("self_cancelled", "self_cancelled", "done", "done"), "9"),
        (("self_cancelled", "fell_through", "fell_through", "self_cancelled"), "4"),
        (("self_cancelled", "open"), "9"),
    ],
)
def test_plans_made_from_the_rung_count_like_tries(states: tuple[Status, ...], row: str) -> None:
    assert asked(plans=plans(*states)).row == row
    assert asked(plans=plans(*states, origin=Origin(kind="rung", ref="high"))).row == "9"
    assert asked(plans=plans(*states, origin=Origin(kind="activity", ref="mid"))).row == "9"


@pytest.mark.parametrize(
    ("levels", "row"),
    [
        ({1: 1}, "4"),  # the last of three is not counted, and two are left
        ({2: 1}, "9"),  # the day after, nothing else was noted
        ({2: 1, 1: 4}, "4"),  # energy was back
        ({5: 2}, "4"),  # two days before the first, three before the second
        ({4: 2}, "9"),
        ({4: 2, 2: 3}, "4"),
        ({0: 1}, "4"),  # what came later says nothing about then
    ],
)
def test_what_was_set_aside_on_a_tired_day_is_not_counted(levels: dict[int, int], row: str) -> None:
    noted = [checkin(f"c{days}", NOW - timedelta(days=days, hours=1), energy=energy) for days, energy in levels.items()]
    aside = plans("self_cancelled", "self_cancelled", "self_cancelled")  # three, two and one days ago
    assert asked(plans=aside, checkins=noted).row == row


def test_a_plan_and_its_try_are_one() -> None:
    both = plans("self_cancelled")
    assert asked([one("aside", plan_id="p0")], plans=both).row == "9"
    assert asked([one("aside")], plans=both).row == "4"
    assert asked([one("fell", plan_id="p0"), one("aside", "other")], plans=both).row == "4"


def test_set_aside_in_words() -> None:
    said = asked(tries("aside", "70>65", "aside"))
    assert said.reasons == (
        "Two of the last three plans for it were set aside, the last yesterday.",
        "It may be a little big for now.",
        "There is room for a smaller version at about 40.",
    )


# -- row 5: a big leap ----------------------------------------------------------------------


@pytest.mark.parametrize(("peak", "row"), [(14, "5"), (15, "9"), (16, "9")])
def test_a_big_leap_is_split_before_it_is_tried(peak: int, row: str) -> None:
    assert asked(tries(f"at {peak}", rung_id="low")).row == row


def test_the_leap_is_measured_from_the_usual_height_of_the_rung_done_last() -> None:
    low = tries("at 5", "at 35", "at 5", rung_id="low", days=9)
    said = asked(low)
    assert (said.row, said.move) == ("5", "split")
    assert said.reasons[:2] == ("You expect it at 40.", "“Nod to the dog”, done last, was usually at 5.")
    assert asked([*low, *tries("at 55", rung_id="high", days=3)]).row == "9"
    assert asked([*low, *tries("left at 55", rung_id="high", days=3)]).row == "5", "what was left early is not finished"
    assert asked([*low, *tries("at 60")]).row == "9", "it has been tried"
    unknown = asked(tries("unmeasured", rung_id="low"), rungs=[rung("low", suds=10), MID, HIGH])
    assert unknown.row == "9", "how high it was is not known, and what was expected does not stand in for it"


@pytest.mark.parametrize(
    ("at", "suds", "expected"),
    [("high", 60, ("5", "step_down")), ("high", 59, ("9", "repeat")), ("low", 15, ("9", "repeat"))],
)
def test_a_first_step_is_an_easy_one(at: str, suds: int, expected: tuple[str, str]) -> None:
    others = [each for each in (LOW, MID, rung("upper", suds=58)) if each.id != at]
    said = asked(at=at, rungs=[*others, rung(at, "Give a talk", suds)])
    assert (said.row, said.move) == expected
    if said.row == "5":
        assert said.target == "mid"
        assert said.reasons == (
            "Nothing was done on this ladder yet. You expect it at 60.",
            "“Say good morning” at 40 asks less.",
        )


def test_what_a_step_up_looks_at_is_said_as_it_stands() -> None:
    left = asked(tries("left 70>30 at 30 in a", "30>20 at 30 in b"))
    assert left.reasons[-1].endswith("One was left early; a step up looks at two tries that were done.")
    open_one = replace(one("70>30 at 30", "open"), outcome=None)
    assert (
        asked([*tries("70>30 at 30"), open_one])
        .reasons[-1]
        .endswith("The look back at the last one is open; a step up looks at it.")
    )


def test_a_step_between_that_is_there_is_taken() -> None:
    between = rung("between", "Answer the dog's owner", 25)
    said = asked(tries("at 5", rung_id="low"), rungs=[LOW, between, MID])
    assert (said.move, said.target) == ("split", "between")
    assert said.reasons[-1] == "“Answer the dog's owner” at 25 lies between."
    tried = [*tries("at 5", rung_id="low"), *tries("left at 40", rung_id="between", days=2)]
    assert asked(tried, rungs=[LOW, between, MID]).target is None
