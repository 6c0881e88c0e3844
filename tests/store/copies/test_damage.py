"""Whatever is done to the file, complete contents come back, what was found is kept, and the report says so."""

import json
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from tinydb import TinyDB

from ladder_tui.domain.base.references import Record
from ladder_tui.store.file import image
from ladder_tui.store.file.errors import Damaged
from ladder_tui.store.keeper import Unreadable
from tests.kits.store_kit import NOW, files_in, filled, ids, open_keeper, write

Damage = Callable[[bytes], bytes]
Tables = dict[str, Mapping[str, Record]]


def _cut(part: float) -> Damage:
    return lambda data: data[: int(len(data) * part)]


def _flip(part: float, bits: int) -> Damage:
    def flip(data: bytes) -> bytes:
        place = int(len(data) * part)
        return data[:place] + bytes([data[place] ^ bits]) + data[place + 1 :]

    return flip


def _block(part: float, content: bytes | None) -> Damage:
    """Sixteen bytes written over: with `content`, or as a disk does that puts a block in the wrong place."""

    def write(data: bytes) -> bytes:
        place = int((len(data) - 16) * part)
        return data[:place] + (content or data[place - 16 : place] or b"#" * 16) + data[place + 16 :]

    return write


def _swap_lines(data: bytes) -> bytes:
    lines = data.split(b"\n")
    lines[2], lines[3] = lines[3], lines[2]
    return b"\n".join(lines)


def _as_stock(data: bytes) -> bytes:
    return json.dumps(json.loads(data)).encode()


PARTS = (0, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.999)
DAMAGES: dict[str, Damage] = {
    **{f"cut at {part}": _cut(part) for part in (0.001, 0.01, 0.05, 0.1, 0.2, 0.3, 0.5, 0.7, 0.9, 0.95, 0.99, 0.999)},
    **{f"bit {bits} at {part}": _flip(part, bits) for part in PARTS for bits in (1, 8, 32, 128)},
    **{f"zeros at {part}": _block(part, bytes(16)) for part in PARTS},
    **{f"a block of its own at {part}": _block(part, None) for part in PARTS},
    "empty": lambda data: b"",
    "blank": lambda data: b"  \n\n",
    "all zeros": lambda data: bytes(len(data)),
    "zeros at the end": lambda data: data[:-100] + bytes(100),
    "zeros at the start": lambda data: bytes(100) + data[100:],
    "zeros in the middle": lambda data: data[:500] + bytes(64) + data[564:],
    "twice": lambda data: data + data,
    "more at the end": lambda data: data + b"x",
    "a line left out": lambda data: b"\n".join(data.split(b"\n")[:2] + data.split(b"\n")[3:]),
    "two lines swapped": _swap_lines,
    "other line ends": lambda data: data.replace(b"\n", b"\r\n"),
    "a mark at the start": lambda data: b"\xef\xbb\xbf" + data,
    "another coding": lambda data: data.decode().encode("utf-16"),
    "rewritten by stock TinyDB": _as_stock,
    "edited by hand": lambda data: data.replace(b"line one", b"line 1"),
    "an empty database": lambda data: b"{}",
    "a list": lambda data: b"[]",
    "null": lambda data: b"null",
    "other JSON": lambda data: b'{"a": 1}',
    "a web page": lambda data: b"<!doctype html><title>Log in</title>",
    "a picture": lambda data: b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4,
    "a conflict": lambda data: b"<<<<<<< mine\n" + data + b"=======\n" + data + b">>>>>>> theirs\n",
    "deep nesting": lambda data: b"[" * 100_000,
    "half a number": lambda data: data.replace(b'"save":3', b'"save":'),
    "no sum": lambda data: data.replace(b'"sum"', b'"som"'),
}


def test_there_are_a_hundred_kinds() -> None:
    assert len(DAMAGES) >= 100


@pytest.fixture(scope="module")
def lived_in(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Tables]:
    """A store that was closed in good order, to be copied for each kind of damage; and its tables."""
    folder = tmp_path_factory.mktemp("lived-in")
    return folder, filled(folder)


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=list(DAMAGES))
def test_complete_contents_come_back(tmp_path: Path, lived_in: tuple[Path, Tables], damage: Damage) -> None:
    template, tables = lived_in
    shutil.copytree(template, tmp_path, dirs_exist_ok=True)
    main = files_in(tmp_path).main
    damaged = damage(main.read_bytes())
    main.write_bytes(damaged)

    with open_keeper(tmp_path, read_only=True) as reader:
        assert reader.tables == tables
        assert reader.recovery is not None
        assert reader.recovery.kept is None
    assert main.read_bytes() == damaged  # who only reads, mends nothing

    with open_keeper(tmp_path) as keeper:
        report = keeper.recovery
        assert keeper.tables == tables
        assert report is not None
        assert (report.file, report.records, report.save, report.complete) == (main, 9, 3, True)
        assert report.kept is not None
        assert report.kept.read_bytes() == damaged
        said = str(report)
        for part in (str(main), "second copy", "2026-03-04 at 09:30 UTC", "9 records", str(report.kept)):
            assert part in said
        write(keeper, "four")
        expected = keeper.tables
        assert keeper.save_number > 3
    with open_keeper(tmp_path) as keeper:
        assert keeper.tables == expected
        assert (keeper.recovery, keeper.problems) == (None, ())


