"""A dialog is answered once and may go at any moment; shown with every dialog there is, over a bare page."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.app import ComposeResult
from textual.widgets import Static

import ladder_tui
from ladder_tui.preview.names import GROUPS, names_of
from ladder_tui.screens.kit.dialog import Choose, Dialog
from ladder_tui.widgets.row_list import RowList
from tests.kits.dialog_host import DialogHost, demo_host, seeded_host

DIALOGS = [group for group in GROUPS if group != "places"]


@pytest.fixture
def host(tmp_path: Path) -> Iterator[DialogHost]:
    with seeded_host(tmp_path) as made:
        yield made


def test_dialogs_close_through_their_one_door() -> None:
    """Textual's own way out asks nobody whether a dialog was answered before; pages of places are no dialogs."""
    package = Path(ladder_tui.__file__).parent
    sources = [*package.glob("app/*.py"), *package.glob("screens/kit/*.py"), *package.glob("screens/flows/**/*.py")]
    found = {path.name for path in sources if ".dismiss(" in path.read_text(encoding="utf-8")}
    assert found == {"once.py"}


class Ask(Dialog[int]):
    """Nothing but a card."""

    def compose_inside(self) -> ComposeResult:
        yield Static("?", id="asked")

    def on_mount(self) -> None:
        """As dialogs do: they look for what stands in them."""
        self.query_one("#asked")


@pytest.mark.parametrize("group", DIALOGS)
async def test_every_dialog_may_go_before_it_stands(group: str, tmp_path: Path) -> None:
    with demo_host(tmp_path) as host:
        async with host.run_test(size=(80, 24)):
            for opener in names_of(group).values():
                host.run_worker(opener(host.page), group="flow", exclusive=True, description="a flow")
                with host.going_at_once():
                    await host.at_rest()
                await host.leave_all()
                assert host.is_running


async def test_the_first_answer_counts(host: DialogHost) -> None:
    async with host.run_test():
        told: list[int | None] = []
        await host.push_screen(Ask("below"), told.append)
        above = Ask("above")
        await host.push_screen(above, told.append)
        above.answer(1)
        above.answer(2)
        above.dismiss(3)
        above.action_back()
        await host.at_rest()
        assert told == [1]
        assert isinstance(host.screen, Ask)


async def test_a_row_chosen_twice_is_chosen_once(host: DialogHost) -> None:
    async with host.run_test():
        told: list[str | None] = []
        await host.push_screen(Ask("below"))
        await host.push_screen(Choose("Which?", [("one", "One"), ("two", "Two")]), told.append)
        await host.at_rest()
        rows = host.screen.query_one(RowList)
        rows.action_select()  # as a click does, and a second one before it was heard
        rows.action_cursor_down()
        rows.action_select()
        await host.at_rest()
        assert told == ["one"]
        assert isinstance(host.screen, Ask)


async def test_an_answer_waits_for_what_stands_above(host: DialogHost) -> None:
    async with host.run_test():
        told: list[int | None] = []
        below = Ask("below")
        await host.push_screen(below, told.append)
        await host.push_screen(Ask("above"))
        below.answer(1)
        below.answer(2)
        await host.at_rest()
        assert told == []
        host.screen.answer(None)  # type: ignore[attr-defined]  # the other one
        await host.at_rest()
        assert told == [1]
        assert host.screen is host.page


async def test_what_was_to_be_done_later_is_not_done_when_it_is_over(host: DialogHost) -> None:
    async with host.run_test():
        done: list[str] = []
        asked = Ask("?")
        await host.push_screen(asked)
        asked.after_paint(done.append, "open")
        await host.at_rest()
        assert done == ["open"]
        asked.after_paint(asked.answer, 1)  # both wait for the same drawing, and are called back in order
        asked.after_paint(done.append, "over")
        await host.at_rest()
        assert asked.is_over
        asked.after_paint(done.append, "gone")
        await host.at_rest()
        assert done == ["open"]


async def test_it_may_begin_to_live_before_it_is_shown(host: DialogHost) -> None:
    """From Python 3.12 on the loop begins each task at once: a screen is told to compose before it has been pushed."""
    async with host.run_test():
        asked = Ask("?")
        assert not asked.is_over
        host._register(host, asked)
        await asked._mounted_event.wait()
        assert asked.query(Static), "made, though nobody waits for its answer yet"
        await host.push_screen(asked)
        assert not asked.is_over
        asked.answer(1)
        await host.at_rest()
        assert asked.is_over
