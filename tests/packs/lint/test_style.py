"""How an item has to be written: each rule by a text that breaks it, and none that a good item breaks."""

from pathlib import Path
from typing import Any

import pytest

from ladder_tui.packs.lint.style import Finding, findings
from ladder_tui.packs.reading.pack import read_pack
from ladder_tui.packs.schema.types import TYPES
from tests.kits.pack_texts import ITEMS, item, pack_text, write_pack


def found(folder: Path, type: str, **fields: Any) -> list[Finding]:
    pack = read_pack(write_pack(folder, "pack.yaml", pack_text(type, item(type, **fields))), shipped=True)
    assert pack.problems == []
    return list(findings(pack.items[0]))


@pytest.mark.parametrize("type", TYPES)
def test_a_good_item_has_no_findings(tmp_path: Path, type: str) -> None:
    assert found(tmp_path, type) == []


#: From depth 2 on a card has a line for a sad answer.
KIND = {"if_heavy": "I'm sorry."}
REPLIES = ITEMS["drill"]["options"]

BROKEN: list[tuple[str, str, Any, str]] = [
    ("topic_card", "opener", "Why?", "2 to 12 would be right"),
    ("topic_card", "opener", "What " + "so " * 12 + "now?", "2 to 12 would be right"),
    ("topic_card", "opener", "Of all these rooms, which is yours?", "before the question"),
    ("topic_card", "other_ways", ["When the lights go out here, who stays?"], "before the question"),
    ("topic_card", "exit_line", "My aunt is waiting.", "not true of everyone"),
    ("topic_card", "share", "I once lived in a boat…", "not true of everyone"),
    ("topic_card", "opener", "Who is on the rota today?", "known in Britain only"),
    ("topic_card", "opener", "How is it, seen from the stairs?", "said by nobody"),
    ("topic_card", "opener", "Do you see how the kettle looks proud today?", "makes a person of a thing"),
    ("topic_card", "other_ways", ["Do the parsnips need quinoa?"], "not common in talk"),
    (
        "topic_card",
        "follow_ups",
        [{"if": "a", "say": "Is the ampersand kerned?"}, {"if": "b", "say": "Where?"}],
        "not common in talk",
    ),
    ("topic_card", "if_heavy", "so " * 17, "at most 16"),
    ("topic_card", "opener", "What is it? And how did it come here?", "2 question marks"),
    ("topic_card", "follow_ups", ["Is it?", "Where was that?"], "at least two an `if`"),
    ("topic_card", "follow_ups", ["What " + "so " * 12 + "now?", "Where?"], "at most 12"),
    ("topic_card", "exit_line", "so " * 11, "at most 10"),
    ("topic_card", "share", "I  like it.", "double space"),
    ("topic_card", "share", "I like it \u2600.", "U+2600"),
    ("topic_card", "share", "I like it \U0001f600.", "U+1F600"),
    ("topic_card", "share", "My favorite bench.", "British spelling"),
    ("topic_card", "share", "I like {thing}.", 'does not name "thing"'),
    ("topic_card", "listen_for", "They must feel heard.", '"must" about the user'),
    ("reflection", "question", "Why did you not go, when you should have gone?", '"should"'),
    ("reflection", "why", "You owe it to yourself.", '"You owe"'),
    ("kindness", "steps", [{"kind": "next_step", "text": "Don't worry, normal people do this."}], "about the user"),
    ("activity", "first_step", "Stop being lazy and go out.", '"lazy"'),
    ("activity", "text", "A cure for quiet evenings.", "sounds clinical"),
    ("rung", "done_when", "You asked and they smiled at you.", "under the user's own control"),
    ("rung", "text", "Go there and " + "then " * 20 + "come home.", "22 at most"),
    ("backup", "text", "Have a beer at home.", "assume alcohol"),
    ("backup", "text", "Write to your wife.", "for granted"),
    ("backup", "text", "Wave to the guys.", "one gender"),
    ("backup", "text", "Plan Christmas.", "one culture"),
    ("kindness", "steps", [{"kind": "next_step", "text": "so " * 19}], "at most 18"),
    ("drill", "try_today", "You must listen today.", '"must" about the user'),
    ("drill", "options", [{**each, "note": "so " * 25} for each in REPLIES], "at most 24"),
    ("drill", "options", [{**each, "note": "A lazy reply."} for each in REPLIES], '"lazy"'),
    ("drill", "options", [{**each, "text": "My favorite."} for each in REPLIES[:1]] + REPLIES[1:], "British"),
    ("script", "why", "You owe them nothing.", '"You owe"'),
    ("script", "lines", ["so " * 21], "at most 20"),
    ("script", "repeat_line", "so " * 11, "at most 10"),
    ("ladder", "for_whom", "You are lazy.", '"lazy"'),
    ("need_question", "question", "How often were you left behind?", "behind"),
    ("why_note", "text", "so " * 46, "at most 45"),
    ("why_note", "text", "A cure for worry.", "sounds clinical"),
    ("script", "lines", ["I'm sorry.", "Sorry, no."], "2 times in one script"),
    ("topic_card", "share", "I like pigeons.", "leave an end open"),
    ("reflection", "question", "Can you go back over it once more?", "over it again"),
    ("rung", "prediction", "Will they look up?", "state what is feared"),
    ("drill", "options", [{**each, "note": "Wrong tone."} for each in REPLIES], "names the effect"),
    ("reward", "text", "Buy a cake.", "shopping or food"),
    ("kindness", "title", "You just need to push yourself.", "presses"),
    ("activity", "text", "Step out of your comfort zone.", "stock phrase"),
    ("script", "why", "It helps you summarize.", "British"),
    ("starter", "text", "Hello {other}, how was {thing}?", 'does not name "other"'),
    ("starter", "text", "Hello there, how was it?", 'names "thing", which no text uses'),
    ("starter", "text", "Hello {Big Thing}, how was {thing}?", "one lower-case word in braces"),
]


@pytest.mark.parametrize(("type", "name", "value", "says"), BROKEN)
def test_each_rule_finds_what_breaks_it(tmp_path: Path, type: str, name: str, value: Any, says: str) -> None:
    said = found(tmp_path, type, **{name: value})
    assert any(says in finding.message for finding in said), said


def test_what_a_person_has_to_judge_is_marked(tmp_path: Path) -> None:
    assert [finding.judged for finding in found(tmp_path, "backup", text="Wave to the guys.")] == [True]
    assert [finding.judged for finding in found(tmp_path, "backup", text="The color of the sky.")] == [False]


@pytest.mark.parametrize(
    "text", ["Mend one broken cup.", "Wave to the person behind the counter.", "Wave to someone who missed the bus."]
)
def test_plain_uses_of_those_words_are_fine(tmp_path: Path, text: str) -> None:
    assert found(tmp_path, "backup", text=text) == []


@pytest.mark.parametrize(
    ("fields", "names"),
    [
        ({"depth": 2, "settings": ["counter", "queue"], **KIND}, ["settings"]),
        ({"depth": 3, "settings": ["work"], **KIND}, ["stages"]),
        (
            {"depth": 5, "settings": ["friend", "text"], "stages": ["friend", "new_friend"], **KIND},
            ["settings", "stages"],
        ),
        ({"depth": 5, "settings": ["walk", "meal"], "stages": ["friend", "family"], **KIND}, []),
    ],
)
def test_depth_stays_below_the_caps(tmp_path: Path, fields: dict[str, Any], names: list[str]) -> None:
    assert [finding.field for finding in found(tmp_path, "topic_card", **fields)] == names
