"""The Ladder place beyond single rungs: the suggestion and ways out, splitting, other places, several ladders."""

from collections.abc import Callable
from datetime import timedelta

from textual.widgets import Input

from ladder_tui.app.app import LadderApp
from ladder_tui.domain.items.templates import LadderTemplate
from ladder_tui.domain.records.decisions import CareAnswer
from ladder_tui.domain.records.rungs import Rung
from ladder_tui.widgets.row_list import RowList
from tests.kits.app_house import Clock
from tests.kits.builders import NOW, attempt, kindness, library, outcome, prediction, rung, settings, win
from tests.kits.dump import dump, keys, squeeze
from tests.screens.places.ladder.test_ladder_place import HOSTILE, IDEA, press, said, write

AppAt = Callable[..., LadderApp]
TEMPLATE = LadderTemplate(
    id="core.ladders/daily", title="People I see every day", need="casual_chat", for_whom="Short words with faces.",
    rungs=(IDEA.id,),
)  # fmt: skip
BENCH = rung("bench", "Sit on the bench for twenty minutes", suds=20, minutes=20)
WAVE = rung("wave", "Wave to the man with the dog", suds=40, current=True, variations=("the stairs", "the bus stop"))
ASK = rung("ask", "Ask one question", suds=55)

#: Something noted today: who has noted nothing for long is asked how it is before anything else.
HERE = {"wins": [win()]}


def tries(number: int, *, at: str = "wave", peak: int = 60, after: int = 40, **fields: object) -> list[object]:
    """Good tries at a rung, a day apart, the last one eleven days ago."""
    return [
        attempt(
            f"{at}-{n}", rung_id=at, started_at=NOW - timedelta(days=number - n + 10),
            prediction=prediction(likelihood=70),
            outcome=outcome(**{"peak": peak, "likelihood_next": after, "context": "the stairs", **fields}),
        )
        for n in range(number)
    ]  # fmt: skip


def current(app: LadderApp) -> Rung:
    """The rung marked as the current one."""
    (found,) = [rung for rung in app.journal.snapshot().rungs.values() if rung.current]
    return found


async def test_a_ladder_from_a_template_and_between_ladders(app_at: AppAt) -> None:
    app = app_at(library=library(rungs=[IDEA], ladders=[TEMPLATE]))
    async with app.run_test(size=(80, 24)) as pilot:
        assert "L begins with a ladder from the packs" in await keys(pilot, "5")
        await press(pilot, "L")  # nothing to switch to yet: the packs at once
        assert "People I see every day" in squeeze(app)
        assert "Sit on a bench where people pass." in squeeze(app)
        await press(pilot, "enter")
        shown = await keys(pilot, "space", "enter")
        assert "People I see every day" in shown
        assert "0 of 1 tried" in shown
        assert current(app).source == IDEA.id
        await press(pilot, "L", "down", "down", "enter")  # from nothing
        await write(pilot, "Singing")
        shown = await keys(pilot, "ctrl+s")
        assert "A ladder begins with one step" in shown
        await press(pilot, "n", "enter")
        await write(pilot, "Hum in the kitchen")
        await press(pilot, "tab", "2", "0")
        assert "Singing" in await keys(pilot, "ctrl+s")
        assert [rung.ladder_id for rung in app.journal.snapshot().rungs.values()].count("own") == 0
        assert "Sit on a bench where people pass." in await keys(pilot, "L", "up", "enter")
        assert "Hum in the kitchen" in await keys(pilot, "L", "end", "enter")  # remove the one in use
        assert "Sit on a bench where people pass." in await keys(pilot, "u")


async def test_the_suggestion_is_taken_and_explained(app_at: AppAt) -> None:
    seed = {"rungs": [BENCH, WAVE, ASK], "attempts": [*tries(3, context="work"), *tries(1, at="bench")], **HERE}
    app = app_at(library=library(), seed=seed)
    async with app.run_test(size=(80, 24)) as pilot:
        shown = await keys(pilot, "5")
        assert "On to “Ask one question”" in shown
        assert "your estimate went 70 → 40." in shown
        assert "or: once more" in shown
        shown = await keys(pilot, "f1")
        assert "enter Start or note a try" in shown  # keys come first for who asks for keys
        await press(pilot, "escape", "question_mark")  # and the reasons for who asks why
        assert "The numbers behind it" in squeeze(app)
        await press(pilot, "pagedown")
        assert "The whole rule" in squeeze(app)
        await press(pilot, "escape", "t")
        assert current(app).id == "ask"
        (decision,) = app.journal.snapshot().decisions.values()
        assert (decision.suggested, decision.chosen, decision.to_rung) == ("step_up", "step_up", "ask")
        await press(pilot, "u")
        assert current(app).id == "wave"
        assert not app.journal.snapshot().decisions


async def test_choosing_otherwise_is_stored_and_not_argued_with(app_at: AppAt) -> None:
    app = app_at(library=library(), seed={"rungs": [BENCH, WAVE, ASK], "attempts": tries(3, context="work"), **HERE})
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "5", "o", "end", "up", "enter")  # another step of your choice
        await press(pilot, "enter")
        assert current(app).id == "bench"
        (decision,) = app.journal.snapshot().decisions.values()
        assert (decision.suggested, decision.chosen) == ("step_up", "other")
        await press(pilot, "o", "end", "enter")  # this is making things harder
        (answer,) = app.journal.snapshot().care_answers.values()
        assert answer.harder
        assert "A pause is suggested now; ! has people to talk to." in said(app)
        assert "pause" in squeeze(app)
        assert "It is no longer making things harder" in await keys(pilot, "o")
        await press(pilot, "end", "enter")
        assert [one.harder for one in app.journal.snapshot().care_answers.values()] == [True, False]


