"""A person: the page's form, a contact in one line of keys, and things to remember."""

from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from typing import ClassVar, Final

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.timer import Timer
from textual.widgets import Input

from ladder_tui.domain.candidates import person_title
from ladder_tui.domain.people import Contact, Person, Promise
from ladder_tui.domain.plan import Origin, Plan
from ladder_tui.domain.snapshot import Snapshot
from ladder_tui.domain.vocabulary import CHANNELS, STAGES, Channel
from ladder_tui.domain.wall_clock import safe_zone
from ladder_tui.domain.when import day_words, moment_words
from ladder_tui.screens.dialogs.dialog import Dialog
from ladder_tui.screens.dialogs.form import DRAFT_AFTER, Field, FormDialog, Values
from ladder_tui.screens.dialogs.plan import ask_plan, new_plan
from ladder_tui.screens.page import PageScreen
from ladder_tui.screens.portfolio_rows import NEED_SHORT
from ladder_tui.services.journal import Journal, NotSaved, new_id
from ladder_tui.widgets.bars import KeyHint
from ladder_tui.widgets.fields import LineField
from ladder_tui.widgets.text import Part, Words, line

#: Wished rhythms in words; an empty one is no wish.
RHYTHMS: Final[tuple[tuple[str, str], ...]] = (
    ("", "no wish"), ("3", "every few days"), ("7", "about once a week"), ("14", "about every two weeks"),
    ("30", "about once a month"), ("60", "every other month"), ("90", "a few times a year"),
)  # fmt: skip
#: One letter for each way to be in touch.
CHANNEL_KEYS: Final[dict[str, Channel]] = {
    "p": "in_person", "c": "call", "v": "video", "n": "voice_note", "t": "text", "l": "letter", "o": "online",
}  # fmt: skip
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
        Field("needs", "Good for", "some", person.needs, options=tuple(NEED_SHORT.items()), required=True),
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


class ContactDialog(Dialog[Contact]):
    """A letter for the channel, then a note if there is one, then Enter. Answers with the contact as it was kept.

    An unfinished note is kept as a draft, as in every form.
    """

    #: Nothing has focus at first, so that a letter chooses the channel.
    AUTO_FOCUS: ClassVar[str | None] = ""
    HINTS = (KeyHint("one letter", "how", "nothing"), KeyHint("enter", "keep", "keep"), KeyHint("esc", "back", "back"))
    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(key, f"channel('{key}')", channel, show=False) for key, channel in CHANNEL_KEYS.items()),
        Binding("enter", "keep", "Keep", show=False),
        Binding("left,up", "step(-1)", "Before", show=False),
        Binding("right,down", "step(1)", "Next", show=False),
    ]
    DEFAULT_CSS = """
    ContactDialog #channels { padding: 0 1; margin: 0 0 1 0; height: auto; }
    """

    def __init__(self, person: Person, journal: Journal) -> None:
        self._journal = journal
        self._snapshot = journal.snapshot()
        self._person = person
        self._channel: Channel = "in_person"
        self._draft_id = f"contact:new:{person.id}"
        self._finished = False
        self._timer: Timer | None = None
        super().__init__(f"In touch with {self._snapshot.shown(line(person.name))}")

    def compose_inside(self) -> ComposeResult:
        """The channels with their letters, and the note."""
        draft = self._snapshot.drafts.get(self._draft_id)
        if draft is not None:
            when = moment_words(draft.at, self._snapshot.today)
            yield Words(f"You were writing this {when}. Here it is again.", classes="note")
        yield Words(id="channels")
        yield LineField(draft.text if draft is not None else "", hint="a note, if you like", id="note")

    def on_mount(self) -> None:
        """Show the channels."""
        self._show()

    def _show(self) -> None:
        parts: list[Part] = []
        for key, channel in CHANNEL_KEYS.items():
            here = channel == self._channel
            label = line(self._snapshot.library.label("channel", channel))
            parts += [
                "\n" if parts else "", ("▶ " if here else "  ", "bold $here"), (key, "bold"), "  ",
                (label, "bold" if here else "$quiet"),
            ]  # fmt: skip
        self.query_one("#channels", Words).say(*parts)

    def action_channel(self, key: str) -> None:
        """Choose a channel and go on to the note."""
        self._channel = CHANNEL_KEYS[key]
        self._show()
        self.query_one("#note").focus()

    def action_step(self, by: int) -> None:
        """Move through the channels."""
        self._channel = CHANNELS[(CHANNELS.index(self._channel) + by) % len(CHANNELS)]
        self._show()

    def on_click(self, event: events.Click) -> None:
        """A click on a channel chooses it."""
        if event.widget is self.query_one("#channels"):
            keys = list(CHANNEL_KEYS)
            if 0 <= event.y < len(keys):
                self.action_channel(keys[event.y])

    def action_nothing(self) -> None:
        """A hint that only says something."""

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_keep()

    @property
    def _note(self) -> str:
        return line(self.query_one(LineField).value).strip()

    @on(Input.Changed)
    def _typed(self) -> None:
        self._warned = ""
        if self._timer is None and not self._finished:
            self._timer = self.set_timer(DRAFT_AFTER, self.keep_draft)

    def on_descendant_blur(self) -> None:
        """The terminal lost focus, or the cursor went on."""
        self.keep_draft()

    def keep_draft(self) -> None:
        """Put the note on disk as a draft; when that cannot be done it is said, and typing goes on."""
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
        if self._finished or not self.is_mounted:
            return
        try:
            if self._note:
                self._journal.writing.keep_draft(self._draft_id, self._note)
            else:
                self._journal.writing.drop_draft(self._draft_id)
        except NotSaved as error:
            self.unkept = str(error)
            self.complain(self.unkept)
        else:
            self.unkept = self._warned = ""

    def action_back(self) -> None:
        """Leave; what was typed is kept as a draft."""
        if self.may_leave():
            self._finished = True
            self.dismiss(None)

    def action_keep(self) -> None:
        """Keep the contact; when it cannot be saved the words stay."""
        try:
            contact = self._journal.people.log(self._person.id, self._channel, self._note)
        except NotSaved as error:
            self.complain(f"{error} Enter tries again.")
            return
        self._finished = True
        with suppress(NotSaved):  # the contact is kept; a draft left over is no reason to keep it twice
            self._journal.writing.drop_draft(self._draft_id)
        self.dismiss(contact)


