"""What stands behind a suggestion: the whole table in plain words with the user's own numbers (docs/design.md 4.1), and
the numbers it was decided by, each by name. It is what "why" opens."""

from collections.abc import Mapping

import msgspec

from ladder_tui.domain.base.number_words import listed
from ladder_tui.domain.base.thresholds import DEFAULTS
from ladder_tui.domain.base.vocabulary import STATUS_WORDS
from ladder_tui.domain.base.when import moment_words
from ladder_tui.domain.ladder.in_use import speakable
from ladder_tui.domain.ladder.limits import Limit, last_step_up, new_rungs
from ladder_tui.domain.ladder.reasons import from_words, quoted, shortened
from ladder_tui.domain.ladder.terms import Terms
from ladder_tui.domain.records.attempts import Attempt, habit_words, peak_of
from ladder_tui.domain.snapshot import Snapshot


class RuleRow(msgspec.Struct, frozen=True, kw_only=True):
    """One row: its number (or the name of a limit), what is suggested, and when. The first row that fits wins."""

    row: str
    suggests: str
    when: str


def rule_table(limits: Mapping[str, float] = DEFAULTS) -> tuple[RuleRow, ...]:
    """The rows in the order in which they are asked, then what stands around a step up."""
    n = {key.removeprefix("ladder."): f"{value:g}" for key, value in limits.items() if key.startswith("ladder.")}
    half = f"{limits['ladder.drop'] / 2:g}"
    last = f"the last {n['last']} tries"
    rows = (
        (
            "1",
            "a pause, and a talk with somebody",
            f"you say that this is making things harder; or in {n['pause_tries']} of the last {n['pause_of']} tries "
            f"the unease went up to {n['pause_peak']} or more and your estimate did not fall. No step up for "
            f"{n['pause_days']} days then.",
        ),
        (
            "2",
            "something easier for now",
            f"your energy was {n['low_energy']} or less at {n['low_checkins']} of the last {n['checkins_of']} "
            "check-ins, the last one among them. Your place is kept. A step that is easy itself "
            "stays.",
        ),
        (
            "back",
            "your place again",
            "you stepped down while energy was low, or its place was closed, and that is over.",
        ),
        (
            "3b",
            "the same step, in another place if there was only one",
            f"{last} were as in row 3 and done, none of them came true, and your estimate fell: to "
            f"{n['low_estimate']} or less, or by {n['drop']} or more. From {n['long_tries']} tries on it is for row 6.",
        ),
        (
            "3",
            f"one step down; from {n['split_tries']} tries on, a smaller version",
            f"each of {last} went up to {n['hard_peak']} or more, or was left early. Where nothing is below, a smaller "
            "version.",
        ),
        (
            "4",
            "a smaller version",
            f"{n['aside']} of the last {n['aside_of']} plans for the step were set aside. One set aside with energy at "
            f"{n['low_energy']} or less is not counted.",
        ),
        (
            "return",
            "a step that is known",
            f"nothing was tried for {n['return_days']} days, or since a pause that is over: the easier step done last; "
            "this one once more where a step up would come.",
        ),
        (
            "5",
            "a step between first",
            f"the step is new, no suggestion led to it, and it is expected more than {n['jump']} above what the step "
            f"done last was usually like; or a step up would lead more than {n['jump']} higher. Where nothing was done "
            f"on the ladder yet and the step is expected at {n['first']} or more, an easier one.",
        ),
        (
            "habit",
            "once more without the helper habit",
            "you noted that in the last try you used a habit that you had wanted to leave out, and the try went well: "
            f"it was done, what you feared did not all happen, and the height was below {n['hard_peak']}. After more "
            f"than {n['habit_tries']} such tries in a row it is not brought up: there may be reasons for the habit.",
        ),
        (
            "6b",
            "another place first",
            f"as in row 6, but after fewer than {n['sure_tries']} tries, noted as in one place, and only one of the "
            "two has moved: the estimate or the height.",
        ),
        (
            "6",
            "one step up",
            f"there are {n['up_tries']} tries or more, {last} were done, the last time it did not come true, and one "
            f"of these holds: the estimate is {n['low_estimate']} or less, it fell by {n['drop']} or more, or the mean "
            f"height of {last} is {n['calm_peak']} or less. The unease need not fall first. With an estimate that rose "
            f"by {n['rise']} or more both have to be low.",
        ),
        (
            "yes",
            "kindness first, then once more with one change",
            "the last time it came true, was left early, or went up to "
            f"{n['pause_peak']} or more with an estimate that did not fall; none of the rows above fits, and row 8 "
            f"does not either. A smaller version where it was so high and came true or was left early, or came true "
            f"in each of {last} and is not known to have cost less than feared.",
        ),
        (
            "7",
            "another place",
            f"where it was is noted for {n['vary_tries']} tries or more, and that was in fewer than {n['contexts']} "
            "places.",
        ),
        (
            "8",
            "a smaller version, or another step",
            f"there are {n['long_tries']} tries or more, and the estimate is not on its way down: by {half} or more, "
            "also with the last try.",
        ),
        ("9", "once more", "in every other case."),
        (
            "48h",
            "this one meanwhile",
            f"a step up comes {n['step_up_hours']} hours after the last one at the earliest.",
        ),
        (
            "week",
            "this one meanwhile",
            f"there are {n['new_rungs']} new steps in {n['new_rungs_days']} days at most; one tried before is not new.",
        ),
        (
            "pause",
            "this one meanwhile",
            f"there is no step up for {n['pause_days']} days after a pause, whether it was suggested or your choice.",
        ),
    )
    return tuple(
        RuleRow(row=row, suggests=suggests, when=f"{when[0].upper()}{when[1:]}") for row, suggests, when in rows
    )


