"""What was begun and is not finished, and what a try begins with."""

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ladder_tui.domain.items.lines import Backup
from ladder_tui.domain.records.entries import Draft
from ladder_tui.domain.records.plans import Origin
from ladder_tui.domain.records.settings import Settings
from ladder_tui.domain.today import today_of
from ladder_tui.domain.tries.begun import AFTER, BEFORE, begun, begun_lately
from ladder_tui.domain.tries.ready_backups import backups_after, ready_backup, triggers
from ladder_tui.domain.tries.start import open_plan_of, own_habits, start_of, upper_half
from tests.kits.builders import NOW, attempt, library, outcome, plan, rung, snapshot

HOUR = timedelta(hours=1)
OF_RUNG = Origin(kind="rung", ref="rung-1")


def draft(id: str, hours: float = 1) -> Draft:
    return Draft(id=id, text="{}", at=NOW - hours * HOUR)


def backup(id: str, trigger: str = "weather", **fields: object) -> Backup:
    made = {"text": id, "effort": 1, "minutes": 5, "contact": "brief", "place": "home", "needs": ("confidant",)}
    return Backup(id=id, trigger=trigger, **{**made, **fields})  # type: ignore[arg-type]


def test_each_stage_has_its_words_and_the_latest_comes_first() -> None:
    seen = snapshot(
        rungs=[rung(), rung("other", "Wave", backup="Nod"), rung("written", "Call")],
        drafts=[draft(f"{BEFORE}written", 26), draft(f"{AFTER}done", 3)],
        attempts=[
            attempt("done", "Ask", outcome=None, started_at=NOW - 5 * HOUR),
            attempt("open", "Stay", status="open", outcome=None, started_at=NOW - 2 * HOUR),
            attempt("fell", "Wave", status="fell_through", outcome=None, rung_id="other", started_at=NOW - HOUR),
            attempt("over", "Nod", started_at=NOW - HOUR),
        ],
    )
    found = begun(seen)
    assert [(one.stage, one.words(seen.today)) for one in found] == [
        ("backup", "the backup stands ready"),
        ("moment", "begun today 07:00"),
        ("after", "the look back waits since today 06:00"),
        ("before", "you were writing this yesterday 07:00"),
    ]
    assert found[0].backup == "Nod"


@pytest.mark.parametrize("of", ["rung-1", "plan-1"])
def test_a_try_under_way_goes_on_before_what_was_once_begun_to_be_written(of: str) -> None:
    under_way = attempt("open", status="open", outcome=None, rung_id="rung-1", plan_id="plan-1", started_at=NOW - HOUR)
    seen = snapshot(rungs=[rung()], plans=[plan()], attempts=[under_way], drafts=[draft(BEFORE + of, 0.1)])
    assert [one.stage for one in begun(seen)] == ["moment"]


def test_what_has_lost_its_place_is_not_offered() -> None:
    closed = plan("gone", status="done")
    drafts = [draft(f"{BEFORE}nobody"), draft(f"{BEFORE}rung-1"), draft(f"{BEFORE}gone"), draft(f"{AFTER}looked")]
    looked = attempt("looked")
    assert begun(snapshot(rungs=[rung(set_aside=True)], plans=[closed], drafts=drafts, attempts=[looked])) == ()
    fell = attempt("fell", status="fell_through", outcome=None, backup="Nod")
    assert [one.stage for one in begun(snapshot(attempts=[fell]))] == ["backup"]
    others: tuple[dict[str, Any], ...] = ({"backup": ""}, {"backup_done": True}, {"started_at": NOW - 24 * HOUR})
    for other in others:
        gone = attempt("fell", status="fell_through", outcome=None, **{"backup": "Nod", **other})
        assert begun(snapshot(attempts=[gone])) == (), other


@pytest.mark.parametrize(("days", "shown"), [(6.9, True), (7, True), (7.1, False)])
def test_today_offers_what_is_at_most_a_week_old(days: float, shown: bool) -> None:
    tried = attempt(status="open", outcome=None, started_at=NOW - timedelta(days=days))
    assert bool(begun_lately(snapshot(attempts=[tried]))) is shown
    own = Settings(thresholds=(("attempt.offer_days", 60),))
    assert begun_lately(snapshot(attempts=[tried], settings=own))


