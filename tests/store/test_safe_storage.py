"""The storage class as any TinyDB storage, and the database class that makes a change cheap."""

import json
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from tinydb import Query, TinyDB, where
from tinydb.operations import delete, increment
from tinydb.table import Document

from ladder_tui.store.database import SafeDB
from ladder_tui.store.file import disk
from ladder_tui.store.file.errors import NoFolder, ReadOnly
from ladder_tui.store.storage import SafeStorage
from tests.kits.store_kit import NOW

Opener = Callable[[Path], TinyDB]


def _plain(path: Path) -> TinyDB:
    return TinyDB(path, storage=SafeStorage)


def _safe(path: Path) -> TinyDB:
    return SafeDB(path)


@pytest.fixture(params=[_plain, _safe], ids=["TinyDB", "SafeDB"])
def opener(request: pytest.FixtureRequest) -> Opener:
    made: Opener = request.param
    return made


@pytest.fixture
def db(opener: Opener, tmp_path: Path) -> Iterator[TinyDB]:
    with opener(tmp_path / "db.json") as database:
        yield database


def _stored(database: TinyDB) -> Any:
    storage = database.storage
    assert isinstance(storage, SafeStorage)
    whole = json.loads(storage.file.files.main.read_bytes())
    whole.pop("_meta")
    return whole


def test_insert_search_update_remove(db: TinyDB) -> None:
    assert db.insert({"name": "Äpfel", "count": 7}) == 1
    assert db.insert_multiple({"name": name, "count": 1} for name in "ab") == [2, 3]
    assert db.get(doc_id=2) == {"name": "a", "count": 1}
    assert db.get(doc_id=9) is None
    assert [d.doc_id for d in db.search(where("count") == 1)] == [2, 3]
    assert db.update({"count": 5}, where("name") == "a") == [2]
    assert db.update(increment("count"), doc_ids=[1, 99]) == [1]
    assert db.update(delete("count"), where("name") == "b") == [3]
    assert db.upsert({"name": "c", "tags": ["x", {"deep": None}]}, where("name") == "c") == [4]
    assert db.all() == [
        {"name": "Äpfel", "count": 8},
        {"name": "a", "count": 5},
        {"name": "b"},
        {"name": "c", "tags": ["x", {"deep": None}]},
    ]
    assert db.remove(where("name") == "a") == [2]
    assert db.remove(doc_ids=[1]) == [1]
    assert (len(db), db.contains(doc_id=3), db.count(Query().name == "b")) == (2, True, 1)
    assert _stored(db) == {"_default": {"3": {"name": "b"}, "4": {"name": "c", "tags": ["x", {"deep": None}]}}}


def test_tables_truncate_and_drop(db: TinyDB) -> None:
    for name in ('one "table"', "two\\", "three\n"):
        db.table(name).insert({"in": name})
    assert db.tables() == {'one "table"', "two\\", "three\n"}
    db.table("two\\").truncate()
    assert len(db.table("two\\")) == 0
    db.drop_table("three\n")
    assert _stored(db) == {'one "table"': {"1": {"in": 'one "table"'}}, "two\\": {}}
    db.drop_tables()
    assert (db.tables(), db.storage.read(), _stored(db)) == (set(), None, {})


def test_everything_is_there_after_opening_again(opener: Opener, tmp_path: Path) -> None:
    path = tmp_path / "db.json"
    for number in range(3):
        with opener(path) as database:
            database.insert({"n": number})
            database.table("other").insert({"n": -number})
    with opener(path) as database:
        assert [d["n"] for d in database] == [0, 1, 2]
        assert [d.doc_id for d in database.table("other")] == [1, 2, 3]


def test_ids_are_never_given_twice(tmp_path: Path) -> None:
    for expected in (1, 2, 3):
        with SafeDB(tmp_path / "db.json") as database:
            assert database.insert({"a": 1}) == expected
            database.drop_tables() if expected == 2 else database.truncate()
    with SafeDB(tmp_path / "db.json") as database:
        database.insert(Document({"a": 1}, doc_id=40))
        assert database.insert({"a": 2}) == 41
        with pytest.raises(ValueError, match="already exists"):
            database.insert(Document({"a": 3}, doc_id=41))


