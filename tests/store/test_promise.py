"""The promise of the README, sentence by sentence: each has its test here, and neither can drift from the other."""

import json
import os
import re
import shutil
import signal
import stat
import tempfile
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any, TypeVar

import pytest
from tinydb import TinyDB

from ladder_tui.app.recovery_page import RecoveryPage
from ladder_tui.cli.main import main
from ladder_tui.domain.records.entries import Win
from ladder_tui.screens.kit.draft import DRAFT_AFTER
from ladder_tui.store.file.paths import find_paths
from ladder_tui.store.keeper import Keeper
from ladder_tui.widgets.bars import PlaceBar
from tests.kits.app_house import fill, make_app
from tests.kits.builders import NOW, settings
from tests.kits.dump import keys, squeeze
from tests.kits.model_disk import ModelDisk, State, lay_out
from tests.kits.pty_kit import Terminal, plain_environment

pytestmark = pytest.mark.forced


HERE = Path(__file__).parent
README = HERE.parents[1] / "README.md"
MARK = "<!-- The promise: tests/store/test_promise.py holds each of its sentences. -->\n"
NOBODY = 65534
Test = TypeVar("Test", bound=Callable[..., Any])


def promised() -> list[str]:
    """The sentences of the paragraph under the mark."""
    paragraph = README.read_text(encoding="utf-8").partition(MARK)[2].partition("\n\n")[0]
    return re.split(r"(?<=\.) ", " ".join(paragraph.split()))


#: Each sentence of the promise and the tests that hold it, as module and function.
HELD: dict[str, tuple[str, ...]] = {}


def holds(sentence: str) -> Callable[[Test], Test]:
    """Says which sentence a test is about."""

    def name(test: Test) -> Test:
        HELD[sentence] = (f"{__name__}.{test.__name__}",)
        return test

    return name


def test_every_sentence_has_its_tests_and_every_test_its_sentence() -> None:
    assert promised() == list(HELD)
    for name in (name for names in HELD.values() for name in names):
        module, _, function = name.rpartition(".")
        assert function.startswith("test_")
        assert callable(getattr(import_module(module), function))


