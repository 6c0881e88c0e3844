"""Times and memory of the store beside stock TinyDB and SQLite: `python tests/bench/store.py [RECORDS ...]`.

Every store holds the same records and is measured in a process of its own, one after the other, in the same run:

- `fill`: everything in one batch; `save`: one changed record, on the disk when it returns (median and 95th of a
  hundred); `open`: a new process has every record at hand; `read`: one record by its number, from an open store.
- `MB`: the most memory the process held, with what Python and the libraries take; and all files together, for ours
  the second copy, the last change and a backup as well.

`ladder, locked` is ours with a passphrase; its `open` includes the making of the key from it, which is slow on purpose.
Stock TinyDB forces nothing to the disk, so its saves are what a crash may lose. SQLite runs in WAL mode with
`synchronous=FULL`, a save being one transaction: the same promise as ours.
"""

import argparse
import json
import resource
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median, quantiles
from typing import Any, Final

from tinydb import TinyDB

from ladder_tui.domain.records.entries import Entry
from ladder_tui.store.file.paths import find_paths
from ladder_tui.store.keeper import Change, Keeper
from ladder_tui.store.whole.locking import lock_data

SIZES: Final = (1_000, 10_000, 50_000)
SAVES: Final = 100
START: Final = datetime(2026, 3, 4, 9, 30, tzinfo=UTC)
PASSPHRASE: Final = "a quiet bench by the river"
TEXT: Final = "The bench by the river was in the sun, and the woman with the dog said good morning first. "


def entry(number: int, times: int = 2) -> Entry:
    """A record of about 300 bytes."""
    return Entry(id=f"e{number:031x}", at=START + timedelta(hours=number), text=TEXT * times)


def document(number: int, times: int = 2) -> dict[str, Any]:
    """The same as a document, for the others."""
    return {"id": f"e{number:031x}", "at": (START + timedelta(hours=number)).isoformat(), "text": TEXT * times}


@dataclass
class Store:
    """What is measured of one store: how to fill, open, save a record and read one."""

    fill: Callable[[Path, int], None]
    open: Callable[[Path], Any]
    save: Callable[[Any, int, int], None]
    read: Callable[[Any, int], Any]


def _change(number: int, times: int = 2) -> Change:
    made = entry(number, times)
    return Change("entries", made.id, None, made)


def _fill_ours(folder: Path, size: int) -> None:
    with Keeper.open(find_paths(folder, {}), now=START) as keeper:
        keeper.commit([_change(number) for number in range(size)], now=START)


def _fill_locked(folder: Path, size: int) -> None:
    lock_data(find_paths(folder, {}), PASSPHRASE, now=START)
    with _open_locked(folder) as keeper:
        keeper.commit([_change(number) for number in range(size)], now=START)


def _open_locked(folder: Path) -> Keeper:
    return Keeper.open(find_paths(folder, {}), now=START, passphrase=lambda wrong: PASSPHRASE)


def _save_ours(keeper: Keeper, number: int, times: int) -> None:
    keeper.commit([_change(number, times)], now=START)


def _read_ours(keeper: Keeper, number: int) -> Any:
    return keeper.tables["entries"][f"e{number:031x}"]


def _stock(folder: Path) -> Any:
    db = TinyDB(folder / "stock.json")
    table = db.table("entries")
    table.all()
    return table


def _lite(folder: Path) -> sqlite3.Connection:
    db = sqlite3.connect(folder / "lite.db")
    db.execute("pragma journal_mode=wal")
    db.execute("pragma synchronous=full")
    db.execute("create table if not exists entries (number integer primary key, doc text)")
    return db


def _fill_lite(folder: Path, size: int) -> None:
    db = _lite(folder)
    with db:
        rows = ((number + 1, json.dumps(document(number))) for number in range(size))
        db.executemany("insert into entries values (?, ?)", rows)
    db.close()


def _open_lite(folder: Path) -> sqlite3.Connection:
    db = _lite(folder)
    for (doc,) in db.execute("select doc from entries"):  # the app needs every record at hand
        json.loads(doc)
    return db


def _save_lite(db: sqlite3.Connection, number: int, times: int) -> None:
    with db:
        db.execute("update entries set doc = ? where number = ?", (json.dumps(document(number, times)), number + 1))


