"""`ladder card`: one screen for what is next or what words name, at any width; the same as JSON."""

import io
import json
from pathlib import Path

import pytest

from ladder_tui.cli.along.moment_card import NOTHING
from ladder_tui.cli.main import main
from tests.kits.app_house import fill
from tests.kits.builders import NOW, TODAY, plan, rung

STEP = rung(text="One real answer when asked how I am", done_when="One true thing was said.")


@pytest.fixture(autouse=True)
def _clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LADDER_NOW", NOW.replace(tzinfo=None).isoformat())
    monkeypatch.setenv("COLUMNS", "80")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    fill(tmp_path, {"rungs": [STEP], "plans": [plan(title="Tea with the choir", cue="after the break")]})
    return tmp_path


def ladder(folder: Path, *words: str) -> tuple[int, str]:
    out = io.StringIO()
    return main(["--data-dir", str(folder), "card", *words], out), out.getvalue()


def test_what_is_next_and_what_words_name(folder: Path) -> None:
    code, told = ladder(folder)
    assert code == 0
    assert told.startswith("Tea with the choir\ntoday\n")
    code, told = ladder(folder, "real", "ANSWER")
    assert (code, told) == (
        0,
        "One real answer when asked how I am\n\nEnough\n  One true thing was said.\n\nWay out\n"
        "  I can stop at any time. What I did until then counts.\n",
    )


def test_in_forty_columns_it_wraps(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    rows = ladder(folder, "real", "answer")[1].splitlines()
    assert rows[-2:] == ["  I can stop at any time. What I did", "  until then counts."]
    assert max(map(len, rows)) <= 40


def test_words_that_find_nothing_are_said_and_other_finds_named(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ladder(folder, "skiing") == (2, "")
    assert "goes by “skiing”" in capsys.readouterr().err
    assert ladder(folder, "e")[1].startswith("Tea with the choir")
    assert "Others with these words: One real answer" in capsys.readouterr().err


def test_json_says_the_same(folder: Path) -> None:
    made = json.loads(ladder(folder, "--json", "real answer")[1])
    assert made == {
        "date": TODAY.isoformat(),
        "card": {
            "title": STEP.text, "day": None, "time": None, "line": STEP.done_when, "line_is": "enough",
            "way_out": "I can stop at any time. What I did until then counts.",
        },
        "others": [],
    }  # fmt: skip


def test_with_nothing_ahead_a_sentence_says_how_to_make_one(tmp_path: Path) -> None:
    assert ladder(tmp_path) == (0, f"{NOTHING}\n")
    assert json.loads(ladder(tmp_path, "--json")[1])["card"] is None
