"""A person: the page's form, a contact in one line of keys, and things to remember."""

from typing import Final

from msgspec.structs import replace

from ladder_tui.domain.base.vocabulary import NEED_CHOICES, STAGES
from ladder_tui.domain.base.when import day_words
from ladder_tui.domain.picks.candidates import person_title
from ladder_tui.domain.records.people import Person, Promise
from ladder_tui.domain.records.plans import Origin, Plan
from ladder_tui.domain.snapshot import Snapshot
from ladder_tui.screens.flows.plans.plan import ask_plan, new_plan
from ladder_tui.screens.kit.form import Field, FormDialog, Values
from ladder_tui.screens.kit.page import PageScreen
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
    journal = screen.journal
    known = person.id in screen.snapshot.people
    kept: list[Person] = []
    form = FormDialog(
        title,
        _fields(person, screen.snapshot),
        journal=journal,
        draft_id=f"person:{person.id if known else 'new'}",
        save=lambda values: kept.append(journal.people.save(_with(person, values))),
    )
    if await screen.app.push_screen_wait(form) is None:
        return None
    screen.say(f"{journal.next_undo} · u takes it back")
    return kept[0]


def _fields(person: Person, snapshot: Snapshot) -> list[Field]:
    label = snapshot.library.label
    efforts = [(str(effort), f"{effort} · {label('effort', str(effort))}") for effort in range(1, 6)]
    depths = [(str(depth), f"up to {depth} · {label('depth', str(depth))}") for depth in range(1, 6)]
    rhythm = "" if person.rhythm_days is None else str(person.rhythm_days)
    rhythms = list(RHYTHMS)
    if rhythm not in dict(rhythms):
        rhythms.append((rhythm, rhythm_words(person.rhythm_days)))
    return [
        Field("name", "Name", value=person.name, hint="as you call them", required=True),
        Field("how_known", "How you know", value=person.how_known, hint="the choir, the third floor, school"),
        Field("stage", "Now", "one", person.stage, options=[(stage, label("stage", stage)) for stage in STAGES]),
        Field("details", "To remember", "text", person.details),
        Field("next_time", "Next time", "text", person.next_time),
        Field("needs", "Good for", "some", person.needs, options=NEED_CHOICES, required=True),
        Field("effort", "Effort", "one", str(person.effort), options=efforts),
        Field("minutes", "Minutes", "number", person.minutes, required=True, low=1, high=LONGEST),
        Field("rhythm", "Wished rhythm", "one", rhythm, options=rhythms),
        Field("depth", "Topics", "one", str(person.depth_ceiling), options=depths),
    ]


def _with(person: Person, values: Values) -> Person:
    return replace(
        person,
        name=values["name"],
        how_known=values["how_known"],
        stage=values["stage"],
        details=values["details"],
        next_time=values["next_time"],
        needs=values["needs"],
        effort=int(values["effort"]),
        minutes=values["minutes"],
        rhythm_days=int(values["rhythm"]) if values["rhythm"] else None,
        depth_ceiling=int(values["depth"]),
    )


async def ask_promise(screen: PageScreen, person: Person, promise: Promise | None = None) -> None:
    """Open the form of a thing to remember, new unless one is given, and save it."""
    journal = screen.journal

    def save(values: Values) -> None:
        if promise is None:
            journal.people.promise(values["text"], person.id, values["due"])
        else:
            journal.people.save_promise(replace(promise, text=values["text"], due=values["due"]))

    fields = [
        Field("text", "What", value=promise.text if promise is not None else "", required=True,
              hint="bring the book, ask about the exam"),
        Field("due", "On", "day", promise.due if promise is not None else None,
              hint="a day, or empty for whenever it suits"),
    ]  # fmt: skip
    title = f"To remember for {screen.shown(line(person.name))}"
    draft = f"promise:{promise.id if promise is not None else 'new:' + person.id}"
    form = FormDialog(title, fields, journal=journal, draft_id=draft, save=save)
    if await screen.app.push_screen_wait(form) is not None:
        screen.say(f"{journal.next_undo} · u takes it back")


async def plan_with(
    screen: PageScreen, person: Person, *, chosen: str | None = None, note: str | None = None
) -> Plan | None:
    """Make a plan with a person; `chosen` is their id when they were suggested. Call it from a worker.

    Its note is `note`, or what is noted for next time.
    """
    plan = new_plan(
        screen.snapshot,
        title=person_title(person.name),
        minutes=person.minutes,
        effort=person.effort,
        needs=person.needs,
        note=line(person.next_time if note is None else note),
        origin=Origin(kind="person", ref=person.id),
        person_id=person.id,
    )
    return await ask_plan(screen, plan, title="A plan from your portfolio", chosen=chosen)


def due_words(promise: Promise, snapshot: Snapshot) -> str:
    """When a promise is meant for, in words that count nothing: a day to come, or that it still waits."""
    if promise.due is None:
        return "when it suits"
    if promise.due <= snapshot.today:
        return "for today" if promise.due == snapshot.today else "still open"
    return f"for {day_words(promise.due, today=snapshot.today)}"
