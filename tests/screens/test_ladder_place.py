"""The Ladder place through real keys, on a real store."""

from collections.abc import Callable
from datetime import timedelta

from app_house import Clock
from builders import NOW, attempt, library, outcome, plan, rung
from dump import dump, squeeze
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from ladder_tui.app import LadderApp
from ladder_tui.domain.library import RungIdea
from ladder_tui.domain.plan import Origin
from ladder_tui.screens.dialogs.attempt import KINDNESS_OFFER
from ladder_tui.widgets.bars import QuietRule
from ladder_tui.widgets.fields import LineField
from ladder_tui.widgets.row_list import RowList

AppAt = Callable[..., LadderApp]
HOSTILE = "[/foo] [@click=app.quit]x[/]"
IDEA = RungIdea(
    id="core.rungs/bench", text="Sit on a bench where people pass.", setting="park", stage="stranger",
    needs=("casual_chat",), suds=(5, 25), minutes=10, effort=1, price="free", place="outdoors", prediction="Who looks?",
    done_when="Ten minutes are over.", variations=(), smaller_step="Two minutes.", bigger_step="Nod.",
    backup="Open a window.", reward="The pretty way home.", repeat=3,
)  # fmt: skip
UNDER_WAY = attempt(status="open", outcome=None)


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys and let what they begin come to rest."""
    await pilot.press(*keys)
    await pilot.pause()


async def write(pilot: Pilot[None], text: str) -> None:
    """Put a text into the field that has focus, as typing does."""
    field = pilot.app.focused
    if isinstance(field, TextArea):
        field.text = text
    else:
        assert isinstance(field, Input)
        field.value = text
    await pilot.pause()


def said(app: LadderApp) -> str:
    """The place's one quiet sentence."""
    return app.screen.query_one("#rule", QuietRule).said


async def test_a_ladder_grows_and_a_try_is_looked_back_on(app_at: AppAt) -> None:
    clock = Clock()
    app = app_at(clock, library(rungs=[IDEA]))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "5")
        assert "A ladder begins with one step that feels easy or mild." in squeeze(app)

        await press(pilot, "n", "down", "enter", "enter", "ctrl+s")  # the idea, kept as it is
        await press(pilot, "n", "enter")
        await write(pilot, "Ask Zoë how the week was")
        await press(pilot, "tab", "6", "0", "ctrl+s")
        bench, ask = sorted(app.journal.snapshot().rungs.values(), key=lambda rung: rung.suds)
        assert (bench.suds, bench.source, bench.done_when, bench.current) == (15, IDEA.id, IDEA.done_when, True)
        assert (ask.text, ask.suds, ask.current) == ("Ask Zoë how the week was", 60, False)
        assert "From 15 to 60 is a big step" in squeeze(app)

        await press(pilot, "c")
        assert app.journal.snapshot().rungs[ask.id].current
        assert not app.journal.snapshot().rungs[bench.id].current
        await press(pilot, "enter")
        await write(pilot, "They look at the floor")
        await press(pilot, "tab", "8", "0", "tab", "tab", "6", "5", "escape")  # left: kept as a draft
        assert not app.journal.snapshot().attempts
        await press(pilot, "enter")
        assert "They look at the floor" in squeeze(app)
        await press(pilot, "ctrl+s")
        (tried,) = app.journal.snapshot().attempts.values()
        assert (tried.prediction.likelihood, tried.prediction.suds, tried.prediction.cost) == (80, 65, None)
        assert "a try began today 09:00 · d notes what happened" in dump(app)

        clock.forward(hours=2)
        await press(pilot, "d")
        assert "You thought: “They look at the floor” · likely 80 · unease 65" in squeeze(app)
        await press(pilot, "enter")
        await write(pilot, "She asked back")
        await press(pilot, "tab", "right", "tab", "3", "0", "tab", "4", "0", "tab", "1", "0", "ctrl+s")
        (tried,) = app.journal.snapshot().attempts.values()
        assert tried.status == "done"
        assert tried.outcome is not None
        assert tried.outcome.facts == "She asked back"
        assert (tried.outcome.happened, tried.outcome.likelihood_next) == ("no", 30)
        assert (tried.outcome.peak, tried.outcome.end) == (40, 10)
        assert "expected 65 → happened 40" in squeeze(app)
        assert "1 of 2 tried" in dump(app)
        assert not [draft for draft in app.journal.snapshot().drafts if draft.startswith(("form:before", "form:after"))]

        await press(pilot, "u")
        (tried,) = app.journal.snapshot().attempts.values()
        assert tried.status == "open"


