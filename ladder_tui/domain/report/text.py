"""The report as text: Markdown to hand over, and rows of cells to lay out (docs/design.md 4.6)."""

import re
from typing import Final

from ladder_tui.domain.base.clean import clean
from ladder_tui.domain.report.sections import Report, Section

#: What Markdown would read as more than a letter.
_SIGNS: Final = re.compile(r"([\\`*_\[\]<>|])")

#: Columns that are named in a line whatever stands in them.
_NAMED: Final = frozenset({"came true", "came about", "lonely"})


def line_text(section: Section, line: tuple[str, ...]) -> str:
    """One line in words: its cells, each after the name of its column where that says something; empty cells go."""
    if not section.columns:
        return " ".join(line)
    if len(line) == 2:
        return f"{line[0]}: {line[1]}"
    first, *rest = zip(section.columns, line, strict=True)
    cells = (f"{name} {cell}" if name in _NAMED or cell[0].isdigit() else cell for name, cell in rest if cell)
    return " · ".join((first[1], *cells))


def as_markdown(report: Report) -> str:
    """The report as Markdown: headings, tables where a section has columns, lists elsewhere. Ends with a line end."""
    rows = [f"# {_safe(report.title)}", "", *(f"{_safe(line)}  " for line in report.header)]
    for section in report.sections:
        rows += ["", f"## {_safe(section.title)}", ""]
        if section.columns:
            rows += [_row(section.columns), _row(("---",) * len(section.columns), safe=False)]
            rows += [_row(line) for line in section.lines]
        else:
            rows += [f"- {_safe(line[0])}" for line in section.lines]
        if section.note:
            rows += ["", _safe(section.note)]
    return "\n".join(row.rstrip() if row.strip() else "" for row in rows) + "\n"


def _row(cells: tuple[str, ...], *, safe: bool = True) -> str:
    return f"| {' | '.join(_safe(cell) if safe else cell for cell in cells)} |"


def _safe(text: str) -> str:
    return _SIGNS.sub(r"\\\1", clean(text, lines=False))
