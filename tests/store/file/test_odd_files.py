"""Pipes, sockets, devices and folders in the place of the store's files: never waited for, and said in a sentence."""

import os
import socket
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

import pytest

from ladder_tui.cli.main import main
from ladder_tui.store.copies.backups import list_backups, verify
from ladder_tui.store.file import disk
from ladder_tui.store.file.errors import NotSaved, StoreError
from ladder_tui.store.file.files import Files
from ladder_tui.store.file.sealed import is_locked
from ladder_tui.store.lock import holder_sentence
from ladder_tui.store.whole.erase import erase
from ladder_tui.store.whole.exchange import read_export
from ladder_tui.store.whole.restore import adopt, back_up, restore
from tests.kits.store_kit import NOW, files_in, filled, ids, open_keeper, paths_in, write

#: Waiting for a pipe would be for ever; nothing here takes a second.
pytestmark = pytest.mark.timeout(20)


def a_pipe(path: Path) -> None:
    os.mkfifo(path)


def a_socket(path: Path) -> None:
    here = Path.cwd()
    os.chdir(path.parent)  # a socket's path may be no longer than some hundred characters
    try:
        with socket.socket(socket.AF_UNIX) as made:
            made.bind(path.name)
    finally:
        os.chdir(here)


def a_device(path: Path) -> None:
    path.symlink_to("/dev/zero")


def a_folder(path: Path) -> None:
    path.mkdir()
    (path / "something").write_text("of somebody's")


Odd = Callable[[Path], None]
ODD: tuple[Odd, ...] = (a_pipe, a_socket, a_device, a_folder)
BESIDE = ("previous", "change", "holder", "backup", "kept", "half")


def put_in_place(folder: Path, which: str, odd: Odd) -> Path:
    """Let something odd stand in the place of one of the files of a store."""
    files = files_in(folder)
    place = {
        "main": files.main,
        "previous": files.previous,
        "change": files.change,
        "holder": files.holder,
        "lock": files.lock,
        "backup": files.backups / "2026-03-09-save-000009-daily.json",
        "kept": files.kept / "20260304T093000Z-damaged.json",
        "half": files.main.with_name(f"{files.main.name}.tmp"),
    }[which]
    place.parent.mkdir(exist_ok=True)
    with suppress(FileNotFoundError):
        place.unlink()
    odd(place)
    return place


@pytest.mark.parametrize("odd", [a_pipe, a_socket, a_folder])
def test_the_data_file_is_refused_with_a_sentence(tmp_path: Path, odd: Odd) -> None:
    filled(tmp_path)
    place = put_in_place(tmp_path, "main", odd)
    assert not is_locked(files_in(tmp_path).main)
    for read_only in (True, False):
        with pytest.raises(StoreError, match=r"cannot be read: a .* stands in its place. Set that right"):
            open_keeper(tmp_path, read_only=read_only)
    with pytest.raises(StoreError):
        back_up(paths_in(tmp_path), now=NOW)
    assert os.path.lexists(place)
    assert erase(paths_in(tmp_path), now=NOW).others == (place,)


@pytest.mark.parametrize("odd", ODD)
@pytest.mark.parametrize("which", BESIDE)
def test_what_stands_beside_it_stops_nothing_but_itself(tmp_path: Path, which: str, odd: Odd) -> None:
    tables = filled(tmp_path)
    place = put_in_place(tmp_path, which, odd)
    assert holder_sentence(files_in(tmp_path), NOW).startswith("Held by")
    assert len(verify(files_in(tmp_path))) == len(list_backups(files_in(tmp_path)))
    later = NOW + timedelta(days=1)
    with open_keeper(tmp_path, later) as keeper:
        assert keeper.tables == tables
        if odd is a_folder and which in ("previous", "change", "half"):
            name = place.name.removesuffix(".tmp") if which != "half" else place.name
            with pytest.raises(NotSaved, match=rf"a folder stands in the place of {name}. Move it away and try again"):
                write(keeper, "four", now=later)
            return
        write(keeper, "four", now=later)
    assert restore(paths_in(tmp_path), None, now=later).source.is_file()
    with open_keeper(tmp_path, read_only=True) as keeper:
        assert keeper.tables == tables


@pytest.mark.parametrize("odd", ODD)
@pytest.mark.parametrize("which", ["previous", "change", "backup"])
def test_what_stands_in_for_a_damaged_file_is_passed_over(tmp_path: Path, which: str, odd: Odd) -> None:
    tables = filled(tmp_path)
    if which == "previous":
        write(keeper := open_keeper(tmp_path, NOW + timedelta(days=1)), "four", now=NOW + timedelta(days=1))
        keeper.close()  # now a backup holds what the second copy held
    put_in_place(tmp_path, which, odd)
    files_in(tmp_path).main.write_bytes(b"damaged")
    with open_keeper(tmp_path) as keeper:
        assert keeper.recovery is not None
        assert set(ids(keeper)) >= set(list(tables["entries"])[:2])


@pytest.mark.parametrize("odd", [a_pipe, a_socket, a_folder])
def test_in_the_place_of_the_lock_reading_goes_on(tmp_path: Path, odd: Odd) -> None:
    filled(tmp_path)
    put_in_place(tmp_path, "lock", odd)
    with open_keeper(tmp_path) as keeper:
        assert ids(keeper) == ["one", "two", "three"]
        assert "Nothing can be kept" in keeper.problems[0]
        assert "stands in the place of ladder.json.lock. Move it away and try again." in keeper.problems[0]
        with pytest.raises(StoreError, match=r"Not kept: a .* stands in the place of ladder.json.lock"):
            write(keeper, "four")


def test_while_the_file_is_open(tmp_path: Path) -> None:
    filled(tmp_path)
    with open_keeper(tmp_path) as keeper:
        place = put_in_place(tmp_path, "main", a_pipe)
        with pytest.raises(StoreError, match=r"Not kept: a pipe stands in the place of ladder.json\. Move it away"):
            write(keeper, "four")
        place.unlink()
        write(keeper, "four")
        assert ids(keeper) == ["one", "two", "three", "four"]


@pytest.mark.parametrize("odd", ODD)
def test_files_the_user_names(tmp_path: Path, odd: Odd) -> None:
    filled(tmp_path)
    odd(tmp_path / "named")
    with pytest.raises(StoreError, match=r"a .* stands in its place"):
        read_export(tmp_path / "named")
    with pytest.raises(StoreError, match=r"a .* stands in its place"):
        adopt(paths_in(tmp_path), tmp_path / "named", now=NOW)
    with pytest.raises(StoreError, match=r"a .* stands in its place"):
        restore(paths_in(tmp_path), tmp_path / "named", now=NOW)


@pytest.mark.parametrize("words", [["doctor"], ["today"], ["data", "where"], ["data", "export", "-"], ["help-now"]])
def test_the_shell_answers(tmp_path: Path, words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    filled(tmp_path)
    for which in ("main", "previous", "change", "holder"):
        put_in_place(tmp_path, which, a_pipe)
    main(["--data-dir", str(paths_in(tmp_path).data), *words])
    said = capsys.readouterr()
    assert "fault of its own" not in said.err
    if words[0] not in ("data", "help-now"):
        assert "a pipe stands in its place" in said.out + said.err


def test_every_kind_has_a_name(tmp_path: Path) -> None:
    with pytest.raises(disk.NotAFile) as refused:
        disk.beginning(Path("/dev/null"), 1)
    assert refused.value.kind == "a device"
    assert Files(str(tmp_path / "nothing")).dated() == []
