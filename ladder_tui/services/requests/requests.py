"""Requests: what a shell command wants done, whole, so that any process can carry it out later and only once.

Each has an `id`, made by the shell and never used again, and `at`, the moment it was typed: that is when it happened,
however much later it is carried out.
"""

from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated, Literal

import msgspec

try:
    from _blake2 import blake2b  # without OpenSSL, which hashlib also loads
except ImportError:  # pragma: no cover - a Python that keeps it elsewhere
    from hashlib import blake2b

from ladder_tui.domain.base.references import R, Table
from ladder_tui.domain.base.vocabulary import Channel, Mood, Status

if TYPE_CHECKING:
    from ladder_tui.domain.calendar.agenda import AgendaItem

_Id = Annotated[str, msgspec.Meta(min_length=1, max_length=200)]


class Request(msgspec.Struct, frozen=True, kw_only=True, tag_field="do", forbid_unknown_fields=True):
    """What every request has."""

    id: _Id
    at: Annotated[datetime, msgspec.Meta(tz=True)]

    def texts(self) -> tuple[str, ...]:
        """What somebody wrote in it; what was brought in from elsewhere is nobody's words of now."""
        return ()


class CheckInRequest(Request, frozen=True, kw_only=True, tag="check_in"):
    """Note mood, energy (1 to 5) and minutes free."""

    mood: Mood
    energy: int
    minutes: int


class WinRequest(Request, frozen=True, kw_only=True, tag="win"):
    """Keep a small good thing, of today or of another `day`."""

    text: str
    day: date | None = None

    def texts(self) -> tuple[str, ...]:
        """As of any request."""
        return (self.text,)


class PageRequest(Request, frozen=True, kw_only=True, tag="page"):
    """Keep a page that was written, of today or of another `day`."""

    text: str
    day: date | None = None

    def texts(self) -> tuple[str, ...]:
        """As of any request."""
        return (self.text,)


class ContactRequest(Request, frozen=True, kw_only=True, tag="contact"):
    """Note an exchange with a person, today or on another `day`."""

    person_id: str
    channel: Channel = "in_person"
    note: str = ""
    day: date | None = None
    #: The name of somebody who has no page yet: one is begun under `person_id`.
    new_person: str = ""

    def texts(self) -> tuple[str, ...]:
        """As of any request."""
        return (self.note,)


class CloseRequest(Request, frozen=True, kw_only=True, tag="close"):
    """Give something of the agenda a status. `day` is where it stands, `original` the day its rule gave."""

    kind: Literal["occurrence", "plan", "routine", "promise"]
    ref: str
    day: date
    status: Status
    original: date | None = None


class NewRecord(msgspec.Struct, frozen=True, kw_only=True):
    """A record in the form it has in the file, and its table.

    `before` is the digest of what is there now and is to be replaced by it; "" where nothing is.
    """

    table: str
    record: msgspec.Raw
    before: str = ""


class NewRecords(Request, frozen=True, kw_only=True, tag="new"):
    """Keep records: what is new, and what takes the place of a record that is as it was; others are left alone.

    `label` is past tense and shown.
    """

    label: str
    records: tuple[NewRecord, ...]


class UndoRequest(Request, frozen=True, kw_only=True, tag="undo"):
    """Take back what was written from the shell last."""


def new_person_id(request_id: str) -> str:
    """The id of the person that the request with this id brings along."""
    return f"with-{request_id}"


def closing(item: "AgendaItem", status: Status, *, id: str, at: datetime) -> CloseRequest:
    """The request that gives this item a status."""
    return CloseRequest(id=id, at=at, kind=item.kind, ref=item.ref, day=item.day, original=item.original, status=status)


def new_record(table: Table[R], record: R, *, before: R | None = None) -> NewRecord:
    """The record as `NewRecords` carries it; `before` is what it takes the place of."""
    return NewRecord(table=table.name, record=msgspec.Raw(msgspec.json.encode(record)), before=digest(before))


def digest(record: object) -> str:
    """16 hex digits by which a record is told from any other state of it; "" for none."""
    return "" if record is None else blake2b(msgspec.json.encode(record), digest_size=8).hexdigest()
