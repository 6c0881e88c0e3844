"""Sentences that name a key name the one that is bound: with keys of one's own those."""

import ast
import re
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

import pytest
from textual.pilot import Pilot

from ladder_tui.app.app import LadderApp
from ladder_tui.app.help import HelpScreen
from ladder_tui.app.recovery_page import RecoveryPage
from ladder_tui.bound_keys import or_retry, or_undo, show_key, use_keys, with_keys
from ladder_tui.commands import BY_ID, COMMANDS
from ladder_tui.services.found import found
from ladder_tui.shaping.keymap import KEPT_FREE, check
from ladder_tui.store.copies.recovery import Recovery
from ladder_tui.widgets.text import Words
from tests.kits.app_house import make_app
from tests.kits.builders import NOW
from tests.kits.dump import squeeze
from tests.kits.pressing import press, write

ROOT: Final = Path(__file__).parents[2] / "ladder_tui"
#: Rooms whose sentences a person reads in the app.
READ: Final = ("app", "screens", "services", "domain", "widgets")
#: Keys that a command may lose to another one, as people write them. Those of `KEPT_FREE` always do the same.
MOVABLE: Final = frozenset(
    show_key(key) for command in COMMANDS for key in command.keys.split(",") if key not in KEPT_FREE
) - {"a", "i", "j", "k", "h", "l", "space", "↑", "↓", "←", "→", ".", ",", ":", "+", "-", "*", "[", "]"}
NAMES_KEY: Final = re.compile(
    rf"(?:^|[\s·;,:.(]){'|'.join(['(' + '|'.join(sorted(map(re.escape, MOVABLE))) + ')'])} (?:then )?[a-z]+s\b"
)
TEMPLATE: Final = re.compile(r"\{([a-z]+\.\w+)\}")
#: Not about keys, though they look like it; and one about a key of the only page that says it.
OTHERWISE: Final = ("r chooses yours", "Every n ", "r s h f", "a number from 1 is right", "2 weeks on thu")


class Read(NamedTuple):
    """What is looked at in a file: its strings with their lines, keys of its own, keys that stand by themselves."""

    strings: tuple[tuple[int, str], ...]
    own: frozenset[str]
    alone: tuple[tuple[str, bool], ...]


@cache
def read(path: Path) -> Read:
    """A file, read once."""
    nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    texts = tuple((node.lineno, str(node.value)) for node in strings(nodes))
    return Read(texts, frozenset(own_of(nodes)), tuple(alone(nodes)))


def strings(nodes: Sequence[ast.AST]) -> Iterator[ast.Constant]:
    """Every string of a file that is no docstring."""
    documented = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    docs = {id(doc) for node in nodes if isinstance(node, documented) for doc in _docstring(node)}
    for node in nodes:
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs:
            yield node


def _docstring(node: ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef) -> Iterator[ast.expr]:
    first = node.body[0] if node.body else None
    if isinstance(first, ast.Expr):
        yield first.value


