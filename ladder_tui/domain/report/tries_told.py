"""The tries of a report: in short, and one by one with what was feared beside what was seen."""

from collections.abc import Iterator, Sequence
from typing import Final

from ladder_tui.domain.base.number_words import figure, listed, times
from ladder_tui.domain.base.thresholds import thresholds
from ladder_tui.domain.base.vocabulary import STATUS_WORDS, Happened
from ladder_tui.domain.records.attempts import HABIT_USES, Attempt, Outcome, took_place
from ladder_tui.domain.report.material import Material, mean
from ladder_tui.domain.report.parts import TO, Line, Section, plain_lines
from ladder_tui.domain.tries.in_words import seen_words

#: What stands for a number that was not noted.
UNKNOWN: Final = "–"
COLUMNS: Final = (
    "day",
    "step",
    "what was feared",
    "likely before → next",
    "unease expected → height → end",
    "that day",
)
NOTE: Final = (
    "Likely: how likely the feared thing seemed, before → next time. Unease: expected → height → end. All of 100."
)
_HAPPENED: Final[dict[Happened, str]] = {"no": "did not happen", "partly": "happened in part", "yes": "happened"}


def in_short(material: Material) -> Section:
    """What a reader knows after ten seconds; means of what was noted only."""
    lines = plain_lines(*_in_short(material)) if material.tries or material.checkins else ()
    return Section(part="short", title="In short", lines=lines)


def _in_short(material: Material) -> Iterator[str]:
    if material.tries:
        yield _how_many(material.tries)
    outcomes = [attempt.outcome for attempt in material.tries if attempt.outcome is not None]
    if outcomes:
        yield f"What was feared: {_feared(outcomes)}."
        before = mean(attempt.prediction.likelihood for attempt in material.tries if attempt.outcome is not None)
        after = mean(outcome.likelihood_next for outcome in outcomes)
        yield f"How likely it seemed, on average: {before} of 100 before, {after} for next time."
    felt = [attempt for attempt in material.tries if attempt.outcome is not None and attempt.outcome.peak is not None]
    if felt:
        ends = mean(attempt.outcome.end for attempt in felt if attempt.outcome is not None)
        peak = mean(attempt.outcome.peak for attempt in felt if attempt.outcome is not None)
        expected = mean(attempt.prediction.suds for attempt in felt)
        last = "" if ends is None else f", {ends} at the end"
        before_it = "" if expected is None else f"{expected} of 100 expected, "
        yield f"Unease, on average: {before_it}{peak} at its height{last}."
    if material.checkins:
        yield _energy(material)


def _how_many(tries: Sequence[Attempt]) -> str:
    count = {status: sum(attempt.status == status for attempt in tries) for status in STATUS_WORDS}
    told = [f"{number} {STATUS_WORDS[status]}" for status, number in count.items() if number]
    if len(told) == 1:
        told = ["all " * (len(tries) > 1) + told[0].partition(" ")[2]]
    backups = sum(attempt.backup_done for attempt in tries)
    told += [f"{backups} with the backup done"] if backups else []
    return f"{figure(len(tries), 'try', 'tries')}: {listed(told)}."


def _feared(outcomes: Sequence[Outcome]) -> str:
    count = {happened: sum(one.happened == happened for one in outcomes) for happened in _HAPPENED}
    return listed([f"{_HAPPENED[happened]} {times(number)}" for happened, number in count.items() if number])


def _energy(material: Material) -> str:
    """ "Energy 2.6 of 5 over 14 check-ins; mood anxious 5, steady 3."."""
    energies = [checkin.energy for checkin in material.checkins]
    over = figure(len(energies), "check-in", "check-ins")
    return f"Energy {sum(energies) / len(energies):.1f} of 5 over {over}; mood {material.moods(material.checkins)}."


def one_by_one(material: Material) -> Section:
    """The latest tries, the oldest of them first; how many are left out is said."""
    most = int(thresholds(material.snapshot.settings.thresholds)["report.tries"])
    listed_here = material.tries[-most:]
    left = len(material.tries) - len(listed_here)
    note = NOTE + (
        f" The latest {len(listed_here)} of {len(material.tries)}; the others are counted above." * (left > 0)
    )
    lines = tuple(_line(material, attempt) for attempt in listed_here)
    return Section(part="tries", title="Tries", columns=COLUMNS, lines=lines, note=note if lines else "")


def _line(material: Material, attempt: Attempt) -> Line:
    outcome, expected = attempt.outcome, attempt.prediction
    likely = (expected.likelihood, outcome.likelihood_next if outcome is not None else None)
    unease = (
        expected.suds,
        outcome.peak if outcome is not None else None,
        outcome.end if outcome is not None else None,
    )
    return Line(
        cells=(
            material.day(material.on(attempt.closed_at or attempt.started_at)),
            material.step_of(attempt),
            _how_it_went(attempt),
            TO.join(map(_number, likely)),
            TO.join(map(_number, unease)),
            _that_day(material, attempt),
        ),
        below=tuple((label, text) for label, text in _below(material, attempt) if text),
    )


def _how_it_went(attempt: Attempt) -> str:
    """Whether the feared thing happened, and how the try ended where it was not simply done."""
    ended = "" if attempt.status == "done" else STATUS_WORDS[attempt.status]
    ended += ", backup done" if attempt.backup_done else ""
    if attempt.outcome is None:
        return ended if ended else "not looked back at"
    happened = _HAPPENED[attempt.outcome.happened]
    return f"{happened}; {ended}" if ended else happened


def _that_day(material: Material, attempt: Attempt) -> str:
    checkin = material.that_day(attempt)
    if checkin is None:
        return ""
    return f"{material.snapshot.library.label('mood', checkin.mood)}, energy {checkin.energy}"


def _below(material: Material, attempt: Attempt) -> Iterator[tuple[str, str]]:
    outcome, on = attempt.outcome, material.day(material.on(attempt.closed_at or attempt.started_at))

    def own(field: str, label: str, text: str) -> str:
        return material.words(f"{attempt.id}:{field}", f"{on}, {label}", text)

    yield "feared", own("feared", "feared", attempt.prediction.feared)
    if outcome is not None:
        yield "seen", "; ".join(filter(None, (seen_words(outcome), own("facts", "seen", outcome.facts))))
    yield "helper habits", _habits(material, attempt)
    if outcome is not None:
        yield "learned", own("lesson", "learned", outcome.lesson)
        yield "next time", own("adjust", "next time", outcome.adjust)


def _habits(material: Material, attempt: Attempt) -> str:
    """What became of each helper habit that was to be left out: "phone in hand: used; one of my own: left out"."""
    if not took_place(attempt):
        return ""
    uses = {habit.name: HABIT_USES[habit.use] for habit in attempt.outcome.habits} if attempt.outcome else {}
    rung = material.rung_of(attempt)
    return "; ".join(
        f"{material.habit(name, rung) or 'one of my own'}: {uses.get(name, 'to be left out')}"
        for name in dict.fromkeys((*attempt.prediction.habits, *uses))
    )


def _number(value: int | None) -> str:
    return UNKNOWN if value is None else str(value)
