"""Keys in the order in which they were typed, whatever opens meanwhile and however long it takes."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import ClassVar

import pytest
from hypothesis import given
from hypothesis import settings as trying
from hypothesis import strategies as st
from textual import events, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.widgets import Input, Static

from ladder_tui.screens.kit import in_order
from ladder_tui.screens.kit.dialog import Choose, Dialog
from ladder_tui.screens.kit.in_order import KeysInOrder
from ladder_tui.shaping.colours import MEANINGS
from ladder_tui.widgets.fields import LineField
from tests.kits.pressing import burst, type_at_once


class TwoLines(Dialog[str]):
    """Two fields; Enter goes on from the first and closes from the second."""

    AUTO_FOCUS = "#first"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+s", "keep", show=False, priority=True)]

    def __init__(self, gate: asyncio.Event) -> None:
        super().__init__("Two lines")
        self._gate = gate

    def compose_inside(self) -> ComposeResult:
        yield LineField(id="first")
        yield LineField(id="second")

    async def on_mount(self) -> None:
        await self._gate.wait()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        if event.input.id == "first":
            self.query_one("#second").focus()
        else:
            self.action_keep()

    def action_keep(self) -> None:
        """Answer with both."""
        self.answer("|".join(field.value for field in self.query(LineField)))


class Page(Screen[None]):
    """A place whose commands open things, or do something at once."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(key, action, show=False)
            for key, action in {"n": "form", "c": "choice", "o": "nothing", "q": "quick"}.items()
        ),
        *(Binding(key, f"note('{key}')", show=False) for key in "abdefstx"),
        Binding("enter,escape,ctrl+s", "note('other')", show=False),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.done: list[str] = []
        self.answers: list[str | None] = []
        self.gate = asyncio.Event()
        self.gate.set()

    def compose(self) -> ComposeResult:
        yield Static("a place")

    def action_note(self, key: str) -> None:
        """A key that acted on the page."""
        self.done.append(key)

    @work(exclusive=True, group="flow")
    async def action_form(self) -> None:
        """A flow that opens a form after a while."""
        await self.gate.wait()
        self.answers.append(await self.app.push_screen_wait(TwoLines(self.gate)))

    @work(exclusive=True, group="flow")
    async def action_choice(self) -> None:
        """A choice, and a form where the second one was chosen."""
        await self.gate.wait()
        chosen = await self.app.push_screen_wait(Choose("Which?", [("one", "One"), ("two", "Two")]))
        self.answers.append(chosen)
        if chosen == "two":
            self.answers.append(await self.app.push_screen_wait(TwoLines(self.gate)))

    @work(exclusive=True, group="flow")
    async def action_nothing(self) -> None:
        """A flow that turns out to have nothing to open."""
        await self.gate.wait()

    @work(exclusive=True, group="flow")
    async def action_quick(self) -> None:
        """A flow whose last line shows something; a key is pressed for that before the loop does anything else."""
        asyncio.get_running_loop().call_soon(type_at_once, self.app, "a")


class Host(KeysInOrder[None]):
    """Only the page; the colours that dialogs name are those of the screen."""

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return dict.fromkeys(MEANINGS, "white")

    def get_default_screen(self) -> Page:
        return Page()

    @property
    def page(self) -> Page:
        """The place below everything."""
        page = self.screen_stack[0]
        assert isinstance(page, Page)
        return page

    @property
    def fields(self) -> list[str]:
        """What stands in the fields on top."""
        return [field.value for field in self.screen.query(LineField)]


@asynccontextmanager
async def host() -> AsyncIterator[Host]:
    app = Host()
    async with app.run_test(size=(60, 20)):
        yield app


@pytest.mark.parametrize("slow", [False, True])
async def test_what_follows_the_key_that_opens_a_form_goes_into_it(slow: bool) -> None:
    async with host() as app:
        if slow:
            app.page.gate.clear()
        type_at_once(app, "n", *"date", "tab", *"next")
        for _ in range(100):
            await asyncio.sleep(0)
        app.page.gate.set()
        await app.at_rest()
        assert app.fields == ["date", "next"]
        assert app.page.done == []


@pytest.mark.parametrize("way", ["tab", "enter"])
async def test_a_key_that_leads_to_the_next_field_counts_before_the_next_letter(way: str) -> None:
    async with host() as app:
        await burst(app, "n")
        await burst(app, *"Bea", way, *"from work", "shift+tab", *"x")
        assert app.fields == ["Beax", "from work"]


