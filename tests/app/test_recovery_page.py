"""What was found in the place of the data file is told on one page: on opening, and when it happens later."""

import shutil
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from ladder_tui.app.app import LadderApp
from ladder_tui.app.recovery_page import RecoveryPage
from ladder_tui.screens.flows.joining.copies import CopyPage
from ladder_tui.screens.flows.support.support import SupportScreen
from ladder_tui.screens.kit.page import PageScreen
from ladder_tui.services.found import found
from ladder_tui.store.copies.recovery import Recovery
from ladder_tui.store.file import cipher
from ladder_tui.store.file.paths import find_paths
from ladder_tui.store.whole.locking import lock_data
from tests.kits.app_house import Clock, fill
from tests.kits.builders import NOW, person, settings, win
from tests.kits.dump import keys, squeeze
from tests.kits.locked_kit import CHEAP, PASSPHRASE

Opener = Callable[..., LadderApp]


def lived_in(folder: Path) -> Path:
    """A store of two saves; its file."""
    fill(folder, {"settings": [settings()]})
    fill(folder, {"people": [person()]}, now=NOW - timedelta(hours=1))
    return folder / "ladder.json"


async def test_after_opening_from_the_second_copy_one_page_says_everything(tmp_path: Path, app_at: Opener) -> None:
    main = lived_in(tmp_path / "data")
    main.write_bytes(main.read_bytes()[:-20])
    app = app_at()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert isinstance(app.screen, RecoveryPage)
        shown = squeeze(app)
        (kept,) = main.with_name("ladder.json.kept").iterdir()
        assert "Your notes are all here" in shown
        assert "Your file was damaged. Nothing that was kept is gone." in shown
        assert "read the second copy and the last change" in shown
        assert f"from today {NOW - timedelta(hours=1):%H:%M}, save number 2" in shown
        assert "records 2" in shown
        assert f"kept {str(kept)[:30]}" in shown
        assert kept.name in shown.replace(" ", "")
        assert "enter go on" in shown
        assert "ladder backup restore" in shown
        await keys(pilot, "exclamation_mark")
        assert isinstance(app.screen, SupportScreen)
        await keys(pilot, "escape", "enter")
        assert isinstance(app.screen, PageScreen)
        # It is told once, and can be read again under `?`.
        await keys(pilot, "2", "1")
        assert isinstance(app.screen, PageScreen)
        assert any("was damaged" in note for note in app.notes)


async def test_an_empty_file_begins_with_the_page_and_then_the_welcome(tmp_path: Path, app_at: Opener) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "ladder.json").write_bytes(b"")
    app = app_at()
    async with app.run_test(size=(60, 20)) as pilot:
        assert "this begins empty" in await keys(pilot)
        assert "Welcome" in await keys(pilot, "enter")


async def test_a_file_changed_by_something_else_is_told_when_the_form_is_closed(tmp_path: Path, app_at: Opener) -> None:
    main = lived_in(tmp_path / "data")
    app = app_at()
    async with app.run_test(size=(120, 36)) as pilot:
        await keys(pilot, "W", *"tea")
        main.write_bytes(b"from a sync tool")
        app.keep_drafts()  # a save while the form is open interrupts nobody
        assert "A small good thing" in await keys(pilot)
        await keys(pilot, "enter")
        await pilot.pause()
        assert isinstance(app.screen, RecoveryPage)
        shown = squeeze(app)
        assert "Something else has changed your file" in shown
        assert "Nothing that was kept is gone." in shown
        assert "records 2" in shown
        assert "-changed.json" in shown
        await keys(pilot, "enter")
        assert isinstance(app.screen, PageScreen)
        assert [win.text for win in app.journal.snapshot().wins.values()] == ["tea"]
        assert any("was changed by something else" in note for note in app.notes)


