"""One door to the terminal: nothing that steers it goes out of any shell command, whatever names and records hold."""

import io
import json
import re
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ladder_tui.cli.main import main
from ladder_tui.domain.base.clean import clean, escaped
from ladder_tui.store.file.paths import find_paths
from ladder_tui.store.keeper import Change, Keeper
from tests.kits.builders import NOW, opportunity, person, plan, rung
from tests.kits.pack_texts import item, pack_text, write_pack

#: Escape, bell, C1 (CSI), bidirectional override, delete, an invisible tag, a zero-width space.
SIGNS = "\x1b]0;owned\x07\x9b31m\u202e\x7f\U000e0041\u200b"
STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u202a-\u202e\u2066-\u2069\U000e0000-\U000e007f]")
#: A folder may not hold NUL or a slash; everything else it may.
FOLDER = f"home {SIGNS}"

COMMANDS = [
    ["today"], ["today", "--json"], ["doctor"], ["doctor", "--json"], ["data", "where"], ["data", "where", "--json"],
    ["backup", "list"], ["backup", "list", "--json"], ["backup", "make"], ["backup", "verify"], ["packs", "list"],
    ["packs", "list", "--json"], ["packs", "check", "PACKS"], ["packs", "check", "PACKS", "--json"], ["keys"],
    ["keys", "--json"], ["help-now"], ["help-now", "--json"], ["help-now", "--region", SIGNS],
    ["data", "export", f"OUT{SIGNS}"], ["data", "import", f"nothing{SIGNS}"], ["data", "adopt", f"nothing{SIGNS}"],
    ["backup", "restore", f"nothing{SIGNS}"], ["packs", "new", SIGNS, f"file{SIGNS}.yaml"], ["packs", "schema", SIGNS],
    ["topic", "choir", "--with", "Ana"], ["topic", "choir", "--with", "Ana", "--json"], ["topic", SIGNS], ["topic"],
    ["topic", "--situation", SIGNS], ["topic", "choir", "--with", SIGNS], ["topic", "choir", "--here", SIGNS],
    ["report", "--words"], ["report", "--words", "--names", "--format", "html"], ["report", "--json", "--words"],
    ["report", "-o", f"OUT{SIGNS}.md"], ["report", "--format", SIGNS], ["card"], ["card", "--json"], ["card", SIGNS],
    ["topic", "choir", "--n", SIGNS], ["data", "unlock"], ["export", "--format", "ics", "--private"],
    ["export", "--format", SIGNS], ["export", "--vdir", f"OUT{SIGNS}"], ["export", "-o", f"OUT{SIGNS}.ics"],
    ["export", "--format", "vcf", "--private"], ["export", "--format", "csv", "--of", "tries", "--private"],
    ["export", "--format", "csv", "--of", SIGNS], ["export", "--format", "csv", "-o", f"OUT{SIGNS}"],
    [SIGNS], ["today", SIGNS], ["--" + SIGNS],
]  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder of that name, with records, a pack, a keymap and files beside them that are named alike."""
    place = tmp_path / FOLDER
    monkeypatch.setenv("HOME", str(tmp_path / f"user {SIGNS}"))
    monkeypatch.setenv("TZ", f"Nowhere/{SIGNS.strip()}")
    monkeypatch.setenv("LADDER_NOW", NOW.isoformat())
    with Keeper.open(find_paths(place, {}), now=NOW) as keeper:
        records: list[tuple[str, Any]] = [
            ("people", person("ana", f"Ana {SIGNS}")),
            ("plans", plan(title=f"Tea {SIGNS}", cue=SIGNS, reward=SIGNS, backup=SIGNS, note=SIGNS)),
            ("opportunities", opportunity(title=f"Choir {SIGNS}")),
            ("rungs", rung("one", f"Say hello {SIGNS}", current=True)),
        ]
        keeper.commit([Change(table, record.id, None, record) for table, record in records], now=NOW)
    write_pack(place / "packs", f"own {SIGNS}.yaml", pack_text("reward", item("reward", tone=SIGNS, text=SIGNS)))
    (place / f"ladder.sync-conflict-{SIGNS}.json").write_text("{}")
    return place


@pytest.mark.parametrize("words", COMMANDS, ids=lambda words: " ".join(words).encode("ascii", "replace").decode())
def test_nothing_that_steers_a_terminal_gets_out(
    folder: Path, tmp_path: Path, words: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    asked = [str(folder / "packs") if word == "PACKS" else word for word in words]
    out = io.StringIO()
    with suppress(SystemExit):  # as after a word that is no command
        main(["--data-dir", str(folder), *asked], out=out)
    shown = capsys.readouterr()
    printed = out.getvalue() + shown.out + shown.err
    assert printed
    assert not STEERING.findall(printed)
    if "--json" in words:
        json.loads(out.getvalue())


def test_json_keeps_what_was_written(folder: Path) -> None:
    out = io.StringIO()
    assert main(["--data-dir", str(folder), "today", "--json"], out=out) == 0
    titles = [thing["title"] for thing in json.loads(out.getvalue())["plan"]]
    assert f"Choir {SIGNS}" in titles


@given(st.text())
def test_escapes_change_no_value_and_leave_nothing_that_steers(text: str) -> None:
    line = escaped(json.dumps([text], ensure_ascii=False))
    assert json.loads(line) == json.loads(json.dumps([text]))
    assert not STEERING.findall(line)
    assert not STEERING.findall(clean(text))
