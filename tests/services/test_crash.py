"""Crash reports say where, never what somebody wrote."""

import stat
from pathlib import Path

from ladder_tui.services.crash import write_report
from tests.kits.builders import NOW


def _fail(secret: str) -> None:
    try:
        int(secret)
    except ValueError as error:
        raise RuntimeError(f"could not read {secret}") from error


def test_a_report_names_the_kind_and_the_lines_and_nothing_private(tmp_path: Path) -> None:
    try:
        _fail("my sister's birthday")
    except RuntimeError as error:
        path = write_report(error, tmp_path / "state", NOW)
    assert path is not None
    text = path.read_text()
    assert "RuntimeError" in text
    assert "ValueError" in text
    assert "test_crash.py" in text
    assert "sister" not in text
    assert str(Path.home()) not in text
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_report_that_cannot_be_written_is_none(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    assert write_report(RuntimeError(), blocked / "state", NOW) is None
