"""Slow breaths before a try or for stopping, never among what helps in the middle; and something to look at outside."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from ladder_tui.screens.flows.tries.attempt import try_rung
from ladder_tui.screens.flows.tries.moment import MomentDialog
from ladder_tui.screens.flows.tries.steady import WHY, SteadyDialog
from ladder_tui.screens.kit.page import PageScreen
from ladder_tui.widgets.breath import Breath
from ladder_tui.widgets.row_list import RowList
from tests.kits.builders import library, prompt, rung
from tests.kits.dialog_host import DialogHost, seeded_host
from tests.kits.dump import dump, squeeze
from tests.kits.pressing import press, write

QUESTIONS = [prompt(f"q{n}", f"What is number {n} here?", moment="during", tags=("see",)) for n in range(3)]


@pytest.fixture
def host(tmp_path: Path) -> Iterator[DialogHost]:
    rungs = [rung(current=True), rung("alone", "Say it to the wall", people=0)]
    with seeded_host(tmp_path, {"rungs": rungs}, library=library(reflections=QUESTIONS)) as made:
        yield made


async def begin(host: DialogHost, id: str = "rung-1") -> None:
    async def flow(page: PageScreen) -> None:
        await try_rung(page, page.snapshot.rungs[id])

    await host.open(flow)


async def test_breaths_come_before_and_for_stopping_with_the_reason(host: DialogHost) -> None:
    async with host.run_test(size=(80, 24)) as pilot:
        await begin(host)
        await write(pilot, "They look away")
        await press(pilot, "enter", "3", "0", "enter", "enter", "up")  # up from the first door leads to the fields
        assert host.screen.query_one("#doors-0", RowList).go_to("steady")
        host.screen.query_one("#doors-0").focus()
        await pilot.pause()
        await press(pilot, "enter")
        assert isinstance(host.screen, SteadyDialog)
        assert WHY in squeeze(host)
        first = next(one.question for one in QUESTIONS if one.question in squeeze(host))
        await press(pilot, "n")
        assert first not in squeeze(host)
        await press(pilot, "space")
        assert "count to four" in squeeze(host)  # motion is off here
        await press(pilot, "escape", "ctrl+s")

        # In the moment there is no pacer; looking outward is there, and the way to stop.
        assert isinstance(host.screen, MomentDialog)
        assert not host.screen.query(Breath)
        assert "look outward What is number" in squeeze(host)
        rows = host.screen.query_one(RowList)
        rows.go_to("look")
        seen = {one.id for one in QUESTIONS if one.question in dump(host)}
        await press(pilot, "enter")
        assert rows.current_id == "look"
        assert {one.id for one in QUESTIONS if one.question in dump(host)} != seen
        await press(pilot, "space")
        assert isinstance(host.screen, SteadyDialog)
        assert WHY in squeeze(host)
        assert "number" not in dump(host)
        await press(pilot, "escape")
        assert isinstance(host.screen, MomentDialog)


async def test_alone_there_is_nobody_to_look_at(host: DialogHost) -> None:
    async with host.run_test(size=(80, 24)) as pilot:
        await begin(host, "alone")
        await write(pilot, "I stop")
        await press(pilot, "enter", "3", "0", "ctrl+s")
        assert isinstance(host.screen, MomentDialog)
        assert "outward" not in dump(host)
