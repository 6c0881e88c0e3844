"""Every text that a person may read: the strings of the program, the lines of the packs, the words of README."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

import yaml

import ladder_tui
from tests.kits.shipped_packs import SHIPPED

PACKAGE: Final = Path(ladder_tui.__file__).parent
README: Final = PACKAGE.parent / "README.md"
#: Fields of a pack whose text no screen shows: names of things, and who read the pack.
_UNREAD: Final = frozenset(
    ("id", "reviewed", "retired", "authors", "origin", "license", "pairs_with", "rungs", "also", "source")
)
#: A value of a vocabulary or an id: "shared_activity", "core.topics/bus". A label of one word has no underscore.
_CODE: Final = re.compile(r"[\w-]+\.[\w./-]+|[a-z]+(?:_[a-z]+)+|confidant|rung")
_DOCUMENTED: Final = ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef


class Said(NamedTuple):
    """A text, and where it stands; in a string of the program {} is what is filled in."""

    where: str
    text: str


@cache
def in_program() -> tuple[Said, ...]:
    """The strings of the program that read like words: no docstring, no sheet of styles, nothing without a space."""
    return tuple(
        Said(f"{path.relative_to(PACKAGE)}:{line}", text)
        for path in sorted(PACKAGE.rglob("*.py"))
        for line, text in _strings(ast.parse(path.read_text(encoding="utf-8")))
        if " " in text.strip() and " { " not in text
    )


@cache
def in_packs() -> tuple[Said, ...]:
    """Every text of the shipped packs, whatever the field is called."""
    found = []
    for path in sorted(SHIPPED.rglob("*.yaml")):
        if path.parent.name != "heavy":  # what is watched for in what is written; no screen shows it
            where = str(path.relative_to(SHIPPED))
            tree = yaml.load(path.read_text(encoding="utf-8"), getattr(yaml, "CSafeLoader", yaml.SafeLoader))
            found += [Said(where, text) for text in _texts(tree) if not _CODE.fullmatch(text)]
    return tuple(found)


@cache
def in_readme() -> tuple[Said, ...]:
    """The lines of README up to what is for those who build it; what is code is left out."""
    text = README.read_text(encoding="utf-8").partition("\n## How it is built")[0]
    return tuple(Said(f"README:{at}", line) for at, line in enumerate(text.splitlines(), 1))


def _strings(tree: ast.Module) -> Iterator[tuple[int, str]]:
    unsaid: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, _DOCUMENTED) and node.body and isinstance(node.body[0], ast.Expr):
            unsaid.add(id(node.body[0].value))
        if isinstance(node, ast.JoinedStr):
            unsaid |= {id(part) for part in node.values}
            parts = (part.value if isinstance(part, ast.Constant) else "{}" for part in node.values)
            yield node.lineno, "".join(str(part) for part in parts)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in unsaid:
            yield node.lineno, node.value


def _texts(tree: object) -> Iterator[str]:
    if isinstance(tree, str):
        yield tree
    elif isinstance(tree, list):
        for one in tree:
            yield from _texts(one)
    elif isinstance(tree, dict):
        for name, one in tree.items():
            if name not in _UNREAD:
                yield from _texts(one)
