"""What each command of Growth does. `COMMANDS` at the end says which function stands behind which.

Flows are imported where they begin, so that the place opens without them.
"""

from typing import Any, Final

from ladder_tui.domain.growth.estimates import Move
from ladder_tui.domain.records.attempts import Attempt
from ladder_tui.domain.records.checkins import Away
from ladder_tui.domain.records.entries import Win
from ladder_tui.domain.records.goals import Goal
from ladder_tui.domain.records.measures import MeasureAnswers, OwnAnswer
from ladder_tui.screens.kit.search_page import clear, nothing_sought, search
from ladder_tui.screens.kit.tabs import next_tab, previous_tab
from ladder_tui.screens.kit.under import Flow, PlaceCommands, Under
from ladder_tui.screens.places.growth import rows as lines
from ladder_tui.screens.places.growth.measure_rows import whole_answer, whole_answers
from ladder_tui.screens.places.growth.screen import PAGE_CHART, GrowthScreen
from ladder_tui.widgets.row_list import RowList
from ladder_tui.widgets.text import line

# -- with what is under the cursor --------------------------------------------------------------


def open_it(page: GrowthScreen, under: Under[Any]) -> None:
    """A try, a step or answers to read, a win or goal to change, the end of a time away, or more rows."""
    if under.kind == "more":
        page.show_more()
    else:
        page.lead(read, under)


async def read(page: GrowthScreen, under: Under[Any]) -> None:
    """Open what is not a row for more rows."""
    from ladder_tui.screens.flows.keeping.goal import open_goal
    from ladder_tui.screens.kit.reading_page import NotePage

    thing = under.thing
    if isinstance(thing, Goal):
        await open_goal(page, thing.id)
    elif isinstance(thing, Away):
        if thing.last is None:
            page.act(lambda: page.journal.goals.back(thing.id))
    elif isinstance(thing, Attempt):
        await _read_try(page, thing)
    elif isinstance(thing, Win):
        await _change_win(page, thing)
    elif isinstance(thing, Move):
        worry = page.worry(thing, min(PAGE_CHART, page.size.width - 8))
        await page.app.push_screen_wait(NotePage(line(page.shown(thing.title)), *worry))
    elif isinstance(thing, MeasureAnswers):
        await page.app.push_screen_wait(NotePage("Your answers", *whole_answers(thing, page.snapshot)))
    elif isinstance(thing, OwnAnswer):
        await page.app.push_screen_wait(NotePage("Your answer", *whole_answer(thing, page.snapshot)))


async def _read_try(page: GrowthScreen, attempt: Attempt) -> None:
    from ladder_tui.screens.flows.keeping.keepsake import TryPage
    from ladder_tui.screens.flows.tries.attempt import change_outcome, may_open

    if not await may_open(page, attempt):
        return
    whole = TryPage(
        line(page.shown(attempt.title, page.snapshot.person_of(attempt.id))), *lines.whole_try(attempt, page.snapshot)
    )
    if await page.app.push_screen_wait(whole) == "edit":
        await change_outcome(page, attempt)


async def edit(page: GrowthScreen, under: Under[Win | Attempt]) -> None:
    """Change the win, or what was noted about the try."""
    from ladder_tui.screens.flows.tries.attempt import change_outcome, may_open

    if isinstance(under.thing, Win):
        await _change_win(page, under.thing)
    elif await may_open(page, under.thing):
        await change_outcome(page, under.thing)


async def _change_win(page: GrowthScreen, win: Win) -> None:
    from ladder_tui.screens.flows.keeping.keepsake import WinForm

    if await page.app.push_screen_wait(WinForm(page.journal, win)) is not None:
        page.say_kept()


def remove(page: GrowthScreen, under: Under[Goal | Away | Win | MeasureAnswers | OwnAnswer]) -> None:
    """Take the goal, the time away, the win or the answers out."""
    thing, journal = under.thing, page.journal
    if isinstance(thing, Goal):
        page.act(lambda: journal.goals.remove(thing.id))
    elif isinstance(thing, Away):
        page.act(lambda: journal.goals.remove_away(thing.id))
    elif isinstance(thing, Win):
        page.act(lambda: journal.wins.remove(thing.id))
    elif isinstance(thing, OwnAnswer):
        page.act(lambda: journal.measure.remove_own(thing.id))
    else:
        page.act(lambda: journal.measure.remove(thing.id))


# -- new ----------------------------------------------------------------------------------------


async def new(page: GrowthScreen, under: Under[Any]) -> None:
    """Keep a win."""
    from ladder_tui.screens.flows.keeping.win import WinDialog

    if await page.app.push_screen_wait(WinDialog(page.journal)) is not None:
        page.tabs.choose("wins and lessons")
        page.say_kept()


async def measure(page: GrowthScreen, under: Under[Any]) -> None:
    """Answer the four questions."""
    from ladder_tui.screens.flows.keeping.measure_form import MeasureForm

    if await page.app.push_screen_wait(MeasureForm(page.journal)) is not None:
        page.tabs.choose("measure")
        page.say_kept()


async def question(page: GrowthScreen, under: Under[Any]) -> None:
    """A question of one's own: word it, answer it, or ask it no more."""
    from ladder_tui.screens.flows.keeping.own_question import lead_own_question

    if await lead_own_question(page):
        page.tabs.choose("measure")


async def goal(page: GrowthScreen, under: Under[Any]) -> None:
    """Begin a goal for a few weeks."""
    from ladder_tui.screens.flows.keeping.goal import ask_goal

    goal = await ask_goal(page)
    if goal is not None:
        page.show_planning()
        page.query_one(RowList).go_to(f"goal:{goal.id}")


async def needs(page: GrowthScreen, under: Under[Any]) -> None:
    """Ask which kinds of company are missed, in the other form than last time."""
    from ladder_tui.screens.flows.keeping.need_form import NeedsForm

    if not page.snapshot.library.need_questions:
        page.say("The packs hold no questions about company; what you said at first stays.")
        return
    if await page.app.push_screen_wait(NeedsForm(page.journal)) is not None:
        page.show_planning()
        page.say_kept()


async def time_away(page: GrowthScreen, under: Under[Any]) -> None:
    """Days that count neither way."""
    from ladder_tui.screens.flows.keeping.goal import AwayForm

    if await page.app.push_screen_wait(AwayForm(page.journal)) is not None:
        page.show_planning()
        page.say_kept()


async def report(page: GrowthScreen, under: Under[Any]) -> None:
    """Notes to take along, seen first."""
    from ladder_tui.screens.flows.report.report_page import ReportPage

    await page.app.push_screen_wait(ReportPage(page.journal))


COMMANDS: Final = PlaceCommands(
    {
        "open": open_it,
        "new": new,
        "edit": edit,
        "search": search,
        "remove": remove,
        "measure": measure,
        "question": question,
        "goal": goal,
        "needs": needs,
        "report": report,
        "time_away": time_away,
        "next_tab": next_tab,
        "previous_tab": previous_tab,
        "clear": Flow(clear, nothing_sought),
    }
)
