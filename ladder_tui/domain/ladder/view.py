"""The ladder: rungs ordered by expected distress, where one stands on it, and what its order shows."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from types import MappingProxyType
from typing import Final, Literal

import msgspec
from msgspec.structs import replace

from ladder_tui.domain.base.thresholds import DEFAULTS
from ladder_tui.domain.records.attempts import Attempt, peak_of, tries_by_rung
from ladder_tui.domain.records.rungs import Rung

#: Where a rung stands: `here` is the current one, `known` tried often enough, `ahead` not tried yet.
RungState = Literal["known", "tried", "here", "ahead", "set aside"]
#: What each of these words means, for help.
STATE_MEANINGS: Final[Mapping[RungState, str]] = MappingProxyType(
    {
        "here": "the step you are at",
        "ahead": "not tried yet",
        "tried": "tried, and still new",
        "known": "tried often enough to know it",
        "set aside": "out of the way; it can be taken back, and is invited back once",
    }
)
#: No try of any rung.
UNTRIED: Final[Mapping[str, list[Attempt]]] = MappingProxyType({})


class RungView(msgspec.Struct, frozen=True, kw_only=True):
    """One line of the ladder. `low`, `high` and `mean` are of the heights noted of its tries, None where there is none;
    `estimate` is the first likelihood before and the last after, 0 to 100."""

    rung: Rung
    state: RungState
    tries: int = 0
    low: int | None = None
    high: int | None = None
    mean: int | None = None
    estimate: tuple[int, int] | None = None


class Gap(msgspec.Struct, frozen=True, kw_only=True):
    """Two neighbouring rungs further apart than is easy to step; `size` in SUDS."""

    lower: Rung
    upper: Rung
    size: int

    @property
    def between(self) -> int:
        """The expected SUDS of a step between them."""
        middle = suds_between(self.lower.suds, self.upper.suds)
        return self.lower.suds if middle is None else middle

    @property
    def words(self) -> str:
        """One sentence, with the option it opens."""
        return f"From {self.lower.suds} to {self.upper.suds} is a big step; there is room for one between."


class Ladder(msgspec.Struct, frozen=True, kw_only=True):
    """The whole ladder as it is shown: set-aside rungs last, where one is, how many were tried, wide gaps."""

    views: tuple[RungView, ...]
    here: Rung | None
    tried: int
    gaps: tuple[Gap, ...]

    @property
    def words(self) -> str:
        """How much of it was tried: "7 of 10 tried"; empty for an empty ladder."""
        standing = sum(1 for view in self.views if view.state != "set aside")
        return f"{self.tried} of {standing} tried" if standing else ""


def suds_between(lower: int, upper: int) -> int | None:
    """The middle of two SUDS values, rounded to 5 where that lies strictly between them; None where nothing does."""
    if upper - lower < 2:
        return None
    near = 5 * round((lower + upper) / 10)
    return near if lower < near < upper else (lower + upper) // 2


def ordered(rungs: Iterable[Rung]) -> tuple[Rung, ...]:
    """The rungs from the easiest up, the older first where two are equal; those set aside at the end."""
    return tuple(sorted(rungs, key=lambda rung: (rung.set_aside, rung.suds, rung.order, rung.created, rung.id)))


def size_of(rung: Rung, tries: Iterable[Attempt]) -> int:
    """How big a rung is for the user, 0 to 100: the middle of the heights of its own tries, else what is expected."""
    own = sorted(peak for attempt in tries if (peak := peak_of(attempt)) is not None)
    return (own[(len(own) - 1) // 2] + own[len(own) // 2]) // 2 if own else rung.suds


def is_hard(attempt: Attempt, limits: Mapping[str, float]) -> bool:
    """Whether a try speaks for a pause: very high, and the estimate did not fall."""
    peak, outcome = peak_of(attempt), attempt.outcome
    if peak is None or outcome is None:
        return False
    return peak >= limits["ladder.pause_peak"] and outcome.likelihood_next >= attempt.prediction.likelihood


def hard_or_left(attempt: Attempt, limits: Mapping[str, float]) -> bool:
    """Whether a try speaks for something easier: very high, or left early."""
    return attempt.status == "left_early" or (peak_of(attempt) or 0) >= limits["ladder.hard_peak"]


def easier_than(rung: Rung, lower: Sequence[Rung], tried: Mapping[str, list[Attempt]]) -> Rung | None:
    """The next rung down, the last of `lower` that is easier than what the tries of `rung` were like.

    One that was tried itself, and went as high as the easiest of them, is no step down.
    """
    own = (peak for attempt in tried.get(rung.id, ()) if (peak := peak_of(attempt)) is not None)
    height = max(rung.suds, min(own, default=0))
    level = [other for other in lower if size_of(other, tried.get(other.id, ())) <= height]
    return level[-1] if level else None


def easy_one(rungs: Sequence[Rung], tried: Mapping[str, list[Attempt]], limits: Mapping[str, float]) -> Rung | None:
    """What asks little, for a day of little energy: of these rungs, from the easiest up, the hardest that is easy.

    One that was not tried yet comes first. None where all of them ask more.
    """
    easy = [rung for rung in rungs if size_of(rung, tried.get(rung.id, ())) < limits["ladder.easy"]]
    new = [rung for rung in easy if rung.id not in tried]
    return (new or easy)[-1] if easy else None


def gaps(rungs: Iterable[Rung], limits: Mapping[str, float] = DEFAULTS) -> tuple[Gap, ...]:
    """Neighbours more than 20 SUDS apart, from the bottom up; rungs set aside are stepped over."""
    standing = [rung for rung in ordered(rungs) if not rung.set_aside]
    return tuple(
        Gap(lower=lower, upper=upper, size=upper.suds - lower.suds)
        for lower, upper in pairwise(standing)
        if upper.suds - lower.suds > limits["ladder.gap"]
    )


def here(rungs: Iterable[Rung], attempts: Iterable[Attempt] = ()) -> Rung | None:
    """Where one is: the rung marked as current, else the easiest not tried yet, else the highest; None on no ladder."""
    standing = [rung for rung in ordered(rungs) if not rung.set_aside]
    marked = next((rung for rung in standing if rung.current), None)
    if marked is not None or not standing:
        return marked
    tried = tries_by_rung(attempts)
    return next((rung for rung in standing if rung.id not in tried), standing[-1])


def ladder(rungs: Iterable[Rung], attempts: Iterable[Attempt], limits: Mapping[str, float] = DEFAULTS) -> Ladder:
    """The ladder as it is shown, from rungs and attempts in any order."""
    listed, noted = ordered(rungs), tuple(attempts)
    tried, current = tries_by_rung(noted), here(listed, noted)
    views = tuple(_view(rung, tried.get(rung.id, []), current, limits) for rung in listed)
    known = sum(1 for view in views if view.tries and view.state != "set aside")
    return Ladder(views=views, here=current, tried=known, gaps=gaps(listed, limits))


def reordered(rungs: Iterable[Rung], rung: Rung, up: bool) -> tuple[Rung, ...]:
    """The rungs that change when `rung` moves one place up (harder) or down, itself first; () when it is at the end.

    It gets a SUDS between its new neighbours. Where there is no room between them it shares one of theirs, and the
    `order` of the rungs with that SUDS is written anew where it does not decide. Rungs set aside and rungs of other
    ladders are stepped over.
    """
    standing = [each for each in ordered(rungs) if not each.set_aside and each.ladder_id == rung.ladder_id]
    place = next((index for index, each in enumerate(standing) if each.id == rung.id), None)
    if place is None or not 0 <= (to := place + (1 if up else -1)) < len(standing):
        return ()
    wanted = [each for each in standing if each.id != rung.id]
    lower = wanted[to - 1] if to else None
    upper = wanted[to] if to < len(wanted) else None
    here_now = replace(standing[place], suds=_suds_at(standing[place], lower, upper))
    wanted.insert(to, here_now)
    if list(ordered(wanted)) != wanted:
        level = [each for each in wanted if each.suds == here_now.suds]
        orders = {each.id: order for order, each in enumerate(level)}
        wanted = [replace(each, order=orders.get(each.id, each.order)) for each in wanted]
    before = {each.id: each for each in standing}
    changed = [each for each in wanted if each != before[each.id]]
    return tuple(sorted(changed, key=lambda each: each.id != rung.id))


def _suds_at(rung: Rung, lower: Rung | None, upper: Rung | None) -> int:
    """The SUDS of a rung put between two others; as it is where it fits there."""
    low, high = lower.suds if lower is not None else 0, upper.suds if upper is not None else 100
    if low <= rung.suds <= high:
        return rung.suds
    if lower is None:
        return max(0, high - 5)
    if upper is None:
        return min(100, low + 5)
    middle = suds_between(low, high)
    return low if middle is None else middle


def _view(rung: Rung, tries: list[Attempt], current: Rung | None, limits: Mapping[str, float]) -> RungView:
    state: RungState = "known" if len(tries) >= limits["ladder.known_tries"] else "tried" if tries else "ahead"
    if rung.set_aside:
        state = "set aside"
    elif current is not None and rung.id == current.id:
        state = "here"
    if not tries:
        return RungView(rung=rung, state=state)
    heights = [peak for attempt in tries if (peak := peak_of(attempt)) is not None]
    after = [attempt.outcome.likelihood_next for attempt in tries if attempt.outcome is not None]
    return RungView(
        rung=rung,
        state=state,
        tries=len(tries),
        low=min(heights, default=None),
        high=max(heights, default=None),
        mean=round(sum(heights) / len(heights)) if heights else None,
        estimate=(tries[0].prediction.likelihood, after[-1]) if after else None,
    )


def room_below(rung: Rung, rungs: Iterable[Rung], tried: Mapping[str, list[Attempt]] = UNTRIED) -> int | None:
    """The SUDS that a step between a rung and the one below it would have; None where there is no room.

    What a rung was like counts before what was expected of it: with heights noted the middle is taken from them, and
    it is easier than each of them. Below is the nearest easier one among the standing rungs of its ladder, 0 where
    there is none. `tried` are the tries by rung (`tries_by_rung`).
    """
    own = [peak for attempt in tried.get(rung.id, ()) if (peak := peak_of(attempt)) is not None]
    easiest = min(own, default=rung.suds)
    below = next_below(rung, rungs, tried, easiest)
    middle = suds_between(below, size_of(rung, tried.get(rung.id, ())))
    return suds_between(below, easiest) if middle is not None and middle >= easiest else middle


def next_below(rung: Rung, rungs: Iterable[Rung], tried: Mapping[str, list[Attempt]], height: int) -> int:
    """The size of the hardest other rung that is easier than `height`; 0 where there is none.

    One that stands above and was not tried is no easier one, however high the tries of `rung` went.
    """
    sizes = (
        size_of(other, tried.get(other.id, ()))
        for other in rungs
        if not other.set_aside
        and other.ladder_id == rung.ladder_id
        and other.id != rung.id
        and (other.suds < rung.suds or other.id in tried)
    )
    return max((size for size in sizes if size < height), default=0)
