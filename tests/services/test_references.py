"""Whatever is removed leaves no reference and no draft of it behind, in one save, and undo brings all of it back."""

from collections.abc import Callable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec
import pytest
from hypothesis import assume, given
from hypothesis import settings as given_settings
from hypothesis import strategies as st

from ladder_tui.domain.snapshot import Snapshot
from ladder_tui.services.journal import Journal
from ladder_tui.store.file.tables import TABLES
from ladder_tui.wiring import House, open_house
from tests.kits.app_house import fill
from tests.kits.builders import NOW, ZONE, library
from tests.kits.crowd import Store, stores

#: How a user removes a record of each table; what they remove goes through the same door everywhere.
REMOVALS: Mapping[str, Callable[[Journal, str], object]] = {
    "people": lambda journal, id: journal.people.remove(id),
    "contacts": lambda journal, id: journal.people.remove_contact(id),
    "promises": lambda journal, id: journal.people.remove_promise(id),
    "activities": lambda journal, id: journal.portfolio.remove(journal.snapshot().activities[id]),
    "opportunities": lambda journal, id: journal.calendar.remove(id),
    "plans": lambda journal, id: journal.plans.remove(id),
    "ladders": lambda journal, id: journal.ladder.remove_ladder(id),
    "rungs": lambda journal, id: journal.ladder.remove(id),
    "attempts": lambda journal, id: journal.attempts.remove(id),
    "goals": lambda journal, id: journal.goals.remove(id),
    "reviews": lambda journal, id: journal.reviews.remove(id),
    "feedback": lambda journal, id: journal.reviews.remove_feedback(id),
    "wins": lambda journal, id: journal.ladder.remove_win(id),
    "entries": lambda journal, id: journal.writing.remove(id),
}
#: What was lived or written stays, whatever else is removed.
STAYS = (
    "plans", "opportunities", "attempts", "decisions", "entries", "wins", "reviews", "feedback", "card_marks", "goals",
    "activities", "people", "care_answers", "measures", "away", "need_answers", "checkins", "hidden",
)  # fmt: skip


def opened(folder: Path) -> House:
    return open_house(folder, environ={}, clock=lambda: NOW, zone=ZONE.key, library=library())


def lines(snapshot: Snapshot) -> dict[str, list[tuple[str, str]]]:
    """Every record of every table in its order, as the text it has in the file."""
    tables = {name: getattr(snapshot, name) for name in TABLES} | {"settings": {"settings": snapshot.settings}}
    encode = msgspec.json.encode
    return {name: [(id, encode(row).decode()) for id, row in rows.items()] for name, rows in tables.items()}


def body(house: House) -> bytes:
    """The data file below its head, which counts the saves."""
    return house.journal.data_file.read_bytes().partition(b"\n")[2]


@pytest.mark.parametrize("table", REMOVALS)
@given(store=stores(), pick=st.integers(0, 1))
@given_settings(max_examples=15, deadline=None)
def test_what_is_removed_leaves_nothing_behind_and_undo_brings_it_back(table: str, store: Store, pick: int) -> None:
    assume(len(store.get(table, ())) > pick)
    gone = store[table][pick].id
    with TemporaryDirectory() as folder:
        fill(Path(folder), store)
        house = opened(Path(folder))
        journal, before, file = house.journal, lines(house.journal.snapshot()), body(house)
        REMOVALS[table](journal, gone)
        after, save = lines(journal.snapshot()), house.ledger.keeper.save_number
        assert save == 2, "one save, after the one that filled the store"
        left = {f"{name}/{id}" for name, rows in after.items() for id, text in rows if gone in text}
        assert not left
        for name in STAYS:
            lost = {id for id, _ in before[name]} - {id for id, _ in after[name]}
            assert lost <= ({gone} if name == table else set()), name
        assert journal.undo() is not None
        assert lines(journal.snapshot()) == before
        assert body(house) == file
        house.close()
        again = opened(Path(folder))
        assert lines(again.journal.snapshot()) == before
        again.close()
