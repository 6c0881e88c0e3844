"""A try from before to after, and what comes when it did not take place."""

from ladder_tui.preview.stage import here, old_try, open_try
from ladder_tui.screens.flows.keeping.keepsake import TryPage
from ladder_tui.screens.flows.tries.attempt import change_outcome, may_open, try_rung
from ladder_tui.screens.flows.tries.carried_card import show_card
from ladder_tui.screens.flows.tries.closing import ClosingDialog
from ladder_tui.screens.flows.tries.ends import ask_smaller, offer_backup
from ladder_tui.screens.flows.tries.last_time import LessonsPage
from ladder_tui.screens.flows.tries.moment import MomentDialog
from ladder_tui.screens.flows.tries.rehearsed import rehearse
from ladder_tui.screens.flows.tries.steady import SteadyDialog
from ladder_tui.screens.kit.page import PageScreen
from ladder_tui.screens.places.growth.rows import whole_try


async def before(page: PageScreen) -> None:
    """The questions before a try; the moment comes after them."""
    await try_rung(page, here(page))


async def lessons(page: PageScreen) -> None:
    """All lessons that were kept, to read before a try."""
    await page.app.push_screen_wait(LessonsPage(page.snapshot, here(page)))


async def steady(page: PageScreen) -> None:
    """Slow breaths before a try, and something to look at."""
    await page.app.push_screen_wait(SteadyDialog("Before it begins", page.snapshot, setting=here(page).setting))


async def moment(page: PageScreen) -> None:
    """The quiet page while a try is on."""
    attempt = open_try(page)
    await page.app.push_screen_wait(MomentDialog(attempt, page.journal.snapshot()))


async def after(page: PageScreen) -> None:
    """The questions after a try."""
    await change_outcome(page, page.journal.attempts.end(open_try(page).id, "done"))


async def outcome(page: PageScreen) -> None:
    """What was noted about a try, to be changed."""
    await change_outcome(page, old_try(page))


async def closing(page: PageScreen) -> None:
    """The last page of a try: expected beside happened."""
    await page.app.push_screen_wait(ClosingDialog(old_try(page), page.snapshot))


async def resting(page: PageScreen) -> None:
    """The question before a try that rests is opened."""
    await may_open(page, page.journal.attempts.end(open_try(page).id, "done"))


async def set_aside(page: PageScreen) -> None:
    """One soft question after a try was set aside."""
    await ask_smaller(page, page.journal.attempts.end(open_try(page).id, "self_cancelled"))


async def fell_through(page: PageScreen) -> None:
    """The backup that stands ready."""
    await offer_backup(page, page.journal.attempts.end(open_try(page).id, "fell_through"))


async def try_page(page: PageScreen) -> None:
    """One try, to read."""
    attempt = old_try(page)
    await page.app.push_screen_wait(TryPage(attempt.title, *whole_try(attempt, page.snapshot)))


async def rehearse_situation(page: PageScreen) -> None:
    """A situation rehearsed: its first minute, and a line of one of its cards."""
    await rehearse(page, next(iter(page.snapshot.library.situations.values())))


async def moment_card(page: PageScreen) -> None:
    """The card for the moment itself, of the step one is at."""
    await show_card(page, here(page))
