"""Calendar files of other programs, small and with invented details: what they say is what would come."""

from datetime import date, datetime, time
from pathlib import Path
from typing import NamedTuple, cast

import pytest
from msgspec.structs import replace

from ladder_tui.domain.base.recurrence import Recurrence
from ladder_tui.domain.calendar.occurrences import placements
from ladder_tui.domain.records.opportunities import Moved, Opportunity
from ladder_tui.domain.records.plans import Origin
from ladder_tui.services.formats.ics import as_calendar
from ladder_tui.services.incoming.calendars import calendar_file
from ladder_tui.services.incoming.found.told import Incoming
from ladder_tui.services.incoming.read import read_incoming, read_several
from tests.kits.builders import ZONE, opportunity, plan, snapshot

FILES = Path(__file__).parent / "files"
BEGIN, END = date(2026, 1, 1), date(2027, 6, 30)


def incoming(name: str, *, past: bool = False) -> Incoming:
    return read_incoming(name, (FILES / name).read_bytes(), snapshot(), past=past)


def chances(read: Incoming) -> list[Opportunity]:
    return [cast(Opportunity, item.record) for item in read.items]


def shown(chance: Opportunity) -> str:
    """Its days and times on the wall clock in Berlin, the first eight."""
    days = sorted((day, at) for _, day, at in placements(chance, BEGIN, END, zone=ZONE.key))
    return " ".join(f"{day:%m-%d}" + (f"T{at:%H:%M}" if at is not None else "") for day, at in days[:8])


class Expected(NamedTuple):
    title: str
    days: str
    minutes: int
    where: str = ""


PROGRAMS: dict[str, list[Expected]] = {
    "google.ics": [
        Expected("Pottery class", "01-07T18:30 01-14T18:30 01-21T18:30 01-28T18:30 02-04T18:30 02-11T18:30 02-18T18:30"
                 " 02-25T18:30", 90, "Studio 3, Old Mill"),
        Expected("Coffee with Robin", "03-10T18:00", 60),
        Expected("Weekend by the lake", "03-20", 60),
    ],
    "apple.ics": [
        Expected("Board games 🎲", "03-06T18:00 04-03T18:00 05-01T18:00 06-05T18:00 07-03T18:00 08-07T18:00", 60,
                 "Café Exemplar Example Street 1 12345 Town"),
        Expected("Street party", "04-15 04-15", 60),
        Expected("Last working day breakfast", "03-31T08:00", 45),
        Expected("Last working day breakfast", "04-30T08:00", 45),
        Expected("Last working day breakfast", "05-29T08:00", 45),
    ],
    "outlook.ics": [
        Expected("Choir rehearsal", "03-05T18:30 03-19T19:00 04-16T18:30 05-14T18:30 05-28T18:30 06-11T18:30"
                 " 06-25T18:30 07-09T18:30", 90, "Parish hall"),
        Expected("Call with a cousin", "03-10T17:00", 30),
    ],
    "nextcloud.ics": [
        Expected("Walk and breakfast", "03-16T09:00", 60, "Boathouse"),
        Expected("Walk round the pond", "03-02T09:00 03-05T09:00 03-23T09:00 03-26T09:00 03-30T09:00 04-02T09:00"
                 " 04-06T09:00 04-09T09:00", 30),
    ],
    "khal.ics": [
        Expected("Repair café", "03-14T14:00", 180, "Library"),
        Expected("Repair café", "04-11T14:00", 180, "Library"),
        Expected("Stretching", "03-05 03-06 03-07 03-08 03-09 03-10", 60),
    ],
    "thunderbird.ics": [
        Expected("Language tandem", "03-10T17:00 04-07T17:00 04-21T17:00", 60),
        Expected("Stand-up at noon, anywhere", "03-09T12:00", 15),
    ],
    # New York puts its clock forward three weeks before Berlin; what is told in UTC moves with Berlin's clock.
    "fastmail.ics": [
        Expected("Video call with the old flat", "03-08T15:00 04-08T16:00 05-08T16:00", 60),
        Expected("Online quiz", "03-27T20:00 04-03T21:00", 90),
    ],
}  # fmt: skip


@pytest.mark.parametrize("name", PROGRAMS)
def test_what_a_program_writes_is_read_right(name: str) -> None:
    read = incoming(name)
    assert [(one.title, shown(one), one.minutes, one.where) for one in chances(read)] == [
        tuple(each) for each in PROGRAMS[name]
    ]
    assert read.problems == ()


