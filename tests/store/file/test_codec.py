"""Every record comes back as it went, and what breaks a rule is refused without quoting it."""

from datetime import UTC, date, datetime
from typing import Any, cast
from zoneinfo import ZoneInfo

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from ladder_tui.domain.base.recurrence import Recurrence
from ladder_tui.domain.base.references import Record
from ladder_tui.domain.records.attempts import Attempt, Outcome, Prediction
from ladder_tui.domain.records.checkins import CheckIn
from ladder_tui.domain.records.opportunities import Opportunity
from ladder_tui.domain.records.people import Promise
from ladder_tui.domain.records.plans import Plan
from ladder_tui.domain.records.rungs import Rung
from ladder_tui.domain.records.settings import NeedLevel, Settings
from ladder_tui.domain.snapshot import Snapshot
from ladder_tui.store.file.codec import decode, encode, from_line, table_of, to_line
from ladder_tui.store.file.errors import BadRecord
from ladder_tui.store.file.tables import TABLES
from tests.kits.store_kit import NOW, entry, person, records

SECRET = "what nobody may read"
ANY_RECORD = st.sampled_from(list(TABLES.items())).flatmap(lambda item: st.tuples(st.just(item[0]), records(item[1])))


@given(ANY_RECORD)
@settings(max_examples=100, deadline=None)
def test_every_record_comes_back(pair: tuple[str, Record]) -> None:
    table, record = pair
    line = to_line(table, record)
    assert b"\n" not in line
    assert from_line(table, line) == record
    assert decode(table, encode(record)) == record
    assert table_of(record) == table


def test_tables_are_the_fields_of_the_snapshot() -> None:
    fields = set(Snapshot.__struct_fields__) - {"now", "zone", "library"}
    assert set(TABLES) == fields


@pytest.mark.parametrize(
    ("record", "field"),
    [
        (CheckIn(id="a", at=NOW, mood="low", energy=0, minutes=5), "energy"),
        (CheckIn(id="a", at=NOW, mood="low", energy=6, minutes=5), "energy"),
        (CheckIn(id="a", at=NOW, mood="low", energy=1, minutes=-1), "minutes"),
        (CheckIn(id="", at=NOW, mood="low", energy=1, minutes=1), "id"),
        (replace(entry("a"), id="x" * 201), "id"),
        (Rung(id="a", text="", suds=101, created=NOW), "suds"),
        (Plan(id="a", title="", day=date(1899, 12, 31), created=NOW), "day"),
        (Plan(id="a", title="", day=date(2201, 1, 1), created=NOW), "day"),
        (Plan(id="a", title="", day=date(2026, 1, 1), created=NOW, minutes=1440 * 7 + 1), "minutes"),
        (Plan(id="a", title="", day=date(2026, 1, 1), created=NOW, effort=6), "effort"),
        (entry("a", "x" * 1_000_001), "text"),
        (entry("a", "half \ud800"), "text"),
        (Promise(id="a", text="x", created=NOW.replace(tzinfo=None)), "created"),
        (Attempt(id="a", title="x", started_at=NOW, prediction=Prediction(feared="", likelihood=101, suds=3)),
         "prediction.likelihood"),
        (Attempt(id="a", title="x", started_at=NOW, prediction=Prediction(feared="", likelihood=1, suds=3),
                 outcome=Outcome(happened="no", likelihood_next=3, peak=-1)), "outcome.peak"),
        (Opportunity(id="a", title="x", day=date(2026, 1, 1), created=NOW,
                     rule=Recurrence(frequency="weekly", weekdays=(0, 7))), "rule.weekdays"),
        (Opportunity(id="a", title="x", day=date(2026, 1, 1), created=NOW,
                     rule=Recurrence(frequency="monthly", nth=0, weekdays=(0,))), "rule.nth"),
        (Settings(needs=(NeedLevel(need="confidant", wanted=11, present=0),)), "needs.wanted"),
    ],
)  # fmt: skip
def test_a_value_out_of_bounds_is_refused_both_ways(record: Record, field: str) -> None:
    with pytest.raises(BadRecord) as refused:
        to_line(table_of(record), record)
    assert refused.value.field == field
    try:
        line = msgspec.json.encode(record)
    except ValueError:
        return  # half a character does not even get that far
    if field in ("id", "text") and record.id:
        return  # length is looked at before saving, so that a file written long ago opens fast
    with pytest.raises(BadRecord) as refused:
        from_line(table_of(record), line)
    assert refused.value.field == field


