"""Calendar files of other programs, small and with invented details: what they say is what would come."""

from datetime import date
from pathlib import Path
from typing import NamedTuple, cast

import pytest

from ladder_tui.domain.calendar.occurrences import placements
from ladder_tui.domain.records.opportunities import Opportunity
from ladder_tui.services.incoming.found.told import Incoming
from ladder_tui.services.incoming.read import read_incoming
from tests.kits.builders import ZONE, snapshot

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
