"""A request is carried out once, as of the moment it was typed, and is taken back as long as nothing has changed."""

from collections.abc import Callable, Mapping
from datetime import UTC, timedelta
from typing import Any, get_args

import msgspec
import pytest

from ladder_tui.domain.calendar.agenda import agenda
from ladder_tui.domain.records.tables import FROM_SHELL, PEOPLE, PROMISES
from ladder_tui.services.journal import Journal
from ladder_tui.services.requests import requests as ask
from ladder_tui.services.requests.carry_out import KEPT, Outcome, carry_out
from ladder_tui.services.requests.requests import NewRecords, closing, new_record
from ladder_tui.services.requests.whole import AnyRequest, OpportunityRequest, PlanRequest, from_bytes, to_bytes
from ladder_tui.wiring import House
from tests.kits import builders as make
from tests.kits.builders import NOW, TODAY

EARLIER = NOW - timedelta(hours=3)


def head(id: str = "one") -> Mapping[str, Any]:
    """What every request has: an id, and three hours ago, in another zone."""
    return {"id": id, "at": EARLIER.astimezone(UTC)}


def win(id: str = "one", text: str = "Tea with Sam") -> ask.WinRequest:
    return ask.WinRequest(**head(id), text=text)


def rows(journal: Journal) -> Mapping[str, Any]:
    """Everything but what is remembered of requests."""
    shot = journal.snapshot()
    return {name: getattr(shot, name) for name in shot.__struct_fields__ if name not in ("now", "from_shell")}


MADE: list[tuple[AnyRequest, str, str]] = [
    (ask.CheckInRequest(**head(), mood="steady", energy=3, minutes=45), "checkins",
     "Checked in: steady, energy 3, 45 minutes free."),
    (win(), "wins", "Kept among your wins: “Tea with Sam”."),
    (ask.WinRequest(**head(), text="Tea", day=TODAY - timedelta(days=1)), "wins",
     "Kept among your wins for Tuesday 3 March: “Tea”."),
    (ask.PageRequest(**head(), text="It was\ngood."), "entries", "Entry kept: “It was good”."),
    (ask.ContactRequest(**head(), person_id="ana", channel="call", note="Long"), "contacts",
     "Contact noted with Ana, call."),
    (PlanRequest(**head(), plan=make.plan("plan-9", at=None)), "plans",
     "Kept: Coffee by the river. Wednesday 4 March."),
    (OpportunityRequest(**head(), opportunity=make.opportunity("class-9")), "opportunities",
     "Kept: Pottery class. Wednesday 4 March."),
    (NewRecords(**head(), label="Brought in", records=(new_record(PROMISES, make.promise("soup")),)), "promises",
     "Brought in."),
]  # fmt: skip


@pytest.mark.parametrize(("request_", "table", "said"), MADE, ids=lambda value: type(value).__name__)
def test_what_is_asked_for_is_there_once_and_goes_again(
    house: House, request_: AnyRequest, table: str, said: str
) -> None:
    journal, ledger = house.journal, house.ledger
    ledger.change("", ledger.put(PEOPLE, make.person()))
    before, saves = rows(journal), ledger.keeper.save_number
    outcome = carry_out(ledger, from_bytes(to_bytes(request_)))
    assert (outcome.sentence, outcome.refused, len(outcome.records)) == (said, False, 1)
    assert ledger.keeper.save_number == saves + 1
    (found,) = [row for row in rows(journal)[table].values() if row.id == outcome.records[0][1]]
    if hasattr(found, "at") and table != "opportunities" and table != "plans":
        day = getattr(request_, "day", None) or TODAY
        assert (found.at.date(), found.at.timetz()) == (day, EARLIER.timetz()), "by the clock of the user's zone"
    # The same file once more, as after a crash between the save and taking the file away.
    assert carry_out(ledger, request_).known
    assert ledger.keeper.save_number == saves + 1
    undone = carry_out(ledger, ask.UndoRequest(**head("two")))
    assert (undone.refused, undone.sentence[:11]) == (False, "Taken back:")
    assert rows(journal) == before
    assert carry_out(ledger, request_).known, "what was taken back does not come back by its file"
    again = carry_out(ledger, ask.UndoRequest(**head("three")))
    assert again == Outcome("Nothing that was written from the shell is left to take back.", refused=True)


