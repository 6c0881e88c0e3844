"""`ladder data lock` and `unlock`, and the other commands on a locked store."""

import getpass
import io
import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from ladder_tui.cli import passphrase
from ladder_tui.cli.main import main
from ladder_tui.store.copies.backups import list_backups
from ladder_tui.store.file import cipher
from ladder_tui.store.file.sealed import is_locked
from ladder_tui.store.whole import locking
from tests.kits.locked_kit import CHEAP, PASSPHRASE, lock_up, plain_text_in
from tests.kits.pty_kit import Terminal, plain_environment
from tests.kits.store_kit import NOW, files_in, filled, open_keeper, paths_in

Typing = Callable[..., None]


@pytest.fixture(autouse=True)
def _quiet(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(cipher, "COST", CHEAP)
    monkeypatch.setenv("LADDER_NOW", NOW.isoformat())
    monkeypatch.setenv("TZ", "UTC")
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def type_in(monkeypatch: pytest.MonkeyPatch) -> Typing:
    """Somebody sits at a terminal and types these, then ends the input."""

    def sit(*answers: str) -> None:
        left = list(answers)

        def typed(prompt: str, stream: object) -> str:
            sys.stderr.write(prompt)
            if not left:
                raise EOFError
            return left.pop(0)

        monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
        monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
        monkeypatch.setattr(getpass, "getpass", typed)

    return sit


def ladder(folder: Path, *words: str) -> tuple[int, str]:
    out = io.StringIO()
    return main(["--data-dir", str(folder / "data"), *words], out), out.getvalue()


def test_on_and_off_again(tmp_path: Path, type_in: Typing, capsys: pytest.CaptureFixture[str]) -> None:
    tables = filled(tmp_path)
    type_in(PASSPHRASE, PASSPHRASE)
    code, said = ladder(tmp_path, "data", "lock")
    before = capsys.readouterr().err
    assert code == 0
    assert "If you forget it, they are gone for good" in before
    assert said.startswith("Locked 9 records, with 2 copies.\nA forgotten passphrase is the end of these data")
    assert is_locked(files_in(tmp_path).main)
    assert plain_text_in(tmp_path) == []
    assert ladder(tmp_path, "data", "where")[1].endswith("The data are locked with a passphrase.\n")
    type_in("a wrong one", PASSPHRASE)
    code, said = ladder(tmp_path, "data", "unlock", "--json")
    assert code == 0
    assert json.loads(said)["left"] == []
    assert "That was another passphrase. Try again" in capsys.readouterr().err
    with open_keeper(tmp_path) as keeper:
        assert keeper.tables == tables


def test_a_lock_cut_short_is_told_and_finished(
    tmp_path: Path, type_in: Typing, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    filled(tmp_path)
    with monkeypatch.context() as during:
        during.setattr(locking, "recoat", _killed)
        with pytest.raises(SystemExit):
            lock_up(tmp_path)
    plain = [path.name for path in plain_text_in(tmp_path)]
    notice = f"these copies are not yet: {', '.join(plain)}. `ladder data lock` finishes it."
    assert notice in ladder(tmp_path, "data", "where")[1]
    told = json.loads(ladder(tmp_path, "data", "where", "--json")[1])
    assert (told["locked"], [Path(path).name for path in told["plain_copies"]]) == (True, plain)
    assert notice in told["notice"]
    assert notice in ladder(tmp_path, "doctor")[1]
    type_in("a wrong one", PASSPHRASE)
    code, said = ladder(tmp_path, "data", "lock")
    assert (code, said.partition("\n")[0]) == (0, "Locked 9 records, with 2 copies.")
    assert plain_text_in(tmp_path) == []
    assert ladder(tmp_path, "data", "where")[1].endswith("The data are locked with a passphrase.\n")
    type_in(PASSPHRASE, PASSPHRASE)
    assert ladder(tmp_path, "data", "lock") == (1, "")
    assert "locked already" in capsys.readouterr().err


def _killed(*_: object, **__: object) -> None:
    raise SystemExit


def test_a_plain_file_in_the_place_of_a_locked_one(
    tmp_path: Path, type_in: Typing, capsys: pytest.CaptureFixture[str]
) -> None:
    filled(tmp_path)
    main = files_in(tmp_path).main
    plain = main.read_bytes()
    lock_up(tmp_path)
    main.write_bytes(plain)
    notice = "The data file is not locked, though it was. `ladder data lock` locks it again"
    assert notice in ladder(tmp_path, "data", "where")[1]
    assert not json.loads(ladder(tmp_path, "data", "where", "--json")[1])["locked"]
    code, said = ladder(tmp_path, "doctor")
    assert (code, said.count("though it was")) == (1, 1)
    capsys.readouterr()
    for words in (["data", "adopt", str(tmp_path / "plain.json")], ["backup", "restore", str(tmp_path / "plain.json")]):
        (tmp_path / "plain.json").write_bytes(plain)
        assert ladder(tmp_path, *words)[0] == 0
        assert (
            capsys.readouterr().err
            == f"ladder: {notice}; `ladder data unlock` takes the passphrase off its copies too.\n"
        )
    type_in(PASSPHRASE, PASSPHRASE)
    assert ladder(tmp_path, "data", "lock")[0] == 0
    assert ladder(tmp_path, "data", "where")[1].endswith("The data are locked with a passphrase.\n")
    type_in(PASSPHRASE)
    assert ladder(tmp_path, "data", "unlock")[0] == 0
    assert "lock" not in ladder(tmp_path, "data", "where")[1].replace("ladder.json", "").replace(str(tmp_path), "")
    assert "though it was" not in ladder(tmp_path, "doctor")[1]


@pytest.mark.parametrize("typed", [(), ("",), (PASSPHRASE,), (PASSPHRASE, "something else")])
def test_two_that_differ_lock_nothing(
    tmp_path: Path, type_in: Typing, capsys: pytest.CaptureFixture[str], typed: tuple[str, ...]
) -> None:
    filled(tmp_path)
    type_in(*typed)
    assert ladder(tmp_path, "data", "lock") == (1, "")
    assert capsys.readouterr().err.endswith("nothing was typed. Nothing has been changed.\n")
    assert not is_locked(files_in(tmp_path).main)


def test_without_a_terminal_nothing_is_asked_and_one_sentence_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    filled(tmp_path)
    assert ladder(tmp_path, "data", "lock") == (1, "")
    lock_up(tmp_path)
    assert ladder(tmp_path, "data", "unlock") == (1, "")
    assert capsys.readouterr().err.count("typed in a terminal, and there is none here") == 2
    for words in (
        ["today"],
        ["topic", "choir"],
        ["report", "--words"],
        ["card"],
        ["export", "--format", "ics"],
        ["export", "--format", "json", "--private"],
        ["data", "export"],
        ["backup", "make"],
        ["backup", "verify"],
        ["backup", "restore"],
    ):
        assert ladder(tmp_path, *words) == (1, "")
        said = capsys.readouterr().err
        assert "is locked with a passphrase. Run ladder in a terminal to type it, or name a command" in said
        assert said.count("\n") == 1
    assert ladder(tmp_path, "backup", "list")[0] == 0  # names need no passphrase
    assert ladder(tmp_path, "help-now")[0] == 0


def test_the_other_commands_ask_once(tmp_path: Path, type_in: Typing, capsys: pytest.CaptureFixture[str]) -> None:
    filled(tmp_path)
    lock_up(tmp_path)
    for words in (
        ["backup", "make"],
        ["backup", "verify"],
        ["backup", "restore"],
        ["today"],
        ["topic", "choir"],
        ["report", "--words"],
        ["card"],
        ["export", "--format", "ics", "--private"],
        ["export", "--format", "json", "--private"],
        ["data", "export", "-"],
    ):
        type_in(PASSPHRASE)
        assert ladder(tmp_path, *words)[0] == 0
        assert capsys.readouterr().err.count("Passphrase: ") == 1
    assert plain_text_in(tmp_path / "data") == []
    type_in("wrong", "wrong", "wrong")
    assert ladder(tmp_path, "today") == (1, "")
    assert "stays locked: this was not its passphrase" in capsys.readouterr().err


def test_a_locked_file_taken_over_into_plain_data_is_said(
    tmp_path: Path, type_in: Typing, capsys: pytest.CaptureFixture[str]
) -> None:
    filled(tmp_path)
    lock_up(tmp_path)
    type_in(PASSPHRASE)
    assert ladder(tmp_path / "other", "data", "adopt", str(files_in(tmp_path).main))[0] == 0
    assert "That file was locked, and your data are not" in capsys.readouterr().err


def test_a_copy_that_stays_locked_is_said_with_exit_code_1(
    tmp_path: Path, type_in: Typing, capsys: pytest.CaptureFixture[str]
) -> None:
    filled(tmp_path)
    lock_up(tmp_path)
    backup = list_backups(files_in(tmp_path))[0].path
    backup.write_bytes(backup.read_bytes()[:-9])
    type_in(PASSPHRASE)
    assert ladder(tmp_path, "data", "unlock")[0] == 1
    assert f"The file {backup} stays locked as it is" in capsys.readouterr().err


def test_erasing_needs_no_passphrase(tmp_path: Path) -> None:
    filled(tmp_path)
    lock_up(tmp_path)
    assert ladder(tmp_path, "data", "erase", "--yes-erase-everything")[0] == 0
    assert not paths_in(tmp_path).data.exists()


def test_nobody_is_asked_when_a_stream_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    assert passphrase.asker() is None


def test_in_a_real_terminal_nothing_typed_is_shown(tmp_path: Path) -> None:
    filled(tmp_path)
    environ = plain_environment(tmp_path, PYTHONPATH=str(Path(__file__).parents[2]))
    where = ("--data-dir", str(tmp_path / "data"), "data")
    with Terminal("from ladder_tui.cli.main import main\nsys.exit(main(sys.argv[1:]))\n", *where, "lock",
                  environ=environ) as terminal:  # fmt: skip
        terminal.read_until(b"New passphrase: ")
        terminal.press(f"{PASSPHRASE}\n")
        terminal.read_until(b"The same again: ")
        terminal.press(f"{PASSPHRASE}\n")
        assert terminal.finish(30)[0] == 0
        assert PASSPHRASE.encode() not in terminal.data
    assert is_locked(files_in(tmp_path).main)
    n, r, p = cipher.lock_of(files_in(tmp_path).main.read_bytes()).n, 8, 1
    assert 128 * n * r * p >= 64 * 2**20
