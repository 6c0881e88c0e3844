"""The app's clock and zone. The only place that asks the system for the time."""

import os
import time
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from ladder_tui.services.zones import known

if TYPE_CHECKING:
    from ladder_tui.services.ledger.ledger import Clock

_LOCALTIME: Final = Path("/etc/localtime")


def find_zone(environ: Mapping[str, str], chosen: str = "") -> tuple[str, str]:
    """The IANA zone name in use (chosen, else TZ, else the system's), and a note when a name could not be used."""
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
    from ladder_tui.services.system_zone import search  # late: most machines name their zone

    return search(tz, _LOCALTIME, datetime.now(UTC))


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
