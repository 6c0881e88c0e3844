"""Cards of people as phones, Google, Outlook and Nextcloud write them, details invented."""

from typing import Any, cast

import pytest

from ladder_tui.domain.records.people import Person
from ladder_tui.services.incoming.found.told import Incoming
from ladder_tui.services.incoming.read import read_incoming
from tests.kits.builders import person, snapshot


def card(*lines: str, version: str = "3.0") -> str:
    return "\r\n".join(("BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", ""))


def incoming(text: str, **known: Any) -> Incoming:
    return read_incoming("people.vcf", text.encode(), snapshot(**known))


def people(read: Incoming) -> list[Person]:
    return [cast(Person, item.record) for item in read.items]


CARDS = {
    "phone": (card("N:Example;Robin;;;", "FN:Robin Example", "TEL;CELL:0151 234", version="2.1"),
              ("Robin Example", "0151 234", "")),
    "quoted": (card("N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Ex=C3=A4mple;J=C3=B6rg;;;",
                    "NOTE;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:From the =", "choir=0D=0AAlto", version="2.1"),
               ("Jörg Exämple", "", "From the choir\nAlto")),
    "apple": (card("N:Example;Alex;;;", "FN:Alex Example", "item1.TEL;type=pref:+49 30 555",
                   "item1.X-ABLabel:_$!<Main>!$_",
                   "EMAIL;type=INTERNET;type=HOME:alex@example.org", "BDAY;X-APPLE-OMIT-YEAR=1604:1604-03-04",
                   "PHOTO;ENCODING=b;TYPE=JPEG:AAAABBBB", " CCCC"),
              ("Alex Example", "+49 30 555", "alex@example.org\nBirthday 4 March")),
    "google": (card("FN:Kim", "N:;Kim;;;", "TEL;TYPE=HOME:111", "TEL;TYPE=CELL:222",
                    "NOTE:Tea\\, not coffee\\nTuesdays"),
               ("Kim", "222", "Tea, not coffee\nTuesdays\n111")),
    "version 4": (card("UID:urn:uuid:1", "FN:Sam", "TEL;VALUE=uri;PREF=1:tel:+1-555", "BDAY:--0304", version="4.0"),
                  ("Sam", "+1-555", "Birthday 4 March")),
    "mail alone": (card("FN:Lee", "EMAIL:lee@example.org", "BDAY:19900304"),
                   ("Lee", "lee@example.org", "Birthday 4 March 1990")),
    "only parts of a name": (card("N:O\\;Neil;Pat;;;"), ("Pat O;Neil", "", "")),
}  # fmt: skip


@pytest.mark.parametrize("name", CARDS)
def test_a_card_is_read(name: str) -> None:
    text, expected = CARDS[name]
    read = incoming(text)
    assert [(one.name, one.number, one.details) for one in people(read)] == [expected]
    assert read.problems == ()


def test_twice_is_once() -> None:
    text = "".join(text for text, _ in CARDS.values())
    first = incoming(text)
    assert len({one.id for one in people(first)}) == len(CARDS)
    again = incoming(text, people=people(first))
    assert {item.standing for item in again.items} == {"same"}


def test_the_same_person_twice_in_a_file_comes_once() -> None:
    read = incoming(card("FN:Kim", "TEL:030-11 1") + card("FN:KIM") + card("FN:Kim", "TEL:+99 2"))
    assert [one.number for one in people(read)] == ["030-11 1", "+99 2"]
    assert [one.words for one in read.left_out] == ["One card is of somebody who stands there twice; each comes once."]


def test_who_is_here_is_known_by_name_and_keeps_what_is_noted() -> None:
    here = person("kim", "Kim", details="Alto", next_time="Ask about the move")
    (item,) = incoming(card("FN:kim", "TEL:222", "NOTE:Tuesdays"), people=[here]).items
    assert item.standing == "differs"
    assert isinstance(item.record, Person)
    assert (item.record.id, item.record.number, item.record.details, item.record.next_time) == (
        "kim", "222", "Alto\nTuesdays", "Ask about the move",
    )  # fmt: skip


def test_another_of_the_same_name_comes_and_is_said() -> None:
    read = incoming(card("FN:Kim", "TEL:222"), people=[person("kim", "Kim", number="111")])
    assert [item.standing for item in read.items] == ["new"]
    assert "another Kim" in read.changes[0].words


def test_firms_and_groups_stay_out() -> None:
    text = card("FN:Example Ltd", "N:;;;;", "ORG:Example Ltd") + card("FN:Choir", "KIND:group", version="4.0")
    read = incoming(text)
    assert read.items == ()
    assert [one.words for one in read.left_out] == ["Two cards of a firm or group stay out."]
