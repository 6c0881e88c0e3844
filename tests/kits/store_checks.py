"""The promises of the store as short checks, so that deliberately broken stores can be held against all of them.

Each takes an empty folder and a monkeypatch for its own use, and raises when a promise is broken.
"""

import os
import shutil
import stat
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from tinydb import TinyDB

from ladder_tui.store.copies.backups import list_backups
from ladder_tui.store.file import image
from ladder_tui.store.file.files import Files
from ladder_tui.store.keeper import NewerData, NotSaved
from ladder_tui.store.whole.restore import restore
from tests.kits.model_disk import ModelDisk, State, forget_the_disk, lay_out
from tests.kits.store_kit import (
    NOW,
    drop,
    entry,
    files_in,
    filled,
    ids,
    largest_file,
    open_keeper,
    paths_in,
    person,
    put,
    write,
)  # fmt: skip

Contents = tuple[tuple[str, ...], tuple[str, ...]]
Check = Callable[[Path, pytest.MonkeyPatch], None]


def cut_everywhere(folder: Path, patch: pytest.MonkeyPatch, days: int) -> int:
    """Live some days on a disk that may fail at any moment; the number of states tried. Raises AssertionError."""
    root, copy = folder / "live", folder / "cut"
    disk = ModelDisk(paths_in(root).data)
    allowed: list[Contents] = [((), ())]
    states: dict[State, set[Contents]] = {}

    def after() -> None:
        for state in disk.states():
            states[state] = states.get(state, set(allowed)) & set(allowed)  # it has to be right at every moment

    disk.after = after
    with patch.context() as during:
        disk.note(during)
        keeper = open_keeper(root)
        for day in range(days):
            for hour in range(2):
                name = f"{day}-{hour}"
                before = allowed[-1]
                allowed = [before, ((*before[0], name), (*before[1], name))]
                now = NOW + timedelta(days=day, hours=hour)
                keeper.commit([put("entries", entry(name)), put("people", person(name))], now=now)
                allowed = allowed[1:]
                after()
        keeper.close()
        first = list_backups(Files.of(paths_in(root).data_file))[-1]
        allowed = [allowed[-1], (allowed[-1][0][: first.save], allowed[-1][1][: first.save])]
        restore(paths_in(root), first.name, now=NOW + timedelta(days=days))
        allowed = allowed[1:]
        after()
    forget_the_disk(patch)
    for state, contents in states.items():
        shutil.rmtree(copy, ignore_errors=True)
        lay_out(state, root, copy)
        for read_only in (True, False):
            with open_keeper(copy, read_only=read_only) as again:
                assert (tuple(ids(again)), tuple(ids(again, "people"))) in contents
    return len(states)


def power_cut(folder: Path, patch: pytest.MonkeyPatch) -> None:
    """What was acknowledged outlives any power cut."""
    cut_everywhere(folder, patch, days=1)


def kept_after_each_save(folder: Path, patch: pytest.MonkeyPatch) -> None:
    """A save that returned is in the file at once, every one of many."""
    with open_keeper(folder) as keeper:
        for number in range(60):
            write(keeper, str(number))
            with open_keeper(folder, read_only=True) as reader:
                assert ids(reader) == [str(n) for n in range(number + 1)]


def full_disk(folder: Path, patch: pytest.MonkeyPatch) -> None:
    """A failed save is said, changes nothing and leaves nothing behind."""
    with open_keeper(folder) as keeper:
        write(keeper, "one", "two")
        for limit in (0, 500):
            with largest_file(limit), pytest.raises(NotSaved):
                keeper.commit([put("entries", entry("three", "x" * 900)), drop("entries", "one")], now=NOW)
            assert ids(keeper) == ["one", "two"]
        assert not list(paths_in(folder).data.rglob("*.tmp"))
    with open_keeper(folder) as keeper:
        assert (ids(keeper), keeper.recovery) == (["one", "two"], None)


def damage(folder: Path, patch: pytest.MonkeyPatch) -> None:
    """Complete contents come back and what was found is kept, without any dated backup."""
    damages: tuple[Callable[[bytes], bytes], ...] = (
        lambda data: data[:300],
        lambda data: data.replace(b"line one", b"line 1ne"),
    )
    for number, change in enumerate(damages):
        place = folder / str(number)
        tables = filled(place)
        files = files_in(place)
        for backup in list_backups(files):
            backup.path.unlink()
        found = change(files.main.read_bytes())
        files.main.write_bytes(found)
        with open_keeper(place) as keeper:
            assert keeper.tables == tables
            assert keeper.recovery is not None
        assert [path.read_bytes() for path in files.kept.iterdir()] == [found]


