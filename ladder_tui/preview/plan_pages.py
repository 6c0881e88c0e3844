"""Plans, opportunities, routines, the load of a week."""

from ladder_tui.domain.calendar.repeats import Repeats
from ladder_tui.preview.stage import something_planned
from ladder_tui.screens.flows.plans.brief import PlanBrief
from ladder_tui.screens.flows.plans.move import ask_move
from ladder_tui.screens.flows.plans.opportunity import ask_opportunity, new_opportunity
from ladder_tui.screens.flows.plans.pin import ask_pin
from ladder_tui.screens.flows.plans.plan import ask_plan, new_plan
from ladder_tui.screens.flows.plans.reading import ReadItem
from ladder_tui.screens.flows.plans.recurrence import RecurrenceDialog
from ladder_tui.screens.flows.plans.routine import ask_routine, routine_of
from ladder_tui.screens.flows.plans.week_load import look_at_week, say_no
from ladder_tui.screens.kit.page import PageScreen


async def plan(page: PageScreen) -> None:
    """The form of a plan that is there."""
    await ask_plan(page, page.journal.plans.draft(something_planned(page)), title="Change the plan")


async def plan_new(page: PageScreen) -> None:
    """The form of a new plan."""
    await ask_plan(page, new_plan(page.snapshot), title="A plan for today")


async def brief(page: PageScreen) -> None:
    """A plan of today with all that belongs to it."""
    await page.app.push_screen_wait(PlanBrief(something_planned(page), page.snapshot))


async def read_item(page: PageScreen) -> None:
    """A thing on the calendar in full."""
    can = [("e", "edit", "edit"), ("v", "move", "move")]
    await page.app.push_screen_wait(ReadItem(something_planned(page), page.snapshot, can))


async def move(page: PageScreen) -> None:
    """Move to another day or time."""
    await ask_move(page, something_planned(page))


async def opportunity(page: PageScreen) -> None:
    """The form of an opportunity that is there."""
    chance = next(iter(page.snapshot.opportunities.values()))
    await ask_opportunity(page, chance, title="Change the opportunity", keep=page.journal.calendar.save)


async def opportunity_new(page: PageScreen) -> None:
    """The form of a new opportunity."""
    chance = new_opportunity(page.snapshot)
    await ask_opportunity(page, chance, title="A new opportunity", keep=page.journal.calendar.save)


async def routine(page: PageScreen) -> None:
    """The form of a new routine: a message."""
    chance = routine_of(page.snapshot, "message", page.snapshot.today)
    await ask_opportunity(page, chance, title="A new routine", keep=page.journal.calendar.save)


async def routine_kind(page: PageScreen) -> None:
    """What comes back? A choice of four."""
    await ask_routine(page, page.snapshot.today)


async def repeats(page: PageScreen) -> None:
    """How an opportunity repeats."""
    chance = next(iter(page.snapshot.opportunities.values()))
    repeating = Repeats(rule=chance.rule, skipped=chance.skipped)
    await page.app.push_screen_wait(RecurrenceDialog(page.journal, chance.day, repeating))


async def week(page: PageScreen) -> None:
    """The week: what it carries, and what may need a look."""
    await look_at_week(page)


async def kind_no(page: PageScreen) -> None:
    """Scripts for a kind no, then what to do with the plan."""
    await say_no(page, something_planned(page))


async def take_along(page: PageScreen) -> None:
    """Which plan a card is taken along to."""
    await ask_pin(page, next(iter(page.snapshot.library.topics.values())))
