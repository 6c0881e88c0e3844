"""The picker: three explained picks and rest."""

from datetime import date, datetime, timedelta
from math import exp
from typing import Any

import pytest
from msgspec.structs import replace

from ladder_tui.domain.base.vocabulary import NEEDS
from ladder_tui.domain.picks.candidates import candidates
from ladder_tui.domain.picks.picker import Picks, pick
from ladder_tui.domain.picks.scoring import inputs_of, scored
from ladder_tui.domain.records.plans import Origin
from ladder_tui.domain.records.settings import NeedLevel
from ladder_tui.domain.snapshot import Snapshot
from tests.kits.builders import (
    NOW,
    TODAY,
    ZONE,
    activity,
    checkin,
    choice,
    contact,
    library,
    person,
    plan,
    settings,
    shares,
    snapshot,
    use,
)

EVENING = NOW.replace(hour=19)

# ---- the worked example: energy 2, 20 minutes, gaps in confidant and group belonging

VOICE_NOTE = activity("pack/voice", "A voice note swap", effort=1, minutes=10, needs=shares("confidant"))
THREAD = activity("pack/thread", "The reading thread", effort=1, minutes=2, needs=shares("group_belonging"))
LAP = activity("pack/lap", "The same lap", effort=1, minutes=20, needs=shares("casual_chat"))
CHOIR = activity("pack/choir", "A no-audition choir", effort=3, minutes=90, needs=shares("group_belonging"))
WANTED = settings(
    needs=(
        NeedLevel(need="confidant", wanted=8, present=1),
        NeedLevel(need="casual_chat", wanted=4, present=4),
        NeedLevel(need="shared_activity", wanted=0, present=3),
        NeedLevel(need="group_belonging", wanted=6, present=2),
    )
)


def example(**tables: Any) -> Snapshot:
    packs = library(activities=[VOICE_NOTE, THREAD, LAP, CHOIR])
    return snapshot(**{"library": packs, "settings": WANTED, **tables})


def test_the_example_of_the_specification() -> None:
    found = pick(example(), mood="flat", energy=2, minutes=20)
    assert [(item.role, item.candidate.title) for item in found.picks] == [
        ("best", "A voice note swap"),
        ("tiny", "The reading thread"),
        ("other_need", "The same lap"),
    ]
    best, tiny, _ = found.picks
    # need 1.0 × 30, energy 7/8 × 20, worth 0.5 × 15, due 0.5 × 15, variety 1.0 × 10, mood 1.0 × 10
    assert best.score == pytest.approx(30 + 17.5 + 7.5 + 7.5 + 10 + 10)
    assert best.reasons == ("you wished for a close talk", "fits low energy")
    assert tiny.reasons == ("you wished to be in a group", "fits low energy")
    assert tiny.candidate.action == "The reading thread, two minutes"
    assert found.left_out == "Left out for now: A no-audition choir takes 90 minutes, and there are 20."
    assert found.rest_reason == "energy is low; a choice like the others"


def test_every_term_follows_its_formula() -> None:
    ana = person(created=NOW - timedelta(days=50), rhythm_days=14, needs=("confidant", "casual_chat"), effort=3)
    there = snapshot(
        people=[ana],
        settings=settings(needs=tuple(NeedLevel(need=need, wanted=10, present=0) for need in NEEDS)),
        checkins=[checkin("old", NOW - timedelta(days=30))],
        contacts=[contact(at=NOW - timedelta(days=7)), contact("c2", at=NOW - timedelta(days=8))],
        uses=[use(item_id="ana", at=NOW - timedelta(days=20), worth=9)],
    )
    inputs = inputs_of(there, mood="low", energy=2, minutes=60)
    terms = scored(candidates(there)[0], inputs).terms
    # Two contacts half and half: gap 1 - 1/5 for both of its needs, 1 for the others.
    assert terms["need"] == pytest.approx(0.8)
    assert terms["energy"] == pytest.approx(0.5)
    assert terms["worth"] == pytest.approx((9 + 10) / 3 / 10)
    assert terms["due"] == pytest.approx(7 / 14 / 1.5)
    assert terms["variety"] == pytest.approx(1 - 2.718281828 ** (-1))
    assert terms["mood"] == 0.5


def test_due_is_capped_and_starts_with_the_day_someone_was_added() -> None:
    def due(**fields: Any) -> float:
        there = snapshot(people=[person(**fields)])
        return scored(candidates(there)[0], inputs_of(there)).terms["due"]

    assert due() == 0.5
    assert due(rhythm_days=7) == 0
    assert due(rhythm_days=7, created=NOW - timedelta(days=7)) == pytest.approx(1 / 1.5)
    assert due(rhythm_days=7, created=NOW - timedelta(days=300)) == 1


