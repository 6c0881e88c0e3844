"""One thing the user did is one step of undo, looking is none, and what came since is never replaced by older words."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from ladder_tui.domain.base.recurrence import Recurrence
from ladder_tui.domain.calendar.agenda import agenda
from ladder_tui.domain.cards.messages import FirstLine, first_line
from ladder_tui.domain.items.lines import Starter
from ladder_tui.domain.records.activities import use_of
from ladder_tui.domain.records.plans import Origin
from ladder_tui.domain.records.reviews import Feedback
from ladder_tui.services.journal import Journal, NotSaved
from ladder_tui.store.keeper import Keeper
from ladder_tui.wiring import House, open_house
from tests.kits.builders import NOW, TODAY, ZONE, activity, attempt, entry, library, opportunity, person, plan, rung

LINES = [
    Starter(id=f"m/{n}", text="Morning.", stage="friend", occasion="plain", channel="voice", asks=False, slots=())
    for n in range(4)
]
ANA = person(stage="friend")


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    shelf = library(starters=LINES)
    opened = open_house(tmp_path, environ={}, clock=lambda: NOW, zone=ZONE.key, library=shelf)
    yield opened
    opened.close()


@pytest.fixture
def journal(house: House) -> Journal:
    return house.journal


def line_to_ana(journal: Journal) -> FirstLine:
    found = first_line(journal.snapshot(), ANA)
    assert found is not None
    return found


def full_disk(*_: Any, **__: Any) -> None:
    raise NotSaved("the disk is full", "Free some space")


def test_looking_through_lines_is_no_step_and_undo_of_a_sent_one_leaves_the_deck_where_it_is(journal: Journal) -> None:
    journal.people.save(ANA)
    first = line_to_ana(journal)
    journal.messages.another(first)
    assert journal.next_undo == "Added"
    journal.messages.sent(line_to_ana(journal))
    journal.messages.another(line_to_ana(journal))
    (deck,) = journal.snapshot().decks.values()
    assert len(deck.dealt) == 3
    assert journal.undo() == "Sent, and noted as a contact"
    assert not journal.snapshot().contacts
    assert journal.snapshot().decks == {deck.id: deck}
    assert journal.undo() == "Added"


def test_a_message_noted_by_hand_is_one_step(journal: Journal) -> None:
    journal.people.save(ANA)
    journal.messages.noted(LINES[0], ANA)
    snapshot = journal.snapshot()
    assert [(c.person_id, c.channel, c.reached) for c in snapshot.contacts.values()] == [("ana", "voice_note", "me")]
    assert [mark.person_id for mark in snapshot.card_marks.values()] == ["ana"]
    journal.undo()
    assert (journal.snapshot().contacts, journal.snapshot().card_marks) == ({}, {})
    journal.messages.noted(LINES[0], None)
    assert journal.next_undo == "Noted as used"
    assert not journal.snapshot().contacts


def test_done_and_how_it_was_are_one_step(journal: Journal) -> None:
    journal.plans.save(plan(origin=Origin(kind="activity", ref="pack/walk")))
    (item,) = agenda(journal.snapshot(), TODAY)
    journal.plans.finish(item, "done")
    journal.portfolio.rate(use_of("plan-1"), 8)
    assert journal.snapshot().uses[use_of("plan-1")].worth == 8
    assert journal.undo() == "Noted: done"
    assert not journal.snapshot().uses
    assert journal.snapshot().plans["plan-1"].status == "open"
    assert journal.next_undo == "Planned"


def test_said_later_how_it_was_is_a_step_of_its_own(journal: Journal) -> None:
    use = journal.portfolio.used("pack/walk")
    journal.check_in("steady", 3, 30)
    journal.portfolio.rate(use.id, 8)
    assert journal.undo() == "Noted how it was"
    assert journal.snapshot().uses[use.id].worth is None
    assert journal.snapshot().checkins


def test_a_backup_chosen_as_a_plan_falls_through_is_one_step_with_it(journal: Journal) -> None:
    journal.plans.save(plan())
    (item,) = agenda(journal.snapshot(), TODAY)
    journal.plans.finish(item, "fell_through")
    journal.plans.make_ready("plan-1", "A line to Ana")
    assert journal.undo() == "Noted: fell through"
    assert (journal.snapshot().plans["plan-1"].status, journal.snapshot().plans["plan-1"].backup) == ("open", "")


def test_what_could_not_be_saved_joins_its_step_when_it_is_tried_again(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    use = journal.portfolio.used("pack/walk")
    with monkeypatch.context() as broken:
        broken.setattr(Keeper, "commit", full_disk)
        with pytest.raises(NotSaved):
            journal.portfolio.rate(use.id, 8)
    assert journal.retry() == "Noted how it was"
    assert journal.snapshot().uses[use.id].worth == 8
    assert journal.undo() == "Noted"
    assert journal.undo() is None


def test_a_draft_that_is_saved_at_another_try_is_no_step_of_undo(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(Keeper, "commit", full_disk)
        with pytest.raises(NotSaved):
            journal.writing.keep_draft("entry:free", "Half a sen")
    assert journal.retry() == "Draft kept"
    assert journal.snapshot().drafts
    assert journal.next_undo is None


def test_words_typed_since_are_never_replaced_by_older_ones(journal: Journal) -> None:
    journal.writing.keep_draft("entry:free", "Half a sen")
    journal.writing.save(entry(), draft_id="entry:free")
    journal.writing.keep_draft("entry:free", "Something else")
    journal.undo()
    assert journal.snapshot().drafts["entry:free"].text == "Something else"


def test_what_was_begun_at_something_new_goes_when_that_is_taken_back(journal: Journal) -> None:
    journal.people.save(ANA)
    journal.messages.another(line_to_ana(journal))
    for draft in ("contact:new:ana", "entry:free"):
        journal.writing.keep_draft(draft, "Half a sen")
    assert journal.undo() == "Added"
    assert (set(journal.snapshot().drafts), journal.snapshot().decks) == ({"entry:free"}, {})


def test_an_unfinished_answer_about_a_try_goes_on_as_one_to_its_question(journal: Journal) -> None:
    journal.attempts.change(attempt())
    journal.writing.keep_draft("entry:prompt:r/easy:attempt-1", "It was easier than")
    journal.writing.keep_draft("entry:prompt:r/hard", "In general")
    journal.writing.keep_draft("entry:prompt:r/hard:attempt-1", "The first minute")
    before = journal.snapshot().drafts
    journal.attempts.remove("attempt-1")
    drafts = journal.snapshot().drafts
    assert {id: draft.text for id, draft in drafts.items()} == {
        "entry:prompt:r/easy": "It was easier than",
        "entry:prompt:r/hard": "In general\n\nThe first minute",
    }
    journal.undo()
    assert journal.snapshot().drafts == before


def test_a_decision_to_pause_outlives_its_rung_and_a_plan_goes_on_being_a_step(journal: Journal) -> None:
    journal.ladder.save(rung())
    journal.plans.save(plan(origin=Origin(kind="rung", ref="rung-1", day=TODAY)))
    journal.ladder.remove("rung-1")
    assert journal.snapshot().plans["plan-1"].origin == Origin(kind="rung")
    journal.ladder.save(rung("call", ladder_id="own"))
    journal.writing.keep_draft("form:plan:new:own::", "{}")
    journal.ladder.remove_ladder("own")  # it has no record of its own
    assert not journal.snapshot().rungs
    assert set(journal.snapshot().drafts) == {"form:plan:new:own::"}


def test_changed_from_its_first_day_on_it_stays_what_it_is(journal: Journal) -> None:
    weekly = opportunity(rule=Recurrence(frequency="weekly", weekdays=(2,)))
    journal.calendar.save(weekly)
    journal.writing.keep_draft(f"form:plan:new:opportunity:class:{TODAY}", "{}")
    (item,) = agenda(journal.snapshot(), TODAY + timedelta(days=7))
    journal.plans.save(journal.plans.draft(item))
    changed = opportunity(rule=weekly.rule, title="Evening pottery")
    assert journal.calendar.change_from(TODAY, changed).id == "class"
    (kept,) = journal.snapshot().plans.values()
    assert kept.origin.ref == "class"
    assert journal.snapshot().drafts


def test_a_pack_item_that_is_removed_for_good_takes_its_form_along_and_leaves_what_was_written(
    journal: Journal,
) -> None:
    walk = activity()
    for draft in ("form:activity:pack/walk", "form:activity:new", "entry:kindness:pack/walk"):
        journal.writing.keep_draft(draft, "{}")
    journal.portfolio.used(walk.id)
    journal.portfolio.remove(walk)
    assert set(journal.snapshot().drafts) == {"form:activity:new", "entry:kindness:pack/walk"}
    assert [use.item_id for use in journal.snapshot().uses.values()] == [walk.id], "it can be brought back"
    assert journal.undo() == "Removed for good"
    assert len(journal.snapshot().drafts) == 3


def test_a_name_that_somebody_else_bears_stays(journal: Journal) -> None:
    journal.people.save(person("one", "Ana"))
    journal.people.save(person("two", "Ana"))
    journal.reviews.save_feedback(Feedback(id="f", at=NOW, who="Ana"))
    journal.people.remove("one")
    assert journal.snapshot().feedback["f"].who == "Ana"
    journal.people.remove("two")
    assert journal.snapshot().feedback["f"].who == ""


def test_redo_does_again_what_was_taken_back_until_something_else_is_done(journal: Journal) -> None:
    assert journal.redo() is None
    journal.people.save(ANA)
    journal.check_in("steady", 2, 30)
    checkins = dict(journal.snapshot().checkins)
    assert [journal.undo(), journal.undo()] == ["Checked in", "Added"]
    assert [journal.redo(), journal.redo(), journal.redo()] == ["Added", "Checked in", None]
    assert journal.snapshot().checkins == checkins
    assert journal.undo() == "Checked in"
    journal.wins.keep("A new one")
    assert journal.redo() is None
    assert not journal.snapshot().checkins


def test_redo_never_replaces_what_came_since(journal: Journal) -> None:
    journal.settle(theme="ladder-day")
    journal.undo()
    journal.settle(undoable=False, unfolded=("plan",))
    assert journal.redo() is None
    assert journal.snapshot().settings.unfolded == ("plan",)
    assert journal.snapshot().settings.theme == "ladder-dusk"


def test_redo_that_cannot_be_kept_waits_for_its_key(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    journal.people.save(ANA)
    journal.undo()
    with monkeypatch.context() as broken:
        broken.setattr(Keeper, "commit", full_disk)
        with pytest.raises(NotSaved):
            journal.redo()
    assert not journal.snapshot().people
    assert journal.redo() == "Added"
    assert journal.snapshot().people
    assert journal.undo() == "Added"
