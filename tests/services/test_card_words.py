"""Cards in one's own words, gaps that are filled, and marks on cards that others came in the place of."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from ladder_tui.domain.cards.dealing import UNMARKED, card_states, marks_of
from ladder_tui.domain.cards.wording import as_said, known_gaps
from ladder_tui.domain.library import Library
from ladder_tui.services.journal import Journal
from ladder_tui.store.file.paths import find_paths
from ladder_tui.store.whole.exchange import write_export
from ladder_tui.wiring import House, open_house
from tests.kits.builders import NOW, ZONE, card, card_mark, person, plan

SEAT = card("t/seat", "Is this seat free?", other_ways=("Can I sit here?",))
HOST = card("t/host", "How do you know {host}?", exit_line="See you {day}.", slots=("host", "day"))
DOG = card("t/dog", "How is {dog_name}?", slots=("dog_name",))
BARK = card("t/bark", "Does {dog_name} bark, {my_name} asks.", slots=("dog_name",))
CARDS = {one.id: one for one in (SEAT, HOST, DOG, BARK)}
ANA = person()
TEA = plan("tea", person_id=ANA.id)


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    shelf = Library(topics=CARDS, replaced={"t/old": SEAT.id})
    opened = open_house(tmp_path, environ={}, clock=lambda: NOW, zone=ZONE.key, library=shelf)
    yield opened
    opened.close()


@pytest.fixture
def journal(house: House) -> Journal:
    journal = house.journal
    journal.people.save(ANA)
    journal.plans.save(TEA)
    return journal


def opener_of(journal: Journal, **along: str) -> str:
    return as_said(SEAT, journal.snapshot(), **along).opener


def test_own_words_are_kept_changed_taken_back_and_undone(journal: Journal) -> None:
    journal.cards.say(SEAT.id, opener="  Room \n for me? ")
    journal.cards.say(SEAT.id, share="I walked here from…")
    shown = as_said(SEAT, journal.snapshot())
    assert (shown.opener, shown.share) == ("Room for me?", "I walked here from…")
    assert len(journal.snapshot().card_words) == 1, "one record for each card"
    journal.cards.say(SEAT.id, opener="")
    shown = as_said(SEAT, journal.snapshot())
    assert (shown.opener, shown.share) == (SEAT.opener, "I walked here from…")
    journal.undo()
    assert opener_of(journal) == "Room for me?"
    journal.cards.say(SEAT.id, opener="", share="")
    assert not journal.snapshot().card_words
    journal.undo()
    assert opener_of(journal) == "Room for me?"


def test_own_words_for_a_retired_card_are_those_of_the_one_in_its_place(journal: Journal) -> None:
    journal.cards.say("t/old", opener="Room for me?")
    assert opener_of(journal) == "Room for me?"
    journal.cards.say(SEAT.id, share="I…")
    (words,) = journal.snapshot().card_words.values()
    assert (words.card_id, words.opener, words.share) == (SEAT.id, "Room for me?", "I…")


def test_a_mark_on_a_retired_card_is_taken_back_on_the_one_in_its_place(journal: Journal) -> None:
    journal.cards.mark("t/old", "liked")

    def liked() -> bool:
        return card_states(marks_of(journal.snapshot())).get(SEAT.id, UNMARKED).liked

    assert liked()
    journal.cards.mark(SEAT.id, "liked")
    assert not liked()
    assert not journal.snapshot().card_marks
    journal.cards.mark("t/old", "used")
    journal.cards.mark(SEAT.id, "not_for_me")
    assert sorted(mark.action for mark in journal.snapshot().card_marks.values()) == ["not_for_me", "used"]
    assert card_mark().card_id not in CARDS


def test_a_retired_card_of_a_plan_is_put_back_by_the_id_of_the_one_in_its_place(journal: Journal) -> None:
    journal.plans.save(replace(TEA, cards=("t/old", HOST.id)))
    assert journal.plans.pin(TEA.id, SEAT.id).cards == (HOST.id,)


def test_gaps_are_remembered_for_the_plan_and_for_the_person(journal: Journal) -> None:
    journal.plans.pin(TEA.id, HOST.id)
    journal.cards.fill(HOST.id, {"host": "Leo", "day": "Friday"}, plan=TEA)
    now = journal.snapshot()
    assert known_gaps(HOST, now, plan_id=TEA.id) == {"host": "Leo", "day": "Friday"}
    assert known_gaps(HOST, now, person_id=ANA.id) == {"host": "Leo"}, "a day is true for one time only"
    assert known_gaps(HOST, now) == {}
    journal.cards.fill(HOST.id, {"host": "Ida", "day": ""}, plan=TEA)
    now = journal.snapshot()
    assert known_gaps(HOST, now, plan_id=TEA.id) == {"host": "Ida"}
    assert known_gaps(HOST, now, person_id=ANA.id) == {"host": "Ida"}
    assert len(now.gaps) == 2


def test_what_is_filled_for_a_plan_is_one_step_with_taking_the_card_along(journal: Journal) -> None:
    journal.plans.pin(TEA.id, HOST.id)
    journal.cards.fill(HOST.id, {"host": "Leo"}, plan=TEA)
    journal.undo()
    assert journal.snapshot().plans[TEA.id].cards == ()
    assert not journal.snapshot().gaps


def test_a_dogs_name_is_known_on_every_card_and_ones_own_with_everybody(journal: Journal) -> None:
    journal.cards.fill(DOG.id, {"dog_name": "Rex", "my_name": "Ben"}, person_id=ANA.id)
    now = journal.snapshot()
    assert known_gaps(BARK, now, person_id=ANA.id) == {"dog_name": "Rex", "my_name": "Ben"}
    assert known_gaps(BARK, now) == {"my_name": "Ben"}


def test_gaps_go_with_the_plan_and_with_the_person(journal: Journal) -> None:
    journal.cards.fill(HOST.id, {"host": "Leo"}, plan=TEA)
    journal.plans.remove(TEA.id)
    assert known_gaps(HOST, journal.snapshot(), person_id=ANA.id) == {"host": "Leo"}
    journal.undo()
    assert known_gaps(HOST, journal.snapshot(), plan_id=TEA.id) == {"host": "Leo"}
    journal.people.remove(ANA.id)
    (left,) = journal.snapshot().gaps.values()
    assert (left.plan_id, left.person_id) == (TEA.id, None)
    journal.plans.remove(TEA.id)
    assert not journal.snapshot().gaps


def test_own_words_and_gaps_stand_in_the_export(journal: Journal, tmp_path: Path) -> None:
    journal.cards.say(SEAT.id, opener="Room for me?")
    journal.cards.fill(HOST.id, {"host": "Leo"}, plan=TEA)
    path = tmp_path / "all.json"
    write_export(find_paths(tmp_path, environ={}), path, now=NOW)
    text = path.read_text(encoding="utf-8")
    assert "Room for me?" in text
    assert "Leo" in text
