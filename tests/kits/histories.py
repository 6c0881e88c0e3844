"""Two histories from one beginning: what two machines make of one store before their copies meet."""

from collections.abc import Mapping
from typing import Any

from hypothesis import strategies as st
from msgspec.structs import replace

from ladder_tui.domain.base.references import Working
from ladder_tui.domain.records.tables import TABLES
from tests.kits import builders as make
from tests.kits.builders import NOW
from tests.kits.crowd import Draw, Store, stores

Records = dict[str, dict[str, Any]]
#: Texts that a history writes, some a part of others, one in two forms that look alike.
TEXTS = ("tea", "tea and cake", "a walk", "", "first line\nsecond line", "x" * 80)
_BY_NAME = {table.name: table for table in TABLES}


def by_table(store: Store) -> Records:
    """A store of the crowd as records by table and id."""
    return {name: {record.id: record for record in store.get(name, ())} for name in _BY_NAME}


@st.composite
def histories(draw: Draw) -> tuple[Records, Records, Records]:
    """A beginning, and what became of it in two places; each keeps its references whole."""
    base = by_table(draw(stores()))
    here, there = _went_on(draw, base, "here"), _went_on(draw, base, "there")
    both = [id for id in base["people"] if id in here["people"] and id in there["people"]]
    if both and draw(st.booleans()):  # one removes whom the other has met since, which chance alone hardly brings about
        one, other = draw(st.permutations((here, there)))
        remove(one, "people", both[0])
        other["contacts"]["since"] = make.contact("since", both[0], at=NOW)
    return base, here, there


def _went_on(draw: Draw, base: Records, where: str) -> Records:
    """A few changes, removals and additions, each as the app makes them."""
    now = {name: dict(rows) for name, rows in base.items()}
    for number in range(draw(st.integers(0, 6))):
        known = [(name, id) for name, rows in now.items() for id in rows]
        what = draw(st.sampled_from(("change", "change", "remove", "add")))
        if what == "add" or not known:
            _add(draw, now, f"{where}-{number}")
            continue
        named = [(name, id) for name, id in known if name in ("people", "plans", "rungs")]
        name, id = draw(st.sampled_from(named if what == "remove" and named else known))
        if what == "remove" and name != "settings":
            remove(now, name, id)
        else:
            now[name][id] = _changed(draw, now[name][id])
    return now


def remove(now: Records, name: str, id: str) -> None:
    """Take a record out, with all that follows."""
    before = {table: dict(rows) for table, rows in now.items()}
    working = Working(lambda table: before[table.name])
    working.put(_BY_NAME[name], id, None)
    working.follow(TABLES, {_BY_NAME[name]: {id: before[name][id]}})
    for table, gone, _, after in working.changes():
        if after is None:
            del now[table.name][gone]
        else:
            now[table.name][gone] = after


def _changed(draw: Draw, record: Any) -> Any:
    """A record with a text of its own or a moment changed, as far as it has one."""
    fields: list[str] = [
        name for name in ("text", "title", "details", "note", "name", "signs", "reward", "next_time")
        if isinstance(getattr(record, name, None), str)
        and not (name == "text" and str(getattr(record, "id", "")).startswith("form:"))
    ]  # fmt: skip
    if not fields:
        return record
    name = draw(st.sampled_from(fields))
    text = draw(st.sampled_from(TEXTS))
    return replace(record, **{name: text or "nothing much"} if name in ("title", "name", "text") else {name: text})


def _add(draw: Draw, now: Records, id: str) -> None:
    """A page, a plan or a contact, of what there is."""
    people, plans = list(now["people"]), list(now["plans"])
    whom = draw(st.sampled_from([None, *people]))
    added: Mapping[str, Any] = {
        "entries": make.entry(id, plan_id=draw(st.sampled_from([None, *plans])), text=draw(st.sampled_from(TEXTS[:2]))),
        "plans": make.plan(id, person_id=whom),
        "people": make.person(id, id),
        **({"contacts": make.contact(id, whom, at=NOW)} if whom else {}),
    }
    name = draw(st.sampled_from(sorted(added)))
    now[name][id] = added[name]
