"""What topic cards are narrowed by: what is ahead is found by words, what is there and easy words are switched on."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.widgets import Input, TextArea

from ladder_tui.domain.cards.ahead import cards_of_page
from ladder_tui.domain.cards.topic_filter import EVERYTHING, TopicFilter
from ladder_tui.packs.reading.load import load_library
from ladder_tui.screens.flows.cards.card import CardDialog
from ladder_tui.screens.flows.cards.filters import ask_topic_filter
from ladder_tui.screens.flows.cards.own_card import write_own
from ladder_tui.screens.flows.cards.situation_choice import NONE, AheadForm, SituationChoice
from ladder_tui.screens.kit.page import PageScreen
from ladder_tui.widgets.open_field import Fold, OpenField
from tests.kits.dialog_host import DialogHost, seeded_host
from tests.kits.dump import squeeze
from tests.kits.pressing import burst, press


@pytest.fixture
def host(tmp_path: Path) -> Iterator[DialogHost]:
    with seeded_host(tmp_path) as made:
        yield made


async def tick(host: DialogHost, name: str) -> None:
    """Switch the first of several values of a field."""
    host.screen.query_one(f"#field-{name}").focus()
    await host.at_rest()
    await burst(host, "space")


async def test_what_is_ahead_is_found_by_words_and_narrows_the_cards(host: DialogHost) -> None:
    kept: list[TopicFilter | None] = []

    async def ask(page: PageScreen) -> None:
        kept.append(await ask_topic_filter(page, TopicFilter(query="bench")))

    async with host.run_test(size=(80, 24)) as pilot:
        await host.open(ask)
        assert isinstance(host.screen, AheadForm)
        host.screen.query_one(OpenField).focus()
        await burst(host, "enter", *"school gate", "enter")
        assert isinstance(host.screen, AheadForm), "letters typed behind the opening key go into its field"
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


async def test_a_card_of_ones_own_is_a_line_and_what_is_ahead(host: DialogHost) -> None:
    written: list[str] = []

    async def write(page: PageScreen) -> None:
        written.append(await write_own(page, "topic_card"))

    async with host.run_test(size=(60, 20)):
        await host.open(write)
        await burst(host, *"Which class is yours in?", "tab", "tab", "ctrl+s")
        assert "Choose what is ahead" in squeeze(host)
        assert host.focused is host.screen.query_one(OpenField)
        await burst(host, "enter", *"school gate", "enter")
        await burst(host, "ctrl+s")
        snapshot = host.journal.snapshot()
        card = snapshot.library.topics[written[0]]
        page = next(page for page in snapshot.library.situations.values() if page.slug == "school-gate")
        assert (card.opener, card.situations, card.here) == ("Which class is yours in?", ("school-gate",), ())
        assert (card.settings, card.stages) == (page.settings, page.stages), "it comes up where that is"
        assert (card.follow_ups, card.share, card.exit_line) == ((), "", "")
        assert card in cards_of_page(snapshot, page)
        await host.push_screen(CardDialog([card], snapshot))
        await host.at_rest()
        assert "Which class is yours in?" in squeeze(host)
        for label in ("to share", "a way out", "listen for"):
            assert label not in squeeze(host), "what is not there takes no line"


async def test_a_card_of_ones_own_says_what_has_to_be_there_and_keeps_it(host: DialogHost) -> None:
    written = [""]

    async def write(page: PageScreen) -> None:
        written[0] = await write_own(page, "topic_card", page.snapshot.library.topic(written[0]))

    async with host.run_test(size=(80, 24)) as pilot:
        await host.open(write)
        await burst(host, *"What is he called?", "ctrl+t")
        for name in ("here", "settings", "stages"):
            await tick(host, name)
        await burst(host, "ctrl+t")
        await pilot.pause()
        assert "set: there is, where, with" in squeeze(host)
        await burst(host, "escape")
        await host.open(write)
        assert host.screen.query_one(Fold).is_open, "what a draft holds in there is shown"
        await burst(host, "ctrl+s")
        card = host.journal.snapshot().library.topics[written[0]]
        assert card.here == ("dog",)
        await host.open(write)
        await tick(host, "here")
        await burst(host, "ctrl+s")
        assert host.journal.snapshot().library.topics[written[0]].here == ()


async def test_what_is_not_right_in_a_folded_field_opens_it(host: DialogHost) -> None:
    async def write(page: PageScreen) -> None:
        await write_own(page, "topic_card")

    async with host.run_test(size=(80, 24)):
        await host.open(write)
        await burst(host, *"Which class?", "ctrl+t")
        host.screen.query_one("#field-follow_ups", TextArea).text = "Only one."
        for name in ("settings", "stages"):
            await tick(host, name)
        await burst(host, "ctrl+t", "ctrl+s")
        assert "And then: " in squeeze(host)
        assert host.focused is host.screen.query_one("#field-follow_ups")


async def test_a_card_of_ones_own_may_be_for_a_situation(host: DialogHost, tmp_path: Path) -> None:
    written: list[str] = []

    async def write(page: PageScreen) -> None:
        written.append(
            await write_own(page, "topic_card", host.journal.snapshot().library.topic(next(iter(written), "")))
        )

    def put(name: str, text: str) -> None:
        field = host.screen.query_one(f"#field-{name}")
        if isinstance(field, Input):
            field.value = text
        else:
            assert isinstance(field, TextArea)
            field.text = text

    async with host.run_test(size=(80, 24)) as pilot:
        await host.open(write)
        texts = {
            "opener": "Which class is yours in?", "follow_ups": "the red one: Ours too.\nWho do they like?",
            "listen_for": "A name.", "share": "Ours likes…", "exit_line": "See you.", "avoid_when": "They are late.",
        }  # fmt: skip
        for name, text in texts.items():
            put(name, text)
        host.screen.query_one(OpenField).focus()
        await burst(host, "enter", *"school gate", "enter")
        for name in ("settings", "stages"):
            host.screen.query_one(f"#field-{name}").focus()
            await press(pilot, "space")
        await press(pilot, "ctrl+s")
        assert len(host.screen_stack) == 1, squeeze(host)
        card = host.journal.snapshot().library.topics[written[0]]
        assert (card.opener, card.situations) == (texts["opener"], ("school-gate",))
        assert (card.other_ways, card.if_short) == ((), ""), "what is not asked for can stay empty"
        (path,) = tmp_path.rglob("own-topic-card.yaml")
        problems = load_library([tmp_path / "none", path.parent]).problems
        assert not [text for text in problems if path.name in text], "and is not spoken of at every start"
        await host.open(write)
        field = host.screen.query_one(OpenField)
        assert field.value == "school-gate"
        field.set("")
        await press(pilot, "ctrl+s")
        assert host.journal.snapshot().library.topics[written[0]].situations == ()
