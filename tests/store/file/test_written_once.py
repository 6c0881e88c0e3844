"""A file handed over: whole under its name or not there at all, and never over another one."""

import errno
import os
import stat
from pathlib import Path
from typing import Any

import pytest

from ladder_tui.store.file import disk

PIECES = [b"one ", b"two\n"]


def refusing(code: int, *, meanwhile: bool = False) -> Any:
    """A stand-in for os.link that fails; `meanwhile` somebody else takes the name first."""

    def link(source: Path, target: Path, **_: Any) -> None:
        if meanwhile:
            Path(target).write_bytes(b"theirs")
        raise OSError(code, os.strerror(code), str(target))

    return link


def test_it_stands_there_whole_private_and_alone(tmp_path: Path) -> None:
    file = tmp_path / "report.txt"
    disk.write_once(file, PIECES)
    assert file.read_bytes() == b"one two\n"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert list(tmp_path.iterdir()) == [file]


@pytest.mark.parametrize("kind", ["file", "folder", "dangling link"])
def test_what_is_called_so_already_stays(tmp_path: Path, kind: str) -> None:
    there = tmp_path / "report.txt"
    if kind == "file":
        there.write_bytes(b"theirs")
    elif kind == "folder":
        there.mkdir()
    else:
        there.symlink_to(tmp_path / "nowhere")
    with pytest.raises(FileExistsError):
        disk.write_once(there, PIECES)
    assert list(tmp_path.iterdir()) == [there]
    assert kind != "file" or there.read_bytes() == b"theirs"
    assert kind != "dangling link" or there.is_symlink()


def test_a_file_system_without_second_names_is_written_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "link", refusing(errno.EPERM))
    file = tmp_path / "report.txt"
    disk.write_once(file, PIECES)
    assert file.read_bytes() == b"one two\n"
    assert list(tmp_path.iterdir()) == [file]


@pytest.mark.parametrize("code", [errno.EEXIST, errno.EPERM])
def test_who_takes_the_name_meanwhile_keeps_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int) -> None:
    monkeypatch.setattr(os, "link", refusing(code, meanwhile=True))
    file = tmp_path / "report.txt"
    with pytest.raises(OSError, match=os.strerror(code)):
        disk.write_once(file, PIECES)
    assert file.read_bytes() == b"theirs"
    assert list(tmp_path.iterdir()) == [file]
