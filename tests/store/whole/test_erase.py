"""Everything of the app's goes, and nothing else."""

from datetime import timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from ladder_tui.services.crash import write_report
from ladder_tui.store.file import disk
from ladder_tui.store.file.errors import NotSaved, ReadOnly
from ladder_tui.store.whole.erase import erase
from ladder_tui.store.whole.restore import back_up
from ladder_tui.wiring import load_content
from tests.kits.store_kit import NOW, files_in, filled, open_keeper, paths_in, write


def lived_in(folder: Path) -> None:
    """Every kind of file that ladder makes."""
    filled(folder)
    files = files_in(folder)
    files.main.write_bytes(b"damaged")
    with open_keeper(folder) as keeper:
        write(keeper, "four", now=NOW + timedelta(days=1))
    back_up(paths_in(folder), now=NOW)
    load_content(paths_in(folder))
    assert write_report(ValueError(), paths_in(folder).state, NOW) is not None
    for path in (files.main, files.change, files.previous, files.backups / "2026-03-04-save-000001-daily.json"):
        path.with_name(path.name + ".tmp").write_bytes(b"half")
    assert all(path.exists() for path in (files.previous, files.change, files.kept, files.lock))


def test_nothing_at_all_is_left(tmp_path: Path) -> None:
    lived_in(tmp_path)
    made = [path for path in paths_in(tmp_path).data.rglob("*") if path.is_file()]
    done = erase(paths_in(tmp_path), now=NOW)
    assert (done.left, done.others) == ((), ())
    assert done.removed == len(made) - 1  # the lock is not counted
    assert list(tmp_path.iterdir()) == []


def test_what_is_not_the_apps_stays_and_is_named(tmp_path: Path) -> None:
    lived_in(tmp_path)
    paths, files = paths_in(tmp_path), files_in(tmp_path)
    paths.config.mkdir()
    others = [
        paths.data / "letter.txt",
        paths.data / "ladder.json.mine",
        paths.data / "other.tmp",
        files.backups / "notes.txt",
        files.kept / "x.json",
        paths.state / "crash.txt",
        paths.config / "keys.toml",
        paths.data / "packs" / "own.yaml",
    ]
    (paths.data / "packs").mkdir()
    for path in others:
        path.write_text("mine")
    done = erase(paths, now=NOW)
    assert {path for path in paths.data.rglob("*") if path.is_file()} == set(others)
    assert done.left == ()
    assert set(done.others) == {*others[:-1], paths.data / "packs"}


def test_a_folder_of_a_name_like_ours_is_not_looked_into(tmp_path: Path) -> None:
    filled(tmp_path)
    folder = files_in(tmp_path).main.with_name("ladder.json.tmp")
    folder.mkdir()
    (folder / "letter.txt").write_text("mine")
    assert erase(paths_in(tmp_path), now=NOW).others == (folder,)
    assert (folder / "letter.txt").exists()


def test_a_linked_file_goes_together_with_its_link(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "letter.txt").write_text("mine")
    paths_in(tmp_path).data.mkdir()
    (paths_in(tmp_path).data / "ladder.json").symlink_to(elsewhere / "my.json")
    filled(tmp_path)
    erase(paths_in(tmp_path), now=NOW)
    assert [path.name for path in elsewhere.iterdir()] == ["letter.txt"]
    assert not paths_in(tmp_path).data.exists()


def test_nothing_there_is_nothing_to_do(tmp_path: Path) -> None:
    assert erase(paths_in(tmp_path), now=NOW).removed == 0
    assert list(tmp_path.iterdir()) == []


def test_nothing_goes_while_an_instance_is_open(tmp_path: Path) -> None:
    lived_in(tmp_path)
    with open_keeper(tmp_path):
        before = sorted(tmp_path.rglob("*"))
        with pytest.raises(ReadOnly, match=r"Held by process .* Close it and erase again"):
            erase(paths_in(tmp_path), now=NOW)
        assert sorted(tmp_path.rglob("*")) == before


def test_what_will_not_go_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    filled(tmp_path)
    main = files_in(tmp_path).main
    remove = disk.remove
    monkeypatch.setattr(disk, "remove", lambda path: None if path == main else remove(path))
    done = erase(paths_in(tmp_path), now=NOW)
    assert (done.left, done.others) == ((main,), ())


def test_a_folder_that_cannot_be_locked_is_said(tmp_path: Path) -> None:
    filled(tmp_path)
    files_in(tmp_path).lock.unlink()
    files_in(tmp_path).lock.mkdir()
    with pytest.raises(NotSaved):
        erase(paths_in(tmp_path), now=NOW)
    assert files_in(tmp_path).main.exists()


def test_folders_in_the_systems_places_are_emptied_as_well(tmp_path: Path) -> None:
    state, config = (str(tmp_path / name / "ladder") for name in ("state", "config"))
    paths = replace(paths_in(tmp_path), state_at=state, config_at=config)
    filled(tmp_path)
    paths.state.parent.mkdir()
    load_content(paths)
    assert list(paths.state.iterdir())
    erase(paths, now=NOW)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["state"]
    assert list((tmp_path / "state").iterdir()) == []


def test_copies_go_also_when_the_file_itself_is_gone(tmp_path: Path) -> None:
    lived_in(tmp_path)
    files_in(tmp_path).main.unlink()
    assert erase(paths_in(tmp_path), now=NOW).left == ()
    assert list(tmp_path.iterdir()) == []
