"""The zone of the machine where no link and no variable names it: found by the name `tzlocal` gives, or by its rules.

A copied `/etc/localtime`, a path or a POSIX string such as `CET-1CEST,M3.5.0,M10.5.0/3` in `TZ` say when the clock
changes, but not where one is. Plans keep the name of a zone, so a zone is looked for whose clock is the same.
"""

import io
import logging
import os
import re
import struct
import time
import warnings
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from importlib import resources
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from ladder_tui.services.zones import known
from ladder_tui.store.file import disk

_IN_UTC: Final = "times are shown in UTC. Settings can name a zone."
#: What POSIX says of a summer time without rules is left open; the C library takes those of the United States.
_WITHOUT_RULES: Final = r"(<[^>]+>|[A-Za-z]{3,})[-+]?[\d:]+(<[^>]+>|[A-Za-z]{3,})([-+]?[\d:]+)?"
_RULES: Final = ",M3.2.0,M11.1.0"
_LARGEST: Final = 1_000_000


def name_in(path: str) -> str:
    """The name of the zone at the end of a path, or "" when there is none in it."""
    name = path.rpartition("zoneinfo/")[2] if "zoneinfo/" in path else ""
    name = name.removeprefix("posix/").removeprefix("right/")
    return name if name and known(name) else ""


def search(tz: str | None, localtime: Path, now: datetime) -> tuple[str, str]:
    """The name of the zone in use, and a note when it had to be guessed or could not be found.

    `tz` is the variable without its colon, or None where it is not set; `localtime` then is the file that counts.
    """
    place = localtime if tz is None else Path(tz)
    if not place.is_absolute():
        rules = _from_string(str(tz))
    else:
        if name := name_in(os.path.realpath(place)):
            return name, ""
        rules = _from_file(place)
    if tz is None and (name := _configured(rules, now)):
        return name, ""
    if rules is None:
        if tz is None:
            return "UTC", f"The time zone in {place} is not known here; {_IN_UTC}" if os.path.lexists(place) else ""
        return "UTC", f"TZ names no time zone this machine knows; {_IN_UTC}"
    past = [now - timedelta(days=30 * number) for number in range(1, 700)] if place.is_absolute() else []
    return _alike(rules, "TZ" if tz is not None else str(place), now, past)


def _from_file(place: Path) -> ZoneInfo | None:
    try:
        return ZoneInfo.from_file(io.BytesIO(disk.beginning(place, _LARGEST)))
    except (OSError, ValueError, struct.error):
        return None


def _from_string(rules: str) -> ZoneInfo | None:
    """The zone of a POSIX string: a file of zones that says nothing but this."""
    if re.fullmatch(_WITHOUT_RULES, rules):
        rules += _RULES
    head = b"TZif2" + bytes(15) + struct.pack(">6l", 0, 0, 0, 0, 1, 4) + struct.pack(">lbb", 0, 0, 0) + b"UTC\0"
    try:
        return ZoneInfo.from_file(io.BytesIO(head + head + b"\n" + rules.encode() + b"\n"))
    except ValueError:
        return None


def _configured(rules: ZoneInfo | None, now: datetime) -> str:
    """The name in the machine's files of configuration, if its clock is the one in use; else ""."""
    import tzlocal

    logging.getLogger("tzlocal").addHandler(logging.NullHandler())  # what it thinks of those files is not for here
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            name = tzlocal.get_localzone_name() or ""
    except (KeyError, OSError, ValueError):  # KeyError: ZoneInfoNotFoundError, where two files contradict each other
        return ""
    if not known(name):
        return ""
    if rules is None:
        same = all(_offset(ZoneInfo(name), at) == _of_system(at) for at in _moments(now))
    else:
        same = _same(ZoneInfo(name), rules, _moments(now))
    return name if same else ""


def _alike(rules: ZoneInfo, source: str, now: datetime, past: Sequence[datetime]) -> tuple[str, str]:
    """The first zone whose clock is that of `rules` in these years and, of several, most often in the past."""
    alike: list[tuple[int, str]] = []
    for name in zones_by_size():
        zone = ZoneInfo(name)
        if _same(zone, rules, _moments(now)):
            unlike = sum(_offset(zone, at) != _offset(rules, at) for at in past)
            if not unlike:
                return name, ""
            alike.append((unlike, name))
    if alike:
        return min(alike)[1], ""
    now_alike = (name for name in zones_by_size() if _same(ZoneInfo(name), rules, [now]))
    best = max(now_alike, key=lambda name: _days_alike(ZoneInfo(name), rules, now), default="")
    if best:
        return best, f"{source} names no time zone; the clock is that of {best}, which may differ at times."
    return "UTC", f"{source} names no time zone this machine knows; {_IN_UTC}"


def zones_by_size() -> Iterator[str]:
    """The names of all zones that differ, those of the most countries first; then those of whole hours."""
    table = (resources.files("tzdata") / "zoneinfo" / "zone1970.tab").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in table.splitlines() if line and not line.startswith("#")]
    yield "UTC"
    yield from (row[2] for row in sorted(rows, key=lambda row: (-row[0].count(","), row[2])))
    yield from (f"Etc/GMT{hours:+d}" for hours in range(-14, 13) if hours)


def _same(zone: ZoneInfo, rules: ZoneInfo, moments: Iterable[datetime]) -> bool:
    return all(_offset(zone, at) == _offset(rules, at) for at in moments)


def _days_alike(zone: ZoneInfo, rules: ZoneInfo, now: datetime) -> int:
    return sum(_offset(zone, at) == _offset(rules, at) for at in _moments(now))


def _moments(now: datetime) -> Iterable[datetime]:
    """Now and every tenth day of the year before and the two years after."""
    return (now, *(now + timedelta(days=days) for days in range(-360, 730, 10)))


def _offset(zone: ZoneInfo, at: datetime) -> timedelta | None:
    return at.astimezone(zone).utcoffset()


def _of_system(at: datetime) -> timedelta:
    return timedelta(seconds=time.localtime(at.astimezone(UTC).timestamp()).tm_gmtoff)
