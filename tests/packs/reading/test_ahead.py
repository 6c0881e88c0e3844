"""Packs are read ahead by another process, with the same outcome, and whatever becomes of that process."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from ladder_tui.packs.reading import ahead
from ladder_tui.packs.reading.ahead import half, in_two
from ladder_tui.packs.reading.cache import FIRST_SHELVES
from ladder_tui.packs.reading.load import load_library, read
from ladder_tui.packs.reading.locate import content_folder, files_in
from ladder_tui.packs.reading.pack import Pack
from tests.kits.pack_texts import item, pack_text, write_pack
from tests.kits.shipped_packs import shipped_library

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
    ahead.packed = lambda key, content, only=(): whole(key, content, only)[:-1]
reading = ahead.Ahead()
print("begun", reading.begin([folder], cache))
assert not cache.exists() or fault == "cached"
found = load.load([folder], cache=cache, ahead=reading)
print(sorted(found.library.rewards), len(found.packs), found.problems_to_come())
reading.whole()
print(reading.whole())
print("remembered", load.load([folder], cache=cache, ahead=reading) == found)
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
        f"begun {begun}", *here, f"{names} 1 ()", "b''", "remembered True", "nobody left",
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


# -- the first page before the rest ---------------------------------------------------------


def test_the_packs_of_the_first_page_hold_all_of_its_shelves() -> None:
    """Were a pack of theirs to lie elsewhere, the very first page would do without it."""
    folders, files = [content_folder()], files_in([content_folder()])
    first = ahead.lot(folders, files)
    assert 0 < len(first) < len(files)
    there, whole = read(folders, [files[number] for number in first]).library, shipped_library()
    for shelf in FIRST_SHELVES:
        assert list(getattr(there, shelf)) == list(getattr(whole, shelf))


def test_with_packs_of_one_s_own_all_are_read_at_once(tmp_path: Path) -> None:
    own = write_pack(tmp_path, "reward.yaml", pack_text("reward", item("reward")))
    folders = [content_folder(), tmp_path]
    assert (str(own), False) in files_in(folders)
    assert ahead.lot(folders, files_in(folders)) == ()


@pytest.fixture
def in_lots(tmp_path: Path) -> Path:
    """Packs of the first page, each a little wrong, and others beside them; one of those is wrong as well."""
    folder = tmp_path / "packs"
    for shelf, kind in (("activities", "activity"), ("topics", "topic_card"), ("situations", "situation")):
        name = f"core.{kind}".replace("_", "-")
        good, odd = item(kind, pack=name), item(kind, "two", name, id=7)
        write_pack(folder / shelf, f"{shelf}.yaml", pack_text(kind, good, odd, id=name))
    words = {"channel": {"call": {"label": "Ring", "meaning": "By telephone"}}}
    write_pack(folder, "vocabulary.yaml", pack_text("vocabulary", id="core.vocabulary", vocabularies=words))
    write_pack(folder / "rewards", "rewards.yaml", pack_text("reward", item("reward"), item("reward")))
    return folder


#: Loads while it is read ahead, looks at the first page and then at the rest; says what was there when.
LOTS = """
import os, sys
from pathlib import Path
from ladder_tui.packs.reading import ahead, load
folder, cache, fault = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]
real, here = ahead.read, os.getpid()

def read(*args):
    if os.getpid() != here and fault == "killed":
        reads.append(1)
        if len(reads) == 2:
            os.kill(os.getpid(), 9)
    return real(*args)

reads = []
ahead.read = read
reading = ahead.Ahead()
reading.begin([folder], cache)
found = load.load([folder], cache=cache, ahead=reading)
library = found.library
print(reading.more, len(library.activities), len(library.topics), len(library.situations), library.words["channel"])
print(cache.exists(), library.problems)
print(*library.rewards, dict(library.replaced), dict(library.translations), len(found.packs))
print(cache.exists(), *found.problems_to_come(), sep="\\n")
again = load.load([folder], cache=cache)
print(again.library == load.load([folder]).library, again.library.problems == found.problems_to_come())
reading.whole()
try:
    os.waitpid(-1, 0)
except ChildProcessError:
    print("nobody left")
"""


@pytest.mark.parametrize("fault", ["", "killed"])
def test_the_first_page_is_there_before_the_rest(in_lots: Path, tmp_path: Path, fault: str) -> None:
    for path in in_lots.rglob("*.yaml"):
        os.utime(path, (1_600_000_000, 1_600_000_000))
    command = [sys.executable, "-c", LOTS, str(in_lots), str(tmp_path / "packs.cache"), fault]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=30)
    assert done.returncode == 0, done.stderr
    whole = load_library([in_lots])
    first, before, rest, *told, same, gone = done.stdout.splitlines()
    assert first == f"True 1 1 1 {whole.words['channel']}"
    assert before == "False ()"
    assert rest == f"core.things/one {{}} {{}} {len(files_in([in_lots]))}"
    assert told == ["True", *whole.problems]
    assert whole.problems
    assert (same, gone) == ("True True", "nobody left")
