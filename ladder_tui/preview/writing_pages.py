"""What is written: free pages, answers, kindness, the weekly review, the report."""

from ladder_tui.domain.items.prompts import ReflectionPrompt
from ladder_tui.domain.records.reviews import Review, review_lines
from ladder_tui.domain.report.parts import last_weeks
from ladder_tui.domain.report.sections import report as report_of
from ladder_tui.screens.flows.giving.copied_file import CopiedFileForm
from ladder_tui.screens.flows.keeping.what_matters import WhatMattersForm
from ladder_tui.screens.flows.report.hand_over import HandOverForm
from ladder_tui.screens.flows.report.report_page import DaysForm, ReportPage
from ladder_tui.screens.flows.report.ticks import TicksDialog
from ladder_tui.screens.flows.report.to_bring import ToBringForm
from ladder_tui.screens.flows.review.review_form import ReviewForm
from ladder_tui.screens.flows.review.weekly import ReviewDialog
from ladder_tui.screens.flows.writing import flow
from ladder_tui.screens.kit.page import PageScreen
from ladder_tui.screens.kit.reading_page import EntryPage
from ladder_tui.screens.places.reflect.rows import entry_parts
from ladder_tui.services.journal import new_id


def _prompt(page: PageScreen, form: str) -> ReflectionPrompt:
    return next(prompt for prompt in page.snapshot.library.reflections.values() if prompt.form == form)


async def free_page(page: PageScreen) -> None:
    """A free page to write on."""
    await flow.write_freely(page)


async def entry_edit(page: PageScreen) -> None:
    """An entry, to be changed."""
    await flow.edit(page, next(iter(page.snapshot.entries.values())))


async def entry(page: PageScreen) -> None:
    """An entry, to read."""
    first = next(iter(page.snapshot.entries.values()))
    await page.app.push_screen_wait(EntryPage(first.question or "A free page", *entry_parts(first, page.snapshot)))


async def answer_short(page: PageScreen) -> None:
    """A question with a short answer."""
    await flow.answer(page, _prompt(page, "short"))


async def answer_long(page: PageScreen) -> None:
    """A question with a page for the answer."""
    await flow.answer(page, _prompt(page, "long"))


async def answer_scale(page: PageScreen) -> None:
    """A question with a scale."""
    await flow.answer(page, _prompt(page, "scale"))


async def answer_choice(page: PageScreen) -> None:
    """A question with options."""
    await flow.answer(page, _prompt(page, "choice"))


async def kindness(page: PageScreen) -> None:
    """A kindness card, one step at a time."""
    await flow.be_kind(page, "setback")


async def kindness_moment(page: PageScreen) -> None:
    """Which moment is nearest? A choice before kindness."""
    await flow.choose_moment(page, "setback")


async def review(page: PageScreen) -> None:
    """The weekly review."""
    await page.app.push_screen_wait(ReviewDialog(page))


async def review_edit(page: PageScreen) -> None:
    """What was written in a review, to be changed."""
    lines = review_lines({"happened": "Two walks and a class.", "easy": "Saying hello."})
    past = Review(id=new_id(), at=page.journal.now(), week=page.snapshot.today, lines=lines)
    await page.app.push_screen_wait(ReviewForm(page.journal, page.journal.reviews.finish(past)))


async def what_matters(page: PageScreen) -> None:
    """The lines about what matters."""
    await page.app.push_screen_wait(WhatMattersForm(page.journal))


async def report(page: PageScreen) -> None:
    """The report, before it goes anywhere."""
    await page.app.push_screen_wait(ReportPage(page.journal))


async def report_days(page: PageScreen) -> None:
    """The days of the report."""
    choice = last_weeks(page.snapshot.today)
    await page.app.push_screen_wait(DaysForm(page.journal, choice, lambda first, last: None))


async def report_words(page: PageScreen) -> None:
    """Which written lines go along with the report."""
    made = report_of(page.snapshot, last_weeks(page.snapshot.today))
    await page.app.push_screen_wait(TicksDialog(made.written, (), page.snapshot.shown))


async def report_file(page: PageScreen) -> None:
    """The report as a file."""
    await page.app.push_screen_wait(
        HandOverForm(page.journal, report_of(page.snapshot, last_weeks(page.snapshot.today)))
    )


async def copied_file(page: PageScreen) -> None:
    """What was copied last, as a file."""
    await page.app.push_screen_wait(CopiedFileForm(page.journal, "A line that was copied."))


async def to_bring(page: PageScreen) -> None:
    """Questions to bring to the next talk."""
    await page.app.push_screen_wait(ToBringForm(page.journal))
