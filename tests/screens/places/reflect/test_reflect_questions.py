"""Questions and kind steps of Reflect through real keys, on a real store."""

from datetime import timedelta

from ladder_tui.domain.items.prompts import Scale
from ladder_tui.domain.records.entries import Draft
from ladder_tui.screens.flows.writing.kindness_page import KindnessDialog
from ladder_tui.widgets.row_list import RowList
from tests.kits.builders import NOW, attempt, library, outcome, plan, prompt
from tests.kits.dump import dump, squeeze
from tests.kits.pressing import press, said, write
from tests.kits.reflect_shelf import DAY, EASY, LETTER, OTHER, SHELF, STING, AppAt, at_reflect, entries, go_to


async def test_after_something_hurt_kindness_comes_first_and_stores_nothing(app_at: AppAt) -> None:
    left = plan(status="left_early", closed_at=NOW - timedelta(hours=1))
    app = app_at(NOW, SHELF, {"plans": [left]})
    async with app.run_test(size=(80, 24)) as pilot:
        await at_reflect(pilot)
        text = squeeze(app)
        assert text.index("First, a kind step or two") < text.index(STING.question)
        assert "after Coffee by the river, today 08:00" in text
        await go_to(pilot, "offer:plan-1/kindness")
        await press(pilot, "enter")
        assert "That stung." in dump(app)
        await press(pilot, "enter", "left", "right", "right")
        assert "3 of 3" in dump(app)
        assert "enter that was good" in squeeze(app)
        await press(pilot, "enter")
        assert said(app) == "A kind step taken. That is enough for now."
        assert entries(app) == []
        assert "First, a kind step" not in dump(app)

        await go_to(pilot, f"offer:plan-1/{STING.id}")
        await press(pilot, "enter")
        await write(pilot, "You went. That is a lot.")
        await press(pilot, "ctrl+s")
        kept = entries(app)[0]
        assert (kept.kind, kept.plan_id, kept.prompt_id, kept.question) == (
            "setback",
            "plan-1",
            STING.id,
            STING.question,
        )
        assert "After what happened" not in dump(app)


async def test_answers_take_the_form_of_the_question(app_at: AppAt) -> None:
    scale = Scale(min=0, max=10, low="harder", high="easier")
    shelf = library(
        reflections=[
            prompt("r/scale", "How was it?", moment="after", form="scale", scale=scale, core=True, tags=("a",)),
            prompt("r/number", "How many minutes?", moment="after", form="number", core=True, writes="hard"),
            OTHER,
        ]
    )
    tried = attempt(started_at=NOW - timedelta(hours=25), outcome=outcome())
    app = app_at(NOW, shelf, {"attempts": [tried]})
    async with app.run_test(size=(80, 24)) as pilot:
        await at_reflect(pilot)
        await go_to(pilot, "offer:attempt-1/r/scale")
        await press(pilot, "enter", "enter")
        assert "A number or a few words are wanted here" in dump(app)
        await press(pilot, "7", "left", "right", "tab", *"ok", "enter")
        assert entries(app)[-1].text == "7 of 10 (harder to easier)\nok"
        assert (entries(app)[-1].kind, entries(app)[-1].attempt_id) == ("after", "attempt-1")
        told = app.journal.snapshot().attempts["attempt-1"].outcome
        assert told is not None
        assert told.easy == "7 of 10 (harder to easier)\nok"

        await go_to(pilot, "offer:attempt-1/r/number")
        await press(pilot, "enter", *"ten", "enter")
        assert "“ten” is no whole number from 0 to 100,000" in squeeze(app)
        await write(pilot, "20")
        await press(pilot, "enter")
        assert entries(app)[-1].text == "20"

        await go_to(pilot, f"prompt:{OTHER.id}")
        await press(pilot, "enter", "down", "enter")
        assert (entries(app)[-1].text, entries(app)[-1].kind) == ("a tram", "prompt")
        assert "answered today" in dump(app)
        await go_to(pilot, f"prompt:{OTHER.id}")
        await press(pilot, "enter", "up", "enter")
        await write(pilot, "The kettle")
        await press(pilot, "enter")
        assert entries(app)[-1].text == "The kettle"


