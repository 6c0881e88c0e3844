"""What is shown once and ended reads the file as the Keeper does, and changes nothing on the disk."""

from collections.abc import Callable
from pathlib import Path

import pytest

from ladder_tui.store import migrations
from ladder_tui.store.file import image
from ladder_tui.store.file.tables import TABLES
from ladder_tui.store.reader import examine, read_tables
from tests.kits.store_kit import files_in, filled, open_keeper


def test_every_table_is_as_the_keeper_reads_it(tmp_path: Path) -> None:
    filled(tmp_path)
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    tables = read_tables(files_in(tmp_path))
    assert set(tables) == set(TABLES)
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before
    with open_keeper(tmp_path, read_only=True) as keeper:
        for name in TABLES:
            assert list(tables[name].items()) == list(keeper.tables[name].items())


def test_an_empty_folder_has_empty_tables_and_stays_empty(tmp_path: Path) -> None:
    tables = read_tables(files_in(tmp_path / "none"))
    assert all(not tables[name] for name in TABLES)
    assert not (tmp_path / "none").exists()


def _nothing_odd(folder: Path) -> None:
    filled(folder)


def _an_older_save_put_back(folder: Path) -> None:
    filled(folder, ("one",))
    old = files_in(folder).main.read_bytes()
    filled(folder, ("two", "three", "four"))
    files_in(folder).main.write_bytes(old)


def _cut_short(folder: Path) -> None:
    filled(folder)
    main = files_in(folder).main
    main.write_bytes(main.read_bytes()[:-40])


def _records_and_tables_of_others(folder: Path) -> None:
    files_in(folder).main.parent.mkdir()
    files_in(folder).main.write_bytes(b'{"entries":{"1":{"id":"one"}},"clouds":{"1":{},"2":{}}}')


@pytest.mark.parametrize(
    ("happened", "sentences"),
    [(_nothing_odd, 0), (_an_older_save_put_back, 1), (_cut_short, 1), (_records_and_tables_of_others, 2)],
)
def test_an_examination_says_what_the_keeper_says(
    tmp_path: Path, happened: Callable[[Path], None], sentences: int
) -> None:
    happened(tmp_path)
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    found = examine(files_in(tmp_path))
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before
    with open_keeper(tmp_path, read_only=True) as keeper:
        assert found.tables == keeper.tables
        assert found.problems == (*([str(keeper.recovery)] if keeper.recovery else []), *keeper.problems)
    assert len(found.problems) == sentences


def test_an_older_form_is_brought_up_while_reading_and_not_on_the_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled(tmp_path)
    ours = image.SCHEMA
    monkeypatch.setattr(image, "SCHEMA", ours + 1)
    monkeypatch.setattr("ladder_tui.store.reader.SCHEMA", ours + 1)
    monkeypatch.setattr(migrations, "MIGRATIONS", {ours: lambda documents: {**documents, "entries": {}}})
    before = files_in(tmp_path).main.read_bytes()
    assert not read_tables(files_in(tmp_path))["entries"]
    assert files_in(tmp_path).main.read_bytes() == before
