"""The weekly review, answers of others, plans for hard moments and setbacks, questions to bring: one undo each."""

from ladder_tui.domain.records import decisions
from ladder_tui.domain.records.decisions import OfferAnswered
from ladder_tui.domain.records.measures import MeasureAnswers, OwnAnswer
from ladder_tui.domain.records.reviews import Feedback, HardMoments, Review, SetbackPlan, ToBring
from ladder_tui.domain.records.tables import (
    ANSWERED_OFFERS,
    DRAFTS,
    FEEDBACK,
    HARD_MOMENTS,
    MEASURES,
    OWN_ANSWERS,
    REVIEWS,
    SETBACKS,
    TO_BRING,
)
from ladder_tui.domain.review.prefill import REVIEW_DRAFT
from ladder_tui.services.ledger.ledger import Ledger, Put


class ReviewIntents:
    """Everything a person does with reviews and the answers of others."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def finish(self, review: Review, *, measure: MeasureAnswers | None = None, own: OwnAnswer | None = None) -> Review:
        """Keep a new review with the answers to the four questions and to the own one, if it asked them; its draft goes
        in the same save, so that undo brings back what was being written."""
        asked = [] if measure is None else [self._ledger.put(MEASURES, measure)]
        asked += [] if own is None else [self._ledger.put(OWN_ANSWERS, own)]
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

    def save_hard_moments(self, plan: HardMoments) -> HardMoments:
        """Keep the plan for hard moments."""
        known = self._ledger.get(HARD_MOMENTS, plan.id) is not None
        self._ledger.change("Changed the plan" if known else "Plan kept", self._ledger.put(HARD_MOMENTS, plan))
        return plan

    def remove_hard_moments(self) -> None:
        """Take the plan for hard moments out, with what was begun to be changed in it."""
        gone = [self._ledger.drop(HARD_MOMENTS, id) for id in self._ledger.rows(HARD_MOMENTS)]
        self._ledger.change("Removed the plan", *gone, self._ledger.drop(DRAFTS, "form:hard-moments"))

    def save_to_bring(self, questions: ToBring) -> ToBring:
        """Keep the questions to bring; without a word in them they are taken out."""
        text = questions.text.strip()
        put = self._ledger.put(TO_BRING, questions) if text else self._ledger.drop(TO_BRING, questions.id)
        self._ledger.change("Questions kept" if text else "Took the questions out", put)
        return questions

    def save_setbacks(self, plan: SetbackPlan) -> SetbackPlan:
        """Keep the plan for setbacks."""
        known = self._ledger.get(SETBACKS, plan.id) is not None
        self._ledger.change("Changed the plan" if known else "Plan kept", self._ledger.put(SETBACKS, plan))
        return plan

    def remove_setbacks(self) -> None:
        """Take the plan for setbacks out, with what was begun to be changed in it. It is not offered again."""
        gone = [self._ledger.drop(SETBACKS, id) for id in self._ledger.rows(SETBACKS)]
        self._ledger.change("Removed the plan", *gone, self._ledger.drop(DRAFTS, "form:setbacks"), self._declined())

    def decline_setbacks(self) -> None:
        """Offer the plan for setbacks no more; it can be written all the same."""
        self._ledger.change("It is not offered again", self._declined())

    def came_back(self) -> None:
        """Note that the page for coming back was shown; no step of undo."""
        shown = OfferAnswered(id=decisions.CAME_BACK, at=self._ledger.clock(), taken=True)
        self._ledger.change("Came back", self._ledger.put(ANSWERED_OFFERS, shown), undoable=False)

    def _declined(self) -> Put:
        answer = OfferAnswered(id=decisions.SETBACKS, at=self._ledger.clock(), taken=False)
        return self._ledger.put(ANSWERED_OFFERS, answer)
