"""What today holds, put together for one glance: what stands, what is next, what could be, a card to take along."""

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from ladder_tui.domain.base.thresholds import thresholds
from ladder_tui.domain.calendar.agenda import AgendaItem, agenda, week_load
from ladder_tui.domain.calendar.take_along import Along, take_along
from ladder_tui.domain.ladder.next_step import ENOUGH, NextStep, next_step, rungs_at_rest
from ladder_tui.domain.picks.picker import Picks, pick
from ladder_tui.domain.records.checkins import CheckIn
from ladder_tui.domain.records.plans import Plan
from ladder_tui.domain.records.rungs import Rung
from ladder_tui.domain.snapshot import Snapshot, check_in_of_today, once_for_each, rested
from ladder_tui.domain.tries.begun import Begun, begun_lately
from ladder_tui.domain.writing.kind_lines import line_of_the_day


class Today(msgspec.Struct, frozen=True, kw_only=True):
    """One day for one glance. `next` is the first thing still open that suits the day; `picks` is None when the day has
    no room, something was tried, or rest was chosen. `step` is the next step as every place names it, `rung` its rung
    while it is neither planned for today nor begun. `resting_rungs` are the rungs of today's plans that do not suit it.

    `enough` says, where it is so, that the day has enough in it already: no idea follows then.

    `look_back` says that this is the day chosen for it, and that a week has gone by since the last one.

    `along` is what goes along to the next thing, or on any day. `begun` is what was begun and not finished; `going` the
    same by the id of a plan that stands on today, whose line says it then.
    """

    items: tuple[AgendaItem, ...] = ()
    next: AgendaItem | None = None
    step: NextStep = NextStep(stand="no ladder")
    rung: Rung | None = None
    resting_rungs: frozenset[str] = frozenset()
    picks: Picks | None = None
    resting: bool = False
    enough: str = ""
    look_back: bool = False
    along: Along = Along()
    line: str = ""
    checkin: CheckIn | None = None
    begun: tuple[Begun, ...] = ()
    going: Mapping[str, Begun] = msgspec.field(default_factory=dict)


def today_of(snapshot: Snapshot) -> Today:
    """What the snapshot's day holds."""
    items = agenda(snapshot, snapshot.today)
    left = open_items(items)
    resting, step = rested(snapshot), next_step(snapshot)
    rests = rungs_at_rest(snapshot, {id for item in left if (id := rung_of(item)) is not None}, step)
    enough = _enough(snapshot, left, step)
    room = not resting and not enough
    lately = begun_lately(snapshot)
    going = _going(lately, items)
    rung = step.rung if room and step.rung is not None and step.rung.id not in set(map(rung_of, items)) else None
    return Today(
        items=items,
        next=next((item for item in left if rung_of(item) not in rests), None),
        step=step,
        resting_rungs=rests,
        rung=None if rung is not None and any(each.rung_id == rung.id for each in lately) else rung,
        picks=picks_now(snapshot) if room else None,
        resting=resting,
        enough=enough,
        look_back=_look_back(snapshot),
        along=take_along(snapshot, items),
        line=line_of_the_day(snapshot, planned=len(left)),
        checkin=check_in_of_today(snapshot),
        begun=tuple(each for each in lately if each not in going.values()),
        going=going,
    )


@once_for_each
def picks_now(snapshot: Snapshot) -> Picks:
    """The suggestions of the moment, whether or not the day has room for them."""
    return pick(snapshot, load=week_load(snapshot, snapshot.today))


def _look_back(snapshot: Snapshot) -> bool:
    if snapshot.today.weekday() != snapshot.settings.look_back_day:
        return False
    from ladder_tui.domain.review.prefill import review_is_possible  # late: needed on one day of the week

    return review_is_possible(snapshot)


def enough_today(snapshot: Snapshot) -> str:
    """That today has enough in it already, so that no idea follows in any place; "" where there is room for more."""
    return _enough(snapshot, open_items(agenda(snapshot, snapshot.today)), next_step(snapshot))


def _enough(snapshot: Snapshot, left: Sequence[AgendaItem], step: NextStep) -> str:
    if step.stand == "enough":
        return ENOUGH
    # With so many things still open a day is full, and nothing is suggested (docs/design.md 3, Today).
    full = len(left) >= thresholds(snapshot.settings.thresholds)["day.full"]
    return "That is enough for one day" if full else ""


def _going(lately: Iterable[Begun], items: Iterable[AgendaItem]) -> dict[str, Begun]:
    """What was begun for a plan of today, or before the plan's rung was tried; by the plan's id."""
    listed = tuple(lately)
    by_plan: dict[str, Begun] = {}
    for item in items:
        rung_id = rung_of(item)
        for each in listed:
            of_rung = (
                each.stage == "before" and rung_id is not None and each.rung_id == rung_id and item.status == "open"
            )
            if (each.plan_id == item.ref or of_rung) and each not in by_plan.values():
                by_plan.setdefault(item.ref, each)
    return by_plan


def open_items(items: Iterable[AgendaItem]) -> Sequence[AgendaItem]:
    """What could still take a card along: open plans and occurrences, in order of time."""
    return [item for item in items if item.status == "open" and item.kind != "promise"]


def rung_of(item: AgendaItem) -> str | None:
    """The id of the rung that a plan was made from."""
    return item.source.origin.ref if isinstance(item.source, Plan) and item.origin == "rung" else None
