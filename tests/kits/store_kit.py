"""What the tests of the store share: records, an open keeper, and strategies for every record there is."""

import resource
import subprocess
import sys
import types
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, date, datetime, time, timedelta, timezone
from pathlib import Path
from typing import Any, Literal, cast, get_args, get_origin

import msgspec
import pytest
from hypothesis import strategies as st
from msgspec.structs import fields

from ladder_tui.domain.base.references import Record
from ladder_tui.domain.records.entries import Entry
from ladder_tui.domain.records.people import Contact, Person
from ladder_tui.store.file.bounds import FORBIDDEN, RANGES
from ladder_tui.store.file.files import Files
from ladder_tui.store.file.paths import Paths, find_paths
from ladder_tui.store.keeper import Change, Keeper

NOW = datetime(2026, 3, 4, 9, 30, tzinfo=UTC)


def paths_in(folder: Path) -> Paths:
    """The app's folders inside a test's own."""
    return find_paths(folder / "data", {})


def files_in(folder: Path) -> Files:
    """The files of the data file there."""
    return Files.of(paths_in(folder).data_file)


def open_keeper(folder: Path, now: datetime = NOW, *, read_only: bool = False, late: bool = False) -> Keeper:
    """The store in a test's folder."""
    return Keeper.open(paths_in(folder), now=now, read_only=read_only, late=late)


def entry(id: str, text: str = "quiet evening, kept to myself") -> Entry:
    """Something written."""
    return Entry(id=id, at=NOW, text=text)


def person(id: str, name: str = "Ana") -> Person:
    """Someone."""
    return Person(id=id, name=name, created=NOW)


def contact(id: str, person_id: str) -> Contact:
    """An exchange with someone."""
    return Contact(id=id, person_id=person_id, at=NOW)


def put(table: str, record: Record) -> Change:
    """The change that lets a record stand."""
    return Change(table, record.id, None, record)


def drop(table: str, id: str) -> Change:
    """The change that takes a record away."""
    return Change(table, id, None, None)


def write(keeper: Keeper, *ids: str, now: datetime = NOW) -> None:
    """One save for each entry id."""
    for id in ids:
        keeper.commit([put("entries", entry(id))], now=now)


def ids(keeper: Keeper, table: str = "entries") -> list[str]:
    """The record ids of a table, in order."""
    return list(keeper.tables[table])


def filled(folder: Path, saves: Iterable[str] = ("one", "two", "three")) -> dict[str, Mapping[str, Record]]:
    """A closed store with a person, a contact and an entry a save; its tables."""
    with open_keeper(folder) as keeper:
        for name in saves:
            keeper.commit(
                [
                    put("people", person(f"person-{name}", f"Äß {name}")),
                    put("contacts", contact(f"contact-{name}", f"person-{name}")),
                    put("entries", entry(name, f"line one\nline two of {name} 日本")),
                ],
                now=NOW,
            )
        return keeper.tables


@contextmanager
def largest_file(size: int) -> Iterator[None]:
    """No file may grow beyond `size` bytes, as on a full disk.

    What is imported meanwhile is not kept compiled: it would be cut at that size, and break the next run.
    """
    before, compiled = resource.getrlimit(resource.RLIMIT_FSIZE), sys.dont_write_bytecode
    sys.dont_write_bytecode = True
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        sys.dont_write_bytecode = compiled


@contextmanager
def mount_small_disk(folder: Path, *, kilobytes: int) -> Iterator[Path]:
    """A disk of its own with so much room, below a folder. Skips the test where this user may not mount one."""
    place = folder / "small"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={kilobytes}k,mode=700", "tmpfs", str(place)]
    try:
        done = subprocess.run(mount, capture_output=True, text=True, check=False)
    except FileNotFoundError:
        pytest.skip("there is no mount command here")
    if done.returncode:
        pytest.skip(f"a small disk cannot be mounted here: {done.stderr.strip()}")
    try:
        yield place
    finally:
        subprocess.run(["umount", "-l", str(place)], check=True)  # also when a failed test left files open


_ZONES = st.integers(-12 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
_MOMENTS = st.datetimes(datetime(1900, 1, 1), datetime(2200, 12, 31), timezones=_ZONES)  # noqa: DTZ001 - bounds


def records(kind: type) -> st.SearchStrategy[Any]:
    """Any record of a class that the bounds allow."""
    ranges, forbidden = RANGES.get(kind.__name__, {}), FORBIDDEN.get(kind.__name__, {})
    made: dict[str, st.SearchStrategy[Any]] = {}
    for field in fields(kind):
        if field.name == "id":
            made["id"] = st.text(min_size=1, max_size=40)
            continue
        made[field.name] = _values(field.type, ranges.get(field.name), forbidden.get(field.name))
    return st.builds(kind, **made)


def _values(kind: Any, limits: tuple[int, int] | None, forbidden: int | None) -> st.SearchStrategy[Any]:
    low, high = limits or (-(2**53), 2**53)
    simple: dict[Any, st.SearchStrategy[Any]] = {
        str: st.text(max_size=30),
        bool: st.booleans(),
        int: st.integers(low, high).filter(lambda value: value != forbidden),
        float: st.floats(low, high, allow_nan=False, allow_infinity=False),
        datetime: _MOMENTS,
        date: st.dates(date(1900, 1, 1), date(2200, 12, 31)),
        time: st.times(),
        types.NoneType: st.none(),
    }
    if kind in simple:
        return simple[kind]
    origin, inner = get_origin(kind), get_args(kind)
    if origin is Literal:
        return st.sampled_from(inner)
    if origin is tuple and inner[-1] is Ellipsis:
        return st.lists(_values(inner[0], limits, forbidden), max_size=3).map(tuple)
    if origin is tuple:
        return st.tuples(*(_values(part, limits, forbidden) for part in inner))
    if isinstance(kind, type(msgspec.Struct)):
        return records(cast(type, kind))
    return st.one_of([_values(part, limits, forbidden) for part in inner])
