"""Manners in a real terminal: it is left as it was found, silent while idle, and never shows what is not for it."""

import os
import re
import signal
import socket
import stat
import termios
from pathlib import Path

import pytest
from textual.worker import WorkerFailed

from ladder_tui.app.manners import Manners
from ladder_tui.commands import PLACES
from ladder_tui.store.file.paths import find_paths
from ladder_tui.store.keeper import Keeper
from tests.kits.app_house import Seed, fill
from tests.kits.builders import NOW, person, plan, settings
from tests.kits.pty_app import PRIVATE, assert_restored, drafts, environment, opened, write_half_a_win
from tests.kits.pty_kit import LADDER, Terminal, run_plain, without_steering
from tests.kits.shipped_packs import remembered

#: Codes that would recolour, retitle, clear, beep, write to the clipboard or ask the terminal something.
HOSTILE = "zebra\x1b[31m\x1b]0;owned\x07\x1b[2J\x1b]52;c;aGFja2Vk\x07\x9b5n\x9d0;owned\x9c\x1bP+q544e\x1b\\\x85\x00\x7f"
COLOUR = re.compile(rb"\x1b\[(?:[0-9;]*;)?(?:3[0-8]|4[0-8]|9[0-7]|10[0-7])(?:;[0-9;]*)?m")
#: Steering that the app itself sends, besides CSI: the name of the mouse pointer's shape.
OWN_OSC = re.compile(rb"\x1b\]22;[a-z-]*\x07")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder of somebody who has seen the first pages."""
    folder = tmp_path / "data"
    fill(folder, {"settings": [settings()]})
    remembered(folder)
    return folder


#: As under a shell: the program is no session leader, and stopping it stops it alone.
UNDER_A_SHELL = "import os\nos.getsid = lambda pid: -1\n"


def state_of(terminal: Terminal) -> str:
    """The letter of the system for what a process does: T is stopped."""
    return Path(f"/proc/{terminal.process.pid}/stat").read_text().rpartition(")")[2].split()[0]


def test_ctrl_z_gives_the_terminal_back_and_comes_back_with_what_was_typed(data: Path) -> None:
    with opened(data, UNDER_A_SHELL + LADDER) as terminal:
        write_half_a_win(terminal)
        terminal.press("\x1b")
        terminal.settle()
        terminal.press("\x1a")
        terminal.read_until(lambda: state_of(terminal) == "T")
        terminal.settle()
        assert_restored(terminal)
        assert PRIVATE in drafts(data)["form:win"].text
        terminal.press("")
        terminal.signal(signal.SIGCONT)
        terminal.see("! support")
        terminal.settle()
        assert terminal.modes != terminal.modes_before
        terminal.press("W")
        terminal.see(PRIVATE[-4:])
        terminal.signal(signal.SIGTERM)
        code, _ = terminal.finish()
        assert_restored(terminal)
    assert code == 0


def test_without_a_shell_ctrl_z_stops_nothing_and_ctrl_c_says_how_one_leaves(data: Path) -> None:
    with opened(data) as terminal:
        terminal.press("\x1a")
        terminal.see("There is no shell to go to")
        terminal.press("\x03")
        terminal.see("q leaves; everything is kept")
        assert "ctrl+q" not in terminal.shown


def test_going_everywhere_then_resting_writes_nothing_and_hostile_text_stays_text(tmp_path: Path) -> None:
    data = tmp_path / "data"
    seed: Seed = {
        "settings": [settings()],
        "people": [person(name=HOSTILE, details=HOSTILE, next_time=HOSTILE)],
        "plans": [plan(title=HOSTILE, cue=HOSTILE, reward=HOSTILE, backup=HOSTILE, note=HOSTILE)],
    }
    fill(data, seed)
    with opened(data, NO_COLOR="") as terminal:
        for key, _ in list(enumerate(PLACES, start=1))[::-1]:
            terminal.press(str(key))
            terminal.see("! support")
        terminal.settle(quiet=0.4)
        assert terminal.read(3.0) == b""
        terminal.press("q")
        code, _ = terminal.finish()
        assert_restored(terminal)
    assert code == 0
    shown = without_steering(terminal.data)
    assert "zebra" in shown
    assert COLOUR.search(terminal.data), "an empty NO_COLOR is no wish"
    assert not re.search(r"[\x00-\x07\x0b-\x0c\x0e-\x1f\x7f-\x9f]", shown)
    assert b"owned\x07" not in terminal.data
    assert b"\x1b]52" not in terminal.data
    assert b"\x1bP+q" not in terminal.data
    assert b"\x1b[5n" not in terminal.data
    assert not re.search(rb"\x1b[\]P_^X]", OWN_OSC.sub(b"", terminal.data))


def test_no_colour_small_windows_and_every_size(data: Path) -> None:
    with opened(data, NO_COLOR="1", size=(30, 8)) as terminal:
        assert terminal.see("What you wrote is safe.")
        for size in ((1, 1), (2, 1), (1, 60), (39, 9), (500, 1)):
            terminal.resize(*size)
            terminal.settle()
            assert terminal.read(0.2) == b"", size
        for size in ((40, 10), (60, 20), (500, 200), (80, 24)):
            terminal.resize(*size)
            terminal.see("! support")
        terminal.press("?")
        terminal.see("keys: Today")
        for size in ((1, 1), (2, 3), (40, 10)):
            terminal.resize(*size)
            terminal.settle()
            assert terminal.read(0.2) == b"", size
        terminal.resize(80, 24)
        terminal.see("keys: Today")
        terminal.press("\x1b")
        terminal.see("! support")
        terminal.press("q")
        code, _ = terminal.finish()
        assert_restored(terminal)
    assert code == 0
    assert not COLOUR.search(terminal.data)


FAULTY = f"""
from ladder_tui.app.app import LadderApp