def test_every_kind_of_request_is_tried_here() -> None:
    tried = {type(one) for one, *_ in MADE} | {ask.CloseRequest, ask.UndoRequest}
    assert tried == set(get_args(AnyRequest))


def test_the_window_takes_it_back_as_any_other_step(house: House) -> None:
    before = rows(house.journal)
    carry_out(house.ledger, win())
    assert house.journal.next_undo == "Kept"
    house.journal.undo()
    assert rows(house.journal) == before
    assert not house.ledger.rows(FROM_SHELL)
    house.journal.redo()
    assert [one.text for one in house.journal.snapshot().wins.values()] == ["Tea with Sam"]
    assert not carry_out(house.ledger, ask.UndoRequest(**head("two"))).refused


def test_another_process_takes_it_back(house: House, reopen: Callable[[], House]) -> None:
    carry_out(house.ledger, win())
    house.close()
    assert carry_out(reopen().ledger, ask.UndoRequest(**head("two"))).sentence == "Taken back: kept, “Tea with Sam”."


@pytest.mark.parametrize("how", ["changed", "removed"])
def test_what_has_changed_since_is_not_taken_back(house: House, how: str) -> None:
    journal = house.journal
    carry_out(house.ledger, win())
    if how == "changed":
        journal.wins.save(msgspec.structs.replace(journal.snapshot().wins["one"], text="Tea with Sam and Mira"))
    else:
        journal.wins.remove("one")
    before = rows(journal)
    outcome = carry_out(house.ledger, ask.UndoRequest(**head("two")))
    assert outcome.refused
    assert rows(journal) == before
    if how == "changed":
        assert outcome.sentence.startswith("Not taken back: kept, “Tea with Sam and Mira” has changed since.")


def test_two_are_taken_back_one_after_the_other_the_last_first(house: House) -> None:
    plan = make.plan()
    carry_out(house.ledger, PlanRequest(**head("one"), plan=plan))
    (item,) = agenda(house.journal.snapshot(), TODAY)
    carry_out(house.ledger, closing(item, "fell_through", id="two", at=EARLIER))
    assert house.journal.snapshot().plans[plan.id].closed_at == EARLIER
    assert carry_out(house.ledger, ask.UndoRequest(**head("three"))).sentence.startswith("Taken back: fell through")
    assert house.journal.snapshot().plans[plan.id] == plan
    assert not carry_out(house.ledger, ask.UndoRequest(**head("four"))).refused
    assert not house.journal.snapshot().plans


def test_closing_what_repeats_and_what_is_remembered(house: House) -> None:
    journal, ledger = house.journal, house.ledger
    ledger.change("", ledger.put(PROMISES, make.promise(due=TODAY)))
    chance = make.opportunity(backup="A call")
    journal.calendar.save(chance)
    item = next(one for one in agenda(journal.snapshot(), TODAY) if one.kind == "occurrence")
    outcome = carry_out(ledger, closing(item, "fell_through", id="one", at=EARLIER))
    assert outcome.sentence == "Noted: Pottery class, fell through. Your backup: A call."
    (plan,) = journal.snapshot().plans.values()
    assert (plan.status, plan.closed_at, plan.origin.ref) == ("fell_through", EARLIER, chance.id)
    # Typed a second time before the first was seen: the occurrence is that plan now.
    assert carry_out(ledger, closing(item, "done", id="two", at=NOW)).sentence == (
        "Noted: Pottery class, its backup was done. It counts in full."
    )
    assert [(one.status, one.backup_done) for one in journal.snapshot().plans.values()] == [("fell_through", True)]
    promise = next(one for one in agenda(journal.snapshot(), TODAY) if one.kind == "promise")
    assert carry_out(ledger, closing(promise, "left_early", id="three", at=NOW)).refused
    assert not carry_out(ledger, closing(promise, "done", id="four", at=EARLIER)).refused
    assert journal.snapshot().promises[promise.ref].kept_at == EARLIER