def test_a_moved_day_and_a_day_left_out_stay_what_they_are() -> None:
    pottery = chances(incoming("google.ics"))[0]
    assert pottery.skipped == (date(2026, 4, 1),)
    assert [(one.original, one.day) for one in pottery.moved] == [(date(2026, 3, 11), date(2026, 3, 12))]
    assert pottery.note == "Bring a towel, and an apron.\nKeys at the desk; ask for Pat."
    assert pottery.zone == "Europe/Berlin"


def test_what_stays_out_or_comes_otherwise_is_said() -> None:
    told = {one.of("google.ics") for one in incoming("google.ics").left_out}
    assert told == {"google.ics: One alarm stays out.", "google.ics: One event that is over stays out."}
    assert [one.of("g") for one in incoming("google.ics").changes] == [
        "g, line 67: “Weekend by the lake” takes three days; it stands on the first one."
    ]
    assert {one.words for one in incoming("nextcloud.ics").left_out} == {
        "One to-do stays out.", "One note of a journal stays out.", "Two events that are called off stay out.",
    }  # fmt: skip
    (breakfast,) = incoming("apple.ics").changes
    assert breakfast.words == (
        "“Last working day breakfast”: Only one weekday of the month is held here, such as BYDAY=2TU or"
        " BYDAY=TU;BYSETPOS=2. Its three days until 29 May 2026 come as single ones."
    )


def test_what_is_over_comes_where_it_is_asked_for() -> None:
    assert "Long ago" in {one.title for one in chances(incoming("google.ics", past=True))}


@pytest.mark.parametrize("name", PROGRAMS)
def test_twice_is_once(name: str) -> None:
    read = incoming(name)
    assert {item.standing for item in read.items} == {"new"}
    ids = [one.id for one in chances(read)]
    assert len(set(ids)) == len(ids)
    again = read_incoming(name, (FILES / name).read_bytes(), snapshot(opportunities=chances(read)))
    assert {item.standing for item in again.items} == {"same"}
    assert again.records(update=True) == ()


def test_a_clock_that_changes_is_found_by_its_rules_on_any_day() -> None:
    data = (FILES / "outlook.ics").read_bytes()
    for month in (1, 6, 12):
        now = datetime(2026, month, 2, 9, tzinfo=ZONE)
        read = read_incoming("outlook.ics", data, snapshot(now), past=True)
        assert shown(chances(read)[-1]) == "03-10T17:00"


def test_our_own_file_is_nothing_new_where_it_came_from() -> None:
    weekly = Recurrence(frequency="weekly", weekdays=(4,))
    here = opportunity("choir", "Choir", day=date(2026, 3, 3), rule=weekly, at=time(18, 30))
    origin = Origin(kind="opportunity", ref="choir", day=date(2026, 3, 13))
    full = snapshot(
        opportunities=[here], plans=[plan("p", "Choir", day=date(2026, 3, 13), at=time(18, 30), origin=origin)]
    )
    read = read_incoming("ours.ics", as_calendar(full).encode(), full)
    assert {item.standing for item in read.items} == {"same"}


def test_what_was_left_out_and_added_here_stays_when_the_file_is_newer() -> None:
    data = (FILES / "google.ics").read_bytes()
    first = chances(read_incoming("g.ics", data, snapshot()))
    own = replace(first[0], skipped=(date(2026, 4, 1), date(2026, 4, 8)), reward="A bath", minutes=60, note="Mine")
    newer = data.replace(b"Studio 3", b"Studio 4").replace(b"T203000", b"T210000")
    (item,) = read_incoming("g.ics", newer, snapshot(opportunities=[own, *first[1:]])).standing("differs")
    taken = cast(Opportunity, item.record)
    assert (taken.where, taken.skipped, taken.reward, taken.note) == (
        "Studio 4, Old Mill",
        own.skipped,
        "A bath",
        "Mine",
    )
    assert taken.minutes == 90
    assert item.here == own


def test_a_calendar_of_things_called_off_brings_nothing() -> None:
    text = "BEGIN:VCALENDAR\nMETHOD:CANCEL\nBEGIN:VEVENT\nUID:1\nDTSTART:20260310\nEND:VEVENT\nEND:VCALENDAR\n"
    read = read_incoming("c.ics", text.encode(), snapshot())
    assert read.items == ()
    assert [one.words for one in read.left_out] == ["One event that is called off stays out."]


