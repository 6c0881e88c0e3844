"""One pack: its envelope read and its items converted, with everything that is wrong noted and left out.

A mistake in an item costs that item; a mistake in the envelope, or a file that cannot be read, costs the pack.
"""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec

from ladder_tui.domain.base.vocabulary import Word
from ladder_tui.packs.schema import fields as f
from ladder_tui.packs.schema.declare import ItemType
from ladder_tui.packs.schema.problems import Level, PackError, Problem, quote
from ladder_tui.packs.schema.types import TYPES
from ladder_tui.packs.schema.vocabulary import read_words
from ladder_tui.packs.schema.yaml_tree import UNSAFE, Document, Fields, Node, Rows, Text, parse_yaml, read_yaml

SCHEMA = "ladder-pack/1"
VOCABULARY = "vocabulary"
MOST_ITEMS = 5000
MOST_SLUG = 40
#: What is said of a field that has to be there.
MISSING = "is missing or empty; this type needs it"
#: What is said of such a field in a pack of the user's that was written before the field came.
NEWER = "is new in this type"

_WORDS = "[a-z0-9]+(-[a-z0-9]+)*"
#: The forms of a pack id and of an item id, as regular expressions that JSON Schema understands as well.
PACK_ID = rf"{_WORDS}(\.{_WORDS})+"
ITEM_ID = rf"{PACK_ID}/(?=.{{1,{MOST_SLUG}}}$){_WORDS}"
_PACK_ID = re.compile(PACK_ID)
_ITEM_ID = re.compile(ITEM_ID)
_HEADER = ("version", "locale", "title", "description", "authors", "license")
_HEADER_MORE = ("origin", "reviewed", "retired")


class Item(msgspec.Struct, frozen=True, kw_only=True):
    """One usable item: its domain `value`, and the lines of its fields in the file."""

    id: str
    line: int
    value: Any
    kind: ItemType
    lines: Mapping[str, int]


class Pack(msgspec.Struct, kw_only=True):
    """What could be used of one file, and what was wrong with it. `type` is "" when the envelope could not be read."""

    file: str
    shipped: bool
    id: str = ""
    type: str = ""
    header: dict[str, str] = msgspec.field(default_factory=dict)
    items: list[Item] = msgspec.field(default_factory=list)
    hidden: list[tuple[str, int]] = msgspec.field(default_factory=list)
    retired: dict[str, int] = msgspec.field(default_factory=dict)
    replaced: dict[str, str] = msgspec.field(default_factory=dict)
    words: dict[str, dict[str, Word]] = msgspec.field(default_factory=dict)
    problems: list[Problem] = msgspec.field(default_factory=list)
    #: Those of the problems that come from a form of before: what is there works, and something could be added.
    older: set[Problem] = msgspec.field(default_factory=set)
    #: Lines of texts that end where a comment begins.
    cut: tuple[int, ...] = ()

    @property
    def locale(self) -> str:
        """The locale the pack says it is written in, "" where it says none."""
        return self.header.get("locale", "")

    def note(self, line: int, message: str, item: str = "", name: str = "", level: Level = "error") -> None:
        """Add a problem of this file."""
        problem = Problem(file=self.file, line=line, item=item, field=name, message=message, level=level)
        self.problems.append(problem)

    def note_older(self, line: int, message: str, item: str, name: str) -> None:
        """Add what an item of an earlier form says otherwise or leaves out; it works as it is."""
        self.note(line, message, item, name, "warning")
        self.older.add(self.problems[-1])


def read_pack(path: Path, *, shipped: bool, data: bytes | None = None) -> Pack:
    """The pack in the file at `path`, or in `data` when its bytes are known. Never raises for what a file holds: the
    problems are in the pack.

    `shipped` packs are held more strictly: an unknown word of a closed vocabulary is an error there and a warning
    in a pack of the user's.
    """
    pack = Pack(file=str(path), shipped=shipped)
    try:
        document = read_yaml(path) if data is None else parse_yaml(path, data)
        pack.cut = document.cut
        _read_envelope(pack, document)
    except PackError as error:
        pack.note(error.line, error.message)
    except f.Wrong as wrong:
        pack.note(wrong.line, wrong.message)
    return pack


