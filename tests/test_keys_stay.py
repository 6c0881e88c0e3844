"""What can be pressed, and what is said of it: every place over the demo person, kept as text in one golden file.

For each place and each kind of row under its cursor: the keys that work and the commands they run, the footer on a
small and on a large screen, what the box "find anything" offers; what each key of the place opens or says; the help
pages; `ladder keys`. All of it is seen from outside: keys are pressed, widgets of the screen are read.

It is kept in `tests/golden/keys_and_help.txt`; `LADDER_GOLDEN=write` writes anew the sections of the tests that run.
"""

import io
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any, Final

import pytest
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Input, OptionList

from ladder_tui.app.app import LadderApp
from ladder_tui.cli.main import main
from ladder_tui.demo.weeks import records
from tests.kits.app_house import make_app
from tests.kits.builders import NOW, ZONE
from tests.kits.golden_kit import compare
from tests.kits.keys_kit import (
    bindings,
    card,
    comes_from_packs,
    commands_of,
    footer,
    label,
    not_first,
    offered,
    page,
    row_text,
    said,
    without_quotation,
)

GOLDEN: Final = Path(__file__).parent / "golden" / "keys_and_help.txt"
SMALL, LARGE, TALL = (80, 24), (120, 36), (80, 220)
#: Rows of a list that are looked at, and how many may come from the packs, whose lists are long and of one kind.
FIRST_ROWS, FROM_EACH = 20, 5
#: Commands that move about in a place instead of doing something there; the stops of a place press them.
MOVING: Final = frozenset({
    "next_tab", "previous_tab", "week_view", "month_view", "agenda_view", "next_page", "previous_page", "go_today",
    "clear", "back", "search",
})  # fmt: skip
#: Commands of everywhere that are not tried: they lead to the other places, or out, or have nothing to do here.
NOT_TRIED: Final = frozenset({"quit", "undo", "retry", "settings"})


@dataclass(frozen=True)
class Stop:
    """One part of a place: its name, and the keys that lead there from the stop before."""

    name: str
    keys: tuple[str, ...] = ()


@dataclass(frozen=True)
class Place:
    """A place: keys from Today to it, its stops, and the keys from the last stop back to the first."""

    name: str
    keys: tuple[str, ...]
    stops: tuple[Stop, ...] = (Stop("the list"),)
    again: tuple[str, ...] = ()
    #: Days after the fixed one; some things of the demo are on a Wednesday only.
    later: int = 0
    #: Commands that open another page on another kind of row, so that they are tried on each; Enter always is.
    on_each: tuple[str, ...] = ()
    #: Whether the keys of everywhere are tried too.
    everywhere: bool = False
    #: Whether Enter alone is tried, as the place has been before.
    enter_alone: bool = False


NEXT: Final = ("right_square_bracket",)
SEARCHING: Final = Stop("while typing a search", ("slash",))
PLACES: Final = (
    Place("Today", ("1",), on_each=("edit",), everywhere=True),
    Place("Today, on a day without much, checked in", ("1", "c", "4", "2", "3"), later=1, enter_alone=True),
    Place(
        "Calendar", ("2",),
        (
            Stop("month, on today"), Stop("month, on the day after", ("right",)),
            Stop("month, in the list of today", ("left", "enter")), Stop("week", ("escape", "w")),
            Stop("agenda", ("a",)),
        ),
        ("m", "t"),
        on_each=("edit",),
    ),
    Place(
        "Portfolio", ("3",),
        (
            Stop("all"), SEARCHING, Stop("activities", ("escape", *NEXT)), Stop("people", NEXT), Stop("resting", NEXT),
        ),
        NEXT,
        later=1,
    ),
    Place("Person page", ("3", *NEXT, *NEXT, "enter")),
    Place(
        "Topics", ("4",),
        (
            Stop("what is ahead"), SEARCHING, Stop("cards", ("escape", *NEXT)), Stop("a hand", ("D",)),
            Stop("listening", ("escape", *NEXT)),
            Stop("scripts", NEXT), Stop("messages", NEXT),
        ),
        NEXT,
    ),
    Place("Ladder", ("5",)),
    Place("Reflect", ("6",), (Stop("the list"), SEARCHING), ("escape",)),
    Place(
        "Growth", ("7",),
        (
            Stop("first tab"), SEARCHING, Stop("second tab", ("escape", *NEXT)), Stop("third tab", NEXT),
            Stop("fourth tab", NEXT), Stop("fifth tab", NEXT),
        ),
        NEXT,
    ),
    Place("Settings", ("comma",)),
)  # fmt: skip
SHELL: Final = ("ladder keys", "ladder keys --json")
SECTIONS: Final = (*(place.name for place in PLACES), *SHELL)


