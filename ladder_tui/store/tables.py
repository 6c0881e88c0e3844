"""The tables of the data file: their names are the field names of the Snapshot."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from ladder_tui.domain.activities import Activity, Hidden, Use
from ladder_tui.domain.attempts import Attempt
from ladder_tui.domain.away import Away
from ladder_tui.domain.checkin import CheckIn
from ladder_tui.domain.decisions import CareAnswer, Decision
from ladder_tui.domain.evidence import Win
from ladder_tui.domain.goals import Goal, GoalMark
from ladder_tui.domain.ladder import OwnLadder, Rung
from ladder_tui.domain.load import LoadKept
from ladder_tui.domain.measure import MeasureAnswers
from ladder_tui.domain.opportunities import Opportunity
from ladder_tui.domain.people import Contact, Person, Promise
from ladder_tui.domain.plan import Plan
from ladder_tui.domain.portfolio import Choice
from ladder_tui.domain.reflection import Draft, Entry
from ladder_tui.domain.review import Feedback, Review
from ladder_tui.domain.settings import NeedAnswers, Settings
from ladder_tui.domain.topics import CardMark, Deck

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
