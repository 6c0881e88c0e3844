"""Tables and journals as spreadsheets and other programs write them, details invented."""

from datetime import date, datetime, time, timedelta
from typing import Any

import pytest

from ladder_tui.services.incoming.read import Incoming, read_incoming
from tests.kits.builders import NOW, ZONE, entry, person, snapshot


def incoming(name: str, text: str | bytes, **options: Any) -> Incoming:
    known = options.pop("known", {})
    return read_incoming(name, text if isinstance(text, bytes) else text.encode(), snapshot(**known), **options)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)


def fields(read: Incoming, *names: str) -> list[tuple[Any, ...]]:
    return [tuple(getattr(item.record, name) for name in names) for item in read.items]


SPREADSHEETS: dict[str, tuple[str | bytes, str, tuple[str, ...], list[tuple[Any, ...]]]] = {
    "excel, semicolons, windows": (
        "Name;Telefon;Notes\r\nJörg Ex;030;likes tea\r\n;;\r\n".replace("Telefon", "Phone").encode("cp1252"),
        "people", ("name", "number", "details"), [("Jörg Ex", "030", "likes tea")],
    ),
    "a mark and tabs": (
        "\ufeffname\tphone\nKim\t'+49 1\n", "people", ("name", "number"), [("Kim", "+49 1")],
    ),
    "utf-16": ("name,phone\nKim,1\n".encode("utf-16"), "people", ("name", "number"), [("Kim", "1")]),
    "sep": ("sep=|\nname|phone\nKim|1\n", "people", ("name", "number"), [("Kim", "1")]),
    "google contacts": (
        "First Name,Middle Name,Last Name,Nickname,Birthday,Notes,E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Label,"
        "Phone 1 - Value\nAna,,Example,,1990-03-04,From the choir,Home,ana@example.org,Mobile,+49 1\n",
        "people", ("name", "number", "details"),
        [("Ana Example", "+49 1", "From the choir\nana@example.org\nBirthday 1990-03-04")],
    ),
    "outlook contacts": (
        "First Name,Last Name,E-mail Address,Mobile Phone\nBo,Example,bo@example.org,\n",
        "people", ("name", "number"), [("Bo Example", "bo@example.org")],
    ),
    "who, when and a note": (
        'name,date,note\nAna,3.3.2026,"Tea, then\na walk"\n', "contacts", ("person_id", "at", "note", "channel"),
        [("ana", at("2026-03-03T12:00"), "Tea, then\na walk", "in_person")],
    ),
    "a channel": (
        "date,time,who,how\n2026-03-03,9:15,Ana,phone\n", "contacts", ("at", "channel"),
        [(at("2026-03-03T09:15"), "call")],
    ),
    "google calendar": (
        "Subject,Start Date,Start Time,End Date,End Time,Description,Location\n"
        "Dinner,03/14/2026,7:00 PM,03/14/2026,9:30 PM,Bring bread,At home\n",
        "plans", ("title", "day", "at", "minutes", "note"),
        [("Dinner", date(2026, 3, 14), time(19), 150, "Bring bread\nAt home")],
    ),
    "check-ins": (
        "date,mood,energy,minutes\n4/3/2026 08:00,steady,3,30\n13/2/2026 8:00,LOW,1,\n", "checkins",
        ("at", "mood", "energy", "minutes"),
        [(at("2026-03-04T08:00"), "steady", 3, 30), (at("2026-02-13T08:00"), "low", 1, 0)],
    ),
    "entries": (
        "date,text\n2026-03-01T20:30,Walked\n", "entries", ("at", "text"), [(at("2026-03-01T20:30"), "Walked")]),
    "wins": ("date,good thing\n2026-03-01,Sun\n", "wins", ("at", "text"), [(at("2026-03-01T12:00"), "Sun")]),
}  # fmt: skip


@pytest.mark.parametrize("name", SPREADSHEETS)
def test_a_table_is_read(name: str) -> None:
    text, table, names, rows = SPREADSHEETS[name]
    read = incoming("table.csv", text, known={"people": [person("ana", "Ana")]})
    assert {item.table for item in read.items} == {table}
    assert fields(read, *names) == rows
    assert read.problems == ()


def test_whoever_is_new_comes_with_the_contact_and_not_for_a_row_that_stays_out() -> None:
    read = incoming("c.csv", "name,date\nKim,2026-03-01\nKim,2026-03-02\nLee,31.2.2026\n")
    assert [item.table for item in read.items] == ["people", "contacts", "contacts"]
    assert {getattr(item.record, "person_id", item.record.id) for item in read.items} == {read.items[0].record.id}
    (problem,) = read.problems
    assert problem.of("c.csv") == (
        "c.csv, line 4: “31.2.2026” is no day; 2026-03-04 or 2026-03-04 18:30 is right. The row stays out."
    )


