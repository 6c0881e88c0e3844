"""Leaving with one file and coming back from it: every record equal, and nothing taken that is not an export."""

import json
import stat
import tempfile
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tinydb import TinyDB

from ladder_tui.domain.base.references import Record
from ladder_tui.store import migrations
from ladder_tui.store.copies.backups import list_backups
from ladder_tui.store.file import image
from ladder_tui.store.file.errors import NewerData, NotSaved, ReadOnly, StoreError
from ladder_tui.store.file.image import Image
from ladder_tui.store.file.tables import TABLES
from ladder_tui.store.whole import exchange
from ladder_tui.store.whole.exchange import bring_in, read_export, write_export
from tests.kits.store_kit import (
    NOW,
    drop,
    files_in,
    filled,
    ids,
    largest_file,
    open_keeper,
    paths_in,
    put,
    records,
    write,
)


def exported(folder: Path) -> Path:
    """The export of the store in a folder."""
    target = folder / "export.json"
    write_export(paths_in(folder), target, now=NOW)
    return target


#: Records of any tables, each with its table: many in few stores, since records are cheap and stores are not.
_SOME = st.lists(
    st.sampled_from(sorted(TABLES)).flatmap(lambda table: st.tuples(st.just(table), records(TABLES[table]))),
    min_size=4,
    max_size=24,
)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(_SOME)
def test_an_export_imported_into_an_empty_folder_is_an_equal_store(some: Sequence[tuple[str, Record]]) -> None:
    with tempfile.TemporaryDirectory() as name:
        old, new = Path(name) / "old", Path(name) / "new"
        old.mkdir()
        new.mkdir()
        with open_keeper(old) as keeper:
            write(keeper, "first")
            keeper.commit([put(table, record) for table, record in some], now=NOW)
            tables = keeper.tables
        done = bring_in(paths_in(new), exported(old), now=NOW)
        assert (done.before, done.misfits) == (None, 0)
        with open_keeper(new) as keeper:
            assert keeper.tables == tables
            assert (keeper.problems, keeper.recovery) == ((), None)
        assert done.records == sum(map(len, tables.values()))


def test_the_form_of_an_export_is_as_described(tmp_path: Path) -> None:
    filled(tmp_path)
    path = exported(tmp_path)
    whole = json.loads(path.read_bytes())
    assert {name: whole[name] for name in ("format", "schema", "made")} == {
        "format": "ladder-export/1",
        "schema": image.SCHEMA,
        "made": "2026-03-04T09:30:00+00:00",
    }
    assert list(whole) == ["format", "schema", "made", "saved", "next", "past", "tables"]
    assert len(whole["past"]) == 2
    assert whole["next"] == {"people": 4, "contacts": 4, "entries": 4}
    assert whole["tables"]["people"]["1"]["name"] == "Äß one"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    path.write_text(json.dumps(whole["tables"]))  # the tables alone are a TinyDB file
    with TinyDB(path) as stock:
        assert len(stock.table("entries")) == 3


def test_what_ladder_cannot_read_leaves_and_comes_back_too(tmp_path: Path) -> None:
    strange = {"entries": {"5": {"id": "odd", "text": 7}}, "theirs": {"1": {"a": [1, None]}}, "loose": "word"}
    done = bring_in(paths_in(tmp_path / "new"), _plain_export(tmp_path, strange), now=NOW)
    assert (done.records, done.misfits) == (2, 1)
    stored = json.loads(files_in(tmp_path / "new").main.read_bytes())
    assert {name: stored[name] for name in strange} == strange
    again = tmp_path / "again.json"
    write_export(paths_in(tmp_path / "new"), again, now=NOW)
    assert json.loads(again.read_bytes())["tables"] == strange


def _plain_export(folder: Path, tables: object, **more: object) -> Path:
    path = folder / "made-by-hand.json"
    path.write_text(
        json.dumps({"format": "ladder-export/1", "schema": 1, "made": "today", "tables": tables, **more}, indent=2)
    )
    return path


def test_numbers_given_out_before_leaving_are_not_given_again(tmp_path: Path) -> None:
    with open_keeper(tmp_path / "old") as keeper:
        write(keeper, "one", "two", "three")
        keeper.commit([drop("entries", "three")], now=NOW)
    bring_in(paths_in(tmp_path / "new"), exported(tmp_path / "old"), now=NOW)
    with open_keeper(tmp_path / "new") as keeper:
        write(keeper, "four")
    assert list(image.parse(files_in(tmp_path / "new").main.read_bytes()).rows("entries")) == ["1", "2", "4"]


def test_an_import_does_not_cover_what_is_there_unless_it_is_told_to(tmp_path: Path) -> None:
    filled(tmp_path / "old")
    path = exported(tmp_path / "old")
    mine = filled(tmp_path / "new", ["mine"])
    with pytest.raises(StoreError, match=r"3 records in .* already, and nothing has been changed"):
        bring_in(paths_in(tmp_path / "new"), path, now=NOW)
    with open_keeper(tmp_path / "new") as keeper:
        assert keeper.tables == mine
        with pytest.raises(ReadOnly, match=r"Held by process .* Close it and import again"):
            bring_in(paths_in(tmp_path / "new"), path, now=NOW, instead=True)
    done = bring_in(paths_in(tmp_path / "new"), path, now=NOW + timedelta(days=1), instead=True)
    assert done.before is not None
    with open_keeper(tmp_path / "new") as keeper:
        assert ids(keeper) == ["one", "two", "three"]
    assert b"mine" in done.before.path.read_bytes()
    assert done.before in list_backups(files_in(tmp_path / "new"))


