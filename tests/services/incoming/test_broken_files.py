"""Broken calendars, cards and tables: each gets its sentence, and what is whole beside it comes all the same.

Work is bounded by what is counted here (events, rows, listed days, days looked at), not by the clock.
"""

from collections.abc import Callable
from typing import Final

import pytest

from ladder_tui.services.incoming.calendars import calendar_file, chances, events, their_zones
from ladder_tui.services.incoming.read import Incoming, read_incoming
from tests.kits.builders import snapshot

GOOD: Final = "BEGIN:VEVENT\nUID:good\nDTSTART:20260310T183000\nSUMMARY:Good\nEND:VEVENT\n"


def cal(*parts: str) -> str:
    return f"BEGIN:VCALENDAR\nVERSION:2.0\n{''.join(parts)}END:VCALENDAR\n"


def event(*lines: str) -> str:
    return "".join(f"{line}\n" for line in ("BEGIN:VEVENT", "UID:bad", "SUMMARY:Bad", *lines, "END:VEVENT"))


def with_rule(rule: str) -> str:
    return cal(event("DTSTART:20260310T183000", f"RRULE:{rule}"), GOOD)


def card(*lines: str) -> str:
    return "".join(f"{line}\n" for line in ("BEGIN:VCARD", "VERSION:3.0", *lines, "END:VCARD"))


SOMEBODY: Final = card("FN:Good")
#: What is broken, the line it is told of (0: none), a part of the sentence, and how much comes all the same.
Case = tuple[str | bytes, int, str, int]

