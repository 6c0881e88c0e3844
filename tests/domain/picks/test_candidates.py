"""The portfolio's list and what can be picked from it."""

from datetime import date, timedelta
from typing import Any

import pytest

from ladder_tui.domain.picks.candidates import Candidate, candidates, is_paused, narrowed
from ladder_tui.domain.records.activities import Hidden
from tests.kits.builders import NOW, TODAY, activity, library, person, settings, shares, snapshot


def test_candidates_are_own_adopted_and_pack_activities_and_people() -> None:
    packs = [activity("pack/a"), activity("pack/b"), activity("pack/c")]
    there = snapshot(
        library=library(activities=packs),
        activities=[activity("own-1", "My choir", own=True), activity("own-2", "B, my way", source="pack/b")],
        hidden=[Hidden(id="pack/c", at=NOW)],
        people=[person(), person("ben", "Ben", paused=True), person("cy", "Cy", unsafe=True)],
    )
    assert [found.id for found in candidates(there)] == ["own-1", "own-2", "pack/a", "ana"]
    assert [found.own for found in candidates(there)] == [True, True, False, True]
    assert [found.id for found in candidates(there, with_paused=True)][-2:] == ["ana", "ben"]


def test_a_person_is_titled_by_the_name_alone() -> None:
    ana = person(name="Ana Maria", details="divorce", next_time="ask about the court", how_known="clinic")
    (found,) = candidates(snapshot(people=[ana]))
    assert found.title == "A few words with Ana Maria"
    assert found.text == ""
    (short,) = candidates(snapshot(people=[ana], settings=settings(initials=True)))
    assert short.title == "A few words with A. M."


@pytest.mark.parametrize(
    ("paused", "until", "resting"),
    [
        (False, None, False),
        (True, None, True),
        (True, TODAY, False),
        (True, TODAY + timedelta(days=1), True),
        (False, TODAY + timedelta(days=1), True),
    ],
)
def test_a_pause_ends_on_its_date(paused: bool, until: date | None, resting: bool) -> None:
    assert is_paused(paused, until, TODAY) is resting


WALK = Candidate(
    id="walk", kind="activity", title="A lap", effort=1, minutes=20, needs=shares("casual_chat"), moods=("low",),
    place="outdoors", price="free",
)  # fmt: skip
CHOIR = Candidate(
    id="choir", kind="activity", title="Choir", text="In the middle", effort=3, minutes=90,
    needs=shares("group_belonging", "shared_activity"), moods=("good",), place="indoors", price="low",
)  # fmt: skip
ANA = Candidate(id="ana", kind="person", title="A few words with Ana", needs=shares("casual_chat"))


@pytest.mark.parametrize(
    ("wanted", "ids"),
    [
        ({}, ["walk", "choir", "ana"]),
        ({"kind": "person"}, ["ana"]),
        ({"need": "casual_chat"}, ["walk", "ana"]),
        ({"need": "shared_activity"}, ["choir"]),
        ({"effort": 2}, ["walk", "ana"]),
        ({"minutes": 20}, ["walk"]),
        ({"mood": "good"}, ["choir", "ana"]),
        ({"place": "indoors"}, ["choir"]),
        ({"price": "free"}, ["walk"]),
        ({"query": "MIDDLE choir"}, ["choir"]),
        ({"effort": 3, "need": "casual_chat", "mood": "low", "kind": "activity"}, ["walk"]),
    ],
)
def test_filters_of_the_list(wanted: dict[str, Any], ids: list[str]) -> None:
    assert [found.id for found in narrowed([WALK, CHOIR, ANA], **wanted)] == ids
