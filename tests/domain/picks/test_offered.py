"""What is offered, and what is said of it: nothing done today, nothing closed, nothing that nobody said or noted."""

from datetime import datetime, timedelta

import pytest

from ladder_tui.domain.base.vocabulary import NEEDS, STATUSES, ContactLevel, Status
from ladder_tui.domain.picks.picker import pick
from ladder_tui.domain.records.plans import Origin
from ladder_tui.domain.records.settings import NeedLevel
from tests.domain.picks.test_picker import VOICE_NOTE, example, titles
from tests.kits.builders import NOW, ZONE, activity, checkin, contact, person, plan, settings, shares, snapshot, use

# ---- nothing is offered that was done, or that is closed


@pytest.mark.parametrize("status", STATUSES)
def test_what_stood_on_today_is_not_offered_again_whatever_became_of_it(status: Status) -> None:
    stood = plan(origin=Origin(kind="activity", ref=VOICE_NOTE.id), effort=1, status=status, closed_at=NOW)
    typed = plan("p2", "the READING thread", effort=1, status=status, closed_at=NOW)
    found = pick(example(plans=[stood, typed]), energy=2, minutes=20)
    assert {"A voice note swap", "The reading thread"}.isdisjoint(titles(found))


def test_what_was_done_today_is_not_offered_again_today() -> None:
    mine = activity("own-1", "A voice note swap", source=VOICE_NOTE.id, own=True, needs=shares("confidant"), minutes=9)
    done = example(
        activities=[mine], people=[person()],
        uses=[use(item_id=VOICE_NOTE.id, at=NOW)], contacts=[contact(at=NOW - timedelta(hours=2))],
    )  # fmt: skip
    offered = titles(pick(done, energy=3, minutes=60))
    assert "The reading thread" in offered
    assert {"A voice note swap", "A few words with Ana"}.isdisjoint(offered)


@pytest.mark.parametrize(
    ("title", "text", "closed"),
    [
        ("Eat at the large table", "Where people eat at work, sit down with your food.", True),
        ("Lunch in the canteen", "", True),
        ("Say good morning to two colleagues", "", True),
        ("Work in a community workshop", "Bring something broken, and work beside others.", False),
        ("An officer's story", "Ask what work was like.", False),
    ],
)
def test_work_is_closed_at_the_weekend(title: str, text: str, closed: bool) -> None:
    there = activity("own-1", title, text=text, own=True)
    saturday = datetime(2026, 3, 7, 9, tzinfo=ZONE)
    assert titles(pick(snapshot(activities=[there]))) == [title]
    found = pick(snapshot(saturday, activities=[there]))
    assert titles(found) == ([] if closed else [title])
    assert ("closed at the weekend" in found.left_out) is closed
    # Whoever was there on a Saturday has it open then.
    before = use(item_id="own-1", at=saturday - timedelta(days=7))
    assert titles(pick(snapshot(saturday, activities=[there], uses=[before]))) == [title]


# ---- nothing is stated that nobody said


@pytest.mark.parametrize("days", [0, 6, 13, 14, 40])
def test_rare_is_said_only_where_two_weeks_of_contacts_say_so(days: int) -> None:
    long_ago = checkin("c0", NOW - timedelta(days=90))
    there = example(people=[person(needs=("casual_chat",))], checkins=[long_ago],
                    contacts=[contact(at=NOW - timedelta(days=days))])  # fmt: skip
    said = [reason for item in pick(there, energy=2, minutes=20).picks for reason in item.reasons]
    assert any("rare lately" in reason for reason in said) is (days >= 14)
    assert ("you wished for a close talk" in said) is (days < 14)


def test_energy_and_time_are_told_only_where_they_were_said_today() -> None:
    unasked = pick(example())
    assert [reason for item in unasked.picks for reason in item.reasons if "energy" in reason] == []
    assert "energy" not in unasked.rest_reason
    low = pick(example(checkins=[checkin(energy=1, minutes=20)]))
    assert "energy is low" in low.rest_reason
    assert any("fits low energy" in item.reasons for item in low.picks)


def test_a_wish_is_only_told_of_what_was_wished() -> None:
    content = settings(needs=tuple(NeedLevel(need=need, wanted=4, present=4) for need in NEEDS))
    said = " ".join(item.words for item in pick(example(settings=content)).picks)
    assert "wished" not in said


@pytest.mark.parametrize(
    ("contact", "said"),
    [
        ("none", "nobody else needed"),
        ("alone_among", "among people, nothing asked"),
        ("parallel", "a little small talk"),
        ("brief", "a little small talk"),
    ],
)
@pytest.mark.parametrize("wished", [False, True])
def test_what_is_done_alone_promises_nobodys_company(contact: ContactLevel, said: str, wished: bool) -> None:
    listed = activity("own-1", "List indoor places", contact=contact, needs=shares("casual_chat"), effort=1, own=True)
    levels = settings(needs=(NeedLevel(need="casual_chat", wanted=9, present=0),)) if wished else settings()
    found = pick(snapshot(activities=[listed], settings=levels), energy=3, minutes=60)
    told = next(one.reasons for one in found.picks if one.candidate.title == "List indoor places")
    alone = contact in {"none", "alone_among"}
    assert (said if alone or not wished else "you wished for small talk") in told
