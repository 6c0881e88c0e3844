"""A try that goes badly, one that is set aside, one that falls through: kind first, and nothing counts against one."""

from collections.abc import Callable
from datetime import timedelta

from ladder_tui.app.app import LadderApp
from ladder_tui.domain.growth.estimates import lifetime
from ladder_tui.domain.items.lines import Backup
from ladder_tui.domain.tries.begun import AFTER
from ladder_tui.screens.flows.support.calm import CalmScreen
from ladder_tui.screens.flows.tries.ends import SMALLER
from ladder_tui.screens.flows.writing.kindness_page import KindnessDialog
from ladder_tui.widgets.row_list import RowList
from tests.kits.builders import attempt, library, plan, prediction, rung
from tests.kits.dump import dump, squeeze
from tests.kits.pressing import press, said, write
from tests.kits.shipped_packs import shipped_library

AppAt = Callable[..., LadderApp]
UNDER_WAY = attempt(status="open", outcome=None, prediction=prediction(feared="They walk off", likelihood=60))
SEED = {"rungs": [rung(current=True)], "attempts": [UNDER_WAY]}


def kind(app: LadderApp) -> bool:
    return isinstance(app.screen, KindnessDialog)


async def test_when_it_hurt_kindness_comes_first_and_the_rest_waits(app_at: AppAt) -> None:
    app = app_at(seed=SEED)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "5", "enter", "d")
        await write(pilot, "He went back to his desk")
        await press(pilot, "enter", "y", "enter")
        assert kind(app)  # before a single number
        assert lifetime(app.journal.snapshot()).tries == 1
        await press(pilot, "escape")  # leaving is always possible
        assert "It counts, however it felt." in squeeze(app)
        await press(pilot, "enter")
        assert "the look back waits since today 09:00 · enter goes on" in squeeze(app)

        await press(pilot, "enter")
        assert "2 of 5" in dump(app)  # not opened twice, and where it was
        await press(pilot, "8", "0", "enter", "enter")
        shown = squeeze(app)
        assert "Feared 60 of 100: it happened. “They walk off”" in shown
        await press(pilot, "enter")
        tried = app.journal.snapshot().attempts["attempt-1"]
        assert tried.outcome is not None
        assert (tried.outcome.facts, tried.outcome.seen) == ("He went back to his desk", ())


async def test_left_early_or_ended_hard_or_asked_for(app_at: AppAt) -> None:
    app = app_at(seed=SEED)
    async with app.run_test(size=(60, 20)) as pilot:
        await press(pilot, "5", "enter", "K")
        assert kind(app)  # asked for, at the moment itself
        await press(pilot, "escape", "o", "enter", "n", "enter")
        assert kind(app)  # left early
        await press(pilot, "escape", "escape", "u")
        assert app.journal.snapshot().attempts["attempt-1"].status == "open"

        app.journal.writing.drop_draft(f"{AFTER}attempt-1")
        await press(pilot, "enter", "d", "enter", "n", "enter")
        assert not kind(app)
        await press(pilot, "5", "0", "pagedown", "enter", "9", "0", "enter", "7", "0", "enter")
        assert kind(app)  # ended at 70, before the questions after it
        await press(pilot, "enter", "enter", "enter", "enter", "enter", "down", "enter")
        assert "4 of 5" in dump(app)
        await press(pilot, "ctrl+s")
        assert "That is enough for today." in squeeze(app)


async def test_asked_for_while_looking_back(app_at: AppAt) -> None:
    app = app_at(seed=SEED)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "5", "enter", "d", "ctrl+g")
        assert kind(app)
        await press(pilot, "escape", "down", "enter")
        assert "1 of 5" in dump(app)


