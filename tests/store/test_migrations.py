"""Older forms are brought up on opening, after a backup, as one save."""

from pathlib import Path
from typing import Any

import pytest

from ladder_tui.domain.records.entries import Entry
from ladder_tui.store import migrations
from ladder_tui.store.copies.backups import list_backups, open_backup
from ladder_tui.store.file import image
from ladder_tui.store.keeper import NotSaved
from ladder_tui.store.whole.restore import restore
from tests.kits.store_kit import NOW, files_in, filled, ids, largest_file, open_keeper, paths_in, write

#: The schema of this version.
OURS = image.SCHEMA


def _louder(documents: dict[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
    for document in documents.get("entries", {}).values():
        document["text"] = document["text"].upper()
    return documents


@pytest.fixture
def next_schema(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A store of our schema, read by a version that knows the next one."""
    filled(tmp_path)
    monkeypatch.setattr(image, "SCHEMA", OURS + 1)
    monkeypatch.setattr(migrations, "MIGRATIONS", {OURS: _louder})
    return tmp_path


def _text(record: object) -> str:
    assert isinstance(record, Entry)
    return record.text


def test_the_file_is_brought_up_after_a_backup(next_schema: Path) -> None:
    files = files_in(next_schema)
    before = files.main.read_bytes()
    with open_keeper(next_schema, read_only=True) as reader:
        assert _text(reader.tables["entries"]["one"]).startswith("LINE ONE")
    assert files.main.read_bytes() == before
    with open_keeper(next_schema) as keeper:
        assert _text(keeper.tables["entries"]["one"]).startswith("LINE ONE")
        assert (keeper.save_number, keeper.recovery, keeper.problems) == (4, None, ())
        tables = keeper.tables
    assert b'"schema":%d' % (OURS + 1) in files.main.read_bytes()[:100]
    kept = [backup.path for backup in list_backups(files) if backup.reason == "migration"]
    assert [path.read_bytes() for path in kept] == [before]
    files.main.write_bytes(b"")
    with open_keeper(next_schema) as keeper:
        assert keeper.tables == tables  # the second copy is of the old form, the change leads to the new one


def test_an_interrupted_migration_leaves_the_old_form(next_schema: Path) -> None:
    before = files_in(next_schema).main.read_bytes()
    with largest_file(100), open_keeper(next_schema) as keeper:
        assert "Not kept" in keeper.problems[0]
        with pytest.raises(NotSaved):
            write(keeper, "four")
    assert files_in(next_schema).main.read_bytes() == before
    with open_keeper(next_schema) as keeper:
        assert keeper.problems == ()
        write(keeper, "four")
        assert ids(keeper) == ["one", "two", "three", "four"]


def test_an_old_backup_is_brought_up_when_it_is_put_back(next_schema: Path) -> None:
    open_keeper(next_schema).close()
    old = next(backup for backup in list_backups(files_in(next_schema)) if backup.reason == "migration")
    assert open_backup(old.path).meta.schema == OURS
    restore(paths_in(next_schema), old.name, now=NOW)
    with open_keeper(next_schema) as keeper:
        assert _text(keeper.tables["entries"]["one"]).startswith("LINE ONE")


def test_pieces_that_are_no_tables_pass_through() -> None:
    old = image.Image(image.Meta(save=3), {"loose": b"[1]", "entries": {}})
    assert migrations.upgrade(old, OURS).tables == old.tables


def test_schema_two_only_adds(tmp_path: Path) -> None:
    """What schema 2 brought are tables, and fields with defaults, so the documents of schema 1 pass as they are."""
    documents = {"rungs": {"1": {"id": "a", "text": "Wave", "later": "kept"}}}
    assert migrations.MIGRATIONS[1](documents) == documents
