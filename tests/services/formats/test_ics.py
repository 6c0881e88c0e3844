"""Calendar files: read back by another reader they hold the days, hours and words that the Calendar shows."""

import io
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from dateutil import rrule, tz
from hypothesis import given
from hypothesis import settings as tried
from hypothesis import strategies as st
from icalendar import Calendar

from ladder_tui.domain.base.clean import clean, is_blank, one_line
from ladder_tui.domain.base.recurrence import Recurrence, days
from ladder_tui.domain.calendar.occurrences import placements
from ladder_tui.domain.records.opportunities import Moved, Opportunity
from ladder_tui.domain.records.plans import Origin
from ladder_tui.services.formats.ics import MAKER, as_calendar, as_files
from ladder_tui.services.formats.zone_parts import zone_part
from tests.domain.calendar.test_rfc5545 import rules
from tests.kits.builders import NOW, TODAY, ZONE, opportunity, person, plan, promise, settings, snapshot

WEEKLY = Recurrence(frequency="weekly")
WEEK = timedelta(days=7)


def events(text: str) -> list[Any]:
    return list(Calendar.from_ical(text).walk("VEVENT")) if text else []


def day_of(value: Any) -> date:
    """The day of an event, that of the wall clock where it has a time."""
    return value.date() if isinstance(value, datetime) else value


def shown(text: str, end: date) -> Iterator[tuple[date, time | None]]:
    """Day and time of all that a file with one thing shows until `end`, as dateutil reads the rule."""
    found = events(text)
    changed = {day_of(event["recurrence-id"].dt) for event in found if "recurrence-id" in event}
    for event in found:
        start = event["dtstart"].dt
        at = start.timetz().replace(tzinfo=None) if isinstance(start, datetime) else None
        if "rrule" not in event:
            yield day_of(start), at
            continue
        begins = start if isinstance(start, datetime) else datetime.combine(start, time())
        out = event.get("exdate", [])
        gone = {day_of(each.dt) for each in getattr(out, "dts", out)} | changed
        for each in rrule.rrulestr(event["rrule"].to_ical().decode(), dtstart=begins):
            if each.date() > end:
                break
            if each.date() not in gone:
                yield each.date(), at


@st.composite
def chances(draw: st.DrawFn) -> Opportunity:
    """Something that happens again and again, here and there left out or put elsewhere, also to another hour."""
    rule, first = draw(rules())
    given_days = st.sampled_from(days(rule, first, first, first + timedelta(days=5000)) or (first,))
    zone = draw(st.sampled_from((ZONE.key, "America/New_York", "Australia/Lord_Howe", "UTC", "Nowhere/At all")))
    times = st.none() | st.times(time(4), time(23)).map(lambda at: at.replace(second=0, microsecond=0, fold=0))
    moved = {
        day: Moved(original=day, day=day + timedelta(days=draw(st.integers(-9, 9))), at=draw(times))
        for day in draw(st.sets(given_days, max_size=3))
    }
    skipped = tuple(sorted(draw(st.sets(given_days, max_size=3))))
    at = draw(times)
    return opportunity(day=first, at=at, zone=zone, rule=rule, skipped=skipped, moved=tuple(moved.values()))


@given(chance=chances())
@tried(max_examples=60, deadline=None)
def test_a_file_shows_the_days_that_the_calendar_shows(chance: Opportunity) -> None:
    begin, end = chance.day - timedelta(days=20), chance.day + timedelta(days=366)
    ours = sorted((day, str(at)) for _, day, at in placements(chance, begin, end, zone=chance.zone))
    found = shown(as_calendar(snapshot(opportunities=[chance])), end + timedelta(days=20))
    assert sorted((day, str(at)) for day, at in found if begin <= day <= end) == ours


def test_times_are_told_in_their_zone_and_whole_days_in_none() -> None:
    there = opportunity(at=time(18, 30), zone="America/New_York", minutes=90, where="Room 2")
    text = as_calendar(snapshot(opportunities=[there], promises=[promise(due=TODAY)]))
    assert "DTSTART;TZID=America/New_York:20260304T183000\r\nDURATION:PT1H30M\r\n" in text
    assert "LOCATION:Room 2\r\n" in text
    assert "DTSTART;VALUE=DATE:20260304\r\n" in text
    assert text.count("TRANSP:TRANSPARENT") == 1
    assert text.count("BEGIN:VTIMEZONE") == 1
    assert f"PRODID:{MAKER}\r\n" in text


def test_the_hour_that_a_clock_shows_twice_is_told_in_utc() -> None:
    twice = plan(day=date(2026, 10, 25), at=time(2, 30, fold=1), zone=ZONE.key)
    assert "DTSTART:20261025T013000Z" in as_calendar(snapshot(plans=[twice]))


