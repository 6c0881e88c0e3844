"""The JSON Schema of each pack type, for editors, made from the same declarations by which packs are read.

A schema says what shape an item has. What several fields say together, how a text is written and what a whole set
covers is told by `ladder packs check`. Packs are read as YAML 1.2 reads them: `no` and `18:30` are text.
"""

import json
from typing import Any

from ladder_tui.packs.reading.pack import ITEM_ID, MOST_ITEMS, PACK_ID, SCHEMA, VOCABULARY
from ladder_tui.packs.schema.fields import map_schema
from ladder_tui.packs.schema.types import TYPES
from ladder_tui.packs.schema.vocabulary import OPEN, VOCABULARIES

_DRAFT = "https://json-schema.org/draft/2020-12/schema"
_WORDS = {"type": "string", "minLength": 1}
_ITEM_ID = {"type": "string", "pattern": f"^{ITEM_ID}$"}
_WORD = {
    "type": "object",
    "properties": {"label": _WORDS, "meaning": _WORDS},
    "required": ["label"],
    "additionalProperties": False,
}


def schema_names() -> tuple[str, ...]:
    """The names of all types that have a schema, the vocabulary last."""
    return (*TYPES, VOCABULARY)


def json_schema(name: str) -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a pack of the type `name`; raises KeyError for any other name."""
    if name == VOCABULARY:
        body = {"vocabularies": _vocabularies()}
    else:
        item = map_schema(TYPES[name].fields)
        item["properties"]["id"] = _ITEM_ID
        body = {
            "items": {"type": "array", "maxItems": MOST_ITEMS, "items": item},
            "hide": {"type": "array", "items": _ITEM_ID, "description": "Items of other packs that are left out."},
        }
    return {
        "$schema": _DRAFT,
        "title": f"ladder pack: {name.replace('_', ' ')}",
        "type": "object",
        "properties": {"schema": {"const": SCHEMA}, "pack": _header(name), **body},
        "required": ["schema", "pack", *(part for part in body if part != "hide")],
    }


def schema_text(name: str) -> str:
    """`json_schema` as the text of a file."""
    return json.dumps(json_schema(name), ensure_ascii=False, indent=2) + "\n"


def _header(name: str) -> dict[str, Any]:
    retired = {"id": _ITEM_ID, "replaced_by": {"type": ["string", "null"]}, "since": {"type": "string"}}
    reviewed = {"by": _WORDS, "role": _WORDS, "date": _WORDS, "items": {}, "notes": {}}
    return {
        "type": "object",
        "properties": {
            "id": {"type": "string", "pattern": f"^{PACK_ID}$"},
            "type": {"const": name},
            **{field: _WORDS for field in ("version", "locale", "title", "description", "license", "origin")},
            "authors": {"anyOf": [_WORDS, {"type": "array", "items": _WORDS, "minItems": 1}]},
            "reviewed": {"type": "array", "items": {"type": "object", "properties": reviewed}},
            "retired": {"type": "array", "items": {"type": "object", "properties": retired, "required": ["id"]}},
        },
        "required": ["id", "type"],
    }


def _vocabularies() -> dict[str, Any]:
    """Closed vocabularies name their values, open ones take any."""
    closed = {
        name: {"type": "object", "properties": {value: _WORD for value in values}, "additionalProperties": False}
        for name, values in VOCABULARIES.items()
    }
    free = {name: {"type": "object", "additionalProperties": _WORD} for name in sorted(OPEN)}
    return {"type": "object", "properties": {**closed, **free}, "additionalProperties": False}
