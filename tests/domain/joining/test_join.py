"""What becomes of single records when two copies are joined, and how the list says it."""

from datetime import date, time, timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from ladder_tui.domain.base.recurrence import Recurrence
from ladder_tui.domain.joining.join import Copy, Joined, join
from ladder_tui.domain.joining.words import KINDS
from ladder_tui.domain.records.entries import Draft, FromShell
from ladder_tui.domain.records.plans import Origin
from ladder_tui.domain.records.reviews import HardMoments, Review, ReviewLine
from ladder_tui.domain.records.settings import JoinLine, NeedLevel
from ladder_tui.domain.records.tables import TABLES
from tests.kits import builders as make
from tests.kits.builders import NOW, TODAY
from tests.kits.histories import Records, by_table, remove

LATER, EARLIER = NOW - timedelta(hours=1), NOW - timedelta(hours=2)
ANA = make.person(details="likes tea", id="a" * 32)
TEA = make.plan("p" * 31 + "1", title="Tea with Ana", person_id=ANA.id)


def store(**tables: Any) -> Records:
    return by_table(tables)


def joined(base: Records | None, here: Records, there: Records) -> Joined:
    """Joined, the copy here saved later."""
    return join(base, here, Copy("ladder 2.json", EARLIER, there), saved_here=LATER, now=NOW)


def test_what_each_has_changed_stands_in_one_record() -> None:
    base = store(people=[ANA], plans=[TEA])
    here = store(people=[replace(ANA, number="030 1")], plans=[replace(TEA, note="bring cake")])
    there = store(people=[replace(ANA, details="likes tea and cake")], plans=[replace(TEA, day=date(2026, 3, 9))])
    done = joined(base, here, there)
    assert done.records["people"] == {ANA.id: replace(ANA, number="030 1", details="likes tea and cake")}
    assert done.records["plans"] == {TEA.id: replace(TEA, note="bring cake", day=date(2026, 3, 9))}
    assert done.note.lines == ()
    assert done.note.changed == (("people", 1), ("plans", 1))


def test_where_both_changed_a_note_the_later_stands_and_the_other_is_a_page_on_it() -> None:
    base = store(people=[ANA])
    here = store(people=[replace(ANA, details="has a dog")])
    there = store(people=[replace(ANA, details="moved to Bonn")])
    done = joined(base, here, there)
    assert done.records["people"][ANA.id].details == "has a dog"
    (page,) = done.records["entries"].values()
    assert (page.text, page.person_id, page.kind) == ("moved to Bonn", ANA.id, "free")
    assert page.question == "Other version, from ladder 2.json: person “Ana”, details"
    assert done.note.lines == (
        JoinLine(
            kind="both", what="person “Ana”", field="details", kept="has a dog", other="moved to Bonn", written=True
        ),
    )


def test_small_values_are_on_the_list_only() -> None:
    base = store(plans=[TEA])
    here = store(plans=[replace(TEA, day=date(2026, 3, 9), at=time(18, 30))])
    there = store(plans=[replace(TEA, day=date(2026, 3, 11))])
    done = joined(base, here, there)
    assert done.records["entries"] == {}
    (line,) = done.note.lines
    assert (line.what, line.field) == ("plan “Tea with Ana”", "day, time")
    assert (line.kept, line.other) == ("9 March 2026, 18:30", "11 March 2026, any time")


def test_the_record_s_own_moment_decides_before_that_of_the_copy() -> None:
    base = store(plans=[TEA])
    done_there = replace(TEA, status="done", closed_at=NOW, title="Tea, with cake")
    there = store(plans=[done_there])
    here = store(plans=[replace(TEA, title="Tea at noon")])
    assert joined(base, here, there).records["plans"][TEA.id] == done_there
    earlier = replace(done_there, closed_at=EARLIER, status="fell_through")
    assert joined(base, store(plans=[earlier]), there).records["plans"][TEA.id].status == "done"


def test_a_text_that_holds_all_of_the_other_stands_alone() -> None:
    page = make.entry("e1", text="a walk")
    here = store(entries=[replace(page, text="a walk by the river")])
    done = joined(store(entries=[page]), here, store(entries=[replace(page, text="a walk by the river, and a talk")]))
    assert [one.text for one in done.records["entries"].values()] == ["a walk by the river, and a talk"]
    assert done.note.lines == ()


def test_the_other_version_of_what_was_put_down_rests_as_well() -> None:
    page = make.entry("e1", text="x", kind="put_down")
    here, there = (store(entries=[replace(page, text=text)]) for text in ("it goes round", "round and round"))
    done = joined(store(entries=[page]), here, there)
    assert {one.kind for one in done.records["entries"].values()} == {"put_down"}
    assert len(done.records["entries"]) == 2
    (line,) = done.note.lines
    assert (line.what, line.kept, line.other) == ("an entry that was put down", "", "")


