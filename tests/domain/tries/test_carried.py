"""What one try leaves for the next: where no record says it, or it rests or is about somebody unsafe, nothing."""

from datetime import timedelta

from msgspec.structs import replace

from ladder_tui.domain.records.attempts import Habit
from ladder_tui.domain.records.plans import Origin
from ladder_tui.domain.snapshot import Snapshot
from ladder_tui.domain.tries.carried import (
    coping_line,
    habits_again,
    last_time,
    last_time_words,
    last_try,
    lessons,
    this_time,
)
from tests.kits.builders import NOW, attempt, outcome, person, plan, prediction, rung, settings, snapshot

DAY = timedelta(days=1)
STEP = rung()
TRIED = attempt(
    "tried", started_at=NOW - 2 * DAY, prediction=prediction(likelihood=65, habits=("phone", "hat")),
    outcome=outcome(lesson="Silence  passes", adjust="say it while walking", habits=(Habit(name="phone", use="used"),)),
)  # fmt: skip


def after(*tries: object, **more: object) -> Snapshot:
    return snapshot(rungs=[STEP, rung("other")], attempts=list(tries), **more)  # type: ignore[arg-type]


def test_the_last_try_in_a_few_rows() -> None:
    told = after(attempt("older", started_at=NOW - 5 * DAY), TRIED, attempt("else", rung_id="other"))
    found = last_try(told, STEP, None)
    assert found == TRIED
    assert last_time_words(TRIED, told) == "Last time, 2 March"
    assert last_time(TRIED, told) == (
        ("", "Feared 65 of 100: it did not happen."),
        ("to keep", "Silence passes"),
        ("next time", "say it while walking"),
        ("to leave out", "phone: used; hat"),
    )
    bare = attempt(outcome=outcome(happened="partly", lesson=" ", adjust=""))
    assert last_time(bare, told) == (("", "Feared 70 of 100: a part of it happened."),)


def test_nothing_is_carried_that_no_record_says() -> None:
    open_one = attempt("open", status="open", outcome=None)
    aside = attempt("aside", status="self_cancelled", outcome=None)
    waiting = attempt("waiting", started_at=NOW - 2 * DAY, outcome=None)
    assert last_try(after(open_one, aside, waiting), STEP, None) is None
    assert last_time(waiting, after()) == ()
    assert this_time(open_one, after(open_one)) == ""
    assert lessons(after(waiting, attempt(started_at=NOW - 2 * DAY))) == ()


def test_what_rests_is_left_alone() -> None:
    rests = attempt("rests", started_at=NOW, outcome=outcome(lesson="Not yet"))
    assert last_try(after(TRIED, rests), STEP, None) == TRIED
    assert [one.id for one in lessons(after(TRIED, rests))] == ["tried"]
    assert last_try(replace(after(TRIED, rests), now=NOW + DAY), STEP, None) == rests


def test_nobody_unsafe_is_brought_up() -> None:
    rex = person("rex", "Rex", unsafe=True)
    with_rex = plan("with", person_id="rex")
    named = attempt("named", started_at=NOW - 3 * DAY, prediction=prediction(feared="Rex laughs"))
    theirs = attempt("theirs", started_at=NOW - 3 * DAY, plan_id="with", outcome=outcome(lesson="Go early"))
    told = after(named, theirs, people=[rex], plans=[with_rex])
    assert last_try(told, STEP, None) is None
    assert lessons(told) == ()
    said = replace(TRIED, outcome=outcome(lesson="Rex left", adjust="ask Rex", facts="Rex"))
    assert last_time(said, after(said, people=[rex])) == (
        ("", "Feared 65 of 100: it did not happen."), ("to leave out", "phone; hat"),
    )  # fmt: skip
    assert lessons(after(said, people=[rex])) == ()
    leaning = replace(TRIED, prediction=prediction(habits=("hiding behind Rex", "phone")))
    assert habits_again(leaning, after(people=[rex])) == ("phone",)
    assert coping_line(after(people=[rex], settings=settings(coping="Rex is far away")), None) == ("", "all")


def test_a_plan_without_a_step_goes_by_what_it_was_made_from() -> None:
    pottery = Origin(kind="opportunity", ref="class", day=NOW.date())
    before = plan("before", origin=replace(pottery, day=NOW.date() - 7 * DAY), status="done")
    now, own = plan("now", origin=pottery), plan("own")
    tried = attempt(started_at=NOW - 7 * DAY, rung_id=None, plan_id="before")
    told = after(tried, plans=[before, now, own, plan("own-2")])
    assert last_try(told, None, now) == tried
    assert last_try(told, None, own) is None  # two plans of one's own are two things
    assert last_try(told, None, None) is None


def test_what_was_meant_for_this_time_stands_in_the_moment_alone() -> None:
    under_way = attempt("now", started_at=NOW, status="open", outcome=None)
    told = after(TRIED, under_way)
    assert this_time(under_way, told) == "say it while walking"
    assert this_time(TRIED, told) == ""  # it was said after that one


def test_lessons_of_the_step_come_first() -> None:
    elsewhere = attempt("elsewhere", rung_id="other", started_at=NOW - 1.5 * DAY, outcome=outcome(lesson="Ask"))
    told = after(TRIED, elsewhere)
    assert [one.id for one in lessons(told)] == ["elsewhere", "tried"]
    assert [one.id for one in lessons(told, STEP)] == ["tried", "elsewhere"]


def test_the_line_of_the_step_comes_before_the_one_for_all() -> None:
    told = snapshot(settings=settings(coping="I can stay"))
    assert coping_line(told, rung()) == ("I can stay", "all")
    assert coping_line(told, rung(coping="Only once")) == ("Only once", "step")
    assert coping_line(snapshot(), None) == ("", "all")
