"""A question of one's own: written on Growth, answered there and in the weekly look back, drawn, taken out."""

from collections.abc import Callable

from ladder_tui.app.app import LadderApp
from ladder_tui.domain.growth.own_question import SUGGESTED
from ladder_tui.domain.review.prefill import REVIEW_DRAFT
from ladder_tui.screens.flows.keeping.own_question import OwnAnswerForm, OwnQuestionForm
from ladder_tui.widgets.row_list import RowList
from ladder_tui.widgets.scale_row import ScaleRow
from tests.kits.builders import NOW, library, settings, win
from tests.kits.dump import dump, keys, squeeze
from tests.kits.pressing import press, said

AppAt = Callable[..., LadderApp]
SEED = {"settings": [settings()], "wins": [win()]}


def answers(app: LadderApp) -> list[tuple[str, int]]:
    return [(one.question, one.value) for one in app.journal.snapshot().own_answers.values()]


async def test_written_answered_reworded_and_asked_no_more(app_at: AppAt) -> None:
    app = app_at(NOW, library(), SEED)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "7", "left")
        assert "o writes one: 0 to 10, once a week in the look back" in squeeze(app)
        await press(pilot, "o", "enter")
        assert isinstance(app.screen, OwnQuestionForm)
        await press(pilot, "ctrl+s")
        assert app.journal.snapshot().settings.own_question == SUGGESTED
        assert "The weekly look back asks it." in squeeze(app)

        await press(pilot, "o", "enter")
        form = app.screen
        assert isinstance(form, OwnAnswerForm)
        await press(pilot, "ctrl+s")
        assert "A number is wanted here; esc leaves it open." in squeeze(app)
        await press(pilot, "1", "5")
        assert form.query_one(ScaleRow).value is None
        assert "15 lies above 10" in squeeze(app)
        await press(pilot, "backspace", "1", "0", "ctrl+s")
        assert answers(app) == [(SUGGESTED, 10)]
        assert said(app) == "Answer kept · u takes it back"
        assert "4 March 10 of 10 ●●●●●●●●●●" in squeeze(app)

        await press(pilot, "o", "down", "enter")
        form = app.screen
        assert isinstance(form, OwnQuestionForm)
        form.set_value("question", "[/b] How brave?")
        await press(pilot, "ctrl+s")
        shown = squeeze(app)
        assert shown.index("[/b] How brave?") < shown.index(SUGGESTED), "the old answers stay under their own words"
        await press(pilot, "o", "end", "enter")
        assert app.journal.snapshot().settings.own_question == ""
        app.screen.query_one(RowList).action_last()
        await press(pilot, "enter")
        assert "Your answer" in dump(app)
        await press(pilot, "escape", "x")
        assert answers(app) == []
        await press(pilot, "u")
        assert answers(app) == [(SUGGESTED, 10)]


async def test_the_look_back_asks_it_once_there_is_one_and_keeps_it_in_the_same_step(app_at: AppAt) -> None:
    app = app_at(NOW, library(), {**SEED, "settings": [settings(own_question="How brave?")]})
    async with app.run_test(size=(80, 24)) as pilot:
        shown = await keys(pilot, "6", "v", *["pagedown"] * 6)
        assert "7 of 10" in shown
        assert "How brave?" in shown
        await press(pilot, "9", "9")
        assert "99 lies above 10" in squeeze(app)
        await press(pilot, "backspace", "4", "escape")
        assert answers(app) == []
        assert REVIEW_DRAFT in app.journal.snapshot().drafts
        await press(pilot, "v")
        assert app.screen.query_one(ScaleRow).value == 4, "what was answered has waited"
        await press(pilot, "ctrl+s")
        assert answers(app) == [("How brave?", 4)]
        (review,) = app.journal.snapshot().reviews.values()
        assert review.text_of("own_question") == "How brave? 4 of 10"
        await press(pilot, "u")
        assert (answers(app), app.journal.snapshot().reviews) == ([], {})
