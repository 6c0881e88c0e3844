"""The tour goes by itself, says what is seen, and any key leaves it."""

from pathlib import Path

import pytest

from ladder_tui.cli.main import main
from ladder_tui.demo.weeks import open_demo
from ladder_tui.tour.app import Caption, TourApp
from ladder_tui.tour.stops import STOPS
from ladder_tui.wiring import House
from tests.kits.builders import NOW
from tests.kits.shipped_packs import shipped_library


@pytest.fixture
def house(tmp_path: Path) -> House:
    return open_demo(tmp_path, {}, clock=lambda: NOW, zone="Europe/Berlin", library=shipped_library())


async def test_it_shows_each_stop_with_its_words_and_ends(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    app, seen = TourApp(house.journal, pace=0.0), []

    async def after_each(seconds: float) -> None:
        captions = list(app.screen.query(Caption))
        if captions:
            seen.append((type(app.screen).__name__, str(captions[0].render())))

    before = len(house.journal.snapshot().checkins)
    monkeypatch.setattr("ladder_tui.tour.app.linger", after_each)
    async with app.run_test(size=(80, 24)) as pilot:
        while len(seen) < len(STOPS) and app.is_running:
            await pilot.pause()
    assert [said.partition("\n")[0] for _, said in seen] == [stop.says for stop in STOPS]
    assert [name for name, _ in seen] == [
        "TodayScreen", "CheckInDialog", "TopicsScreen", "CalendarScreen", "LadderScreen", "GrowthScreen",
        "ReflectScreen", "SupportScreen",
    ]  # fmt: skip
    assert len(house.journal.snapshot().checkins) == before
    house.journal.close()


async def test_any_key_leaves_and_does_nothing_else(house: House) -> None:
    app = TourApp(house.journal, pace=60.0)
    plans = dict(house.journal.snapshot().plans)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("x")
        assert not app.is_running or app._exit
    assert dict(house.journal.snapshot().plans) == plans
    house.journal.close()


def test_where_there_is_no_terminal_it_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["tour"]) == 0
    assert capsys.readouterr().out.splitlines() == [stop.says for stop in STOPS]


def test_each_line_fits_and_says_something_of_its_own() -> None:
    says = [stop.says for stop in STOPS]
    assert len(set(says)) == len(says) == 8
    assert max(map(len, says)) <= 80
