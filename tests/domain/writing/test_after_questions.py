"""What is offered because something happened."""

from datetime import timedelta
from itertools import pairwise
from typing import Any

import pytest
from msgspec.structs import replace

from ladder_tui.domain.snapshot import Snapshot
from ladder_tui.domain.writing.after_questions import happenings, offers
from tests.kits.builders import NOW, attempt, entry, library, outcome, plan, prompt, snapshot
from tests.kits.shipped_packs import shipped_library

EASY = prompt("r/easy", moment="after", core=True, writes="easy", tags=("evidence",))
HARD = prompt("r/hard", moment="after", core=True, writes="hard", tags=("coping",))
ADJUST = prompt("r/adjust", moment="after", core=True, writes="adjust", tags=("adjust",))
GUESS = prompt("r/guess", moment="after", writes="note", tags=("guess",))
STING = prompt("r/sting", moment="setback", writes="note", tags=("sting",))
ELSE = prompt("r/else", moment="setback", writes="barrier", tags=("facts",))
LEFT = prompt("r/left", moment="skipped", writes="barrier", tags=("skipped",))
ALL = library(reflections=[EASY, HARD, ADJUST, GUESS, STING, ELSE, LEFT])


def day(**tables: Any) -> Snapshot:
    return snapshot(library=ALL, **tables)


def closed(status: str, id: str = "plan-1", hours: float = 1, **fields: Any) -> Any:
    return plan(id, status=status, closed_at=NOW - timedelta(hours=hours), **fields)


def asked(seen: Snapshot, **more: Any) -> list[str]:
    return [offer.id for offer in offers(seen, **more)]


def test_something_done_brings_the_three_core_questions() -> None:
    assert asked(day(plans=[closed("done")])) == ["plan-1/r/easy", "plan-1/r/hard", "plan-1/r/adjust"]


def test_an_answered_core_question_goes_and_the_others_stay() -> None:
    written = [entry(prompt_id="r/hard", plan_id="plan-1")]
    assert asked(day(plans=[closed("done")], entries=written)) == ["plan-1/r/easy", "plan-1/r/adjust"]


def test_kindness_comes_first_where_it_hurt() -> None:
    found = offers(day(plans=[closed("left_early"), closed("done", "plan-2", hours=0.5)]))
    assert [offer.prompt is None for offer in found] == [True, False, False]
    assert found[0].happening.kind_moment == "after_leaving"
    assert found[0].happening.title == "Coffee by the river"


def test_after_a_kindness_step_or_an_entry_it_is_not_offered_again() -> None:
    seen = day(plans=[closed("fell_through")])
    assert asked(seen)[0] == "plan-1/kindness"
    assert "plan-1/kindness" not in asked(seen, kind_done={"plan-1"})
    assert asked(day(plans=[closed("fell_through")], entries=[entry(plan_id="plan-1", prompt_id="r/sting")])) == []


def test_what_was_put_down_is_not_brought_up_again() -> None:
    hurt = attempt(started_at=NOW - timedelta(hours=25), outcome=outcome(happened="yes"))
    other = attempt("other", started_at=NOW - timedelta(hours=26))
    assert "attempt-1/kindness" in asked(day(attempts=[hurt, other]))
    down = entry(kind="put_down", attempt_id="attempt-1")
    seen = asked(day(attempts=[hurt, other], entries=[down]))
    assert seen
    assert all(offer.startswith("other/") for offer in seen)
    # One about nothing in particular leaves everything as it is.
    free = day(attempts=[hurt, other], entries=[entry(kind="put_down")])
    assert asked(free) == asked(day(attempts=[hurt, other]))


def test_what_was_set_aside_gets_one_question_and_no_kindness() -> None:
    assert asked(day(plans=[closed("self_cancelled")])) == ["plan-1/r/left"]


def test_a_backup_that_was_done_counts_as_done() -> None:
    assert asked(day(plans=[closed("fell_through", backup_done=True)]))[0] == "plan-1/r/easy"


def test_a_hard_attempt_asks_for_kindness_and_a_good_one_does_not() -> None:
    hurt = attempt(started_at=NOW - timedelta(hours=2), outcome=outcome(happened="yes"))
    assert asked(day(attempts=[hurt]))[0] == "attempt-1/kindness"
    high = attempt(started_at=NOW - timedelta(hours=2), outcome=outcome(peak=90, end=20))
    assert asked(day(attempts=[high]))[0] == "attempt-1/kindness"
    good = attempt(started_at=NOW - timedelta(hours=25))
    assert asked(day(attempts=[good]))[0] == "attempt-1/r/easy"


