"""Every form of the data ever released opens: files kept as the versions of their day wrote them, never made anew."""

import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec
import pytest

from ladder_tui.domain.base.references import Record
from ladder_tui.store.file import image
from ladder_tui.store.file.tables import TABLES
from ladder_tui.store.keeper import Keeper
from ladder_tui.store.whole.exchange import bring_in
from tests.kits.locked_kit import PASSPHRASE, open_locked
from tests.kits.store_kit import NOW, files_in, open_keeper, paths_in, write

SAMPLES = Path(__file__).parent / "samples"
#: Schema number to the records in each table of its sample.
KNOWN: dict[int, dict[str, int]] = {
    1: {
        "settings": 1, "people": 3, "contacts": 3, "promises": 2, "activities": 1, "hidden": 1, "uses": 1, "choices": 1,
        "opportunities": 3, "plans": 3, "rungs": 3, "attempts": 3, "wins": 3, "entries": 3, "drafts": 1, "checkins": 3,
        "card_marks": 1, "decks": 1,
    },
    2: {
        "settings": 1, "people": 3, "contacts": 3, "promises": 2, "activities": 1, "hidden": 1, "uses": 1, "choices": 1,
        "opportunities": 3, "plans": 3, "ladders": 1, "rungs": 3, "attempts": 3, "decisions": 4, "care_answers": 1,
        "measures": 1, "goals": 1, "goal_marks": 1, "away": 1, "reviews": 1, "feedback": 1, "need_answers": 1,
        "load_kept": 1, "wins": 3, "entries": 3, "drafts": 1, "checkins": 3, "card_marks": 1, "decks": 1,
    },
}  # fmt: skip
KNOWN[3] = KNOWN[2] | {"card_words": 2, "gaps": 2}


def laid(folder: Path, sample: str) -> bytes:
    """Put a sample in the place of the data file; its bytes."""
    main = files_in(folder).main
    main.parent.mkdir(parents=True)
    shutil.copy(SAMPLES / sample, main)
    return main.read_bytes()


def counts(tables: Mapping[str, Mapping[str, Record]]) -> dict[str, int]:
    return {table: len(records) for table, records in tables.items() if records}


def as_written(sample: str) -> dict[str, Any]:
    """The documents of a sample by table and id, as any JSON reader sees them."""
    whole = json.loads((SAMPLES / sample).read_bytes())
    return {table: {doc["id"]: doc for doc in whole[table].values()} for table in whole if table != "_meta"}


def assert_still_there(keeper: Keeper, written: dict[str, Any]) -> None:
    """Every value of the sample stands in the records that were read; fields that came later have their defaults."""
    for table, documents in written.items():
        for id, document in documents.items():
            now = json.loads(msgspec.json.encode(keeper.tables[table][id]))
            assert stands_in(document, now), (table, id)


def stands_in(old: object, new: object) -> bool:
    """Whether every value of `old` is in `new`, at any depth."""
    if isinstance(old, dict) and isinstance(new, dict):
        return all(name in new and stands_in(value, new[name]) for name, value in old.items())
    if isinstance(old, list) and isinstance(new, list):
        return len(old) == len(new) and all(map(stands_in, old, new))
    return old == new


def test_every_schema_has_its_sample() -> None:
    assert set(KNOWN) == set(range(1, image.SCHEMA + 1))
    for schema in KNOWN:
        assert f'"schema":{schema},'.encode() in (SAMPLES / f"schema-{schema}.json").read_bytes()[:100]


@pytest.mark.parametrize("schema", KNOWN)
def test_it_opens_with_every_value_and_is_saved_again(tmp_path: Path, schema: int) -> None:
    sample = f"schema-{schema}.json"
    before = laid(tmp_path, sample)
    with open_keeper(tmp_path, read_only=True) as reader:
        assert (counts(reader.tables), reader.problems, reader.recovery) == (KNOWN[schema], (), None)
        assert set(KNOWN[schema]) <= set(TABLES)
    assert files_in(tmp_path).main.read_bytes() == before
    with open_keeper(tmp_path) as keeper:
        write(keeper, "new")
        assert_still_there(keeper, as_written(sample))  # no migration so far has changed a value
        tables = keeper.tables
    with open_keeper(tmp_path) as keeper:
        assert (keeper.tables, keeper.problems) == (tables, ())


def test_the_sample_of_a_locked_file_opens_with_its_passphrase(tmp_path: Path) -> None:
    laid(tmp_path, "schema-1-locked.json")
    with open_locked(tmp_path, PASSPHRASE) as keeper:
        assert (counts(keeper.tables), keeper.problems, keeper.locked) == (KNOWN[1], (), True)
        write(keeper, "new")
    with open_locked(tmp_path) as keeper:
        assert_still_there(keeper, as_written("schema-1.json"))


def test_the_sample_of_an_export_comes_back(tmp_path: Path) -> None:
    assert bring_in(paths_in(tmp_path), SAMPLES / "export-1.json", now=NOW).misfits == 0
    with open_keeper(tmp_path) as keeper:
        assert counts(keeper.tables) == KNOWN[1]
        assert_still_there(keeper, as_written("schema-1.json"))
