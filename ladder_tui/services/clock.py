"""The app's clock and zone. The only place that asks the system for the time."""

import os
import time
from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from ladder_tui.services.ledger.ledger import Clock

_LOCALTIME: Final = Path("/etc/localtime")


def find_zone(environ: Mapping[str, str], chosen: str = "") -> tuple[str, str]:
    """The IANA zone name in use (chosen, else TZ, else the system's), and a note when a name could not be used."""
    for name, source in ((chosen, "The zone in the settings"), (environ.get("TZ", ""), "TZ")):
        name = name.removeprefix(":")
        if name:
            if _known(name):
                return name, ""
            return "UTC", f"{source} names no time zone this machine knows; times are shown in UTC."
    try:
        linked = os.readlink(_LOCALTIME)
    except OSError:
        return "UTC", ""
    name = linked.partition("zoneinfo/")[2].removeprefix("posix/").removeprefix("right/")
    return (name, "") if name and _known(name) else ("UTC", "")


def make_clock(environ: Mapping[str, str], zone: str) -> "Clock":
    """A clock in `zone`; `LADDER_NOW` (ISO time) is the moment it starts from. Raises ValueError when it is no time."""
    where = ZoneInfo(zone)
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


def _known(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (OSError, ValueError, KeyError):  # KeyError: ZoneInfoNotFoundError
        return False
    return True
