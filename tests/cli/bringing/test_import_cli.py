"""`ladder import`: shown first, kept with --yes, once however often, taken back in one step."""

import io
import json
from pathlib import Path

import pytest

from ladder_tui.cli.main import main
from tests.kits.builders import NOW

FILES = Path(__file__).parents[2] / "services" / "incoming" / "files"
GOOGLE = str(FILES / "google.ics")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("LADDER_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setenv("LADDER_NOW", NOW.isoformat())
    monkeypatch.setenv("TZ", "Europe/Berlin")
    return tmp_path


def ladder(*words: str) -> tuple[int, str]:
    out = io.StringIO()
    return main(list(words), out), out.getvalue()


def test_first_it_is_shown_and_nothing_is_kept() -> None:
    code, told = ladder("import", GOOGLE)
    assert code == 0
    assert told == (
        "google.ics: Three chances would come.\n"
        "  + Every Wednesday until 30 June 2026, 18:30 · Pottery class · Studio 3, Old Mill\n"
        "  + Tuesday 10 March, 18:00 · Coffee with Robin\n"
        "  + Friday 20 March · Weekend by the lake\n"
        "Comes otherwise than the file has it:\n"
        "  google.ics, line 67: “Weekend by the lake” takes three days; it stands on the first one.\n"
        "Stays out:\n"
        "  One alarm stays out.\n"
        "  One event that is over stays out.\n"
        "--past brings what is over as well.\n"
        f"Nothing is kept yet. `ladder import {GOOGLE} --yes` brings it in.\n"
    )
    assert ladder("search", "Coffee")[1] == ladder("search", "Nothing of the kind")[1].replace(
        "Nothing of the kind", "Coffee"
    )


def test_twice_is_once() -> None:
    assert ladder("import", GOOGLE, "--yes")[1].startswith("Brought in three chances.\n")
    assert "Coffee with Robin" in ladder("search", "Coffee")[1]
    code, told = ladder("import", GOOGLE, "--yes")
    assert code == 0
    assert told.startswith("google.ics: Nothing new would come; three chances are here already.\n")
    assert told.endswith("Nothing has changed.\n")


def test_a_newer_version_is_said_and_taken_over_where_that_is_asked_for(folder: Path) -> None:
    ladder("import", GOOGLE, "--yes")
    newer = folder / "newer.ics"
    text = Path(GOOGLE).read_text().replace("T183000", "T190000").replace("Old", "New")
    newer.write_text(text)
    told = ladder("import", str(newer), "--yes")[1]
    assert told.startswith(
        "newer.ics: Nothing new would come; two chances are here already; one chance is here otherwise.\n"
    )
    assert "  ~ Every Wednesday until 30 June 2026, 19:00 · Pottery class · Studio 3, New Mill\n" in told
    assert "--update takes over" in told
    assert "18:30" in ladder("agenda", "--days", "1")[1]
    assert ladder("import", str(newer), "--yes", "--update")[1].startswith("Brought in one chance.\n")
    assert "19:00" in ladder("agenda", "--days", "1")[1]
    assert ladder("import", str(newer), "--update")[1].endswith("Nothing has changed.\n")


def test_for_scripts_it_is_one_object(monkeypatch: pytest.MonkeyPatch) -> None:
    found = json.loads(ladder("import", GOOGLE, "--json")[1])
    assert (found["file"], found["form"], found["here"], found["problems"]) == ("google.ics", "calendar", [], [])
    assert [one["table"] for one in found["new"]] == ["opportunities"] * 3
    kept = json.loads(ladder("import", GOOGLE, "--json", "--yes")[1])
    assert kept["said"] == "Brought in three chances."
    assert len(kept["import"]["new"]) == len(kept["records"]) == 3


def test_standard_input_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"[2026-03-04 08:30] Walked.\n")))
    assert ladder("import", "-", "--yes")[1].startswith("Brought in one entry.\n")
    assert "Walked" in ladder("search", "walked")[1]


def test_an_address_is_not_asked(capsys: pytest.CaptureFixture[str]) -> None:
    assert ladder("import", "webcal://example.org/c.ics") == (1, "")
    assert "never asks the network" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("contents", "sentence"),
    [
        (None, "ladder: There is no file {path}.\n"),
        (b"", "ladder: x: There is nothing in it.\n"),
        (b"\x89PNG\r\n\0\0", "ladder: x: It is no text: calendars, cards of people, tables and journals are read.\n"),
        (b"Dear diary", "ladder: x: It is none of what is read here: a calendar (.ics), cards of people (.vcf), a table"
         " with column names (.csv), a journal of jrnl or Day One, and what ladder itself exports.\n"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_one_sentence(
    folder: Path, contents: bytes | None, sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = folder / "x"
    if contents is not None:
        path.write_bytes(contents)
    assert ladder("import", str(path)) == (1, "")
    assert capsys.readouterr().err == sentence.format(path=path)


def test_a_folder_is_read_as_one_and_taken_back_in_one_step(folder: Path) -> None:
    vdir = folder / "vdir"
    vdir.mkdir()
    for name in ("khal.ics", "thunderbird.ics"):
        (vdir / name).write_bytes((FILES / name).read_bytes())
    (vdir / ".status").write_text("not looked at")
    assert ladder("import", str(vdir), "--yes")[1].startswith("Brought in five chances.\n")
    assert "Repair café" in ladder("search", "repair")[1]
    assert ladder("undo") == (0, "Taken back: brought in five chances.\n")
    assert "Repair café" not in ladder("search", "repair")[1]
    assert ladder("import", str(vdir))[1].startswith("vdir: Five chances would come.\n")


@pytest.mark.parametrize("answer", ["yes\n", "no\n"])
def test_in_a_terminal_it_is_asked(
    answer: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    shown = Terminal()
    monkeypatch.setattr("sys.stdin", Terminal(answer))
    monkeypatch.setattr("sys.stderr", shown)
    code, told = ladder("import", GOOGLE)
    assert code == 0
    assert "+ Tuesday 10 March, 18:00 · Coffee with Robin" in shown.getvalue()
    assert shown.getvalue().endswith("Type yes to bring it in: ")
    assert told.startswith("Brought in three chances.\n" if answer == "yes\n" else "Nothing has changed.\n")


def test_only_some_of_it_may_come(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = ladder("import", GOOGLE, "--only", "coffee robin", "--only", "LAKE")[1]
    assert [line for line in told.splitlines() if line.startswith("  +")] == [
        "  + Tuesday 10 March, 18:00 · Coffee with Robin",
        "  + Friday 20 March · Weekend by the lake",
    ]
    table = folder / "c.csv"
    table.write_text("name,date,note\nKim,2026-03-01,Tea\nLee,2026-03-02,Soup\n")
    assert ladder("import", str(table), "--only", "soup", "--yes")[1].startswith(
        "Brought in one person and one contact."
    )
    everything = folder / "all.json"
    everything.write_text('{"format":"ladder-export/1","schema":3,"tables":{"entries":{}}}')
    assert ladder("import", str(everything), "--only", "soup") == (2, "")
    assert "belong together" in capsys.readouterr().err