def test_an_import_keeps_off_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    filled(tmp_path / "old")
    files = files_in(tmp_path / "new")
    files.main.parent.mkdir(parents=True)
    files.main.write_bytes(b"foreign")
    with pytest.raises(StoreError, match="was not written by ladder"):
        bring_in(paths_in(tmp_path / "new"), exported(tmp_path / "old"), now=NOW)
    assert files.main.read_bytes() == b"foreign"


def test_an_export_of_an_older_form_is_brought_up_to_date(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    filled(tmp_path / "old", ["one"])
    path = exported(tmp_path / "old")
    ours = image.SCHEMA
    monkeypatch.setattr(image, "SCHEMA", ours + 1)

    def answered(documents: migrations.Documents) -> migrations.Documents:
        for document in documents.get("entries", {}).values():
            document["question"] = "since the next schema"
        return documents

    monkeypatch.setattr(migrations, "MIGRATIONS", {ours: answered})
    bring_in(paths_in(tmp_path / "new"), path, now=NOW)
    assert b"since the next schema" in files_in(tmp_path / "new").main.read_bytes()


SECRET = "SECRET-41bd"
REFUSED = {
    "nothing": (b"", "is not an export"),
    "words": (b"dear diary " + SECRET.encode(), "is not an export"),
    "another program's": (b'{"notes": ["' + SECRET.encode() + b'"]}', "is not an export"),
    "half": (b'{"format":"ladder-export/1","schema":1,"made":"x","tables":{"entries', "damaged or not whole"),
    "no tables": (b'{"format":"ladder-export/1","schema":1,"made":"x"}', "damaged or not whole"),
    "records in a list": (
        b'{"format":"ladder-export/1","schema":1,"made":"x","tables":{"entries":{"1":["' + SECRET.encode() + b'"]}}}',
        "damaged or not whole",
    ),
    "a number that is none": (
        b'{"format":"ladder-export/1","schema":1,"made":"x","tables":{"entries":{"../1":{}}}}',
        "damaged or not whole",
    ),
    "a head of its own": (
        b'{"format":"ladder-export/1","schema":1,"made":"x","tables":{"_meta":{"1":{}}}}',
        "damaged or not whole",
    ),
    "a number too large": (
        b'{"format":"ladder-export/1","schema":1,"made":"x","tables":{"entries":{"1":{"a":1e999}}}}',
        "damaged or not whole",
    ),
    "too deep": (
        b'{"format":"ladder-export/1","schema":1,"made":"x","tables":{"a":' + b"[" * 90_000,
        "damaged or not whole",
    ),
    "another form": (b'{"format":"ladder-list/1","schema":1,"made":"x","tables":{}}', "is not an export"),
    "schema 0": (b'{"format":"ladder-export/1","schema":0,"made":"x","tables":{}}', "damaged or not whole"),
    "a data file": (b"".join(image.render(Image())), "is a data file of ladder's, not an export"),
}


@pytest.mark.parametrize(("data", "said"), REFUSED.values(), ids=list(REFUSED))
def test_what_is_not_an_export_is_refused_in_one_sentence(tmp_path: Path, data: bytes, said: str) -> None:
    path = tmp_path / "wrong.json"
    path.write_bytes(data)
    with pytest.raises(StoreError, match=said) as refused:
        bring_in(paths_in(tmp_path), path, now=NOW)
    assert str(path) in str(refused.value)
    assert SECRET not in f"{refused.value!s} {refused.value.__cause__!r} {refused.value.__context__!r}"
    assert not paths_in(tmp_path).data.exists()


@pytest.mark.parametrize("newer", [{"format": "ladder-export/2"}, {"schema": 99}])
def test_a_newer_export_is_refused_as_newer(tmp_path: Path, newer: dict[str, object]) -> None:
    with pytest.raises(NewerData, match="from a newer ladder"):
        read_export(_plain_export(tmp_path, {}, **newer))


def test_a_file_that_is_missing_closed_or_huge_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(StoreError, match="There is no file"):
        read_export(tmp_path / "never.json")
    with pytest.raises(StoreError, match="cannot be read"):
        read_export(tmp_path)
    monkeypatch.setattr(exchange, "LARGEST", 10)
    with pytest.raises(StoreError, match="is larger than 10 bytes"):
        read_export(_plain_export(tmp_path, {}))


def test_an_export_covers_no_file_and_leaves_no_half_one(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="nothing to export"):
        exported(tmp_path)
    filled(tmp_path)
    path = exported(tmp_path)
    before = path.read_bytes()
    with pytest.raises(StoreError, match=r"There is a file .*export\.json already"):
        exported(tmp_path)
    assert path.read_bytes() == before
    path.unlink()
    with largest_file(100), pytest.raises(StoreError, match="Nothing was exported to"):
        exported(tmp_path)
    assert not path.exists()


def test_an_export_may_be_made_beside_the_app_and_of_a_damaged_file(tmp_path: Path) -> None:
    filled(tmp_path)
    with open_keeper(tmp_path) as keeper:
        assert not write_export(paths_in(tmp_path), tmp_path / "one.json", now=NOW).notes
        write(keeper, "four")
    files_in(tmp_path).main.write_bytes(b"damaged")
    done = write_export(paths_in(tmp_path), tmp_path / "two.json", now=NOW)
    assert done.records == 10
    assert "ladder has read the second copy" in " ".join(done.notes)
    assert files_in(tmp_path).main.read_bytes() == b"damaged"


def test_an_import_on_a_full_disk_changes_nothing(tmp_path: Path) -> None:
    filled(tmp_path / "old")
    path = exported(tmp_path / "old")
    with largest_file(200), pytest.raises(NotSaved):
        bring_in(paths_in(tmp_path / "new"), path, now=NOW)
    with open_keeper(tmp_path / "new") as keeper:
        assert keeper.save_number == 0
