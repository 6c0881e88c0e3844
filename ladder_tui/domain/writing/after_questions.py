"""Questions worth a moment because something was tried, set aside or fell through; kindness first where it hurt."""

from collections.abc import Collection, Iterator, Mapping
from datetime import datetime
from typing import Final

import msgspec

from ladder_tui.domain.base.dayparts import day_start
from ladder_tui.domain.base.thresholds import thresholds
from ladder_tui.domain.base.vocabulary import Writes
from ladder_tui.domain.items.kindness import KindMoment
from ladder_tui.domain.items.prompts import Moment, ReflectionPrompt
from ladder_tui.domain.records.attempts import Attempt, hurts, over_at, resting
from ladder_tui.domain.records.entries import is_put_down
from ladder_tui.domain.records.plans import Plan
from ladder_tui.domain.snapshot import Snapshot, not_safe
from ladder_tui.domain.writing.answers import told_of
from ladder_tui.domain.writing.of_the_day import prompts_for
from ladder_tui.domain.writing.prompts import kindness_first, of_one_kind


class Happening(msgspec.Struct, frozen=True, kw_only=True):
    """A plan or attempt that was closed. `ref` is its id; `distress` is 0 to 100, None where nothing was noted."""

    ref: str
    title: str
    at: datetime
    moment: Moment
    hurt: bool
    distress: int | None = None
    plan_id: str | None = None
    attempt_id: str | None = None
    kind_moment: KindMoment = "setback"
    #: What was told with it already: easy, hard, adjust. Nobody is asked for it again.
    told: frozenset[Writes] = frozenset()
    #: False for what fell through and had no backup: nobody was there, and nothing went well or badly there.
    took_place: bool = True


#: What a question about something that did not take place writes or is about, and is therefore not asked.
_OF_WHAT_WAS: Final = frozenset(("easy", "hard", "barrier", "value", "win"))
_ABOUT_WHAT_WAS: Final = frozenset(("evidence", "small_things", "prediction", "ladder"))


class Offer(msgspec.Struct, frozen=True, kw_only=True):
    """A question about something that happened, or, without a prompt, a kindness step for it."""

    happening: Happening
    prompt: ReflectionPrompt | None = None

    @property
    def id(self) -> str:
        """The same for the same question about the same thing."""
        return f"{self.happening.ref}/{self.prompt.id if self.prompt is not None else 'kindness'}"


def happenings(snapshot: Snapshot) -> tuple[Happening, ...]:
    """What was closed today or yesterday, newest first. A plan that was tried as an attempt counts once.

    What was with a person marked unsafe, or has a title that names one, is left out.
    """
    limits = thresholds(snapshot.settings.thresholds)
    since = day_start(snapshot.now, days_ago=int(limits["questions.days_before"]))
    attempts = [
        attempt
        for attempt in snapshot.attempts.values()
        if attempt.closed_at is not None and attempt.status != "open" and since <= attempt.closed_at <= snapshot.now
    ]
    tried = {attempt.plan_id for attempt in attempts}
    unsafe = not_safe(snapshot)
    happened = [
        _from_attempt(attempt, limits)
        for attempt in attempts
        if not unsafe.has_plan(attempt.plan_id) and not unsafe.names(attempt.title)
    ]
    for plan in snapshot.plans.values():
        closed = plan.closed_at
        if (
            closed is not None
            and since <= closed <= snapshot.now
            and plan.status != "open"
            and plan.id not in tried
            and not unsafe.has(plan)
        ):
            happened.append(_from_plan(plan))
    happened.sort(key=lambda happening: happening.at, reverse=True)
    return tuple(happened)


def offers(snapshot: Snapshot, *, limit: int = 3, kind_done: Collection[str] = ()) -> tuple[Offer, ...]:
    """At most `limit` offers: kindness for what hurt, one question for each thing, then the core ones still open.

    A thing with an entry is left alone, except that core questions (easy, hard, adjust) stay until each is answered,
    here or with the try itself. Questions about two things are of two kinds, core ones left out. Kindness also comes
    first where a question of the moment is meant for calmer ones.
    About a try that rests nothing is asked yet; a kind step is offered all the same. What was put down is not brought
    up again at all.
    `kind_done` holds the refs for which a kindness step was taken already.
    """
    down = {entry.attempt_id for entry in snapshot.entries.values() if is_put_down(entry)}
    latest = [each for each in happenings(snapshot) if each.attempt_id is None or each.attempt_id not in down][:limit]
    written = _written(snapshot)
    kind = [Offer(happening=h) for h in latest if _is_kind_first(snapshot, h) and h.ref not in {*written, *kind_done}]
    first: list[Offer] = []
    more: list[Offer] = []
    used: dict[str, ReflectionPrompt] = {}
    for happening in latest:
        asked = list(_questions(snapshot, happening, written.get(happening.ref, frozenset()), used, limit))
        used.update((prompt.id, prompt) for prompt in asked[:1] if not prompt.core)
        first += [Offer(happening=happening, prompt=prompt) for prompt in asked[:1]]
        more += [Offer(happening=happening, prompt=prompt) for prompt in asked[1:] if prompt.core]
    return tuple([*kind, *first, *more][:limit])


