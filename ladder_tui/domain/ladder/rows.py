"""The rows of the ladder rule, in order: each answers with a move and its reasons, or leaves it to the next one.

What they look at is in terms.py, every number in base/thresholds.py, the decisions on open points in rule.py.
"""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Final

import msgspec

from ladder_tui.domain.base.number_words import count, listed
from ladder_tui.domain.base.when import day_words
from ladder_tui.domain.ladder.reasons import (
    at_most_three,
    before_words,
    ending_words,
    estimate_words,
    habit_names,
    hard_words,
    height_words,
    leaning_words,
    quoted,
    rung_words,
    setback_words,
    smaller_words,
    tries_words,
)
from ladder_tui.domain.ladder.terms import Terms, hard_or_left, later
from ladder_tui.domain.ladder.view import size_of
from ladder_tui.domain.records.attempts import peak_of
from ladder_tui.domain.records.decisions import Move
from ladder_tui.domain.records.rungs import Rung

#: What is said where a day or a week has little energy.
EASIER_FOR_NOW: Final = "Something easier for now; your place is kept"


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """A matched row, before the limits and the alternatives."""

    move: Move
    row: str
    headline: str
    reasons: tuple[str, ...]
    target: Rung | None = None
    wait_until: datetime | None = None


Row = Callable[[Terms, Mapping[str, float]], Answer | None]


def _rest_chosen(terms: Terms, limits: Mapping[str, float]) -> Answer | None:
    if terms.resting is None:
        return None
    until = later(terms.resting.at, days=limits["ladder.pause_days"]).astimezone(terms.now.tzinfo)
    since = terms.resting.at.astimezone(terms.now.tzinfo).date()
    return Answer(
        move="pause", row="pause", headline="Resting from the ladder, as you chose", wait_until=until,
        reasons=(f"You chose a pause on {day_words(since, today=terms.now.date())}; any step is there when it suits.",),
    )  # fmt: skip


def _row_1(terms: Terms, limits: Mapping[str, float]) -> Answer | None:
    called = len(terms.hard) >= limits["ladder.pause_tries"]
    if terms.harder is None and not called:
        return None
    days, today = limits["ladder.pause_days"], terms.now.date()
    reasons: list[str] = []
    begun: list[datetime] = []
    if terms.harder is not None:
        day = terms.harder.at.astimezone(terms.now.tzinfo).date()
        reasons.append(f"On {day_words(day, today=today)} you said that this is making things harder.")
        begun.append(terms.harder.at)
    if called:
        reasons += hard_words(terms)
        begun.append(terms.hard[-1].closed_at or terms.hard[-1].started_at)
    until = later(max(begun), days=days).astimezone(terms.now.tzinfo)
    return Answer(
        move="pause", row="1", headline="A pause, and a talk with somebody you trust", reasons=at_most_three(*reasons),
        wait_until=until if until > terms.now else None,
    )  # fmt: skip


def _row_2(terms: Terms, limits: Mapping[str, float]) -> Answer | None:
    low = sum(1 for energy in terms.energies if energy <= limits["ladder.low_energy"])
    # What was said last counts: with energy back there is nothing to step down for.
    if low < limits["ladder.low_checkins"] or terms.energies[-1] > limits["ladder.low_energy"]:
        return None
    told = listed([str(energy) for energy in terms.energies])
    last = count(len(terms.energies), "check-in", "check-ins")
    now = f"Your energy was {told} at the last {last}."
    if size_of(terms.rung, terms.tries) < limits["ladder.easy"]:
        return Answer(move="repeat", row="2", headline="This one asks little, and is enough for now", reasons=(now,))
    easier = f"{rung_words(terms.easy)} asks less for now." if terms.easy is not None else ""
    return Answer(
        move="step_down", row="2", headline=EASIER_FOR_NOW, target=terms.easy,
        reasons=at_most_three(now, easier),
    )  # fmt: skip


def _back(terms: Terms, limits: Mapping[str, float]) -> Answer | None:
    """Back to the place that was kept, once what it was left for is over."""
    if terms.kept is None or terms.again is None:
        return None
    over = "Its place is open today."
    if terms.again == "energy":
        over = f"Your energy was {terms.energies[-1]} at the last check-in."
    return Answer(
        move="other", row="back", headline=f"Back to {quoted(terms.kept.text)}", target=terms.kept,
        reasons=(over, f"Your place was kept at {rung_words(terms.kept)}."),
    )  # fmt: skip


def _row_3(terms: Terms, limits: Mapping[str, float]) -> Answer | None:
    if len(terms.last) < limits["ladder.last"] or not all(hard_or_left(attempt, limits) for attempt in terms.last):
        return None
    ended = f"The last {count(len(terms.last), 'try', 'tries')}: {ending_words(terms.last)}."
    if terms.k >= limits["ladder.split_tries"]:
        return _smaller("3", "A smaller version of this one", terms, ended)
    below = f"{rung_words(terms.below)} is the one below." if terms.below is not None else ""
    return Answer(
        move="step_down", row="3",
        headline="One step down for now" if terms.below is not None else "Something a little easier first",
        target=terms.below, reasons=at_most_three(ended, below),
    )  # fmt: skip


def _row_4(terms: Terms, limits: Mapping[str, float]) -> Answer | None:
    aside = sum(1 for status in terms.plans if status == "self_cancelled")
    if aside < limits["ladder.aside"]:
        return None
    many = f"the last {count(len(terms.plans), 'plan', 'plans')}"
    told = f"{count(aside, 'plan', 'plans').capitalize()} for this step were set aside"
    words = f"{told}; it may be a little big." if aside == len(terms.plans) else f"{told}, of {many}."
    return _smaller("4", "A smaller version of this one", terms, words)


