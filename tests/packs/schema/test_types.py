"""What each field of each type may hold: a valid item becomes a domain value, one wrong field costs the item."""

from pathlib import Path
from typing import Any

import pytest

from ladder_tui.domain.items.drills import Reply
from ladder_tui.domain.items.need_questions import NeedOption
from ladder_tui.domain.items.prompts import Scale
from ladder_tui.domain.items.support import ReachBy
from ladder_tui.domain.items.why_notes import Source
from ladder_tui.domain.records.activities import NeedShare
from ladder_tui.packs.reading.pack import Pack, read_pack
from ladder_tui.packs.schema.types import TYPES
from tests.kits.pack_texts import FIRST_ITEM, ITEMS, item, pack_text, write_pack


def read(folder: Path, type: str, *items: dict[str, Any], shipped: bool = True) -> Pack:
    return read_pack(write_pack(folder, "pack.yaml", pack_text(type, *items)), shipped=shipped)


@pytest.mark.parametrize("type", TYPES)
def test_a_valid_item_becomes_its_domain_value(tmp_path: Path, type: str) -> None:
    pack = read(tmp_path, type, item(type))
    assert pack.problems == []
    (found,) = pack.items
    assert found.value.__class__ is TYPES[type].make
    assert found.value.id == "core.things/one"
    assert found.line == FIRST_ITEM
    for name, given in ITEMS[type].items():
        value = getattr(found.value, name)
        if isinstance(given, str | bool | int):
            assert value == given
        elif isinstance(given, list) and isinstance(given[0], str | int) and (type, name) != ("activity", "needs"):
            assert value == tuple(given)


@pytest.mark.parametrize(
    ("type", "name"), [(type, field.name) for type in TYPES for field in TYPES[type].fields if field.required]
)
def test_every_required_field_is_asked_for(tmp_path: Path, type: str, name: str) -> None:
    missing: Any
    for missing in (..., None, ""):
        pack = read(tmp_path, type, item(type, **{name: missing}))
        assert pack.items == []
        assert [(problem.line, problem.level) for problem in pack.problems] == [(FIRST_ITEM, "error")]
        assert name in str(pack.problems[0])


