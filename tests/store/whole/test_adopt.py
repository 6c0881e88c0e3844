"""Taking over another file: checked first, itself untouched, what was there backed up."""

from pathlib import Path

import pytest
from tinydb import TinyDB

from ladder_tui.store.file import image
from ladder_tui.store.file.errors import NewerData, ReadOnly, StoreError
from ladder_tui.store.whole.restore import adopt, restore
from tests.kits.store_kit import NOW, files_in, filled, ids, open_keeper, paths_in, write


def other(folder: Path) -> Path:
    """A data file from elsewhere."""
    filled(folder / "other", ["theirs"])
    return files_in(folder / "other").main


def test_another_file_is_adopted_and_what_was_there_is_backed_up(tmp_path: Path) -> None:
    source = other(tmp_path)
    before = source.read_bytes()
    filled(tmp_path, ["mine"])
    done = adopt(paths_in(tmp_path), source, now=NOW)
    assert (done.source, done.records, done.misfits) == (source, 3, 0)
    with open_keeper(tmp_path) as keeper:
        assert ids(keeper) == ["theirs"]
        assert keeper.save_number == 2
    assert source.read_bytes() == before
    assert done.before is not None
    restore(paths_in(tmp_path), done.before.name, now=NOW)
    with open_keeper(tmp_path) as keeper:
        assert ids(keeper) == ["mine"]


def test_an_empty_folder_may_adopt(tmp_path: Path) -> None:
    assert adopt(paths_in(tmp_path), other(tmp_path), now=NOW).before is None
    with open_keeper(tmp_path) as keeper:
        assert ids(keeper) == ["theirs"]


def test_a_file_of_stock_tinydb_is_taken_over_with_its_misfits(tmp_path: Path) -> None:
    source = tmp_path / "stock.json"
    with TinyDB(source) as stock:
        stock.table("entries").insert({"id": "one", "at": "2026-03-04T09:00:00+01:00", "text": "hello"})
        stock.table("entries").insert({"id": "two"})
    assert adopt(paths_in(tmp_path), source, now=NOW).misfits == 1
    with open_keeper(tmp_path) as keeper:
        assert ids(keeper) == ["one"]
        assert len(keeper.problems) == 1


@pytest.mark.parametrize("data", [b"", b"words", b"{}", b'{"notes":{"1":{"a":1}}}', b'{"entries":{"1":{"a":1}}}'])
def test_a_file_without_records_of_ladders_is_refused(tmp_path: Path, data: bytes) -> None:
    filled(tmp_path, ["mine"])
    main = files_in(tmp_path).main
    before = main.read_bytes()
    source = tmp_path / "source.json"
    source.write_bytes(data)
    with pytest.raises(StoreError, match=r"Choose another one\."):
        adopt(paths_in(tmp_path), source, now=NOW)
    assert main.read_bytes() == before


def test_a_damaged_file_of_ladders_is_refused(tmp_path: Path) -> None:
    source = other(tmp_path)
    source.write_bytes(source.read_bytes().replace(b"line one", b"line 1ne"))
    with pytest.raises(StoreError, match="its sum does not fit its contents"):
        adopt(paths_in(tmp_path), source, now=NOW)


def test_newer_missing_and_closed_files_are_said(tmp_path: Path) -> None:
    source = other(tmp_path)
    source.write_bytes(b"".join(image.seal(b'{"format":"ladder","schema":9,"save":9}', [])))
    with pytest.raises(NewerData, match="Update ladder first"):
        adopt(paths_in(tmp_path), source, now=NOW)
    with pytest.raises(StoreError, match="There is no file"):
        adopt(paths_in(tmp_path), tmp_path / "never.json", now=NOW)
    with pytest.raises(StoreError, match="cannot be read"):
        adopt(paths_in(tmp_path), tmp_path, now=NOW)


def test_the_data_file_itself_is_not_adopted_under_any_name(tmp_path: Path) -> None:
    filled(tmp_path)
    (tmp_path / "link.json").symlink_to(files_in(tmp_path).main)
    for name in (files_in(tmp_path).main, tmp_path / "link.json"):
        with pytest.raises(StoreError, match="is the data file already"):
            adopt(paths_in(tmp_path), name, now=NOW)


def test_nothing_is_adopted_while_another_instance_writes(tmp_path: Path) -> None:
    source = other(tmp_path)
    with open_keeper(tmp_path) as keeper:
        write(keeper, "mine")
        with pytest.raises(ReadOnly, match=r"Held by process .* Close it and adopt again"):
            adopt(paths_in(tmp_path), source, now=NOW)
        assert ids(keeper) == ["mine"]
