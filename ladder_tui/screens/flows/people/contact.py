"""A contact: any channel, a note and the signals of give-and-take in one line of keys, and the form to change it."""

from collections.abc import Mapping
from datetime import datetime
from typing import ClassVar, Final, TypedDict, get_args

from msgspec.structs import replace
from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widgets import Input

from ladder_tui.domain.base.vocabulary import CHANNELS, Channel
from ladder_tui.domain.base.wall_clock import safe_zone
from ladder_tui.domain.records.people import Contact, Felt, Person, Side, Support
from ladder_tui.screens.kit.dialog import Dialog
from ladder_tui.screens.kit.draft import Draft
from ladder_tui.screens.kit.form import Field, Values
from ladder_tui.screens.kit.form_fields import under_more
from ladder_tui.screens.kit.page import PageScreen
from ladder_tui.screens.kit.record_form import RecordForm, ask_for, named
from ladder_tui.services.journal import Journal, NotSaved
from ladder_tui.widgets.bars import KeyHint
from ladder_tui.widgets.fields import LineField
from ladder_tui.widgets.text import Part, Words, line

#: One letter for each way to be in touch.
CHANNEL_KEYS: Final[dict[str, Channel]] = {
    "p": "in_person", "c": "call", "v": "video", "n": "voice_note", "t": "text", "l": "letter", "o": "online",
}  # fmt: skip
#: One letter for each signal: the field of the contact, what it asks, its values in words. Once more is the next one.
SIGNALS: Final[dict[str, tuple[str, str, dict[str, str]]]] = {
    "r": ("reached", "reached out", {"me": "you", "them": "they", "both": "both"}),
    "s": ("proposed", "suggested something", {"me": "you", "them": "they", "both": "both"}),
    "h": ("support", "support", {"given": "given", "received": "received", "both": "both ways"}),
    "f": ("felt", "felt afterwards", {"nourished": "nourished", "even": "even", "drained": "drained"}),
}


#: Columns of a window from which channels and signals stand side by side.
BESIDE: Final = 64


class _Signals(TypedDict):
    """The signals of a contact, each None where nothing was said."""

    reached: Side | None
    proposed: Side | None
    support: Support | None
    felt: Felt | None


class ContactDialog(Dialog[Contact]):
    """A letter for the channel, then a note if there is one, then Enter. Answers with the contact as it was kept.

    Letters before the channel, or after tab has left the note, note the signals of give-and-take; all of it can be
    left out. An unfinished note is kept as a draft, as in every form.
    """

    #: Nothing has focus at first, so that a letter chooses the channel.
    AUTO_FOCUS: ClassVar[str | None] = ""
    HINTS = (
        KeyHint("one letter", "how", "nothing"),
        KeyHint("r s h f", "more, if you like", "nothing"),
        KeyHint("tab", "note", "note"),
        KeyHint("enter", "keep", "keep"),
        KeyHint("esc", "back", "back"),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(key, f"channel('{key}')", channel, show=False) for key, channel in CHANNEL_KEYS.items()),
        *(Binding(key, f"signal('{key}')", signal[1], show=False) for key, signal in SIGNALS.items()),
        Binding("tab,shift+tab", "note", "Note", show=False),
        Binding("enter", "keep", "Keep", show=False),
        Binding("left,up", "step(-1)", "Before", show=False),
        Binding("right,down", "step(1)", "Next", show=False),
    ]
    draft: Draft
    DEFAULT_CSS = """
    ContactDialog #keys-of-it { height: auto; margin: 0 0 1 0; }
    ContactDialog #channels { padding: 0 1; width: 22; height: auto; }
    ContactDialog #signals { padding: 0 1; width: 1fr; height: auto; }
    ContactDialog.-stacked #keys-of-it { layout: vertical; }
    ContactDialog.-stacked #channels, ContactDialog.-stacked #signals { width: 100%; }
    """

    def __init__(self, person: Person, journal: Journal) -> None:
        self._journal = journal
        self._snapshot = journal.snapshot()
        self._person = person
        self._channel: Channel = "in_person"
        self._signals: dict[str, str] = {}
        super().__init__(f"In touch with {self._snapshot.shown(line(person.name))}")
        self.draft = Draft(self, journal, f"contact:new:{person.id}", read=lambda: self._note, tell=self.complain)

    def compose_inside(self) -> ComposeResult:
        """The channels and signals with their letters, and the note."""
        if self.draft.found is not None:
            yield Words(self.draft.again, classes="note")
        with Horizontal(id="keys-of-it"):
            yield Words(id="channels")
            yield Words(id="signals")
        yield LineField(self.draft.found or "", hint="a note, if you like", id="note")

    def on_mount(self) -> None:
        """Show the channels and signals."""
        self._show()
        self.follow_focus()

    def hints(self) -> tuple[KeyHint, ...]:
        """While letters go into the note they stand for nothing else."""
        if self.focused is None:
            return self.HINTS
        return (KeyHint("tab", "how, and more", "note"), *self.HINTS[3:])

    def on_resize(self, event: events.Resize) -> None:
        """Where there is no room for both beside each other, the signals stand below the channels."""
        self.set_class(event.size.width < BESIDE, "-stacked")

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
        told: list[Part] = [("if you like", "$quiet")]
        for key, (name, asks, values) in SIGNALS.items():
            value = values.get(self._signals.get(name, ""), "")
            told += ["\n", (key, "bold"), f"  {asks:<21}", (value, "bold") if value else ("·", "$quiet")]
        self.query_one("#signals", Words).say(*told)

    def action_channel(self, key: str) -> None:
        """Choose a channel and go on to the note."""
        self._channel = CHANNEL_KEYS[key]
        self._show()
        self.query_one("#note").focus()

    def action_signal(self, key: str) -> None:
        """The next value of a signal; after the last one nothing is noted again."""
        name, _, values = SIGNALS[key]
        order = ["", *values]
        value = order[(order.index(self._signals.get(name, "")) + 1) % len(order)]
        self._signals = {**{n: v for n, v in self._signals.items() if n != name}, **({name: value} if value else {})}
        self._show()

    def action_note(self) -> None:
        """To the note, and from there back to the letters."""
        note = self.query_one("#note")
        self.set_focus(None if self.focused is note else note)

    def action_step(self, by: int) -> None:
        """Move through the channels."""
        self._channel = CHANNELS[(CHANNELS.index(self._channel) + by) % len(CHANNELS)]
        self._show()

    def on_click(self, event: events.Click) -> None:
        """A click on a channel chooses it; on a signal it goes on to its next value."""
        if event.widget is self.query_one("#channels"):
            keys = list(CHANNEL_KEYS)
            if 0 <= event.y < len(keys):
                self.action_channel(keys[event.y])
        elif event.widget is self.query_one("#signals"):
            keys = list(SIGNALS)
            if 1 <= event.y <= len(keys):
                self.action_signal(keys[event.y - 1])

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
        if self.is_mounted:
            self.draft.typed()

    def action_keep(self) -> None:
        """Keep the contact; when it cannot be saved the words stay."""
        try:
            contact = self._journal.people.log(self._person.id, self._channel, self._note, **_signals(self._signals))
        except NotSaved as error:
            self.complain(f"{error} Enter tries again.")
            return
        self.draft.forget()
        self.answer(contact)