async def test_what_another_machine_has_put_there_is_joined_from_the_page(tmp_path: Path, app_at: Opener) -> None:
    main = lived_in(tmp_path / "data")
    other = tmp_path / "other"
    shutil.copytree(main.parent, other)
    fill(other, {"wins": [win("theirs", text="a walk")]})
    app = app_at()
    async with app.run_test(size=(80, 24)) as pilot:
        await keys(pilot, "W", *"tea")
        main.write_bytes((other / main.name).read_bytes())
        await keys(pilot, "enter")
        await pilot.pause()
        assert isinstance(app.screen, RecoveryPage)
        assert "j join both" in squeeze(app)
        await keys(pilot, "j")
        assert isinstance(app.screen, CopyPage)
        assert "It lay in the place of your file, and is kept aside." in squeeze(app)
        assert "new 1 win" in squeeze(app)
        await keys(pilot, "enter", "enter")
        assert isinstance(app.screen, PageScreen)
        assert {win.text for win in app.journal.snapshot().wins.values()} == {"tea", "a walk"}
        (kept,) = app.journal.joining.kept()
        assert app.journal.joining.look(kept).is_nothing
    app.journal.close()


async def test_a_plain_file_in_the_place_of_a_locked_one_is_told_before_anything_can_be_typed(
    tmp_path: Path, app_at: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cipher, "COST", CHEAP)
    main = lived_in(tmp_path / "data")
    plain = main.read_bytes()
    lock_data(find_paths(main.parent, {}), PASSPHRASE, now=NOW)
    main.write_bytes(plain)
    app = app_at()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*"Wtea")
        await pilot.pause()
        assert isinstance(app.screen, RecoveryPage)
        shown = squeeze(app)
        assert "Your notes are not locked" in shown
        assert "Whoever can use your account can read it, and what you write now." in shown
        assert "q leaves. ladder data lock, with the passphrase of before, locks everything again." in shown
        assert not app.journal.snapshot().wins
        await keys(pilot, "q")
    assert app.return_code == 0


async def test_a_backup_that_cannot_be_made_is_said_in_the_status_line(tmp_path: Path, app_at: Opener) -> None:
    main = lived_in(tmp_path / "data")
    backups = main.with_name("ladder.json.backups")
    for path in backups.iterdir():
        path.unlink()
    backups.rmdir()
    backups.write_text("a file")
    clock = Clock(NOW + timedelta(days=1))
    app = app_at(clock)
    async with app.run_test(size=(120, 36)) as pilot:
        await keys(pilot, "W", *"tea")
        assert "No backup could be made" in await keys(pilot, "enter")


WHOLE = Recovery(Path("/d/ladder.json"), "damaged", "the second copy", NOW, 12, 9, True)


@pytest.mark.parametrize(
    ("met", "title", "said"),
    [
        (WHOLE, "Your notes are all here", "Nothing that was kept is gone."),
        (
            Recovery(Path("/d/l"), "missing", "the backup of 2026-03-02", NOW - timedelta(days=2), 7, 5, False),
            "Your notes up to Monday 09:00",
            "Everything up to Monday 09:00 is here. What came after that may be gone.",
        ),
        (
            Recovery(Path("/d/l"), "damaged", "what could be read of the file itself", None, 7, 5, False),
            "What could be read of your notes",
            "What could be read is here. The rest is in the file that is kept.",
        ),
        (
            Recovery(Path("/d/l"), "empty", "nothing", None, 0, 0, False),
            "There was nothing to read",
            "There was no copy to read instead",
        ),
        (
            Recovery(Path("/d/l"), "older", "the file as it is", NOW, 3, 5, True, Path("/d/kept/copy.json")),
            "An earlier state of your notes",
            "ladder goes on with what the file holds, from today 09:00. The later copy is kept.",
        ),
    ],
)
def test_how_things_stand(met: Recovery, title: str, said: str) -> None:
    moment = datetime(2026, 3, 4, 12, 0, tzinfo=NOW.tzinfo)
    page = found(met, moment)
    assert page.title == title
    assert said in page.standing
    labels = [label for label, _ in page.rows]
    assert labels[0] == "found"
    assert ("kept" in labels) is (met.found != "missing")
    assert ("merge /d/kept/copy.json" in page.after) is (met.found == "older")


def test_a_lock_that_was_lost_is_told() -> None:
    assert "ladder data lock" in dict(found(replace(WHOLE, lost_lock=True), NOW).rows)["lock"]
