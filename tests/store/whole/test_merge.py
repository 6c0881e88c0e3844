"""Two copies of a data file become one: what both come from is found, nothing is lost, a backup undoes it."""

import shutil
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from ladder_tui.store.copies import backups
from ladder_tui.store.file import image
from ladder_tui.store.file.errors import ReadOnly, StoreError
from ladder_tui.store.file.image import Image, parse
from ladder_tui.store.keeper import Keeper
from ladder_tui.store.whole.exchange import bring_in, write_export
from ladder_tui.store.whole.merge import Preview, preview, put_away
from ladder_tui.store.whole.restore import restore
from tests.kits.store_kit import NOW, drop, entry, files_in, filled, open_keeper, paths_in, person, put, write
from tests.kits.two_machines import AFTER, TOMORROW, changed, joined, main_of, tables, two_machines


def test_what_two_machines_did_is_joined_in_both_directions(tmp_path: Path) -> None:
    one, two = two_machines(tmp_path)
    changed(one, put("entries", entry("mine")), put("entries", entry("one", "new words")), drop("entries", "two"))
    changed(two, put("entries", entry("theirs")), put("people", person("person-one", "Ana")))
    before = main_of(two).read_bytes()
    done = joined(one, main_of(two))
    assert main_of(two).read_bytes() == before
    assert dict(done.preview.joined.note.came) == {"entries": 1}
    assert not done.preview.joined.note.by_id
    assert set(tables(one)["entries"]) == {"mine", "theirs", "one", "three"}
    assert tables(one)["entries"]["one"].text == "new words"
    assert tables(one)["people"]["person-one"].name == "Ana"
    assert done.before is not None
    back = joined(two, main_of(one))
    assert tables(two) == tables(one)
    assert back.preview.joined.note.gone == (("entries", 1),)
    assert [line.kind for line in back.preview.joined.note.lines] == ["removed"]
    for here, there in ((one, two), (two, one)):
        assert joined(here, main_of(there)).preview.is_nothing, "both are one now"


def test_joining_twice_is_once_and_needs_no_save(tmp_path: Path) -> None:
    one, two = two_machines(tmp_path)
    changed(one, put("entries", entry("one", "here it says this")), now=AFTER)
    changed(two, put("entries", entry("one", "there it says that")))
    joined(one, main_of(two))
    before, notes = main_of(one).read_bytes(), tables(one)
    assert [page.text for page in notes["entries"].values() if page.question] == ["there it says that"]
    again = joined(one, main_of(two))
    assert again.preview.is_nothing
    assert again.before is None
    assert main_of(one).read_bytes() == before


def test_the_backup_undoes_it_and_it_can_be_joined_anew(tmp_path: Path) -> None:
    one, two = two_machines(tmp_path)
    changed(one, put("entries", entry("mine")))
    changed(two, put("entries", entry("theirs")), drop("entries", "two"))
    before = tables(one)
    done = joined(one, main_of(two))
    after = tables(one)
    assert done.before is not None
    assert done.before.name == "2026-03-06-save-000004-merge.json"
    assert done.before.name in {backup.name for backup in backups.list_backups(files_in(one))}
    restore(paths_in(one), done.before.name, now=AFTER)
    assert tables(one) == before
    joined(one, main_of(two))
    assert tables(one) == after


def test_an_old_backup_that_a_copy_comes_from_holds_nothing_new(tmp_path: Path) -> None:
    filled(tmp_path)
    changed(tmp_path, drop("entries", "two"), put("entries", entry("one", "changed since")))
    (old, *_) = backups.list_backups(files_in(tmp_path))
    found = preview(paths_in(tmp_path), old.path, now=AFTER)
    assert found.is_nothing
    assert found.joined.note.lines == ()


def test_copies_that_know_nothing_of_each_other_are_joined_by_id(tmp_path: Path) -> None:
    filled(tmp_path / "one", ("one", "two"))
    filled(tmp_path / "two", ("two", "three"))
    done = joined(tmp_path / "one", main_of(tmp_path / "two"))
    assert done.preview.joined.note.by_id
    assert list(tables(tmp_path / "one")["entries"]) == ["one", "two", "three"]


def test_what_a_later_head_says_of_its_past_is_only_believed_of_whole_saves(tmp_path: Path) -> None:
    """A save that the other machine made after the two went apart is no beginning of both, though it lies beside us."""
    one, two = two_machines(tmp_path)
    changed(two, drop("entries", "one"))
    changed(two, put("entries", entry("later")), now=AFTER)
    for backup in backups.list_backups(files_in(two)):  # as when the folder of backups is synced as well
        shutil.copy(backup.path, files_in(one).backups)
    changed(one, put("entries", entry("mine")))
    joined(one, main_of(two))
    assert set(tables(one)["entries"]) == {"two", "three", "mine", "later"}


def test_a_backup_that_a_sync_tool_has_renamed_is_found_by_its_mark(tmp_path: Path) -> None:
    one, two = two_machines(tmp_path)
    changed(one, put("entries", entry("mine")))
    changed(two, drop("entries", "one"))
    shutil.rmtree(files_in(two).backups)
    (backup,) = [backup for backup in backups.list_backups(files_in(one)) if backup.save == 3]
    backup.path.rename(backup.path.with_name("2026-03-05-save-000003-daily.sync-conflict-20260305-093000-ABCDEFG.json"))
    files_in(one).previous.unlink()
    files_in(two).previous.unlink()
    joined(one, main_of(two))
    assert set(tables(one)["entries"]) == {"two", "three", "mine"}


