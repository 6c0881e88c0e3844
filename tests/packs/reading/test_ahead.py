"""Packs are read ahead by another process, with the same outcome, and whatever becomes of that process."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from ladder_tui.packs.reading import ahead
from ladder_tui.packs.reading.ahead import half, in_two
from ladder_tui.packs.reading.load import load_library, read
from ladder_tui.packs.reading.locate import content_folder, files_in
from ladder_tui.packs.reading.pack import Pack
from tests.kits.pack_texts import item, pack_text, write_pack

#: Begins, spoils the other process if asked to, and prints what was read where.
CODE = """
import os, sys
from pathlib import Path
from ladder_tui.packs.reading import ahead, load
folder, cache, fault = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]
real, here = load.read, os.getpid()

def read(*args):
    if os.getpid() != here:
        if fault == "raises":
            raise OSError("no")
        if fault == "killed":
            os.kill(os.getpid(), 9)
        return real(*args)
    print("read here")
    return real(*args)

def no_room():
    raise OSError("no room")

ahead.read = load.read = read
if fault == "no room":
    os.fork = no_room
if fault == "half":
    whole = ahead.packed
    ahead.packed = lambda key, content: whole(key, content)[:-1]
reading = ahead.Ahead()
print("begun", reading.begin([folder], cache))
assert not cache.exists() or fault == "cached"
found = load.load([folder], cache=cache, ahead=reading.answer)
print(sorted(found.library.rewards), len(found.packs), reading.answer())
print("remembered", load.load([folder], cache=cache, ahead=reading.answer) == found)
try:
    os.waitpid(-1, 0)
except ChildProcessError:
    print("nobody left")
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """One pack."""
    folder = tmp_path / "packs"
    path = write_pack(folder, "reward.yaml", pack_text("reward", item("reward")))
    os.utime(path, (1_600_000_000, 1_600_000_000))
    return folder


@pytest.mark.parametrize("fault", ["", "raises", "killed", "half", "no room", "cached"])
def test_what_was_read_ahead_is_what_the_packs_hold(folder: Path, tmp_path: Path, fault: str) -> None:
    cache = tmp_path / "packs.cache"
    if fault == "cached":
        load_library([folder], cache=cache)
    command = [sys.executable, "-c", CODE, str(folder), str(cache), fault]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=30)
    assert done.returncode == 0, done.stderr
    names = sorted(load_library([folder]).rewards)
    here = ["read here"] if fault in ("raises", "killed", "half", "no room") else []
    begun = fault not in ("no room", "cached")
    assert done.stdout.splitlines() == [
        f"begun {begun}", *here, f"{names} 1 b''", "remembered True", "nobody left",
    ]  # fmt: skip


@pytest.mark.parametrize("fault", ["", "killed", "cut short"])
def test_two_readers_read_what_one_reads(tmp_path: Path, fault: str, monkeypatch: pytest.MonkeyPatch) -> None:
    write_pack(tmp_path, "reward.yaml", pack_text("reward", item("reward")))
    write_pack(
        tmp_path, "drill.yaml", pack_text("drill", item("drill") | {"id": "other.drills/one"}, id="other.drills")
    )
    write_pack(tmp_path, "broken.yaml", "schema: ladder-pack/1\npack: {id: [")
    (tmp_path / "nowhere.yaml").symlink_to(tmp_path / "gone")
    files, here, whole = files_in([tmp_path]), os.getpid(), ahead._as_bytes

    def spoiled(packs: list[Pack]) -> bytes:
        if fault == "killed" and os.getpid() != here:
            os.kill(os.getpid(), 9)
        return whole(packs)[: 200 if fault == "cut short" else None]

    monkeypatch.setattr(ahead, "_as_bytes", spoiled)
    theirs = half(files)
    assert 0 < len(theirs) < len(files)
    found = read([tmp_path], files, in_two)
    assert found == read([tmp_path], files)
    assert found.library.rewards
    assert found.library.drills
    assert len(found.library.problems) == 2


def test_half_of_the_packs_is_about_half_of_what_there_is_to_read() -> None:
    files = files_in([content_folder()])
    theirs = sum(os.stat(files[number][0]).st_size for number in half(files))
    assert abs(theirs / sum(os.stat(path).st_size for path, _ in files) - 0.5) < 0.02