def test_a_change_from_one_day_on_is_taken_for_that_day_and_said() -> None:
    text = (
        "BEGIN:VEVENT\nUID:1\nSUMMARY:Tea\nDTSTART:20260310T090000\nRRULE:FREQ=WEEKLY\nEND:VEVENT\n"
        "BEGIN:VEVENT\nUID:1\nSUMMARY:Tea\nRECURRENCE-ID;RANGE=THISANDFUTURE:20260317T090000\nDTSTART:20260317T100000\n"
        "END:VEVENT\n"
    )
    read = read_incoming("c.ics", text.encode(), snapshot())
    assert shown(chances(read)[0])[:23] == "03-10T09:00 03-17T10:00"
    assert read.changes[0].words == "“Tea” is otherwise from Tuesday 17 March 2026 on; only that day is taken so."


def test_several_files_are_read_as_one() -> None:
    files = [(name, (FILES / name).read_bytes()) for name in ("khal.ics", "google.ics", "khal.ics")]
    read = read_several("folder", files, snapshot())
    assert len(read.items) == 6
    assert [one.of("folder") for one in read.changes] == [
        "google.ics, line 67: “Weekend by the lake” takes three days; it stands on the first one."
    ]
    assert read.over == 1


def test_a_description_with_tags_is_read_as_words() -> None:
    html = "<p>Bring <b>a towel</b>&nbsp;&amp; soap</p><style>p{}</style>Keys:<br>at the desk<ul><li>Pat</li></ul>"
    told = {html: "Bring a towel & soap\nKeys:\nat the desk\n\nPat", "2 < 3 <not a tag>": "2 < 3 <not a tag>"}
    for text, note in told.items():
        event = f"BEGIN:VEVENT\nDTSTART:20260310\nDESCRIPTION:{text}\nEND:VEVENT\n".replace(";", "\\;")
        assert chances(read_incoming("c.ics", event.encode(), snapshot()))[0].note == note


def test_what_is_told_in_utc_moves_with_the_seasons_and_that_is_said() -> None:
    (told,) = incoming("fastmail.ics").changes
    assert told.words == "“Online quiz” is told in UTC, so on your clock it is an hour later in summer than in winter."


@pytest.mark.parametrize(
    ("name", "zone"),
    [
        ("tzone://Microsoft/Utc", "UTC"),
        ("GMT Standard Time", "Europe/London"),
        ("/freeassociation.sourceforge.net/Tzfile/America/Argentina/Buenos_Aires", "America/Argentina/Buenos_Aires"),
        ("Europe/Kiev", "Europe/Kiev"),
        ("Nowhere", "Europe/Berlin"),
        ("/example/Japan", "Europe/Berlin"),
    ],
)
def test_names_of_zones(name: str, zone: str) -> None:
    event = f"BEGIN:VEVENT\nDTSTART;TZID={name}:20260310T090000\nRRULE:FREQ=WEEKLY\nEND:VEVENT\n"
    if "://" in name or "/" in name:
        event = event.replace(name, f'"{name}"')
    assert chances(read_incoming("c.ics", event.encode(), snapshot()))[0].zone == zone


def one(*lines: str) -> Opportunity:
    text = "\n".join(("BEGIN:VEVENT", *lines, "END:VEVENT", ""))
    return chances(read_incoming("c.ics", text.encode(), snapshot(), past=True))[0]


def test_a_whole_day_of_outlook_has_no_time() -> None:
    day = one("DTSTART:20260310T000000", "DTEND:20260311T000000", "X-MICROSOFT-CDO-ALLDAYEVENT:TRUE")
    assert (day.day, day.at) == (date(2026, 3, 10), None)


def test_a_birthday_of_no_year_comes_each_year() -> None:
    assert shown(one("DTSTART;VALUE=DATE:16040229", "RRULE:FREQ=YEARLY")) == "02-28 02-28"


def test_lines_may_end_as_on_an_old_mac() -> None:
    text = "BEGIN:VEVENT\rDTSTART:20260310\rSUMMARY:Tea\rEND:VEVENT\r"
    assert chances(read_incoming("c.ics", text.encode(), snapshot()))[0].title == "Tea"


