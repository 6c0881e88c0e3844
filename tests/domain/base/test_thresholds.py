"""The table of numbers."""

from pathlib import Path

import pytest

import ladder_tui
from ladder_tui.domain.base.thresholds import DEFAULTS, TABLE, thresholds


def test_every_number_has_a_key_of_its_own_a_range_and_words() -> None:
    assert len({row.key for row in TABLE}) == len(TABLE)
    for row in TABLE:
        assert row.low <= row.value <= row.high, row.key
        assert row.meaning
        assert not row.meaning.endswith("."), row.key


def test_every_number_is_asked_for_by_some_rule() -> None:
    package = Path(ladder_tui.__file__).parent
    rules = "".join(path.read_text(encoding="utf-8") for path in package.rglob("*.py") if path.name != "thresholds.py")
    # The weights are asked for by the names of the terms.
    assert [key for key in DEFAULTS if f'["{key}"]' not in rules and not key.startswith("picker.weight.")] == []


def test_picker_weights_are_those_of_the_rule() -> None:
    weights = {key.removeprefix("picker.weight."): value for key, value in DEFAULTS.items() if "weight" in key}
    assert weights == {"need": 0.30, "energy": 0.20, "worth": 0.15, "due": 0.15, "variety": 0.10, "mood": 0.10}


def test_own_numbers_lie_over_the_table() -> None:
    assert thresholds([("cards.rest_days", 30)])["cards.rest_days"] == 30
    assert thresholds() is DEFAULTS


@pytest.mark.parametrize("bad", [("no.such", 3.0), ("load.floor", -1.0), ("load.floor", float("nan"))])
def test_unknown_or_impossible_numbers_are_passed_over(bad: tuple[str, float]) -> None:
    assert thresholds([bad]) == DEFAULTS
