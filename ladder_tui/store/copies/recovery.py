"""Finding the best whole save when the file itself cannot be used, and saying so."""

import re
from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import msgspec

from ladder_tui.store.copies import backups
from ladder_tui.store.file import change, disk, image
from ladder_tui.store.file.errors import Damaged, Locked, NewerData
from ladder_tui.store.file.files import Files
from ladder_tui.store.file.image import FORMAT, META, Image, Meta, Tables, count, parse, row

_FOUND: Final = {
    "damaged": "was damaged",
    "empty": "was empty",
    "foreign": "held something that ladder did not write",
    "missing": "was gone",
    "changed": "was changed by something else while ladder was open",
    "before": "was written by another program",
    "unlocked": "is not locked, though it was: something has put a plain one there",
    "older": "is an older save than its second copy: something has put it back",
}
#: What goes on as it was: nothing was read instead of something else.
_GOES_ON: Final = ("changed", "before", "older", "unlocked")
# Compiled when first used: most starts have nothing to recover.
_TABLE_LINE: Final = rb'"(\w+)":\{'
_RECORD_LINE: Final = rb'"(\d{1,18})":(\{.*\}),?'
_META: Final = b'{"_meta":{"1":{'
_SAVE: Final = b'"save":'
_DIGITS: Final = b"0123456789"
#: Where salvaged records go whose table is not known any more.
LOST_TABLE: Final = "lost"


class Recovery(msgspec.Struct, frozen=True):
    """What was found in the place of the file, and what was read instead.

    `found` is one of damaged, empty, foreign, missing. Five more say what was met without anything having to stand
    in: changed (by something else while ladder was open), before (another program's file, taken over), older (than
    its second copy), unlocked (plain, where a locked one was) and aside (what the session before kept as changed).
    `source` is in words. `complete` means that nothing of the last save is known to be gone. `kept` is where the file
    that was found, or with `older` and `unlocked` the second copy, lies now; None when there was none, or no room yet.
    `lost_lock`: it was locked, and `source` was not.
    """

    file: Path
    found: str
    source: str
    saved_at: datetime | None
    save: int
    records: int
    complete: bool
    kept: Path | None = None
    lost_lock: bool = False

    @property
    def joins(self) -> Path | None:
        """The file that was kept, where it holds what ladder wrote and can be joined with what is here."""
        if self.found not in ("changed", "aside", "older") or self.kept is None or not head_save(self.kept):
            return None
        return self.kept

    def sentences(self) -> tuple[str, ...]:
        """The report, in calm sentences."""
        if self.found == "aside":
            return (
                f"While ladder was last open, something else wrote to the file {self.file}.",
                f"What it wrote is not among your notes; it is kept as {self.kept}.",
                f"`ladder data merge {self.kept}` says what it holds, and joins both with --yes.",
            )
        when = f", kept on {self.saved_at:%Y-%m-%d at %H:%M} UTC" if self.saved_at else ""
        said = [f"The file {self.file} {_FOUND[self.found]}."]
        if self.found in _GOES_ON:
            said.append(f"ladder goes on with {self.source}{when}: {self.records} records.")
        elif self.records or self.save:
            said.append(f"ladder has read {self.source} instead{when}: {self.records} records.")
            said.append("Nothing that was kept last is gone." if self.complete else "What came after that may be gone.")
        else:
            said.append("There was no copy to read instead, so ladder begins with an empty file.")
        if self.kept is not None:
            what = {"older": "That copy", "unlocked": "The last locked save"}.get(self.found, "What was found there")
            said.append(f"{what} is kept as {self.kept}.")
        if self.joins is not None and self.found == "changed":
            said.append(f"`ladder data merge {self.joins}` says what it holds, and joins both with --yes.")
        if self.found == "unlocked":
            said.append(
                "What is written now lies in the open. `ladder data lock` locks it again; if you want it open, "
                "`ladder data unlock` says so."
            )
        if self.lost_lock:
            said.append(
                "It was locked, and what has been read instead was not. The data are not locked now; "
                "`ladder data lock` locks them again."
            )
        return tuple(said)

    def __str__(self) -> str:
        return " ".join(self.sentences())


class Candidate(msgspec.Struct, frozen=True):
    """A save that could stand in for the file."""

    image: Image
    source: str
    complete: bool


def find(files: Files) -> Candidate | None:
    """The latest whole save from second copy, change and backups. Raises NewerData or Locked."""
    latest = _last_change(files)
    base = latest[1].base if latest else None
    best: Candidate | None = None
    for path, save, source in _copies(files):
        if best is not None and save is not None and save <= best.image.meta.save and save != base:
            continue
        try:
            image = parse(files.envelope.open(disk.read(path)[0], path))
        except (NewerData, Locked):
            raise
        except OSError:  # damaged or not to be read: the next one may do
            continue
        advanced = _advance(latest, image)
        if advanced is not None:
            return Candidate(advanced, f"{source} and the last change", complete=True)
        if best is None or image.meta.save > best.image.meta.save:
            best = Candidate(image, source, complete=False)
    first = _advance(latest, Image()) if best is None else None
    return Candidate(first, "what the first save wrote", complete=True) if first is not None else best