# -- the numbers behind it ------------------------------------------------------------------

_NOT_NOTED = "not noted"


class Input(msgspec.Struct, frozen=True, kw_only=True):
    """One thing the rule looked at, and its value in words."""

    name: str
    value: str


def inputs_of(
    snapshot: Snapshot,
    terms: Terms,
    waits: tuple[Limit, ...],
    tried: Mapping[str, list[Attempt]],
    limits: Mapping[str, float],
) -> tuple[Input, ...]:
    """All numbers that the rows and limits look at, in the order of the table."""
    now = snapshot.now
    pairs = [
        ("Expected unease", f"about {terms.rung.suds}, the pack's guess" if terms.guessed else str(terms.rung.suds)),
        ("Tries here", str(terms.k)),
        ("The last tries", "; ".join(_try_words(attempt) for attempt in terms.last) or "none yet"),
        ("Estimate, first and now", _estimate(terms)),
        ("Helper habits in the last try", _habits(snapshot, terms)),
        ("Places", listed([shortened(place) for place in terms.places]) or _NOT_NOTED),
        ("Speaking for a pause", f"{len(terms.hard)} of the last {terms.looked}" if terms.looked else "none yet"),
        ("Things are harder", _harder(terms)),
        ("Energy at the last check-ins", listed([str(energy) for energy in terms.energies]) or _NOT_NOTED),
        ("Last plans for this step", ", ".join(STATUS_WORDS[status] for _, status in terms.plans) or "none yet"),
        ("Done last on this ladder", _finished(terms)),
        ("Last step up", _last_step(snapshot)),
        ("New steps this week", str(len(new_rungs(snapshot, tried, limits)))),
        ("A step up is possible", from_words(waits[0].until, now) if waits else "at any time"),
    ]
    return tuple(Input(name=name, value=value) for name, value in pairs)


def _try_words(attempt: Attempt) -> str:
    peak = peak_of(attempt)
    height = _NOT_NOTED if peak is None else str(peak)
    true = attempt.outcome.happened if attempt.outcome is not None else _NOT_NOTED
    return f"{STATUS_WORDS[attempt.status]}, height {height}, came true: {true}"


def _habits(snapshot: Snapshot, terms: Terms) -> str:
    outcome = terms.tries[-1].outcome if terms.tries else None
    told = habit_words(outcome) if outcome is not None else ""
    return told if told and speakable(snapshot, (told,)) else _NOT_NOTED


def _estimate(terms: Terms) -> str:
    if terms.first_guess is None:
        return "none yet"
    return f"{terms.first_guess} → {_NOT_NOTED if terms.guess is None else terms.guess}"


def _harder(terms: Terms) -> str:
    return f"said {moment_words(terms.harder.at, terms.now.date())}" if terms.harder is not None else "not said"


def _finished(terms: Terms) -> str:
    if terms.finished is None:
        return "none yet"
    peak = terms.finished.peak
    height = f"usually at {round(peak)}" if peak is not None else f"height {_NOT_NOTED}"
    return f"{quoted(terms.finished.rung.text)}, {height}"


def _last_step(snapshot: Snapshot) -> str:
    step = last_step_up(snapshot)
    if step is None:
        return "none yet"
    return moment_words(step.at.astimezone(snapshot.now.tzinfo), snapshot.today)
