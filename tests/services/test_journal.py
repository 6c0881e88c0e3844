"""Every intention is one save and one step of undo, and what was saved is there when the store is opened again."""

from datetime import date, time, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from ladder_tui.domain.base.recurrence import Recurrence
from ladder_tui.domain.calendar.agenda import agenda
from ladder_tui.domain.records.plans import Origin
from ladder_tui.domain.records.tables import ATTEMPTS
from ladder_tui.domain.snapshot import Snapshot
from ladder_tui.services.journal import Journal, NotSaved
from ladder_tui.store.keeper import Keeper
from ladder_tui.wiring import House, open_house
from tests.kits.builders import NOW, TODAY, activity, attempt, entry, opportunity, outcome, person, plan, rung

WEEKLY = Recurrence(frequency="weekly", weekdays=(2,))


def everything(snapshot: Snapshot) -> dict[str, object]:
    names = [name for name in Snapshot.__struct_fields__ if name not in ("now", "library", "zone")]
    return {name: getattr(snapshot, name) for name in names}


def test_finishing_an_occurrence_makes_a_plan_that_carries_the_state(journal: Journal) -> None:
    journal.calendar.save(opportunity(rule=WEEKLY, at=time(18, 30), reward="The long way home"))
    (item,) = agenda(journal.snapshot(), TODAY)
    journal.plans.finish(item, "done")
    (done,) = agenda(journal.snapshot(), TODAY)
    assert (done.kind, done.status, done.title, done.reward) == ("plan", "done", "Pottery class", "The long way home")
    assert agenda(journal.snapshot(), TODAY + timedelta(days=7))[0].status == "open"


def test_undo_takes_back_one_step_at_a_time_down_to_nothing(journal: Journal) -> None:
    states = [everything(journal.snapshot())]
    journal.check_in("steady", 2, 30)
    states.append(everything(journal.snapshot()))
    journal.people.save(person())
    states.append(everything(journal.snapshot()))
    journal.people.log("ana", "call", "Short and good.")
    for before in reversed(states):
        assert journal.undo() is not None
        assert everything(journal.snapshot()) == before
    assert journal.undo() is None


