"""The page for somebody else: lines are ticked one by one, questions can be brought, a file is new and private."""

import stat
from pathlib import Path

import pytest
from textual.pilot import Pilot

from ladder_tui.screens.flows.report.hand_over import HandOverForm
from ladder_tui.screens.flows.report.report_page import ReportPage
from ladder_tui.screens.flows.report.ticks import TicksDialog
from ladder_tui.screens.flows.report.to_bring import ToBringForm
from tests.kits.app_house import Seed
from tests.kits.builders import attempt, outcome, person, rung, win
from tests.kits.dialog_host import DialogHost, seeded_host
from tests.kits.dump import squeeze
from tests.kits.pressing import press, write

NAME = "ladder-notes-2026-03-04"


def seed() -> Seed:
    return {
        "people": [person(name="Ana Lima")],
        "rungs": [rung()],
        "attempts": [attempt(outcome=outcome(lesson="Ana laughed too."))],
        "wins": [win(text="She waved first.")],
    }


async def opened(app: DialogHost, pilot: Pilot[None]) -> None:
    await app.open(lambda page: page.app.push_screen_wait(ReportPage(page.journal)))
    await press(pilot, "home")


async def test_every_line_of_ones_own_has_its_own_tick(tmp_path: Path) -> None:
    with seeded_host(tmp_path, seed()) as app:
        async with app.run_test(size=(80, 24)) as pilot:
            await opened(app, pilot)
            assert "Words of my own are left out." in squeeze(app)
            await press(pilot, "w")
            assert isinstance(app.screen, TicksDialog)
            assert "A. laughed too. 4 March, learned" in squeeze(app)
            await press(pilot, "down", "down", "space", "escape")
            assert "Names are initials. Some of my own words are included." in squeeze(app)
            await press(pilot, "c")
            assert "learned: A. laughed too." in app.clipboard
            assert "look away" not in app.clipboard
            await press(pilot, "w", "a", "escape", "n", "c")
            assert "feared: They look away." in app.clipboard
            assert "learned: Ana laughed too." in app.clipboard
            await press(pilot, "w", "a", "escape")
            assert "Words of my own are left out." in squeeze(app)


async def test_questions_of_ones_own_stand_on_it_once_they_are_written(tmp_path: Path) -> None:
    with seeded_host(tmp_path, seed()) as app:
        async with app.run_test(size=(80, 24)) as pilot:
            await opened(app, pilot)
            await press(pilot, "b")
            form = app.screen
            assert isinstance(form, ToBringForm)
            form.set_value("text", "Is once a week enough?\nWhat about work?")
            await press(pilot, "ctrl+s", "c")
            assert "- Is once a week enough?\n- What about work?" in app.clipboard
            assert "Some of my own words" in app.clipboard
            await press(pilot, "escape")
            await opened(app, pilot)
            await press(pilot, "b")
            assert isinstance(app.screen, ToBringForm)
            app.screen.set_value("text", " ")
            await press(pilot, "ctrl+s")
            assert not app.journal.snapshot().to_bring
            assert "Is once a week" not in squeeze(app)


@pytest.mark.parametrize(
    ("steps", "ending", "begins"), [(0, "html", "<!doctype"), (1, "md", "# Notes"), (2, "txt", "Notes")]
)
async def test_it_is_written_to_a_file_of_each_form(
    steps: int, ending: str, begins: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    with seeded_host(tmp_path, seed()) as app:
        async with app.run_test(size=(80, 24)) as pilot:
            await opened(app, pilot)
            await press(pilot, "f", *("right",) * steps)
            assert f"~/{NAME}.{ending}" in squeeze(app)
            await press(pilot, "ctrl+s")
            assert isinstance(app.screen, ReportPage)
            assert "Only you can open it." in squeeze(app)
    (file,) = home.iterdir()
    assert file.name == f"{NAME}.{ending}"
    assert file.read_text(encoding="utf-8").startswith(begins)
    assert "waved" not in file.read_text(encoding="utf-8")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


async def test_a_file_that_is_there_stays_and_the_name_can_be_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    (tmp_path / "home").mkdir()
    there = tmp_path / "home" / f"{NAME}.html"
    there.write_text("mine")
    with seeded_host(tmp_path, seed()) as app:
        async with app.run_test(size=(80, 24)) as pilot:
            await opened(app, pilot)
            await press(pilot, "f", "ctrl+s")
            assert isinstance(app.screen, HandOverForm)
            assert "already. Choose another name." in squeeze(app)
            assert there.read_text() == "mine"
            await named(pilot, "for Mia.html")
            await press(pilot, "shift+tab", "right")
            assert "for Mia.html" in squeeze(app), "a name of one's own stays"
            await press(pilot, "ctrl+s")
    assert (tmp_path / "home" / "for Mia.html").read_text(encoding="utf-8").startswith("# Notes")


async def named(pilot: Pilot[None], name: str) -> None:
    await press(pilot, "tab")
    await write(pilot, name)
