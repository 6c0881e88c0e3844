"""What goes out comes back: into an empty folder as it was, and into the one it came from as nothing new."""

import re
from datetime import date, time, timedelta
from typing import Any, cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from ladder_tui.domain.base.recurrence import Recurrence
from ladder_tui.domain.calendar.occurrences import placements
from ladder_tui.domain.records.attempts import Habit, Outcome, Prediction
from ladder_tui.domain.records.entries import Entry, Win
from ladder_tui.domain.records.measures import MeasureAnswers
from ladder_tui.domain.records.opportunities import Moved, Opportunity
from ladder_tui.domain.records.people import Person
from ladder_tui.domain.snapshot import Snapshot
from ladder_tui.services.formats.ics import as_calendar
from ladder_tui.services.formats.months import as_months
from ladder_tui.services.formats.sheets import TABLES, as_sheet
from ladder_tui.services.formats.vcards import Version, as_cards
from ladder_tui.services.incoming.read import Incoming, read_incoming
from tests.kits.builders import (
    NOW,
    ZONE,
    attempt,
    checkin,
    contact,
    opportunity,
    person,
    plan,
    promise,
    snapshot,
)
from tests.services.formats.test_ics import chances


def brought(read: Incoming, before: Snapshot | None = None) -> Snapshot:
    """Everything that came, in a folder that was empty but for that."""
    rows: dict[str, dict[str, Any]] = {}
    for item in read.items:
        assert item.standing == "new"
        rows.setdefault(item.table, {})[item.record.id] = item.record
    return snapshot(NOW, **{table: list(records.values()) for table, records in rows.items()})


def plainly(text: str) -> str:
    return re.sub(r"(?m)^DTSTAMP.*$", "", text)


@given(chances())
@settings(max_examples=60, deadline=None)
def test_any_chance_comes_back_on_the_same_days(chance: Opportunity) -> None:
    told = as_calendar(snapshot(opportunities=[chance]), private=True)
    back = brought(read_incoming("ours.ics", told.encode(), snapshot(), past=True)).opportunities
    assert set(back) == ({chance.id} if told else set())
    for one in back.values():
        assert (one.title, one.minutes, one.at) == (chance.title, chance.minutes, chance.at)
        assert shown(one, chance) == shown(chance, chance)


def shown(one: Opportunity, like: Opportunity) -> list[tuple[date, str]]:
    """Its days and times in three years from the first day of another, in that one's zone."""
    found = placements(one, like.day, like.day + timedelta(days=1100), zone=like.zone)
    return sorted((day, str(at)) for _, day, at in found)


def test_a_whole_calendar_comes_back() -> None:
    ana = person("ana", "Ana Example")
    weekly = Recurrence(frequency="weekly", weekdays=(2,), until=date(2026, 12, 30))
    full = snapshot(
        people=[ana],
        opportunities=[
            opportunity("choir", "Choir; alto, tenor", at=time(18, 30), rule=weekly, minutes=90, where="Hall\\2",
                        cue="After tea", reward="A bath", backup="Listen at home", how_to_join="Just come",
                        note="Two lines\nof a note", skipped=(date(2026, 4, 1),), person_id="ana",
                        moved=(Moved(original=date(2026, 3, 11), day=date(2026, 3, 12), at=time(19)),)),
            opportunity("wave", "Wave to the neighbour", kind="routine", rule=Recurrence(frequency="daily"), minutes=5,
                        effort=1, needs=("confidant", "casual_chat"), place="outdoors", values="Being seen"),
            opportunity("once", "Street party", day=date(2026, 5, 9)),
        ],
        plans=[
            plan("p1", "Coffee", at=time(10), zone=ZONE.key, cue="After tea", reward="Cake", note="Ask about Rex"),
            plan("p2", "Walk", day=date(2026, 2, 1), status="done", closed_at=NOW - timedelta(days=31), minutes=90,
                 zone=ZONE.key, effort=4, needs=(), evening="Soup and a film", worth=8, backup_done=True),
        ],
        promises=[promise("r1", "Send the recipe", due=date(2026, 3, 9))],
    )  # fmt: skip
    told = as_calendar(full, private=True)
    calendar: Any = Calendar.from_ical(told)
    calendar.validate()
    assert calendar.get_missing_tzids() == set()
    assert not [each.errors for each in calendar.walk() if each.errors]
    read = read_incoming("ours.ics", told.encode(), snapshot(people=[ana]), past=True)
    rows: dict[str, dict[str, Any]] = {}
    for item in read.items:
        rows.setdefault(item.table, {})[item.record.id] = item.record
    assert rows["opportunities"] == dict(full.opportunities)
    assert rows["promises"] == dict(full.promises)
    assert rows["plans"] == dict(full.plans)
    back = snapshot(NOW, people=[ana], **{table: list(each.values()) for table, each in rows.items()})
    assert plainly(as_calendar(back, private=True)) == plainly(told)
    again = read_incoming("ours.ics", told.encode(), full)
    assert {item.standing for item in again.items} == {"same"}


