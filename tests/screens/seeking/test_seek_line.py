"""`/` in a long list of a dialog, on Settings, on a person's page and in help: it narrows, marks, and Esc shows all."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from textual.content import Content
from textual.widgets import Input

from ladder_tui.app.help import HelpScreen
from ladder_tui.screens.flows.rungs.template_list import TemplatesDialog
from ladder_tui.screens.kit.dialog import Choose
from ladder_tui.screens.kit.page import PageScreen
from ladder_tui.widgets.row_list import FOUND, RowList
from ladder_tui.widgets.text import Words
from tests.kits.builders import person, plan
from tests.kits.dialog_host import DialogHost, demo_host
from tests.kits.dump import dump, keys, squeeze
from tests.kits.pressing import press


@pytest.fixture
def host(tmp_path: Path) -> Iterator[DialogHost]:
    with demo_host(tmp_path) as made:
        yield made


def marked(rows: RowList) -> list[str]:
    """The words that stand out."""
    contents = [option.prompt for option in rows.options if isinstance(option.prompt, Content)]
    return [one.plain[span.start : span.end] for one in contents for span in one.spans if span.style == FOUND]


async def test_a_long_choice_is_narrowed_and_esc_shows_all_of_it_before_it_leaves(host: DialogHost) -> None:
    answers: list[str | None] = []

    async def flow(page: PageScreen) -> None:
        options = [(str(number), f"Somebody number {number}") for number in range(40)]
        answers.append(await page.app.push_screen_wait(Choose("Who?", options)))

    async with host.run_test(size=(60, 20)) as pilot:
        await host.open(flow)
        assert "/ search" in squeeze(host)
        before = dump(host).splitlines()
        await press(pilot, "slash", *"39", "enter")
        rows = host.screen.query_one(RowList)
        assert marked(rows) == ["39"]
        assert "n next esc back" in squeeze(host)
        assert len(dump(host).splitlines()) == len(before)
        await press(pilot, "escape")
        assert (rows.option_count, rows.current_id) == (40, "39")
        assert not host.screen.query(Input)
        await press(pilot, "slash", *"number 7", "down", "enter")
    assert answers == ["7"]


async def test_few_rows_are_read_and_not_searched(host: DialogHost) -> None:
    async def flow(page: PageScreen) -> None:
        await page.app.push_screen_wait(Choose("Which?", [("a", "A"), ("b", "B")]))

    async with host.run_test(size=(60, 20)) as pilot:
        await host.open(flow)
        shown = await keys(pilot, "slash")
        assert "/ search" not in shown
        assert not host.screen.query(Input)


async def test_ladders_of_the_packs_are_found_and_nothing_of_the_dialog_moves(host: DialogHost) -> None:
    async with host.run_test(size=(60, 20)) as pilot:
        await host.push_screen(TemplatesDialog(host.journal.snapshot()))
        await press(pilot, "slash", *"club", "enter")
        assert marked(host.screen.query_one(RowList)) == ["club"]
        assert dump(host).splitlines()[-2] == "│  enter read its steps and choose   n next   esc back     │"


async def test_settings_a_person_and_help_are_searched(app_at: Any) -> None:
    app = app_at(seed={"people": [person()], "plans": [plan("tea", "Tea by the river", person_id="ana")]})
    async with app.run_test(size=(80, 24)) as pilot:
        assert "Week" not in await keys(pilot, "comma", "slash", *"theme", "enter")
        assert set(marked(app.screen.query_one(RowList))) == {"Theme"}
        await press(pilot, "escape")
        assert not app.screen.query(Input)
        assert app.screen.query_one(RowList).current_id == "theme"
        await press(pilot, "escape", "3", "l", "l", "enter", "slash", *"river", "enter")
        assert marked(app.screen.query_one(RowList)) == ["river"]
        await press(pilot, "escape", "escape", "1", "f1")
        assert isinstance(app.screen, HelpScreen)
        shown = await keys(pilot, "slash", *"takes back", "enter")
        assert "Undo" in shown
        assert "Check in" not in shown
        told = app.screen.query_one("#lines", Words)._said
        assert {told.plain[span.start : span.end] for span in told.spans if span.style == FOUND} == {"Takes", "back"}
        assert "Check in" in await keys(pilot, "escape")
