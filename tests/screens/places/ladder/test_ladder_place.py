"""The Ladder place through real keys, on a real store."""

from collections.abc import Callable
from datetime import timedelta

from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from ladder_tui.app.app import LadderApp
from ladder_tui.domain.items.templates import RungIdea
from ladder_tui.domain.records.plans import Origin
from ladder_tui.widgets.bars import QuietRule
from ladder_tui.widgets.fields import LineField
from ladder_tui.widgets.row_list import RowList
from tests.kits.builders import NOW, attempt, library, outcome, rung
from tests.kits.dump import dump, squeeze

AppAt = Callable[..., LadderApp]
HOSTILE = "[/foo] [@click=app.quit]x[/]"
IDEA = RungIdea(
    id="core.rungs/bench", text="Sit on a bench where people pass.", setting="park", stage="stranger",
    needs=("casual_chat",), suds=(5, 25), minutes=10, effort=1, price="free", place="outdoors", prediction="Who looks?",
    done_when="Ten minutes are over.", variations=(), smaller_step="Two minutes.", bigger_step="Nod.",
    backup="Open a window.", reward="The pretty way home.", repeat=3,
)  # fmt: skip


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


async def test_a_ladder_grows(app_at: AppAt) -> None:
    app = app_at(library=library(rungs=[IDEA]))
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


async def test_answers_that_do_not_fit_get_one_clear_sentence(app_at: AppAt) -> None:
    app = app_at(library=library(), seed={"rungs": [rung(current=True)]})
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "5", "n", "ctrl+s")
        assert "A few words are wanted here." in squeeze(app)
        await write(pilot, "Wave")
        form = app.screen
        form.query_one("#field-minutes", LineField).value = "lots"
        await press(pilot, "ctrl+s")
        assert "A whole number from 1 to 600 is wanted here." in squeeze(app)
        await press(pilot, "escape")


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
