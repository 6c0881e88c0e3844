"""What each command of Reflect does. `COMMANDS` at the end says which function stands behind which.

Flows are imported where they begin, so that the place opens without them.
"""

from typing import Any, Final

from ladder_tui.domain.items.kindness import KindMoment
from ladder_tui.domain.items.prompts import ReflectionPrompt
from ladder_tui.domain.records.entries import Draft, Entry
from ladder_tui.domain.writing.after_questions import Offer, happenings
from ladder_tui.domain.writing.drafts import draft_of
from ladder_tui.domain.writing.written import WrittenPage
from ladder_tui.screens.kit.search_page import clear, nothing_sought, search
from ladder_tui.screens.kit.under import Flow, PlaceCommands, Under
from ladder_tui.screens.places.reflect.rows import MATTERS, SETBACKS, entry_parts, page_parts
from ladder_tui.screens.places.reflect.screen import ReflectScreen
from ladder_tui.widgets.text import line

# -- with what is under the cursor --------------------------------------------------------------


async def open_it(page: ReflectScreen, under: Under[Any]) -> None:
    """Answer the question, go on writing, read the entry, begin the review, or list older ones."""
    from ladder_tui.screens.flows.writing import flow

    thing = under.thing
    if isinstance(thing, WrittenPage):
        await _read_page(page, thing)
    elif isinstance(thing, Entry):
        await _read(page, thing)
    elif isinstance(thing, Draft):
        where = draft_of(thing.id)
        if where is not None:
            await flow.go_on(page, where)
    elif isinstance(thing, ReflectionPrompt):
        await flow.answer(page, thing)
    elif isinstance(thing, Offer):
        if thing.prompt is not None:
            await flow.answer(page, thing.prompt, thing.happening)
        elif await flow.be_kind(page, thing.happening.kind_moment):
            page.leave_alone(thing.happening.ref)
    elif under.kind == "review":
        await look_back(page, under)
    elif under.kind == MATTERS:
        await what_matters(page, under)
    elif under.kind == SETBACKS:
        await setbacks(page, under)
    else:
        page.show_older()


async def _read(page: ReflectScreen, entry: Entry) -> None:
    from ladder_tui.screens.flows.writing import flow
    from ladder_tui.screens.kit.reading_page import EntryPage

    if not await flow.may_read(page, entry):
        return
    parts = entry_parts(entry, page.snapshot, asked=False)
    wish = await page.app.push_screen_wait(EntryPage(entry.question or "A free page", *parts))
    if wish == "edit":
        await flow.edit(page, entry)
    elif wish == "remove":
        page.act(lambda: page.journal.writing.remove(entry.id))


async def _read_page(page: ReflectScreen, written: WrittenPage) -> None:
    """A review or somebody's answers in full; from there they can be changed or taken out."""
    from ladder_tui.screens.kit.reading_page import EntryPage

    title = line(page.shown(written.question))
    wish = await page.app.push_screen_wait(EntryPage(title, *page_parts(written, page.snapshot)))
    if wish == "edit":
        await _edit_page(page, written)
    elif wish == "remove":
        _remove_page(page, written)


async def edit(page: ReflectScreen, under: Under[Entry | WrittenPage]) -> None:
    """Change the entry, the review or the answers."""
    from ladder_tui.screens.flows.writing import flow

    if isinstance(under.thing, Entry):
        if await flow.may_read(page, under.thing):
            await flow.edit(page, under.thing)
    else:
        await _edit_page(page, under.thing)


async def _edit_page(page: ReflectScreen, written: WrittenPage) -> None:
    from ladder_tui.screens.flows.review.review_form import ReviewForm
    from ladder_tui.screens.flows.support.trusted_page import FeedbackForm

    journal, snapshot = page.journal, page.journal.snapshot()
    if written.kind == "review":
        form: ReviewForm | FeedbackForm = ReviewForm(journal, snapshot.reviews[written.id])
    else:
        form = FeedbackForm(journal, snapshot.feedback[written.id])
    if await page.app.push_screen_wait(form) is not None:
        page.say_kept()


