"""Read one YAML file safely into a tree of plain text that knows its line numbers.

A pack may come from anywhere, so nothing in it is trusted. libyaml itself crashes while *composing* deeply
nested input; here only its parser runs, which keeps no recursion, and the events are counted as they come.
Anchors, aliases, tags and more than one document are refused: no pack needs them, and they are how a small file
grows large or asks for Python objects. Every scalar stays text (plain YAML reads `no` as false and `010` as 8).
A byte order mark at the start is allowed and dropped; any other encoding than UTF-8 is refused.
"""

import errno
import os
import re
import stat
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import msgspec
import yaml

from ladder_tui.packs.schema.problems import PackError, quote

MOST_BYTES = 2_000_000
MOST_DEPTH = 20
MOST_VALUES = 200_000

#: Control characters and line separators; tab, line feed and carriage return are the only ones a file may hold.
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029]")
#: What a text may not hold once read: control characters (also through escapes such as "\e") and invisible ones,
#: among them the marks that turn the direction of writing around.
UNSAFE = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u180b-\u180f\u200b\u200e\u200f\u2028-\u202e"
    "\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\uffff\U000e0000-\U000e0fff]"
)
_NOTHING = frozenset(("", "~", "null", "Null", "NULL"))
_TOO_DEEP = f"is nested more than {MOST_DEPTH} levels deep; a pack needs five"
LOADER = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader


class Text:
    """A scalar as it stands in the file; an empty or null one has the value ""."""

    __slots__ = ("line", "value")

    def __init__(self, value: str, line: int) -> None:
        self.value = value
        self.line = line


class Rows:
    """A list."""

    __slots__ = ("line", "rows")

    def __init__(self, line: int) -> None:
        self.rows: list[Node] = []
        self.line = line


class Fields:
    """A mapping. The line of each value is the line of its key. `repeated` names keys given more than once."""

    __slots__ = ("entries", "line", "repeated")

    def __init__(self, line: int) -> None:
        self.entries: dict[str, Node] = {}
        self.repeated: list[tuple[str, int]] = []
        self.line = line


Node = Text | Rows | Fields


class Document(msgspec.Struct, frozen=True):
    """One file. `suspicious` is True when some text in it could hold characters that `UNSAFE` names.

    `cut` are the lines of texts of several words, without quotation marks, that end where a comment begins.
    """

    root: Fields
    suspicious: bool
    cut: tuple[int, ...] = ()


def read_yaml(path: Path) -> Document:
    """The tree of the YAML file at `path`.

    Raises PackError with file, line and one sentence when it is not a regular readable file of at most 2 MB of
    UTF-8 text holding one YAML mapping, at most 20 deep, without anchors, aliases or tags.
    """
    return parse_yaml(path, read_bytes(path))


def parse_yaml(path: Path, data: bytes) -> Document:
    """As `read_yaml`, from the bytes of the file at `path`."""
    text = _decode(path, data)
    suspicious = "\\" in text or UNSAFE.search(text.replace("\n", "").replace("\r", "")) is not None
    cut: list[int] = []
    try:
        root = _build(path, text, cut)
    except yaml.MarkedYAMLError as error:
        raise _yaml_error(path, text, error) from None
    except yaml.YAMLError:
        raise PackError(path, 1, "is not YAML that can be read; compare it with a shipped pack") from None
    if root is None:
        raise PackError(path, 1, "is empty; a pack starts with schema: ladder-pack/1")
    if not isinstance(root, Fields):
        kind = "a list" if isinstance(root, Rows) else "plain text"
        raise PackError(path, root.line, f"is {kind} at the top; a pack starts with schema, pack and items")
    return Document(root, suspicious, tuple(cut))


def read_bytes(path: Path) -> bytes:
    """The bytes of a regular file of at most 2 MB; raises PackError for anything else, without waiting."""
    try:
        _check_kind(path, os.stat(path).st_mode)
        # O_NONBLOCK: if the file became a pipe since it was looked at, opening it must not wait for a writer.
        handle = os.open(path, os.O_RDONLY | os.O_CLOEXEC | os.O_NONBLOCK | os.O_NOCTTY)
        with open(handle, "rb") as file:
            _check_kind(path, os.fstat(handle).st_mode)
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        reasons = {
            errno.ELOOP: "is a link that leads back to itself; put the file itself here",
            errno.ENOENT: "is not there; a link may lead to a file that is gone",
            errno.EACCES: "cannot be read; give yourself permission to read it",
        }
        message = reasons.get(error.errno or 0, f"cannot be read ({error.strerror}); check the disk or the file")
        raise PackError(path, 1, message) from None
    if len(data) > MOST_BYTES:
        raise PackError(path, 1, "is larger than 2 MB; split it into several packs")
    return data


def _check_kind(path: Path, mode: int) -> None:
    if stat.S_ISDIR(mode):
        raise PackError(path, 1, "is a folder; a pack is a file")
    if not stat.S_ISREG(mode):
        raise PackError(path, 1, "is a device, pipe or socket; a pack is a plain file")


