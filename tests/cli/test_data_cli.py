"""`ladder data` and its sentences."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from ladder_tui.cli.main import main
from tests.kits.store_kit import NOW, files_in, filled, ids, open_keeper, paths_in, write


@pytest.fixture(autouse=True)
def _one_moment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("LADDER_NOW", NOW.isoformat())
    monkeypatch.setenv("TZ", "UTC")
    monkeypatch.chdir(tmp_path)


def data(folder: Path, *words: str) -> tuple[int, str]:
    out = io.StringIO()
    return main(["--data-dir", str(folder / "data"), "data", *words], out), out.getvalue()


def test_where_makes_nothing(tmp_path: Path) -> None:
    code, said = data(tmp_path, "where")
    assert code == 0
    assert said.splitlines()[0] == f"data file     {paths_in(tmp_path).data_file}  (not there yet)"
    assert not (tmp_path / "data").exists()
    filled(tmp_path)
    told = json.loads(data(tmp_path, "where", "--json")[1])
    places = told["places"]
    assert not told["locked"]
    assert places["data file"] == {"path": str(paths_in(tmp_path).data_file), "exists": True}
    assert [name for name, place in places.items() if place["exists"]] == [
        "data file", "second copy", "last change", "backups",
    ]  # fmt: skip


def test_out_and_in_again(tmp_path: Path) -> None:
    tables = filled(tmp_path)
    code, said = data(tmp_path, "export")
    assert code == 0
    assert said.startswith("Exported 9 records to ladder-export-2026-03-04.json.\nWhoever can open that file")
    code, said = data(tmp_path / "new", "import", "ladder-export-2026-03-04.json")
    assert (code, said) == (0, "Imported ladder-export-2026-03-04.json: 9 records.\n")
    with open_keeper(tmp_path / "new") as keeper:
        assert keeper.tables == tables


def test_an_export_to_standard_output_is_the_file_and_nothing_else(tmp_path: Path) -> None:
    filled(tmp_path)
    code, said = data(tmp_path, "export", "-")
    assert code == 0
    assert json.loads(said)["tables"]["people"]["2"]["name"] == "Äß two"
    assert json.loads(data(tmp_path, "export", "x.json", "--json")[1]) == {"file": "x.json", "records": 9}
    assert Path("x.json").read_text() == said


def test_an_import_over_something_asks_for_the_word(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    filled(tmp_path)
    data(tmp_path, "export", "x.json")
    filled(tmp_path / "new", ["mine"])
    assert data(tmp_path / "new", "import", "x.json")[0] == 1
    assert "say --replace" in capsys.readouterr().err
    code, said = data(tmp_path / "new", "import", "x.json", "--replace")
    assert code == 0
    assert said.endswith("`ladder backup restore 2026-03-04-save-000001-restore.json` undoes it.\n")


def test_adopt_says_what_it_did(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("stock.json").write_text('{"wins":{"1":{"id":"w","text":"x","at":"2026-03-04T09:00:00Z"},"2":{}}}')
    code, said = data(tmp_path, "adopt", "stock.json")
    assert (code, said) == (
        0,
        "Adopted stock.json: 2 records.\n1 record of them cannot be read. They stay in the file, out of sight.\n",
    )
    told = json.loads(data(tmp_path, "adopt", "stock.json", "--json")[1])
    assert told == {
        "file": "stock.json", "records": 2, "misfits": 1, "before": "2026-03-04-save-000001-restore.json",
    }  # fmt: skip
    assert data(tmp_path, "adopt", "never.json") == (1, "")
    assert capsys.readouterr().err == "ladder: There is no file never.json.\n"


def test_notes_on_a_damaged_file_go_beside_the_export(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    filled(tmp_path)
    files_in(tmp_path).main.write_bytes(b"damaged")
    assert data(tmp_path, "export", "x.json")[0] == 0
    assert "has read the second copy" in capsys.readouterr().err


@pytest.mark.parametrize("typed", ["", "\n", "yes\n", "ERASE\n"])
def test_erase_wants_its_word(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], typed: str
) -> None:
    filled(tmp_path)
    before = sorted(tmp_path.rglob("*"))
    monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
    assert data(tmp_path, "erase") == (1, "")
    assert capsys.readouterr().err.endswith("Type erase to go on: ladder: Nothing was erased.\n")
    assert sorted(tmp_path.rglob("*")) == before


def test_erase_says_what_it_cannot_reach(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    filled(tmp_path)
    (tmp_path / "data" / "letter.txt").write_text("mine")
    monkeypatch.setattr(sys, "stdin", io.StringIO("erase\n"))
    code, said = data(tmp_path, "erase")
    assert code == 0
    assert said.startswith(
        f"Removed 4 files.\nNot ladder's own, so still there:\n  {tmp_path / 'data' / 'letter.txt'}\nOut of reach"
    )
    assert [path.name for path in (tmp_path / "data").iterdir()] == ["letter.txt"]
    assert "It cannot be undone" in capsys.readouterr().err
    assert data(tmp_path, "erase", "--yes-erase-everything")[1].startswith("There was nothing to remove.")
    told = json.loads(data(tmp_path, "erase", "--yes-erase-everything", "--json")[1])
    assert told == {"removed": 0, "left": [], "others": [str(tmp_path / "data" / "letter.txt")]}


def test_erase_names_what_would_not_go(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    filled(tmp_path)
    monkeypatch.setattr("ladder_tui.store.file.disk.remove", lambda path: None)
    assert data(tmp_path, "erase", "--yes-erase-everything")[0] == 1
    assert "files would not go, the first being" in capsys.readouterr().err


def test_nothing_changes_while_the_app_is_open(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    filled(tmp_path / "other")
    data(tmp_path / "other", "export", "x.json")
    with open_keeper(tmp_path) as keeper:
        write(keeper, "one")
        for words in (
            ["import", "x.json", "--replace"],
            ["adopt", str(files_in(tmp_path / "other").main)],
            ["erase", "--yes-erase-everything"],
        ):
            assert data(tmp_path, *words) == (1, "")
            said = capsys.readouterr().err
            assert "Held by process" in said
            assert said.count("\n") == 1
        assert data(tmp_path, "export", "mine.json")[0] == 0
        write(keeper, "two")
    with open_keeper(tmp_path) as keeper:
        assert ids(keeper) == ["one", "two"]


def test_a_wrong_clock_and_a_loop_of_links_are_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LADDER_NOW", "teatime")
    assert data(tmp_path, "where")[0] == 1
    assert "an ISO time such as" in capsys.readouterr().err
    monkeypatch.delenv("LADDER_NOW")
    (tmp_path / "data").write_text("a file")
    assert data(tmp_path, "erase", "--yes-erase-everything")[0] == 0
    assert (tmp_path / "data").read_text() == "a file"


def test_a_full_disk_behind_standard_output_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    class Full(io.StringIO):
        def write(self, text: str) -> int:
            raise OSError(28, "No space left on device")

    filled(tmp_path)
    assert main(["--data-dir", str(tmp_path / "data"), "data", "where"], Full()) == 1
    assert capsys.readouterr().err == "ladder: The disk is full. Make some room and try again.\n"


def test_a_word_that_is_no_command_is_wrong_usage(tmp_path: Path) -> None:
    with pytest.raises(SystemExit) as left:
        data(tmp_path, "burn")
    assert left.value.code == 2


@pytest.mark.parametrize("words", [["backup", "list"], ["data", "where"], ["data", "export", "-"]])
def test_textual_is_never_loaded(tmp_path: Path, words: list[str]) -> None:
    filled(tmp_path)
    code = (
        "import sys\nfrom ladder_tui.cli.main import main\nassert main(sys.argv[1:]) == 0\n"
        "sys.exit(int('textual' in sys.modules))\n"
    )
    command = [sys.executable, "-c", code, "--data-dir", str(tmp_path / "data"), *words]
    environ = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    done = subprocess.run(command, capture_output=True, text=True, env=environ, check=False)
    assert done.returncode == 0, done.stderr
