"""A key storm: bursts of keys for the whole app in a real terminal, and what must hold whatever they do.

A burst opens something and goes on at once with a word, Enter, Esc, Ctrl+S, Tab in any order and at any speed. Each
comes from a seed; `Burst.told` says seed and bytes, from which it can be played again.
"""

import json
import random
import shutil
import signal
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, Final

import msgspec

from ladder_tui.commands import COMMANDS, PLACES
from ladder_tui.preview.names import GROUPS, names_of
from ladder_tui.store.file.paths import find_paths
from ladder_tui.store.keeper import Keeper
from tests.kits.builders import NOW
from tests.kits.pty_kit import Terminal, plain_environment

ROOT: Final = Path(__file__).parents[2]
PROGRAM: Final = "from tests.kits.storm_program import run\nrun(*sys.argv[1:])\n"

#: What a terminal sends for the keys of a storm. Esc in the way in which no letter behind it makes another key of it.
ESC: Final = "\x1b[27u"
NAMED: Final = {
    "enter": "\r", "escape": ESC, "ctrl+s": "\x13", "tab": "\t", "ctrl+p": "\x10", "ctrl+l": "\x0c", "f1": "\x1bOP",
    "pagedown": "\x1b[6~", "pageup": "\x1b[5~", "right": "\x1b[C", "left": "\x1b[D", "question_mark": "?",
    "exclamation_mark": "!", "comma": ",", "minus": "-", "slash": "/", "asterisk": "*", "right_square_bracket": "]",
    "left_square_bracket": "[", "f9": "\x1b[20~", "f19": "\x1b[57382u", "f20": "\x1b[57383u",
}  # fmt: skip
TO_PLACE: Final = dict(
    zip(
        (id for id, _ in PLACES), ("\x1bOQ", "\x1bOR", "\x1bOS", *(f"\x1b[{n}~" for n in (15, 17, 18, 19))), strict=True
    )
)
#: Keys that close something, and the one that goes on inside it.
CLOSING: Final = ("enter", "escape", "ctrl+s")
#: Seconds between two keys; None for all of it in one write.
PACES: Final = (None, None, None, 0.0, 0.01, 0.03, 0.08, 0.2)
#: What may be wrong with the machine; the first is a sound one.
WEATHER: Final[tuple[tuple[str, ...], ...]] = ((), ("slow disk",), ("slow loop",), ("refusing disk",))
#: The ways in which an app is ended.
ENDS: Final = ("SIGTERM", "q", "SIGTERM in a burst")
LAST_WORD: Final = "lastwords"
LETTERS: Final = "abcdefghijklmnopqrstuvwxyz"
#: Shown by commands of the app, which are openings themselves.
COMMANDS_OF_THE_APP: Final = frozenset({"help", "find"})
#: Commands that take things back or away, so that what was written need not be there any more.
TAKES_AWAY: Final = frozenset({"remove", "undo", "retire", "skip"})
#: What is answered with a text to copy, which goes to the clipboard and nowhere else.
COPIES: Final = ("copy", "message", "starter", "gaps")
#: Seconds in which it ends, of a processor and in all; and how many times its own start it may take instead, since a
#: busy machine is slower even where nothing waits.
SOON: Final = 1.0
TO_START: Final = 3.0
#: Seconds a burst may take until it has done all that it does, on however busy a machine.
PATIENCE: Final = 30.0


class Burst(msgspec.Struct, frozen=True):
    """`opening` is a command's id or the name of a preview; `keys` come after its key, `pauses` in seconds before."""

    seed: str
    place: str
    opening: str
    keys: tuple[str, ...]
    pauses: tuple[float | None, ...]
    word: str

    @property
    def first(self) -> str:
        """The key that opens."""
        command = next((one for one in COMMANDS if one.id == self.opening), None)
        return "f20" if command is None else command.keys.split(",")[0]

    @property
    def writes(self) -> list[tuple[float, str]]:
        """What is written in one go, each after a pause."""
        made = [(0.0, bytes_of(self.first))]
        for key, pause in zip(self.keys, self.pauses, strict=True):
            if pause is None:
                made[-1] = (made[-1][0], made[-1][1] + bytes_of(key))
            else:
                made.append((pause, bytes_of(key)))
        return made

    @property
    def told(self) -> str:
        """All that is needed to play it again."""
        return f"seed {self.seed!r}, {self.opening} in {self.place}: {self.writes!r}"


