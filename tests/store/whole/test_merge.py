"""Two copies of a data file become one: what both come from is found, nothing is lost, a backup undoes it."""

import json
import os
import shutil
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from tinydb import TinyDB

from ladder_tui.store.copies import backups
from ladder_tui.store.file import cipher, image
from ladder_tui.store.file.errors import Locked, NewerData, ReadOnly, StoreError
from ladder_tui.store.file.image import Image, parse, render
from ladder_tui.store.keeper import Keeper
from ladder_tui.store.whole.exchange import bring_in, write_export
from ladder_tui.store.whole.merge import Merged, Preview, merge, preview, put_away
from ladder_tui.store.whole.restore import restore
from tests.kits.locked_kit import CHEAP, PASSPHRASE, lock_up, open_locked, plain_text_in, say
from tests.kits.store_kit import NOW, drop, entry, files_in, filled, open_keeper, paths_in, person, put, write

TOMORROW, AFTER = NOW + timedelta(days=1), NOW + timedelta(days=2)


def two_machines(folder: Path) -> tuple[Path, Path]:
    """One store in two folders, as it was yesterday evening."""
    filled(folder / "one")
    shutil.copytree(folder / "one", folder / "two")
    return folder / "one", folder / "two"


def changed(folder: Path, *changes: Any, now: datetime = TOMORROW) -> None:
    with open_keeper(folder, now) as keeper:
        keeper.commit(changes, now=now)


def joined(folder: Path, other: Path, now: datetime = AFTER) -> Merged:
    return merge(paths_in(folder), other, now=now)


def tables(folder: Path) -> dict[str, dict[str, Any]]:
    with open_keeper(folder, AFTER, read_only=True) as keeper:
        return {name: rows for name, rows in keeper.tables.items() if name != "joins"}


def main_of(folder: Path) -> Path:
    return files_in(folder).main


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


@pytest.mark.parametrize("kind", ["export", "folder", "stock", "damaged"])
def test_every_form_of_a_copy_is_read(tmp_path: Path, kind: str) -> None:
    one, two = two_machines(tmp_path)
    changed(two, put("entries", entry("theirs")), drop("entries", "two"))
    copy = main_of(two)
    gone = kind in ("export", "folder")
    if kind == "export":
        copy = tmp_path / "export.json"
        write_export(paths_in(two), copy, now=AFTER)
    elif kind == "folder":
        copy = copy.parent
    elif kind == "stock":
        copy = tmp_path / "stock.json"
        with TinyDB(copy) as stock, open_keeper(two, read_only=True) as keeper:
            for page in keeper.tables["entries"].values():
                stock.table("entries").insert(json.loads(_line(page)))
    else:
        copy.write_bytes(copy.read_bytes().replace(b'"save":4', b'"save":5'))
    done = joined(one, copy)
    assert ("two" in tables(one)["entries"]) is not gone, "what a copy does not hold is gone only where it is known"
    assert "theirs" in tables(one)["entries"]
    assert bool(done.preview.notes) is (kind == "damaged")


def _line(page: Any) -> str:
    return f'{{"id":"{page.id}","at":"{page.at.isoformat()}","text":"x"}}' if page.id == "theirs" else json.dumps(
        {"id": page.id, "at": page.at.isoformat(), "text": page.text}
    )  # fmt: skip


def test_an_imported_export_still_knows_where_it_comes_from(tmp_path: Path) -> None:
    filled(tmp_path / "one")
    out = tmp_path / "export.json"
    write_export(paths_in(tmp_path / "one"), out, now=NOW)
    bring_in(paths_in(tmp_path / "two"), out, now=NOW)
    changed(tmp_path / "one", put("entries", entry("mine")))
    changed(tmp_path / "two", drop("entries", "two"))
    joined(tmp_path / "one", main_of(tmp_path / "two"))
    assert set(tables(tmp_path / "one")["entries"]) == {"one", "three", "mine"}


