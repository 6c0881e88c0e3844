"""Nothing of a try is lost: left with Esc, killed, on a full disk, with hostile text or values that do not fit."""

import signal
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from textual.events import Paste
from textual.widgets import Input

from ladder_tui.app.app import LadderApp
from ladder_tui.services.journal import NotSaved
from ladder_tui.widgets.fields import Slider
from ladder_tui.widgets.row_list import RowList
from tests.kits.app_house import Clock, fill, make_app
from tests.kits.builders import NOW, attempt, library, plan, rung, settings
from tests.kits.dump import dump, squeeze
from tests.kits.pressing import press, said, write
from tests.kits.pty_kit import Terminal, plain_environment

AppAt = Callable[..., LadderApp]
HOSTILE = "[/foo] [@click=app.quit]x[/] 日本語 👩‍👩‍👧 שלום"
UNDER_WAY = attempt(status="open", outcome=None)


def value(app: LadderApp, name: str) -> Any:
    return app.screen.query_one(f"#field-{name}", Input).value


async def test_a_killed_terminal_goes_on_where_it_was(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    fill(folder, {"rungs": [rung(current=True)], "settings": [settings()]})
    with Terminal(environ=plain_environment(tmp_path, LADDER_DATA_DIR=str(folder))) as terminal:
        terminal.see("Today")
        terminal.press("5")
        terminal.see("This one, when it suits you")
        terminal.press("\r")
        terminal.see("1 of 4")
        for keys in ("They laugh", "\r", "65", "\r", "\r", "\x1b[B", "\r"):
            terminal.press(keys)
            terminal.settle()
        terminal.signal(signal.SIGKILL)
        terminal.process.wait()

    app = make_app(folder, NOW + timedelta(days=2), library())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "you were writing this Wednesday 09:0" in squeeze(app)
        assert "enter goes on" in squeeze(app)  # the cursor stands on it
        await press(pilot, "enter")
        assert "You were writing this" in squeeze(app)
        assert "2 of 4" in dump(app)
        await press(pilot, "pageup", "shift+tab", "shift+tab", "shift+tab")
        assert value(app, "feared") == "They laugh"
        assert app.screen.query_one("#field-likelihood", Slider).value == 65
        await press(pilot, "ctrl+s")
        assert len(app.journal.snapshot().attempts) == 1
        assert not app.journal.snapshot().drafts
    app.journal.close()


async def test_each_step_of_the_look_back_goes_on_in_a_new_session(tmp_path: Path) -> None:
    folder, clock = tmp_path / "data", Clock()
    app = make_app(folder, clock, library(), {"rungs": [rung()], "attempts": [UNDER_WAY], "settings": [settings()]})
    for keys, page in (
        (("enter", "d"), 1),
        (("enter", "enter", "n", "enter"), 2),
        (("enter", "3", "0", "pagedown"), 3),
        (("enter", "pagedown"), 4),
        (("enter", "pagedown"), 5),
    ):
        async with app.run_test(size=(80, 24)) as pilot:
            await press(pilot, *keys)
            assert f"{page} of 5" in dump(app)
        app.journal.close()  # as a killed terminal leaves it: nobody has pressed Esc
        clock.forward(hours=1)
        app = make_app(folder, clock, library())
    async with app.run_test(size=(80, 24)) as pilot:
        assert "the look back waits since today" in await squeezed(pilot, app)
        await press(pilot, "enter", "ctrl+s")
        tried = app.journal.snapshot().attempts["attempt-1"]
        assert tried.outcome is not None
        assert (tried.outcome.happened, tried.outcome.likelihood_next) == ("no", 30)
    app.journal.close()


async def squeezed(pilot: Any, app: LadderApp) -> str:
    await pilot.pause()
    return squeeze(app)


async def test_what_was_begun_can_be_let_go_and_comes_back(app_at: AppAt) -> None:
    app = app_at(library=library(), seed={"rungs": [rung(current=True)], "attempts": [UNDER_WAY]})
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "x")
        assert said(app) == "Let go; nothing is counted. · u brings it back"
        assert not app.journal.snapshot().attempts
        await press(pilot, "u")
        assert list(app.journal.snapshot().attempts) == ["attempt-1"]
        app.screen.query_one("#day", RowList).go_to("begun:attempt-1")
        await press(pilot, "d", "escape", "x")
        assert "the try itself counts" in said(app)
        assert not app.journal.snapshot().drafts
        assert "1 try" in dump(app)


