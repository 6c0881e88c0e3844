"""What a day offers by itself."""

from datetime import date, datetime, time, timedelta
from typing import Any

from hypothesis import given
from hypothesis import settings as run
from hypothesis import strategies as st
from msgspec.structs import replace

from ladder_tui.domain.cards.dealing import season_here
from ladder_tui.domain.cards.of_the_day import card_for_plan, card_of_the_day, deal_hand
from ladder_tui.domain.cards.wording import topic_cards
from ladder_tui.domain.records.activities import Hidden
from ladder_tui.domain.records.plans import Origin
from ladder_tui.domain.writing.kind_lines import PLANNED, RESTING, SOMETHING_DONE, line_of_the_day
from ladder_tui.domain.writing.of_the_day import kindness_for, prompt_of_the_day, prompts_for
from tests.kits.builders import (
    NOW,
    TODAY,
    ZONE,
    card,
    card_mark,
    checkin,
    choice,
    entry,
    kindness,
    library,
    person,
    plan,
    prompt,
    rung,
    settings,
    snapshot,
)

CLASS = [card(f"class-{number}", settings=("class",), depth=2) for number in range(5)]
WALK = [card(f"walk-{number}", settings=("walk",), depth=1 + number, stages=("friend",)) for number in range(5)]
CARDS = library(topics=[*CLASS, *WALK])

# ---- the card of the day


def test_the_card_fits_where_todays_plan_takes_place() -> None:
    at_class = plan(setting="class")
    on_rung = plan(origin=Origin(kind="rung", ref="rung-1"))
    for plans, rungs in (([at_class], []), ([on_rung], [rung(setting="class")])):
        found = card_of_the_day(snapshot(library=CARDS, plans=plans, rungs=rungs))
        assert found is not None
        assert found.settings == ("class",)


def test_the_first_plan_that_says_something_decides() -> None:
    plans = [
        plan("any", setting="walk"),
        plan("early", at=time(8)),
        plan("later", at=time(18), setting="class"),
        plan("done", at=time(7), setting="walk", status="done"),
        plan("tomorrow", day=TODAY + timedelta(days=1), setting="walk"),
    ]
    found = card_of_the_day(snapshot(library=CARDS, plans=plans))
    assert found in CLASS


def test_occurrences_may_say_where_too() -> None:
    found = card_of_the_day(snapshot(library=CARDS), settings=["walk"])
    assert found is not None
    assert found.settings == ("walk",)


def test_depth_stays_shallow_unless_somebody_is_named() -> None:
    friend = person(stage="friend", depth_ceiling=4)
    with_ana = plan(person_id="ana", setting="walk")
    depths = set()
    for day in range(10):
        now = NOW + timedelta(days=day)
        alone = card_of_the_day(snapshot(now, library=CARDS))
        assert alone is not None
        assert alone.depth <= 2
        planned = plan(day=now.date(), person_id="ana", setting="walk")
        found = card_of_the_day(snapshot(now, library=CARDS, people=[friend], plans=[planned]))
        assert found is not None
        depths.add(found.depth)
    assert depths == {1, 2, 3, 4}
    unsafe = person(stage="friend", unsafe=True)
    fallback = card_of_the_day(snapshot(library=CARDS, people=[unsafe], plans=[with_ana]))
    assert fallback is not None
    assert fallback.depth <= 2


def test_what_stands_in_goes_no_deeper_than_suits_whom_one_meets() -> None:
    wary = person(stage="familiar_face", depth_ceiling=1)
    there = snapshot(library=CARDS, people=[wary], plans=[plan(person_id=wary.id)])
    for days in range(14):
        day = NOW + timedelta(days=days)
        planned = plan(day=day.date(), person_id=wary.id)
        seen = replace(there, now=day, plans={planned.id: planned})
        for found in (card_of_the_day(seen), card_for_plan(replace(seen, plans={}), planned)):
            assert found is not None
            assert found.depth == 1


def test_a_day_without_a_fitting_place_still_has_a_card() -> None:
    assert card_of_the_day(snapshot(library=CARDS, plans=[plan(setting="party")])) is not None
    assert card_of_the_day(snapshot()) is None


def test_the_card_stays_all_day_also_once_it_was_used() -> None:
    morning = card_of_the_day(snapshot(library=CARDS))
    assert morning is not None
    later = NOW + timedelta(hours=12)
    used = [card_mark(card_id=morning.id, at=NOW, person_id="ana")]
    assert card_of_the_day(snapshot(later, library=CARDS, card_marks=used)) == morning


def test_a_card_that_is_not_for_me_is_replaced_and_the_other_days_stay_as_they_were() -> None:
    days = [NOW + timedelta(days=day) for day in range(10)]
    before = [card_of_the_day(snapshot(now, library=CARDS)) for now in days]
    rejected = before[0]
    assert rejected is not None
    marks = [card_mark(card_id=rejected.id, action="not_for_me")]
    after = [card_of_the_day(snapshot(now, library=CARDS, card_marks=marks)) for now in days]
    assert after[0] != rejected
    assert all(new == old for old, new in zip(before, after, strict=True) if old != rejected)