@pytest.mark.parametrize(
    "change",
    [
        {"mood": SECRET},
        {"mood": 3},
        {"energy": SECRET},
        {"energy": True},
        {"energy": 2.5},
        {"at": SECRET},
        {"at": "2026-03-04T09:30:00"},
        {"minutes": None},
        {"id": 7},
    ],
)
def test_a_bad_document_is_named_by_field_and_never_quoted(change: dict[str, Any]) -> None:
    doc = {"id": "abc", "at": "2026-03-04T09:30:00Z", "mood": "low", "energy": 2, "minutes": 5, **change}
    with pytest.raises(BadRecord) as refused:
        decode("checkins", doc)
    assert refused.value.field == next(iter(change))
    assert (refused.value.table, refused.value.id) == ("checkins", "abc" if "id" not in change else "without id")
    chain = [refused.value, refused.value.__cause__, refused.value.__context__]
    assert not any(SECRET in repr(error) or SECRET in str(error) for error in chain)


def test_a_missing_field_is_named() -> None:
    with pytest.raises(BadRecord) as refused:
        decode("checkins", {"id": "abc"})
    assert refused.value.field == "at"


@pytest.mark.parametrize("line", [b"", b"[]", b"null", b"{", b'{"id":"\xff"}', b'"\\ud800"', b"[" * 100_000])
def test_what_is_no_record_at_all_is_refused(line: bytes) -> None:
    with pytest.raises(BadRecord):
        from_line("entries", line)


def test_an_id_that_might_be_text_is_not_quoted() -> None:
    with pytest.raises(BadRecord) as refused:
        to_line("entries", replace(entry("a", "\ud800"), id=SECRET * 10))
    assert SECRET not in str(refused.value)


def test_values_of_the_wrong_type_do_not_reach_the_disk() -> None:
    for wrong in ("3", 2.0, [3], {3}, object()):
        with pytest.raises(BadRecord):
            to_line("checkins", CheckIn(id="a", at=NOW, mood="low", energy=cast(int, wrong), minutes=5))


def test_an_offset_that_json_would_round_is_refused() -> None:
    with pytest.raises(BadRecord):
        to_line("entries", replace(entry("a"), at=datetime(1910, 1, 1, tzinfo=ZoneInfo("Europe/Amsterdam"))))


def test_a_whole_number_will_do_where_a_fraction_may_stand() -> None:
    chosen = Settings(thresholds=(("peak", 85),))
    assert from_line("settings", to_line("settings", chosen)) == chosen


def test_text_is_kept_as_typed() -> None:
    for text in ("e\u0301 \u00e9", "\x00\x1b[31m", "\u2028\u2029\x85", "\U0001f469\u200d\U0001f467", "</script>\\\"'"):
        back = from_line("people", to_line("people", person("a", text)))
        assert getattr(back, "name") == text  # noqa: B009 - the union of records has no common field but `id`


def test_both_readings_of_a_repeated_hour_are_kept() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    for fold in (0, 1):
        moment = datetime(2026, 10, 25, 2, 30, tzinfo=berlin, fold=fold)
        back = from_line("entries", to_line("entries", replace(entry("a"), at=moment)))
        assert isinstance(back, type(entry("a")))
        assert back.at.astimezone(UTC) == moment.astimezone(UTC)
        assert back.at.utcoffset() == moment.utcoffset()


def test_what_is_no_record_has_no_table() -> None:
    with pytest.raises(TypeError):
        table_of(cast(Record, "no record"))
