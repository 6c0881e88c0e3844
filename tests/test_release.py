"""What is shipped: one version, its line in the changelog, the types and the documents."""

import re
import tomllib
from pathlib import Path
from typing import Any, Final

import pytest

import ladder_tui

ROOT: Final = Path(__file__).parent.parent
DOCUMENTS: Final = (*sorted((ROOT / "docs").glob("*.md")), *sorted(ROOT.glob("*.md")))


@pytest.fixture(scope="module")
def project() -> dict[str, Any]:
    """`pyproject.toml`."""
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def test_the_version_is_written_once(project: dict[str, Any]) -> None:
    assert "version" not in project["project"]
    assert project["project"]["dynamic"] == ["version"]
    source = ROOT / project["tool"]["hatch"]["version"]["path"]
    assert f'__version__ = "{ladder_tui.__version__}"' in source.read_text(encoding="utf-8")


def test_the_changelog_ends_at_this_version() -> None:
    headings = re.findall(r"^## (.+)$", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert next(heading for heading in headings if heading != "Unreleased") == ladder_tui.__version__


def test_others_see_the_types() -> None:
    assert (ROOT / "ladder_tui" / "py.typed").read_bytes() == b""


def test_the_source_archive_holds_what_it_names_and_every_document(project: dict[str, Any]) -> None:
    named = set(project["tool"]["hatch"]["build"]["targets"]["sdist"]["only-include"])
    assert not {name for name in named if not (ROOT / name).exists()}
    assert named >= {document.relative_to(ROOT).parts[0] for document in DOCUMENTS}
