"""Changing what was written in a review."""

from msgspec.structs import replace

from ladder_tui.domain.records.reviews import STEP_WORDS, WRITTEN, Review, ReviewStep, review_lines
from ladder_tui.screens.kit.form import Field, Values
from ladder_tui.screens.kit.form_fields import FieldKind
from ladder_tui.screens.kit.record_form import RecordForm
from ladder_tui.services.journal import Journal


class ReviewForm(RecordForm[Review]):
    """Changes what was written in a review; what was chosen then stays."""

    DEFAULT_CSS = """
    ReviewForm .row { layout: vertical; margin: 0 0 1 0; }
    ReviewForm .label, ReviewForm.-narrow .label, ReviewForm.-tiny .label { width: 100%; height: auto; }
    ReviewForm .trouble, ReviewForm.-narrow .trouble { margin: 0; }
    ReviewForm TextArea { height: 4; width: 100%; }
    """

    def __init__(self, journal: Journal, review: Review) -> None:
        kinds: dict[ReviewStep, FieldKind] = {"evidence": "line", "kind_line": "line"}
        super().__init__(
            review,
            "Change the review",
            [Field(step, STEP_WORDS[step], kinds.get(step, "text"), review.text_of(step)) for step in WRITTEN],
            keep=journal.reviews.change,
            journal=journal,
            draft_id=f"review:{review.id}",
        )

    def changed(self, values: Values) -> Review:
        """With what is written now, in the lines of a review."""
        texts: dict[ReviewStep, str] = {step: self._record.text_of(step) for step in STEP_WORDS}
        return replace(self._record, lines=review_lines({**texts, **{step: str(values[step]) for step in WRITTEN}}))