def test_what_json_cannot_hold_changes_nothing(db: TinyDB) -> None:
    db.insert({"a": 1})
    for wrong, error in (
        ({"a": {1, 2}}, TypeError),
        ({"a": object()}, TypeError),
        ({"a": float("nan")}, ValueError),
        ({"a": "\ud800"}, ValueError),
        ([1, 2], ValueError),
    ):
        with pytest.raises(error):
            db.insert(wrong)
    assert db.all() == [{"a": 1}]
    assert _stored(db) == {"_default": {"1": {"a": 1}}}


def test_a_failing_change_leaves_the_table_as_it_was(db: TinyDB) -> None:
    db.insert_multiple([{"n": 1}, {"m": 2}])

    def breaks(document: Any) -> None:
        document["seen"] = True
        document["n"] += 1

    with pytest.raises(KeyError):
        db.update(breaks)
    assert db.all() == [{"n": 1}, {"m": 2}]


def test_documents_given_out_are_copies(db: TinyDB) -> None:
    db.insert({"list": [1]})
    document = db.all()[0]
    document["list"].append(2)
    db.clear_cache()
    assert db.all() == [{"list": [1]}]


def test_the_storages_own_table_is_not_to_be_had(tmp_path: Path) -> None:
    with _plain(tmp_path / "db.json") as database:
        with pytest.raises(ValueError, match="_meta"):
            database.table("_meta").insert({"a": 1})
        assert database.tables() == set()


def test_anything_json_may_be_written_at_once(tmp_path: Path) -> None:
    whole: dict[str, Any] = {"none": None, "list": [1, {"a": []}], "text": "{", "table": {"1": 3, "x y": {"a": "}"}}}
    storage = SafeStorage(tmp_path / "db.json")
    assert storage.read() is None
    storage.write(whole)
    assert storage.read() == whole
    storage.close()
    storage = SafeStorage(tmp_path / "db.json", access_mode="r")
    assert storage.read() == whole
    with pytest.raises(ReadOnly):
        storage.write({})


def test_the_second_database_on_a_file_only_reads(tmp_path: Path) -> None:
    with _safe(tmp_path / "db.json") as first, _safe(tmp_path / "db.json") as second:
        first.insert({"a": 1})
        with pytest.raises(ReadOnly):
            second.insert({"a": 2})


def test_opening_what_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        SafeStorage(tmp_path / "db.json", access_mode="r")
    with pytest.raises(NoFolder):
        SafeStorage(tmp_path / "no" / "db.json")
    SafeStorage(tmp_path / "no" / "db.json", create_dirs=True, indent=4).close()
    assert (tmp_path / "no").is_dir()
    with pytest.raises(TypeError, match="compression"):
        SafeStorage(tmp_path / "db.json", compression=True)


def test_threads_lose_nothing(tmp_path: Path) -> None:
    with SafeDB(tmp_path / "db.json") as database:
        table = database.table("notes")

        def write(name: int) -> None:
            for number in range(10):
                table.insert({"by": name, "number": number})

        threads = [Thread(target=write, args=(name,)) for name in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    with SafeDB(tmp_path / "db.json") as database:
        assert len(database.table("notes")) == 40


def test_a_change_writes_only_what_changed_into_the_change_file(tmp_path: Path) -> None:
    with SafeDB(tmp_path / "db.json") as database:
        database.insert_multiple({"n": number, "text": "x" * 100} for number in range(200))
        database.update({"n": -1}, doc_ids=[7])
        assert (tmp_path / "db.json.change").stat().st_size < 1000
        database.update({"n": -1}, doc_ids=[7])
        assert database.get(doc_id=7) == {"n": -1, "text": "x" * 100}


def test_an_update_that_changes_nothing_is_no_save(tmp_path: Path) -> None:
    with SafeDB(tmp_path / "db.json") as database:
        database.insert({"n": 1})
        before = disk.identity(tmp_path / "db.json")
        database.update({"n": 1})
        assert disk.identity(tmp_path / "db.json") == before


def test_the_clock_is_handed_in(tmp_path: Path) -> None:
    clock: Callable[[], datetime] = lambda: NOW  # noqa: E731 - the shortest clock there is
    with TinyDB(tmp_path / "db.json", storage=SafeStorage, clock=clock) as database:
        database.insert({"n": 1})
    assert b'"saved":"2026-03-04T09:30:00+00:00"' in (tmp_path / "db.json").read_bytes()
