"""SafeDB takes whatever TinyDB takes: another storage, a middleware, classes of one's own."""

import json
from pathlib import Path
from typing import Any

import pytest
from tinydb import JSONStorage, Query, TinyDB
from tinydb.middlewares import CachingMiddleware
from tinydb.storages import MemoryStorage
from tinydb.table import Table

from ladder_tui.store.database import SafeDB, SafeTable
from ladder_tui.store.storage import SafeStorage


def caching() -> Any:
    """A middleware over ours."""
    middleware: Any = CachingMiddleware  # TinyDB gives it no types
    return middleware(SafeStorage)


def lived_in(database: TinyDB) -> list[dict[str, Any]]:
    """A day in the life of a database; what is in it then."""
    table = database.table("notes")
    table.insert_multiple({"n": number} for number in range(5))
    table.update({"m": 1}, Query().n > 3)
    table.remove(Query().n < 2)
    table.upsert({"n": 9}, Query().n == 9)
    database.insert({"default": True})
    return [dict(document) for document in table]


HELD = [{"n": 2}, {"n": 3}, {"n": 4, "m": 1}, {"n": 9}]


def test_the_storage_is_ours_unless_another_is_given(tmp_path: Path) -> None:
    with SafeDB(tmp_path / "one.json") as database:
        assert isinstance(database.storage, SafeStorage)
        assert lived_in(database) == HELD
    with SafeDB(storage=MemoryStorage) as database:
        assert isinstance(database.storage, MemoryStorage)
        assert lived_in(database) == HELD
    with SafeDB(str(tmp_path / "two.json"), storage=JSONStorage, indent=1) as database:
        assert lived_in(database) == HELD
    assert [path.name for path in tmp_path.glob("two*")] == ["two.json"]
    assert len(json.loads((tmp_path / "two.json").read_text())["notes"]) == 4
    with pytest.raises(TypeError):
        SafeDB()


def test_a_middleware_stands_between_and_numbers_are_given_once_all_the_same(tmp_path: Path) -> None:
    path = tmp_path / "db.json"
    with SafeDB(path, storage=caching()) as database:
        assert lived_in(database) == HELD
        assert database.insert_multiple([{"a": 1}, {"a": 2}]) == [2, 3]
        assert not path.exists()  # it waits in the middleware
        database.truncate()
        assert database.insert({"b": 1}) == 4
    with SafeDB(path) as database:
        assert [dict(document) for document in database.table("notes")] == HELD
        assert database.insert({"c": 1}) == 5
        database.truncate()
    with SafeDB(path, storage=caching()) as database:
        assert database.insert({"d": 1}) == 6


def test_classes_and_names_of_ones_own(tmp_path: Path) -> None:
    class Storage(SafeStorage):
        """A storage of one's own."""

    class Plainly(SafeDB):
        default_storage_class = Storage
        default_table_name = "mine"
        table_class = Table

    class Safely(SafeDB):
        default_storage_class = Storage

    for kind, table in ((Plainly, Table), (Safely, SafeTable)):
        with kind(tmp_path / f"{kind.__name__}.json") as database:
            assert isinstance(database.storage, Storage)
            assert type(database.table("notes")) is table
            assert lived_in(database) == HELD
    assert b'"mine":{' in (tmp_path / "Plainly.json").read_bytes()


def test_the_options_are_those_of_the_storage(tmp_path: Path) -> None:
    with pytest.raises(TypeError, match="no option colour"):
        SafeDB(tmp_path / "db.json", colour="red")
    with SafeDB(tmp_path / "new" / "db.json", create_dirs=True) as database:
        database.insert({"a": 1})
    with SafeDB(tmp_path / "new" / "db.json", access_mode="r") as database:
        assert database.all() == [{"a": 1}]
