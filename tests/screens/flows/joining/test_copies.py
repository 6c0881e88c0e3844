"""A copy beside the file: its page, joining it, the list afterwards, and putting it away."""

import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from ladder_tui.screens.flows.joining.copies import CopyPage, JoinedPage, look_at_joins, offer_copy
from ladder_tui.screens.kit.dialog import Choose
from ladder_tui.screens.kit.page import PageScreen
from ladder_tui.screens.kit.reading_page import NotePage
from ladder_tui.store.file import cipher
from ladder_tui.store.file.paths import find_paths
from ladder_tui.store.whole.locking import lock_data
from ladder_tui.store.whole.restore import restore
from tests.kits.app_house import Clock, fill
from tests.kits.builders import NOW, entry, person, plan
from tests.kits.dialog_host import DialogHost, seeded_host
from tests.kits.dump import squeeze
from tests.kits.locked_kit import CHEAP, PASSPHRASE
from tests.kits.pressing import press

COPY = "ladder.sync-conflict-20260304-083000-ABCDEFG.json"
LATER = NOW + timedelta(hours=3)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def host(tmp_path: Path, folder: Path) -> Iterator[DialogHost]:
    """A store and the copy of another machine beside it: both changed a note, each made something."""
    fill(folder, {"people": [person(details="likes tea")], "entries": [entry("old", text="an old page")]})
    other = tmp_path / "other"
    shutil.copytree(folder, other)
    fill(other, {"people": [person(details="moved to Bonn")], "plans": [plan(title="Tea")]}, now=NOW)
    (folder / COPY).write_bytes((other / "ladder.json").read_bytes())
    mine = {"people": [person(details="has a dog")]}
    with seeded_host(folder, mine, clock=Clock(LATER)) as made:
        yield made


def top(host: DialogHost) -> object:
    """What is in front."""
    return host.screen


async def offer(page: PageScreen) -> None:
    """Lead to the copy."""
    await offer_copy(page.app, page.journal, page.journal.joining.copies()[0])


async def test_enter_joins_it_and_the_list_says_what_was_joined(host: DialogHost, folder: Path) -> None:
    async with host.run_test(size=(80, 24)) as pilot:
        await host.open(offer)
        await pilot.pause()
        assert isinstance(host.screen, CopyPage)
        shown = squeeze(host)
        assert "A sync tool has left a second file beside yours" in shown
        assert f"copy {COPY}" in shown
        assert "new 1 plan" in shown
        assert "in both 1 thing was changed" in shown
        await press(pilot, "l")
        assert isinstance(host.screen, JoinedPage)
        assert "What would be joined" in squeeze(host)
        await press(pilot, "enter", "enter")
        shown = squeeze(host)
        assert "What was joined" in shown
        assert "person “Ana”, details" in shown
        assert "stands has a dog" in shown
        assert "also an entry moved to Bonn" in shown
        assert "ladder backup restore" in shown
        snapshot = host.journal.snapshot()
        assert set(snapshot.plans) == {"plan-1"}
        assert snapshot.people["ana"].details == "has a dog"
        (page,) = [page for page in snapshot.entries.values() if page.question]
        assert (page.text, page.person_id) == ("moved to Bonn", "ana")
        assert host.journal.undo() is None, "the backup undoes it, and only that"
        await press(pilot, "p")
        (kept,) = (folder / "ladder.json.kept").iterdir()
        assert kept.name.endswith("-joined.json")
        assert not (folder / COPY).exists()
        assert kept.name in squeeze(host).replace(" ", "")
        await press(pilot, "enter")
        assert isinstance(top(host), PageScreen)
        (before,) = (folder / "ladder.json.backups").glob("*-merge.json")
        host.journal.close()
    restore(find_paths(folder, {}), before.name, now=LATER)


async def test_later_leaves_everything_as_it_is(host: DialogHost, folder: Path) -> None:
    async with host.run_test(size=(60, 20)) as pilot:
        before = (folder / "ladder.json").read_bytes()
        await host.open(offer)
        await pilot.pause()
        await press(pilot, "escape")
        assert isinstance(top(host), PageScreen)
        assert (folder / "ladder.json").read_bytes() == before
        assert (folder / COPY).exists()


async def test_a_copy_with_nothing_new_is_put_away(host: DialogHost, folder: Path) -> None:
    async with host.run_test(size=(80, 24)) as pilot:
        (folder / COPY).write_bytes((folder / "ladder.json").read_bytes())
        await host.open(offer)
        await pilot.pause()
        assert "A copy with nothing new" in squeeze(host)
        await press(pilot, "l")
        assert isinstance(host.screen, CopyPage)
        await press(pilot, "enter", "enter")
        assert isinstance(top(host), PageScreen)
        assert not (folder / COPY).exists()
        assert host.journal.snapshot().joins == {}


async def test_the_list_is_read_again_and_can_be_removed(host: DialogHost, folder: Path) -> None:
    async with host.run_test(size=(80, 24)) as pilot:
        host.journal.joining.join(folder / COPY)
        await host.open(lambda page: look_at_joins(page.app, page.journal))
        assert isinstance(host.screen, Choose)
        shown = squeeze(host)
        assert f"beside your file: {COPY}" in shown
        assert "joined today 12:00" in shown
        await press(pilot, "down", "enter")
        assert isinstance(host.screen, JoinedPage)
        await press(pilot, "p")
        assert isinstance(host.screen, JoinedPage), "there is nothing to put away from here"
        await press(pilot, "x")
        assert host.journal.snapshot().joins == {}
        host.journal.undo()
        assert len(host.journal.snapshot().joins) == 1


async def test_what_cannot_be_joined_is_said(
    host: DialogHost, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cipher, "COST", CHEAP)
    async with host.run_test(size=(80, 24)) as pilot:
        (folder / COPY).write_bytes(b"half of it")
        await host.open(offer)
        await pilot.pause()
        assert isinstance(host.screen, NotePage)
        assert "nothing in it can be read" in squeeze(host)
        await press(pilot, "escape")
        lock_data(find_paths(tmp_path / "other", {}), PASSPHRASE, now=NOW)
        (folder / COPY).write_bytes((tmp_path / "other" / "ladder.json").read_bytes())
        await host.open(offer)
        await pilot.pause()
        assert "is locked with another passphrase than your notes" in squeeze(host)


async def test_what_the_disk_does_not_take_is_said_and_nothing_is_joined(host: DialogHost, folder: Path) -> None:
    async with host.run_test(size=(80, 24)) as pilot:
        await host.open(offer)
        await pilot.pause()
        shutil.rmtree(folder / "ladder.json.backups")
        (folder / "ladder.json.backups").write_text("a file")
        await press(pilot, "enter")
        assert "Not joined" in squeeze(host)
        assert host.journal.snapshot().plans == {}
        await press(pilot, "escape")
        assert isinstance(top(host), PageScreen)


async def test_where_there_is_no_copy_a_sentence_says_so(host: DialogHost, folder: Path) -> None:
    said: list[str] = []

    async def look(page: PageScreen) -> None:
        said.append(await look_at_joins(page.app, page.journal))

    async with host.run_test(size=(80, 24)):
        (folder / COPY).unlink()
        await host.open(look)
        assert said == ["No copy lies beside your file, and none was joined."]