def bytes_of(key: str) -> str:
    """What a terminal sends for a key."""
    return NAMED.get(key, key)


def openings() -> list[tuple[str, str]]:
    """Each command of each place, and each dialog and page there is a preview of: the place to be in, and its name."""
    skipped = {"everywhere.quit", "everywhere.keys"} | {f"everywhere.go_{place}" for place, _ in PLACES}
    commands = [
        ("today" if one.group == "everywhere" else one.group, one.id)
        for one in COMMANDS
        if one.id not in skipped and one.group != "moving"
    ]
    shown = [("today", name) for group in GROUPS if group != "places" for name in names_of(group)]
    shown = [one for one in shown if one[1] not in COMMANDS_OF_THE_APP]
    return commands + shown


def burst(seed: str, opening: tuple[str, str]) -> Burst:
    """The burst of a seed: a word at once or soon, and keys that close and go on around it."""
    chance = random.Random(seed)
    word = "".join(chance.choices(LETTERS, k=8))
    parts: list[tuple[str, ...]] = [tuple(word)]
    parts += [(chance.choice((*CLOSING, "tab", "tab")),) for _ in range(chance.randint(1, 5))]
    parts += [tuple(chance.choice(("7", "12 soup", "Ana", "1111", "dxen")))] if chance.random() < 0.4 else []
    if chance.random() < 0.7:
        rest = parts[1:]
        chance.shuffle(rest)
        parts = [parts[0], *rest]
    else:
        chance.shuffle(parts)
    keys = tuple(key for part in parts for key in part)
    pace = chance.choice(PACES)
    mixed = chance.random() < 0.3
    pauses = tuple(chance.choice(PACES) if mixed else pace for _ in keys)
    return Burst(seed, *opening, keys, pauses, word)


class Lost(AssertionError):
    """Something that must hold did not; the message says burst, seed and bytes."""