def _signals(values: Mapping[str, str]) -> _Signals:
    """What was said of give-and-take, by the fields of a contact; what was not said is None."""
    return {
        "reached": next((side for side in get_args(Side) if side == values.get("reached")), None),
        "proposed": next((side for side in get_args(Side) if side == values.get("proposed")), None),
        "support": next((given for given in get_args(Support) if given == values.get("support")), None),
        "felt": next((felt for felt in get_args(Felt) if felt == values.get("felt")), None),
    }


async def ask_contact(screen: PageScreen, person: Person) -> Contact | None:
    """Log a contact with a person; None when left. Call it from a worker."""
    contact = await screen.app.push_screen_wait(ContactDialog(person, screen.journal))
    if contact is not None:
        screen.say_kept()
    return contact


async def change_contact(screen: PageScreen, contact: Contact) -> None:
    """Open the form of a contact: when, how, the note, and what was said of give-and-take."""
    form = ContactForm(screen.journal, contact)
    await ask_for(screen, form)


class ContactForm(RecordForm[Contact]):
    """A contact with its day and time as they were on the wall here."""

    def __init__(self, journal: Journal, contact: Contact) -> None:
        snapshot = journal.snapshot()
        self._today = snapshot.today
        self._zone = safe_zone(snapshot.zone)[0]
        here = contact.at.astimezone(self._zone)
        self._was = here.date(), here.time().replace(second=0, microsecond=0)
        super().__init__(
            contact,
            "A contact",
            [
                Field("day", "Day", "day", self._was[0], required=True),
                Field("at", "Time", "time", self._was[1], hint="18:30"),
                Field("channel", "How", "one", options=named(snapshot.library, "channel", CHANNELS)),
                Field("note", "Note", "text"),
                *under_more(
                    *(
                        Field(name, asks.capitalize(), "one", options=[("", "·"), *values.items()])
                        for name, asks, values in SIGNALS.values()
                    )
                ),
            ],
            fold="contact",
            keep=journal.people.edit_contact,
            journal=journal,
            draft_id=f"contact:{contact.id}",
            check=self._behind,
        )

    def _behind(self, values: Values) -> str:
        return "" if values["day"] <= self._today else "A contact lies behind you: a day up to today, please."

    def changed(self, values: Values) -> Contact:
        """At another moment only where its day or time was changed: what lies below the minute stays."""
        contact = super().changed(values)
        day, time = values["day"], values["at"] or self._was[1]
        return contact if (day, time) == self._was else replace(contact, at=datetime.combine(day, time, self._zone))
