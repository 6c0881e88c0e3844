"""What was said last is what Today and Ladder act on: harder, a try, little energy, a smaller piece."""

from collections.abc import Callable

from msgspec.structs import replace

from ladder_tui.app.app import LadderApp
from ladder_tui.domain.ladder.rung_ideas import rung_from_idea
from ladder_tui.widgets.fields import Slider
from ladder_tui.widgets.row_list import RowList
from tests.kits.builders import NOW, activity, attempt, checkin, library, outcome, rung, win
from tests.kits.dump import keys, squeeze
from tests.kits.rule_kit import tries
from tests.screens.places.ladder.test_ladder_choices import current
from tests.screens.places.ladder.test_ladder_place import IDEA, press, write

AppAt = Callable[..., LadderApp]
#: Something noted today: who has noted nothing for long is asked how it is before anything else.
HERE = {"wins": [win()]}
LADDER = [
    rung("low", "Nod to the dog", 15, effort=1),
    rung("mid", "Wave from the stairs", 40, current=True, minutes=20),
    rung("high", "Ask one question", 55),
]


async def test_harder_pauses_today_as_well(app_at: AppAt) -> None:
    app = app_at(library=library(), seed={**HERE, "rungs": LADDER})
    async with app.run_test(size=(80, 24)) as pilot:
        assert "Wave from the stairs" in await keys(pilot, "1")
        await press(pilot, "5", "o", "end", "enter")
        assert [answer.harder for answer in app.journal.snapshot().care_answers.values()] == [True]
        shown = await keys(pilot, "1")
        assert "Wave from the stairs" not in shown
        assert "A pause, and a talk with somebody you trust" in squeeze(app)


async def test_after_a_try_it_is_enough_everywhere(app_at: AppAt) -> None:
    app = app_at(
        library=library(activities=[activity("pack/walk", "A lap round the park")]),
        seed={**HERE, "rungs": LADDER, "attempts": [attempt(rung_id="mid", outcome=outcome(), status="done")]},
    )
    async with app.run_test(size=(80, 24)) as pilot:
        shown = await keys(pilot, "1")
        assert "That is enough for today." in shown
        assert "Wave from the stairs" not in shown
        shown = await keys(pilot, "3")
        assert "That is enough for today." in shown
        assert "A lap round the park" in shown  # the list, without ideas above it
        assert not [row.id for row in app.screen.query_one(RowList).options if (row.id or "").startswith("pick:")]
        shown = await keys(pilot, "5")
        assert "That is enough for today" in shown
        assert "take it" not in shown
        await press(pilot, "t")
        assert len(app.journal.snapshot().attempts) == 1
        assert "All the same:" in await keys(pilot, "o")


async def test_at_energy_one_both_name_the_easy_step_and_taking_it_moves_here(app_at: AppAt) -> None:
    app = app_at(library=library(), seed={**HERE, "rungs": LADDER, "checkins": [checkin("c", NOW, energy=1)]})
    async with app.run_test(size=(80, 24)) as pilot:
        shown = await keys(pilot, "1")
        assert "Nod to the dog" in shown
        assert "easier for now" in shown
        assert "Wave from the stairs" not in shown
        shown = await keys(pilot, "5")
        assert "Something easier for now; your place is kept" in shown
        await press(pilot, "t")
        assert current(app).id == "low"


async def test_planning_the_step_that_is_named_moves_here(app_at: AppAt) -> None:
    app = app_at(library=library(), seed={**HERE, "rungs": LADDER, "checkins": [checkin("c", NOW, energy=1)]})
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "1")
        app.screen.reveal("rung")  # type: ignore[attr-defined]
        await press(pilot, "enter", "enter")
        (made,) = app.journal.snapshot().plans.values()
        assert made.origin.ref == "low"
        assert current(app).id == "low"


async def test_a_smaller_piece_is_sized_by_ones_own_heights_and_one_is_there_then(app_at: AppAt) -> None:
    ladder = [rung("low", "Nod to the dog", 35), rung("mid", "Wave for twenty minutes", 37, current=True, minutes=20)]
    noted = tries("70>60 at 55", "60>55 at 85")
    app = app_at(library=library(), seed={**HERE, "rungs": ladder, "attempts": noted})
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "5")
        app.screen.reveal("mid")  # type: ignore[attr-defined]
        await press(pilot, "m", "enter")
        await press(pilot, "ctrl+s")
        rungs = app.journal.snapshot().rungs
        (small,) = [each for each in rungs.values() if each.parent == "mid"]
        assert (small.suds, rungs["mid"].suds) == (50, 70)
        assert current(app).id == small.id
        assert "The bigger one stands at 70 now, where your tries of it were." in squeeze(app)
        await press(pilot, "u")
        assert current(app).suds == 37


async def test_a_step_of_ones_own_begins_without_a_number_or_a_place(app_at: AppAt) -> None:
    app = app_at(library=library(), seed={**HERE, "rungs": LADDER})
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "5", "n")
        await write(pilot, "Ask about the dog")
        assert len(app.screen.stops()) == 2  # type: ignore[attr-defined]  # what it is, and a guess
        await press(pilot, "ctrl+s")
        assert "A number from 0 to 100 is wanted here" in squeeze(app)
        assert "not said" in await keys(pilot, "ctrl+t")
        form = app.screen
        form.set_value("suds", 30)  # type: ignore[attr-defined]
        await press(pilot, "ctrl+s")
        made = next(each for each in app.journal.snapshot().rungs.values() if each.text == "Ask about the dog")
        assert (made.suds, made.setting) == (30, None)
        assert "neighbour" not in await keys(pilot, "5")


async def test_rewording_a_step_of_a_pack_makes_it_ones_own(app_at: AppAt) -> None:
    mine = rung_from_idea(IDEA, id="bench", created=NOW)
    app = app_at(library=library(rungs=[IDEA]), seed={**HERE, "rungs": [replace(mine, current=True)]})
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "5", "e")
        await write(pilot, "Sit in the kitchen of the club")
        await press(pilot, "ctrl+s")
        kept = app.journal.snapshot().rungs["bench"]
        assert (kept.source, kept.prediction) == (None, "")


async def test_the_unease_of_a_pack_step_is_no_expectation_of_ones_own(app_at: AppAt) -> None:
    mine = rung_from_idea(IDEA, id="bench", created=NOW)
    app = app_at(library=library(rungs=[IDEA]), seed={**HERE, "rungs": [replace(mine, current=True)]})
    async with app.run_test(size=(80, 24)) as pilot:
        shown = await keys(pilot, "5", "enter")
        assert "How uneasy" not in shown  # two fields and a number are enough
        assert "Begin now" in shown
        await write(pilot, "They look away")
        await press(pilot, "enter", "4", "0", "enter", "enter", "enter")
        (tried,) = app.journal.snapshot().attempts.values()
        assert (tried.prediction.likelihood, tried.prediction.suds) == (40, None)
        await press(pilot, "e", "pagedown")
        assert "How uneasy will the hardest moment feel?" in squeeze(app)
        app.screen.query_one("#field-suds", Slider).value = 30
        await press(pilot, "ctrl+s")
        (tried,) = app.journal.snapshot().attempts.values()
        assert tried.prediction.suds == 30
