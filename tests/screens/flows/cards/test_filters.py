"""What topic cards are narrowed by: what is ahead is found by words, what is there and easy words are switched on."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from ladder_tui.domain.cards.topic_filter import EVERYTHING, TopicFilter
from ladder_tui.screens.flows.cards.filters import TopicFilterForm, ask_topic_filter
from ladder_tui.screens.flows.cards.situation_choice import NONE, SituationChoice
from ladder_tui.screens.kit.page import PageScreen
from ladder_tui.widgets.open_field import OpenField
from tests.kits.dialog_host import DialogHost, seeded_host
from tests.kits.dump import squeeze
from tests.kits.pressing import burst, press


@pytest.fixture
def host(tmp_path: Path) -> Iterator[DialogHost]:
    with seeded_host(tmp_path) as made:
        yield made


async def test_what_is_ahead_is_found_by_words_and_narrows_the_cards(host: DialogHost) -> None:
    kept: list[TopicFilter | None] = []

    async def ask(page: PageScreen) -> None:
        kept.append(await ask_topic_filter(page, TopicFilter(query="bench")))

    async with host.run_test(size=(80, 24)) as pilot:
        await host.open(ask)
        assert isinstance(host.screen, TopicFilterForm)
        host.screen.query_one(OpenField).focus()
        await burst(host, "enter", *"school gate", "enter")
        assert isinstance(host.screen, TopicFilterForm), "letters typed behind the opening key go into its field"
        assert host.screen.query_one(OpenField).value == "school-gate"
        host.screen.query_one("#field-only").focus()
        await press(pilot, "space", "ctrl+s")
        assert kept == [TopicFilter(situation="school-gate", easy=True, query="bench")]

        await host.open(ask)
        host.screen.query_one(OpenField).focus()
        await press(pilot, "enter", "escape", "ctrl+s")
        assert kept[-1] == TopicFilter(query="bench"), "left as it was"


async def test_the_choice_says_where_nothing_fits_and_goes_back_to_anything(host: DialogHost) -> None:
    told: list[str | None] = []
    async with host.run_test(size=(80, 24)) as pilot:
        snapshot = host.journal.snapshot()
        await host.push_screen(SituationChoice(snapshot, "school-gate", anything="anything"), told.append)
        await host.at_rest()
        assert "▶ At the school gate" in squeeze(host), "the cursor is on what is chosen"
        await press(pilot, *"xyzzy")
        assert NONE in squeeze(host)
        await press(pilot, "enter")
        assert not told, "nothing to choose"
        await press(pilot, *["backspace"] * 5)
        assert NONE not in squeeze(host)
        await press(pilot, "down", "up", "enter")
        assert told == [""]


async def test_everything_is_asked_at_80_by_24(host: DialogHost) -> None:
    async def ask(page: PageScreen) -> None:
        await ask_topic_filter(page, EVERYTHING)

    async with host.run_test(size=(80, 24)):
        await host.open(ask)
        shown = squeeze(host)
        for label in ("Where", "Depth", "Good for", "Ahead", "With", "Effort", "Season", "There is", "easy words"):
            assert label in shown
