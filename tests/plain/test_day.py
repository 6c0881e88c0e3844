"""The day in lines: what is said, what is asked, what is kept."""

import json
from datetime import date, time, timedelta

import pytest
from msgspec.structs import replace

from ladder_tui.services.journal import Journal, NotSaved
from tests.kits.app_house import Clock
from tests.plain.conftest import Sitting, in_order


def test_a_sitting_says_the_day_and_how_to_answer(sit: Sitting) -> None:
    said = sit("leave")
    assert in_order(
        said, "ladder, in lines of text.", "! alone says whom you can talk to.", "Wednesday 4 March 2026.",
        "Coffee by the river, open.", "When: after work", "Then: tea", "If it falls through: Send one line",
        "Begun: Ask for the time", "Next on your ladder: Say good morning to one neighbour",
        "What would you like?", "Everything you wrote is kept. Bye for now.",
    )  # fmt: skip
    assert max(map(len, said.splitlines())) <= 84  # a folded line, and what is typed behind a question
    assert all(char.isprintable() or char == "\n" for char in said)


def test_enter_lists_what_there_is_and_numbers_and_first_letters_choose(sit: Sitting, journal: Journal) -> None:
    said = sit("", "2", "stea", "4", "45", "chec", "good", "2", "20", "leave")
    assert in_order(said, "1. Today again", "11. People to talk to", "12. Leave")
    found = [(one.mood, one.energy, one.minutes) for one in journal.snapshot().checkins.values()]
    assert found == [("steady", 4, 45), ("good", 2, 20)]


def test_a_number_out_of_range_is_asked_again_and_nothing_is_noted_by_halves(sit: Sitting, journal: Journal) -> None:
    said = sit("check", "low", "9", "x", "", "leave")
    assert said.count("is not a whole number from 1 to 5.") == 2
    assert "Nothing was noted." in said
    assert not journal.snapshot().checkins


def test_a_plan_in_a_few_words(sit: Sitting, journal: Journal) -> None:
    said = sit("plan", "", "Tea with Ana", "someday", "friday", "19:30", "plan", "Read", "", "", "leave")
    assert "A few words are wanted here." in said
    assert "“someday” is not a day this app can read" in said
    assert "Planned for Friday 6 March 2026, 19:30: Tea with Ana" in said
    made = [(one.title, one.day, one.at) for one in journal.snapshot().plans.values() if one.id != "plan-1"]
    assert made == [("Tea with Ana", date(2026, 3, 6), time(19, 30)), ("Read", date(2026, 3, 4), None)]


@pytest.mark.parametrize(
    ("typed", "status", "said"),
    [
        ("I did it", "done", "Noted as done."),
        ("I went", "left_early", "You went, and that counts."),
        ("I set", "self_cancelled", "Set aside."),
    ],
)
def test_what_became_of_a_plan(sit: Sitting, journal: Journal, typed: str, status: str, said: str) -> None:
    assert said in sit("say", "1", typed, "leave")
    assert journal.snapshot().plans["plan-1"].status == status


def test_what_falls_through_has_its_backup_at_once_or_later(sit: Sitting, journal: Journal) -> None:
    said = sit("say", "1", "it fell", "later", "say", "1", "yes", "take", "leave")
    assert in_order(said, "It fell through. That happens.", "Ready instead:", "Send one line", "It stays ready.")
    assert in_order(said, "Did you do the backup?", "it counts in full.", "Taken back: Noted: the backup was done.")
    plan = journal.snapshot().plans["plan-1"]
    assert (plan.status, plan.backup_done) == ("fell_through", False)


def test_a_full_stop_goes_back_from_anywhere(sit: Sitting, journal: Journal) -> None:
    said = sit("say", ".", "plan", ".", "check", "low", ".", "before", ".", "after", ".", "look", ".", "leave")
    assert said.count("Back.") == 6
    assert not journal.snapshot().checkins


def test_whom_to_talk_to_is_one_sign_away_in_every_question(sit: Sitting) -> None:
    said = sit("!", "plan", "!", "Walk", "", "", "leave")
    assert said.count("Samaritans") == 2
    assert in_order(said, "What would you like to do?", "Samaritans", "Answer:")


