"""Copies that sync tools leave beside the file are found by name or contents, said once, and by doctor always."""

import io
import shlex
from pathlib import Path

import pytest

from ladder_tui.cli.main import main
from ladder_tui.store.copies.conflicts import conflict_copies, is_about
from ladder_tui.store.file import cipher
from ladder_tui.store.whole.exchange import write_export
from ladder_tui.store.whole.restore import adopt
from tests.kits.locked_kit import CHEAP, lock_up, open_locked
from tests.kits.store_kit import NOW, files_in, filled, ids, open_keeper, paths_in, write

NAMES = (
    "ladder.sync-conflict-20260304-093000-ABCDEFG.json",
    "ladder (Ana's conflicted copy 2026-03-04).json",
    "ladder (Anas in Konflikt stehende Kopie 2026-03-04).json",
    "ladder (Copie en conflit de Ana 2026-03-04).json",
    "ladder (Copia en conflicto de Ana 2026-03-04).json",
    "ladder (copia in conflitto di Ana 2026-03-04).json",
    "ladder (Cópia em conflito de Ana 2026-03-04).json",
    "ladder (Ana の競合コピー 2026-03-04).json",
    "ladder (конфликтующая копия, Ana 2026-03-04).json",
    "ladder (conflicted copy 2026-03-04 093000).json",
    "ladder_conflict-20260304-093000.json",
    "ladder (SFConflict ana@example.org 2026-03-04-09-30-00).json",
    "ladder_NAS_Mar-04-093000-2026_Conflict.json",
    "ladder [conflicted].json",
    "ladder.json.conflict1",
    "Ladder.json.sync-conflict-20260304-093000-ABCDEFG",
)
#: Names that say nothing: what is in them does.
BY_CONTENTS = (
    "ladder 2.json",
    "ladder (1).json",
    "ladder-DESKTOP-7.json",
    "ladder.variant-6c9b.json",
    "ladder.json.bak",
)
#: Copies of what ladder lays beside the file: nothing to join.
BESIDE = (
    "ladder.json.sync-conflict-20260304-093000-ABCDEFG.previous",
    "ladder.json (Ana's conflicted copy 2026-03-04).previous",
    "ladder.json 2.change",
    "ladder.json.previous.conflict1",
    "ladder.json.previous (1)",
    "ladder.json.lock (conflicted copy 2026-03-04 093000)",
)


@pytest.mark.parametrize("name", [*NAMES, *BY_CONTENTS])
@pytest.mark.parametrize("locked", [False, True])
def test_every_tool_s_copy_is_found_and_said_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, locked: bool
) -> None:
    monkeypatch.setattr(cipher, "COST", CHEAP)
    filled(tmp_path)
    if locked:
        lock_up(tmp_path)
    files = files_in(tmp_path)
    copy = files.main.with_name(name)
    copy.write_bytes(files.main.read_bytes())
    assert conflict_copies(files) == (copy,)
    opened = open_locked if locked else open_keeper
    with opened(tmp_path) as keeper:
        (said,) = keeper.problems
        assert (
            f"another copy of your file: {name}, save {keeper.save_number}; yours is save {keeper.save_number}." in said
        )
        assert said.startswith("A sync tool has left" if name in NAMES else "There is")
        assert is_about(said, copy)
        assert shlex.split(said.split("`")[1])[3] == str(copy)
        write(keeper, "four")
    with opened(tmp_path) as keeper:
        assert keeper.problems == ()
    other = files.main.with_name("ladder.sync-conflict-20260401-000000-OTHER.json")
    copy.rename(other)
    with opened(tmp_path) as keeper:
        assert [other.name in said for said in keeper.problems] == [True]


def test_a_copy_that_cannot_be_read_as_ours_is_named_all_the_same(tmp_path: Path) -> None:
    filled(tmp_path)
    files = files_in(tmp_path)
    copy = files.main.with_name(NAMES[0])
    copy.write_bytes(b"half of it")
    with open_keeper(tmp_path) as keeper:
        assert "save 0; yours is save 3" in keeper.problems[0]


def test_what_is_no_copy_is_not_spoken_of(tmp_path: Path) -> None:
    filled(tmp_path)
    files = files_in(tmp_path)
    with open_keeper(tmp_path) as keeper:
        files.main.write_bytes(files.previous.read_bytes())
        write(keeper, "five")  # now there are kept files as well
    write_export(paths_in(tmp_path), files.main.with_name("ladder-export-2026-03-04.json"), now=NOW)
    for name in ("notes.json", "ladder.txt", "ladder-diary (conflict)", "conflict.json"):
        files.main.with_name(name).write_text("somebody's")
    files.main.with_name("ladder-diary (conflict)").unlink()
    files.main.with_name("ladder (conflicted copy)").mkdir()
    for name in BESIDE:
        files.main.with_name(name).write_bytes(files.main.read_bytes())
    assert conflict_copies(files) == ()
    assert conflict_copies(files_in(tmp_path / "nowhere")) == ()


def test_the_copy_can_be_taken_over(tmp_path: Path) -> None:
    filled(tmp_path)
    copy = files_in(tmp_path).main.with_name(NAMES[1])
    copy.write_bytes(files_in(tmp_path).main.read_bytes())
    with open_keeper(tmp_path) as keeper:
        write(keeper, "four")
    adopt(paths_in(tmp_path), copy, now=NOW)
    assert ids(open_keeper(tmp_path, read_only=True)) == ["one", "two", "three"]


def test_doctor_says_it_as_long_as_it_is_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "UTC")
    filled(tmp_path)
    copy = files_in(tmp_path).main.with_name(NAMES[0])
    copy.write_bytes(files_in(tmp_path).main.read_bytes())
    for _ in range(2):
        open_keeper(tmp_path).close()
        out = io.StringIO()
        assert main(["--data-dir", str(paths_in(tmp_path).data), "doctor"], out) == 1
        assert out.getvalue().count("A sync tool has left another copy of your file") == 1
    copy.unlink()
    assert main(["--data-dir", str(paths_in(tmp_path).data), "doctor"], io.StringIO()) == 0