def test_removed_in_one_and_left_in_the_other_is_removed_and_named() -> None:
    base = store(people=[ANA], contacts=[make.contact("c1", ANA.id)])
    there: Records = {name: dict(rows) for name, rows in base.items()}
    remove(there, "people", ANA.id)
    done = joined(base, base, there)
    assert done.records["people"] == done.records["contacts"] == {}
    assert [(line.kind, line.what) for line in done.note.lines] == [
        ("removed", "person “Ana”"), ("removed", "contact with Ana, 4 March 2026"),
    ]  # fmt: skip
    assert done.note.gone == (("people", 1), ("contacts", 1))


def test_who_was_removed_stays_with_what_went_along_where_the_other_copy_has_met_them_since() -> None:
    base = store(people=[ANA], contacts=[make.contact("c1", ANA.id)])
    there: Records = {name: dict(rows) for name, rows in base.items()}
    remove(there, "people", ANA.id)
    here = store(people=[ANA], contacts=[make.contact("c1", ANA.id), make.contact("c2", ANA.id)])
    for one, other in ((here, there), (there, here)):
        done = joined(base, one, other)
        assert set(done.records["contacts"]) == {"c1", "c2"}
        assert set(done.records["people"]) == {ANA.id}
    assert ("stayed", "person “Ana”") in [(line.kind, line.what) for line in done.note.lines]


def test_who_was_removed_stays_for_a_new_plan_with_them_but_not_for_an_old_one() -> None:
    base = store(people=[ANA], plans=[TEA])
    there: Records = {name: dict(rows) for name, rows in base.items()}
    remove(there, "people", ANA.id)
    old = store(people=[ANA], plans=[replace(TEA, note="cake")])
    done = joined(base, old, there)
    assert done.records["people"] == {}
    assert done.records["plans"] == {TEA.id: replace(TEA, note="cake", person_id=None)}
    new = store(people=[ANA], plans=[TEA, make.plan("p2", person_id=ANA.id)])
    assert set(joined(base, new, there).records["people"]) == {ANA.id}


def test_removed_in_one_and_changed_in_the_other_stays() -> None:
    base = store(plans=[TEA])
    there = store(plans=[replace(TEA, note="cake")])
    done = joined(base, store(), there)
    assert done.records["plans"] == there["plans"]
    assert [(line.kind, line.what) for line in done.note.lines] == [("stayed", "plan “Tea with Ana”")]


def test_without_a_beginning_whatever_stands_in_either_stands() -> None:
    here = store(people=[ANA], plans=[TEA])
    there = store(people=[replace(ANA, number="030 1")], wins=[make.win("w1")])
    done = joined(None, here, there)
    assert done.records["people"][ANA.id].number == "030 1"
    assert set(done.records["plans"]) == {TEA.id}
    assert set(done.records["wins"]) == {"w1"}
    assert done.note.by_id


def test_settings_are_joined_value_by_value() -> None:
    one = make.settings(thresholds=(("a", 1.0), ("b", 2.0)), needs=(NeedLevel(need="confidant", wanted=5, present=1),))
    here = replace(one, theme="ladder-day", thresholds=(("a", 1.0), ("b", 3.0)))
    there = replace(
        one, energy_day=1, thresholds=(("b", 2.0), ("c", 9.0)),
        needs=(*one.needs, NeedLevel(need="casual_chat", wanted=3, present=3)),
    )  # fmt: skip
    done = joined(store(settings=[one]), store(settings=[here]), store(settings=[there]))
    after = done.records["settings"]["settings"]
    assert (after.theme, after.energy_day) == ("ladder-day", 1)
    assert dict(after.thresholds) == {"b": 3.0, "c": 9.0}
    assert [level.need for level in after.needs] == ["confidant", "casual_chat"]
    assert done.note.lines == ()


def test_days_left_out_and_lines_of_a_look_back_are_joined_one_by_one() -> None:
    walk = make.opportunity("o1")
    days = [TODAY + timedelta(days=n) for n in range(3)]
    base = store(opportunities=[replace(walk, skipped=(days[0],))], reviews=[Review(id="r", at=NOW, week=TODAY)])
    here = store(
        opportunities=[replace(walk, skipped=(days[0], days[1]))],
        reviews=[Review(id="r", at=NOW, week=TODAY, lines=(ReviewLine(step="easy", text="tea"),))],
    )
    there = store(
        opportunities=[replace(walk, skipped=(days[2],))],
        reviews=[Review(id="r", at=NOW, week=TODAY, lines=(ReviewLine(step="hard", text="talk"),))],
    )
    done = joined(base, here, there)
    assert set(done.records["opportunities"]["o1"].skipped) == {days[1], days[2]}
    assert {line.text for line in done.records["reviews"]["r"].lines} == {"tea", "talk"}


