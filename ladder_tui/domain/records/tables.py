"""The tables of the data file, and every field by which their records refer to each other.

What the user lived or wrote stays when something else is removed, and loses the reference. What is nothing without
the other goes with it: a person's contacts and promises, a ladder's rungs, corrections to a goal, unfinished forms.
Ids that the app makes hold no colon, so that they can be told apart inside a longer one.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import TYPE_CHECKING, Any, Final

import msgspec
from msgspec.structs import replace

from ladder_tui.domain.base.references import Record, Ref, Table

if TYPE_CHECKING:  # a class comes when a record of it does: most commands need a few of them
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

#: Where the classes of records stand.
_IN: Final = "ladder_tui.domain.records."


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

    def without(_origin: Origin, _gone: Collection[str]) -> Origin:
        from ladder_tui.domain.records.plans import Origin  # late: who has an origin in hand has loaded it

        return Origin(kind=kind)

    return without


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

PEOPLE: Final[Table[Person]] = Table("people", _IN + "people.Person")
ACTIVITIES: Final[Table[Activity]] = Table("activities", _IN + "activities.Activity", packs=("source",))
HIDDEN: Final[Table[Hidden]] = Table("hidden", _IN + "activities.Hidden", packs=("id",))
CHECKINS: Final[Table[CheckIn]] = Table("checkins", _IN + "checkins.CheckIn")
CARE_ANSWERS: Final[Table[CareAnswer]] = Table("care_answers", _IN + "decisions.CareAnswer")
MEASURES: Final[Table[MeasureAnswers]] = Table("measures", _IN + "measures.MeasureAnswers")
OWN_ANSWERS: Final[Table[OwnAnswer]] = Table("own_answers", _IN + "measures.OwnAnswer")
NEED_ANSWERS: Final[Table[NeedAnswers]] = Table("need_answers", _IN + "settings.NeedAnswers")
AWAY: Final[Table[Away]] = Table("away", _IN + "checkins.Away")
GOALS: Final[Table[Goal]] = Table("goals", _IN + "goals.Goal")
WHAT_MATTERS: Final[Table[WhatMatters]] = Table("what_matters", _IN + "goals.WhatMatters")
LADDERS: Final[Table[OwnLadder]] = Table("ladders", _IN + "rungs.OwnLadder", packs=("template",))
SETTINGS: Final[Table[Settings]] = Table("settings", _IN + "settings.Settings", refs=(Ref("ladder", LADDERS),))
RUNGS: Final[Table[Rung]] = Table(
    "rungs",
    _IN + "rungs.Rung",
    refs=(Ref("ladder_id", LADDERS, "drop"), Ref("parent"), Ref("matters_id", WHAT_MATTERS)),
    packs=("source",),
)
OPPORTUNITIES: Final[Table[Opportunity]] = Table(
    "opportunities", _IN + "opportunities.Opportunity", refs=(Ref("person_id", PEOPLE, also=("message",)),)
)
PLANS: Final[Table[Plan]] = Table(
    "plans",
    _IN + "plans.Plan",
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
ATTEMPTS: Final[Table[Attempt]] = Table(
    "attempts", _IN + "attempts.Attempt", refs=(Ref("rung_id", RUNGS), Ref("plan_id", PLANS)), packs=("cards",)
)
CONTACTS: Final[Table[Contact]] = Table(
    "contacts",
    _IN + "people.Contact",
    refs=(Ref("person_id", PEOPLE, "drop"), Ref("id", PLANS, "keep", names=_plan_noted_with)),
)
PROMISES: Final[Table[Promise]] = Table("promises", _IN + "people.Promise", refs=(Ref("person_id", PEOPLE, "drop"),))
USES: Final[Table[Use]] = Table(
    "uses",
    _IN + "activities.Use",
    refs=(
        Ref("item_id", PEOPLE, "drop"), Ref("item_id", ACTIVITIES), Ref("id", PLANS, "keep", names=_plan_noted_with),
    ),
    packs=("item_id",),
)  # fmt: skip
CHOICES: Final[Table[Choice]] = Table(
    "choices",
    _IN + "activities.Choice",
    refs=(Ref("item_id", PEOPLE, "drop"), Ref("item_id", ACTIVITIES, "drop")),
    packs=("item_id",),
)
DECISIONS: Final[Table[Decision]] = Table(
    "decisions",
    _IN + "decisions.Decision",
    refs=(Ref("ladder_id", LADDERS), Ref("rung_id", RUNGS), Ref("to_rung", RUNGS)),
)
CARD_MARKS: Final[Table[CardMark]] = Table(
    "card_marks", _IN + "cards.CardMark", refs=(Ref("person_id", PEOPLE),), packs=("card_id",)
)
DECKS: Final[Table[Deck]] = Table(
    "decks", _IN + "cards.Deck", refs=(Ref("id", PEOPLE, "drop", names=_parts),), packs=("dealt",), passing=True
)
CARD_WORDS: Final[Table[CardWords]] = Table("card_words", _IN + "cards.CardWords", packs=("card_id",))
GAPS: Final[Table[Gap]] = Table(
    "gaps",
    _IN + "cards.Gap",
    refs=(Ref("person_id", PEOPLE, "drop"), Ref("plan_id", PLANS, "drop")),
    packs=("card_id",),
)
GOAL_MARKS: Final[Table[GoalMark]] = Table(
    "goal_marks",
    _IN + "goals.GoalMark",
    refs=(
        Ref("goal_id", GOALS, "drop"),
        *(Ref("ref", table, "drop", key="ref") for table in (PLANS, ATTEMPTS, CONTACTS, CARD_MARKS)),
    ),
)
REVIEWS: Final[Table[Review]] = Table("reviews", _IN + "reviews.Review", refs=(Ref("plan_ids", PLANS),))
FEEDBACK: Final[Table[Feedback]] = Table("feedback", _IN + "reviews.Feedback", refs=(Ref("who", PEOPLE, key="name"),))
HARD_MOMENTS: Final[Table[HardMoments]] = Table("hard_moments", _IN + "reviews.HardMoments")
TO_BRING: Final[Table[ToBring]] = Table("to_bring", _IN + "reviews.ToBring")
SETBACKS: Final[Table[SetbackPlan]] = Table("setbacks", _IN + "reviews.SetbackPlan")
LOAD_KEPT: Final[Table[LoadKept]] = Table(
    "load_kept",
    _IN + "decisions.LoadKept",
    refs=tuple(Ref("id", table, "drop", names=_parts) for table in (PLANS, OPPORTUNITIES)),
)
ANSWERED_OFFERS: Final[Table[OfferAnswered]] = Table(
    "answered_offers", _IN + "decisions.OfferAnswered", refs=(Ref("id", RUNGS, "drop", names=_parts),)
)
JOINS: Final[Table[Join]] = Table("joins", _IN + "settings.Join")
WINS: Final[Table[Win]] = Table(
    "wins", _IN + "entries.Win", refs=(Ref("plan_id", PLANS), Ref("attempt_id", ATTEMPTS), Ref("person_id", PEOPLE))
)
ENTRIES: Final[Table[Entry]] = Table(
    "entries",
    _IN + "entries.Entry",
    refs=(Ref("plan_id", PLANS), Ref("attempt_id", ATTEMPTS), Ref("person_id", PEOPLE)),
    packs=("prompt_id",),
)
#: Tables whose records have forms or pages of their own.
_WRITTEN_AT: Final[tuple[Table[Any], ...]] = (
    PEOPLE, CONTACTS, PROMISES, ACTIVITIES, OPPORTUNITIES, PLANS, RUNGS, ATTEMPTS, GOALS, REVIEWS, FEEDBACK, WINS,
    ENTRIES, WHAT_MATTERS,
)  # fmt: skip
DRAFTS: Final[Table[Draft]] = Table(
    "drafts",
    _IN + "entries.Draft",
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

FROM_SHELL: Final[Table[FromShell]] = Table(
    "from_shell",
    _IN + "entries.FromShell",
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
