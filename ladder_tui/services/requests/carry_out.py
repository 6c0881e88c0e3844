"""Carrying out a request, once: the same for the shell command that holds the file and for the window that takes it in.

What a request did is kept with it in the same save (`FromShell`): so it is never done twice, and can be taken back.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Final

import msgspec

from ladder_tui.domain.base.references import Table
from ladder_tui.domain.base.vocabulary import STATUS_WORDS
from ladder_tui.domain.base.when import day_words, time_words
from ladder_tui.domain.records.checkins import CheckIn
from ladder_tui.domain.records.entries import Entry, FromShell, ShellChange, Win
from ladder_tui.domain.records.people import Contact, Person
from ladder_tui.domain.records.tables import (
    CHECKINS,
    CONTACTS,
    ENTRIES,
    FROM_SHELL,
    OPPORTUNITIES,
    PEOPLE,
    PLANS,
    PROMISES,
    TABLES,
    WINS,
)
from ladder_tui.services.ledger.ledger import Ledger, Put
from ladder_tui.services.requests import requests as ask
from ladder_tui.services.requests.requests import Request
from ladder_tui.store.file.bounds import LONGEST_TEXT
from ladder_tui.store.file.codec import from_line, to_line
from ladder_tui.store.file.errors import BadRecord
from ladder_tui.store.keeper import Change

if TYPE_CHECKING:
    from ladder_tui.services.requests.whole import OpportunityRequest, PlanRequest

#: What so many requests did is kept, and of those whose file still waits.
KEPT: Final = 20
_BY_NAME: Final[Mapping[str, Table[Any]]] = {table.name: table for table in TABLES}


class Outcome(msgspec.Struct, frozen=True):
    """What became of a request: a sentence as it is understood, and the records that are there now by table and id.

    `refused`: nothing has changed, and the sentence says why. `known`: it was carried out before.
    """

    sentence: str
    records: tuple[tuple[str, str], ...] = ()
    refused: bool = False
    known: bool = False


class Refused(Exception):
    """It cannot be done, and trying again would not help; the message is a sentence for the user."""


def carry_out(ledger: Ledger, request: Request, *, waiting: Collection[str] = ()) -> Outcome:
    """Do what a request asks for, as of its own moment, as one save and one step of undo. Raises NotSaved.

    `waiting` are the ids of requests whose files still lie there: what they did is not forgotten.
    """
    if ledger.get(FROM_SHELL, request.id) is not None:
        return Outcome("This was carried out before.", known=True)
    done: list[Change] = []

    def also(label: str, changes: Sequence[Change]) -> Sequence[Put]:
        done.extend(changes)
        return (*_forgotten(ledger, waiting), ledger.put(FROM_SHELL, _remembered(request, label, changes)))

    try:
        _must_fit(request)
        ledger.elsewhere = request.at.astimezone(ledger.clock().tzinfo), also
        sentence = _DO[request.__struct_config__.tag](ledger, request)
    except Refused as refusal:
        return Outcome(str(refusal), refused=True)
    except BadRecord as error:
        return Outcome(f"This cannot be kept: {error.field} {error.rule}.", refused=True)
    finally:
        ledger.elsewhere = None
    return Outcome(sentence, tuple((one.table, one.id) for one in done if one.after is not None))


def _must_fit(request: Request) -> None:
    """Raise BadRecord for a request that could never be remembered: it would be in the way of all behind it."""
    label = request.label if isinstance(request, ask.NewRecords) else ""
    to_line(FROM_SHELL.name, FromShell(id=request.id, at=request.at, label=label))


# -- what is kept of a request --------------------------------------------------------------


def _remembered(request: Request, label: str, changes: Sequence[Change]) -> FromShell:
    made = () if isinstance(request, ask.UndoRequest) else tuple(map(_change, changes))
    if any(len(one.before) > LONGEST_TEXT for one in made):
        made = ()  # more than a field may hold: it stays done, and only the window that did it takes it back
    return FromShell(id=request.id, at=request.at, label=label, changes=made)


def _change(change: Change) -> ShellChange:
    before = "" if change.before is None else msgspec.json.encode(change.before).decode()
    return ShellChange(table=change.table, id=change.id, before=before, after=ask.digest(change.after))


def _forgotten(ledger: Ledger, waiting: Collection[str]) -> list[Put]:
    """Takes out what the oldest requests did, so that with the next one there are as many as are kept."""
    there = [id for id in ledger.rows(FROM_SHELL) if id not in waiting]
    return [ledger.drop(FROM_SHELL, id) for id in there[: max(0, len(there) + 1 - KEPT)]]


def _undo(ledger: Ledger, request: ask.UndoRequest) -> str:
    """Take back what the last request did, if everything is as it was left."""
    last = next((one for one in reversed([*ledger.rows(FROM_SHELL).values()]) if one.changes), None)
    if last is None:
        raise Refused("Nothing that was written from the shell is left to take back.")
    about = _about(ledger, last)
    for change in last.changes:
        table = _BY_NAME.get(change.table)
        if table is None or ask.digest(ledger.get(table, change.id)) != change.after:
            raise Refused(f"Not taken back: {about} has changed since. The window of ladder changes it by hand.")
    puts = [
        Put(_BY_NAME[one.table], one.id, from_line(one.table, one.before.encode()) if one.before else None)
        for one in last.changes
    ]
    blank = msgspec.structs.replace(last, changes=())
    ledger.change("Taken back from the shell", *puts, ledger.put(FROM_SHELL, blank))
    return f"Taken back: {about}."


def _about(ledger: Ledger, done: FromShell) -> str:
    """What a request did, with the words of what it is about: "planned, “Choir practice”"."""
    label = done.label.removeprefix("Noted: ")
    label = label[:1].lower() + label[1:]
    for change in done.changes:
        record = ledger.get(_BY_NAME[change.table], change.id) if change.table in _BY_NAME else None
        words = getattr(record, "title", "") or getattr(record, "text", "")
        if words and len(done.changes) == 1:
            return f"{label}, {quoted(words)}"
        if isinstance(record, Contact) and (person := ledger.get(PEOPLE, record.person_id)) is not None:
            return f"{label} with {person.name}"
    return label


# -- what each asks for ---------------------------------------------------------------------


def _check_in(ledger: Ledger, request: ask.CheckInRequest) -> str:
    said, energy, minutes = request.mood, request.energy, request.minutes
    checkin = CheckIn(id=request.id, at=ledger.clock(), mood=said, energy=energy, minutes=minutes)
    _put(ledger, "Checked in", CHECKINS, checkin)
    return f"Checked in: {said}, energy {energy}, {minutes} minutes free."


def _win(ledger: Ledger, request: ask.WinRequest) -> str:
    at = _moment(ledger, request.day)
    _put(ledger, "Kept", WINS, Win(id=request.id, text=request.text, at=at))
    return f"Kept among your wins{_of_day(ledger, request.day)}: {quoted(request.text)}."


def _page(ledger: Ledger, request: ask.PageRequest) -> str:
    at = _moment(ledger, request.day)
    _put(ledger, "Entry kept", ENTRIES, Entry(id=request.id, text=request.text, at=at))
    return f"Entry kept{_of_day(ledger, request.day)}: {quoted(request.text)}."


def _contact(ledger: Ledger, request: ask.ContactRequest) -> str:
    person = ledger.get(PEOPLE, request.person_id)
    begun: list[Put] = []
    if person is None and request.new_person:
        person = Person(id=request.person_id, name=request.new_person, created=ledger.clock())
        to_line(PEOPLE.name, person)
        begun = [ledger.put(PEOPLE, person)]
    if person is None:
        raise Refused("Nothing is noted: this person is not among your people any more.")
    contact = Contact(
        id=request.id, person_id=person.id, at=_moment(ledger, request.day), channel=request.channel, note=request.note
    )
    to_line(CONTACTS.name, contact)
    ledger.change("Contact noted", *begun, ledger.put(CONTACTS, contact))
    how = ledger.library.label("channel", request.channel).lower()
    page = f" {person.name} has a page now." if begun else ""
    return f"Contact noted with {person.name}, {how}{_of_day(ledger, request.day, ', on')}.{page}"


def _plan(ledger: Ledger, request: "PlanRequest") -> str:
    from ladder_tui.services.intents.plans import PlanIntents  # late: a check-in needs none of it

    plan = request.plan
    to_line(PLANS.name, plan)
    known = ledger.get(PLANS, plan.id) is not None
    PlanIntents(ledger).save(plan)
    when = f"{day_words(plan.day, today=ledger.clock().date())}{'' if plan.at is None else f' {time_words(plan.at)}'}"
    return _kept(known, plan.title, f"{when}{_with(ledger, plan.person_id)}")


def _opportunity(ledger: Ledger, request: "OpportunityRequest") -> str:
    from ladder_tui.domain.calendar.rule_words import begins
    from ladder_tui.services.intents.calendar import CalendarIntents  # late, as above

    chance = request.opportunity
    to_line(OPPORTUNITIES.name, chance)
    known = ledger.get(OPPORTUNITIES, chance.id) is not None
    CalendarIntents(ledger).save(chance)
    when = begins(chance.rule, chance.day, chance.at, ledger.clock().date())
    return _kept(known, chance.title, f"{when}{_with(ledger, chance.person_id)}")


def _kept(known: bool, title: str, as_understood: str) -> str:
    """As "Kept: Choir. Thursday 5 March 19:30, every second Thursday until 25 June."."""
    short = cut(title)
    end = "" if short.endswith((".", "?", "!", "…")) else "."
    return f"{'Changed' if known else 'Kept'}: {short}{end} {as_understood}."


def _with(ledger: Ledger, person_id: str | None) -> str:
    person = ledger.get(PEOPLE, person_id or "")
    return "" if person is None else f", with {ledger.snapshot(ledger.clock()).listed_name(person)}"


def _close(ledger: Ledger, request: ask.CloseRequest) -> str:
    from ladder_tui.domain.calendar.agenda import agenda  # late, as above

    if request.kind == "promise":
        return _keep_promise(ledger, request)
    here = agenda(ledger.snapshot(ledger.clock()), request.day)
    found = next((item for item in here if item.ref == request.ref), None) or next(
        (item for item in here if item.origin == "opportunity" and _made_from(item.source, request)), None
    )
    if found is None:
        raise Refused("Nothing is noted: this does not stand on that day any more.")
    from ladder_tui.services.intents.plans import PlanIntents

    if found.status == "fell_through" and request.status == "done":
        if found.backup_done:
            return f"The backup of {found.title} was noted before."
        PlanIntents(ledger).take_backup(found.ref)
        return f"Noted: {found.title}, its backup was done. It counts in full."
    plan = PlanIntents(ledger).finish(found, request.status)
    backup = f" Your backup: {plan.backup}." if plan.status == "fell_through" and plan.backup else ""
    return f"Noted: {plan.title}, {STATUS_WORDS[request.status]}.{backup}"


def _made_from(source: object, request: ask.CloseRequest) -> bool:
    """Whether it is the plan that was made from this occurrence meanwhile."""
    origin = getattr(source, "origin", None)
    return origin is not None and (origin.ref, origin.day) == (request.ref, request.original)


def _keep_promise(ledger: Ledger, request: ask.CloseRequest) -> str:
    from ladder_tui.services.intents.people import PeopleIntents

    promise = ledger.get(PROMISES, request.ref)
    if promise is None:
        raise Refused("Nothing is noted: this is not among what you wanted to remember any more.")
    if request.status not in ("done", "open"):
        raise Refused("What you wanted to remember is done or stays as it is.")
    PeopleIntents(ledger).keep_promise(promise.id, request.status == "done")
    return f"Noted: {promise.text}, {STATUS_WORDS[request.status]}."


def _new(ledger: Ledger, request: ask.NewRecords) -> str:
    puts: list[Put] = []
    for one in request.records:
        table = _BY_NAME.get(one.table)
        if table is None or table is FROM_SHELL:
            raise Refused("Nothing was brought in: a part of it belongs to no table that ladder knows.")
        record = from_line(table.name, bytes(one.record))
        to_line(table.name, record)
        if ask.digest(ledger.get(table, record.id)) == one.before:
            puts.append(ledger.put(table, record))
    if not puts:
        return "All of it was there already."
    ledger.change(request.label, *puts)
    return f"{request.label}."


def _put(ledger: Ledger, label: str, table: Table[Any], record: Any) -> None:
    to_line(table.name, record)
    ledger.change(label, ledger.put(table, record))


def _moment(ledger: Ledger, day: date | None) -> datetime:
    """Now, or the same time of another day."""
    now = ledger.clock()
    return now if day is None else datetime.combine(day, now.time(), now.tzinfo)


def _of_day(ledger: Ledger, day: date | None, behind: str = " for") -> str:
    today = ledger.clock().date()
    return "" if day is None or day == today else f"{behind} {day_words(day, today=today)}"


def quoted(text: str, most: int = 60) -> str:
    """The beginning of a text in quotation marks, on one line, without a full stop of its own: the sentence goes on."""
    line = cut(text, most)
    return f"“{line if line.endswith('..') else line.removesuffix('.')}”"


def cut(text: str, most: int = 60) -> str:
    """The beginning of a text on one line."""
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"


#: By what a request says it is.
_DO: Final[Mapping[object, Callable[[Ledger, Any], str]]] = {
    "check_in": _check_in,
    "win": _win,
    "page": _page,
    "contact": _contact,
    "plan": _plan,
    "opportunity": _opportunity,
    "close": _close,
    "new": _new,
    "undo": _undo,
}
