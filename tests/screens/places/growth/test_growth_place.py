"""The Growth place through real keys, on a real store."""

from collections.abc import Callable
from datetime import timedelta

from textual.pilot import Pilot
from textual.widgets import Input

from ladder_tui.app.app import LadderApp
from ladder_tui.screens.places.growth.screen import FIRST_ROWS
from ladder_tui.widgets.fields import LineField
from ladder_tui.widgets.row_list import RowList
from tests.kits.app_house import Clock
from tests.kits.builders import NOW, attempt, library, outcome, prediction, rung, settings, win
from tests.kits.dump import dump, squeeze

AppAt = Callable[..., LadderApp]
HOSTILE = "[/foo] [@click=app.quit]x[/]"
DAY = timedelta(days=1)


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys and let what they begin come to rest."""
    await pilot.press(*keys)
    await pilot.pause()


async def write(pilot: Pilot[None], text: str) -> None:
    """Put a text into the line that has focus, as typing does."""
    field = pilot.app.focused
    assert isinstance(field, Input)
    field.value = text
    await pilot.pause()


async def test_wins_are_kept_changed_removed_and_brought_back(app_at: AppAt) -> None:
    app = app_at(library=library())
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "7")
        assert "will gather here. n keeps a first small win" in squeeze(app)
        await press(pilot, "n")
        await write(pilot, "She waved first")
        await press(pilot, "ctrl+s")
        assert "1 win kept" in dump(app)
        assert "What has gathered  today" in dump(app)
        await press(pilot, "e")
        app.screen.query_one("#field-text", LineField).value = "She waved, and I waved back"
        await press(pilot, "ctrl+s")
        (kept,) = app.journal.snapshot().wins.values()
        assert kept.text == "She waved, and I waved back"
        await press(pilot, "x")
        assert not app.journal.snapshot().wins
        assert "keeps a first small win" in dump(app)
        await press(pilot, "u")
        assert "She waved, and I waved back" in dump(app)


async def test_expected_against_happened_in_words_and_signs(app_at: AppAt) -> None:
    tried = attempt(
        prediction=prediction(suds=60, likelihood=70),
        outcome=outcome(peak=35, likelihood_next=45, lesson="Silly passes", facts="He smiled"),
        started_at=NOW - 2 * DAY,
    )
    harder = attempt("harder", started_at=NOW - DAY, outcome=outcome(peak=90, likelihood_next=40))
    seed = {"rungs": [rung()], "attempts": [tried, harder], "settings": [settings()]}
    app = app_at(library=library(), seed=seed)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "7")
        shown = squeeze(app)
        assert "In 1 of 2 tries it was easier than expected." in shown
        assert "(2 tries with a prediction, since 2 March)" in shown
        assert "unease ○ expected ● happened; 2 tries, 2 to 3 March" in shown
        await press(pilot, "down")
        assert "Feared 70 of 100: it did not happen easier " in squeeze(app)
        assert "expected ○ 60 → happened ● 35 likely 70 → 45" in squeeze(app)
        await press(pilot, "enter")
        assert "He smiled" in dump(app)
        await press(pilot, "e")
        app.screen.query_one("#field-lesson", LineField).value = "Silly passes after three"
        await press(pilot, "ctrl+s")
        changed = app.journal.snapshot().attempts["attempt-1"].outcome
        assert changed is not None
        assert changed.lesson == "Silly passes after three"
        await press(pilot, "u")
        changed = app.journal.snapshot().attempts["attempt-1"].outcome
        assert changed is not None
        assert changed.lesson == "Silly passes"


async def test_search_finds_wins_lessons_and_tries(app_at: AppAt) -> None:
    tried = attempt(title="Ask about the harbour", outcome=outcome(lesson="Zoë knows boats"))
    app = app_at(library=library(), seed={"attempts": [tried], "wins": [win(text="Bread from next door")]})
    async with app.run_test(size=(60, 20)) as pilot:
        await press(pilot, "7", "slash")
        await write(pilot, "ZOE harbour")
        assert "Zoë knows boats" in dump(app)
        assert "Bread" not in dump(app)
        await write(pilot, "umbrella")
        assert "Nothing here holds these words. esc shows all." in squeeze(app)
        await write(pilot, "bread")
        await press(pilot, "enter")
        assert app.screen.query_one(RowList).current_id == "win:win-1"
        await press(pilot, "escape")
        assert "1 try with a prediction" in squeeze(app)


async def test_many_tries_come_in_portions(app_at: AppAt) -> None:
    tries = [
        attempt(f"try-{number}", started_at=NOW - number * DAY, outcome=outcome(lesson=f"Lesson {number}."))
        for number in range(600)
    ]
    app = app_at(library=library(), seed={"rungs": [rung()], "attempts": tries})
    async with app.run_test(size=(120, 36)) as pilot:
        await press(pilot, "7")
        rows = app.screen.query_one(RowList)
        assert rows.option_count < FIRST_ROWS + 20
        await press(pilot, "end")
        assert f"{600 - FIRST_ROWS} earlier ones" in dump(app)
        await press(pilot, "enter")
        assert rows.current_id == f"try:try-{FIRST_ROWS}"
        await press(pilot, "home")
        shown = squeeze(app)
        assert "the last 34 of 600 tries, 30 January to 4 March" in shown.replace("▏ ", "")
        assert "(600 tries with a prediction, since 13 July 2024)" in shown.replace("▏ ", "")


async def test_hostile_text_is_shown_as_typed(app_at: AppAt) -> None:
    tried = attempt(
        title=HOSTILE, prediction=prediction(feared=HOSTILE), outcome=outcome(lesson=HOSTILE, facts=HOSTILE),
        started_at=NOW - 2 * DAY,
    )  # fmt: skip
    app = app_at(library=library(), seed={"rungs": [rung()], "attempts": [tried], "wins": [win(text=HOSTILE)]})
    async with app.run_test(size=(152, 36)) as pilot:
        await press(pilot, "7")
        assert dump(app).count(HOSTILE) >= 5
        for _ in range(2):
            await press(pilot, "right", "enter")
            assert HOSTILE in dump(app)
            await press(pilot, "escape")
        assert dump(app).count(HOSTILE) >= 2


async def test_estimates_of_a_step_move_and_are_drawn(app_at: AppAt) -> None:
    tries = [
        attempt(
            f"try-{number}", started_at=NOW - (4 - number) * DAY,
            prediction=prediction(likelihood=70, feared=f"Guess {number}."),
            outcome=outcome(likelihood_next=60 - 10 * number),
        )
        for number in range(4)
    ]  # fmt: skip
    app = app_at(library=library(), seed={"rungs": [rung()], "attempts": tries})
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "7", "right")
        assert "70 → 60 → 50 → 40 → 30" in squeeze(app)
        assert "4 tries, 28 February to 3 March" in squeeze(app)
        await press(pilot, "enter")
        shown = squeeze(app)
        assert "Your estimate went 70 → 30. (4 tries, 28 February to 3 March)" in shown
        assert "likely, ○ before the first try, ● after each" in shown
        await press(pilot, "space")
        assert "“Guess 2.”" in dump(app)


async def test_the_measure_is_answered_read_and_taken_back(app_at: AppAt) -> None:
    clock = Clock()
    app = app_at(clock, library=library())
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "7", "left")
        assert "UK Office for National Statistics" in squeeze(app)
        assert "m answers them" in squeeze(app)
        await press(pilot, "m", "right", "right", "tab", "right", "ctrl+s")
        assert "An answer to the third and the last is wanted too" in squeeze(app)
        await press(pilot, "escape")
        assert not app.journal.snapshot().measures
        await press(pilot, "m")
        assert "some of the time" in dump(app)  # what was answered waited as a draft
        await press(pilot, "tab", "tab", "right", "tab", "right", "right", "right", "ctrl+s")
        (answers,) = app.journal.snapshot().measures.values()
        assert (answers.companionship, answers.left_out, answers.isolated, answers.direct) == (2, 1, 1, 3)
        shown = squeeze(app)
        assert "Your sum is 4, on a scale from 3 (least often) to 9 (most often). (answered once, today)" in shown
        assert "sum 4 of 9 ●●●●····· lonely: occasionally" in shown
        assert "m answers them" not in shown
        await press(pilot, "enter")
        assert "How often do you feel left out? hardly ever or never" in squeeze(app)
        await press(pilot, "escape", "x")
        assert not app.journal.snapshot().measures
        await press(pilot, "u")
        clock.forward(days=28)
        app._look_at_the_day()
        await pilot.pause()
        assert "m answers them" in squeeze(app)
