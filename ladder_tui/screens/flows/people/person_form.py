"""A person: the form of the page, and a plan with them."""

from typing import Final

from msgspec.structs import replace

from ladder_tui.domain.base.vocabulary import NEED_CHOICES, STAGES
from ladder_tui.domain.base.when import day_words
from ladder_tui.domain.library import Library
from ladder_tui.domain.records.people import Person, Promise
from ladder_tui.domain.records.plans import Plan
from ladder_tui.domain.snapshot import Snapshot
from ladder_tui.screens.flows.plans.made_from import plan_from
from ladder_tui.screens.flows.plans.plan import ask_plan
from ladder_tui.screens.kit.form import Field
from ladder_tui.screens.kit.form_fields import under_more
from ladder_tui.screens.kit.page import PageScreen
from ladder_tui.screens.kit.record_form import RecordForm, ask_for, named, ranked
from ladder_tui.services.journal import new_id
from ladder_tui.widgets.text import line

#: Wished rhythms in words; an empty one is no wish.
RHYTHMS: Final[tuple[tuple[str, str], ...]] = (
    ("", "no wish"), ("3", "every few days"), ("7", "about once a week"), ("14", "about every two weeks"),
    ("30", "about once a month"), ("60", "every other month"), ("90", "a few times a year"),
)  # fmt: skip
LONGEST: Final = 24 * 60


def rhythm_words(days: int | None) -> str:
    """A wished rhythm in words; empty without a wish."""
    if days is None:
        return ""
    return dict(RHYTHMS).get(str(days)) or ("every day" if days == 1 else f"every {days} days")


def new_person(snapshot: Snapshot) -> Person:
    """Somebody without a name yet. Not saved."""
    return Person(id=new_id(), name="", created=snapshot.now)


async def ask_person(screen: PageScreen, person: Person, *, title: str) -> Person | None:
    """Open the form of a person and save it; the person as kept, None when left. Call it from a worker."""
    known = person.id in screen.snapshot.people
    form = RecordForm(
        person,
        title,
        _fields(person, screen.snapshot.library),
        keep=screen.journal.people.save,
        fold="person",
        journal=screen.journal,
        draft_id=f"person:{person.id if known else 'new'}",
    )
    return await ask_for(screen, form)


def _fields(person: Person, library: Library) -> list[Field]:
    rhythm = "" if person.rhythm_days is None else str(person.rhythm_days)
    rhythms = list(RHYTHMS)
    if rhythm not in dict(rhythms):
        rhythms.append((rhythm, rhythm_words(person.rhythm_days)))
    return [
        Field("name", "Name", hint="as you call them", required=True),
        Field("how_known", "How you know", hint="the choir, the third floor, school"),
        *under_more(
            Field("number", "Number", hint="to have it at hand; it stays here"),
            Field("stage", "Now", "one", options=named(library, "stage", STAGES)),
            Field("details", "To remember", "text"),
            Field("next_time", "Next time", "text"),
            Field("needs", "Good for", "some", options=NEED_CHOICES, required=True),
            Field("effort", "Effort", "one", options=ranked(library)),
            Field("minutes", "Minutes", "number", required=True, low=1, high=LONGEST),
            Field("rhythm_days", "Wished rhythm", "one", options=rhythms),
            Field("depth_ceiling", "Topics", "one", options=ranked(library, "depth", before="up to ")),
        ),
    ]


async def plan_with(
    screen: PageScreen, person: Person, *, chosen: str | None = None, note: str | None = None
) -> Plan | None:
    """Make a plan with a person; `chosen` is their id when they were suggested. Call it from a worker.

    Its note is `note`, or what is noted for next time.
    """
    plan = plan_from(screen.snapshot, person)
    if note is not None:
        plan = replace(plan, note=line(note))
    return await ask_plan(screen, plan, title="A plan from your portfolio", chosen=chosen)


def due_words(promise: Promise, snapshot: Snapshot) -> str:
    """When a promise is meant for, in words that count nothing: a day to come, or that it still waits."""
    if promise.due is None:
        return "when it suits"
    if promise.due <= snapshot.today:
        return "for today" if promise.due == snapshot.today else "still open"
    return f"for {day_words(promise.due, today=snapshot.today)}"