async def test_a_smaller_piece_is_made_edited_and_kept_and_the_parent_stays(app_at: AppAt) -> None:
    app = app_at(library=library(), seed={"rungs": [BENCH, WAVE]})
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "5", "home", "m")
        assert "20 minutes → ten minutes" in squeeze(app)
        await press(pilot, "enter")
        field = pilot.app.focused
        assert isinstance(field, Input)
        assert field.value == "Sit on the bench for ten minutes"
        await write(pilot, "Sit on the bench, ten minutes")
        await press(pilot, "ctrl+s")
        made = next(one for one in app.journal.snapshot().rungs.values() if one.parent == "bench")
        assert (made.text, made.minutes, made.suds) == ("Sit on the bench, ten minutes", 10, 10)
        assert "bench" in app.journal.snapshot().rungs
        assert app.screen.query_one(RowList).current_id == made.id


async def test_a_far_next_step_is_made_smaller_before_it_is_tried(app_at: AppAt) -> None:
    toast = rung("toast", "Give a toast of ten minutes", 95, minutes=10)
    seed = {"rungs": [BENCH, WAVE, toast], "attempts": tries(3, context="work"), **HERE}
    app = app_at(library=library(), seed=seed)
    async with app.run_test(size=(80, 24)) as pilot:
        assert "A step between, before the next one" in await keys(pilot, "5")
        assert "ten minutes → five minutes" in await keys(pilot, "t")
        await press(pilot, "enter", "ctrl+s")
        made = current(app)
        assert (made.parent, made.text) == ("toast", "Give a toast of five minutes")
        assert app.journal.snapshot().rungs["wave"].suds < made.suds < 95
        (decision,) = app.journal.snapshot().decisions.values()
        assert (decision.rung_id, decision.chosen, decision.to_rung) == ("wave", "split", made.id)
        assert "This one, when it suits you" in squeeze(app)


async def test_another_place_names_those_used(app_at: AppAt) -> None:
    app = app_at(library=library(), seed={"rungs": [WAVE], "attempts": tries(2, context="the stairs"), **HERE})
    async with app.run_test(size=(80, 24)) as pilot:
        shown = await keys(pilot, "5", "v")
        assert "the bus stop" in shown
        assert "the stairs · used twice" in shown or "the stairs · used 2 times" in shown
        await press(pilot, "enter")
        (decision,) = app.journal.snapshot().decisions.values()
        assert decision.chosen == "vary"


async def test_rungs_are_put_in_order_and_wide_steps_are_filled(app_at: AppAt) -> None:
    app = app_at(library=library(), seed={"rungs": [BENCH, rung("far", "Say hello to the group", suds=70), ASK]})
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "5", "home", "J")
        assert app.journal.snapshot().rungs["bench"].suds in range(56, 70)
        assert "between its neighbours" in said(app)
        await press(pilot, "u")
        await press(pilot, "home", "K")
        assert said(app) == "It is at the end of the list already."
        await press(pilot, "down", "enter")  # the wide step between 20 and 55
        await write(pilot, "Nod to the man with the dog")
        await press(pilot, "ctrl+s")
        made = next(one for one in app.journal.snapshot().rungs.values() if one.text.startswith("Nod"))
        assert made.suds == 40


async def test_the_words_of_the_scale_are_the_users_own(app_at: AppAt) -> None:
    app = app_at(library=library(), seed={"rungs": [WAVE], "settings": [settings()]})
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "5", "a")
        await write(pilot, HOSTILE)
        await press(pilot, "ctrl+s")
        assert app.journal.snapshot().settings.anchors[0] == HOSTILE
        await press(pilot, "question_mark", "end")
        await press(pilot, *["pagedown"] * 9)
        await press(pilot, "escape", "a")
        await write(pilot, "x" * 61)
        assert "up to 60 fit" in await keys(pilot, "ctrl+s")


async def test_a_pause_is_kept_as_a_choice(app_at: AppAt) -> None:
    clock = Clock()
    harder = CareAnswer(id="care", at=NOW - timedelta(days=1), harder=True)
    app = app_at(clock, library(), {"rungs": [BENCH, WAVE], "care_answers": [harder]})
    async with app.run_test(size=(120, 36)) as pilot:
        await press(pilot, "5", "t")
        assert "A pause it is." in said(app)
        (decision,) = app.journal.snapshot().decisions.values()
        assert decision.chosen == "pause"
        assert "this is making" not in dump(app)


async def test_a_kind_word_comes_first_where_it_is_what_is_suggested(app_at: AppAt) -> None:
    card = kindness("kindness/setback", "After a hard try", moment="setback")
    seed = {"rungs": [BENCH, WAVE, ASK], "attempts": tries(1, happened="yes"), **HERE}
    app = app_at(library=library(rungs=[IDEA], kindness=[card]), seed=seed)
    async with app.run_test(size=(80, 24)) as pilot:
        assert "A kind word first" in await keys(pilot, "5")
        assert "After a hard try" in await keys(pilot, "t")
        assert "Wave to the man with the dog 1 of 4" in await keys(pilot, "escape"), "and then the try itself"
