"""Time zones by the names people type."""

from zoneinfo import ZoneInfo, available_timezones

#: Beginnings of what names no zone, though it may be opened here: what stands for the machine's own, and repetitions.
_NO_NAMES = ("localtime", "posixrules", "Factory", "posix/", "right/")
_SPECIAL = ("posix/", "right/", "Etc/", "SystemV/")


def zone_named(text: str) -> str:
    """The IANA name of a zone typed as "Europe/Berlin", "berlin" or "new york"; "" for the machine's own.

    Raises ValueError with one sentence, naming up to three zones that may be meant.
    """
    wanted = "_".join(text.split()).casefold()
    if not wanted:
        return ""
    names = sorted(available_timezones())
    exact = [name for name in names if name.casefold() == wanted]
    city = [name for name in names if name.rpartition("/")[2].casefold() == wanted and not name.startswith(_SPECIAL)]
    for found in (exact, city):
        if len(found) == 1:
            return ZoneInfo(found[0]).key
    near = city or [name for name in names if wanted in name.casefold() and not name.startswith(_SPECIAL)]
    shown = " or ".join(near[:3]) if near else "Europe/Berlin"
    raise ValueError(f"“{text.strip()[:40]}” names no single time zone; try {shown}, or leave it empty.")


def known(name: str) -> bool:
    """Whether this is the name of a zone, here and on other machines."""
    if name.startswith(_NO_NAMES):
        return False
    try:
        ZoneInfo(name)
    except (OSError, ValueError, KeyError):  # KeyError: ZoneInfoNotFoundError
        return False
    return True
