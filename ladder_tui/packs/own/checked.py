"""Items that the user writes in the app: what a form holds becomes a checked item, or a sentence for each field."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from ladder_tui.packs.reading.pack import MISSING, MOST_SLUG, Pack, read_item
from ladder_tui.packs.schema.types import TYPES
from ladder_tui.packs.schema.yaml_tree import UNSAFE, Fields, Node, Rows, Text


class Checked(msgspec.Struct, frozen=True, kw_only=True):
    """What came of a form. `value` is the domain value, None while there are `problems`.

    `problems` holds a sentence for each field that has to be mended, "" standing for the item as a whole. `values` are
    the fields as they will stand in the pack.
    """

    values: Mapping[str, Any]
    value: Any = None
    problems: Mapping[str, str] = msgspec.field(default_factory=dict)


def check_own(type: str, given: Mapping[str, Any], *, item_id: str) -> Checked:
    """Check the values of a form for an item of `type` (a key of TYPES; KeyError for another).

    A value is text, a whole number, true or false, a list of those, or a map. Blank text, None and empty lists count
    as left out, and so do blank texts in a list. Fields that the type does not have are kept.
    """
    values = {name: tidy for name, value in given.items() if (tidy := _tidy(value)) is not None}
    kind = TYPES[type]
    pack = Pack(file="", shipped=False, id=item_id.partition("/")[0], type=type)
    fields = {field.name: field for field in kind.fields}
    suspicious = any(UNSAFE.search(text) for text in _all_texts(values))
    row = _node({"id": item_id, **values})
    item = read_item(pack, kind, fields, row, item_id, suspicious=suspicious)
    problems: dict[str, str] = {}
    for problem in pack.problems:
        # An unknown field is kept, and what could be added may be left out; all else is in the way of using the item.
        if problem in pack.older:
            continue
        if problem.field in fields or not problem.field:
            missing = problem.field and problem.message == MISSING
            sentence = "This one is needed." if missing else _sentence(problem.field, problem.message)
            problems.setdefault(problem.field, sentence)
    return Checked(
        values=values,
        value=item.value if item is not None and not problems else None,
        problems=problems,
    )


def _sentence(name: str, message: str) -> str:
    if message.startswith('"'):
        return f"{message}."
    return f"The field {name.replace('_', ' ')} {message}." if name else f"It {message}."


def _tidy(value: Any) -> Any:
    """The value without blanks around texts; None for what counts as left out."""
    if isinstance(value, str):
        return value.strip() or None
    if isinstance(value, Mapping):
        tidied = {name: tidy for name, part in value.items() if (tidy := _tidy(part)) is not None}
        return tidied or None
    if isinstance(value, Sequence):
        listed = [tidy for part in value if (tidy := _tidy(part)) is not None]
        return listed or None
    return value


def _node(value: Any) -> Node:
    if isinstance(value, Mapping):
        fields = Fields(1)
        fields.entries = {name: _node(part) for name, part in value.items()}
        return fields
    if isinstance(value, list | tuple):
        rows = Rows(1)
        rows.rows = [_node(part) for part in value]
        return rows
    return Text(str(value).lower() if isinstance(value, bool) else str(value), 1)


def _all_texts(value: Any) -> list[str]:
    if isinstance(value, Mapping):
        return [text for part in value.values() for text in _all_texts(part)]
    if isinstance(value, list | tuple):
        return [text for part in value for text in _all_texts(part)]
    return [value] if isinstance(value, str) else []


def slug_of(type: str, values: Mapping[str, Any], chance: str) -> str:
    """The short name of a new item: the first words of its first text and `chance`, at most `MOST_SLUG` characters."""
    texts = (values.get(field.name) for field in TYPES[type].fields if field.words is not None)
    first = next((text for text in texts if isinstance(text, str)), "")
    plain = unicodedata.normalize("NFKD", first).encode("ascii", "ignore").decode().lower()
    room = MOST_SLUG - len(chance) - 1
    slug = ""
    for word in re.findall("[a-z0-9]+", plain.replace("'", "")):
        if len(slug) + len(word) + 1 > room:
            break
        slug = f"{slug}-{word}" if slug else word
    return f"{slug}-{chance}" if slug else chance
