"""Every command line of docs/calendars-and-contacts.md does what stands there."""

import io
import re
import shlex
from pathlib import Path

import pytest

import ladder_tui
from ladder_tui.cli.main import main
from tests.kits.app_house import fill
from tests.kits.builders import NOW, attempt, entry, opportunity, person, plan, settings

DOCUMENT = (Path(ladder_tui.__file__).parent.parent / "docs" / "calendars-and-contacts.md").read_text(encoding="utf-8")
LINES = [line for block in re.findall(r"```sh\n(.*?)```", DOCUMENT, re.DOTALL) for line in block.splitlines()]


def test_each_line_works_one_after_the_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("LADDER_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setenv("LADDER_NOW", NOW.replace(tzinfo=None).isoformat())
    fill(tmp_path / "data", {
        "settings": [settings()], "people": [person()], "plans": [plan()], "opportunities": [opportunity()],
        "entries": [entry()], "attempts": [attempt()],
    })  # fmt: skip
    assert len(LINES) >= 14
    for line in LINES:
        command, _, place = line.partition(" > ")
        words, out = shlex.split(command), io.StringIO()
        assert words.pop(0) == "ladder"
        assert main(words, out) == 0, line
        assert out.getvalue(), line
        if place:
            (here / place).write_text(out.getvalue())
