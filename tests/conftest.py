"""Shared by all tests."""

import gc
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest

from ladder_tui.app.app import LadderApp
from ladder_tui.domain.library import Library
from ladder_tui.store.file import disk
from tests.kits.app_house import Clock, Seed, make_app
from tests.kits.builders import NOW
from tests.kits.rest import rest_at_once


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--long`: the crash tests of the store as often as they take to say something about rare events."""
    parser.addoption("--long", action="store_true", help="the crash tests of the store in their long form")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """What the crash tests did, in figures."""
    told = [
        f"{report.head_line}: {words}"
        for report in terminalreporter.stats.get("passed", ())
        for name, words in report.user_properties
        if name == "figures"
    ]
    if told and terminalreporter.config.getoption("--long"):
        terminalreporter.section("figures")
        terminalreporter.write("\n".join(sorted(told)) + "\n")


@pytest.fixture(autouse=True)
def _not_waiting_for_the_disk(request: pytest.FixtureRequest) -> Iterator[None]:
    """Without forcing data to the disk, except in tests marked `forced`: those of power cuts and of failing disks.

    Nothing else can see the difference, and a busy disk takes its time over it.
    """
    with pytest.MonkeyPatch.context() as patch:
        if request.node.get_closest_marker("forced") is None:
            patch.setattr(disk, "force", lambda handle: None)
        yield


@pytest.fixture(autouse=True)
def _resting_at_once(request: pytest.FixtureRequest) -> Iterator[None]:
    """Apps under test are waited for until they rest, not for a time; nothing is painted before unless `each_frame`."""
    with pytest.MonkeyPatch.context() as patch:
        rest_at_once(patch, each_frame=request.node.get_closest_marker("each_frame") is not None)
        yield


def pytest_collection_finish() -> None:
    """Tests leave little garbage that lasts; looking for it all the time costs a tenth of the run."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(200_000, 20, 20)


@pytest.fixture
def app_at(tmp_path: Path) -> Iterator[Callable[..., LadderApp]]:
    """`make_app` over a folder of this test: `app_at(now=..., library=..., seed=...)`. Closed afterwards."""
    made: list[LadderApp] = []

    def make(
        now: datetime | Clock = NOW, library: Library | None = None, seed: Seed | None = None, *, welcomed: bool = True
    ) -> LadderApp:
        app = make_app(tmp_path / "data", now, library, seed, welcomed=welcomed)
        made.append(app)
        return app

    yield make
    for app in made:
        app.journal.close()