def _read_lite(db: sqlite3.Connection, number: int) -> Any:
    return json.loads(db.execute("select doc from entries where number = ?", (number + 1,)).fetchone()[0])


STORES: Final[dict[str, Store]] = {
    "ladder": Store(
        _fill_ours,
        lambda folder: Keeper.open(find_paths(folder, {}), now=START),
        _save_ours,
        _read_ours,
    ),
    "ladder, locked": Store(_fill_locked, _open_locked, _save_ours, _read_ours),
    "TinyDB": Store(
        lambda folder, size: _stock(folder).insert_multiple(document(number) for number in range(size)) and None,
        _stock,
        lambda table, number, times: table.update(document(number, times), doc_ids=[number + 1]) and None,
        lambda table, number: table.get(doc_id=number + 1),
    ),
    "SQLite": Store(_fill_lite, _open_lite, _save_lite, _read_lite),
}


def _timed(work: Callable[[], Any]) -> tuple[float, Any]:
    """Milliseconds, and what came of it."""
    start = time.perf_counter()
    done = work()
    return (time.perf_counter() - start) * 1000, done


def fill(name: str, folder: Path, size: int) -> dict[str, float]:
    """Everything in one batch, in ms."""
    return {"fill": _timed(lambda: STORES[name].fill(folder, size))[0]}


def live(name: str, folder: Path, size: int) -> dict[str, float]:
    """Open, save and read, in ms; memory in MB."""
    store = STORES[name]
    opening, db = _timed(lambda: store.open(folder))
    opened = _peak()
    # Stock TinyDB takes a second a save at the largest size; a few of them say enough.
    times = SAVES if name != "TinyDB" else max(5, min(SAVES, 100_000 // size))
    picks = [number * 7919 % size for number in range(times)]
    store.save(db, 0, 1)  # the first change of a day makes a backup
    saves = [_timed(lambda at=at: store.save(db, at, 3))[0] for at in picks]  # type: ignore[misc] # lambda default
    reads = [_timed(lambda at=at: store.read(db, at))[0] for at in picks]  # type: ignore[misc] # lambda default
    return {
        "open": opening, "save": median(saves), "save p95": quantiles(saves, n=20)[-1], "read": median(reads),
        "MB open": opened, "MB saving": _peak(),
    }  # fmt: skip


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def measure(name: str, size: int) -> dict[str, float]:
    """One store at one size, each part in a new process."""
    with tempfile.TemporaryDirectory() as folder:
        found: dict[str, float] = {}
        for part in ("fill", "live"):
            command = [sys.executable, "-m", "tests.bench.store", "--part", part, name, folder, str(size)]
            done = subprocess.run(command, capture_output=True, text=True, check=True)
            found |= json.loads(done.stdout)
        files = [path for path in Path(folder).rglob("*") if path.is_file()]
        return found | {"MB disk": sum(path.stat().st_size for path in files) / 1_000_000}


def table(sizes: Iterable[int]) -> Iterable[str]:
    """The lines of the table, as they are found."""
    heads = ("fill", "open", "save", "save p95", "read", "MB open", "MB saving", "MB disk")
    yield f"{'records':>8}  {'store':<16}" + "".join(f"{head:>10}" for head in heads) + "    (ms, MB)"
    for size in sizes:
        for name in STORES:
            found = measure(name, size)
            cells = "".join(f"{found[head]:>10.{3 if head == 'read' else 1}f}" for head in heads)
            yield f"{size:>8,}  {name:<16}{cells}"


def main() -> None:
    """Print the table, or be one measuring process of it."""
    parser = argparse.ArgumentParser(description="Times and memory of the store beside stock TinyDB and SQLite.")
    parser.add_argument("sizes", nargs="*", help="numbers of records; 1000 10000 50000 unless told")
    parser.add_argument("--part", choices=["fill", "live"], help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.part:
        name, folder, size = args.sizes
        part = fill if args.part == "fill" else live
        print(json.dumps(part(name, Path(folder), int(size))))
        return
    for line in table([int(size) for size in args.sizes] or SIZES):
        print(line, flush=True)


if __name__ == "__main__":
    main()
