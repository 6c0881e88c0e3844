"""Names in what was written: found as they are meant, offered for what is not linked, never of somebody not safe."""

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ladder_tui.domain.people.named import name_offer, named
from ladder_tui.domain.records.entries import Entry
from ladder_tui.domain.records.plans import Origin
from tests.kits.builders import NOW, opportunity, person, plan, snapshot, win

PEOPLE = [
    person("ana", "Ana Lima"), person("will", "Will"), person("sis", "my sister"), person("mr", "Mr Okoro"),
    person("priya", "Priya from the garden"), person("jo", "Jo"), person("ben1", "Ben Hart"), person("ben2", "Ben Low"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Tea with Ana", "ana"),
        ("Ana Lima's concert", "ana"),
        ("a walk with Jo.", "jo"),
        ("Ask what Mr Okoro grows", "mr"),
        ("Okoro's shop", "mr"),
        ("Priya and the roses", "priya"),
        ("Dinner with My Sister", "sis"),
        ("Coffee with Ben Low", "ben2"),
        ("Coffee with Ben", None),  # which of the two is not said
        ("Anagrams, and a banana", None),
        ("I will go for a walk", None),
        ("the garden at noon", None),
        ("Sit on the bench", None),
        ("", None),
    ],
)
def test_a_name_is_found_as_it_is_meant(text: str, found: str | None) -> None:
    who = named(snapshot(people=PEOPLE), text)
    assert (who.id if who is not None else None) == found


@given(st.sampled_from(PEOPLE), st.text(max_size=12), st.text(max_size=12))
def test_nobody_who_is_not_safe_is_ever_offered(who: Any, before: str, after: str) -> None:
    unsafe = person(who.id, who.name, unsafe=True)
    text = f"{before} {who.name} {after}"
    there = snapshot(people=[unsafe], plans=[plan("p", text)], wins=[win("w", text)])
    assert named(there, text) is None
    assert name_offer(there) is None


def test_the_latest_thing_of_today_that_is_not_linked_is_offered() -> None:
    ana = person()
    earlier = NOW - timedelta(hours=2)
    entry = Entry(id="e", at=earlier, text="A long walk with Ana.")
    choir = opportunity(title="Choir with Ana", created=earlier - timedelta(days=1))
    older: dict[str, Any] = {"people": [ana], "entries": [entry], "opportunities": [choir]}
    offer = name_offer(snapshot(**older))
    assert offer is not None
    assert (offer.kind, offer.id, offer.person_id) == ("entry", "e", "ana")
    offer = name_offer(snapshot(**older, plans=[plan("p", "Tea with Ana")]))
    assert offer is not None
    assert (offer.kind, offer.id) == ("plan", "p")
    linked = [
        plan("p", "Tea with Ana", person_id="ana"),
        plan("q", "Tea with Ana", origin=Origin(kind="person", ref="ana")),
    ]
    offer = name_offer(snapshot(**older, plans=linked))
    assert offer is not None
    assert offer.kind == "entry"
    # Of what was changed just now, whenever it was made; and of nothing else.
    offer = name_offer(snapshot(**older), {"class"})
    assert offer is not None
    assert offer.kind == "opportunity"
    assert name_offer(snapshot(**older), {"other"}) is None