def only(file: str) -> Opportunity:
    """The one chance of a file."""
    (item,) = read_incoming("ours.ics", file.encode(), snapshot(), past=True).items
    return cast(Opportunity, item.record)


def test_what_only_ladder_reads_goes_along_with_what_is_private() -> None:
    chance = opportunity("tea", "Tea", effort=5, values="Rex is kind", needs=("confidant",))
    rex = person("rex", "Rex", unsafe=True)
    assert "X-LADDER-MORE" not in as_calendar(snapshot(opportunities=[chance]))
    told = as_calendar(snapshot(opportunities=[chance], people=[rex]), private=True)
    assert "Rex" not in told, "nobody who is not safe is named"
    one = only(told)
    assert (one.effort, one.needs, one.values) == (5, ("confidant",), "")
    for broken in ('X-LADDER-MORE:{"effort":9}', "X-LADDER-MORE:[", "X-LADDER-MORE:"):
        file = re.sub(r"X-LADDER-MORE:.*?\r\n(?! )", f"{broken}\r\n", told, flags=re.DOTALL)
        one = only(file)
        assert (one.title, one.effort) == ("Tea", 2), "what all programs read is there still"


SEEN = st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"])
WORDS = st.text(SEEN, min_size=1, max_size=60).map(
    lambda text: " ".join(text.split())
).filter(bool)  # fmt: skip


@pytest.mark.parametrize("version", ["4.0", "3.0"])
@given(names=st.lists(WORDS, min_size=1, max_size=5, unique_by=str.casefold), parts=st.tuples(*[st.none() | WORDS] * 4))
@settings(max_examples=40, deadline=None)
def test_people_come_back(version: Version, names: list[str], parts: tuple[str | None, ...]) -> None:
    number, known, details, ahead = (part or "" for part in parts)
    people = [
        Person(id=f"id{at}", name=name, created=NOW, number=number, how_known=known, details=details, next_time=ahead)
        for at, name in enumerate(names)
    ]
    told = as_cards(snapshot(people=people), version=version, private=True)
    read = read_incoming("ours.vcf", told.encode(), snapshot())
    back = [cast(Person, item.record) for item in read.items]
    assert {one.id: one for one in back} == {one.id: one for one in people}
    assert as_cards(brought(read), version=version, private=True) == told
    again = read_incoming("ours.vcf", told.encode(), snapshot(people=people))
    assert {item.standing for item in again.items} <= {"same"}


LINES = st.text(SEEN, max_size=40)
TEXTS = st.lists(LINES, min_size=1, max_size=5).map("\n".join)


@given(st.lists(st.tuples(st.integers(0, 400_000), TEXTS, st.sampled_from(("", "What went well?")), st.booleans()),
                max_size=6))  # fmt: skip