def test_without_a_country_it_is_asked_for_where_numbers_are_wanted(sit: Sitting, journal: Journal) -> None:
    journal.settle(region="")
    said = sit("people", "Atlantis", "gb", "people", "leave")
    assert in_order(said, "Your country, such as GB", "Samaritans")
    assert journal.snapshot().settings.region == "GB"


def test_a_page_is_on_the_disk_line_by_line(sit: Sitting, journal: Journal) -> None:
    sit("write", "The bench was in the sun.", "She waved.")  # and the line is cut
    assert journal.snapshot().drafts["entry:free"].text == "The bench was in the sun.\nShe waved."
    said = sit("write", "go on", "Twice.", ".", "yes", "leave")
    assert in_order(said, "You were writing this:", "She waved.")
    assert [one.text for one in journal.snapshot().entries.values()] == [
        "The bench was in the sun.\nShe waved.\nTwice."
    ]
    assert "entry:free" not in journal.snapshot().drafts


def test_a_page_may_stay_a_draft_or_be_let_go(sit: Sitting, journal: Journal) -> None:
    assert "kept as a draft" in sit("write", "One.", ".", "later", "leave")
    said = sit("write", "let", ".", "leave")
    assert "Nothing was written" in said
    assert not journal.snapshot().drafts
    assert not journal.snapshot().entries


def test_cards_for_as_long_as_they_are_wanted(sit: Sitting) -> None:
    said = sit("a card", "another", "another", "enough", "leave")
    assert said.count("To begin with:") == 3
    assert said.count("To leave with:") == 3


def test_what_cannot_be_saved_is_said_and_stands_there_to_be_copied(
    sit: Sitting, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*args: object, **more: object) -> None:
        raise NotSaved("The disk is full", "Make room on it")

    monkeypatch.setattr(journal._ledger, "change", full)
    said = sit("plan", "Tea with Ana", "", "", "write", "The bench was in the sun.", ".", "yes", "leave")
    assert in_order(said, "The disk is full", "What you typed, to copy it from here:", "Tea with Ana")
    assert in_order(said, "Keep the page?", "The disk is full", "to copy it from here:", "The bench was in the sun.")
    assert in_order(said, "What could not be kept stands above. Bye for now.")
    assert "is kept" not in said


def test_a_look_back_begins_with_what_was_noted(sit: Sitting, journal: Journal, clock: Clock) -> None:
    sit("say", "1", "I did it", "leave")
    clock.forward(days=1)
    said = sit("look", "", "the walk", ".", "leave")
    assert in_order(said, "The last seven days.", "Now: Wednesday: Coffee by the river", "What was easy.")
    kept = json.loads(journal.snapshot().drafts["form:review"].text)
    assert kept["easy"] == "the walk"
    said = sit("look", "", "", "", "", "", "I went, and that was enough.", "leave")
    assert in_order(said, "Now: the walk", "A kind line for yourself could be:", "Kept. That is enough for this week.")
    (review,) = journal.snapshot().reviews.values()
    assert review.text_of("easy") == "the walk"
    assert review.text_of("kind_line") == "I went, and that was enough."
    assert "form:review" not in journal.snapshot().drafts
    assert review.week == (clock.moment - timedelta(days=6)).date()


def test_what_matters_is_said_with_the_plan_and_the_step(sit: Sitting, journal: Journal) -> None:
    journal.goals.write_what_matters([(None, "being a friend who calls")])
    (line,) = journal.snapshot().what_matters
    (step,) = journal.snapshot().rungs.values()
    journal.ladder.save(replace(step, matters_id=line))
    journal.plans.save(replace(journal.snapshot().plans["plan-1"], matters_id=line))
    said = sit("leave")
    assert in_order(said, "If it falls through: Send one line", "For: being a friend", "Next on", "For: being a friend")


def test_the_look_back_asks_ones_own_question(sit: Sitting, journal: Journal) -> None:
    journal.measure.ask_own("How brave was I?")
    said = sit("look", *[""] * 6, "11", "4", "leave")
    assert in_order(said, "How brave was I?", "From 0, least, to 10, most.", "“11” is not a whole number from 0 to 10.")
    assert [(one.question, one.value) for one in journal.snapshot().own_answers.values()] == [("How brave was I?", 4)]
    (review,) = journal.snapshot().reviews.values()
    assert review.text_of("own_question") == "How brave was I? 4 of 10"
