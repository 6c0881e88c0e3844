"""What had to be worked around is said on Today when it opens, once; `?` keeps all of it."""

from collections.abc import Callable
from pathlib import Path
from threading import Event

import pytest

from ladder_tui.app.app import LadderApp
from ladder_tui.app.recovery_page import RecoveryPage
from ladder_tui.cli.main import main
from ladder_tui.screens.flows.joining.copies import CopyPage
from ladder_tui.wiring import open_house
from tests.kits.app_house import fill
from tests.kits.builders import NOW, settings
from tests.kits.dump import keys
from tests.kits.shipped_packs import shipped_library

Opener = Callable[..., LadderApp]


def open_with(folder: Path, **environ: str) -> LadderApp:
    """The app with variables of its own."""
    fill(folder, {"settings": [settings(zone="")]})
    house = open_house(folder, environ=environ, clock=lambda: NOW, library=shipped_library())
    return LadderApp(house.journal, notes=house.notes)


async def test_a_zone_that_is_not_known_is_said(tmp_path: Path) -> None:
    app = open_with(tmp_path / "data", TZ="Mars/Olympus")
    async with app.run_test(size=(120, 36)) as pilot:
        shown = await keys(pilot)
        assert "TZ names no time zone this machine knows; times are shown in UTC." in shown
        shown = await keys(pilot, "2", "1")
        assert "times are shown in UTC" in await keys(pilot, "question_mark", "end")
    app.journal.close()


async def test_a_zone_that_is_known_is_not_spoken_of(tmp_path: Path) -> None:
    app = open_with(tmp_path / "data", TZ="CET-1CEST,M3.5.0,M10.5.0/3")
    async with app.run_test(size=(120, 36)) as pilot:
        assert app.notes == ()
        assert "time zone" not in await keys(pilot)
    app.journal.close()


@pytest.mark.parametrize("damaged", [False, True])
async def test_of_several_the_first_is_said_and_what_has_a_page_is_not(tmp_path: Path, damaged: bool) -> None:
    folder = tmp_path / "data"
    fill(folder, {"settings": [settings()]})
    if damaged:
        (folder / "ladder.json").write_bytes(b"damaged")
    house = open_house(folder, environ={}, clock=lambda: NOW, zone="UTC", library=shipped_library())
    app = LadderApp(house.journal, notes=("One thing.", *house.notes, "Another thing."))
    async with app.run_test(size=(120, 36)) as pilot:
        shown = await keys(pilot)
        if damaged:
            assert isinstance(app.screen, RecoveryPage)
            shown = await keys(pilot, "enter")
        assert "1 of 2, ? shows them: One thing." in shown
    app.journal.close()


async def test_what_is_wrong_with_packs_that_come_later_is_said_when_they_have(tmp_path: Path) -> None:
    fill(tmp_path, {"settings": [settings()]})
    house = open_house(tmp_path, environ={}, clock=lambda: NOW, library=shipped_library())
    app, come = LadderApp(house.journal), Event()

    def to_come() -> tuple[str, ...]:
        assert come.wait(20)
        return ("odd.yaml:1: pack: is odd; make it even",)

    app.notes_to_come = to_come
    async with app.run_test(size=(120, 36)) as pilot:
        assert "Portfolio" in await keys(pilot, "3"), "no key waits for it"
        assert not app.notes
        come.set()
        assert app._packs_heard is not None
        await app._packs_heard
        assert "odd.yaml:1: pack: is odd" in await keys(pilot)
    app.journal.close()


async def test_a_copy_of_a_sync_tool_has_its_page_once(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    fill(folder, {"settings": [settings()]})
    copy = folder / "ladder.sync-conflict-20260304-093000-ABCDEFG.json"
    copy.write_bytes((folder / "ladder.json").read_bytes())
    for start in range(2):
        house = open_house(folder, environ={}, clock=lambda: NOW, library=shipped_library())
        app = LadderApp(house.journal, notes=house.notes)
        async with app.run_test(size=(120, 36)) as pilot:
            shown = await keys(pilot)
            assert isinstance(app.screen, CopyPage) is (start == 0)
            assert (copy.name in shown) is (start == 0)
            if not start:
                assert "another copy" not in await keys(pilot, "escape"), "it is not said a second time"
                assert copy.name in " ".join(app.notes), "and stands under `?`"
        app.journal.close()


def test_the_shell_says_it_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:

    monkeypatch.setenv("TZ", "Mars/Olympus")
    assert main(["--data-dir", str(tmp_path), "today"]) == 0
    assert capsys.readouterr().err.startswith("ladder: TZ names no time zone")


async def test_a_copy_that_comes_while_ladder_is_open_has_its_page_on_a_place(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    fill(folder, {"settings": [settings()]})
    house = open_house(folder, environ={}, clock=lambda: NOW, library=shipped_library())
    app = LadderApp(house.journal, notes=house.notes)
    async with app.run_test(size=(80, 24)) as pilot:
        await keys(pilot, "W")
        (folder / "ladder 2.json").write_bytes((folder / "ladder.json").read_bytes())
        app._look_at_the_day()
        assert "A small good thing" in await keys(pilot), "a form is not interrupted"
        await keys(pilot, "escape")
        assert isinstance(app.screen, CopyPage)
        assert "A copy with nothing new" in await keys(pilot)
        await keys(pilot, "escape", "2", "1")
        assert not isinstance(app.screen, CopyPage)
    app.journal.close()


async def test_a_copy_waits_for_the_curtain_to_be_lifted(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    fill(folder, {"settings": [settings(hide_on_start=True)]})
    (folder / "ladder 2.json").write_bytes((folder / "ladder.json").read_bytes())
    house = open_house(folder, environ={}, clock=lambda: NOW, library=shipped_library())
    app = LadderApp(house.journal, notes=house.notes)
    async with app.run_test(size=(80, 24)) as pilot:
        assert "Hidden" in await keys(pilot)
        await keys(pilot, "H")
        assert isinstance(app.screen, CopyPage)
    app.journal.close()
