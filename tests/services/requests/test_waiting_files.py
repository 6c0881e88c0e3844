"""The files of what waits: locked where the data are, erased with them, swept where they are half written."""

from pathlib import Path

import pytest

from ladder_tui.store.file import cipher
from ladder_tui.store.file.paths import find_paths
from ladder_tui.store.whole.erase import erase
from ladder_tui.store.whole.locking import lock_data, unlock_data
from ladder_tui.wiring import House
from tests.kits.builders import NOW
from tests.kits.locked_kit import CHEAP, PASSPHRASE, say
from tests.services.requests.conftest import Shell, folder_of, opened, waiting, wins


def test_a_locked_store_has_nothing_lie_in_the_open(
    window: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, shell: Shell
) -> None:
    monkeypatch.setattr(cipher, "COST", CHEAP)
    shell("in the open")
    window.ledger.keeper.close()
    paths = find_paths(tmp_path, {})
    lock_data(paths, PASSPHRASE, now=NOW)
    (left,) = waiting(window)
    assert b"in the open" not in left.read_bytes(), "what waited when it was locked is locked as well"
    locked = opened(tmp_path)
    shell("quiet evening")
    assert [b"quiet" in path.read_bytes() for path in waiting(locked)] == [False, False]
    locked.journal.take_in()
    assert wins(locked) == ["in the open", "quiet evening"]
    shell("last")
    locked.ledger.keeper.close()
    unlock_data(paths, say(PASSPHRASE), now=NOW)
    after = opened(tmp_path)
    after.journal.take_in()
    assert wins(after)[-1] == "last"
    after.close()


def test_what_is_locked_otherwise_is_kept_aside(
    window: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, shell: Shell
) -> None:
    monkeypatch.setattr(cipher, "COST", CHEAP)
    shell("Tea")
    (path,) = waiting(window)
    sealed = cipher.shut(cipher.new_key("some other words"), [path.read_bytes()], 0)
    path.write_bytes(b"".join(sealed))
    taken = window.journal.take_in()
    assert taken is not None
    assert "it is locked with another passphrase" in taken.aside[0]


def test_erasing_takes_it_along(window: House, shell: Shell, tmp_path: Path) -> None:
    shell("Tea")
    (folder_of(window) / "0000000002.json.tmp").touch()
    window.ledger.keeper.close()
    done = erase(find_paths(tmp_path, {}), now=NOW)
    assert [path.name for path in done.others] == ["0000000002.json.tmp"]
    assert not waiting(window)


def test_a_command_that_meets_an_erased_folder_makes_it_again(window: House, shell: Shell) -> None:
    shell("one")
    for path in waiting(window):
        path.unlink()
    folder_of(window).rmdir()
    shell("two")
    assert len(waiting(window)) == 1


def test_half_written_files_are_swept_by_whoever_opens_next(window: House, tmp_path: Path, shell: Shell) -> None:
    shell("one")
    half = folder_of(window) / f"0000000002-{'a' * 32}.json.tmp"
    half.touch()
    assert len(waiting(window)) == 1
    window.ledger.keeper.close()
    opened(tmp_path).close()
    assert not half.exists()
