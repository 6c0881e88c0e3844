"""Zones by the names people type."""

import pytest

from ladder_tui.services.zones import zone_named


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Europe/Berlin", "Europe/Berlin"), ("europe/berlin", "Europe/Berlin"), ("berlin", "Europe/Berlin"),
        ("New York", "America/New_York"), ("  ", ""), ("UTC", "UTC"),
    ],
)  # fmt: skip
def test_a_zone_is_found_by_its_name_or_city(typed: str, name: str) -> None:
    assert zone_named(typed) == name


def test_a_name_of_no_zone_is_answered_with_what_may_be_meant() -> None:
    with pytest.raises(ValueError, match=r"“berl” names no single time zone; try Europe/Berlin"):
        zone_named("berl")
    with pytest.raises(ValueError, match=r"try Europe/Berlin, or leave it empty"):
        zone_named("Middle-earth")
