"""How one field of a pack item is declared, and how its text becomes a value of the domain.

A reader takes the node of a field and returns the value, or raises Wrong with one sentence, and knows the JSON Schema
of what it takes. Readers hold what a value must be for the app to use it; how well it is written is the business of
`style.py`.
"""

import re
from collections.abc import Callable, Hashable, Mapping, Sequence
from datetime import date
from typing import Any

import msgspec

from ladder_tui.packs.schema.problems import quote
from ladder_tui.packs.schema.yaml_tree import Fields, Node, Rows, Text

#: No text of a pack may be longer, in characters: a screen has to show it.
MOST_CHARACTERS = 1000

_WHOLE = re.compile(r"-?[0-9]{1,6}")
_DECIMAL = re.compile(r"[0-9]{1,3}(\.[0-9]{1,6})?")
_FREE_WORD = re.compile(r"[a-z][a-z0-9_]{0,39}")
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+){0,7}")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")

Schema = Mapping[str, Any]


class Reader(msgspec.Struct, frozen=True):
    """How the node of a field becomes a value; `schema` is the JSON Schema of the values it takes."""

    take: Callable[[Node], Any]
    schema: Schema

    def __call__(self, node: Node) -> Any:
        """The value; raises Wrong when the node holds none."""
        return self.take(node)


class Wrong(Exception):
    """A field that cannot be used. `vocabulary` is True when a word of a closed vocabulary is not known."""

    def __init__(self, line: int, message: str, *, vocabulary: bool = False) -> None:
        super().__init__(message)
        self.line = line
        self.message = message
        self.vocabulary = vocabulary


class Field(msgspec.Struct, frozen=True, kw_only=True):
    """One field of one type.

    `words` are the least and most words of each text in it, when the standard sets them. `kept` is False for a
    field that is checked but not used by this version. `prose` is False for text that is no sentence: names,
    addresses, search words. `newer` says what to add for a required field that older packs of the user's do not have
    yet: there its absence is a warning. `own_may_lack` is True for a required one that a pack of the user's may do
    without, and nothing is said. `called` is the attribute's name where it is another one. `parts` are the
    fields of the map or maps in it.
    """

    name: str
    read: Reader
    required: bool = True
    words: tuple[int, int] | None = None
    kept: bool = True
    prose: bool = True
    newer: str = ""
    own_may_lack: bool = False
    called: str = ""
    parts: tuple["Field", ...] = ()


def is_absent(node: Node | None) -> bool:
    """True for a field left out, left empty or set to null."""
    return node is None or (isinstance(node, Text) and not node.value.strip())


def _text(node: Node) -> str:
    value = scalar(node)
    if "\n" in value:
        value = " ".join(part.strip() for part in value.split("\n"))
    if len(value) > MOST_CHARACTERS:
        raise Wrong(node.line, f"is longer than {MOST_CHARACTERS} characters; keep it to a sentence or two")
    return value


#: One piece of text; line breaks become spaces.
text = Reader(_text, {"type": "string", "minLength": 1, "maxLength": MOST_CHARACTERS})


def scalar(node: Node) -> str:
    """The text of a scalar without blanks around it."""
    if not isinstance(node, Text):
        kind = "a list" if isinstance(node, Rows) else "a map"
        raise Wrong(node.line, f"is {kind}; write one plain value")
    return node.value.strip()


def _word(node: Node) -> str:
    value = scalar(node)
    if not _FREE_WORD.fullmatch(value):
        raise Wrong(node.line, f"is {quote(value)}; write one lower-case word, joined by _ where there are several")
    return value


#: A free word of an open vocabulary: lower-case letters, digits and underscores.
word = Reader(_word, {"type": "string", "pattern": f"^{_FREE_WORD.pattern}$"})


def _slug(node: Node) -> str:
    value = scalar(node)
    if not _SLUG.fullmatch(value):
        raise Wrong(node.line, f"is {quote(value)}; write the end of an id, lower-case words joined by -")
    return value


#: The end of an item id, for example `lunch-colleague`.
slug = Reader(_slug, {"type": "string", "pattern": f"^{_SLUG.pattern}$"})


def number(least: int, most: int) -> Reader:
    """A whole number from `least` to `most`."""

    def read(node: Node) -> int:
        value = scalar(node)
        if not _WHOLE.fullmatch(value) or not least <= int(value) <= most:
            raise Wrong(node.line, f"is {quote(value)}; write a whole number from {least} to {most}")
        return int(value)

    return Reader(read, {"type": "integer", "minimum": least, "maximum": most})


def _share(node: Node) -> float:
    value = scalar(node)
    if not _DECIMAL.fullmatch(value) or float(value) > 1:
        raise Wrong(node.line, f"is {quote(value)}; write a share from 0 to 1, for example 0.5")
    return float(value)


