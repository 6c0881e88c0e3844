"""Wins, goals, days away, needs and the measure."""

from ladder_tui.domain.growth.goal_progress import from_template
from ladder_tui.domain.growth.own_question import SUGGESTED
from ladder_tui.domain.records.goals import Goal
from ladder_tui.screens.flows.keeping.goal import AwayForm, GoalForm, GoalPage, ask_goal
from ladder_tui.screens.flows.keeping.keepsake import WinForm
from ladder_tui.screens.flows.keeping.measure_form import MeasureForm
from ladder_tui.screens.flows.keeping.need_form import NeedsForm
from ladder_tui.screens.flows.keeping.own_question import OwnAnswerForm, OwnQuestionForm
from ladder_tui.screens.kit.page import PageScreen
from ladder_tui.screens.kit.reading_page import NotePage
from ladder_tui.screens.places.growth.measure_rows import whole_answers
from ladder_tui.services.journal import new_id


def _goal(page: PageScreen) -> Goal:
    return page.journal.goals.save(from_template(0, id=new_id(), now=page.journal.now(), weeks=4))


async def win_edit(page: PageScreen) -> None:
    """A win, to be changed."""
    await page.app.push_screen_wait(WinForm(page.journal, next(iter(page.snapshot.wins.values()))))


async def goal_kind(page: PageScreen) -> None:
    """A goal for a few weeks: which?"""
    await ask_goal(page)


async def goal_form(page: PageScreen) -> None:
    """The form of a goal."""
    await page.app.push_screen_wait(GoalForm(page.journal, _goal(page)))


async def goal(page: PageScreen) -> None:
    """What has come of a goal."""
    await page.app.push_screen_wait(GoalPage(page.journal, _goal(page).id))


async def away(page: PageScreen) -> None:
    """Days that count neither way."""
    await page.app.push_screen_wait(AwayForm(page.journal))


async def needs(page: PageScreen) -> None:
    """Which company is missed: the questions of one form."""
    await page.app.push_screen_wait(NeedsForm(page.journal))


async def measure(page: PageScreen) -> None:
    """The four questions."""
    await page.app.push_screen_wait(MeasureForm(page.journal))


async def measured(page: PageScreen) -> None:
    """Answers to the four questions, to read."""
    answers = page.journal.measure.answer(companionship=2, left_out=2, isolated=1, direct=3)
    await page.app.push_screen_wait(NotePage("Your answers", *whole_answers(answers, page.snapshot)))


async def own_question(page: PageScreen) -> None:
    """A question of one's own: its words."""
    await page.app.push_screen_wait(OwnQuestionForm(page.journal, SUGGESTED))


async def own_answer(page: PageScreen) -> None:
    """A question of one's own: an answer."""
    page.journal.measure.ask_own(SUGGESTED)
    await page.app.push_screen_wait(OwnAnswerForm(page.journal))
