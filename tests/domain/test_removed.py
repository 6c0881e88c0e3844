"""Removed pack items in words."""

from datetime import timedelta

from ladder_tui.domain.items.drills import Drill
from ladder_tui.domain.items.scripts import Script
from ladder_tui.domain.items.templates import LadderTemplate
from ladder_tui.domain.records.activities import Hidden
from ladder_tui.domain.snapshot import removed_items
from tests.kits.builders import NOW, activity, card, kindness, library, prompt, snapshot


def test_each_is_named_and_the_latest_comes_first() -> None:
    shelf = library(topics=[card("c")], activities=[activity("a")], reflections=[prompt("p")], kindness=[kindness("k")])
    ids = ["c", "a", "p", "k", "gone/from-here"]
    hidden = [Hidden(id=id, at=NOW + timedelta(minutes=n)) for n, id in enumerate(ids)]
    found = removed_items(snapshot(library=shelf, hidden=hidden))
    assert [(one.kind, one.title) for one in found] == [
        ("from a pack that is gone", "gone/from-here"),
        ("kindness card", "After a hard try"),
        ("question", "What was easier than you thought?"),
        ("activity", "A lap round the park"),
        ("topic card", "So how did you end up trying this?"),
    ]


def test_drills_scripts_and_ladders_are_named_too() -> None:
    drill = Drill(
        id="d", title="Say it back", skill="pause", level=1, minutes=2, they_say="", how_they_say_it="", options=(),
        your_turn="", try_today="",
    )  # fmt: skip
    script = Script(
        id="s", situation="Someone asks for money.", situation_type="money", relationship="friend", tone="firm",
        lines=(), repeat_line="", if_pushed=(), why="",
    )  # fmt: skip
    ladder = LadderTemplate(id="l", title="Faces on the way", need="casual_chat", for_whom="", rungs=())
    shelf = library(drills=[drill], scripts=[script], ladders=[ladder])
    hidden = [Hidden(id=id, at=NOW + timedelta(minutes=n)) for n, id in enumerate("dsl")]
    assert [(one.kind, one.title) for one in removed_items(snapshot(library=shelf, hidden=hidden))] == [
        ("ladder", "Faces on the way"),
        ("script", "Someone asks for money."),
        ("listening drill", "Say it back"),
    ]