@pytest.mark.parametrize("name", ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu"])
def test_who_does_not_know_the_zone_by_name_reads_its_clock(name: str) -> None:
    from zoneinfo import ZoneInfo

    zone = ZoneInfo(name)
    part = io.StringIO(zone_part(zone, 2026, 2028).to_ical().decode())
    told = tz.tzical(part).get(name)
    hour = datetime(2026, 1, 2, tzinfo=UTC)
    while hour.year < 2029:
        wall = hour.astimezone(zone)
        if wall.fold == 0 and not tz.datetime_ambiguous(wall):
            assert wall.replace(tzinfo=told).utcoffset() == wall.utcoffset(), hour
        hour += timedelta(hours=5, minutes=30)
    near = datetime(2026, 3, 29, 1, 30, tzinfo=UTC).astimezone(zone)
    assert near.replace(tzinfo=told).utcoffset() == near.utcoffset()


def test_a_day_that_became_a_plan_is_the_plans() -> None:
    chance = opportunity(at=time(18), rule=WEEKLY)
    made = plan(day=TODAY + WEEK, origin=Origin(kind="opportunity", ref=chance.id, day=TODAY + WEEK))
    main, planned = events(as_calendar(snapshot(opportunities=[chance], plans=[made])))
    assert "EXDATE;TZID=Europe/Berlin:20260311T180000" in main.to_ical().decode()
    assert planned["uid"] == "plan-plan-1@ladder-tui"


def test_exporting_again_has_the_same_names_so_that_it_updates() -> None:
    first = as_files(snapshot(plans=[plan()], opportunities=[opportunity(rule=WEEKLY)]))
    moved = plan(day=TODAY + WEEK, title="Tea")
    later = as_files(snapshot(now=NOW + WEEK, plans=[moved], opportunities=[opportunity(rule=WEEKLY)]))
    assert list(first) == list(later) == ["opportunity-class", "plan-plan-1"]
    assert {str(each["uid"]) for each in events(first["plan-plan-1"])} == {"plan-plan-1@ladder-tui"}
    assert {str(each["uid"]) for each in events(later["plan-plan-1"])} == {"plan-plan-1@ladder-tui"}


def test_odd_ids_become_names_that_can_be_files() -> None:
    names = list(as_files(snapshot(plans=[plan("../../etc/x\n"), plan("a" * 300), plan("é")])))
    assert len(set(names)) == 3
    assert all(name.replace("-", "").isalnum() and name.isascii() and len(name) < 60 for name in names)


def test_what_the_calendar_leaves_out_is_left_out() -> None:
    told = as_calendar(snapshot(
        people=[person("rex", "Rex", unsafe=True)],
        opportunities=[
            opportunity("a", "Choir", paused=True), opportunity("b", "Walk with Rex"),
            opportunity("c", person_id="rex"),
            opportunity("d", skipped=(TODAY,)), opportunity("e", rule=Recurrence(frequency="daily", count=1),
                                                            skipped=(TODAY,)),
        ],
        plans=[
            plan("f", "Call Rex"), plan("g", person_id="rex"), plan("h", status="self_cancelled"),
            plan("i", status="fell_through"), plan("j", "Tea", cue="When Rex has gone", backup="Soup"),
        ],
        promises=[promise(), promise("k", "Give Rex his key", due=TODAY), promise("l", person_id="rex", due=TODAY)],
    ))  # fmt: skip
    assert "Rex" not in told
    assert [str(each["summary"]) for each in events(told)] == ["Tea"]
    assert "Backup: Soup" in told


def test_notes_and_the_card_go_along_only_if_asked_for() -> None:
    held = snapshot(plans=[plan(note="She is shy", cue="After lunch")])
    told, all_told = as_calendar(held), as_calendar(held, private=True)
    assert "Starts when: After lunch" in told
    assert "shy" not in told
    assert "Way out" not in told
    (event,) = events(all_told)
    assert "Note: She is shy" in event["description"]
    assert "Way out: I can stop at any time." in event["description"]


def test_a_plan_has_its_place() -> None:
    (event,) = events(as_calendar(snapshot(plans=[plan(where="The bench by the river")])))
    assert str(event["location"]) == "The bench by the river"


def test_initials_are_initials_here_too() -> None:
    held = snapshot(people=[person(name="Ana Lima")], plans=[plan(title="Tea with Ana Lima", person_id="ana")],
                    settings=settings(initials=True))  # fmt: skip
    told = as_calendar(held, private=True)
    assert "Ana" not in told
    assert "A. L." in told


@given(title=st.text(max_size=200), cue=st.text(max_size=200), where=st.text(max_size=80))
@tried(max_examples=60, deadline=None)
def test_any_words_come_back_as_they_were_and_break_nothing(title: str, cue: str, where: str) -> None:
    text = as_calendar(snapshot(opportunities=[opportunity(title=title, cue=cue, where=where, rule=WEEKLY)]))
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert "\n" not in text.replace("\r\n", "")
    (event,) = events(text)
    assert str(event["summary"]) == one_line(title)
    assert str(event.get("location", "")) == ("" if is_blank(where) else one_line(where))
    told = "" if is_blank(cue) else clean(cue).strip()
    assert str(event.get("description", "")).removeprefix("Starts when: ") == told
