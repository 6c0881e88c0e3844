"""What was found in the place of the data file, as one calm page of words."""

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Final

import msgspec

from ladder_tui.domain.base.when import moment_words
from ladder_tui.store.copies.recovery import Recovery

#: What happened in one sentence, and what the file was, by what was found.
_HAPPENED: Final = {
    "damaged": ("Your file was damaged.", "its contents did not fit together"),
    "empty": ("Your file was empty.", "there was nothing in it"),
    "foreign": ("Something else lay in the place of your file.", "ladder did not write it"),
    "missing": ("Your file was gone.", "there was no file"),
    "changed": ("Something else has changed your file.", "it was changed while ladder was open"),
    "before": ("A file of another program was taken over.", "it was not written by ladder"),
    "aside": ("While ladder was last open, something else wrote to your file.", "it had been changed"),
    "unlocked": ("Your file was locked, and this one is not.", "plain, where a locked one was"),
    "older": ("Your file is an older one than its copy.", "something has put an earlier state back"),
}
#: What is not about notes that may be gone has words of its own.
_TITLES: Final = {
    "older": "An earlier state of your notes",
    "aside": "Something was set aside",
    "unlocked": "Your notes are not locked",
}
_STANDING: Final = {
    "older": "ladder goes on with what the file holds, from {moment}. The later copy is kept.",
    "aside": "What it wrote is not among your notes. It is kept.",
    "unlocked": "Whoever can use your account can read it, and what you write now.",
}
_BACKUPS: Final = (
    "If something looks missing: ladder backup list shows earlier days, and ladder backup restore puts one back. "
    "What is there then is backed up first."
)


class Found(msgspec.Struct, frozen=True):
    """One page: title, a sentence on how things stand, rows of label and words, what could be done (empty: nothing)."""

    title: str
    standing: str
    rows: tuple[tuple[str, str], ...]
    after: str
    #: What was found, where it can be joined with what is here.
    joins: Path | None = None


def found(met: Recovery, now: datetime) -> Found:
    """The page about one thing that was met; moments are told in the zone of `now`."""
    happened, what = _HAPPENED[met.found]
    moment = "" if met.saved_at is None else moment_words(met.saved_at.astimezone(now.tzinfo), now.date())
    standing = f"{happened} {_standing(met, moment)}"
    return Found(_title(met, moment), standing, tuple(_rows(met, what, moment)), _after(met), met.joins)


def _title(met: Recovery, moment: str) -> str:
    # What somebody who is frightened for their notes wants to know first.
    if met.found in _TITLES:
        return _TITLES[met.found]
    if met.complete:
        return "Your notes are all here"
    if not met.save and not met.records:
        return "There was nothing to read"
    return f"Your notes up to {moment}" if moment else "What could be read of your notes"


def _standing(met: Recovery, moment: str) -> str:
    if met.found in _STANDING:
        return _STANDING[met.found].format(moment=moment or "an earlier time")
    if met.complete:
        return "Nothing that was kept is gone."
    if not met.save and not met.records:
        return "There was no copy to read instead, so this begins empty."
    if moment:
        return f"Everything up to {moment} is here. What came after that may be gone."
    return "What could be read is here. The rest is in the file that is kept."


def _rows(met: Recovery, what: str, moment: str) -> Iterable[tuple[str, str]]:
    yield "found", f"{met.file}: {what}"
    if met.found == "aside":
        yield "kept", str(met.kept)
        return
    begins_empty = not met.save and not met.records
    if not begins_empty:
        yield "in use" if met.found in ("changed", "before", "older", "unlocked") else "read", met.source
        yield "from", f"{moment}, save number {met.save:,}" if moment else "a time the file does not say"
    yield "records", f"{met.records:,}"
    if met.kept is not None:
        yield "kept", str(met.kept)
    elif met.found not in ("missing", "unlocked"):
        yield "kept", "it lies where it was, and is kept aside before anything is written there"
    if met.lost_lock:
        yield "lock", "it was locked, and what was read instead was not. ladder data lock locks your data again"


def _after(met: Recovery) -> str:
    if met.found == "older":
        return f"ladder data merge {met.kept} says what the later one holds, and joins both with --yes."
    if met.found == "aside":
        return f"ladder data merge {met.kept} says what it holds, and joins both with --yes."
    if met.found == "unlocked":
        back = f" ladder data adopt {met.kept} then brings back what was locked." if met.kept else ""
        return (
            "{everywhere.quit} leaves. ladder data lock, with the passphrase of before, locks everything again. "
            f"If you want it open, ladder data unlock says so.{back}"
        )
    if met.found == "before":
        return ""
    return _BACKUPS
