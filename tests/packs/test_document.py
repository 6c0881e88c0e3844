"""docs/packs.md: each example of it is read and judged, and there is one for each type."""

import re
from pathlib import Path
from typing import Final

import pytest
import yaml

from ladder_tui.packs.lint.check import check
from ladder_tui.packs.own.json_schema import schema_names

TEXT: Final = (Path(__file__).parents[2] / "docs" / "packs.md").read_text(encoding="utf-8")
BLOCKS: Final = [
    block for block in re.findall(r"^```yaml\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL) if block[0] != "#"
]


def packs() -> dict[str, str]:
    """The examples by type, each as a whole pack."""
    made, headings = {}, re.split(r"^### ", TEXT, flags=re.MULTILINE)[1:]
    for heading in headings:
        types = re.findall(r"`(\w+)`", heading.partition("\n")[0])
        for type_, block in zip(
            types, re.findall(r"^```yaml\n(.*?)^```$", heading, re.MULTILINE | re.DOTALL), strict=True
        ):
            envelope = {
                "id": "my.pack", "type": type_, "version": "1.0.0", "locale": "en", "title": "A pack",
                "description": "What stands in the document.", "authors": ["me"], "license": "private",
            }  # fmt: skip
            whole = block.startswith("schema:")
            made[type_] = (
                block if whole else yaml.safe_dump({"schema": "ladder-pack/1", "pack": envelope}) + "items:\n" + block
            )
    return made


def test_every_type_has_an_example() -> None:
    assert set(packs()) == {*schema_names()}


@pytest.mark.parametrize("type_", packs())
def test_an_example_is_without_a_fault(type_: str, tmp_path: Path) -> None:
    path = tmp_path / "pack.yaml"
    path.write_text(packs()[type_], encoding="utf-8")
    report = check([path])
    assert [str(problem) for problem in report.problems] == []


def test_the_first_pack_of_the_document_is_one(tmp_path: Path) -> None:
    path = tmp_path / "pack.yaml"
    path.write_text(BLOCKS[0], encoding="utf-8")
    assert not check([path]).errors
