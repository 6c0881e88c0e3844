"""What is made on the way is for its owner only, under any umask, and no picture of the memory is left behind."""

import os
import resource
import stat
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from ladder_tui.cli.main import main
from ladder_tui.services.crash import write_report
from tests.kits.shipped_packs import remembered


@pytest.fixture
def open_to_all() -> Iterator[None]:
    before = os.umask(0)
    yield
    os.umask(before)


def too_open(folder: Path) -> list[str]:
    """What others have a right to, below a folder."""
    return [str(path) for path in folder.rglob("*") if stat.S_IMODE(path.stat().st_mode) & 0o077]


@pytest.mark.usefixtures("open_to_all")
@pytest.mark.parametrize("words", [["today"], ["packs", "list"], ["doctor"], ["packs", "new", "mine"]])
def test_every_folder_made_on_the_way_is_private(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str]
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    for name in ("LADDER_DATA_DIR", "XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    main(words)
    assert (tmp_path / ".local" / "state" / "ladder").is_dir() or words[0] == "packs"
    assert too_open(tmp_path) == []


@pytest.mark.usefixtures("open_to_all")
def test_a_crash_report_as_well(tmp_path: Path) -> None:
    path = write_report(ValueError("private"), tmp_path / "a" / "b" / "state", datetime.now(UTC))
    assert path is not None
    assert too_open(tmp_path) == []
    (tmp_path / "file").write_text("x")
    assert write_report(ValueError(), tmp_path / "file" / "state", datetime.now(UTC)) is None


@pytest.mark.parametrize("words", [["today"], ["data", "where"], ["keys"]])
def test_no_core_is_dumped(tmp_path: Path, words: list[str]) -> None:
    code = (
        "import resource, sys\n"
        "from ladder_tui.cli.main import main\n"
        "main(sys.argv[1:])\n"
        "print(resource.getrlimit(resource.RLIMIT_CORE))\n"
    )
    hard = resource.getrlimit(resource.RLIMIT_CORE)[1]

    def allow() -> None:
        resource.setrlimit(resource.RLIMIT_CORE, (hard, hard))

    remembered(tmp_path)
    environ = {"LADDER_DATA_DIR": str(tmp_path), "PATH": "/usr/bin:/bin", "HOME": str(tmp_path)}
    run = subprocess.run(
        [sys.executable, "-c", code, *words], capture_output=True, text=True, env=environ, check=True,
        preexec_fn=allow,
    )  # fmt: skip
    assert run.stdout.splitlines()[-1] == "(0, 0)"