CALENDARS: dict[str, Case] = {
    "empty": ("", 0, "There is nothing in it.", 0),
    "blank": (" \n\r\n\t", 0, "There is nothing in it.", 0),
    "no events": (cal(), 0, "There is no event in this calendar.", 0),
    "something else": ("Dear diary,\n", 0, "Lines stand outside", 0),
    "a web page": ("<!DOCTYPE html><html>\n<body>Sign in</body>", 0, "Lines stand outside", 0),
    "a picture": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 0, "It is no text", 0),
    "half of utf-16": (b"\xff\xfeB\0E", 0, "UTF-16", 0),
    "cut off in an event": (cal(GOOD)[:-len("END:VCALENDAR\n")] + event("DTSTART:20260311")[:-len("END:VEVENT\n")], 8,
                            "has no END:VEVENT", 1),
    "cut off in a line": (cal(GOOD, "BEGIN:VEVENT\nSUMMARY:Bad\nDTSTA")[:-len("END:VCALENDAR\n")], 8,
                          "has no END:VEVENT", 1),
    "no end of the calendar": (cal(GOOD)[:-len("END:VCALENDAR\n")], 1, "The file ends before END:VCALENDAR", 1),
    "no end of an event": (cal("BEGIN:VEVENT\nSUMMARY:Bad\nDTSTART:20260310\n", GOOD), 3, "has no END:VEVENT", 1),
    "an end alone": (cal("END:VEVENT\n", GOOD), 3, "END:VEVENT has no BEGIN", 1),
    "no beginning": ("VERSION:2.0\n" + GOOD + "END:VCALENDAR\n", 1, "Lines stand outside", 1),
    "too deep": ("BEGIN:VCALENDAR\n" * 40, 9, "too deep", 0),
    "no DTSTART": (cal(event("DTEND:20260310"), GOOD), 3, "has no DTSTART", 1),
    "DTSTART is none": (cal(event("DTSTART:tomorrow"), GOOD), 6, "has a DTSTART that is no day", 1),
    "DTSTART is empty": (cal(event("DTSTART:"), GOOD), 6, "no day", 1),
    "a day that is none": (cal(event("DTSTART:20260431T090000"), GOOD), 6, "no day", 1),
    "a time that is none": (cal(event("DTSTART:20260310T256100"), GOOD), 6, "no day", 1),
    "a time alone": (cal(event("DTSTART:090000"), GOOD), 6, "no day", 1),
    "a duration for a day": (cal(event("DTSTART:PT1H"), GOOD), 6, "no day", 1),
    "the year 1": (cal(event("DTSTART:00010101T000000"), GOOD), 6, "no day", 1),
    "the year 9999": (cal(event("DTSTART:99991231T235959Z"), GOOD), 6, "no day", 1),
    "digits of elsewhere": (cal(event("DTSTART:２０２６０３１０"), GOOD), 6, "no day", 1),
    "DTSTART with a broken name": (cal(event('DTSTART;TZID="Europe:20260310'), GOOD), 6, "This line of DTSTART", 1),
    "DTEND is none": (cal(event("DTSTART:20260310T090000", "DURATION:an hour"), GOOD), 7, "How long", 2),
    "a duration beyond all": (cal(event("DTSTART:20260310T090000", "DURATION:P99999999999D"), GOOD), 7, "How long", 2),
    "no FREQ": (with_rule("INTERVAL=2"), 7, "first day only", 2),
    "FREQ is none": (with_rule("FREQ=OFTEN"), 7, "first day only", 2),
    "an empty rule": (with_rule(""), 7, "first day only", 2),
    "a rule in words": (with_rule("every week"), 7, "first day only", 2),
    "INTERVAL=0": (with_rule("FREQ=DAILY;INTERVAL=0"), 7, "first day only", 2),
    "INTERVAL beyond all": (with_rule("FREQ=DAILY;INTERVAL=99999999999"), 7, "first day only", 2),
    "COUNT=-3": (with_rule("FREQ=DAILY;COUNT=-3"), 7, "first day only", 2),
    "BYDAY is none": (with_rule("FREQ=WEEKLY;BYDAY=XX"), 7, "first day only", 2),
    "BYMONTH=13": (with_rule("FREQ=YEARLY;BYMONTH=13"), 7, "first day only", 2),
    "UNTIL is none": (with_rule("FREQ=DAILY;UNTIL=never"), 7, "first day only", 2),
    "a part twice": (with_rule("FREQ=DAILY;FREQ=WEEKLY"), 7, "first day only", 2),
    "every second with a place": (with_rule("FREQ=SECONDLY;BYSETPOS=1"), 7, "first day only", 2),
    "EXDATE is none": (cal(event("DTSTART:20260310", "RRULE:FREQ=DAILY", "EXDATE:soon"), GOOD),
                       8, "One day of EXDATE", 2),
    "RDATE is none": (cal(event("DTSTART:20260310", "RDATE:20260399"), GOOD), 7, "One day of RDATE", 2),
    "RECURRENCE-ID is none": (cal(event("DTSTART:20260310", "RECURRENCE-ID:it"), GOOD), 7, "RECURRENCE-ID", 1),
    "a zone nobody knows": (cal(event("DTSTART;TZID=Middle/Earth:20260310T090000"), GOOD), 6,
                            "time zone “Middle/Earth”", 2),
    "a zone that is a path": (cal(event("DTSTART;TZID=../../etc/passwd:20260310T090000"), GOOD), 6, "time zone", 2),
    "a zone without a clock": (cal("BEGIN:VTIMEZONE\nTZID:Ours\nEND:VTIMEZONE\n",
                                   event("DTSTART;TZID=Ours:20260310T090000"), GOOD), 9, "time zone “Ours”", 2),
    "a zone with a broken clock": (
        cal("BEGIN:VTIMEZONE\nTZID:Ours\nBEGIN:STANDARD\nDTSTART:19700101T000000\nTZOFFSETFROM:+9999\nTZOFFSETTO:x\n"
            "RRULE:FREQ=SECONDLY\nEND:STANDARD\nEND:VTIMEZONE\n", event("DTSTART;TZID=Ours:20260310T090000"), GOOD),
        15, "time zone “Ours”", 2),
    "letters of windows": (cal(event("DTSTART:20260310", "LOCATION:Café"), GOOD).encode("cp1252"),
                           0, "Line 7 is not UTF-8", 2),
}  # fmt: skip
CARDS: dict[str, Case] = {
    "cut off": (SOMEBODY + "BEGIN:VCARD\nFN:Bad\nTEL:1", 5, "The file ends before END:VCARD", 1),
    "no name": (card("TEL:1") + SOMEBODY, 1, "has no name", 1),
    "a blank name": (card("FN:  ", "N:;;;;") + SOMEBODY, 1, "has no name", 1),
    "a name that cannot be seen": (card("FN:\u200b\u202e") + SOMEBODY, 1, "has no name", 1),
    "a card in a card": ("BEGIN:VCARD\nFN:Bad\n" + SOMEBODY, 1, "ends before END:VCARD", 1),
    "an end alone": ("END:VCARD\n" + SOMEBODY, 1, "END:VCARD has no BEGIN", 1),
    "a calendar among them": (SOMEBODY + GOOD, 5, "Cards are read here", 1),
    "a broken line": (card("FN:Bad", 'TEL;TYPE="cell:1') + SOMEBODY, 4, "This line of TEL", 2),
    "words before": ("My contacts\n" + SOMEBODY, 1, "Lines stand outside", 1),
}  # fmt: skip
TABLES: dict[str, Case] = {
    "no header": ("Kim,030\nLee,040\n", 1, "names no columns", 0),
    "a header alone": ("name,phone\n", 0, "There is no row", 0),
    "an open quotation mark": ('name,note\nKim,ok\nLee,"never\nends\n', 3, "quotation marks", 1),
    "a mark in the middle": ('name,note\nKim,"a"b\n', 2, "quotation marks", 0),
    "no name in a row": ("name,phone\n,030\nKim,1\n", 2, "There is no name", 1),
    "no day in a row": ("name,date\nKim,\nKim,2026-03-01\n", 2, "There is no day", 2),
    "a day that is none": ("title,date\nTea,2026-02-31\nTea,2026-03-10\n", 2, "“2026-02-31” is no day", 1),
    "a time that is none": ("title,date,time\nTea,2026-03-10,25:99\nTea,2026-03-11,9:00\n", 2, "“25:99”", 1),
    "a mood that is none": ("date,mood,energy\n2026-03-01,blue,3\n2026-03-01,low,3\n", 2, "“blue” is no mood", 1),
    "energy of six": ("date,mood,energy\n2026-03-01,low,6\n2026-03-01,low,3\n", 2, "“6” is no number from 1 to 5", 1),
    "a number of words": ("date,mood,energy\n2026-03-01,low,three\n2026-03-01,low,3\n", 2, "“three”", 1),
    "a channel that is none": ("who,date,how\nKim,2026-03-01,pigeon\nKim,2026-03-01,call\n", 2, "“pigeon”", 2),
    "too few cells": ("date,mood,energy\n2026-03-01\n2026-03-01,low,3\n", 2, "is no mood", 1),
    "another status": (
        "started,title,status,likely_before\n2026-03-01 09:00,A,won,50\n2026-03-01 09:00,B,done,50\n", 2, "“won”", 1),
}  # fmt: skip
ALL = [
    *((f"{name}.ics", *case) for name, case in CALENDARS.items()),
    *((f"{name}.vcf", *case) for name, case in CARDS.items()),
    *((f"{name}.csv", *case) for name, case in TABLES.items()),
]


