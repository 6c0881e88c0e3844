"""The shipped packs, read once in each process that tests: they are the same for all tests."""

from functools import cache
from pathlib import Path
from typing import Final

import pytest
from msgspec.structs import replace

from ladder_tui.domain.library import Library
from ladder_tui.packs.lint import check
from ladder_tui.packs.reading import pack
from ladder_tui.packs.reading.load import load_library
from ladder_tui.packs.reading.locate import content_folder
from ladder_tui.packs.reading.pack import Pack

SHIPPED: Final = content_folder()
_read_pack: Final = pack.read_pack


@cache
def shipped_library() -> Library:
    """All that the shipped packs hold."""
    return load_library([SHIPPED])


@cache
def shipped_report() -> check.Report:
    """What `ladder packs check` says of them."""
    return check.check([SHIPPED])


@cache
def _once(path: Path, shipped: bool) -> Pack:
    return _read_pack(path, shipped=shipped)


def _read(path: Path, *, shipped: bool, data: bytes | None = None) -> Pack:
    """As `read_pack`; of a shipped file a copy, since whoever checks a pack notes its problems in it."""
    if data is not None or SHIPPED not in path.parents:
        return _read_pack(path, shipped=shipped, data=data)
    known = _once(path, shipped)
    return replace(
        known, header=dict(known.header), items=list(known.items), hidden=list(known.hidden),
        retired=dict(known.retired), words=dict(known.words), problems=list(known.problems),
    )  # fmt: skip


def read_once(patch: pytest.MonkeyPatch) -> None:
    """Have whoever asks for a shipped pack get the one that was read first."""
    patch.setattr(pack, "read_pack", _read)
    patch.setattr(check, "read_pack", _read)
