from collections.abc import Iterable
from datetime import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from ladder_tui.domain.base.vocabulary import NEEDS
from ladder_tui.domain.calendar.backups_and_rewards import backups_for, is_from_afar, rewards_for
from ladder_tui.domain.items.lines import Backup, Reward
from ladder_tui.domain.records.activities import Hidden
from ladder_tui.domain.records.plans import Origin, Plan
from tests.kits.builders import NOW, by_id, library, opportunity, person, plan, snapshot
from tests.kits.shipped_packs import shipped_library


def backup(id: str, **fields: Any) -> Backup:
    defaults: dict[str, Any] = {
        "text": id, "trigger": "cancelled", "effort": 1, "minutes": 5, "contact": "brief", "place": "phone",
        "needs": ("casual_chat",),
    }  # fmt: skip
    return Backup(id=id, **{**defaults, **fields})


def reward(id: str, **fields: Any) -> Reward:
    return Reward(id=id, **{"text": id, "minutes": 5, "price": "free", "kind": "rest", **fields})


def ids(found: Iterable[Backup | Reward]) -> list[str]:
    return [item.id for item in found]


def test_a_backup_is_smaller_and_of_the_same_need_where_there_is_one() -> None:
    shelf = [
        backup("long", minutes=20),
        backup("hard", effort=3),
        backup("other-need", needs=("confidant",)),
        backup("weather", trigger="weather"),
        backup("fits"),
    ]
    seen = snapshot(library=library(backups=shelf))
    assert ids(backups_for(seen, plan(minutes=30))) == ["fits", "other-need", "weather"]


def test_a_tiny_plan_still_gets_a_backup() -> None:
    seen = snapshot(library=library(backups=[backup("five")]))
    assert ids(backups_for(seen, plan(minutes=5, effort=1))) == ["five"]


def test_what_a_rung_falls_through_by_is_another_thing_than_a_person() -> None:
    seen = snapshot(
        library=library(backups=[backup("anxious", trigger="too_anxious"), backup("silent", trigger="no_reply")])
    )
    assert ids(backups_for(seen, plan(origin=Origin(kind="rung", ref="r"))))[0] == "anxious"
    assert ids(backups_for(seen, plan(origin=Origin(kind="person", ref="p"))))[0] == "silent"


def test_what_was_removed_for_good_is_not_suggested() -> None:
    gone = [Hidden(id="a", at=NOW), Hidden(id="b", at=NOW)]
    seen = snapshot(library=library(backups=[backup("a")], rewards=[reward("b")]), hidden=gone)
    assert backups_for(seen, plan()) == ()
    assert rewards_for(seen, plan()) == ()


def test_free_rewards_come_first() -> None:
    seen = snapshot(library=library(rewards=[reward("paid", price="low"), reward("free")]))
    assert ids(rewards_for(seen, plan())) == ["free", "paid"]


@given(
    st.lists(
        st.builds(
            backup,
            st.uuids().map(str),
            minutes=st.integers(1, 20),
            effort=st.integers(1, 2),
            needs=st.lists(st.sampled_from(NEEDS), min_size=1, max_size=2, unique=True).map(tuple),
        ),
        max_size=8,
    ),
    st.integers(1, 120),
    st.integers(1, 5),
)
def test_a_backup_never_takes_more_than_the_plan_allows(shelf: list[Backup], minutes: int, effort: int) -> None:
    seen = snapshot(library=library(backups=by_id(shelf).values()))
    made = plan(minutes=minutes, effort=effort)
    found = backups_for(seen, made)
    assert all(item.minutes <= 15 and item.effort <= effort for item in found)
    assert backups_for(seen, made) == found


AFAR = [
    backup("meet", place="outdoors", contact="shared"),
    backup("other-chat", place="online"),
    backup("line", place="phone"),
    backup("closed", trigger="closed"),
    backup("call-instead", trigger="late", place="phone"),
]


@pytest.mark.parametrize(
    "made",
    [
        plan(title="Call Ana"), plan(title="The weekly phone call"), plan(title="Write to Ana"),
        plan(title="?", setting="call"), plan(title="Tea", setting="text"),
        plan(title="Sunday", origin=Origin(kind="opportunity", ref="talk")),
    ],
)  # fmt: skip
def test_a_call_gets_a_backup_for_a_call(made: Plan) -> None:
    seen = snapshot(library=library(backups=AFAR), opportunities=[opportunity(id="talk", place="phone")])
    assert is_from_afar(seen, made)
    assert ids(backups_for(seen, made)) == ["line", "other-chat"]


@pytest.mark.parametrize(
    "made", [plan(title="Tea, and no phone"), plan(title="A call centre tour", setting="event"), plan(title="")]
)
def test_what_only_names_a_phone_is_no_call(made: Plan) -> None:
    assert not is_from_afar(snapshot(), made)


def test_among_strangers_nobody_calls_anything_off() -> None:
    shelf = [backup("cancelled"), backup("silent", trigger="no_reply"), backup("shy", trigger="too_anxious")]
    seen = snapshot(library=library(backups=shelf), people=[person()])
    counter = plan(title="Say hello", setting="counter")
    assert ids(backups_for(seen, counter)) == ["shy"]
    assert "cancelled" in ids(backups_for(seen, replace(counter, person_id="ana")))


def test_with_somebody_company_comes_first_and_outdoors_the_weather_counts() -> None:
    shelf = [backup("camera", contact="alone_among"), backup("note", contact="brief", needs=("confidant",))]
    seen = snapshot(library=library(backups=shelf), people=[person()])
    assert ids(backups_for(seen, plan(title="Tea", person_id="ana")))[0] == "note"
    assert ids(backups_for(seen, plan(title="Tea with ana")))[0] == "note", "called by name"
    assert ids(backups_for(seen, plan(title="Tea")))[0] == "camera"
    rainy = snapshot(library=library(backups=[backup("money", trigger="money"), backup("rain", trigger="weather")]))
    assert ids(backups_for(rainy, plan(title="Round the lake", setting="walk")))[0] == "rain"


def test_late_in_the_evening_nothing_outdoors_follows_and_rest_follows_what_takes_much() -> None:
    shelf = [reward("moon", kind="outdoors"), reward("song", kind="music"), reward("blanket", kind="comfort")]
    seen = snapshot(library=library(rewards=shelf))
    assert set(ids(rewards_for(seen, plan(at=time(20))))) == {"song", "blanket"}
    assert set(ids(rewards_for(seen, plan(at=time(19, 59))))) == {"moon", "song", "blanket"}
    assert ids(rewards_for(seen, plan(at=time(20), effort=4)))[0] == "blanket"


@pytest.mark.parametrize("title", ["Call Ana", "A voice note to Ana", "Write to Ana"])
def test_the_shipped_packs_have_something_for_a_call(title: str) -> None:
    seen = snapshot(library=shipped_library(), people=[person()])
    found = backups_for(seen, plan(title=title, minutes=20, person_id="ana"))
    assert len(found) >= 5
    assert {backup.place for backup in found} <= {"phone", "online"}
