"""`ladder --plain` and a terminal that cannot be drawn on: text and line ends only, nothing lost when it is killed."""

import signal
from pathlib import Path

import pytest

from ladder_tui.cli.options import everyday
from ladder_tui.cli.writing.hand_over import carried_out
from tests.kits.app_house import fill
from tests.kits.builders import plan, settings
from tests.kits.pty_kit import Terminal, plain_environment
from tests.kits.shipped_packs import remembered
from tests.services.requests.conftest import opened, win

START = "from ladder_tui.__main__ import run; run()"


def environment(folder: Path, term: str) -> dict[str, str]:
    if not any(folder.iterdir()):
        fill(folder, {"settings": [settings()], "plans": [plan()]})
        remembered(folder)
    return plain_environment(folder, LADDER_DATA_DIR=str(folder), LADDER_NOW="2026-03-04T09:00") | {"TERM": term}


@pytest.mark.parametrize(("term", "words"), [("dumb", ()), ("xterm-256color", ("--plain",))])
def test_no_escape_code_and_no_cursor_movement(tmp_path: Path, term: str, words: tuple[str, ...]) -> None:
    with Terminal(START, *words, environ=environment(tmp_path, term), size=(80, 24)) as terminal:
        terminal.see("Enter alone lists what there is.")
        terminal.press("\n")
        terminal.see("12. Leave")
        terminal.press("say\n")
        terminal.see("Which one?")
        terminal.press("1\n")
        terminal.see("What became of it?")
        terminal.press("1\n")
        terminal.see("Noted as done.")
        terminal.press("!\n")
        terminal.see("Emergency")
        terminal.press("\x04")  # ctrl+d: the input ends
        assert terminal.finish()[0] == 0
        written = terminal.data.replace(b"\r\n", b"\n").decode()
    assert "Bye for now." in written
    assert all(char.isprintable() or char == "\n" for char in written)


def test_what_was_typed_is_there_after_a_kill(tmp_path: Path) -> None:
    with Terminal(START, "--plain", environ=environment(tmp_path, "dumb"), size=(80, 24)) as terminal:
        terminal.see("Enter alone lists what there is.")
        terminal.press("write\n")
        terminal.see("A full stop alone ends the page.")
        terminal.press("The bench was in the sun.\n")
        terminal.press("She waved.\n")
        terminal.read_until(lambda: b"She waved." in (tmp_path / "ladder.json").read_bytes())
        terminal.signal(signal.SIGKILL)
        terminal.finish()
    with Terminal(START, "--plain", environ=environment(tmp_path, "dumb"), size=(80, 24)) as terminal:
        terminal.see("Enter alone lists what there is.")
        terminal.press("write\n")
        assert "You were writing this: The bench was in the sun. She waved." in terminal.see("Go on with it")
        # What another command leaves meanwhile is on the disk before a line is typed, and told after it.
        house = opened(tmp_path)
        assert carried_out(house.ledger, win("Tea with Sam")).waits
        house.close()
        terminal.read_until(lambda: b"Tea with Sam" in (tmp_path / "ladder.json").read_bytes())
        terminal.press(".\n")
        terminal.see("From the shell: Kept among your wins: “Tea with Sam”.")
        terminal.press("leave\n")
        assert terminal.finish()[0] == 0


def test_ctrl_c_goes_back_and_loses_nothing(tmp_path: Path) -> None:
    with Terminal(START, "--plain", environ=environment(tmp_path, "dumb"), size=(80, 24)) as terminal:
        terminal.see("Enter alone lists what there is.")
        terminal.press("plan\n")
        terminal.see("What would you like to do?")
        terminal.press("\x03")
        terminal.see("Back.")
        terminal.press("leave\n")
        assert terminal.finish()[0] == 0


def test_the_option_is_read_with_the_others() -> None:
    options = everyday(["--demo", "--plain"])
    assert options is not None
    assert (options.plain, options.demo, options.command) == (True, True, None)
