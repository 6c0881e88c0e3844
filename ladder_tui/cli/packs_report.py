"""What `ladder packs` prints: the findings of a check and the list of packs, as text or as data for a script."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, TextIO

from msgspec.structs import asdict

from ladder_tui.packs.reading.lines import PackLine
from ladder_tui.packs.schema.problems import printable

if TYPE_CHECKING:
    from ladder_tui.packs.lint.check import Report
    from ladder_tui.packs.lint.counting import Measure
    from ladder_tui.packs.lint.coverage import Table


def write_report(report: "Report", out: TextIO) -> None:
    """Print problems first, then the tables, then one sentence."""
    problems = {
        f"Errors ({report.errors})": [str(one) for one in report.problems if one.level == "error"],
        f"Warnings ({report.warnings})": [str(one) for one in report.problems if one.level == "warning"],
    }
    tables = {
        f"Packs ({len(report.packs)})": list(pack_lines(report.packs)),
        "Counts (least / aim)": [_count_line(kind, count) for kind, count in report.counts.items() if count],
        **{table.title: list(_table_lines(table, short=report.whole)) for table in report.coverage},
        "Measures": [_measure_line(measure) for measure in (*report.measures, *report.shares)],
    }
    _write_sections(problems, out, indent="")
    _write_sections(tables, out, indent="  ")
    if report.whole:
        short = list(report.short())
        _write_sections({f"Short of a finished set ({len(short)})": short}, out, indent="  ")
    out.write(_verdict(report) + "\n")


def as_data(report: "Report") -> dict[str, object]:
    """The report as JSON values."""
    return {
        "errors": report.errors,
        "warnings": report.warnings,
        "problems": [asdict(problem) for problem in report.problems],
        "packs": [asdict(pack) for pack in report.packs],
        "counts": report.counts,
        "coverage": [
            {
                "title": table.title,
                "rows": {row: dict(zip(table.columns, cells, strict=True)) for row, cells in table.rows},
            }
            for table in report.coverage
        ],
        "measures": [{**asdict(measure), "holds": measure.holds} for measure in (*report.measures, *report.shares)],
        "short": list(report.short()) if report.whole else [],
    }


def pack_lines(packs: Iterable[PackLine]) -> Iterator[str]:
    """One line for each pack."""
    for pack in packs:
        whose = "shipped" if pack.shipped else "your own"
        kind = pack.type or "(unknown)"
        cells = (
            f"{pack.id or '(unreadable)':<28}{kind:<15}{pack.version:<8}{pack.language:<4}{pack.items:>5}  {whose:<9}"
        )
        yield printable(f"{cells}{pack.title}  {pack.file}")


def _write_sections(sections: Mapping[str, Sequence[str]], out: TextIO, *, indent: str) -> None:
    for heading, lines in sections.items():
        if lines:
            out.write(heading + "\n")
            out.writelines(f"{indent}{line}\n" for line in lines)
            out.write("\n")


def _verdict(report: "Report") -> str:
    items = sum(report.counts.values())
    if not report.packs:
        return "No packs were found there. A pack is a file whose name ends in .yaml."
    told = f"{_many(len(report.packs), 'pack')}, {_many(items, 'item')}"
    if not report.problems:
        return f"{told}, no problems."
    return f"{told}, {_many(report.errors, 'error')}, {_many(report.warnings, 'warning')}."


def _many(count: int, word: str) -> str:
    return f"{count} {word}" if count == 1 else f"{count} {word}s"


def _name(word: str) -> str:
    return word.replace("_", " ")


def _count_line(kind: str, count: int) -> str:
    from ladder_tui.packs.lint.targets import COUNTS

    least, aim = COUNTS[kind]
    return f"{_name(kind):<16}{count:>5}  ({least} / {aim})"


def _table_lines(table: "Table", *, short: bool) -> Iterator[str]:
    """The cells; with `short`, those below what a finished set holds say so as "5/8"."""
    rows = [
        (row, [_cell(cell, least if short else 0) for cell, least in zip(cells, wanted, strict=True)])
        for (row, cells), wanted in zip(table.rows, table.wanted, strict=True)
    ]
    width = max((len(_name(row)) for row, _ in rows), default=0) + 2
    sizes = [
        max(len(_name(column)), *(len(cells[index]) for _, cells in rows)) + 2
        for index, column in enumerate(table.columns)
    ]
    if len(sizes) > 1:
        yield " " * width + "".join(f"{_name(name):>{size}}" for name, size in zip(table.columns, sizes, strict=True))
    for row, cells in rows:
        yield f"{_name(row):<{width}}" + "".join(f"{cell:>{size}}" for cell, size in zip(cells, sizes, strict=True))


def _cell(cell: int | None, least: int) -> str:
    if cell is None:
        return "-"
    return f"{cell}/{least}" if cell < least else str(cell)


def _measure_line(measure: "Measure") -> str:
    bound = f"  ({measure.bound})" if measure.bound else ""
    over = "" if measure.holds else "  outside"
    return f"{_name(measure.type):<15}{measure.name:<52}{measure.value:>7g} {measure.unit}{bound}{over}"
