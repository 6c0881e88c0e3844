"""What may go into the report at all, and the one door for words that were typed (docs/design.md 4.6).

Whoever was marked as not safe never appears, and nothing that was done or written about them. Words of the packs are
nobody's secret and stand as they are; words that were typed go through only where their line is ticked.
"""

from collections.abc import Iterable
from datetime import date, datetime
from typing import TYPE_CHECKING, Final

from ladder_tui.domain.base.clean import is_blank, one_line
from ladder_tui.domain.base.dayparts import local_day
from ladder_tui.domain.base.suds import suds_word
from ladder_tui.domain.base.vocabulary import MOODS
from ladder_tui.domain.base.when import day_words
from ladder_tui.domain.people.redaction import as_initials, names_unsafe
from ladder_tui.domain.records.attempts import Attempt, over_at
from ladder_tui.domain.records.checkins import CheckIn
from ladder_tui.domain.records.entries import Win
from ladder_tui.domain.records.plans import Plan, is_with
from ladder_tui.domain.records.rungs import Rung
from ladder_tui.domain.report.parts import ReportChoice, Written
from ladder_tui.domain.snapshot import Snapshot, unsafe_ids

if TYPE_CHECKING:
    from ladder_tui.domain.items.templates import RungIdea

#: What steps are called where their words are left out.
_LETTERS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


