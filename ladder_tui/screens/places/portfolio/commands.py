"""What each command of the Portfolio does. `COMMANDS` at the end says which function stands behind which.

Flows are imported where they begin, so that the place opens without them.
"""

from typing import Any, Final

from ladder_tui.domain.picks.history import history
from ladder_tui.domain.picks.picker import Pick
from ladder_tui.domain.picks.portfolio import EVERYTHING
from ladder_tui.domain.records.activities import Activity
from ladder_tui.domain.records.people import Person
from ladder_tui.screens.kit.search_page import search
from ladder_tui.screens.kit.tabs import next_tab, previous_tab
from ladder_tui.screens.kit.under import Flow, PlaceCommands, Under
from ladder_tui.screens.places.portfolio.screen import PortfolioScreen
from ladder_tui.widgets.row_list import RowList

Item = Activity | Person

# -- with what is under the cursor --------------------------------------------------------------


async def open_it(page: PortfolioScreen, under: Under[Item | None]) -> None:
    """The page of the activity or person; on rest, resting."""
    from ladder_tui.screens.flows.activities.flows import read

    pick = page.pick()
    if pick is not None:
        await _open_pick(page, pick)
    elif under.thing is None:
        page.act(lambda: page.journal.portfolio.choose("rest", "rested"))
    elif isinstance(under.thing, Person):
        from ladder_tui.screens.places.person.commands import person_page  # late: a page of its own

        await page.app.push_screen(person_page(page.journal, under.thing.id))
    else:
        what = await read(page, under.thing, history(page.snapshot))
        if what is not None:
            await page.go_on_with(what)


async def _open_pick(page: PortfolioScreen, pick: Pick) -> None:
    from ladder_tui.screens.flows.activities.idea import open_idea

    done = await open_idea(page, pick, page.picks)
    if isinstance(done, str):
        await page.go_on_with(done)


async def plan(page: PortfolioScreen, under: Under[Item]) -> None:
    """A plan from it; a suggestion is noted as taken."""
    from ladder_tui.screens.flows.activities.flows import plan

    await plan(page, under.thing, suggested="pick" in under.names)


async def along(page: PortfolioScreen, under: Under[Item]) -> None:
    """The page about a situation that fits it, to read and take along."""
    from ladder_tui.screens.flows.tries.along import look_ahead

    await look_ahead(page, under.thing)


async def done(page: PortfolioScreen, under: Under[Item]) -> None:
    """Note that it happened: a use of an activity, a contact with a person."""
    from ladder_tui.screens.flows.activities.flows import note_done

    await note_done(page, under.thing)


async def pause(page: PortfolioScreen, under: Under[Item]) -> None:
    """Keep it out of suggestions for a while, or wake it."""
    from ladder_tui.screens.flows.activities.flows import pause_or_wake

    await pause_or_wake(page, under.thing)


async def remove(page: PortfolioScreen, under: Under[Item]) -> None:
    """Take it out for good."""
    from ladder_tui.screens.flows.activities.flows import remove

    await remove(page, under.thing)


def adopt(page: PortfolioScreen, under: Under[Activity]) -> None:
    """Make a pack's activity one's own."""
    mine = page.act(lambda: page.journal.portfolio.adopt(under.thing))
    if mine is not None:
        page.go_to(mine.id)


async def edit(page: PortfolioScreen, under: Under[Item]) -> None:
    """Change it; a pack's activity becomes one's own when the form is kept."""
    from ladder_tui.screens.flows.activities.activity import ask_activity, own_of
    from ladder_tui.screens.flows.people.person_form import ask_person

    if isinstance(under.thing, Person):
        await ask_person(page, under.thing, title=page.shown(under.thing.name))
        return
    mine = await ask_activity(page, own_of(under.thing, page.snapshot), title="An activity of your own")
    if mine is not None:
        page.go_to(mine.id)


async def why(page: PortfolioScreen, under: Under[Item]) -> None:
    """The numbers behind the suggestion."""
    from ladder_tui.screens.flows.activities.why_dialog import WhyDialog

    pick = page.pick()
    if pick is not None:
        await page.app.push_screen_wait(WhyDialog(pick, page.picks, page.snapshot))


# -- new ----------------------------------------------------------------------------------------


async def new(page: PortfolioScreen, under: Under[Any]) -> None:
    """An activity of one's own; among people, a person."""
    if page.tabs.at == "people":
        await new_person(page, under)
        return
    from ladder_tui.screens.flows.activities.activity import ask_activity, new_activity

    mine = await ask_activity(page, new_activity(page.snapshot), title="An activity of your own")
    if mine is not None:
        page.go_to(mine.id)


async def new_person(page: PortfolioScreen, under: Under[Any]) -> None:
    """Someone you know."""
    from ladder_tui.screens.flows.people.person_form import ask_person, new_person

    person = await ask_person(page, new_person(page.snapshot), title="Someone you know")
    if person is not None:
        page.go_to(person.id)


async def check_in(page: PortfolioScreen, under: Under[Any]) -> None:
    """Mood, energy and minutes in three keys."""
    from ladder_tui.screens.flows.checkin.check_in import ask_check_in

    await ask_check_in(page)


# -- narrowing ----------------------------------------------------------------------------------


async def narrow(page: PortfolioScreen, under: Under[Any]) -> None:
    """By need, effort, mood, minutes, price, place and access."""
    from ladder_tui.screens.flows.activities.portfolio_filter import ask_portfolio_filter

    wanted = await ask_portfolio_filter(page, page.filter)
    if wanted is not None:
        page.narrow(wanted)
        page.query_one(RowList).action_first()


def all_shown(page: PortfolioScreen, under: Under[Any]) -> str:
    """What is missing where everything is shown already."""
    narrowed = page.wanted != EVERYTHING or page.searching or page.tabs.at != "all"
    return "" if narrowed else "needs a search, a filter or another tab to come back from"


async def bring_in_file(page: PortfolioScreen, under: Under[Any]) -> None:
    """A file of another program, seen before it is kept."""
    from ladder_tui.screens.flows.exchange.what_comes_in import bring_in

    first = next((one for one in await bring_in(page) if isinstance(one, Person)), None)
    if first is not None:
        page.go_to(first.id)


async def hand_out_file(page: PortfolioScreen, under: Under[Any]) -> None:
    """What is here, for other programs."""
    from ladder_tui.screens.flows.exchange.what_goes_out import hand_out

    await hand_out(page, first="people")


COMMANDS: Final = PlaceCommands(
    {
        "open": open_it,
        "plan": plan,
        "along": along,
        "adopt": adopt,
        "filter": narrow,
        "new": new,
        "new_person": new_person,
        "search": search,
        "bring_in": bring_in_file,
        "hand_out": hand_out_file,
        "edit": edit,
        "pause": pause,
        "remove": remove,
        "done": done,
        "next_tab": next_tab,
        "previous_tab": previous_tab,
        "check_in": check_in,
        "why": why,
        "clear": Flow(lambda page, under: page.widen(), all_shown),
    },
    foot={
        "people tab": ("open", "plan", "new", "filter"),
    },
)
