from collections.abc import Iterable
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from ladder_tui.domain.base.vocabulary import NEEDS
from ladder_tui.domain.calendar.backups_and_rewards import backups_for, rewards_for
from ladder_tui.domain.items.lines import Backup, Reward
from ladder_tui.domain.records.activities import Hidden
from ladder_tui.domain.records.plans import Origin
from tests.kits.builders import NOW, by_id, library, plan, snapshot


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
