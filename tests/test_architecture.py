"""The plan of the house, held by a test: layers, no cycles, short files, Textual only where it is drawn."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import ladder_tui

ROOT = Path(ladder_tui.__file__).parent
LONGEST = 350

#: Each layer, and the layers it may import. What is not named here belongs to `app`.
MAY_IMPORT = {
    "domain": {"domain"},
    "commands": {"domain", "commands"},
    "store": {"domain", "store", "root"},
    "packs": {"domain", "packs", "root"},
    "services": {"domain", "services", "store", "packs", "root"},
    "widgets": {"domain", "widgets"},
    "screens": {"domain", "widgets", "services", "screens", "commands"},
    "wiring": {"domain", "services", "store", "packs", "root"},
    "cli": {"domain", "services", "store", "packs", "wiring", "commands", "cli", "app", "root"},
    "app": {"domain", "widgets", "services", "screens", "commands", "store", "packs", "wiring", "cli", "app", "root"},
}
TEXTUAL_LAYERS = {"app", "screens", "widgets"}


def modules() -> Iterator[tuple[str, Path]]:
    for path in sorted(ROOT.rglob("*.py")):
        parts = path.relative_to(ROOT.parent).with_suffix("").parts
        yield ".".join(parts[:-1] if parts[-1] == "__init__" else parts), path


def imports_of(path: Path) -> Iterator[str]:
    """Everything imported anywhere in a file: at the top, in functions, under TYPE_CHECKING."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            for alias in node.names:
                full = f"{node.module}.{alias.name}"
                yield full if full in NAMES else str(node.module)


NAMES = {name for name, _ in modules()}
GRAPH = {name: {found for found in imports_of(path) if found in NAMES} for name, path in modules()}


def layer(module: str) -> str:
    parts = module.split(".")
    if len(parts) == 1:
        return "root"
    if parts[1] in ("commands", "wiring"):
        return parts[1]
    return parts[1] if parts[1] in MAY_IMPORT else "app"


@pytest.mark.parametrize("module", sorted(NAMES))
def test_dependencies_point_downward(module: str) -> None:
    allowed = MAY_IMPORT.get(layer(module), {"app", "cli", "root"})
    upward = {found for found in GRAPH[module] if layer(found) not in allowed}
    assert not upward


def test_no_cycles_of_any_kind() -> None:
    done: set[str] = set()

    def visit(module: str, path: tuple[str, ...]) -> None:
        assert module not in path, " > ".join((*path[path.index(module) :], module))
        if module not in done:
            for found in GRAPH[module] - {"ladder_tui"}:
                visit(found, (*path, module))
            done.add(module)

    for name in NAMES:
        visit(name, ())


def test_no_file_is_longer_than_a_room() -> None:
    tests = Path(__file__).parent
    long = {
        str(path.relative_to(ROOT.parent)): count
        for path in [*ROOT.rglob("*.py"), *tests.rglob("*.py")]
        if (count := len(path.read_text(encoding="utf-8").splitlines())) > LONGEST
    }
    assert not long


def test_textual_is_drawn_with_only_where_things_are_drawn() -> None:
    strays = {
        name
        for name, path in modules()
        if layer(name) not in TEXTUAL_LAYERS and any(found.split(".")[0] == "textual" for found in imports_of(path))
    }
    assert not strays


def test_the_domain_uses_the_standard_library_only() -> None:
    known = set(sys.stdlib_module_names) | {"ladder_tui"}
    strays = {
        (name, found)
        for name, path in modules()
        if layer(name) == "domain"
        for found in imports_of(path)
        if found.split(".")[0] not in known
    }
    assert not strays


@pytest.mark.parametrize("words", [["today"], ["packs", "list"], ["doctor"], ["help-now"], ["keys"], ["--help"]])
def test_shell_commands_never_load_textual(words: list[str], tmp_path: Path) -> None:
    code = (
        "import sys\n"
        "from ladder_tui.cli.main import main\n"
        "try:\n"
        "    main(sys.argv[1:])\n"
        "except SystemExit:\n"
        "    pass\n"
        "sys.exit(int('textual' in sys.modules))\n"
    )
    environ = {"LADDER_DATA_DIR": str(tmp_path), "PATH": "/usr/bin:/bin", "HOME": str(tmp_path)}
    run = subprocess.run([sys.executable, "-c", code, *words], capture_output=True, env=environ, check=False)
    assert run.returncode == 0, run.stderr.decode()
