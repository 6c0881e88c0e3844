"""Copies of every form, locked, damaged or strange: joined as far as they can be read, or refused in a sentence."""

import json
import os
import shutil
from contextlib import suppress
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
from ladder_tui.store.file.errors import Locked, NewerData, StoreError
from ladder_tui.store.file.image import parse, render
from ladder_tui.store.whole.exchange import write_export
from ladder_tui.store.whole.merge import merge, preview
from tests.kits.locked_kit import CHEAP, PASSPHRASE, lock_up, open_locked, plain_text_in, say
from tests.kits.store_kit import NOW, drop, entry, files_in, filled, open_keeper, paths_in, person, put
from tests.kits.two_machines import AFTER, TOMORROW, changed, joined, main_of, tables, two_machines


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
