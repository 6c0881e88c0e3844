"""Shared by all tests."""

import contextlib
import gc
import os
import sys
from collections.abc import Callable, Iterator
from datetime import datetime
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:  # what some tests only need is not loaded for all, nor by the process that hands tests out
    from ladder_tui.app.app import LadderApp
    from ladder_tui.domain.library import Library
    from tests.kits.app_house import Clock, Seed


# Tests are read and rewritten once, not in each process of each run, and the programs they start are not compiled anew
# each time, whatever the machine says about keeping what was compiled: it is a third of the time.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--long`: the crash tests of the store and the storm of keys, so often that they tell of rare events."""
    parser.addoption(
        "--long", action="store_true", help="the crash tests of the store and the storm of keys in their long form"
    )


def pytest_sessionstart(session: pytest.Session) -> None:
    """Examples of a law may take their time: a busy machine makes no test fail. `--long` has ten times as many."""
    if hasattr(session.config, "workerinput") or not session.config.getoption("numprocesses"):
        from hypothesis import HealthCheck, settings

        examples = 1000 if session.config.getoption("--long") else 100
        settings.register_profile(
            "patient", max_examples=examples, deadline=None, suppress_health_check=[HealthCheck.too_slow]
        )
        settings.load_profile("patient")


def pytest_collection(session: pytest.Session) -> None:
    """Of processes that test beside each other, each begins to read the tests at another place.

    All of them read all tests. What one has compiled the others find, but not while they do the same at the same time.
    """
    number, among = _place_of(session.config)
    if not number or session.config.args_source is not pytest.Config.ArgsSource.TESTPATHS:
        return
    files = sorted(path for path in Path(__file__).parent.rglob("test_*.py") if path.parent.name != "bench")
    start = len(files) * number // among
    for path in (*files[start:], *files[:start]):
        name = ".".join(path.relative_to(session.config.rootpath).with_suffix("").parts)
        with contextlib.suppress(Exception, pytest.skip.Exception):  # said when it is collected
            import_module(name)


def _place_of(config: pytest.Config) -> tuple[int, int]:
    """The number of this process, from 0, and how many there are."""
    given: dict[str, Any] = getattr(config, "workerinput", {})
    return int(given.get("workerid", "gw0")[2:]), int(given.get("workercount", 1))


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """With `--cov`, what the tests of the store run is counted: they have to reach it whole, and alone.

    Counting slows the rest by half, and would hide behind it what no test of the store looks at.
    """
    if config.pluginmanager.hasplugin("_cov"):
        store = Path(__file__).parent / "store"
        for item in items:
            if not item.path.is_relative_to(store):
                item.add_marker(pytest.mark.no_cover)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """What the crash tests and the storm did, in figures."""
    told = [
        f"{report.head_line}: {words}"
        for outcome in ("passed", "failed")
        for report in terminalreporter.stats.get(outcome, ())
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
    from ladder_tui.store.file import disk

    with pytest.MonkeyPatch.context() as patch:
        if request.node.get_closest_marker("forced") is None:
            patch.setattr(disk, "force", lambda handle: None)
        yield


@pytest.fixture(autouse=True)
def _resting_at_once(request: pytest.FixtureRequest) -> Iterator[None]:
    """Apps under test are waited for until they rest, not for a time; nothing is painted before unless `each_frame`."""
    if "textual" not in sys.modules:
        yield
        return
    from tests.kits.apart import remember_nodes
    from tests.kits.quick import look_up_once
    from tests.kits.rest import rest_at_once
    from tests.kits.styles import read_styles_once

    with pytest.MonkeyPatch.context() as patch:
        remember_nodes(patch)
        look_up_once(patch)
        read_styles_once(patch)
        rest_at_once(patch, each_frame=request.node.get_closest_marker("each_frame") is not None)
        yield


@pytest.fixture(autouse=True, scope="session")
def _home_of_nobody(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Tests that hand a file over, on purpose or in a storm of keys, leave it in a home folder of their own."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HOME", str(tmp_path_factory.mktemp("home")))
        for name in [name for name in os.environ if name.startswith("XDG_")]:
            patch.delenv(name)
        yield


@pytest.fixture(autouse=True, scope="session")
def _shipped_packs_read_once() -> Iterator[None]:
    """In one process the shipped packs are read once."""
    from tests.kits.shipped_packs import read_once

    with pytest.MonkeyPatch.context() as patch:
        read_once(patch)
        yield


def pytest_collection_finish() -> None:
    """Tests leave little garbage that lasts; looking for it costs a tenth of the run, and is hardly ever done.

    Most of it would be apps: `pytest_runtest_teardown` takes them apart.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(5_000_000, 20, 20)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_teardown() -> Iterator[None]:
    """Once a test and its loop have ended, nothing needs its apps."""
    yield
    if "textual" in sys.modules:
        from tests.kits.apart import take_apart

        take_apart()


@pytest.fixture
def app_at(tmp_path: Path) -> Iterator[Callable[..., "LadderApp"]]:
    """`make_app` over a folder of this test: `app_at(now=..., library=..., seed=...)`. Closed afterwards."""
    from tests.kits.app_house import make_app
    from tests.kits.builders import NOW

    made: list[LadderApp] = []

    def make(
        now: "datetime | Clock" = NOW,
        library: "Library | None" = None,
        seed: "Seed | None" = None,
        *,
        welcomed: bool = True,
    ) -> "LadderApp":
        app = make_app(tmp_path / "data", now, library, seed, welcomed=welcomed)
        made.append(app)
        return app

    yield make
    for app in made:
        app.journal.close()
