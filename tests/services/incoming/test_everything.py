"""What `ladder export --format json` writes comes back record by record."""

from pathlib import Path
from typing import Any

from ladder_tui.domain.base.references import Record
from ladder_tui.services.incoming.read import read_incoming
from ladder_tui.store.file.paths import find_paths
from ladder_tui.store.whole.exchange import render_export
from tests.kits.app_house import fill
from tests.kits.builders import NOW, by_id, entry, snapshot
from tests.kits.builders import settings as settled
from tests.kits.crowd import crowded


def exported(folder: Path, store: dict[str, list[Any]]) -> bytes:
    fill(folder, store)
    pieces, _ = render_export(find_paths(folder, {}), now=NOW)
    return b"".join(pieces)


def test_a_whole_store_comes_back_equal(tmp_path: Path) -> None:
    store = crowded()
    read = read_incoming("all.json", exported(tmp_path, store), snapshot(settings=type(settled())()))
    assert read.problems == ()
    assert read.form == "everything"
    back: dict[str, dict[str, Record]] = {}
    for table, record in read.records():
        back.setdefault(table, {})[record.id] = record
    assert back == {table: by_id(records) for table, records in store.items() if records and table != "from_shell"}


def test_what_is_here_otherwise_stays_and_is_said(tmp_path: Path) -> None:
    data = exported(tmp_path, {"entries": [entry("e1", "As it was"), entry("e2", "Still so")]})
    here = [entry("e1", "As it is now"), entry("e2", "Still so")]
    read = read_incoming("all.json", data, snapshot(entries=here))
    assert {item.standing for item in read.items if item.table == "entries"} == {"same"}
    assert [one.words for one in read.left_out] == [
        "One record is here otherwise and stays so; `ladder data merge` joins two copies."
    ]


def test_a_record_that_cannot_be_kept_stays_out_alone() -> None:
    text = (
        '{"format":"ladder-export/1","schema":3,"tables":{"entries":{"1":{"id":"e1","at":"2026-03-04T09:00:00+01:00",'
        '"text":"Hello"},"2":{"id":"e2","text":"private words"}},"dreams":{"1":{}}}}'
    )
    read = read_incoming("all.json", text.encode(), snapshot())
    assert [item.record.id for item in read.items] == ["e1"]
    assert [one.words for one in read.problems] == [
        "A record of entries stays out: at is missing or not of the right kind.",
        "“dreams” is no table that is known here; it stays out.",
    ]
