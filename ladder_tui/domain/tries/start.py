"""What a try begins with: everything that its rung, its plan and earlier tries already say."""

from collections.abc import Iterable

import msgspec

from ladder_tui.domain.base.clean import is_blank
from ladder_tui.domain.base.vocabulary import Setting, Stage
from ladder_tui.domain.cards.dealing import setting_of_plan
from ladder_tui.domain.ladder.in_use import is_pack_guess
from ladder_tui.domain.ladder.view import ordered
from ladder_tui.domain.records.attempts import Attempt
from ladder_tui.domain.records.people import Person
from ladder_tui.domain.records.plans import Origin, Plan
from ladder_tui.domain.records.rungs import Rung
from ladder_tui.domain.snapshot import Snapshot


class Start(msgspec.Struct, frozen=True, kw_only=True):
    """A try before its prediction, at a rung, for a plan, or both. `like` is the plan, or what one would look like.

    `cue` says when and where, `guess` is the rung's own fear to begin with, `habits` its helper habits to leave out,
    `suds` 0 to 100, None where only a pack has guessed it. `upper` says that the rung is in the upper half of its
    ladder, where the same without cards is offered.
    """

    ref: str
    title: str
    like: Plan
    rung: Rung | None = None
    plan: Plan | None = None
    person: Person | None = None
    suds: int | None = None
    cue: str = ""
    guess: str = ""
    habits: tuple[str, ...] = ()
    upper: bool = False
    setting: Setting | None = None
    stage: Stage | None = None

    @property
    def draft_id(self) -> str:
        """Under which its unfinished answers are kept (see begun.py)."""
        return f"before:{self.ref}"

    @property
    def terms(self) -> frozenset[str]:
        """Words by which a note that fits is found: place, stage and needs, and that a guess is being made."""
        return frozenset(term for term in (self.setting, self.stage, *self.like.needs, "prediction") if term)


def start_of(
    snapshot: Snapshot, *, rung: Rung | None = None, plan: Plan | None = None, attempt: Attempt | None = None
) -> Start:
    """What a try at `rung`, for `plan`, or for a plan made from a rung begins with.

    `attempt` is the try itself where it has begun; its rung and plan may be gone. Raises ValueError without any.
    """
    if rung is None and plan is not None and plan.origin.kind == "rung":
        rung = snapshot.rungs.get(plan.origin.ref or "")
    if rung is None and plan is None:
        if attempt is None:
            raise ValueError("A try needs a step or a plan.")
        like = Plan(id=attempt.id, title=attempt.title, day=snapshot.today, created=snapshot.now, zone=snapshot.zone)
        return Start(ref=attempt.id, title=attempt.title, like=like, suds=attempt.prediction.suds)
    title = attempt.title if attempt is not None else plan.title if plan is not None else rung.text if rung else ""
    person = snapshot.people.get(plan.person_id or "") if plan is not None else None
    idea = snapshot.library.rungs.get(rung.source or "") if rung is not None else None
    setting = rung.setting if rung is not None else setting_of_plan(snapshot, plan) if plan is not None else None
    return Start(
        ref=rung.id if rung is not None else plan.id if plan is not None else "",
        title=title,
        like=plan if plan is not None else _plan_like(rung, snapshot),
        rung=rung,
        plan=plan,
        person=person,
        suds=rung.suds if rung is not None and not is_pack_guess(rung, snapshot.library) else None,
        cue=plan.cue if plan is not None else "",
        guess=(rung.prediction if rung is not None else "") or (idea.prediction if idea is not None else ""),
        habits=(rung.habits if rung is not None else ()) or (idea.drop if idea is not None else ()),
        upper=rung is not None and upper_half(rung, snapshot.rungs.values()),
        setting=plan.setting if plan is not None and plan.setting is not None else setting,
        stage=(rung.stage if rung is not None else None) or (idea.stage if idea is not None else None),
    )


def _plan_like(rung: Rung | None, snapshot: Snapshot) -> Plan:
    assert rung is not None
    return Plan(
        id=rung.id,
        title=rung.text,
        day=snapshot.today,
        created=snapshot.now,
        zone=snapshot.zone,
        minutes=rung.minutes,
        effort=rung.effort,
        needs=rung.needs,
        reward=rung.reward,
        backup=rung.backup,
        origin=Origin(kind="rung", ref=rung.id),
        setting=rung.setting,
    )


def open_plan_of(snapshot: Snapshot, rung: Rung) -> Plan | None:
    """Today's open plan made from a rung, the earliest of the day."""
    plans = [
        plan
        for plan in snapshot.plans.values()
        if plan.status == "open" and plan.day == snapshot.today and plan.origin == Origin(kind="rung", ref=rung.id)
    ]
    return min(plans, key=lambda plan: (plan.at is None, plan.at.isoformat() if plan.at else "", plan.id), default=None)


def upper_half(rung: Rung, rungs: Iterable[Rung]) -> bool:
    """Whether a rung stands in the upper half of its ladder (docs/design.md 4.5); the only rung does not."""
    standing = [r.id for r in ordered(rungs) if r.ladder_id == rung.ladder_id and (not r.set_aside or r.id == rung.id)]
    return len(standing) > 1 and 2 * standing.index(rung.id) >= len(standing)


def own_habits(text: str) -> tuple[str, ...]:
    """Helper habits from a line of own words, parted by commas or semicolons."""
    parts = (" ".join(part.split()) for part in text.replace(";", ",").split(","))
    return tuple(dict.fromkeys(part for part in parts if not is_blank(part)))
