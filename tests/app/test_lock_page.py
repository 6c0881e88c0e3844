"""Locking with one key and after idle minutes: drafts first, then nothing is left in memory, and a page asks again."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from ladder_tui.app.app import LadderApp
from ladder_tui.app.hidden import HiddenScreen
from ladder_tui.app.locked import LockedApp
from ladder_tui.app.locked_page import LOCKED, WRONG, LockedScreen, PassphraseField
from ladder_tui.cli import again
from ladder_tui.domain.library import Library
from ladder_tui.screens.flows.support.support import SupportScreen
from ladder_tui.services.idle import Idle
from ladder_tui.services.unlocking import once
from ladder_tui.store.file import cipher
from ladder_tui.store.file.paths import find_paths
from ladder_tui.store.whole.locking import lock_data
from ladder_tui.wiring import House, open_house
from tests.kits.app_house import Clock, fill, make_app
from tests.kits.builders import NOW, ZONE, person, settings
from tests.kits.dump import keys, squeeze
from tests.kits.locked_kit import CHEAP, PASSPHRASE
from tests.kits.pty_kit import RESTORED, Terminal, plain_environment
from tests.kits.shipped_packs import shipped_library
from tests.kits.store_kit import largest_file

PRIVATE = "Quagmire"


class Watch:
    """A clock for idle seconds, moved by hand."""

    seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A locked data folder of somebody who knows Quagmire and locks after five minutes."""
    monkeypatch.setattr(cipher, "COST", CHEAP)
    folder = tmp_path / "data"
    fill(folder, {"settings": [settings(lock_after=5)], "people": [person(name=PRIVATE)]})
    lock_data(find_paths(folder, {}), PASSPHRASE, now=NOW)
    return folder


def unlocked(folder: Path, passphrase: str = PASSPHRASE, *, read_only: bool = False) -> House:
    return open_house(
        folder, environ={}, clock=Clock(NOW), zone=ZONE.key, library=shipped_library(), passphrase=once(passphrase),
        read_only=read_only,
    )  # fmt: skip


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
def app(data: Path, watch: Watch) -> Iterator[LadderApp]:
    house = unlocked(data)
    app = LadderApp(house.journal, first="calendar")
    app._idle = Idle(watch)
    yield app
    house.close()


def drafts(folder: Path) -> list[str]:
    with_drafts = unlocked(folder, read_only=True)
    return [draft.text for draft in with_drafts.journal.snapshot().drafts.values()]


async def test_one_key_locks_also_while_typing_and_the_draft_is_kept(app: LadderApp, data: Path) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await keys(pilot, "W", *"tea", "ctrl+l")
        assert app.locked
    assert any("tea" in text for text in drafts(data))
    assert app.carried() == {
        "theme": "ladder-dusk", "ascii": "no", "region": "", "language": "", "place": "calendar",
    }  # fmt: skip


