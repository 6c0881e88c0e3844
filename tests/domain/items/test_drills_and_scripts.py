"""Drills and scripts are found by what they are for and by any word in them."""

from typing import Any

import pytest

from ladder_tui.domain.items.drills import Drill, Reply, browse_drills
from ladder_tui.domain.items.scripts import Script, browse_scripts


def drill(id: str, **fields: Any) -> Drill:
    replies = (
        Reply(text="Nothing went to plan.", kind="reflect_content", good=True, note="Short and true."),
        Reply(text="Typical trains.", kind="slogan", good=False, note="Only a part was heard."),
        Reply(text="Call them.", kind="advice", good=False, note="Help nobody asked for."),
    )
    defaults: dict[str, Any] = {
        "title": "Say it back", "skill": "reflect_content", "level": 1, "minutes": 2, "they_say": "The key didn't fit.",
        "how_they_say_it": "half amused", "options": replies, "your_turn": "Shrink it.", "try_today": "Say a gist.",
    }  # fmt: skip
    return Drill(id=id, **defaults | fields)


def script(id: str, **fields: Any) -> Script:
    defaults: dict[str, Any] = {
        "situation": "Someone asks for money.", "situation_type": "money", "relationship": "friend", "tone": "firm",
        "lines": ("I don't lend.",), "repeat_line": "No loans.", "if_pushed": ("Still no.",), "why": "A rule is kind.",
    }  # fmt: skip
    return Script(id=id, **defaults | fields)


DRILLS = (
    drill("a"),
    drill("b", skill="pause", level=2),
    drill("c", skill="pause", level=3, they_say="I used to sing."),
)
SCRIPTS = (script("a"), script("b", tone="soft"), script("c", situation_type="late", offer="Caf\u00e9 instead?"))


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({}, "abc"), ({"skill": "pause"}, "bc"), ({"level": 2}, "ab"), ({"skill": "pause", "level": 2}, "b"),
        ({"query": "SING"}, "c"), ({"query": "amused gist"}, "abc"), ({"query": "typical part"}, "abc"),
        ({"query": "shrink sing"}, "c"), ({"query": "harbour"}, ""),
    ],
)  # fmt: skip
def test_drills(wanted: dict[str, Any], found: str) -> None:
    assert "".join(one.id for one in browse_drills(DRILLS, **wanted)) == found


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({}, "abc"), ({"situation_type": "late"}, "c"), ({"tone": "firm"}, "ac"), ({"relationship": "family"}, ""),
        ({"query": "cafe"}, "c"), ({"query": "rule still"}, "abc"), ({"tone": "soft", "query": "loans"}, "b"),
    ],
)  # fmt: skip
def test_scripts(wanted: dict[str, Any], found: str) -> None:
    assert "".join(one.id for one in browse_scripts(SCRIPTS, **wanted)) == found
