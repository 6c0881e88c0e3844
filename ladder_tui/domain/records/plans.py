"""Plans: dated intentions with cue, backup and reward."""

from collections.abc import Collection
from datetime import date, datetime, time
from typing import Final, Literal

import msgspec

from ladder_tui.domain.base.vocabulary import Need, Setting, Status

#: A plan in one of these states takes something out of the week; what was left early did so too.
CARRIED: Final[frozenset[Status]] = frozenset({"open", "done", "left_early"})
OriginKind = Literal["own", "opportunity", "activity", "person", "rung", "tiny"]


class Origin(msgspec.Struct, frozen=True, kw_only=True):
    """What a plan was made from. `ref` is an id; `day` names the occurrence (the day its rule gave)."""

    kind: OriginKind = "own"
    ref: str | None = None
    day: date | None = None


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """A dated intention. `at` is a wall-clock time in `zone`, None means any time of the day.

    `cards` holds at most three topic card ids to take along. `backup_done` means the backup was done
    after the plan fell through: it counts as contact in full. `setting`, where known, picks the fitting cards.
    `where` is the place in the user's words; of what was made from an opportunity that says it.
    `evening` is the last backup: a kind evening alone, chosen beforehand. `situation` is the page of the packs that
    goes along. `matters_id` is what the plan is for (see WhatMatters). `worth`, 0 to 10,
    is how worth it was, where that was asked and the plan is no use of the portfolio.
    """

    id: str
    title: str
    day: date
    created: datetime
    at: time | None = None
    zone: str = "UTC"
    minutes: int = 30
    effort: int = 2
    needs: tuple[Need, ...] = ("casual_chat",)
    cue: str = ""
    reward: str = ""
    backup: str = ""
    note: str = ""
    origin: Origin = Origin()
    person_id: str | None = None
    cards: tuple[str, ...] = ()
    status: Status = "open"
    closed_at: datetime | None = None
    backup_done: bool = False
    setting: Setting | None = None
    evening: str = ""
    situation: str | None = None
    matters_id: str | None = None
    worth: int | None = None
    where: str = ""


def is_with(plan: Plan, people: Collection[str]) -> bool:
    """Whether a plan is with one of these people, or was made from one of their pages."""
    return plan.person_id in people or (plan.origin.kind == "person" and plan.origin.ref in people)


def with_whom(plan: Plan) -> str | None:
    """The id of the person whom a plan is with, or from whose page it was made."""
    return plan.person_id or (plan.origin.ref if plan.origin.kind == "person" else None)


def counts_as_contact(plan: Plan) -> bool:
    """Whether a plan was contact: done, left early (being there counts), or fallen through with its backup done."""
    return plan.status in ("done", "left_early") or (plan.status == "fell_through" and plan.backup_done)
