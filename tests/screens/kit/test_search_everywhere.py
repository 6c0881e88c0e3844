"""`/` on Today, Calendar and Ladder: the same line as in the other places, over what stands there."""

from collections.abc import Callable
from datetime import timedelta

from textual.content import Content
from textual.widgets import Input

from ladder_tui.app.app import LadderApp
from ladder_tui.domain.library import Library
from ladder_tui.widgets.month import Month
from ladder_tui.widgets.row_list import FOUND, RowList
from tests.kits.builders import TODAY, opportunity, person, plan, rung
from tests.kits.dump import keys, squeeze, type_in

AppAt = Callable[..., LadderApp]
SEED = {
    "people": [person()],
    "plans": [
        plan("tea", "Tea by the river", cue="after the bakery"), plan("walk", "A walk", person_id="ana"),
        plan("far", "The harbour day", day=TODAY + timedelta(days=80)),
    ],
    "opportunities": [opportunity()],
    "rungs": [rung("nod", "Nod to the driver", current=True), rung("ask", "Ask the baker one thing", suds=40)],
}  # fmt: skip


#: A place, what is sought there, what is found by it and what is not.
SEARCHES = (
    ("1", "river", "Tea by the river", "A walk"),
    ("2", "harbour", "The harbour day", "Tea by the river"),
    ("2", "ana", "A walk", "Pottery class"),
    ("5", "baker", "Ask the baker one thing", "Nod to the driver"),
)


async def test_three_places_are_searched_and_shown_whole_again(app_at: AppAt) -> None:
    app = app_at(library=Library(), seed=SEED)
    async with app.run_test(size=(80, 24)) as pilot:
        for place, sought, found, gone in SEARCHES:
            await keys(pilot, place, *(["t"] if place == "2" else []), "slash")
            assert isinstance(app.focused, Input)
            await type_in(pilot, sought)
            shown = squeeze(app)
            assert found in shown
            contents = [one.prompt for rows in app.screen.query(RowList) for one in rows.options]
            stands_out = any(span.style == FOUND for one in contents if isinstance(one, Content) for span in one.spans)
            assert stands_out == any(sought in one.plain.lower() for one in contents if isinstance(one, Content))
            assert gone not in shown
            await keys(pilot, "enter")
            assert not isinstance(app.focused, Input)
            assert found in squeeze(app)
            shown = await keys(pilot, "escape")
            assert not app.screen.has_class("searching")
            if place == "2":
                day = TODAY + timedelta(days=80) if sought == "harbour" else TODAY
                assert app.screen.query_one(Month).day == day
            else:
                assert gone in shown
            # Nothing holds such words; the way back is said.
            await keys(pilot, "slash")
            await type_in(pilot, "zebra")
            assert "these words. esc shows all" in squeeze(app)
            assert "zebra" not in await keys(pilot, "escape")
