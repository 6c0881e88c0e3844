"""The report for a therapist or trusted friend: a stretch of weeks as sections of lines (docs/design.md 4.6).

Redacted unless chosen otherwise: names become initials, and nothing that was typed is in it at all. Whoever was marked
as not safe never appears, and nothing that was done or written about them. Counts are of records, never of days
without any.
"""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Final

import msgspec

from ladder_tui.domain.base.clean import one_line
from ladder_tui.domain.base.dayparts import local_day
from ladder_tui.domain.base.number_words import figure
from ladder_tui.domain.base.suds import suds_word
from ladder_tui.domain.base.thresholds import thresholds
from ladder_tui.domain.base.vocabulary import STATUS_WORDS
from ladder_tui.domain.base.weeks import week_of
from ladder_tui.domain.base.when import day_words
from ladder_tui.domain.calendar.load import planned_load
from ladder_tui.domain.growth.goal_progress import PERIOD_WORDS, progress
from ladder_tui.domain.growth.measure import CREDIT, direct_words, history
from ladder_tui.domain.ladder.next_step import Stand, next_step
from ladder_tui.domain.people.redaction import as_initials, names_unsafe
from ladder_tui.domain.records.attempts import HABIT_USES, Attempt, over_at
from ladder_tui.domain.records.goals import GoalTag
from ladder_tui.domain.records.plans import Plan, is_with
from ladder_tui.domain.records.rungs import Rung
from ladder_tui.domain.report.questions import Facts, questions
from ladder_tui.domain.snapshot import Snapshot, unsafe_ids

HEADER: Final = "Self-recorded notes, not an assessment."
#: What a report goes back by unless chosen otherwise.
WEEKS: Final = 4
#: What a goal counts, in words of the app's own.
GOAL_WORDS: Final[Mapping[GoalTag, str]] = {
    "new_conversation": "new conversations",
    "known_event": "known events",
    "contact": "contacts of any kind",
    "reach_out": "writing or calling first",
    "rung": "tries of a step",
    "being_there": "being among people",
    "shared_activity": "doing something together",
    "saying_no": "saying no, or asking for something",
}


#: What stands in the place of the next step where none is named.
_NOT_NAMED: Final[Mapping[Stand, str]] = {
    "pause": "a pause from the ladder",
    "rest": "rest today",
    "enough": "enough for today",
    "tired": "rest, with the energy of today",
    "closed": "the place of it is closed today",
    "make": "a step that has to be found first",
}


class ReportChoice(msgspec.Struct, frozen=True, kw_only=True):
    """What the report is of: days from `first` to `last`, both included; `names` and `texts` as they are, or not.

    `aside` takes in what was set aside, which is nobody's business unless one wants to speak of it.
    """

    first: date
    last: date
    names: bool = False
    texts: bool = False
    aside: bool = False


class Section(msgspec.Struct, frozen=True, kw_only=True):
    """One part. A line is a tuple of cells under `columns`; without columns each line has one cell. `note` ends it."""

    title: str
    lines: tuple[tuple[str, ...], ...]
    columns: tuple[str, ...] = ()
    note: str = ""


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """The whole report; sections with nothing in them are left out."""

    title: str
    header: tuple[str, ...]
    sections: tuple[Section, ...]


def last_weeks(today: date, weeks: int = WEEKS) -> ReportChoice:
    """The redacted report of so many weeks up to and with today."""
    return ReportChoice(first=today - timedelta(days=7 * weeks - 1), last=today)


def report(snapshot: Snapshot, choice: ReportChoice) -> Report:
    """The report of the chosen days. Raises ValueError with one sentence when the days run backwards."""
    if choice.last < choice.first:
        raise ValueError("The last day lies before the first; the other way round it is a stretch of time.")
    maker = _Maker(snapshot, choice)
    sections = (
        maker.goals(), maker.tries(), maker.habits(), maker.plans(), maker.energy(), maker.measure(), maker.helped(),
        maker.next_step(), maker.questions(),
    )  # fmt: skip
    days = f"{day_words(choice.first, weekday=False)} to {day_words(choice.last, weekday=False)}"
    names = "Names are as written." if choice.names else "Names are initials."
    texts = "What was written is included." if choice.texts else "What was written is left out."
    aside = () if choice.aside else ("What was set aside is left out.",)
    return Report(
        title=f"Notes from {days}",
        header=(HEADER, f"{names} {texts}" if choice.texts else texts, *aside),
        sections=tuple(section for section in sections if section.lines),
    )


