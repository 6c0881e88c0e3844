"""Lines of Support and of the calm page: a page opens, a number is copied, and each is said."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from ladder_tui.screens.flows.support import reach as module
from ladder_tui.screens.flows.support.calm import CalmScreen
from ladder_tui.screens.flows.support.reach import Way, number_in
from ladder_tui.screens.flows.support.support import SupportScreen
from ladder_tui.widgets.row_list import RowList
from tests.kits.builders import person, settings
from tests.kits.dialog_host import DialogHost, seeded_host
from tests.kits.dump import squeeze
from tests.kits.pressing import press


@pytest.fixture
def host(tmp_path: Path) -> Iterator[DialogHost]:
    known = person(number="+44 20 7946 0018", stage="friend")
    with seeded_host(tmp_path, {"people": [known], "settings": [settings(region="GB")]}) as made:
        yield made


@pytest.fixture
def given(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was given to the program that opens things; it is there, and makes calls."""
    gone: list[str] = []
    monkeypatch.setattr(module, "opener", lambda *_: "/bin/xdg-open")
    monkeypatch.setattr(module, "calls", lambda *_: True)

    def take(program: str, address: str) -> bool:
        gone.append(address)
        return True

    monkeypatch.setattr(module, "open_with", take)
    return gone


@pytest.mark.parametrize(("size"), [(60, 20), (80, 24)])
async def test_numbers_are_copied_and_pages_too_where_nothing_opens_them(
    host: DialogHost, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    monkeypatch.setattr(module, "opener", lambda *_: "")
    async with host.run_test(size=size) as pilot:
        await host.push_screen(SupportScreen(host.journal))
        await press(pilot, "enter")
        assert host.clipboard == "999"
        assert "999 is copied, if your terminal allows it; F makes it a file." in squeeze(host)
        await press(pilot, "slash", *"samaritans", "enter", "end")
        assert "enter copy" in squeeze(host)
        await press(pilot, "enter")
        assert host.clipboard.startswith("https://")
        assert "The address is copied" in squeeze(host)


async def test_a_page_is_given_to_the_browser_and_a_number_to_what_calls(host: DialogHost, given: list[str]) -> None:
    async with host.run_test(size=(80, 24)) as pilot:
        await host.push_screen(SupportScreen(host.journal))
        await press(pilot, "slash", *"samaritans", "enter")
        await press(pilot, "enter")
        await host.workers.wait_for_complete()
        await pilot.pause()
        assert given == ["tel:116123"]
        assert host.clipboard == "116 123"
        assert "Given to what makes calls here" in squeeze(host)
        await press(pilot, "end")
        assert "enter open" in squeeze(host)
        await press(pilot, "enter")
        await host.workers.wait_for_complete()
        await pilot.pause()
        assert [address.partition(":")[0] for address in given] == ["tel", "https"]
        assert "Given to your browser, which may remember the address." in squeeze(host)


async def test_on_the_calm_page_enter_does_nothing_and_own_people_are_never_given_away(
    host: DialogHost, given: list[str]
) -> None:
    async with host.run_test(size=(60, 20)) as pilot:
        await host.push_screen(CalmScreen(host.journal, is_kept=True))
        assert "c copy" in squeeze(host)
        await press(pilot, "enter")
        assert host.clipboard == ""
        await press(pilot, "end", "c")
        await host.workers.wait_for_complete()
        assert host.clipboard == "+44 20 7946 0018"
        assert given == []
        host.screen.query_one(RowList).go_to("emergency")
        await press(pilot, "c")
        await host.workers.wait_for_complete()
        assert given == ["tel:999"]


def test_what_is_said_about_a_number_is_not_dialled() -> None:
    assert number_in("119 (ambulance, fire)") == "119"
    assert number_in("HOME to 741741") == "HOME to 741741"
    assert module.verb(Way("call", "999")) == "copy"
