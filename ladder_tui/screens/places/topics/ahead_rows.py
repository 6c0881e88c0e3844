"""The lines of the first tab of Topics: situations in their groups, or the ones found, each with a line to say."""

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Final

from rich.cells import cell_len

from ladder_tui.domain.items.situations import Situation
from ladder_tui.domain.library import Library
from ladder_tui.widgets.row_list import GUTTER, Row
from ladder_tui.widgets.text import Part, cut, words

#: From this many cells on there is room for the group at the end of a row.
GROUP_FROM: Final = 56


def grouped_rows(pages: Sequence[Situation], library: Library, width: int) -> list[Row]:
    """All situations under the names of their groups; `width` in cells."""
    made: list[Row] = []
    for group, inside in groupby(pages, key=lambda page: page.group):
        made += [_SPACE] if made else []
        made.append(Row(words(" ", (cut(library.label("situation_group", group), width - 2), "$calm"))))
        made += [Row(words(" " * GUTTER, cut(page.title, width - GUTTER - 1)), id=page.id) for page in inside]
    return made


def found_rows(pages: Sequence[Situation], lines: Mapping[str, str], library: Library, width: int) -> list[Row]:
    """Those that were found, the best first, with their group at the right and a line that can be said below."""
    made: list[Row] = []
    for page in pages:
        group = library.label("situation_group", page.group) if width >= GROUP_FROM else ""
        title = cut(page.title, width - GUTTER - cell_len(group) - 3)
        gap = " " * max(2, width - GUTTER - cell_len(title) - cell_len(group) - 1)
        parts: list[Part] = [" " * GUTTER, title, gap, (group, "$quiet")]
        if page.id in lines:
            parts.append((f"\n{' ' * (GUTTER + 2)}{cut(f'“{lines[page.id]}”', width - GUTTER - 3)}", "$calm"))
        made.append(Row(words(*parts), id=page.id))
    return made


def ahead_head(count: int, *, found: bool) -> str:
    """The line over the list: how many there are, or how many were found."""
    if found:
        return f"{count or 'none'} by these words · the nearest first"
    return "one situation" if count == 1 else f"{count or 'no'} situations"


def none_ahead(*, packs: bool) -> list[Part]:
    """What is said where none is listed: in `packs` without any, or by words that none is found by."""
    if not packs:
        return ["No situations were found in the packs. ", ("ladder doctor says where they are looked for.", "$quiet")]
    return [
        "Nothing is found by these words. ",
        ("esc", "bold $here"),
        (" shows all of them; cards have a tab.", "$quiet"),
    ]


_SPACE: Final = Row(words(" "))
