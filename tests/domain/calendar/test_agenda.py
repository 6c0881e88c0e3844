"""The agenda of a day, a week and a year."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st

from ladder_tui.domain.base.recurrence import Recurrence
from ladder_tui.domain.base.vocabulary import STATUSES
from ladder_tui.domain.base.weeks import week_days
from ladder_tui.domain.calendar.agenda import AgendaItem, agenda, agenda_between, load_and_free, week_load
from ladder_tui.domain.calendar.occurrences import move, skip
from ladder_tui.domain.records.opportunities import Opportunity
from ladder_tui.domain.records.plans import Origin, Plan
from ladder_tui.domain.snapshot import Snapshot
from tests.kits.builders import NOW, TODAY, opportunity, person, plan, promise, settings, snapshot

BERLIN = "Europe/Berlin"
YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)
WEEK = timedelta(days=7)


def pottery(**fields: Any) -> Opportunity:
    """Every Wednesday at half past six."""
    rule = Recurrence(frequency="weekly", until=date(2026, 5, 27))
    return opportunity(**{"at": time(18, 30), "rule": rule, "reward": "the long way home", **fields})


def here(id: str, title: str, **fields: Any) -> Plan:
    """A plan at the user's own clock."""
    return plan(id, title, **{"zone": BERLIN, **fields})


def titles(items: Iterable[AgendaItem]) -> list[str]:
    """What the lines are called, in order."""
    return [item.title for item in items]


def test_a_day_goes_by_time_and_what_has_none_comes_after() -> None:
    made = snapshot(
        plans=[here("b", "Bench"), here("l", "Lunch", at=time(12, 30)), here("z", "Other day", day=TOMORROW)],
        opportunities=[pottery(), opportunity("good", "Good morning", kind="routine", at=time(8)),
                       opportunity("tea", "A quiet tea", kind="routine")],
        promises=[promise(due=TODAY)],
    )  # fmt: skip
    items = agenda(made, TODAY)
    assert [(item.kind, item.title) for item in items] == [
        ("routine", "Good morning"), ("plan", "Lunch"), ("occurrence", "Pottery class"), ("plan", "Bench"),
        ("routine", "A quiet tea"), ("promise", "Send the soup recipe"),
    ]  # fmt: skip
    assert {item.day for item in items} == {TODAY}
    assert {item.status for item in items} == {"open"}


def test_an_occurrence_carries_its_cue_reward_backup_and_words() -> None:
    (item,) = agenda(snapshot(opportunities=[pottery(cue="after work", backup="ten minutes of sketching")]), TODAY)
    assert (item.ref, item.original, item.at) == ("class", TODAY, time(18, 30))
    assert (item.cue, item.reward, item.backup) == ("after work", "the long way home", "ten minutes of sketching")
    assert item.note == "every Wednesday until 27 May 2026"
    assert (item.minutes, item.effort, item.origin, item.person_id, item.cards) == (60, 2, "opportunity", None, ())
    assert item.needs == ("casual_chat",)
    assert not item.backup_done


def test_a_plan_carries_all_its_own() -> None:
    made = here(
        "p", "Tea with Ana", note="bring the book", person_id="ana", cards=("topics/a",), status="fell_through",
        backup_done=True, origin=Origin(kind="person", ref="ana"), effort=3, minutes=45, cue="bell", reward="walk",
    )  # fmt: skip
    (item,) = agenda(snapshot(plans=[made], people=[person()]), TODAY)
    assert (item.kind, item.ref, item.status, item.backup_done) == ("plan", "p", "fell_through", True)
    assert (item.own_note, item.person_id, item.cards, item.origin) == (
        "bring the book",
        "ana",
        ("topics/a",),
        "person",
    )
    assert (item.effort, item.minutes, item.cue, item.reward, item.note) == (3, 45, "bell", "walk", "")
    assert item.original is None


def test_a_promise_has_neither_effort_nor_minutes() -> None:
    (item,) = agenda(snapshot(promises=[promise(due=TODAY, person_id="ana")], people=[person()]), TODAY)
    assert (item.kind, item.ref, item.person_id, item.origin) == ("promise", "promise-1", "ana", "own")
    assert (item.effort, item.minutes, item.needs, item.cards) == (0, 0, (), ())
    assert (item.cue, item.reward, item.backup, item.own_note, item.note) == ("", "", "", "", "")


def test_an_occurrence_with_a_plan_is_shown_as_that_plan_only() -> None:
    made = here("p", "Pottery class", at=time(18, 30), origin=Origin(kind="opportunity", ref="class", day=TODAY))
    items = agenda_between(snapshot(plans=[made], opportunities=[pottery()]), TODAY, TODAY + WEEK)
    assert [(item.kind, item.original, item.note) for item in items[TODAY]] == [
        ("plan", TODAY, "every Wednesday until 27 May 2026")
    ]
    assert [item.kind for item in items[TODAY + WEEK]] == ["occurrence"]


