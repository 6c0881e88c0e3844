"""The support page through real keys: from everywhere, before first start, and over the hidden page."""

from collections.abc import Callable

import pytest

from ladder_tui.app.app import LadderApp
from ladder_tui.domain.items.support import ReachBy, SupportLine
from ladder_tui.screens.flows.support.support import SupportScreen
from ladder_tui.services.journal import NotSaved
from tests.kits.builders import NOW, entry, library, settings
from tests.kits.dump import dump, squeeze
from tests.kits.pressing import press

AppAt = Callable[..., LadderApp]
HOSTILE = "[/foo] [@click=app.quit]x[/]"


async def test_lines_for_everybody_stand_first_and_the_country_is_kept(app_at: AppAt) -> None:
    app = app_at()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "exclamation_mark")
        text = squeeze(app)
        assert text.startswith("There are people who like to listen.")
        assert "your local emergency number, 112 (EU)" in text
        assert "Find A Helpline" in text
        assert "these find people wherever you are. r chooses yours." in text

        await press(pilot, "r", "end", "up", "enter")
        assert app.journal.snapshot().settings.region == "GB"
        text = squeeze(app)
        assert "In the United Kingdom" in text
        assert "999" in text
        assert "Samaritans" in text  # lines for one group follow further down
        await press(pilot, "escape")
        assert not isinstance(app.screen, SupportScreen)
        await press(pilot, "exclamation_mark")
        assert "In the United Kingdom" in dump(app)


async def test_it_opens_before_the_first_start_is_finished(app_at: AppAt) -> None:
    app = app_at(welcomed=False)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await press(pilot, "exclamation_mark")
        assert isinstance(app.screen, SupportScreen)
        await press(pilot, "escape")
        assert not app.journal.snapshot().settings.welcomed


@pytest.mark.parametrize("size", [(80, 24), (60, 20)])
async def test_over_the_hidden_page_it_shows_nothing_private(app_at: AppAt, size: tuple[int, int]) -> None:
    app = app_at(NOW, seed={"settings": [settings()], "entries": [entry(text="My private day")]})
    async with app.run_test(size=size) as pilot:
        await press(pilot, "6")
        assert "My private day" in dump(app)
        await press(pilot, "H", "exclamation_mark")
        shown = dump(app)
        assert "like to listen" in shown
        assert "r country" in shown
        assert "My private day" not in shown
        await press(pilot, "escape")
        assert "Hidden." in dump(app)
        assert "My private day" not in dump(app)


async def test_it_shows_pack_text_as_typed_and_someone_even_without_packs(app_at: AppAt) -> None:
    odd = SupportLine(
        id="s/odd", name=HOSTILE, kind="peer", region="intl", hours=HOSTILE, price="free", note=HOSTILE,
        contact=ReachBy(phone=HOSTILE), source="https://example.org", confidence="low", last_checked="2026-02-01",
    )  # fmt: skip
    app = app_at(NOW, library(support=[odd]))
    async with app.run_test(size=(120, 36)) as pilot:
        await press(pilot, "exclamation_mark")
        shown = dump(app)
        assert shown.count(HOSTILE) == 4
        assert "check first" not in shown


async def test_the_choice_holds_when_it_cannot_be_saved(app_at: AppAt, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise NotSaved("The disk is full.", "Make room and try again.")

    app = app_at()
    async with app.run_test(size=(80, 24)) as pilot:
        monkeypatch.setattr(app.journal, "settle", full)
        await press(pilot, "exclamation_mark", "r", "end", "up", "enter")
        assert "In the United Kingdom" in dump(app)
        assert "The choice holds until you leave." in squeeze(app)


async def test_without_any_pack_there_is_still_someone(app_at: AppAt) -> None:
    app = app_at(NOW, library())
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "exclamation_mark")
        assert "findahelpline.com" in dump(app)
        assert "112" in dump(app)
