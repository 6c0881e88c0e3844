"""Cards of people: names and numbers come back as they were, notes only if asked for, and nobody who is not safe."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import settings as tried
from hypothesis import strategies as st
from icalendar.parser import Contentlines

from ladder_tui.domain.base.clean import clean, is_blank, one_line
from ladder_tui.services.formats.vcards import as_cards
from tests.kits.builders import person, settings, snapshot


def unescaped(text: str) -> str:
    """A value as RFC 6350 reads it."""
    signs = iter(text)
    return "".join(
        ({"n": "\n", "N": "\n"}.get(after := next(signs), after)) if sign == "\\" else sign for sign in signs
    )


def read(text: str) -> list[tuple[str, str]]:
    """The lines by name, unfolded by another reader; in the values escapes stay."""
    reader: Any = Contentlines
    rows = [str(line) for line in reader.from_ical(text) if line]
    parts = [row.partition(":") for row in rows]
    return [(name.partition(";")[0], value) for name, _, value in parts]


def test_a_card_has_the_name_and_a_way_to_reach_them() -> None:
    ana = person(name="Ana Lima", number="+49 30 1234", details="Her dog is called Momo", next_time="Ask about Momo")
    assert as_cards(snapshot(people=[ana])) == (
        "BEGIN:VCARD\r\nVERSION:4.0\r\nUID;VALUE=text:person-ana@ladder-tui\r\nFN:Ana Lima\r\nN:;Ana Lima;;;\r\n"
        "TEL:+49 30 1234\r\nEND:VCARD\r\n"
    )
    told = as_cards(snapshot(people=[ana]), private=True)
    assert "NOTE:Her dog is called Momo\\nAsk about Momo\r\n" in told
    assert "VERSION:3.0\r\nUID:person-ana@ladder-tui\r\n" in as_cards(snapshot(people=[ana]), version="3.0")


@pytest.mark.parametrize(
    ("number", "line"),
    [
        ("ana@example.org", "EMAIL:ana@example.org"),
        ("(030) 12-34/5", "TEL:(030) 12-34/5"),
        ("Signal, or knock", "NOTE:Signal\\, or knock"),
        ("12", "NOTE:12"),
        ("  ", ""),
    ],
)
def test_a_way_to_reach_them_is_told_as_what_it_is(number: str, line: str) -> None:
    told = as_cards(snapshot(people=[person(number=number)])).split("\r\n")
    assert [row for row in told if row.startswith(("TEL", "EMAIL", "NOTE"))] == ([line] if line else [])


def test_nobody_who_is_not_safe_is_told_of() -> None:
    people = [person(name="Ana", details="Rex knows her"), person("rex", "Rex", unsafe=True)]
    assert "Rex" not in as_cards(snapshot(people=people), private=True)
    assert as_cards(snapshot(people=people[1:])) == ""


def test_names_are_whole_since_a_card_of_initials_serves_nobody() -> None:
    assert "FN:Ana Lima" in as_cards(snapshot(people=[person(name="Ana Lima")], settings=settings(initials=True)))


@given(name=st.text(max_size=120), details=st.text(max_size=200))
@tried(max_examples=60, deadline=None)
def test_any_words_come_back_as_they_were_and_break_nothing(name: str, details: str) -> None:
    text = as_cards(snapshot(people=[person(name=name, details=details)]), private=True)
    if is_blank(name):
        assert text == ""
        return
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert "\n" not in text.replace("\r\n", "")
    found = read(text)
    assert [key for key, _ in found if key not in ("NOTE", "X-LADDER-DETAILS")] == [
        "BEGIN",
        "VERSION",
        "UID",
        "FN",
        "N",
        "END",
    ]
    assert unescaped(dict(found)["FN"]) == one_line(name)
    assert unescaped(dict(found).get("NOTE", "")) == ("" if is_blank(details) else clean(details).strip())
