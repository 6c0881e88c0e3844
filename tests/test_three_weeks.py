"""Three weeks lived with real keys: steps, a setback, "this is making things harder", "enough for today", energy one,
weekends, silence, coming back. On each day Today, Ladder and `ladder today` name the same step, or none.
"""

from collections.abc import Callable
from datetime import datetime
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from ladder_tui import wiring
from ladder_tui.app.app import LadderApp
from ladder_tui.cli.today import show
from ladder_tui.screens.kit.paged_form import PagesDialog
from ladder_tui.widgets.row_list import RowList
from tests.kits.app_house import Clock
from tests.kits.builders import ZONE, library
from tests.kits.dump import squeeze
from tests.kits.pressing import press, write

NOD, MORNING, CLASS = "Nod to the dog", "Good morning in the office", "Stay after the class"
STEPS = (NOD, MORNING, CLASS)
MONDAY = datetime(2026, 3, 2, 9, 0, tzinfo=ZONE)
ENOUGH, EASIER = "That is enough for today", "Something easier for now; your place is kept"
PAUSE = "A pause, and a talk with somebody you trust"
ONCE_MORE, WITH_A_CHANGE = "The same step once more", "A kind word first; then once more, with one change"


class Weeks:
    """The app, its clock, and the shell beside it."""

    def __init__(
        self, app: LadderApp, pilot: Pilot[Any], clock: Clock, folder: Path, patch: pytest.MonkeyPatch
    ) -> None:
        self.app, self.pilot, self.clock, self._folder, self._patch = app, pilot, clock, folder, patch

    async def keys(self, *pressed: str) -> str:
        await press(self.pilot, *pressed)
        return squeeze(self.app)

    async def morning(self, day: int) -> None:
        """Nine o'clock on a day; the first is a Monday."""
        self.clock.moment = MONDAY.replace(day=1 + day)
        self.app._look_at_the_day()  # as it does each minute

    async def named(self, step: str | None, headline: str, reason: str = "") -> None:
        """What all three name: a step, or none, and in which words; `reason` stands on Ladder."""
        today, ladder = await self.keys("1"), await self.keys("5")
        offered = today.partition("maybe ")[2]
        assert headline in ladder, ladder
        assert reason in ladder, ladder
        assert [each for each in STEPS if offered.startswith(each)] == ([step] if step else []), today
        shell = self.shell()
        assert headline in shell, shell
        assert ([each for each in STEPS if each in shell] == [step]) if step else f"{headline}" in shell, shell

    async def unopened(self, days: range, headline: str) -> None:
        """Days on which nobody opens the app; the shell says what it would say."""
        for day in days:
            await self.morning(day)
            assert headline in self.shell()

    def shell(self) -> str:
        """What `ladder today` prints, from what lies on the disk."""
        self._patch.setenv("LADDER_NOW", self.clock.moment.isoformat())
        out = StringIO()
        assert show(self._folder, out) == 0
        return " ".join(out.getvalue().partition("Next on the ladder")[2].split())

    async def new_step(self, text: str, suds: str, *, at_work: bool = False) -> None:
        await self.keys("5", "n")
        await write(self.pilot, text)
        await self.keys("tab", *suds)
        if at_work:
            await self.keys("ctrl+t")
            self.app.screen.set_value("setting", "work")  # type: ignore[attr-defined]
        await self.keys("ctrl+s")

    async def tries(self, step: str, before: str, after: str, peak: int, where: str, *, came_true: str = "n") -> None:
        """One step, from what is feared to the place it was in."""
        rungs = self.app.journal.snapshot().rungs.values()
        await self.keys("5")
        assert self.app.screen.query_one(RowList).go_to(next(each.id for each in rungs if each.text == step))
        await self.keys("enter")
        await write(self.pilot, "They look away")
        await self.keys("enter", *before, "ctrl+s", "d")
        await write(self.pilot, "He looked at the floor")
        await self.keys("enter", came_true, "enter")
        if not isinstance(self.app.screen, PagesDialog):
            assert "It counts, however it felt." in squeeze(self.app)
            await self.keys("down", "enter")  # it hurt, and is gone on with all the same
        await self.keys(*after, "pagedown")
        form = self.app.screen
        assert isinstance(form, PagesDialog), squeeze(self.app)
        form.set_value("peak", peak)
        await self.keys("pagedown", "pagedown")
        form.set_value("context", where)
        await self.keys("ctrl+s", "enter")


