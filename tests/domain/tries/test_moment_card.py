"""The card for the moment itself: what stands on it, for what it is, and that it fits a screen."""

from datetime import time, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ladder_tui.domain.items.lines import Starter
from ladder_tui.domain.library import Library
from ladder_tui.domain.records.decisions import CareAnswer
from ladder_tui.domain.records.plans import Origin
from ladder_tui.domain.snapshot import Snapshot
from ladder_tui.domain.tries.moment_card import (
    ANY_TIME,
    ENOUGH,
    MY_LINE,
    ROWS,
    TO_SAY,
    Carried,
    MomentCard,
    card_rows,
    cells,
    moment_card,
)  # fmt: skip
from ladder_tui.domain.tries.next_ahead import Ahead, find_ahead, next_ahead
from tests.kits.builders import (
    NOW,
    TODAY,
    ZONE,
    attempt,
    card,
    card_words,
    checkin,
    gap,
    opportunity,
    person,
    plan,
    promise,
    rung,
    settings,
    situation,
    snapshot,
)  # fmt: skip

DAY = timedelta(days=1)
OPENER, PAGE = card(), situation()
BUS = card("topics/bus", "Are you waiting too?", situations=("bus-stop",), settings=("transit",), depth=1)
LIBRARY = Library(topics={one.id: one for one in (OPENER, BUS)}, situations={PAGE.id: PAGE})
FROM_RUNG = Origin(kind="rung", ref="rung-1")


def there(**records: Any) -> Snapshot:
    return snapshot(**{"library": LIBRARY, **records})


def open_try(**fields: Any) -> Any:
    return attempt(**{"status": "open", "outcome": None, "started_at": NOW - timedelta(hours=1), **fields})


# -- what stands on it ----------------------------------------------------------------------


def test_a_step_says_what_is_enough_and_that_one_can_stop() -> None:
    made = moment_card(there(), rung(done_when="I said it aloud."))
    assert made.parts == ((ENOUGH, "I said it aloud."), ("Way out", ANY_TIME))
    assert moment_card(there(), rung()).parts == (("Way out", ANY_TIME),)


def test_the_first_card_that_goes_along_gives_line_and_way_out() -> None:
    made = moment_card(there(), plan(cards=("gone", OPENER.id)))
    assert (made.label, made.line) == (TO_SAY, "“So how did you end up trying this?”")
    assert made.leave == "“They are starting again. Tell me how it went.”"
    own = there(card_words=[card_words(opener="How did you get here?")])
    assert moment_card(own, plan(cards=(OPENER.id,))).line == "“How did you get here?”"


def test_a_try_takes_its_own_cards_then_those_of_its_plan_and_none_where_it_goes_without() -> None:
    now = there(plans=[plan("p", cards=(BUS.id,))])
    assert moment_card(now, open_try(plan_id="p", cards=(OPENER.id,))).line == "“So how did you end up trying this?”"
    assert moment_card(now, open_try(plan_id="p")).line == "“Are you waiting too?”"
    assert moment_card(now, open_try(plan_id="p", without_cards=True)).line == ""


def test_the_page_of_a_plan_gives_a_line_and_ways_to_leave_without_a_gap() -> None:
    page = situation(leave=("I'll call on {day}.", "Here it comes. Have a good day."))
    library = Library(topics={BUS.id: BUS}, situations={page.id: page})
    made = moment_card(there(library=library), plan(title="Wait at the bus stop"))
    assert (made.label, made.line) == (TO_SAY, "“Are you waiting too?”")
    assert made.leave == "“Here it comes. Have a good day.”"
    assert moment_card(there(library=library), opportunity(title="Bus stop, every morning")).leave == made.leave


