"""The rows of the ladder rule, in order: each answers with a move and its reasons, or leaves it to the next one.

What they look at is in terms.py, every number in base/thresholds.py, the decisions on open points in rule.py.
"""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Final

import msgspec

from ladder_tui.domain.base.number_words import as_word, count, listed
from ladder_tui.domain.base.when import day_words
from ladder_tui.domain.ladder import signs
from ladder_tui.domain.ladder.reasons import (
    at_most_three,
    before_words,
    ending_words,
    estimate_words,
    feared_words,
    habit_names,
    hard_words,
    height_words,
    leaning_words,
    on_day,
    quoted,
    rung_words,
    setback_words,
    smaller_words,
    tries_words,
    up_words,
)
from ladder_tui.domain.ladder.terms import Terms, later
from ladder_tui.domain.ladder.view import is_hard, size_of
from ladder_tui.domain.records.attempts import peak_of
from ladder_tui.domain.records.decisions import Move
from ladder_tui.domain.records.rungs import Rung

#: What is said where a day or a week has little energy.
EASIER_FOR_NOW: Final = "Something easier for now; your place is kept"


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """A matched row, before the limits and the alternatives.

    `whole` is the rung to make a smaller version of, where it is not the one where one is; `kindly` says that a kind
    word comes first.
    """

    move: Move
    row: str
    headline: str
    reasons: tuple[str, ...]
    target: Rung | None = None
    whole: Rung | None = None
    kindly: bool = False
    wait_until: datetime | None = None


Row = Callable[[Terms, Mapping[str, float]], Answer | None]


