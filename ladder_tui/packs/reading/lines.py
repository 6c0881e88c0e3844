"""What is said of a pack where packs are listed."""

from typing import TYPE_CHECKING

import msgspec

from ladder_tui.domain.library import language_of

if TYPE_CHECKING:
    from ladder_tui.packs.reading.pack import Pack


class PackLine(msgspec.Struct, frozen=True, kw_only=True):
    """One pack as it is listed: `items` counts the usable ones, words for a vocabulary."""

    id: str
    type: str
    title: str
    version: str
    license: str
    language: str
    items: int
    shipped: bool
    file: str


def line_of(pack: "Pack") -> PackLine:
    """The line of a pack that was read."""
    return PackLine(
        id=pack.id,
        type=pack.type,
        title=pack.header.get("title", ""),
        version=pack.header.get("version", ""),
        license=pack.header.get("license", ""),
        language=language_of(pack.locale),
        items=sum(map(len, pack.words.values())) + len(pack.items),
        shipped=pack.shipped,
        file=pack.file,
    )
