"""Rules of calendar files with days left out, added and moved: dateutil's rule sets judge the days that come."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import cast

import pytest
from dateutil import rrule
from hypothesis import given, settings
from hypothesis import strategies as st

from ladder_tui.domain.calendar.occurrences import placements
from ladder_tui.domain.records.opportunities import Opportunity
from ladder_tui.services.incoming.read import Incoming, read_incoming
from tests.domain.calendar.test_any_rule import CODES, texts
from tests.kits.builders import ZONE, snapshot

AT = time(18, 30)
TWO_YEARS = timedelta(days=730)


@st.composite
def kept_rules(draw: st.DrawFn) -> str:
    """Rules as programs write them every day."""
    days = ",".join(sorted(draw(st.sets(st.sampled_from(CODES), min_size=1, max_size=4))))
    day, of_month = draw(st.sampled_from(CODES)), draw(st.integers(1, 31))
    nth = draw(st.sampled_from(("1", "2", "3", "4", "-1", "5")))
    body = draw(st.sampled_from((
        "FREQ=DAILY", f"FREQ=WEEKLY;BYDAY={days}", "FREQ=WEEKLY", f"FREQ=MONTHLY;BYDAY={nth}{day}",
        "FREQ=MONTHLY", f"FREQ=MONTHLY;BYMONTHDAY={of_month}", "FREQ=MONTHLY;BYMONTHDAY=-1", "FREQ=YEARLY",
        f"FREQ=MONTHLY;BYDAY={day};BYSETPOS={nth}",
    )))  # fmt: skip
    interval, start = draw(st.integers(1, 4)), draw(st.sampled_from(CODES))
    end = draw(
        st.sampled_from(
            ("", f";COUNT={draw(st.integers(1, 90))}", f";UNTIL=2027{draw(st.integers(1, 12)):02}11T120000Z")
        )
    )
    return f"{body};INTERVAL={interval};WKST={start}{end}"


def wall(day: date, at: time = AT) -> datetime:
    return datetime.combine(day, at)


def lines(name: str, moments: Iterable[datetime]) -> str:
    return "".join(f"{name};TZID=Europe/Berlin:{each:%Y%m%dT%H%M%S}\n" for each in moments)


def read(*events: str) -> Incoming:
    text = "".join(f"BEGIN:VEVENT\nUID:u\nSUMMARY:Choir\n{event}END:VEVENT\n" for event in events)
    return read_incoming("c.ics", f"BEGIN:VCALENDAR\n{text}END:VCALENDAR\n".encode(), snapshot(), past=True)


def ours(found: Incoming, first: date, last: date) -> list[datetime]:
    days: set[datetime] = set()
    for item in found.items:
        for _, day, at in placements(cast(Opportunity, item.record), first, last, zone=ZONE.key):
            assert at is not None
            assert datetime.combine(day, at) not in days, "nothing stands there twice"
            days.add(datetime.combine(day, at))
    return sorted(days)


@given(
    rule=kept_rules() | texts(),
    first=st.dates(date(2026, 1, 1), date(2027, 2, 28)),
    out=st.sets(st.integers(0, 60), max_size=4),
    more=st.sets(st.integers(0, 300), max_size=3),
    moved=st.dictionaries(st.integers(0, 8), st.integers(-3, 3), max_size=3),
)
@settings(max_examples=120, deadline=None)
def test_the_days_of_two_years_are_those_of_dateutil(
    rule: str, first: date, out: set[int], more: set[int], moved: dict[int, int]
) -> None:
    begins = wall(first)
    plain = rule.replace("Z", "") if "UNTIL" in rule else rule  # dateutil wants the end told as the beginning is
    judge = rrule.rruleset()
    judge.rrule(cast(rrule.rrule, rrule.rrulestr(plain, dtstart=begins)))
    given_days = list(judge.between(begins, begins + timedelta(days=250), inc=True))
    gone = [given_days[at] for at in out if at < len(given_days)]
    extra = [wall(first + timedelta(days=away), time(7)) for away in more]
    for each in gone:
        judge.exdate(each)
    for each in extra:
        judge.rdate(each)
    changed: dict[datetime, datetime] = {}
    for at, away in moved.items():
        if at < len(given_days) and given_days[at] not in gone:
            changed[given_days[at]] = wall((given_days[at] + timedelta(days=away)).date(), time(9, at))
    main = f"{lines('DTSTART', [begins])}RRULE:{rule}\n{lines('EXDATE', gone)}{lines('RDATE', extra)}"
    found = read(main, *(lines("RECURRENCE-ID", [each]) + lines("DTSTART", [to]) for each, to in changed.items()))
    assert not found.problems
    # What is brought in as single days ends after a year.
    whole = any(cast(Opportunity, item.record).rule is not None for item in found.items)
    last = first + (TWO_YEARS if whole else timedelta(days=365))
    theirs = {each for each in judge.between(wall(first, time()), wall(last, time(23)), inc=True)} - set(changed)
    kept = {to for to in changed.values() if first <= to.date() <= last}
    assert ours(found, first, last) == sorted(theirs | kept)


ONE_BY_ONE = [
    # The rule, and what is said of it.
    ("FREQ=MONTHLY;BYDAY=1MO,3MO", "Only one weekday of the month is held here"),
    ("FREQ=YEARLY;BYYEARDAY=100", "BYYEARDAY in a recurrence rule is not held here"),
    ("FREQ=YEARLY;BYWEEKNO=20", "BYWEEKNO in a recurrence rule is not held here"),
    ("FREQ=HOURLY;INTERVAL=36", "FREQ=HOURLY repeats within a day"),
    ("FREQ=DAILY;BYHOUR=9,17", "BYHOUR in a recurrence rule is not held here"),
    ("FREQ=WEEKLY;BYMONTH=6,7", "BYMONTH in the recurrence rule is not one whole number"),
    ("FREQ=DAILY;INTERVAL=100", "“Every 100 days” is not possible"),
]


@pytest.mark.parametrize(("rule", "why"), ONE_BY_ONE)
def test_a_rule_that_cannot_be_held_is_named_and_comes_as_days_of_the_next_year(rule: str, why: str) -> None:
    found = read(f"DTSTART:20260304T183000\nRRULE:{rule}\n")
    (told,) = found.changes
    assert why in told.words
    assert told.words.startswith("“Choir”: ")
    assert told.words.endswith("come as single ones.") or told.words.endswith("comes as a single one.")
    assert told.line == 6
    assert 1 <= len(found.items) <= 366
    last = max(cast(Opportunity, item.record).day for item in found.items)
    assert last <= date(2027, 3, 4)


def test_a_rule_that_is_none_leaves_the_first_day() -> None:
    found = read("DTSTART:20260304T183000\nRRULE:FREQ=NEVER\n")
    assert ours(found, date(2026, 1, 1), date(2027, 1, 1)) == [wall(date(2026, 3, 4))]
    assert found.problems[0].of("c.ics") == (
        "c.ics, line 6: “Choir” comes with its first day only. The recurrence rule cannot be read; a rule such as"
        " FREQ=WEEKLY;BYDAY=WE is right."
    )


def test_next_year_the_same_file_brings_the_days_that_come_then() -> None:
    text = b"BEGIN:VEVENT\nUID:u\nDTSTART:20260304T183000\nRRULE:FREQ=MONTHLY;BYDAY=1MO,3MO\nEND:VEVENT\n"
    first = read_incoming("c.ics", text, snapshot())
    here = [cast(Opportunity, item.record) for item in first.items]
    later = read_incoming("c.ics", text, snapshot(datetime(2026, 9, 1, 9, tzinfo=ZONE), opportunities=here))
    assert {item.standing for item in later.items} == {"same", "new"}
    assert min(cast(Opportunity, item.record).day for item in later.standing("new")) > here[-1].day
