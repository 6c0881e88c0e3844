"""What opens everywhere: welcome, help, support, the curtain, the lock, what was found, the check-in, a win."""

from pathlib import Path
from typing import NoReturn

from ladder_tui.app.hidden import HiddenScreen
from ladder_tui.app.locked_page import LockedScreen
from ladder_tui.app.recovery_page import RecoveryPage
from ladder_tui.app.welcome import DayPage, StepDialog, WelcomeFlow, tiny_steps
from ladder_tui.domain.records.settings import Join, JoinLine
from ladder_tui.screens.flows.checkin.check_in import ask_check_in
from ladder_tui.screens.flows.joining.copies import CopyPage, JoinedPage
from ladder_tui.screens.flows.keeping.win import WinDialog
from ladder_tui.screens.flows.review.coming_back import ComingBackPage
from ladder_tui.screens.flows.support.calm import CalmScreen
from ladder_tui.screens.flows.support.hard_moments import HardMomentsForm, HardMomentsPage
from ladder_tui.screens.flows.support.setbacks import SetbacksForm, SetbacksPage
from ladder_tui.screens.flows.support.support import SupportScreen
from ladder_tui.screens.flows.support.talk import TalkPage
from ladder_tui.screens.flows.support.trusted_page import FeedbackForm, TrustedPage
from ladder_tui.screens.kit.page import PageScreen
from ladder_tui.services.found import found
from ladder_tui.services.ledger.joining import Looked
from ladder_tui.services.unlocking import WrongPassphrase
from ladder_tui.store.copies.recovery import Recovery


async def welcome(page: PageScreen) -> None:
    """The first start: three short pages, one after the other."""
    await WelcomeFlow(page.app, page.journal).run()


async def welcome_day(page: PageScreen) -> None:
    """Its second page: a picture of a day."""
    await page.app.push_screen_wait(DayPage(page.journal))


async def welcome_step(page: PageScreen) -> None:
    """Its last page: one tiny step for today."""
    await page.app.push_screen_wait(StepDialog(tiny_steps(page.snapshot)))


async def help(page: PageScreen) -> None:
    """The keys of a place."""
    await page.app.run_action("app.help")


async def find(page: PageScreen) -> None:
    """The box that finds anything."""
    await page.app.run_action("app.palette")


async def support(page: PageScreen) -> None:
    """People to talk to."""
    await page.app.push_screen_wait(SupportScreen(page.journal))


async def calm(page: PageScreen) -> None:
    """Who can be reached now, after heavy words."""
    await page.app.push_screen_wait(CalmScreen(page.journal, is_kept=True))


async def hard_moments(page: PageScreen) -> None:
    """The plan for hard moments, or what one is."""
    await page.app.push_screen_wait(HardMomentsPage(page.journal))


async def setbacks(page: PageScreen) -> None:
    """The plan for setbacks, or what one is."""
    await page.app.push_screen_wait(SetbacksPage(page.journal))


async def setbacks_form(page: PageScreen) -> None:
    """The plan for setbacks, to write."""
    await page.app.push_screen_wait(SetbacksForm(page.journal))


async def coming_back(page: PageScreen) -> None:
    """The page for coming back after a while."""
    await page.app.push_screen_wait(ComingBackPage(page.journal))


async def hard_moments_form(page: PageScreen) -> None:
    """The form it is written in."""
    await page.app.push_screen_wait(HardMomentsForm(page.journal, None))


async def talk(page: PageScreen) -> None:
    """Should I talk to someone?"""
    await page.app.push_screen_wait(TalkPage())


async def trusted(page: PageScreen) -> None:
    """Someone I trust: three questions to hand over."""
    await page.app.push_screen_wait(TrustedPage(page.journal))


async def feedback(page: PageScreen) -> None:
    """What somebody trusted has answered."""
    await page.app.push_screen_wait(FeedbackForm(page.journal))


async def hidden(page: PageScreen) -> None:
    """The curtain."""
    await page.app.push_screen_wait(HiddenScreen())


async def locked(page: PageScreen) -> None:
    """The page that asks for the passphrase; here every one is wrong."""

    def open_with(typed: str) -> NoReturn:
        raise WrongPassphrase

    await page.app.push_screen_wait(LockedScreen(open_with))


async def recovery(page: PageScreen) -> None:
    """What was found in the place of the data file."""
    met = Recovery(
        file=Path("~/ladder.json"), found="damaged", source="the second copy", saved_at=page.journal.now(), save=12,
        records=412, complete=True, kept=Path("~/ladder.json.kept/20260304T091000Z-damaged.json"),
    )  # fmt: skip
    await page.app.push_screen_wait(RecoveryPage(found(met, page.journal.now())))


def _joined(page: PageScreen) -> Join:
    now = page.journal.now()
    return Join(
        id="join", at=now, copy="ladder.sync-conflict-20260304-083000-ABCDEFG.json", saved=now,
        came=(("entries", 2), ("wins", 1)), changed=(("people", 1), ("plans", 1)), gone=(("entries", 1),),
        lines=(
            JoinLine(kind="both", what="person “Ana Lima”", field="next time", kept="Ask about the rehearsal.",
                     other="Ask about her brother.", written=True),
            JoinLine(kind="both", what="plan “Coffee with Jun”", field="day", kept="9 March 2026", other="8 March"),
            JoinLine(kind="stayed", what="promise “send the photos”"),
            JoinLine(kind="removed", what="entry “A quiet evening”, 1 March 2026"),
        ),
    )  # fmt: skip


async def another_copy(page: PageScreen) -> None:
    """A copy of the data that a sync tool has left."""
    looked = Looked(Path(_joined(page).copy), True, _joined(page), is_nothing=False, of_a_tool=True, records=131)
    await page.app.push_screen_wait(CopyPage(looked, page.journal.now()))


async def joined(page: PageScreen) -> None:
    """The list of what was joined."""
    before = "2026-03-04-save-000012-merge.json"
    await page.app.push_screen_wait(
        JoinedPage(_joined(page), page.journal.now(), page.snapshot.shown, before=before, away=True)
    )


async def check_in(page: PageScreen) -> None:
    """Mood, energy, minutes: three keys."""
    await ask_check_in(page)


async def win(page: PageScreen) -> None:
    """Keep a small win."""
    await page.app.push_screen_wait(WinDialog(page.journal))
