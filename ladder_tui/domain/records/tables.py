"""The tables of the data file, and every field by which their records refer to each other.

What the user lived or wrote stays when something else is removed, and loses the reference. What is nothing without
the other goes with it: a person's contacts and promises, a ladder's rungs, corrections to a goal, unfinished forms.
Ids that the app makes hold no colon, so that they can be told apart inside a longer one.
"""

from collections.abc import Callable, Collection
from typing import Any, Final

import msgspec
from msgspec.structs import replace

from ladder_tui.domain.base.references import Record, Ref, Table
from ladder_tui.domain.records.activities import Activity, Choice, Hidden, Use
from ladder_tui.domain.records.attempts import Attempt
from ladder_tui.domain.records.cards import CardMark, CardWords, Deck, Gap
from ladder_tui.domain.records.checkins import Away, CheckIn
from ladder_tui.domain.records.decisions import CareAnswer, Decision, LoadKept, OfferAnswered
from ladder_tui.domain.records.entries import Draft, Entry, FromShell, ShellChange, Win
from ladder_tui.domain.records.goals import Goal, GoalMark, WhatMatters
from ladder_tui.domain.records.measures import MeasureAnswers, OwnAnswer
from ladder_tui.domain.records.opportunities import Opportunity
from ladder_tui.domain.records.people import Contact, Person, Promise
from ladder_tui.domain.records.plans import Origin, OriginKind, Plan
from ladder_tui.domain.records.reviews import Feedback, HardMoments, Review, SetbackPlan, ToBring
from ladder_tui.domain.records.rungs import OwnLadder, Rung
from ladder_tui.domain.records.settings import Join, NeedAnswers, Settings

__all__ = ["TABLES", "Record", "Ref", "Table"]


# -- how a field names a record, where it does not just hold its id -------------------------


def _parts(value: str) -> Collection[str]:
    """Ids inside a longer id: "topics:any:friend:PERSON", "close_together:PLAN:2026-03-04:PLAN:2026-03-05"."""
    return value.split(":")


def _plan_noted_with(value: str) -> Collection[str]:
    """The plan that something was noted with, "plan-PLAN"."""
    return (value.removeprefix("plan-"),) if value.startswith("plan-") else ()


def _made_from(kind: OriginKind) -> Callable[[Origin], Collection[str]]:
    return lambda origin: (origin.ref,) if origin.kind == kind and origin.ref is not None else ()


def _still(kind: OriginKind) -> Callable[[Origin, Collection[str]], Origin]:
    """A plan goes on being a rung's or a chance's when that is gone: it counts for a goal by that."""
    return lambda _origin, _gone: Origin(kind=kind)


def _draft_of(value: str) -> Collection[str]:
    """What a draft belongs to: "form:plan:ID", "contact:new:ID", "form:plan:new:rung:ID:DAY"."""
    return value.split(":")[2:]


def _draft_of_ladder(value: str) -> Collection[str]:
    """The first ladder has the id "own", which stands in ids of other drafts as a word."""
    return (value.removeprefix("form:ladder:"),) if value.startswith("form:ladder:") else ()


def _answer_about(value: str) -> Collection[str]:
    """The plan or try that an unfinished answer is about, "entry:prompt:PROMPT:REF"."""
    return value.split(":")[3:] if value.startswith("entry:prompt:") else ()


def _answer_about_nothing(value: str, _gone: Collection[str]) -> str:
    return ":".join(value.split(":")[:3])


def _one_text(first: Draft, second: Draft) -> Draft:
    """Two unfinished answers to one question are one: neither is lost."""
    return replace(first, text=f"{first.text}\n\n{second.text}", at=max(first.at, second.at))


def _raw(text: str) -> dict[str, Any]:
    """The raw values of an unfinished form, none where the text is no form's."""
    try:
        raw = msgspec.json.decode(text) if text.startswith("{") else None
    except (ValueError, RecursionError):
        return {}
    return raw if isinstance(raw, dict) else {}


def _chosen(text: str) -> Collection[str]:
    """What is chosen in an unfinished form: single values, and those of lists."""
    values = _raw(text).values()
    return [one for value in values for one in (value if isinstance(value, list) else [value]) if isinstance(one, str)]


