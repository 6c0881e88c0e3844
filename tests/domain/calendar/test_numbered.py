"""The things of a day by number, and what a number or words mean."""

from datetime import time, timedelta
from typing import Any

from msgspec.structs import replace

from ladder_tui.domain.calendar.agenda import agenda
from ladder_tui.domain.calendar.numbered import meant, numbered
from ladder_tui.domain.records.plans import Origin, Plan
from ladder_tui.domain.snapshot import Snapshot
from tests.kits import builders
from tests.kits.builders import NOW, TODAY, ZONE, opportunity, person, promise, snapshot


def plan(id: str, title: str, minutes_ago: int, **fields: Any) -> Plan:
    return builders.plan(id, title, **{"zone": ZONE.key, "created": NOW - timedelta(minutes=minutes_ago), **fields})


CHOIR = opportunity("choir", "Choir", at=time(19, 30), created=NOW - timedelta(days=9))
TEA = plan("tea", "Tea in the garden", 60, at=time(15), person_id="ana")
WALK = plan("walk", "Walk with Bo", 5, at=time(8))


def titles(now: Snapshot) -> dict[int, str]:
    return {number: item.title for number, item in numbered(now, agenda(now, TODAY))}


def test_what_comes_later_or_is_closed_moves_no_number() -> None:
    before = snapshot(plans=[TEA], opportunities=[CHOIR])
    assert titles(before) == {1: "Choir", 2: "Tea in the garden"}
    sung = plan("sung", "Choir", 0, status="done", origin=Origin(kind="opportunity", ref="choir", day=TODAY))
    later = snapshot(
        plans=[replace(TEA, status="fell_through"), WALK, sung], opportunities=[CHOIR],
        promises=[promise(text="Send the recipe", due=TODAY, created=NOW)],
    )  # fmt: skip
    assert titles(later) == {1: "Choir", 2: "Tea in the garden", 3: "Walk with Bo", 4: "Send the recipe"}
    assert next(item.title for _, item in numbered(later, agenda(later, TODAY))) == "Walk with Bo"


def test_a_number_or_words_of_the_title_or_of_a_name() -> None:
    now = snapshot(plans=[TEA, WALK], opportunities=[CHOIR], people=[person(name="Åna Lima")])
    things = numbered(now, agenda(now, TODAY))

    def found(said: str) -> list[int]:
        return sorted(number for number, _ in meant(now, things, said))

    assert (found("2"), found(" 3 "), found("7"), found("0"), found("9" * 400)) == ([2], [3], [], [], [])
    assert (found("CHOIR"), found("ana"), found("garden tea"), found("i")) == ([1], [2], [2], [1, 2, 3])
    assert (found("soup"), found(""), found("²"), found("-1")) == ([], [], [], [])


def test_of_what_words_fit_what_is_open_comes_first() -> None:
    done = plan("other", "Tea at home", 90, status="done")
    now = snapshot(plans=[TEA, done])
    assert [item.ref for _, item in meant(now, numbered(now, agenda(now, TODAY)), "tea")] == ["tea"]
    closed = snapshot(plans=[done])
    assert [item.ref for _, item in meant(closed, numbered(closed, agenda(closed, TODAY)), "tea")] == ["other"]
