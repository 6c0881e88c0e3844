"""`ladder log`: with whom, by which way, on which day; and what is refused."""

from datetime import timedelta

import pytest

from tests.cli.writing.conftest import Shell
from tests.kits.builders import TODAY, person, settings

PEOPLE = [person(name="Ána Lima"), person("bo", "Bo"), person("rex", "Rex", unsafe=True)]


@pytest.mark.parametrize(
    ("words", "whom", "way", "note", "said"),
    [
        (["ana"], "ana", "in_person", "", "with Ána Lima, in person."),
        (["Ana", "Lima", "we", "laughed"], "ana", "in_person", "we laughed", "with Ána Lima, in person."),
        (["ana lima", "we laughed", "--by", "call"], "ana", "call", "we laughed", "with Ána Lima, a call."),
        (["bo", "--by", "voice"], "bo", "voice_note", "", "with Bo, a voice note."),
        (["b", "--by", "In_Person"], "bo", "in_person", "", "with Bo, in person."),
    ],
)
def test_noted(shell: Shell, words: list[str], whom: str, way: str, note: str, said: str) -> None:
    code, told, wrong = shell("log", *words, people=PEOPLE)
    assert (code, wrong) == (0, "")
    assert told.startswith(f"Contact noted {said.partition(',')[0]}")
    (contact,) = shell.there.contacts.values()
    assert (contact.person_id, contact.channel, contact.note, contact.at.date()) == (whom, way, note, TODAY)


def test_of_another_day(shell: Shell) -> None:
    assert shell("log", "bo", "--date", "yesterday", people=PEOPLE)[0] == 0
    (contact,) = shell.there.contacts.values()
    assert contact.at.date() == TODAY - timedelta(days=1)


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        ([], 2, "required"),
        ([""], 1, "There is no page of anybody called “”."),
        (["rex"], 1, "There is no page of anybody called “rex”. There are Ána Lima and Bo."),
        (["bo", "--by", "pigeon"], 1, "“pigeon” is no way of being in touch; there are in person, call, video"),
        (["bo", "--by", ""], 1, "is no way of being in touch"),
        (["bo", "--date", "tomorrow"], 1, "is still to come"),
        (["bo", "--date", "31 feb"], 1, "is not a day"),
    ],
)
def test_what_is_refused_notes_nothing(shell: Shell, words: list[str], code: int, sentence: str) -> None:
    left, said, wrong = shell("log", *words, people=PEOPLE)
    assert (left, said) == (code, "")
    assert sentence in " ".join(wrong.split())
    assert not shell.there.contacts


def test_people_are_said_by_their_initials_where_that_is_wanted(shell: Shell) -> None:
    shell("log", "ana", settings=[settings(initials=True)], people=[person(name="Ana Lima")])
    assert shell("log", "ana")[1] == "Contact noted with A. L., in person.\n"


def test_a_page_is_begun_where_that_is_said_and_nobody_has_one(shell: Shell) -> None:
    code, told, wrong = shell("log", "Sam Oduya", "at the stop", "--new", "--by", "call", people=PEOPLE)
    assert (code, wrong) == (0, "")
    assert told == "Contact noted with Sam Oduya, a call. Sam Oduya has a page now.\n"
    (sam,) = [one for one in shell.there.people.values() if one.name == "Sam Oduya"]
    (contact,) = shell.there.contacts.values()
    assert (contact.person_id, contact.note, sam.effort) == (sam.id, "at the stop", 2)
    assert "has a page now" not in shell("log", "sam", "--new")[1], "the same is meant from then on"
    assert len(shell.there.people) == len(PEOPLE) + 1
    shell("undo")
    assert shell("undo")[0] == 0
    assert (len(shell.there.people), len(shell.there.contacts)) == (len(PEOPLE), 0), "one step for both"


def test_nobody_who_is_not_safe_gets_a_second_page(shell: Shell) -> None:
    code, told, wrong = shell("log", "rex", "--new", people=PEOPLE)
    assert (code, told) == (1, "")
    assert "There is no page of anybody called “rex”." in wrong
    assert len(shell.there.people) == len(PEOPLE)