class _Maker:
    """Makes the sections; holds what may go into the report, and the one door for text that was typed."""

    def __init__(self, snapshot: Snapshot, choice: ReportChoice) -> None:
        self._snapshot = snapshot
        self._choice = choice
        unsafe = unsafe_ids(snapshot)
        self._plans = [
            plan
            for plan in snapshot.plans.values()
            if choice.first <= plan.day <= choice.last and not is_with(plan, unsafe) and not self._about(plan)
            if choice.aside or plan.status != "self_cancelled"
        ]
        out = {
            plan.id for plan in snapshot.plans.values() if is_with(plan, unsafe) or self._about(plan)
        }  # tries at a plan go the way of the plan
        self._attempts = sorted(
            (
                attempt
                for attempt in snapshot.attempts.values()
                if attempt.status != "open" and self._in_range(self._day(attempt)) and attempt.plan_id not in out
                if not names_unsafe(snapshot, attempt.title, attempt.prediction.feared)
                if choice.aside or attempt.status != "self_cancelled"
            ),
            key=lambda attempt: (self._day(attempt), attempt.id),
        )

    def _about(self, plan: Plan) -> bool:
        return names_unsafe(self._snapshot, plan.title)

    def _in_range(self, day: date) -> bool:
        return self._choice.first <= day <= self._choice.last

    def _day(self, attempt: Attempt) -> date:
        return local_day(over_at(attempt), self._snapshot.now)

    def _text(self, text: str) -> str:
        """Typed text as it may stand in the report: nothing unless chosen, nothing about who is not safe."""
        if not self._choice.texts or names_unsafe(self._snapshot, text):
            return ""
        line = one_line(text)
        return line if self._choice.names else as_initials(self._snapshot.people.values(), line)

    def _shown_day(self, day: date) -> str:
        return day_words(day, today=self._choice.last, weekday=False)

    # -- sections ---------------------------------------------------------------------------

    def goals(self) -> Section:
        """Goals that ran in these days, how often they were meant, and how often it came about in them."""
        lines = []
        for goal in self._snapshot.goals.values():
            end = min(goal.until, goal.ended or goal.until)
            if goal.start > self._choice.last or end < self._choice.first:
                continue
            if names_unsafe(self._snapshot, goal.verb):
                continue
            matched = progress(self._snapshot, goal).found
            came = sum(match.counts and self._in_range(match.day) for match in matched)
            words = self._text(goal.verb) or GOAL_WORDS[goal.tag]
            lines.append((words, f"{_times(goal.count)} {PERIOD_WORDS[goal.period]}", _times(came)))
        return Section(title="Goals", columns=("goal", "meant", "came about"), lines=tuple(lines))

    def tries(self) -> Section:
        """Each try with its estimate before and after, and its height: peak and end of the unease, 0 to 100."""
        lines = []
        for attempt in self._attempts:
            outcome, rung = attempt.outcome, self._snapshot.rungs.get(attempt.rung_id or "")
            step = self._step_words(rung, attempt.prediction.suds)
            how = STATUS_WORDS[attempt.status] + (", backup done" if attempt.backup_done else "")
            lines.append(
                (
                    self._shown_day(self._day(attempt)),
                    self._text(attempt.title) or step,
                    how,
                    str(attempt.prediction.likelihood),
                    _number(outcome.likelihood_next if outcome is not None else None),
                    _number(outcome.peak if outcome is not None else None),
                    _number(outcome.end if outcome is not None else None),
                    outcome.happened if outcome is not None else "",
                )
            )
        columns = ("day", "step", "how it went", "likely before", "likely after", "peak", "end", "came true")
        note = (
            "Likely: how likely the feared outcome seemed, 0 to 100. Peak and end: unease, 0 to 100." if lines else ""
        )
        return Section(title="Tries", columns=columns, lines=tuple(lines), note=note)

    def habits(self) -> Section:
        """Helper habits that were to be left out, what became of each, and how high that try went, 0 to 100."""
        lines = tuple(
            (
                self._shown_day(self._day(attempt)),
                self._text(habit.name) or "a helper habit",
                HABIT_USES[habit.use],
                _number(attempt.outcome.peak),
            )
            for attempt in self._attempts
            if attempt.outcome is not None
            for habit in attempt.outcome.habits
        )
        columns = ("day", "helper habit", "in the try", "peak")
        return Section(title="Helper habits, to be left out", columns=columns, lines=lines)

    def plans(self) -> Section:
        """Planned against done, in counts."""
        count = {status: sum(plan.status == status for plan in self._plans) for status in STATUS_WORDS}
        instead = sum(plan.status == "fell_through" and plan.backup_done for plan in self._plans)
        rows = [("done", count["done"]), ("left early", count["left_early"]), ("set aside", count["self_cancelled"])]
        rows += [("fell through", count["fell_through"]), ("of these, backup done", instead)]
        rows += [("still open", count["open"])]
        lines = (("planned", str(len(self._plans))), *((word, str(number)) for word, number in rows if number))
        return Section(title="Planned and done", columns=("what", "plans"), lines=lines if self._plans else ())

    def energy(self) -> Section:
        """Week by week: mean energy of the check-ins, 1 to 5, and the sum of the efforts planned."""
        snapshot, start = self._snapshot, self._snapshot.settings.week_start
        noted: dict[date, list[int]] = {}
        for checkin in snapshot.checkins.values():
            day = local_day(checkin.at, snapshot.now)
            if self._in_range(day):
                noted.setdefault(week_of(day, start)[0], []).append(checkin.energy)
        weeks = sorted({*noted, *(week_of(plan.day, start)[0] for plan in self._plans)})
        lines = []
        for first in weeks:
            energies = noted.get(first, [])
            mean = f"{sum(energies) / len(energies):.1f}" if energies else ""
            load = planned_load(self._plans, first, start)
            begins = self._shown_day(max(first, self._choice.first))
            lines.append((begins, mean, str(len(energies)), str(load)))
        columns = ("week from", "mean energy", "check-ins", "load")
        note = "Energy: 1 to 5. Load: the sum of the efforts planned, each 1 to 5." if lines else ""
        return Section(title="Energy and load", columns=columns, lines=tuple(lines), note=note)

    def measure(self) -> Section:
        """The four monthly questions by date."""
        lines = tuple(
            (self._shown_day(day), str(answers.total), direct_words(answers))
            for answers in history(self._snapshot.measures.values())
            if self._in_range(day := local_day(answers.at, self._snapshot.now))
        )
        columns = ("day", "sum, 3 to 9", "lonely")
        return Section(title="Four questions", columns=columns, lines=lines, note=CREDIT if lines else "")

    def helped(self) -> Section:
        """Where estimates fell, by place; then lessons and wins in their words, or how many there were."""
        return Section(title="What helped", lines=tuple((line,) for line in self._helped()))

    def _helped(self) -> Iterator[str]:
        falls: dict[str, list[tuple[int, int]]] = {}
        for attempt in self._attempts:
            rung = self._snapshot.rungs.get(attempt.rung_id or "")
            if attempt.outcome is not None and rung is not None and rung.setting is not None:
                place = self._snapshot.library.label("setting", rung.setting)
                falls.setdefault(place, []).append((attempt.prediction.likelihood, attempt.outcome.likelihood_next))
        for place, pairs in falls.items():
            before, after = pairs[0][0], pairs[-1][1]
            if after < before:
                yield f"{place}: the estimate went from {before} to {after}"
        lessons = [
            (self._day(attempt), attempt.outcome.lesson) for attempt in self._attempts if attempt.outcome is not None
        ]
        lessons = [(day, text) for day, text in lessons if text.strip()]
        wins = [(local_day(win.at, self._snapshot.now), win.text) for win in self._snapshot.wins.values()]
        wins = [(day, text) for day, text in wins if self._in_range(day)]
        gathered = [(day, text) for day, text in (*lessons, *wins) if not names_unsafe(self._snapshot, text)]
        if self._choice.texts:
            for day, text in sorted(gathered):
                if words := self._text(text):
                    yield f"{self._shown_day(day)}: {words}"
        elif gathered:
            yield f"{figure(len(gathered), 'lesson or small win', 'lessons and small wins')} noted"

    def next_step(self) -> Section:
        """The next step on the ladder as every place names it, or that none is named; not in a report of the past."""
        step, snapshot = next_step(self._snapshot), self._snapshot
        if self._choice.last != snapshot.today or step.suggestion is None:
            return Section(title="Next step", lines=())
        line = _NOT_NAMED.get(step.stand, "")
        if step.rung is not None:
            line = self._text(step.rung.text) or self._step_words(step.rung, step.rung.suds)
        return Section(title="Next step", lines=((line,),))

    def _step_words(self, rung: Rung | None, suds: int) -> str:
        """A step without a typed word: how uneasy, and where."""
        place = self._snapshot.library.label("setting", rung.setting) if rung is not None and rung.setting else ""
        return f"a {suds_word(suds)} step" + (f", {place}" if place else "")

    def questions(self) -> Section:
        """What could be talked about, drawn from the same records as the rest."""
        snapshot = self._snapshot
        answers = [one for one in snapshot.care_answers.values() if self._in_range(local_day(one.at, snapshot.now))]
        energies = [one.energy for one in snapshot.checkins.values() if self._in_range(local_day(one.at, snapshot.now))]
        facts = Facts(
            attempts=tuple(self._attempts),
            plans=tuple(self._plans),
            energies=tuple(energies),
            harder=bool(answers) and max(answers, key=lambda one: one.at).harder,
        )
        raised = questions(facts, thresholds(snapshot.settings.thresholds))
        return Section(title="Questions to raise", lines=tuple((question,) for question in raised))


def _number(value: int | None) -> str:
    return "" if value is None else str(value)


def _times(number: int) -> str:
    return "once" if number == 1 else f"{number} times"