def test_on_today_a_plan_says_it_itself_and_the_rung_is_not_offered_beside() -> None:
    rungs = [rung(current=True)]
    tried = attempt(status="open", outcome=None)
    day = today_of(snapshot(rungs=rungs, attempts=[tried]))
    assert ([one.attempt_id for one in day.begun], day.going, day.rung) == (["attempt-1"], {}, None)
    planned = plan(origin=OF_RUNG)
    day = today_of(snapshot(rungs=rungs, plans=[planned], attempts=[attempt(plan_id="plan-1", status="open")]))
    assert (day.begun, day.going["plan-1"].stage) == ((), "moment")
    day = today_of(snapshot(rungs=rungs, plans=[planned], drafts=[draft(f"{BEFORE}rung-1")]))
    assert (day.begun, day.going["plan-1"].stage) == ((), "before")


def test_a_try_begins_with_what_rung_and_plan_say() -> None:
    step = rung(habits=("phone",), prediction="Who looks?", backup="Nod", reward="Tea", setting="park")
    seen = snapshot(rungs=[rung("low", suds=10), step])
    start = start_of(seen, rung=step)
    assert (start.title, start.suds, start.guess) == (step.text, 30, "Who looks?")
    assert (start.habits, start.upper, start.setting, start.draft_id) == (("phone",), True, "park", "before:rung-1")
    assert (start.like.backup, start.like.reward) == ("Nod", "Tea")
    planned = plan("p", "Wave at noon", origin=OF_RUNG, cue="at noon", backup="A card")
    start = start_of(snapshot(rungs=[step], plans=[planned]), plan=planned)
    assert (start.title, start.rung, start.cue, start.like.backup) == ("Wave at noon", step, "at noon", "A card")
    assert start.draft_id == "before:rung-1"  # from the ladder or from the plan, it is one draft
    alone = start_of(snapshot(), attempt=attempt(rung_id=None))
    assert (alone.rung, alone.title) == (None, "Say good morning to one neighbour")
    with pytest.raises(ValueError, match="a step or a plan"):
        start_of(seen)


def test_the_plan_of_a_rung_is_the_first_open_one_of_today() -> None:
    plans = [
        plan("tomorrow", origin=OF_RUNG, day=NOW.date() + timedelta(days=1)),
        plan("done", origin=OF_RUNG, status="done"),
        plan("other"),
        plan("mine", origin=OF_RUNG),
    ]
    found = open_plan_of(snapshot(plans=plans), rung())
    assert found is not None
    assert found.id == "mine"


@given(st.lists(st.integers(0, 100), min_size=1, max_size=9))
def test_the_upper_half_is_never_more_than_half_and_reaches_the_top(heights: list[int]) -> None:
    rungs = [rung(f"r{number}", suds=suds) for number, suds in enumerate(heights)]
    upper = [one for one in rungs if upper_half(one, [*rungs, rung("aside", suds=99, set_aside=True)])]
    assert len(upper) == len(rungs) // 2
    assert max(one.suds for one in rungs) in [one.suds for one in upper] or len(rungs) == 1


def test_own_habits_are_parted_by_commas() -> None:
    assert own_habits(" phone,  looking  down;phone,, ") == ("phone", "looking down")


def test_the_backup_is_the_plans_then_the_trys_then_the_rungs() -> None:
    tried = attempt(plan_id="plan-1", backup="Own")
    seen = snapshot(rungs=[rung(backup="Rung")], plans=[plan(backup="Plan")])
    assert ready_backup(tried, seen) == "Plan"
    assert ready_backup(tried, snapshot(rungs=[rung(backup="Rung")], plans=[plan()])) == "Own"
    assert ready_backup(attempt(), seen) == "Rung"
    assert ready_backup(attempt(rung_id=None), seen) == ""


def test_pack_backups_fit_what_came_in_between_and_those_for_the_same_need_come_first() -> None:
    shelf = library(
        backups=[backup("a"), backup("b", needs=("casual_chat",)), backup("c", "ill"), backup("d", minutes=20)]
    )
    seen = snapshot(library=shelf, rungs=[rung()])
    assert triggers(seen) == ("weather", "ill")
    assert [one.id for one in backups_after(seen, "weather", attempt())] == ["b", "a"]
    assert backups_after(seen, "closed", attempt(outcome=outcome())) == ()
