"""Dated backups, their thinning by save number, and putting one back."""

import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ladder_tui.store.copies import recovery
from ladder_tui.store.copies.backups import list_backups, open_backup, verify
from ladder_tui.store.file import image
from ladder_tui.store.file.errors import NewerData, StoreError
from ladder_tui.store.file.files import BACKUP_NAME, backup_named
from ladder_tui.store.keeper import NotSaved, ReadOnly, Unreadable
from ladder_tui.store.whole.restore import back_up, restore
from tests.kits.store_kit import NOW, drop, files_in, filled, ids, largest_file, open_keeper, paths_in, put, write
from tests.kits.store_kit import entry as written


def test_one_backup_before_the_first_change_of_a_day(tmp_path: Path) -> None:
    with open_keeper(tmp_path) as keeper:
        for day in range(3):
            for hour in range(2):
                write(keeper, f"{day}-{hour}", now=NOW + timedelta(days=day, hours=hour))
    with open_keeper(tmp_path) as keeper:
        write(keeper, "again", now=NOW + timedelta(days=2, hours=5))
    found = list_backups(files_in(tmp_path))
    assert [(b.day, b.save, b.reason) for b in found] == [
        (date(2026, 3, 6), 4, "daily"),
        (date(2026, 3, 5), 2, "daily"),
        (date(2026, 3, 4), 1, "daily"),
    ]
    assert list(open_backup(found[0].path).rows("entries")) == ["1", "2", "3", "4"]
    assert [found[0].name, found[0].size] == ["2026-03-06-save-000004-daily.json", found[0].path.stat().st_size]
    assert verify(files_in(tmp_path)) == [(backup, "") for backup in found]


def test_the_last_fourteen_days_with_changes_are_kept(tmp_path: Path) -> None:
    with open_keeper(tmp_path) as keeper:
        for day in range(0, 60, 2):
            write(keeper, f"{day}", now=NOW + timedelta(days=day))
    found = list_backups(files_in(tmp_path))
    assert [backup.day for backup in found] == [(NOW + timedelta(days=day)).date() for day in range(58, 30, -2)]


@pytest.mark.parametrize("jumps", [[3650], [-3650], [3650, -3650, 0, 40, -40], [0, 1, 0, 1, 0, 1]])
def test_a_clock_that_jumps_takes_two_backups_at_most_a_save(tmp_path: Path, jumps: list[int]) -> None:
    with open_keeper(tmp_path) as keeper:
        for day in range(20):
            write(keeper, f"{day}", now=NOW + timedelta(days=day))
        for number, jump in enumerate(jumps):
            before = list_backups(files_in(tmp_path))
            write(keeper, f"jump {number}", now=NOW + timedelta(days=20 + jump))
            after = list_backups(files_in(tmp_path))
            assert len(set(before) - set(after)) <= 2
            assert len(after) == 14
            assert {backup.save for backup in after} >= {backup.save for backup in before[:12]}
    assert all(not problem for _, problem in verify(files_in(tmp_path)))


def test_too_many_backups_are_thinned_slowly(tmp_path: Path) -> None:
    filled(tmp_path)
    files = files_in(tmp_path)
    one = list_backups(files)[0].path.read_bytes()
    for day in range(1, 31):
        (files.backups / f"2025-01-{day:02d}-save-000000-daily.json").write_bytes(one)
    (files.backups / "2025-13-41-save-000001-daily.json").write_bytes(one)  # a day that never was
    (files.backups / "notes.txt").write_bytes(b"mine")
    assert len(list_backups(files)) == 31
    with open_keeper(tmp_path) as keeper:
        write(keeper, "four", now=NOW + timedelta(days=1))
    assert len(list_backups(files)) == 30
    assert {"notes.txt", "2025-13-41-save-000001-daily.json"} < {path.name for path in files.backups.iterdir()}


def test_a_backup_is_put_back_and_what_was_there_is_backed_up_first(tmp_path: Path) -> None:
    filled(tmp_path)
    backup = back_up(paths_in(tmp_path), now=NOW)
    assert (backup.save, backup.reason) == (3, "manual")
    with open_keeper(tmp_path) as keeper:
        keeper.commit([drop("entries", "one"), put("entries", written("four"))], now=NOW)
        later = keeper.tables
    done = restore(paths_in(tmp_path), backup.name, now=NOW)
    assert (done.source, done.records) == (backup.path, 9)
    assert done.before is not None
    with open_keeper(tmp_path) as keeper:
        assert ids(keeper) == ["one", "two", "three"]
        assert keeper.save_number == 5
        write(keeper, "five")
        assert image.parse(keeper.path.read_bytes()).rows("entries").keys() == {"1", "2", "3", "5"}
    restore(paths_in(tmp_path), done.before.path, now=NOW)
    with open_keeper(tmp_path) as keeper:
        assert keeper.tables == later


def test_every_backup_restores(tmp_path: Path) -> None:
    with open_keeper(tmp_path) as keeper:
        for day in range(5):
            write(keeper, f"{day}", now=NOW + timedelta(days=day))
    for backup in list_backups(files_in(tmp_path)):
        restore(paths_in(tmp_path), backup.name, now=NOW)
        with open_keeper(tmp_path) as keeper:
            assert len(ids(keeper)) == backup.save