# ---- what is left out, and why


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"minutes": 31}, "A lap round the park takes 31 minutes."),
        ({"effort": 5}, "A lap round the park takes a good deal of energy."),
        ({"dayparts": ("evening", "weekend")}, "A lap round the park is for evenings and weekends."),
        ({"paused": True}, "A lap round the park is resting for now."),
    ],
)
def test_the_strongest_candidate_left_out_is_named_with_its_filter(fields: dict[str, Any], words: str) -> None:
    found = pick(snapshot(library=library(activities=[activity(**fields)])))
    assert found.picks == ()
    assert found.left_out == f"Left out for now: {words}"


def test_low_energy_means_low_effort_even_within_the_stretch() -> None:
    there = snapshot(library=library(activities=[activity(effort=3)]))
    assert pick(there, energy=2).picks == ()
    assert len(pick(there, energy=3).picks) == 1


def test_a_full_week_leaves_effort_one_only() -> None:
    there = snapshot(
        library=library(activities=[activity(), activity("pack/nod", "A nod", effort=1)]),
        plans=[plan(effort=4, day=TODAY + timedelta(days=1))],
    )
    found = pick(there)
    assert [item.candidate.title for item in found.picks] == ["A nod"]
    assert found.left_out.endswith("would be much for this week.")
    assert pick(there, load=0).left_out == ""
    assert pick(there, load=6).rest_reason == "a choice like the others"


def test_evenings_and_weekends() -> None:
    there = [activity("pack/eve", "Eve", dayparts=("evening",)), activity("pack/end", "End", dayparts=("weekend",))]
    for now, titles in (
        (NOW, set()), (EVENING, {"Eve"}), (datetime(2026, 3, 7, 9, tzinfo=ZONE), {"End"}),
        (datetime(2026, 3, 7, 19, tzinfo=ZONE), {"Eve", "End"}),
    ):  # fmt: skip
        found = pick(snapshot(now, library=library(activities=there)))
        shown = {item.candidate.title for item in found.picks} | {s.candidate.title for s in found.alternatives}
        assert shown == titles


# ---- what the user said stands


def titles(found: Picks) -> list[str]:
    return [item.candidate.title for item in found.picks]


def test_not_today_never_and_swapped() -> None:
    first = titles(pick(example(), energy=2, minutes=20))[0]
    assert first == "A voice note swap"
    for action in ("not_today", "never", "swapped", "taken"):
        gone = choice(item_id=VOICE_NOTE.id, action=action)
        assert first not in titles(pick(example(choices=[gone]), energy=2, minutes=20))
    for action in ("not_today", "swapped", "rested"):
        past = choice(item_id=VOICE_NOTE.id, action=action, day=TODAY - timedelta(days=1))
        assert titles(pick(example(choices=[past]), energy=2, minutes=20))[0] == first
    never = choice(item_id=VOICE_NOTE.id, action="never", day=TODAY - timedelta(days=900))
    assert first not in titles(pick(example(choices=[never]), energy=2, minutes=20))


def test_what_was_swapped_away_comes_back_when_nothing_else_is_left() -> None:
    there = snapshot(library=library(activities=[LAP]), choices=[choice(item_id=LAP.id, action="swapped")])
    assert titles(pick(there)) == ["The same lap"]


def test_resting_changes_nothing() -> None:
    rested = [choice(f"r{day}", item_id="rest", action="rested", day=TODAY - timedelta(days=day)) for day in range(9)]
    assert pick(example(choices=rested)) == pick(example())


def test_what_stands_in_todays_plan_is_not_suggested_again() -> None:
    planned = plan(origin=Origin(kind="activity", ref=VOICE_NOTE.id), effort=1)
    with_ana = plan("p2", person_id="ana", effort=1)
    found = pick(example(plans=[planned, with_ana], people=[person()]), minutes=60)
    assert {"A voice note swap", "A few words with Ana"}.isdisjoint(titles(found))
    assert all(item.candidate.id not in ("ana", VOICE_NOTE.id) for item in found.alternatives)


# ---- where the moment comes from


def test_todays_last_check_in_decides_and_settings_stand_in() -> None:
    own = settings(energy_morning=1, energy_evening=4)
    unasked = inputs_of(snapshot(settings=own))
    assert (unasked.energy, unasked.minutes, unasked.mood, unasked.asked) == (1, 30, None, False)
    assert inputs_of(snapshot(EVENING, settings=own)).energy == 4
    noted = [
        checkin("c2", NOW, mood="flat", energy=2, minutes=15),
        checkin("c1", NOW - timedelta(hours=2)),
        checkin("c0", NOW - timedelta(days=1), energy=5),
        checkin("c3", NOW + timedelta(hours=1), energy=5),
    ]
    asked = inputs_of(snapshot(checkins=noted, settings=own))
    assert (asked.energy, asked.minutes, asked.mood, asked.asked) == (2, 15, "flat", True)


def test_with_nothing_at_all_there_is_still_rest() -> None:
    found = pick(snapshot())
    assert (found.picks, found.left_out, found.rest_reason) == ((), "", "a choice like the others")


def test_from_the_first_minute_the_pack_alone_is_enough() -> None:
    found = pick(snapshot(library=library(activities=[VOICE_NOTE, THREAD, LAP, CHOIR])))
    assert len(found.picks) == 3
    assert all("rare" not in item.words for item in found.picks)