def test_what_cannot_be_done_is_refused_and_nothing_changes(house: House) -> None:
    refused: list[AnyRequest] = [
        ask.ContactRequest(**head(), person_id="gone"),
        ask.CheckInRequest(**head(), mood="low", energy=9, minutes=5),
        ask.PageRequest(**head(), text="x" * 1_000_001),
        PlanRequest(**head(), plan=make.plan(effort=9)),
        ask.CloseRequest(**head(), kind="plan", ref="gone", day=TODAY, status="done"),
        ask.CloseRequest(**head(), kind="promise", ref="gone", day=TODAY, status="done"),
        NewRecords(**head(), label="In", records=(ask.NewRecord(table="drawers", record=msgspec.Raw(b"{}")),)),
        NewRecords(**head(), label="In", records=(ask.NewRecord(table="wins", record=msgspec.Raw(b"{}")),)),
        ask.UndoRequest(**head()),
    ]
    for one in refused:
        outcome = carry_out(house.ledger, one)
        assert outcome.refused, one
        assert outcome.sentence.endswith("."), one
    assert house.ledger.keeper.save_number == 0
    assert house.journal.save_state.kind == "saved"


def test_what_is_there_is_left_alone_by_what_is_brought_in(house: House) -> None:
    house.ledger.change("", house.ledger.put(PROMISES, make.promise("soup", "Mine")))
    both = tuple(new_record(PROMISES, make.promise(id, "Theirs")) for id in ("soup", "bread"))
    assert len(carry_out(house.ledger, NewRecords(**head(), label="Brought in", records=both)).records) == 1
    assert {one.text for one in house.journal.snapshot().promises.values()} == {"Mine", "Theirs"}
    again = carry_out(house.ledger, NewRecords(**head("two"), label="Brought in", records=both))
    assert again.sentence == "All of it was there already."


def test_what_takes_a_place_does_so_only_where_that_is_as_it_was(house: House) -> None:
    seen = {id: make.promise(id, "As it was seen") for id in ("soup", "bread")}
    house.ledger.change("", *(house.ledger.put(PROMISES, one) for one in seen.values()))
    house.ledger.change("", house.ledger.put(PROMISES, make.promise("bread", "Changed meanwhile")))
    newer = tuple(new_record(PROMISES, make.promise(id, "Newer"), before=one) for id, one in seen.items())
    carry_out(house.ledger, from_bytes(to_bytes(NewRecords(**head(), label="Brought in", records=newer))))
    assert {one.text for one in house.journal.snapshot().promises.values()} == {"Newer", "Changed meanwhile"}
    carry_out(house.ledger, ask.UndoRequest(**head("two")))
    assert {one.text for one in house.journal.snapshot().promises.values()} == {"As it was seen", "Changed meanwhile"}


def test_the_latest_are_remembered_and_all_whose_files_still_wait(house: House) -> None:
    for number in range(KEPT + 5):
        carry_out(house.ledger, win(f"win-{number}"), waiting={"win-0", "win-2"})
    kept = [*house.ledger.rows(FROM_SHELL)]
    assert kept[:2] == ["win-0", "win-2"]
    assert kept[2:] == [f"win-{number}" for number in range(5, KEPT + 5)]


def test_what_listens_is_told_by_the_clock_of_now(house: House) -> None:
    told = []
    house.journal.subscribe(lambda: told.append(house.journal.now()))
    carry_out(house.ledger, win())
    assert told == [NOW]


def test_heavy_words_are_answered_where_they_were_typed(house: House) -> None:
    heard: list[object] = []
    house.journal.hear(heard.append)
    house.ledger.hear = lambda step, is_kept: heard.append(step)
    carry_out(house.ledger, win())
    assert not heard
    house.journal.wins.keep("Here")
    assert heard
