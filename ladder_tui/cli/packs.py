"""`ladder packs check` and `ladder packs list`: what is wrong with content packs, and which there are."""

import argparse
import json
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from ladder_tui.packs.balance import Measure
    from ladder_tui.packs.check import PackLine, Report
    from ladder_tui.packs.coverage import Table


def add_parser(sub: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `packs` with its two commands."""
    words = "check and list content packs"
    parser = sub.add_parser("packs", help=words, description=words.capitalize() + ".")
    commands = parser.add_subparsers(dest="packs_command", metavar="check|list", required=True)
    check = commands.add_parser(
        "check",
        help="say what is wrong with packs, with file and line",
        description="Check packs: the file or folder PATH, or the shipped packs and your own.",
    )
    check.add_argument("path", nargs="?", type=Path, metavar="PATH", help="a pack, or a folder of packs")
    shown = commands.add_parser(
        "list", help="name the packs in use", description="Name the shipped packs and your own."
    )
    for command in (check, shown):
        command.add_argument("--json", action="store_true", help="print JSON for a script")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace, out: TextIO) -> int:
    """Print what was asked for; 1 when a check finds errors, else 0."""
    if args.packs_command == "list":
        return _list(_folders(args), out, as_json=args.json)
    return _check([args.path] if args.path is not None else _folders(args), out, as_json=args.json)


def _folders(args: argparse.Namespace) -> list[Path]:
    """The shipped packs, and the user's when there are any; the demo has none of the user's."""
    from ladder_tui.packs.locate import content_folder, user_pack_folder
    from ladder_tui.store.paths import find_paths

    folders = [content_folder()]
    if not getattr(args, "demo", False):
        own = user_pack_folder(find_paths(getattr(args, "data_dir", None), os.environ).data)
        folders.extend([own] if own.is_dir() else [])
    return folders


def _list(folders: Sequence[Path], out: TextIO, *, as_json: bool) -> int:
    from ladder_tui.packs.check import list_packs

    packs = list_packs(folders)
    if as_json:
        _dump({"packs": [asdict(pack) for pack in packs]}, out)
    else:
        out.writelines(line + "\n" for line in _pack_lines(packs))
    return 0


def _check(paths: Sequence[Path], out: TextIO, *, as_json: bool) -> int:
    from ladder_tui.packs.check import check
    from ladder_tui.packs.coverage import FLOORS

    report = check(paths)
    if as_json:
        _dump(_as_data(report), out)
    else:
        problems = {
            f"Errors ({report.errors})": [str(one) for one in report.problems if one.level == "error"],
            f"Warnings ({report.warnings})": [str(one) for one in report.problems if one.level == "warning"],
        }
        tables = {
            f"Packs ({len(report.packs)})": list(_pack_lines(report.packs)),
            "Counts": [f"{_name(kind):<16}{n:>5}  of {FLOORS[kind]}" for kind, n in report.counts.items() if n],
            **{table.title: list(_table_lines(table)) for table in report.coverage},
            "Measures": [_measure_line(measure) for measure in report.measures],
        }
        _write_sections(problems, out, indent="")
        _write_sections(tables, out, indent="  ")
        out.write(_verdict(report) + "\n")
    return 1 if report.errors else 0


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


def _pack_lines(packs: Iterable["PackLine"]) -> Iterator[str]:
    from ladder_tui.packs.problems import printable

    for pack in packs:
        whose = "shipped" if pack.shipped else "your own"
        cells = (
            f"{pack.id or '(unreadable)':<28}{pack.type:<12}{pack.version:<8}{pack.items:>5}  {whose:<9}",
            pack.title,
        )
        yield printable("".join(cells) + f"  {pack.file}")


def _table_lines(table: "Table") -> Iterator[str]:
    width = max(len(_name(row)) for row, _ in table.rows) + 2
    columns = [max(len(_name(column)), 3) + 2 for column in table.columns]
    if len(columns) > 1:
        yield " " * width + "".join(f"{_name(name):>{size}}" for name, size in zip(table.columns, columns, strict=True))
    for row, cells in table.rows:
        shown = ("-" if cell is None else str(cell) for cell in cells)
        yield f"{_name(row):<{width}}" + "".join(f"{cell:>{size}}" for cell, size in zip(shown, columns, strict=True))


def _measure_line(measure: "Measure") -> str:
    limit = f"  (at {measure.side} {measure.limit:g})" if measure.limit is not None else ""
    over = "" if measure.holds else "  outside"
    return f"{_name(measure.type):<12}{measure.name:<52}{measure.value:>7g} {measure.unit}{limit}{over}"


def _as_data(report: "Report") -> dict[str, object]:
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
        "measures": [{**asdict(measure), "holds": measure.holds} for measure in report.measures],
    }


def _dump(data: dict[str, object], out: TextIO) -> None:
    json.dump(data, out, ensure_ascii=False, indent=2)
    out.write("\n")
