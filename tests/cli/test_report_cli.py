"""`ladder report`: a page without a typed word unless asked, in any form, to a new private file or printed."""

import io
import json
import stat
from pathlib import Path

import pytest

from ladder_tui.cli.main import main
from ladder_tui.cli.options import NUMBERS
from ladder_tui.domain.records.reviews import ToBring
from ladder_tui.domain.report.parts import WEEKS
from tests.kits.app_house import fill
from tests.kits.builders import NOW, attempt, outcome, person, plan, rung, win


@pytest.fixture(autouse=True)
def _clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LADDER_NOW", NOW.replace(tzinfo=None).isoformat())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    people = [person(name="Ana Lima"), person("rex", "Rex", unsafe=True)]
    fill(tmp_path / "data", {
        "people": people,
        "rungs": [rung()],
        "attempts": [attempt(outcome=outcome(lesson="Ana Lima laughed too."))],
        "plans": [plan(status="self_cancelled"), plan("p2", "Tea with Rex")],
        "wins": [win(text="Rex stayed away.")],
        "to_bring": [ToBring(at=NOW, text="Is once a week enough?")],
    })  # fmt: skip
    return tmp_path / "data"


def ladder(folder: Path, *words: str) -> tuple[int, str]:
    out = io.StringIO()
    return main(["--data-dir", str(folder), "report", *words], out), out.getvalue()


def test_without_asking_nothing_that_was_typed_is_printed(folder: Path) -> None:
    code, told = ladder(folder)
    assert code == 0
    assert told.startswith("Notes from 5 February 2026 to 4 March 2026\nSelf-recorded notes, not an assessment.\n")
    assert "a medium step, with neighbours" in told
    for word in ("laughed", "once a week", "Ana", "Rex", "morning", "aside:"):
        assert word not in told
    assert max(map(len, told.splitlines())) <= 78


def test_words_names_and_what_was_set_aside_are_asked_for_one_by_one(folder: Path) -> None:
    told = ladder(folder, "--words")[1]
    assert "learned: A. L. laughed too." in told
    assert "Is once a week enough?" in told
    assert "Rex" not in told
    assert "Ana Lima laughed too." in ladder(folder, "--words", "--names")[1]
    assert "1 planned: 1 set aside" in ladder(folder, "--aside")[1]
    assert "Notes from 26 February 2026" in ladder(folder, "--weeks", "1")[1]
    assert (
        "Notes from 21 February 2026 to 27 February 2026" in ladder(folder, "--weeks", "1", "--date", "2026-02-27")[1]
    )
    assert ladder(folder, "--date", "31 feb") == (1, "")


@pytest.mark.parametrize(
    ("name", "asked", "begins"),
    [
        ("a.html", (), "<!doctype html>"),
        ("a.md", (), "# Notes from"),
        ("a.txt", (), "Notes from"),
        ("a.csv", (), "part,line,what,told"),
        ("a", ("--format", "md"), "# Notes from"),
        ("a.txt", ("--format", "html"), "<!doctype html>"),
    ],
)
def test_a_new_file_takes_the_form_of_its_name_unless_told(
    name: str, asked: tuple[str, ...], begins: str, folder: Path, tmp_path: Path
) -> None:
    code, said = ladder(folder, *asked, "-o", str(tmp_path / name))
    assert (code, said) == (0, f"Written to {tmp_path / name}. Only you can open it.\n")
    assert (tmp_path / name).read_text(encoding="utf-8").startswith(begins)
    assert stat.S_IMODE((tmp_path / name).stat().st_mode) == 0o600


def test_what_is_there_stays_and_mistakes_are_said_in_a_sentence(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mine.html").write_text("mine")
    assert ladder(folder, "--output", "mine.html") == (1, "")
    assert (tmp_path / "mine.html").read_text() == "mine"
    assert capsys.readouterr().err == f"ladder: There is a file {tmp_path}/mine.html already. Choose another name.\n"
    assert ladder(folder, "--weeks", "0")[0] == 2
    assert "1 to 520" in capsys.readouterr().err
    assert ladder(folder, "--format", "pdf")[0] == 2
    assert "--format knows text, md, html, csv." in capsys.readouterr().err


def test_json_holds_the_same_and_no_line_that_was_not_asked_for(folder: Path) -> None:
    code, told = ladder(folder, "--json")
    made = json.loads(told)
    assert code == 0
    assert [section["part"] for section in made["sections"]][:3] == ["short", "bring", "tries"]
    assert "laughed" not in told
    assert "laughed" in ladder(folder, "--json", "--words")[1]


def test_argparse_and_the_quick_reading_know_the_same(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert NUMBERS["weeks"] == WEEKS
    # Written with an equals sign, a line is argparse's.
    assert ladder(folder, "--weeks=1", "--words") == ladder(folder, "--weeks", "1", "--words")
    with pytest.raises(SystemExit):
        ladder(folder, "--help")
    assert "nothing that you typed is in it" in " ".join(capsys.readouterr().out.split())
