"""Where packs lie, the shipped ones and the user's own, and how their files stand: what is remembered of them holds as
long as nothing has changed there.

The places as texts, `…_at`, are for starts that read nothing but the cache: `pathlib` takes longer to load than that.
"""

import os
from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import islice
from typing import TYPE_CHECKING

from ladder_tui import __version__

if TYPE_CHECKING:
    from pathlib import Path

try:
    from _blake2 import blake2b  # as in `store/file/image.py`, which has it loaded already
except ImportError:  # pragma: no cover - a Python that keeps it elsewhere
    from hashlib import blake2b

#: A file must be this much older than what is remembered of it to be told from one changed while that was written.
SETTLED_NS = 1_000_000_000
#: How far below a pack folder files are looked for, and how many are read at most.
MOST_LEVELS = 4
MOST_FILES = 400

SUFFIXES = (".yaml", ".yml")
_CONTENT = "content"
_OWN = "packs"
_PROJECT = "pyproject.toml"


def content_folder() -> "Path":
    """The folder of the shipped packs."""
    from pathlib import Path

    return Path(content_at())


def content_at() -> str:
    """The same as a text.

    Installed, it stands inside the package. In a checkout, or installed from one with `pip install -e`, it is
    `content/` beside `pyproject.toml`. Where neither exists the first is returned, and loading says it is missing.
    """
    package = _above(os.path.realpath(__file__), 3)
    inside, beside = os.path.join(package, _CONTENT), os.path.join(os.path.dirname(package), _CONTENT)
    written_here = os.path.isfile(os.path.join(os.path.dirname(package), _PROJECT))
    return beside if written_here and not os.path.isdir(inside) and os.path.isdir(beside) else inside


def in_checkout() -> bool:
    """Whether the code runs where it is written, and not where it was installed."""
    return os.path.isfile(os.path.join(_above(__file__, 4), _PROJECT))


def _above(path: str, levels: int) -> str:
    for _ in range(levels):
        path = os.path.dirname(path)
    return path


def user_pack_folder(data: "Path") -> "Path":
    """The folder for the user's own packs inside the data folder; it need not exist."""
    return data / _OWN


def user_packs_at(data: str) -> str:
    """The same as a text."""
    return os.path.join(data, _OWN)


def pack_files(folder: "str | Path") -> "tuple[Path, ...]":
    """All pack files under `folder`, as `pack_files_at` finds them."""
    from pathlib import Path

    return tuple(map(Path, pack_files_at(folder)))


def pack_files_at(folder: "str | Path") -> tuple[str, ...]:
    """All pack files under `folder` in a stable order, hidden ones left out, at most `MOST_FILES`.

    Links to folders are not followed, so a loop of links ends nothing. A folder with the name of a pack is
    returned like a file; reading it says what is wrong. A folder that is missing or closed gives nothing.
    """
    return tuple(islice(_walk(folder, MOST_LEVELS), MOST_FILES))


def _walk(folder: "str | Path", levels: int) -> Iterator[str]:
    try:
        with os.scandir(folder) as listing:
            entries = sorted(listing, key=lambda entry: entry.name)
    except OSError:
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.name.endswith(SUFFIXES):
            yield entry.path
        elif levels > 1 and _is_folder(entry):
            yield from _walk(entry.path, levels - 1)


def _is_folder(entry: "os.DirEntry[str]") -> bool:
    try:
        return entry.is_dir(follow_symlinks=False)
    except OSError:
        return False


def files_in(folders: "Sequence[str | Path]") -> tuple[tuple[str, bool], ...]:
    """The pack files of `folders`, and of each whether it is a shipped one."""
    return tuple((path, index == 0) for index, folder in enumerate(folders) for path in pack_files_at(folder))


def key_of(files: Sequence[tuple[str, bool]]) -> tuple[bytes, int]:
    """The key that stands for these files as they are now, and the newest time of change among them in ns.

    `files` are pairs of path and whether it is a shipped pack. A file that cannot be looked at is part of the key
    as missing.
    """
    code = sorted(f"{entry.name} {_state(entry.stat())}" for entry in _code()) if in_checkout() else ()
    lines = [__version__, *code]
    newest = 0
    for path, shipped in files:
        try:
            status = os.stat(path)
        except OSError:
            state = "missing"
        else:
            state, newest = _state(status), max(newest, status.st_mtime_ns)
        lines.append(f"{'shipped' if shipped else 'own'} {state} {path}")
    return "\n".join(lines).encode("utf-8", "surrogateescape"), newest


def standing(key: bytes, newest: int) -> tuple[str, int]:
    """The same, with the key cut down to 32 hex digits."""
    return blake2b(key, digest_size=16).hexdigest(), newest


def as_they_stand(folders: "Sequence[str | Path]") -> tuple[str, int]:
    """How the packs of `folders` stand now: what tells it, and when the newest of them was changed, in ns."""
    return standing(*key_of(files_in(folders)))


def _code() -> Iterator["os.DirEntry[str]"]:
    """The code that turns packs into a library: in a checkout it changes without a new version.

    Installed, it changes together with the packs, which are put there anew each time.
    """
    here = os.path.dirname(__file__)
    packs = os.path.dirname(here)
    domain = os.path.join(os.path.dirname(packs), "domain")
    for folder, names in (
        (here, ()),
        (os.path.join(packs, "schema"), ()),
        (os.path.join(domain, "items"), ()),
        (os.path.join(domain, "base"), ("chance.py", "late.py", "vocabulary.py")),
        (os.path.join(domain, "records"), ("activities.py",)),
        (domain, ("library.py",)),
    ):
        with suppress(OSError), os.scandir(folder) as listing:
            yield from (entry for entry in listing if entry.name.endswith(".py") and (not names or entry.name in names))


def _state(status: os.stat_result) -> str:
    return f"{status.st_size} {status.st_mtime_ns} {status.st_ctime_ns} {status.st_ino}"
