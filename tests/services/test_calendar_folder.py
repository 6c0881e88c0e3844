"""A folder of calendar files: only what changed is written, and only what is ours is changed or removed."""

import os
import stat
from pathlib import Path

import pytest

from ladder_tui.services.calendar_folder import Kept, keep_folder
from ladder_tui.services.handed_over import NotHandedOver

MAKER = "-//us//EN"


def text(title: str, told: str = "20260304T080000Z") -> str:
    return f"PRODID:{MAKER}\r\nDTSTAMP:{told}\r\nSUMMARY:{title}\r\n"


def kept(folder: Path, **texts: str) -> Kept:
    return keep_folder(folder, texts, maker=MAKER)


def test_a_new_folder_and_its_files_are_private(tmp_path: Path) -> None:
    folder = tmp_path / "calendar"
    assert kept(folder, tea=text("Tea")) == Kept(written=1, same=0, removed=0, strange=())
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE((folder / "ladder-tea.ics").stat().st_mode) == 0o600
    assert (folder / "ladder-tea.ics").read_bytes() == text("Tea").encode()


def test_what_is_the_same_is_not_written_again(tmp_path: Path) -> None:
    kept(tmp_path, tea=text("Tea"), walk=text("Walk"))
    before = {path.name: path.stat().st_ino for path in tmp_path.iterdir()}
    again = kept(tmp_path, tea=text("Tea", "20260401T080000Z"), walk=text("Long walk", "20260401T080000Z"))
    assert again == Kept(written=1, same=1, removed=0, strange=())
    after = {path.name: path.stat().st_ino for path in tmp_path.iterdir()}
    assert [name for name in after if after[name] == before[name]] == ["ladder-tea.ics"]


def test_what_is_gone_is_removed_if_it_is_ours(tmp_path: Path) -> None:
    kept(tmp_path, tea=text("Tea"))
    others = {"mine.ics": text("Mine"), "ladder-new.ics": "PRODID:theirs", "ladder-note.txt": text("Note")}
    for name, content in others.items():
        (tmp_path / name).write_text(content)
    assert kept(tmp_path) == Kept(written=0, same=0, removed=1, strange=())
    assert {path.name for path in tmp_path.iterdir()} == set(others)


def test_a_file_of_somebody_else_in_the_place_of_ours_stays(tmp_path: Path) -> None:
    (tmp_path / "ladder-tea.ics").write_text("PRODID:theirs")
    assert kept(tmp_path, tea=text("Tea")) == Kept(written=0, same=0, removed=0, strange=("ladder-tea.ics",))
    assert (tmp_path / "ladder-tea.ics").read_text() == "PRODID:theirs"


def test_what_cannot_be_read_is_said_in_a_sentence(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "ladder-tea.ics")
    with pytest.raises(NotHandedOver, match=r"ladder-tea\.ics could not be read: a pipe stands in its place\."):
        kept(tmp_path, tea=text("Tea"))
