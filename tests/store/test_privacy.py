"""Only the user may read it, and nothing the user wrote is said anywhere else."""

import os
import stat
import traceback
from pathlib import Path

import pytest
from msgspec.structs import replace

from ladder_tui.store.keeper import NotSaved
from ladder_tui.store.whole.restore import back_up
from tests.kits.store_kit import NOW, entry, files_in, filled, open_keeper, paths_in, put, write

SECRET = "SECRET-7f3a"


def _modes(folder: Path) -> dict[str, int]:
    return {str(path): stat.S_IMODE(path.lstat().st_mode) for path in (folder, *folder.rglob("*"))}


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077, 0o777])
def test_no_right_for_anybody_else_whatever_the_umask(tmp_path: Path, umask: int) -> None:
    before = os.umask(umask)
    try:
        with open_keeper(tmp_path) as keeper:
            write(keeper, "one", "two")
            during = _modes(paths_in(tmp_path).data)
        files_in(tmp_path).main.write_bytes(b"damaged")
        open_keeper(tmp_path).close()
        back_up(paths_in(tmp_path), now=NOW)
        modes = during | _modes(paths_in(tmp_path).data)
    finally:
        os.umask(before)
    assert {mode for path, mode in modes.items() if Path(path).is_dir()} == {0o700}
    assert {mode for path, mode in modes.items() if not Path(path).is_dir()} == {0o600}
    assert len(modes) >= 8


def test_rights_that_were_too_wide_are_taken_away(tmp_path: Path) -> None:
    filled(tmp_path)
    data = paths_in(tmp_path).data
    data.chmod(0o755)
    files_in(tmp_path).main.chmod(0o644)
    open_keeper(tmp_path).close()
    assert set(_modes(data).values()) == {0o700, 0o600}


def test_a_folder_shared_with_other_things_keeps_its_rights(tmp_path: Path) -> None:
    data = paths_in(tmp_path).data
    data.mkdir(0o755)
    (data / "letter.txt").write_text("not ours")
    filled(tmp_path)
    assert stat.S_IMODE(data.stat().st_mode) == 0o755
    assert stat.S_IMODE(files_in(tmp_path).main.stat().st_mode) == 0o600


def test_nothing_private_in_errors_reports_or_left_over_files(tmp_path: Path) -> None:
    said: list[str] = []
    with open_keeper(tmp_path) as keeper:
        keeper.commit([put("entries", entry("one", SECRET))], now=NOW)
        for wrong in (replace(entry("two", SECRET + "\ud800")), replace(entry("two", SECRET), prompt_id="\ud800")):
            try:
                keeper.commit([put("entries", wrong)], now=NOW)
            except NotSaved as error:
                said += traceback.format_exception(error)
    files = files_in(tmp_path)
    files.main.write_bytes(files.main.read_bytes().replace(b'"kind":"free"', b'"kind":"' + SECRET.encode() + b'"'))
    with open_keeper(tmp_path) as keeper:
        said += [str(keeper.recovery), repr(keeper.recovery), *keeper.problems]
    assert said
    assert SECRET not in "".join(said)
    assert not list(paths_in(tmp_path).data.rglob("*.tmp"))
    assert SECRET.encode() not in files.holder.name.encode() + files.lock.read_bytes()


def test_what_a_crash_left_half_written_is_taken_away(tmp_path: Path) -> None:
    filled(tmp_path)
    files = files_in(tmp_path)
    left = [
        Path(f"{path}.tmp")
        for path in (files.main, files.change, files.previous, files.backups / "x.json", files.kept / "y.json")
    ]
    files.backups.mkdir(exist_ok=True)
    files.kept.mkdir()
    for path in left:
        path.write_text(SECRET)
    open_keeper(tmp_path).close()
    assert not any(path.exists() for path in left)
