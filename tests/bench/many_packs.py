"""Packs with as many items as a finished set holds: the shipped ones, each item several times under other ids."""

import re
from pathlib import Path

from ladder_tui.domain.library import Library
from ladder_tui.packs.lint.targets import COUNTS
from ladder_tui.packs.reading.locate import content_folder, pack_files
from ladder_tui.packs.reading.pack import VOCABULARY, read_pack
from ladder_tui.packs.schema.types import TYPES


def write(folder: Path) -> None:
    """Write the packs into `folder`: of each type the number of items that docs/design.md 9 aims at, or more."""
    packs = [(path, read_pack(path, shipped=True)) for path in pack_files(content_folder())]
    have = {type: sum(len(pack.items) for _, pack in packs if pack.type == type) for type in TYPES}
    for path, pack in packs:
        text = path.read_text(encoding="utf-8")
        copies = 1 if pack.type == VOCABULARY else -(-COUNTS[pack.type][1] // have[pack.type])
        for number in range(copies):
            name = f"{pack.id}-{number}" if number else pack.id
            copy = re.sub(rf"\b{re.escape(pack.id)}\b(?=/|\s*$)", name, text, flags=re.MULTILINE)
            (folder / f"{name}.yaml").write_text(copy, encoding="utf-8")


def items_of(library: Library) -> int:
    """How many items a library holds."""
    return sum(len(getattr(library, kind.shelf)) for kind in TYPES.values())
