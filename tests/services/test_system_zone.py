"""The zone of the machine is the one that `date` goes by, however it was set."""

import os
from datetime import UTC, datetime, timedelta
from importlib import resources
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import tzlocal

from ladder_tui.services import clock, system_zone
from ladder_tui.services.clock import find_zone

ZONES = Path(str(resources.files("tzdata"))) / "zoneinfo"
NOW = datetime(2026, 3, 4, 9, 0, tzinfo=UTC)


@pytest.fixture
def localtime(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What stands for /etc/localtime; no file of configuration names a zone."""
    place = tmp_path / "localtime"
    monkeypatch.setattr(clock, "_LOCALTIME", place)
    monkeypatch.setattr(tzlocal, "get_localzone_name", lambda: None)
    return place


def same_clock(name: str, other: str) -> bool:
    """Whether two zones show the same time through a year."""
    days = [NOW + timedelta(days=number) for number in range(365)]
    return all(
        day.astimezone(ZoneInfo(name)).utcoffset() == day.astimezone(ZoneInfo(other)).utcoffset() for day in days
    )


@pytest.mark.parametrize("zone", ["Europe/Berlin", "America/Argentina/Buenos_Aires", "Asia/Kolkata"])
def test_one_link_and_a_link_to_a_link(localtime: Path, zone: str) -> None:
    localtime.symlink_to(f"/usr/share/zoneinfo/{zone}")
    assert find_zone({}) == (zone, "")
    localtime.unlink()
    (localtime.parent / "zoneinfo").mkdir()
    localtime.symlink_to(localtime.parent / "second")
    (localtime.parent / "second").symlink_to(f"/usr/share/zoneinfo/posix/{zone}")
    assert find_zone({}) == (zone, "")


@pytest.mark.parametrize("zone", ["Europe/Berlin", "Europe/London", "America/New_York", "Asia/Kolkata", "Etc/UTC"])
def test_a_copied_file_is_the_zone_it_was_copied_from(localtime: Path, zone: str) -> None:
    localtime.write_bytes((ZONES / zone).read_bytes())
    name, note = find_zone({})
    assert same_clock(name, zone)
    assert note == ""
    if zone != "Etc/UTC":
        assert name == zone  # of all with this clock and this past, the one of the most countries


def test_the_name_in_a_file_of_configuration_counts_when_it_fits(
    localtime: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    localtime.write_bytes((ZONES / "Europe/Berlin").read_bytes())
    for told, zone in (("Europe/Oslo", "Europe/Oslo"), ("Asia/Tokyo", "Europe/Berlin"), ("no zone", "Europe/Berlin")):
        monkeypatch.setattr(tzlocal, "get_localzone_name", lambda told=told: told)
        assert find_zone({}) == (zone, "")

    def contradict() -> str:
        raise KeyError("two of them")

    monkeypatch.setattr(tzlocal, "get_localzone_name", contradict)
    assert find_zone({}) == ("Europe/Berlin", "")


def test_without_a_file_the_name_has_to_fit_the_clock_of_the_system(
    localtime: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(system_zone, "_of_system", lambda at: at.astimezone(ZoneInfo("Asia/Tokyo")).utcoffset())
    assert find_zone({}) == ("UTC", "")
    for told, zone in (("Asia/Tokyo", "Asia/Tokyo"), ("Europe/Berlin", "UTC")):
        monkeypatch.setattr(tzlocal, "get_localzone_name", lambda told=told: told)
        assert find_zone({}) == (zone, "")


def test_the_clock_of_the_system_is_asked() -> None:
    zone = ZoneInfo(find_zone(os.environ)[0])
    assert system_zone._of_system(NOW) == NOW.astimezone(zone).utcoffset()


@pytest.mark.parametrize("colon", ["", ":"])
def test_a_path_in_tz(localtime: Path, colon: str) -> None:
    assert find_zone({"TZ": f"{colon}{ZONES / 'Europe/Paris'}"}) == ("Europe/Paris", "")
    assert find_zone({"TZ": f"{colon}/usr/share/zoneinfo/right/Europe/Paris"}) == ("Europe/Paris", "")
    localtime.symlink_to(ZONES / "Asia/Tokyo")
    assert find_zone({"TZ": f"{colon}{localtime}"}) == ("Asia/Tokyo", "")
    localtime.unlink()
    localtime.write_bytes((ZONES / "Asia/Tokyo").read_bytes())
    assert find_zone({"TZ": f"{colon}{localtime}"}) == ("Asia/Tokyo", "")


@pytest.mark.parametrize(
    ("rules", "zone"),
    [
        ("CET-1CEST,M3.5.0,M10.5.0/3", "Europe/Berlin"),
        (":CET-1CEST,M3.5.0,M10.5.0/3", "Europe/Berlin"),
        ("EST5EDT4,M3.2.0,M11.1.0", "America/New_York"),
        ("EST5EDT", "America/New_York"),
        ("PST8PDT7", "America/Los_Angeles"),
        ("<+0545>-5:45", "Asia/Kathmandu"),
        ("NZST-12NZDT,M9.5.0,M4.1.0/3", "Pacific/Auckland"),
        ("ABC-13", "Etc/GMT-13"),
        ("UTC0", "UTC"),
        ("GMT0BST,M3.5.0/1,M10.5.0", "Europe/London"),
    ],
)
def test_a_posix_string_in_tz(rules: str, zone: str) -> None:
    name, note = find_zone({"TZ": rules})
    assert same_clock(name, zone)
    assert note == ""


@pytest.mark.parametrize("empty", ["", ":"])
def test_set_and_empty_is_utc(localtime: Path, empty: str) -> None:
    localtime.symlink_to(ZONES / "Asia/Tokyo")
    assert find_zone({"TZ": empty}) == ("UTC", "")
    assert find_zone({"TZ": empty}, "Asia/Tokyo") == ("Asia/Tokyo", "")


def test_a_clock_that_no_zone_has_is_said() -> None:
    assert find_zone({"TZ": "XYZ-1:23"}) == (
        "UTC", "TZ names no time zone this machine knows; times are shown in UTC. Settings can name a zone.",
    )  # fmt: skip
    name, note = find_zone({"TZ": "CET-1CEST,M2.1.0,M12.1.0"})  # a summer that begins in February
    assert note == f"TZ names no time zone; the clock is that of {name}, which may differ at times."
    now = datetime.now(UTC)
    assert now.astimezone(ZoneInfo(name)).utcoffset() in (timedelta(hours=1), timedelta(hours=2))


@pytest.mark.parametrize("rules", ["Mars/Olympus", "../../etc/passwd", "x", "localtime/", "CET-1CEST,M99"])
def test_what_is_no_zone_is_said(rules: str) -> None:
    name, note = find_zone({"TZ": rules})
    assert name == "UTC"
    assert note.startswith("TZ names no time zone this machine knows")


def test_files_that_are_no_zone_are_said(localtime: Path) -> None:
    for odd in (b"", b"TZif2", b"no zone at all"):
        localtime.write_bytes(odd)
        name, note = find_zone({})
        assert (name, note.startswith(f"The time zone in {localtime} is not known here")) == ("UTC", True)
        assert find_zone({"TZ": str(localtime)})[1].startswith("TZ names no time zone")
    localtime.unlink()
    os.mkfifo(localtime)
    assert find_zone({})[0] == "UTC"
    assert find_zone({"TZ": str(localtime.parent / "nothing")})[1] != ""
    assert find_zone({}, "Nowhere/At_All")[1].startswith("The zone in the settings names no time zone")
