"""With what is found by its name, a search finds every text that can be written."""

from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any, Literal, get_args, get_origin

import msgspec
import pytest

from ladder_tui.domain.finding import find
from ladder_tui.domain.records.tables import TABLES
from ladder_tui.domain.writing.besides import besides
from tests.kits.builders import NOW, TODAY, contact, opportunity, person, rung, snapshot

#: Tables in which nothing stands that somebody wrote to read again, or (drafts) that is not kept yet.
NOT_WRITTEN = {"settings", "hidden", "uses", "choices", "decisions", "care_answers", "measures", "goal_marks", "away",
               "need_answers", "load_kept", "drafts", "checkins", "card_marks", "decks", "answered_offers",
               "own_answers", "from_shell", "joins"}  # fmt: skip
#: Fields of text that name something and are no words of somebody's.
NAMES = {"id", "zone", "source", "template", "parent", "setting", "slot", "situation"}


def texts_of(kind: Any, path: str = "") -> Iterator[str]:
    """The fields of a struct that hold words, those of structs in it with the way to them."""
    for field in msgspec.structs.fields(kind):
        inside = [one for one in (field.type, *get_args(field.type)) if isinstance(one, type)]
        if field.name in NAMES or field.name.endswith(("_id", "_ids")) or field.name in ("cards", "origin", "rule"):
            continue
        for one in inside:
            if one is str:
                yield f"{path}{field.name}"
            elif issubclass(one, msgspec.Struct):
                yield from texts_of(one, f"{path}{field.name}.")


WRITTEN = [(table, path) for table in TABLES if table.name not in NOT_WRITTEN for path in texts_of(table.kind)]


def value_of(kind: Any) -> Any:
    """Something of this type."""
    first = next((one for one in get_args(kind) if one is not type(None)), None)
    if get_origin(kind) is Literal:
        return first
    if get_origin(kind) is tuple:
        return ()
    simple = {str: "x", int: 1, float: 1.0, bool: False, datetime: NOW, date: TODAY}
    return simple[kind] if kind in simple else record(kind) if first is None else value_of(first)


def record(kind: Any, path: str = "", text: str = "") -> Any:
    """A record with what it needs, and a text in the field at the end of the way."""
    name, _, below = path.partition(".")
    fields: dict[str, Any] = {}
    for field in msgspec.structs.fields(kind):
        if field.name == name:
            inside = [one for one in (field.type, *get_args(field.type)) if isinstance(one, type)]
            struct = next((one for one in inside if issubclass(one, msgspec.Struct)), None)
            made = record(struct, below, text) if struct is not None else text
            fields[field.name] = (made,) if get_origin(field.type) is tuple else made
        elif field.required:
            fields[field.name] = value_of(field.type)
    return kind(**fields)


@pytest.mark.parametrize(("table", "path"), WRITTEN, ids=lambda one: getattr(one, "name", one))
def test_every_text_that_can_be_written_is_found(table: Any, path: str) -> None:
    made = record(table.kind, path, "A word about quinces.")
    tables: dict[str, Any] = {table.name: [made]}
    now = snapshot(**tables)
    named = list(find(now, "quince about"))
    also = list(besides(now, "about quince", frozenset(one.ref for one in named)))
    assert len(named) + len(also) == 1
    assert all("quince" in line.text for line in also)


def test_a_contact_says_with_whom_it_was_and_the_latest_comes_first() -> None:
    now = snapshot(people=[person(name="Ana")], contacts=[contact(note="We laughed."), contact("two", note="Laughed?")])
    assert [(one.kind, one.text, one.day) for one in besides(now, "laughed")] == [
        ("contact", "Ana: Laughed?", TODAY),
        ("contact", "Ana: We laughed.", TODAY),
    ]


def test_who_is_not_safe_is_left_out_and_named_only_to_who_types_the_name() -> None:
    people = [person("rex", "Rex", next_time="quinces", unsafe=True)]
    steps = [rung(done_when="Rex saw the quinces")]
    now = snapshot(people=people, contacts=[contact(person_id="rex", note="quinces")], rungs=steps)
    assert not list(besides(now, "quinces"))
    assert [one.kind for one in besides(now, "rex quinces")] == ["step"]
    assert not list(besides(now, " "))


def test_what_has_a_time_on_the_wall_is_no_trouble() -> None:
    walks = [opportunity(at=time(9), cue="the quinces"), opportunity("two", at=time(8), cue="more quinces")]
    assert {one.ref for one in besides(snapshot(opportunities=walks), "quinces")} == {"class", "two"}
