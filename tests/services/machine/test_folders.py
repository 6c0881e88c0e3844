"""Looking through folders: what fits, how far a name goes on, and what cannot be looked into."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ladder_tui.services.machine.folders import (
    Entry,
    NoFolder,
    completed,
    fitting,
    look_into,
    shown,
    size_words,
    told,
    whole,
)


def file(name: str) -> Entry:
    return Entry(name, False)


def names(entries: tuple[Entry, ...]) -> list[str]:
    return [one.name for one in entries]


def test_folders_stand_before_files_and_what_is_neither_is_left_out(tmp_path: Path) -> None:
    (tmp_path / "b.ics").touch()
    (tmp_path / "Ånn.ics").touch()
    (tmp_path / "zoo").mkdir()
    (tmp_path / "lost").symlink_to(tmp_path / "gone")
    (tmp_path / "there").symlink_to(tmp_path / "zoo")
    os.mkfifo(tmp_path / "pipe")
    assert names(look_into(tmp_path)) == ["there", "zoo", "Ånn.ics", "b.ics"]


def test_what_cannot_be_looked_into_is_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / "file").touch()
    with pytest.raises(NoFolder, match=r"^There is no folder ~/gone\.$"):
        look_into(tmp_path / "gone")
    with pytest.raises(NoFolder, match=r"^~/file is no folder\.$"):
        look_into(tmp_path / "file")

    def refused(folder: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "scandir", refused)
    with pytest.raises(NoFolder, match=r"^~/x cannot be looked into: .*\.$"):
        look_into(tmp_path / "x")


def test_what_was_typed_is_found_by_its_beginning_first() -> None:
    entries = (Entry("Work", True), file("my calendar.ics"), file("Calendar.ICS"), file("photo.png"), file(".ics"))
    assert names(fitting(entries, "cal", (".ics",))) == ["Calendar.ICS", "my calendar.ics"]
    assert names(fitting(entries, "", (".ics",))) == ["Work", "my calendar.ics", "Calendar.ICS"]
    assert names(fitting(entries, ".", (".ics",)))[:1] == [".ics"], "hidden ones where a dot is typed"
    assert "photo.png" in names(fitting(entries, "", ()))


def test_a_name_goes_on_as_far_as_all_of_them_do() -> None:
    entries = (file("calendar-old.ics"), file("calendar-new.ics"), file("notes.txt"))
    assert completed(entries, "cal") == "calendar-"
    assert completed(entries, "calendar-") == "calendar-"
    assert completed(entries, "NO") == "notes.txt"
    assert completed(entries, "zz") == "zz"


@given(st.lists(st.text(st.characters(exclude_characters="/\0", exclude_categories=["Cs"]), min_size=1), max_size=5))
def test_what_completes_is_the_beginning_of_a_name_there_is(found: list[str]) -> None:
    entries = tuple(map(file, found))
    for entry in entries:
        begun = entry.shown[:1]
        assert (
            any(one.shown.startswith(completed(entries, begun)) for one in entries)
            or completed(entries, begun) == begun
        )


def test_places_are_told_as_they_are_typed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    assert told(tmp_path) == "~"
    assert told(tmp_path / "a/b") == "~/a/b"
    assert told(Path("/etc")) == "/etc"
    assert whole("~/a", Path("/")) == tmp_path / "a"
    assert whole("a", tmp_path) == tmp_path / "a"
    assert whole("~nobody-of-that-name/x", tmp_path) == tmp_path / "~nobody-of-that-name/x"
    assert shown(tmp_path / "a\x1b[31mb\nc") == "~/a[31mb c"
    assert file("\x1b").shown == "\\x1b"


def test_sizes_are_read() -> None:
    assert [size_words(size) for size in (1, 312, 14_200, 2_140_000)] == ["1 byte", "312 bytes", "14 kB", "2.1 MB"]
