"""One search over all that was made and written, and over the packs."""

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ladder_tui.domain.base.text_search import fold, matches, spans
from ladder_tui.domain.finding import KINDS, find
from ladder_tui.domain.records.goals import Goal, WhatMatters
from ladder_tui.domain.snapshot import Snapshot
from tests.kits.builders import (
    NOW,
    TODAY,
    activity,
    attempt,
    by_id,
    card,
    entry,
    library,
    opportunity,
    outcome,
    person,
    plan,
    promise,
    rung,
    situation,
    snapshot,
    win,
)

GOAL = Goal(
    id="goal-1", created=NOW, verb="write to a soup friend", tag="contact", count=2, period="week", start=TODAY,
    until=TODAY + timedelta(days=20),
)  # fmt: skip


def everything(**more: Any) -> Snapshot:
    """A soup in each kind of thing."""
    tables: dict[str, Any] = {
        "people": by_id([person(details="makes soup")]),
        "plans": by_id([plan(title="Soup with Ana")]),
        "opportunities": by_id([opportunity(title="Soup kitchen")]),
        "rungs": by_id([rung(text="Ask how the soup is made", current=True)]),
        "activities": by_id([activity(id="own/soup", title="Cook soup")]),
        "goals": by_id([GOAL]),
        "wins": by_id([win(text="The soup was good.")]),
        "attempts": by_id([attempt(outcome=outcome(lesson="Soup helps."))]),
        "entries": by_id([entry(text="We talked over soup.")]),
        "what_matters": by_id([WhatMatters(id="m", text="sharing soup", created=NOW)]),
        "promises": by_id([promise(text="Send the soup recipe")]),
    }
    shelf = library(topics=[card(opener="What soup is it?")], situations=[situation(title="Waiting for the soup")])
    return snapshot(**{"library": shelf, **tables, **more})


def test_every_kind_is_found_and_what_the_user_made_stands_first() -> None:
    assert [one.kind for one in find(everything(), "soup")] == list(KINDS)
    assert [one.kind for one in find(everything(), "soup", packs=False)] == list(KINDS[:-2])


@pytest.mark.parametrize("query", ["", "  ", "nothing of the sort"])
def test_nothing_is_found_for_nothing(query: str) -> None:
    assert not list(find(everything(), query))


def test_all_words_in_any_order_whatever_their_marks() -> None:
    seen = everything(entries=by_id([entry(text="Café with Zoë")]))
    assert [one.text for one in find(seen, "zoe cafe")] == ["Café with Zoë"]


def test_of_one_kind_no_more_than_asked_for() -> None:
    seen = snapshot(entries=by_id([entry(id=f"entry-{n}", text="soup") for n in range(9)]))
    assert len(list(find(seen, "soup", most=4))) == 4


def test_plans_ahead_come_first_then_the_latest() -> None:
    days = {"old": -9, "late": -1, "next": 1, "far": 30}
    seen = snapshot(plans=by_id([plan(id=id, title="Soup", day=TODAY + timedelta(days=n)) for id, n in days.items()]))
    assert [one.day for one in find(seen, "soup")] == [TODAY + timedelta(days=n) for n in (1, 30, -1, -9)]


def test_whoever_is_not_safe_is_not_offered() -> None:
    them = person(unsafe=True, name="Robin Hale")
    seen = everything(
        people=by_id([them]),
        plans=by_id([plan(id="with", title="Soup", person_id="ana"), plan(id="named", title="Soup with Robin")]),
        opportunities=by_id([opportunity(title="Soup", person_id="ana")]),
        entries=by_id([entry(text="Robin and the soup")]),
        promises=by_id([promise(text="Soup", person_id="ana")]),
    )
    kinds = [one.kind for one in find(seen, "soup")]
    assert "person" not in kinds
    assert "plan" not in kinds
    assert "event" not in kinds
    assert "page" not in kinds
    assert "to remember" not in kinds
    # Own writing is found again by whoever types the name.
    assert [one.kind for one in find(seen, "robin")] == ["plan", "page"]


def test_a_long_text_is_shown_from_a_little_before_what_was_found() -> None:
    seen = snapshot(entries=by_id([entry(text="It rained for hours and hours.\nThen there was soup for all of us.")]))
    (found,) = find(seen, "soup")
    assert found.text.startswith("…")
    assert found.text.index("soup") < 30
    assert "\n" not in found.text


def test_initials_are_kept() -> None:
    seen = everything(people=by_id([person(name="Ana Lima")]), settings=everything().settings)
    (plan_found,) = [one for one in find(seen, "soup") if one.kind == "plan"]
    assert "Ana" in plan_found.text


@given(st.text(alphabet="soup ßéİΣ ﬁ", max_size=20), st.text(alphabet="soupé ", min_size=1, max_size=4))
def test_what_is_marked_is_what_was_typed(text: str, query: str) -> None:
    words = fold(query).split()
    for start, end in spans(text, query):
        assert any(fold(text[start:end]) == word for word in words)


def test_marks_stand_on_each_place() -> None:
    assert spans("Soup, and more soup", "soup more") == ((0, 4), (10, 14), (15, 19))
    assert matches("zoe", "Zoë")
    assert spans("Zoë", "zoe") == ((0, 3),)
