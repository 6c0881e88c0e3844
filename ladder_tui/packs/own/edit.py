"""Change one item of a pack as text: added, changed or taken out, with every comment and unknown field kept.

The result is read again before it is given back: it holds just what it was to hold, or CannotEdit is raised and the
text stays as it is.
"""

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import yaml

from ladder_tui.packs.own.spans import Span, spans
from ladder_tui.packs.own.write import as_yaml, item_text
from ladder_tui.packs.reading.pack import Pack, read_pack
from ladder_tui.packs.schema.fields import is_absent
from ladder_tui.packs.schema.problems import PackError
from ladder_tui.packs.schema.yaml_tree import Fields, Node, Rows, Text, parse_yaml

_MARK = "\ufeff"


class CannotEdit(Exception):
    """A pack whose form does not allow the change; `str()` is one sentence without a full stop."""


def added(path: Path, data: bytes, item_id: str, values: Mapping[str, Any]) -> bytes:
    """The pack with one more item at its end. `path` is for words only. Raises CannotEdit."""

    def put(text: str, root: Span) -> str:
        if "items" not in root.entries:
            if root.flow:
                raise CannotEdit(f"{path.name} holds no items to add one to")
            gap = "" if text.endswith("\n") else "\n"
            return f"{text}{gap}items:\n{item_text(item_id, values)}"
        items = root.entries["items"][1]
        if items.flow:
            new = as_yaml({"id": item_id, **values})
            if items.rows:
                return _put_in(text, items.rows[-1].end, f", {new}")
            if root.flow:
                return _put_in(text, items.start + 1, new)
            return text[: items.start] + "\n" + item_text(item_id, values).rstrip("\n") + text[items.end :]
        if not items.rows:
            raise CannotEdit(f"{path.name} has items of another form")
        block = item_text(item_id, values)
        indent = " " * items.column
        place = _line_end(text, items.rows[-1].end)
        gap = "" if text[:place].endswith(("\n", "\r")) else "\n"
        return _put_in(text, place, gap + "".join(f"{indent}{line}\n" for line in block.splitlines()))

    return _edited(path, data, put, lambda names: names | {item_id})


def changed(path: Path, data: bytes, item_id: str, values: Mapping[str, Any]) -> bytes:
    """The pack with other values in one item; None empties a field. Fields not named stay. Raises CannotEdit."""

    def put(text: str, root: Span) -> str:
        row = _row_of(path, text, root, item_id)[0]
        # From the end on, so that the places before stay true.
        known = {name: row.entries[name] for name in values if name in row.entries}
        new = {name: value for name, value in values.items() if name not in known and value is not None}
        last = max(span.end for _, span in row.entries.values())
        if row.flow:
            text = _put_in(text, last, "".join(f", {name}: {as_yaml(value)}" for name, value in new.items()))
        elif new:
            place = _line_end(text, last)
            gap = "" if text[:place].endswith(("\n", "\r")) else "\n"
            indent = " " * row.column
            text = _put_in(
                text, place, gap + "".join(f"{indent}{name}: {as_yaml(value)}\n" for name, value in new.items())
            )
        for name, (start, span) in sorted(known.items(), key=lambda entry: -entry[1][0]):
            text = f"{text[:start]}{name}: {as_yaml(values[name])}{text[max(span.end, start + len(name) + 1) :]}"
        return text

    return _edited(path, data, put, lambda names: names | {item_id})


def removed(path: Path, data: bytes, item_id: str) -> bytes:
    """The pack without one item. Raises CannotEdit."""

    def put(text: str, root: Span) -> str:
        row, index = _row_of(path, text, root, item_id)
        items = root.entries["items"][1]
        if items.flow:
            before, after = text[: row.start].rstrip(), text[row.end :].lstrip()
            if after.startswith(","):
                return before + after[1:]
            return before.removesuffix(",") + after
        start = _dash_of(text, items, index)
        end = _line_end(text, row.end)
        nothing = f"{' ' * max(items.column, 2)}[]\n" if len(items.rows) == 1 else ""
        return text[:start] + nothing + text[end:]

    return _edited(path, data, put, lambda names: names - {item_id})


def values_of(path: Path, data: bytes, item_id: str) -> dict[str, Any]:
    """The fields of one item as texts, lists and maps, its id and empty fields left out. Raises CannotEdit."""
    try:
        items = parse_yaml(path, data).root.entries.get("items")
    except PackError:
        items = None
    for row in items.rows if isinstance(items, Rows) else ():
        if isinstance(row, Fields) and _plain(row.entries.get("id", Rows(0))) == item_id:
            return {name: _plain(node) for name, node in row.entries.items() if name != "id" and not is_absent(node)}
    raise CannotEdit(f"{path.name} does not hold it any more")


def _plain(node: Node) -> Any:
    if isinstance(node, Text):
        return node.value
    if isinstance(node, Rows):
        return [_plain(row) for row in node.rows]
    return {name: _plain(value) for name, value in node.entries.items()}


def _put_in(text: str, place: int, more: str) -> str:
    return text[:place] + more + text[place:]


def _line_end(text: str, place: int) -> int:
    """The start of the line after the one that `place` is in."""
    line_end = re.compile(r"\r\n|\n|\r").search(text, place)
    return line_end.end() if line_end is not None else len(text)


def _row_of(path: Path, text: str, root: Span, item_id: str) -> tuple[Span, int]:
    items = root.entries["items"][1] if "items" in root.entries else None
    for index, row in enumerate(items.rows if items is not None else ()):
        name = row.entries.get("id")
        if name is not None and text[name[1].start : name[1].end].strip("\"'") == item_id:
            return row, index
    raise CannotEdit(f"{path.name} does not hold it any more")


def _dash_of(text: str, items: Span, index: int) -> int:
    """The start of the line with the dash of an item."""
    after = items.rows[index - 1].end if index else items.start
    dashes = re.compile(rf"^ {{{items.column}}}-", re.MULTILINE)
    line = text.rfind("\n", 0, after) + 1 if not index else after
    starts = [match.start() for match in dashes.finditer(text, line, items.rows[index].start)]
    if not starts:
        raise CannotEdit("its item begins in a form that is not known")
    return starts[-1]


def _edited(path: Path, data: bytes, put: Callable[[str, Span], str], wanted: Callable[[set[str]], set[str]]) -> bytes:
    """Make the change and read the result again: the same items as before but for the one that changed."""
    try:
        whole = data.decode("utf-8")
        mark = _MARK if whole.startswith(_MARK) else ""
        text = whole.removeprefix(_MARK)
        result = (mark + put(text, spans(text))).encode("utf-8")
    except (yaml.YAMLError, UnicodeDecodeError, IndexError, KeyError):
        raise CannotEdit(f"{path.name} cannot be read") from None
    before, after = read_pack(path, shipped=False, data=data), read_pack(path, shipped=False, data=result)
    old, new = ({item.id: item.value for item in pack.items} for pack in (before, after))
    unlike = sum(old.get(name) != new.get(name) for name in {*old, *new})
    if set(new) != wanted(set(old)) or unlike > 1 or _errors(after) > _errors(before):
        raise CannotEdit(f"{path.name} has a form in which it cannot be changed from here")
    return result


def _errors(pack: Pack) -> int:
    return sum(problem.level == "error" for problem in pack.problems)