def remove(page: ReflectScreen, under: Under[Entry | Draft | WrittenPage | None]) -> None:
    """Take out the entry, the draft, the review or the answers, or decline an offer; undo brings it back."""
    thing, writing = under.thing, page.journal.writing
    if thing is None:
        page.act(page.journal.reviews.decline_setbacks)
    elif isinstance(thing, WrittenPage):
        _remove_page(page, thing)
    elif isinstance(thing, Entry):
        page.act(lambda: writing.remove(thing.id))
    else:
        page.act(lambda: writing.remove_draft(thing.id))


def _remove_page(page: ReflectScreen, written: WrittenPage) -> None:
    reviews = page.journal.reviews
    if written.kind == "review":
        page.act(lambda: reviews.remove(written.id))
    else:
        page.act(lambda: reviews.remove_feedback(written.id))


# -- writing ------------------------------------------------------------------------------------


async def write(page: ReflectScreen, under: Under[Any]) -> None:
    """A free page."""
    from ladder_tui.screens.flows.writing import flow

    await flow.write_freely(page)


async def put_down(page: ReflectScreen, under: Under[Any]) -> None:
    """A few minutes for what keeps going round; then it rests."""
    from ladder_tui.screens.flows.writing import flow

    await flow.put_down(page)


async def be_kind(page: ReflectScreen, under: Under[Any]) -> None:
    """Choose the moment, then one kind step at a time."""
    from ladder_tui.screens.flows.writing import flow

    hurt = next((happening for happening in happenings(page.snapshot) if happening.hurt), None)
    at: KindMoment = hurt.kind_moment if hurt is not None else "lonely_evening"
    moment = await flow.choose_moment(page, at)
    if moment is not None and await flow.be_kind(page, moment) and hurt is not None:
        page.leave_alone(hurt.ref)


def no_question(page: ReflectScreen, under: Under[Any]) -> str:
    """What is missing where no question of the day is shown."""
    return "" if page.question is not None and not page.sought.strip() else "needs a question for today"


# -- looking back -------------------------------------------------------------------------------


async def look_back(page: ReflectScreen, under: Under[Any]) -> None:
    """A look back at the week, begun or gone on with; then say what came of it."""
    from ladder_tui.screens.flows.review.weekly import ReviewDialog

    dialog = ReviewDialog(page)
    await page.app.push_screen_wait(dialog)
    if dialog.kept is not None:
        page.say_kept()


async def what_matters(page: ReflectScreen, under: Under[Any]) -> None:
    """The lines about what matters."""
    from ladder_tui.screens.flows.keeping.what_matters import WhatMattersForm

    if await page.app.push_screen_wait(WhatMattersForm(page.journal)) is not None:
        page.say_kept()


async def setbacks(page: ReflectScreen, under: Under[Any]) -> None:
    """The plan for setbacks; where it was offered, the form at once."""
    from ladder_tui.screens.flows.support.setbacks import SetbacksForm, SetbacksPage
    from ladder_tui.screens.kit.record_form import ask_for

    if page.setbacks_offered:
        await ask_for(page, SetbacksForm(page.journal))
    else:
        await page.app.push_screen_wait(SetbacksPage(page.journal))


async def coming_back(page: ReflectScreen, under: Under[Any]) -> None:
    """The page for coming back, and where it leads."""
    from ladder_tui.screens.flows.review.coming_back import show_coming_back

    await show_coming_back(page.app, page.journal)


async def trusted(page: ReflectScreen, under: Under[Any]) -> None:
    """Three questions for somebody, and their answers."""
    from ladder_tui.screens.flows.support.trusted_page import TrustedPage

    await page.app.push_screen_wait(TrustedPage(page.journal))


async def report(page: ReflectScreen, under: Under[Any]) -> None:
    """Notes to take along, seen first."""
    from ladder_tui.screens.flows.report.report_page import ReportPage

    await page.app.push_screen_wait(ReportPage(page.journal))


COMMANDS: Final = PlaceCommands(
    {
        "open": open_it,
        "new": write,
        "kind": be_kind,
        "put_down": put_down,
        "search": search,
        "edit": edit,
        "review": look_back,
        "matters": what_matters,
        "setbacks": setbacks,
        "coming_back": coming_back,
        "trusted": trusted,
        "report": report,
        "another": Flow(lambda page, under: page.turn_question(), no_question),
        "remove": remove,
        "clear": Flow(clear, nothing_sought),
    }
)
