"""Life histories (tests/histories): at each of them the ladder rule suggests what a thoughtful therapist would.

A history is one person at the middle rung of three. `days` count back from now; what a try leaves out stays open.
`also` adds rungs, `here` says at which one the person is, `place` where the middle one is, `weekday` which day today
is, `went` a choice that led from one rung to another, `unsafe` who was marked as not safe. `suggest` is the answer of
the rule there, `today` what every place names.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest
import yaml
from msgspec.structs import replace
from rich.cells import cell_len

from ladder_tui.domain.base.when import WEEKDAYS
from ladder_tui.domain.ladder.next_step import next_step
from ladder_tui.domain.ladder.rule import suggestion
from ladder_tui.domain.records.attempts import Attempt, Habit
from ladder_tui.domain.records.decisions import CareAnswer, Decision
from ladder_tui.domain.records.plans import Origin
from ladder_tui.domain.records.rungs import Rung
from ladder_tui.domain.snapshot import Snapshot
from ladder_tui.widgets.text import folded
from tests.kits.builders import NOW, attempt, checkin, outcome, person, plan, prediction, rung, snapshot

FILES = sorted((Path(__file__).parents[2] / "histories").glob("*.yaml"))
#: The ladder that all of them stand on, at its middle.
LADDER = [
    rung("nod to the dog", "Nod to the neighbour with the dog", 10),
    rung("good morning", "Say good morning to somebody", 40, current=True),
    rung("stay after the class", "Stay five minutes after the class", 60),
]
HERE = "good morning"
#: How many lines of 76 cells the Ladder has for reasons in a window of 80 columns.
LINES = 3


def now_of(history: dict[str, Any]) -> datetime:
    """The morning on which a history is looked at: a Wednesday, unless it names another day."""
    return NOW + timedelta(days=(WEEKDAYS.index(history.get("weekday", "Wednesday")) - NOW.weekday()) % 7)


def rungs_of(history: dict[str, Any]) -> list[Rung]:
    here = history.get("here", HERE)
    also = [
        rung(
            told["id"], told["id"].capitalize(), int(told["suds"]), parent=told.get("parent"),
            people=number(told, "people"),
        )
        for told in history.get("also", ())
    ]  # fmt: skip
    ladder = [replace(one, setting=history.get("place", "neighbour")) if one.id == HERE else one for one in LADDER]
    return [replace(one, current=one.id == here) for one in (*ladder, *also)]


def number(told: dict[str, str], key: str) -> int | None:
    return int(told[key]) if key in told else None


def habits(told: dict[str, str]) -> tuple[Habit, ...]:
    return (msgspec.convert({"name": "phone in hand", "use": told["habit"]}, Habit),) if "habit" in told else ()


def tries(history: dict[str, Any], now: datetime) -> Iterator[Attempt]:
    texts = {each.id: each.text for each in rungs_of(history)}
    for index, told in enumerate(history.get("tries", ())):
        assert set(told) <= {
            "days", "where", "before", "after", "height", "came_true", "status", "at", "habit", "cost", "real_cost",
        }, told  # fmt: skip
        status = told.get("status", "done")
        after = outcome(
            happened=told.get("came_true", "no"), likelihood_next=number(told, "after"), peak=number(told, "height"),
            end=None, context=told.get("where", ""), habits=habits(told), real_cost=number(told, "real_cost"),
        )  # fmt: skip
        yield attempt(
            f"try-{index}", texts[told.get("at", HERE)], rung_id=told.get("at", HERE), status=status,
            started_at=now - timedelta(days=float(told["days"])),
            prediction=prediction(likelihood=int(told["before"]), cost=number(told, "cost")),
            outcome=after if status in ("done", "left_early") else None,
        )  # fmt: skip


def life(history: dict[str, Any]) -> Snapshot:
    """The snapshot that a history tells."""
    now = now_of(history)

    def ago(days: Any) -> datetime:
        return now - timedelta(days=float(days))

    went = [history["went"]] if "went" in history else []
    moved = [
        Decision(
            id="went", at=ago(told["days"]), ladder_id="own", rung_id=told["from"], to_rung=told["to"],
            suggested=told["move"], chosen=told["move"],
        )
        for told in went
    ]  # fmt: skip
    told = snapshot(
        rungs=rungs_of(history),
        attempts=list(tries(history, now)),
        people=[person("unsafe", history["unsafe"], unsafe=True)] if "unsafe" in history else [],
        plans=[
            plan(f"plan-{n}", status=told["status"], closed_at=ago(told["days"]), origin=Origin(kind="rung", ref=HERE))
            for n, told in enumerate(history.get("plans", ()))
        ],
        checkins=[
            checkin(f"checkin-{days}", ago(days), energy=int(energy))
            for days, energy in history.get("energy", {}).items()
        ],
        care_answers=[
            CareAnswer(id=f"care-{days}", at=ago(days), harder=said == "yes")
            for days, said in history.get("harder", {}).items()
        ],
        decisions=[
            Decision(
                id=f"choice-{days}", at=ago(days), ladder_id="own", rung_id=HERE, suggested=move, chosen=move,
                to_rung=HERE if move == "step_up" else None,
            )
            for days, move in history.get("chosen", {}).items()
        ] + moved,
    )  # fmt: skip
    return replace(told, now=now)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_what_a_thoughtful_therapist_would_suggest(path: Path) -> None:
    # Read as text throughout: plain YAML would take `no` for a truth value.
    history = yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)
    assert set(history) <= {
        "story", "why", "tries", "plans", "energy", "harder", "chosen", "suggest",
        "today", "also", "here", "place", "weekday", "went", "unsafe",
    }  # fmt: skip
    assert history["why"].strip()
    told = life(history)
    said, wanted = suggestion(told, told.rungs[history.get("here", HERE)]), history["suggest"]
    assert set(wanted) <= {"move", "row", "to", "wait_days", "says"}
    assert (said.move, said.row, said.target) == (wanted["move"], wanted["row"], wanted.get("to")), said.reasons
    until = told.now + timedelta(days=float(wanted["wait_days"])) if "wait_days" in wanted else None
    assert said.wait_until == until
    assert 1 <= len(said.reasons) <= 3
    assert wanted.get("says", said.reasons[0]) in said.reasons
    step = next_step(told)
    if "today" in history:
        assert (step.rung.id if step.rung else None, step.stand) == (
            history["today"].get("rung"),
            history["today"].get("stand", ""),
        )
        assert step.suggestion is not None
        assert history["today"].get("says", step.suggestion.reasons[0]) in step.suggestion.reasons
    for shown in (said, step.suggestion):
        assert shown is not None
        assert cell_len(shown.headline) <= 76
        assert len(folded(" ".join(shown.reasons), 76)) <= LINES, shown.reasons


def test_there_are_fifty_at_least_and_every_row_is_among_them() -> None:
    rows = {yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)["suggest"]["row"] for path in FILES}
    assert len(FILES) >= 50
    assert rows == {
        "1",
        "2",
        "back",
        "3b",
        "3",
        "4",
        "5",
        "6",
        "6b",
        "7",
        "8",
        "9",
        "habit",
        "yes",
        "48h",
        "week",
        "pause",
        "return",
    }
