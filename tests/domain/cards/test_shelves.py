"""Listening drills, scripts and messages: narrowed, searched, named."""

from typing import Any

from ladder_tui.domain.cards.dealing import card_states
from ladder_tui.domain.cards.shelves import (
    SHELVES,
    ShelfFilter,
    filled,
    filter_words,
    on_shelf,
    tag_of,
    title_of,
    values_of,
)
from ladder_tui.domain.records.activities import Hidden
from ladder_tui.domain.snapshot import Snapshot
from tests.kits.builders import NOW, card_mark, library, snapshot
from tests.kits.shelf_kit import DRILL, HELLO, LOAN, SCRIPT


def shelves(**tables: Any) -> Snapshot:
    return snapshot(library=library(drills=[DRILL], scripts=[SCRIPT, LOAN], starters=[HELLO]), **tables)


def ids(now: Snapshot, name: str, wanted: ShelfFilter) -> list[str]:
    states = card_states(now.card_marks.values())
    return [item.id for item in on_shelf(SHELVES[name], now, wanted, states)]  # type: ignore[index]


def test_narrowed_by_facets_marks_and_words() -> None:
    now = shelves(card_marks=[card_mark(card_id="s/loan", action="used")])
    assert ids(now, "scripts", ShelfFilter()) == ["s/week", "s/loan"]
    assert ids(now, "scripts", ShelfFilter(chosen=(("situation_type", "money"),))) == ["s/loan"]
    assert ids(now, "scripts", ShelfFilter(unused=True)) == ["s/week"]
    assert ids(now, "scripts", ShelfFilter(query="LEND")) == ["s/loan"]
    assert ids(now, "listening", ShelfFilter(chosen=(("level", "1"),), query="worn")) == ["d/tired"]
    assert ids(now, "listening", ShelfFilter(chosen=(("level", "2"),))) == []
    assert ids(now, "messages", ShelfFilter(query="morning")) == ["m/hello"]


def test_the_word_at_the_end_of_a_line_is_searched_as_well() -> None:
    now = shelves()
    for name, shelf in SHELVES.items():
        for item in on_shelf(shelf, now, ShelfFilter(), {}):
            assert item.id in ids(now, name, ShelfFilter(query=tag_of(item, now.library)))


def test_not_for_me_and_removed_ones_stay_out() -> None:
    now = shelves(card_marks=[card_mark(card_id="s/loan", action="not_for_me")], hidden=[Hidden(id="s/week", at=NOW)])
    assert ids(now, "scripts", ShelfFilter()) == []
    assert ids(now, "scripts", ShelfFilter(not_for_me=True)) == ["s/loan"]


def test_in_words() -> None:
    now = shelves()
    shelf = SHELVES["scripts"]
    assert filter_words(shelf, ShelfFilter(chosen=(("situation_type", "money"),)), 1, now.library) == "1 script · money"
    assert filter_words(SHELVES["messages"], ShelfFilter(liked=True), 0, now.library) == "no first lines · liked"
    assert values_of(shelf.facets[1], (SCRIPT, LOAN)) == ("acquaintance", "friend")
    assert [title_of(item) for item in (DRILL, SCRIPT, HELLO)] == [DRILL.title, SCRIPT.situation, HELLO.text]
    assert tag_of(HELLO, now.library) == "follow up"


def test_gaps_are_filled_or_left_as_gaps() -> None:
    assert filled(HELLO, {"name": "Ana", "thing": "the rehearsal"}) == "Morning, Ana. How did the rehearsal go?"
    assert filled(HELLO, {"name": "Ana", "thing": " "}) == "Morning, Ana. How did … go?"
