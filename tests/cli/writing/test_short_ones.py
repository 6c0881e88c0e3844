"""`ladder checkin` and `ladder win`: what they keep, what they say, and what they refuse."""

import json
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from ladder_tui.cli.main import main
from ladder_tui.domain.snapshot import Snapshot
from ladder_tui.wiring import look
from tests.kits.app_house import fill
from tests.kits.builders import NOW, TODAY, settings

Ran = tuple[int, str, str]


@pytest.fixture
def ladder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., Ran]:
    """Runs a command over the folder of the test: exit code, what it printed, what it complained of."""
    monkeypatch.setenv("LADDER_NOW", NOW.replace(tzinfo=None).isoformat())
    fill(tmp_path, {"settings": [settings()]})

    def run(*words: str) -> Ran:
        capsys.readouterr()
        try:
            code = main(["--data-dir", str(tmp_path), *words])
        except SystemExit as ended:
            code = int(ended.code or 0)
        return code, *capsys.readouterr()

    return run


@pytest.fixture
def there(tmp_path: Path) -> Callable[[], Snapshot]:
    return lambda: look(tmp_path)[0]


def test_a_check_in_by_its_first_letters(ladder: Callable[..., Ran], there: Callable[[], Snapshot]) -> None:
    assert ladder("checkin", "ste", "3", "45") == (0, "Checked in: steady, energy 3, 45 minutes free.\n", "")
    (found,) = there().checkins.values()
    assert (found.mood, found.energy, found.minutes, found.at.date()) == ("steady", 3, 45, TODAY)


def test_a_win_of_another_day(ladder: Callable[..., Ran], there: Callable[[], Snapshot]) -> None:
    said = "Kept among your wins for Friday 27 February: “Had tea with Sam”.\n"
    assert ladder("win", "Had", "tea with", "Sam", "--date", "fri") == (0, said, "")
    (found,) = there().wins.values()
    assert found.at.date() == TODAY - timedelta(days=5)


def test_for_scripts(ladder: Callable[..., Ran], there: Callable[[], Snapshot]) -> None:
    told: Any = json.loads(ladder("win", "Tea", "--json")[1])
    assert told["said"] == "Kept among your wins: “Tea”."
    assert told["records"] == [{"table": "wins", "id": next(iter(there().wins))}]


def test_the_demo_is_written_and_gone(ladder: Callable[..., Ran], there: Callable[[], Snapshot]) -> None:
    assert ladder("--demo", "win", "Tea")[:2] == (0, "Kept among your wins: “Tea”.\n")
    assert not there().wins


@pytest.mark.parametrize(
    ("line", "code", "said"),
    [
        ("checkin joyful 3 45", 2, "“joyful” is no mood; low, anxious, flat, steady or good."),
        ("checkin low 6 45", 2, "“6” is no number from 1 to 5. Energy is wanted there."),
        ("checkin low 3 x", 2, "“x” is no number from 0 to 1440. Minutes is wanted there."),
        ("win Tea --date tomorrow", 1, "“tomorrow” is still to come. Today or a day before it is wanted."),
        ("win Tea --date someday", 1, "“someday” is not a day this app can read; try 4 March, 2026-03-04 or friday."),
    ],
)
def test_what_is_refused(ladder: Callable[..., Ran], line: str, code: int, said: str) -> None:
    assert ladder(*line.split()) == (code, "", f"ladder: {said}\n")


def test_nothing_but_blanks_is_no_win(ladder: Callable[..., Ran]) -> None:
    assert ladder("win", " ")[0] == 1