async def test_a_figure_is_kept_with_the_words_of_an_unfinished_answer(app_at: AppAt) -> None:
    scale = prompt("r/scale", "How was it?", form="scale", scale=Scale(min=0, max=10, low="harder", high="easier"))
    app = app_at(NOW, library(reflections=[scale]))
    async with app.run_test(size=(80, 24)) as pilot:
        await at_reflect(pilot)
        await press(pilot, "enter", "7", "escape")
        assert app.journal.snapshot().drafts["entry:prompt:r/scale"].text == "7 of 10 (harder to easier)"
        await press(pilot, "enter", "tab", *"ok", "escape", "enter", "left", "right", "enter")
        assert entries(app)[0].text == "7 of 10 (harder to easier)\nok"


async def test_a_number_is_kept_with_the_words_of_an_unfinished_answer(app_at: AppAt) -> None:
    app = app_at(NOW, library(reflections=[prompt("r/number", "How many minutes?", form="number")]))
    async with app.run_test(size=(80, 24)) as pilot:
        await at_reflect(pilot)
        await press(pilot, "enter", *"20", "tab", *"about", "escape", "enter")
        assert "You were writing this today 09:00. Here it is again." in squeeze(app)
        await press(pilot, "enter")
        assert entries(app)[0].text == "20\nabout"


async def test_another_question_can_be_had_and_a_line_about_a_win_is_one(app_at: AppAt) -> None:
    app = app_at(NOW, library(reflections=[DAY, OTHER]))
    async with app.run_test(size=(80, 24)) as pilot:
        await at_reflect(pilot)
        first = app.screen.query_one(RowList).current_id
        await press(pilot, "w")
        second = app.screen.query_one(RowList).current_id
        assert {first, second} == {f"prompt:{DAY.id}", f"prompt:{OTHER.id}"}
        if second != f"prompt:{DAY.id}":
            await press(pilot, "w")
        assert DAY.question in dump(app)
        await press(pilot, "enter")
        await write(pilot, "She held the door.")
        await press(pilot, "enter")
        assert [one.text for one in app.journal.snapshot().wins.values()] == ["She held the door."]
        await press(pilot, "u")
        assert app.journal.snapshot().wins == {}
        assert entries(app) == []


async def test_a_kind_step_can_be_chosen_and_a_letter_written(app_at: AppAt) -> None:
    app = app_at(NOW, SHELF)
    async with app.run_test(size=(80, 24)) as pilot:
        await at_reflect(pilot)
        await press(pilot, "K", "down", "enter")
        assert isinstance(app.screen, KindnessDialog)
        if app.screen.card.id != LETTER.id:
            await press(pilot, "escape", "K", "up", "enter")
        assert isinstance(app.screen, KindnessDialog)
        assert app.screen.card.id == LETTER.id
        await press(pilot, "enter", "e")
        await write(pilot, "Dear me")
        await press(pilot, "ctrl+s")
        assert [(one.text, one.kind, one.prompt_id) for one in entries(app)] == [("Dear me", "kindness", LETTER.id)]


async def test_an_unfinished_answer_goes_back_to_its_question_and_can_be_let_go(app_at: AppAt) -> None:
    drafts = [Draft(id=f"entry:prompt:{EASY.id}:plan-1", text="The hello", at=NOW - timedelta(days=3))]
    done = plan(status="done", closed_at=NOW - timedelta(days=4))
    app = app_at(NOW, SHELF, {"drafts": drafts, "plans": [done]})
    async with app.run_test(size=(80, 24)) as pilot:
        await at_reflect(pilot)
        await go_to(pilot, f"draft:{drafts[0].id}")
        await press(pilot, "x")
        assert app.journal.snapshot().drafts == {}
        await press(pilot, "u")
        await go_to(pilot, f"draft:{drafts[0].id}")
        await press(pilot, "enter")
        assert EASY.question in dump(app)
        await press(pilot, "enter")
        kept = entries(app)[0]
        assert (kept.text, kept.plan_id, kept.kind) == ("The hello", "plan-1", "after")
        assert app.journal.snapshot().drafts == {}
