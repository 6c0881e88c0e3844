"""A look back at the week: what was noted, and a few words about it, each of which may be left open."""

from typing import Final

from ladder_tui.domain.growth.own_question import LEAST, MOST
from ladder_tui.domain.records.measures import OwnAnswer
from ladder_tui.domain.records.reviews import STEP_WORDS, WRITTEN, Review, ReviewStep, review_lines
from ladder_tui.domain.review.prefill import REVIEW_DRAFT, prefill
from ladder_tui.plain.care import Care
from ladder_tui.plain.kept import Kept
from ladder_tui.plain.talk import Talk
from ladder_tui.services.journal import Journal, new_id

_HEADS: Final[dict[ReviewStep, str]] = {step: f"{STEP_WORDS[step]}." for step in WRITTEN}


def look_back(talk: Talk, journal: Journal, care: Care) -> None:
    """The written steps of the weekly review, one after the other; then it is kept."""
    begun = prefill(journal.snapshot())
    talk.say(
        "", "The last seven days. Each answer may stay as it is, or open; a full stop alone keeps the rest for later."
    )
    kept = Kept(talk, journal, care, REVIEW_DRAFT)
    texts: dict[ReviewStep, str] = {}
    for step in WRITTEN:
        given = getattr(begun, step, "")
        if step == "kind_line":
            talk.say("", "A kind line for yourself could be:")
            talk.listed(begun.kind_lines)
        texts[step] = kept.text(step, _HEADS[step], given=given)
    own = _own_question(talk, journal)
    if own is not None:
        texts["own_question"] = f"{own.question} {own.value} of {MOST}"
    lines = review_lines(texts)
    if not lines:
        journal.writing.drop_draft(REVIEW_DRAFT)
        talk.say("There is nothing in it yet, so nothing is kept.")
        return
    journal.reviews.finish(Review(id=new_id(), at=journal.now(), week=begun.week, lines=lines), own=own)
    if not care.answer(talk):
        talk.say("", "Kept. That is enough for this week.")


def _own_question(talk: Talk, journal: Journal) -> OwnAnswer | None:
    """The question of one's own, where one is asked; None where it was left open."""
    question = journal.snapshot().settings.own_question
    if not question:
        return None
    talk.say("", journal.snapshot().shown(question))
    value = talk.number(f"From {LEAST}, least, to {MOST}, most.", LEAST, MOST)
    return None if value is None else OwnAnswer(id=new_id(), at=journal.now(), question=question, value=value)