@dataclass
class Seen:
    """What stands there with the cursor on one kind of row."""

    row: str
    option: str | None
    keys: list[str]
    common: list[str]
    footer: list[str]
    offers: list[str] = field(default_factory=list)
    pressed: list[str] = field(default_factory=list)


class Walk:
    """One app, and a walk through one place of it."""

    def __init__(self, app: LadderApp, pilot: Pilot[Any], place: Place) -> None:
        self.app, self.pilot, self.place = app, pilot, place
        self._done: set[object] = set()

    async def press(self, *keys: str) -> None:
        """Press keys, each when what the one before it began has come to rest."""
        for key in keys:
            await self.pilot.press(key)
        await self.pilot.pause()

    async def resize(self, size: tuple[int, int]) -> None:
        """Another size of window."""
        await self.pilot.resize_terminal(*size)

    # -- rows -------------------------------------------------------------------------------

    def _rows(self) -> Sequence[str | None]:
        listed = self.app.screen.focused
        if not isinstance(listed, OptionList):
            return [None]
        live = [option.id for option in listed.options if option.id is not None and not option.disabled]
        packs = [id for id in live if comes_from_packs(id)][FROM_EACH:]
        return [id for id in live if id not in packs][:FIRST_ROWS] or [None]

    async def go_to(self, row: str | None) -> None:
        """Put the cursor on a row."""
        listed = self.app.screen.focused
        if row is None or not isinstance(listed, OptionList):
            return
        index = next((n for n, option in enumerate(listed.options) if option.id == row), None)
        if index is not None and index != listed.highlighted:
            listed.highlighted = index
            await self.pilot.pause()

    async def look(self) -> list[Seen]:
        """What stands there on the first row of each kind, going down the list that has the keys."""
        found: dict[object, Seen] = {}
        for row in self._rows():
            await self.go_to(row)
            screen = self.app.screen
            one = Seen(label(screen, row), row, *bindings(screen), footer(screen))
            found.setdefault((*one.keys, *one.common, *one.footer), one)
        return list(found.values())

    # -- keys -------------------------------------------------------------------------------

    async def try_keys(self, stop: Stop, seen: Seen) -> None:
        """Press each key of the place on a row, note what came of it, and go back to where that was."""
        await self.go_to(seen.option)
        seen.offers = await offered(self.app.screen)
        if isinstance(self.app.screen.focused, Input):
            return
        commands = [] if self.place.enter_alone else commands_of(self.app.screen)
        for id, key in [("enter", "enter"), *commands]:
            group, _, name = id.rpartition(".")
            if name in MOVING or (group == "everywhere" and (not self.place.everywhere or name in NOT_TRIED)):
                continue
            once = (stop, seen.row, id) if key == "enter" or name in self.place.on_each else id
            if once in self._done or (group == "everywhere" and name.startswith("go_")):
                continue
            self._done.update((once, id))
            await self.go_to(seen.option)
            seen.pressed.append(f"{key} {await self._outcome(key, comes_from_packs(seen.option))}")

    async def _outcome(self, key: str, packs: bool) -> str:
        """What came of pressing a key; afterwards everything is as it was before."""
        here, focus, depth = self.app.screen, self.app.screen.focused, len(self.app.screen_stack)
        words, change, row = said(here), self.app.journal.next_undo, row_text(here) if packs else ""
        await self.press(key)
        if self.app.screen is not here:
            first, keys = page(self.app.screen)
            come = f"opens: {without_quotation(first, row)}\n{' ' * 8}{keys}"
        elif self.app.journal.next_undo != change or (said(here) and said(here) != words):
            come = f"says: {without_quotation(said(here), row)}"
        elif here.focused is not focus:
            come = "hands the keys on"
        else:
            come = "shows nothing new"
        for back in (*["escape"] * 5, key):
            if self.app.screen is here or len(self.app.screen_stack) <= depth:
                break
            await self.press(back)
        assert self.app.screen is here, f"{self.place.name}: {key} leads to {self.app.screen}, and not back"
        if self.app.journal.next_undo != change:
            await self.press("u")
        if focus is not None and here.focused is not focus:
            here.set_focus(focus)
            await self.pilot.pause()
        return come

    async def help(self, key: str) -> list[str]:
        """The text of a help page."""
        here = self.app.screen
        await self.press(key)
        text = card(self.app.screen)
        await self.press("escape")
        assert self.app.screen is here
        return text