async def test_keeping_comes_after_the_letters_before_it() -> None:
    async with host() as app:
        await burst(app, "n")
        await burst(app, *"all of it", "ctrl+s")
        assert app.page.answers == ["all of it|"]


async def test_letters_and_the_keys_that_mend_them_keep_their_order() -> None:
    async with host() as app:
        await burst(app, "n", *"abc", "backspace", "backspace", *"de", "left", "x", "delete", "f")
        assert app.fields == ["adxf", ""]


async def test_a_cursor_goes_as_far_as_it_was_sent_before_something_is_chosen() -> None:
    async with host() as app:
        rows = [(str(number), f"row {number}") for number in range(9)]
        await app.push_screen(Choose("Which?", rows), app.page.answers.append)
        await burst(app, *["down"] * 5, "k", *["j"] * 3, "enter", "enter")
        assert app.page.answers == ["7"]


async def test_what_is_pasted_stands_in_its_place() -> None:
    async with host() as app:
        await burst(app, "n", "a", events.Paste("bc"), "d", "tab", "e")
        assert app.fields == ["abcd", "e"]


@pytest.mark.parametrize("keys", [["enter"] * 3, ["enter", "d", "x"], ["escape"] * 4, ["ctrl+s", "enter", "escape"]])
async def test_what_comes_after_an_answer_is_dropped(keys: list[str]) -> None:
    async with host() as app:
        for opening in "cn":
            await burst(app, opening)
            await burst(app, *(["tab"] if opening == "n" else []), *keys)
            assert app.page.done == []
        await burst(app, "d")
        assert app.page.done == ["d"]


async def test_nothing_reaches_the_page_when_nothing_opens() -> None:
    async with host() as app:
        app.page.gate.clear()
        type_at_once(app, "o", *"date")
        for _ in range(10):
            await asyncio.sleep(0)
        app.page.gate.set()
        await app.at_rest()
        assert app.page.done == []
        await burst(app, "d")
        assert app.page.done == ["d"]


async def test_a_key_for_what_a_flow_shows_with_its_last_line_counts() -> None:
    async with host() as app:
        await burst(app, "q")
        assert app.page.done == ["a"]


async def test_text_goes_on_into_the_field_that_comes_next_and_a_decision_does_not() -> None:
    async with host() as app:
        await burst(app, "c")
        await burst(app, "down", "enter", "enter", "escape", *"bed", "tab", *"sat")
        assert app.fields == ["bed", "sat"]
        assert app.page.done == []


async def test_keys_of_a_page_that_open_nothing_all_count() -> None:
    async with host() as app:
        await burst(app, *"abdab")
        assert app.page.done == [*"abdab"]


async def test_what_never_opens_does_not_hold_up_typing_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(in_order, "PATIENCE", 0.0)
    async with host() as app:
        app.page.gate.clear()
        type_at_once(app, "o", *"ab")
        for _ in range(100):
            await asyncio.sleep(0)
        assert app.page.done == []
        app.page.gate.set()
        await app.at_rest()
        await burst(app, "d")
        assert app.page.done == ["d"]


KEYS = st.lists(st.sampled_from(["n", "c", "o", *"ab", "tab", "enter", "down", "escape", "ctrl+s"]), max_size=12)


@trying(max_examples=25, deadline=None)
@given(keys=KEYS)
def test_all_at_once_is_as_one_by_one_until_something_is_over(keys: list[str]) -> None:
    """What stands on the screen after a burst is what stands there when everybody waits for everything."""

    async def seen(one_by_one: bool) -> tuple[list[str], list[str], list[str | None]]:
        async with host() as app:
            kept = list(keys)
            if one_by_one:
                for number, key in enumerate(keys):
                    await burst(app, key)
                    if app._last_end:
                        kept = kept[: number + 1]
                        break
            else:
                await burst(app, *kept)
            return app.fields, app.page.done, app.page.answers

    async def both() -> None:
        fields, done, answers = await seen(one_by_one=True)
        at_once = await seen(one_by_one=False)
        assert at_once[1] == done
        assert at_once[2][: len(answers)] == answers
        if not answers:
            assert at_once[0] == fields

    asyncio.run(both())
