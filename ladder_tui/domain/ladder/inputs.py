"""The numbers behind a suggestion, each by name: what `?` opens."""

from collections.abc import Mapping

import msgspec

from ladder_tui.domain.base.number_words import listed
from ladder_tui.domain.base.vocabulary import STATUS_WORDS
from ladder_tui.domain.base.when import moment_words
from ladder_tui.domain.ladder.limits import Limit, last_step_up, new_rungs
from ladder_tui.domain.ladder.reasons import from_words, quoted, shortened
from ladder_tui.domain.ladder.terms import Terms
from ladder_tui.domain.records.attempts import Attempt, habit_words, peak_of
from ladder_tui.domain.snapshot import Snapshot

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
        ("Helper habits in the last try", _habits(terms)),
        ("Places", listed([shortened(place) for place in terms.places]) or _NOT_NOTED),
        ("Speaking for a pause", f"{len(terms.hard)} of the last {terms.looked}" if terms.looked else "none yet"),
        ("Things are harder", _harder(terms)),
        ("Energy at the last check-ins", listed([str(energy) for energy in terms.energies]) or _NOT_NOTED),
        ("Last plans for this step", ", ".join(STATUS_WORDS[status] for status in terms.plans) or "none yet"),
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


def _habits(terms: Terms) -> str:
    outcome = terms.tries[-1].outcome if terms.tries else None
    return (habit_words(outcome) if outcome is not None else "") or _NOT_NOTED


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
