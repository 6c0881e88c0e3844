"""The clock and the zone: given moments, odd names, no surprises."""

from datetime import timedelta

import pytest

from ladder_tui.services.clock import find_zone, make_clock


@pytest.mark.parametrize(
    ("environ", "chosen", "zone"),
    [
        ({"TZ": "Europe/Berlin"}, "", "Europe/Berlin"),
        ({"TZ": ":Europe/Berlin"}, "", "Europe/Berlin"),
        ({"TZ": "Europe/Berlin"}, "Asia/Tokyo", "Asia/Tokyo"),
        ({"TZ": "Mars/Olympus"}, "", "UTC"),
        ({"TZ": "../../etc/passwd"}, "", "UTC"),
    ],
)
def test_the_zone_comes_from_the_settings_then_tz(environ: dict[str, str], chosen: str, zone: str) -> None:
    name, note = find_zone(environ, chosen)
    assert name == zone
    assert bool(note) == (zone == "UTC")


def test_the_clock_starts_at_the_given_moment_and_goes_on() -> None:
    clock = make_clock({"LADDER_NOW": "2026-03-04T09:00"}, "Europe/Berlin")
    first, second = clock(), clock()
    assert first.isoformat().startswith("2026-03-04T09:00:00")
    assert first.utcoffset() == timedelta(hours=1)
    assert second >= first


def test_a_moment_in_another_zone_is_the_same_moment() -> None:
    assert make_clock({"LADDER_NOW": "2026-03-04T23:30+00:00"}, "Europe/Berlin")().date().isoformat() == "2026-03-05"


@pytest.mark.parametrize("text", ["soon", "2026-13-01", "9999-01-01T00:00"])
def test_a_moment_that_is_none_gets_one_sentence(text: str) -> None:
    with pytest.raises(ValueError, match="LADDER_NOW"):
        make_clock({"LADDER_NOW": text}, "UTC")
