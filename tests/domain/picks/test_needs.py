"""Needs as gaps over the last fortnight."""

from datetime import timedelta
from typing import Any

import pytest

from ladder_tui.domain.base.vocabulary import NEEDS
from ladder_tui.domain.picks.needs import need_gaps
from ladder_tui.domain.records.plans import Origin
from ladder_tui.domain.records.settings import NeedLevel, Settings
from tests.kits.builders import (
    NOW,
    TODAY,
    activity,
    checkin,
    contact,
    library,
    person,
    plan,
    settings,
    shares,
    snapshot,
    use,
)

#: Long enough ago that the log covers the whole fortnight.
LONG_AGO = checkin("long-ago", NOW - timedelta(days=40))


def wishes(**wanted: int) -> Settings:
    return settings(needs=tuple(NeedLevel(need=need, wanted=wanted.get(need, 0), present=0) for need in NEEDS))


def test_with_nothing_said_and_nothing_noted_every_need_counts_the_same() -> None:
    gaps = need_gaps(snapshot())
    assert {gap.gap for gap in gaps.gaps.values()} == {1.0}
    assert {gap.words for gap in gaps.gaps.values()} == {"too early to say"}
    assert gaps.largest == 1


def test_a_wish_of_ten_stands_for_five_contacts_a_fortnight() -> None:
    contacts = [contact(f"c{day}", at=NOW - timedelta(days=day)) for day in (40, 1, 0)]
    gaps = need_gaps(snapshot(settings=wishes(casual_chat=10), people=[person()], contacts=contacts))
    assert (gaps.gaps["casual_chat"].want, gaps.gaps["casual_chat"].got) == (5, 2)
    assert gaps.gap("casual_chat") == pytest.approx(0.6)
    assert gaps.gaps["casual_chat"].words == "rare lately"
    assert gaps.gaps["confidant"].words == "not wished for now"
    assert gaps.gap("confidant") == 0


def test_uses_count_by_share_and_only_within_the_fortnight() -> None:
    both = activity(needs=shares("confidant", "casual_chat"))
    uses = [use("now"), use("old", at=NOW - timedelta(days=14)), use("gone", item_id="pack/gone")]
    gaps = need_gaps(snapshot(library=library(activities=[both]), uses=uses))
    assert gaps.gaps["confidant"].got == gaps.gaps["casual_chat"].got == 0.5


@pytest.mark.parametrize(
    ("fields", "counts"),
    [
        ({"status": "done"}, True),
        ({"status": "left_early"}, True),
        ({"status": "fell_through"}, False),
        ({"status": "fell_through", "backup_done": True}, True),
        ({"status": "self_cancelled"}, False),
        ({"status": "open"}, False),
    ],
)
def test_what_counts_as_contact(fields: dict[str, Any], counts: bool) -> None:
    gaps = need_gaps(snapshot(plans=[plan(needs=("group_belonging",), **fields)]))
    assert gaps.gaps["group_belonging"].got == (1 if counts else 0)


def test_a_plan_done_and_the_contact_noted_with_it_count_once() -> None:
    done = plan(status="done", person_id="ana", needs=("casual_chat",))
    walked = plan("p2", status="done", origin=Origin(kind="activity", ref="pack/walk"))
    gaps = need_gaps(
        snapshot(
            people=[person()],
            library=library(activities=[activity()]),
            plans=[done, walked],
            contacts=[contact(), contact("later", at=NOW - timedelta(days=1))],
            uses=[use()],
        )
    )
    assert gaps.gaps["casual_chat"].got == 3


def test_a_plan_closed_the_day_after_counts_once_as_well() -> None:
    walked = plan(
        day=TODAY - timedelta(days=1), status="done", closed_at=NOW, origin=Origin(kind="activity", ref="pack/walk")
    )
    gaps = need_gaps(snapshot(library=library(activities=[activity()]), plans=[walked], uses=[use()]))
    assert gaps.gaps["casual_chat"].got == 1


def test_someone_unsafe_serves_no_need() -> None:
    away = snapshot(
        people=[person(unsafe=True)], contacts=[contact()], uses=[use(item_id="ana"), use("other", item_id="nobody")]
    )
    assert need_gaps(away).gaps["casual_chat"].got == 0


def test_the_present_level_stands_in_until_the_log_reaches_back_a_fortnight() -> None:
    level = settings(needs=(NeedLevel(need="confidant", wanted=10, present=6),))
    assert need_gaps(snapshot(settings=level)).gap("confidant") == pytest.approx(0.4)
    for days, gap in ((7, 0.7), (14, 1.0), (30, 1.0)):
        log = [checkin(at=NOW - timedelta(days=days))]
        assert need_gaps(snapshot(settings=level, checkins=log)).gap("confidant") == pytest.approx(gap)


def test_words_for_a_smaller_gap() -> None:
    contacts = [contact(f"c{day}", at=NOW - timedelta(days=day)) for day in (40, 3, 2, 1, 0)]
    some = snapshot(settings=wishes(casual_chat=10), people=[person()], contacts=contacts[:4])
    assert need_gaps(some).gaps["casual_chat"].words == "some, with room for more"
    most = snapshot(settings=wishes(casual_chat=8), people=[person()], contacts=contacts)
    assert need_gaps(most).gaps["casual_chat"].words == "enough for now"


def test_before_two_weeks_of_contacts_a_gap_is_a_wish_and_no_finding() -> None:
    known = snapshot(settings=wishes(casual_chat=10), people=[person()], contacts=[contact()], checkins=[LONG_AGO])
    gaps = need_gaps(known).gaps
    assert gaps["casual_chat"].rare
    assert not gaps["casual_chat"].seen
    assert gaps["casual_chat"].words == "you wished for more of it"
    assert gaps["confidant"].words == "not wished for now"


def test_plans_of_other_days_are_left_out() -> None:
    plans = [
        plan("old", day=TODAY - timedelta(days=14), status="done"),
        plan("coming", day=TODAY + timedelta(days=1), status="done"),
    ]
    assert need_gaps(snapshot(plans=plans)).gaps["casual_chat"].got == 0
