"""Several ladders: which there are, and which is in use."""

from datetime import timedelta

from ladder_tui.domain.ladder.in_use import current_rung, in_use, ladder_of, ladders, own_ladder, rungs_in
from ladder_tui.domain.records.rungs import OwnLadder
from tests.kits.builders import NOW, attempt, rung, settings, snapshot

CALLS = OwnLadder(id="calls", title="Calls again", created=NOW)
RUNGS = [
    rung("low", suds=10), rung("mid", suds=30, current=True), rung("gone", suds=20, set_aside=True),
    rung("ring", suds=25, ladder_id="calls"), rung("talk", suds=45, ladder_id="calls", current=True),
]  # fmt: skip


def test_before_the_first_rung_there_is_one_empty_ladder() -> None:
    (only,) = ladders(snapshot())
    assert (only.ladder.id, only.ladder.title, only.rungs, only.in_use) == ("own", "My ladder", 0, True)
    assert (rungs_in(snapshot()), current_rung(snapshot()), ladder_of(snapshot()).views) == ((), None, ())


def test_the_first_ladder_needs_no_record() -> None:
    shown = snapshot(rungs=RUNGS, ladders=[CALLS])
    assert [(one.ladder.title, one.rungs, one.in_use) for one in ladders(shown)] == [
        ("My ladder", 2, True),
        ("Calls again", 2, False),
    ]
    named = OwnLadder(id="own", title="Near home", created=NOW + timedelta(days=9))
    assert ladders(snapshot(rungs=RUNGS, ladders=[CALLS, named]))[0].ladder == named
    assert own_ladder(shown, "calls") == CALLS


def test_each_ladder_is_shown_by_itself_and_keeps_its_own_place() -> None:
    shown = snapshot(rungs=RUNGS, ladders=[CALLS], attempts=[attempt(rung_id="ring"), attempt("two", rung_id="low")])
    assert [view.rung.id for view in ladder_of(shown).views] == ["low", "mid", "gone"]
    assert [(view.rung.id, view.state) for view in ladder_of(shown, "calls").views] == [
        ("ring", "tried"),
        ("talk", "here"),
    ]
    there = snapshot(rungs=RUNGS, ladders=[CALLS], settings=settings(ladder="calls"))
    here = (current_rung(shown), current_rung(there))
    assert [one.id if one else None for one in here] == ["mid", "talk"]


def test_of_one_moment_the_one_kept_first_stands_first() -> None:
    later = OwnLadder(id="a-later", title="Singing", created=NOW)
    assert [one.ladder.id for one in ladders(snapshot(ladders=[CALLS, later]))] == ["calls", "a-later"]


def test_a_ladder_that_is_gone_is_not_in_use() -> None:
    lost = settings(ladder="lost")
    assert in_use(snapshot(rungs=RUNGS, ladders=[CALLS], settings=lost)) == "own"
    assert in_use(snapshot(ladders=[CALLS], settings=lost)) == "calls"
    assert in_use(snapshot(settings=lost)) == "own"
    loose = snapshot(rungs=[rung("a", ladder_id="loose")], settings=lost)
    assert (in_use(loose), ladders(loose)[0].ladder.id) == ("loose", "loose"), "no rung is lost from sight"