def _rest_chosen(terms: Terms, limits: Mapping[str, float]) -> Answer | None:
    if terms.resting is None:
        return None
    until = later(terms.resting.at, days=limits["ladder.pause_days"]).astimezone(terms.now.tzinfo)
    since = terms.resting.at.astimezone(terms.now.tzinfo).date()
    day = day_words(since, today=terms.now.date(), weekday=False)
    return Answer(
        move="pause", row="pause", headline="Resting from the ladder, as you chose", wait_until=until,
        reasons=(f"You chose a pause on {day}; any step is there when it suits.",),
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
    if terms.kept is None or terms.left_at is None or terms.again is None:
        return None
    over = "its place is open today."
    if terms.again == "energy":
        over = f"your energy was {terms.energies[-1]} at the last check-in."
    return Answer(
        move="other", row="back", headline=f"Back to {quoted(terms.kept.text)}", target=terms.kept,
        reasons=(f"You left it {on_day(terms.left_at, terms.now)}; {over}", f"It stands at {terms.kept.suds}."),
    )  # fmt: skip


def _row_3b(terms: Terms, limits: Mapping[str, float]) -> Answer | None:
    """The exception to row 3: as high as that, and learned from. After many such tries it is for row 6."""
    if not signs.learned_though_hard(terms, limits) or terms.k >= limits["ladder.long_tries"]:
        return None
    vary = signs.one_place(terms, limits)
    return Answer(
        move="vary" if vary else "repeat", row="3b",
        headline="The same step, in another place" if vary else "The same step once more",
        reasons=at_most_three(
            ending_words(terms), feared_words(terms), "Your estimate fell; the unease can take longer."
        ),
    )  # fmt: skip


def _row_3(terms: Terms, limits: Mapping[str, float]) -> Answer | None:
    if not signs.very_hard(terms, limits) or signs.learned_though_hard(terms, limits):
        return None
    kindly = terms.came_true or terms.tries[-1].status == "left_early"
    told = (ending_words(terms), feared_words(terms, last=True))
    if terms.k >= limits["ladder.split_tries"] or terms.below is None:
        return _smaller("3", "A smaller version of this one", terms, *told, kindly=kindly)
    return Answer(
        move="step_down", row="3", headline=_kindly("One step down for now", kindly), target=terms.below, kindly=kindly,
        reasons=at_most_three(*told, f"{rung_words(terms.below)} lies below."),
    )  # fmt: skip


def _row_4(terms: Terms, limits: Mapping[str, float]) -> Answer | None:
    aside = [at for at, status in terms.plans if status == "self_cancelled"]
    if len(aside) < limits["ladder.aside"]:
        return None
    some = f"{count(len(aside), 'plan', 'plans')} for this step"
    if len(aside) < len(terms.plans):
        some = f"{as_word(len(aside))} of the last {count(len(terms.plans), 'plan', 'plans')} for it"
    were = "was" if len(aside) == 1 else "were"
    told = f"{some.capitalize()} {were} set aside, the last {on_day(aside[-1], terms.now)}."
    return _smaller("4", "A smaller version of this one", terms, told, "It may be a little big for now.")


def _known_first(terms: Terms, limits: Mapping[str, float]) -> Answer | None:
    """After a while away a step that was done and is easier comes first, unless this one went well itself."""
    known = terms.finished
    if not terms.away or known is None or known.rung.suds >= terms.rung.suds or signs.goes_up(terms, limits):
        return None
    usual = f"usually at {round(known.peak)}" if known.peak is not None else f"at {known.rung.suds}"
    this = f"This one is at {size_of(terms.rung, terms.tries)}; it is there when it suits."
    return Answer(
        move="step_down", row="return", headline="A step you know, to begin with", target=known.rung,
        reasons=(f"{quoted(known.rung.text)} was done before, {usual}.", this),
    )  # fmt: skip


def _row_5(terms: Terms, limits: Mapping[str, float]) -> Answer | None:
    finished = terms.finished
    if terms.k or terms.brought:
        return None
    if finished is None and terms.rung.suds >= limits["ladder.first"] and terms.gentle is not None:
        return Answer(
            move="step_down", row="5", headline="Something easier to begin with", target=terms.gentle,
            reasons=(
                f"Nothing was done on this ladder yet. {_expected(terms)}", f"{rung_words(terms.gentle)} asks less.",
            ),
        )  # fmt: skip
    if finished is None or finished.peak is None:
        return None
    if terms.rung.suds - finished.peak <= limits["ladder.jump"]:
        return None
    leap = (_expected(terms), f"{quoted(finished.rung.text)}, done last, was usually at {round(finished.peak)}.")
    if terms.smaller is None and terms.between is not None:
        return Answer(
            move="split", row="5", headline="A step between, before this one", target=terms.between,
            reasons=at_most_three(*leap, f"{rung_words(terms.between)} lies between."),
        )  # fmt: skip
    return _smaller("5", "A step between, before this one", terms, *leap)


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
    if not signs.goes_up(terms, limits):
        return None
    reasons = at_most_three(tries_words(terms), feared_words(terms), height_words(terms))
    both = signs.moved(terms, limits) and signs.calm(terms, limits)
    if terms.k < limits["ladder.sure_tries"] and signs.one_place(terms, limits) and not both:
        elsewhere = f"{height_words(terms)} Elsewhere shows whether it holds.".strip()
        return Answer(
            move="vary", row="6b", headline="Once more, in another place",
            reasons=at_most_three(*reasons[:2], elsewhere),
        )  # fmt: skip
    if terms.above is None:
        return Answer(move="step_up", row="6", headline="A step beyond this ladder, when it suits", reasons=reasons)
    if terms.leap is not None:
        own, there = terms.leap
        return Answer(
            move="split", row="5", headline="A step between, before the next one", whole=terms.above,
            reasons=at_most_three(
                feared_words(terms), f"The next one, {quoted(terms.above.text)}, is at {there}; this one at {own}.",
                f"There is room for one between at about {terms.apart}.",
            ),
        )  # fmt: skip
    return Answer(
        move="step_up", row="6", headline=f"On to {quoted(terms.above.text)}", target=terms.above, reasons=reasons
    )


def _setback(terms: Terms, limits: Mapping[str, float]) -> Answer | None:
    """After the feared outcome, leaving early, or a very hard try, what would be row 7 or 9 is a repeat with a change.

    It is a smaller version where it was both, or happened each of the last times, unless it is known that it cost less
    than was feared.
    """
    long = terms.k >= limits["ladder.long_tries"] and not signs.one_place(terms, limits)
    if not terms.tries or (long and not signs.moving(terms, limits)):
        return None
    hurt = terms.came_true or terms.tries[-1].status == "left_early"
    hard = is_hard(terms.tries[-1], limits)
    again = len(terms.last) >= limits["ladder.last"] and all(signs.cost_it(attempt) for attempt in terms.last)
    if again or (hurt and hard):
        return _smaller("yes", "A smaller version", terms, setback_words(terms), estimate_words(terms), kindly=True)
    if not hurt and not hard:
        return None
    before = before_words(terms) if terms.came_true else ""
    return Answer(
        move="repeat", row="yes", headline="A kind word first; then once more, with one change", kindly=True,
        reasons=at_most_three(
            setback_words(terms), f"{before} {estimate_words(terms)}".strip(),
            "The change can be small: the hour, the place, how long.",
        ),
    )  # fmt: skip


def _row_7(terms: Terms, limits: Mapping[str, float]) -> Answer | None:
    if terms.k < limits["ladder.vary_tries"] or not signs.one_place(terms, limits):
        return None
    return Answer(
        move="vary", row="7", headline="The same step, in another place",
        reasons=at_most_three(
            tries_words(terms), feared_words(terms), "Elsewhere shows whether it is the step or the place."
        ),
    )  # fmt: skip


def _row_8(terms: Terms, limits: Mapping[str, float]) -> Answer | None:
    if terms.k < limits["ladder.long_tries"] or signs.moving(terms, limits):
        return None
    told = " ".join(at_most_three(feared_words(terms), height_words(terms)))
    return _smaller("8", "A smaller version, or another step", terms, tries_words(terms, short=True), told)


def _row_9(terms: Terms, limits: Mapping[str, float]) -> Answer:
    if terms.k == 0:
        before = ""
        if terms.kept is not None and terms.left_at is not None:
            before = f"You came here {on_day(terms.left_at, terms.now)} from {quoted(terms.kept.text)}."
        return Answer(
            move="repeat", row="9", headline="This one, when it suits you",
            reasons=at_most_three(f"Not tried yet. {_expected(terms)}", before),
        )  # fmt: skip
    why = "Your estimate rose; a step up can wait." if signs.risen(terms, limits) else up_words(terms, limits)
    return Answer(
        move="repeat", row="9", headline="The same step once more",
        reasons=at_most_three(
            tries_words(terms, short=True), feared_words(terms), f"{height_words(terms)} {why}".strip()
        ),
    )  # fmt: skip


# -- parts ----------------------------------------------------------------------------------


def _expected(terms: Terms) -> str:
    """What is expected of the rung, and by whom."""
    return (
        f"The pack puts this one at about {terms.rung.suds}."
        if terms.guessed
        else f"You expect it at {terms.rung.suds}."
    )


def _kindly(headline: str, kindly: bool) -> str:
    return f"A kind word first; then {headline[0].lower()}{headline[1:]}" if kindly else headline


def _smaller(row: str, headline: str, terms: Terms, *reasons: str, kindly: bool = False) -> Answer:
    """A split; to the smaller version that is there; down a step, or once more, where there is no room for one."""
    told = at_most_three(*[reason for reason in reasons if reason][:2], smaller_words(terms))
    move: Move = "split"
    target = terms.smaller
    if terms.smaller is None and terms.room is None:
        move, target = ("step_down", terms.below) if terms.below is not None else ("repeat", None)
        headline = "One step down for now" if terms.below is not None else "Once more, as small as it can be"
    return Answer(move=move, row=row, headline=_kindly(headline, kindly), reasons=told, target=target, kindly=kindly)


#: In the order of the table; the last one always answers.
ROWS: Final[tuple[Row, ...]] = (
    _rest_chosen, _row_1, _row_2, _back, _row_3b, _row_3, _row_4, _known_first, _row_5, _habit, _row_6, _setback,
    _row_7, _row_8, _row_9,
)  # fmt: skip