@pytest.mark.parametrize("damage", [b"", b"{}", b"foreign"])
def test_a_backup_that_is_damaged_changes_nothing(tmp_path: Path, damage: bytes) -> None:
    tables = filled(tmp_path)
    backup = back_up(paths_in(tmp_path), now=NOW)
    backup.path.write_bytes(damage)
    with pytest.raises(StoreError, match=r"cannot be used: .* Choose another one\."):
        restore(paths_in(tmp_path), backup.name, now=NOW)
    assert [bool(problem) for found, problem in verify(files_in(tmp_path)) if found.name == backup.name] == [True]
    with open_keeper(tmp_path) as keeper:
        assert keeper.tables == tables


def test_a_name_that_is_not_there_and_a_newer_backup_are_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    filled(tmp_path)
    with pytest.raises(StoreError, match=r"There is no backup never\.json\."):
        restore(paths_in(tmp_path), "never.json", now=NOW)
    monkeypatch.setattr(image, "SCHEMA", 0)
    with pytest.raises(NewerData, match="from a newer ladder"):
        open_backup(files_in(tmp_path).main)


def test_nothing_is_restored_while_another_instance_writes(tmp_path: Path) -> None:
    with open_keeper(tmp_path) as keeper:
        write(keeper, "one")
        backup = back_up(paths_in(tmp_path), now=NOW)  # a backup may be made all the same
        write(keeper, "two")
        with pytest.raises(ReadOnly, match="Held by process"):
            restore(paths_in(tmp_path), backup.name, now=NOW)
        write(keeper, "three")


def test_a_file_that_nothing_stands_in_for_makes_room_and_is_kept(tmp_path: Path) -> None:
    tables = filled(tmp_path)
    files = files_in(tmp_path)
    away = tmp_path / "away.json"
    away.write_bytes(files.main.read_bytes())
    for path in (files.previous, files.change, *files.backups.iterdir()):
        path.unlink()
    files.main.write_bytes(b"foreign")
    with pytest.raises(Unreadable):
        open_keeper(tmp_path)
    assert restore(paths_in(tmp_path), away, now=NOW).before is None
    with open_keeper(tmp_path) as keeper:
        assert keeper.tables == tables
    assert [path.read_bytes() for path in files.kept.iterdir()] == [b"foreign"]


def test_an_unreadable_file_is_not_moved_when_there_is_no_room_to_keep_it(tmp_path: Path) -> None:
    filled(tmp_path)
    files = files_in(tmp_path)
    away = tmp_path / "away.json"
    away.write_bytes(files.main.read_bytes())
    for path in (files.previous, files.change, *files.backups.iterdir()):
        path.unlink()
    files.main.write_bytes(b"foreign " * 100)
    with largest_file(100), pytest.raises(NotSaved):
        restore(paths_in(tmp_path), away, now=NOW)
    assert files.main.read_bytes() == b"foreign " * 100


def test_no_backup_of_nothing_and_none_on_a_full_disk(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="nothing to back up"):
        back_up(paths_in(tmp_path), now=NOW)
    filled(tmp_path)
    with largest_file(100), pytest.raises(StoreError, match="No backup could be made"):
        back_up(paths_in(tmp_path), now=NOW)


def test_without_a_name_the_newest_backup_that_can_be_read_is_put_back(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="There are no backups in"):
        restore(paths_in(tmp_path), None, now=NOW)
    with open_keeper(tmp_path) as keeper:
        for day in range(3):
            write(keeper, f"{day}", now=NOW + timedelta(days=day))
    newest, older = list_backups(files_in(tmp_path))
    newest.path.write_bytes(b"damaged")
    assert restore(paths_in(tmp_path), None, now=NOW).source == older.path
    with open_keeper(tmp_path) as keeper:
        assert ids(keeper) == ["0"]
    for backup in list_backups(files_in(tmp_path)):
        backup.path.write_bytes(b"damaged")
    with pytest.raises(StoreError, match="None of the backups can be read"):
        restore(paths_in(tmp_path), None, now=NOW)


@given(
    st.one_of(
        st.from_regex(re.compile(BACKUP_NAME, re.ASCII), fullmatch=True),
        st.lists(st.sampled_from(("2026-03-04", "-save-", "000007", "12", "-", "daily", "merge", ".json", "x"))).map(
            "".join
        ),
    )
)
def test_a_name_is_read_as_its_pattern_says(name: str) -> None:
    told = backup_named(name)
    assert (told is not None) == (re.fullmatch(BACKUP_NAME, name, re.ASCII) is not None)
    if told is not None:
        day, save, reason = told
        assert (name[:16], name.rpartition("-")[2]) == (f"{day}-save-", f"{reason}.json")
        assert int(name[16:].partition("-")[0]) == save


@pytest.mark.parametrize(
    ("begin", "save"),
    [
        (b'{"_meta":{"1":{"format":"ladder","save":12,"saved":"2026","past":[]}},', 12),
        (b'{"_meta":{"1":{"format":"ladder","save":1234', 1234),
        (b'{"_meta":{"1":{"save":"12"}},"people":{"1":{"save":3}}', 0),
        (b'{"_meta":{"1":{"format":"ladder"}},"people":{"1":{"save":3}}', 0),
        (b'{"people":{"1":{"save":3}}', 0),
        (b"", 0),
    ],
)
def test_the_number_in_a_head_is_read_without_the_rest(tmp_path: Path, begin: bytes, save: int) -> None:
    path = tmp_path / "some.json"
    path.write_bytes(begin)
    assert recovery.head_save(path) == save