@settings(max_examples=80, deadline=None)
def test_a_journal_comes_back(pages: list[tuple[int, str, str, bool]]) -> None:
    entries: list[Entry] = []
    wins: list[Win] = []
    for number, (ago, text, question, is_win) in enumerate(pages):
        at = NOW - timedelta(minutes=ago)
        if is_win:
            wins.append(Win(id=f"w{number}", text=text, at=at))
        else:
            kind: Any = "prompt" if question else "free"
            entries.append(Entry(id=f"e{number}", text=text, at=at, question=question, kind=kind))
    full = snapshot(entries=entries, wins=wins)
    told = "\n".join(as_months(full).values())
    read = read_incoming("2026-03.md", told.encode(), snapshot())
    back = "\n".join(as_months(brought(read)).values())
    # What has no words, and what is written twice in one minute, comes once.
    if len(read.items) == len(pages):
        assert sorted(re.split("\n+", back)) == sorted(re.split("\n+", told))
    again = read_incoming("2026-03.md", told.encode(), full)
    assert {item.standing for item in again.items} <= {"same"}


def test_entries_come_back_equal() -> None:
    texts = ["I *walked*\nand sang.\n\nThen tea.", "# not a heading\n> not a question", "1. one\n- two", "a\\b `c` <d>"]
    entries = [
        Entry(id=f"e{number}", at=NOW - timedelta(hours=number), text=text, question="What was easy?", kind="prompt")
        for number, text in enumerate(texts)
    ]
    told = "\n".join(as_months(snapshot(entries=entries)).values())
    found = [cast(Entry, item.record) for item in read_incoming("j.md", told.encode(), snapshot()).items]
    assert {(one.at, one.text, one.question, one.kind) for one in found} == {
        (one.at, one.text, one.question, one.kind) for one in entries
    }


def numbers() -> Snapshot:
    """Tries, check-ins, contacts and measures with every column filled somewhere."""
    before = Prediction(feared="They laugh; or worse", likelihood=70, suds=60, cost=50)
    after = Outcome(
        happened="partly", likelihood_next=30, peak=55, end=20, real_cost=10, worth=7, facts="She smiled,\nonce",
        easy="The door", hard="=the start", adjust="Earlier", lesson="It passes", context="class",
        habits=(Habit(name="headphones", use="used"), Habit(name="phone in hand", use="left_out")),
    )  # fmt: skip
    tries = [
        attempt("t1", "Ask about the time", prediction=before, outcome=after, status="done", closed_at=NOW),
        attempt("t2", "+1 on the list", started_at=NOW - timedelta(days=2)),
    ]
    return snapshot(
        people=[person("ana", "Ana Example"), person("kim", "Kim")],
        attempts=tries,
        checkins=[checkin("c1"), checkin("c2", NOW - timedelta(days=1), mood="low", energy=1, minutes=5)],
        contacts=[
            contact("k1", "ana", note="Tea, \"green\"", reached="me", proposed="them", support="both", felt="even"),
            contact("k2", "kim", NOW - timedelta(hours=5), channel="voice_note"),
        ],
        measures=[MeasureAnswers(id="m1", at=NOW, companionship=1, left_out=2, isolated=3, direct=4)],
    )  # fmt: skip


@pytest.mark.parametrize("table", TABLES)
def test_tables_come_back(table: str) -> None:
    full = numbers()
    told = as_sheet(full, table, private=True)
    people = list(full.people.values())
    read = read_incoming(f"{table}.csv", told.encode(), snapshot(people=people), past=True)
    assert read.problems == ()
    rows: dict[str, list[Any]] = {}
    for item in read.items:
        rows.setdefault(item.table, []).append(item.record)
    back = as_sheet(snapshot(NOW, people=people, **rows), table, private=True)
    assert sorted(back.splitlines()) == sorted(told.splitlines())
