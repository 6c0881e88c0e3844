"""The engines over 1,000 to 50,000 records, and the packs from cache and without (docs/design.md 7, P6 and P7).

.venv/bin/python -m pytest tests/bench -o addopts= --benchmark-enable --benchmark-columns=median,min,rounds
"""

import os
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Final
from zoneinfo import ZoneInfo

import pytest

from ladder_tui.cli.today import as_text
from ladder_tui.domain.base.recurrence import days
from ladder_tui.domain.calendar.agenda import agenda_between
from ladder_tui.domain.growth.estimates import growth
from ladder_tui.domain.ladder.boosters import booster
from ladder_tui.domain.ladder.in_use import current_rung, ladder_of, ladders
from ladder_tui.domain.ladder.rule import suggestion
from ladder_tui.domain.ladder.vary import variations
from ladder_tui.domain.library import Library
from ladder_tui.domain.picks.picker import pick
from ladder_tui.domain.snapshot import Snapshot
from ladder_tui.domain.today import today_of
from ladder_tui.domain.writing.written import search_entries
from ladder_tui.packs.reading.load import load_library
from ladder_tui.packs.reading.locate import content_folder
from ladder_tui.store.file.paths import find_paths
from ladder_tui.store.keeper import Change, Keeper
from ladder_tui.wiring import open_house
from tests.bench import many_packs, ten_years

ZONE: Final = "Europe/Berlin"
NOW: Final = datetime(2026, 3, 4, 9, 0, tzinfo=ZoneInfo(ZONE))
SIZES: Final = (1_000, 10_000, 20_000, 50_000)


@pytest.fixture(scope="module")
def library() -> Library:
    return load_library([content_folder()])


@pytest.fixture(scope="module", params=SIZES)
def snapshot(request: pytest.FixtureRequest, library: Library) -> Snapshot:
    return ten_years.snapshot(NOW, ZONE, library, records=request.param)


@pytest.fixture(scope="module")
def two_years(library: Library) -> Snapshot:
    made = ten_years.two_years(NOW, ZONE, library)
    assert len(made.attempts) == 600
    assert len(ladders(made)) == 3
    return made


@pytest.fixture(scope="module", params=SIZES)
def folder(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp(f"of-{request.param}")
    ten_years.write(path, NOW, ZONE, records=request.param)
    return path


def test_pick(benchmark: Any, snapshot: Snapshot) -> None:
    assert benchmark(pick, snapshot, mood="steady", energy=3, minutes=30).picks


def test_agenda_of_a_year(benchmark: Any, snapshot: Snapshot) -> None:
    def year() -> object:
        days.cache_clear()  # the first look, not the second
        return agenda_between(snapshot, NOW.date() - timedelta(days=182), NOW.date() + timedelta(days=183))

    assert benchmark(year)


def test_search_in_all_entries(benchmark: Any, snapshot: Snapshot) -> None:
    assert benchmark(search_entries, snapshot.entries.values(), "sun bench")


def test_today_as_a_place(benchmark: Any, snapshot: Snapshot) -> None:
    assert benchmark(today_of, snapshot)


def test_today_in_the_shell(benchmark: Any, snapshot: Snapshot) -> None:
    assert benchmark(as_text, snapshot)


def test_the_ladder_rule(benchmark: Any, snapshot: Snapshot) -> None:
    assert benchmark(suggestion, snapshot, current_rung(snapshot)).reasons


def test_the_ladder_rule_after_two_years(benchmark: Any, two_years: Snapshot) -> None:
    """Far below one frame: it runs whenever the Ladder place is shown."""
    assert benchmark(suggestion, two_years, current_rung(two_years)).reasons
    if benchmark.stats is not None:
        assert benchmark.stats.stats.median < 0.02


def test_all_the_ladder_place_asks_for_after_two_years(benchmark: Any, two_years: Snapshot) -> None:
    def asked() -> object:
        here = current_rung(two_years)
        assert here is not None
        found = variations(here, two_years.attempts.values())
        return ladder_of(two_years).views, ladders(two_years), suggestion(two_years, here), booster(two_years), found

    assert benchmark(asked)
    if benchmark.stats is not None:
        assert benchmark.stats.stats.median < 0.02


def test_growth(benchmark: Any, snapshot: Snapshot) -> None:
    assert benchmark(growth, snapshot)


def test_open_the_house(benchmark: Any, folder: Path, library: Library) -> None:
    def opened() -> int:
        house = open_house(folder, environ={}, clock=lambda: NOW, zone=ZONE, library=library)
        count = len(house.ledger.snapshot(NOW).checkins)
        house.close()
        return count

    assert benchmark.pedantic(opened, rounds=7)


def test_save_one_change(benchmark: Any, folder: Path) -> None:
    with Keeper.open(find_paths(folder, {}), now=NOW) as keeper:
        win = next(iter(keeper.tables["wins"].values()))
        benchmark.pedantic(keeper.commit, args=([Change("wins", win.id, win, win)],), kwargs={"now": NOW}, rounds=20)


@pytest.fixture(scope="module", params=["as shipped", "a finished set"])
def packs(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped packs, and as many items as docs/design.md 9 aims at."""
    if request.param == "as shipped":
        return content_folder()
    folder = tmp_path_factory.mktemp("packs")
    many_packs.write(folder)
    return folder


def test_packs_without_cache(benchmark: Any, packs: Path) -> None:
    library = benchmark.pedantic(load_library, args=([packs],), rounds=5)
    benchmark.extra_info["items"] = many_packs.items_of(library)
    assert library.problems == ()


def test_packs_from_cache(benchmark: Any, packs: Path, tmp_path: Path) -> None:
    cache = tmp_path / "packs.cache"
    for path in packs.rglob("*.yaml") if packs != content_folder() else ():
        os.utime(path, (1_600_000_000, 1_600_000_000))  # packs as new as the cache are not believed to be settled
    load_library([packs], cache=cache)
    benchmark.extra_info["kilobytes"] = cache.stat().st_size // 1024
    assert benchmark(load_library, [packs], cache=cache).topics