BAD: list[tuple[str, str, Any, str]] = [
    ("topic_card", "opener", ["a", "list"], "is a list"),
    ("topic_card", "opener", {"a": "map"}, "is a map"),
    ("topic_card", "opener", "x" * 1001, "longer than 1000 characters"),
    ("topic_card", "follow_ups", ["only one?"], "2 to 4 would be right"),
    ("topic_card", "follow_ups", "one text", "is not a list"),
    ("topic_card", "follow_ups", ["one", ""], "empty value"),
    ("topic_card", "depth", 6, "whole number from 1 to 5"),
    ("topic_card", "depth", "two", "whole number"),
    ("topic_card", "depth", "1_0", "whole number"),
    ("topic_card", "depth", "\u0663", "whole number"),
    ("topic_card", "depth", 2.5, "whole number"),
    ("topic_card", "depth", "9" * 5000, "whole number"),
    ("topic_card", "settings", ["moon"], "is not known; use one of queue, transit"),
    ("topic_card", "settings", ["queue", "queue"], "twice"),
    ("topic_card", "settings", ["queue", "transit", "park", "work", "class", "group"], "1 to 5 would be right"),
    ("topic_card", "stages", [], "1 to 4 would be right"),
    ("topic_card", "tone", "angry", "is not known"),
    ("topic_card", "season", "monsoon", "is not known"),
    ("reflection", "form", "essay", "is not known"),
    ("reflection", "form", "scale", "needs min, max, low and high"),
    ("reflection", "form", "choice", "needs 3 to 6"),
    ("reflection", "options", ["a", "b", "c"], "belong to the form choice"),
    ("reflection", "scale", {"min": 5, "max": 1, "low": "a", "high": "b"}, "min is below max"),
    ("reflection", "scale", {"min": 0, "max": 10, "step": 3, "low": "a", "high": "b"}, "steps reach it"),
    ("reflection", "scale", {"min": 0, "max": 10, "low": "a"}, "has no high"),
    ("reflection", "scale", {"min": 0, "max": 10, "low": "a", "high": "b", "mid": "c"}, "not used here"),
    ("reflection", "core", "perhaps", "true or false"),
    ("reflection", "max_distress", 101, "0 to 100"),
    ("activity", "needs", {"confidant": 0.5, "casual_chat": 0.4}, "sum to 0.9"),
    ("activity", "needs", {"confidant": "half", "casual_chat": 0.5}, "share from 0 to 1"),
    ("activity", "needs", {"confidant": 1.5}, "share from 0 to 1"),
    ("activity", "needs", {"fame": 1}, "is not known"),
    ("activity", "needs", "confidant", "is not a list"),
    ("activity", "minutes", 0, "1 to 1440"),
    ("activity", "solo_ok", "often", "true or false"),
    ("kindness", "steps", [{"kind": "next_step", "text": "a"}, {"kind": "facts", "text": "b"}], "does not end in"),
    ("kindness", "steps", [{"kind": "cheer", "text": "a"}], "is not known"),
    ("kindness", "steps", [{"kind": "next_step"}], "has no text"),
    ("kindness", "steps", ["one"], "is not a map"),
    ("backup", "effort", 3, "1 to 2"),
    ("backup", "minutes", 21, "1 to 20"),
    ("backup", "trigger", "bored", "is not known"),
    ("reward", "kind", "shopping", "is not known"),
    ("reward", "minutes", 0, "1 to 20"),
    ("starter", "asks", "maybe", "true or false"),
    ("starter", "channel", "pigeon", "is not known"),
    ("support", "contact", {"phone": ""}, "give a phone, text or web"),
    ("support", "contact", {"fax": "1"}, "not used here"),
    ("support", "last_checked", "2024-02-30", "YYYY-MM-DD"),
    ("support", "last_checked", "20240201", "YYYY-MM-DD"),
    ("support", "confidence", "total", "is not known"),
    ("rung", "suds", [20, 60], "at most 30 apart"),
    ("rung", "suds", [70, 90], "85 at most"),
    ("rung", "suds", [30, 20], "low before high"),
    ("rung", "suds", [30], "2 would be right"),
    ("rung", "repeat", 1, "2 to 5"),
    ("rung", "drop", ["a", "b", "c", "d"], "0 to 3"),
    ("drill", "skill", "mind_reading", "is not known"),
    ("drill", "level", 4, "1 to 3"),
    ("drill", "options", ITEMS["drill"]["options"][:2], "3 to 4 would be right"),
    ("drill", "options", [ITEMS["drill"]["options"][1]] * 3, "twice"),
    ("drill", "options", [{**each, "good": True} for each in ITEMS["drill"]["options"]], "one or two would be right"),
    ("drill", "options", [{**each, "good": False} for each in ITEMS["drill"]["options"]], "has 0 good options"),
    ("drill", "options", [{**each, "kind": "Top it!"} for each in ITEMS["drill"]["options"]], "one lower-case word"),
    ("script", "situation_type", "war", "is not known"),
    ("script", "relationship", "My boss", "one lower-case word"),
    ("script", "tone", "angry", "use one of soft, clear, firm"),
    ("script", "lines", [], "1 to 3"),
    ("script", "if_pushed", ["a", "b", "c"], "1 to 2"),
    ("ladder", "rungs", ["core.rungs/one"] * 8, "twice"),
    ("ladder", "rungs", ["core.rungs/one"], "8 to 12"),
    ("ladder", "need", "any", "is not known"),
    ("need_question", "need", "fame", "use one of confidant"),
    ("need_question", "need", "any", "which a scale cannot order"),
    ("need_question", "high", None, "needs low and high"),
    ("need_question", "options", ["a", "b", "c"], "belong to the form choice"),
    ("need_question", "form", "choice", "needs 3 to 6"),
    ("need_question", "options", [{"text": "a", "need": "fame"}], "is not known"),
    ("why_note", "source", {"authors": "A", "year": "long ago", "journal": "J"}, "whole number"),
    ("why_note", "source", {"authors": "A", "journal": "J"}, "has no year"),
    ("why_note", "topic", "Why?", "one lower-case word"),
    ("why_note", "confidence", "total", "is not known"),
]


