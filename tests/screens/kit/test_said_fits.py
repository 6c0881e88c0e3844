"""What is said above the keys fits there in a window of 80 columns: there is one line, and the rest would be cut."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import ladder_tui

PACKAGE = Path(ladder_tui.__file__).parent
#: Cells of the line, less the rule at its ends.
ROOM = 80 - 6


def said(path: Path) -> Iterator[tuple[int, str]]:
    """The fixed sentences that a file says, with their lines; a name of a key in braces takes the place of one cell."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    named = {
        target.id: node.value.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign | ast.AnnAssign)
        and isinstance(node.value, ast.Constant)
        and isinstance(node.value.value, str)
        for target in (node.targets if isinstance(node, ast.Assign) else [node.target])
        if isinstance(target, ast.Name)
    }
    for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
        function = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
        given = [
            *(call.args[:1] if function in ("say", "_say") else ()),
            *(word.value for word in call.keywords if word.arg == "said"),
        ]
        for part in (part for argument in given for part in ast.walk(argument)):
            text = part.value if isinstance(part, ast.Constant) else named.get(getattr(part, "id", ""))
            if isinstance(text, str):
                yield call.lineno, re.sub(r"\{[a-z_]+\.[a-z_]+\}", "k", text)


def test_every_fixed_sentence_fits() -> None:
    folded = PACKAGE / "plain"  # what is said in plain lines is folded
    files = (path for path in sorted(PACKAGE.rglob("*.py")) if folded not in path.parents)
    found = [(path, at, text) for path in files for at, text in said(path)]
    assert len(found) > 60
    assert [f"{path.name}:{at}: {text}" for path, at, text in found if len(text) > ROOM] == []
