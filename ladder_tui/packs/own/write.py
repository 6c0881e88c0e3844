"""Packs as text: the head of a file, an item, and a commented pack to begin with.

Values are written as JSON, which is YAML as well: quotes, colons and line ends in what somebody typed stay harmless.
"""

import json
import re
from collections.abc import Iterator, Mapping
from textwrap import wrap
from typing import Any, Final

from ladder_tui.packs.own.examples import EXAMPLES
from ladder_tui.packs.reading.pack import MOST_SLUG, SCHEMA
from ladder_tui.packs.schema.fields import Field
from ladder_tui.packs.schema.problems import quote
from ladder_tui.packs.schema.types import TYPES

_NAME = re.compile("[a-z0-9]+(-[a-z0-9]+)*")
#: Words that some readers of YAML take for something else than text.
_NOT_PLAIN = frozenset(("true", "false", "null", "yes", "no", "on", "off", "y", "n"))
#: Comments and lists are broken near this many characters.
_WIDE = 96
#: The namespace of packs that the user writes.
OWN: Final = "my"


class BadName(ValueError):
    """A pack name or type that cannot be used; `str()` is one sentence."""


def check_name(name: str) -> str:
    """`name` when it can be the name of a pack and its file; raises BadName otherwise."""
    if not _NAME.fullmatch(name) or len(name) > MOST_SLUG:
        message = f"write lower-case words and digits joined by -, at most {MOST_SLUG} characters, for example my-cards"
        raise BadName(f"{quote(name)} is no name for a pack; {message}.")
    return name


def head(pack_id: str, type: str, title: str, description: str) -> str:
    """The envelope of a pack of the user's, up to and with `items:`."""
    return "\n".join(
        (
            f"schema: {SCHEMA}",
            "pack:",
            f"  id: {pack_id}",
            f"  type: {type}",
            "  version: 1.0.0",
            "  locale: en",
            f"  title: {as_yaml(title)}",
            f"  description: {as_yaml(description)}",
            "  authors: [me]",
            "  license: private",
            "  origin: original",
            "items:",
            "",
        )
    )


def item_text(item_id: str, values: Mapping[str, Any]) -> str:
    """An item as it stands in a pack, one field a line."""
    lines = [f"- id: {item_id}", *(line for name, value in values.items() for line in _field_lines(name, value))]
    return "\n".join(lines) + "\n"


def _field_lines(name: str, value: Any) -> Iterator[str]:
    """A field on one line; a long list, or one of maps, with a line for each value."""
    listed = isinstance(value, list | tuple) and value
    if listed and (isinstance(value[0], Mapping) or len(as_yaml(value)) > _WIDE):
        yield f"  {name}:"
        yield from (f"  - {as_yaml(part)}" for part in value)
    else:
        yield f"  {name}: {as_yaml(value)}"


def as_yaml(value: Any) -> str:
    """A value on one line, in a form that YAML and JSON read alike."""
    if isinstance(value, str) and re.fullmatch("[a-z][a-z_]*", value) and value not in _NOT_PLAIN:
        return value
    return json.dumps(value, ensure_ascii=False)


def beginning(name: str, type: str = "topic_card") -> str:
    """A commented pack of one item, which can be used as it stands. Raises BadName for a name or type of another form.

    What each field may hold is told from the declarations by which packs are read.
    """
    pack_id = f"{OWN}.{check_name(name)}"
    if type not in TYPES:
        raise BadName(f"{quote(type)} is no pack type; use one of {', '.join(TYPES)}.")
    words = type.replace("_", " ")
    lines = [
        f"# A pack of your own: {words} items. Change what you like; nothing here is needed by the app.",
        "# ladder packs check  says with file and line what cannot be used.",
        f"# ladder packs schema {type}  prints a JSON Schema for your editor.",
        head(pack_id, type, name.replace("-", " ").capitalize(), f"My own {words} items.").rstrip(),
        "# Each item begins with - id: the pack id, a stroke and a short name that no other item has.",
        "# To change an item of the app, use its id here. To leave one out, add at the end of the file:",
        "# hide: [core.topics-around/some-card]",
        f"- id: {pack_id}/first-one",
        *_fields(type),
    ]
    return "\n".join(lines) + "\n"


def _fields(type: str) -> Iterator[str]:
    example = EXAMPLES[type]
    for field in TYPES[type].fields[1:]:
        words = in_words(field)
        if field.name in example:
            yield from _comment(words)
            yield from _field_lines(field.name, example[field.name])
        else:
            yield from _comment(f"{field.name}: {words}")


def _comment(text: str) -> Iterator[str]:
    return (f"  # {line}" for line in wrap(text, _WIDE))


def in_words(field: Field) -> str:
    """What a field may hold: "4 to 24 words", "one of light, playful"; with "may be left out" where it may."""
    parts = [_kind(field.read.schema)]
    if field.words is not None:
        least, most = field.words
        parts.append(f"at most {most} words" if least <= 1 else f"{least} to {most} words")
    if field.parts:
        inner = (f"{part.name} ({in_words(part)})" if part.words else part.name for part in field.parts)
        parts.append(f"with {', '.join(inner)}")
    if not field.required:
        parts.append("may be left out")
    return "; ".join(part for part in parts if part)


def _kind(schema: Mapping[str, Any]) -> str:
    if "enum" in schema:
        values = [str(value).lower() if isinstance(value, bool) else str(value) for value in schema["enum"]]
        return "true or false" if "true" in values else f"one of {', '.join(values)}"
    kind = schema.get("type")
    if kind == "integer":
        return f"a whole number from {schema['minimum']} to {schema['maximum']}"
    if kind == "array":
        least, most = schema["minItems"], schema["maxItems"]
        count = f"{least}" if least == most else f"{least} to {most}"
        return f"a list of {count}" + (f", each {inner}" if (inner := _kind(schema["items"])) else "")
    if kind == "object":
        return "a map"
    if "anyOf" in schema:
        return " or ".join(filter(None, (_kind(one) for one in schema["anyOf"])))
    return "one lower-case word" if "pattern" in schema and "_" in schema["pattern"] else ""