#: A number from 0 to 1, written with a point.
share = Reader(_share, {"type": "number", "minimum": 0, "maximum": 1})


def _flag(node: Node) -> bool:
    value = scalar(node).lower()
    if value not in ("true", "false", "yes", "no"):
        raise Wrong(node.line, f"is {quote(value)}; write true or false")
    return value in ("true", "yes")


#: true or false; yes and no are understood too.
flag = Reader(_flag, {"enum": [True, False, "yes", "no"]})


def _day(node: Node) -> str:
    value = scalar(node)
    try:
        if not _DAY.fullmatch(value):
            raise ValueError
        return date.fromisoformat(value).isoformat()
    except ValueError:
        raise Wrong(node.line, f"is {quote(value)}; write a day as YYYY-MM-DD, or leave it empty") from None


#: A calendar day, kept as ISO text.
day = Reader(_day, {"type": "string", "pattern": f"^{_DAY.pattern}$"})


def choice(values: tuple[str, ...]) -> Reader:
    """One word of a closed vocabulary."""
    known = {value: value for value in values}

    def read(node: Node) -> str:
        value = scalar(node)
        known_value = known.get(value)
        if known_value is None:
            raise Wrong(node.line, f"{quote(value)} is not known; use one of {', '.join(values)}", vocabulary=True)
        return known_value

    return Reader(read, {"enum": list(values)})


def many(read_one: Reader, least: int, most: int, *, distinct: bool = False) -> Reader:
    """A list of `least` to `most` values, each read by `read_one`; `distinct` when none may be there twice."""
    span, take_one = f"{least}" if least == most else f"{least} to {most}", read_one.take

    def read(node: Node) -> tuple[Hashable, ...]:
        if not isinstance(node, Rows):
            raise Wrong(node.line, f"is not a list; write {span} values as a list, for example [one, two]")
        if not least <= len(node.rows) <= most:
            raise Wrong(node.line, f"has {len(node.rows)} values; {span} would be right")
        if any(is_absent(row) for row in node.rows):
            raise Wrong(node.line, "has an empty value in the list; fill it or take it out")
        values = tuple([take_one(row) for row in node.rows])
        if distinct and len(set(values)) < len(values):
            raise Wrong(node.line, "names one value twice; once is enough")
        return values

    schema: dict[str, Any] = {"type": "array", "items": read_one.schema, "minItems": least, "maxItems": most}
    return Reader(read, schema | {"uniqueItems": True} if distinct else schema)


def entries(node: Node) -> Mapping[str, Node]:
    """The fields of a map, in which no key may stand twice."""
    if not isinstance(node, Fields):
        raise Wrong(node.line, "is not a map; write it as name: value")
    if node.repeated:
        key, line = node.repeated[0]
        raise Wrong(line, f"has the key {quote(key)} twice; keep one of them")
    return node.entries


def record(make: Callable[..., Any], fields: tuple[Field, ...]) -> Reader:
    """A small map of its own with a fixed set of fields, turned into a value by `make`."""
    known = ", ".join(field.name for field in fields)
    by_name = {field.name: field for field in fields}

    def read(node: Node) -> Any:
        given = entries(node)
        values: dict[str, Any] = {}
        for name, value in given.items():
            field = by_name.get(name)
            if field is None:
                raise Wrong(value.line, f"has a field {quote(name)} that is not used here; use {known}")
            if not is_absent(value):
                try:
                    values[name] = field.read.take(value)
                except Wrong as wrong:
                    message = f"{name} {wrong.message}"
                    raise Wrong(wrong.line, message, vocabulary=wrong.vocabulary) from None
        for field in fields:
            if field.required and field.name not in values:
                raise Wrong(node.line, f"has no {field.name}; it needs {known}")
        return make(**values)

    return Reader(read, map_schema(fields) | {"additionalProperties": False})


def map_schema(fields: Sequence[Field]) -> dict[str, Any]:
    """The JSON Schema of a map with these fields; one that may be left out may also be empty."""
    return {
        "type": "object",
        "properties": {field.name: _field_schema(field) for field in fields},
        "required": [field.name for field in fields if field.required and not field.own_may_lack],
    }


def _field_schema(field: Field) -> Schema:
    schema = field.read.schema
    if field.words is not None:
        least, most = field.words
        span = f"At most {most} words" if least <= 1 else f"{least} to {most} words"
        schema = {**schema, "description": span + (" each." if schema.get("type") == "array" else ".")}
    return schema if field.required and not field.own_may_lack else {"anyOf": [schema, {"type": "null"}]}
