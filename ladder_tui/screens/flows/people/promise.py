"""Things to remember: a new one for a person, and changing one, from wherever it is shown."""

from ladder_tui.domain.records.people import Person, Promise
from ladder_tui.screens.kit.form import Field
from ladder_tui.screens.kit.page import PageScreen
from ladder_tui.screens.kit.record_form import RecordForm, ask_for
from ladder_tui.services.journal import new_id
from ladder_tui.widgets.text import line


async def ask_promise(screen: PageScreen, person: Person, promise: Promise | None = None) -> None:
    """Open the form of a thing to remember for a person, new unless one is given. Call it from a worker."""
    people = screen.journal.people
    fields = [
        Field("text", "What", hint="bring the book, ask about the exam", required=True),
        Field("due", "On", "day", hint="a day, or empty for whenever it suits"),
    ]
    blank = Promise(id=new_id(), text="", person_id=person.id, created=screen.snapshot.now)
    form = RecordForm(
        promise or blank,
        f"To remember for {screen.shown(line(person.name))}",
        fields,
        keep=people.save_promise if promise is not None else lambda new: people.promise(new.text, person.id, new.due),
        journal=screen.journal,
        draft_id=f"promise:{promise.id if promise is not None else 'new:' + person.id}",
    )
    await ask_for(screen, form)


async def change_promise(screen: PageScreen, promise: Promise, *, title: str, day_hint: str) -> None:
    """Change the words or the day of something to remember. Call it from a worker."""
    form = RecordForm(
        promise,
        title,
        [Field("text", "What", required=True), Field("due", "Day", "day", hint=day_hint)],
        keep=screen.journal.people.save_promise,
        journal=screen.journal,
        draft_id=f"promise:{promise.id}",
    )
    await ask_for(screen, form)
