"""The form of the file: a TinyDB file in plain JSON, one record a line, with a head that proves it is whole.

    {"_meta":{"1":{"format":"ladder","schema":1,"save":7,...,"sum":"..."}},
    "people":{
    "1":{"id":"..."},
    "2":{"id":"..."}
    }
    }

The first line is a TinyDB table like any other (one document, number 1), so stock TinyDB opens the file. `sum` is
BLAKE2b (16 bytes, hex) over every byte of the file except its own 32 digits; it keeps its place and meaning in
every later format, so that an older version can tell newer data from damaged data.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Final

import msgspec

from ladder_tui.store.file.errors import Damaged, NewerData
from ladder_tui.store.file.uncut import BEGIN, BETWEEN, END, Lines, lines_in, name_and_value

try:
    from _blake2 import blake2b  # what hashlib hands on; hashlib itself also loads OpenSSL, which takes as long as both
except ImportError:
    from hashlib import blake2b

FORMAT: Final = "ladder"
SCHEMA: Final = 3
META: Final = "_meta"
#: How many marks of earlier saves a head holds.
PAST: Final = 120

#: Record number to its line in the file, number included (`"12":{...}`); and table name to such rows.
Rows = Mapping[str, bytes]
Tables = Mapping[str, "Rows | bytes"]
Pieces = Sequence["bytes | memoryview"]
#: Table name to record number to the record's line, or None to take the record away.
Puts = Mapping[str, Mapping[str, bytes | None]]

#: What an empty file may hold.
_NOTHING: Final = b"\0 \t\r\n"
#: The first line: what stands before the head, before its sum and behind it, and how long the sum is.
_BEFORE: Final = b'{"_meta":{"1":'
_SUM: Final = b',"sum":"'
_DIGITS: Final = 32
_BEHIND: Final = b'"}}'
#: Where what has no number stands in an order. `math` has a name for it, and is a file of its own to load.
_LAST: Final = float("inf")
#: What the file ends with behind its last table and a line end; and what stands between a table of rows and the next.
_CLOSED: Final = b"}\n"
_NEXT_TABLE: Final = END + BETWEEN + b'"'
# Compiled when first used, by `re` itself.
_HEAD: Final = rb'\{"_meta":\{"1":(\{.*),"sum":"([0-9a-f]{32})"\}\}(,?)'


class Meta(msgspec.Struct, frozen=True, kw_only=True):
    """The head of the file: `saved` is UTC in ISO form, `next` the next free number of each table.

    `past` are the marks (see `mark_of`) of earlier saves that this one comes from, oldest first: those with which
    sessions and days began. A file that no version with marks has saved has none, and says nothing of it.
    """

    format: str = FORMAT
    schema: int = SCHEMA
    save: int = 0
    saved: str = ""
    records: int = 0
    next: dict[str, int] = msgspec.field(default_factory=dict)
    past: tuple[str, ...] | msgspec.UnsetType = msgspec.UNSET

    @property
    def comes_from(self) -> tuple[str, ...]:
        """The marks of its past, none where it says nothing of it."""
        return () if self.past is msgspec.UNSET else self.past

    @property
    def saved_at(self) -> datetime | None:
        """The moment of the save, or None where the head does not say."""
        try:
            return datetime.fromisoformat(self.saved)
        except ValueError:
            return None


class Image(msgspec.Struct, frozen=True):
    """One whole save in memory. What TinyDB was given that is not a table of records is one piece of JSON."""

    meta: Meta = msgspec.field(default_factory=Meta)
    tables: Tables = msgspec.field(default_factory=dict)

    def rows(self, table: str) -> Rows:
        """The rows of a table, none when there is no such table."""
        rows = self.tables.get(table)
        return rows if isinstance(rows, Mapping) else {}


def changed(image: Image, puts: Puts) -> Tables:
    """The tables with lines put in and taken away; those that are not named stay the same objects."""
    tables = dict(image.tables)
    for table, lines in puts.items():
        tables[table] = rows_with(lines, image.rows(table), image.meta.next.get(table, 1))
    return tables


def rows_with(lines: Mapping[str, bytes | None], rows: Rows, free: int) -> Rows:
    """The rows with lines put, or taken away where they are None. `free` is the number that no record has had yet.

    A record that comes back under its number goes where it was.
    """
    after = dict(rows.items())
    for number, line in lines.items():
        if line is None:
            after.pop(number, None)
        else:
            after[number] = line
    back = any(line is not None and number not in rows and place(number) < free for number, line in lines.items())
    return dict(sorted(after.items(), key=lambda row: place(row[0]))) if back else after


def place(number: str) -> float:
    """Where a number stands in the order of its table; what is no number, as others may write it, stands last."""
    return int(number) if number.isdecimal() else _LAST


def count(tables: Tables) -> int:
    """How many records there are in all tables."""
    return sum(len(rows) for rows in tables.values() if isinstance(rows, Mapping))


def render(image: Image) -> Pieces:
    """The file, in pieces: a large one is never copied together in memory."""
    return seal(msgspec.json.encode(image.meta), body_of(image.tables))


def mark_of(image: Image) -> str:
    """What tells a save from any other: the first half of its sum."""
    return _mark(bytes(render(image)[1]))


def mark_in(head: bytes) -> str:
    """The mark in the beginning of a plain file, unproved; empty where there is none."""
    match = re.match(_HEAD, head.partition(b"\n")[0])
    return _mark(match[2]) if match else ""


def with_mark(past: Sequence[str], mark: str) -> tuple[str, ...]:
    """A past with one more mark at its end; only the last marks are kept."""
    return (*(known for known in past if known != mark), mark)[-PAST:]


def past_after(saved: Image, *, begins: bool) -> tuple[str, ...]:
    """The marks of what comes after a save; its own is among them where a session or a day `begins` with it."""
    known = saved.meta.comes_from
    return with_mark(known, mark_of(saved)) if begins and saved.meta.save else known


def _mark(digits: bytes) -> str:
    return digits[:16].decode()


def body_of(tables: Tables) -> Pieces:
    """The tables, one record a line, without the braces around them all."""
    body: list[bytes | memoryview] = []
    for table, rows in tables.items():
        body.append((BETWEEN if body else b"") + msgspec.json.encode(table) + b":")
        if isinstance(rows, bytes):
            body.append(rows)
        elif isinstance(rows, Lines):
            body.append(rows.whole)
        else:
            body += (BEGIN, BETWEEN.join(rows.values()), END) if rows else (b"{" + END,)
    return body


def seal(meta: bytes, body: Pieces) -> Pieces:
    """Head and body as one file with its sum. `meta` is a JSON object."""
    before = b'{"_meta":{"1":' + meta[:-1] + b',"sum":"'
    after = [b'"}},\n', *body, b"\n}\n"] if body else [b'"}}\n}\n']
    return [before, _digest(before, *after), *after]


def unseal(data: bytes) -> tuple[bytes, bytes]:
    """The head (a JSON object) and the body of a file whose sum is right. Raises Damaged."""
    head, here = _proved(data)
    return head, data[here:]


def parse(data: bytes) -> Image:
    """The save that bytes hold. Raises Damaged, or NewerData for a schema above ours."""
    try:
        head, _ = _proved(data)
    except Damaged:
        # Something else may have rewritten a newer file: better to refuse it than to put an old copy in its place.
        refuse_newer(_loose_meta(data))
        raise
    refuse_newer(msgspec.json.decode(head))
    try:
        return Image(msgspec.json.decode(head, type=Meta), _parse_tables(data))
    except (ValueError, StopIteration) as error:
        raise Damaged("foreign", "its lines are not as ladder writes them") from error


def _proved(data: bytes) -> tuple[bytes, int]:
    """The head (a JSON object) of a file whose sum is right, and where its body begins. Raises Damaged.

    A large file is nowhere copied here, nor in `_parse_tables`: that would take as long as making its sum.
    """
    if not data[:4096].strip(_NOTHING) and not data.strip(_NOTHING):
        raise Damaged("empty", "it is empty")
    end = data.find(b"\n")
    place = _place_of_sum(data[:end] if end >= 0 else data)
    if place is None:
        raise Damaged("foreign", "it does not begin as ladder's file does")
    view = memoryview(data)
    if _digest(view[:place], view[place + _DIGITS :]) != data[place : place + _DIGITS]:
        raise Damaged("damaged", "its sum does not fit its contents")
    return data[len(_BEFORE) : place - len(_SUM)] + b"}", end + 1 if end >= 0 else len(data)


def _place_of_sum(line: bytes) -> int | None:
    """Where the sum stands in the first line; None where that is no head, as `_HEAD` has it."""
    place = len(line.removesuffix(b",")) - _DIGITS - len(_BEHIND)
    if place <= 0:
        return None
    head, digits, behind = line[:place], line[place : place + _DIGITS], line[place + _DIGITS :].removesuffix(b",")
    ours = head.startswith(_BEFORE + b"{") and head.endswith(_SUM) and behind == _BEHIND
    return place if ours and not digits.strip(b"0123456789abcdef") else None


def refuse_newer(meta: object) -> None:
    """Raise NewerData when a head says that a later version wrote it."""
    if isinstance(meta, dict) and meta.get("format") == FORMAT:
        schema = meta.get("schema")
        if isinstance(schema, int) and schema > SCHEMA:
            raise NewerData(f"it has schema {schema}, and this version of ladder knows {SCHEMA} at most")


def _loose_meta(data: bytes) -> object:
    try:
        whole = msgspec.json.decode(data)
        return whole[META]["1"]
    except (ValueError, KeyError, TypeError, RecursionError):
        match = re.match(_HEAD, data)
        try:
            return msgspec.json.decode(match[1] + b"}") if match else None
        except ValueError:
            return None


def _digest(*pieces: bytes | memoryview) -> bytes:
    total = blake2b(digest_size=16)
    for piece in pieces:
        total.update(piece)
    return total.hexdigest().encode()


def row(number: str, json: bytes) -> bytes:
    """A record's line in the file, without the comma at its end."""
    return msgspec.json.encode(number) + b":" + json