@pytest.mark.parametrize(("type", "name", "value", "says"), BAD)
def test_a_wrong_field_costs_its_item_only(tmp_path: Path, type: str, name: str, value: Any, says: str) -> None:
    pack = read(tmp_path, type, item(type), item(type, "two", **{name: value}), item(type, "three"))
    assert [found.id for found in pack.items] == ["core.things/one", "core.things/three"]
    assert [problem.line for problem in pack.problems] == [FIRST_ITEM + 1]
    assert says in str(pack.problems[0])
    assert f"pack.yaml:{FIRST_ITEM + 1}: core.things/two: " in str(pack.problems[0])


def test_all_wrong_fields_of_an_item_are_said_at_once(tmp_path: Path) -> None:
    pack = read(tmp_path, "topic_card", item(depth=9, tone="loud", share=...))
    assert [problem.field for problem in pack.problems] == ["depth", "tone", "share"]


def test_an_unknown_word_is_an_error_when_shipped_and_a_warning_in_ones_own_pack(tmp_path: Path) -> None:
    for shipped, level in ((True, "error"), (False, "warning")):
        pack = read(tmp_path, "topic_card", item(tone="loud"), shipped=shipped)
        assert [problem.level for problem in pack.problems] == [level]
        assert pack.items == []


def test_an_unknown_field_is_a_warning_and_the_item_stays(tmp_path: Path) -> None:
    pack = read(tmp_path, "reward", item("reward", colour="blue"))
    assert len(pack.items) == 1
    assert [(problem.level, problem.field) for problem in pack.problems] == [("warning", "colour")]


def test_needs_as_a_list_are_equal_shares_and_a_map_is_kept(tmp_path: Path) -> None:
    shares = {"confidant": 0.7, "casual_chat": 0.3}
    pack = read(tmp_path, "activity", item("activity"), item("activity", "two", needs=shares))
    first, second = (found.value.needs for found in pack.items)
    assert first == (NeedShare(need="casual_chat", share=0.5), NeedShare(need="shared_activity", share=0.5))
    assert second == (NeedShare(need="confidant", share=0.7), NeedShare(need="casual_chat", share=0.3))


def test_nested_values(tmp_path: Path) -> None:
    scale = {"min": 0, "max": 100, "step": 5, "low": "calm", "high": "the most I can imagine"}
    pack = read(tmp_path, "reflection", item("reflection", form="scale", scale=scale, core="no"))
    assert pack.items[0].value.scale == Scale(min=0, max=100, step=5, low="calm", high="the most I can imagine")
    assert pack.items[0].value.core is False
    pack = read(tmp_path, "support", item("support", last_checked="2024-02-29", contact={"phone": "0800 010"}))
    assert pack.items[0].value.contact == ReachBy(phone="0800 010")
    assert pack.items[0].value.last_checked == "2024-02-29"


def test_a_folded_text_is_one_line(tmp_path: Path) -> None:
    text = pack_text("reward").replace(
        "items: []\n", "items:\n- id: core.things/one\n  text: |\n    Two songs,\n    lying down.\n"
    )
    text += "  minutes: 010\n  price: free\n  kind: music\n"
    pack = read_pack(write_pack(tmp_path, "pack.yaml", text), shipped=True)
    assert pack.problems == []
    assert (pack.items[0].value.text, pack.items[0].value.minutes) == ("Two songs, lying down.", 10)


def test_an_answer_may_name_the_need_it_points_to(tmp_path: Path) -> None:
    options = ["time alone", {"text": "one close person", "need": "confidant"}, {"text": "a crowd"}]
    question = item("need_question", form="choice", need="any", options=options, low=..., high=...)
    pack = read(tmp_path, "need_question", question)
    assert pack.problems == []
    assert pack.items[0].value.options == (
        NeedOption(text="time alone"),
        NeedOption(text="one close person", need="confidant"),
        NeedOption(text="a crowd"),
    )


def test_drills_and_notes_keep_what_stands_inside_them(tmp_path: Path) -> None:
    drill = read(tmp_path, "drill", item("drill")).items[0].value
    assert [reply.good for reply in drill.options] == [True, False, False]
    assert drill.options[1] == Reply(
        text="You should have called.", kind="advice", good=False, note="Help nobody asked for."
    )
    note = read(tmp_path, "why_note", item("why_note", use_with=["prediction"])).items[0].value
    assert note.source == Source(authors="Gilovich & others", year=2000, journal="JPSP 78(2)")
    assert note.use_with == ("prediction",)
