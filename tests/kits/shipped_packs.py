"""The shipped packs, read once in each process that tests: they are the same for all tests."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any, Final

import pytest
from msgspec.structs import replace

from ladder_tui.domain.library import Library
from ladder_tui.packs.lint import check
from ladder_tui.packs.lint.style import Finding, findings
from ladder_tui.packs.reading import load, pack
from ladder_tui.packs.reading.cache import Content, keep, packed
from ladder_tui.packs.reading.load import each, load_library, read
from ladder_tui.packs.reading.locate import content_folder, files_in, key_of
from ladder_tui.packs.reading.pack import Item, Pack
from ladder_tui.store.file.paths import find_paths

SHIPPED: Final = content_folder()
_read_pack: Final = pack.read_pack
_put_together: Final = read
_pack: Final = packed
_found: Final[dict[tuple[int, str], tuple[Finding, ...]]] = {}


@cache
def shipped_library() -> Library:
    """All that the shipped packs hold."""
    return load_library([SHIPPED])


@cache
def shipped_report() -> check.Report:
    """What `ladder packs check` says of them."""
    return check.check([SHIPPED])


@cache
def _packed() -> bytes:
    files = files_in([SHIPPED])
    return _as_cached(key_of(files)[0], files)


def remembered(data: Path) -> None:
    """Have a program over this data folder find the shipped packs as every start but the very first one does."""
    state = find_paths(data, {}).state
    state.mkdir(mode=0o700, parents=True, exist_ok=True)
    assert keep(state / "packs.cache", _packed())


@cache
def _once(path: Path, shipped: bool) -> Pack:
    return _read_pack(path, shipped=shipped)


@cache
def _shipped_items() -> frozenset[int]:
    return frozenset(id(item) for path, shipped in files_in([SHIPPED]) for item in _once(Path(path), shipped).items)


def _findings(item: Item, language: str) -> tuple[Finding, ...]:
    """As `findings`; in a shipped item what was found first."""
    found = _found.get((id(item), language))
    if found is None:
        found = tuple(findings(item, language))
        if id(item) in _shipped_items():
            _found[id(item), language] = found
    return found


def _read(path: Path, *, shipped: bool, data: bytes | None = None) -> Pack:
    """As `read_pack`; of a shipped file a copy, since whoever checks a pack notes its problems in it."""
    if data is not None or SHIPPED not in path.parents:
        return _read_pack(path, shipped=shipped, data=data)
    known = _once(path, shipped)
    return replace(
        known, header=dict(known.header), items=list(known.items), hidden=list(known.hidden),
        retired=dict(known.retired), words=dict(known.words), problems=list(known.problems),
    )  # fmt: skip


@cache
def _together(files: tuple[tuple[str, bool], ...]) -> Content:
    return _put_together([SHIPPED], files)


@cache
def _as_cached(key: bytes, files: tuple[tuple[str, bool], ...]) -> bytes:
    return _pack(key, _together(files))


def _content(folders: Sequence[str | Path], files: Sequence[tuple[str, bool]], packs_of: Any = each) -> Content:
    """As `load.read`; where it is of the shipped packs alone, what was read first."""
    if tuple(files) != files_in([SHIPPED]) or packs_of is not each:
        return _put_together(folders, files, packs_of)
    known = _together(tuple(files))
    return Content(known.library, lambda: known.packs)


def _packed_once(key: bytes, content: Content) -> bytes:
    files = files_in([SHIPPED])
    return _as_cached(key, files) if content.library is _together(files).library else _pack(key, content)


def read_once(patch: pytest.MonkeyPatch) -> None:
    """Have whoever asks for a shipped pack, or for all of them, get what was read first."""
    patch.setattr(load, "read", _content)
    patch.setattr(load, "packed", _packed_once)
    patch.setattr(pack, "read_pack", _read)
    patch.setattr(check, "read_pack", _read)
    patch.setattr(check, "findings", _findings)
