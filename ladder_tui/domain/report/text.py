"""The report as plain text, for the shell and the app, and as Markdown to hand over (docs/design.md 4.6)."""

import re
from collections.abc import Iterator
from typing import Final

from ladder_tui.domain.base.clean import clean
from ladder_tui.domain.report.parts import Line, Report, Section

#: Plain text is wrapped at this width, in characters.
WIDTH: Final = 78
#: What Markdown would read as more than a letter: signs wherever they stand, addresses and names of pictures that some
#: readers make of a text, and what at the beginning of a line makes it another kind of line.
_SIGNS: Final = r"([\\`*_{}\[\]<>|~&$@]|:(?=//|[\w+-]+:)|(?<=\bwww)\.|^[-+#=](?=[-+#=]*(?:\s|$)))"
_NUMBER: Final = r"^(\d+)([.)])(?=\s|$)"
#: Columns of tries, in the words of a sentence.
_SAID: Final = {"likely before → next": "likely", "unease expected → height → end": "unease"}
#: Columns that are named in a line, since what stands in them says nothing alone.
_NAMED: Final = frozenset({"energy", "load", "lonely", *_SAID})


def line_texts(section: Section, line: Line) -> tuple[str, ...]:
    """One line in words, and under it each thing that stands below: cells after the name of their column where that
    says something; empty cells go."""
    cells = line.cells
    if section.columns:
        named = zip(section.columns, cells, strict=True)
        cells = tuple(f"{_SAID.get(name, name)} {cell}" if name in _NAMED else cell for name, cell in named if cell)
    return (" · ".join(cells), *(f"{label}: {text}" for label, text in line.below))


def as_text(report: Report) -> str:
    """The report as plain text of at most `WIDTH` characters a line. Ends with a line end."""
    rows = [report.title, *(row for line in report.header for row in _wrapped(line, "", ""))]
    for section in report.sections:
        rows += ["", section.title]
        for line in section.lines:
            first, *below = line_texts(section, line)
            rows += _wrapped(first, "  ", "      ")
            rows += (row for text in below for row in _wrapped(text, "      ", "        "))
        if section.note:
            rows += _wrapped(section.note, "  ", "  ")
    return "\n".join(rows) + "\n"


def _wrapped(text: str, first: str, rest: str) -> list[str]:
    text = clean(text, lines=False)
    if text and len(first) + len(text) <= WIDTH and text == " ".join(text.split()):
        return [first + text]
    from textwrap import wrap  # late: most lines fit as they are, and the app folds by itself

    return wrap(text, WIDTH, initial_indent=first, subsequent_indent=rest)


def as_markdown(report: Report) -> str:
    """The report as Markdown: headings, tables where a section has columns, lists elsewhere. Ends with a line end.

    What stands below the lines of a table comes in a list after it, each with the first cells of its line.
    """
    rows = [f"# {markdown_safe(report.title)}", "", *(f"{markdown_safe(line)}  " for line in report.header)]
    for section in report.sections:
        rows += ["", f"## {markdown_safe(section.title)}", ""]
        if section.columns:
            rows += [_row(section.columns), _row(("---",) * len(section.columns), safe=False)]
            rows += [_row(line.cells) for line in section.lines]
            if below := list(_below(section)):
                rows += ["", *below]
        else:
            rows += [f"- {markdown_safe(line.cells[0])}" for line in section.lines]
        if section.note:
            rows += ["", markdown_safe(section.note)]
    return "\n".join(row.rstrip() if row.strip() else "" for row in rows) + "\n"


def _below(section: Section) -> Iterator[str]:
    for line in section.lines:
        if line.below:
            yield f"- {markdown_safe(', '.join(line.cells[:2]))}"
            yield from (f"  - {markdown_safe(label)}: {markdown_safe(text)}" for label, text in line.below)


def _row(cells: tuple[str, ...], *, safe: bool = True) -> str:
    return f"| {' | '.join(markdown_safe(cell) if safe else cell for cell in cells)} |"


def markdown_safe(text: str) -> str:
    """One line of a text so that Markdown shows it as it was written."""
    # Compiled where Markdown is written, not at every start.
    signed = re.sub(_SIGNS, r"\\\1", clean(text, lines=False).strip(), flags=re.IGNORECASE)
    return re.sub(_NUMBER, r"\1\\\2", signed)
