"""Whatever lies in the folder of what waits, the window goes on: it is carried out, or refused with a sentence."""

from pathlib import Path
from typing import Any, get_args

import msgspec
import pytest
from hypothesis import given
from hypothesis import settings as given_settings
from hypothesis import strategies as st

from ladder_tui.domain.records.opportunities import Opportunity
from ladder_tui.domain.records.plans import Plan
from ladder_tui.services.requests.carry_out import carry_out
from ladder_tui.services.requests.requests import NewRecord, NewRecords
from ladder_tui.services.requests.whole import WRITTEN, AnyRequest, from_bytes, to_bytes
from tests.kits.builders import NOW
from tests.kits.store_kit import records
from tests.services.requests.conftest import opened

KINDS: tuple[Any, ...] = tuple(kind for kind in get_args(AnyRequest) if kind is not NewRecords)
NEW = st.builds(
    NewRecord,
    table=st.sampled_from(["wins", "plans", "settings", "from_shell", "nothing", ""]),
    record=st.sampled_from([b"{}", b"1", b'{"id":"x","text":"y","at":"2026-03-04T09:00:00Z"}']).map(msgspec.Raw),
)
ANY = st.one_of(
    *map(records, KINDS),
    st.builds(NewRecords, id=st.text(min_size=1), at=st.just(NOW), label=st.text(),
              records=st.lists(NEW, max_size=3).map(tuple)),
)  # fmt: skip


@given(found=st.lists(ANY, min_size=1, max_size=4))
@given_settings(deadline=None, max_examples=50)
def test_any_request_is_carried_out_or_refused(found: list[AnyRequest], tmp_path_factory: Any) -> None:
    house = opened(Path(tmp_path_factory.mktemp("data")))
    for request in found:
        outcome = carry_out(house.ledger, from_bytes(to_bytes(request)))
        assert outcome.sentence.strip()
        assert house.journal.save_state.kind == "saved"
    house.ledger.keeper.close()


def test_moments_at_the_ends_of_time(tmp_path: Path) -> None:
    house = opened(tmp_path)
    for at in ("0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z"):
        for do, more in (("win", {"text": "x"}), ("win", {"text": "x", "day": "0001-01-01"}), ("undo", {}),
                         ("close", {"kind": "plan", "ref": "x", "day": "9999-12-31", "status": "done"})):  # fmt: skip
            request = from_bytes(msgspec.json.encode({"do": do, "id": "a" * 32, "at": at, **more}))
            assert carry_out(house.ledger, request).refused
    house.close()


def test_what_could_never_be_saved_is_refused_so_that_it_is_in_nobodys_way(tmp_path: Path) -> None:
    house = opened(tmp_path)
    long = "x" * 1_000_001
    line = msgspec.json.encode({"id": "x", "text": long, "at": "2026-03-04T09:00:00Z"})
    for label, records_ in (
        (long, ()),
        ("Brought in", (NewRecord(table="wins", record=msgspec.Raw(line)),)),
    ):
        assert carry_out(house.ledger, NewRecords(id="a", at=NOW, label=label, records=records_)).refused
    assert carry_out(house.ledger, from_bytes(msgspec.json.encode({"do": "undo", "id": "a" * 200, "at": NOW}))).refused
    assert house.journal.save_state.kind == "saved"
    house.close()


@pytest.mark.parametrize("kind", [Plan, Opportunity])
def test_every_field_that_takes_words_is_listened_to(kind: type) -> None:
    texts = {field.name for field in msgspec.structs.fields(kind) if field.type is str}
    assert texts - {*WRITTEN} == {"id", "zone"}