def test_an_older_copy_is_brought_up_and_a_newer_one_refused(tmp_path: Path) -> None:
    filled(tmp_path / "one")
    sample = Path(__file__).parents[1] / "samples" / "schema-1.json"
    older = tmp_path / "older.json"
    shutil.copy(sample, older)
    done = joined(tmp_path / "one", older)
    assert done.preview.joined.came
    newer = parse(main_of(tmp_path / "one").read_bytes())
    newer = replace(newer, meta=replace(newer.meta, schema=image.SCHEMA + 1))
    older.write_bytes(b"".join(render(newer)))
    before = main_of(tmp_path / "one").read_bytes()
    with pytest.raises(NewerData, match="is from a newer ladder"):
        joined(tmp_path / "one", older)
    assert main_of(tmp_path / "one").read_bytes() == before


@pytest.mark.parametrize(
    ("data", "words"),
    [(b"", "it is empty"), (b"half of it", "nothing in it can be read"), (None, "There is no file"), (b"{}", "")],
)
def test_what_is_no_copy_is_said(tmp_path: Path, data: bytes | None, words: str) -> None:
    filled(tmp_path)
    copy = tmp_path / "copy.json"
    if data is not None:
        copy.write_bytes(data)
    if not words:
        assert preview(paths_in(tmp_path), copy, now=NOW).is_nothing
        return
    with pytest.raises(StoreError, match=words):
        joined(tmp_path, copy)
    with pytest.raises(StoreError, match="is the data file itself"):
        joined(tmp_path, main_of(tmp_path))


def test_while_another_window_writes_nothing_is_joined_but_it_can_be_looked_at(tmp_path: Path) -> None:
    one, two = two_machines(tmp_path)
    changed(two, put("entries", entry("theirs")))
    with open_keeper(one):
        with pytest.raises(ReadOnly):
            joined(one, main_of(two))
        assert preview(paths_in(one), main_of(two), now=NOW).joined.came == {"entries": ("theirs",)}


def test_what_ladder_cannot_read_comes_along_once(tmp_path: Path) -> None:
    filled(tmp_path)
    tables_there = {
        "entries": {"1": {"id": "odd", "text": 7}}, "theirs": {"1": {"a": 1}}, "loose": "word",
    }  # fmt: skip
    copy = tmp_path / "copy.json"
    copy.write_text(json.dumps({"format": "ladder-export/1", "schema": 3, "made": "x", "tables": tables_there}))
    done = joined(tmp_path, copy)
    assert done.preview.unread == 3
    after = parse(main_of(tmp_path).read_bytes())
    assert after.rows("entries")["4"] == b'"4":{"id":"odd","text":7}'
    assert after.rows("theirs") == {"1": b'"1":{"a":1}'}
    assert after.tables["loose"] == b'"word"'
    assert joined(tmp_path, copy).preview.is_nothing
    tables_there |= {"theirs": {"1": {"a": 2}}, "loose": "other"}
    copy.write_text(json.dumps({"format": "ladder-export/1", "schema": 3, "made": "x", "tables": tables_there}))
    assert joined(tmp_path, copy).preview.unread == 2
    after = parse(main_of(tmp_path).read_bytes())
    assert list(after.rows("theirs").values()) == [b'"1":{"a":1}', b'"2":{"a":2}']
    assert (after.tables["loose"], after.tables["loose (joined)"]) == (b'"word"', b'"other"')
    assert joined(tmp_path, copy).preview.is_nothing


def test_numbers_are_given_once(tmp_path: Path) -> None:
    one, two = two_machines(tmp_path)
    with open_keeper(one, TOMORROW) as keeper:
        write(keeper, "four", "five", now=TOMORROW)
        keeper.commit([drop("entries", "five")], now=TOMORROW)
    changed(two, put("entries", entry("theirs")))
    joined(one, main_of(two))
    assert list(parse(main_of(one).read_bytes()).rows("entries")) == ["1", "2", "3", "4", "6"]


