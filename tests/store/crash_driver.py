"""Kills writers: `python crash_driver.py FOLDER KILLS OTHERS SEED` says how many saves were told, or what was lost.

KILLS writers are ended by SIGKILL and OTHERS by SIGTERM, SIGHUP or SIGQUIT, in any order. With `locked` as a fifth
word the store has a passphrase.

Each round forks a writer that saves batches over two tables and tells the number of each save once `commit` has
returned. It is ended by a signal at a random moment; then the store is opened and every number told must be there,
whole, in both tables. A process of its own, so that it may fork and so that many rounds cost no start of Python.
"""

import os
import random
import signal
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from unittest.mock import patch

from ladder_tui.domain.records.people import Contact, Person
from ladder_tui.store.file import cipher
from ladder_tui.store.file.files import Files
from ladder_tui.store.file.paths import find_paths
from ladder_tui.store.file.sealed import is_locked
from ladder_tui.store.keeper import Change, Keeper
from ladder_tui.store.whole.locking import lock_data

START = datetime(2026, 3, 4, tzinfo=UTC)
PASSPHRASE = "a quiet bench by the river"
OTHERS = (signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT)
#: How many saves a writer may tell before its end; 0 ends it while it opens.
LIVES = (0, 1, 2, 3, 5, 8, 13, 21, 34)


def open_store(folder: Path) -> Keeper:
    """The store, with its passphrase where it asks for one."""
    return Keeper.open(find_paths(folder, {}), now=START, passphrase=lambda wrong: PASSPHRASE)


def write(folder: Path, told: int, first: int) -> None:
    """Save until the end comes. The day changes now and then, so that backups are made while being killed."""
    keeper = open_store(folder)
    for number in range(first, sys.maxsize):
        now = START + timedelta(hours=number)
        person = Person(id=f"p{number}", name="Ä" * (number % 50), created=now)
        contact = Contact(id=f"c{number}", person_id=person.id, at=now, note="x" * (number % 3000))
        changes = [Change("people", person.id, None, person), Change("contacts", contact.id, None, contact)]
        if number % 3 == 0 and number > 40:
            changes.append(Change("contacts", f"c{number - 40}", None, None))
        keeper.commit(changes, now=now)
        os.write(told, f"{number}\n".encode())


def one_round(folder: Path, first: int, end: signal.Signals, chance: random.Random) -> int:
    """One writer's life; the number of the last save that was told, or `first - 1`."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        try:
            write(folder, writing, first)
        finally:
            os._exit(1)
    os.close(writing)
    with os.fdopen(reading) as lines:
        # After some saves were told (or while opening, now and then), a little into the next one.
        early = [int(lines.readline()) for _ in range(chance.choice(LIVES))]
        time.sleep(chance.uniform(0.0, 0.01))
        os.kill(child, end)
        os.waitpid(child, 0)
        return max([first - 1, *early, *map(int, lines.read().split())])


def main(folder: Path, kills: int, others: int, seed: int, *, locked: bool) -> str:
    """All rounds; a sentence that begins with `lost` when something was."""
    if locked:
        with patch.object(cipher, "COST", (2, 1, 1)):
            lock_data(find_paths(folder, {}), PASSPHRASE, now=START)
    for number in OTHERS:
        signal.signal(number, signal.SIG_DFL)  # a shell may have started us with some of them ignored
    chance, last, acknowledged = random.Random(seed), 0, 0
    ends = [signal.SIGKILL] * kills + [OTHERS[number % len(OTHERS)] for number in range(others)]
    chance.shuffle(ends)
    for round, end in enumerate(ends):
        told = one_round(folder, last + 1, end, chance)
        acknowledged += told - last
        with open_store(folder) as keeper:
            people, contacts = keeper.tables["people"], keeper.tables["contacts"]
            if keeper.recovery or keeper.problems or keeper.read_only:
                return f"lost in round {round}: {keeper.recovery} {keeper.problems} {keeper.holder}"
            there = len(people)
            if list(people) != [f"p{number}" for number in range(1, there + 1)] or not told <= there <= told + 1:
                return f"lost in round {round}: told {told}, there {there}"
            gone = {f"c{n - 40}" for n in range(42, there + 1) if n % 3 == 0}
            if set(contacts) != {f"c{n}" for n in range(1, there + 1)} - gone:
                return f"lost in round {round}: half a batch"
        last = there
    if is_locked(Files.of(find_paths(folder, {}).data_file).main) != locked:
        return "lost the lock"
    return f"kept {acknowledged} acknowledged saves over {kills} kills and {others} other signals"


if __name__ == "__main__":
    folder, *numbers = sys.argv[1:5]
    kills, others, seed = map(int, numbers)
    print(main(Path(folder), kills, others, seed, locked="locked" in sys.argv[5:]))
