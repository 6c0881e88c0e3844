"""The report as one page of HTML to print: one file, nothing from outside, no scripts (docs/design.md 4.6).

A page of A4 in black on white. What is short stands in two columns; the tries run over the whole width, the words of
each under its numbers. A try is not torn over the end of a page. What is typed is text and nothing else.
"""

from collections.abc import Iterator, Mapping
from typing import Final

from ladder_tui.domain.base.clean import clean
from ladder_tui.domain.report.parts import Line, Part, Report, Section

_SIGNS: Final = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"})
#: What stands beside each other, and what runs over the whole width.
_ROWS: Final[tuple[tuple[Part, ...], ...]] = (
    ("short", "bring"), ("tries",), ("helped", "harder"), ("next", "plans", "goals"), ("weeks", "measure"),
    ("question",),
)  # fmt: skip
#: Lengths are for paper; on a screen the same page stands in the middle.
_STYLE: Final = """
@page { size: A4; margin: 10mm 12mm; }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 186mm; padding: 5mm 0; color: #111; background: #fff;
  font: 8pt/1.24 "Helvetica Neue", Helvetica, Arial, "Liberation Sans", "DejaVu Sans", sans-serif; }
h1 { font-size: 12pt; margin: 0; }
h2 { font-size: 8.6pt; margin: 0 0 0.7mm; border-bottom: 0.25mm solid #999; }
header p { margin: 0.3mm 0 0; color: #444; }
.row { display: flex; gap: 5mm; break-inside: avoid; }
.row:has(.tries) { break-inside: auto; }
section { flex: 1 1 0; min-width: 0; margin: 2.2mm 0 0; overflow-wrap: anywhere; }
ul { margin: 0; padding: 0; list-style: none; }
li { break-inside: avoid; padding-inline-start: 2.4mm; text-indent: -2.4mm; }
li::before { content: "– "; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
th { text-align: left; font-weight: normal; color: #444; vertical-align: bottom; }
th, td { padding: 0.3mm 1.5mm 0.1mm 0; vertical-align: top; overflow-wrap: normal; }
tbody { break-inside: avoid; border-top: 0.15mm solid #ccc; }
thead { display: table-header-group; }
.tries td:nth-child(2) { width: 36%; font-weight: 600; overflow-wrap: anywhere; }
.tries td:nth-child(3) { width: 16%; }
.number, .day, .tries td:nth-child(6) { white-space: nowrap; }
.below td { padding: 0 0 0.5mm 4mm; overflow-wrap: anywhere; }
.below span { margin-right: 2.5mm; }
.below i { color: #444; }
.note { margin: 0.6mm 0 0; font-size: 6.8pt; color: #444; }
@media print { body { padding: 0; max-width: none; } }
"""


def as_html(report: Report) -> str:
    """The report as one HTML document. Ends with a line end."""
    title = _safe(report.title)
    parts = {section.part: section for section in report.sections}
    return "\n".join(
        (
            "<!doctype html>",
            '<html lang="en">',
            "<head>",
            '<meta charset="utf-8">',
            # Should a reader's browser ever be told something else by it: nothing is loaded, nothing runs.
            """<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">""",
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{title}</title>",
            f"<style>{_STYLE}</style>",
            "</head>",
            "<body>",
            f"<header><h1>{title}</h1>",
            *(f"<p>{_safe(line)}</p>" for line in report.header),
            "</header>",
            *_rows(parts),
            "</body>",
            "</html>\n",
        )
    )


def _rows(parts: Mapping[Part, Section]) -> Iterator[str]:
    for row in _ROWS:
        there = [parts[part] for part in row if part in parts]
        if there:
            yield '<div class="row">'
            for section in there:
                yield from _section(section)
            yield "</div>"


def _section(section: Section) -> Iterator[str]:
    yield f"<section><h2>{_safe(section.title)}</h2>"
    if section.columns:
        yield f'<table class="{section.part}">'
        yield f"<thead><tr>{''.join(f'<th>{_safe(name)}</th>' for name in section.columns)}</tr></thead>"
        for line in section.lines:
            yield from _line(line)
        yield "</table>"
    else:
        yield "<ul>"
        for line in section.lines:
            yield f'<li dir="auto">{_safe(line.cells[0])}</li>'
        yield "</ul>"
    if section.note:
        yield f'<p class="note">{_safe(section.note)}</p>'
    yield "</section>"


def _line(line: Line) -> Iterator[str]:
    """A line of a table with what stands below it, kept together on the paper."""
    first, *others = line.cells
    cells = [f'<td class="day">{_safe(first)}</td>', *map(_cell, others)]
    yield f"<tbody><tr>{''.join(cells)}</tr>"
    if line.below:
        told = " ".join(f"<span><i>{_safe(label)}:</i> <bdi>{_safe(text)}</bdi></span>" for label, text in line.below)
        yield f'<tr class="below"><td colspan="{len(line.cells)}">{told}</td></tr>'
    yield "</tbody>"


def _cell(text: str) -> str:
    kind = ' class="number"' if "→" in text or text[:1].isdigit() else ' dir="auto"'
    return f"<td{kind}>{_safe(text)}</td>"


def _safe(text: str) -> str:
    return clean(text, lines=False).translate(_SIGNS)
