"""What Reflect does beside entries: the weekly review, the answers of others, the report."""

from textual import work

from ladder_tui.domain.records.reviews import review_text
from ladder_tui.domain.support.care import CARE_LINE, sounds_heavy
from ladder_tui.domain.support.trusted import feedback_text
from ladder_tui.domain.writing.written import WrittenPage
from ladder_tui.screens.flows.report.report_page import ReportPage
from ladder_tui.screens.flows.review.review_form import ReviewForm
from ladder_tui.screens.flows.review.weekly import ReviewDialog
from ladder_tui.screens.flows.support.trusted_page import FeedbackForm, TrustedPage
from ladder_tui.screens.kit.entry_page import EntryPage
from ladder_tui.screens.kit.page import PageScreen
from ladder_tui.screens.places.reflect.rows import page_parts
from ladder_tui.widgets.text import line


class ReflectReview(PageScreen):
    """The commands of reviews, trusted people and the report. `ReflectScreen` adds the others."""

    @work(exclusive=True)
    async def action_review(self) -> None:
        """A look back at the week, begun or gone on with."""
        await self.look_back()

    async def look_back(self) -> None:
        """Open the review and say what came of it. Call it from a worker."""
        dialog = ReviewDialog(self)
        await self.app.push_screen_wait(dialog)
        if dialog.kept is not None:
            self._say_kept(review_text(dialog.kept))

    @work(exclusive=True)
    async def action_trusted(self) -> None:
        """Three questions for somebody, and their answers."""
        await self.app.push_screen_wait(TrustedPage(self.journal))

    @work(exclusive=True)
    async def action_report(self) -> None:
        """Notes to take along, seen first."""
        await self.app.push_screen_wait(ReportPage(self.journal))

    async def read_page(self, page: WrittenPage) -> None:
        """A review or somebody's answers in full; from there they can be changed or taken out."""
        title = line(self.shown(page.question))
        wish = await self.app.push_screen_wait(EntryPage(title, *page_parts(page, self.snapshot)))
        if wish == "edit":
            await self.edit_page(page)
        elif wish == "remove":
            self.remove_page(page)

    async def edit_page(self, page: WrittenPage) -> None:
        """Change what was written in it."""
        journal, snapshot = self.journal, self.journal.snapshot()
        if page.kind == "review":
            form: ReviewForm | FeedbackForm = ReviewForm(journal, snapshot.reviews[page.id])
        else:
            form = FeedbackForm(journal, snapshot.feedback[page.id])
        if await self.app.push_screen_wait(form) is not None:
            after = journal.snapshot()
            review, feedback = after.reviews.get(page.id), after.feedback.get(page.id)
            self._say_kept(review_text(review) if review else feedback_text(feedback) if feedback else "")

    def remove_page(self, page: WrittenPage) -> None:
        """Take it out; undo brings it back."""
        reviews = self.journal.reviews
        if page.kind == "review":
            self.act(lambda: reviews.remove(page.id))
        else:
            self.act(lambda: reviews.remove_feedback(page.id))

    def _say_kept(self, text: str) -> None:
        self.say(CARE_LINE if sounds_heavy(text) else f"{self.journal.next_undo or 'Kept'} · u takes it back")
