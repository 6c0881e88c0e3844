"""A card is taken along as it is seen, and the plan keeps what else is said of it."""

from collections.abc import Callable
from datetime import time

from ladder_tui.app.app import LadderApp
from ladder_tui.domain.base.recurrence import Recurrence
from ladder_tui.screens.flows.cards.card import CardDialog
from ladder_tui.screens.flows.plans.brief import PlanBrief
from ladder_tui.widgets.row_list import RowList
from tests.kits.builders import card, library, opportunity, person, plan
from tests.kits.dump import dump, squeeze
from tests.kits.pressing import press, said

AppAt = Callable[..., LadderApp]
CARD = card("t/soup", "What did your soup teach you?", depth=1)
POTTERY = opportunity(
    at=time(18, 30), rule=Recurrence(frequency="weekly"), where="Old school", values="Clay and quiet",
    note="Bring an apron", how_to_join="Ring twice",
)  # fmt: skip


async def test_a_plan_keeps_the_words_of_the_chance_it_is_made_from(app_at: AppAt) -> None:
    app = app_at(library=library(topics=[CARD]), seed={"opportunities": [POTTERY]})
    async with app.run_test(size=(120, 36)) as pilot:
        before = squeeze(app)
        await press(pilot, "t")
        assert said(app) == "Card taken along · u takes it back"
        (made,) = app.journal.snapshot().plans.values()
        assert made.cards == (CARD.id,)
        for words in ("Old school", "Clay and quiet", "Bring an apron", "Ring twice"):
            assert words in before
            assert words in squeeze(app)


async def test_a_card_out_of_sight_is_shown_before_it_is_taken(app_at: AppAt) -> None:
    plans = [plan(f"p{n:02}", f"Thing {n}", at=time(n)) for n in range(1, 24)]
    app = app_at(library=library(topics=[CARD]), seed={"plans": plans})
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "home")
        assert CARD.opener not in dump(app)
        await press(pilot, "t")
        assert isinstance(app.screen, CardDialog)
        await press(pilot, "escape")
        assert not [one for one in app.journal.snapshot().plans.values() if one.cards]
        await press(pilot, "t", "p")
        assert app.journal.snapshot().plans["p01"].cards == (CARD.id,)


async def test_the_brief_of_a_plan_offers_a_card_that_suits_it_and_shows_it(app_at: AppAt) -> None:
    cards = [
        card("t/new", "What brings you here?", stages=("stranger",)),
        card("t/old", "Still at it?", stages=("friend",)),
    ]
    people = [person("bo", "Bo", stage="stranger"), person(stage="friend")]
    plans = [plan("p1", "A word with Bo", person_id="bo", at=time(9)), plan("p2", "A walk with Ana", person_id="ana")]
    app = app_at(library=library(topics=cards), seed={"plans": plans, "people": people})
    async with app.run_test(size=(80, 24)) as pilot:
        assert "What brings you here?" in dump(app)
        app.screen.query_one(RowList).go_to("plan:p2:")
        await press(pilot, "enter", "t")
        assert isinstance(app.screen, CardDialog)
        assert app.screen.card.id == "t/old"
        await press(pilot, "p")
        assert isinstance(app.screen, PlanBrief)
        assert "Still at it?" in dump(app)
        assert app.journal.snapshot().plans["p2"].cards == ("t/old",)
