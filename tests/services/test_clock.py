"""The clock and the zone: given moments, odd names, no surprises."""

import os
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ladder_tui.domain.base.wall_clock import moment
from ladder_tui.services import clock as clock_module
from ladder_tui.services.clock import Machine, find_zone, make_clock
from ladder_tui.wiring import open_house
from tests.kits.builders import NOW

#: Moments that the C library of every machine knows.
MOMENTS = st.datetimes(datetime.fromisoformat("1972-01-01"), datetime.fromisoformat("2037-01-01"))
#: An ordinary zone, one of the south, one of half an hour, and two without a summer.
ZONES = ("Europe/Berlin", "America/Santiago", "Australia/Lord_Howe", "Asia/Kolkata", "UTC")


@pytest.fixture(params=ZONES, scope="module")
def machine(request: pytest.FixtureRequest) -> Iterator[ZoneInfo]:
    """The zone that the machine is in for a while."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TZ", request.param)
        time.tzset()
        yield ZoneInfo(request.param)
    time.tzset()


@given(moment=MOMENTS, fold=st.sampled_from([0, 1]))
def test_the_clock_of_the_machine_shows_what_its_zone_shows(machine: ZoneInfo, moment: datetime, fold: int) -> None:
    there = moment.replace(tzinfo=UTC)
    ours, theirs = there.astimezone(Machine()), there.astimezone(machine)
    assert (ours.isoformat(), ours.fold, ours.tzname()) == (theirs.isoformat(), theirs.fold, theirs.tzname())
    assert ours.timestamp() == theirs.timestamp()
    wall = moment.replace(fold=fold)
    assert wall.replace(tzinfo=Machine()).utcoffset() == wall.replace(tzinfo=machine).utcoffset()


@pytest.mark.parametrize("machine", ["Europe/Berlin"], indirect=True)
@pytest.mark.parametrize("day", [datetime.fromisoformat("2026-03-29"), datetime.fromisoformat("2026-10-25")])
def test_so_it_does_on_the_days_on_which_it_is_put(machine: ZoneInfo, day: datetime) -> None:
    for quarter in range(24 * 4):
        for fold in (0, 1):
            wall = (day + timedelta(minutes=15 * quarter)).replace(fold=fold)
            assert wall.replace(tzinfo=Machine()).utcoffset() == wall.replace(tzinfo=machine).utcoffset()
        there = (day + timedelta(minutes=15 * quarter)).replace(tzinfo=UTC)
        assert (there.astimezone(Machine()).fold, there.astimezone(Machine()).isoformat()) == (
            there.astimezone(machine).fold, there.astimezone(machine).isoformat(),
        )  # fmt: skip


def test_who_looks_once_has_the_time_without_python_s_zones(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    link = tmp_path / "localtime"
    monkeypatch.setattr(clock_module, "_LOCALTIME", link)
    monkeypatch.setattr(clock_module, "_ORDINARY", f"{tmp_path}/zones/")
    monkeypatch.delenv("TZ", raising=False)
    (tmp_path / "zones" / "Here").mkdir(parents=True)
    (tmp_path / "zones" / "Here" / "There").write_bytes(b"TZif")
    link.symlink_to("zones/Here/There")
    assert find_zone({}) == ("Here/There", "")
    assert isinstance(make_clock({}, "Here/There", for_one_look=True)().tzinfo, Machine)
    # Any other zone, a variable, or more than one look: Python's own.
    assert isinstance(make_clock({}, "Europe/Berlin", for_one_look=True)().tzinfo, ZoneInfo)
    monkeypatch.setenv("TZ", "Europe/Berlin")
    assert isinstance(make_clock(os.environ, "Europe/Berlin", for_one_look=True)().tzinfo, ZoneInfo)
    # The variable as the process was started with is what the C library goes by.
    (tmp_path / "zones" / "Europe").mkdir()
    (tmp_path / "zones" / "Europe" / "Berlin").write_bytes(b"TZif")
    assert isinstance(make_clock(os.environ, "Europe/Berlin", for_one_look=True)().tzinfo, ZoneInfo)
    monkeypatch.setattr(clock_module, "_TZ_AT_START", "Europe/Berlin")
    assert isinstance(make_clock(os.environ, "Europe/Berlin", for_one_look=True)().tzinfo, Machine)
    assert isinstance(make_clock({}, "Europe/Berlin", for_one_look=True)().tzinfo, ZoneInfo)
    assert find_zone(os.environ, "Europe/Berlin") == ("Europe/Berlin", "")
    monkeypatch.delenv("TZ")
    (tmp_path / "zones" / "Here" / "There").unlink()
    assert find_zone({})[0] != "Here/There"


def test_who_writes_one_thing_reads_the_calendar_by_its_clock(tmp_path: Path) -> None:
    zone = ZoneInfo.no_cache("Europe/Berlin")
    open_house(tmp_path, environ={}, clock=lambda: NOW.astimezone(zone), zone=zone.key, briefly=True).close()
    assert moment(NOW.date(), NOW.time(), zone.key).tzinfo is zone


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
