"""Laws of joining, over any two histories from one beginning: nothing lost, twice is once, either way the same."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from ladder_tui.domain.base.references import Table
from ladder_tui.domain.joining.join import Copy, Joined, Records, join, with_note
from ladder_tui.domain.records.tables import TABLES
from tests.kits.builders import NOW
from tests.kits.histories import histories

EARLIER = NOW - timedelta(hours=2)
LATER = NOW - timedelta(hours=1)


def joined(base: Records | None, here: Records, there: Records, *, here_later: bool | None = True) -> Joined:
    """Joined; the copy here was saved later, earlier, or at the same moment (None)."""
    saved = {True: (LATER, EARLIER), False: (EARLIER, LATER), None: (LATER, LATER)}[here_later]
    return join(base, here, Copy("ladder 2.json", saved[1], there), saved_here=saved[0], now=NOW)


def dangling(records: Records) -> Iterator[tuple[str, str]]:
    """What names a record of ours that is not there."""
    ids = {id for copy in records.values() for id in copy}
    for table in TABLES:
        for record in records[table.name].values():
            for ref in table.refs:
                for key in names_of(table, ref, record):
                    if len(key) == 32 and key not in ids:
                        yield f"{table.name}/{record.id}", f"{ref.field}: {key}"


def names_of(table: Table[Any], ref: Any, record: Any) -> list[str]:
    if ref.gone == "keep" or ref.key == "name":
        return []
    return [str(name).rpartition(":")[2] for name in ref.names(getattr(record, ref.field))]


def nothing_is_lost(three: Any, with_base: bool, here_later: bool | None) -> None:
    """Every record of both is there or was removed in one and left in the other; no text is gone."""
    base, here, there = three
    done = joined(base if with_base else None, here, there, here_later=here_later)
    listed = [text for line in done.note.lines for text in (line.kept, line.other)]
    pages = [page.text for page in done.records["entries"].values()]
    for table in TABLES:
        for copy, other in ((here, there), (there, here)):
            for id, record in copy[table.name].items():
                after = done.records[table.name].get(id)
                if after is None:
                    assert with_base
                    assert base[table.name].get(id) == record, "only what was left as it was may go"
                    assert id not in other[table.name], "and only where the other one removed it"
                elif after != record and not table.passing and record != base[table.name].get(id):
                    for name in ("text", "details", "note", "title"):
                        text = getattr(record, name, "")
                        was = getattr(base[table.name].get(id), name, "")
                        if isinstance(text, str) and text.strip() and text != was:
                            said = (getattr(after, name), *listed, *pages)
                            assert any(text.strip() in one for one in said), (table.name, name)


def references_are_whole_and_no_id_stands_twice(three: Any, with_base: bool, here_later: bool | None) -> None:
    base, here, there = three
    before = {*dangling(here), *dangling(there)}
    done = joined(base if with_base else None, here, there, here_later=here_later)
    assert {*dangling(done.records)} <= before
    for rows in done.records.values():
        assert all(record.id == id for id, record in rows.items())
    currents = [rung.ladder_id for rung in done.records["rungs"].values() if rung.current]
    assert len(currents) == len(set(currents))


def joining_twice_changes_nothing(three: Any, with_base: bool, here_later: bool | None, again: bool) -> None:
    """Whether or not it is remembered that the copy has been joined."""
    base, here, there = three
    known = base if with_base else None
    once = with_note(joined(known, here, there, here_later=here_later))
    twice = joined(there if again else known, once, there)
    assert twice.is_nothing, (twice.came, twice.changed, twice.gone)


def either_way_it_comes_to_the_same(three: Any, with_base: bool, here_later: bool | None) -> None:
    base, here, there = three
    known = base if with_base else None
    one = joined(known, here, there, here_later=here_later).records
    other = joined(known, there, here, here_later=None if here_later is None else not here_later).records
    for table in TABLES:
        if table.name == "entries":  # which copy the other version comes from is said by its name
            plain = [
                {id: (page.at, page.text, page.kind) for id, page in copy["entries"].items()} for copy in (one, other)
            ]
            assert plain[0] == plain[1]
        else:
            assert one[table.name] == other[table.name], table.name


def what_only_one_has_changed_is_taken_as_it_is(three: Any) -> None:
    base, _, there = three
    done = joined(base, base, there)
    assert done.records == there
    assert not [line for line in done.note.lines if line.kind != "removed"]
    assert joined(base, there, base).is_nothing


@given(three=histories(), with_base=st.booleans(), here_later=st.sampled_from((True, False, None)), again=st.booleans())
def test_every_law_holds(three: Any, with_base: bool, here_later: bool | None, again: bool) -> None:
    """All of them on the same histories: making those takes as long as the laws."""
    nothing_is_lost(three, with_base, here_later)
    references_are_whole_and_no_id_stands_twice(three, with_base, here_later)
    joining_twice_changes_nothing(three, with_base, here_later, again)
    either_way_it_comes_to_the_same(three, with_base, here_later)
    what_only_one_has_changed_is_taken_as_it_is(three)
