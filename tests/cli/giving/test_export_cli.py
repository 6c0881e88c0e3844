"""`ladder export`: printed, or a new private file, never over another unasked; and each thing in a file of its own."""

import io
import json
import stat
import sys
from datetime import time, timedelta
from pathlib import Path

import pytest
from icalendar import Calendar

from ladder_tui.cli.main import main
from ladder_tui.domain.base.recurrence import Recurrence
from tests.kits.app_house import fill
from tests.kits.builders import NOW, attempt, entry, opportunity, person, plan


@pytest.fixture(autouse=True)
def _clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LADDER_NOW", NOW.replace(tzinfo=None).isoformat())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    fill(tmp_path / "data", {
        "opportunities": [opportunity(at=time(18), rule=Recurrence(frequency="weekly"))],
        "plans": [plan(note="Bring\x1b the blue cup")],
        "people": [person(name="Ana Lima", details="Likes plums"), person("rex", "Rex", unsafe=True)],
        "entries": [entry(), entry("e2", "Snow.", NOW - timedelta(days=30))],
        "attempts": [attempt()],
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
    assert ladder(folder, "--vdir", str(vdir)) == (0, f"{vdir}: 2 written, 0 as they were, 0 removed.\n")
    assert ladder(folder, "--vdir", str(vdir)) == (0, f"{vdir}: 0 written, 2 as they were, 0 removed.\n")
    assert {path.name for path in vdir.iterdir()} == {"ladder-opportunity-class.ics", "ladder-plan-plan-1.ics"}
    (vdir / "ladder-plan-plan-1.ics").write_text("theirs")
    assert ladder(folder, "--vdir", str(vdir))[0] == 1


def test_people_are_told_without_what_is_noted_about_them(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = ladder(folder, "--format", "vcf")[1]
    assert "FN:Ana Lima" in told
    assert "plums" not in told
    assert "Rex" not in told
    assert "What you noted about people stayed out" in capsys.readouterr().err
    assert "NOTE:Likes plums" in ladder(folder, "--format", "vcf3", "--private")[1]


def test_the_journal_is_a_file_for_each_month_or_one_text(folder: Path, tmp_path: Path) -> None:
    months = tmp_path / "months"
    asked = ("--format", "md", "--private")
    said = f"{months}: two files written. Only you can open them.\n"
    assert ladder(folder, *asked, "-o", str(months)) == (0, said)
    texts = [path.read_text() for path in sorted(months.iterdir())]
    assert [path.name for path in sorted(months.iterdir())] == ["2026-02.md", "2026-03.md"]
    assert ladder(folder, *asked)[1] == "\n".join(texts)
    (months / "2026-02.md").unlink()
    assert ladder(folder, *asked, "-o", str(months)) == (1, "")
    assert not (months / "2026-02.md").exists()
    assert ladder(folder, *asked, "-o", str(months), "--force") == (0, said)
    assert ladder(folder, "--private", "-o", str(tmp_path / "one.md"))[0] == 0
    assert (tmp_path / "one.md").read_text() == "\n".join(texts)


@pytest.mark.parametrize(("answer", "code"), [("yes\n", 0), ("no\n", 2), ("", 2)])
def test_at_a_terminal_what_is_private_is_asked_first(
    answer: str, code: int, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    somebody = io.StringIO(answer)
    monkeypatch.setattr(somebody, "isatty", lambda: True)
    monkeypatch.setattr(sys, "stdin", somebody)
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    done, told = ladder(folder, "--format", "md")
    assert done == code
    assert ("Snow." in told) == (code == 0)
    assert capsys.readouterr().err.startswith("All of that is private, and it will be plain text. Type yes to go on: ")


def test_tables_are_one_or_all(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = ladder(folder, "--format", "csv", "--of", "tries")[1]
    assert told.count("\n") == 2
    assert "stayed out" in capsys.readouterr().err
    assert ladder(folder, "--format", "csv", "-o", str(tmp_path / "tables"))[0] == 0
    names = sorted(path.name for path in (tmp_path / "tables").iterdir())
    assert names == ["check-ins.csv", "contacts.csv", "measures.csv", "tries.csv"]
    assert "stayed out" in capsys.readouterr().err


def test_everything_is_what_data_export_gives(folder: Path, tmp_path: Path) -> None:
    whole = tmp_path / "whole.json"
    assert ladder(folder, "--private", "-o", str(whole))[0] == 0
    assert main(["--data-dir", str(folder), "data", "export", str(tmp_path / "data.json")], io.StringIO()) == 0
    assert json.loads(whole.read_text()) == json.loads((tmp_path / "data.json").read_text())
    assert json.loads(ladder(folder, "--format", "json", "--private")[1]) == json.loads(whole.read_text())


def test_the_page_is_that_of_the_report(folder: Path) -> None:
    out = io.StringIO()
    main(["--data-dir", str(folder), "report", "--format", "html"], out)
    assert ladder(folder, "--format", "html") == (0, out.getvalue())


def test_where_there_is_nothing_nothing_is_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    fill(tmp_path / "empty", {"plans": [plan(status="self_cancelled")]})
    for words in (("--format", "ics"),
                  ("--format", "vcf"), ("-o", str(tmp_path / "x.vcf")), ("--format", "md", "--private"),
                  ("--format", "md", "--private", "-o", str(tmp_path / "months"))):  # fmt: skip
        assert ladder(tmp_path / "empty", *words) == (0, "")
        assert capsys.readouterr().err == "ladder: There is nothing of that yet.\n"
    assert [path.name for path in tmp_path.iterdir()] == ["empty"]


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        ((), 2, "--format says in which form: ics, vcf, vcf3, md, csv, json, html."),
        (("--format", "csv"), 2, "--of says which table: tries, check-ins, contacts, measures."),
        (("--format", "md", "--of", "tries"), 2, "--of goes with --format csv"),
        (("--format", "csv", "--vdir", "x"), 2, "goes with neither"),
        (("--format", "md"), 2, "All of that is private. `--private` says that it is meant."),
        (("--format", "json"), 2, "All of that is private."),
        (("--format", "md", "--private", "-o", "file"), 1, "is no folder"),
        (("--format", "md", "--private", "-o", "nowhere/months"), 1, "There is no folder"),
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


@pytest.mark.parametrize("words", [("--format", "pdf"), ("--format", "csv", "--of", "moods")])
def test_what_is_not_known_is_a_mistake_of_the_line(
    words: tuple[str, ...], folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as caught:
        ladder(folder, *words)
    assert caught.value.code == 2
    assert f"invalid choice: '{words[-1]}'" in capsys.readouterr().err
