"""`ladder data merge`: first what would come of it, then the joining, and how it is undone."""

import io
import json
import shutil
from collections.abc import Iterable
from datetime import timedelta
from pathlib import Path
from typing import cast

import pytest

from ladder_tui.cli.main import main
from ladder_tui.domain.records.entries import Entry
from tests.kits.store_kit import NOW, contact, drop, entry, files_in, filled, open_keeper, paths_in, person, put

COPY = "ladder.sync-conflict-20260304-093000-ABCDEFG.json"


@pytest.fixture(autouse=True)
def _one_moment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("LADDER_NOW", (NOW + timedelta(days=1)).isoformat())
    monkeypatch.setenv("TZ", "UTC")
    monkeypatch.chdir(tmp_path)


def merge(folder: Path, *words: str) -> tuple[int, str]:
    out = io.StringIO()
    return main(["--data-dir", str(folder / "data"), "data", "merge", *words], out), out.getvalue()


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A conflict copy beside a store; each has something of its own, and both changed one entry and one name."""
    filled(tmp_path)
    other = tmp_path / "other"
    shutil.copytree(tmp_path / "data", other / "data")
    with open_keeper(tmp_path) as keeper:
        keeper.commit(
            [put("entries", entry("one", "by the river")), put("people", person("person-one", "Bea"))], now=NOW
        )
    with open_keeper(other) as keeper:
        changes = [
            put("entries", entry("one", "in the hills")), put("people", person("person-one", "Ana")),
            put("entries", entry("new", "only there")), put("contacts", contact("c", "person-two")),
            drop("entries", "two"),
        ]  # fmt: skip
        keeper.commit(changes, now=NOW - timedelta(minutes=5))
    place = files_in(tmp_path).main.with_name(COPY)
    shutil.copy(files_in(other).main, place)
    return place


SAID = """\
  new      1 contact, 1 entry
  removed  1 entry

Changed in both copies:
  person “Bea”, name: “Bea” stands, not “Ana”
  entry “by the river”, 4 March 2026, text: “by the river” stands, not “in the hills”, which is an entry of the journal

Removed in the other copy, and here as it was, so it goes:
  entry “line one”, 4 March 2026
"""


def test_without_a_yes_it_only_says_what_would_come_of_it(tmp_path: Path, copy: Path) -> None:
    before = files_in(tmp_path).main.read_bytes()
    code, said = merge(tmp_path, str(copy))
    assert code == 0
    assert said == (
        f"{copy}: 10 records, from 4 March 2026 09:25.\n{SAID}\n"
        f"Nothing has been changed yet. ladder data merge {copy} --yes joins them.\n"
    )
    assert files_in(tmp_path).main.read_bytes() == before


def test_with_a_yes_it_joins_them_and_says_how_to_undo_it(tmp_path: Path, copy: Path) -> None:
    code, said = merge(tmp_path, str(copy), "--yes")
    assert code == 0
    name = "2026-03-05-save-000004-merge.json"
    assert said == (
        f"Joined {copy}: 10 records, from 4 March 2026 09:25.\n{SAID}\n"
        f"What was there is kept as {name}; `ladder backup restore {name}` undoes it.\n"
        "The list stands in the app too: Settings, “Joined copies”.\n"
        f"The copy lies where it was. ladder data merge {copy} --yes --put-away moves it to the kept files.\n"
    )
    with open_keeper(tmp_path) as keeper:
        pages = cast(Iterable[Entry], keeper.tables["entries"].values())
        assert {page.text for page in pages} >= {"by the river", "in the hills", "only there"}
    code, said = merge(tmp_path, str(copy), "--yes", "--put-away")
    kept = files_in(tmp_path).kept / "20260305T093000Z-joined.json"
    assert said == (
        f"{copy}: 10 records, from 4 March 2026 09:25.\nThe copy holds nothing that is not here.\n"
        f"The copy is put away as {kept}.\n"
    )
    assert not copy.exists()
    assert merge(tmp_path, str(kept)) == (
        0, f"{kept}: 10 records, from 4 March 2026 09:25.\nThe copy holds nothing that is not here.\n"
    )  # fmt: skip


def test_as_json(tmp_path: Path, copy: Path) -> None:
    told = json.loads(merge(tmp_path, str(copy), "--json")[1])
    assert (told["joined"], told["before"], told["alike"], told["by_id"]) == (False, None, False, False)
    assert (told["new"], told["removed"]) == ({"contacts": 1, "entries": 1}, {"entries": 1})
    assert told["lines"][0] == {
        "kind": "both", "what": "person “Bea”", "field": "name", "kept": "Bea", "other": "Ana",
    }  # fmt: skip
    assert json.loads(merge(tmp_path, str(copy), "--json", "--yes")[1])["joined"]


def test_a_copy_that_is_no_sync_tool_s_stays_where_it_is(
    tmp_path: Path, copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = files_in(tmp_path / "other").main
    assert merge(tmp_path, str(other), "--yes", "--put-away")[0] == 1
    assert "Only a copy that lies beside the data can be put away" in capsys.readouterr().err
    (other.parent / "packs").mkdir()
    assert "Packs of your own lie in" in merge(tmp_path, str(other), "--yes")[1]


def test_while_a_window_is_open_one_sentence_says_so(
    tmp_path: Path, copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with open_keeper(tmp_path):
        assert merge(tmp_path, str(copy))[0] == 0
        assert merge(tmp_path, str(copy), "--yes")[0] == 1
    assert "Close it and join again" in capsys.readouterr().err


def test_copies_of_strangers_are_joined_by_id(tmp_path: Path) -> None:
    filled(tmp_path, ("one",))
    filled(tmp_path / "other", ("two",))
    said = merge(tmp_path, str(paths_in(tmp_path / "other").data))[1]
    assert "Nothing tells which earlier state both come from." in said
    assert "  new      1 person, 1 contact, 1 entry\n" in said


def test_the_lines_of_the_document_are_as_they_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    document = (Path(__file__).parents[2] / "docs" / "two-machines.md").read_text(encoding="utf-8")
    lines = [
        line.partition("#")[0].split() for line in document.partition("```sh\n")[2].partition("```")[0].splitlines()
    ]
    assert len(lines) == 3
    monkeypatch.setenv("LADDER_DATA_DIR", str(paths_in(tmp_path).data))
    filled(tmp_path, ("one",))
    filled(tmp_path / "stick", ("two",))
    said = []
    for line in lines:
        out = io.StringIO()
        words = [word.replace("/media/stick/ladder", str(paths_in(tmp_path / "stick").data)) for word in line[1:]]
        assert main(words, out) == 0
        said.append(out.getvalue())
    assert "Nothing has been changed yet." in said[0]
    assert said[1].startswith("Joined ")
    assert "before another copy was joined" in said[2]
