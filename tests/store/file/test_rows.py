"""A table is read all at once where everything fits, and gives what reading its records one by one gives."""

from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ladder_tui.store.file import codec
from ladder_tui.store.file.codec import Decoded, from_rows, to_line
from ladder_tui.store.file.errors import Damaged
from ladder_tui.store.file.image import Image, Meta, Rows, parse, render, row
from ladder_tui.store.file.tables import TABLES
from ladder_tui.store.file.uncut import lines_in
from tests.kits.store_kit import entry, records

#: What may stand in a line that no record is in, or none that fits.
ODD = (b"", b"null", b"[]", b"{", b"{}", b'{"id":""}', b'{"id":"a"}', b'{"id":7}', b"[" * 2000, b'{"id":"a"},"9":{}')

TABLE = st.sampled_from(list(TABLES)).flatmap(
    lambda table: st.tuples(
        st.just(table), st.lists(records(TABLES[table]).map(lambda record: to_line(table, record)), max_size=5)
    )
)


def numbered(lines: list[bytes]) -> Rows:
    return {str(number): row(str(number), line) for number, line in enumerate(lines, start=1)}


@given(TABLE)
@settings(max_examples=60, deadline=None)
def test_whole_tables_are_read_at_once(table: tuple[str, list[bytes]]) -> None:
    name, lines = table
    rows = numbered(lines)
    one_by_one = codec._one_by_one(name, rows)
    assert from_rows(name, rows) == one_by_one
    if not one_by_one.left_out:
        assert codec._all_at_once(name, rows) == one_by_one


@given(TABLE, st.booleans(), st.data())
@settings(max_examples=100, deadline=None)
def test_what_does_not_fit_costs_itself_and_is_named(
    table: tuple[str, list[bytes]], twice: bool, data: st.DataObject
) -> None:
    name, lines = table
    broken = [*lines]
    for _ in range(data.draw(st.integers(1, 2))):
        broken.insert(data.draw(st.integers(0, len(broken))), data.draw(st.sampled_from(ODD)))
    if lines and twice:
        broken.append(data.draw(st.sampled_from(lines)))  # the same id again
    rows = numbered(broken)
    assert from_rows(name, rows) == codec._one_by_one(name, rows)


@pytest.mark.parametrize(
    ("table", "change"),
    [
        ("plans", {"effort": 6}),
        ("plans", {"day": "1899-12-31"}),
        ("plans", {"created": "2201-01-01T00:00:00Z"}),
        ("plans", {"created": "2026-01-01T00:00:00"}),
        ("plans", {"id": "x" * 201}),
        ("plans", {"id": ""}),
        ("rungs", {"suds": 101}),
    ],
)
def test_every_rule_is_asked_of_every_record(table: str, change: dict[str, Any]) -> None:
    fit = {
        "plans": {"id": "a", "title": "", "day": "2026-01-01", "created": "2026-01-01T00:00:00+01:00", "effort": 2},
        "rungs": {"id": "a", "text": "", "suds": 10, "created": "2026-01-01T00:00:00-05:00"},
    }[table]
    docs = [{**fit, "id": str(number)} for number in range(4)]
    docs[2] |= change
    decoded = from_rows(table, numbered(list(map(msgspec.json.encode, docs))))
    assert [number for number, _ in decoded.left_out] == ["3"]
    assert decoded.left_out[0][1].startswith(next(iter(change)))
    assert set(decoded.records) == {"0", "1", "3"}


def test_values_that_rules_tell_apart_are_all_looked_at() -> None:
    zones = (UTC, timezone(timedelta(hours=1)), timezone(timedelta(seconds=30)), None)
    moments = {(year, zone): datetime(year, 1, 1, tzinfo=zone) for year in (1899, 1900, 2200, 2201) for zone in zones}
    for (year, zone), moment in moments.items():
        fits = 1900 <= year <= 2200 and zone in zones[:2]
        assert codec._fit([moments[2200, UTC], None, moment, moments[1900, UTC]], None, None) is fits
    assert codec._fit([date(2026, 1, 1), None, date(2026, 1, 2)], None, None)
    assert not codec._fit([date(2026, 1, 1), date(1899, 1, 2)], None, None)
    assert codec._fit([1, 2, 2, None], (1, 2), None)
    assert not codec._fit([1, 2, 3], (1, 2), None)
    assert not codec._fit([1, 2], (1, 2), 2)
    assert codec._fit([None], (1, 2), None)
    assert codec._fit([(), (1,), "a"], (1, 2), None)
    assert not codec._fit([(), (1, 3)], (1, 2), None)
    assert from_rows("entries", {}) == Decoded()


@pytest.mark.parametrize("name", ["1", "9 7", 'a"b', "a\\b", "é", "", "a,b"])
def test_any_name_and_number_comes_back(name: str) -> None:
    line = to_line("entries", entry("a", "one,\ntwo\n}"))
    rows = {name: row(name, line), "2": row("2", line)}
    tables: dict[str, Rows | bytes] = {name: rows, "empty": {}, "other": b'{"a":"},"}', "last": {"1": row("1", line)}}
    image = Image(Meta(), tables)
    for names in ([*tables], [*tables][::-1], [*tables][1:3], ["empty"], ["other"], []):
        some = Image(image.meta, {known: tables[known] for known in names})
        back = parse(b"".join(render(some)))
        assert back == some
        assert list(back.tables) == names


@pytest.mark.parametrize("line", [b"nothing", b'"2', b'"a\\', b""])
def test_lines_that_ladder_does_not_write_are_said_to_be_foreign(line: bytes) -> None:
    data = b'{\n"1":{},\n' + line + b"\n}"
    lines = lines_in(data, 0, len(data))
    assert len(lines) == 2
    with pytest.raises(Damaged, match="not as ladder writes them"):
        dict(lines)