def value_of(line: bytes) -> bytes:
    """The JSON of the record in a line."""
    return name_and_value(line)[1]


def _parse_tables(data: bytes) -> dict[str, "Rows | bytes"]:
    """Tables of a file whose sum was right, so only the way `render` writes has to be understood.

    Raises ValueError where it is not understood.
    """
    tables: dict[str, Rows | bytes] = {}
    stop = len(data) - (len(_CLOSED) if data.endswith(_CLOSED) else 0)
    stop -= data[stop - 1 : stop] == b"\n"
    here = _behind(data, 0, stop)  # the head
    while here < stop:
        first = data.find(b"\n", here, stop)
        head = data[here : first if first >= 0 else stop]
        name, value = name_and_value(head)
        if value != b"{":
            end = _behind(data, here, stop)
            tables[name] = data[here + len(head) - len(value) : end].removesuffix(BETWEEN)
        elif data[first + 1 : first + 2] == b"}":
            tables[name], end = {}, first + 2 + len(BETWEEN)
        else:
            last = data.find(_NEXT_TABLE, first, stop)
            last = last + len(END) if last >= 0 else stop
            if data[last - len(END) : last] != END:
                raise ValueError("a table that does not end")
            tables[name], end = lines_in(data, first - 1, last), last + len(BETWEEN)
        here = end
    return tables


def _behind(data: bytes, here: int, stop: int) -> int:
    """Where it goes on behind a piece, which ends with a comma and a line end, or where all ends."""
    end = data.find(BETWEEN, here, stop)
    return stop if end < 0 else end + len(BETWEEN)