async def test_answers_that_do_not_fit_get_one_clear_sentence(app_at: AppAt) -> None:
    app = app_at(library=library(), seed={"rungs": [rung(current=True)], "attempts": [UNDER_WAY]})
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "5", "n", "ctrl+s")
        assert "A few words are wanted here." in squeeze(app)
        await write(pilot, "Wave")
        form = app.screen
        form.query_one("#field-minutes", LineField).value = "lots"
        await press(pilot, "ctrl+s")
        assert "A whole number from 1 to 600 is wanted here." in squeeze(app)
        await press(pilot, "escape")

        await press(pilot, "d", "enter", "ctrl+s")
        assert "A number from 0 to 100 is wanted here" in squeeze(app)
        await press(pilot, "5", "0", "ctrl+s")  # the cursor stands on what is missing
        assert "Did it come true? No, partly or yes; the arrow keys choose." in squeeze(app)
        await press(pilot, "shift+tab", "left", "tab", "tab", "2", "0", "tab", "9", "0", "ctrl+s")
        assert "The end (90) lies above the height (20)" in squeeze(app)
        await press(pilot, "2", "0", "ctrl+s")
        assert said(app) == KINDNESS_OFFER  # what was feared came true
        assert app.journal.snapshot().attempts["attempt-1"].status == "done"


async def test_a_try_that_did_not_take_place_asks_nothing_more(app_at: AppAt) -> None:
    planned = plan(origin=Origin(kind="rung", ref="rung-1"))
    seed = {"rungs": [rung(current=True, backup="Nod from the window")], "plans": [planned]}
    app = app_at(library=library(), seed=seed)
    async with app.run_test(size=(60, 20)) as pilot:
        await press(pilot, "5", "enter")
        await write(pilot, "Nobody is there")
        await press(pilot, "tab", "5", "0", "ctrl+s")
        (tried,) = app.journal.snapshot().attempts.values()
        assert tried.plan_id == "plan-1"
        await press(pilot, "enter", "down", "down", "down", "enter")
        assert said(app) == "That happens. Ready instead: Nod from the window"
        assert app.journal.snapshot().attempts[tried.id].status == "fell_through"
        assert app.journal.snapshot().plans["plan-1"].status == "fell_through"
        assert "1 of 1 tried" not in dump(app)


async def test_rungs_are_changed_planned_set_aside_and_removed(app_at: AppAt) -> None:
    app = app_at(library=library(), seed={"rungs": [rung("low", suds=20), rung("high", "Invite Ana", suds=35)]})
    async with app.run_test(size=(120, 36)) as pilot:
        await press(pilot, "5", "down", "e")
        app.screen.query_one("#field-text", LineField).value = "Invite Ana for tea"
        await press(pilot, "ctrl+s")
        assert app.journal.snapshot().rungs["high"].text == "Invite Ana for tea"
        await press(pilot, "p", "ctrl+s")
        (made,) = app.journal.snapshot().plans.values()
        assert (made.title, made.origin) == ("Invite Ana for tea", Origin(kind="rung", ref="high"))
        await press(pilot, "s")
        assert "Set aside" in dump(app)
        assert app.journal.snapshot().rungs["high"].set_aside
        await press(pilot, "s")
        assert not app.journal.snapshot().rungs["high"].set_aside
        await press(pilot, "x")
        assert list(app.journal.snapshot().rungs) == ["low"]
        await press(pilot, "u")
        assert set(app.journal.snapshot().rungs) == {"low", "high"}


async def test_hostile_text_is_shown_as_typed(app_at: AppAt) -> None:
    tried = attempt(title=HOSTILE, outcome=outcome(lesson=HOSTILE))
    nasty = rung(text=HOSTILE, done_when=HOSTILE, backup=HOSTILE, reward=HOSTILE, current=True)
    app = app_at(library=library(), seed={"rungs": [nasty], "attempts": [tried]})
    async with app.run_test(size=(60, 20)) as pilot:
        await press(pilot, "5")
        assert dump(app).count(HOSTILE) >= 3
        await pilot.resize_terminal(120, 36)
        await pilot.pause()
        assert dump(app).count(HOSTILE) >= 5
        await press(pilot, "enter")
        assert HOSTILE in dump(app)


async def test_ideas_can_be_taken_out_for_good(app_at: AppAt) -> None:
    app = app_at(library=library(rungs=[IDEA]))
    async with app.run_test(size=(60, 20)) as pilot:
        await press(pilot, "5", "i")
        assert "Sit on a bench where people pass." in squeeze(app)
        await press(pilot, "x")
        assert "Sit on a bench where people pass." not in squeeze(app)
        assert IDEA.id in app.journal.snapshot().hidden


async def test_the_ladder_opens_where_one_is_and_stays_cheap(app_at: AppAt) -> None:
    rungs = [rung(f"rung-{number}", suds=number * 3, current=number == 20) for number in range(30)]
    tries = [
        attempt(f"try-{number}", rung_id=f"rung-{number % 30}", started_at=NOW - timedelta(days=number))
        for number in range(600)
    ]
    app = app_at(library=library(), seed={"rungs": rungs, "attempts": tries})
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "5")
        rows = app.screen.query_one(RowList)
        assert rows.current_id == "rung-20"
        await press(pilot, "j")
        assert rows.current_id == "rung-21"
        assert "or: " in dump(app)  # the suggestion stays in sight