def test_times_whose_event_is_missing_come_each_by_itself() -> None:
    text = "".join(
        f"BEGIN:VEVENT\nUID:u\nSUMMARY:Tea\nRECURRENCE-ID:2026031{day}T090000\nDTSTART:2026031{day}T100000\nEND:VEVENT\n"
        for day in (0, 7)
    )
    read = read_incoming("c.ics", text.encode(), snapshot())
    assert [shown(one) for one in chances(read)] == ["03-10T10:00", "03-17T10:00"]
    assert len({item.record.id for item in read.items}) == 2


def test_ten_years_of_what_is_over_leave_room_for_what_is_ahead(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(calendar_file, "MOST", 2)
    past = "".join(f"BEGIN:VEVENT\nUID:{year}\nDTSTART:{year}0310T090000\nEND:VEVENT\n" for year in range(2016, 2026))
    ahead = "BEGIN:VEVENT\nUID:ahead\nDTSTART:20260310T090000\nSUMMARY:Tea\nEND:VEVENT\n"
    read = read_incoming("c.ics", (past + ahead).encode(), snapshot())
    assert ([one.title for one in chances(read)], read.over, read.problems) == (["Tea"], 10, ())


def test_a_single_day_that_was_moved_here_is_where_the_file_has_it() -> None:
    moved = Moved(original=date(2026, 3, 10), day=date(2026, 3, 12), at=time(9))
    full = snapshot(opportunities=[opportunity("once", day=date(2026, 3, 10), at=time(8), moved=(moved,))])
    assert [item.standing for item in read_incoming("o.ics", as_calendar(full).encode(), full).items] == ["same"]


def test_a_text_without_end_is_cut_and_that_is_said() -> None:
    text = f"BEGIN:VEVENT\nDTSTART:20260310\nSUMMARY:{'a' * 301}\nDESCRIPTION:{'b' * 30_000}\nEND:VEVENT\n"
    read = read_incoming("c.ics", text.encode(), snapshot())
    assert (len(chances(read)[0].title), len(chances(read)[0].note)) == (300, 20_000)
    assert [one.words for one in read.changes] == [
        "SUMMARY is longer than 300 signs; the rest stays out.",
        "DESCRIPTION is longer than 20,000 signs; the rest stays out.",
    ]


EXCHANGE = """BEGIN:VCALENDAR
BEGIN:VTIMEZONE
TZID:{name}
BEGIN:STANDARD
DTSTART:16010101T{standard}
TZOFFSETFROM:{summer}
TZOFFSETTO:{winter}
RRULE:FREQ=YEARLY;WKST=MO;INTERVAL=1;BYMONTH=10;BYDAY=-1SU
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:16010101T020000
TZOFFSETFROM:{winter}
TZOFFSETTO:{summer}
RRULE:FREQ=YEARLY;WKST=MO;INTERVAL=1;BYMONTH=3;BYDAY=-1SU
END:DAYLIGHT
END:VTIMEZONE
BEGIN:VEVENT
UID:1
DTSTART;TZID="{name}":20260310T120000
END:VEVENT
BEGIN:VEVENT
UID:2
DTSTART;TZID="{name}":20260610T120000
END:VEVENT
END:VCALENDAR
"""


def test_a_clock_of_1601_is_that_of_a_zone() -> None:
    name = "GMT +0000 (Standard) / GMT +0100 (Daylight)"
    text = EXCHANGE.format(name=name, standard="020000", winter="+0000", summer="+0100")
    read = read_incoming("c.ics", text.encode(), snapshot())
    assert [shown(one) for one in chances(read)] == ["03-10T13:00", "06-10T13:00"]
    assert {one.zone for one in chances(read)} <= {"Europe/London", "Europe/Lisbon", "Europe/Dublin", "Atlantic/Canary"}
    assert read.changes == ()


def test_a_clock_that_no_zone_has_is_reckoned_with_as_the_file_says() -> None:
    text = EXCHANGE.format(name="Ship", standard="030000", winter="+0017", summer="+0117")
    read = read_incoming("c.ics", text.encode(), snapshot())
    assert [shown(one) for one in chances(read)] == ["03-10T12:43", "06-10T12:43"]
    assert [one.words for one in read.changes] == [
        "The time zone “Ship” is not known here; its times are converted, by the rules in the file, to your own clock."
    ]
