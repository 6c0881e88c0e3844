"""Tables (CSV) with a line of column names, from a spreadsheet, a script, another program, or our own export."""

import csv
import io
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from typing import Final

from ladder_tui.domain.base.clean import is_blank
from ladder_tui.domain.snapshot import Snapshot
from ladder_tui.services.incoming.columns import WANTED, Columns, columns_of
from ladder_tui.services.incoming.found.told import Incoming, Told
from ladder_tui.services.incoming.moments import month_first
from ladder_tui.services.incoming.rows import Row, Rows

#: The most rows that are read of one file, and the most problems that are told of them.
MOST: Final = 10_000
_MOST_PROBLEMS: Final = 100
_SEPARATORS: Final = ",;\t|"
#: What an exporting program sets before what a spreadsheet would take for a formula.
_GUARDED: Final = ("'=", "'+", "'-", "'@", "'＝", "'＋", "'－", "'＠")


def read_table(file: str, text: str, snapshot: Snapshot, *, past: bool = False) -> Incoming:
    """What a table would bring. A header that is not understood brings nothing, and is told with those that are."""
    separator, skipped, text = _separator(text)
    problems: list[Told] = []
    rows = _rows(text, separator, skipped, problems)
    header = next(rows, None)
    columns = None if header is None else columns_of(header[1])
    if header is None or columns is None:
        seen = "" if header is None else ", ".join(f"“{cell[:20]}”" for cell in header[1][:6] if not is_blank(cell))
        words = f"The first line names no columns that are understood{f' ({seen})' if seen else ''}. "
        problems.insert(0, Told(words=f"{words}{WANTED}", line=0 if header is None else header[0]))
        return Incoming(file=file, problems=tuple(problems))
    read = list(islice(rows, MOST))
    if (more := next(rows, None)) is not None:
        words = f"The file has more than {MOST:,} rows; those from here on stay out."
        problems.append(Told(words=words, line=more[0]))
    return _read(file, columns, read, snapshot, past, problems)


def _read(
    file: str, columns: Columns, rows: list[tuple[int, list[str]]], snapshot: Snapshot, past: bool, problems: list[Told]
) -> Incoming:
    days = [field for field in ("at", "day", "started") if field in columns.places]
    order = month_first(
        cells[columns.places[field]] for _, cells in rows for field in days if len(cells) > columns.places[field]
    )
    reader = Rows(snapshot, columns.kind, past=past, month_first=bool(order), most=MOST)
    for number, cells in rows:
        row = Row(number, {field: cells[at].strip() for field, at in columns.places.items() if at < len(cells)})
        try:
            reader.read(row)
        except ValueError as error:
            problems.append(Told(words=f"{error} The row stays out.", line=number))
    if len(problems) > _MOST_PROBLEMS:
        more = len(problems) - _MOST_PROBLEMS
        problems[_MOST_PROBLEMS:] = [Told(words=f"{more} more rows stay out.", line=problems[_MOST_PROBLEMS].line)]
    if not rows and not problems:
        problems.append(Told(words="There is no row below the names of the columns."))
    changes = list(reader.changes)
    if order is None and days:
        words = "Days with slashes may be read in two ways here; they are read with the day first: 4/3/2026 is 4 March."
        changes.insert(0, Told(words=words))
    return Incoming(
        file=file, form="table", items=reader.items, problems=tuple(problems), changes=tuple(changes),
        left_out=reader.left_out,
        over=reader.over,
    )  # fmt: skip


def _separator(text: str) -> tuple[str, int, str]:
    """What stands between cells, how many lines are passed over before the header, and the text from there on."""
    text = text.lstrip("\ufeff")
    first, _, rest = text.partition("\n")
    told = first.strip().lower()
    if told.startswith("sep=") and len(told) == 5:  # as Excel says it
        return told[4], 1, rest
    counts = Counter({sign: first.count(sign) for sign in _SEPARATORS})
    sign, number = counts.most_common(1)[0]
    return (sign if number else ","), 0, text


def _rows(text: str, separator: str, skipped: int, problems: list[Told]) -> Iterator[tuple[int, list[str]]]:
    """The rows that are not empty, each with the number of its first line; a broken one ends the reading."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    while True:
        number = skipped + reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            words = "The quotation marks of this row do not match, or it is too long; nothing from here on is read."
            problems.append(Told(words=words, line=number))
            return
        if any(not is_blank(cell) for cell in cells):
            yield number, [cell[1:] if cell.lstrip().startswith(_GUARDED) else cell for cell in cells]
