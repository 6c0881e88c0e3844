"""A disk that fills up while the app is open: words stay, the status line says why and what to do, and it goes on."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path

import pytest
from textual.widgets import Input, TextArea

from ladder_tui.app.app import LadderApp
from ladder_tui.domain.records.entries import Entry, Win
from ladder_tui.store.file.paths import find_paths
from ladder_tui.store.keeper import Keeper
from tests.kits.app_house import fill, make_app
from tests.kits.builders import NOW, settings
from tests.kits.dump import keys, squeeze
from tests.kits.store_kit import largest_file, mount_small_disk

Full = Callable[[], AbstractContextManager[None]]


@pytest.fixture(params=["a limit", "a small disk"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[Path, Full, str]]:
    """A data folder, a way to have its disk full for a while, and the reason that is then said."""
    if request.param == "a limit":
        yield tmp_path / "data", lambda: largest_file(100), "the file may not grow any further"
        return
    with mount_small_disk(tmp_path, kilobytes=400) as disk:
        filler = disk / "filler"

        @contextmanager
        def full() -> Iterator[None]:
            with filler.open("wb", buffering=0) as file, suppress(OSError):
                while file.write(bytes(4096)):
                    pass
            yield
            filler.unlink()

        yield disk / "data", full, "the disk is full"


async def test_words_stay_and_are_kept_once_there_is_room(place: tuple[Path, Full, str]) -> None:
    data, full, reason = place
    fill(data, {"settings": [settings()], "wins": [Win(id="old", at=NOW, text="before")]})
    app: LadderApp = make_app(data)
    said = f"Not kept: {reason}. Make some room"
    async with app.run_test(size=(120, 36)) as pilot:
        await keys(pilot, "W", *"tea")
        with full():
            assert said in await keys(pilot, "enter")
            assert app.screen.query_one(Input).value == "tea"
            await keys(pilot, "escape", "escape")
            assert "r tries again" in squeeze(app)  # on the place, above the keys
            assert "Not kept" in squeeze(app).split("────")[0]  # and in the bar
            assert said in await keys(pilot, "r")
            await keys(pilot, "2", "6")  # reading goes on
            await keys(pilot, "n")
            page = app.screen.query_one(TextArea)
            page.text = "A long page about the rain."
            assert said in await keys(pilot, "ctrl+s")
            assert page.text == "A long page about the rain."
        await keys(pilot, "ctrl+s")
        assert app.journal.save_state.words == "Kept"
        assert "A long page" in squeeze(app)
    app.journal.close()
    with Keeper.open(find_paths(data, {}), now=NOW) as keeper:
        assert keeper.recovery is None
        assert [win.text for win in keeper.tables["wins"].values() if isinstance(win, Win)] == ["before"]
        assert [one.text for one in keeper.tables["entries"].values() if isinstance(one, Entry)] == [
            "A long page about the rain."
        ]


async def test_r_saves_what_could_not_be_saved(tmp_path: Path) -> None:
    app = make_app(tmp_path / "data")
    async with app.run_test(size=(120, 36)) as pilot:
        with largest_file(100):
            assert "Not kept: the file may not grow any further." in await keys(pilot, "c", "a", "2", "3")
            await keys(pilot, "escape")
        assert "kept now" in await keys(pilot, "r")
        assert len(app.journal.snapshot().checkins) == 1
        assert "Nothing to take back" not in await keys(pilot, "u")
        assert not app.journal.snapshot().checkins
    app.journal.close()
