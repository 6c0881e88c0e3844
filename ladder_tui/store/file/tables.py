"""The tables as the data file names them, each with the class of its records, imported when it is first asked for.

Who looks at one page reads a few of them. What the tables refer to stands in `domain/records/tables.py`; that both name
the same ones in one order is held by a test.
"""

from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from ladder_tui.domain.base.references import Record

#: The table that says how all others are shown.
SETTINGS: Final = "settings"
#: Table name to file and class in `domain/records/`, in the order in which they stand in the data file.
_KINDS: Final = {
    SETTINGS: "settings.Settings",
    "people": "people.Person",
    "contacts": "people.Contact",
    "promises": "people.Promise",
    "activities": "activities.Activity",
    "hidden": "activities.Hidden",
    "uses": "activities.Use",
    "choices": "activities.Choice",
    "opportunities": "opportunities.Opportunity",
    "plans": "plans.Plan",
    "ladders": "rungs.OwnLadder",
    "rungs": "rungs.Rung",
    "attempts": "attempts.Attempt",
    "decisions": "decisions.Decision",
    "care_answers": "decisions.CareAnswer",
    "measures": "measures.MeasureAnswers",
    "goals": "goals.Goal",
    "goal_marks": "goals.GoalMark",
    "away": "checkins.Away",
    "reviews": "reviews.Review",
    "feedback": "reviews.Feedback",
    "need_answers": "settings.NeedAnswers",
    "load_kept": "decisions.LoadKept",
    "wins": "entries.Win",
    "entries": "entries.Entry",
    "drafts": "entries.Draft",
    "checkins": "checkins.CheckIn",
    "card_marks": "cards.CardMark",
    "card_words": "cards.CardWords",
    "gaps": "cards.Gap",
    "decks": "cards.Deck",
    "hard_moments": "reviews.HardMoments",
    "what_matters": "goals.WhatMatters",
    "answered_offers": "decisions.OfferAnswered",
    "to_bring": "reviews.ToBring",
    "setbacks": "reviews.SetbackPlan",
    "own_answers": "measures.OwnAnswer",
    "from_shell": "entries.FromShell",
    "joins": "settings.Join",
}


class _Kinds(Mapping[str, "type[Record]"]):
    """Table name to the class of its records."""

    def __getitem__(self, table: str) -> "type[Record]":
        file, name = _KINDS[table].split(".")
        kind: type[Record] = getattr(import_module(f"ladder_tui.domain.records.{file}"), name)
        return kind

    def __iter__(self) -> Iterator[str]:
        return iter(_KINDS)

    def __len__(self) -> int:
        return len(_KINDS)

    def __contains__(self, table: object) -> bool:
        return table in _KINDS


TABLES: Final[Mapping[str, "type[Record]"]] = _Kinds()
