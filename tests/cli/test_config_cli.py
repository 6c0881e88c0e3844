"""`ladder config`: a start for a file of one's own, and what of such files is not in use."""

import io
import json
from pathlib import Path

import pytest

from ladder_tui.cli.main import main
from tests.kits.app_house import fill
from tests.kits.builders import person, settings

FEW = 'background = "#102030"\nforeground = "#ffffff"\nhere = "#ffcc00"\n'


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("LADDER_DATA_DIR", str(tmp_path))
    fill(tmp_path, {"settings": [settings(theme="nord", energy_day=4)]})
    (tmp_path / "config" / "themes").mkdir(parents=True)
    return tmp_path


def run(*words: str) -> tuple[int, str]:
    out = io.StringIO()
    return main(list(words), out), out.getvalue()


def test_what_is_printed_can_be_kept_as_the_file_and_says_the_same(folder: Path) -> None:
    code, text = run("config")
    assert code == 0
    assert 'theme = "nord"' in text
    assert "energy_daytime = 4" in text
    (folder / "config" / "config.toml").write_text(text.replace('"nord" ', '"day"  '), encoding="utf-8")
    assert run("config")[1] == text.replace('"nord" ', '"day"  ')
    assert run("config", "--check") == (0, "All that stands in your files is in use.\n")
    made = json.loads(run("config", "--json")[1])
    assert made["theme"] == {"value": "day", "from": "config.toml"}
    assert made["numbers"] == {}


def test_the_path_and_where_each_value_is_from(folder: Path) -> None:
    assert run("config", "--path") == (0, f"{folder}/config/config.toml\n")
    made = json.loads(run("config", "--json")[1])
    assert made["energy_daytime"] == {"value": 4, "from": "the app"}


def test_mistakes_in_all_three_files_are_told(folder: Path) -> None:
    (folder / "config" / "config.toml").write_text("energy_daytime = 9\nmotion = false\n")
    (folder / "config" / "keys.toml").write_text('"today.done" = "q"\n')
    (folder / "config" / "themes" / "a.toml").write_text("")
    (folder / "config" / "themes" / "b.toml").write_text(FEW + 'quiet = "#203040"\n')
    code, text = run("config", "--check")
    assert code == 1
    lines = text.splitlines()
    assert len(lines) == 4
    assert "config.toml, line 1: energy_daytime is 9" in lines[0]
    assert "a.toml: This theme cannot be used" in lines[1]
    assert "q for today.done is taken" in lines[2]
    assert "b.toml: Words are hard to read" in lines[3]
    assert json.loads(run("config", "--check", "--json")[1]) == lines
    code, text = run("doctor", "--json")
    assert code == 1
    assert json.loads(text)["problems"] == lines[:3]


def test_a_theme_to_begin_with(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, text = run("config", "--theme", "day")
    assert code == 0
    (folder / "config" / "themes" / "mine.toml").write_text(text)
    assert json.loads(run("config", "--theme", "my day", "--json")[1])["background"] == "#ffffff"
    assert run("config", "--theme", "none")[0] == 1
    assert "there are dusk, day, contrast, my day" in capsys.readouterr().err


def test_what_stands_in_the_file_holds_for_shell_commands(folder: Path) -> None:
    fill(folder, {"people": [person(name="Ana Lima")]})
    assert "Ana Lima" in run("people")[1]
    (folder / "config" / "config.toml").write_text("names_as_initials = true\n")
    assert "Ana Lima" not in run("people")[1]


def test_the_demo_is_not_shaped_by_your_files(folder: Path) -> None:
    (folder / "config" / "config.toml").write_text('theme = "contrast"\n')
    assert 'theme = "dusk"' in run("--demo", "config")[1]