def test_plans_that_are_over_stay_out_unless_they_are_asked_for() -> None:
    text = "title,date\nDinner,2026-03-03\n"
    assert incoming("p.csv", text).over == 1
    assert len(incoming("p.csv", text, past=True).items) == 1


def test_days_that_may_be_read_in_two_ways_are_said() -> None:
    read = incoming("p.csv", "title,date\nDinner,4/5/2026\n")
    assert fields(read, "day") == [(date(2026, 5, 4),)]
    assert "with the day first" in read.changes[0].words


def test_a_header_that_is_not_understood_is_told_those_that_are() -> None:
    (problem,) = incoming("t.csv", "foo;bar\n1;2\n").problems
    assert problem.words == (
        "The first line names no columns that are understood (“foo”, “bar”). Understood are: name, phone, note"
        " (people); name, date, note (contacts); title, date, time (plans); date, text (entries); date, mood,"
        " energy, minutes (check-ins)."
    )


JOURNALS: dict[str, tuple[str, str, list[tuple[datetime, str]]]] = {
    "jrnl": (
        "journal.txt",
        "[2026-03-04 09:30] Walked. The bench was free.\nTwo rows.\n\n[2026-03-03 09:31:00 PM] Tea with @kim *\n",
        [(at("2026-03-04T09:30"), "Walked. The bench was free.\nTwo rows."), (at("2026-03-03T21:31"), "Tea with @kim")],
    ),
    "jrnl of old": ("j", "2026-03-04 09:30 Walked\nmore\n", [(at("2026-03-04T09:30"), "Walked\nmore")]),
    "jrnl as json": (
        "j.json",
        '{"tags": {"@kim": 1}, "entries": [{"title": "Tea", "body": "With @kim", "date": "2026-03-04", "time": "09:30",'
        ' "tags": ["@kim"], "starred": false}]}',
        [(at("2026-03-04T09:30"), "Tea\nWith @kim")],
    ),
    "day one": (
        "Journal.txt",
        "\tDate:\tMarch 4, 2026 at 9:30:00 AM GMT+1\n\tWeather:\t3°C\n\tLocation:\tSome Street, Town\n\nWalked.\n\n"
        "Nice: yes\n\n\tDate:\tJuly 5, 2025 at 9:30:00\u202fPM GMT+2\n\nSecond\n",
        [(at("2026-03-04T09:30"), "Walked.\n\nNice: yes"), (at("2025-07-05T21:30"), "Second")],
    ),
    "day one as json": (
        "Journal.json",
        '{"metadata":{"version":"1.0"},"entries":[{"uuid":"A1","creationDate":"2026-03-04T08:30:00Z","timeZone":'
        '"Europe\\/Berlin","text":"Walked\\\\. Twice\\\\!\\n\\n![](dayone-moment:\\/\\/B2)"}]}',
        [(at("2026-03-04T09:30"), "Walked. Twice!")],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", JOURNALS)
def test_a_journal_is_read(name: str) -> None:
    file, text, entries = JOURNALS[name]
    read = incoming(file, text)
    assert {item.table for item in read.items} == {"entries"}
    assert fields(read, "at", "text") == entries
    assert read.problems == ()
    again = incoming(file, text, known={"entries": [item.record for item in read.items]})
    assert {item.standing for item in again.items} == {"same"}


def test_an_entry_that_is_here_under_another_id_is_known() -> None:
    here = entry("e1", "Walked.", at("2026-03-04T09:30") + timedelta(seconds=20))
    read = incoming("j.txt", "[2026-03-04 09:30] Walked.\n[2026-03-04 09:30] Sang.\n", known={"entries": [here]})
    assert [item.standing for item in read.items] == ["same", "new"]


def test_what_no_terminal_may_get_is_taken_out() -> None:
    read = incoming("j.txt", "[2026-03-04 09:30] Wal\x1b[31mked\u202e\n")
    assert fields(read, "text") == [("Wal[31mked",)]
    read = incoming("p.vcf", "BEGIN:VCARD\nFN:K\x07im\nEND:VCARD\n")
    assert fields(read, "name") == [("Kim",)]
    read = incoming("c.ics", "BEGIN:VEVENT\nDTSTART:20260310T090000\nSUMMARY:Te\x1ba\nEND:VEVENT\n")
    assert fields(read, "title") == [("Tea",)]
    assert NOW.tzinfo is not None


def test_a_contact_with_one_of_two_people_of_a_name_stays_out() -> None:
    two = {"people": [person("ana", "Ana", number="1"), person("other", "Ana", number="2")]}
    read = incoming("c.csv", "name,date\nAna,2026-03-01\n", known=two)
    assert read.items == ()
    assert "several people" in read.problems[0].words


def test_what_is_packed_is_said() -> None:
    assert "unpack it" in incoming("takeout.zip", b"PK\x03\x04" + bytes(40)).problems[0].words
