"""A name in what was typed is offered as a link by one quiet key; at most one question is asked."""

from collections.abc import Callable

from ladder_tui.app.app import LadderApp
from ladder_tui.domain.library import Library
from tests.kits.builders import person, plan
from tests.kits.dump import keys, squeeze, type_in
from tests.kits.pressing import press, said

AppAt = Callable[..., LadderApp]


async def test_a_name_typed_in_a_win_and_in_a_plan_leads_to_the_page(app_at: AppAt) -> None:
    seed = {"people": [person(), person("bo", "Bo", unsafe=True)], "plans": [plan("old", "A walk", person_id="ana")]}
    app = app_at(library=Library(), seed=seed)
    async with app.run_test(size=(80, 24)) as pilot:
        await keys(pilot, "W")
        await type_in(pilot, "Ana waved first")
        await keys(pilot, "enter")
        assert said(app) == "Kept · u takes it back · @ links Ana"
        assert "Were you together, you and Ana?" in await keys(pilot, "at")
        await keys(pilot, "enter")
        assert said(app) == "It stands on the page of Ana now. · u takes it back"
        await keys(pilot, "n")
        await type_in(pilot, "Tea with Ana")
        await keys(pilot, "ctrl+s")
        assert said(app).endswith("· @ links Ana")
        await keys(pilot, "at")  # of a plan nothing is asked
        made = next(one for one in app.journal.snapshot().plans.values() if one.title == "Tea with Ana")
        assert made.person_id == "ana"
        await keys(pilot, "at")
        assert "names somebody" in said(app)
        await keys(pilot, "d")
        shown = await keys(pilot, "3", "right", "right", "enter")
        assert "Tea with Ana" in shown
        assert "Ana waved first" in shown
        assert "Nothing noted yet" not in shown
        # Nobody who is not safe is offered.
        await press(pilot, "escape", "1", "W")
        await type_in(pilot, "Bo was at the door")
        await keys(pilot, "enter")
        assert "links" not in said(app)
        assert "links" not in squeeze(app)
