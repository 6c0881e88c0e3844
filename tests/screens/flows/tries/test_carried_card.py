"""The card for the moment in the app: read before it is copied, from Today, from a brief and from Ladder."""

from typing import Any

from ladder_tui.screens.flows.tries.carried_card import MomentCardPage
from tests.kits.builders import NOW, plan, rung
from tests.kits.dump import dump, squeeze
from tests.kits.pressing import press

STEP = rung(text="One real answer when asked how I am", done_when="One true thing was said.")
CARD = "One real answer when asked how I am\n\nEnough\n  One true thing was said.\n\nWay out\n"


async def test_it_is_shown_and_copied_from_ladder_today_and_the_brief(app_at: Any) -> None:
    app = app_at(NOW, seed={"rungs": [STEP], "plans": [plan(title="Tea with the choir")]})
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "5", "C")
        assert isinstance(app.screen, MomentCardPage)
        assert "Enough One true thing was said. Way out I can stop at any time." in squeeze(app)
        await press(pilot, "c")
        assert app.clipboard.startswith(CARD)
        assert max(map(len, app.clipboard.splitlines())) <= 40
        assert "Copied, if your terminal allows it; F makes it a file." in squeeze(app)
        await press(pilot, "escape", "1", "C", "c", "escape")
        assert app.clipboard.startswith("Tea with the choir\n\n")
        app.copy_to_clipboard("")
        await press(pilot, "enter", "C", "c", "escape")
        assert app.clipboard.startswith("Tea with the choir\n\n")
        assert "Tea with the choir" in dump(app), "the brief is there again"
