"""TinyDB's own tests against the store: `python -m tests.kits.upstream [--storage CLASS] [--db CLASS]`.

Fetches the source of the installed TinyDB with pip, puts one of our classes in the place of one of TinyDB's, and runs
its tests in a temporary folder; nothing of them is kept here. `--storage` takes a class for JSONStorage, `--db` one for
TinyDB itself, whose storage then also stands for JSONStorage; both as `module:Class` or as the name of one of ours.
Without either both of ours are tried. What asks for the inside of JSONStorage (`APART`) or for numbers given twice
(`AGAIN`) is counted as xfailed, with its reason.
"""

import argparse
import os
import subprocess
import sys
import tarfile
import tempfile
from importlib import import_module
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final

import pytest
import tinydb

OURS: Final = {
    "SafeStorage": "ladder_tui.store.storage:SafeStorage",
    "SafeDB": "ladder_tui.store.database:SafeDB",
}
APART: Final = {
    "test_json_kwargs": "the look of the file: ours has one form, a record a line",
    "test_encoding": "other encodings: ours is UTF-8 always",
    "test_json_invalid_mode_warning": "a warning of what mode w does: ours never empties a file",
    "test_caching_json_write": "the open file of JSONStorage: ours holds none open",
    "test_create_dirs": "an empty file on opening, and nothing beside it: ours has a lock, and no file before data",
    "test_table_repr[json]": "the name JSONStorage in a repr",
}
#: The same where TinyDB itself is another class.
APART_OF_DB: Final = dict.fromkeys(
    ("test_table_repr[memory]", "test_tinydb.py::test_repr"), "the name of TinyDB's class in a repr"
)
#: Tests that want number 1 given out again after a table was emptied; a database class of ours never does that.
AGAIN: Final = (
    "test_next_id[json]", "test_truncate_table[json]", "test_insert_ids[json]", "test_insert_with_doc_id[json]",
    "test_insert_with_duplicate_doc_id[json]", "test_insert_multiple_with_ids[json]", "test_update_returns_ids[json]",
    "test_doc_ids_json",
)  # fmt: skip


def put_in_place(name: str) -> dict[str, str]:
    """Let a class, `module:Class`, stand for JSONStorage or, if it is a database, for TinyDB with its storage.

    Returns the tests that are not about it, with the reason.
    """
    module, _, attribute = name.partition(":")
    given = getattr(import_module(module), attribute)
    whole = issubclass(given, tinydb.TinyDB)
    storage: Any = given.default_storage_class if whole else given
    for place in (tinydb, tinydb.storages, tinydb.database):
        setattr(place, "JSONStorage", storage)  # noqa: B010 - two of the three say nothing of it to a type checker
    tinydb.TinyDB.default_storage_class = storage
    if not whole:
        return APART
    for place in (tinydb, tinydb.database):
        setattr(place, "TinyDB", given)  # noqa: B010 - the one is not meant to be assigned to
    return {**APART, **APART_OF_DB, **dict.fromkeys(AGAIN, "numbers given again: ours gives each only once")}


class Marks:
    """Marks the tests that are not about what is tried."""

    def __init__(self, apart: dict[str, str]) -> None:
        self._apart = apart

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        for item in items:
            reason = self._apart.get(item.name) or self._apart.get(item.nodeid)
            if reason:
                item.add_marker(pytest.mark.xfail(reason=reason, strict=True))


def fetch(folder: Path) -> Path:
    """The tests of the TinyDB that is installed, unpacked."""
    pip = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "--no-binary", ":all:", "-d", str(folder)]
    subprocess.run([*pip, f"tinydb=={version('tinydb')}"], check=True)
    (packed,) = folder.glob("*.tar.gz")
    with tarfile.open(packed) as archive:
        archive.extractall(folder, filter="data")
    return next(path for path in folder.iterdir() if path.is_dir()) / "tests"


def main(words: list[str]) -> int:
    """Each class in a process of its own, since it changes TinyDB; 1 when one did not pass."""
    if words[:1] == ["--in"]:
        _, folder, name = words
        marks = Marks(put_in_place(name))
        os.chdir(folder)
        options = ["-q", "-rx", "-p", "no:cacheprovider", "-c", os.devnull, "--rootdir", folder]
        return int(pytest.main([*options, "."], [marks]))
    parser = argparse.ArgumentParser(prog="python -m tests.kits.upstream")
    for option in ("--storage", "--db"):
        parser.add_argument(option, action="append", default=[], dest="names", metavar="CLASS")
    names = [OURS.get(name, name) for name in parser.parse_args(words).names] or OURS.values()
    codes = []
    with tempfile.TemporaryDirectory() as folder:
        tests = fetch(Path(folder))
        for name in names:
            print(f"TinyDB {version('tinydb')} on {name}", flush=True)
            codes.append(subprocess.run([sys.executable, __file__, "--in", str(tests), name], check=False).returncode)
    return int(any(codes))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
