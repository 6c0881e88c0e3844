"""What the records of a moment say about today and about who is kept apart."""

from datetime import timedelta
from weakref import ref
from zoneinfo import ZoneInfo

from ladder_tui.cli.today import as_text
from ladder_tui.domain.picks.scoring import inputs_of
from ladder_tui.domain.records.activities import Hidden
from ladder_tui.domain.records.plans import Origin
from ladder_tui.domain.snapshot import Snapshot, check_in_of_today, not_safe, once_for_each, plans_apart
from ladder_tui.domain.today import today_of
from ladder_tui.domain.writing.kind_lines import line_of_the_day
from tests.kits.builders import NOW, card, checkin, library, person, plan, snapshot


def test_the_last_check_in_of_today_is_one_and_the_same_everywhere() -> None:
    """One of later today, as a clock put back leaves it, counts for nobody; nor does one of yesterday."""
    noted = [
        checkin("now", NOW - timedelta(hours=1), mood="flat", energy=2, minutes=15),
        checkin("early", NOW - timedelta(hours=2), energy=5),
        checkin("ahead", NOW + timedelta(hours=1), energy=5),
        checkin("tomorrow", NOW + timedelta(days=1), energy=5),
        checkin("before", NOW - timedelta(days=1), energy=5),
    ]
    now, alone = snapshot(checkins=noted), snapshot(checkins=noted[:1])
    for told in (check_in_of_today(now), today_of(now).checkin):
        assert told is not None
        assert told.id == "now"
    assert (inputs_of(now).energy, inputs_of(now).minutes) == (2, 15)
    assert line_of_the_day(now) == line_of_the_day(alone)
    assert as_text(now) == as_text(alone)
    assert check_in_of_today(snapshot(checkins=noted[2:])) is None


def test_a_check_in_counts_by_the_days_of_the_zone_that_one_is_in() -> None:
    midnight = NOW.replace(hour=0, minute=0)
    far = ZoneInfo("Pacific/Pago_Pago")
    there = checkin("there", midnight.astimezone(far))
    assert there.at.date() < NOW.date()
    assert check_in_of_today(snapshot(checkins=[there])) == there
    assert check_in_of_today(snapshot(checkins=[checkin(at=midnight - timedelta(seconds=1))])) is None


def test_plans_with_somebody_not_safe_stand_apart() -> None:
    rex = person("rex", "Rex", unsafe=True)
    plans = [
        plan("with", person_id="rex"), plan("from", origin=Origin(kind="person", ref="rex")),
        plan("named", title="Walk with Rex"), plan("ana"),
    ]  # fmt: skip
    there, nobody = snapshot(people=[rex], plans=plans), snapshot(plans=plans)
    assert plans_apart(there) == {"with", "from", "named"}
    assert plans_apart(nobody) == frozenset()
    for looked in (there, nobody):  # asked of each alone it is the same
        one_by_one = {id for id in (*looked.plans, "gone", None) if not_safe(looked).has_plan(id)}
        assert one_by_one == plans_apart(looked)


def test_what_is_found_once_for_a_snapshot_goes_when_it_goes() -> None:
    asked: list[Snapshot] = []

    @once_for_each
    def people(looked: Snapshot) -> tuple[str, ...]:
        asked.append(looked)
        return tuple(looked.people)

    one, other = snapshot(people=[person("rex")]), snapshot(people=[person("ana")])
    assert (people(one), people(other), people(one)) == (("rex",), ("ana",), ("rex",))
    assert asked == [one, other]
    asked.clear()
    gone = ref(one)
    del one
    assert gone() is None


def test_what_was_removed_for_good_is_left_out_of_its_shelf() -> None:
    shelf = library(topics=[card("a"), card("b"), card("c")])
    there = snapshot(library=shelf, hidden=[Hidden(id="b", at=NOW)])
    assert [left.id for left in there.not_removed(shelf.topics)] == ["a", "c"]
