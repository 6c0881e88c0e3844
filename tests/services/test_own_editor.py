"""A text goes through somebody's editor: private, cleaned, and as it was where anything goes wrong."""

import os
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ladder_tui.domain.base.clean import clean
from ladder_tui.services import own_editor
from ladder_tui.services.own_editor import NotWritten, TextFile, editor_of


def test_visual_comes_before_editor_and_brings_its_arguments() -> None:
    path = os.environ["PATH"]
    assert editor_of({"VISUAL": "sh -c 'a b'", "EDITOR": "cat", "PATH": path}) == ["sh", "-c", "a b"]
    assert editor_of({"VISUAL": " ", "EDITOR": "cat", "PATH": path}) == ["cat"]


@pytest.mark.parametrize(
    ("environ", "said"),
    [
        ({}, "No editor is named"),
        ({"EDITOR": "no-such-editor-here -w"}, "EDITOR names no-such-editor-here,"),
        ({"VISUAL": "vi 'half"}, "VISUAL cannot be read"),
        ({"VISUAL": "''"}, "no such program"),
    ],
)
def test_without_an_editor_a_sentence_says_why(environ: dict[str, str], said: str) -> None:
    with pytest.raises(NotWritten, match=said):
        editor_of(environ)


def test_the_file_is_private_and_goes_with_what_editors_put_beside_it(tmp_path: Path) -> None:
    folder = tmp_path / "state"
    with TextFile("of mine", folder) as file:
        assert stat.S_IMODE(file.path.stat().st_mode) == 0o600
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
        assert file.path.read_text() == "of mine\n"
        for name in (f".{file.path.name}.swp", f"{file.path.name}~", f"#{file.path.name}#"):
            (folder / name).write_text("of mine")
        (folder / "crash-1.txt").write_text("another")
    assert [path.name for path in folder.iterdir()] == ["crash-1.txt"]


@given(st.text(st.characters(codec="utf-8"), max_size=60))
def test_an_unchanged_file_changes_nothing(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    text = clean(text)
    with TextFile(text, tmp_path_factory.getbasetemp()) as file:
        assert file.back(0) == text


@given(st.text(st.characters(codec="utf-8"), max_size=60))
def test_what_comes_back_is_clean(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    with TextFile("before", tmp_path_factory.getbasetemp()) as file:
        file.path.write_bytes(text.encode())
        back = file.back(0)
    assert back == clean(back)
    assert back in ("before", clean(text), clean(text).removesuffix("\n"))


def test_terminal_codes_do_not_come_in(tmp_path: Path) -> None:
    with TextFile("", tmp_path) as file:
        file.path.write_text("one\x1b[31m\r\ntwo\x07\n", newline="")
        assert file.back(0) == "one[31m\ntwo"


def test_an_editor_that_says_no_leaves_the_text(tmp_path: Path) -> None:
    with TextFile("before", tmp_path) as file:
        file.path.write_text("after")
        with pytest.raises(NotWritten, match="ended with 1, so the text is as it was"):
            file.back(1)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("code", [-9, 137])
def test_what_a_broken_editor_had_saved_stays_and_is_named(tmp_path: Path, code: int) -> None:
    with TextFile("before", tmp_path) as file:
        file.path.write_text("before and after")
        with pytest.raises(NotWritten, match=f"as it was. What it had kept is in {file.path}"):
            file.back(code)
    assert file.path.read_text() == "before and after"


def test_a_broken_editor_that_saved_nothing_leaves_nothing(tmp_path: Path) -> None:
    with TextFile("before", tmp_path) as file, pytest.raises(NotWritten, match=r"broke down. The text is as it was\.$"):
        file.back(-9)
    assert not list(tmp_path.iterdir())


def test_a_file_that_cannot_be_taken_in_stays_or_is_said_to_be_gone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(own_editor, "MOST_BYTES", 20)
    for written, said in ((b"x" * 21, "too long"), (b"\xff\xfe", "UTF-8")):
        with TextFile("before", tmp_path) as file:
            file.path.write_bytes(written)
            with pytest.raises(NotWritten, match=said):
                file.back(0)
        assert file.path.read_bytes() == written
    with TextFile("before", tmp_path) as file:
        file.path.unlink()
        with pytest.raises(NotWritten, match="gone, so the text is as it was"):
            file.back(0)


def test_without_a_place_for_the_file_a_sentence_says_so(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("a file")
    with pytest.raises(NotWritten, match="no place for the editor's file"):
        TextFile("before", tmp_path / "state")
