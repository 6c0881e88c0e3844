"""A text written to a file of the user's choice: new, private, whole, or a sentence and nothing."""

import errno
import os
import stat
from pathlib import Path

import pytest

from ladder_tui.services.handed_over import NotHandedOver, folder_of, hand_over, hand_over_all, place_of
from ladder_tui.store.file import disk


def test_a_new_file_that_only_its_owner_can_read(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        hand_over("Zoë \ud800 waved.\n", tmp_path / "notes.md")
    finally:
        os.umask(before)
    assert (tmp_path / "notes.md").read_text(encoding="utf-8") == "Zoë ? waved.\n"
    assert stat.S_IMODE((tmp_path / "notes.md").stat().st_mode) == 0o600
    assert os.listdir(tmp_path) == ["notes.md"]


@pytest.mark.parametrize("there", ["file", "link", "folder"])
def test_nothing_is_written_over(there: str, tmp_path: Path) -> None:
    place, other = tmp_path / "notes.md", tmp_path / "other"
    if there == "file":
        place.write_text("mine")
    elif there == "link":
        place.symlink_to(other)
    else:
        place.mkdir()
    with pytest.raises(NotHandedOver, match=r"already. Choose another name."):
        hand_over("new", place)
    assert there != "file" or place.read_text() == "mine"
    assert not other.exists()
    assert os.listdir(tmp_path) == ["notes.md"]


def test_a_full_disk_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(handle: int) -> None:
        assert not (tmp_path / "notes.md").exists(), "only a whole file has the name"
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(disk, "force", full)
    with pytest.raises(NotHandedOver, match=r"the disk is full. Make some room and try again."):
        hand_over("new", tmp_path / "notes.md")
    assert os.listdir(tmp_path) == []


def test_a_disk_without_second_names_will_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def none(*args: object, **more: object) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "link", none)
    hand_over("new", tmp_path / "notes.md")
    assert (tmp_path / "notes.md").read_text() == "new"
    assert os.listdir(tmp_path) == ["notes.md"]


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(NotHandedOver, match=rf"There is no folder {tmp_path}/letters"):
        hand_over("new", tmp_path / "letters" / "notes.md")


def test_a_place_is_a_bare_name_a_whole_one_or_one_at_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "me"))
    assert place_of(" notes.md ", base=tmp_path) == tmp_path / "notes.md"
    assert place_of("/srv/notes.md", base=tmp_path) == Path("/srv/notes.md")
    assert place_of("~/notes.md", base=tmp_path) == tmp_path / "me" / "notes.md"
    for named, sentence in (
        ("  ", "A name for the file is wanted"),
        ("a\0b", "A name for the file is wanted"),
        ("~nobody-of-that-name/x", "Nobody here has the home folder"),
        (str(tmp_path), "is a folder. Add a name for the file."),
        ("letters/", "is a folder. Add a name for the file."),
    ):
        with pytest.raises(NotHandedOver, match=sentence):
            place_of(named, base=tmp_path)


def test_a_file_goes_only_if_that_was_asked_and_another_is_whole_in_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "notes.md"
    place.write_text("old")
    place.chmod(0o644)
    hand_over("new", place, instead=True)
    assert place.read_text() == "new"
    assert stat.S_IMODE(place.stat().st_mode) == 0o600

    def full(handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(disk, "force", full)
    with pytest.raises(NotHandedOver, match=r"the disk is full. Make some room and try again."):
        hand_over("newer", place, instead=True)
    assert place.read_text() == "new"
    assert os.listdir(tmp_path) == ["notes.md"]


def test_what_is_no_plain_file_is_never_replaced(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(NotHandedOver, match=r"pipe is no plain file"):
        hand_over("new", tmp_path / "pipe", instead=True)


def test_several_files_are_all_new_or_none_is_written(tmp_path: Path) -> None:
    folder = folder_of("months/", base=tmp_path)
    hand_over_all({"a.md": "A", "b.md": "B"}, folder)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    (folder / "a.md").unlink()
    with pytest.raises(NotHandedOver, match=r"There is a file .*b.md already. Choose another folder."):
        hand_over_all({"a.md": "A", "b.md": "new"}, folder)
    assert os.listdir(folder) == ["b.md"]
    hand_over_all({"a.md": "A", "b.md": "new"}, folder, instead=True)
    assert {path.name: path.read_text() for path in folder.iterdir()} == {"a.md": "A", "b.md": "new"}