def test_unfinished_texts_become_one_and_forms_do_not() -> None:
    drafts = [Draft(id="entry:free", text="x", at=EARLIER), Draft(id="form:win", text='{"text":"x"}', at=EARLIER)]
    here = [Draft(id="entry:free", text="one", at=LATER), Draft(id="form:win", text='{"text":"one"}', at=LATER)]
    there = [Draft(id="entry:free", text="two", at=NOW), Draft(id="form:win", text='{"text":"two"}', at=NOW)]
    done = joined(store(drafts=drafts), store(drafts=here), store(drafts=there))
    assert done.records["drafts"]["entry:free"] == Draft(id="entry:free", text="one\n\ntwo", at=NOW)
    assert done.records["drafts"]["form:win"].text == '{"text":"two"}'
    assert [(line.other, line.written) for line in done.note.lines] == [("one", False)]
    assert done.records["entries"] == {}


def test_the_plan_for_hard_moments_is_joined_part_by_part() -> None:
    base = HardMoments(at=EARLIER, signs="I stop answering")
    here = replace(base, at=LATER, alone="a bath")
    there = replace(base, at=NOW, signs="I sleep badly")
    done = joined(store(hard_moments=[base]), store(hard_moments=[here]), store(hard_moments=[there]))
    assert done.records["hard_moments"]["mine"] == replace(there, alone="a bath")


def test_a_ladder_has_one_step_that_one_is_at() -> None:
    steps = [make.rung(f"{name}" * 32, text=f"step {name}") for name in "abc"]
    base = store(rungs=[replace(steps[0], current=True), *steps[1:]])
    here = store(rungs=[steps[0], replace(steps[1], current=True), steps[2]])
    there = store(rungs=[steps[0], steps[1], replace(steps[2], current=True)])
    done = joined(base, here, there)
    assert [rung.text for rung in done.records["rungs"].values() if rung.current] == ["step b"]
    (line,) = done.note.lines
    assert (line.what, line.kept, line.other) == ("where you are on the ladder", "step b", "step c")


def test_ids_are_said_as_names() -> None:
    other = make.person("b" * 32, "Bea")
    base = store(people=[ANA, other], plans=[make.plan("p", "Tea")])
    here = store(people=[ANA, other], plans=[make.plan("p", "Tea", person_id=ANA.id)])
    there = store(
        people=[ANA, other],
        plans=[make.plan("p", "Tea", person_id=other.id, origin=Origin(kind="person", ref=other.id))],
    )
    (line,) = joined(base, here, there).note.lines
    assert line.field == "made from, with whom"
    assert (line.kept, line.other) == ("nothing, Ana", "kind: person, ref: Bea, Bea")


def test_rules_and_weekdays_are_said_in_words() -> None:
    choir, own = make.opportunity("o", title="Choir"), make.settings()
    here = store(
        opportunities=[replace(choir, rule=Recurrence(frequency="weekly", weekdays=(3,)))],
        settings=[replace(own, look_back_day=0)],
    )
    there = store(
        opportunities=[replace(choir, rule=Recurrence(frequency="monthly", weekdays=(1,), nth=1))],
        settings=[replace(own, look_back_day=None)],
    )
    lines = joined(store(opportunities=[choir], settings=[own]), here, there).note.lines
    assert [(line.field, line.kept, line.other) for line in lines] == [
        ("how it repeats", "every Thursday", "on the first Tuesday of each month")
    ]
    (line,) = joined(None, here, store(opportunities=[choir])).note.lines
    assert (line.kept, line.other) == ("every Thursday", "once")
    nothing, monday = store(settings=[replace(own, week_start=6)]), store(settings=[replace(own, week_start=0)])
    (line,) = joined(None, monday, nothing).note.lines
    assert (line.field, line.kept, line.other) == ("week start", "Monday", "Sunday")


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_kind_of_record_has_its_words(table: Any) -> None:
    assert all(KINDS[table.name])


def test_what_is_remembered_of_lines_from_the_shell_is_joined_and_not_told() -> None:
    remembered = FromShell(id="asked", at=NOW, label="Kept")
    done = joined(None, store(people=[ANA]), store(from_shell=[remembered]))
    assert done.records["from_shell"] == {"asked": remembered}
    assert (done.note.came, done.is_noted) == ((), False)
