"""A try in lines: before, after, whatever it was; and what was begun in the app goes on here."""

import json

import pytest
from msgspec.structs import replace

from ladder_tui.domain.records.attempts import Attempt
from ladder_tui.services.journal import Journal
from tests.kits.app_house import Clock
from tests.kits.builders import attempt, outcome, prediction
from tests.plain.conftest import Sitting, in_order

HEAVY = "I do not want to be alive any more"


def the_try(journal: Journal, title: str) -> Attempt:
    return next(one for one in journal.snapshot().attempts.values() if one.title == title)


def test_two_answers_and_a_number_begin_a_try(sit: Sitting, journal: Journal) -> None:
    said = sit("before", "say good", "They look away", "60", "40", "leave")
    assert in_order(said, "1. Coffee by the river", "2. Say good morning to one neighbour", "The step's own guess:")
    assert "It has begun. Whatever happens is worth knowing." in said
    made = the_try(journal, "Say good morning to one neighbour")
    assert (made.status, made.rung_id, made.prediction.feared) == ("open", "rung-1", "They look away")
    assert (made.prediction.likelihood, made.prediction.suds) == (60, 40)
    assert not journal.snapshot().drafts


def test_a_second_try_begins_with_what_the_first_one_taught(sit: Sitting, journal: Journal, clock: Clock) -> None:
    first = attempt(
        "first", status="open", outcome=None, prediction=prediction(feared="They laugh", habits=("phone",)),
    )  # fmt: skip
    journal.attempts.begin(replace(first, coping="I can stay"), "step")
    journal.attempts.end("first", "done")
    journal.attempts.look_back("first", outcome(likelihood_next=35, lesson="Silence passes", adjust="say it walking"))
    clock.forward(hours=25)
    said = sit("before", "say good", "", "", "40", "leave")
    assert in_order(
        said, "Last time, 4 March", "Feared 70 of 100: it did not happen.", "to keep: Silence passes",
        "next time: say it walking", "to leave out: phone", "My line: I can stay", "Now: They laugh", "Now: 35",
    )  # fmt: skip
    assert "own guess" not in said
    made = next(one for one in journal.snapshot().attempts.values() if one.status == "open" and one.rung_id == "rung-1")
    assert (made.prediction.feared, made.prediction.likelihood) == ("They laugh", 35)
    assert (made.prediction.habits, made.coping) == (("phone",), "I can stay")


def test_answers_wait_on_the_disk_and_go_on(sit: Sitting, journal: Journal) -> None:
    sit("before", "coffee", "They look away", "60")
    draft = journal.snapshot().drafts["form:before:plan-1"]
    assert json.loads(draft.text) == {"feared": "They look away", "likelihood": 60}
    said = sit("before", "coffee", "", "", "55", "leave")
    assert in_order(said, "You were answering this before.", "Now: They look away", "Now: 60")
    made = the_try(journal, "Coffee by the river")
    assert (made.plan_id, made.cue, made.backup, made.reward) == ("plan-1", "after work", "Send one line", "tea")


def test_answers_begun_in_the_app_go_on_here(sit: Sitting, journal: Journal) -> None:
    raw = {"feared": "They laugh", "likelihood": 80, "cost": None, "habits": ["phone"], "_page": 1}
    journal.writing.keep_draft("form:before:rung-1", json.dumps(raw))
    sit("before", "say good", "", "", ".", "leave")
    assert json.loads(journal.snapshot().drafts["form:before:rung-1"].text) == {**raw}


def test_what_came_of_it_leads_and_the_rest_is_for_whoever_wants_it(sit: Sitting, journal: Journal) -> None:
    said = sit("after", "1", "I did it", "she smiled", "no", "30", "left out", "no", "leave")
    assert in_order(said, "You feared: “They look away.” Did it happen?", "To be left out: phone in hand")
    assert in_order(said, "Feared 70 of 100: it did not happen", "That is enough for today.")
    outcome = the_try(journal, "Ask for the time").outcome
    assert outcome is not None
    assert (outcome.happened, outcome.likelihood_next, outcome.facts) == ("no", 30, "she smiled")
    assert (outcome.peak, outcome.worth, outcome.lesson) == (None, None, "")
    assert [(one.name, one.use) for one in outcome.habits] == [("phone in hand", "left_out")]


def test_all_of_it(sit: Sitting, journal: Journal) -> None:
    said = sit(
        "after", "1", "I did it", "", "partly", "50", "", "yes", "60", "20", "A pause is no end", "slower", "the hello",
        "the silence", "7", "the stairs", "leave",
    )  # fmt: skip
    assert in_order(said, "To keep: A pause is no end", "That is enough for today.")
    outcome = the_try(journal, "Ask for the time").outcome
    assert outcome is not None
    assert (outcome.peak, outcome.end, outcome.worth, outcome.context) == (60, 20, 7, "the stairs")
    assert (outcome.adjust, outcome.easy, outcome.hard, outcome.habits) == ("slower", "the hello", "the silence", ())


def test_where_it_hurt_a_kind_step_comes_before_the_rest(sit: Sitting) -> None:
    said = sit("after", "1", "I went", "", "yes", "80", "", "yes", "no", "leave")
    assert in_order(
        said, "You came. That happened, and leaving does not undo it.", "A kind step first?", "A little more?"
    )


@pytest.mark.parametrize(("typed", "status", "said"), [
    (("I set",), "self_cancelled", "Set aside."),
    (("it fell",), "fell_through", "It fell through. That happens."),
])  # fmt: skip
def test_a_try_that_did_not_take_place(
    sit: Sitting, journal: Journal, typed: tuple[str, ...], status: str, said: str
) -> None:
    assert said in sit("after", "1", *typed, "leave")
    assert the_try(journal, "Ask for the time").status == status


def test_a_plan_with_a_try_under_way_is_looked_back_at(sit: Sitting, journal: Journal) -> None:
    sit("before", "coffee", "They look away", "60", "40", "leave")
    sit("say", "1", "I did it", "", "no", "40", "no", "leave")
    snapshot = journal.snapshot()
    assert snapshot.plans["plan-1"].status == "done"
    assert the_try(journal, "Coffee by the river").outcome is not None


# -- when it is dark --------------------------------------------------------------------------


def test_heavy_words_in_an_answer_are_kept_and_no_further_question_comes(sit: Sitting, journal: Journal) -> None:
    said = sit("before", "coffee", HEAVY, "", "leave")
    assert in_order(
        said, "What you wrote is kept.", "Emergency", "999", "Samaritans", "Ana: 0123 456", "Enter goes back."
    )
    assert "How likely is it?" not in said
    assert json.loads(journal.snapshot().drafts["form:before:plan-1"].text)["feared"] == HEAVY


def test_heavy_words_on_a_page_open_it_once_and_no_praise_follows(sit: Sitting, journal: Journal) -> None:
    said = sit("write", HEAVY, "", "I am so tired of living like this.", ".", "yes", "leave")
    assert said.count("Enter goes back.") == 1
    assert [one.text for one in journal.snapshot().entries.values()] == [f"{HEAVY}\nI am so tired of living like this."]


def test_a_quiet_page_opens_nothing(sit: Sitting) -> None:
    assert "Emergency" not in sit("write", "I could kill for a coffee.", ".", "yes", "leave")