def own_of(nodes: Sequence[ast.AST]) -> set[str]:
    """Keys that a dialog of this file binds for itself; nobody can give it others."""
    calls = (node for node in nodes if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Binding")
    return {
        show_key(key)
        for call in calls
        if not any(given.arg == "id" for given in call.keywords) and isinstance(call.args[0], ast.Constant)
        for key in str(call.args[0].value).split(",")
    }


def alone(nodes: Sequence[ast.AST]) -> Iterator[tuple[str, bool]]:
    """Keys by themselves, as the first of a pair with a style or of a hint, and whether it is a hint."""
    for node in nodes:
        first, is_hint = None, isinstance(node, ast.Call)
        if isinstance(node, ast.Tuple) and len(node.elts) == 2:
            second = node.elts[1]
            if isinstance(second, ast.Constant) and isinstance(second.value, str) and "bold" in second.value:
                first = node.elts[0]
        elif isinstance(node, ast.Call) and getattr(node.func, "id", "") == "KeyHint" and node.args:
            first = node.args[0]
        if isinstance(first, ast.Constant) and isinstance(first.value, str):
            yield first.value, is_hint


FILES: Final = [path for room in READ for path in sorted((ROOT / room).rglob("*.py"))] + [ROOT / "commands.py"]


def test_no_sentence_names_a_key_that_may_be_another() -> None:
    said = []
    kit = {key for path in FILES if path.parent.name == "kit" for key in read(path).own}
    for path in FILES:
        file = read(path)
        for line, text in file.strings:
            found_here = [key for key in NAMES_KEY.findall(text) if key not in file.own]
            if found_here and "\\" not in text and not any(other in text for other in OTHERWISE):
                said.append(f"{path.relative_to(ROOT)}:{line}: {found_here} in {text!r}")
        # A hint may name a key of a dialog of the kit.
        keys = [key.strip() for key, is_hint in file.alone if not (is_hint and key in kit)]
        said += [f"{path.relative_to(ROOT)}: {key!r} alone" for key in keys if key in MOVABLE - file.own]
    assert not said, "\n".join(said)


def test_every_named_command_is_one() -> None:
    named = {id for path in FILES for _, text in read(path).strings for id in TEMPLATE.findall(text)}
    assert named
    assert named <= set(BY_ID)


@pytest.mark.parametrize(
    "sentence", ["Kept. · u takes it back", "6 then K has a kind step.", "Press it; W keeps a win."]
)
def test_the_search_finds_sentences_of_this_kind(sentence: str) -> None:
    assert NAMES_KEY.findall(sentence)


def test_a_sentence_says_the_keys_in_use() -> None:
    use_keys({"everywhere.undo": "ctrl+y,U", "everywhere.retry": "question_mark"})
    try:
        assert or_undo("Kept") == "Kept · ctrl+y takes it back"
        assert or_undo(None) == ""
        assert or_retry("No room") == "No room · ? tries again"
        assert with_keys("{everywhere.quit}, {everywhere.undo}, {no.such}, {name}") == "q, ctrl+y, {no.such}, {name}"
    finally:
        use_keys({})


OWN: Final = {
    "everywhere.undo": "Z",
    "everywhere.quit": "Q",
    "everywhere.go_*": "f2,f3,f4,f5,f6,f7,f8",
    "growth.new": "B",
}


async def kept(pilot: Pilot[None]) -> str:
    """What Growth says before there is anything, and once a win is kept."""
    app = pilot.app
    assert isinstance(app, LadderApp)
    await press(pilot, "f8")
    empty = squeeze(app)
    await press(pilot, "B")
    await write(pilot, "She waved")
    await press(pilot, "ctrl+s")
    return f"{empty} {squeeze(app)}"


async def test_in_the_app_they_are_those_of_the_user(tmp_path: Path) -> None:
    app = make_app(tmp_path / "data", keymap=check(OWN, "keys.toml"))
    async with app.run_test(size=(120, 36)) as pilot:
        said = await kept(pilot)
        assert "B keeps a first small win" in said
        assert "Z takes it back" in said
        await press(pilot, "question_mark")
        assert isinstance(app.screen, HelpScreen)
        assert "Z brings it" in " ".join(str(part.render()) for part in app.screen.query(Words))
    app.journal.close()


async def test_the_page_about_the_file_is_left_by_the_key_it_names(tmp_path: Path) -> None:
    met = Recovery(
        file=tmp_path / "ladder.json",
        found="unlocked",
        source="the file",
        save=3,
        records=2,
        complete=True,
        saved_at=NOW,
    )
    app = make_app(tmp_path / "data", keymap=check(OWN, "keys.toml"))
    async with app.run_test(size=(120, 36)) as pilot:
        app.call_later(app.push_screen, RecoveryPage(found(met, NOW)))
        await pilot.pause()
        await pilot.pause()
        assert "Q leaves" in " ".join(str(part.render()) for part in app.screen.query(Words))
        await press(pilot, "q")
        assert app.is_running
        assert not app._exit
        await press(pilot, "Q")
        assert app._exit
    app.journal.close()
