"""How a card is said: a way picked, own words and an own share written, gaps asked before it is taken along."""

from collections.abc import Iterator
from datetime import time
from functools import partial
from pathlib import Path

import pytest
from textual.widgets import Input

from ladder_tui.bound_keys import or_undo
from ladder_tui.domain.cards.wording import as_said, known_gaps
from ladder_tui.domain.library import Library
from ladder_tui.screens.flows.cards.own_words import AS_IT_IS, SAID_SO, OwnWords, ask_gaps, ask_words, copy_card
from ladder_tui.screens.flows.plans.pin import ask_pin
from tests.kits.builders import by_id, card, person, plan
from tests.kits.dialog_host import DialogHost, seeded_host
from tests.kits.dump import squeeze
from tests.kits.pressing import press

SEAT = card(
    "t/seat", "Is this seat free?", other_ways=("Can I sit here?", "I'm {my_name}. Is it free?"),
    share="I came because…", share_about="what made you come",
)  # fmt: skip
HOST = card("t/host", "How do you know {host}?", exit_line="See you on {day}.", slots=("host", "day"))
HI = card("t/hi", "Hi {name}, how was {thing}?", slots=("name", "thing"))
ANA = person()
TEA = plan("tea", at=time(10), person_id=ANA.id)
WALK = plan("walk", "A walk", at=time(12), person_id=ANA.id)


@pytest.fixture
def host(tmp_path: Path) -> Iterator[DialogHost]:
    shelf = Library(topics=by_id([SEAT, HOST, HI]))
    with seeded_host(tmp_path, {"people": [ANA], "plans": [TEA, WALK]}, library=shelf) as made:
        yield made


def now(host: DialogHost, of: str = SEAT.id) -> tuple[str, str]:
    snapshot = host.journal.snapshot()
    shown = as_said(snapshot.library.topics[of], snapshot)
    return shown.opener, shown.share


def put(host: DialogHost, name: str, text: str) -> None:
    host.screen.query_one(f"#field-{name}", Input).value = text


async def test_a_way_is_picked_and_all_goes_back_to_the_card(host: DialogHost) -> None:
    async with host.run_test(size=(80, 24)) as pilot:
        await host.open(partial(ask_words, card_id=SEAT.id))
        assert "“Is this seat free?” ✓ “Can I sit here?” “I'm ‹my name›. Is it free?”" in squeeze(host)
        assert "All as the card has it" not in squeeze(host)
        await press(pilot, "j", "enter")
        assert now(host)[0] == "Can I sit here?"
        assert host.page.told == [or_undo(SAID_SO)]
        await host.open(partial(ask_words, card_id=SEAT.id))
        assert "“Can I sit here?” ✓ “Is this seat free?”" in squeeze(host)
        await press(pilot, "j", "enter")
        assert now(host) == (SEAT.opener, SEAT.share)
        assert not host.journal.snapshot().card_words, "the card's own line needs no words of one's own"
        await press(pilot, "u")
        await host.open(partial(ask_words, card_id=SEAT.id))
        await press(pilot, "escape")
        assert host.page.told[-1] == or_undo(SAID_SO)


async def test_own_words_and_an_own_share_are_written(host: DialogHost) -> None:
    async with host.run_test(size=(80, 24)) as pilot:
        await host.open(partial(ask_words, card_id=SEAT.id))
        await press(pilot, "end", "enter")
        assert isinstance(host.screen, OwnWords)
        assert "Something to share: what made you come." in squeeze(host)
        put(host, "opener", "I'm ‹my name›. Room for me?")
        put(host, "share", "I walked here.")
        await press(pilot, "ctrl+s")
        assert now(host) == ("I'm ‹my name›. Room for me?", "I walked here.")
        (words,) = host.journal.snapshot().card_words.values()
        assert words.opener == "I'm {my_name}. Room for me?", "a gap stays a gap"
        await host.open(partial(ask_words, card_id=SEAT.id))
        await press(pilot, "end", "enter")
        assert now(host) == (SEAT.opener, SEAT.share)


