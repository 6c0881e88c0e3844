"""What there was and will be with one person: the last time, what is planned, and a thread through the last months.

Time in between is not measured, and nothing says how long it was.
"""

from collections.abc import Iterable
from datetime import date
from typing import Final

import msgspec

from ladder_tui.domain.base.dayparts import local_day
from ladder_tui.domain.base.vocabulary import Channel
from ladder_tui.domain.base.when import month_names
from ladder_tui.domain.records.people import Contact, Person
from ladder_tui.domain.records.plans import Plan, counts_as_contact, with_whom
from ladder_tui.domain.snapshot import Snapshot

#: Months on a thread, the one of today among them: a half year where that holds all of it, else a year.
HALF, WHOLE = 6, 12
#: So many months with something in each, one after the other, are said as a span.
_SPAN_FROM: Final = 3
#: Plans to come that are shown.
MOST_PLANNED: Final = 3


class Knot(msgspec.Struct, frozen=True):
    """A day on which there was something; `channel` is None for a plan that was done together."""

    day: date
    channel: Channel | None


class Thread(msgspec.Struct, frozen=True, kw_only=True):
    """From the first of a month to today. `knots` are in the order of their days; `words` name the months with some."""

    first: date
    last: date
    knots: tuple[Knot, ...]
    words: str


class Between(msgspec.Struct, frozen=True, kw_only=True):
    """`last` is the latest contact or the plan last done together; `thread` is None where the year holds nothing."""

    last: Contact | Plan | None
    planned: tuple[Plan, ...]
    thread: Thread | None


def between(snapshot: Snapshot, person: Person) -> Between:
    """What there was and will be with a person; nothing at all for one marked unsafe."""
    if person.unsafe:
        return Between(last=None, planned=(), thread=None)
    now, today = snapshot.now, snapshot.today
    contacts = [contact for contact in snapshot.contacts.values() if contact.person_id == person.id]
    plans = [plan for plan in snapshot.plans.values() if with_whom(plan) == person.id]
    planned = [plan for plan in plans if plan.status == "open" and plan.day >= today]
    planned.sort(key=lambda plan: (plan.day, plan.at is None, plan.at, plan.id))

    by_day = {local_day(contact.at, now): contact for contact in sorted(contacts, key=lambda contact: contact.at)}
    done = {plan.day: plan for plan in plans if counts_as_contact(plan) and plan.day <= today}
    # A contact says more than the plan it came from.
    days: dict[date, Contact | Plan] = {**done, **by_day}
    past = sorted(day for day in days if day <= today)
    return Between(
        last=days[past[-1]] if past else None,
        planned=tuple(planned[:MOST_PLANNED]),
        thread=thread((Knot(day, _channel(days[day])) for day in past), today),
    )


def _channel(record: Contact | Plan) -> Channel | None:
    return record.channel if isinstance(record, Contact) else None


def thread(knots: Iterable[Knot], today: date) -> Thread | None:
    """The thread of these knots, in any order: those of the last months up to today; None without any."""
    year = [knot for knot in sorted(knots, key=lambda knot: knot.day) if _ago(today, WHOLE) <= knot.day <= today]
    if not year:
        return None
    first = _ago(today, HALF if year[0].day >= _ago(today, HALF) else WHOLE)
    return Thread(first=first, last=today, knots=tuple(year), words=_words({_month(knot.day) for knot in year}))


def _month(day: date) -> int:
    """Months since the year 0, so that they can be counted on."""
    return day.year * 12 + day.month - 1


def _ago(today: date, months: int) -> date:
    """The first day of so many months, the one of today the last of them."""
    year, month = divmod(_month(today) - months + 1, 12)
    return date(year, month + 1, 1)


def _words(months: set[int]) -> str:
    """ "In touch in March and May", or "In touch every month from October to March"."""
    ordered = sorted(months)
    names = [date(2000, month % 12 + 1, 1) for month in ordered]
    if len(ordered) >= _SPAN_FROM and ordered[-1] - ordered[0] == len(ordered) - 1:
        return f"In touch every month from {month_names(names[:1])} to {month_names(names[-1:])}."
    return f"In touch in {month_names(names)}."