def test_a_plan_put_on_another_day_still_stands_for_its_occurrence() -> None:
    made = here("p", "Pottery class", day=TOMORROW, origin=Origin(kind="opportunity", ref="class", day=TODAY))
    assert agenda(snapshot(plans=[made], opportunities=[pottery()]), TODAY) == ()
    moved = move(pottery(), TODAY, TOMORROW, time(9))
    assert titles(agenda(snapshot(plans=[made], opportunities=[moved]), TOMORROW)) == ["Pottery class"]


def test_a_plan_outlives_its_opportunity() -> None:
    made = here("p", "Pottery class", origin=Origin(kind="opportunity", ref="class", day=TODAY))
    (item,) = agenda(snapshot(plans=[made]), TODAY)
    assert (item.note, item.original) == ("", None)


@pytest.mark.parametrize("kind", ["opportunity", "routine"])
@pytest.mark.parametrize("status", STATUSES)
def test_what_is_closed_keeps_its_place(kind: Any, status: Any) -> None:
    several = [opportunity(name, "Morning walk", kind=kind) for name in ("a", "b", "c")]
    others = [here("x", "Apples"), here("y", "Zebras")]
    before = agenda(snapshot(opportunities=several, plans=others), TODAY)
    closed = here("walk", "Morning walk", status=status, origin=Origin(kind="opportunity", ref="b", day=TODAY))
    after = agenda(snapshot(opportunities=several, plans=[*others, closed]), TODAY)
    expected = ["walk" if item.ref == "b" else item.ref for item in before]
    assert [item.ref for item in after] == expected


def test_skipped_and_paused_ones_are_not_there() -> None:
    made = snapshot(opportunities=[skip(pottery(), TODAY), pottery(id="other", paused=True)])
    assert agenda(made, TODAY) == ()


def test_a_promise_stands_once_on_its_day_or_today() -> None:
    made = snapshot(
        promises=[
            promise("then", "Then", due=YESTERDAY), promise("now", "Now", due=TODAY),
            promise("soon", "Soon", due=TOMORROW), promise("never", "No date"),
            promise("kept", "Kept on the day", due=YESTERDAY, kept_at=NOW - timedelta(days=1)),
            promise("later", "Kept today", due=YESTERDAY, kept_at=NOW),
            promise("before", "Kept before", due=TOMORROW, kept_at=NOW),
            promise("undated", "Kept without a date", kept_at=NOW),
        ]
    )  # fmt: skip
    days = agenda_between(made, YESTERDAY, TOMORROW)
    assert [(item.title, item.status) for item in days[YESTERDAY]] == [("Kept on the day", "done")]
    assert [(item.title, item.status) for item in days[TODAY]] == [
        ("Kept today", "done"), ("Now", "open"), ("Then", "open"),
    ]  # fmt: skip
    assert [(item.title, item.status) for item in days[TOMORROW]] == [("Kept before", "done"), ("Soon", "open")]


def test_nothing_reminds_of_someone_who_is_not_safe() -> None:
    made = snapshot(
        people=[person(unsafe=True), person("bo", "Bo")],
        promises=[promise(due=TODAY, person_id="ana"), promise("p2", "Call Bo", due=TODAY, person_id="bo")],
        plans=[
            here("a", "Tea", person_id="ana"), here("b", "Walk", origin=Origin(kind="person", ref="ana")),
            here("c", "Lunch", person_id="bo"), here("d", "Coffee", person_id="ana", status="done"),
        ],
    )  # fmt: skip
    assert titles(agenda(made, TODAY)) == ["Lunch", "Call Bo"]


def test_a_plan_of_another_zone_stands_at_the_users_clock() -> None:
    made = plan(zone="America/New_York", at=time(20))
    shown = agenda_between(snapshot(plans=[made]), TODAY, TOMORROW)
    assert shown[TODAY] == ()
    assert [(item.day, item.at) for item in shown[TOMORROW]] == [(TOMORROW, time(2))]


def test_a_time_the_spring_change_leaves_out_is_shown_as_the_clock_will_show_it() -> None:
    night = date(2026, 3, 29)
    made = snapshot(
        plans=[here("p", "Night train", day=night, at=time(2, 30))],
        opportunities=[opportunity("o", "Owls", day=night, at=time(2, 15))],
    )
    assert [(item.title, item.at) for item in agenda(made, night)] == [
        ("Owls", time(3, 15)), ("Night train", time(3, 30)),
    ]  # fmt: skip


