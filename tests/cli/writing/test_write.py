"""`ladder write` and `undo`: a page from words, a pipe or the editor; nothing of it is lost, whatever breaks."""

import io
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from ladder_tui.cli.main import main
from ladder_tui.domain.snapshot import Snapshot
from ladder_tui.store.file import cipher
from ladder_tui.store.file.paths import find_paths
from ladder_tui.store.whole.locking import lock_data
from ladder_tui.wiring import look
from tests.kits.app_house import fill
from tests.kits.builders import NOW, TODAY, settings
from tests.kits.locked_kit import CHEAP, PASSPHRASE, say
from tests.kits.pack_texts import pack_text, write_pack
from tests.kits.shipped_packs import remembered
from tests.kits.store_kit import largest_file

Ran = tuple[int, str, str]
Ladder = Callable[..., Ran]
Pages = Callable[[], list[str]]
Editor = Callable[[str], Path]


@pytest.fixture
def ladder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Ladder:
    """Runs a command over the folder of the test: exit code, what it printed, what it complained of."""
    monkeypatch.setenv("LADDER_NOW", NOW.replace(tzinfo=None).isoformat())
    monkeypatch.delenv("LADDER_PASSPHRASE_COMMAND", raising=False)
    fill(tmp_path, {"settings": [settings()]})

    def run(*words: str, piped: bytes = b"") -> Ran:
        capsys.readouterr()
        if piped:
            monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(piped)))
        return main(["--data-dir", str(tmp_path), *words]), *capsys.readouterr()

    return run


@pytest.fixture
def pages(tmp_path: Path) -> Pages:
    """The texts of all entries."""

    def read() -> list[str]:
        snapshot: Snapshot = look(tmp_path, passphrase=say(PASSPHRASE))[0]
        return [entry.text for entry in snapshot.entries.values()]

    return read


@pytest.fixture
def editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Editor:
    """Names an editor that is a shell script of these lines, before somebody at a terminal; where its files lie."""

    def name(lines: str) -> Path:
        script = tmp_path.parent / f"editor-{os.urandom(4).hex()}"
        script.write_text(f"#!/bin/sh\n{lines}\n")
        script.chmod(0o700)
        monkeypatch.setenv("VISUAL", str(script))
        monkeypatch.setattr(sys, "stdin", io.StringIO())
        for stream in (sys.stdin, sys.stdout):
            monkeypatch.setattr(stream, "isatty", lambda: True, raising=False)
        return tmp_path / "state"

    return name


def left_in(state: Path) -> list[str]:
    return [path.read_text() for path in state.glob("writing-*")]


def test_words_behind_it(ladder: Ladder, pages: Pages) -> None:
    said = "Entry kept for Tuesday 3 March: “She waved”.\n"
    assert ladder("write", "She", "waved.", "--date", "yesterday") == (0, said, "")
    assert pages() == ["She waved."]


def test_from_a_pipe(ladder: Ladder, pages: Pages) -> None:
    assert ladder("write", "-", piped="The bench.\r\nShe waved \x1b[31mÄ.\n\n".encode())[0] == 0
    assert pages() == ["The bench.\nShe waved [31mÄ."]


@pytest.mark.parametrize(
    ("piped", "said"),
    [
        (b"\n \n", "Nothing was written, so nothing is kept."),
        (b"\xff\xfe", "What came is not UTF-8. Nothing is kept."),
        (b"x" * 4_000_001, "That is too long for one page. Nothing is kept."),
        (b"x" * 1_000_001, "This cannot be kept: text is longer than 1000000 characters."),
    ],
    ids=["blank", "no text", "far too long", "too long"],
)
def test_what_is_no_page(ladder: Ladder, piped: bytes, said: str) -> None:
    assert ladder("write", "-", piped=piped) == (1, "", f"ladder: {said}\n")


def test_in_the_editor(ladder: Ladder, pages: Pages, editor: Editor) -> None:
    state = editor('printf "The bench.\\nShe waved.\\n" > "$1"')
    assert ladder("write")[:2] == (0, "Entry kept: “The bench. She waved”.\n")
    assert pages() == ["The bench.\nShe waved."]
    assert left_in(state) == []


@pytest.mark.parametrize(
    ("lines", "said", "left"),
    [
        ("true", "Nothing was written, so nothing is kept.", []),
        ("exit 3", "The editor ended with 3, so the text is as it was.", []),
        ('echo "half a page" > "$1"; kill -9 $$', "What it had kept is in ", ["half a page\n"]),
    ],
    ids=["nothing", "gave up", "broke down"],
)
def test_an_editor_that_gives_no_page(
    ladder: Ladder,
    pages: Pages,
    editor: Editor,
    lines: str,
    said: str,
    left: list[str],
) -> None:
    state = editor(lines)
    code, out, complaint = ladder("write")
    assert (code, out, said in complaint) == (1, "", True), complaint
    assert (pages(), left_in(state)) == ([], left)


def test_a_page_that_cannot_be_kept_stays_in_its_file(ladder: Ladder, editor: Editor) -> None:
    state = editor('printf "%2000s" She > "$1"')
    with largest_file(2100):  # the editor's file has room, the data have not
        code, out, complaint = ladder("write")
    assert (code, out) == (1, "")
    assert "Not kept" in complaint
    assert f"What you wrote is in {state}" in complaint
    assert [text.strip() for text in left_in(state)] == ["She"]


