"""The app's clock and zone. The only place that asks the system for the time."""

import os
import time
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta, tzinfo
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from ladder_tui.services.ledger.ledger import Clock

_LOCALTIME: Final = "/etc/localtime"
#: Where zones lie that Python and the C library both know.
_ORDINARY: Final = "/usr/share/zoneinfo/"
#: The variable as the process was started with it: the C library goes by that, whatever is set later.
_TZ_AT_START: Final = os.environ.get("TZ")


def find_zone(environ: Mapping[str, str], chosen: str = "") -> tuple[str, str]:
    """The IANA zone name in use (chosen, else TZ, else the system's), and a note when a name could not be used."""
    name = _named_plainly(environ)
    if name and chosen in ("", name):
        return name, ""
    from ladder_tui.services.zones import known  # late, with Python's zones: most who look once need neither

    if chosen:
        if known(chosen):
            return chosen, ""
        return "UTC", "The zone in the settings names no time zone this machine knows; times are shown in UTC."
    tz = environ["TZ"].removeprefix(":") if "TZ" in environ else None
    if tz is None:
        try:
            name = os.readlink(_LOCALTIME).partition("zoneinfo/")[2]
        except OSError:
            name = ""
    else:
        name = tz or "UTC"  # set and empty is UTC
    if name and known(name):
        return name, ""
    from pathlib import Path  # late: most machines name their zone

    from ladder_tui.services.system_zone import search

    return search(tz, Path(_LOCALTIME), datetime.now(UTC))


def _named_plainly(environ: Mapping[str, str]) -> str:
    """The zone in use where the variable or the machine's link names it in the plain way; or empty."""
    if "PYTHONTZPATH" in environ:
        return ""
    if "TZ" in environ:
        name, file = environ["TZ"].removeprefix(":"), ""
    else:
        try:
            target = os.readlink(_LOCALTIME)
        except OSError:
            return ""
        file = os.path.normpath(os.path.join(os.path.dirname(_LOCALTIME), target))
        name = file.removeprefix(_ORDINARY)
    plain = name[:1].isupper() and name != "Factory"  # no path, no localtime, posix/ or right/
    return name if plain and os.path.normpath(_ORDINARY + name) == _ORDINARY + name and _is_there(name, file) else ""


def _is_there(name: str, linked: str) -> bool:
    return os.path.isfile(_LOCALTIME) if linked else os.path.isfile(_ORDINARY + name)


class Machine(tzinfo):
    """The zone of the machine as the C library knows it. Slower than a ZoneInfo at each step, and there at once."""

    def utcoffset(self, moment: datetime | None) -> timedelta | None:
        """As of any tzinfo."""
        if moment is None:
            return None
        # By its timestamp: Pythons differ in what `astimezone` makes of a time that is left out in spring.
        wall = moment.replace(tzinfo=None, microsecond=0)
        return wall.replace(tzinfo=UTC) - datetime.fromtimestamp(wall.timestamp(), UTC)

    def dst(self, moment: datetime | None) -> timedelta | None:
        """As of any tzinfo; the part that is summer time is not told."""
        return None

    def tzname(self, moment: datetime | None) -> str | None:
        """As of any tzinfo."""
        return None if moment is None else moment.replace(tzinfo=None).astimezone().tzname()

    def fromutc(self, moment: datetime) -> datetime:
        """As of any tzinfo; the second reading of a repeated hour is told from the first."""
        here = datetime.fromtimestamp(moment.replace(tzinfo=UTC).timestamp())  # noqa: DTZ006 - the machine's own
        return here.replace(tzinfo=self)


def make_clock(environ: Mapping[str, str], zone: str, *, for_one_look: bool = False) -> "Clock":
    """A clock in `zone`; `LADDER_NOW` (ISO time) is the moment it starts from. Raises ValueError when it is no time.

    `for_one_look` saves loading Python's zones where the machine's own is meant.
    """
    where = _zone_of(environ, zone, for_one_look)
    fixed = environ.get("LADDER_NOW", "")
    if not fixed:
        return lambda: datetime.now(where)
    try:
        start = datetime.fromisoformat(fixed)
    except ValueError:
        raise ValueError(f"LADDER_NOW is “{fixed[:40]}”; an ISO time such as 2026-03-04T09:00 is wanted.") from None
    if not 1900 <= start.year <= 2200:
        raise ValueError("LADDER_NOW lies outside the years 1900 to 2200.")
    start = start.replace(tzinfo=where) if start.tzinfo is None else start.astimezone(where)
    began = time.monotonic()
    return lambda: start + timedelta(seconds=time.monotonic() - began)


def _zone_of(environ: Mapping[str, str], zone: str, for_one_look: bool) -> tzinfo:
    same = environ.get("TZ") == os.environ.get("TZ") == _TZ_AT_START
    if for_one_look and same and zone == _named_plainly(environ):
        return Machine()
    from zoneinfo import ZoneInfo  # late, as above

    return ZoneInfo(zone)