@pytest.fixture
def patch(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    monkeypatch.setattr(wiring, "load_content", lambda *_, **__: library())
    return monkeypatch


async def test_three_weeks(app_at: Callable[..., LadderApp], tmp_path: Path, patch: pytest.MonkeyPatch) -> None:
    clock = Clock(MONDAY)
    app = app_at(clock, library())
    async with app.run_test(size=(80, 24)) as pilot:
        life = Weeks(app, pilot, clock, tmp_path / "data", patch)
        # Monday: three steps of one's own, and the first one is tried.
        await life.new_step(NOD, "15")
        await life.new_step(MORNING, "40", at_work=True)
        await life.new_step(CLASS, "55")
        await life.named(NOD, "This one, when it suits you", "Not tried yet. You expect it at 15.")
        await life.tries(NOD, "40", "20", 15, "the gate")
        await life.named(None, ENOUGH, f"“{NOD}” was today; the next step is there tomorrow.")

        # Tuesday: once more, elsewhere. Wednesday: on to the office, which is taken and tried at once.
        await life.morning(2)
        await life.named(NOD, ONCE_MORE, "A step up looks at two tries.")
        await life.tries(NOD, "20", "10", 10, "the bakery")
        await life.morning(3)
        await life.named(MORNING, f"On to “{MORNING}”", "What you feared did not happen; your estimate went 40 → 10.")
        await life.keys("t")
        await life.named(MORNING, "This one, when it suits you", "Not tried yet. You expect it at 40.")
        await life.tries(MORNING, "70", "60", 55, "the lift")

        # Thursday: energy 1 asks for something easy, and the place stays. Friday: energy 4, and a setback.
        await life.morning(4)
        await life.keys("1", "c", "f", "1", "1")
        await life.named(NOD, EASIER, "Your energy is 1 today.")
        await life.morning(5)
        await life.keys("1", "c", "s", "4", "3")
        await life.named(MORNING, ONCE_MORE, "One try, on Wednesday, in one place: the lift.")
        await life.tries(MORNING, "60", "70", 70, "the lift", came_true="y")
        await life.named(None, ENOUGH)

        # The weekend: the office is closed, the nod is not. Monday: kindness first, and somebody who has had enough.
        await life.morning(6)
        await life.named(NOD, "Another one meanwhile", f"“{MORNING}” is at work, and today is Saturday.")
        await life.unopened(range(7, 8), "Another one meanwhile")
        await life.morning(8)
        await life.named(MORNING, WITH_A_CHANGE, "What you feared happened on Friday; the unease went up to 70.")
        await life.morning(9)
        await life.keys("5", "o", "end", "enter")
        await life.named(None, PAUSE, "On Tuesday 10 March you said that this is making things harder.")

        # Silence for five days; nothing was counted, and it is still a pause. Then it is easier again.
        await life.unopened(range(10, 14), PAUSE)
        await life.morning(14)
        await life.named(None, PAUSE)
        await life.morning(15)
        await life.keys("5", "o", "end", "enter")
        await life.named(MORNING, WITH_A_CHANGE)
        await life.tries(MORNING, "70", "40", 50, "the lift")
        await life.named(None, ENOUGH)

        # A pause began a week ago, so a step up waits, however well it goes; a second place is the way meanwhile.
        await life.morning(16)
        waits = "A pause began on 10 March; a step up is possible from 24 March."
        await life.named(MORNING, "Meanwhile the same step, in another place", waits)
        await life.tries(MORNING, "40", "25", 45, "the kitchen")
        await life.named(None, ENOUGH)

        # Energy 1 again; this time the mark moves, and the way back comes with the energy.
        await life.morning(17)
        await life.keys("1", "c", "l", "1", "1")
        await life.named(NOD, EASIER, "Your energy is 1 today.")
        await life.keys("t")
        await life.named(NOD, "Meanwhile this one once more")
        await life.morning(18)
        await life.keys("1", "c", "s", "4", "3")
        await life.named(
            MORNING, f"Back to “{MORNING}”", "You left it yesterday; your energy was 4 at the last check-in."
        )
        await life.keys("t")
        await life.named(MORNING, "Meanwhile this one once more", "A pause began on 10 March")

        # A Friday and a weekend without a key, and the morning on which the two weeks are over.
        await life.unopened(range(19, 20), "Meanwhile this one once more")
        await life.morning(20)
        await life.named(NOD, "Another one meanwhile", f"“{MORNING}” is at work, and today is Saturday.")
        await life.unopened(range(21, 22), "Another one meanwhile")
        await life.unopened(range(22, 23), "Meanwhile this one once more")
        await life.morning(23)
        await life.named(
            CLASS, f"On to “{CLASS}”", "What you feared happened in one of four; your estimate went 70 → 25."
        )
        assert len(app.journal.snapshot().attempts) == 6
