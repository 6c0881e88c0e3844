"""One row of a table as a record; what cannot be read in it raises ValueError with a sentence."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, tzinfo
from typing import Any, Final, get_args

import msgspec
from msgspec.structs import replace

from ladder_tui.domain.base.clean import clean, is_blank, one_line
from ladder_tui.domain.base.number_words import count
from ladder_tui.domain.base.text_search import fold
from ladder_tui.domain.base.vocabulary import CHANNELS, MOODS, STATUSES, Happened
from ladder_tui.domain.base.when import parse_time, when_words
from ladder_tui.domain.records.attempts import HABIT_USES, Attempt, Habit, Outcome, Prediction
from ladder_tui.domain.records.checkins import CheckIn
from ladder_tui.domain.records.entries import Entry, Win
from ladder_tui.domain.records.measures import MeasureAnswers
from ladder_tui.domain.records.people import Contact, Felt, Person, Side, Support
from ladder_tui.domain.records.plans import Plan
from ladder_tui.domain.records.tables import ATTEMPTS, CHECKINS, CONTACTS, ENTRIES, MEASURES, PEOPLE, PLANS, WINS
from ladder_tui.domain.snapshot import Snapshot
from ladder_tui.services.incoming.found.gathered import Gathered
from ladder_tui.services.incoming.found.gathered_people import People
from ladder_tui.services.incoming.found.told import Item, Told, clipped
from ladder_tui.services.incoming.moments import as_moment, read_moment

_LONGEST_LINE: Final = 300
_LONGEST_TEXT: Final = 200_000
_WEEK: Final = 7 * 1440
_USES: Final = {words: use for use, words in HABIT_USES.items()}
#: Other words for a channel.
_BY: Final = {
    "phone": "call", "telephone": "call", "phone call": "call", "a call": "call", "sms": "text", "message": "text",
    "mail": "letter", "email": "online", "e-mail": "online", "chat": "online",
    "met": "in_person", "meeting": "in_person",
    "face to face": "in_person", "video call": "video", "voice note": "voice_note", "in person": "in_person",
}  # fmt: skip


class Row(msgspec.Struct, frozen=True):
    """One row: its line in the file, and its cells by field."""

    line: int
    cells: Mapping[str, str]

    def text(self, field: str) -> str:
        """A cell, its lines kept; "" where there is none."""
        return clean(self.cells.get(field, "")).strip()[:_LONGEST_TEXT]

    def word(self, field: str) -> str:
        """A cell on one line."""
        return one_line(self.cells.get(field, ""))[:_LONGEST_LINE]

    def number(self, field: str, low: int, high: int) -> int | None:
        """A whole number; None where the cell is empty. Raises ValueError."""
        told = self.word(field)
        if not told:
            return None
        plain = told.removesuffix(".0")
        if not plain.isascii() or not plain.isdigit() or not low <= int(plain[:9]) <= high:
            raise ValueError(f"“{told[:20]}” is no number from {low} to {high} ({field.replace('_', ' ')}).")
        return int(plain)

    def needed(self, field: str, low: int, high: int) -> int:
        """A number that has to be there. Raises ValueError."""
        number = self.number(field, low, high)
        if number is None:
            raise ValueError(f"There is no number for {field.replace('_', ' ')}.")
        return number

    def one_of(self, field: str, values: Sequence[str]) -> Any:
        """A word of a vocabulary; None where the cell is empty. Raises ValueError."""
        told = self.word(field).casefold()
        if not told:
            return None
        plain = told.replace(" ", "_")
        if plain not in values:
            raise ValueError(f"“{told[:20]}” is none of {', '.join(values)} ({field.replace('_', ' ')}).")
        return plain


class Rows:
    """Reads the rows of one kind of table."""

    def __init__(self, snapshot: Snapshot, kind: str, *, past: bool, month_first: bool, most: int) -> None:
        self._snapshot, self._past, self._month_first, self._most = snapshot, past, month_first, most
        self._gathered = Gathered(snapshot, most=most)
        self._people = People(snapshot)
        self.over = 0
        self._read = {
            ATTEMPTS.name: self._attempt, MEASURES.name: self._measure, CHECKINS.name: self._checkin,
            CONTACTS.name: self._contact,
            PLANS.name: self._plan, PEOPLE.name: self._person, WINS.name: self._win, ENTRIES.name: self._entry,
        }[kind]  # fmt: skip
        self._kind = kind

    def read(self, row: Row) -> None:
        """Take a row in. Raises ValueError with a sentence for what cannot be read."""
        self._read(row)

    @property
    def items(self) -> tuple[Item, ...]:
        """What the rows would bring, people before what is noted of them."""
        people = self._people.items
        if self._kind != PEOPLE.name:
            people = tuple(one for one in people if one.standing == "new")
        return (*people, *self._gathered.items)

    @property
    def changes(self) -> tuple[Told, ...]:
        """What comes otherwise than the file has it."""
        return tuple(self._people.changes)

    @property
    def left_out(self) -> tuple[Told, ...]:
        """What stays out."""
        over = f"{count(self.over, 'plan that is over stays', 'plans that are over stay')} out."
        told = (Told(words=f"{over[0].upper()}{over[1:]}"),) if self.over else ()
        # A person with several contacts stands in as many rows.
        return (*told, *self._gathered.left_out, *(self._people.left_out if self._kind == PEOPLE.name else ()))

    # -- cells ------------------------------------------------------------------------------

    def _moment(self, row: Row, field: str) -> datetime | None:
        told = self._told(row, field)
        return None if told is None else as_moment(told, self._snapshot.zone, self._snapshot.now)

    def _needed(self, row: Row, field: str) -> datetime:
        found = self._moment(row, field)
        if found is None:
            raise ValueError(f"There is no day ({field}).")
        return found

    def _told(self, row: Row, field: str) -> tuple[date, time | None, tzinfo | None] | None:
        text = row.word(field)
        if not text:
            return None
        try:
            day, at, zone = read_moment(text, month_first=self._month_first)
        except ValueError:
            raise ValueError(f"“{text[:30]}” is no day; 2026-03-04 or 2026-03-04 18:30 is right.") from None
        apart = row.word("time")
        return day, (parse_time(apart) if at is None and apart else at), zone

    def _someone(self, row: Row, field: str) -> Person:
        name = row.word(field)
        if is_blank(name):
            raise ValueError("There is no name.")
        if self._people.several(name):
            raise ValueError(f"“{name[:30]}” is the name of several people; a name that only one has is right.")
        person = self._people.named(name)
        if person is None:
            person = Person(id=People.id_of(name, ""), name=name, created=self._snapshot.now)
            self._people.add(person, line=row.line, most=self._most)
        return person

    # -- kinds ------------------------------------------------------------------------------

    def _person(self, row: Row) -> None:
        name = row.word("name") or one_line(" ".join(row.word(part) for part in ("first", "middle", "last")))
        if is_blank(name):
            raise ValueError("There is no name.")
        number = row.word("number") or row.word("mail")
        birthday = row.word("birthday")
        details = [row.text("note"), row.word("mail") if row.word("mail") != number else ""]
        details.append(f"Birthday {birthday}" if birthday else "")
        person = Person(
            id=People.id_of(name, number), name=name, number=number, created=self._snapshot.now,
            details="\n".join(filter(None, details)), how_known=row.word("how_known"), next_time=row.text("next_time"),
        )  # fmt: skip
        self._people.add(person, line=row.line, most=self._most)

    def _contact(self, row: Row) -> None:
        at = self._needed(row, "at")
        contact = Contact(
            id="", person_id="", at=at, channel=self._channel(row.word("channel").casefold()), note=row.text("note"),
            reached=row.one_of("reached", get_args(Side)), proposed=row.one_of("proposed", get_args(Side)),
            support=row.one_of("support", get_args(Support)), felt=row.one_of("felt", get_args(Felt)),
        )  # fmt: skip
        person = self._someone(row, "person")  # last: nobody comes for a row that stays out
        self._add(CONTACTS.name, replace(contact, person_id=person.id), at, person.name, contact.note, line=row.line)

    def _channel(self, by: str) -> Any:
        plain = by.replace(" ", "_")
        if not by:
            return "in_person"
        if plain not in CHANNELS and by not in _BY:
            raise ValueError(f"“{by[:20]}” is none of {', '.join(CHANNELS)}.")
        return plain if plain in CHANNELS else _BY[by]

    def _plan(self, row: Row) -> None:
        title, told = row.word("title"), self._told(row, "day")
        if is_blank(title):
            raise ValueError("There is no title.")
        if told is None:
            raise ValueError("There is no day.")
        day, at = told[0], told[1]
        if told[2] is not None:
            here = as_moment(told, self._snapshot.zone, self._snapshot.now)
            day, at = here.date(), here.time()
        minutes = row.number("minutes", 0, _WEEK) or self._until(row, at)
        name = row.word("person")
        known = self._people.named(name) if name else None
        note = "\n".join(filter(None, (row.text("note"), row.word("where"))))
        plan = Plan(
            id="", title=title, day=day, at=at, zone=self._snapshot.zone, created=self._snapshot.now,
            minutes=minutes or 30, note=note, cue=row.word("cue"), reward=row.word("reward"),
            backup=row.word("backup"), person_id=known.id if known is not None else None,
        )  # fmt: skip
        if day < self._snapshot.today and not self._past and not self._gathered.is_here(PLANS.name, plan):
            self.over += 1
            return
        self._gathered.add(PLANS.name, plan, f"{when_words(day, at)} · {title}", line=row.line)

    def _until(self, row: Row, at: time | None) -> int | None:
        """Minutes up to the end, where both are told on one day."""
        try:
            end = parse_time(row.word("end_time")) if row.word("end_time") else None
        except ValueError:
            return None
        if at is None or end is None:
            return None
        took = (end.hour - at.hour) * 60 + end.minute - at.minute
        return took if took > 0 else None

    def _checkin(self, row: Row) -> None:
        at, told = self._needed(row, "at"), row.word("mood").casefold()
        meant = [mood for mood in MOODS if told and mood.startswith(told)]
        if len(meant) != 1:
            raise ValueError(f"“{told[:20]}” is no mood; {', '.join(MOODS)} are.")
        minutes = row.number("minutes", 0, _WEEK) or 0
        checkin = CheckIn(id="", at=at, mood=meant[0], energy=row.needed("energy", 1, 5), minutes=minutes)
        self._add(CHECKINS.name, checkin, at, meant[0], f"energy {checkin.energy}", line=row.line)

    def _measure(self, row: Row) -> None:
        at = self._needed(row, "at")
        answers = {name: row.needed(name, 1, 3) for name in ("companionship", "left_out", "isolated")}
        measure = MeasureAnswers(id="", at=at, direct=row.needed("direct", 1, 5), **answers)
        self._add(MEASURES.name, measure, at, f"measure of {measure.total}", line=row.line)

    def _win(self, row: Row) -> None:
        at, text = self._needed(row, "at"), row.text("text")
        if is_blank(text):
            raise ValueError("There is no text.")
        self._add(WINS.name, Win(id="", text=text, at=at), at, text, line=row.line)

    def _entry(self, row: Row) -> None:
        at = self._needed(row, "at")
        text = "\n".join(filter(None, (row.word("title"), row.text("text"))))
        if is_blank(text):
            raise ValueError("There is no text.")
        question = row.word("question")
        entry = Entry(id="", at=at, text=text, question=question, kind="prompt" if question else "free")
        self._add(ENTRIES.name, entry, at, text, line=row.line)

    def _attempt(self, row: Row) -> None:
        started, title = self._needed(row, "started"), row.word("title")
        if is_blank(title):
            raise ValueError("There is no title.")
        attempt = Attempt(
            id="", title=title, started_at=started, status=row.one_of("status", STATUSES) or "open",
            closed_at=self._moment(row, "closed"), outcome=_outcome(row),
            prediction=Prediction(
                feared=row.text("feared"), likelihood=row.needed("likely_before", 0, 100),
                cost=row.number("cost_if_true", 0, 100), suds=row.number("unease_expected", 0, 100),
                habits=tuple(habit.name for habit in _habits(row)),
            ),
            backup_done=fold(row.word("backup_done")) in ("yes", "true", "1"),
        )  # fmt: skip
        self._add(ATTEMPTS.name, attempt, started, title, line=row.line)

    def _add(self, table: str, record: Any, at: datetime, *words: str, line: int) -> None:
        local = at.astimezone(self._snapshot.now.tzinfo)
        told = [clipped(word) for word in words]
        self._gathered.add(
            table, record, " · ".join(filter(None, (when_words(local.date(), local.time()), *told))), line=line
        )


def _habits(row: Row) -> tuple[Habit, ...]:
    """What became of helper habits, as our own tables tell it: "headphones: used; phone in hand: left out"."""
    told = (one.rpartition(": ") for one in row.word("habits").split("; "))
    return tuple(Habit(name=name, use=_USES[use]) for name, _, use in told if name and use in _USES)


def _outcome(row: Row) -> Outcome | None:
    happened, likely = row.one_of("happened", get_args(Happened)), row.number("likely_next", 0, 100)
    if happened is None or likely is None:
        return None
    return Outcome(
        happened=happened, likelihood_next=likely, peak=row.number("unease_peak", 0, 100),
        end=row.number("unease_end", 0, 100), real_cost=row.number("real_cost", 0, 100),
        worth=row.number("worth", 0, 10), facts=row.text("facts"), easy=row.text("easy"), hard=row.text("hard"),
        adjust=row.text("next_time"), lesson=row.text("lesson"), context=row.word("context"),
        habits=_habits(row),
    )  # fmt: skip