def test_a_locked_copy_is_asked_for_and_what_is_joined_is_locked_as_the_data_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cipher, "COST", CHEAP)
    one, two = two_machines(tmp_path)
    changed(two, put("entries", entry("theirs")), drop("entries", "one"))
    lock_up(two)
    with pytest.raises(Locked):
        joined(one, main_of(two))
    merge(paths_in(one), main_of(two), now=AFTER, of_copy=say(PASSPHRASE))
    assert set(tables(one)["entries"]) == {"two", "three", "theirs"}, "what both come from lies in the open here"
    lock_up(one)
    with open_locked(one) as keeper:
        keeper.commit([put("entries", entry("mine"))], now=AFTER)
    merge(paths_in(one), main_of(two), now=AFTER, passphrase=say(PASSPHRASE), of_copy=say(PASSPHRASE))
    assert not plain_text_in(one)


def test_one_lock_is_asked_for_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cipher, "COST", CHEAP)
    filled(tmp_path / "one")
    lock_up(tmp_path / "one")
    shutil.copytree(tmp_path / "one", tmp_path / "two")
    for place in ("one", "two"):
        with open_locked(tmp_path / place) as keeper:
            keeper.commit([put("entries", entry(f"of {place}"))], now=TOMORROW)
            keeper.commit([put("people", person(f"person-of {place}", "Bea"))], now=AFTER)
    done = merge(paths_in(tmp_path / "one"), main_of(tmp_path / "two"), now=AFTER, passphrase=say(PASSPHRASE))
    assert done.preview.joined.came == {"entries": ("of two",), "people": ("person-of two",)}
    assert not done.preview.joined.note.by_id
    with open_locked(tmp_path / "one") as keeper:
        assert set(keeper.tables["entries"]) == {"one", "two", "three", "of one", "of two"}
    assert not plain_text_in(tmp_path)


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


def test_what_cannot_be_read_at_all_is_said(tmp_path: Path) -> None:
    filled(tmp_path)
    pipe, twice = tmp_path / "pipe", tmp_path / "twice.json"
    os.mkfifo(pipe)
    with pytest.raises(StoreError, match="cannot be read"):
        joined(tmp_path, pipe)
    twice.write_text('{"entries":{"1":{"id":"a"},"1":{"id":"b"}}}')
    with pytest.raises(StoreError, match=r"a name stands for the second time.*join again"):
        joined(tmp_path, twice)


def test_a_backup_that_is_damaged_or_locked_otherwise_is_no_beginning(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cipher, "COST", CHEAP)
    one, two = two_machines(tmp_path)
    changed(one, put("entries", entry("mine")))
    changed(two, drop("entries", "one"))
    for folder in (one, two):
        for backup in backups.list_backups(files_in(folder)):
            backup.path.write_bytes(backup.path.read_bytes()[:-10])
        files_in(folder).previous.unlink()
    filled(tmp_path / "other")
    lock_up(tmp_path / "other")
    (backup, *_) = backups.list_backups(files_in(one))
    sealed = backup.path.with_name("2026-03-01-save-000001-manual.json")
    shutil.copy(main_of(tmp_path / "other"), sealed)
    done = joined(one, main_of(two))
    assert done.preview.joined.note.by_id
    assert "one" in tables(one)["entries"]


@given(data=st.data())
@settings(max_examples=80, deadline=None)
def test_no_broken_copy_breaks_more_than_a_sentence(data: st.DataObject) -> None:
    """Bytes taken out, put in or changed: it is joined as far as it can be read, or refused in a sentence."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        filled(folder, ("one",))
        copy = folder / "copy.json"
        whole = bytearray(main_of(folder).read_bytes())
        for _ in range(data.draw(st.integers(1, 4))):
            at = data.draw(st.integers(0, len(whole) - 1))
            how = data.draw(st.sampled_from(("cut", "flip", "add")))
            if how == "cut":
                del whole[at : at + data.draw(st.integers(1, 40))]
                whole = whole or bytearray(b"x")
            elif how == "flip":
                whole[at] ^= data.draw(st.integers(1, 255))
            else:
                whole[at:at] = data.draw(st.binary(max_size=20))
        copy.write_bytes(whole)
        before = tables(folder)
        with suppress(StoreError):
            joined(folder, copy)
        after = tables(folder)
        assert all(set(rows) <= set(after[table]) for table, rows in before.items())