def second_instance(folder: Path, patch: pytest.MonkeyPatch) -> None:
    """Only one instance writes."""
    with open_keeper(folder) as first, open_keeper(folder) as second:
        assert second.read_only
        with pytest.raises(NotSaved):
            write(second, "theirs")
        write(first, "mine")


def lock_taken_away(folder: Path, patch: pytest.MonkeyPatch) -> None:
    """Whoever takes away the file of the lock lets a second writer in; then the first saves no more over its saves."""
    with open_keeper(folder) as first:
        write(first, "mine")
        files_in(folder).lock.unlink()
        with open_keeper(folder) as second:
            write(second, "theirs")
            with pytest.raises(NotSaved):
                write(first, "lost")
            assert first.refresh(now=NOW)
            assert ids(first) == ["mine", "theirs"]
        assert first.refresh(now=NOW)
        write(first, "mine again")
    with open_keeper(folder) as keeper:
        assert ids(keeper) == ["mine", "theirs", "mine again"]
        assert not files_in(folder).kept.exists()


def rights(folder: Path, patch: pytest.MonkeyPatch) -> None:
    """Nobody else has any right, whatever the umask."""
    before = os.umask(0)
    try:
        with open_keeper(folder) as keeper:
            write(keeper, "one", "two")
            found = [paths_in(folder).data, *paths_in(folder).data.rglob("*")]
            assert not any(stat.S_IMODE(path.stat().st_mode) & 0o077 for path in found)
    finally:
        os.umask(before)


def link(folder: Path, patch: pytest.MonkeyPatch) -> None:
    """A linked file is written at its target."""
    data = paths_in(folder).data
    data.mkdir()
    (data / "ladder.json").symlink_to(folder / "target.json")
    with open_keeper(folder) as keeper:
        write(keeper, "one")
    assert (data / "ladder.json").is_symlink()
    assert (folder / "target.json").is_file()


def one_folder(folder: Path, patch: pytest.MonkeyPatch) -> None:
    """Nothing is written outside the data folder, not even for a moment."""
    real, places = os.open, []

    def opened(path: Any, flags: int, *rest: Any, **named: Any) -> int:
        if flags & os.O_CREAT:
            places.append(Path(str(path)))
        return real(path, flags, *rest, **named)

    with open_keeper(folder) as keeper, patch.context() as during:
        during.setattr(os, "open", opened)
        write(keeper, "one", "two")
    assert places
    assert all(paths_in(folder).data in place.parents for place in places)


def newer(folder: Path, patch: pytest.MonkeyPatch) -> None:
    """Newer data are refused untouched."""
    filled(folder)
    main = files_in(folder).main
    data = b"".join(image.seal(b'{"format":"ladder","schema":9,"save":9}', []))
    main.write_bytes(data)
    with pytest.raises(NewerData):
        open_keeper(folder)
    assert main.read_bytes() == data


def foreign_hands(folder: Path, patch: pytest.MonkeyPatch) -> None:
    """A file changed by something else while open is kept aside and said."""
    with open_keeper(folder) as keeper:
        write(keeper, "one")
        files_in(folder).main.write_bytes(b"theirs")
        write(keeper, "two")
        assert [path.read_bytes() for path in files_in(folder).kept.iterdir()] == [b"theirs"]
        assert len(keeper.problems) == 1
        older = files_in(folder).previous.read_bytes()
        write(keeper, "three")
        files_in(folder).main.write_bytes(older)  # whole, and not the last one: a sync tool's idea of what is right
        keeper.refresh(now=NOW)
        write(keeper, "four")
        assert ids(keeper) == ["one", "two", "three", "four"]


def numbers_once(folder: Path, patch: pytest.MonkeyPatch) -> None:
    """A number in the file is never given twice."""
    with open_keeper(folder) as keeper:
        write(keeper, "one")
        keeper.commit([drop("entries", "one")], now=NOW)
        write(keeper, "two")
    with TinyDB(files_in(folder).main) as stock:
        assert [document.doc_id for document in stock.table("entries")] == [2]


def daily_backup(folder: Path, patch: pytest.MonkeyPatch) -> None:
    """There is a backup of before the first change of a day."""
    filled(folder)
    assert [backup.save for backup in list_backups(files_in(folder))] == [1]