def test_about_a_try_that_rests_nothing_is_asked_and_a_kind_step_stays() -> None:
    assert asked(day(attempts=[attempt(started_at=NOW - timedelta(hours=2))])) == []
    hurt = attempt(started_at=NOW - timedelta(hours=2), outcome=outcome(happened="yes"))
    assert asked(day(attempts=[hurt])) == ["attempt-1/kindness"]
    saved = attempt(status="fell_through", outcome=None, started_at=NOW - timedelta(hours=2), backup_done=True)
    assert "attempt-1/kindness" not in asked(day(attempts=[saved]))


def test_a_plan_tried_as_an_attempt_counts_once() -> None:
    tried = attempt(started_at=NOW - timedelta(hours=2), plan_id="plan-1")
    found = happenings(day(plans=[closed("done")], attempts=[tried]))
    assert [(one.ref, one.plan_id) for one in found] == [("attempt-1", "plan-1")]


def test_open_and_older_things_are_left_alone() -> None:
    old = closed("done", "plan-2", hours=48)
    assert happenings(day(plans=[plan(), old], attempts=[attempt(status="open", outcome=None)])) == ()
    yesterday = closed("done", "plan-3", hours=32)
    assert [one.ref for one in happenings(day(plans=[yesterday]))] == ["plan-3"]


def test_never_more_than_three_and_never_the_same_question_twice_unless_it_is_core() -> None:
    plans = [closed("self_cancelled", f"plan-{n}", hours=n) for n in range(1, 7)]
    assert asked(day(plans=plans)) == ["plan-1/r/left"]
    plans = [closed("done", f"plan-{n}", hours=n) for n in range(1, 7)]
    assert asked(day(plans=plans)) == ["plan-1/r/easy", "plan-2/r/easy", "plan-3/r/easy"]


def test_what_was_told_with_the_try_itself_is_not_asked_again() -> None:
    tried = attempt(started_at=NOW - timedelta(hours=25), outcome=outcome(easy="The start.", adjust="Go earlier."))
    assert asked(day(attempts=[tried])) == ["attempt-1/r/hard"]


def test_two_things_bring_questions_of_two_kinds() -> None:
    again = prompt("r/again", moment="skipped", writes="barrier", tags=("skipped",))
    other = prompt("r/other", moment="skipped", writes="need", tags=("need",))
    plans = [closed("self_cancelled", f"plan-{n}", hours=n) for n in (1, 2, 3)]
    for shelf in ([LEFT, again, other], [other, again, LEFT]):
        found = offers(snapshot(library=library(reflections=shelf), plans=plans))
        kinds = [offer.prompt.writes for offer in found if offer.prompt is not None]
        assert sorted(kinds[:2]) == ["barrier", "need"]
        assert all(one != two for one, two in pairwise(kinds))


def test_kindness_comes_before_a_moment_whose_questions_are_for_calmer_ones() -> None:
    calm = prompt("r/calm", moment="after", writes="note", max_distress=40)
    shelf = library(reflections=[EASY, calm])
    tried = attempt(started_at=NOW - timedelta(hours=25), outcome=outcome(peak=60, end=50))
    seen = snapshot(library=shelf, attempts=[tried])
    assert [offer.id for offer in offers(seen)] == ["attempt-1/kindness", "attempt-1/r/easy"]
    calmer = attempt(started_at=NOW - timedelta(hours=25), outcome=outcome(peak=60, end=40))
    assert offers(snapshot(library=shelf, attempts=[calmer]))[0].prompt is not None


@pytest.mark.parametrize("days", range(0, 60, 4))
def test_after_what_fell_through_nothing_asks_what_went_well_there(days: int) -> None:
    now, shelf = NOW + timedelta(days=days), shipped_library()
    fell = plan(status="fell_through", closed_at=now - timedelta(hours=1), backup="A walk")
    questions = [offer.prompt for offer in offers(snapshot(now, library=shelf, plans=[fell])) if offer.prompt]
    assert questions
    for question in questions:
        assert question.writes not in ("easy", "hard", "win")
        assert not {"evidence", "small_things"} & set(question.tags)
    did_the_backup = replace(fell, backup_done=True)
    core = [offer.prompt for offer in offers(snapshot(now, library=shelf, plans=[did_the_backup])) if offer.prompt]
    assert "easy" in [question.writes for question in core]
