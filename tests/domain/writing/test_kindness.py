"""Which kindness card, and the kind line."""

from datetime import timedelta

import pytest

from ladder_tui.domain.items.kindness import KindMoment
from ladder_tui.domain.writing import kind_lines
from ladder_tui.domain.writing.kind_lines import RESTING, SOMETHING_DONE, kind_line
from ladder_tui.domain.writing.kindness import kindness_for
from tests.kits.builders import NOW, TODAY, entry, kindness

SETBACK = kindness()
EVENING = kindness("evening", moment="evening")
AWKWARD = kindness("awkward", moment="after_awkward")


@pytest.mark.parametrize(
    ("moment", "found"),
    [
        ("evening", "evening"),
        ("lonely_evening", "evening"),
        ("after_leaving", "awkward"),
        ("before", "kindness/setback"),
    ],
)
def test_the_nearest_card_serves_a_moment(moment: KindMoment, found: str) -> None:
    card = kindness_for(moment, [SETBACK, EVENING, AWKWARD], [], today=TODAY)
    assert card is not None
    assert card.id == found


def test_without_cards_there_is_none() -> None:
    assert kindness_for("evening", [], [], today=TODAY) is None


def test_the_card_done_longest_ago_comes_first() -> None:
    cards = [kindness(f"k{number}") for number in range(3)]
    done = [
        entry(f"e{number}", at=NOW - timedelta(days=days), kind="kindness", prompt_id=f"k{number}")
        for number, days in enumerate((3, 9, 1))
    ]
    again = kindness_for("setback", cards, done, today=TODAY)
    assert again is not None
    assert again.id == "k1"
    fresh = kindness_for("setback", cards, done[:2], today=TODAY)
    assert fresh is not None
    assert fresh.id == "k2"


def test_kind_lines_are_short_calm_and_say_nothing_of_absence() -> None:
    kinds = [value for name, value in vars(kind_lines).items() if name.isupper()]
    lines = [line for kind in kinds for line in kind]
    assert len(kinds) == 7
    assert len(set(lines)) == len(lines) >= 24
    forbidden = (
        "should", "must", "failed", "missed", "overdue", "behind", "streak", "lazy", "excuse", "back again",
        "welcome back", "long time", "!", "?",
    )  # fmt: skip
    for line in lines:
        assert len(line.split()) <= 9, line
        assert line.endswith("."), line
        assert not any(word in line.lower() for word in forbidden), line


def test_the_line_goes_by_what_the_day_holds_and_by_the_date() -> None:
    assert kind_line(TODAY, resting=True, done=2) in RESTING
    assert kind_line(TODAY, done=1, tired=True) in SOMETHING_DONE
    assert kind_line(TODAY, tired=True) == kind_line(TODAY, tired=True, planned=3)
    month = {kind_line(TODAY + timedelta(days=day), planned=1) for day in range(30)}
    assert len(month) > 8


def test_no_line_follows_itself_within_a_round() -> None:
    for day in range(60):
        today = TODAY + timedelta(days=day)
        tomorrow = today + timedelta(days=1)
        if tomorrow.toordinal() % len(RESTING):
            assert kind_line(today, resting=True) != kind_line(tomorrow, resting=True)
