"""A plan for setbacks and the page for coming back, with real keys."""

from datetime import timedelta
from typing import Any

from ladder_tui.domain.growth.rhythm import is_back_after_a_month
from ladder_tui.domain.records.reviews import SetbackPlan
from ladder_tui.screens.flows.review.coming_back import ComingBackPage
from ladder_tui.screens.flows.support.setbacks import SetbacksForm, SetbacksPage
from ladder_tui.screens.places.ladder.screen import LadderScreen
from ladder_tui.widgets.row_list import RowList
from tests.domain.review.test_coming_back import LIFE
from tests.domain.review.test_setbacks import tries
from tests.kits.builders import NOW, settings
from tests.kits.dump import dump, squeeze
from tests.kits.pressing import press, said
from tests.kits.reflect_shelf import SHELF, AppAt, at_reflect, go_to

OFFER = "A plan for setbacks, while things go well"
PLAN = SetbackPlan(at=NOW, signs="I let calls ring", helped="The smallest step [/b]\ngoing with Jun")
SEED: dict[str, list[Any]] = {"settings": [settings()], "attempts": tries(10)}


async def test_offered_on_one_line_declined_for_good_and_written_all_the_same(app_at: AppAt) -> None:
    app = app_at(NOW, SHELF, seed=SEED)
    async with app.run_test(size=(80, 24)) as pilot:
        await at_reflect(pilot)
        assert f"{OFFER} b writes it · x not for me" in squeeze(app)
        await go_to(pilot, "setbacks")
        await press(pilot, "x")
        assert OFFER not in dump(app)
        assert said(app) == "It is not offered again · u takes it back"
        await press(pilot, "u")
        assert OFFER in dump(app)
        await go_to(pilot, "setbacks")
        await press(pilot, "x", "b")
        assert isinstance(app.screen, SetbacksPage)
        assert "Setbacks belong to practice" in squeeze(app)
        await press(pilot, "e", "ctrl+s")
        form = app.screen
        assert isinstance(form, SetbacksForm)
        assert "A few words to any part are enough." in squeeze(app)
        form.set_value("tell", "Lea")
        await press(pilot, "ctrl+s")
        assert app.journal.snapshot().setbacks["mine"].tell == "Lea"
        await press(pilot, "x")
        assert app.journal.snapshot().setbacks == {}
        await press(pilot, "escape", "u")
        assert app.journal.snapshot().setbacks["mine"].tell == "Lea"


async def test_taking_the_offer_opens_the_form_and_ends_it(app_at: AppAt) -> None:
    app = app_at(NOW, SHELF, seed=SEED)
    async with app.run_test(size=(80, 24)) as pilot:
        await at_reflect(pilot)
        await go_to(pilot, "setbacks")
        await press(pilot, "enter")
        form = app.screen
        assert isinstance(form, SetbacksForm)
        form.set_value("helped", "A walk")
        await press(pilot, "ctrl+s")
        assert said(app) == "Plan kept · u takes it back"
        assert OFFER not in dump(app)


async def test_it_stands_below_a_kind_step_when_something_hurt(app_at: AppAt) -> None:
    app = app_at(NOW, SHELF, seed={"settings": [settings()], "setbacks": [PLAN]})
    async with app.run_test(size=(80, 24)) as pilot:
        await at_reflect(pilot)
        await press(pilot, "K", "enter")
        shown = squeeze(app)
        assert "From your plan for setbacks. What helped before: " in shown
        assert "The smallest step [/b] · going with Jun" in shown
        await press(pilot, "p")
        assert isinstance(app.screen, SetbacksPage)
        assert "I let calls ring" in dump(app)
        await press(pilot, "escape", "enter")
        assert "From your plan" not in dump(app), "the next step has the page for itself"


async def test_after_a_month_the_page_opens_once_and_leads_to_the_smallest_step(app_at: AppAt) -> None:
    life = {**LIFE, "contacts": [LIFE["contacts"][0]], "settings": [settings()], "setbacks": [PLAN]}
    app = app_at(NOW, SHELF, seed=life)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot)
        assert isinstance(app.screen, ComingBackPage)
        assert app.journal.next_undo is None
        shown = squeeze(app)
        for told in ("Jun waved first", "At “Wave”, mild, on “My ladder”.", "Nod to the dog.", "My plan for setbacks"):
            assert told in shown
        await press(pilot, "b", "escape", "enter")
        assert isinstance(app.screen, LadderScreen)
        assert app.screen.query_one(RowList).current_id == "low"
        await at_reflect(pilot)
        await press(pilot, "c")
        assert isinstance(app.screen, ComingBackPage)
        assert not is_back_after_a_month(app.journal.snapshot()), "not at every start"


async def test_a_shorter_while_brings_no_page(app_at: AppAt) -> None:
    app = app_at(NOW - timedelta(days=20), SHELF, seed={**LIFE, "contacts": [], "settings": [settings()]})
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot)
        assert len(app.screen_stack) == 1


async def test_with_nothing_noted_it_says_what_will_stand_there(app_at: AppAt) -> None:
    app = app_at(NOW, SHELF, seed={"settings": [settings()]})
    async with app.run_test(size=(80, 24)) as pilot:
        await at_reflect(pilot)
        await press(pilot, "c", "enter")
        assert "will stand here for the day you come back" in squeeze(app)


async def test_where_the_screen_is_hidden_at_the_start_it_lies_below(app_at: AppAt) -> None:
    app = app_at(NOW, SHELF, seed={**LIFE, "contacts": [], "settings": [settings(hide_on_start=True)]})
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot)
        assert "Jun waved first" not in dump(app)
        await press(pilot, "H")
        assert "Jun waved first" in dump(app)
