"""Two machines for tests of joining: one store in two folders, changed in each."""

import shutil
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from ladder_tui.store.whole.merge import Merged, merge
from tests.kits.store_kit import NOW, files_in, filled, open_keeper, paths_in

TOMORROW, AFTER = NOW + timedelta(days=1), NOW + timedelta(days=2)


def two_machines(folder: Path) -> tuple[Path, Path]:
    """One store in two folders, as it was yesterday evening."""
    filled(folder / "one")
    shutil.copytree(folder / "one", folder / "two")
    return folder / "one", folder / "two"


def changed(folder: Path, *changes: Any, now: datetime = TOMORROW) -> None:
    """One save on one of them."""
    with open_keeper(folder, now) as keeper:
        keeper.commit(changes, now=now)


def joined(folder: Path, other: Path, now: datetime = AFTER) -> Merged:
    """Another copy joined with what is here."""
    return merge(paths_in(folder), other, now=now)


def tables(folder: Path) -> dict[str, dict[str, Any]]:
    """All records, but for the notes of what was joined."""
    with open_keeper(folder, AFTER, read_only=True) as keeper:
        return {name: dict(rows) for name, rows in keeper.tables.items() if name != "joins"}


def main_of(folder: Path) -> Path:
    """The data file."""
    return files_in(folder).main
