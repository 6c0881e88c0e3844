from datetime import date, timedelta

from ladder_tui.domain.base.text_search import words_of
from ladder_tui.domain.growth.wins import holds, keepsakes, since
from tests.kits.builders import NOW, attempt, contact, entry, outcome, plan, prediction, snapshot, win

DAY = timedelta(days=1)


def test_wins_and_lessons_stand_in_one_list_newest_first() -> None:
    attempts = [
        attempt("old", started_at=NOW - 3 * DAY, outcome=outcome(lesson="A bench needs no reason.")),
        attempt("quiet", started_at=NOW, outcome=outcome(lesson="  ")),
        attempt("open", status="open", outcome=None),
    ]
    found = keepsakes([win("first", at=NOW - DAY), win("last", at=NOW)], attempts)
    assert [(kept.kind, kept.ref) for kept in found] == [("win", "last"), ("win", "first"), ("lesson", "old")]
    assert found[-1].about == "Say good morning to one neighbour"


def test_search_finds_every_word_whatever_its_marks() -> None:
    wins = [win("zoe", "Zoë laughed at the bus stop"), win("rain", "Rain, and a shared umbrella")]
    tried = attempt("a", outcome=outcome(lesson="The bus is easy"))
    assert [kept.ref for kept in keepsakes(wins, [tried], words_of("BUS zoe"))] == ["zoe"]
    assert {kept.ref for kept in keepsakes(wins, [tried], words_of("bus"))} == {"zoe", "a"}
    assert [kept.ref for kept in keepsakes(wins, [tried], words_of("bus neighbour"))] == ["a"]
    assert keepsakes(wins, [tried], words_of("harbour")) == ()


def test_a_try_is_found_by_what_was_expected_and_what_was_noted() -> None:
    tried = attempt(prediction=prediction(feared="They look away"), outcome=outcome(facts="He asked back", hard="Eyes"))
    assert holds(tried, words_of("look asked eyes neighbour"))
    assert not holds(tried, words_of("look asked umbrella"))
    assert holds(attempt(status="open", outcome=None), words_of("look"))


def test_the_period_begins_with_the_first_thing_that_counts() -> None:
    assert since(snapshot()) is None
    assert since(snapshot(plans=[plan(day=date(2026, 1, 2))])) is None
    assert since(snapshot(plans=[plan(day=date(2026, 1, 2), status="done")])) == date(2026, 1, 2)
    everything = snapshot(
        attempts=[attempt(started_at=NOW - 2 * DAY)],
        wins=[win(at=NOW - 5 * DAY)],
        entries=[entry(at=NOW)],
        contacts=[contact(at=NOW - 4 * DAY)],
        plans=[plan("kept", day=date(2026, 3, 1), status="fell_through", backup_done=True)],
    )
    assert since(everything) == date(2026, 2, 27)
