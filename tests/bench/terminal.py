"""Start-up, places, keys, memory and rest in a real terminal of 120 by 36, beside a bare Textual app (P1, P2, P4, P5).

    .venv/bin/python -m tests.bench.terminal [--rounds 5] [--rest 20] [--only start]

Runs alternate, so that a machine whose speed drifts treats all alike. Medians are printed, with the ratio to the bare
app: of wall time, and of processor time, which says more where the machine is busy with something else.
"""

import argparse
import os
import select
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from ladder_tui.domain.records.settings import Settings
from ladder_tui.store.file.paths import find_paths
from ladder_tui.store.keeper import Change, Keeper
from tests.bench import ten_years
from tests.kits.pty_kit import LADDER, Terminal, plain_environment

SIZE: Final = (120, 36)
ZONE: Final = "Europe/Berlin"
NOW: Final = datetime(2026, 3, 4, 9, 0, tzinfo=ZoneInfo(ZONE))
KEYS: Final = 30
#: Seconds of silence after which a key, and a place, has been painted.
AFTER_KEY, AFTER_PLACE = 0.08, 0.2
#: The bare app: a label, a list of forty rows and a footer.
BARE: Final = """
from textual.app import App
from textual.widgets import Footer, Label, OptionList

class Bare(App):
    BINDINGS = [("q", "quit", "Quit"), ("j", "down", "Down")]
    def compose(self):
        yield Label("! support")
        yield OptionList(*[f"row {n} with some words in it" for n in range(40)])
        yield Footer()
    def on_mount(self):
        self.query_one(OptionList).focus()
    def action_down(self):
        self.query_one(OptionList).action_cursor_down()

Bare().run()
"""
#: Place key, and the key that moves in it.
MOVES: Final = {"Today": ("1", "j"), "Calendar": ("2", "\x1b[C"), "Portfolio": ("3", "j"), "Topics": ("4", "j"),
                "Ladder": ("5", "j"), "Reflect": ("6", "j"), "Growth": ("7", "j")}  # fmt: skip


@dataclass
class Spent:
    """Seconds by the clock, and of the processor."""

    wall: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)

    def add(self, wall: float, cpu: float) -> None:
        self.wall.append(wall)
        self.cpu.append(cpu)


@dataclass
class Program:
    """What is measured, what comes before each run, and what was found; memory in MiB."""

    code: str
    environ: dict[str, str]
    #: Name, key that goes there, and key that moves there.
    places: Sequence[tuple[str, str, str]]
    before: Callable[[], None] = lambda: None
    first: Spent = field(default_factory=Spent)
    on_first: list[float] = field(default_factory=list)
    in_the_end: list[float] = field(default_factory=list)
    keys: dict[str, Spent] = field(default_factory=dict)
    visits: dict[str, Spent] = field(default_factory=dict)
    returns: dict[str, Spent] = field(default_factory=dict)


def until_quiet(terminal: Terminal, quiet: float) -> float:
    """The moment of the last byte before `quiet` seconds of silence."""
    last = time.perf_counter()
    while True:
        ready, _, _ = select.select([terminal._master], [], [], quiet)
        if not ready:
            return last
        terminal.data += os.read(terminal._master, 1 << 16)
        last = time.perf_counter()


def press(terminal: Terminal, key: str, quiet: float, spent: Spent) -> None:
    """From the key to the last byte of its paint."""
    began, used = time.perf_counter(), cpu(terminal.process.pid)
    terminal.press(key)
    wall = until_quiet(terminal, quiet) - began
    spent.add(wall, cpu(terminal.process.pid) - used)


def peak_memory(pid: int) -> float:
    """The most that was resident at once, in MiB."""
    status = Path(f"/proc/{pid}/status").read_text()
    return int(next(row for row in status.splitlines() if row.startswith("VmHWM")).split()[1]) / 1024


def cpu(pid: int) -> float:
    """Seconds of processor time that all threads have used so far."""
    return sum(int(file.read_text().split()[0]) for file in Path(f"/proc/{pid}/task").glob("*/schedstat")) / 1e9


