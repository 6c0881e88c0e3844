"""Shared by all tests."""

import contextlib
import gc
import os
import sys
from collections.abc import Callable, Iterator
from datetime import datetime
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest
from _pytest.runner import runtestprotocol

if TYPE_CHECKING:  # what some tests only need is not loaded for all, nor by the process that hands tests out
    from ladder_tui.app.app import LadderApp
    from ladder_tui.domain.library import Library
    from tests.kits.app_house import Clock, Seed


# Tests are read and rewritten once, not in each process of each run, and the programs they start are not compiled anew
# each time, whatever the machine says about keeping what was compiled: it is a third of the time.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

# What is read in order to collect the tests stays: see `pytest_collection_finish`.
gc.disable()


#: Bytes that are free where the folders of tests are to lie: many times of what a run needs at one moment.
ROOM: Final = 1 << 30


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--long`: the crash tests of the store and the storm of keys, so often that they tell of rare events."""
    parser.addoption(
        "--long", action="store_true", help="the crash tests of the store and the storm of keys in their long form"
    )


def pytest_configure(config: pytest.Config) -> None:
    """The folders of tests lie in memory, where that can be written to: a disk takes its time, and nothing has to last.

    What cannot be run from there, or has little room, is not taken.
    """
    options = config.option
    if hasattr(config, "workerinput") and options.durations is None and options.xmlpath is None:
        config.pluginmanager.register(Brief())
    memory = Path("/dev/shm")
    if options.basetemp is None and os.access(memory, os.W_OK | os.X_OK):
        held = os.statvfs(memory)
        if held.f_bavail * held.f_frsize >= ROOM and not held.f_flag & os.ST_NOEXEC:
            os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(memory))


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


#: What holds for all tests of this process, and the function that forces data to the disk.
_for_all: Final = pytest.MonkeyPatch()
_in_place: Final[dict[str, Any]] = {}


def _put_in_place() -> None:
    """Data are not forced to the disk: nothing else can see it, and a busy disk takes its time over it.

    Apps are waited for until they rest, not for a time, and nothing is painted before. All of it is put in place once:
    for each test anew it would cost more than many a test.
    """
    if "force" not in _in_place:
        from ladder_tui.store.file import disk

        _in_place["force"] = disk.force
        _for_all.setattr(disk, "force", lambda handle: None)
    if "textual" in sys.modules and "textual" not in _in_place:
        from tests.kits.apart import remember_nodes
        from tests.kits.quick import look_up_once
        from tests.kits.rest import rest_at_once
        from tests.kits.styles import read_styles_once

        _in_place["textual"] = True
        for put_in_place in (remember_nodes, look_up_once, read_styles_once, rest_at_once):
            put_in_place(_for_all)


class Brief:
    """Of a test that went well its process tells the one that hands tests out once: that it went well.

    That what was made for it was made and put away is told where it was not; each of these is a message between them.
    """

    @pytest.hookimpl
    def pytest_runtest_protocol(self, item: pytest.Item, nextitem: pytest.Item | None) -> bool:
        """As pytest does it."""
        item.ihook.pytest_runtest_logstart(nodeid=item.nodeid, location=item.location)
        for report in runtestprotocol(item, nextitem=nextitem, log=False):
            if report.when == "call" or not report.passed:
                item.ihook.pytest_runtest_logreport(report=report)
        item.ihook.pytest_runtest_logfinish(nodeid=item.nodeid, location=item.location)
        return True


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    """Except in tests marked `forced`, those of power cuts and of failing disks, and in those marked `each_frame`.

    Once a test and its loop have ended, nothing needs its apps.
    """
    _put_in_place()
    with pytest.MonkeyPatch.context() as patch:
        if item.get_closest_marker("forced") is not None:
            from ladder_tui.store.file import disk

            patch.setattr(disk, "force", _in_place["force"])
        if item.get_closest_marker("each_frame") is not None:
            from tests.kits.rest import paint_each_frame

            paint_each_frame(patch)
        done = yield
    if "textual" in _in_place:
        from tests.kits.apart import take_apart
        from tests.kits.quick import forget

        take_apart()
        forget()
    return done


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

    Most of it would be apps: `pytest_runtest_protocol` takes them apart.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(5_000_000, 20, 20)
    gc.enable()


@pytest.hookimpl(tryfirst=True)
def pytest_unconfigure(config: pytest.Config) -> None:
    """One of several processes ends without looking for it: what it would be told of then is heard by nobody."""
    if hasattr(config, "workerinput"):
        gc.freeze()


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