def _read_envelope(pack: Pack, document: Document) -> None:
    root = f.entries(document.root)
    schema = root.get("schema")
    if schema is None or f.scalar(schema) != SCHEMA:
        given = "is missing" if schema is None else f"is {quote(f.scalar(schema))}"
        line = 1 if schema is None else schema.line
        raise f.Wrong(line, f"schema {given}; this version reads schema: {SCHEMA}")
    if "pack" not in root:
        raise f.Wrong(1, "pack is missing; it holds id, type, version, locale, title, description, authors, license")
    header = f.entries(root["pack"])
    if document.suspicious:
        _refuse_unsafe(root["pack"])
    line = root["pack"].line
    pack.id = _word(header, "id", line)
    if not _PACK_ID.fullmatch(pack.id):
        message = (
            f"id {quote(pack.id)} has another form; write lower-case words as namespace.name, for example my.cards"
        )
        pack.id = ""
        raise f.Wrong(header["id"].line, message)
    _read_header(pack, header, line)
    _read_hidden(pack, root.get("hide"), document)
    if pack.hidden and "items" not in root:
        return
    kind = _word(header, "type", line)
    if kind == VOCABULARY:
        pack.type = kind
        _read_vocabulary(pack, root, document)
    elif kind in TYPES:
        pack.type = kind
        _read_items(pack, TYPES[kind], root, document)
    else:
        message = f"type {quote(kind)} is not known; use one of {', '.join((*TYPES, VOCABULARY))}"
        raise f.Wrong(header["type"].line, message)
    for name, value in root.items():
        if name not in ("schema", "pack", "hide", VOCABULARY_FIELD if kind == VOCABULARY else "items"):
            pack.note(value.line, f"{quote(name)} is not used here; take it out", level="warning")


VOCABULARY_FIELD = "vocabularies"


def _word(header: Mapping[str, Node], name: str, line: int) -> str:
    node = header.get(name)
    if node is None or f.is_absent(node):
        raise f.Wrong(line, f"{name} is missing in pack; it needs id and type")
    return f.scalar(node)


def _read_header(pack: Pack, header: Mapping[str, Node], line: int) -> None:
    level: Level = "error" if pack.shipped else "warning"
    for name in _HEADER:
        node = header.get(name)
        if node is None or f.is_absent(node):
            pack.note(line, "is missing or empty; say it in pack", name=name, level=level)
        elif isinstance(node, Text):
            pack.header[name] = f.text(node)
        elif isinstance(node, Rows):
            pack.header[name] = ", ".join(f.scalar(row) for row in node.rows)
    for name, node in header.items():
        if name not in (*_HEADER, *_HEADER_MORE, "id", "type"):
            pack.note(node.line, f"{quote(name)} is not a field of pack; take it out", level="warning")
    retired = header.get("retired")
    if retired is not None and not f.is_absent(retired):
        if not isinstance(retired, Rows):
            raise f.Wrong(retired.line, "retired is not a list; write each entry as - {id: ..., replaced_by: ...}")
        for row in retired.rows:
            gone = f.entries(row).get("id")
            if gone is None:
                raise f.Wrong(row.line, "retired has an entry without an id; write id, replaced_by, since")
            pack.retired[f.scalar(gone)] = row.line
            heir = f.entries(row).get("replaced_by")
            if heir is not None and not f.is_absent(heir):
                pack.replaced[f.scalar(gone)] = f.scalar(heir)


def _read_hidden(pack: Pack, node: Node | None, document: Document) -> None:
    if node is None or f.is_absent(node):
        return
    if pack.shipped:
        raise f.Wrong(node.line, "hide stands in a shipped pack; it belongs into a pack of the user's")
    if not isinstance(node, Rows):
        raise f.Wrong(node.line, "hide is not a list; write the ids as a list, for example [core.topics/same-idea]")
    if document.suspicious:
        _refuse_unsafe(node)
    pack.hidden.extend((f.scalar(row), row.line) for row in node.rows)


def _read_vocabulary(pack: Pack, root: Mapping[str, Node], document: Document) -> None:
    node = root.get(VOCABULARY_FIELD)
    if node is None:
        raise f.Wrong(1, f"{VOCABULARY_FIELD} is missing; it maps each vocabulary to its values with label and meaning")
    if document.suspicious:
        _refuse_unsafe(node)
    pack.words, problems = read_words(node)
    level: Level = "error" if pack.shipped else "warning"
    for line, name, message in problems:
        pack.note(line, message, name=name, level=level)


