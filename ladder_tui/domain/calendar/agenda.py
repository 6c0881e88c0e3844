"""The agenda: what stands on a day, put together from opportunities, plans and promises."""

from collections.abc import Mapping, Sequence
from datetime import date, time, timedelta
from typing import Final, Literal

import msgspec

from ladder_tui.domain.base.recurrence import in_words
from ladder_tui.domain.base.text_search import fold
from ladder_tui.domain.base.vocabulary import Need, Status
from ladder_tui.domain.base.wall_clock import clock_order, shown_in
from ladder_tui.domain.base.when import FIRST_DAY, LAST_DAY
from ladder_tui.domain.calendar.occurrences import placements
from ladder_tui.domain.records.opportunities import Opportunity
from ladder_tui.domain.records.people import Promise
from ladder_tui.domain.records.plans import CARRIED, OriginKind, Plan, with_whom
from ladder_tui.domain.snapshot import Snapshot, not_safe

AgendaKind = Literal["occurrence", "plan", "routine", "promise"]

#: Between two zones lie at most 26 hours, so a plan of another zone is at most two days away.
_REACH: Final = timedelta(days=2)
#: What orders a day: time, group, title, id. Closing something changes none of them, so it keeps its place.
_Place = tuple[tuple[bool, int, int, int], int, str, str]
_PLANS, _ROUTINES, _PROMISES = range(3)


class AgendaItem(msgspec.Struct, frozen=True, kw_only=True):
    """One line of a day: the record it shows, and the day and time of the user's wall clock (`at` None: any time).

    `original` names the occurrence (the day its rule gave), for a plan the occurrence it was made from. `note` says
    in words how it repeats, "" if it does not. `routine` is true for routines and for plans made from one.
    """

    source: Plan | Opportunity | Promise
    day: date
    at: time | None = None
    original: date | None = None
    note: str = ""
    routine: bool = False

    @property
    def kind(self) -> AgendaKind:
        """What it is."""
        if isinstance(self.source, Plan):
            return "plan"
        if isinstance(self.source, Promise):
            return "promise"
        return "routine" if self.routine else "occurrence"

    @property
    def ref(self) -> str:
        """The id of the plan, opportunity or promise."""
        return self.source.id

    @property
    def title(self) -> str:
        """What the user called it."""
        return self.source.text if isinstance(self.source, Promise) else self.source.title

    @property
    def status(self) -> Status:
        """The status of a plan; a kept promise is done; an occurrence without a plan is open."""
        if isinstance(self.source, Plan):
            return self.source.status
        return "done" if isinstance(self.source, Promise) and self.source.kept_at is not None else "open"

    @property
    def minutes(self) -> int:
        """How long it takes; 0 for a promise."""
        return 0 if isinstance(self.source, Promise) else self.source.minutes

    @property
    def effort(self) -> int:
        """What it takes out of the user, 1 to 5; 0 for a promise."""
        return 0 if isinstance(self.source, Promise) else self.source.effort

    @property
    def needs(self) -> tuple[Need, ...]:
        """The needs it serves; none for a promise."""
        return () if isinstance(self.source, Promise) else self.source.needs

    @property
    def cue(self) -> str:
        """What starts it, "" if nothing was chosen."""
        return "" if isinstance(self.source, Promise) else self.source.cue

    @property
    def reward(self) -> str:
        """What comes after it, "" if nothing was chosen."""
        return "" if isinstance(self.source, Promise) else self.source.reward

    @property
    def backup(self) -> str:
        """The smaller thing that stands ready, "" if nothing was chosen."""
        return "" if isinstance(self.source, Promise) else self.source.backup

    @property
    def own_note(self) -> str:
        """What the user noted about it."""
        return "" if isinstance(self.source, Promise) else self.source.note

    @property
    def person_id(self) -> str | None:
        """With or for whom."""
        return self.source.person_id

    @property
    def whom(self) -> str | None:
        """Whom its title may name: with or for whom it is, or from whose page it was made."""
        return with_whom(self.source) if isinstance(self.source, Plan) else self.source.person_id

    @property
    def cards(self) -> tuple[str, ...]:
        """Ids of the topic cards pinned to a plan."""
        return self.source.cards if isinstance(self.source, Plan) else ()

    @property
    def situation(self) -> str | None:
        """The id of the page that goes along to a plan."""
        return self.source.situation if isinstance(self.source, Plan) else None

    @property
    def backup_done(self) -> bool:
        """Whether the backup was done after a plan fell through."""
        return isinstance(self.source, Plan) and self.source.backup_done

    @property
    def origin(self) -> OriginKind:
        """What it was made from; a promise is one's own."""
        if isinstance(self.source, Plan):
            return self.source.origin.kind
        return "own" if isinstance(self.source, Promise) else "opportunity"


def agenda(snapshot: Snapshot, day: date) -> tuple[AgendaItem, ...]:
    """What stands on one day, as `agenda_between` puts it; nothing outside 1900 to 2200."""
    return agenda_between(snapshot, day, day).get(day, ())


