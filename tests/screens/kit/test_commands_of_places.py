"""The table of a place: a function behind each of its commands, and what is said where one can do nothing."""

import ast
import inspect
from collections.abc import Callable
from importlib import import_module
from typing import get_args

import pytest
from textual.command import CommandPalette
from textual.widgets import OptionList

from ladder_tui.app.app import LadderApp
from ladder_tui.commands import COMMANDS, THINGS, group
from ladder_tui.domain.calendar.agenda import AgendaKind
from ladder_tui.screens.kit.page import PageScreen
from ladder_tui.screens.kit.under import NOTHING, Under, missing
from ladder_tui.screens.places.calendar.commands import COMMANDS as CALENDAR
from ladder_tui.screens.places.growth.commands import COMMANDS as GROWTH
from ladder_tui.screens.places.ladder.commands import COMMANDS as LADDER
from ladder_tui.screens.places.person.commands import COMMANDS as PERSON
from ladder_tui.screens.places.portfolio.commands import COMMANDS as PORTFOLIO
from ladder_tui.screens.places.reflect.commands import COMMANDS as REFLECT
from ladder_tui.screens.places.settings.commands import COMMANDS as SETTINGS
from ladder_tui.screens.places.today.commands import COMMANDS as TODAY
from ladder_tui.screens.places.topics.commands import COMMANDS as TOPICS
from tests.kits.builders import library, rung

TABLES = {
    "today": TODAY,
    "calendar": CALENDAR,
    "portfolio": PORTFOLIO,
    "person": PERSON,
    "topics": TOPICS,
    "ladder": LADDER,
    "reflect": REFLECT,
    "growth": GROWTH,
    "settings": SETTINGS,
}


@pytest.mark.parametrize("place", TABLES)
def test_each_command_of_a_place_has_its_line_in_the_table(place: str) -> None:
    assert set(TABLES[place].flows) == {command.action for command in group(place)}


@pytest.mark.parametrize("place", TABLES)
def test_the_footer_names_commands_of_the_place(place: str) -> None:
    named = {name for names in TABLES[place].foot.values() for name in names}
    assert named <= set(TABLES[place].flows)


def test_what_a_command_acts_on_has_words_and_no_words_are_idle() -> None:
    assert {name for command in COMMANDS for name in command.things} == set(THINGS)


@pytest.mark.parametrize("place", TABLES)
def test_a_place_names_what_its_commands_act_on(place: str) -> None:
    source = inspect.getsource(import_module(f"ladder_tui.screens.places.{place}.screen"))
    named = {node.value for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Constant)}
    wanted = {name for command in group(place) for name in command.things} - {"any", *get_args(AgendaKind)}
    assert wanted <= named


def test_one_of_the_things_is_enough() -> None:
    on_gap = Under("wide_step", None)
    assert missing((), NOTHING) == missing(("any",), on_gap) == missing(("rung", "wide_step"), on_gap) == ""
    assert missing(("rung_in_use",), Under("rung", None, ("rung_in_use",))) == ""
    assert missing(("rung", "wide_step"), NOTHING) == "needs a step or a wide step under the cursor"


async def test_the_place_and_the_box_say_why_a_command_is_not_there(app_at: Callable[..., LadderApp]) -> None:
    app = app_at(library=library())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("5")
        page = app.screen
        assert isinstance(page, PageScreen)
        assert page.check_action("do", ("edit",)) is False
        assert page.why_not("edit") == "needs a step under the cursor"

        await pilot.press("ctrl+p")
        app.screen.query_one("CommandInput").value = "make it smaller"  # type: ignore[attr-defined]  # Textual's own
        await app.workers.wait_for_complete([worker for worker in app.workers if worker.node is app.screen])
        await pilot.pause()
        assert isinstance(app.screen, CommandPalette)
        told = [str(option.prompt) for option in app.screen.query_one(OptionList).options]
        assert len(told) == 1
        assert told[0].startswith("not now")
        assert "it needs a step that is not set aside under the cursor" in told[0]


async def test_a_key_does_not_reach_through_a_dialog(app_at: Callable[..., LadderApp]) -> None:
    app = app_at(seed={"rungs": [rung(id="r1", current=True), rung(id="r2", suds=40)]})
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("5", "e")
        page = app.screen_stack[-2]
        assert isinstance(page, PageScreen)
        assert page is not app.screen
        page.action_do("remove")  # as from a key that was read while the dialog opened
        await pilot.pause()
        assert set(app.journal.snapshot().rungs) == {"r1", "r2"}


async def test_what_the_user_wrote_stays_out_of_the_names_of_workers(app_at: Callable[..., LadderApp]) -> None:
    app = app_at(seed={"rungs": [rung(text="Ring the secret bell", current=True)]})
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("5", "e")
        told = [f"{worker.name} {worker.description} {worker!r}" for worker in app.workers]
        assert any("a command of the place" in one for one in told)
        assert not [one for one in told if "secret" in one]
