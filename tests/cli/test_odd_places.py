"""A full disk to print on, no home folder, a home that may only be read: one sentence each, exit 1, and no report."""

import io
import os
import pwd
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from ladder_tui.cli import doctor
from ladder_tui.cli.main import main
from ladder_tui.store.file.errors import NoFolder
from ladder_tui.store.file.paths import find_paths
from tests.kits.shipped_packs import remembered
from tests.kits.store_kit import filled, paths_in

FULL = "ladder: What was to be printed could not be written: the disk is full. Make some room and try again.\n"
COMMANDS: tuple[list[str], ...] = (
    ["today"], ["topic", "choir"], ["report"], ["card"], ["doctor"], ["help-now"], ["packs", "list"], ["keys"],
    ["backup", "list"], ["data", "where"], ["data", "export", "-"], ["--demo", "today"], ["--help"], [],
)  # fmt: skip


def lived_in(folder: Path) -> None:
    """A store that was opened before."""
    filled(folder)
    remembered(paths_in(folder).data)


def ladder(folder: Path, words: list[str], *, full: tuple[str, ...]) -> subprocess.CompletedProcess[str]:
    """Run with some of its streams on a device that is full."""
    environ = {"HOME": str(folder), "LADDER_DATA_DIR": str(paths_in(folder).data), "PATH": "/usr/bin:/bin"}
    with open("/dev/full", "w") as device:
        streams: dict[str, Any] = {name: device if name in full else subprocess.PIPE for name in ("stdout", "stderr")}
        return subprocess.run(
            [sys.executable, "-m", "ladder_tui", *words], stdin=subprocess.DEVNULL, text=True, env=environ, check=False,
            **streams,
        )  # fmt: skip


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no device that is full")
@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_a_full_disk_to_print_on(tmp_path: Path, words: list[str]) -> None:
    lived_in(tmp_path)
    run = ladder(tmp_path, words, full=("stdout",))
    assert (run.returncode, run.stderr) == (1, FULL)
    assert not list(tmp_path.rglob("crash-*"))


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no device that is full")
@pytest.mark.parametrize("words", [["today"], ["data", "adopt", "nothing"], ["--nonsense"]], ids=" ".join)
def test_nowhere_to_print_at_all(tmp_path: Path, words: list[str]) -> None:
    lived_in(tmp_path)
    run = ladder(tmp_path, words, full=("stdout", "stderr"))
    assert run.returncode == (2 if words == ["--nonsense"] else 1)
    assert not list(tmp_path.rglob("crash-*"))


@pytest.mark.parametrize(("closed", "code"), [(">&-", 0), ("2>&-", 0), (">&- 2>&-", 0)])
def test_streams_closed_by_the_shell(tmp_path: Path, closed: str, code: int) -> None:
    lived_in(tmp_path)
    environ = {"HOME": str(tmp_path), "LADDER_DATA_DIR": str(paths_in(tmp_path).data), "PATH": "/usr/bin:/bin"}
    shell = f"exec {shlex.quote(sys.executable)} -m ladder_tui today {closed}"
    assert subprocess.run(["/bin/sh", "-c", shell], env=environ, check=False, capture_output=True).returncode == code
    assert not list(tmp_path.rglob("crash-*"))


@pytest.fixture
def nobody(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No HOME, and no line for this user in the system's list."""

    def unknown(uid: int) -> Any:
        raise KeyError(uid)

    monkeypatch.setattr(pwd, "getpwuid", unknown)
    for name in [name for name in os.environ if name.startswith("XDG_") or name in ("HOME", "LADDER_DATA_DIR")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("TZ", "UTC")
    monkeypatch.chdir(tmp_path)


NO_HOME = "ladder: There is no home folder to keep anything in. Set HOME to one, or choose a folder with --data-dir or "


@pytest.mark.usefixtures("nobody")
@pytest.mark.parametrize("words", [words for words in COMMANDS if words[:1] not in (["--demo"], ["--help"], ["keys"])])
def test_no_home_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str], words: list[str]) -> None:
    code = main(words)
    said = capsys.readouterr()
    if words == ["help-now"]:
        assert code == 0
        assert "findahelpline.com" in said.out  # from the shipped packs
    else:
        assert (code, said.err.startswith(NO_HOME), said.err.count("\n")) == (1, True, 1)
    assert list(tmp_path.iterdir()) == []
    assert main(["--data-dir", str(tmp_path / "mine"), "today"]) == 0


@pytest.mark.usefixtures("nobody")
@pytest.mark.parametrize("home", ["", "here"])
def test_a_home_that_is_no_whole_path_is_none(monkeypatch: pytest.MonkeyPatch, home: str) -> None:
    monkeypatch.setenv("HOME", home)
    with pytest.raises(NoFolder, match="no home folder"):
        find_paths(None, os.environ)


def test_a_fault_in_the_demo_leaves_no_report(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*_: object, **__: object) -> int:
        raise KeyError("private")

    monkeypatch.setattr("ladder_tui.cli.today.show", broken)
    monkeypatch.setattr("ladder_tui.cli.today.run", broken)
    for words, reports in ((["--demo", "today"], 0), (["today"], 1)):
        assert main(["--data-dir", str(tmp_path), *words]) == 1
        assert "fault of its own" in capsys.readouterr().err
        assert len(list(tmp_path.rglob("crash-*"))) == reports


def test_doctor_says_what_cannot_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "may_write", lambda folder: folder != tmp_path)
    out = io.StringIO()
    assert main(["--data-dir", str(tmp_path / "home" / "data"), "doctor"], out) == 1
    words = " ".join(out.getvalue().split())
    assert f"The folder {tmp_path}/home/data cannot be made: {tmp_path} may not be written." in words
    (tmp_path / "file").write_text("x")
    out = io.StringIO()
    assert main(["--data-dir", str(tmp_path / "file" / "data"), "doctor"], out) == 1
    assert f"cannot be made: {tmp_path}/file is a file. Move it away." in " ".join(out.getvalue().split())
    filled(tmp_path)
    monkeypatch.setattr(doctor, "may_write", lambda folder: folder != paths_in(tmp_path).data)
    out = io.StringIO()
    assert main(["--data-dir", str(paths_in(tmp_path).data), "doctor"], out) == 1
    assert f"The folder {paths_in(tmp_path).data} cannot be written." in " ".join(out.getvalue().split())
