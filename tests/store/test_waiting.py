"""The folder of what waits: files whole or not there at all, in order, private; what stands in the way is said."""

import os
from pathlib import Path
from typing import Any

import pytest

from ladder_tui.store import waiting
from ladder_tui.store.file import cipher, disk
from ladder_tui.store.file.envelope import Envelope
from ladder_tui.store.file.errors import NotSaved
from ladder_tui.store.file.files import Files
from ladder_tui.store.waiting import NotRead, Waiting, id_of
from tests.kits.locked_kit import CHEAP, PASSPHRASE, say
from tests.kits.store_kit import NOW, files_in, filled, ids, open_keeper, write

ONE, TWO, THREE = ("1" * 32, "2" * 32, "3" * 32)


@pytest.fixture
def files(tmp_path: Path) -> Files:
    filled(tmp_path)
    return files_in(tmp_path)


@pytest.fixture
def folder(files: Files) -> Waiting:
    return Waiting(files)


def test_files_lie_in_the_order_in_which_they_came_and_are_private(folder: Waiting, files: Files) -> None:
    assert folder.paths() == []
    for id in (THREE, ONE, TWO):
        path = folder.put(id, id.encode())
        assert (id_of(path), path.stat().st_mode & 0o777) == (id, 0o600)
    assert [id_of(path) for path in folder.paths()] == [THREE, ONE, TWO]
    assert [int(id_of(path, 1)) for path in folder.paths()] == [1, 2, 3]
    assert files.waiting.stat().st_mode & 0o777 == 0o700
    folder.remove(folder.paths()[0])
    assert [int(id_of(path, 1)) for path in folder.paths()] == [2, 3]
    folder.force()
    assert [folder.read(path) for path in folder.paths()] == [ONE.encode(), TWO.encode()]


def test_half_written_and_hidden_files_are_none(folder: Waiting, files: Files) -> None:
    folder.put(ONE, b"x")
    (files.waiting / f"0000000002-{TWO}.json.tmp").touch()
    (files.waiting / ".stfolder").mkdir()
    assert [id_of(path) for path in folder.paths()] == [ONE]


def test_what_cannot_be_read_says_why(folder: Waiting, files: Files, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = folder.put(ONE, b"a request")
    other = files.waiting / "notes.txt"
    pipe = files.waiting / f"0000000002-{TWO}.json"
    os.mkfifo(pipe)
    monkeypatch.setattr(waiting, "MOST_BYTES", 5)
    said = {whole: "it is too large", other: "it is not a file of ladder's", pipe: "a pipe stands in its place"}
    for path, why in said.items():
        with pytest.raises(NotRead, match=why):
            folder.read(path)


def test_what_is_sealed_opens_with_its_own_key_alone(files: Files, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cipher, "COST", CHEAP)
    files.envelope.lock_with(cipher.new_key(PASSPHRASE))
    path = Waiting(files).put(ONE, b"quiet evening")
    data = Waiting(files).read(path)
    assert b"quiet" not in data
    assert Waiting(Files(files.at, Envelope(say(PASSPHRASE)))).open(data, path) == b"quiet evening"
    with pytest.raises(NotRead, match="it is locked with another passphrase"):
        Waiting(Files(files.at, Envelope(say("other words")))).open(data, path)
    with pytest.raises(NotRead, match="sum"):
        Waiting(files).open(data[:-9] + b"x" + data[-8:], path)


def test_a_file_that_is_swept_while_it_is_written_is_written_again(
    folder: Waiting, files: Files, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = disk.write_whole
    tries: list[Path] = []

    def write_whole(path: Path, data: Any) -> None:
        tries.append(path)
        if len(tries) == 1:
            raise FileNotFoundError
        real(path, data)

    monkeypatch.setattr(disk, "write_whole", write_whole)
    folder.put(ONE, b"x")
    assert [id_of(path) for path in folder.paths()] == [ONE]


def test_a_folder_that_goes_again_and_again_is_given_up(folder: Waiting, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(path: Path, data: Any) -> None:
        raise FileNotFoundError

    monkeypatch.setattr(disk, "write_whole", gone)
    with pytest.raises(NotSaved, match="taken away again and again"):
        folder.put(ONE, b"x")


def test_another_command_makes_the_folder_first(folder: Waiting, files: Files, monkeypatch: pytest.MonkeyPatch) -> None:
    real = disk.make_folder

    def make_folder(place: Path) -> None:
        real(place)
        real(place)

    monkeypatch.setattr(disk, "make_folder", make_folder)
    folder.put(ONE, b"x")
    assert len(folder.paths()) == 1


def test_a_folder_that_cannot_be_made_is_said(folder: Waiting, files: Files) -> None:
    files.waiting.write_text("a file in its place")
    with pytest.raises(NotSaved, match="a file stands where the folder was"):
        folder.put(ONE, b"x")
    folder.force()


def test_what_is_kept_aside_is_moved(folder: Waiting, files: Files) -> None:
    path = folder.put(ONE, b"a request")
    place = folder.keep(path, NOW)
    assert (place.read_bytes(), place.parent) == (b"a request", files.kept)
    assert "-waiting" in place.name
    assert folder.paths() == []
    assert place in files.dated()


def test_who_lets_go_reads_and_writes_again_once_nobody_else_does(tmp_path: Path) -> None:
    filled(tmp_path)
    with open_keeper(tmp_path) as keeper:
        assert not keeper.waits
        keeper.waiting.put(ONE, b"x")
        assert keeper.waits
        keeper.let_go()
        assert keeper.read_only
        with open_keeper(tmp_path) as other:
            write(other, "four")
            assert keeper.refresh(now=NOW)
            assert keeper.read_only
            assert "four" in ids(keeper)
        assert keeper.refresh(now=NOW)
        write(keeper, "five")
        keeper.let_go()
        assert keeper.refresh(now=NOW)
        assert not keeper.refresh(now=NOW)
        assert not keeper.read_only