def _read_items(pack: Pack, kind: ItemType, root: Mapping[str, Node], document: Document) -> None:
    node = root.get("items")
    if not isinstance(node, Rows):
        line = 1 if node is None else node.line
        raise f.Wrong(line, "items is missing or not a list; write each item as - id: ...")
    if len(node.rows) > MOST_ITEMS:
        raise f.Wrong(node.line, f"has {len(node.rows)} items; {MOST_ITEMS} at most, so split it into several packs")
    if not node.rows and not pack.hidden:
        pack.note(node.line, "has no items; add one, or take the file away", level="warning")
    fields = {field.name: field for field in kind.fields}
    for index, row in enumerate(node.rows, start=1):
        item = read_item(pack, kind, fields, row, f"item {index}", suspicious=document.suspicious)
        if item is not None:
            pack.items.append(item)


def read_item(
    pack: Pack, kind: ItemType, fields: Mapping[str, f.Field], row: Node, place: str, *, suspicious: bool
) -> Item | None:
    """The item, or None when something in it cannot be used; every field is tried, so that all is said at once."""
    try:
        if suspicious:
            _refuse_unsafe(row)
        given = f.entries(row)
        name = _item_id(given, row.line)
    except f.Wrong as wrong:
        pack.note(wrong.line, wrong.message, item=_guess_id(row) or place)
        return None
    values: dict[str, Any] = {}
    lines: dict[str, int] = {}
    filled: set[str] = set()
    usable = True
    for key, node in given.items():
        field = fields.get(key)
        if field is None:
            message = "is not a field of this type; it stays in the file and is not used"
            pack.note(node.line, message, item=name, name=quote(key)[1:-1], level="warning")
            continue
        lines[key] = node.line
        if f.is_absent(node):
            continue
        filled.add(key)
        try:
            value = field.read.take(node)
        except f.Wrong as wrong:
            level: Level = "warning" if wrong.vocabulary and not pack.shipped else "error"
            pack.note(wrong.line, wrong.message, item=name, name=key, level=level)
            usable = False
        else:
            if field.kept:
                values[key] = value
    for key, field in fields.items():
        if field.required and key not in filled and (pack.shipped or not field.own_may_lack):
            if field.newer and not pack.shipped:
                pack.note_older(row.line, f"{NEWER}; {field.newer}", name, key)
                continue
            pack.note(row.line, MISSING, item=name, name=key)
            usable = False
    if not usable:
        return None
    for key, message in kind.whole(values):
        pack.note(lines.get(key, row.line), message, item=name, name=key)
        usable = False
    if not usable:
        return None
    if not pack.shipped:
        for key, message in kind.aged(values):
            pack.note_older(lines.get(key, row.line), message, name, key)
    return Item(id=name, line=row.line, value=kind.make(**values), kind=kind, lines=lines)


def _item_id(given: Mapping[str, Node], line: int) -> str:
    node = given.get("id")
    if node is None or f.is_absent(node):
        raise f.Wrong(line, "has no id; write the pack id, a stroke and a short name, for example my.cards/first-snow")
    value = f.scalar(node)
    if not _ITEM_ID.fullmatch(value):
        form = "lower-case words and digits joined by -, at most 40 characters, after the pack id and a stroke"
        raise f.Wrong(node.line, f"id {quote(value)} has another form; write {form}")
    return value


def _guess_id(row: Node) -> str:
    """The id to show for an item that could not be used, when it has something like one."""
    node = row.entries.get("id") if isinstance(row, Fields) else None
    return quote(node.value)[1:-1] if isinstance(node, Text) else ""


def _refuse_unsafe(node: Node) -> None:
    """Raise Wrong when a text under `node` holds a control or an invisible character."""
    waiting = [node]
    while waiting:
        here = waiting.pop()
        if isinstance(here, Text):
            match = UNSAFE.search(here.value)
            if match is not None:
                what = "a tab" if match.group() == "\t" else f"an invisible character (U+{ord(match.group()):04X})"
                raise f.Wrong(here.line, f"holds {what}; take it out")
        elif isinstance(here, Rows):
            waiting.extend(here.rows)
        else:
            waiting.extend(here.entries.values())
