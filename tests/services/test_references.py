"""Whatever is removed leaves no reference and no draft of it behind, in one save, and undo brings all of it back."""

import ast
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, get_args

import msgspec
import pytest
from hypothesis import assume, given
from hypothesis import settings as given_settings
from hypothesis import strategies as st

import ladder_tui
from ladder_tui.domain.records import tables
from ladder_tui.domain.snapshot import Snapshot
from ladder_tui.services.journal import Journal
from ladder_tui.store.file.tables import TABLES
from ladder_tui.wiring import House, open_house
from tests.kits.app_house import fill
from tests.kits.builders import NOW, ZONE, library
from tests.kits.crowd import Store, crowded, id_of, stores

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
    "wins": lambda journal, id: journal.wins.remove(id),
    "entries": lambda journal, id: journal.writing.remove(id),
    "what_matters": lambda journal, id: journal.goals.write_what_matters(
        [(one.id, one.text) for one in journal.snapshot().what_matters.values() if one.id != id]
    ),
}
#: What was lived or written stays, whatever else is removed.
STAYS = (
    "plans", "opportunities", "attempts", "decisions", "entries", "wins", "reviews", "feedback", "card_marks", "goals",
    "activities", "people", "care_answers", "measures", "away", "need_answers", "checkins", "hidden",
    "hard_moments", "what_matters", "to_bring", "setbacks", "own_answers", "joins",
)  # fmt: skip


def opened(folder: Path) -> House:
    return open_house(folder, environ={}, clock=lambda: NOW, zone=ZONE.key, library=library())


def lines(snapshot: Snapshot) -> dict[str, list[tuple[str, str]]]:
    """Every record of every table in its order, as the text it has in the file."""
    found = {name: getattr(snapshot, name) for name in TABLES} | {"settings": {"settings": snapshot.settings}}
    encode = msgspec.json.encode
    return {name: [(id, encode(row).decode()) for id, row in rows.items()] for name, rows in found.items()}


def names(journal: Journal) -> set[str]:
    return {person.name for person in journal.snapshot().people.values()}


def answers(found: Mapping[str, list[tuple[str, str]]]) -> list[str]:
    """What was written in unfinished answers, about whatever."""
    texts = [msgspec.json.decode(text)["text"] for id, text in found["drafts"] if id.startswith("entry:prompt:")]
    return sorted(part for text in texts for part in text.split("\n\n"))


def body(house: House) -> bytes:
    """The data file below its head, which counts the saves."""
    return house.journal.data_file.read_bytes().partition(b"\n")[2]


@pytest.mark.parametrize("table", REMOVALS)
def test_what_is_removed_leaves_nothing_behind_and_undo_brings_it_back(table: str, tmp_path: Path) -> None:
    """Every reference there is, one removal at a time."""
    removed_and_back(tmp_path, table, id_of(table, 0), crowded())


@given(store=stores(), data=st.data())
@given_settings(max_examples=40, deadline=None)
def test_the_same_in_any_store(store: Store, data: st.DataObject) -> None:
    here = [(table, record.id) for table in REMOVALS for record in store.get(table, ())]
    assume(here)
    with TemporaryDirectory() as folder:
        table, gone = data.draw(st.sampled_from(here))
        removed_and_back(Path(folder), table, gone, store)


def removed_and_back(folder: Path, table: str, gone: str, store: Store) -> None:
    """Remove a record: nothing names it, nothing lived or written went, and undo brings all of it back."""
    fill(folder, store)
    house = opened(folder)
    journal, before, file = house.journal, lines(house.journal.snapshot()), body(house)
    REMOVALS[table](journal, gone)
    after = lines(journal.snapshot())
    assert house.ledger.keeper.save_number == 2, "one save, after the one that filled the store"
    assert not {f"{name}/{id}" for name, rows in after.items() for id, text in rows if gone in text}
    assert {told.who for told in journal.snapshot().feedback.values()} <= {"", "Someone"} | names(journal)
    assert answers(after) == answers(before)
    for name in STAYS:
        lost = {id for id, _ in before[name]} - {id for id, _ in after[name]}
        assert lost <= ({gone} if name == table else set()), name
    assert journal.undo() is not None
    assert lines(journal.snapshot()) == before
    assert body(house) == file
    assert journal.redo() is not None
    assert lines(journal.snapshot()) == after
    assert journal.undo() is not None
    assert lines(journal.snapshot()) == before
    assert body(house) == file
    house.close()
    again = opened(folder)
    assert lines(again.journal.snapshot()) == before
    again.close()