def _not_chosen(text: str, gone: Collection[str]) -> str:
    """The form with what is gone left open: it begins there as if nothing had been chosen."""
    raw = {
        name: [one for one in value if one not in gone] if isinstance(value, list) else value
        for name, value in _raw(text).items()
        if not (isinstance(value, str) and value in gone)
    }
    return msgspec.json.encode(raw).decode()


def _changed_in(table: Table[Any]) -> Callable[[tuple[ShellChange, ...]], Collection[str]]:
    """The records of a table that a request from the shell changed."""
    return lambda changes: tuple(change.id for change in changes if change.table == table.name)


def _not_undone(_changes: tuple[ShellChange, ...], _gone: Collection[str]) -> tuple[ShellChange, ...]:
    """What a request did is not taken back any more once a part of it is gone."""
    return ()


# -- tables, what is referred to before what refers ------------------------------------------

PEOPLE: Final = Table("people", Person)
ACTIVITIES: Final = Table("activities", Activity, packs=("source",))
HIDDEN: Final = Table("hidden", Hidden, packs=("id",))
CHECKINS: Final = Table("checkins", CheckIn)
CARE_ANSWERS: Final = Table("care_answers", CareAnswer)
MEASURES: Final = Table("measures", MeasureAnswers)
OWN_ANSWERS: Final = Table("own_answers", OwnAnswer)
NEED_ANSWERS: Final = Table("need_answers", NeedAnswers)
AWAY: Final = Table("away", Away)
GOALS: Final = Table("goals", Goal)
WHAT_MATTERS: Final = Table("what_matters", WhatMatters)
LADDERS: Final = Table("ladders", OwnLadder, packs=("template",))
SETTINGS: Final = Table("settings", Settings, refs=(Ref("ladder", LADDERS),))
RUNGS: Final = Table(
    "rungs",
    Rung,
    refs=(Ref("ladder_id", LADDERS, "drop"), Ref("parent"), Ref("matters_id", WHAT_MATTERS)),
    packs=("source",),
)
OPPORTUNITIES: Final = Table("opportunities", Opportunity, refs=(Ref("person_id", PEOPLE, also=("message",)),))
PLANS: Final = Table(
    "plans",
    Plan,
    refs=(
        Ref("person_id", PEOPLE),
        Ref("origin", PEOPLE, names=_made_from("person")),
        Ref("origin", ACTIVITIES, names=_made_from("activity")),
        Ref("origin", OPPORTUNITIES, names=_made_from("opportunity"), without=_still("opportunity")),
        Ref("origin", RUNGS, names=_made_from("rung"), without=_still("rung")),
        Ref("matters_id", WHAT_MATTERS),
    ),
    packs=("origin", "cards", "situation"),
)
ATTEMPTS: Final = Table("attempts", Attempt, refs=(Ref("rung_id", RUNGS), Ref("plan_id", PLANS)), packs=("cards",))
CONTACTS: Final = Table(
    "contacts", Contact, refs=(Ref("person_id", PEOPLE, "drop"), Ref("id", PLANS, "keep", names=_plan_noted_with))
)
PROMISES: Final = Table("promises", Promise, refs=(Ref("person_id", PEOPLE, "drop"),))
USES: Final = Table(
    "uses",
    Use,
    refs=(
        Ref("item_id", PEOPLE, "drop"), Ref("item_id", ACTIVITIES), Ref("id", PLANS, "keep", names=_plan_noted_with),
    ),
    packs=("item_id",),
)  # fmt: skip
CHOICES: Final = Table(
    "choices", Choice, refs=(Ref("item_id", PEOPLE, "drop"), Ref("item_id", ACTIVITIES, "drop")), packs=("item_id",)
)
DECISIONS: Final = Table(
    "decisions", Decision, refs=(Ref("ladder_id", LADDERS), Ref("rung_id", RUNGS), Ref("to_rung", RUNGS))
)
CARD_MARKS: Final = Table("card_marks", CardMark, refs=(Ref("person_id", PEOPLE),), packs=("card_id",))
DECKS: Final = Table("decks", Deck, refs=(Ref("id", PEOPLE, "drop", names=_parts),), packs=("dealt",), passing=True)
CARD_WORDS: Final = Table("card_words", CardWords, packs=("card_id",))
GAPS: Final = Table(
    "gaps", Gap, refs=(Ref("person_id", PEOPLE, "drop"), Ref("plan_id", PLANS, "drop")), packs=("card_id",)
)
GOAL_MARKS: Final = Table(
    "goal_marks",
    GoalMark,
    refs=(
        Ref("goal_id", GOALS, "drop"),
        *(Ref("ref", table, "drop", key="ref") for table in (PLANS, ATTEMPTS, CONTACTS, CARD_MARKS)),
    ),
)
REVIEWS: Final = Table("reviews", Review, refs=(Ref("plan_ids", PLANS),))
FEEDBACK: Final = Table("feedback", Feedback, refs=(Ref("who", PEOPLE, key="name"),))
HARD_MOMENTS: Final = Table("hard_moments", HardMoments)
TO_BRING: Final = Table("to_bring", ToBring)
SETBACKS: Final = Table("setbacks", SetbackPlan)
LOAD_KEPT: Final = Table(
    "load_kept", LoadKept, refs=tuple(Ref("id", table, "drop", names=_parts) for table in (PLANS, OPPORTUNITIES))
)
ANSWERED_OFFERS: Final = Table("answered_offers", OfferAnswered, refs=(Ref("id", RUNGS, "drop", names=_parts),))
JOINS: Final = Table("joins", Join)
WINS: Final = Table("wins", Win, refs=(Ref("plan_id", PLANS), Ref("attempt_id", ATTEMPTS), Ref("person_id", PEOPLE)))
ENTRIES: Final = Table(
    "entries",
    Entry,
    refs=(Ref("plan_id", PLANS), Ref("attempt_id", ATTEMPTS), Ref("person_id", PEOPLE)),
    packs=("prompt_id",),
)
#: Tables whose records have forms or pages of their own.
_WRITTEN_AT: Final[tuple[Table[Any], ...]] = (
    PEOPLE, CONTACTS, PROMISES, ACTIVITIES, OPPORTUNITIES, PLANS, RUNGS, ATTEMPTS, GOALS, REVIEWS, FEEDBACK, WINS,
    ENTRIES, WHAT_MATTERS,
)  # fmt: skip
DRAFTS: Final = Table(
    "drafts",
    Draft,
    refs=(
        # An answer goes on being one to its question; only then whatever is left belongs to the thing itself.
        *(Ref("id", table, names=_answer_about, without=_answer_about_nothing) for table in (PLANS, ATTEMPTS)),
        Ref("id", LADDERS, "drop", names=_draft_of_ladder),
        *(Ref("id", table, "drop", names=_draft_of) for table in _WRITTEN_AT),
        *(Ref("text", table, names=_chosen, without=_not_chosen) for table in _WRITTEN_AT),
    ),
    packs=("id",),
    passing=True,
    together=_one_text,
)

FROM_SHELL: Final = Table(
    "from_shell",
    FromShell,
    refs=tuple(
        Ref("changes", table, names=_changed_in(table), without=_not_undone) for table in (LADDERS, *_WRITTEN_AT)
    ),
)
#: All tables, in the order in which they stand in the file.
TABLES: Final[tuple[Table[Any], ...]] = (
    SETTINGS, PEOPLE, CONTACTS, PROMISES, ACTIVITIES, HIDDEN, USES, CHOICES, OPPORTUNITIES, PLANS, LADDERS, RUNGS,
    ATTEMPTS, DECISIONS, CARE_ANSWERS, MEASURES, GOALS, GOAL_MARKS, AWAY, REVIEWS, FEEDBACK, NEED_ANSWERS, LOAD_KEPT,
    WINS, ENTRIES, DRAFTS, CHECKINS, CARD_MARKS, CARD_WORDS, GAPS, DECKS, HARD_MOMENTS, WHAT_MATTERS, ANSWERED_OFFERS,
    TO_BRING, SETBACKS, OWN_ANSWERS, FROM_SHELL, JOINS,
)  # fmt: skip
