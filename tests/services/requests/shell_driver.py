"""Writes from two shells while a window is open and killed: `python shell_driver.py FOLDER WRITES KILLS SEED [real]`.

Says how many writes were told to be kept and over how many kills, or what was lost, came twice or out of order. The
window and now and then a command are ended by SIGKILL at random moments. With `real` the commands are `ladder win` in
processes of their own and the window is the app in a pseudo-terminal; else both are what these do, in forked processes.
"""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from ladder_tui.cli.writing.hand_over import carried_out
from ladder_tui.services.requests.taking_in import MANY, take_in
from ladder_tui.store.file.files import Files
from ladder_tui.store.file.paths import find_paths
from ladder_tui.store.keeper import Keeper
from tests.kits.app_house import fill
from tests.kits.builders import NOW, settings
from tests.services.requests.conftest import opened, win

SHELLS: Final = 2
#: One write: its text, when it began, and when it was told to be kept, None where the command was killed before that.
Write = tuple[str, float, float | None]


def window(folder: Path) -> None:
    """What the app does: takes in what waits, a few at a time, and writes by itself now and then."""
    house = opened(folder)
    while True:
        house.journal.refresh()
        take_in(house.ledger, MANY)
        time.sleep(0.002)


def shell(folder: Path, name: str, first: int, last: int, log: Path, real: bool, turn: Callable[[int], bool]) -> None:
    """Commands one after the other, each told of before it begins and once it has said that its text is kept.

    Each waits for its turn: however quick the disk is, there are writes left for the last kill.
    """
    with log.open("a", buffering=1) as told:
        for number in range(first, last):
            while not turn(number):
                time.sleep(0.001)
            text = f"{name} {number}"
            told.write(f"begin {number} {time.monotonic()}\n")
            if real:
                command = [sys.executable, "-m", "ladder_tui", "--data-dir", str(folder), "win", *text.split()]
                said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
                assert said == f"Kept among your wins: “{text}”.\n", said
            else:
                house = opened(folder)
                assert not carried_out(house.ledger, win(text)).outcome.refused
                house.close()
            told.write(f"end {number} {time.monotonic()}\n")


def forked(work: Callable[[], None]) -> int:
    """The number of a process that does this and ends."""
    child = os.fork()
    if child == 0:
        code = 1
        try:
            work()
            code = 0
        finally:
            os._exit(code)
    return child


class Window:
    """The window, opened again each time it is killed."""

    def __init__(self, folder: Path, real: bool) -> None:
        self._folder, self._real = folder, real
        self._terminal: Any = None
        self._child = 0

    def open(self) -> None:
        """Open it. The real one is seen before anything else is done."""
        if not self._real:
            self._child = forked(lambda: window(self._folder))
            return
        from tests.kits.pty_app import opened as in_terminal

        self._terminal = in_terminal(self._folder)

    def kill(self) -> None:
        """End it at once."""
        if self._real:
            self._terminal.signal(signal.SIGKILL)
            self._terminal.finish()
        else:
            os.kill(self._child, signal.SIGKILL)
            os.waitpid(self._child, 0)

    def wait(self, seconds: float) -> None:
        """Let time pass; what the real one draws is read meanwhile, as a terminal does."""
        if self._real:
            self._terminal.read(seconds)
        else:
            time.sleep(seconds)


def writes_of(name: str, log: Path) -> list[Write]:
    """What a shell told of, in order."""
    found: dict[int, Write] = {}
    for line in log.read_text().splitlines():
        what, number, when = line.split()
        text, begun, _ = found.get(int(number), (f"{name} {number}", float(when), None))
        found[int(number)] = (text, begun, float(when) if what == "end" else None)
    return [found[number] for number in sorted(found)]


def judged(there: list[str], writes: list[Write]) -> str:
    """What is wrong: something lost, there twice, or before something that was kept before it began; "" for nothing."""
    told = {text for text, _, ended in writes if ended is not None}
    if lost := told - {*there}:
        return f"lost: {sorted(lost)}"
    if len({*there}) != len(there):
        return f"twice: {sorted(text for text in there if there.count(text) > 1)}"
    if strange := {*there} - {text for text, *_ in writes}:
        return f"nobody wrote: {sorted(strange)}"
    at = {text: place for place, text in enumerate(there)}
    for text, begun, _ in writes:
        for other, _, ended in writes:
            if text in at and other in at and ended is not None and ended < begun and at[other] > at[text]:
                return f"out of order: {other} was kept before {text} began, and stands behind it"
    return ""


def main(folder: Path, writes: int, kills: int, seed: int, *, real: bool) -> str:
    """All of it; a sentence."""
    chance = random.Random(seed)
    folder.mkdir(parents=True)
    fill(folder, {"settings": [settings()]})
    logs = {name: folder.parent / f"{name}.log" for name in [f"shell{n}" for n in range(SHELLS)]}
    each, begun = writes // SHELLS, time.monotonic()
    app = Window(folder, real)
    app.open()
    running: dict[str, int] = {}
    killed, ended = 0, dict.fromkeys(logs, 0)

    gone = folder.parent / "killed"
    gone.touch()

    def has_turn(number: int) -> bool:
        return gone.stat().st_size >= number * kills // each

    def killed_one() -> int:
        with gone.open("ab") as told:
            told.write(b".")
        return gone.stat().st_size

    def go_on(name: str) -> None:
        running[name] = forked(lambda: shell(folder, name, ended[name], each, logs[name], real, has_turn))

    for name in logs:
        logs[name].touch()
        go_on(name)
    pause = 1.0 if real else 0.02
    while running:
        app.wait(chance.uniform(0, pause))
        for name, child in [*running.items()]:
            if os.waitpid(child, os.WNOHANG)[0] == child:
                del running[name]
        if not real and running and chance.random() < 0.1:  # a command, in the middle of whatever it does
            name = chance.choice([*running])
            os.kill(running[name], signal.SIGKILL)
            os.waitpid(running[name], 0)
            ended[name] = len(writes_of(name, logs[name]))
            go_on(name)
            killed = killed_one()
        if killed < kills or not running or chance.random() < 0.3:
            app.kill()
            killed = killed_one()
            if chance.random() < 0.3:  # nobody has the window open for a while
                time.sleep(chance.uniform(0, pause))
            app.open()
    app.wait(1.0 if real else 0.1)
    app.kill()
    opened(folder).close()
    with Keeper.open(find_paths(folder, {}), now=NOW) as keeper:
        there = [str(getattr(record, "text", "")) for record in keeper.tables["wins"].values()]
    done = [write for name, log in logs.items() for write in writes_of(name, log)]
    if wrong := judged(there, done):
        return wrong
    left = Files.of(find_paths(folder, {}).data_file)
    if left.waiting_files() or [path for path in left.kept.glob("*")]:
        return f"left lying: {left.waiting_files()}"
    told = sum(ended is not None for *_, ended in done)
    if len(done) < writes:
        return f"only {len(done)} were begun"
    seconds = time.monotonic() - begun
    return f"kept {told} of {len(done)} writes in order over {killed} kills, none lost, none twice, in {seconds:.0f} s"


if __name__ == "__main__":
    folder, *numbers = sys.argv[1:5]
    many, kills, seed = map(int, numbers)
    print(main(Path(folder), many, kills, seed, real="real" in sys.argv[5:]))