async def test_set_aside_is_one_soft_question_that_can_be_left_out(app_at: AppAt) -> None:
    app = app_at(seed=SEED)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "5", "enter", "s")
        assert "Nobody sees a count." in squeeze(app)
        await press(pilot, "escape")
        assert not app.journal.snapshot().entries
        assert lifetime(app.journal.snapshot()).all_words == ()
        await press(pilot, "u", "enter", "s")
        await write(pilot, "Only as far as the door")
        await press(pilot, "enter")
        (kept,) = app.journal.snapshot().entries.values()
        assert (kept.text, kept.question, kept.attempt_id) == ("Only as far as the door", SMALLER, "attempt-1")
        assert said(app) == "Set aside. A smaller piece may come up; nobody sees a count. · u takes it back"


async def test_fell_through_offers_its_backup_at_once_and_it_counts_in_full(app_at: AppAt) -> None:
    umbrella = Backup(
        id="b/umbrella", text="Call someone from the window.", trigger="weather", effort=1, minutes=5, contact="brief",
        place="home", needs=("casual_chat",),
    )  # fmt: skip
    seed = {**SEED, "rungs": [rung(current=True, backup="Nod from the window")]}
    app = app_at(library=library(backups=[umbrella]), seed=seed)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "5", "enter", "f")
        assert "Ready instead: Nod from the window" in squeeze(app)
        await press(pilot, "down", "enter", "enter", "enter")  # something else, for the weather
        assert "Ready instead: Call someone from the window." in squeeze(app)
        await press(pilot, "enter", "1")
        shown = squeeze(app)
        assert "ready instead Call someone from the window · b notes that it was done" in shown
        assert "tries" not in shown
        app.screen.query_one("#day", RowList).go_to("begun:attempt-1")
        await press(pilot, "b")
        assert "it counts in full" in said(app)
        assert "1 try" in dump(app)
        counted = lifetime(app.journal.snapshot())
        assert (counted.tries, counted.backups) == (1, 1)


async def test_a_plan_that_falls_through_takes_its_try_along(app_at: AppAt) -> None:
    tried = attempt(status="open", outcome=None, plan_id="plan-1", rung_id=None)
    seed = {"plans": [plan(backup="Nod from the window")], "attempts": [tried]}
    app = app_at(library=library(), seed=seed)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "f")
        assert "Ready instead: Nod from the window" in squeeze(app)
        await press(pilot, "up", "enter")  # I did it
        now = app.journal.snapshot()
        assert (now.plans["plan-1"].status, now.plans["plan-1"].backup_done) == ("fell_through", True)
        assert (now.attempts["attempt-1"].status, now.attempts["attempt-1"].backup_done) == ("fell_through", True)
        assert "✓ backup done" in dump(app)
        assert "1 try" in dump(app)


async def test_a_heavy_fear_of_the_last_time_opens_nothing_again(app_at: AppAt) -> None:
    last = attempt(
        "last", started_at=UNDER_WAY.started_at - timedelta(days=3), prediction=prediction(feared="I want to die")
    )
    app = app_at(
        library=library(heavy_phrases=shipped_library().heavy_phrases.values()),
        seed={"rungs": [rung(current=True)], "attempts": [last]},
    )
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "5", "enter", "ctrl+s")
        assert not isinstance(app.screen, CalmScreen)
        begun = next(one for one in app.journal.snapshot().attempts.values() if one.status == "open")
        assert begun.prediction.feared == "I want to die"


async def test_words_that_weigh_heavily_open_people_to_talk_to_before_the_next_question(app_at: AppAt) -> None:
    app = app_at(
        library=library(heavy_phrases=shipped_library().heavy_phrases.values()), seed={"rungs": [rung(current=True)]}
    )
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "5", "enter")
        await write(pilot, "They laugh and I want to die")
        page = app.screen
        await press(pilot, "enter")
        assert isinstance(app.screen, CalmScreen)
        assert "I want to die" in next(iter(app.journal.snapshot().drafts.values())).text
        await press(pilot, "escape")
        assert app.screen is page
        await press(pilot, "5", "0", "ctrl+s")
        assert not isinstance(app.screen, CalmScreen)
        assert len(app.journal.snapshot().attempts) == 1
