"""Events of our own calendar files, as the plan, promise, chance or routine they were written from."""

import re
from contextlib import suppress
from typing import Any, Final, cast, get_args

from ladder_tui.domain.base.text_search import fold
from ladder_tui.domain.base.vocabulary import Status
from ladder_tui.domain.base.wall_clock import moment
from ladder_tui.domain.base.when import day_words, time_words
from ladder_tui.domain.calendar.own_fields import read_own_fields
from ladder_tui.domain.records.opportunities import Opportunity
from ladder_tui.domain.records.people import Promise
from ladder_tui.domain.records.plans import Plan
from ladder_tui.domain.records.tables import PLANS, PROMISES
from ladder_tui.domain.snapshot import Snapshot
from ladder_tui.services.incoming.calendars.events import WEEK_OF_MINUTES, Event
from ladder_tui.services.incoming.found.beside import item
from ladder_tui.services.incoming.found.told import Item

#: The UID of an event of ours: what it is, and the id of the record.
OURS: Final = re.compile(r"(opportunity|routine|plan|promise)-([A-Za-z0-9_-]{1,80})@ladder-tui", re.ASCII)
#: What stands before each part of the description, and the field that it is of; "" is of nothing that is kept.
_LABELS: Final = {
    "With": "person", "Starts when": "cue", "Then": "reward", "Backup": "backup", "How to join": "how_to_join",
    "Note": "note", "My line": "", "To say": "", "Enough": "", "Way out": "",
}  # fmt: skip
_LABEL: Final = re.compile(rf"({'|'.join(_LABELS)}): ", re.ASCII)


def own_words(event: Event, snapshot: Snapshot, kind: type[Opportunity] | type[Plan]) -> dict[str, Any]:
    """The fields of a chance or plan that the description tells, and what was written along for us alone."""
    found: dict[str, list[str]] = {}
    field = "note"
    for row in event.note.split("\n"):
        label = _LABEL.match(row)
        if label is not None:
            field, row = _LABELS[label[1]], row[label.end() :]
        found.setdefault(field, []).append(row)
    words: dict[str, Any] = {name: "\n".join(rows).strip() for name, rows in found.items() if name}
    name = words.pop("person", "")
    with_ = [one.id for one in snapshot.people.values() if name and fold(one.name) == fold(name)]
    if event.more:
        with suppress(ValueError):  # a line of ours that was changed by hand: what all programs read is there still
            words |= read_own_fields(event.more, kind)
    return words | ({"person_id": with_[0]} if len(with_) == 1 else {})


def own_item(snapshot: Snapshot, kind: str, record_id: str, event: Event) -> Item:
    """A plan or promise of ours."""
    start = event.start
    created, words = event.created or snapshot.now, own_words(event, snapshot, Plan)
    at = f", {time_words(start.at)}" if start.at is not None else ""
    told = f"{day_words(start.day, today=snapshot.today)}{at} · {event.title}"
    if kind == "promise":
        promise = Promise(id=record_id, text=event.title, created=created, due=start.day)
        return item(snapshot, PROMISES.name, promise, told, line=event.line, said=("text", "due"))
    words.pop("how_to_join", None)
    if event.minutes is not None:
        words["minutes"] = min(event.minutes, WEEK_OF_MINUTES)
    if event.status in get_args(Status) and event.status != "open":
        words["status"] = cast(Status, event.status)
        words.setdefault("closed_at", moment(start.day, start.at, start.zone))
    plan = Plan(
        id=record_id, title=event.title, day=start.day, created=created, at=start.at, zone=start.zone, **words
    )  # fmt: skip
    return item(snapshot, PLANS.name, plan, told, line=event.line, said=("title", "day", "at", "zone"))