def _questions(
    snapshot: Snapshot,
    happening: Happening,
    answered: Collection[str],
    used: Mapping[str, ReflectionPrompt],
    limit: int,
) -> Iterator[ReflectionPrompt]:
    """The questions left for one thing: core ones that are still open, and others only while nothing was written."""
    attempt = snapshot.attempts.get(happening.attempt_id or "")
    if attempt is not None and resting(attempt, snapshot.now, thresholds(snapshot.settings.thresholds)):
        return
    before = list(used.values())[-1:]
    most = limit + len(used) + len(before) if happening.took_place else len(snapshot.library.reflections)
    for prompt in prompts_for(happening.moment, snapshot, distress=happening.distress, limit=most):
        if prompt.core and (prompt.id in answered or prompt.writes in happening.told):
            continue
        if not (happening.took_place or _can_be_asked_of_nothing(prompt)):
            continue
        if not prompt.core and (
            answered or prompt.id in used or any(of_one_kind(earlier, prompt) for earlier in before)
        ):
            continue
        yield prompt


def _can_be_asked_of_nothing(prompt: ReflectionPrompt) -> bool:
    return prompt.writes not in _OF_WHAT_WAS and _ABOUT_WHAT_WAS.isdisjoint(prompt.tags)


def _is_kind_first(snapshot: Snapshot, happening: Happening) -> bool:
    prompts = snapshot.not_removed(snapshot.library.reflections)
    return happening.hurt or kindness_first(happening.moment, prompts, happening.distress)


def happening_of(snapshot: Snapshot, ref: str) -> Happening | None:
    """The plan or attempt of an id, whenever it was closed; None when it is gone or still open."""
    if (attempt := snapshot.attempts.get(ref)) is not None and attempt.status != "open":
        return _from_attempt(attempt, thresholds(snapshot.settings.thresholds))
    if (plan := snapshot.plans.get(ref)) is not None and plan.status != "open":
        return _from_plan(plan)
    return None


def _written(snapshot: Snapshot) -> dict[str, set[str]]:
    """Ids of plans and attempts that entries of the last days are about, with the prompts answered for each."""
    limits = thresholds(snapshot.settings.thresholds)
    since = day_start(snapshot.now, days_ago=int(limits["questions.days_before"]))
    written: dict[str, set[str]] = {}
    for entry in snapshot.entries.values():
        for ref in (entry.plan_id, entry.attempt_id):
            if ref is not None and entry.at >= since:
                written.setdefault(ref, set()).add(entry.prompt_id or "")
    return written


def _from_plan(plan: Plan) -> Happening:
    fell = plan.status == "fell_through" and not plan.backup_done
    moment: Moment = "after"
    if fell or plan.status == "left_early":
        moment = "setback"
    elif plan.status == "self_cancelled":
        moment = "skipped"
    return Happening(
        ref=plan.id,
        title=plan.title,
        at=plan.closed_at or plan.created,
        moment=moment,
        hurt=moment == "setback",
        plan_id=plan.id,
        took_place=not fell,
        kind_moment="after_leaving" if plan.status == "left_early" else "setback",
    )


def _from_attempt(attempt: Attempt, limits: Mapping[str, float]) -> Happening:
    outcome = attempt.outcome
    end = outcome.end if outcome is not None else None
    peak = outcome.peak if outcome is not None else None
    fell = attempt.status == "fell_through" and not attempt.backup_done
    hurt = hurts(attempt, limits) or fell or (peak is not None and peak >= limits["kindness.peak"])
    moment: Moment = "setback" if hurt else "skipped" if attempt.status == "self_cancelled" else "after"
    return Happening(
        ref=attempt.id,
        title=attempt.title,
        at=over_at(attempt),
        moment=moment,
        hurt=hurt,
        distress=end if end is not None else peak,
        plan_id=attempt.plan_id,
        attempt_id=attempt.id,
        kind_moment="after_leaving" if attempt.status == "left_early" else "setback",
        told=told_of(attempt),
        took_place=not fell,
    )
