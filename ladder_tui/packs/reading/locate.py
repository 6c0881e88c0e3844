"""Where packs lie: the shipped ones, and the user's own."""

import os
from collections.abc import Iterator
from pathlib import Path

#: How far below a pack folder files are looked for, and how many are read at most.
MOST_LEVELS = 4
MOST_FILES = 400

SUFFIXES = (".yaml", ".yml")


def content_folder() -> Path:
    """The folder of the shipped packs.

    Installed, it stands inside the package. In a checkout, or installed from one with `pip install -e`, it is
    `content/` beside `pyproject.toml`. Where neither exists the first is returned, and loading says it is missing.
    """
    package = Path(__file__).resolve().parents[2]
    inside = package / "content"
    beside = package.parent / "content"
    if not inside.is_dir() and beside.is_dir() and (package.parent / "pyproject.toml").is_file():
        return beside
    return inside


def user_pack_folder(data: Path) -> Path:
    """The folder for the user's own packs inside the data folder; it need not exist."""
    return data / "packs"


def pack_files(folder: Path) -> tuple[Path, ...]:
    """All pack files under `folder` in a stable order, hidden ones left out, at most `MOST_FILES`.

    Links to folders are not followed, so a loop of links ends nothing. A folder with the name of a pack is
    returned like a file; reading it says what is wrong. A folder that is missing or closed gives nothing.
    """
    files: list[Path] = []
    for path in _walk(folder, MOST_LEVELS):
        files.append(path)
        if len(files) == MOST_FILES:
            break
    return tuple(files)


def _walk(folder: Path, levels: int) -> Iterator[Path]:
    try:
        with os.scandir(folder) as listing:
            entries = sorted(listing, key=lambda entry: entry.name)
    except OSError:
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.name.endswith(SUFFIXES):
            yield Path(entry.path)
        elif levels > 1 and _is_folder(entry):
            yield from _walk(Path(entry.path), levels - 1)


def _is_folder(entry: "os.DirEntry[str]") -> bool:
    try:
        return entry.is_dir(follow_symlinks=False)
    except OSError:
        return False