class Material:
    """The tries, plans and check-ins of the chosen days, oldest first; `typed` gathers what each typed line met is,
    and its text, by the key it is ticked by."""

    def __init__(self, snapshot: Snapshot, choice: ReportChoice) -> None:
        self.snapshot = snapshot
        self.choice = choice
        self.typed: dict[str, tuple[str, str]] = {}
        unsafe = unsafe_ids(snapshot)
        out = {plan.id for plan in snapshot.plans.values() if is_with(plan, unsafe) or self._about(plan)}
        self._apart = frozenset(out)
        self.plans: tuple[Plan, ...] = tuple(
            plan
            for plan in snapshot.plans.values()
            if choice.first <= plan.day <= choice.last and plan.id not in out
            if choice.aside or plan.status != "self_cancelled"
        )
        tries = (
            attempt
            for attempt in snapshot.attempts.values()
            if attempt.status != "open" and self.holds(over_at(attempt))
            if attempt.plan_id not in out  # tries at a plan go the way of the plan
            if not names_unsafe(snapshot, attempt.title, attempt.prediction.feared)
            if choice.aside or attempt.status != "self_cancelled"
        )
        self.tries: tuple[Attempt, ...] = tuple(sorted(tries, key=lambda attempt: (over_at(attempt), attempt.id)))
        checkins = (checkin for checkin in snapshot.checkins.values() if self.holds(checkin.at))
        self.checkins: tuple[CheckIn, ...] = tuple(sorted(checkins, key=lambda one: (one.at, one.id)))

    def _about(self, plan: Plan) -> bool:
        return names_unsafe(self.snapshot, plan.title)

    def is_apart(self, win: Win) -> bool:
        """Whether a win came from something done with somebody who is not safe, or names them."""
        attempt = self.snapshot.attempts.get(win.attempt_id or "")
        of = {win.plan_id, attempt.plan_id if attempt is not None else None}
        told = (win.text, attempt.title if attempt is not None else "")
        return bool(of & self._apart) or names_unsafe(self.snapshot, *told)

    # -- days -------------------------------------------------------------------------------

    def on(self, at: datetime) -> date:
        """The user's day of a moment."""
        return local_day(at, self.snapshot.now)

    def holds(self, at: datetime) -> bool:
        """Whether a moment lies in the chosen days."""
        return self.choice.first <= self.on(at) <= self.choice.last

    def day(self, day: date) -> str:
        """A day as it stands in the report, with its year only where that is another one."""
        return day_words(day, today=self.choice.last, weekday=False)

    def that_day(self, attempt: Attempt) -> CheckIn | None:
        """The last check-in of the day of a try up to when it was over; unknown where there is none."""
        over = over_at(attempt)
        day = self.on(over)
        return next((one for one in reversed(self.checkins) if one.at <= over and self.on(one.at) == day), None)

    def moods(self, checkins: Iterable[CheckIn]) -> str:
        """ "anxious 5, steady 3", what was noted most often first."""
        noted = [checkin.mood for checkin in checkins]
        ordered = sorted((mood for mood in MOODS if mood in noted), key=lambda mood: -noted.count(mood))
        return ", ".join(f"{self.snapshot.library.label('mood', mood)} {noted.count(mood)}" for mood in ordered)

    # -- words ------------------------------------------------------------------------------

    def words(self, key: str, label: str, text: str) -> str:
        """Typed text as it may stand in the report: "" where its line is not ticked, or it names who is not safe."""
        if is_blank(text) or names_unsafe(self.snapshot, text):
            return ""
        self.typed.setdefault(key, (label, text))
        return self._named(text) if key in self.choice.ticked else ""

    def written(self) -> tuple[Written, ...]:
        """Each typed line met so far, as it would stand in the report."""
        return tuple(Written(key=key, label=label, text=self._named(text)) for key, (label, text) in self.typed.items())

    def _named(self, text: str) -> str:
        """One line of it, with names as they were asked for."""
        line = one_line(text)
        return line if self.choice.names else as_initials(self.snapshot.people.values(), line)

    def _idea_of(self, rung: Rung | None) -> "RungIdea | None":
        return self.snapshot.library.rungs.get(rung.source or "") if rung is not None else None

    def habit(self, text: str, rung: Rung | None) -> str:
        """A helper habit in words: one of a pack, or its own where ticked; "" else."""
        idea = self._idea_of(rung)
        if idea is not None and text in idea.drop and not names_unsafe(self.snapshot, text):
            return self._named(text)
        return self.words(f"habit:{one_line(text)}", "a helper habit", text)

    def step(self, text: str, rung: Rung | None, suds: int | None) -> str:
        """A step in words: those of a pack, its own where ticked, else how uneasy it is and where."""
        if self._is_of_pack(text, rung) and not names_unsafe(self.snapshot, text):
            return self._named(text)
        return self.words(_step_key(text), "a step", text) or self._without_words(text, rung, suds)

    def _is_of_pack(self, text: str, rung: Rung | None) -> bool:
        idea = self._idea_of(rung)
        return idea is not None and text == idea.text

    def _without_words(self, text: str, rung: Rung | None, suds: int | None) -> str:
        """A step without a typed word: how uneasy, where, and which of several: "a mild step, with neighbours (B)"."""
        setting = rung.setting if rung is not None else None
        place = self.snapshot.library.label("setting", setting) if setting else ""
        letter = self._letters().get(_step_key(text), "")
        step = "a step" if suds is None else f"a {suds_word(suds)} step"
        return step + (f", {place}" if place else "") + (f" ({letter})" if letter else "")

    def _letters(self) -> dict[str, str]:
        """A letter for each step that was tried and stands there without its words, so that one is told from another
        and known again; none where there is only one."""
        told = dict.fromkeys(
            _step_key(attempt.title)
            for attempt in self.tries
            if _step_key(attempt.title) not in self.choice.ticked
            and not self._is_of_pack(attempt.title, self.rung_of(attempt))
        )
        rounds = (divmod(number, len(_LETTERS)) for number in range(len(told)))
        letters = (_LETTERS[at] + (str(again + 1) if again else "") for again, at in rounds)
        return dict(zip(told, letters, strict=True)) if len(told) > 1 else {}

    def rung_of(self, attempt: Attempt) -> Rung | None:
        """The rung of a try, as it is now."""
        return self.snapshot.rungs.get(attempt.rung_id or "")

    def step_of(self, attempt: Attempt) -> str:
        """The step that was tried, in words."""
        return self.step(attempt.title, self.rung_of(attempt), attempt.prediction.suds)


def _step_key(text: str) -> str:
    return f"step:{one_line(text)}"


def mean(numbers: Iterable[int | None]) -> int | None:
    """The mean of what was noted, rounded half up; None where nothing was, since unknown is unknown."""
    noted = [number for number in numbers if number is not None]
    return int(sum(noted) / len(noted) + 0.5) if noted else None