def fall(self):
    mine = "{PRIVATE}"
    raise ValueError(mine)

LadderApp.action_support = fall
"""


def test_a_fault_says_one_calm_sentence_and_keeps_private_text_to_itself(data: Path) -> None:
    with opened(data, FAULTY + LADDER) as terminal:
        terminal.press("!")
        code, _ = terminal.finish()
        assert_restored(terminal)
    said = without_steering(terminal.data.rpartition(b"\x1b[?1049l")[2])
    assert code == 1
    assert said.count("ladder had to stop because of a fault of its own. What was kept is safe.") == 1
    assert "Traceback" not in said
    assert PRIVATE not in said
    (report,) = (data / "state").glob("crash-*")
    assert str(report) in said
    assert "ValueError" in report.read_text()
    assert PRIVATE not in report.read_text()
    assert stat.S_IMODE(report.stat().st_mode) == 0o600


async def test_a_report_of_what_a_flow_did_names_the_line_of_the_flow(tmp_path: Path) -> None:
    async def flow_that_falls() -> None:
        raise ValueError(PRIVATE)

    async def run() -> None:
        app: Manners[None] = Manners(reports=tmp_path)
        async with app.run_test() as pilot:
            app.run_worker(flow_that_falls())
            await pilot.pause()

    with pytest.raises(WorkerFailed):
        await run()
    (report,) = tmp_path.glob("crash-*")
    assert "ValueError" in report.read_text()
    assert "in flow_that_falls" in report.read_text()
    assert PRIVATE not in report.read_text()


def test_a_fault_in_a_shell_command_says_the_same(data: Path) -> None:
    code = (
        "import ladder_tui.cli.today as today\n"
        f"def fall(snapshot):\n    raise ValueError('{PRIVATE}')\n"
        "today.as_text = fall\n"
        "sys.argv = ['ladder', 'today']\n"
    )
    with Terminal(code + LADDER, "today", environ=environment(data)) as terminal:
        assert terminal.finish()[0] == 1
    assert b"fault of its own" in terminal.data
    assert PRIVATE.encode() not in terminal.data


def test_a_second_window_reads_only_and_says_who_holds_the_file(data: Path) -> None:
    with opened(data) as first, opened(data, size=(120, 36)) as second:
        assert f"Read-only: held by process {first.process.pid} on {socket.gethostname()} since" in second.shown
        second.press("W")
        second.see("A small good thing")
        second.press("something")
        second.see("thing")
        second.press("\r")
        second.see("Not kept")
        second.press("\x1b")
        second.see("not on disk")
        second.press("\x1b")
        second.see("! support")
        second.press("q")
        assert second.finish()[0] == 0
        first.press("q")
        assert first.finish()[0] == 0


def test_a_second_window_goes_on_with_what_was_typed_once_the_first_is_killed(data: Path) -> None:
    with opened(data) as first, opened(data, size=(120, 36)) as second:
        write_half_a_win(second)
        second.press("\r")
        second.see("Not kept")
        first.signal(signal.SIGKILL)
        first.process.wait(10)
        second.see("holds your file any more")
        assert any(PRIVATE in draft.text for draft in drafts(data).values())
        second.press("\r")
        second.see("takes it back")
        second.press("q")
        assert second.finish()[0] == 0
    with Keeper.open(find_paths(data, {}), now=NOW, read_only=True) as keeper:
        assert [getattr(win, "text", "") for win in keeper.tables["wins"].values()] == [PRIVATE]


def test_without_a_terminal_the_plain_view_is_printed(data: Path) -> None:
    run = run_plain([], environ=environment(data))
    assert run.returncode == 0
    assert run.stdout.startswith("Wednesday 4 March")
    assert "\x1b" not in run.stdout
    assert run.stderr == ""


def test_on_a_terminal_that_says_nothing_of_itself_the_plain_view_is_printed(data: Path) -> None:
    with Terminal(environ=environment(data, TERM="")) as terminal:
        assert terminal.finish()[0] == 0
        assert terminal.modes == terminal.modes_before
    assert terminal.data.startswith(b"Wednesday 4 March")
    assert b"\x1b" not in terminal.data


def test_ctrl_c_does_not_leave_a_broken_terminal(data: Path) -> None:
    with opened(data) as terminal:
        terminal.press("\x03")
        terminal.settle()
        if terminal.process.poll() is None:
            terminal.press("q")
        code, _ = terminal.finish()
        assert_restored(terminal)
        assert terminal.modes[3] & termios.ECHO
    assert code == 0
    assert os.listdir(data)