async def test_what_is_begun_stays_a_draft_and_what_is_unchanged_is_the_cards(host: DialogHost) -> None:
    async with host.run_test(size=(80, 24)) as pilot:
        await host.push_screen(OwnWords(host.journal, SEAT, SEAT))
        put(host, "opener", "Room?")
        await press(pilot, "escape")
        assert "Room?" in host.drafts[f"form:words:{SEAT.id}"]
        await host.open(partial(ask_words, card_id=SEAT.id))
        await press(pilot, "end", "enter")
        assert host.screen.query_one("#field-opener", Input).value == "Room?"
        put(host, "opener", f" {SEAT.opener} ")
        await press(pilot, "ctrl+s")
        assert host.page.told == [AS_IT_IS]
        assert not host.journal.snapshot().card_words


async def test_gaps_are_asked_before_a_card_goes_along_and_once_for_a_person(host: DialogHost) -> None:
    async with host.run_test(size=(80, 24)) as pilot:
        await host.open(partial(ask_pin, card=HOST))
        await press(pilot, "enter")
        assert "“How do you know ‹host›?”" in squeeze(host)
        assert host.journal.snapshot().plans[TEA.id].cards == (), "asked before"
        put(host, "host", "Leo")
        await press(pilot, "ctrl+s")
        assert host.journal.snapshot().plans[TEA.id].cards == (HOST.id,)
        assert as_said(HOST, host.journal.snapshot(), plan_id=TEA.id).opener == "How do you know Leo?"
        await host.open(partial(ask_pin, card=HOST))
        await press(pilot, "home", "j", "enter")
        form = squeeze(host)
        assert "“How do you know Leo?”" in form
        assert len(host.screen.query(Input)) == 1, "only the day, which is another one this time"
        put(host, "day", "Friday")
        await press(pilot, "ctrl+s")
        shown = as_said(HOST, host.journal.snapshot(), plan_id=WALK.id)
        assert (shown.opener, shown.exit_line) == ("How do you know Leo?", "See you on Friday.")
        host.journal.undo()
        assert host.journal.snapshot().plans[WALK.id].cards == ()
        assert known_gaps(HOST, host.journal.snapshot(), plan_id=WALK.id) == {"host": "Leo"}


async def test_leaving_the_gaps_leaves_the_card_where_it_is(host: DialogHost) -> None:
    async with host.run_test(size=(80, 24)) as pilot:
        await host.open(partial(ask_pin, card=HOST))
        await press(pilot, "enter", "escape")
        assert host.journal.snapshot().plans[TEA.id].cards == ()
        await host.open(partial(ask_pin, card=HOST))
        await press(pilot, "enter", "ctrl+s")
        assert host.journal.snapshot().plans[TEA.id].cards == (HOST.id,), "what is not known yet can stay empty"
        await host.open(partial(ask_pin, card=HOST))
        await press(pilot, "enter")
        assert host.journal.snapshot().plans[TEA.id].cards == (), "put back without being asked"


async def test_gaps_of_a_plan_are_filled_anew_from_the_choice_of_words(host: DialogHost) -> None:
    async with host.run_test(size=(80, 24)) as pilot:
        host.journal.cards.fill(HOST.id, {"host": "Leo"}, plan=TEA)
        await host.open(partial(ask_words, card_id=HOST.id, plan_id=TEA.id))
        assert "“How do you know Leo?” ✓" in squeeze(host)
        await press(pilot, "end", "enter")
        assert host.screen.query_one("#field-host", Input).value == "Leo"
        put(host, "host", "Ida")
        await press(pilot, "ctrl+s")
        assert known_gaps(HOST, host.journal.snapshot(), plan_id=TEA.id) == {"host": "Ida"}


async def test_a_line_is_copied_with_its_gaps_filled_and_the_name_from_the_page(host: DialogHost) -> None:
    async with host.run_test(size=(80, 24)) as pilot:
        await host.open(partial(copy_card, card=HI))
        assert "Who is it for?" in squeeze(host)
        await press(pilot, "enter")
        put(host, "thing", "the film")
        await press(pilot, "ctrl+s")
        first = ANA.name.split()[0]
        assert host.clipboard == f"Hi {first}, how was the film?"
        await host.open(partial(copy_card, card=HI))
        await press(pilot, "enter")
        assert host.clipboard == f"Hi {first}, how was the film?", "not asked again"
        await host.open(partial(copy_card, card=HOST))
        assert len(host.screen.query(Input)) == 1, "only what is copied"
        await press(pilot, "ctrl+s")
        assert host.clipboard == "How do you know …?"


async def test_a_card_without_gaps_asks_nothing(host: DialogHost) -> None:
    async with host.run_test(size=(80, 24)):
        assert await ask_gaps(host.page, SEAT) == {}
