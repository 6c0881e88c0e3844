"""The tables of the data file: their names are the field names of the Snapshot."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from ladder_tui.domain.records.activities import Activity, Choice, Hidden, Use
from ladder_tui.domain.records.attempts import Attempt
from ladder_tui.domain.records.cards import CardMark, Deck
from ladder_tui.domain.records.checkins import Away, CheckIn
from ladder_tui.domain.records.decisions import CareAnswer, Decision, LoadKept
from ladder_tui.domain.records.entries import Draft, Entry, Win
from ladder_tui.domain.records.goals import Goal, GoalMark
from ladder_tui.domain.records.measures import MeasureAnswers
from ladder_tui.domain.records.opportunities import Opportunity
from ladder_tui.domain.records.people import Contact, Person, Promise
from ladder_tui.domain.records.plans import Plan
from ladder_tui.domain.records.reviews import Feedback, Review
from ladder_tui.domain.records.rungs import OwnLadder, Rung
from ladder_tui.domain.records.settings import NeedAnswers, Settings

Record = (
    Activity | Attempt | Away | CardMark | CareAnswer | CheckIn | Choice | Contact | Decision | Deck | Draft | Entry
    | Feedback | Goal | GoalMark | Hidden | LoadKept | MeasureAnswers | NeedAnswers | Opportunity | OwnLadder | Person
    | Plan | Promise | Review | Rung | Settings | Use | Win
)  # fmt: skip

#: Table name to record class, in the order in which they stand in the file.
TABLES: Final[Mapping[str, type[Record]]] = MappingProxyType(
    {
        "settings": Settings,
        "people": Person,
        "contacts": Contact,
        "promises": Promise,
        "activities": Activity,
        "hidden": Hidden,
        "uses": Use,
        "choices": Choice,
        "opportunities": Opportunity,
        "plans": Plan,
        "ladders": OwnLadder,
        "rungs": Rung,
        "attempts": Attempt,
        "decisions": Decision,
        "care_answers": CareAnswer,
        "measures": MeasureAnswers,
        "goals": Goal,
        "goal_marks": GoalMark,
        "away": Away,
        "reviews": Review,
        "feedback": Feedback,
        "need_answers": NeedAnswers,
        "load_kept": LoadKept,
        "wins": Win,
        "entries": Entry,
        "drafts": Draft,
        "checkins": CheckIn,
        "card_marks": CardMark,
        "decks": Deck,
    }
)