def test_no_line_is_guessed_for_a_step_but_the_page_taken_along_counts() -> None:
    step = rung(text="Wait at the bus stop", setting="transit", done_when="The bus came.")
    now = there(rungs=[step])
    for of in (step, plan(title=step.text, origin=FROM_RUNG), open_try(title=step.text)):
        assert moment_card(now, of).line == "The bus came."
    taken = plan(title=step.text, origin=FROM_RUNG, situation=PAGE.id)
    assert moment_card(now, taken).leave == "“Here it comes. Have a good day.”"


def test_a_message_says_its_first_line() -> None:
    line = Starter(id="s/hello", text="I saw a heron today.", stage="friend", occasion="plain", channel="text",
                   asks=False)  # fmt: skip
    now = there(library=Library(starters={line.id: line}), people=[person(stage="friend")])
    made = moment_card(now, opportunity(kind="routine", message=True, person_id="ana", title="A line to Ana"))
    assert (made.label, made.line) == (TO_SAY, "“I saw a heron today.”")


def test_a_planned_leaving_time_is_said_first() -> None:
    now = there(rungs=[rung(leave_after=20)])
    assert moment_card(now, rung(leave_after=20)).leave == "After 20 minutes I can go."
    made = moment_card(now, plan(origin=FROM_RUNG, cards=(OPENER.id,)))
    assert made.leave == "After 20 minutes I can go. “They are starting again. Tell me how it went.”"


def test_names_are_initials_where_the_settings_say_so_and_gaps_are_filled() -> None:
    asks = card("topics/ask", "How was {thing}?")
    library = Library(topics={asks.id: asks})
    now = there(
        library=library, people=[person(name="Ana Lima")], settings=settings(initials=True),
        gaps=[gap(card_id=asks.id, plan_id="p")],
    )  # fmt: skip
    made = moment_card(now, plan("p", "Tea with Ana Lima", person_id="ana", cards=(asks.id,)))
    assert (made.title, made.line) == ("Tea with A. L.", "“How was pottery?”")


def test_a_line_of_ones_own_comes_first_that_of_the_try_then_of_the_step_then_for_every_try() -> None:
    every, own = settings(coping="Shy is allowed."), rung(coping="One sentence is enough.")
    of = plan(origin=FROM_RUNG, cards=(OPENER.id,))
    assert moment_card(there(rungs=[own], settings=every), of).parts[0] == (MY_LINE, "One sentence is enough.")
    assert moment_card(there(rungs=[rung()], settings=every), of).line == "Shy is allowed."
    begun = open_try(coping="Feet on the floor.", cards=(OPENER.id,))
    assert moment_card(there(rungs=[own], settings=every), begun).line == "Feet on the floor."
    rex = there(rungs=[rung(coping="Rex is not here.")], people=[person("rex", "Rex", unsafe=True)])
    assert moment_card(rex, of).label == TO_SAY


# -- for what it is -------------------------------------------------------------------------


def ahead(now: Snapshot) -> str | None:
    found = next_ahead(now)
    return found.source.id if found is not None else None


def test_a_try_under_way_comes_before_plans_and_plans_before_the_next_step() -> None:
    records: dict[str, Any] = {"rungs": [rung()], "plans": [plan("p", day=TODAY + DAY, at=time(12, 30), zone=ZONE.key)]}
    assert ahead(there(**records, attempts=[open_try(id="t", rung_id=None)])) == "t"
    assert ahead(there(**records, attempts=[open_try(id="t", rung_id=None, started_at=NOW - 30 * DAY)])) == "p"
    assert next_ahead(there(**records)) == Ahead(source=records["plans"][0], day=TODAY + DAY, at=time(12, 30))
    assert ahead(there(rungs=[rung()])) == "rung-1"
    assert ahead(there()) is None


def test_messages_promises_closed_things_and_small_things_of_other_days_are_passed_over() -> None:
    now = there(
        promises=[promise(due=TODAY)],
        plans=[plan("done", status="done"), plan("far", day=TODAY + 7 * DAY)],
        opportunities=[
            opportunity("message", message=True, kind="routine"),
            opportunity("routine", day=TODAY + DAY, kind="routine"),
        ],
    )
    assert ahead(now) is None


