"""Where packs lie: the shipped ones, and the user's own.

The places as texts, `…_at`, are for starts that read nothing but the cache: `pathlib` takes longer to load than that.
"""

import os
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

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
