"""`ladder packs` as a person and as a script meets it."""

import argparse
import io
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from ladder_tui.cli.packs import add_parser
from ladder_tui.cli.packs_report import write_report
from ladder_tui.packs.lint.check import check
from ladder_tui.packs.reading.locate import content_folder
from ladder_tui.packs.schema.types import TYPES

PACK = """schema: ladder-pack/1
pack: {id: my.rewards, type: reward, version: 1.0.0, locale: en, title: Mine, description: Small things.,
  authors: [me], license: CC0-1.0}
items:
- {id: my.rewards/sun, text: Sit in the sun., minutes: 10, price: free, kind: senses}
"""


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty data folder, so that nobody's own packs are touched."""
    folder = tmp_path / "data"
    monkeypatch.setenv("LADDER_DATA_DIR", str(folder))
    return folder


def ladder(*argv: str) -> tuple[int, str]:
    """What `ladder packs ...` returns and prints."""
    parser = argparse.ArgumentParser(prog="ladder")
    parser.add_argument("--data-dir", type=Path)
    parser.add_argument("--demo", action="store_true")
    add_parser(parser.add_subparsers(dest="command"))
    args = parser.parse_args(argv)
    out = io.StringIO()
    return args.run(args, out), out.getvalue()


def test_a_good_pack(tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text(PACK)
    code, text = ladder("packs", "check", str(path))
    assert code == 0
    assert "Packs (1)" in text
    assert text.endswith("1 pack, 1 item, no problems.\n")


def test_a_bad_pack_names_file_line_item_and_field(tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text(PACK.replace("minutes: 10", "minutes: 90").replace("title: Mine", "titel: Mine"))
    code, text = ladder("packs", "check", str(path))
    assert code == 1
    assert f'\n{path}:5: my.rewards/sun: minutes: is "90"; write a whole number from 1 to 20\n' in text
    assert text.startswith("Errors (1)\n")
    assert "Warnings (2)\n" in text
    assert text.endswith("1 pack, 0 items, 1 error, 2 warnings.\n")


def test_warnings_alone_are_no_failure(tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text(PACK.replace("the sun.", "the  sun."))
    code, text = ladder("packs", "check", str(path))
    assert (code, "Warnings (1)" in text) == (0, True)


def test_json_for_a_script(tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text(PACK.replace("minutes: 10", "minutes: 90"))
    code, text = ladder("packs", "check", str(path), "--json")
    found: dict[str, Any] = json.loads(text)
    assert code == 1
    assert (found["errors"], found["warnings"]) == (1, 0)
    assert found["problems"][0] == {
        "file": str(path), "line": 5, "item": "my.rewards/sun", "field": "minutes", "level": "error",
        "message": 'is "90"; write a whole number from 1 to 20',
    }  # fmt: skip
    assert set(found) == {"errors", "warnings", "problems", "packs", "counts", "coverage", "measures", "short"}


def test_without_a_path_the_shipped_packs_and_ones_own_are_checked(data: Path) -> None:
    (data / "packs").mkdir(parents=True)
    (data / "packs" / "mine.yaml").write_text(PACK)
    _, text = ladder("packs", "check", "--json")
    packs = json.loads(text)["packs"]
    assert packs[-1]["id"] == "my.rewards"
    assert packs[-1]["shipped"] is False
    assert {pack["shipped"] for pack in packs[:-1]} == {True}
    assert ladder("--demo", "packs", "list")[1].count("\n") == len(packs) - 1


def test_the_list_names_every_pack(data: Path) -> None:
    code, text = ladder("packs", "list")
    assert code == 0
    assert str(content_folder() / "vocabulary.yaml") in text
    code, text = ladder("packs", "list", "--json")
    assert {"core.vocabulary", "core.support"} <= {pack["id"] for pack in json.loads(text)["packs"]}


def test_hostile_text_never_reaches_the_terminal(tmp_path: Path) -> None:
    path = tmp_path / "a\x1b[31m.yaml"
    path.write_text(PACK.replace("text: Sit", 'te"\\exx": 1, "x\\e[2J": 1, text: "\\e[2J').replace("sun.,", 'sun.",'))
    for argv in (("packs", "check", str(tmp_path)), ("packs", "check", str(path), "--json")):
        code, text = ladder(*argv)
        assert code == 1
        assert "\x1b" not in text


@pytest.mark.parametrize("argv", [["packs"], ["packs", "mend"], ["packs", "check", "a", "b"]])
def test_wrong_usage_exits_2(argv: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        ladder(*argv)
    assert stopped.value.code == 2
    assert "usage: ladder" in capsys.readouterr().err


def test_nothing_found_is_said(tmp_path: Path) -> None:
    code, text = ladder("packs", "check", str(tmp_path))
    assert (code, text) == (0, "No packs were found there. A pack is a file whose name ends in .yaml.\n")
    code, text = ladder("packs", "check", str(tmp_path / "nowhere"))
    assert code == 1
    assert "is not there" in text


def test_textual_is_never_imported(tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text(PACK)
    code = (
        "import argparse, io, sys; from ladder_tui.cli.packs import add_parser; parser = argparse.ArgumentParser();"
        f"add_parser(parser.add_subparsers()); args = parser.parse_args(['packs', 'check', {str(tmp_path)!r}]);"
        "args.run(args, io.StringIO());"
        "assert 'textual' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=30)


@pytest.mark.parametrize("type", TYPES)
def test_a_new_pack_is_accepted_as_it_stands(data: Path, type: str) -> None:
    code, said = ladder("packs", "new", "first-steps", "--type", type)
    path = data / "packs" / "first-steps.yaml"
    assert (code, said) == (
        0, f"{path} is there now, with one item to change. ladder packs check says what is to mend.\n"
    )  # fmt: skip
    assert (path.stat().st_mode & 0o777, path.parent.stat().st_mode & 0o777) == (0o600, 0o700)
    code, text = ladder("packs", "check", str(path))
    assert (code, text.splitlines()[-1]) == (0, "1 pack, 1 item, no problems.")
    assert max(map(len, path.read_text().splitlines())) <= 160


def test_a_new_pack_never_takes_the_place_of_another(data: Path) -> None:
    ladder("packs", "new", "mine")
    path = data / "packs" / "mine.yaml"
    path.write_text("kept")
    code, said = ladder("packs", "new", "mine")
    assert (code, said) == (1, f"{path} is there already; choose another name, or change that file.\n")
    assert path.read_text() == "kept"


@pytest.mark.parametrize("name", ["", "Mine", "a b", "../mine", "a.b", "-a", "a" * 41, "\x1b[31m", "m\u00fcde"])
def test_a_name_of_another_form_is_refused(data: Path, name: str) -> None:
    code, said = ladder("packs", "new", "--", name)
    assert code == 1
    assert said.endswith("for example my-cards.\n")
    assert "\x1b" not in said
    assert not (data / "packs").exists()


def test_a_pack_that_cannot_be_begun(data: Path) -> None:
    assert ladder("packs", "new", "mine", "--type", "poem")[1].startswith(
        '"poem" is no pack type; use one of situation'
    )
    assert ladder("--demo", "packs", "new", "mine") == (1, "The demo keeps no packs of your own; leave out --demo.\n")
    data.mkdir()
    (data / "packs").write_text("a file")
    code, said = ladder("packs", "new", "mine")
    assert code == 1
    assert "could not be written: a file stands where the folder was." in said


def test_the_schema_of_a_type_and_of_all(tmp_path: Path) -> None:
    assert ladder("packs", "schema")[1].split() == [*TYPES, "vocabulary"]
    assert json.loads(ladder("packs", "schema", "reward")[1])["title"] == "ladder pack: reward"
    code, said = ladder("packs", "schema", "poem")
    assert (code, said.startswith('"poem" is no pack type')) == (1, True)
    assert ladder("packs", "schema", "--into", str(tmp_path / "here")) == (
        0,
        f"{len(TYPES) + 1} schemas are there now.\n",
    )
    assert len(list((tmp_path / "here").iterdir())) == len(TYPES) + 1
    (tmp_path / "file").write_text("")
    assert ladder("packs", "schema", "--into", str(tmp_path / "file" / "here"))[0] == 1


def test_what_is_short_of_a_finished_set_is_told_of_the_shipped_packs_only(tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text(PACK)
    text = ladder("packs", "check", str(path))[1]
    assert "Short of" not in text
    assert "Counts (least / aim)\n  reward              1  (60 / 80)\n" in text
    assert json.loads(ladder("packs", "check", str(path), "--json")[1])["short"] == []
    out = io.StringIO()
    write_report(check([path], base=tmp_path), out)
    assert "Short of a finished set (16)\n  situation: 0 items; at least 60\n" in out.getvalue()
    path.write_text(
        PACK.replace("type: reward", "type: backup")
        .replace("kind: senses", "trigger: ill, effort: 1, contact: none, place: home, needs: [confidant]")
        .replace("price: free, ", "")
    )
    out = io.StringIO()
    write_report(check([path], base=tmp_path), out)
    assert re.search(r"^  cancelled +0/1$", out.getvalue(), re.MULTILINE)
    assert re.search(r"^  ill +1$", out.getvalue(), re.MULTILINE)
