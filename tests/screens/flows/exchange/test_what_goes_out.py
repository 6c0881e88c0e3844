"""What goes out: private files, private words only where that is said, and nothing written over unasked."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from ladder_tui.screens.flows.exchange.what_goes_out import WAYS, GoesOutForm, hand_out
from tests.kits.builders import entry, person, plan
from tests.kits.dialog_host import DialogHost, seeded_host
from tests.kits.dump import squeeze
from tests.kits.pressing import press

SEED: dict[str, Any] = {
    "plans": [plan(title="Tea by the river", note="Only for me")],
    "people": [person(details="Likes bees")],
    "entries": [entry(text="A quiet page.")],
}


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    made = tmp_path / "home"
    made.mkdir()
    monkeypatch.setenv("HOME", str(made))
    return made


@pytest.fixture
def host(tmp_path: Path, home: Path) -> Iterator[DialogHost]:
    with seeded_host(tmp_path / "data", SEED) as made:
        yield made


async def test_private_words_stay_out_unless_they_are_to_go_along(host: DialogHost, home: Path) -> None:
    async with host.run_test(size=(60, 20)) as pilot:
        await host.open(hand_out)
        await press(pilot, "enter")
        shown = squeeze(host)
        assert "Your notes and the card for each moment can stay out." in shown
        await press(pilot, "ctrl+s")
        path = home / "ladder-calendar.ics"
        assert host.page.told[-1] == "Written to ~/ladder-calendar.ics."
        assert "Tea by the river" in path.read_text()
        assert "Only for me" not in path.read_text()
        assert os.stat(path).st_mode & 0o777 == 0o600
        await host.open(hand_out)
        await press(pilot, "enter", "tab", "right", "ctrl+s")
        assert "There is a file ~/ladder-calendar.ics already." in squeeze(host)
        assert "Only for me" not in path.read_text()
        await press(pilot, "ctrl+s")
        assert "Only for me" in path.read_text()


async def test_the_folder_of_the_calendar_is_kept_and_remembered(host: DialogHost, home: Path) -> None:
    async with host.run_test(size=(80, 24)) as pilot:
        await host.open(hand_out)
        await press(pilot, "down", "enter")
        form = host.screen
        assert isinstance(form, GoesOutForm)
        form.set_value("place", "~/cal")
        await press(pilot, "ctrl+s")
        assert host.page.told[-1] == "~/cal: 1 written, 0 as they were, 0 removed."
        assert len([*(home / "cal").iterdir()]) == 1
        await host.open(hand_out)
        await press(pilot, "down", "enter")
        assert "~/cal" in squeeze(host)
        await press(pilot, "ctrl+s")
        assert host.page.told[-1] == "~/cal: 0 written, 1 as they were, 0 removed."
        assert host.journal.next_undo is None, "where it lies is nothing to undo"


async def test_all_of_the_journal_is_private_and_said_so_first(host: DialogHost, home: Path) -> None:
    async with host.run_test(size=(60, 20)) as pilot:
        await host.push_screen(GoesOutForm(host.journal, WAYS["journal"]))
        assert "All of this is private, and it will be plain text" in squeeze(host)
        await press(pilot, "ctrl+s")
        (month,) = (home / "ladder-journal").iterdir()
        assert "A quiet page." in month.read_text()


async def test_a_place_that_is_none_is_said_and_nothing_is_lost(host: DialogHost, home: Path) -> None:
    async with host.run_test(size=(60, 20)) as pilot:
        form = GoesOutForm(host.journal, WAYS["tables"])
        await host.push_screen(form)
        form.set_value("place", "~/nowhere/deep")
        await press(pilot, "ctrl+s")
        assert "There is no folder" in squeeze(host)
        assert host.screen is form
    assert not [*home.iterdir()]


@pytest.mark.parametrize("id", WAYS)
async def test_every_way_writes_what_it_says(host: DialogHost, home: Path, id: str) -> None:
    async with host.run_test(size=(80, 24)) as pilot:
        form = GoesOutForm(host.journal, WAYS[id])
        await host.push_screen(form)
        await press(pilot, "ctrl+s")
        assert form.done
        assert [*home.iterdir()]