def measure(program: Program, *, only_start: bool) -> None:
    """One run: first paint, then every place and its moving key, then every place again."""
    program.before()
    began = time.perf_counter()
    with Terminal(program.code, environ=program.environ, size=SIZE) as terminal:
        terminal.see("support")
        program.first.add(time.perf_counter() - began, cpu(terminal.process.pid))
        until_quiet(terminal, 0.5)
        program.on_first.append(peak_memory(terminal.process.pid))
        if not only_start:
            for name, place, key in program.places:
                if place:
                    press(terminal, place, AFTER_PLACE, program.visits.setdefault(name, Spent()))
                for _ in range(KEYS):
                    press(terminal, key, AFTER_KEY, program.keys.setdefault(name, Spent()))
            for name, place, _ in program.places:
                if place:
                    press(terminal, place, AFTER_PLACE, program.returns.setdefault(name, Spent()))
            program.in_the_end.append(peak_memory(terminal.process.pid))
        terminal.press("q")
        terminal.finish()


def rest(environ: dict[str, str], seconds: float) -> tuple[int, float]:
    """Bytes written and share of one processor used while resting on Today and on each other place."""
    written, used = 0, 0.0
    with Terminal(LADDER, environ=environ, size=SIZE) as terminal:
        terminal.see("support")
        for place, _ in MOVES.values():
            terminal.press(place)
            until_quiet(terminal, 0.6)
            before = cpu(terminal.process.pid)
            written += len(terminal.read(seconds))
            used += cpu(terminal.process.pid) - before
        terminal.press("q")
        terminal.finish()
    return written, used / (seconds * len(MOVES))


def line(name: str, spent: Spent, bare: Spent | None = None) -> str:
    """One row in milliseconds: median and 95th percentile by the clock, median of the processor, ratios to bare."""
    wall, used = statistics.median(spent.wall), statistics.median(spent.cpu)
    high = sorted(spent.wall)[min(len(spent.wall) - 1, int(len(spent.wall) * 0.95))]
    row = f"  {name:<28} {wall * 1000:7.1f}  p95 {high * 1000:7.1f}  cpu {used * 1000:6.1f}"
    if bare is not None:
        row += f"   {wall / statistics.median(bare.wall):5.2f} x, cpu {used / statistics.median(bare.cpu):5.2f} x bare"
    return row


def tell(name: str, program: Program, bare: Program) -> None:
    """Print what was found."""
    print(name)
    print(line("first paint", program.first, bare.first))
    for when, found, base in (
        ("after the first paint", program.on_first, bare.on_first),
        ("after every place", program.in_the_end, bare.in_the_end),
    ):
        if found and base:
            ratio = statistics.median(found) / statistics.median(base)
            print(f"  {'peak memory ' + when:<34} {statistics.median(found):6.1f} MiB   {ratio:5.2f} x bare")
    for place, spent in program.visits.items():
        print(line(f"{place}, first visit", spent))
    for place, spent in program.returns.items():
        print(line(f"{place}, again", spent))
    for place, spent in program.keys.items():
        print(line(f"key in {place}", spent, bare.keys["list"]))


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--rest", type=float, default=20.0)
    parser.add_argument("--only", choices=["start"], help="first paint and memory alone")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as home:
        stores = {name: Path(home) / name for name in ("empty", "fresh", "old")}
        for name in ("empty", "fresh"):
            with Keeper.open(find_paths(stores[name], {}), now=NOW) as keeper:
                seen = Settings(welcomed=True, zone=ZONE)
                keeper.commit([Change("settings", "settings", None, seen)], now=NOW)
        count = ten_years.write(stores["old"], NOW, ZONE)
        places = [(name, place, key) for name, (place, key) in MOVES.items()]
        environs = {name: plain_environment(Path(home), LADDER_DATA_DIR=str(path)) for name, path in stores.items()}
        forget = stores["fresh"] / "state"
        programs = {
            "bare": Program(BARE, plain_environment(Path(home)), [("list", "", "j")]),
            "empty store": Program(LADDER, environs["empty"], places),
            "packs not cached": Program(
                LADDER, environs["fresh"], [], lambda: shutil.rmtree(forget, ignore_errors=True)
            ),
            "ten years": Program(LADDER, environs["old"], places),
        }
        for _ in range(args.rounds + 1):
            for program in programs.values():
                measure(program, only_start=args.only == "start")
        for program in programs.values():  # the first run of each warms the caches
            for values in (program.first.wall, program.first.cpu):
                values.pop(0)
        print(f"ten years: {count} records; medians of {args.rounds} runs, {KEYS} keys in each place and run; ms")
        for name, program in programs.items():
            tell(name, program, programs["bare"])
            if program.visits and args.rest:
                written, share = rest(program.environ, args.rest)
                print(f"  resting {args.rest:.0f} s in each place: {written} bytes, {share:.2%} of a processor")


if __name__ == "__main__":
    main()