def test_without_a_terminal_there_is_no_editor(ladder: Ladder) -> None:
    code, _, complaint = ladder("write")
    assert (code, complaint.startswith("ladder: An editor needs a terminal.")) == (1, True)


def test_a_day_that_is_none_is_said_before_the_editor_opens(ladder: Ladder, editor: Editor) -> None:
    editor("echo too late >&2")
    code, _, complaint = ladder("write", "--date", "tomorrow")
    assert (code, complaint) == (1, "ladder: “tomorrow” is still to come. Today or a day before it is wanted.\n")


def test_undo_takes_back_the_last_then_the_one_before(ladder: Ladder, pages: Pages) -> None:
    ladder("write", "one")
    ladder("win", "two")
    assert ladder("undo") == (0, "Taken back: kept, “two”.\n", "")
    assert ladder("undo") == (0, "Taken back: entry kept, “one”.\n", "")
    assert ladder("undo") == (1, "", "ladder: Nothing that was written from the shell is left to take back.\n")
    assert pages() == []


def test_heavy_words_are_answered_with_people_to_reach(ladder: Ladder, pages: Pages) -> None:
    code, out, complaint = ladder("write", "I want to kill myself.")
    assert (code, complaint) == (0, "")
    assert "What you wrote is kept." in out
    assert "Your local emergency number" in out
    assert "`ladder help-now` has people to talk to" in " ".join(out.split())
    assert pages() == ["I want to kill myself."]
    code, out, complaint = ladder("win", "--json", "I want to kill myself")
    assert out.startswith("{")
    assert "What you wrote is kept." in complaint
    with largest_file(10):
        code, out, _ = ladder("write", "I want to kill myself.")
    assert (code, "What you wrote still stands there." in out) == (1, True)
    assert "emergency" not in ladder("write", "A film about death.")[1]


def test_what_was_remembered_of_other_packs_says_nothing_of_those_that_stand_there(
    ladder: Ladder, tmp_path: Path
) -> None:
    def is_answered() -> bool:
        return "emergency" in ladder("win", "I saw blue herons")[1]

    remembered(tmp_path)
    assert not is_answered()
    phrase = {"id": "own.heavy/herons", "part": "ending_life", "phrases": ["i saw blue herons"]}
    text = pack_text("heavy_phrase", phrase, id="own.heavy")
    own = write_pack(tmp_path / "packs", "own.yaml", text)
    assert is_answered()
    os.utime(own, (1, 1))
    assert [is_answered(), is_answered()] == [True, True]
    own.unlink()
    assert [is_answered(), is_answered()] == [False, False]


# -- a locked store -------------------------------------------------------------------------


@pytest.fixture
def locked(ladder: Ladder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Ladder:
    monkeypatch.setattr(cipher, "COST", CHEAP)
    lock_data(find_paths(tmp_path, {}), PASSPHRASE, now=NOW)
    return ladder


def test_from_cron_it_is_one_sentence(locked: Ladder) -> None:
    for words in (("win", "Tea"), ("today",), ("next",), ("undo",), ("write", "Tea")):
        code, out, complaint = locked(*words)
        assert (code, out, complaint.count("\n")) == (1, "", 1)
        assert "or name a command that prints it in LADDER_PASSPHRASE_COMMAND" in complaint


@pytest.mark.parametrize("end", ["\\n", "\\r\\n", ""])
def test_a_command_prints_the_passphrase(
    locked: Ladder, pages: Pages, monkeypatch: pytest.MonkeyPatch, end: str
) -> None:
    monkeypatch.setenv("LADDER_PASSPHRASE_COMMAND", f"printf '%s{end}' '{PASSPHRASE}'")
    assert locked("write", "-", piped=b"Tea")[0] == 0, "what is piped is not eaten by the command"
    assert pages() == ["Tea"]
    assert locked("today")[0] == 0


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ("echo another one", "stays locked: this was not its passphrase."),
        ("sh -c 'exit 3'", "LADDER_PASSPHRASE_COMMAND ended with 3, so the data stay locked."),
        ("no-such-command-here", "LADDER_PASSPHRASE_COMMAND cannot be run: No such file or directory."),
        ("echo", "LADDER_PASSPHRASE_COMMAND printed nothing, so the data stay locked."),
        ("echo 'half", "LADDER_PASSPHRASE_COMMAND cannot be read, or prints what is no text."),
        ("printf '\\377'", "LADDER_PASSPHRASE_COMMAND cannot be read, or prints what is no text."),
    ],
)
def test_a_command_that_does_not_help_is_one_sentence(
    locked: Ladder, monkeypatch: pytest.MonkeyPatch, command: str, said: str
) -> None:
    monkeypatch.setenv("LADDER_PASSPHRASE_COMMAND", command)
    code, out, complaint = locked("win", "Tea")
    assert (code, out, complaint.count("\n")) == (1, "", 1)
    assert said in complaint
    assert complaint.endswith("Nothing has been changed.\n")


def test_the_command_does_not_help_to_lock_anew(
    ladder: Ladder, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("LADDER_PASSPHRASE_COMMAND", "echo a quiet bench")
    code, out, complaint = ladder("data", "lock")
    assert (code, out) == (1, "")
    assert "typed in a terminal" in complaint


def test_the_day_of_a_page(ladder: Ladder, tmp_path: Path) -> None:
    ladder("write", "Tea")
    (entry,) = look(tmp_path)[0].entries.values()
    assert (entry.at.date(), entry.kind) == (TODAY, "free")
