"""A file is found by keys, by typing and by mouse; no name reaches the terminal as it is."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from ladder_tui.screens.flows.exchange.file_picker import FilePicker
from ladder_tui.screens.kit.page import PageScreen
from ladder_tui.widgets.fields import LineField
from ladder_tui.widgets.row_list import RowList
from tests.kits.dialog_host import DialogHost, seeded_host
from tests.kits.dump import dump, squeeze, type_in
from tests.kits.pressing import press

ODD = "odd\x1b[31m\nname.ics"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    made = tmp_path / "home"
    for folder in ("Downloads", "Documents", "Downloads/old", ".hidden"):
        (made / folder).mkdir(parents=True)
    for name in ("work.ics", "people.vcf", "photo.png", ODD):
        (made / "Downloads" / name).write_text("x")
    monkeypatch.setenv("HOME", str(made))
    return made


@pytest.fixture
def host(tmp_path: Path, home: Path) -> Iterator[DialogHost]:
    with seeded_host(tmp_path / "data") as made:
        yield made


Answers = list[Path | None]


async def opened(host: DialogHost, answers: Answers) -> None:
    async def flow(page: PageScreen) -> None:
        answers.append(await page.app.push_screen_wait(FilePicker("A file", (".ics", ".vcf"))))

    await host.open(flow)


async def test_folders_are_walked_and_the_last_one_is_remembered(host: DialogHost, home: Path) -> None:
    answers: Answers = []
    async with host.run_test(size=(60, 20)) as pilot:
        await opened(host, answers)
        shown = squeeze(host)
        assert "~/Downloads/" in shown
        assert "work.ics" in shown
        assert "photo.png" not in shown
        await press(pilot, "up", "enter")
        assert "Documents/" in squeeze(host)
        assert ".hidden" not in squeeze(host)
        await press(pilot, *"dow", "enter", *"wo", "tab", "enter")
        assert answers == [home / "Downloads" / "work.ics"]
        (home / "Documents" / "new.ics").write_text("x")
        await opened(host, answers)
        await type_in(pilot, "~/Documents/new.ics")
        await press(pilot, "enter")
        await opened(host, answers)
        assert "~/Documents/" in squeeze(host)
        await press(pilot, "escape")
    assert answers[1:] == [home / "Documents" / "new.ics", None]


async def test_an_odd_name_is_drawn_clean_and_the_file_itself_is_answered(host: DialogHost, home: Path) -> None:
    answers: Answers = []
    async with host.run_test(size=(80, 24)) as pilot:
        await opened(host, answers)
        assert "odd[31m name.ics" in squeeze(host)
        await press(pilot, *"odd", "tab")
        assert host.screen.query_one(LineField).value == "~/Downloads/odd[31m name.ics"
        await press(pilot, "enter")
    assert answers == [home / "Downloads" / ODD]


async def test_an_odd_folder_is_walked_and_typing_goes_on_in_it(host: DialogHost, home: Path) -> None:
    odd = home / "Downloads" / "ev\x07il"
    odd.mkdir()
    (odd / "in.ics").write_text("x")
    answers: Answers = []
    async with host.run_test(size=(80, 24)) as pilot:
        await opened(host, answers)
        await press(pilot, *"evil", "tab", *"in", "enter")
    assert answers == [odd / "in.ics"]


async def test_what_cannot_be_found_or_opened_is_said_and_the_typing_stays(host: DialogHost, home: Path) -> None:
    answers: Answers = []
    async with host.run_test(size=(80, 24)) as pilot:
        await opened(host, answers)
        await type_in(pilot, "~/nowhere/x.ics")
        assert "There is no folder ~/nowhere." in squeeze(host)
        await press(pilot, "enter")
        assert host.screen.query_one(LineField).value == "~/nowhere/x.ics"
        await type_in(pilot, "~/Downloads/zzz")
        assert "Nothing here fits." in squeeze(host)
        await type_in(pilot, "~/Downloads/photo.png")  # a whole name is taken, whatever it ends with
        assert "Nothing here fits." not in squeeze(host)
        await press(pilot, "enter")
    assert answers == [home / "Downloads" / "photo.png"]


async def test_the_mouse_does_all_of_it(host: DialogHost, home: Path) -> None:
    answers: Answers = []
    async with host.run_test(size=(60, 20)) as pilot:
        await opened(host, answers)
        for row in ("old/", "../", "people.vcf"):
            lines = dump(host).splitlines()
            at = next(number for number, shown in enumerate(lines) if row in shown)
            await pilot.click(offset=(lines[at].index(row), at))
            await pilot.pause()
    assert answers == [home / "Downloads" / "people.vcf"]


async def test_a_folder_of_thousands_is_shown_in_part_and_found_whole(host: DialogHost, home: Path) -> None:
    for number in range(300):
        (home / "Documents" / f"day-{number:03}.ics").touch()
    answers: Answers = []
    async with host.run_test(size=(80, 24)) as pilot:
        await opened(host, answers)
        await type_in(pilot, "~/Documents/")
        await press(pilot, "pagedown")
        assert host.screen.query_one(RowList).highlighted == 9
        host.screen.query_one(RowList).action_last()
        await pilot.pause()
        assert "and 100 more; a letter or two find them" in squeeze(host)
        await press(pilot, *"299", "enter")
    assert answers == [home / "Documents" / "day-299.ics"]
