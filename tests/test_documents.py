"""The documents are true: their links and paths lead somewhere, and they name the rooms and fields that there are."""

import re
from importlib.util import find_spec
from pathlib import Path
from types import NoneType
from typing import Final, get_args

import msgspec
import pytest

from ladder_tui.domain.records.tables import TABLES
from tests.test_architecture import ENGINES, FLOWS, MAY_IMPORT

ROOT: Final = Path(__file__).parent.parent
DOCUMENTS: Final = (*sorted((ROOT / "docs").glob("*.md")), *sorted(ROOT.glob("*.md")))
DEVELOPING: Final = (ROOT / "docs" / "developing.md").read_text(encoding="utf-8")
FORMATS: Final = (ROOT / "docs" / "files-and-formats.md").read_text(encoding="utf-8")
#: Words in capitals stand for any name: `screens/places/PLACE/commands.py`.
ANY_NAME: Final = re.compile(r"\b[A-Z]{3,}\b")

each_document = pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.name)


@each_document
def test_links_lead_somewhere(document: Path) -> None:
    links = re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", document.read_text(encoding="utf-8"))
    assert not {link for link in links if "://" not in link and not (document.parent / link).exists()}


@each_document
def test_paths_of_the_code_lead_somewhere(document: Path) -> None:
    code = " ".join(re.findall(r"```.*?```|`[^`\n]+`", document.read_text(encoding="utf-8"), re.DOTALL))
    folders = {path.name for base in (ROOT, ROOT / "ladder_tui") for path in base.iterdir() if path.is_dir()}
    named = {path for path in re.findall(r"(?<![\w./~-])[\w.-]+/[\w./-]+", code) if path.partition("/")[0] in folders}
    missing = {
        path for path in named
        if not any(any(base.glob(ANY_NAME.sub("*", path).rstrip("/"))) for base in (ROOT, ROOT / "ladder_tui"))
    }  # fmt: skip
    assert not missing


@each_document
def test_modules_that_are_run_can_be_found(document: Path) -> None:
    modules = set(re.findall(r"-m ((?:tests|ladder_tui)\.[\w.]+)", document.read_text(encoding="utf-8")))
    assert not {module for module in modules if find_spec(module) is None}


# -- developing.md ---------------------------------------------------------------------------


def drawn() -> list[str]:
    """The two drawings of the plan: the house, then who may ask whom."""
    plan = DEVELOPING.partition("## The plan of the house")[2].partition("\n## ")[0]
    return re.findall(r"```\n(.*?)```", plan, re.DOTALL)


def test_the_drawing_names_every_room() -> None:
    house = drawn()[0]
    named = set(re.findall(r"\w+", house))
    rooms = {part for room in MAY_IMPORT if room != "root" for part in room.split(".")}
    assert not rooms - named
    assert house.count("\n") <= 48  # two screens


def test_imports_go_down_the_drawing() -> None:
    lines = drawn()[0].splitlines()
    tops = {room.partition(".")[0] for room in MAY_IMPORT} - {"root"}
    at = {top: next(n for n, row in enumerate(lines) if re.match(rf"(\w+  )?{top}\b", row)) for top in tops}
    up = {
        (room, found)
        for room, allowed in MAY_IMPORT.items()
        for found in {pattern.partition(".")[0] for pattern in allowed} - {"root", room.partition(".")[0]}
        if room != "root" and at[found] <= at[room.partition(".")[0]]
    }
    assert not up


def test_the_drawing_of_who_asks_whom_is_the_one_that_is_held() -> None:
    arrows: tuple[dict[str, tuple[str, ...]], ...] = ({}, {})
    for row in drawn()[1].splitlines():
        for found in re.finditer(r"(\w+) +> ((?:\w+ ?)+)", row):
            arrows[found.start() > 0][found[1]] = tuple(found[2].split())
    for shown, held in zip(arrows, (FLOWS, ENGINES), strict=True):
        assert {name: set(asked) for name, asked in shown.items()} == {
            name: set(asked) for name, asked in held.items() if asked
        }


# -- files-and-formats.md --------------------------------------------------------------------


def test_every_table_and_field_of_the_data_file_is_told() -> None:
    rows = {found[1]: found[2] for found in re.finditer(r"^\| `(\w+)` \| `\w+` \| (.*) \|$", FORMATS, re.MULTILINE)}
    assert set(rows) == {table.name for table in TABLES}
    for table in TABLES:
        for field in msgspec.structs.fields(table.kind):
            told = re.search(rf"\b{field.name}\b(`, `\w+)*`?(\??)", rows[table.name])
            assert told or field.name == "id", f"{table.name}.{field.name}"
            if NoneType in get_args(field.type):
                assert told is not None, f"{table.name}.{field.name}"
                assert told[2], f"{table.name}.{field.name} may be null, which `?` says"


def test_what_goes_when_something_is_removed_is_told() -> None:
    """Drafts are told in words; a name that stays as it is ("keep") is no reference."""
    told: dict[str, tuple[set[str], set[str]]] = {}
    for row in re.findall(
        r"^\| (`[^|]+) \| ([^|]*)\| ([^|]*)\|$", FORMATS.partition("### References")[2], re.MULTILINE
    ):
        removed, *after = (set(re.findall(r"`([^`]+)`", cell)) for cell in row)
        told |= {name: (after[0], after[1]) for name in removed}
    held: dict[str, tuple[set[str], set[str]]] = {}
    for table in TABLES:
        for ref in table.refs if table.name != "drafts" else ():
            goes, loses = held.setdefault((ref.table or table).name, (set(), set()))
            if ref.gone != "keep":
                (goes if ref.gone == "drop" else loses).add(f"{table.name}.{ref.field}")
    assert told == held
