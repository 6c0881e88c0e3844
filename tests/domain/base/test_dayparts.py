"""Parts of the day."""

from datetime import UTC, date, datetime, timedelta

import pytest

from ladder_tui.domain.base.dayparts import clock_part, day_start, dayparts_at, local_day
from ladder_tui.domain.records.settings import usual_energy
from tests.kits.builders import NOW, ZONE, settings


@pytest.mark.parametrize(
    ("hour", "part"),
    [(0, "evening"), (4, "evening"), (5, "morning"), (10, "morning"), (11, "day"), (16, "day"), (17, "evening")],
)
def test_hours_belong_to_parts(hour: int, part: str) -> None:
    assert clock_part(NOW.replace(hour=hour)) == part


def test_the_weekend_is_a_part_of_its_own_beside_the_hour() -> None:
    saturday = datetime(2026, 3, 7, 18, tzinfo=ZONE)
    assert dayparts_at(saturday) == {"evening", "weekend"}
    assert dayparts_at(NOW) == {"morning"}


def test_usual_energy_is_what_was_named_for_that_part() -> None:
    chosen = settings(energy_morning=1, energy_day=4, energy_evening=2)
    assert [usual_energy(chosen, part) for part in ("morning", "day", "evening")] == [1, 4, 2]


def test_days_begin_at_midnight_on_the_wall_also_over_a_change_of_the_clock() -> None:
    after_change = datetime(2026, 3, 30, 9, tzinfo=ZONE)
    assert day_start(after_change, days_ago=1) == datetime(2026, 3, 29, 0, tzinfo=ZONE)
    assert day_start(after_change) - day_start(after_change, days_ago=1) == timedelta(days=1)


def test_a_moment_noted_elsewhere_is_placed_in_the_users_day() -> None:
    assert local_day(datetime(2026, 3, 3, 23, 30, tzinfo=UTC), NOW) == date(2026, 3, 4)
