"""Keys that work over every dialog, also while letters go into a field: places, help, and hiding."""

import asyncio
import os

import pytest
from textual.app import App
from textual.binding import Binding
from textual.pilot import Pilot
from textual.widgets import TextArea

from ladder_tui.app.app import LadderApp
from ladder_tui.app.help import HelpScreen
from ladder_tui.app.hidden import HiddenScreen
from ladder_tui.commands import EVERYWHERE
from ladder_tui.domain.items.prompts import Scale
from ladder_tui.domain.writing.drafts import FREE
from ladder_tui.screens.flows.support.support import SupportScreen
from ladder_tui.screens.flows.writing.answer import AnswerDialog
from ladder_tui.screens.flows.writing.writing_page import WritingDialog
from ladder_tui.screens.kit import draft as draft_part
from ladder_tui.screens.kit.dialog import Choose, Dialog
from ladder_tui.screens.kit.draft import DRAFT_AFTER
from ladder_tui.screens.kit.form import FormDialog
from tests.kits.builders import NOW, entry, library, person, prompt, settings
from tests.kits.dump import dump, squeeze
from tests.kits.pressing import press, write
from tests.kits.reflect_shelf import SHELF, AppAt, at_reflect

PRIVATE = "The kettle knows"


def place_of(app: LadderApp) -> str:
    """The place that is shown; empty when something lies over it."""
    return getattr(app.screen, "PLACE", "") if len(app.screen_stack) == 1 else ""


def draft(app: LadderApp, draft_id: str = FREE) -> str:
    """The unfinished text on disk."""
    found = app.journal.snapshot().drafts.get(draft_id)
    return found.text if found is not None else ""


async def at_free_page(pilot: Pilot[None], text: str = PRIVATE) -> None:
    """A page half written."""
    await at_reflect(pilot)
    await press(pilot, "n")
    assert isinstance(pilot.app.screen, WritingDialog)
    await write(pilot, text)


async def test_ctrl_z_leads_to_the_shell_from_wherever_one_is_with_what_is_typed_kept(
    app_at: AppAt, monkeypatch: pytest.MonkeyPatch
) -> None:
    suspended: list[str] = []
    monkeypatch.setattr(App, "action_suspend_process", lambda app: suspended.append(type(app.screen).__name__))
    monkeypatch.setattr(os, "getsid", lambda pid: -1)  # as under a shell
    app = app_at(NOW, SHELF)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "1", "ctrl+z", "W", *"half", "ctrl+z")
        assert "half" in draft(app, "form:win")
        await press(pilot, "escape", "c", "ctrl+z", "escape", "ctrl+p", "ctrl+z", "escape", "H", "ctrl+z", "H")
        assert suspended == ["TodayScreen", "WinDialog", "CheckInDialog", "FindBox", "HiddenScreen"]
        await at_free_page(pilot)
        await press(pilot, *"ab", "ctrl+z")
        assert len(suspended) == 5
        assert "ab" not in app.screen.query_one(TextArea).text


async def test_places_are_reached_from_a_page_and_the_words_stay(app_at: AppAt) -> None:
    app = app_at(NOW, SHELF)
    async with app.run_test(size=(80, 24)) as pilot:
        text = ""
        for key, place in (("f7", "reflect"), ("f6", "ladder"), ("f2", "today")):  # a TextArea has uses for F6 and F7
            await at_reflect(pilot)
            await press(pilot, "n", key[1])
            text += key[1]
            await press(pilot, key)
            assert place_of(app) == place
            assert draft(app) == text
            assert list(app.workers) == []  # nothing waits for the page that is gone


def test_each_place_has_its_key_in_every_dialog() -> None:
    bound = {binding.key: binding.action for binding in Dialog.BINDINGS if isinstance(binding, Binding)}
    for command in EVERYWHERE:
        if command.action.startswith("go_"):
            _, key = command.keys.split(",")
            assert bound[key] == f"app.go('{command.action.removeprefix('go_')}')"


async def test_an_answer_a_form_and_a_choice_are_left_the_same_way(app_at: AppAt) -> None:
    scale = prompt(
        "r/scale", "How warm was it?", form="scale", scale=Scale(min=0, max=10, low="cold", high="hot", step=1)
    )
    app = app_at(NOW, library(reflections=[scale]))
    async with app.run_test(size=(80, 24)) as pilot:
        await at_reflect(pilot)
        await press(pilot, "enter", "tab")
        assert isinstance(app.screen, AnswerDialog)
        await write(pilot, "Like a stove")
        await press(pilot, "f8")
        assert place_of(app) == "growth"
        assert draft(app, "entry:prompt:r/scale") == "Like a stove"

        await press(pilot, "1", "n")
        assert isinstance(app.screen, FormDialog)
        await write(pilot, "Soup with Zoë")
        await press(pilot, "f3")
        assert place_of(app) == "calendar"
        await press(pilot, "1", "n")
        assert "Soup with Zoë" in dump(app)
        await press(pilot, "f2", "comma", "enter")
        assert isinstance(app.screen, Choose)
        await press(pilot, "f4")  # a dialog over the settings over a place
        assert place_of(app) == "portfolio"
        assert list(app.workers) == []
        await press(pilot, "slash", "f", "f6")
        assert place_of(app) == "ladder"
        assert not app.journal.snapshot().plans


