"""The same rung somewhere else: what is new and what was used."""

from datetime import timedelta

import pytest

from ladder_tui.domain.base.vocabulary import Status
from ladder_tui.domain.ladder.vary import place_key, same_place, variations
from ladder_tui.domain.records.attempts import Attempt
from tests.kits.builders import NOW, attempt, outcome, rung

BENCH = rung(variations=("a library chair", "the back row of a free talk", "a seat by the window"))


def tried(place: str, days: float, status: Status = "done", rung_id: str = "rung-1") -> Attempt:
    return attempt(
        f"{place}-{days}", started_at=NOW - timedelta(days=days), rung_id=rung_id, status=status,
        outcome=outcome(context=place),
    )  # fmt: skip


def test_all_is_new_before_the_first_try() -> None:
    assert [(one.text, one.used) for one in variations(BENCH, [])] == [(text, False) for text in BENCH.variations]


def test_new_ones_first_then_used_ones_the_longest_ago_first() -> None:
    tries = [tried("The Library", 9), tried("work", 3), tried("WORK ", 5), tried("library", 2), tried("the park", 20)]
    found = variations(BENCH, tries)
    assert [(one.text, one.times) for one in found] == [
        ("the back row of a free talk", 0),
        ("a seat by the window", 0),
        ("the park", 1),
        ("work", 2),
        ("a library chair", 2),
    ]
    assert found[-1].last == NOW - timedelta(days=2)


def test_only_tries_at_this_rung_that_were_made_count() -> None:
    tries = [
        tried("library", 1, "fell_through"),
        tried("library", 2, "self_cancelled"),
        tried("library", 3, rung_id="x"),
    ]
    tries += [tried("  ", 4), attempt(outcome=None)]
    assert not any(one.used for one in variations(BENCH, tries))
    assert variations(BENCH, [tried("library", 1, "left_early")])[-1].used


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("library", "a library chair", True),
        ("Café", "the cafe", True),
        ("art", "the party", False),
        ("in the park", "at the park", True),
        ("park bench", "bench", True),
        ("", "work", False),
        ("at the", "work", False),
        ("chair library", "a library chair", False),
    ],
)
def test_when_two_texts_name_one_place(one: str, other: str, same: bool) -> None:
    assert same_place(one, other) is same
    assert same_place(other, one) is same


def test_a_place_without_letters_is_a_place() -> None:
    assert place_key("🙂") != place_key("🌳")
    assert place_key("") == ()
    assert [one.text for one in variations(rung(), [tried("🙂", 2), tried("🌳", 1)])] == ["🙂", "🌳"]
