"""The portfolio: activities and people in one list, what to pick from, and what was chosen (docs/design.md 4.2)."""

from collections.abc import Iterable
from datetime import date
from typing import Literal

import msgspec

from ladder_tui.domain.base.text_search import has_words, words_of
from ladder_tui.domain.base.vocabulary import ContactLevel, Daypart, Mood, Need, Place, Price
from ladder_tui.domain.records.activities import NeedShare

CandidateKind = Literal["activity", "person"]


class Candidate(msgspec.Struct, frozen=True, kw_only=True):
    """One thing or contact of the portfolio, as the picker and the list see it.

    `id` is that of the activity or person. `effort` is 1 to 5, shares sum to 1 or are empty. Empty `moods` mean that
    nobody said which moods it suits, empty `dayparts` that any hour will do. `created` is the day it entered the
    portfolio, None for a pack's own. A person's `title` holds the name (or initials) and nothing else private.
    """

    id: str
    kind: CandidateKind
    title: str
    text: str = ""
    effort: int = 2
    minutes: int = 30
    needs: tuple[NeedShare, ...] = ()
    moods: tuple[Mood, ...] = ()
    dayparts: tuple[Daypart, ...] = ()
    first_step: str = ""
    contact: ContactLevel | None = None
    place: Place | None = None
    price: Price | None = None
    access: str = ""
    rhythm_days: int | None = None
    created: date | None = None
    own: bool = False
    paused: bool = False

    def share(self, need: Need) -> float:
        """The share, 0 to 1, of one need."""
        return sum(share.share for share in self.needs if share.need == need)


def is_paused(paused: bool, until: date | None, today: date) -> bool:
    """Whether something rests today. A date decides where there is one: on that day it is back."""
    return today < until if until is not None else paused


def initials(name: str) -> str:
    """A name as initials: "Ana Maria" gives "A. M."."""
    return " ".join(f"{part[0].upper()}." for part in name.split()) or name


def narrowed(
    candidates: Iterable[Candidate],
    *,
    kind: CandidateKind | None = None,
    need: Need | None = None,
    effort: int | None = None,
    mood: Mood | None = None,
    minutes: int | None = None,
    place: Place | None = None,
    price: Price | None = None,
    access: str = "",
    query: str = "",
) -> tuple[Candidate, ...]:
    """The candidates that pass every filter given, in their order.

    `effort` and `minutes` are upper bounds. A candidate that says nothing about mood passes a mood filter; one that
    says nothing about place, price or access does not pass a filter by it. `access` are words of what makes it
    reachable: "seated", "step-free", "from home".
    """
    words, reachable = words_of(query), words_of(access)
    return tuple(
        candidate
        for candidate in candidates
        if (kind is None or candidate.kind == kind)
        and (need is None or candidate.share(need) > 0)
        and (effort is None or candidate.effort <= effort)
        and (mood is None or not candidate.moods or mood in candidate.moods)
        and (minutes is None or candidate.minutes <= minutes)
        and (place is None or candidate.place == place)
        and (price is None or candidate.price == price)
        and (not reachable or reaches(reachable, candidate))
        and has_words(words, candidate.title, candidate.text)
    )


def reaches(words: tuple[str, ...], candidate: Candidate) -> bool:
    """Whether all folded words stand in what a candidate says about access; "home" also finds what is done there."""
    told = [candidate.access, "at home, from home" if candidate.place == "home" else ""]
    return has_words(words, *told)