def test_removed_cards_and_cards_for_one_part_of_the_day_are_left_out() -> None:
    cards = [card("a"), card("b", daypart="morning"), card("c")]
    there = snapshot(library=library(topics=cards), hidden=[Hidden(id="c", at=NOW)])
    found = card_of_the_day(there)
    assert found is not None
    assert found.id == "a"
    assert [kept.id for kept in topic_cards(there)] == ["a", "b"]


@run(max_examples=50, deadline=None)
@given(size=st.integers(1, 25), start=st.integers(0, 400))
def test_no_card_comes_twice_before_the_deck_is_used_up(size: int, start: int) -> None:
    cards = library(topics=[card(f"c{number}") for number in range(size)])
    first = TODAY.toordinal() // size * size + start * size
    shown = []
    for day in range(size):
        found = card_of_the_day(snapshot(datetime.combine(date.fromordinal(first + day), time(9), ZONE), library=cards))
        assert found is not None
        shown.append(found.id)
    assert len(set(shown)) == size


# ---- a hand


def test_a_hand_keeps_its_place_in_its_own_deck() -> None:
    there = snapshot(library=CARDS)
    first = deal_hand(there, setting="class")
    assert (len(first.cards), first.fitting, first.depth) == (3, 5, 2)
    second = deal_hand(snapshot(library=CARDS, decks=[first.deck]), setting="class", n=2)
    assert {dealt.id for dealt in (*first.cards, *second.cards)} == {made.id for made in CLASS}
    other = deal_hand(snapshot(library=CARDS, decks=[first.deck]), setting="walk")
    assert other.deck.id != first.deck.id


def test_a_hand_for_someone_keeps_within_their_ceiling() -> None:
    friend = person(stage="friend", depth_ceiling=2)
    hand = deal_hand(snapshot(library=CARDS, people=[friend]), person=friend, n=9)
    assert [dealt.depth for dealt in hand.cards] in ([1, 2], [2, 1])
    assert deal_hand(snapshot(library=CARDS), setting="queue").cards == ()


# ---- questions, kindness, the kind line


def test_the_question_goes_by_what_the_day_holds() -> None:
    prompts = [
        prompt("any"),
        prompt("before", moment="before", writes="prediction"),
        prompt("win", moment="win", writes="win"),
        prompt("week", moment="weekly", writes="need"),
        prompt("month", moment="monthly", writes="value"),
    ]
    questions = library(reflections=prompts)

    def asked(now: datetime = NOW, **tables: Any) -> str:
        found = prompt_of_the_day(snapshot(now, library=questions, **tables))
        assert found is not None
        return found.id

    planned_before = plan(created=NOW - timedelta(days=2))
    assert asked() == "any"
    assert asked(plans=[planned_before]) == "before"
    assert asked(plans=[plan()]) == "any"
    assert asked(plans=[plan(day=TODAY - timedelta(days=1), status="done")]) == "win"
    assert asked(datetime(2026, 3, 8, 9, tzinfo=ZONE)) == "week"
    assert asked(datetime(2026, 3, 7, 9, tzinfo=ZONE), settings=settings(week_start=6)) == "week"
    assert asked(datetime(2026, 4, 1, 9, tzinfo=ZONE)) == "month"
    hidden = snapshot(library=library(reflections=prompts[:1]), hidden=[Hidden(id="any", at=NOW)])
    assert prompt_of_the_day(hidden) is None


def test_questions_and_kindness_come_from_the_library_and_the_journal() -> None:
    there = snapshot(
        library=library(
            reflections=[prompt("a", moment="after", core=True), prompt("b", moment="after", min_gap_days=9)],
            kindness=[kindness("k1"), kindness("k2")],
        ),
        entries=[
            entry("e1", prompt_id="b"),
            entry("e2", prompt_id="k1", kind="kindness"),
        ],
    )
    assert [one.id for one in prompts_for("after", there)] == ["a"]
    card_for_now = kindness_for("setback", there)
    assert card_for_now is not None
    assert card_for_now.id == "k2"


def test_the_kind_line_reads_the_day() -> None:
    done = plan("p1", status="done")
    assert line_of_the_day(snapshot(plans=[done])) in SOMETHING_DONE
    rested = choice(item_id="rest", action="rested")
    assert line_of_the_day(snapshot(plans=[done], choices=[rested])) in RESTING
    tired = snapshot(checkins=[checkin(energy=1)])
    assert line_of_the_day(tired) == line_of_the_day(snapshot(checkins=[checkin(energy=2)], plans=[plan()]))
    lines = {line_of_the_day(snapshot(NOW + timedelta(days=day)), planned=1) for day in range(20)}
    assert lines & set(PLANNED)


def test_seasons_turn_with_the_region() -> None:
    assert season_here(snapshot()) == "spring"
    assert season_here(snapshot(settings=settings(region="nz"))) == "autumn"


def test_a_first_day_back_has_a_question_of_its_own_all_day() -> None:
    questions = library(reflections=[prompt("back", moment="returning"), prompt("any", moment="anytime")])
    for days, asked in ((9, "any"), (10, "back"), (200, "back")):
        seen = [checkin("c1", at=NOW - timedelta(days=days)), checkin("c2", at=NOW)]
        found = prompt_of_the_day(snapshot(library=questions, checkins=seen))
        assert found is not None
        assert found.id == asked
    first = prompt_of_the_day(snapshot(library=questions, checkins=[checkin(at=NOW)]))
    assert first is not None
    assert first.id == "any"
