"""The plan of the house, held by a test: rooms and their walls, no cycles, short files, Textual only where it is drawn.

`docs/developing.md` shows the same plan as a drawing. A row of `MAY_IMPORT` says which rooms a room may look into;
`*` takes in the rooms inside. A room looks into itself freely.
"""

import ast
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path

import pytest

import ladder_tui

ROOT = Path(ladder_tui.__file__).parent
LONGEST = 350
#: Most files in a room, its `__init__` left out.
MOST_FILES = 15
#: Most files of one name in the package, but for the three that every place has.
MOST_OF_A_NAME, OF_EVERY_PLACE = 2, {"__init__", "screen", "rows", "commands"}

#: What every engine may know: the words, the records, the packs' items, and both put together.
FACTS = ("base", "records", "items", "library", "snapshot")
#: The engines of the domain, each with the engines it may ask.
ENGINES = {
    "cards": (),
    "calendar": ("cards",),
    "people": (),
    "picks": ("calendar",),
    "ladder": ("people",),
    "support": (),
    "tries": ("ladder", "calendar", "cards", "people"),
    "growth": (),
    "writing": ("growth", "support"),
    "joining": (),
    "report": ("growth", "calendar", "people", "ladder", "tries"),
    "review": ("writing", "growth", "picks", "ladder", "calendar", "people", "support"),
}
DOMAIN = ("domain", "domain.*")
KIT = (*DOMAIN, "widgets", "services", "services.*", "commands", "bound_keys", "screens.kit", "screens.seeking")
#: The flows, each with the flows it may lead through.
FLOWS = {
    "giving": (),
    "exchange": (),
    "report": ("giving",),
    "support": ("report", "giving"),
    "checkin": (),
    "cards": ("giving",),
    "keeping": (),
    "joining": (),
    "plans": ("cards",),
    "rungs": (),
    "people": ("plans", "cards"),
    "activities": ("plans", "people"),
    "writing": ("support",),
    "tries": ("plans", "rungs", "writing", "keeping", "cards", "giving"),
    "review": ("plans", "rungs", "keeping", "support"),
}
PLACES = ("today", "calendar", "person", "portfolio", "topics", "ladder", "reflect", "growth", "settings")

#: Each room, and the rooms it may look into.
MAY_IMPORT: dict[str, tuple[str, ...]] = {
    "domain.base": (),
    "domain.items": ("domain.base",),
    "domain.records": ("domain.base", "domain.items"),
    "domain.library": ("domain.base", "domain.items", "domain.records"),
    "domain.snapshot": ("domain.base", "domain.items", "domain.records", "domain.library"),
    **{
        f"domain.{engine}": tuple(f"domain.{name}" for name in (*FACTS, *asked)) for engine, asked in ENGINES.items()
    },
    "domain.today": DOMAIN,
    "domain.finding": (*(f"domain.{name}" for name in FACTS if name not in ("items", "library")), "domain.cards",
                       "domain.ladder", "domain.people"),
    "commands": ("domain.base",),
    "bound_keys": ("commands",),
    "store.file": DOMAIN,
    "shaping": (*DOMAIN, "services", "commands", "bound_keys"),
    "store.copies": ("store.file",),
    "store": (*DOMAIN, "store.file", "store.copies"),
    "store.whole": (*DOMAIN, "store", "store.file", "store.copies"),
    "packs.schema": DOMAIN,
    "packs.reading": (*DOMAIN, "packs.schema", "root"),
    "packs.lint": (*DOMAIN, "packs.schema", "packs.reading"),
    "packs.own": (*DOMAIN, "packs.schema", "packs.reading"),
    "services.ledger": (*DOMAIN, "store", "store.*", "packs.schema", "packs.reading", "packs.own"),
    "services.intents": (*DOMAIN, "services.ledger", "store", "packs.schema", "packs.reading", "packs.own"),
    "services.formats": DOMAIN,
    "services.machine": (*DOMAIN, "store.file"),
    "services.requests": (*DOMAIN, "services.ledger", "services.intents", "store", "store.file"),
    "services.incoming.found": DOMAIN,
    "services.incoming.calendars": (*DOMAIN, "services", "services.incoming.found"),
    "services.incoming": (*DOMAIN, "services.formats", "services.incoming.*", "store.file"),
    "services": (*DOMAIN, "services.ledger", "services.intents", "services.requests", "store", "store.*"),
    "widgets": DOMAIN,
    "screens.seeking": (*DOMAIN, "widgets"),
    "screens.kit": KIT,
    **{f"screens.flows.{flow}": (*KIT, *(f"screens.flows.{name}" for name in led)) for flow, led in FLOWS.items()},
    **{f"screens.places.{place}": (*KIT, "screens.flows.*") for place in PLACES},
    "plain": (*DOMAIN, "services", "services.*"),
    "wiring": (*DOMAIN, "services", "services.*", "store", "store.*", "packs.reading", "shaping"),
    "demo": (*DOMAIN, "services", "services.*", "store", "store.*", "wiring"),
    "app.keys": (*KIT, "shaping"),
    "app": (*KIT, "screens.*", "wiring", "shaping", "app.keys"),
    "preview": (*KIT, "screens.*", "store.copies", "demo", "app"),
    "tour": ("app", "screens.kit", "services", "widgets"),
    "cli": (*DOMAIN, "services", "services.*", "store.*", "packs.*", "shaping", "wiring", "demo", "app", "plain",
            "tour", "root"),
    "cli.asking": (*DOMAIN, "cli"),
    "cli.writing": (*DOMAIN, "plain", "services", "services.requests", "services.ledger", "store", "store.file", "cli"),
    "cli.bringing": (*DOMAIN, "services.incoming", "services.incoming.found", "services.requests",
                     "store.file", "cli", "cli.writing"),
    "cli.along": (*DOMAIN, "services", "cli"),
    "cli.giving": (*DOMAIN, "services", "services.formats", "store.*", "cli", "cli.keeping"),
    "cli.installing": ("cli", "root"),
    "cli.shaping": (*DOMAIN, "store.file", "shaping", "commands", "bound_keys", "cli"),
    "cli.keeping": (*DOMAIN, "services", "store.*", "packs.reading", "cli"),
    "root": ("cli",),
}  # fmt: skip
#: Portfolio opens the page of a person over itself.
MAY_IMPORT["screens.places.portfolio"] += ("screens.places.person",)
#: Settings name the themes of the user's own.
MAY_IMPORT["screens.places.settings"] += ("shaping",)
#: Rooms that draw.
TEXTUAL_ROOMS = ("app", "app.keys", "preview", "tour", "widgets", "screens.*")