@pytest.mark.parametrize(("file", "data", "line", "words", "comes"), ALL, ids=[case[0] for case in ALL])
def test_a_broken_file_gets_its_sentence(file: str, data: str | bytes, line: int, words: str, comes: int) -> None:
    found = read(file, data)
    told = [one for one in (*found.problems, *found.changes) if words in one.words]
    assert told, [one.of(file) for one in (*found.problems, *found.changes)]
    assert told[0].line == line or line == 0
    assert len(found.items) == comes
    for one in (*found.problems, *found.changes, *found.left_out):
        assert one.words[0].isupper() or one.words[0] == "“"
        assert one.words.endswith(".")
        assert len(one.words) < 320


def read(file: str, data: str | bytes) -> Incoming:
    return read_incoming(file, data.encode() if isinstance(data, str) else data, snapshot())


def test_there_are_sixty_of_them() -> None:
    assert len(ALL) >= 60


def many(number: int, make: Callable[[int], str]) -> str:
    return "".join(make(at) for at in range(number))


def test_the_most_events_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(calendar_file, "MOST", 3)
    found = read("c.ics", cal(many(5, lambda at: f"BEGIN:VEVENT\nUID:{at}\nDTSTART:20260310\nEND:VEVENT\n")))
    assert (len(found.items), found.problems[0].of("c.ics")) == (
        3, "c.ics, line 15: The file has more than 3 events; those from here on stay out.",
    )  # fmt: skip


def test_the_most_listed_days_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(events, "_MOST_LISTED", 2)
    found = read("c.ics", cal(event("DTSTART:20260310", "RDATE:20260311,20260312,20260313", "RDATE:20260314")))
    assert len(found.items) == 3
    assert "More than 2 days of RDATE" in found.problems[0].words


def test_the_days_of_unusual_rules_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chances, "_MOST_WORK", 500)
    rule = "FREQ=MONTHLY;BYDAY=1MO,3MO"
    found = read(
        "c.ics", cal(many(3, lambda at: f"BEGIN:VEVENT\nUID:{at}\nDTSTART:20260310\nRRULE:{rule}\nEND:VEVENT\n"))
    )
    assert ["more unusual rules" in one.words for one in found.problems] == [True, True]


def test_zones_that_are_told_by_rules_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(their_zones, "_MOST_COMPARED", 1)
    zone = (
        "BEGIN:VTIMEZONE\nTZID:Z{0}\nBEGIN:STANDARD\nDTSTART:19700101T000000\nTZOFFSETFROM:+0900\nTZOFFSETTO:+0900\n"
        "END:STANDARD\nEND:VTIMEZONE\nBEGIN:VEVENT\nUID:{0}\nDTSTART;TZID=Z{0}:20260310T090000\nEND:VEVENT\n"
    )
    found = read("c.ics", cal(many(3, zone.format)))
    assert [one.words.count("“Z") for one in found.changes] == [1, 1]


def test_the_largest_file_is_told() -> None:
    assert "larger than 10 million bytes" in read("c.ics", b"x" * 10_000_001).problems[0].words