def _row_5(terms: Terms, limits: Mapping[str, float]) -> Answer | None:
    finished = terms.finished
    if terms.k or finished is None or finished.peak is None:
        return None
    if terms.rung.suds - finished.peak <= limits["ladder.jump"]:
        return None
    usual = f"{quoted(finished.rung.text)} was usually at {round(finished.peak)}"
    expected = "The pack puts this one at about" if terms.guessed else "This one is expected at"
    leap = f"{expected} {terms.rung.suds}; {usual}."
    if terms.smaller is None and terms.between is not None:
        return Answer(
            move="split", row="5", headline="A step between, before this one", target=terms.between,
            reasons=at_most_three(leap, f"{rung_words(terms.between)} lies between."),
        )  # fmt: skip
    return _smaller("5", "A step between, before this one", terms, leap)


def _habit(terms: Terms, limits: Mapping[str, float]) -> Answer | None:
    """After a good try with a helper habit the same without it, before the step is made any harder.

    Not after a very hard one, and not for ever: a habit that stays may have reasons that no record says.
    """
    if not terms.leaned_on or terms.leaning > limits["ladder.habit_tries"]:
        return None
    last = terms.tries[-1]
    if last.status != "done" or terms.came_true or (peak_of(last) or 0) >= limits["ladder.hard_peak"]:
        return None
    return Answer(
        move="repeat", row="habit", headline=f"Once more, without {habit_names(terms.leaned_on)}",
        reasons=at_most_three(*leaning_words(terms)),
    )  # fmt: skip


def _row_6(terms: Terms, limits: Mapping[str, float]) -> Answer | None:
    """Rows 6 and 6b: 6b is the exception to 6, so it is asked first."""
    good = all(attempt.status == "done" for attempt in terms.last)
    if terms.k < limits["ladder.up_tries"] or not good or terms.tries[-1].outcome is None or terms.came_true:
        return None
    guess, drop, mean = terms.guess, terms.drop, terms.mean_peak
    belief = guess is not None and (guess <= limits["ladder.low_estimate"] or (drop or 0) >= limits["ladder.drop"])
    calm = mean is not None and mean <= limits["ladder.calm_peak"]
    if not belief and not calm:
        return None
    reasons = at_most_three(tries_words(terms, praise=True), estimate_words(terms), height_words(terms))
    if terms.k < limits["ladder.sure_tries"] and one_place(terms, limits) and not (belief and calm):
        return Answer(move="vary", row="6b", headline="Once more, in another place", reasons=reasons)
    headline = (
        f"Ready for the next step: {quoted(terms.above.text)}"
        if terms.above is not None
        else ("Ready for a step beyond this ladder, when it suits")
    )
    return Answer(move="step_up", row="6", headline=headline, target=terms.above, reasons=reasons)


def _came_true(terms: Terms, limits: Mapping[str, float]) -> Answer | None:
    """After the feared outcome: what would be row 7 or 9 is a repeat with a change."""
    long = terms.k >= limits["ladder.long_tries"] and not one_place(terms, limits)
    if not terms.came_true or long:
        return None
    return Answer(
        move="repeat", row="yes", headline="A kind word first; then once more, with one change",
        reasons=at_most_three(setback_words(terms), before_words(terms)),
    )  # fmt: skip


def _row_7(terms: Terms, limits: Mapping[str, float]) -> Answer | None:
    if terms.k < limits["ladder.vary_tries"] or not one_place(terms, limits):
        return None
    return Answer(
        move="vary", row="7", headline="The same step, in another place",
        reasons=at_most_three(tries_words(terms), estimate_words(terms)),
    )  # fmt: skip


def _row_8(terms: Terms, limits: Mapping[str, float]) -> Answer | None:
    if terms.k < limits["ladder.long_tries"]:
        return None
    told = " ".join(at_most_three(estimate_words(terms), height_words(terms)))
    return _smaller("8", "A smaller version, or another step", terms, tries_words(terms), told)


def _row_9(terms: Terms, limits: Mapping[str, float]) -> Answer:
    if terms.k == 0:
        expected = "The pack puts it at about" if terms.guessed else "Expected at"
        first = f"{expected} {terms.rung.suds}; what happens is worth knowing, whatever it is."
        return Answer(move="repeat", row="9", headline="This one, when it suits you", reasons=(first,))
    return Answer(
        move="repeat", row="9", headline="Once more; it takes a few times to be learned",
        reasons=at_most_three(tries_words(terms), estimate_words(terms), height_words(terms)),
    )  # fmt: skip


def _smaller(row: str, headline: str, terms: Terms, *reasons: str) -> Answer:
    """A split; to the smaller version that is there; down a step, or once more, where there is no room for one."""
    told = at_most_three(*reasons, smaller_words(terms))
    if terms.smaller is not None or terms.room is not None:
        return Answer(move="split", row=row, headline=headline, reasons=told, target=terms.smaller)
    if terms.below is not None:
        return Answer(move="step_down", row=row, headline="One step down for now", reasons=told, target=terms.below)
    return Answer(move="repeat", row=row, headline="Once more, as small as it can be", reasons=told)


def one_place(terms: Terms, limits: Mapping[str, float]) -> bool:
    """Whether the tries for which a place was noted are several, and not yet in several places.

    A try without one is not counted: nobody knows where it was.
    """
    return terms.placed >= limits["ladder.vary_tries"] and len(terms.places) < limits["ladder.contexts"]


#: In the order of the table; the last one always answers.
ROWS: Final[tuple[Row, ...]] = (
    _rest_chosen, _row_1, _row_2, _back, _row_3, _row_4, _row_5, _habit, _row_6, _came_true, _row_7, _row_8, _row_9,
)  # fmt: skip