async def test_it_locks_behind_the_curtain_too(app: LadderApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await keys(pilot, "H", "ctrl+l")
        assert app.locked


async def test_after_the_minutes_the_next_look_at_the_clock_locks(app: LadderApp, watch: Watch) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        watch.seconds = 299
        app._look_at_the_day()
        assert not app.locked
        await keys(pilot, "down")  # somebody is there
        watch.seconds = 598
        app._look_at_the_day()
        assert not app.locked
        watch.seconds = 600
        app._look_at_the_day()
        assert app.locked


async def test_the_first_key_after_a_sleep_finds_the_lock_and_does_nothing_else(app: LadderApp, watch: Watch) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await keys(pilot, "W")
        watch.seconds = 8 * 3600
        await pilot.press("x")
        await pilot.pause()
        assert app.locked
    assert not app.journal.snapshot().drafts


async def test_what_cannot_be_kept_is_hidden_instead_of_lost(app: LadderApp, watch: Watch, data: Path) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await keys(pilot, "W", *"tea")
        watch.seconds = 400
        with largest_file(0):
            app._look_at_the_day()
            await pilot.pause()
            assert not app.locked
            assert isinstance(app.screen, HiddenScreen)
            await keys(pilot, "H")  # the same key shows it again, and the words are there
            assert "tea" in squeeze(app)
        watch.seconds = 800
        app._look_at_the_day()
        assert app.locked
    assert any("tea" in text for text in drafts(data))


async def test_a_change_that_is_not_saved_is_said_before_the_key_locks(app: LadderApp) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        with largest_file(0):
            await keys(pilot, "W", *"tea", "enter")
            assert "Lock again leaves without it." in await keys(pilot, "ctrl+l")
            assert not app.locked
            await keys(pilot, "ctrl+l")
            assert app.locked


async def test_without_a_passphrase_the_key_says_how_to_have_one_and_idle_does_nothing(tmp_path: Path) -> None:
    app = make_app(tmp_path / "data", seed={"settings": [settings(lock_after=1)]})
    watch = Watch()
    app._idle = Idle(watch)
    async with app.run_test(size=(120, 36)) as pilot:
        assert "ladder data lock makes one" in await keys(pilot, "ctrl+l")
        watch.seconds = 600
        app._look_at_the_day()
        await keys(pilot, "H")
        assert isinstance(app.screen, HiddenScreen)
        assert not app.locked
    app.journal.close()


def test_minutes_of_nothing_never_lock() -> None:
    watch = Watch()
    idle = Idle(watch)
    watch.seconds = 10**9
    assert not idle.longer_than(0)
    assert idle.longer_than(60)
    assert not Idle().longer_than(1)


# -- the page ----------------------------------------------------------------------------------


async def test_a_wrong_passphrase_is_said_and_the_right_one_opens(data: Path) -> None:
    before = (data / "ladder.json").read_bytes()
    page = LockedApp(lambda ask: open_house(data, environ={}, passphrase=ask), Library, carried={"theme": "ladder-day"})
    async with page.run_test(size=(60, 20)) as pilot:
        assert LOCKED in squeeze(page)
        assert page.theme == "ladder-day"
        assert PRIVATE not in squeeze(page)
        await pilot.press("exclamation_mark")
        await pilot.pause()
        assert isinstance(page.screen, SupportScreen)
        assert "local emergency number" in squeeze(page)
        await pilot.press("escape", *"wrong", "exclamation_mark")  # a letter in it, and it is a letter
        assert isinstance(page.screen, LockedScreen)
        assert "••••••" in squeeze(page)
        await pilot.press("enter")
        await page.workers.wait_for_complete()
        await pilot.pause()
        assert WRONG in squeeze(page)
        assert (data / "ladder.json").read_bytes() == before
        await pilot.press("x", "escape", "enter")
        assert "•" not in squeeze(page)
        page.screen.query_one(PassphraseField).value = PASSPHRASE
        await pilot.press("enter")
        await page.workers.wait_for_complete()
        await pilot.pause()
    house = page.return_value
    assert isinstance(house, House)
    assert [found.name for found in house.journal.snapshot().people.values()] == [PRIVATE]
    house.close()


async def test_anything_else_in_the_way_is_one_sentence_on_the_page(data: Path) -> None:
    page = LockedApp(lambda ask: open_house(data, environ={}, passphrase=ask), Library, carried={})
    async with page.run_test(size=(80, 24)) as pilot:
        main = data / "ladder.json"
        main.write_bytes(b"".join([main.read_bytes()[:40], b"0" * 400]))
        for path in (*data.glob("ladder.json.*"), *data.glob("ladder.json.backups/*")):
            if path.is_file():
                path.unlink()
        await pilot.press("x", "enter")
        await page.workers.wait_for_complete()
        await pilot.pause()
        assert "there is no copy to read instead" in squeeze(page)
        await pilot.press("ctrl+q")
    assert page.return_value is None


def test_what_is_carried_over_is_told_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(again.CARRIED, '{"place":"topics","n":1}')
    assert again.carried() == {"place": "topics", "n": "1"}
    assert again.carried() == {}
    for nonsense in ("{", "[1]"):
        monkeypatch.setenv(again.CARRIED, nonsense)
        assert again.carried() == {}


# -- in a real terminal ------------------------------------------------------------------------


def in_memory(pid: int, text: str) -> int:
    """How often a text stands in all memory of a process, in the encodings Python keeps text in."""
    found = 0
    for row in Path(f"/proc/{pid}/maps").read_text().splitlines():
        match = re.match(r"([0-9a-f]+)-([0-9a-f]+) rw", row)
        if match:
            first, end = (int(number, 16) for number in match.groups())
            with open(f"/proc/{pid}/mem", "rb", buffering=0) as memory:
                memory.seek(first)
                data = memory.read(end - first)
            found += data.count(text.encode()) + data.count(text.encode("utf-16-le"))
    return found


def test_locking_leaves_nothing_in_memory_and_the_terminal_whole(data: Path) -> None:
    environ = plain_environment(data.parent, LADDER_DATA_DIR=str(data))
    with Terminal(environ=environ) as terminal:
        terminal.see("notes are locked")
        terminal.press(f"{PASSPHRASE}\r")
        terminal.see("1 Today")
        terminal.press("3")
        terminal.see(PRIVATE)
        terminal.press("W")
        terminal.see("A small good thing")
        terminal.press("swampland")
        terminal.see("land")
        pid = terminal.process.pid
        assert in_memory(pid, PRIVATE)
        terminal.press("\x0c")  # ctrl+l
        terminal.see("notes are locked")
        terminal.settle()
        for private in (PRIVATE, "swampland", PASSPHRASE):
            assert in_memory(pid, private) == 0
        assert terminal.read(1.0) == b""  # at rest nothing is written
        terminal.press(f"{PASSPHRASE}\r")
        terminal.see(PRIVATE)  # back in the place where it was locked
        terminal.press("q")
        code, _ = terminal.finish()
        left = terminal.data.rpartition(b"\x1b[?1049h")[2]
        for restored in RESTORED:
            assert restored in left
        assert terminal.modes == terminal.modes_before
    assert code == 0
    assert any("swampland" in text for text in drafts(data))
    assert PASSPHRASE.encode() not in terminal.data
