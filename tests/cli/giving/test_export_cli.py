"""`ladder export`: printed, or a new private file, never over another unasked; and each thing in a file of its own."""

import io
import stat
from datetime import time
from pathlib import Path

import pytest
from icalendar import Calendar

from ladder_tui.cli.main import main
from ladder_tui.domain.base.recurrence import Recurrence
from tests.kits.app_house import fill
from tests.kits.builders import NOW, opportunity, plan


@pytest.fixture(autouse=True)
def _clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LADDER_NOW", NOW.replace(tzinfo=None).isoformat())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    fill(tmp_path / "data", {
        "opportunities": [opportunity(at=time(18), rule=Recurrence(frequency="weekly"))],
        "plans": [plan(note="Bring\x1b the blue cup")],
    })  # fmt: skip
    return tmp_path / "data"


def ladder(folder: Path, *words: str) -> tuple[int, str]:
    out = io.StringIO()
    return main(["--data-dir", str(folder), "export", *words], out), out.getvalue()


def test_a_calendar_is_printed_and_what_stayed_out_is_said(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, told = ladder(folder, "--format", "ics")
    assert code == 0
    assert [str(event["summary"]) for event in Calendar.from_ical(told).walk("VEVENT")] == [
        "Pottery class", "Coffee by the river",
    ]  # fmt: skip
    assert "blue cup" not in told
    assert capsys.readouterr().err == (
        "ladder: Your notes and the card for each moment stayed out; --private takes them along.\n"
    )
    assert "Note: Bring the blue cup" in ladder(folder, "--format", "ics", "--private")[1]
    assert capsys.readouterr().err == ""


def test_a_file_is_new_and_private_and_another_goes_only_if_told(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "mine.ics"
    assert ladder(folder, "-o", str(path)) == (0, f"Written to {path}. Only you can open it.\n")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert path.read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")
    path.write_text("mine")
    capsys.readouterr()
    assert ladder(folder, "-o", str(path)) == (1, "")
    assert capsys.readouterr().err == f"ladder: There is a file {path} already. Choose another name.\n"
    assert path.read_text() == "mine"
    assert ladder(folder, "-o", str(path), "--force")[0] == 0
    assert path.read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")
    path.unlink()
    path.symlink_to(tmp_path / "elsewhere")
    assert ladder(folder, "-o", str(path), "--force")[0] == 1
    assert path.is_symlink()


def test_a_folder_is_kept_as_it_should_be(folder: Path, tmp_path: Path) -> None:
    vdir = tmp_path / "vdir"
    assert ladder(folder, "--vdir", str(vdir)) == (0, f"{vdir}: two files written, 0 as they were, 0 removed.\n")
    assert ladder(folder, "--vdir", str(vdir)) == (0, f"{vdir}: no files written, 2 as they were, 0 removed.\n")
    assert {path.name for path in vdir.iterdir()} == {"ladder-opportunity-class.ics", "ladder-plan-plan-1.ics"}
    (vdir / "ladder-plan-plan-1.ics").write_text("theirs")
    assert ladder(folder, "--vdir", str(vdir))[0] == 1


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        ((), 2, "--format says in which form: ics"),
        (("--format", "pdf"), 2, "--format says in which form: ics"),
        (("--vdir", "x", "-o", "y"), 2, "goes with neither"),
        (("--vdir", "nowhere/at/all"), 1, "There is no folder"),
        (("--vdir", "file"), 1, "is no folder"),
        (("--vdir", " "), 1, "A name for the folder"),
        (("--format", "ics", "-o", "."), 1, "is a folder"),
        (("--format", "ics", "-o", "nowhere/x.ics"), 1, "There is no folder"),
    ],
)
def test_mistakes_are_said_in_one_sentence(
    words: tuple[str, ...], code: int, said: str, folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    (tmp_path / "file").touch()
    assert ladder(folder, *words) == (code, "")
    err = capsys.readouterr().err
    assert said in err
    assert err.count("\n") == 1
