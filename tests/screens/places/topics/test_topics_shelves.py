"""Drills are played, scripts read, messages filled and sent, own cards written: through real keys."""

from collections.abc import Callable
from pathlib import Path

from textual.widgets import Input, TextArea

from ladder_tui.app.app import LadderApp
from ladder_tui.packs.lint.check import check
from ladder_tui.widgets.row_list import RowList
from tests.kits.builders import card, library, person, plan
from tests.kits.dump import keys, squeeze
from tests.kits.pressing import press, said
from tests.kits.shelf_kit import DRILL, HELLO, LOAN, SCRIPT
from tests.kits.shipped_packs import shipped_library

OWN = {
    "opener": "Which of these plants has been here longest?",
    "listen_for": "Who waters it.",
    "share": "I talk to…",
    "share_about": "what you do with yours",
    "if_short": "Water the plant and go on.",
    "exit_line": "Back to work for me.",
    "avoid_when": "They are on the phone.",
}
AppAt = Callable[..., LadderApp]
SHELF = library(
    topics=[card("t/one", "Which bin is it this week?")], drills=[DRILL], scripts=[SCRIPT, LOAN], starters=[HELLO]
)


def write(app: LadderApp, text: str) -> None:
    """Put a text into the field that has focus, as typing does."""
    field = app.focused
    if isinstance(field, TextArea):
        field.text = text
    else:
        assert isinstance(field, Input)
        field.value = text


async def test_a_drill_is_played_to_its_end(app_at: AppAt) -> None:
    app = app_at(library=SHELF)
    async with app.run_test(size=(80, 24)) as pilot:
        assert "1 drill" in await keys(pilot, "4", "l", "l")
        shown = await keys(pilot, "enter")
        assert "“Third late shift.”" in shown
        assert "It keeps the talk open. A guess." in await keys(pilot, "enter")
        assert "Name a feeling." in await keys(pilot, "right")
        write(app, "That sounds heavy")
        assert "Say 'sounds like'." in await keys(pilot, "ctrl+s")
        await press(pilot, "enter")
        assert said(app).startswith("It stands on Today.")
        now = app.journal.snapshot()
        (entry,) = now.entries.values()
        assert (entry.text, entry.prompt_id) == ("That sounds heavy", DRILL.id)
        (promise,) = now.promises.values()
        assert (promise.text, promise.due) == (DRILL.try_today, now.today)
        assert [(mark.card_id, mark.action) for mark in now.card_marks.values()] == [(DRILL.id, "used")]


async def test_scripts_are_narrowed_read_and_copied(app_at: AppAt) -> None:
    app = app_at(library=SHELF)
    async with app.run_test(size=(80, 24)) as pilot:
        shown = await keys(pilot, "4", "l", "l", "l", "enter")
        for part in ("“I can't this week.”", "“Not this week.”", "“Still no.”", "Clear is kind."):
            assert part in shown
        assert "“I don't lend.”" in await keys(pilot, "j")
        await press(pilot, "y")
        assert app.clipboard == "I don't lend."
        assert app.screen.query_one(RowList).current_id == LOAN.id
        await press(pilot, "asterisk")
        assert "1 script · liked" in await keys(pilot, "f", "tab", "tab", "tab", "right", "space", "ctrl+s")
        await press(pilot, "escape", "slash")
        write(app, "full")
        await pilot.pause()
        assert "Your week is full." in squeeze(app)
        assert "asks for a loan" not in squeeze(app)


async def test_a_message_is_filled_copied_and_noted_as_sent(app_at: AppAt) -> None:
    app = app_at(library=SHELF, seed={"people": [person(name="Ana Lima")]})
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "4", "h", "y")
        assert "Who is it for?" in squeeze(app)
        await press(pilot, "enter")
        write(app, "the rehearsal")
        await press(pilot, "ctrl+s")
        assert app.clipboard == "Morning, Ana. How did the rehearsal go?"
        await press(pilot, "d", "enter")
        (contact,) = app.journal.snapshot().contacts.values()
        assert (contact.person_id, contact.channel, contact.reached) == ("ana", "text", "me")
        assert said(app) == "Sent, and noted as a contact. · u takes it back"


async def test_an_own_card_lands_in_a_pack_that_the_check_accepts(app_at: AppAt, tmp_path: Path) -> None:
    app = app_at(library=shipped_library())
    async with app.run_test(size=(120, 36)) as pilot:
        await press(pilot, "4", "l", "n")
        form = app.screen
        for name, text in OWN.items():
            form.query_one(f"#field-{name}", Input).value = text
        form.query_one("#field-follow_ups", TextArea).text = "Who brought it?"
        for name in ("settings", "stages"):
            form.query_one(f"#field-{name}").focus()
            await press(pilot, "space")
        assert "And then: has 1 values; 2 to 4 would be right." in await keys(pilot, "ctrl+s")
        form.query_one("#field-follow_ups", TextArea).text = "from home: Who brought it?\nno idea: Who waters it?"
        form.query_one("#field-other_ways", TextArea).text = "Whose plant is this?"
        await press(pilot, "ctrl+s")
        assert "Card written" in said(app)
        written = list((tmp_path / "data" / "packs").glob("*.yaml"))
        assert len(written) == 1
        assert not [problem for problem in check([tmp_path / "data" / "packs"]).problems if problem.level == "error"]
        assert "Which of these plants" in squeeze(app)
        await press(pilot, "u")
        assert "Which of these plants" not in squeeze(app)


async def test_three_are_dealt_for_a_person_within_the_caps(app_at: AppAt) -> None:
    cards = [card(f"t/{n}", f"Number {n}?", depth=1 + n % 4, stages=("friend",)) for n in range(9)]
    seed = {"people": [person(stage="friend", depth_ceiling=2)], "plans": [plan()]}
    app = app_at(library=library(topics=cards), seed=seed)
    async with app.run_test(size=(80, 24)) as pilot:
        shown = await keys(pilot, "4", "P")
        assert "Coffee by the river · today" in shown
        await press(pilot, "enter")
        assert said(app).startswith("Three for this, depth 2 at most.")
        listed = [option.id for option in app.screen.query_one(RowList).options if option.id]
        assert len(listed) == 3
        assert all(int(id.removeprefix("t/")) % 4 < 2 for id in listed)
