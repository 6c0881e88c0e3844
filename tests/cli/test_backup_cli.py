"""`ladder backup` and its sentences."""

import io
import json
from datetime import timedelta
from pathlib import Path

import pytest

from ladder_tui.cli.main import main
from ladder_tui.store.copies.backups import list_backups
from tests.kits.store_kit import NOW, files_in, filled, ids, open_keeper, write


@pytest.fixture(autouse=True)
def _one_moment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LADDER_NOW", NOW.isoformat())
    monkeypatch.setenv("TZ", "UTC")


def backup(folder: Path, *words: str) -> tuple[int, str]:
    out = io.StringIO()
    return main(["--data-dir", str(folder / "data"), "backup", *words], out), out.getvalue()


def test_an_empty_folder_has_none_and_stays_empty(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert backup(tmp_path, "list")[0] == 0
    assert backup(tmp_path, "verify") == (0, "No backups yet.\n")
    for words in (["make"], ["restore"], ["restore", "never.json"]):
        assert backup(tmp_path, *words) == (1, "")
        said = capsys.readouterr().err
        assert said.startswith("ladder: There ")
        assert said.count("\n") == 1
    assert not (tmp_path / "data").exists()


def test_made_listed_and_put_back(tmp_path: Path) -> None:
    filled(tmp_path)
    code, said = backup(tmp_path, "make")
    assert (code, said) == (0, f"Made the backup {list_backups(files_in(tmp_path))[0].path}.\n")
    with open_keeper(tmp_path) as keeper:
        write(keeper, "four", now=NOW + timedelta(days=1))
    lines = backup(tmp_path, "list")[1].splitlines()
    assert lines[0] == f"3 backups in {files_in(tmp_path).backups}"
    assert [line.split()[0] for line in lines[1:]] == [
        "2026-03-05-save-000003-daily.json",
        "2026-03-04-save-000003-manual.json",
        "2026-03-04-save-000001-daily.json",
    ]
    assert "made by hand" in lines[2]
    code, said = backup(tmp_path, "restore", "2026-03-04-save-000003-manual.json")
    assert code == 0
    assert ": 9 records." in said
    assert "`ladder backup restore 2026-03-04-save-000004-restore.json` undoes it" in said
    with open_keeper(tmp_path) as keeper:
        assert ids(keeper) == ["one", "two", "three"]


def test_without_a_name_the_newest_that_can_be_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    filled(tmp_path)
    backup(tmp_path, "make")
    newest, oldest = list_backups(files_in(tmp_path))
    newest.path.write_bytes(b"damaged")
    code, said = backup(tmp_path, "restore", "--json")
    assert code == 0
    assert json.loads(said) == {
        "restored": str(oldest.path), "records": 3, "before": "2026-03-04-save-000003-restore.json",
    }  # fmt: skip
    for found in list_backups(files_in(tmp_path)):
        found.path.write_bytes(b"damaged")
    assert backup(tmp_path, "restore")[0] == 1
    assert "None of the backups can be read in" in capsys.readouterr().err


def test_verify_names_the_one_that_is_not_whole(tmp_path: Path) -> None:
    filled(tmp_path)
    assert backup(tmp_path, "verify")[1].endswith("1 of 1 backup would restore.\n")
    backup(tmp_path, "make")
    list_backups(files_in(tmp_path))[0].path.write_bytes(b"damaged")
    code, said = backup(tmp_path, "verify")
    assert code == 1
    assert "manual.json" in said
    assert said.endswith("cannot be used: it does not begin as ladder's file does. Choose another one.\n"
                         "1 of 2 backups would restore.\n")  # fmt: skip
    code, said = backup(tmp_path, "verify", "--json")
    assert code == 1
    assert [bool(one["problem"]) for one in json.loads(said)["backups"]] == [True, False]


def test_json_for_list_and_make(tmp_path: Path) -> None:
    filled(tmp_path)
    made = json.loads(backup(tmp_path, "make", "--json")[1])
    assert (made["save"], made["reason"], made["day"]) == (3, "manual", "2026-03-04")
    assert made in json.loads(backup(tmp_path, "list", "--json")[1])["backups"]


def test_nothing_is_put_back_while_the_app_is_open(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with open_keeper(tmp_path) as keeper:
        write(keeper, "one", "two")
        assert backup(tmp_path, "make")[0] == 0
        assert backup(tmp_path, "restore") == (1, "")
        assert "Held by process" in capsys.readouterr().err
        write(keeper, "three")


def test_the_demo_has_nothing_to_look_after_and_yours_is_not_touched(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    filled(tmp_path)
    for words in (["backup", "make"], ["data", "erase", "--yes-erase-everything"]):
        assert main(["--demo", "--data-dir", str(tmp_path / "data"), *words]) == 1
        assert "Leave out --demo" in capsys.readouterr().err
    with open_keeper(tmp_path) as keeper:
        assert len(ids(keeper)) == 3


def test_words_that_are_no_command_are_wrong_usage(tmp_path: Path) -> None:
    for words in ([], ["burn"], ["restore", "a", "b"]):
        with pytest.raises(SystemExit) as left:
            backup(tmp_path, *words)
        assert left.value.code == 2
