"""Start-up, keys, memory and rest in a real terminal of 120 by 36, beside a bare Textual app (P1, P2, P4, P5).

    .venv/bin/python -m tests.bench.terminal [--rounds 5] [--rest 20]

Runs alternate, so that a machine whose speed drifts treats both alike; medians and ratios are printed.
"""

import argparse
import os
import select
import statistics
import tempfile
import time
from collections.abc import Sequence
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
class Figures:
    """What was measured of one program; seconds and MiB."""

    first: list[float] = field(default_factory=list)
    memory: list[float] = field(default_factory=list)
    keys: dict[str, list[float]] = field(default_factory=dict)
    places: list[float] = field(default_factory=list)
    returns: list[float] = field(default_factory=list)


def until_quiet(terminal: Terminal, quiet: float) -> float:
    """The moment of the last byte before `quiet` seconds of silence."""
    last = time.perf_counter()
    while True:
        ready, _, _ = select.select([terminal._master], [], [], quiet)
        if not ready:
            return last
        terminal.data += os.read(terminal._master, 1 << 16)
        last = time.perf_counter()


def key_time(terminal: Terminal, key: str, quiet: float = 0.08) -> float:
    """From the key to the last byte of its paint."""
    began = time.perf_counter()
    terminal.press(key)
    return until_quiet(terminal, quiet) - began


def resident(pid: int) -> float:
    """Peak resident memory in MiB."""
    status = Path(f"/proc/{pid}/status").read_text()
    return int(next(row for row in status.splitlines() if row.startswith("VmHWM")).split()[1]) / 1024


def measure(code: str, environ: dict[str, str], figures: Figures, moves: Sequence[tuple[str, str, str]]) -> None:
    """One run: first paint, then every place and its moving key."""
    began = time.perf_counter()
    with Terminal(code, environ=environ, size=SIZE) as terminal:
        terminal.see("support")
        figures.first.append(time.perf_counter() - began)
        until_quiet(terminal, 0.5)
        for name, place, key in moves:
            if place:
                figures.places.append(key_time(terminal, place, 0.2))
            times = figures.keys.setdefault(name, [])
            times += [key_time(terminal, key) for _ in range(KEYS)]
        for _, place, _ in moves:
            if place:
                figures.returns.append(key_time(terminal, place, 0.2))
        figures.memory.append(resident(terminal.process.pid))
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


def cpu(pid: int) -> float:
    """Seconds of processor time used so far."""
    user, system = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[11:13]
    return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")


def line(name: str, values: Sequence[float], bare: Sequence[float], unit: float, word: str) -> str:
    """One row: median, 95th percentile and ratio to the bare app."""
    middle, base = statistics.median(values), statistics.median(bare)
    high = sorted(values)[min(len(values) - 1, int(len(values) * 0.95))]
    return f"  {name:<28} {middle * unit:8.1f} {word}   p95 {high * unit:8.1f} {word}   {middle / base:5.2f} x bare"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--rest", type=float, default=20.0)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as home:
        empty, old = Path(home) / "empty", Path(home) / "old"
        with Keeper.open(find_paths(empty, {}), now=NOW) as keeper:
            seen = Settings(welcomed=True, zone=ZONE)
            keeper.commit([Change("settings", "settings", None, seen)], now=NOW)
        count = ten_years.write(old, NOW, ZONE)
        ladder_moves = [(name, place, key) for name, (place, key) in MOVES.items()]
        runs = {
            "bare": (BARE, plain_environment(Path(home)), Figures(), [("list", "", "j")]),
            "empty store": (LADDER, plain_environment(Path(home), LADDER_DATA_DIR=str(empty)), Figures(), ladder_moves),
            "ten years": (LADDER, plain_environment(Path(home), LADDER_DATA_DIR=str(old)), Figures(), ladder_moves),
        }
        for _ in range(args.rounds + 1):
            for code, environ, figures, moves in runs.values():
                measure(code, environ, figures, moves)
        for _, _, figures, _ in runs.values():
            figures.first.pop(0)  # the first run of each warms the caches
        bare = runs["bare"][2]
        print(f"ten years: {count} records; medians of {args.rounds} runs, {KEYS} keys in each place and run")
        for name, (_, environ, figures, _) in runs.items():
            print(name)
            print(line("first paint", figures.first, bare.first, 1000, "ms"))
            print(line("peak memory", figures.memory, bare.memory, 1, "MiB"))
            for place, times in figures.keys.items():
                print(line(f"key in {place}", times, bare.keys["list"], 1000, "ms"))
            if figures.places:
                print(line("a place, first visit", figures.places, bare.keys["list"], 1000, "ms"))
                print(line("a place, again", figures.returns, bare.keys["list"], 1000, "ms"))
                written, share = rest(environ, args.rest)
                print(f"  resting {args.rest:.0f} s in each place: {written} bytes, {share:.2%} of a processor")


if __name__ == "__main__":
    main()
