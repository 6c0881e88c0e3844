"""People of one name can be told apart, and names stand in the order people look for them."""

from typing import Any

from ladder_tui.domain.base.names import LONGEST
from ladder_tui.domain.people.in_touch import people_by_contact
from ladder_tui.domain.picks.portfolio import sections
from ladder_tui.domain.records.people import Person
from ladder_tui.domain.snapshot import Snapshot
from tests.kits.builders import NOW, person, settings


def told(*people: Person, **chosen: Any) -> list[str]:
    known = {one.id: one for one in people}
    snapshot = Snapshot(now=NOW, people=known, settings=settings(**chosen))
    return [snapshot.listed_name(one) for one in known.values()]


def someone(id: str, name: str, **fields: Any) -> Person:
    return person(id=id, name=name, **{"how_known": "", "details": "", "stage": "friend", **fields})


def test_a_name_alone_stands_alone() -> None:
    assert told(someone("a", "Anna", how_known="choir"), someone("b", "Bea")) == ["Anna", "Bea"]


def test_what_differs_stands_behind_equal_names() -> None:
    anna = someone("c", "Änna", details="Plays the cello in the town orchestra on Mondays")
    people = (someone("a", "Anna", how_known="choir"), someone("b", "anna", how_known="work"), anna)
    assert told(*people) == ["Anna · choir", "anna · work", "Änna · Plays the cello in the…"]
    assert len("Plays the cello in the…") <= LONGEST


def test_the_stage_tells_apart_where_nothing_is_written_and_else_the_order() -> None:
    first, second = told(someone("a", "Anna"), someone("b", "Anna", stage="stranger"))
    assert first.startswith("Anna · ")
    assert first != second
    alike = told(someone("a", "Anna", how_known="choir"), someone("b", "Anna", how_known="Choir"))
    assert alike == ["Anna · 1 of 2", "Anna · 2 of 2"]


def test_initials_that_are_equal_tell_nothing_of_what_was_noted() -> None:
    shown = told(someone("a", "Anna", details="x"), someone("b", "Ali", details="y"), initials=True)
    assert shown == ["A. · 1 of 2", "A. · 2 of 2"]


def test_names_sort_without_marks() -> None:
    people = [someone(name, name) for name in ("Zoë", "Łukasz", "Mia", "Ånn", "Bea")]
    ordered = ["Ånn", "Bea", "Łukasz", "Mia", "Zoë"]
    assert [one.name for one in people_by_contact(people, ())] == ordered
    (shelf,) = sections(Snapshot(now=NOW, people={one.id: one for one in people}), "people")
    assert [item.id for item in shelf.items] == ordered
