"""Reviews and answers of others as pages among the entries, so that one list and one search hold all that was written.

Entries stand for themselves; there may be ten years of them.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Literal

import msgspec

from ladder_tui.domain.base.text_search import fold, fold_marks, has_words, words_of
from ladder_tui.domain.base.when import day_words
from ladder_tui.domain.records.entries import Entry
from ladder_tui.domain.records.reviews import Feedback, Review, review_text
from ladder_tui.domain.snapshot import Snapshot
from ladder_tui.domain.support.trusted import SOMEONE, feedback_text


class WrittenPage(msgspec.Struct, frozen=True, kw_only=True):
    """A review or the answers of somebody, with the fields of an entry that a list shows."""

    id: str
    at: datetime
    text: str
    kind: Literal["review", "feedback"]
    question: str = ""


Written = Entry | WrittenPage


def review_page(review: Review) -> WrittenPage:
    """A review as a page."""
    title = f"The week from {day_words(review.week, weekday=False)}"
    return WrittenPage(id=review.id, at=review.at, text=review_text(review), kind="review", question=title)


def feedback_page(feedback: Feedback) -> WrittenPage:
    """What somebody answered as a page."""
    who = feedback.who.strip() or SOMEONE
    return WrittenPage(id=feedback.id, at=feedback.at, text=feedback_text(feedback), kind="feedback", question=who)


def pages(snapshot: Snapshot) -> tuple[WrittenPage, ...]:
    """All reviews and answers."""
    reviews = (review_page(review) for review in snapshot.reviews.values())
    return (*reviews, *(feedback_page(feedback) for feedback in snapshot.feedback.values()))


def all_written(snapshot: Snapshot) -> tuple[Written, ...]:
    """Everything written, the newest first."""
    return _newest_first([*snapshot.entries.values(), *pages(snapshot)])


def search_written(snapshot: Snapshot, query: str) -> tuple[Written, ...]:
    """What holds every word of the query, in its text or in what stands over it; the newest first."""
    sought = words_of(query)
    matching = [page for page in pages(snapshot) if has_words(sought, page.text, page.question)]
    entries = search_entries(snapshot.entries.values(), query)
    return _newest_first([*entries, *matching]) if matching else entries


def _newest_first(written: Iterable[Written]) -> tuple[Written, ...]:
    # Nearly in order already: only what undo has brought back stands elsewhere.
    return tuple(sorted(written, key=lambda page: page.at))[::-1]


def search_entries(entries: Iterable[Entry], query: str) -> tuple[Entry, ...]:
    """The journal entries that hold every word of the query, in their text or in the question asked; newest first."""
    words = words_of(query)
    matching: list[Entry] = []
    for entry in entries:  # written out: it runs over ten years of entries at every key typed
        text = entry.text
        folded = text.lower() if text.isascii() else fold_marks(text)
        if entry.question:
            folded = f"{folded}\n{fold(entry.question)}"
        for word in words:
            if word not in folded:
                break
        else:
            matching.append(entry)
    matching.sort(key=lambda entry: entry.at, reverse=True)
    return tuple(matching)