def agenda_between(snapshot: Snapshot, start: date, end: date) -> Mapping[date, tuple[AgendaItem, ...]]:
    """Every day from `start` to `end` (both included, within 1900 to 2200) with what stands on it, () for nothing.

    Within a day in order of time, what has no time after that; closed things keep their place. An occurrence with a
    plan made from it is shown as that plan only, wherever the plan stands now. A promise stands on the day it is due;
    while it is open and that day has gone by, it stands on today instead, and once kept where it was kept. Promises
    without a date and everything with a person marked unsafe, or whose title names one, are left out.
    Cost: one look at each plan and promise, and the days inside the window.
    """
    start, end = max(start, FIRST_DAY), min(end, LAST_DAY)
    planned: set[tuple[str | None, date | None]] = set()
    near: list[Plan] = []
    low, high = start - _REACH, end + _REACH
    for plan in snapshot.plans.values():
        if plan.origin.kind == "opportunity":
            planned.add((plan.origin.ref, plan.origin.day))
        if low <= plan.day <= high:
            near.append(plan)
    lines: dict[date, list[tuple[_Place, AgendaItem]]] = {day: [] for day in _days_between(start, end)}
    unsafe = not_safe(snapshot)
    for plan in near:
        day, at = shown_in(plan.day, plan.at, of=plan.zone, to=snapshot.zone)
        if day in lines and not unsafe.has(plan):
            lines[day].append(_plan_line(plan, snapshot.opportunities, day, at))
    for opportunity in snapshot.opportunities.values():
        if opportunity.person_id in unsafe.ids or unsafe.names(opportunity.title):
            continue
        _add_occurrences(lines, opportunity, start, end, planned, snapshot.zone)
    for promise in snapshot.promises.values():
        stands = _promise_day(promise, snapshot)
        if stands in lines and promise.person_id not in unsafe.ids and not unsafe.names(promise.text):
            place = (clock_order(None), _PROMISES, fold(promise.text), promise.id)
            lines[stands].append((place, AgendaItem(source=promise, day=stands)))
    return {day: _in_order(placed) for day, placed in lines.items()}


def _days_between(start: date, end: date) -> list[date]:
    return [date.fromordinal(number) for number in range(start.toordinal(), end.toordinal() + 1)]


def _in_order(lines: list[tuple[_Place, AgendaItem]]) -> tuple[AgendaItem, ...]:
    if len(lines) > 1:
        lines.sort(key=_place)
    return tuple([item for _, item in lines])


def _place(line: tuple[_Place, AgendaItem]) -> _Place:
    return line[0]


def _plan_line(
    plan: Plan, opportunities: Mapping[str, Opportunity], day: date, at: time | None
) -> tuple[_Place, AgendaItem]:
    origin = plan.origin
    source = opportunities.get(origin.ref or "") if origin.kind == "opportunity" else None
    routine = source is not None and source.kind == "routine"
    # A plan takes the place of its occurrence, so the opportunity's id orders it among equals.
    place = (clock_order(at), _ROUTINES if routine else _PLANS, fold(plan.title), origin.ref or plan.id)
    original = None if source is None else origin.day
    note = "" if source is None else _repeats_in_words(source)
    return place, AgendaItem(source=plan, day=day, at=at, original=original, note=note, routine=routine)


def _add_occurrences(
    lines: dict[date, list[tuple[_Place, AgendaItem]]],
    opportunity: Opportunity,
    start: date,
    end: date,
    planned: set[tuple[str | None, date | None]],
    zone: str,
) -> None:
    note, routine = _repeats_in_words(opportunity), opportunity.kind == "routine"
    rest = (_ROUTINES if routine else _PLANS, fold(opportunity.title), opportunity.id)
    usual = (clock_order(opportunity.at), *rest)
    for original, day, at in placements(opportunity, start, end, zone=zone):
        if (opportunity.id, original) in planned:
            continue
        place = usual if at is opportunity.at else (clock_order(at), *rest)
        item = AgendaItem(source=opportunity, day=day, at=at, original=original, note=note, routine=routine)
        lines[day].append((place, item))


def _repeats_in_words(opportunity: Opportunity) -> str:
    return "" if opportunity.rule is None else in_words(opportunity.rule, opportunity.day)


def _promise_day(promise: Promise, snapshot: Snapshot) -> date | None:
    if promise.due is None:
        return None
    if promise.kept_at is None:
        return max(promise.due, snapshot.today)
    return max(promise.due, promise.kept_at.astimezone(snapshot.now.tzinfo).date())


def load_and_free(days: Mapping[date, Sequence[AgendaItem]]) -> tuple[int, tuple[date, ...]]:
    """The sum of efforts, and the free days, of days that `agenda_between` has put together, such as a week of a month.

    Plans that are open, done or left early, occurrences and routines add up (docs/design.md 4.3); routines and promises
    leave a day free.
    """
    load, free = 0, []
    for day, items in days.items():
        carried = [item for item in items if item.kind != "promise" and item.status in CARRIED]
        load += sum(item.effort for item in carried)
        if all(item.routine for item in carried):
            free.append(day)
    return load, tuple(free)


def week_load(snapshot: Snapshot, day: date) -> int:
    """The sum of the efforts of the user's week that `day` lies in; see `load_and_free`."""
    from ladder_tui.domain.base.weeks import week_of  # late: a list of days asks for no week

    first, last = week_of(day, snapshot.settings.week_start)
    return load_and_free(agenda_between(snapshot, first, last))[0]