def wins(folder: Path) -> list[str]:
    """The small wins on the disk, read by another instance."""
    with Keeper.open(find_paths(folder, {}), now=NOW, read_only=True) as keeper:
        return [win.text for win in keeper.tables["wins"].values() if isinstance(win, Win)]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder of somebody who has seen the first pages."""
    folder = tmp_path / "data"
    fill(folder, {"settings": [settings()]})
    return folder


@holds("When the status line says Kept, it is on your disk.")
async def test_saved_means_on_the_disk(data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    disk = ModelDisk(data)
    disk.take_in()
    app = make_app(data)
    kept: list[str] = []
    async with app.run_test(size=(120, 36)) as pilot:
        with monkeypatch.context() as during:
            disk.note(during)
            for text in ("tea", "a wave"):
                await keys(pilot, "W", *text.replace(" ", "_"), "enter")
                kept.append(text.replace(" ", "_"))
                assert app.screen.query_one(PlaceBar).status == "Kept"
                assert wins(data) == kept
                states: set[State] = set(disk.states())  # the power may fail now
                for number, state in enumerate(states):
                    lay_out(state, data, tmp_path / f"cut-{text}-{number}")
                    assert wins(tmp_path / f"cut-{text}-{number}") == kept
        with monkeypatch.context() as full:
            full.setattr(os, "fsync", _no_room)
            shown = await keys(pilot, "W", *"more", "enter")
            assert "Not kept: the disk is full. Make some room and try again." in shown
            assert wins(data) == kept
        await keys(pilot, "enter")
        assert app.screen.query_one(PlaceBar).status == "Kept"
        assert wins(data) == [*kept, "more"]
    app.journal.close()


def _no_room(handle: int) -> None:
    raise OSError(28, "No space left on device")


HELD["If the program, the computer or the power fails at any moment, you get back everything up to that point."] = (
    "tests.store.test_kills.test_killed_writers_lose_nothing_they_told",
    "tests.store.file.test_power_cut.test_every_state_a_power_cut_could_leave",
)


@holds("What you were still typing comes back too, all but its last three seconds.")
def test_typing_comes_back_after_a_kill(data: Path) -> None:
    assert DRAFT_AFTER < 3
    environ = plain_environment(data.parent, LADDER_DATA_DIR=str(data))
    with Terminal(environ=environ) as terminal:
        terminal.see("! support")
        terminal.press("6")
        terminal.see("6 Reflect")
        terminal.settle()
        terminal.press("n")
        terminal.see("back, kept as a draft")
        for word in ("It ", "was ", "raining ", "and "):
            terminal.press(word)
            terminal.read(0.8)  # letters that go on and on do not put it off
        terminal.signal(signal.SIGKILL)
        terminal.process.wait(10)
    with Keeper.open(find_paths(data, {}), now=NOW, read_only=True) as keeper:
        (draft,) = keeper.tables["drafts"].values()
        assert "It was" in getattr(draft, "text", "")
    with Terminal(environ=environ) as terminal:
        terminal.see("! support")
        terminal.press("6")
        terminal.see("6 Reflect")
        terminal.settle()
        terminal.press("n")
        assert "It was" in terminal.see("You were writing this today 09:00. Here it is again.")


@holds("If the file itself is damaged, you get the second copy or a backup, and are told which.")
async def test_damage_is_mended_and_told(data: Path) -> None:
    fill(data, {"wins": [Win(id="one", at=NOW, text="tea")]})
    fill(data, {"wins": [Win(id="two", at=NOW, text="bread")]})
    main = data / "ladder.json"
    for copies, source, expected in (
        ((), "the second copy and the last change", ["tea", "bread"]),
        (("ladder.json.previous", "ladder.json.change"), "the backup of 2026-03-04", []),
    ):
        main.write_bytes(main.read_bytes()[:-9])
        for name in copies:
            (data / name).write_bytes(b"")
        app = make_app(data)
        async with app.run_test(size=(120, 36)) as pilot:
            await pilot.pause()
            assert isinstance(app.screen, RecoveryPage)
            assert f"read {source}" in squeeze(app)
            assert [win.text for win in app.journal.snapshot().wins.values()] == expected
        app.journal.close()


@pytest.fixture
def open_place() -> Iterator[Path]:
    """A folder whose parents anybody may pass, unlike pytest's own."""
    place = Path(tempfile.mkdtemp())
    place.chmod(0o755)
    yield place
    shutil.rmtree(place)


@holds("Only your user account can read it, and whoever administers the machine.")
def test_nobody_else_can_read_it(open_place: Path) -> None:
    before = os.umask(0)
    try:
        fill(open_place / "data", {"wins": [Win(id="one", at=NOW, text="tea")]})
    finally:
        os.umask(before)
    found = [open_place / "data", *(open_place / "data").rglob("*")]
    assert len(found) >= 4
    assert not any(stat.S_IMODE(path.stat().st_mode) & 0o077 for path in found)
    if os.geteuid() == 0:  # somebody else can be tried only by who may become somebody else
        os.seteuid(NOBODY)
        try:
            with pytest.raises(PermissionError):
                (open_place / "data" / "ladder.json").read_bytes()
        finally:
            os.seteuid(0)


@holds("Without a passphrase it is plain JSON, and you can leave at any time.")
def test_it_is_plain_json_and_all_of_it_can_be_taken_away(data: Path, tmp_path: Path) -> None:
    fill(data, {"wins": [Win(id="one", at=NOW, text="tea")]})
    assert json.loads((data / "ladder.json").read_bytes())["wins"]["1"]["text"] == "tea"
    shutil.copy(data / "ladder.json", tmp_path / "taken.json")
    with TinyDB(tmp_path / "taken.json") as stock:
        assert [document["text"] for document in stock.table("wins")] == ["tea"]
    with Keeper.open(find_paths(data, {}), now=NOW):  # also while it is open
        assert main(["--data-dir", str(data), "data", "export", str(tmp_path / "export.json")]) == 0
    assert json.loads((tmp_path / "export.json").read_bytes())["tables"]["wins"]["1"]["text"] == "tea"
    assert main(["--data-dir", str(data), "data", "erase", "--yes-erase-everything"]) == 0
    assert not data.exists()
