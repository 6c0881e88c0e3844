"""A golden file of several sections, each compared and written by a test of its own."""

import difflib
import fcntl
import os
from collections.abc import Sequence
from pathlib import Path

import pytest


def _sections(text: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    lines: list[str] = []
    for line in text.splitlines():
        if line.startswith("# "):
            lines = found.setdefault(line.removeprefix("# "), [])
        else:
            lines.append(line)
    return found


def compare(golden: Path, order: Sequence[str], name: str, lines: Sequence[str]) -> None:
    """Fail with what is different in a section of the file; `LADDER_GOLDEN=write` writes it anew."""
    now = [*(line.rstrip() for line in lines), ""]
    if os.environ.get("LADDER_GOLDEN") == "write":
        golden.touch()
        with golden.open("r+", encoding="utf-8") as file:
            fcntl.flock(file, fcntl.LOCK_EX)  # other tests write their sections at the same time
            kept = {**_sections(file.read()), name: now}
            file.seek(0)
            file.truncate()
            for known in order:
                file.writelines(f"{line}\n" for line in ((f"# {known}", *kept[known]) if known in kept else ()))
    kept_lines = _sections(golden.read_text(encoding="utf-8")).get(name, [])
    if kept_lines != now:
        diff = "\n".join(difflib.unified_diff(kept_lines, now, "as it was", "as it is", n=6, lineterm=""))
        pytest.fail(f"{name} is not what {golden.name} says; LADDER_GOLDEN=write keeps it.\n{diff}", pytrace=False)
