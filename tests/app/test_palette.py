"""Find anything: commands, people, cards and dates in one box."""

from collections.abc import Callable

import pytest
from textual.command import CommandPalette
from textual.widgets import OptionList

from ladder_tui.app.app import LadderApp
from ladder_tui.app.palette import KIND
from ladder_tui.screens.places.settings.screen import SettingsScreen
from tests.kits.builders import card, entry, library, person, plan, rung, situation


def found(app: LadderApp) -> list[str]:
    """The rows of the palette, as plain text: the kind, then what was found."""
    rows = app.screen.query_one(OptionList)
    return [str(getattr(option.prompt, "plain", option.prompt)) for option in rows.options]


def kinds_and_texts(rows: list[str]) -> list[tuple[str, str]]:
    """Of each row the column of its kind, and the rest."""
    return [(row[:KIND].strip(), row[KIND:].strip()) for row in rows]


async def look_for(app: LadderApp, words: str) -> list[str]:
    """Open the palette, type, and wait for what it finds."""
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("ctrl+p")
        app.screen.query_one("CommandInput").value = words  # type: ignore[attr-defined]  # an Input of Textual's own
        await app.workers.wait_for_complete([w for w in app.workers if w.node is app.screen])
        await pilot.pause()
        assert isinstance(app.screen, CommandPalette)
        return found(app)


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("ana", "Ana [b]Lima[/b]"),
        ("undo", "Undo"),
        ("9 march", "Monday 9 March 2026"),
        ("kettle hum", "What does [this] kettle"),
        ("canteen", "Lunch [with] somebody"),
    ],
)
async def test_one_box_finds_everything(app_at: Callable[..., LadderApp], words: str, first: str) -> None:
    shelf = library(
        topics=[card(opener="What does [this] kettle hum to you?")],
        situations=[situation(title="Lunch [with] somebody", also=("canteen",))],
    )
    app = app_at(library=shelf, seed={"people": [person(name="Ana [b]Lima[/b]")]})
    assert (await look_for(app, words))[0][KIND:].startswith(first)


async def test_each_thing_is_one_line_with_its_kind_and_what_was_typed_marked(app_at: Callable[..., LadderApp]) -> None:
    seed = {
        "people": [person(name="Ana Lima")],
        "plans": [plan(title="Tea with Ana")],
        "entries": [entry(text="Ana waved,\n[b]twice[/b].")],
        "rungs": [rung(text="Ask Ana one thing", current=True)],
    }
    rows = await look_for(app_at(library=library(), seed=seed), "ana")
    assert kinds_and_texts(rows)[:4] == [
        ("person", "Ana Lima"), ("plan", "Tea with Ana, Wednesday 4 March"), ("step", "Ask Ana one thing"),
        ("page", "Ana waved, [b]twice[/b].   today"),
    ]  # fmt: skip
    assert all("\n" not in row for row in rows)


async def test_a_setting_is_found_and_opened(app_at: Callable[..., LadderApp]) -> None:
    app = app_at(library=library())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("ctrl+p", *"week begins")
        await app.workers.wait_for_complete([w for w in app.workers if w.node is app.screen])
        await pilot.pause()
        assert kinds_and_texts(found(app))[0] == ("setting", "A week begins on")
        await pilot.press("enter")
        await pilot.pause()
        await pilot.pause(0.05)
        assert isinstance(app.screen, SettingsScreen)
        assert app.screen.query_one(OptionList).highlighted_option.id == "week_start"  # type: ignore[union-attr]


async def test_letters_scattered_over_a_command_stand_behind_what_was_made(app_at: Callable[..., LadderApp]) -> None:
    seed = {"plans": [plan(title="Theme evening")], "people": [person(name="Jun", how_known="From the theme park")]}
    rows = kinds_and_texts(await look_for(app_at(seed=seed), "theme"))
    assert [kind for kind, _ in rows[:3]] == ["person", "plan", "setting"]
    assert rows[0][1] == "Jun: From the theme park", "the words that were found are shown"
    assert all(kind not in ("today", "anywhere") for kind, _ in rows[:3])
