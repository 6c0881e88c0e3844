"""Drafts: every field that words go into keeps them, on blur, on leaving and within three seconds, and offers them."""

import ast
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from textual.widgets import Input

import ladder_tui.screens
from ladder_tui.app.app import LadderApp
from ladder_tui.screens.flows.people.contact import ContactDialog
from ladder_tui.screens.kit.draft import DRAFT_AFTER
from ladder_tui.screens.kit.form import FormDialog
from tests.kits.app_house import Clock
from tests.kits.builders import NOW, person
from tests.kits.dump import keys, squeeze
from tests.kits.store_kit import largest_file

Opener = Callable[..., LadderApp]
SCREENS = Path(ladder_tui.screens.__file__).parent

#: Forms without a draft: nothing is written in them, a day, a number or a filter is chosen.
WITHOUT = {
    "Go to a day", "Time zone", "Move to another day or time", "Which cards?", "What fits?",
    "Which ones?",
    "{} rests until",
}  # fmt: skip
#: Where fields stand outside forms: each of these keeps its own draft, searches, or is the passphrase.
FIELDS = {
    "kit/form_fields.py", "kit/search_page.py", "flows/cards/situation_choice.py", "flows/writing/writing_page.py",
    "flows/writing/answer.py",
    "flows/people/contact.py", "flows/exchange/file_picker.py", "places/reflect/screen.py", "places/growth/screen.py",
}  # fmt: skip


def calls(names: set[str]) -> Iterator[tuple[str, ast.Call]]:
    for path in sorted(SCREENS.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in names:
                yield str(path.relative_to(SCREENS)), node


def title(node: ast.expr) -> str:
    if isinstance(node, ast.JoinedStr):
        return "".join(part.value if isinstance(part, ast.Constant) else "{}" for part in node.values)  # type: ignore[misc]
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else "?"


def test_every_form_that_words_go_into_has_a_draft() -> None:
    without = {
        title(node.args[0])
        for _, node in calls({"FormDialog"})
        if "draft_id" not in {word.arg for word in node.keywords}
    }
    assert without <= WITHOUT


def test_every_field_outside_a_form_is_known() -> None:
    assert {where for where, _ in calls({"LineField", "PageField", "Input", "TextArea"})} <= FIELDS


def drafts(app: LadderApp) -> dict[str, str]:
    return {draft.id: draft.text for draft in app.journal.snapshot().drafts.values()}


async def test_a_form_keeps_its_draft_when_the_cursor_goes_on_and_when_the_terminal_is_left(app_at: Opener) -> None:
    app = app_at()
    async with app.run_test(size=(80, 24)) as pilot:
        await keys(pilot, "n", *"tea")
        assert drafts(app) == {}
        await keys(pilot, "tab")
        assert ["tea" in text for text in drafts(app).values()] == [True]
        await keys(pilot, "shift+tab", *"pot")
        app.app_focus = False
        await pilot.pause()
        assert ["teapot" in text for text in drafts(app).values()] == [True]


async def test_a_note_on_a_contact_is_offered_again_with_its_day(app_at: Opener) -> None:
    clock = Clock(NOW)
    app = app_at(clock, seed={"people": [person(id="ana", name="Ana")]})
    async with app.run_test(size=(80, 24)) as pilot:
        await app.push_screen(ContactDialog(person(id="ana", name="Ana"), app.journal))
        await keys(pilot, "c", *"tea", "escape")
        assert drafts(app) == {"contact:new:ana": "tea"}
        clock.forward(days=1)
        await app.push_screen(ContactDialog(person(id="ana", name="Ana"), app.journal))
        assert "You were writing this yesterday 09:00. Here it is again." in await keys(pilot)
        assert app.screen.query_one(Input).value == "tea"
        await keys(pilot, "v", "enter")
        assert drafts(app) == {}
        (contact,) = app.journal.snapshot().contacts.values()
        assert (contact.note, contact.channel) == ("tea", "video")


async def test_emptied_or_unsaved_notes(app_at: Opener) -> None:
    app = app_at(seed={"people": [person(id="ana", name="Ana")]})
    async with app.run_test(size=(80, 24)) as pilot:
        await app.push_screen(ContactDialog(person(id="ana", name="Ana"), app.journal))
        await keys(pilot, "c", *"t")
        app.keep_drafts()
        assert drafts(app) == {"contact:new:ana": "t"}
        await keys(pilot, "backspace")
        app.keep_drafts()
        assert drafts(app) == {}
        with largest_file(0):
            await keys(pilot, *"tea", "escape")
            assert "leaving once more lets it go" in squeeze(app)
            await keys(pilot, "enter")
            assert "Not kept: the file may not grow any further." in squeeze(app)
            assert app.screen.query_one(Input).value == "tea"
        await keys(pilot, "enter")
        assert [one.note for one in app.journal.snapshot().contacts.values()] == ["tea"]


async def test_a_form_that_is_kept_is_kept_once_though_its_draft_cannot_go(
    app_at: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = app_at()
    async with app.run_test(size=(80, 24)) as pilot:
        await keys(pilot, "W", *"tea")
        app.keep_drafts()

        def full(draft_id: str) -> Any:
            with largest_file(0):
                return drop(draft_id)

        drop = app.journal.writing.drop_draft
        monkeypatch.setattr(app.journal.writing, "drop_draft", full)
        await keys(pilot, "enter")
        assert not isinstance(app.screen, FormDialog)
        assert [win.text for win in app.journal.snapshot().wins.values()] == ["tea"]
        assert app.journal.save_state.kind == "not_saved"
        await keys(pilot, "r")
        assert drafts(app) == {}


def test_three_seconds_hold_whatever_is_typed() -> None:
    assert timedelta(seconds=DRAFT_AFTER) < timedelta(seconds=3)