async def test_the_first_pages_can_be_left_for_a_place(app_at: AppAt) -> None:
    app = app_at(welcomed=False)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert place_of(app) == ""
        await press(pilot, "f3")
        assert place_of(app) == "calendar"
        assert list(app.workers) == []


async def test_the_palette_leads_on_from_a_page(app_at: AppAt) -> None:
    app = app_at(NOW, SHELF)
    async with app.run_test(size=(80, 24)) as pilot:
        await at_free_page(pilot)
        await press(pilot, "ctrl+p", "enter")  # the first command: go to Today
        assert place_of(app) == "today"
        assert draft(app) == PRIVATE


async def test_help_tells_the_keys_of_the_page_and_comes_back_to_it(app_at: AppAt) -> None:
    app = app_at(NOW, SHELF)
    async with app.run_test(size=(80, 24)) as pilot:
        await at_free_page(pilot)
        await press(pilot, "f1")
        assert isinstance(app.screen, HelpScreen)
        shown = squeeze(app)
        assert "ctrl+s keep" in shown
        assert "F2 – F8 the places; what you typed is kept as a draft" in shown
        await press(pilot, "f1", *"!?")
        assert app.screen.query_one(TextArea).text.startswith("!?")  # typed where the cursor stood
        assert PRIVATE in dump(app)


async def test_hiding_covers_a_page_and_gives_it_back(app_at: AppAt) -> None:
    app = app_at(NOW, SHELF)
    async with app.run_test(size=(80, 24)) as pilot:
        await at_free_page(pilot)
        await press(pilot, "f9")
        assert isinstance(app.screen, HiddenScreen)
        assert "kettle" not in dump(app)
        assert draft(app) == PRIVATE
        await press(pilot, "H", *"H!")  # back on the page these are letters
        assert app.screen.query_one(TextArea).text == f"H!{PRIVATE}"
        await press(pilot, "f9", "f9")
        assert isinstance(app.screen, WritingDialog)


async def test_nothing_leads_past_the_curtain_but_the_key_that_lifts_it(app_at: AppAt) -> None:
    seed = {"settings": [settings(hide_on_start=True)], "people": [person(name="Zoraida")], "entries": [entry()]}
    app = app_at(NOW, SHELF, seed)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        for key in ("ctrl+p", "f4", "f7", "2", "comma"):
            await press(pilot, key)
            assert isinstance(app.screen, HiddenScreen), key
        await press(pilot, "exclamation_mark", "f4", "ctrl+p", "f7")
        assert isinstance(app.screen, SupportScreen)
        await press(pilot, "f1")
        assert isinstance(app.screen, HelpScreen)
        assert "Zoraida" not in dump(app)
        await press(pilot, "escape", "H")
        assert isinstance(app.screen, HiddenScreen)
        await press(pilot, "H")
        assert place_of(app) == "today"


async def test_what_is_typed_is_kept_while_typing_goes_on(app_at: AppAt, monkeypatch: pytest.MonkeyPatch) -> None:
    assert DRAFT_AFTER <= 3
    monkeypatch.setattr(draft_part, "DRAFT_AFTER", 0.01)
    app = app_at(NOW, SHELF)

    async def kept() -> None:
        while draft(app) != "Half":
            await pilot.pause()

    async with app.run_test(size=(80, 24)) as pilot:
        await at_free_page(pilot, "Half")
        await asyncio.wait_for(kept(), 10)  # no other key, and the page keeps its focus
        assert isinstance(app.screen, WritingDialog)


@pytest.mark.parametrize(
    ("dialog", "key"), [("page", "escape"), ("page", "f3"), ("form", "ctrl+q"), ("answer", "escape")]
)
async def test_words_that_cannot_be_kept_are_not_left_unsaid(app_at: AppAt, dialog: str, key: str) -> None:
    app_at(NOW, SHELF)  # another window holds the file, so this one only reads
    app = app_at(NOW, SHELF)
    async with app.run_test(size=(80, 24)) as pilot:
        await at_reflect(pilot)
        await press(pilot, *{"page": ["n"], "answer": ["w", "enter", "up", "enter"], "form": ["W"]}[dialog])
        before = app.screen
        assert isinstance(before, WritingDialog | AnswerDialog | FormDialog)
        await write(pilot, PRIVATE)
        await press(pilot, key)
        assert app.screen is before
        assert "What you typed is not on disk; leaving once more lets it go." in squeeze(app)
        await press(pilot, key)
        assert app.screen is not before or not app.is_running
