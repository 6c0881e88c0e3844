"""Ladders and choices: each intention is one save and one step of undo, and what belongs together stays together."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from ladder_tui.domain.items.templates import LadderTemplate, RungIdea
from ladder_tui.domain.ladder.in_use import current_rung, in_use, ladder_of, ladders
from ladder_tui.domain.ladder.rule import suggestion
from ladder_tui.domain.ladder.split import dimensions, split
from ladder_tui.domain.records.rungs import OwnLadder, Rung
from ladder_tui.domain.snapshot import Snapshot
from ladder_tui.services.journal import Journal
from ladder_tui.wiring import open_house
from tests.kits.builders import NOW, attempt, library, outcome, prediction, rung


def idea(id: str, suds: tuple[int, int], **fields: Any) -> RungIdea:
    base: dict[str, Any] = {
        "text": f"Try {id}.", "setting": "call", "stage": "friend", "needs": ("confidant",), "minutes": 10, "effort": 2,
        "price": "free", "place": "phone", "prediction": "Will they answer?", "done_when": "It rang.",
        "variations": ("a voice note",), "smaller_step": "", "bigger_step": "", "backup": "Send a line.",
        "reward": "Tea.", "repeat": 3, "drop": ("rehearsing",),
    }  # fmt: skip
    return RungIdea(id=id, suds=suds, **{**base, **fields})


TEMPLATE = LadderTemplate(
    id="t/calls", title="Calls again", need="confidant", for_whom="For later.", rungs=("r/one", "r/two", "r/gone")
)


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    shelf = library(rungs=[idea("r/one", (5, 20)), idea("r/two", (20, 41))], ladders=[TEMPLATE])
    house = open_house(tmp_path, environ={}, clock=lambda: NOW, zone="Europe/Berlin", library=shelf)
    yield house.journal
    house.journal.close()


def state(journal: Journal) -> dict[str, object]:
    snapshot = journal.snapshot()
    return {name: getattr(snapshot, name) for name in ("rungs", "ladders", "attempts", "decisions", "settings")}


def three(journal: Journal) -> tuple[Rung, ...]:
    return tuple(journal.ladder.save(rung(id, suds=suds)) for id, suds in (("low", 20), ("mid", 40), ("high", 60)))


def current(snapshot: Snapshot) -> list[str]:
    return [one.id for one in snapshot.rungs.values() if one.current]


def test_a_template_becomes_a_ladder_of_ones_own(journal: Journal) -> None:
    three(journal)
    before = state(journal)
    made = journal.ladder.from_template("t/calls")
    snapshot = journal.snapshot()
    first, second = (view.rung for view in ladder_of(snapshot).views)
    assert (made.title, made.template, in_use(snapshot)) == ("Calls again", "t/calls", made.id)
    assert (first.suds, second.suds) == (12, 30)
    assert (first.habits, first.prediction, first.variations) == (
        ("rehearsing",),
        "Will they answer?",
        ("a voice note",),
    )
    assert (first.channel, first.stage, first.source, first.backup) == ("call", "friend", "r/one", "Send a line.")
    assert current_rung(snapshot) == first
    assert "low" in current(snapshot), "the other ladder keeps its place"
    assert journal.undo() is not None
    assert state(journal) == before


def test_a_template_without_the_rungs_that_were_removed_for_good(journal: Journal) -> None:
    journal.ladder.hide_idea("r/one")
    journal.ladder.from_template("t/calls")
    (only,) = journal.snapshot().rungs.values()
    assert (only.source, only.current) == ("r/two", True)
    journal.ladder.hide_idea("r/two")
    with pytest.raises(ValueError, match="removed for good"):
        journal.ladder.from_template("t/calls")
    with pytest.raises(ValueError, match="not hold this ladder"):
        journal.ladder.from_template("t/none")


def test_ladders_are_made_switched_renamed_and_removed(journal: Journal) -> None:
    three(journal)
    journal.attempts.change(attempt(rung_id="mid"))
    second = journal.ladder.new_ladder("  Calls \n again ")
    assert [(one.ladder.title, one.rungs, one.in_use) for one in ladders(journal.snapshot())] == [
        ("My ladder", 3, False),
        ("Calls again", 0, True),
    ]
    journal.ladder.use_ladder("own")
    assert in_use(journal.snapshot()) == "own"
    renamed = journal.ladder.rename_ladder("own", "Near home")
    assert renamed == OwnLadder(id="own", title="Near home", created=NOW)
    before = state(journal)
    journal.ladder.remove_ladder("own")
    snapshot = journal.snapshot()
    assert not snapshot.rungs
    assert snapshot.attempts["attempt-1"].rung_id is None
    assert snapshot.attempts["attempt-1"].title == attempt().title
    assert [one.ladder.id for one in ladders(snapshot)] == [second.id]
    assert in_use(snapshot) == second.id
    journal.undo()
    assert state(journal) == before


@pytest.mark.parametrize(
    ("title", "words"), [("", "has a title"), (" \n ", "has a title"), ("x" * 81, "81 characters")]
)
def test_a_title_that_does_not_fit_gets_one_sentence(journal: Journal, title: str, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        journal.ladder.new_ladder(title)
    with pytest.raises(ValueError, match=words):
        journal.ladder.rename_ladder("own", title)
    assert not journal.snapshot().ladders


def test_a_ladder_that_is_gone_is_not_switched_to(journal: Journal) -> None:
    with pytest.raises(ValueError, match="gone"):
        journal.ladder.use_ladder("nowhere")


def test_the_last_ladder_can_go_too(journal: Journal) -> None:
    only = journal.ladder.new_ladder("Calls")
    journal.ladder.remove_ladder(only.id)
    assert in_use(journal.snapshot()) == "own"
    assert journal.ladder.save(rung()).current


def test_the_first_rung_of_each_ladder_is_where_one_is(journal: Journal) -> None:
    three(journal)
    second = journal.ladder.new_ladder("Calls")
    assert journal.ladder.save(rung("call", suds=30, ladder_id=second.id)).current
    assert current(journal.snapshot()) == ["low", "call"]
    journal.ladder.make_current("mid")
    assert sorted(current(journal.snapshot())) == ["call", "mid"]


def test_moving_a_rung_and_back(journal: Journal) -> None:
    three(journal)
    moved = journal.ladder.move("low", up=True)
    assert moved is not None
    assert moved.suds == 50
    assert [view.rung.id for view in ladder_of(journal.snapshot()).views] == ["mid", "low", "high"]
    assert journal.ladder.move("high", up=True) is None
    assert journal.next_undo == "Moved up"


def test_a_split_is_kept_and_taken_in_one_save(journal: Journal) -> None:
    _, mid, _ = three(journal)
    journal.ladder.make_current("mid")
    before = state(journal)
    made = split(mid, dimensions(mid)[0], journal.snapshot().rungs.values(), id="made", created=NOW)
    asked = suggestion(journal.snapshot(), journal.snapshot().rungs["mid"])
    journal.ladder.keep_split(made, asked)
    snapshot = journal.snapshot()
    (noted,) = snapshot.decisions.values()
    assert (noted.suggested, noted.chosen, noted.rung_id, noted.to_rung) == ("repeat", "split", "mid", "made")
    assert current(snapshot) == ["made"]
    assert snapshot.rungs["mid"].suds == 40
    journal.undo()
    assert state(journal) == before
    journal.ladder.keep_split(made)
    assert current(journal.snapshot()) == ["mid"]
    journal.ladder.remove("mid")
    assert journal.snapshot().rungs["made"].parent is None


def good(id: str, days: int) -> Any:
    return attempt(
        id, rung_id="mid", started_at=NOW - timedelta(days=days), prediction=prediction(likelihood=70),
        outcome=outcome(likelihood_next=20, peak=30, context=id),
    )  # fmt: skip


def test_a_choice_is_stored_and_leads_there_in_one_save(journal: Journal) -> None:
    three(journal)
    journal.ladder.make_current("mid")
    for tried in (good("a", 5), good("b", 3)):
        journal.attempts.change(tried)
    asked = suggestion(journal.snapshot(), journal.snapshot().rungs["mid"])
    before = state(journal)
    noted = journal.ladder.decide(asked, "step_up")
    assert (noted.suggested, noted.chosen, noted.to_rung, noted.ladder_id) == ("step_up", "step_up", "high", "own")
    assert current(journal.snapshot()) == ["high"]
    journal.undo()
    assert state(journal) == before

    stayed = journal.ladder.decide(asked, "repeat")
    assert (stayed.suggested, stayed.chosen, stayed.to_rung) == ("step_up", "repeat", None)
    assert current(journal.snapshot()) == ["mid"]
    down = journal.ladder.decide(asked, "step_down")
    assert (down.to_rung, current(journal.snapshot())) == ("low", ["low"])
    journal.ladder.set_aside("high")
    other = journal.ladder.decide(asked, "other", "high")
    assert (other.to_rung, current(journal.snapshot())) == ("high", ["high"])
    assert not journal.snapshot().rungs["high"].set_aside


def test_a_step_up_taken_makes_the_next_one_wait(journal: Journal) -> None:
    three(journal)
    for tried in (good("a", 5), good("b", 3)):
        journal.attempts.change(tried)
    asked = suggestion(journal.snapshot(), journal.snapshot().rungs["mid"])
    journal.ladder.decide(asked, asked.move)
    again = suggestion(journal.snapshot(), journal.snapshot().rungs["mid"])
    assert (again.row, again.move, again.wait_until) == ("48h", "repeat", NOW + timedelta(hours=48))


def test_the_answer_that_things_are_harder_pauses_the_ladder(journal: Journal) -> None:
    low, _, _ = three(journal)
    journal.ladder.answer_care(harder=True)
    assert suggestion(journal.snapshot(), low).row == "1"
    journal.undo()
    assert suggestion(journal.snapshot(), low).row == "9"


def test_own_words_for_the_scale(journal: Journal) -> None:
    journal.settle(theme="ladder-dawn")
    journal.ladder.set_anchors(["the sofa", "", "  the lift, \n full ", "", ""])
    settings = journal.snapshot().settings
    assert settings.anchors == ("the sofa", "", "the lift, full", "", "")
    assert settings.theme == "ladder-dawn"
    journal.undo()
    assert journal.snapshot().settings == replace(settings, anchors=())


def test_setting_aside_notes_the_day_and_taking_back_forgets_it(journal: Journal) -> None:
    journal.ladder.save(rung("wave", "Wave"))
    journal.ladder.set_aside("wave")
    assert journal.snapshot().rungs["wave"].set_aside_at == NOW
    journal.ladder.set_aside("wave", False)
    assert journal.snapshot().rungs["wave"].set_aside_at is None
    journal.ladder.set_aside("wave")
    journal.ladder.make_current("wave")
    kept = journal.snapshot().rungs["wave"]
    assert (kept.set_aside, kept.set_aside_at) == (False, None)