def test_undo_survives_a_failed_save(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    journal.check_in("steady", 2, 30)
    full = NotSaved("the disk is full", "Free some space")
    with monkeypatch.context() as broken:
        broken.setattr(Keeper, "commit", lambda *_args, **_kw: (_ for _ in ()).throw(full))
        with pytest.raises(NotSaved):
            journal.people.save(person())
        assert "disk is full" in journal.save_state.words
        assert not journal.snapshot().people
        with pytest.raises(NotSaved):
            journal.undo()
        assert journal.snapshot().checkins
    assert journal.retry() is not None
    assert journal.snapshot().people
    assert journal.save_state.words == "Kept"
    assert journal.undo() == "Added"
    assert journal.undo() == "Checked in"
    assert not journal.snapshot().checkins


def test_removing_a_person_frees_every_reference_in_one_save(house: House) -> None:
    journal = house.journal
    journal.people.save(person())
    journal.people.log("ana", "text")
    journal.people.promise("Send the soup recipe", "ana", None)
    journal.portfolio.used("ana", 8)
    journal.plans.save(plan(person_id="ana", origin=Origin(kind="person", ref="ana")))
    journal.cards.mark("topics/how-start", "used", "ana")
    journal.people.remove("ana")
    after = journal.snapshot()
    assert not after.people
    assert not after.contacts
    assert not after.promises
    assert not after.uses
    assert after.plans["plan-1"].person_id is None
    assert after.plans["plan-1"].origin == Origin()
    assert {mark.person_id for mark in after.card_marks.values()} == {None}
    journal.undo()
    assert journal.snapshot().people
    assert journal.snapshot().plans["plan-1"].person_id == "ana"


def test_everything_is_there_when_it_is_opened_again(tmp_path: Path, house: House) -> None:
    journal = house.journal
    journal.people.save(person(name="Ána [b]x[/b]"))
    journal.plans.save(plan())
    journal.ladder.save(rung())
    tried = journal.attempts.begin(attempt(status="open", outcome=None, plan_id="plan-1"))
    journal.attempts.end(tried.id, "done")
    journal.attempts.look_back(tried.id, outcome())
    journal.writing.save(entry())
    journal.settle(week_start=6, initials=True)
    before = everything(journal.snapshot())
    journal.close()
    again = open_house(
        tmp_path, environ={}, clock=lambda: NOW, zone="Europe/Berlin", library=house.journal.snapshot().library
    )
    assert everything(again.journal.snapshot()) == before
    assert again.journal.snapshot().plans["plan-1"].status == "done"
    again.journal.close()


def test_a_backup_done_is_kept_with_the_plan(journal: Journal) -> None:
    journal.plans.save(plan(backup="A line to Ana"))
    (item,) = agenda(journal.snapshot(), TODAY)
    journal.plans.finish(item, "fell_through")
    journal.plans.take_backup("plan-1")
    kept = journal.snapshot().plans["plan-1"]
    assert (kept.status, kept.backup_done) == ("fell_through", True)


def test_a_plan_takes_along_three_cards_and_gives_them_back(journal: Journal) -> None:
    journal.plans.save(plan())
    for card_id in ("a", "b", "c"):
        journal.plans.pin("plan-1", card_id)
    with pytest.raises(ValueError, match="at most 3"):
        journal.plans.pin("plan-1", "d")
    journal.plans.pin("plan-1", "b")
    assert journal.snapshot().plans["plan-1"].cards == ("a", "c")


def test_a_done_activity_counts_as_one_use_and_opening_it_again_takes_that_back(journal: Journal) -> None:
    journal.plans.save(plan(origin=Origin(kind="activity", ref="pack/walk")))
    (item,) = agenda(journal.snapshot(), TODAY)
    journal.plans.finish(item, "done")
    journal.plans.finish(item, "left_early")
    assert [use.item_id for use in journal.snapshot().uses.values()] == ["pack/walk"]
    journal.plans.finish(item, "open")
    assert not journal.snapshot().uses


def test_adopting_keeps_the_source_and_removing_hides_it(journal: Journal) -> None:
    mine = journal.portfolio.adopt(activity())
    assert journal.portfolio.adopt(activity()) == mine
    assert (mine.own, mine.source) == (True, "pack/walk")
    journal.portfolio.remove(mine)
    assert not journal.snapshot().activities
    assert set(journal.snapshot().hidden) == {"pack/walk"}
    journal.undo()
    assert not journal.snapshot().hidden


def test_pausing_a_packs_activity_is_undone_in_one_step_of_its_own(journal: Journal) -> None:
    journal.portfolio.pause(activity(), date(2026, 4, 1))
    (mine,) = journal.snapshot().activities.values()
    assert mine.paused_until == date(2026, 4, 1)
    journal.portfolio.wake(mine)
    assert next(iter(journal.snapshot().activities.values())).paused_until is None


def test_only_one_rung_is_the_current_one(journal: Journal) -> None:
    for index in range(3):
        journal.ladder.save(rung(id=f"rung-{index}"))
    assert [r.current for r in journal.snapshot().rungs.values()] == [True, False, False]
    journal.ladder.make_current("rung-2")
    assert [r.current for r in journal.snapshot().rungs.values()] == [False, False, True]


def test_removing_a_rung_keeps_its_tries(journal: Journal) -> None:
    journal.ladder.save(rung())
    journal.attempts.begin(attempt(title="Say good morning", status="open", outcome=None))
    journal.ladder.remove("rung-1")
    (kept,) = journal.snapshot().attempts.values()
    assert kept.rung_id is None
    assert kept.title == "Say good morning"


def test_drafts_are_kept_without_a_step_of_undo_and_go_with_the_entry(journal: Journal) -> None:
    journal.writing.keep_draft("entry:free", "Half a sen")
    assert journal.next_undo is None
    journal.writing.save(entry(), draft_id="entry:free")
    assert not journal.snapshot().drafts


def test_a_change_that_changes_nothing_writes_nothing(house: House) -> None:
    house.journal.people.save(person())
    saves = house.journal.snapshot()
    house.journal.people.save(person())
    assert house.journal.undo() == "Added"
    assert saves.people


def test_changing_from_here_on_takes_later_plans_along(journal: Journal) -> None:
    journal.calendar.save(opportunity(rule=WEEKLY))
    later = TODAY + timedelta(days=14)
    (item,) = agenda(journal.snapshot(), later)
    made = journal.plans.save(journal.plans.draft(item))
    chance = journal.snapshot().opportunities["class"]
    changed = opportunity(rule=WEEKLY, title="Evening pottery")
    second = journal.calendar.change_from(TODAY + timedelta(days=7), changed)
    assert chance.id == "class"
    assert journal.snapshot().plans[made.id].origin.ref == second.id
    assert agenda(journal.snapshot(), TODAY)[0].title == "Pottery class"
    titles = {item.title for item in agenda(journal.snapshot(), TODAY + timedelta(days=7))}
    assert titles == {"Evening pottery"}
    assert len(agenda(journal.snapshot(), later)) == 1


def test_what_an_answer_tells_of_a_try_stands_with_the_try_and_goes_with_it(journal: Journal) -> None:
    tried = attempt(outcome=outcome(easy=""))
    journal._ledger.change("Tried", journal._ledger.put(ATTEMPTS, tried))
    answer = entry(text="The first word.", prompt_id="r/easy", attempt_id=tried.id, writes="easy")
    journal.writing.save(answer)

    def easy() -> str:
        told = journal.snapshot().attempts[tried.id].outcome
        assert told is not None
        return told.easy

    assert easy() == "The first word."
    journal.writing.save(replace(answer, text="The first two words."))
    assert easy() == "The first two words."
    assert journal.undo() == "Changed the entry"
    assert easy() == "The first word."
    assert journal.undo() == "Entry kept"
    assert (easy(), journal.snapshot().entries) == ("", {})
