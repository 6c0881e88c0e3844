"""A way out of going over a try: written down in a few minutes, it rests, and is shown only to who opens it anyway."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from textual.widgets import TextArea

from ladder_tui.app.app import LadderApp
from ladder_tui.screens.flows.tries.attempt import may_open
from ladder_tui.screens.flows.writing.kindness_page import KindnessDialog
from ladder_tui.screens.flows.writing.writing_page import WritingDialog
from ladder_tui.screens.kit.page import PageScreen
from ladder_tui.widgets.row_list import RowList
from tests.kits.app_house import Seed
from tests.kits.builders import attempt, rung
from tests.kits.dialog_host import DialogHost, seeded_host
from tests.kits.dump import dump, squeeze
from tests.kits.pressing import press, said, write

AppAt = Callable[..., LadderApp]
SEED: Seed = {"rungs": [rung(current=True)], "attempts": [attempt()]}


@pytest.fixture
def host(tmp_path: Path) -> Iterator[DialogHost]:
    with seeded_host(tmp_path, SEED) as made:
        yield made


async def resting(host: DialogHost) -> list[bool]:
    answers: list[bool] = []

    async def flow(page: PageScreen) -> None:
        answers.append(await may_open(page, page.snapshot.attempts["attempt-1"]))

    await host.open(flow)
    return answers


async def test_instead_of_opening_a_try_that_rests_it_is_put_down(host: DialogHost) -> None:
    async with host.run_test(size=(80, 24)) as pilot:
        answers = await resting(host)
        await press(pilot, "down", "enter")
        assert isinstance(host.screen, WritingDialog)
        assert "until about 09:10" in squeeze(host)
        await write(pilot, "Why did I say that")
        await press(pilot, "escape")
        assert host.drafts == {"entry:put_down": "Why did I say that"}  # nothing is lost
        assert answers == [False]

        await resting(host)
        await press(pilot, "down", "enter")
        assert host.screen.query_one(TextArea).text == "Why did I say that"
        await press(pilot, "ctrl+s")
        (kept,) = host.journal.snapshot().entries.values()
        assert (kept.kind, kept.attempt_id, kept.text) == ("put_down", "attempt-1", "Why did I say that")
        assert not host.drafts
        assert "It is written down. It can rest here now." in squeeze(host)
        await press(pilot, "enter")
        assert host.page.told[-1] == "Entry kept · u takes it back"
        host.journal.undo()
        assert not host.journal.snapshot().entries


async def test_a_kind_step_is_there_for_who_wants_one(host: DialogHost) -> None:
    async with host.run_test(size=(80, 24)) as pilot:
        await resting(host)
        await press(pilot, "down", "enter")
        await write(pilot, "Why did I say that")
        await press(pilot, "ctrl+s", "down", "enter")
        assert isinstance(host.screen, KindnessDialog)


async def test_on_reflect_it_lies_without_its_words(app_at: AppAt) -> None:
    app = app_at()
    async with app.run_test(size=(120, 36)) as pilot:
        await press(pilot, "6", "d")
        await write(pilot, "The long silence")
        await press(pilot, "ctrl+s", "enter")
        (kept,) = app.journal.snapshot().entries.values()
        assert app.screen.query_one(RowList).go_to(f"entry:{kept.id}")
        await pilot.pause()
        shown = squeeze(app)
        assert "put down at rest" in shown
        assert "Put down on 4 March; it rests." in shown
        assert "silence" not in shown

        for key in ("enter", "e"):  # neither reading nor changing shows it without a word
            await press(pilot, key)
            assert "Let it rest" in dump(app)
            assert "silence" not in dump(app)
            await press(pilot, "enter")
        await press(pilot, "enter", "down", "enter")
        assert "The long silence" in dump(app)
        await press(pilot, "escape", "x")
        assert not app.journal.snapshot().entries
        assert said(app)
