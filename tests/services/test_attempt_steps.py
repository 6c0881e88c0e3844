"""Tries through the journal: one save each, closed with their plan, and every step taken back."""

from msgspec.structs import replace

from ladder_tui.domain.calendar.agenda import agenda
from ladder_tui.domain.growth.counters import Counters
from ladder_tui.domain.growth.estimates import lifetime
from ladder_tui.domain.records.attempts import Attempt
from ladder_tui.domain.records.plans import Origin
from ladder_tui.domain.tries.begun import begun
from ladder_tui.services.journal import Journal
from tests.kits.builders import NOW, TODAY, attempt, outcome, plan, rung

FRESH = attempt(status="open", outcome=None, plan_id="plan-1", backup="Nod")


def start(journal: Journal) -> None:
    journal.ladder.save(rung())
    journal.plans.save(plan(origin=Origin(kind="rung", ref="rung-1"), backup="A card"))
    journal.writing.keep_draft("form:before:rung-1", '{"feared": "They laugh"}')
    journal.attempts.begin(FRESH)


def the_try(journal: Journal) -> Attempt:
    return journal.snapshot().attempts["attempt-1"]


def test_beginning_takes_the_draft_along_and_undo_brings_it_back(journal: Journal) -> None:
    start(journal)
    assert not journal.snapshot().drafts
    assert journal.undo() == "Begun"
    assert not journal.snapshot().attempts
    assert journal.snapshot().drafts["form:before:rung-1"].text == '{"feared": "They laugh"}'


def test_the_line_of_ones_own_is_kept_for_the_step_or_for_all_in_one_step(journal: Journal) -> None:
    step = journal.ladder.save(rung())

    def lines() -> tuple[str, str]:
        return journal.snapshot().settings.coping, journal.snapshot().rungs[step.id].coping

    tried = attempt(rung_id=step.id, status="open", outcome=None, coping="I can stay")
    journal.attempts.begin(tried, "step")
    assert lines() == ("", "I can stay")
    # From the step to all: the step has none of its own then, and undo brings both back.
    journal.attempts.change(tried, "all")
    assert lines() == ("I can stay", "")
    journal.undo()
    assert lines() == ("", "I can stay")
    # Without a word about whose it is both stay, and without a step there is nothing to keep it for.
    journal.attempts.change(replace(tried, coping="Only now"))
    journal.attempts.begin(attempt("free", rung_id=None, status="open", outcome=None, coping="Free"), "step")
    assert lines() == ("", "I can stay")


def test_the_end_closes_the_plan_and_the_questions_wait_until_they_are_answered(journal: Journal) -> None:
    start(journal)
    journal.attempts.end("attempt-1", "left_early")
    assert (the_try(journal).status, the_try(journal).closed_at) == ("left_early", NOW)
    assert journal.snapshot().plans["plan-1"].status == "left_early"
    assert [one.stage for one in begun(journal.snapshot())] == ["after"]
    journal.attempts.look_back("attempt-1", outcome(lesson="It passes"))
    assert begun(journal.snapshot()) == ()
    assert lifetime(journal.snapshot()) == Counters(tries=1, lessons=1)
    assert journal.undo() == "Looked back"
    assert [one.stage for one in begun(journal.snapshot())] == ["after"]
    assert journal.undo() == "Noted: left early"
    assert (the_try(journal).status, journal.snapshot().plans["plan-1"].status) == ("open", "open")
    assert [one.stage for one in begun(journal.snapshot())] == ["moment"]


def test_changing_what_happened_later_does_not_begin_another_rest(journal: Journal) -> None:
    start(journal)
    journal.attempts.end("attempt-1", "done")
    first = journal.attempts.look_back("attempt-1", outcome())
    assert journal.attempts.look_back("attempt-1", outcome(lesson="Now I see")).closed_at == first.closed_at
    assert journal.next_undo == "Changed what happened"


def test_a_backup_counts_in_full_and_once_from_either_side(journal: Journal) -> None:
    start(journal)
    journal.attempts.end("attempt-1", "fell_through")
    assert lifetime(journal.snapshot()) == Counters()
    journal.attempts.make_ready("attempt-1", "A line to Ana")
    assert (the_try(journal).backup, journal.snapshot().plans["plan-1"].backup) == ("A line to Ana", "A line to Ana")
    for do in (
        lambda: journal.attempts.backup_done("attempt-1"),
        lambda: journal.plans.take_backup("plan-1"),
    ):
        do()
        assert (the_try(journal).backup_done, journal.snapshot().plans["plan-1"].backup_done) == (True, True)
        assert lifetime(journal.snapshot()) == Counters(tries=1, backups=1)
        assert journal.undo() == "Noted: the backup was done"
        assert (the_try(journal).backup_done, journal.snapshot().plans["plan-1"].backup_done) == (False, False)


def test_a_plan_closed_anywhere_takes_its_try_along_and_opens_it_again(journal: Journal) -> None:
    start(journal)
    (item,) = agenda(journal.snapshot(), TODAY)
    journal.plans.finish(item, "done")
    assert the_try(journal).status == "done"
    assert [one.stage for one in begun(journal.snapshot())] == ["after"]
    assert journal.undo() == "Noted: done"
    assert the_try(journal).status == "open"
    journal.plans.finish(item, "fell_through")
    (item,) = agenda(journal.snapshot(), TODAY)
    journal.plans.finish(item, "open")
    assert (the_try(journal).status, the_try(journal).closed_at) == ("open", None)


def test_set_aside_counts_nothing_and_letting_go_leaves_nothing(journal: Journal) -> None:
    start(journal)
    journal.attempts.end("attempt-1", "self_cancelled")
    assert lifetime(journal.snapshot()) == Counters()
    journal.undo()
    journal.attempts.end("attempt-1", "done")
    journal.attempts.remove("attempt-1")
    assert (journal.snapshot().attempts, journal.snapshot().drafts) == ({}, {})
    assert journal.undo() == "Let the try go"
    assert [one.stage for one in begun(journal.snapshot())] == ["after"]