async def test_values_that_do_not_fit_get_one_clear_sentence(app_at: AppAt) -> None:
    app = app_at(library=library(), seed={"rungs": [rung(current=True)]})
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "5", "enter", "enter", "enter", "enter", "enter")
        assert "A few words are wanted here." in squeeze(app)
        assert "A number from 0 to 100 is wanted here" in squeeze(app)
        await write(pilot, "\u200b \u2060")  # nothing to be seen
        await press(pilot, "ctrl+s")
        assert "A few words are wanted here." in squeeze(app)
        app.screen.focused.post_message(Paste("x" * 100_000))  # type: ignore[union-attr]
        await press(pilot, "enter", "1", "0", "1")
        assert "101 lies above 100, where the scale ends, so it is not taken." in squeeze(app)
        await press(pilot, "ctrl+s")
        assert "This line holds 300 letters; it has 100,0" in squeeze(app)
        assert len(value(app, "feared")) > 100_000
        await press(pilot, "escape")
        (draft,) = app.journal.snapshot().drafts.values()
        assert "x" * 100_000 in draft.text  # nothing is lost
        await press(pilot, "enter")
        await write(pilot, HOSTILE)
        await press(pilot, "enter", "5", "0", "enter", "enter", "enter", "d", "ctrl+s")
        assert "Did it happen? No, partly or yes; the arrow keys choose." in squeeze(app)
        assert HOSTILE.split("日")[0] in squeeze(app)
        await press(pilot, "n", "enter", "5", "0", "pagedown", "enter", "2", "0", "enter", "9", "0", "enter")
        assert "The end (90) lies above the height (20)" in squeeze(app)


async def test_hostile_text_is_shown_as_typed_on_every_page(app_at: AppAt) -> None:
    step = rung(
        text=HOSTILE, prediction=HOSTILE, habits=(HOSTILE,), backup=HOSTILE, reward=HOSTILE, variations=(HOSTILE,),
        current=True,
    )  # fmt: skip
    planned = plan(title=HOSTILE, cue=HOSTILE, backup=HOSTILE, status="fell_through")
    app = app_at(library=library(), seed={"rungs": [step], "plans": [planned]})
    typed = HOSTILE.split(" 日")[0]
    async with app.run_test(size=(60, 20)) as pilot:
        await press(pilot, "5", "enter", "ctrl+o")
        for keys in (
            ("enter", "5", "0", "enter", "enter", "down", "enter"), ("pagedown",), ("pagedown",), ("ctrl+s",),
            ("d",), ("enter", "n", "enter"), ("5", "0", "pagedown"), ("pagedown",), ("pagedown",), ("ctrl+s",),
            ("enter",), ("1",),
        ):  # fmt: skip
            assert typed in squeeze(app), keys
            assert "\x1b" not in dump(app)
            await press(pilot, *keys)


async def test_a_full_disk_is_said_and_the_words_stay(app_at: AppAt, monkeypatch: pytest.MonkeyPatch) -> None:
    app = app_at(library=library(), seed={"rungs": [rung(current=True)]})
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "5", "enter")
        await write(pilot, "They laugh")
        await press(pilot, "enter", "5", "0")

        def full(*_: object, **__: object) -> None:
            raise NotSaved("the disk is full", "Free some space")

        with monkeypatch.context() as patch:
            patch.setattr(app.journal._ledger.keeper, "commit", full)
            await press(pilot, "ctrl+s")
            assert "Not kept: the disk is full." in squeeze(app)
            assert value(app, "feared") == "They laugh"
        await press(pilot, "ctrl+s")
        assert len(app.journal.snapshot().attempts) == 1
        assert app.journal.snapshot().now == NOW
