"""One answer to "what now?": what was said last, and the day, lie over the rule; every place names the same step."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from ladder_tui.cli.today import as_text
from ladder_tui.domain.ladder.next_step import ENOUGH, next_step
from ladder_tui.domain.records.activities import Choice
from ladder_tui.domain.records.plans import Origin
from ladder_tui.domain.records.rungs import Rung
from ladder_tui.domain.review.next_plans import plan_ideas
from ladder_tui.domain.snapshot import Snapshot
from ladder_tui.domain.today import today_of
from tests.kits.builders import NOW, by_id, checkin, person, plan, rung
from tests.kits.rule_kit import HIGH, LOW, MID, chosen, energies, harder, on_ladder, one, tries

HERE = replace(MID, current=True)
#: A Saturday; NOW is a Wednesday.
SATURDAY = NOW + timedelta(days=3)
#: Two good tries in two places: a step up.
GOOD = ("70>40 at 45 in work", "60>20 at 40 in stairs")


def at_mid(attempts: Any = (), *, rungs: tuple[Rung, ...] = (LOW, HERE, HIGH), **tables: Any) -> Snapshot:
    return on_ladder(attempts, rungs=list(rungs), **tables)


def named(snapshot: Snapshot) -> str | None:
    step = next_step(snapshot)
    return step.rung.id if step.rung is not None else None


# -- what was said last -----------------------------------------------------------------------


def test_harder_pauses_every_place_at_once() -> None:
    told = at_mid(care_answers=[harder(0)])
    step, today = next_step(told), today_of(told)
    assert (step.stand, step.rung) == ("pause", None)
    assert (today.rung, today.step) == (None, step)
    assert "Say good morning" not in as_text(told)
    assert step.headline in as_text(told)
    assert not [idea for idea in plan_ideas(told) if idea.kind == "rung"]
    assert named(replace(told, care_answers=by_id([harder(1), harder(0, said=False)]))) == "mid"


def test_a_plan_of_a_resting_step_stays_and_leads_no_more() -> None:
    made = plan("planned", title="Say good morning", origin=Origin(kind="rung", ref="mid"))
    free = plan("tea", title="Tea with the neighbour")
    calm, paused = at_mid(plans=[made, free]), at_mid(plans=[made, free], care_answers=[harder(0)])
    first = today_of(calm).next
    assert first is not None
    assert first.ref == "planned"
    today = today_of(paused)
    assert today.next is not None
    assert today.next.ref == "tea"
    assert {item.ref for item in today.items} == {"planned", "tea"}
    assert today.resting_rungs == {"mid"}


def test_enough_for_today_is_enough_everywhere() -> None:
    told = at_mid(tries(*GOOD, days=0))
    step, today = next_step(told), today_of(told)
    assert (step.stand, step.rung, step.headline) == ("enough", None, ENOUGH)
    assert (today.rung, today.picks) == (None, None)
    assert ENOUGH in as_text(told)
    assert step.suggestion is not None
    assert step.suggestion.alternatives[0].words.startswith("All the same: on to “Stay")
    # The next morning the rule is there again, and in a review it never went away.
    assert named(replace(told, now=NOW + timedelta(days=1))) == "high"
    assert next_step(told, today=False).rung == HIGH


def test_a_plan_of_a_step_that_was_done_is_enough_too() -> None:
    done = plan("done", status="done", closed_at=NOW, origin=Origin(kind="rung", ref="mid"))
    assert next_step(at_mid(plans=[done])).stand == "enough"
    other = plan("done", status="done", closed_at=NOW, origin=Origin(kind="activity", ref="mid"))
    assert named(at_mid(plans=[other])) == "mid"


def test_a_rehearsal_is_no_try_and_the_step_is_still_there() -> None:
    small = rung("small", "Say it aloud, alone", 20, parent="mid", effort=1, people=0)
    assert named(at_mid([one("20>10 at 10", rung_id="small")], rungs=(LOW, small, HERE, HIGH))) == "mid"


def test_what_fell_through_is_not_enough_but_its_backup_is() -> None:
    fell = one("fell")
    assert named(at_mid([fell])) == "mid"
    assert next_step(at_mid([replace(fell, backup_done=True)])).stand == "enough"


def test_rest_that_was_chosen_is_rest_on_the_ladder_as_well() -> None:
    rest = Choice(id="rest", item_id="rest", day=NOW.date(), action="rested", at=NOW)
    told = at_mid(choices=[rest])
    assert (next_step(told).stand, today_of(told).rung) == ("rest", None)
    assert next_step(told, today=False).rung == HERE


# -- energy ---------------------------------------------------------------------------------


def test_energy_one_names_something_easy_that_was_not_tried_yet() -> None:
    twelve, pieces = rung("twelve", "Sit where people are", 12), (rung("a", "Piece", 35), rung("b", "Piece", 36))
    told = at_mid(rungs=(LOW, twelve, *pieces, HERE, HIGH), checkins=energies(1))
    step = next_step(told)
    assert (named(told), step.stand) == ("low", "")
    assert step.suggestion is not None
    assert step.suggestion.reasons == ("Your energy is 1 today.", "“Nod to the dog” at 15 suits today.")
    tried = at_mid(tries("20>10 at 10", rung_id="low"), rungs=(LOW, twelve, *pieces, HERE, HIGH), checkins=energies(1))
    assert named(tried) == "twelve"
    assert named(at_mid(rungs=(HERE, HIGH), checkins=energies(1))) is None


def test_effort_stays_within_the_energy_that_was_said() -> None:
    big = replace(HERE, effort=4)
    assert named(at_mid(rungs=(LOW, big, HIGH), checkins=energies(2))) == "low"
    assert named(at_mid(rungs=(LOW, big, HIGH), checkins=energies(3))) == "mid"
    # What was said yesterday says nothing about the energy of today.
    assert named(at_mid(rungs=(LOW, big, HIGH), checkins=energies(2, days=1))) == "mid"


def test_with_energy_back_the_place_that_was_kept_comes_back() -> None:
    left = chosen("step_down", 2, to_rung="low")
    ladder = (replace(LOW, current=True), MID, HIGH)
    tired = at_mid(rungs=ladder, decisions=[left], checkins=energies(1, 1, 1, days=2))
    assert named(tired) == "low"
    rested = at_mid(rungs=ladder, decisions=[left], checkins=[*energies(1, 1, 1, days=2), checkin("now", energy=4)])
    step = next_step(rested)
    assert (named(rested), step.moves) == ("mid", True)
    assert step.suggestion is not None
    assert (step.suggestion.row, step.suggestion.headline) == ("back", "Back to “Say good morning”")
    assert step.suggestion.reasons[0] == "You left it on Monday; your energy was 4 at the last check-in."


def test_what_was_left_because_it_was_hard_does_not_come_back_with_energy() -> None:
    left = chosen("step_down", 2, to_rung="low")
    told = at_mid(
        tries("70>70 at 90", "70>75 at 85", days=3), rungs=(replace(LOW, current=True), MID, HIGH), decisions=[left],
        checkins=[*energies(1, 1, 1, days=2), checkin("now", energy=4)],
    )  # fmt: skip
    assert named(told) == "low"


# -- closed places ----------------------------------------------------------------------------


def at_work(attempts: Any = (), *, now: datetime = SATURDAY, **tables: Any) -> Snapshot:
    return replace(at_mid(attempts, rungs=(LOW, replace(HERE, setting="work"), HIGH), **tables), now=now)


def test_work_is_closed_at_the_weekend_and_something_else_meanwhile() -> None:
    step = next_step(at_work())
    assert step.rung == LOW
    assert step.suggestion is not None
    assert step.suggestion.reasons[0] == "“Say good morning” is at work, and today is Saturday."
    assert named(at_work(now=NOW)) == "mid"
    assert named(at_work(now=SATURDAY + timedelta(days=2))) == "mid"


def test_where_nothing_else_suits_the_day_it_waits_for_monday() -> None:
    told = replace(at_mid(rungs=(replace(HERE, setting="work"), HIGH)), now=SATURDAY)
    step = next_step(told)
    assert (step.stand, step.headline) == ("closed", "“Say good morning” waits for Monday")
    assert step.headline in as_text(told)


def test_who_was_there_on_a_saturday_works_on_saturdays() -> None:
    before = one("70>50 at 50", at=SATURDAY - timedelta(days=7))
    assert named(at_work([before])) == "mid"
    planned = plan("p", day=SATURDAY.date(), origin=Origin(kind="rung", ref="mid"))
    assert named(at_work(plans=[planned])) == "mid"


def test_on_monday_the_place_that_was_kept_for_it_comes_back() -> None:
    left = replace(chosen("step_down", 0, to_rung="low"), at=SATURDAY)
    ladder = (replace(LOW, current=True), replace(MID, setting="work"), HIGH)
    told = at_mid(rungs=ladder, decisions=[left])
    assert named(replace(told, now=SATURDAY + timedelta(hours=2))) == "low"
    assert named(replace(told, now=SATURDAY + timedelta(days=2))) == "mid"


def test_a_step_with_somebody_who_is_not_safe_is_named_nowhere() -> None:
    ladder = (LOW, replace(MID, text="Coffee with Boris", current=True), HIGH)
    told = at_mid(rungs=ladder, people=[person("boris", "Boris", unsafe=True)])
    step = next_step(told)
    assert named(told) == "low"
    assert step.suggestion is not None
    assert step.suggestion.reasons[0] == "The step where you are names somebody you marked as not safe for you."
    assert "Boris" not in as_text(told)
    alone = next_step(at_mid(rungs=ladder[1:], people=[person("boris", "Boris", unsafe=True)]))
    assert (alone.rung, alone.stand, alone.headline) == (
        None,
        "unsafe",
        "No step is suggested; another one can be chosen",
    )
    assert named(at_mid(rungs=ladder)) == "mid"


@pytest.mark.parametrize("size", [1, 2, 4])
def test_the_same_snapshot_gives_the_same_answer(size: int) -> None:
    told = at_mid(tries(*GOOD[:size]))
    assert next_step(told) == next_step(replace(told))
