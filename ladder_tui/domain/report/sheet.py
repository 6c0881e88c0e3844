"""The report as a table for a spreadsheet (CSV, RFC 4180): one row for each thing that is said."""

import csv
import io
from collections.abc import Iterator

from ladder_tui.domain.base.clean import clean, no_formula
from ladder_tui.domain.report.parts import Line, Report, Section

COLUMNS = ("part", "line", "what", "told")


def as_csv(report: Report) -> str:
    """Rows of the part, the number of the line in it, what is told, and what is told of it.

    What has no column of its own is told as "". The rows before the first part have the title as theirs.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for number, text in enumerate(report.header, start=1):
        writer.writerow(_row(report.title, number, "", text))
    for section in report.sections:
        for number, line in enumerate(section.lines, start=1):
            writer.writerows(_row(section.title, number, what, told) for what, told in _told(section, line))
        if section.note:
            writer.writerow(_row(section.title, len(section.lines) + 1, "note", section.note))
    return out.getvalue()


def _told(section: Section, line: Line) -> Iterator[tuple[str, str]]:
    names = section.columns or ("",) * len(line.cells)
    yield from ((name, cell) for name, cell in zip(names, line.cells, strict=True) if cell)
    yield from line.below


def _row(part: str, number: int, *texts: str) -> tuple[str | int, ...]:
    return (no_formula(part), number, *(no_formula(clean(text, lines=False).strip()) for text in texts))
