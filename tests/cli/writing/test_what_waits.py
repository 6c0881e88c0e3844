"""The commands that look after the data know what waits: it is taken in before they are kept or replaced as a whole."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from ladder_tui.cli import house as opening
from ladder_tui.cli.writing.hand_over import carried_out
from ladder_tui.store.file import cipher
from ladder_tui.store.file.files import Files
from ladder_tui.wiring import House, look
from tests.cli.writing.conftest import Shell
from tests.kits.locked_kit import CHEAP, PASSPHRASE
from tests.services.requests.conftest import opened, win


@pytest.fixture
def left(shell: Shell) -> Iterator[House]:
    """Two wins were left to a window. It is open."""
    shell("checkin", "good", "4", "60")
    window = opened(shell.folder)
    for text in ("one", "two"):
        house = opened(shell.folder)
        assert carried_out(house.ledger, win(text)).waits
        house.close()
    yield window
    window.ledger.keeper.close()


def texts(folder: Path) -> list[str]:
    return [one.text for one in look(folder, environ={})[0].wins.values()]


def on_the_disk(folder: Path) -> bool:
    """Whether both are in the data file."""
    return b'"text":"two"' in (folder / "ladder.json").read_bytes()


@pytest.mark.parametrize("line", ["data export -", "export --format json --private", "backup make"])
def test_it_is_taken_in_before_something_is_made_of_the_data(shell: Shell, left: House, line: str) -> None:
    left.ledger.keeper.close()
    code, out, _ = shell(*line.split())
    assert code == 0
    assert on_the_disk(shell.folder)
    assert line == "backup make" or '"two"' in out


def test_a_window_that_is_open_is_waited_for(shell: Shell, left: House, monkeypatch: pytest.MonkeyPatch) -> None:
    looks: list[int] = []

    def slow(files: Files) -> None:
        looks.append(len(files.waiting_files()))
        left.journal.take_in()

    monkeypatch.setattr(opening, "_wait_for", slow)
    assert '"two"' in shell("data", "export", "-")[1]
    assert looks == [2]


def test_what_waited_is_older_than_what_is_put_back(shell: Shell, left: House) -> None:
    left.ledger.keeper.close()
    shell("backup", "make")
    shell("win", "three")
    assert shell("backup", "restore")[0] == 0
    assert texts(shell.folder) == ["one", "two"]


def test_lists_and_erasing_take_nothing_in(shell: Shell, left: House) -> None:
    left.ledger.keeper.close()
    for line in ("data where", "backup list", "backup verify", "doctor --json"):
        shell(*line.split())
    assert len(left.ledger.keeper.waiting.paths()) == 2
    assert shell("data", "erase", "--yes-erase-everything")[0] == 0
    assert not left.ledger.keeper.waiting.paths()
    assert not list(shell.folder.glob("ladder.json.waiting*"))


def test_the_passphrase_is_asked_for_once(
    shell: Shell, left: House, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    from ladder_tui.store.file.paths import find_paths
    from ladder_tui.store.whole.locking import lock_data

    monkeypatch.setattr(cipher, "COST", CHEAP)
    left.ledger.keeper.close()
    lock_data(find_paths(shell.folder, {}), PASSPHRASE, now=left.journal.now())
    calls = tmp_path / "calls"
    monkeypatch.setenv("LADDER_PASSPHRASE_COMMAND", f"sh -c 'echo x >> {calls}; echo {PASSPHRASE}'")
    assert shell("data", "export", "-")[0] == 0
    assert calls.read_text() == "x\n"


def test_doctor_counts_what_waits_and_names_what_was_kept_aside(shell: Shell, left: House) -> None:
    told: dict[str, Any] = json.loads(shell("doctor", "--json")[1])
    assert told["store"]["from the shell"] == "2 to be taken in by the next command or the open window"
    (left.ledger.keeper.waiting.paths()[0].parent / "notes.txt").write_text("milk")
    left.journal.take_in()
    told = json.loads(shell("doctor", "--json")[1])
    assert "from the shell" not in told["store"]
    (place,) = Files.of(left.paths.data_file).kept.iterdir()
    assert any(str(place) in problem for problem in told["problems"])


def test_what_a_command_meets_on_the_way_is_said_there(shell: Shell, left: House) -> None:
    (left.ledger.keeper.waiting.paths()[0].parent / "notes.txt").write_text("milk")
    left.ledger.keeper.close()
    code, out, complaint = shell("win", "three")
    assert (code, out) == (0, "Kept among your wins: “three”.\n")
    assert "notes.txt cannot be carried out: it is not a file of ladder's. It is kept as " in complaint
    assert texts(shell.folder) == ["one", "two", "three"]
