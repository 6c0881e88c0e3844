"""Copied, if the terminal allows it: said each time, and the text is there as a file."""

import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ladder_tui.screens.flows.giving.copied_file import CopiedFileForm, free_name
from ladder_tui.screens.flows.giving.copying import copy
from ladder_tui.screens.flows.support.trusted_page import TrustedPage
from tests.kits.dialog_host import DialogHost, demo_host
from tests.kits.dump import dump, squeeze
from tests.kits.pressing import press


@pytest.fixture
def host(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[DialogHost]:
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    (tmp_path / "home").mkdir()
    with demo_host(tmp_path / "data") as made:
        yield made


async def test_what_was_copied_is_saved_as_a_file_from_the_page_and_over_it(host: DialogHost, tmp_path: Path) -> None:
    async with host.run_test(size=(80, 24)) as pilot:
        await press(pilot, "F")
        assert host.page.told == []  # a bare page has no keys of everywhere
        host.action_copied_file()
        assert host.page.told == ["Nothing was copied yet."]
        await host.push_screen(TrustedPage(host.journal))
        await press(pilot, "c")
        copied = "Copied, with a line before and after, if your terminal allows it; F makes it a file."
        assert copied in squeeze(host)
        await press(pilot, "F")
        assert isinstance(host.screen, CopiedFileForm)
        await press(pilot, "enter")
        assert "Only you can open it." in squeeze(host)
        (path,) = (tmp_path / "home").iterdir()
        assert path.read_text() == host.clipboard
        assert os.stat(path).st_mode & 0o777 == 0o600
        await press(pilot, "F", "enter")
        assert len([*(tmp_path / "home").iterdir()]) == 2, "a name that is free is offered"


async def test_behind_the_curtain_no_file_is_offered(app_at: Any) -> None:
    app = app_at()
    async with app.run_test(size=(80, 24)) as pilot:
        copy(app.screen, "My words")
        await press(pilot, "H", "F")
        assert "Hidden." in dump(app)
        await press(pilot, "exclamation_mark", "enter")
        assert "112 is copied, if your terminal allows it." in squeeze(app)
        await press(pilot, "F")
        assert not isinstance(app.screen, CopiedFileForm)


def test_a_free_name_is_found() -> None:
    there = {os.path.expanduser(f"~/ladder-copied-2026-03-04{more}.txt") for more in ("", "-2")}
    assert free_name(date(2026, 3, 4), is_there=there.__contains__) == "~/ladder-copied-2026-03-04-3.txt"
