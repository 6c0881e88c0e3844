"""What is typed in the shell while the window is open: taken in and said, whatever is open in the window."""

from pathlib import Path

from textual.widgets import Input

from ladder_tui.app.app import LadderApp
from ladder_tui.cli.writing.hand_over import Desk
from ladder_tui.domain.records.plans import Plan
from ladder_tui.screens.flows.keeping.from_shell import MANY, REST, STANDS
from ladder_tui.screens.kit.page import PageScreen
from ladder_tui.services.requests import requests as ask
from ladder_tui.services.requests.taking_in import MANY as AT_ONCE
from ladder_tui.widgets.bars import QuietRule
from tests.kits.app_house import make_app
from tests.kits.builders import NOW, plan, settings
from tests.kits.store_kit import largest_file
from tests.services.requests.conftest import Shell, shell

__all__ = ["shell"]


def said(app: LadderApp) -> str:
    """What stands above the keys of the place."""
    page = next(screen for screen in app.screen_stack if isinstance(screen, PageScreen))
    return page.query_one("#rule", QuietRule).said


async def test_a_half_written_win_stays_as_it_is_while_others_come_in(tmp_path: Path, shell: Shell) -> None:
    app = make_app(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("W", *"Tea", "left")
        field = app.focused
        assert isinstance(field, Input)
        for number in range(AT_ONCE + MANY):
            assert shell(f"win {number}").waits
        app.look_at_the_shell()
        await pilot.pause()
        assert (app.focused, field.value, field.cursor_position) == (field, "Tea", 2)
        assert len(app.journal.snapshot().wins) == AT_ONCE + MANY
        await pilot.press("enter")
        await pilot.pause()
        for _ in range(STANDS + 1):
            app.look_at_the_shell()
        many = AT_ONCE + MANY
        assert said(app) == f"From the shell, {many} things, the last of them: Kept among your wins: “win {many - 1}”."
        assert [one.text for one in app.journal.snapshot().wins.values()][-1] == "Tea"
    app.journal.close()


async def test_each_is_said_in_turn_and_u_takes_the_last_back(tmp_path: Path, shell: Shell) -> None:
    app = make_app(tmp_path, seed={"settings": [settings()]})
    async with app.run_test(size=(80, 24)) as pilot:
        shell("one")
        shell("two")
        heard = []
        for _ in range(2 * STANDS + 2):
            app.look_at_the_shell()
            await pilot.pause()
            heard.append(said(app))
        assert heard[0] == "From the shell: Kept among your wins: “one”."
        assert heard[-1] == "From the shell: Kept among your wins: “two”."
        await pilot.press("u")
        assert said(app) == "Taken back: kept"
        assert [one.text for one in app.journal.snapshot().wins.values()] == ["one"]
    app.journal.close()


async def test_a_disk_that_is_full_is_said_once_and_tried_again_later(tmp_path: Path, shell: Shell) -> None:
    app = make_app(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        shell("Tea")
        with largest_file(10):
            app.look_at_the_shell()
            await pilot.pause()
        assert "Not kept" in said(app)
        for _ in range(REST):
            app.look_at_the_shell()
        assert not app.journal.snapshot().wins
        app.look_at_the_shell()
        assert len(app.journal.snapshot().wins) == 1
    app.journal.close()


async def test_what_a_form_does_not_change_stays_as_the_shell_left_it(tmp_path: Path, shell: Shell) -> None:
    """A plan is done by a command while its form is open: keeping another title does not open it again."""
    app = make_app(tmp_path, seed={"settings": [settings()], "plans": [plan(zone="Europe/Berlin")]})

    def done(desk: Desk) -> ask.Request:
        return ask.CloseRequest(id=desk.id, at=desk.at, kind="plan", ref="plan-1", day=NOW.date(), status="done")

    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("e")
        assert isinstance(app.focused, Input)
        shell(done)
        app.look_at_the_shell()
        await pilot.press("end", "!", "ctrl+s")
        await pilot.pause()
        found = app.journal.snapshot().plans["plan-1"]
        assert isinstance(found, Plan)
        assert (found.status, found.title[-1]) == ("done", "!")
    app.journal.close()
