"""A second window over the same file: it reads only, and goes on by itself, with what was typed, once it may write."""

from collections.abc import Callable
from pathlib import Path

from ladder_tui.app.app import LadderApp
from ladder_tui.store.file.paths import find_paths
from ladder_tui.store.keeper import Keeper
from tests.kits.app_house import make_app
from tests.kits.builders import NOW
from tests.kits.dump import keys

Opener = Callable[..., LadderApp]


def on_disk(folder: Path, table: str) -> list[str]:
    """The texts of a table, read by another instance."""
    with Keeper.open(find_paths(folder / "data", {}), now=NOW, read_only=True) as keeper:
        return [str(getattr(record, "text", "")) for record in keeper.tables[table].values()]


async def test_the_second_window_writes_once_the_first_is_closed(tmp_path: Path, app_at: Opener) -> None:
    first = app_at()
    second = make_app(tmp_path / "data")
    async with second.run_test(size=(120, 36)) as pilot:
        assert "Read-only: held by process" in await keys(pilot)
        shown = await keys(pilot, "W", *"tea", "enter")
        assert "Not kept: Held by process" in shown
        assert "Close the other one" in shown
        second.journal.refresh()
        assert on_disk(tmp_path, "drafts") == []
        first.journal.close()
        second.journal.refresh()  # what the timer does
        shown = await keys(pilot)
        assert "What you write here is kept now." in shown
        (draft,) = on_disk(tmp_path, "drafts")
        assert "tea" in draft
        shown = await keys(pilot, "enter")
        assert on_disk(tmp_path, "wins") == ["tea"]
        assert "Read-only" not in shown
        assert second.journal.save_state.words == "Kept"
    second.journal.close()


async def test_who_lost_the_right_to_write_gets_it_back_with_what_was_typed(tmp_path: Path, app_at: Opener) -> None:
    first = app_at()
    async with first.run_test(size=(120, 36)) as pilot:
        await keys(pilot, "W", *"mine", "enter")
        (tmp_path / "data" / "ladder.json.lock").unlink()
        second = make_app(tmp_path / "data")
        second.journal.wins.keep("theirs")
        shown = await keys(pilot, "W", *"more", "enter")
        assert "Not kept: Held by process" in shown
        assert first.journal.next_undo is not None
        second.journal.close()
        first.journal.refresh()
        assert first.journal.next_undo is None  # what others have saved is not undone here
        await keys(pilot)
        await keys(pilot, "enter")
        assert on_disk(tmp_path, "wins") == ["mine", "theirs", "more"]


async def test_it_is_looked_at_only_while_it_is_held(tmp_path: Path, app_at: Opener) -> None:
    first = app_at()
    second = make_app(tmp_path / "data")
    async with second.run_test() as pilot:
        await pilot.pause()
        assert second._waiting is not None
        first.journal.close()
        second.journal.refresh()
        await pilot.pause()
        assert second._waiting is None
        (tmp_path / "data" / "ladder.json.lock").unlink()
        third = make_app(tmp_path / "data")
        second._look_at_the_day()
        assert second._waiting is not None
        assert second.journal.save_state.words.startswith("Read-only: held by process")
        third.journal.close()
    second.journal.close()