# -- the text -------------------------------------------------------------------------------


async def told(place: Place, folder: Path) -> list[str]:
    """One place as text."""
    now = NOW + timedelta(days=place.later)
    seed: dict[str, list[Any]] = {}
    for table, record in records(now, ZONE.key):
        seed.setdefault(table.name, []).append(record)
    app = make_app(folder, now, seed=seed)
    try:
        async with app.run_test(size=SMALL) as pilot:
            walk = Walk(app, pilot, place)
            await walk.press(*place.keys)
            small = []
            for stop in place.stops:
                await walk.press(*stop.keys)
                small.append(await walk.look())
                for seen in small[-1]:
                    await walk.try_keys(stop, seen)
            await walk.press(*place.again)
            missed = await not_first(app.screen)
            await walk.resize(TALL)
            await walk.go_to(next((one.option for one in small[0] if not comes_from_packs(one.option)), None))
            reasons, keys = await walk.help("question_mark"), await walk.help("f1")
            await walk.resize(LARGE)
            large = []
            for number, stop in enumerate(place.stops):
                await walk.press(*(stop.keys if number else ()))
                large.append(await walk.look())
    finally:
        app.journal.close()
    lines = []
    for stop, at_small, at_large in zip(place.stops, small, large, strict=True):
        lines += _stop(stop, at_small, at_large, small[0][0])
    lines += ["", "## the box, when a title is typed", *(missed or ["each command comes first"])]
    lines += ["", "## help: ?", *reasons, "", "## help: F1", *(["the same"] if keys == reasons else keys)]
    return "\n".join(lines).replace(str(folder), "‹folder›").split("\n")


def _stop(stop: Stop, small: Sequence[Seen], large: Sequence[Seen], first: Seen) -> list[str]:
    lines = []
    big = {one.option: one for one in large}
    for one in small:
        lines += ["", f"## {stop.name}: {one.row}", *(f"  {key}" for key in one.keys)]
        lines += [f"    80x24   {line}" for line in one.footer]
        other = big.pop(one.option, None)
        if other is not None:
            same = other.footer == one.footer
            lines += ["    120x36  the same"] if same else [f"    120x36  {line}" for line in other.footer]
            lines += _changes("120x36: key", one.keys + one.common, other.keys + other.common)
        if one is first:
            lines += ["    and, as everywhere", *(f"      {line}" for line in one.common)]
            lines += ["    the box offers", *(f"      {line}" for line in one.offers)]
        else:
            lines += _changes("everywhere", first.common, one.common) + _changes("the box", first.offers, one.offers)
        lines += [f"    press {line}" for line in one.pressed]
    for one in big.values():
        lines += ["", f"## {stop.name}, at 120x36 only: {one.row}", *(f"  {key}" for key in one.keys)]
        lines += [f"    120x36  {line}" for line in one.footer]
    return lines


def _changes(what: str, usual: Sequence[str], now: Sequence[str]) -> list[str]:
    gone = [f"    {what}, not here: {line}" for line in usual if line not in now]
    return gone + [f"    {what}, here also: {line}" for line in now if line not in usual]


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.name)
async def test_keys_footers_and_help_of_a_place(place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # Nobody looks: what is drawn for the terminal after each key costs as much as all the rest.
    monkeypatch.setattr(Screen, "_compositor_refresh", lambda screen: None, raising=False)
    compare(GOLDEN, SECTIONS, place.name, await told(place, tmp_path / "data"))


@pytest.mark.parametrize("typed", SHELL)
def test_what_the_shell_says_of_the_keys(typed: str) -> None:
    out = io.StringIO()
    assert main(typed.split()[1:], out) == 0
    compare(GOLDEN, SECTIONS, typed, out.getvalue().splitlines())
