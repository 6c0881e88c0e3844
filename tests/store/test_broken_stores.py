"""The tests are tested: each deliberately broken store is caught by one of the checks, and ours by none."""

import os
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from ladder_tui.store import datafile, keeper, loader, lock
from ladder_tui.store.copies import backups
from ladder_tui.store.file import change, disk, image
from ladder_tui.store.file.errors import NotSaved
from ladder_tui.store.file.files import Files
from ladder_tui.store.file.image import Image
from tests.kits.store_checks import (
    Check,
    daily_backup,
    damage,
    foreign_hands,
    full_disk,
    kept_after_each_save,
    link,
    lock_taken_away,
    newer,
    numbers_once,
    one_folder,
    power_cut,
    rights,
    second_instance,
)  # fmt: skip

pytestmark = pytest.mark.forced


Break = Callable[[pytest.MonkeyPatch], None]


def no_force_of_files(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(disk, "force", lambda handle: None)
    patch.setattr(disk, "force_folder", lambda folder: _force_folder_alone(folder))


def _force_folder_alone(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    os.fsync(handle)
    os.close(handle)


def no_force_of_folders(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(disk, "force_folder", lambda folder: None)


def written_in_place(patch: pytest.MonkeyPatch) -> None:
    def save(path: Path, place: Path) -> None:
        handle = os.open(place, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        os.write(handle, path.read_bytes())
        os.close(handle)
        os.unlink(path)

    patch.setattr(disk, "replace", save)


def no_lock(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(lock.WriterLock, "take", lambda self, now: True)
    patch.setattr(lock.WriterLock, "held", property(lambda self: True))


def lock_trusted_without_its_file(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(lock.WriterLock, "in_place", property(lambda self: self._handle is not None))


def written_on_without_reading(patch: pytest.MonkeyPatch) -> None:
    def refresh(self: Any, *, now: Any) -> bool:
        self.read_only = not self._lock.take(now)
        return True

    patch.setattr(datafile.DataFile, "refresh", refresh)


def saved_on_close_only(patch: pytest.MonkeyPatch) -> None:
    publish = datafile.DataFile._publish
    waiting: list[Any] = []

    def later(self: Any, new: Image, now: Any) -> None:
        waiting[:] = [new, now]
        self.image = new

    def close(self: Any) -> None:
        if waiting:
            publish(self, waiting[0], waiting[1])
        self._lock.release()

    patch.setattr(datafile.DataFile, "_publish", later)
    patch.setattr(datafile.DataFile, "close", close)


def no_sum(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(image, "_digest", lambda *pieces: b"0" * 32)


def memory_not_undone(patch: pytest.MonkeyPatch) -> None:
    commit = keeper.Keeper.commit

    def early(self: Any, changes: Any, *, now: Any) -> None:
        self.tables = {**self.tables, **self._prepare(changes)[1]}
        commit(self, changes, now=now)

    patch.setattr(keeper.Keeper, "commit", early)


def empty_when_damaged(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(loader, "_stand_in", lambda files, data, identity, found: loader.Loaded(Image(), identity, True))


def readable_by_all(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(disk, "FILE_MODE", 0o644)


def folder_open_to_all(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(disk, "FOLDER_MODE", 0o755)


def replaces_a_link(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Files, "of", staticmethod(lambda path: Files(str(path))))


def temporary_file_elsewhere(patch: pytest.MonkeyPatch) -> None:
    def beside(path: Path, data: Sequence[bytes]) -> Path:
        name = tempfile.mktemp()
        handle = os.open(name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        os.write(handle, b"".join(data))
        os.fsync(handle)
        os.close(handle)
        return Path(name)

    patch.setattr(disk, "write_beside", beside)


def no_second_copy(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(disk, "give_second_name", lambda path, second: None)


def no_change_file(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(change, "between", lambda old, new: [b""])


def errors_swallowed(patch: pytest.MonkeyPatch) -> None:
    save_all = datafile.DataFile.save_all

    def quietly(self: Any, tables: Any, *, now: Any) -> None:
        try:
            save_all(self, tables, now=now)
        except NotSaved:
            self.image = Image(self.image.meta, tables)

    patch.setattr(datafile.DataFile, "save_all", quietly)


def every_25th_save_dropped(patch: pytest.MonkeyPatch) -> None:
    publish, count = datafile.DataFile._publish, [0]

    def sometimes(self: Any, new: Image, now: Any) -> None:
        count[0] += 1
        if count[0] % 25:
            publish(self, new, now)
        else:
            self.image = new

    patch.setattr(datafile.DataFile, "_publish", sometimes)


def newer_data_opened(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(image, "refuse_newer", lambda meta: None)


def foreign_file_overwritten(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(datafile.DataFile, "_look_at_main", lambda self, now: [])


def a_file_put_there_is_taken_over(patch: pytest.MonkeyPatch) -> None:
    def refresh(self: Any, *, now: Any) -> bool:
        self._take(loader.load(self.files))
        return True

    patch.setattr(datafile.DataFile, "refresh", refresh)


def numbers_given_again(patch: pytest.MonkeyPatch) -> None:
    def next_number(self: Any, table: str) -> int:
        return max(map(int, self.image.rows(table)), default=0) + 1

    patch.setattr(datafile.DataFile, "next_number", next_number)


def no_backup(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(backups, "has_daily", lambda files, day: True)


def half_a_batch(patch: pytest.MonkeyPatch) -> None:
    commit = keeper.Keeper.commit

    def one_by_one(self: Any, changes: Any, *, now: Any) -> None:
        for one in changes:
            commit(self, [one], now=now)

    patch.setattr(keeper.Keeper, "commit", one_by_one)


def temporary_files_left(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(disk, "remove", lambda path: None)


#: Each broken store and the promise it breaks.
BROKEN: dict[Break, Check] = {
    no_force_of_files: power_cut,
    no_force_of_folders: power_cut,
    written_in_place: power_cut,
    half_a_batch: power_cut,
    no_lock: second_instance,
    lock_trusted_without_its_file: lock_taken_away,
    written_on_without_reading: lock_taken_away,
    saved_on_close_only: kept_after_each_save,
    every_25th_save_dropped: kept_after_each_save,
    no_sum: damage,
    empty_when_damaged: damage,
    no_second_copy: damage,
    no_change_file: damage,
    memory_not_undone: full_disk,
    errors_swallowed: full_disk,
    temporary_files_left: full_disk,
    readable_by_all: rights,
    folder_open_to_all: rights,
    replaces_a_link: link,
    temporary_file_elsewhere: one_folder,
    newer_data_opened: newer,
    foreign_file_overwritten: foreign_hands,
    a_file_put_there_is_taken_over: foreign_hands,
    numbers_given_again: numbers_once,
    no_backup: daily_backup,
}


@pytest.mark.parametrize(("break_it", "check"), BROKEN.items(), ids=[broken.__name__ for broken in BROKEN])
def test_a_broken_store_is_caught(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, break_it: Break, check: Check
) -> None:
    break_it(monkeypatch)
    with pytest.raises((Exception, pytest.fail.Exception)):
        check(tmp_path, monkeypatch)


#: Power cuts of our own store stand in test_power_cut.py, over more days.
OURS = dict.fromkeys(check for check in BROKEN.values() if check is not power_cut)


@pytest.mark.parametrize("check", OURS, ids=lambda check: str(check.__name__))
def test_our_own_store_keeps_every_promise(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, check: Check) -> None:
    check(tmp_path, monkeypatch)
