"""What never stands in a report, in any form: who is not safe, and without a tick no name and no typed word."""

import re

from hypothesis import given
from hypothesis import settings as rules
from hypothesis import strategies as st
from msgspec.structs import replace

from ladder_tui.domain.records.attempts import Habit
from ladder_tui.domain.records.measures import OwnAnswer
from ladder_tui.domain.records.plans import Origin
from ladder_tui.domain.records.reviews import ToBring
from ladder_tui.domain.report.paper import as_html
from ladder_tui.domain.report.parts import last_weeks
from ladder_tui.domain.report.sections import all_ticked, report
from ladder_tui.domain.report.text import as_markdown, as_text
from ladder_tui.domain.snapshot import Snapshot
from tests.kits.builders import NOW, TODAY, attempt, contact, outcome, person, plan, prediction, rung, snapshot, win
from tests.kits.report_kit import DAY, goal, said

MARK = "Quaxelblot"


names = st.text(alphabet="QXZJVqxzjv", min_size=4, max_size=9).map(str.capitalize)
full_names = st.lists(names, min_size=1, max_size=3).map(" ".join)
texts = st.lists(st.sampled_from([MARK, "NAME", "REX", "name", "and", "(NAME),", "REX's"]), max_size=6).map(" ".join)

# Made once: what is made for each drawing has to be looked through each time.
statuses = st.sampled_from(["open", "done", "left_early", "self_cancelled", "fell_through"])
origins = st.sampled_from([Origin(), Origin(kind="person", ref="rex"), Origin(kind="person", ref="ana")])
days_ago, whom, a_plan = (
    st.integers(0, 40),
    st.sampled_from([None, "ana", "rex"]),
    st.sampled_from([None, "p0", "p1", "p2"]),
)


@st.composite
def noted(draw: st.DrawFn) -> tuple[Snapshot, str, str]:
    """A month in which any text may hold a mark, the name of a friend, or that of somebody not safe."""
    friend = draw(full_names)
    rex = draw(full_names.filter(lambda name: not set(name.casefold().split()) & set(friend.casefold().split())))

    def text() -> str:
        written = draw(texts).replace("NAME", friend).replace("REX", rex)
        return written.replace("name", friend.split()[0].lower())

    plans = [
        plan(
            f"p{n}", text(), TODAY - draw(days_ago) * DAY, status=draw(statuses), backup=text(),
            origin=draw(origins), person_id=draw(whom),
        )
        for n in range(3)
    ]  # fmt: skip
    tries = [
        attempt(
            f"t{n}", text(), started_at=NOW - draw(days_ago) * DAY,
            prediction=prediction(feared=text(), habits=(text(),)),
            outcome=outcome(lesson=text(), easy=text(), hard=text(), adjust=text(), facts=text(), context=text(),
                            habits=(Habit(name=text(), use="used"),)),
            plan_id=draw(a_plan),
        )
        for n in range(3)
    ]  # fmt: skip
    made = snapshot(
        people=[person(name=friend), person("rex", rex, unsafe=True, details=MARK)],
        plans=plans,
        attempts=tries,
        rungs=[rung(text=text())],
        goals=[goal(verb=text())],
        wins=[win(text=text())],
        own_answers=[OwnAnswer(id="o", at=NOW, question=text(), value=3)],
        to_bring=[ToBring(at=NOW, text=text())],
        contacts=[contact(note=text()), contact("c2", "rex", note=text())],
    )
    return made, friend, rex


def told(now: Snapshot, *, names: bool = False, texts: bool = False) -> str:
    choice = replace(last_weeks(TODAY), names=names)
    made = report(now, all_ticked(now, choice) if texts else choice)
    return "\n".join((as_markdown(made), as_text(made), as_html(made))).casefold()


def parts_in(name: str, told: str) -> bool:
    return not set(name.casefold().split()).isdisjoint(re.findall(r"\w+", told))


def no_name_no_typed_word_and_nobody_unsafe_reaches_the_redacted_report(now: Snapshot, friend: str, rex: str) -> None:
    redacted = told(now)
    assert MARK.casefold() not in redacted
    assert not parts_in(friend, redacted)
    assert not parts_in(rex, redacted)
    with_texts = told(now, texts=True)
    assert not parts_in(friend, with_texts)
    assert not parts_in(rex, with_texts)
    assert not parts_in(rex, told(now, texts=True, names=True))
    assert told(now, names=True) == redacted


def what_was_done_with_somebody_unsafe_is_in_no_count(now: Snapshot, rex: str) -> None:
    safe = [
        one for one in now.plans.values()
        if one.person_id != "rex" and one.origin.ref != "rex" and not parts_in(rex, one.title.casefold())
        and one.day > TODAY - 28 * DAY and one.status != "self_cancelled"
    ]  # fmt: skip
    counted = [line.partition(":")[0] for line in said(report(now, last_weeks(TODAY)), "plans")]
    assert counted == ([f"{len(safe)} planned"] if safe else [])


def test_a_win_of_something_done_with_somebody_unsafe_is_neither_told_nor_counted() -> None:
    now = snapshot(
        people=[person("rex", "Rex", unsafe=True)],
        plans=[plan("p", "Tea", person_id="rex")],
        attempts=[attempt("t", plan_id="p"), attempt("u", "Walk with Rex")],
        wins=[win("w1", MARK, plan_id="p"), win("w2", MARK, attempt_id="t"), win("w3", MARK, attempt_id="u")],
    )
    assert report(now, all_ticked(now, last_weeks(TODAY))).sections == ()


@given(noted())
@rules(max_examples=120, deadline=None)
def test_what_never_stands_in_it(case: tuple[Snapshot, str, str]) -> None:
    now, friend, rex = case
    no_name_no_typed_word_and_nobody_unsafe_reaches_the_redacted_report(now, friend, rex)
    what_was_done_with_somebody_unsafe_is_in_no_count(now, rex)