def _copies(files: Files) -> Iterator[tuple[Path, int | None, str]]:
    """Where whole saves lie: path, save number where the name tells it, words."""
    yield files.previous, None, "the second copy"
    for backup in backups.list_backups(files):
        yield backup.path, backup.save, f"the backup of {backup.day.isoformat()}"


def _advance(latest: tuple[Meta, change.Change] | None, image: Image) -> Image | None:
    try:
        return change.apply(*latest, image) if latest else None
    except Damaged:
        return None


def _last_change(files: Files) -> tuple[Meta, change.Change] | None:
    try:
        return change.read(files.envelope.open(disk.read(files.change)[0], files.change))
    except Locked:
        raise
    except OSError:  # Damaged is one too
        return None


def advanced(files: Files, image: Image) -> Image:
    """A save together with the change that lies beside it, if it leads on from there. Raises Locked."""
    return _advance(_last_change(files), image) or image


def highest_save(files: Files) -> int:
    """The highest save number that any file beside the data file bears; 0 without any. Reads heads only."""
    numbers = [backup.save for backup in backups.list_backups(files)]
    return max([head_save(files.previous), head_save(files.change), *numbers])


def head_save(path: Path) -> int:
    """The save number in the head of a file, unproved; 0 when it cannot be read."""
    try:
        begin = disk.beginning(path, 65_536)
    except OSError:
        return 0
    if not begin.startswith(_META):  # by hand: every opening asks it, and mostly no other pattern is needed
        return 0
    behind = begin[len(_META) :].partition(b"}")[0].rpartition(_SAVE)
    number = behind[2][: len(behind[2]) - len(behind[2].lstrip(_DIGITS))][:15] if behind[1] else b""
    return int(number or 0)


def plain_tables(data: bytes) -> dict[str, dict[str, bytes]] | None:
    """The tables of a file as stock TinyDB writes it; None when it is not one."""
    data = data.removeprefix(BOM_UTF8)
    try:
        whole: dict[str, dict[str, dict[str, msgspec.Raw]]] = msgspec.json.decode(
            data, type=dict[str, dict[str, dict[str, msgspec.Raw]]]
        )
        values = msgspec.json.decode(data)
    except (ValueError, RecursionError):
        return None
    whole.pop(META, None)
    encode = msgspec.json.encode
    return {table: {n: row(n, encode(values[table][n])) for n in rows} for table, rows in whole.items()}


def was_ours(data: bytes) -> bool:
    """Whether bytes still show that ladder wrote them once."""
    return data[:200].removeprefix(BOM_UTF8).lstrip().startswith(b'{"_meta"') and f'"{FORMAT}"'.encode() in data[:400]


def salvage(data: bytes) -> dict[str, dict[str, bytes]]:
    """Every record that can still be read, line by line, out of a damaged file; empty when there is none."""
    tables: dict[str, dict[str, bytes]] = {}
    table = LOST_TABLE
    for line in data.split(b"\n")[1:]:
        line = line.strip(b"\0 \r")
        heading = re.fullmatch(_TABLE_LINE, line)
        record = re.fullmatch(_RECORD_LINE, line)
        if heading:
            table = heading[1].decode()
        elif line in (b"}", b"},"):
            table = LOST_TABLE
        elif record and _is_object(record[2]):
            tables.setdefault(table, {})[record[1].decode()] = row(record[1].decode(), record[2])
    return tables


def next_head(
    before: Image, tables: Tables, save: int, now: datetime, free: Mapping[str, int], past: Sequence[str]
) -> Meta:
    """The head of a save whose tables are these. `free` are numbers below which others may have given some out."""
    pairs = {t: (before.rows(t), rows) for t, rows in tables.items() if isinstance(rows, Mapping)}
    fresh = {t: [n for n in rows if n not in old] for t, (old, rows) in pairs.items() if rows is not old}
    return Meta(
        schema=image.SCHEMA,
        save=save,
        saved=now.astimezone(UTC).isoformat(timespec="seconds"),
        records=count(tables),
        next=next_numbers(fresh, higher(before.meta.next, free)),
        past=tuple(past),
    )


def next_numbers(tables: Mapping[str, Iterable[str]], known: Mapping[str, int]) -> dict[str, int]:
    """The next free number of each table, given the numbers in it: above every number there is and was."""
    free = dict(known)
    for table, rows in tables.items():
        highest = max((int(n) for n in rows if n.isdecimal()), default=0)
        free[table] = max(free.get(table, 1), highest + 1)
    return free


def higher(known: Mapping[str, int], free: Mapping[str, int]) -> dict[str, int]:
    """The higher of two next free numbers of each table."""
    return {table: max(known.get(table, 1), free.get(table, 1)) for table in (*known, *free)}


def _is_object(json: bytes) -> bool:
    try:
        return isinstance(msgspec.json.decode(json), dict)
    except (ValueError, RecursionError):
        return False
