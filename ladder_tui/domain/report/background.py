"""What stands behind the tries: energy and mood week by week, the measure, plans, goals, and the next step."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Final

from ladder_tui.domain.base.number_words import listed, times
from ladder_tui.domain.base.vocabulary import STATUS_WORDS
from ladder_tui.domain.base.weeks import week_of
from ladder_tui.domain.calendar.load import planned_load
from ladder_tui.domain.growth.measure import CREDIT, direct_words, history
from ladder_tui.domain.growth.own_question import LEAST, MOST, SUGGESTED, answers_by_question
from ladder_tui.domain.people.redaction import names_unsafe
from ladder_tui.domain.records.checkins import CheckIn
from ladder_tui.domain.records.goals import GoalTag
from ladder_tui.domain.report.material import Material
from ladder_tui.domain.report.parts import Line, Section, plain_lines

if TYPE_CHECKING:
    from ladder_tui.domain.ladder.next_step import Stand

#: What a goal counts, in words of the app's own.
GOAL_WORDS: Final[Mapping[GoalTag, str]] = {
    "new_conversation": "new conversations",
    "known_event": "known events",
    "contact": "contacts of any kind",
    "reach_out": "writing or calling first",
    "rung": "tries of a step",
    "being_there": "being among people",
    "shared_activity": "doing things together",
    "saying_no": "saying no, or asking for something",
}
#: What stands in the place of the next step where none is named.
_NOT_NAMED: Final["Mapping[Stand, str]"] = {
    "pause": "a pause from the ladder",
    "rest": "rest today",
    "enough": "enough for today",
    "tired": "rest, with the energy of today",
    "closed": "the place of it is closed today",
    "make": "a step that has to be found first",
    "unsafe": "a step that has to be found first",
}


def next_one(material: Material) -> Section:
    """The next step on the ladder as every place names it, or that none is named; not in a report of the past."""
    line = ""
    if material.choice.last == material.snapshot.today and material.snapshot.rungs:
        from ladder_tui.domain.ladder.next_step import next_step  # late, as in the shell: not everybody has a ladder

        step = next_step(material.snapshot)
        line = _NOT_NAMED.get(step.stand, "")
        if step.rung is not None:
            line = material.step(step.rung.text, step.rung, step.rung.suds)
    return Section(part="next", title="Next step", lines=plain_lines(line))


def weeks(material: Material) -> Section:
    """Week by week: mean energy of the check-ins, 1 to 5, moods, and the sum of the efforts planned."""
    start = material.snapshot.settings.week_start
    noted: dict[date, list[CheckIn]] = {}
    for checkin in material.checkins:
        noted.setdefault(week_of(material.on(checkin.at), start)[0], []).append(checkin)
    lines = []
    for first in sorted({*noted, *(week_of(plan.day, start)[0] for plan in material.plans)}):
        checkins = noted.get(first, [])
        energies = [checkin.energy for checkin in checkins]
        lines.append(
            Line(
                cells=(
                    material.day(max(first, material.choice.first)),
                    f"{sum(energies) / len(energies):.1f}" if energies else "",
                    material.moods(checkins),
                    str(planned_load(material.plans, first, start)),
                )
            )
        )
    columns = ("week from", "energy", "moods", "load")
    note = "Energy: the mean of the check-ins, 1 to 5. Load: the sum of the efforts planned, each 1 to 5."
    return Section(part="weeks", title="Week by week", columns=columns, lines=tuple(lines), note=note if lines else "")


def measure(material: Material) -> Section:
    """The four monthly questions by date."""
    lines = tuple(
        Line(cells=(material.day(material.on(answers.at)), str(answers.total), direct_words(answers)))
        for answers in history(material.snapshot.measures.values())
        if material.holds(answers.at)
    )
    columns = ("day", "sum, 3 to 9", "lonely")
    return Section(part="measure", title="Four questions", columns=columns, lines=lines, note=CREDIT if lines else "")


def own_question(material: Material) -> Section:
    """The answers to the question of one's own, a line for each as it was worded; its words where they are ticked, or
    where they are the app's."""
    told = []
    for question, answers in answers_by_question(material.snapshot).items():
        here = [answer for answer in answers if material.holds(answer.at)]
        if here and not names_unsafe(material.snapshot, question):
            typed = material.words(f"own question:{question}", "a question of my own", question)
            words = SUGGESTED if question == SUGGESTED else typed or "a question of my own"
            told.append(f"{words} {', '.join(f'{material.day(material.on(one.at))}: {one.value}' for one in here)}")
    note = f"Asked once a week, {LEAST} to {MOST}; no published scale."
    title = "A question of my own"
    return Section(part="question", title=title, lines=plain_lines(*told), note=note if told else "")


def plans(material: Material) -> Section:
    """Planned against done, in counts."""
    count = {status: sum(plan.status == status for plan in material.plans) for status in STATUS_WORDS}
    instead = sum(plan.status == "fell_through" and plan.backup_done for plan in material.plans)
    told = [f"{count[status]} {STATUS_WORDS[status]}" for status in ("done", "left_early", "self_cancelled")
            if count[status]]  # fmt: skip
    if count["fell_through"]:
        backups = f" (the backup done at {instead})" if instead else ""
        told.append(f"{count['fell_through']} fell through{backups}")
    told += [f"{count['open']} still open"] if count["open"] else []
    line = f"{len(material.plans)} planned: {listed(told)}" if material.plans else ""
    return Section(part="plans", title="Plans", lines=plain_lines(line))


def goals(material: Material) -> Section:
    """Goals that ran in these days, how often they were meant, and how often it came about in them."""
    snapshot, choice, lines = material.snapshot, material.choice, []
    if not snapshot.goals:
        return Section(part="goals", title="Goals", lines=())
    from ladder_tui.domain.growth.goal_progress import PERIOD_WORDS, progress  # late, as above

    for goal in snapshot.goals.values():
        end = min(goal.until, goal.ended or goal.until)
        if goal.start > choice.last or end < choice.first or names_unsafe(snapshot, goal.verb):
            continue
        came = sum(
            match.counts and choice.first <= match.day <= choice.last for match in progress(snapshot, goal).found
        )
        words = material.words(goal.id, "a goal", goal.verb) or GOAL_WORDS[goal.tag]
        lines.append(f"{words}: meant {times(goal.count)} {PERIOD_WORDS[goal.period]}, came about {times(came)}")
    return Section(part="goals", title="Goals", lines=plain_lines(*lines))