def test_a_file_that_is_gone_comes_back(tmp_path: Path) -> None:
    tables = filled(tmp_path)
    files_in(tmp_path).main.unlink()
    with open_keeper(tmp_path) as keeper:
        assert keeper.tables == tables
        assert "was gone" in str(keeper.recovery)
    with open_keeper(tmp_path) as keeper:
        assert (keeper.tables, keeper.recovery) == (tables, None)


def test_every_single_flipped_bit_is_seen(tmp_path: Path) -> None:
    filled(tmp_path, ["one"])
    data = files_in(tmp_path).main.read_bytes()
    for place in range(len(data)):
        for bits in (1, 2, 4, 64, 255):
            wrong = data[:place] + bytes([data[place] ^ bits]) + data[place + 1 :]
            try:
                image.unseal(wrong)
            except Damaged:
                continue
            raise AssertionError(f"byte {place} changed by {bits} was not seen")


@pytest.mark.parametrize("also", ["change", "previous"])
def test_the_first_save_comes_back_from_what_it_changed(tmp_path: Path, also: str) -> None:
    tables = filled(tmp_path, ["one"])
    files_in(tmp_path).main.write_bytes(b"")
    if also == "previous":
        files_in(tmp_path).previous.write_bytes(b"not a copy")
    with open_keeper(tmp_path) as keeper:
        assert keeper.tables == tables


def test_without_the_change_the_save_before_comes_back_and_says_so(tmp_path: Path) -> None:
    filled(tmp_path)
    files = files_in(tmp_path)
    files.main.write_bytes(b"")
    files.change.write_bytes(files.change.read_bytes()[:-3])
    with open_keeper(tmp_path) as keeper:
        assert ids(keeper) == ["one", "two"]
        assert keeper.recovery is not None
        assert not keeper.recovery.complete
        assert "What came after that may be gone." in str(keeper.recovery)


def test_a_backup_stands_in_when_the_second_copy_is_damaged_too(tmp_path: Path) -> None:
    filled(tmp_path)
    later = NOW.replace(day=5)
    with open_keeper(tmp_path, later) as keeper:
        write(keeper, "four", now=later)
        tables = keeper.tables
    files = files_in(tmp_path)
    for file in (files.main, files.previous):
        file.write_bytes(b"damaged")
    with open_keeper(tmp_path, later) as keeper:
        assert keeper.tables == tables  # the backup of before the last change, and that change
        assert keeper.recovery is not None
        assert "the backup of 2026-03-05 and the last change" in str(keeper.recovery)
    for file in (files.main, files.previous, files.change):
        file.write_bytes(b"damaged")
    with open_keeper(tmp_path, later) as keeper:
        assert "one" in ids(keeper)
        assert "the backup of 2026-03-05" in str(keeper.recovery)
        assert keeper.save_number == 4


def _lose_all_copies(folder: Path) -> Path:
    filled(folder)
    files = files_in(folder)
    for file in (files.previous, files.change, *files.backups.glob("*")):
        file.unlink()
    return files.main


def test_without_any_copy_every_record_that_can_be_read_is_saved(tmp_path: Path) -> None:
    main = _lose_all_copies(tmp_path)
    lines = main.read_bytes().split(b"\n")
    place = next(n for n, line in enumerate(lines) if line.startswith(b'"2":') and b"line two of two" in line)
    lines[place] = lines[place][:20] + b"\xff" + lines[place][21:]
    main.write_bytes(b"\n".join(lines))
    with open_keeper(tmp_path) as keeper:
        assert ids(keeper) == ["one", "three"]
        assert ids(keeper, "people") == ["person-one", "person-two", "person-three"]
        assert keeper.recovery is not None
        assert (keeper.recovery.records, keeper.recovery.complete) == (8, False)
        assert "what could be read of the file itself" in str(keeper.recovery)
        assert keeper.save_number == 4
        write(keeper, "four")
    with TinyDB(main) as stock:
        assert [document.doc_id for document in stock.table("entries")] == [1, 3, 4]


def test_records_whose_table_is_lost_stay_in_the_file(tmp_path: Path) -> None:
    main = _lose_all_copies(tmp_path)
    main.write_bytes(main.read_bytes().replace(b'"people":{', b'"peo\x00le":{'))
    with open_keeper(tmp_path) as keeper:
        assert ids(keeper, "people") == []
        assert any("(3 records)" in problem for problem in keeper.problems)
    assert b"person-one" in main.read_bytes()


