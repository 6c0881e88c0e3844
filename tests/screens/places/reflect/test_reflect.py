"""The Reflect place through real keys, on a real store."""

from datetime import timedelta
from pathlib import Path

import pytest
from textual.widgets import TextArea

from ladder_tui.domain.records.entries import Draft
from ladder_tui.domain.writing.drafts import FREE
from ladder_tui.screens.flows.support.calm import CalmScreen
from ladder_tui.screens.flows.writing.writing_page import WritingDialog
from ladder_tui.screens.places.reflect.screen import PART, ReflectScreen
from ladder_tui.services.journal import NotSaved
from ladder_tui.widgets.row_list import RowList
from tests.kits.app_house import Clock
from tests.kits.builders import NOW, entry, person, settings
from tests.kits.dump import dump, squeeze
from tests.kits.pressing import press, said, write
from tests.kits.reflect_shelf import SHELF, AppAt, at_reflect, entries, go_to

HOSTILE = "[/foo] [@click=app.quit]x[/]"


async def test_a_free_page_is_kept_left_taken_up_again_found_changed_and_taken_back(app_at: AppAt) -> None:
    clock = Clock()
    app = app_at(clock, SHELF)
    async with app.run_test(size=(80, 24)) as pilot:
        await at_reflect(pilot)
        assert "It will stand here, for your eyes only. n begins a page." in squeeze(app)

        await press(pilot, "n")
        await write(pilot, "The bench was in the sun.")
        await press(pilot, "escape")
        assert app.journal.snapshot().drafts[FREE].text == "The bench was in the sun."
        assert entries(app) == []
        clock.forward(hours=4)
        app.journal.refresh()
        assert "You were writing this today 09:00 The bench was in the sun." in squeeze(app)

        await press(pilot, "n")
        assert "You were writing this today 09:00. Here it is again." in squeeze(app)
        assert app.screen.query_one(TextArea).text == "The bench was in the sun."
        await press(pilot, *"!", "ctrl+s")
        assert [(one.text, one.kind) for one in entries(app)] == [("The bench was in the sun.!", "free")]
        assert app.journal.snapshot().drafts == {}
        assert said(app) == "Entry kept · u takes it back"

        await press(pilot, "slash")
        await write(pilot, "BENCH sun")
        assert "Found 1 entry" in squeeze(app)
        await press(pilot, "enter", "enter")
        assert "A free page" in dump(app)
        await press(pilot, "e")
        await write(pilot, "The bench was wet.")
        await press(pilot, "ctrl+s")
        assert entries(app)[0].text == "The bench was wet."
        assert entries(app)[0].at == NOW + timedelta(hours=4)
        await press(pilot, "u")
        assert entries(app)[0].text == "The bench was in the sun.!"
        await press(pilot, "escape")
        await go_to(pilot, f"entry:{entries(app)[0].id}")
        await press(pilot, "x")
        assert entries(app) == []
        await press(pilot, "u")
        assert len(entries(app)) == 1


async def test_words_that_weigh_heavily_are_kept_and_open_people_to_talk_to(app_at: AppAt) -> None:
    app = app_at(NOW, SHELF)
    async with app.run_test(size=(80, 24)) as pilot:
        await at_reflect(pilot)
        await press(pilot, "n")
        await write(pilot, "I don’t want to live any more.")
        await press(pilot, "ctrl+s")
        assert isinstance(app.screen, CalmScreen)
        assert len(entries(app)) == 1
        await press(pilot, "exclamation_mark")
        assert "There are people who like to listen." in squeeze(app)
        await press(pilot, "escape", "escape")
        assert said(app) == ""


async def test_a_page_says_what_is_wanted_and_survives_a_disk_that_is_full(
    app_at: AppAt, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise NotSaved("The disk is full.", "Make room and try again.")

    app = app_at(NOW, SHELF)
    async with app.run_test(size=(80, 24)) as pilot:
        await at_reflect(pilot)
        await press(pilot, "n", "ctrl+s")
        assert "A few words are wanted here" in dump(app)
        await write(pilot, "Worth keeping.")
        monkeypatch.setattr(app.journal.writing, "save", full)
        await press(pilot, "ctrl+s")
        assert isinstance(app.screen, WritingDialog)
        assert "Your words stay here; ctrl+s tries again." in squeeze(app)
        monkeypatch.undo()
        await press(pilot, "ctrl+s")
        assert entries(app)[0].text == "Worth keeping."


async def test_leaving_the_app_keeps_the_page_as_a_draft(app_at: AppAt) -> None:
    app = app_at(NOW, SHELF)
    async with app.run_test(size=(80, 24)) as pilot:
        await at_reflect(pilot)
        await press(pilot, "n")
        await write(pilot, "Half a thou")
        await press(pilot, "ctrl+q")
    assert app.journal.snapshot().drafts[FREE].text == "Half a thou"


async def test_hostile_text_is_shown_as_typed_and_names_as_initials(app_at: AppAt, tmp_path: Path) -> None:
    seed = {
        "settings": [settings(initials=True)],
        "people": [person(name="Ana Lima")],
        "entries": [entry(text=f"{HOSTILE} Ana Lima", question=HOSTILE, kind="prompt")],
        "drafts": [Draft(id=FREE, text=HOSTILE, at=NOW)],
    }
    app = app_at(NOW, SHELF, seed)
    async with app.run_test(size=(120, 36)) as pilot:
        await at_reflect(pilot)
        await go_to(pilot, "entry:entry-1")
        shown = dump(app)
        assert shown.count(HOSTILE) >= 3
        assert "A. L." in shown
        assert "Ana" not in shown
        await press(pilot, "enter")
        assert HOSTILE in dump(app)


async def test_a_long_journal_lists_more_when_the_cursor_comes_near_the_end(app_at: AppAt) -> None:
    many = [entry(f"e{n}", f"Entry number {n}", NOW - timedelta(hours=n)) for n in range(5 * PART)]
    app = app_at(NOW, SHELF, {"entries": many})
    async with app.run_test(size=(60, 20)) as pilot:
        await at_reflect(pilot)
        listed = app.screen.query_one(RowList)
        assert "300 entries" in dump(app)
        before = listed.option_count
        await press(pilot, "end")
        await pilot.pause()
        assert listed.option_count > before
        assert isinstance(app.screen, ReflectScreen)
        app.screen.reveal("e299")
        await pilot.pause()
        assert "Entry number 299" in dump(app)
