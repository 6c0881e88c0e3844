"""The plan for hard moments: written in one's own words, one key from Support, first in the shell, private."""

import io
from pathlib import Path
from typing import Any

from ladder_tui.cli.main import main
from ladder_tui.domain.records.reviews import HardMoments
from ladder_tui.domain.support.hard_moments import PARTS, plan_parts
from ladder_tui.screens.flows.support.calm import CalmScreen
from ladder_tui.screens.flows.support.hard_moments import HardMomentsForm, HardMomentsPage
from ladder_tui.screens.kit.form import FormDialog
from tests.kits.app_house import fill
from tests.kits.builders import NOW, entry, person, settings
from tests.kits.dump import dump, squeeze
from tests.kits.pressing import press

PLAN = HardMoments(at=NOW, signs="I stop answering", ask="Ana Lima 0123 456", safer="")


def test_only_what_is_written_is_told_in_the_order_of_the_form() -> None:
    assert plan_parts(None) == ()
    assert plan_parts(PLAN) == (
        ("How I notice that it gets hard", "I stop answering"),
        ("Whom I can ask, with their numbers", "Ana Lima 0123 456"),
    )
    assert [name for name, _, _ in PARTS] == [
        name for name in HardMoments.__struct_fields__ if name not in ("id", "at")
    ]


async def test_it_is_offered_on_support_written_changed_and_taken_back(app_at: Any) -> None:
    app = app_at(NOW)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "exclamation_mark")
        assert "m has room for a plan of your own for hard moments" in squeeze(app)
        await press(pilot, "m")
        assert isinstance(app.screen, HardMomentsPage)
        assert "together with a professional" in squeeze(app)
        await press(pilot, "e", "ctrl+s")
        assert "A few words to any part are enough." in squeeze(app)
        form = app.screen
        assert isinstance(form, HardMomentsForm)
        form.set_value("alone", "A walk to the river")
        await press(pilot, "ctrl+s")
        assert "A walk to the river" in dump(app)
        assert "How I notice" not in dump(app)
        await press(pilot, "escape")
        assert "m shows your own plan for hard moments." in squeeze(app)
        await press(pilot, "m", "x")
        assert app.journal.snapshot().hard_moments == {}
        await press(pilot, "escape", "escape", "u")
        assert app.journal.snapshot().hard_moments["mine"].alone == "A walk to the river"


async def test_behind_the_curtain_nothing_leads_to_it(app_at: Any) -> None:
    app = app_at(NOW, seed={"settings": [settings()], "hard_moments": [PLAN]})
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "H", "exclamation_mark")
        assert "like to listen" in dump(app)
        await press(pilot, "m")
        assert "I stop answering" not in dump(app)
        assert "your own plan" not in squeeze(app)


async def test_names_in_it_are_initials_where_that_is_chosen(app_at: Any) -> None:
    app = app_at(
        NOW, seed={"settings": [settings(initials=True)], "hard_moments": [PLAN], "people": [person(name="Ana Lima")]}
    )
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "exclamation_mark", "m")
        assert "0123 456" in dump(app)
        assert "Ana Lima" not in dump(app)


async def test_the_calm_page_leads_to_it_and_has_own_people_with_their_numbers(app_at: Any) -> None:
    people = [
        person("one", "Ben", number="0999", stage="acquaintance"), person("two", "Ana", number="0123", stage="friend"),
        person("three", "Nobody Safe", number="0666", unsafe=True), person("four", "Without"),
    ]  # fmt: skip
    app = app_at(NOW, seed={"settings": [settings(region="GB")], "hard_moments": [PLAN], "people": people})
    async with app.run_test(size=(80, 24)) as pilot:
        app.journal.writing.save(entry("one", text="I want to die."))
        await app.at_rest()
        assert isinstance(app.screen, CalmScreen)
        await pilot.pause()
        shown = dump(app)
        assert shown.index("999") < shown.index("Samaritans") < shown.index("Shout") < shown.index("Ana")
        assert shown.index("0123") < shown.index("0999")
        assert "Nobody Safe" not in shown
        assert "Without" not in shown
        assert "so do not rely on it" in squeeze(app)
        await press(pilot, "m")
        assert "I stop answering" in dump(app)


async def test_what_was_begun_is_kept_as_a_draft(app_at: Any) -> None:
    app = app_at(NOW)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "exclamation_mark", "m", "e")
        form = app.screen
        assert isinstance(form, FormDialog)
        form.set_value("places", "The library")
        await press(pilot, "escape")
        assert "The library" in app.journal.snapshot().drafts["form:hard-moments"].text


def test_the_shell_prints_it_first(tmp_path: Path) -> None:
    fill(tmp_path, {"settings": [settings(region="GB")], "hard_moments": [PLAN]})
    out = io.StringIO()
    assert main(["--data-dir", str(tmp_path), "help-now"], out) == 0
    text = out.getvalue()
    assert text.startswith("My plan for hard moments\n")
    assert text.index("Ana Lima 0123 456") < text.index("There are people who like to listen.")
    assert "In the United Kingdom" in text