def _decode(path: Path, data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise PackError(path, 1, "is UTF-16 text; save it as UTF-8")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise PackError(path, data.count(b"\n", 0, error.start) + 1, "is not UTF-8 text; save it as UTF-8") from None
    control = CONTROL.search(text)
    if control is not None:
        line = text.count("\n", 0, control.start()) + 1
        raise PackError(path, line, f"holds a control character (U+{ord(control.group()):04X}); take it out")
    return text


def _build(path: Path, text: str, cut: list[int]) -> Node | None:
    """The tree, in one loop: the very first start waits for it, and a call for each value would be a third more."""
    rows = text.splitlines() if " #" in text or "\t#" in text else []
    root: Node | None = None
    #: What is open, each with the map it is (None for a list), its rows or entries, and the key that waits there.
    stack: list[tuple[Fields | None, list[Node] | None, dict[str, Node], str | None, int]] = []
    #: Where what comes next goes: into `listed`, or else under `key`, which stood on `key_line`, into `entries`.
    parent: Fields | None = None
    listed: list[Node] | None = None
    entries: dict[str, Node] = {}
    key: str | None = None
    documents = values = key_line = 0
    node: Node
    parser = LOADER(text)
    next_event: Callable[[], Any] = parser.get_event
    scalar, mapping_ends, sequence_ends, nothing = (
        yaml.ScalarEvent,
        yaml.MappingEndEvent,
        yaml.SequenceEndEvent,
        _NOTHING,
    )
    try:
        while (event := next_event()) is not None:
            # Three of four events are plain scalars: they are told apart first and by their class alone.
            kind = type(event)
            if kind is scalar and event.tag is None and event.anchor is None and values < MOST_VALUES:
                values += 1
                value = event.value
                if value in nothing and event.implicit[0]:
                    value = ""
                if rows and _is_cut(event, rows):
                    cut.append(event.start_mark.line + 1)
                if listed is None and key is None and parent is not None:
                    key, key_line = value, event.start_mark.line + 1
                    continue
                node = Text(value, event.start_mark.line + 1)
            elif kind is mapping_ends or kind is sequence_ends:
                parent, listed, entries, key, key_line = stack.pop()
                continue
            elif isinstance(event, yaml.NodeEvent):
                values += 1
                node = _collection(path, event, _line(event), values)
            else:
                documents += kind is yaml.DocumentStartEvent
                if documents > 1:
                    second = "holds a second document after ---; put it in a file of its own"
                    raise PackError(path, _line(event), second)
                continue
            line = node.line
            if listed is not None:
                listed.append(node)
            elif key is not None:
                node.line = key_line
                if key not in entries:
                    entries[key] = node
                elif parent is not None:
                    parent.repeated.append((key, key_line))
                key = None
            elif parent is None:
                root = node
            else:
                raise PackError(path, line, "has a list or map as a key; a key is one word")
            if kind is not scalar:
                if len(stack) == MOST_DEPTH:
                    raise PackError(path, line, _TOO_DEEP)
                stack.append((parent, listed, entries, key, key_line))
                if isinstance(node, Fields):
                    parent, listed, entries = node, None, node.entries
                elif isinstance(node, Rows):
                    parent, listed = None, node.rows
    finally:
        parser.dispose()
    return root


def _line(event: yaml.Event) -> int:
    mark = event.start_mark
    return mark.line + 1 if mark is not None else 1


def _is_cut(event: yaml.ScalarEvent, rows: Sequence[str]) -> bool:
    """Whether a plain text of several words ends where a comment begins, which may have been meant as text."""
    mark = event.end_mark
    if not event.implicit[0] or " " not in event.value or mark is None or mark.line >= len(rows):
        return False
    rest = rows[mark.line][mark.column :]
    return rest[:1].isspace() and rest.lstrip().startswith("#")


def _collection(path: Path, event: yaml.NodeEvent, line: int, values: int) -> Rows | Fields:
    """The empty tree node for the start of a list or map; for anything else, what a pack may not hold."""
    if isinstance(event, yaml.AliasEvent):
        raise PackError(path, line, "uses an alias (*name); write the text out instead")
    if event.anchor is not None:
        raise PackError(path, line, f"uses an anchor ({quote('&' + event.anchor)}); write the text out instead")
    if values > MOST_VALUES:
        raise PackError(path, line, "holds more than 200,000 values; split it into several packs")
    if isinstance(event, yaml.CollectionStartEvent) and event.tag is None:
        return Rows(line) if isinstance(event, yaml.SequenceStartEvent) else Fields(line)
    raise PackError(path, line, "uses a tag (!name); packs hold plain text, lists and maps only")


def _yaml_error(path: Path, text: str, error: yaml.MarkedYAMLError) -> PackError:
    mark = error.problem_mark or error.context_mark
    line = mark.line + 1 if mark is not None else 1
    rows = text.splitlines()
    row = rows[line - 1] if line <= len(rows) else ""
    if "\t" in row[: len(row) - len(row.lstrip())]:
        return PackError(path, line, "is indented with a tab; use spaces")
    if "nesting depth" in (error.problem or ""):
        # Newer versions of libyaml stop by themselves, long after this reader would have.
        return PackError(path, line, _TOO_DEEP)
    problem = (error.problem or "the form is not YAML").replace("'", "")
    return PackError(path, line, f"is not YAML here ({problem}); check quotes, colons and indentation around this line")