@pytest.mark.parametrize("data", [b"nothing of ours", b"[]", b'{"a": 1}', b"\x89PNG", b"[" * 100_000])
def test_foreign_content_without_any_copy_is_refused_untouched(tmp_path: Path, data: bytes) -> None:
    main = _lose_all_copies(tmp_path)
    main.write_bytes(data)
    for read_only in (False, True):
        with pytest.raises(Unreadable, match=r"no copy to read instead.*has not been touched") as refused:
            open_keeper(tmp_path, read_only=read_only)
        assert str(main) in str(refused.value)
    assert main.read_bytes() == data
    assert not files_in(tmp_path).kept.exists()


@pytest.mark.parametrize("data", [b"", bytes(4096), b"\n"])
def test_an_empty_file_without_any_copy_begins_anew_and_says_so(tmp_path: Path, data: bytes) -> None:
    main = _lose_all_copies(tmp_path)
    main.write_bytes(data)
    with open_keeper(tmp_path) as keeper:
        assert "no copy to read instead" in str(keeper.recovery)
        write(keeper, "one")
    with open_keeper(tmp_path) as keeper:
        assert ids(keeper) == ["one"]


def test_a_file_of_stock_tinydb_is_taken_over_and_kept(tmp_path: Path) -> None:
    files = files_in(tmp_path)
    files.main.parent.mkdir()
    with TinyDB(files.main) as stock:
        stock.table("entries").insert({"id": "old", "at": "2020-01-01T00:00:00Z", "text": "from before"})
        stock.table("dreams").insert({"a": [1, 2]})
    before = files.main.read_bytes()
    with open_keeper(tmp_path) as keeper:
        assert ids(keeper) == ["old"]
        assert keeper.recovery is None
        write(keeper, "new")
        assert ids(keeper) == ["old", "new"]
        assert [(one.found, one.records) for one in keeper.met] == [("before", 2)]
        assert "ladder goes on with its contents: 2 records." in str(keeper.met[0])
    assert [path.read_bytes() for path in files.kept.iterdir()] == [before]
    with TinyDB(files.main) as stock:
        assert stock.table("dreams").all() == [{"a": [1, 2]}]


@pytest.mark.parametrize("how", ["replaced", "in place", "emptied", "stock"])
def test_a_file_changed_while_open_is_kept_aside_and_said(tmp_path: Path, how: str) -> None:
    files = files_in(tmp_path)
    with open_keeper(tmp_path) as keeper:
        write(keeper, "one", "two")
        if how == "replaced":
            (tmp_path / "other").write_bytes(b"from a sync tool")
            (tmp_path / "other").replace(files.main)
        elif how == "in place":
            with files.main.open("r+b") as file:
                file.seek(200)
                file.write(b"#")
        elif how == "emptied":
            files.main.write_bytes(b"")
        else:
            with TinyDB(files.main) as stock:
                stock.table("entries").truncate()
        theirs = files.main.read_bytes()
        assert not keeper.refresh(now=NOW)  # who writes takes nothing over
        assert ids(keeper) == ["one", "two"]
        write(keeper, "three")
        assert [path.read_bytes() for path in files.kept.iterdir()] == [theirs]
        assert len(keeper.problems) == 1
        (kept,) = files.kept.iterdir()
        assert f"is kept as {kept}." in keeper.problems[0]
        assert ("ladder data merge" in keeper.problems[0]) is (how == "in place"), "what ladder wrote can be joined"
        assert [(one.found, one.records, one.complete, one.kept) for one in keeper.met] == [("changed", 2, True, kept)]
        write(keeper, "four")
        assert len(keeper.problems) == 1
        tables = keeper.tables
    with open_keeper(tmp_path) as keeper:
        assert (keeper.tables, keeper.recovery) == (tables, None)
    files.main.write_bytes(b"")
    with open_keeper(tmp_path) as keeper:
        assert keeper.tables == tables


def test_a_file_taken_away_while_open_is_written_again_and_said(tmp_path: Path) -> None:
    files = files_in(tmp_path)
    with open_keeper(tmp_path) as keeper:
        write(keeper, "one", "two")
        files.main.unlink()
        write(keeper, "three")
        assert "was gone while ladder was open" in keeper.problems[0]
    files.main.unlink()
    with open_keeper(tmp_path) as keeper:
        assert ids(keeper) == ["one", "two", "three"]


def test_the_same_bytes_put_back_are_no_change(tmp_path: Path) -> None:
    files = files_in(tmp_path)
    with open_keeper(tmp_path) as keeper:
        write(keeper, "one", "two")
        files.main.write_bytes(files.main.read_bytes())
        write(keeper, "three")
        assert keeper.problems == ()
    assert not files.kept.exists()