@given(store=stores(), data=st.data())
@given_settings(max_examples=20, deadline=None)
def test_one_removal_after_another_and_all_of_it_back(store: Store, data: st.DataObject) -> None:
    with TemporaryDirectory() as folder:
        fill(Path(folder), store)
        house = opened(Path(folder))
        journal, before, file = house.journal, lines(house.journal.snapshot()), body(house)
        gone: list[str] = []
        states = [before]
        for _ in range(4):
            here = [(table, id) for table in REMOVALS for id in getattr(journal.snapshot(), table)]
            if here:
                table, id = data.draw(st.sampled_from(here))
                REMOVALS[table](journal, id)
                gone.append(id)
                states.append(lines(journal.snapshot()))
                texts = [text for rows in lines(journal.snapshot()).values() for _, text in rows]
                assert not [text for text in texts for id in gone if id in text]
        # Back and forth as somebody likes: each step stands as it stood, and never one that was not there.
        at = len(gone)
        for back in data.draw(st.lists(st.booleans(), max_size=8)):
            at = max(at - 1, 0) if back else min(at + 1, len(gone))
            _ = journal.undo() if back else journal.redo()
            assert lines(journal.snapshot()) == states[at]
        for _ in range(at):
            assert journal.undo() is not None
        assert journal.undo() is None
        assert lines(journal.snapshot()) == before
        assert body(house) == file
        house.close()


#: Names of fields that say that something else is named there.
NAMING = re.compile(r"(^|_)(id|ids|ref|rung|parent|origin|source|template|who|ladder|cards|dealt)$")


def naming_fields(kind: Any) -> set[str]:
    """Fields of a record, its own id left out, that name something, or hold a part that does."""
    found = set()
    for field in msgspec.structs.fields(kind):
        parts = (field.type, *get_args(field.type))
        inside = [part for part in parts if isinstance(part, type) and issubclass(part, msgspec.Struct)]
        if field.name == "id" or field.type is bool:
            continue
        if NAMING.search(field.name) or any(naming_fields(part) for part in inside):
            found.add(field.name)
    return found


@pytest.mark.parametrize("table", tables.TABLES, ids=lambda table: table.name)
def test_every_field_that_names_something_is_declared(table: tables.Table[Any]) -> None:
    declared = {ref.field for ref in table.refs} | set(table.packs)
    assert naming_fields(table.kind) <= declared
    known = {field.name for field in msgspec.structs.fields(table.kind)}
    assert declared | {name for ref in table.refs for name in ref.also} <= known


def test_every_table_that_is_declared_stands_in_the_file() -> None:
    declared = [value for value in vars(tables).values() if isinstance(value, tables.Table)]
    assert sorted(table.name for table in tables.TABLES) == sorted(table.name for table in declared)
    targets = {ref.table.name for table in tables.TABLES for ref in table.refs if ref.table is not None}
    assert targets <= set(REMOVALS) | {"card_marks"}, "whatever is referred to is removed in the law above"


ROOT = Path(ladder_tui.__file__).parent
#: Where records are addressed; `kept_choices` reads the file itself, without the records, so that help comes at once;
#: `told_as` says what the tables of an export are called, two of them as ours are.
FILES = [
    *(file for file in sorted((ROOT / "services").rglob("*.py")) if file.stem not in ("kept_choices", "told_as")),
    *(ROOT / name for name in ("demo/weeks.py", "wiring.py", "domain/growth/goal_matching.py")),
]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_no_table_is_named_by_a_text(file: Path) -> None:
    texts = [node.value for node in ast.walk(ast.parse(file.read_text())) if isinstance(node, ast.Constant)]
    assert not {text for text in texts if isinstance(text, str) and text.partition(":")[0] in TABLES}