async def ask_contact(screen: PageScreen, person: Person) -> Contact | None:
    """Log a contact with a person; None when left. Call it from a worker."""
    contact = await screen.app.push_screen_wait(ContactDialog(person, screen.journal))
    if contact is not None:
        screen.say(f"{screen.journal.next_undo} · u takes it back")
    return contact


async def change_contact(screen: PageScreen, contact: Contact) -> None:
    """Open the form of a contact: when, how, and the note."""
    label, zone = screen.snapshot.library.label, safe_zone(screen.snapshot.zone)[0]
    here = contact.at.astimezone(zone)
    moment = here.time().replace(second=0, microsecond=0)

    def save(values: Values) -> None:
        at = contact.at
        if (values["day"], values["at"]) != (here.date(), moment):
            at = datetime.combine(values["day"], values["at"] or moment, tzinfo=zone)
        changed = replace(contact, at=at, channel=values["channel"], note=values["note"])
        screen.journal.people.edit_contact(changed)

    fields = [
        Field("day", "Day", "day", here.date(), required=True),
        Field("at", "Time", "time", moment, hint="18:30"),
        Field("channel", "How", "one", contact.channel, options=[(one, label("channel", one)) for one in CHANNELS]),
        Field("note", "Note", "text", contact.note),
    ]

    def behind(values: Values) -> str:
        return "" if values["day"] <= screen.snapshot.today else "A contact lies behind you: a day up to today, please."

    form = FormDialog(
        "A contact", fields, journal=screen.journal, draft_id=f"contact:{contact.id}", check=behind, save=save
    )
    if await screen.app.push_screen_wait(form) is not None:
        screen.say(f"{screen.journal.next_undo} · u takes it back")


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


async def plan_with(screen: PageScreen, person: Person, *, chosen: str | None = None) -> Plan | None:
    """Make a plan with a person; `chosen` is their id when they were suggested. Call it from a worker."""
    plan = new_plan(
        screen.snapshot,
        title=person_title(person.name),
        minutes=person.minutes,
        effort=person.effort,
        needs=person.needs,
        note=line(person.next_time),
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
