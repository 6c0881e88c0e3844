"""A file of another program: seen whole first, kept as one step, the second time nothing new."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ladder_tui.screens.flows.exchange.what_comes_in import WhatComes, show_file
from ladder_tui.screens.flows.support.calm import CalmScreen
from ladder_tui.screens.kit.page import PageScreen
from ladder_tui.widgets.month import Month
from tests.kits.builders import person
from tests.kits.dialog_host import DialogHost, seeded_host
from tests.kits.dump import squeeze
from tests.kits.pressing import press

CALENDAR = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//a//b//EN
BEGIN:VEVENT
UID:choir@a
DTSTART:20260310T190000
SUMMARY:Choir
RRULE:FREQ=WEEKLY
END:VEVENT
BEGIN:VEVENT
UID:fair@a
DTSTART;VALUE=DATE:20260404
SUMMARY:Spring fair
END:VEVENT
BEGIN:VEVENT
UID:odd@a
DTSTART:nonsense
SUMMARY:Odd
END:VEVENT
BEGIN:VEVENT
UID:old@a
DTSTART:20250101T100000
SUMMARY:Long ago
END:VEVENT
END:VCALENDAR
"""
PEOPLE = "BEGIN:VCARD\nVERSION:4.0\nUID:urn:uuid:7a1\nFN:Bea\x1b[31m Moss\nTEL:+44 20 7946 0000\nEND:VCARD\n"


@pytest.fixture
def host(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[DialogHost]:
    monkeypatch.setenv("HOME", str(tmp_path))
    with seeded_host(tmp_path / "data", {"people": [person()]}) as made:
        yield made


async def shown(host: DialogHost, path: Path) -> str:
    async def flow(page: PageScreen) -> None:
        await show_file(page, path)

    await host.open(flow)
    return squeeze(host)


@pytest.mark.parametrize("size", [(60, 20), (120, 36)])
async def test_a_calendar_is_seen_kept_taken_back_and_twice_is_once(
    host: DialogHost, tmp_path: Path, size: tuple[int, int]
) -> None:
    path = tmp_path / "choir.ics"
    path.write_text(CALENDAR)
    async with host.run_test(size=size) as pilot:
        told = await shown(host, path)
        assert "choir.ics" in told
        assert "Would come 2" in told
        assert "+ " in told
        assert not host.journal.snapshot().opportunities
        await press(pilot, "end")
        assert "line 17: " in squeeze(host) or "line 16: " in squeeze(host)
        await press(pilot, "enter")
        assert len(host.journal.snapshot().opportunities) + len(host.journal.snapshot().plans) == 2
        assert host.page.told[-1].startswith("Brought in ")
        told = await shown(host, path)
        assert "Would come" not in told
        await press(pilot, "enter")
        assert isinstance(host.screen, WhatComes)
        assert "There is nothing in it that is not here already." in squeeze(host)
        await press(pilot, "escape")
        host.journal.undo()
        assert not host.journal.snapshot().opportunities
        assert not host.journal.snapshot().plans


async def test_what_is_over_comes_only_where_it_is_wanted(host: DialogHost, tmp_path: Path) -> None:
    path = tmp_path / "choir.ics"
    path.write_text(CALENDAR)
    async with host.run_test(size=(80, 24)) as pilot:
        assert "Long ago" not in await shown(host, path)
        await press(pilot, "p")
        await host.at_rest()
        assert "Would come 3" in squeeze(host)
        assert "p no past" in squeeze(host)


async def test_people_are_told_clean_and_what_differs_is_taken_over_when_said(host: DialogHost, tmp_path: Path) -> None:
    path = tmp_path / "people.vcf"
    path.write_text(PEOPLE)
    async with host.run_test(size=(80, 24)) as pilot:
        assert "\x1b" not in await shown(host, path)
        await press(pilot, "enter")
        path.write_text(PEOPLE.replace("0000", "0001"))
        told = await shown(host, path)
        assert "o as in the file" in told
        assert "enter keep" not in told
        await press(pilot, "o")
        assert "enter keep one" in squeeze(host)
        await press(pilot, "enter")
        numbers = {one.number for one in host.journal.snapshot().people.values()}
        assert "+44 20 7946 0001" in numbers


async def test_what_is_no_such_file_is_said_and_changes_nothing(host: DialogHost, tmp_path: Path) -> None:
    async with host.run_test(size=(60, 20)) as pilot:
        await shown(host, tmp_path / "gone.ics")
        assert host.page.told[-1] == "There is no file ~/gone.ics."
        (tmp_path / "folder.ics").mkdir()
        await shown(host, tmp_path / "folder.ics")
        assert host.page.told[-1].startswith("~/folder.ics cannot be read: ")
        path = tmp_path / "noise.ics"
        path.write_bytes(b"\x00\xff\x01" * 100)
        assert "Could not be read" in await shown(host, path)
        await press(pilot, "escape")
        assert host.screen is host.page


async def test_words_of_long_ago_open_no_page_and_those_of_today_do(host: DialogHost, tmp_path: Path) -> None:
    path = tmp_path / "journal.txt"
    async with host.run_test(size=(80, 24)) as pilot:
        for year, opens in (("2019", False), ("2026", True)):
            path.write_text(f"[{year}-03-04 08:00] A day. I want to kill myself.\n")
            await shown(host, path)
            if not opens:
                await press(pilot, "p")
                await host.at_rest()
            await press(pilot, "enter")
            await host.at_rest()
            assert isinstance(host.screen, CalmScreen) == opens
        assert len(host.journal.snapshot().entries) == 2


async def test_calendar_shows_the_first_day_that_came(
    app_at: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / "choir.ics").write_text(CALENDAR)
    app = app_at()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "2", "I", *"choir", "enter", "enter")
        assert app.screen.query_one(Month).day == date(2026, 3, 10)
        assert "Brought in two chances · u takes it back" in squeeze(app)