def test_nothing_of_the_ladder_is_named_while_it_rests() -> None:
    harder = [CareAnswer(id="c", at=NOW, harder=True)]
    own = [plan("mine", day=TODAY + DAY)]
    step = [plan("step", origin=FROM_RUNG), plan("later", day=TODAY + DAY, origin=FROM_RUNG)]
    begun = [open_try(id="t", plan_id=None)]
    assert ahead(there(rungs=[rung()], plans=[*step, *own], attempts=begun, care_answers=harder)) == "mine"
    assert ahead(there(rungs=[rung()], plans=step, attempts=begun, care_answers=harder)) is None
    assert ahead(there(rungs=[rung()], plans=step, attempts=begun)) == "t"


def test_a_plan_of_today_above_the_energy_said_waits() -> None:
    hard = rung(suds=70, effort=4)
    now = there(rungs=[hard], plans=[plan("step", origin=FROM_RUNG)], checkins=[checkin(energy=1)])
    assert ahead(now) is None


@pytest.mark.parametrize("found", [next_ahead, lambda now: find_ahead(now, "tea")])
def test_who_is_not_safe_is_on_no_card(found: Any) -> None:
    now = there(
        people=[person("rex", "Rex", unsafe=True)],
        rungs=[rung(text="Tea with Rex")],
        plans=[plan("p1", "Tea", person_id="rex"), plan("p2", "Tea with Rex")],
        attempts=[open_try(id="t1", title="Tea at Rex's", rung_id=None), open_try(id="t2", title="Tea", plan_id="p1")],
    )
    assert not found(now)


def test_words_find_what_is_under_way_then_what_is_planned_then_steps_each_once() -> None:
    now = there(
        rungs=[rung(text="Tea in the kitchen"), rung("aside", "Tea alone", set_aside=True)],
        plans=[plan("p", "Téa with the neighbours", day=TODAY + 3 * DAY), plan("done", "Tea", status="done")],
        opportunities=[opportunity("daily", "Tea circle")],
        attempts=[open_try(id="t", title="Kitchen tea", rung_id=None)],
    )
    assert [one.source.id for one in find_ahead(now, "tea")] == ["t", "daily", "p", "rung-1"]
    assert [one.source.id for one in find_ahead(now, "KITCHEN tea")] == ["t", "rung-1"]
    assert not find_ahead(now, "coffee")


# -- on a screen ----------------------------------------------------------------------------

texts = st.one_of(
    st.text(max_size=400),
    st.lists(st.sampled_from(["Say", "good morning", "日本語の文", "é", "e\u0301", "\x1b[31m", "a" * 90, "\n", "👋"]),
             max_size=40).map(" ".join),
)  # fmt: skip


@given(texts, texts, texts, texts, st.integers(20, 100))
def test_it_always_fits_one_screen_and_no_row_is_wider_than_it(
    title: str, line: str, leave: str, when: str, width: int
) -> None:
    rows = card_rows(MomentCard(title=title, label=TO_SAY, line=line, leave=leave), width, when=when)
    assert len(rows) < ROWS
    assert all(cells(row) <= width for row in rows)
    assert not any(ord(sign) < 32 for row in rows for sign in row)


def test_short_texts_lose_nothing_and_long_ones_say_so() -> None:
    made = MomentCard(title="Good morning to the neighbour with the dog", label=TO_SAY, line="“Cold today.”")
    assert card_rows(made, 40, when="today 12:30") == [
        "Good morning to the neighbour with the", "dog", "today 12:30", "", "To say", "  “Cold today.”", "", "Way out",
        "  I can stop at any time. What I did", "  until then counts.",
    ]  # fmt: skip
    assert card_rows(MomentCard(title="word " * 100), 40)[4].endswith("…")


def test_every_kind_of_thing_has_a_card() -> None:
    things: tuple[Carried, ...] = (open_try(), plan(), opportunity(), rung())
    assert all(moment_card(there(), of).title for of in things)