class Storm:
    """One running app and bursts for it. `data` is a filled folder of which it gets a copy."""

    def __init__(self, folder: Path, data: Path, *changes: str) -> None:
        self.folder = folder
        folder.mkdir()
        (folder / "asked").write_text("")
        shutil.copytree(data, folder / "data")
        self.changes = changes
        self.terminal = Terminal(PROGRAM, str(folder), *changes, environ=plain_environment(folder), cwd=ROOT)
        self.lines: list[dict[str, Any]] = []
        self._read_to = 0
        self._sent = 0
        #: How many words were found on the disk of those that the app took into something that keeps them.
        self.kept = 0
        self.played = 0
        #: Keys of the bursts, without those on the way to them.
        self.pressed = 0
        #: Seconds of the terminal's clock until the first page stood there: how quick the machine is just now.
        self.start = 0.0

    def __enter__(self) -> "Storm":
        self.terminal.__enter__()
        start = self.terminal.clock
        self.terminal.read_until(lambda: "Today" in self.terminal.shown, PATIENCE)
        self.start = self.terminal.clock - start
        self.terminal.settle(quiet=0.05)
        return self

    def __exit__(self, *error: Any) -> None:
        self.terminal.__exit__(*error)

    # -- driving ------------------------------------------------------------------------------

    def _listen(self) -> list[dict[str, Any]]:
        record = self.folder / "record"
        if record.exists():
            with record.open("rb") as handle:
                handle.seek(self._read_to)
                data = handle.read()
            whole = data[: data.rfind(b"\n") + 1]
            self._read_to += len(whole)
            self.lines += [json.loads(line) for line in whole.splitlines()]
        return self.lines

    def send(self, writes: Iterable[tuple[float, str]], count: int) -> dict[str, Any]:
        """Write, and wait until the app has done all of it: what it says it shows then. `count` is how many keys."""
        for pause, text in writes:
            if pause:
                self.terminal.read(pause)
            self._alive()
            self.terminal.press(text)
        self._sent += count
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            rested = next((one for one in reversed(self._listen()) if one["what"] == "rest"), None)
            if rested is not None and rested["number"] == self._sent:
                return dict(rested)
            self.terminal.read(0.004)
            self._alive()
        raise Lost(f"{self._sent} keys sent, the last rest: {rested}")

    def _alive(self) -> None:
        text = self.terminal.data[-8000:]
        if self.terminal.process.poll() is not None or b"fault of its own" in text or b"Traceback" in text:
            self.terminal.read(0.3)
            reports = [path.read_text() for path in self.folder.rglob("crash-*")]
            raise Lost(f"it has ended, {self.terminal.process.poll()}: {self.terminal.data[-300:]!r} {reports}")

    def _ask(self, key: str, name: str) -> dict[str, Any]:
        (self.folder / "asked").write_text(name)
        return self.send([(0, NAMED[key])], 1)

    def home(self, place: str) -> dict[str, Any]:
        """Leave what is open by Esc, as far as that leads, then go to a place."""
        here = self.send([], 0) if self._sent else self.send([(0, TO_PLACE["today"])], 1)
        for _ in range(6):
            if here["page"] and here["depth"] == 1:
                break
            here = self.send([(0, NAMED["f9"] if here["screen"] == "HiddenScreen" else ESC)], 1)
        for _ in range(2):
            here = self.send([(0, TO_PLACE.get(place, TO_PLACE["today"]))], 1)
        if place == "settings":
            return self.send([(0, ",")], 1)
        if place == "person":
            (self.folder / "asked").write_text("person")
            return self.send([(0, NAMED["f20"])], 1)
        return here

    def play(self, one: Burst) -> None:
        """One burst. Raises Lost, with all that is needed to play it again, when something does not hold."""
        self.played += 1
        self.pressed += len(one.keys) + 1
        try:
            self.home(one.place)
            if one.first == "f20":
                (self.folder / "asked").write_text(one.opening)
            elif not one.opening.startswith("everywhere."):
                self._ask("f19", one.opening)
            start, first = len(self.lines), self._sent
            rested = self.send(one.writes, len(one.keys) + 1)
            lines = self.lines[start:]
            self.check(one, lines, rested, first)
            self.home("today")
            self._check_disk(one, lines, first)
        except Lost as error:
            raise Lost(f"{error}\nwith {', '.join(self.changes) or 'a sound machine'}; {one.told}") from error

    # -- what must hold -----------------------------------------------------------------------

    def check(self, one: Burst, lines: list[dict[str, Any]], rested: dict[str, Any], first: int) -> None:
        """In order; nothing reaches a page below; a word is taken as one."""
        keys = [line for line in lines if line["what"] in ("taken", "dropped")]
        if [line["number"] for line in keys] != sorted(line["number"] for line in keys):
            raise Lost(f"keys out of order: {[line['number'] - first for line in keys]}")
        self._check_below(lines, first)
        word = self._word(one, keys, first)
        ends = [line["at"] for line in lines if line["what"] == "closed"]
        if (
            word
            and word[0]["what"] == "dropped"
            and word[0]["text"]
            and not any(word[0]["typed"] < end for end in ends)
        ):
            raise Lost(f"the word {one.word!r} was dropped before a field for text, and nothing had gone")
        if not word or word[0]["what"] == "dropped" or not word[0]["text"]:
            return
        fields = {line["field"] if line["what"] == "taken" else "" for line in word}
        if len(fields) > 1 and not any(word[0]["typed"] <= end <= word[-1]["at"] for end in ends):
            raise Lost(f"the word {one.word!r} went into {len(fields)} fields or was cut")
        last = keys[-1]
        still_there = last is word[-1] and rested["field"] == last["field"] and len(fields) == 1
        if still_there and one.word not in rested["value"]:
            raise Lost(f"the field holds {rested['value']!r} and not {one.word!r}")

    def _word(self, one: Burst, keys: Sequence[dict[str, Any]], first: int) -> list[dict[str, Any]]:
        at = "".join(key if len(key) == 1 else "\0" for key in one.keys).find(one.word) + first + 1
        return [line for line in keys if at <= line["number"] < at + len(one.word)]

    def _check_below(self, lines: list[dict[str, Any]], first: int) -> None:
        closed: list[float] = []
        taken: dict[int, dict[str, Any]] = {}
        for line in lines:
            if line["what"] == "closed":
                closed.append(line["at"])
            elif line["what"] == "taken":
                taken[line["number"]] = line | {"late": [end for end in closed if line["typed"] < end]}
            elif line["what"] == "command" and line["number"] > first and line["number"] in taken:
                key = taken[line["number"]]
                if key["page"] and (key["late"] or line["leading"]):
                    why = "typed before what was open went" if key["late"] else "typed while something was opening"
                    raise Lost(f"{key['key']!r} did {line['name']} on the page below: {why}")

    def _check_disk(self, one: Burst, lines: list[dict[str, Any]], first: int) -> None:
        """A word that went into something that keeps drafts is in a record or in a draft."""
        word = self._word(one, [line for line in lines if line["what"] == "taken"], first)
        if len(word) < len(one.word) or not all(line["text"] and line["draft"] for line in word):
            return
        commands = {line["name"].partition(".")[2] for line in lines if line["what"] == "command"}
        copied = one.opening.endswith(COPIES) and any(line["what"] == "closed" for line in lines)
        if commands & TAKES_AWAY or copied:
            return
        if not any(one.word in text for text in self.on_disk()):
            raise Lost(f"{one.word!r}, typed in {word[0]['screen']}, is neither in a record, a draft nor a card")
        self.kept += 1

    def on_disk(self) -> Iterator[str]:
        """Every record as text, read by another instance, and every file of own cards."""
        with Keeper.open(find_paths(self.folder / "data", {}), now=NOW, read_only=True) as keeper:
            for table in keeper.tables.values():
                for record in table.values():
                    yield repr(record)
        for own in self.folder.rglob("*.yaml"):
            yield own.read_text()

    def end(self, by: str) -> float:
        """End it by q, by SIGTERM while something is written, or by SIGTERM in a burst; seconds as of `finish`.

        Raises Lost where it does not end in time, holds on to its lock, or has lost what was written.
        """
        self.home("today")
        written = "" if "refusing disk" in self.changes or by != "SIGTERM" else LAST_WORD
        if by == "SIGTERM":
            self.send([(0, "W" + LAST_WORD)], 1 + len(LAST_WORD))
        elif by == "SIGTERM in a burst":
            self.terminal.press(f"W{LAST_WORD}\t\r{ESC}n{LAST_WORD}")
        if by == "q":
            (self.folder / "asked").write_text("quit")
            self.terminal.press("q")
            if "refusing disk" in self.changes:
                self.terminal.read(0.3)
                self.terminal.press("q")
        else:
            self.terminal.signal(signal.SIGTERM)
        try:
            code, took = self.terminal.finish(PATIENCE)
        except AssertionError as error:
            raise Lost(f"{by}: {error}") from error
        if took > max(SOON, self.start * TO_START) or self.terminal.worked > SOON:
            worked = f"{self.terminal.worked:.2f} of them of a processor"
            raise Lost(f"{by}: it took {took:.2f} s to end, {worked}, and {self.start:.2f} s to start")
        if code or b"fault of its own" in self.terminal.data:
            raise Lost(f"{by}: ended with {code}: {self.terminal.data[-300:]!r}")
        with Keeper.open(find_paths(self.folder / "data", {}), now=NOW) as keeper:
            if keeper.read_only:
                raise Lost(f"{by}: the lock is still held")
        if written and not any(written in text for text in self.on_disk()):
            raise Lost(f"{by}: what was written is neither in a record nor in a draft")
        return took