def test_every_day_of_the_window_is_there_and_no_other() -> None:
    days = agenda_between(snapshot(plans=[plan()]), TODAY, TODAY + WEEK)
    assert list(days) == [TODAY + timedelta(days=number) for number in range(8)]
    assert agenda_between(snapshot(), TOMORROW, TODAY) == {}
    assert list(agenda_between(snapshot(), date(2200, 12, 30), date.max)) == [date(2200, 12, 30), date(2200, 12, 31)]
    assert agenda(snapshot(), date.min) == ()


@given(
    moved=st.lists(st.tuples(st.integers(-9, 9), st.none() | st.times(), st.booleans()), max_size=8),
    start=st.integers(-12, 12), width=st.integers(0, 20), zone=st.sampled_from((BERLIN, "UTC", "Asia/Tokyo")),
)  # fmt: skip
@examples(max_examples=60, deadline=None)
def test_days_together_hold_what_each_holds_alone(
    moved: list[tuple[int, time | None, bool]], start: int, width: int, zone: str
) -> None:
    plans = [
        plan(
            str(number), f"Plan {number}", day=TODAY + timedelta(days=ahead), at=at, zone=BERLIN,
            origin=Origin(kind="opportunity", ref="class", day=TODAY) if planned else Origin(),
        )
        for number, (ahead, at, planned) in enumerate(moved)
    ]  # fmt: skip
    made = snapshot(plans=plans, opportunities=[pottery(), pottery(id="far", zone="America/New_York")], zone=zone)
    begin = TODAY + timedelta(days=start)
    together = agenda_between(made, begin, begin + timedelta(days=width))
    assert all(together[day] == agenda(made, day) for day in together)
    wide = agenda_between(made, TODAY - 4 * WEEK, TODAY + 4 * WEEK)
    assert sorted(item.ref for items in wide.values() for item in items if item.kind == "plan") == sorted(
        each.id for each in plans
    )


def test_the_load_of_the_week_is_what_is_open_or_took_place() -> None:
    made = snapshot(
        plans=[
            here("a", "Open", effort=3), here("b", "Done", effort=1, status="done"),
            here("c", "Set aside", effort=5, status="self_cancelled", day=TOMORROW),
            here("d", "Fell through", effort=5, status="fell_through", day=TOMORROW),
            here("e", "Next week", effort=5, day=TODAY + WEEK),
            here("f", "Left early", effort=4, status="left_early", day=TOMORROW),
        ],
        opportunities=[pottery(effort=2)], promises=[promise(due=TODAY)],
    )  # fmt: skip
    assert week_load(made, TOMORROW) == 10
    assert week_load(snapshot(), TODAY) == 0


def free_days(there: Snapshot, day: date) -> tuple[date, ...]:
    days = week_days(day, there.settings.week_start)
    return load_and_free(agenda_between(there, days[0], days[-1]))[1]


def test_free_days_are_those_without_plan_or_occurrence() -> None:
    monday = date(2026, 3, 2)
    made = snapshot(
        plans=[
            here("a", "Done", day=monday, status="done"),
            here("b", "Set aside", day=TOMORROW, status="self_cancelled"),
            here("c", "Left early", day=TOMORROW + timedelta(days=1), status="left_early"),
        ],
        opportunities=[
            pottery(),
            opportunity("tea", "A quiet tea", kind="routine", rule=Recurrence(frequency="daily"), day=monday),
        ],
        promises=[promise(due=TOMORROW)],
    )  # fmt: skip
    assert free_days(made, TODAY) == tuple(monday + timedelta(days=number) for number in (1, 3, 5, 6))
    tea = here("t", "A quiet tea", day=TOMORROW, origin=Origin(kind="opportunity", ref="tea", day=TOMORROW))
    assert free_days(snapshot(plans=[tea], opportunities=made.opportunities), TODAY)[2] == TOMORROW


def test_the_week_begins_where_the_user_says() -> None:
    sunday = date(2026, 3, 8)
    made = snapshot(plans=[here("a", "Sunday", day=sunday, effort=4)], settings=settings(week_start=6))
    assert week_load(made, TODAY) == 0
    assert week_load(made, sunday) == 4
    assert free_days(made, sunday)[0] == date(2026, 3, 9)


def test_today_is_the_users_day_and_not_the_one_of_utc() -> None:
    late = datetime(2026, 3, 4, 0, 30, tzinfo=ZoneInfo(BERLIN))
    made = snapshot(late, promises=[promise(due=YESTERDAY), promise("k", "Kept", due=YESTERDAY, kept_at=late)])
    assert titles(agenda(made, TODAY)) == ["Kept", "Send the soup recipe"]
