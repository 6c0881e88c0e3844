"""A page about what is ahead, read in a host of its own: its cards, and how it or one of them is taken along."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from ladder_tui.app.app import LadderApp
from ladder_tui.domain.calendar.agenda import agenda
from ladder_tui.domain.items.topics import TopicCard
from ladder_tui.screens.flows.cards.card import CardDialog
from ladder_tui.screens.flows.cards.situation import Openers, SituationPage
from ladder_tui.screens.flows.tries.along import read_page
from ladder_tui.screens.kit.page import PageScreen
from tests.kits.builders import TODAY, activity, card, library, opportunity, person, plan, rung, situation
from tests.kits.dialog_host import DialogHost, seeded_host
from tests.kits.dump import dump, keys, squeeze
from tests.kits.pressing import press

AppAt = Callable[..., LadderApp]
BUS = situation()
LIFT = situation("ahead/lift", "In the lift", settings=("neighbour",))


def for_bus(id: str, opener: str, **fields: Any) -> TopicCard:
    return card(f"t/{id}", opener, situations=("bus-stop",), **{"depth": 1, **fields})


HERE = for_bus("here", "Does this bus stop here?")
LATE = for_bus("late", "Is the bus late today?", depth=2)
NAME = for_bus("name", "Do you go to {place} too?")
RAIN = for_bus("rain", "Has it rained long?", here=("rain",))
DEEP = for_bus("deep", "What do you miss most?", depth=5)
ALSO = for_bus("also", "Do you take this one too?", depth=2)
TOWN = for_bus("town", "How long have you been in {town}?", depth=2)
SHELF = library(situations=[BUS, LIFT], topics=[RAIN, TOWN, NAME, DEEP, LATE, ALSO, HERE, card()])


async def read(page: PageScreen) -> None:
    """The page, opened from nothing in particular."""
    await read_page(page, BUS)


async def read_for_today(page: PageScreen) -> None:
    """The page, opened from the first thing of today."""
    await read_page(page, BUS, to=agenda(page.snapshot, TODAY)[0])


def openers(host: DialogHost) -> list[str | None]:
    return [option.id for option in host.screen.query_one(Openers).options]


async def test_it_says_what_helps_before_and_after_the_first_word(tmp_path: Path) -> None:
    with seeded_host(tmp_path, library=SHELF) as host:
        async with host.run_test(size=(80, 24)):
            await host.open(read)
            told = squeeze(host)
            for text in (BUS.title, BUS.usual, BUS.enough, *BUS.first_minute, *BUS.blank, *BUS.leave, BUS.not_when):
                assert text in told, text
            assert openers(host) == [HERE.id, LATE.id, ALSO.id, NAME.id], "plain ones that a stranger can be asked"
            assert "Do you go to ‹" in told
            assert "4 of 5" in told


async def test_an_opener_opens_its_card_and_from_there_all_the_others(tmp_path: Path) -> None:
    with seeded_host(tmp_path, library=SHELF) as host:
        async with host.run_test(size=(80, 24)) as pilot:
            await host.open(read)
            await press(pilot, "j", "enter")
            assert isinstance(host.screen, CardDialog)
            assert host.screen.card.id == LATE.id
            await press(pilot, "j", "j", "j")
            assert host.screen.card.id == TOWN.id
            await press(pilot, "asterisk")
            assert isinstance(host.screen, SituationPage)
            assert openers(host)[0] == TOWN.id, "what is liked comes first from now on"
            await press(pilot, "escape")
            assert len(host.screen_stack) == 1


async def test_a_low_window_scrolls_to_its_end_and_back(tmp_path: Path) -> None:
    with seeded_host(tmp_path, library=SHELF) as host:
        async with host.run_test(size=(60, 14)) as pilot:
            await host.open(read)
            assert BUS.not_when not in squeeze(host)
            await press(pilot, *["j"] * 16)
            assert BUS.not_when in squeeze(host)
            await press(pilot, *["k"] * 20)
            assert BUS.usual.split()[0] in dump(host)
            assert host.screen.query_one(Openers).current_id == HERE.id


async def test_from_a_plan_the_page_goes_along_to_it_and_back_in_one_step(tmp_path: Path) -> None:
    with seeded_host(tmp_path, {"plans": [plan()]}, library=SHELF) as host:
        async with host.run_test(size=(80, 24)) as pilot:
            await host.open(read_for_today)
            await press(pilot, "p")
            assert host.journal.snapshot().plans["plan-1"].situation == BUS.id
            assert host.journal.next_undo == "Page taken along"
            await host.open(read_for_today)
            assert "p put it back" in squeeze(host)
            await press(pilot, "p")
            assert host.journal.snapshot().plans["plan-1"].situation is None
            host.journal.undo()
            host.journal.undo()
            assert host.journal.snapshot().plans["plan-1"] == plan()


async def test_from_a_plan_one_card_goes_along_and_another_page_can_be_chosen(tmp_path: Path) -> None:
    with seeded_host(tmp_path, {"plans": [plan()]}, library=SHELF) as host:
        async with host.run_test(size=(80, 24)) as pilot:
            await host.open(read_for_today)
            await press(pilot, "enter", "p")
            assert host.journal.snapshot().plans["plan-1"].cards == (HERE.id,)
            await host.open(read_for_today)
            assert f"“{HERE.opener}” ✓" in squeeze(host)
            await press(pilot, "w", "j", "enter")
            assert LIFT.title in await keys(pilot)
            await press(pilot, "p")
            assert host.journal.snapshot().plans["plan-1"].situation == LIFT.id


async def test_an_occurrence_becomes_a_plan_with_the_page(tmp_path: Path) -> None:
    with seeded_host(tmp_path, {"opportunities": [opportunity()]}, library=SHELF) as host:
        async with host.run_test(size=(80, 24)) as pilot:
            await host.open(read_for_today)
            await press(pilot, "p")
            (made,) = host.journal.snapshot().plans.values()
            assert (made.title, made.situation, made.origin.kind) == ("Pottery class", BUS.id, "opportunity")


async def test_from_nowhere_it_asks_where_to_and_a_new_plan_begins_with_the_page(tmp_path: Path) -> None:
    later = plan("later", "The market", day=TODAY + timedelta(days=2), situation=LIFT.id)
    with seeded_host(tmp_path, {"plans": [later]}, library=SHELF) as host:
        async with host.run_test(size=(80, 24)) as pilot:
            await host.open(read)
            assert "The market · on Friday · in place of “In the lift”" in await keys(pilot, "p")
            await press(pilot, "down", "enter")
            await press(pilot, "ctrl+s")
            made = next(one for one in host.journal.snapshot().plans.values() if one.id != "later")
            assert (made.title, made.situation, made.setting) == (BUS.title, BUS.id, "transit")
            assert host.journal.snapshot().plans["later"] == later


async def test_for_a_person_nothing_deeper_than_suits_them_is_offered(tmp_path: Path) -> None:
    near = for_bus("near", "How is your sister?", depth=3, stages=("friend",))
    seed: dict[str, Any] = {"people": [person(stage="friend", depth_ceiling=2)], "plans": [plan(person_id="ana")]}
    old = for_bus("old", "Still going by bus?", stages=("friend",))
    shelf = library(situations=[BUS], topics=[near, old, HERE])
    with seeded_host(tmp_path, seed, library=shelf) as host:
        async with host.run_test(size=(80, 24)):
            await host.open(read_for_today)
            assert openers(host) == [old.id]


async def test_a_page_without_cards_is_read_and_left(tmp_path: Path) -> None:
    with seeded_host(tmp_path, library=library(situations=[BUS])) as host:
        async with host.run_test(size=(80, 24)) as pilot:
            await host.open(read)
            await pilot.pause()
            assert BUS.not_when in squeeze(host)
            assert "to say" not in squeeze(host)
            await press(pilot, "enter", "j", "escape")
            assert len(host.screen_stack) == 1


DOOR = situation("ahead/door", "A neighbour at the door", settings=("neighbour",), also=("parcel", "door"))
TALK = situation("ahead/talk", "Catching up", settings=("friend",), stages=("friend",), group="friends")
PLACES = library(situations=[BUS, DOOR, TALK], topics=[HERE], activities=[activity("a/door", "A word at the door")])
RUNG = rung(text="Good morning to the neighbour", setting="neighbour", current=True)


@pytest.mark.parametrize(
    ("go", "page"),
    [
        (("t",), TALK.title),  # Today, the plan with a friend
        (("j", "t"), DOOR.title),
        (("2", "enter", "T"), TALK.title),
        (("3", "slash", *"word at", "enter", "t"), DOOR.title),
        (("5", "T"), DOOR.title),
    ],
    ids=["today", "today, from the rung", "calendar", "portfolio", "ladder"],
)
async def test_from_each_place_the_page_that_fits_opens(app_at: AppAt, go: tuple[str, ...], page: str) -> None:
    seed: dict[str, Any] = {
        "people": [person(stage="friend")], "plans": [plan(title="Tea", person_id="ana")], "rungs": [RUNG],
    }  # fmt: skip
    app = app_at(library=PLACES, seed=seed)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, *go)
        assert isinstance(app.screen, SituationPage), squeeze(app)
        assert page in squeeze(app)


async def test_from_a_rung_a_new_plan_takes_the_page_along(app_at: AppAt) -> None:
    app = app_at(library=PLACES, seed={"rungs": [RUNG]})
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "5", "T", "p", "enter", "ctrl+s")
        (made,) = app.journal.snapshot().plans.values()
        assert (made.title, made.origin.kind, made.situation) == (RUNG.text, "rung", DOOR.id)


async def test_where_no_page_fits_one_of_all_is_chosen(app_at: AppAt) -> None:
    app = app_at(library=PLACES, seed={"plans": [plan(title="Zzz")]})
    async with app.run_test(size=(80, 24)) as pilot:
        assert "What is ahead?" in await keys(pilot, "t")
        assert BUS.usual in await keys(pilot, "enter")
        await press(pilot, "p")
        assert app.journal.snapshot().plans["plan-1"].situation == BUS.id
        assert "takes along At the bus stop" in squeeze(app)
