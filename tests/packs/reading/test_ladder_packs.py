"""What the rungs of a ladder template have to be together: each rule by a ladder that breaks it."""

from pathlib import Path
from typing import Any

import pytest

from ladder_tui.packs.lint.check import check
from ladder_tui.packs.lint.ladders import is_presence
from tests.kits.pack_texts import item, pack_text, write_pack

SETTINGS = ["park", "queue", "class", "group"]


def said(folder: Path, changes: dict[int, dict[str, Any]] | None = None, **ladder: Any) -> list[str]:
    """What is noted of a ladder of eight rungs from 5 up to 75, with some of them changed."""
    rungs = []
    for n in range(8):
        fields = {
            "text": f"Ask {n + 2} people for the way.", "suds": [5 + 8 * n, 20 + 8 * n], "setting": SETTINGS[n % 4]
        }  # fmt: skip
        rungs.append(item("rung", f"step-{n + 1}", "core.rungs", **fields | (changes or {}).get(n, {})))
    rungs[0] = {**rungs[0], "text": (changes or {}).get(0, {}).get("text", "Sit on a bench for ten minutes.")}
    write_pack(folder, "rungs.yaml", pack_text("rung", *rungs, id="core.rungs"))
    path = write_pack(folder, "ladders.yaml", pack_text("ladder", item("ladder", **ladder)))
    found = check([folder], base=folder).problems
    assert all(problem.file == str(path) and problem.field == "rungs" for problem in found if problem.line > 1)
    return [problem.message for problem in found if problem.item == "core.things/one"]


def test_a_good_ladder(tmp_path: Path) -> None:
    assert said(tmp_path) == []


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({0: {"suds": [21, 30]}}, "start at 21"),
        ({7: {"suds": [60, 85]}}, ""),
        ({4: {"suds": [65, 85]}, 5: {"suds": [65, 85]}, 6: {"suds": [65, 85]}, 7: {"suds": [65, 85]}}, "rise by 38.5"),
        ({4: {"suds": [20, 30]}}, "go down from core.rungs/step-4 to core.rungs/step-5"),
        ({n: {"setting": "park"} for n in range(7)}, "have 2 settings (group, park)"),
        ({0: {"text": "Wave to one person."}}, "none that is only being there"),
    ],
)
def test_each_rule_finds_what_breaks_it(tmp_path: Path, changes: dict[int, dict[str, Any]], says: str) -> None:
    found = said(tmp_path, changes)
    assert (found == []) if not says else any(says in message for message in found), found


def test_rungs_that_no_pack_holds_are_named(tmp_path: Path) -> None:
    rungs = [f"core.rungs/step-{n}" for n in range(1, 8)] + ["core.rungs/gone"]
    assert said(tmp_path, rungs=rungs) == [
        "names core.rungs/gone, which is no rung; name a rung of a pack, or leave it out"
    ]


@pytest.mark.parametrize(
    ("text", "presence"),
    [
        ("Sit on a bench where people pass.", True),
        ("Stay in a video call with the camera off.", True),
        ("Read at a shared table until the message on the board changes.", True),
        ("Ask one person where they bought it.", False),
        ("Nod to the driver.", False),
        ("Call someone you like.", False),
        ("Stay, and say one word.", False),
    ],
)
def test_only_being_there(text: str, presence: bool) -> None:
    assert is_presence(text) is presence
