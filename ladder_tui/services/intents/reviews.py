"""The weekly review, and the answers of somebody one trusts: kept, changed, taken out. Each is one step of undo."""

from ladder_tui.domain.records.measures import MeasureAnswers
from ladder_tui.domain.records.reviews import Feedback, Review
from ladder_tui.domain.records.tables import DRAFTS, FEEDBACK, MEASURES, REVIEWS
from ladder_tui.domain.review.prefill import REVIEW_DRAFT
from ladder_tui.services.ledger.ledger import Ledger


class ReviewIntents:
    """Everything a person does with reviews and the answers of others."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def finish(self, review: Review, *, measure: MeasureAnswers | None = None) -> Review:
        """Keep a new review with the answers to the four questions, if it asked them; its draft goes in the same
        save, so that undo brings back what was being written."""
        asked = [] if measure is None else [self._ledger.put(MEASURES, measure)]
        draft = self._ledger.drop(DRAFTS, REVIEW_DRAFT)
        self._ledger.change("Review kept", self._ledger.put(REVIEWS, review), *asked, draft)
        return review

    def change(self, review: Review) -> None:
        """Keep a changed review."""
        self._ledger.change("Changed the review", self._ledger.put(REVIEWS, review))

    def remove(self, review_id: str) -> None:
        """Take a review out; the plans made with it stay."""
        self._ledger.remove(REVIEWS, review_id, "Removed the review")

    def save_feedback(self, feedback: Feedback) -> Feedback:
        """Keep new or changed answers of somebody."""
        known = self._ledger.get(FEEDBACK, feedback.id) is not None
        self._ledger.change("Changed the answers" if known else "Answers kept", self._ledger.put(FEEDBACK, feedback))
        return feedback

    def remove_feedback(self, feedback_id: str) -> None:
        """Take the answers of somebody out."""
        self._ledger.remove(FEEDBACK, feedback_id, "Removed the answers")
