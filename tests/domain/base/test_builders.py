"""The builders build what the domain takes."""

from tests.kits import builders
from tests.kits.builders import NOW, by_id, library, snapshot


def test_every_builder_stands_on_its_own() -> None:
    names = (
        "activity", "attempt", "card", "card_mark", "checkin", "choice", "contact", "entry", "kindness",
        "opportunity", "person", "plan", "promise", "prompt", "rung", "use",
    )  # fmt: skip
    made = [getattr(builders, name)() for name in names]
    assert len(by_id(made)) == len(names)


def test_snapshot_takes_lists_and_mappings() -> None:
    people = [builders.person()]
    made = snapshot(people=people, contacts={"c": builders.contact(id="c")}, library=library(topics=[builders.card()]))
    assert made.now == NOW
    assert made.people == {"ana": people[0]}
    assert list(made.contacts) == ["c"]
    assert len(made.library.topics) == 1