# ---- reasons


def rated(*worth: int) -> dict[str, Any]:
    """Uses nine days ago, found worth so much."""
    return {"uses": [use(f"u{n}", at=NOW - timedelta(days=9), worth=given) for n, given in enumerate(worth)]}


@pytest.mark.parametrize(
    ("tables", "fields", "clause"),
    [
        (rated(9), {}, "you liked it last time"),
        (rated(8, 8, 8), {}, "you liked it the last three times"),
        (rated(9, 9, 4), {}, "it has often been worth it"),
        (rated(6), {}, "it has been worth it"),
        (rated(5), {}, "a change from the last days"),
        ({}, {}, "new in your notes"),
        ({"uses": [use(worth=2, at=NOW - timedelta(days=1))]}, {"mood": "steady"}, "suits a steady day"),
        ({"uses": [use(worth=2, at=NOW - timedelta(days=1))]}, {"energy": 5}, "fits your energy"),
        ({"uses": [use(worth=2, at=NOW - timedelta(days=1))]}, {"energy": 1}, "a small stretch for your energy"),
    ],
)
def test_clauses_are_written_from_the_terms(tables: dict[str, Any], fields: dict[str, Any], clause: str) -> None:
    quiet = settings(needs=tuple(NeedLevel(need=need, wanted=0, present=0) for need in NEEDS))
    there = snapshot(library=library(activities=[activity()]), settings=quiet, **tables)
    assert clause in pick(there, **fields).picks[0].reasons


def test_little_effort_is_said_to_take_little() -> None:
    assert "takes little out of you" in pick(snapshot(library=library(activities=[LAP]))).picks[0].reasons


def test_a_wished_rhythm_is_said_without_counting_days() -> None:
    ana = person(created=NOW - timedelta(days=90), rhythm_days=14)
    quiet = settings(needs=tuple(NeedLevel(need=need, wanted=0, present=0) for need in NEEDS))
    (item,) = pick(snapshot(people=[ana], settings=quiet)).picks
    assert "about the rhythm you wished for" in item.reasons
    assert not any(character.isdigit() for character in item.words)


def test_equals_take_turns_over_the_days() -> None:
    twins = [activity(f"pack/{letter}", f"Twin {letter}") for letter in "abcdef"]
    firsts = {
        titles(pick(snapshot(NOW + timedelta(days=day), library=library(activities=twins))))[0] for day in range(28)
    }
    assert len(firsts) > 3


def test_within_five_points_what_was_used_longest_ago_comes_first() -> None:
    lately = use("u1", item_id="pack/a", at=NOW - timedelta(days=30), worth=6)
    before = use("u2", item_id="pack/b", at=NOW - timedelta(days=60), worth=5)
    there = snapshot(library=library(activities=[activity("pack/a"), activity("pack/b")]), uses=[lately, before])
    assert pick(there).picks[0].candidate.id == "pack/b"


def test_five_points_apart_is_still_equal() -> None:
    moody = activity("pack/moody", moods=("steady",), needs=())
    neutral = activity("pack/neutral", moods=(), needs=())
    there = snapshot(
        library=library(activities=[moody, neutral]), uses=[use(item_id="pack/moody", at=NOW - timedelta(days=400))]
    )
    found = pick(there, mood="steady")
    assert found.picks[0].candidate.id == "pack/neutral"


def test_the_third_pick_serves_a_third_need_where_there_is_one() -> None:
    quick: dict[str, Any] = {"effort": 1, "minutes": 5}
    packs = [
        activity("pack/a", needs=shares("confidant"), **quick),
        activity("pack/b", needs=shares("casual_chat"), **quick),
        activity("pack/c", needs=shares("casual_chat")),
        activity("pack/d", needs=shares("group_belonging")),
    ]
    for day in range(10):
        found = pick(snapshot(NOW + timedelta(days=day), library=library(activities=packs)))
        best, tiny, other = [item.candidate.needs[0].need for item in found.picks]
        assert other not in (best, tiny)


def test_thresholds_of_the_user_are_kept() -> None:
    twelve_minutes = [activity("pack/a", minutes=12, effort=1), activity("pack/b", minutes=12, effort=1)]
    there = snapshot(library=library(activities=twelve_minutes))
    assert [item.role for item in pick(there).picks] == ["best"]
    own = replace(there, settings=settings(thresholds=(("picker.tiny_minutes", 15.0),)))
    assert [item.role for item in pick(own).picks] == ["best", "tiny"]


def test_dates_do_not_wander_with_the_zone() -> None:
    late = datetime(2026, 3, 4, 23, 30, tzinfo=ZONE)
    packs = library(activities=[activity(dayparts=("evening",))])
    found = pick(snapshot(late, library=packs, uses=[use(at=late - timedelta(days=1))]))
    assert found.inputs.day == date(2026, 3, 4)
    assert found.picks[0].terms["variety"] == pytest.approx(1 - exp(-1 / 7))
    assert pick(snapshot(late, library=packs, uses=[use(at=late)])).picks == ()
