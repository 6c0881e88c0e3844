"""The report for a therapist or trusted friend: a stretch of weeks on one page (docs/design.md 4.6).

Redacted unless chosen otherwise: names become initials, and nothing that was typed is in it but the lines that are
ticked. Counts are of records, never of days without any.

Laid out for somebody who has two minutes before a session. What they look at, in this order: what is this and how far
can it be relied on (header); how did it go on the whole (in short); what does this person want to talk about
(questions); what was feared beside what was seen, try by try, with the numbers in columns so that the eye can run down
them, since the change of expectation is what the method lives on; what moved, both ways, so that harm is not hidden
below success; what comes next. What explains it (energy, moods, the measure, plans, goals) stands last and is looked
up where a question comes up. No colours, no verdicts, no chart that a photocopier would lose.
"""

from collections.abc import Iterator

from msgspec.structs import replace

from ladder_tui.domain.base.clean import is_blank
from ladder_tui.domain.base.thresholds import thresholds
from ladder_tui.domain.base.when import day_words
from ladder_tui.domain.report.background import goals, measure, next_one, own_question, plans, weeks
from ladder_tui.domain.report.material import Material
from ladder_tui.domain.report.parts import HEADER, Report, ReportChoice, Section, plain_lines
from ladder_tui.domain.report.patterns import harder, helped
from ladder_tui.domain.report.questions import Facts, questions
from ladder_tui.domain.report.tries_told import in_short, one_by_one
from ladder_tui.domain.snapshot import Snapshot


def report(snapshot: Snapshot, choice: ReportChoice, *, listing: bool = True) -> Report:
    """The report of the chosen days. Raises ValueError with one sentence when the days run backwards.

    Without `listing`, for who ticks nothing, what was written is not listed.
    """
    if choice.last < choice.first:
        raise ValueError("The last day lies before the first; the other way round it is a stretch of time.")
    material = Material(snapshot, choice)
    sections = tuple(section for section in _sections(material) if section.lines)
    days = f"{day_words(choice.first, weekday=False)} to {day_words(choice.last, weekday=False)}"
    aside = "" if choice.aside else "What was set aside is left out."
    return Report(
        title=f"Notes from {days}",
        header=(HEADER, " ".join(filter(None, (_left_out(material), aside)))),
        sections=sections,
        written=material.written() if listing else (),
    )


def all_ticked(snapshot: Snapshot, choice: ReportChoice) -> ReportChoice:
    """The same choice with every written line of these days ticked."""
    return replace(choice, ticked=frozenset(line.key for line in report(snapshot, choice).written))


def _sections(material: Material) -> Iterator[Section]:
    yield in_short(material)
    yield _to_bring(material)
    yield one_by_one(material)
    yield helped(material)
    yield harder(material)
    yield next_one(material)
    yield weeks(material)
    yield measure(material)
    yield own_question(material)
    yield plans(material)
    yield goals(material)


def _left_out(material: Material) -> str:
    """What was done about names and words, so that nobody takes a gap for an answer."""
    here = material.choice.ticked & material.typed.keys()
    if not here:
        return "Words of my own are left out."
    names = "Names are as written." if material.choice.names else "Names are initials."
    some = "Words of my own are included." if len(here) == len(material.typed) else "Some of my own words are included."
    return f"{names} {some}"


def _to_bring(material: Material) -> Section:
    """What one wants to ask, in own words, then what could be talked about, drawn from the same records as the rest."""
    snapshot = material.snapshot
    asked = [material.words(_bring_key(line), "a question to bring", line) for line in _own_questions(snapshot)]
    answers = [one for one in snapshot.care_answers.values() if material.holds(one.at)]
    facts = Facts(
        attempts=material.tries,
        plans=material.plans,
        energies=tuple(checkin.energy for checkin in material.checkins),
        harder=bool(answers) and max(answers, key=lambda one: one.at).harder,
    )
    drawn = questions(facts, thresholds(snapshot.settings.thresholds))
    return Section(part="bring", title="Questions I want to bring", lines=plain_lines(*asked, *drawn))


def bring_keys(snapshot: Snapshot) -> frozenset[str]:
    """The keys of the questions of one's own."""
    return frozenset(map(_bring_key, _own_questions(snapshot)))


def _own_questions(snapshot: Snapshot) -> list[str]:
    lines = (line for notes in snapshot.to_bring.values() for line in notes.text.splitlines())
    return [line for line in lines if not is_blank(line)]


def _bring_key(line: str) -> str:
    return f"bring:{line.strip()}"