def test_an_imported_export_still_knows_where_it_comes_from(tmp_path: Path) -> None:
    filled(tmp_path / "one")
    out = tmp_path / "export.json"
    write_export(paths_in(tmp_path / "one"), out, now=NOW)
    bring_in(paths_in(tmp_path / "two"), out, now=NOW)
    changed(tmp_path / "one", put("entries", entry("mine")))
    changed(tmp_path / "two", drop("entries", "two"))
    joined(tmp_path / "one", main_of(tmp_path / "two"))
    assert set(tables(tmp_path / "one")["entries"]) == {"one", "three", "mine"}


def test_while_another_window_writes_nothing_is_joined_but_it_can_be_looked_at(tmp_path: Path) -> None:
    one, two = two_machines(tmp_path)
    changed(two, put("entries", entry("theirs")))
    with open_keeper(one):
        with pytest.raises(ReadOnly):
            joined(one, main_of(two))
        assert preview(paths_in(one), main_of(two), now=NOW).joined.came == {"entries": ("theirs",)}


def test_numbers_are_given_once(tmp_path: Path) -> None:
    one, two = two_machines(tmp_path)
    with open_keeper(one, TOMORROW) as keeper:
        write(keeper, "four", "five", now=TOMORROW)
        keeper.commit([drop("entries", "five")], now=TOMORROW)
    changed(two, put("entries", entry("theirs")))
    joined(one, main_of(two))
    assert list(parse(main_of(one).read_bytes()).rows("entries")) == ["1", "2", "3", "4", "6"]


def test_the_open_store_takes_it_in_at_once(tmp_path: Path) -> None:
    one, two = two_machines(tmp_path)
    changed(two, put("entries", entry("theirs")))
    with open_keeper(one, AFTER) as keeper:
        found: Preview = preview(paths_in(one), main_of(two), now=AFTER)
        before = keeper.take(found.tables, found.past, now=AFTER)
        assert before is not None
        assert "theirs" in keeper.tables["entries"]
        keeper.commit([put("entries", entry("after"))], now=AFTER)
    with open_keeper(one, AFTER) as keeper:
        assert set(keeper.tables["entries"]) == {"one", "two", "three", "theirs", "after"}
        assert _joins(keeper) == [], "it holds just what the other copy holds"
    with open_keeper(tmp_path / "new") as keeper:
        assert keeper.take(found.tables, found.past, now=AFTER) is None, "there is nothing to back up"
        assert "theirs" in keeper.tables["entries"]
    with open_keeper(one, read_only=True) as keeper, pytest.raises(ReadOnly):
        keeper.take({}, (), now=AFTER)


def _joins(keeper: Keeper) -> list[Any]:
    return list(keeper.tables["joins"].values())


def test_joining_with_nothing_is_what_the_copy_holds(tmp_path: Path) -> None:
    filled(tmp_path / "two")
    done = joined(tmp_path / "one", main_of(tmp_path / "two"))
    assert done.before is None
    assert tables(tmp_path / "one") == tables(tmp_path / "two")


def test_a_head_remembers_the_saves_with_which_sessions_and_days_began(tmp_path: Path) -> None:
    filled(tmp_path)
    first = parse(main_of(tmp_path).read_bytes())
    assert len(first.meta.comes_from) == 1, "the first save, with which the first day began"
    with open_keeper(tmp_path) as keeper:
        write(keeper, "four", "five")
        write(keeper, "six", now=TOMORROW)
    last = parse(main_of(tmp_path).read_bytes())
    assert last.meta.comes_from[:2] == (*first.meta.comes_from, image.mark_of(first))
    assert len(last.meta.comes_from) == 3
    assert image.with_mark(["x"] * 200, "y") == (*["x"] * 119, "y")
    assert image.mark_in(main_of(tmp_path).read_bytes()) == image.mark_of(last)
    assert image.mark_in(b"half") == ""
    assert Image().meta.comes_from == ()


def test_a_copy_is_put_away_among_the_kept_files_or_stays_where_it_is(tmp_path: Path) -> None:
    filled(tmp_path)
    files = files_in(tmp_path)
    copy = files.main.with_name("ladder 2.json")
    shutil.copy(files.main, copy)
    kept = put_away(files, copy, NOW)
    assert (kept.parent, kept.read_bytes()) == (files.kept, files.main.read_bytes())
    assert not copy.exists()
    with pytest.raises(StoreError, match="could not be put away"):
        put_away(files, copy, NOW)


def test_three_machines_come_to_the_same_in_whatever_order_they_meet(tmp_path: Path) -> None:
    one, two = two_machines(tmp_path)
    three = tmp_path / "three"
    shutil.copytree(one, three)
    changed(one, put("entries", entry("one", "at home")), put("entries", entry("mine")))
    changed(two, put("entries", entry("one", "on the way")), drop("entries", "two"), now=TOMORROW + timedelta(hours=1))
    changed(three, put("entries", entry("three", "by the sea")), now=TOMORROW + timedelta(hours=2))
    moment = AFTER
    for here, there in ((two, three), (one, two), (three, one), (two, one), (one, three)):
        moment += timedelta(minutes=5)
        joined(here, main_of(there), moment)
    assert tables(one) == tables(two) == tables(three)
    assert {page.text for page in tables(one)["entries"].values()} >= {"at home", "on the way", "by the sea"}
    assert "two" not in tables(one)["entries"]
    for here, there in ((one, two), (two, three), (three, one)):
        assert joined(here, main_of(there), moment).preview.is_nothing