def modules() -> Iterator[tuple[str, Path]]:
    for path in sorted(ROOT.rglob("*.py")):
        parts = path.relative_to(ROOT.parent).with_suffix("").parts
        yield ".".join(parts[:-1] if parts[-1] == "__init__" else parts), path


@cache
def imports_of(path: Path) -> frozenset[str]:
    """Everything imported anywhere in a file: at the top, in functions, under TYPE_CHECKING."""
    return frozenset(_imports_of(path))


def statements(node: ast.AST) -> Iterator[ast.AST]:
    """Every statement below a node, however deep it stands."""
    for part in ("body", "orelse", "finalbody", "handlers", "cases"):
        below = getattr(node, part, ())
        for one in below if isinstance(below, list) else ():
            yield one
            yield from statements(one)


def _imports_of(path: Path) -> Iterator[str]:
    for node in statements(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            for alias in node.names:
                full = f"{node.module}.{alias.name}"
                yield full if full in FILES else str(node.module)


FILES = dict(modules())
NAMES = set(FILES)


@cache
def graph() -> dict[str, set[str]]:
    """Each module with those of ours that it imports."""
    return {name: {found for found in imports_of(path) if found in NAMES} for name, path in FILES.items()}


#: Files that are a room by themselves.
ALONE = {"domain.library", "domain.snapshot", "domain.today", "domain.finding", "commands", "bound_keys", "wiring"}


def room(module: str) -> str:
    """The room a module stands in: its folder below the package, or itself where it stands alone."""
    inside = module.removeprefix(f"{ROOT.name}.")
    if inside in ALONE:
        return inside
    folder = FILES[module].parent.relative_to(ROOT.parent).parts[1:]
    return ".".join(folder) or "root"


def allowed(source: str, target: str) -> bool:
    return source == target or any(fnmatchcase(target, pattern) for pattern in MAY_IMPORT.get(source, ()))


ROOMS = {room(name) for name, path in FILES.items() if path.name != "__init__.py"}


def test_every_room_has_a_row_and_every_row_a_room() -> None:
    assert set(MAY_IMPORT) == ROOMS


@pytest.mark.parametrize("name", sorted(ROOMS))
def test_a_room_looks_only_where_its_row_says(name: str) -> None:
    strays = {
        f"{module} > {found}"
        for module in NAMES
        if room(module) == name
        for found in graph()[module] - {ROOT.name}
        if FILES[found].name != "__init__.py" and not allowed(name, room(found))
    }
    assert not strays


@pytest.mark.parametrize("name", sorted(ROOMS))
def test_a_row_allows_no_more_than_is_needed(name: str) -> None:
    """A pattern of a row that nothing uses any more goes; those shared by all rooms of a kind may be wider."""
    seen = {room(found) for module in NAMES if room(module) == name for found in graph()[module]}
    shared = {*DOMAIN, *KIT, *(f"domain.{fact}" for fact in FACTS), "screens.flows.*", "screens.*"}
    idle = {
        pattern
        for pattern in MAY_IMPORT[name]
        if pattern not in shared and not any(fnmatchcase(target, pattern) for target in seen)
    }
    assert not idle


def no_cycle(between: dict[str, set[str]]) -> None:
    done: set[str] = set()

    def visit(node: str, path: tuple[str, ...]) -> None:
        assert node not in path, " > ".join((*path[path.index(node) :], node))
        if node not in done:
            for found in sorted(between.get(node, ())):
                visit(found, (*path, node))
            done.add(node)

    for node in sorted(between):
        visit(node, ())


def test_no_cycle_of_files() -> None:
    no_cycle({name: found - {ROOT.name} for name, found in graph().items()})


def test_no_cycle_of_rooms_and_no_two_that_import_each_other() -> None:
    between: dict[str, set[str]] = {name: set() for name in ROOMS}
    for module in NAMES:
        for found in graph()[module] - {ROOT.name}:
            if room(module) != room(found) and room(module) in ROOMS:
                between[room(module)].add(room(found))
    no_cycle(between)


def test_no_room_is_crowded() -> None:
    files = Counter(path.parent for path in ROOT.rglob("*.py") if path.name != "__init__.py")
    assert not {str(folder.relative_to(ROOT)): count for folder, count in files.items() if count > MOST_FILES}


def test_names_of_files_say_where_they_belong() -> None:
    names = Counter(path.stem for path in ROOT.rglob("*.py"))
    assert not {name for name, count in names.items() if count > MOST_OF_A_NAME and name not in OF_EVERY_PLACE}


def test_no_file_is_longer_than_it_can_be_read() -> None:
    tests = Path(__file__).parent
    long = {
        str(path.relative_to(ROOT.parent)): count
        for path in [*ROOT.rglob("*.py"), *tests.rglob("*.py")]
        if (count := len(path.read_text(encoding="utf-8").splitlines())) > LONGEST
    }
    assert not long


def outside_of(path: Path) -> set[str]:
    """The top-level names of everything a file imports."""
    return {found.split(".")[0] for found in imports_of(path)}


def test_textual_is_drawn_with_only_where_things_are_drawn() -> None:
    strays = {
        name
        for name, path in FILES.items()
        if "textual" in outside_of(path) and not any(fnmatchcase(room(name), drawn) for drawn in TEXTUAL_ROOMS)
    }
    assert not strays


def test_the_domain_uses_the_standard_library_and_msgspec_only() -> None:
    known = {*sys.stdlib_module_names, "ladder_tui", "msgspec"}
    strays = {(name, *outside_of(path) - known) for name, path in FILES.items() if room(name).startswith("domain")}
    assert all(len(stray) == 1 for stray in strays), strays


LINES = (
    "today", "topic choir", "packs list", "doctor", "help-now", "keys", "config", "config --theme day", "--help",
    "report --format html", "export --format ics", "import README.md", "card",
)  # fmt: skip


def test_shell_commands_never_load_textual(tmp_path: Path) -> None:
    """One after the other in one program; the first that loads it is named."""
    code = (
        "import sys\n"
        "from ladder_tui.cli.main import main\n"
        "for line in sys.argv[1:]:\n"
        "    try:\n"
        "        main(line.split())\n"
        "    except SystemExit:\n"
        "        pass\n"
        "    assert 'textual' not in sys.modules, line\n"
        "    print('ended', line)\n"
    )
    environ = {"LADDER_DATA_DIR": str(tmp_path), "PATH": "/usr/bin:/bin", "HOME": str(tmp_path)}
    run = subprocess.run([sys.executable, "-c", code, *LINES], capture_output=True, env=environ, check=False, text=True)
    assert run.returncode == 0, run.stderr
    assert [line[6:] for line in run.stdout.splitlines() if line.startswith("ended ")] == [*LINES]
