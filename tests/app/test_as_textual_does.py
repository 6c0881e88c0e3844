"""What the tests have Textual do more quickly (`kits/styles.py`) comes out as Textual does it."""

from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from textual.css.stylesheet import Stylesheet
from textual.dom import DOMNode
from textual.widgets import Input

from ladder_tui.demo.weeks import records
from tests.kits import styles
from tests.kits.app_house import make_app
from tests.kits.builders import NOW, ZONE
from tests.kits.pressing import press


def found_by_textual(sheet: Stylesheet, node: DOMNode) -> Any:
    """The rules a node takes from a sheet."""
    found: list[Any] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Stylesheet, "replace_rules", lambda sheet, node, rules, animate: found.append(rules))
        patch.setattr(Stylesheet, "_process_component_classes", lambda sheet, node: None)
        styles._apply(sheet, node)
    return dict(found[0]) if found else {}


def held(node: DOMNode) -> dict[str, Any]:
    """The rules a node has."""
    rules: dict[str, Any] = {**node.styles.base._rules}
    return {name: value.name if name == "layout" else value for name, value in rules.items()}


def _has_state(name: str) -> Any:
    return lambda node: name in node.states


class Plain(DOMNode):
    """A node whose states are said."""

    states: frozenset[str] = frozenset()
    _PSEUDO_CLASSES = {name: _has_state(name) for name in ("focus", "hover")}  # noqa: RUF012 - as Textual declares it


class Special(Plain):
    """One with two names."""


SHEET: Final = """
    * { width: 1; }
    Plain { height: 2; }
    Special { height: 3; width: 3; }
    .x { min-width: 4; }
    #i { max-width: 5; }
    #j Plain { min-height: 6; }
    .x > .y { max-height: 7; width: 7; }
    .y Special { padding: 8; }
    .x.y { margin: 9; width: 9; }
    .y:focus { text-opacity: 10%; }
    Plain:hover .x { opacity: 11%; }
    #i:focus > Special { height: 12; }
    #j .x:hover { width: 13; }
    Special > #i { offset-x: 14; }
"""
NODES: Final = st.tuples(
    st.sampled_from((Plain, Special)), st.sampled_from((None, "i", "j")),
    st.frozensets(st.sampled_from(("x", "y", "-textual-system"))), st.frozensets(st.sampled_from(("focus", "hover"))),
)  # fmt: skip


@example([(Plain, None, frozenset(), frozenset())])
@example([(Plain, None, frozenset(("-textual-system",)), frozenset())])
@given(st.lists(NODES, min_size=1, max_size=4))
def test_a_node_takes_the_same_for_all_that_it_stands_in(path: list[Any]) -> None:
    sheet = Stylesheet()
    sheet.add_source(SHEET, ("here", ""))
    above = None
    for kind, id, classes, states in path:
        node = kind(id=id, classes=" ".join(classes))
        node.states = states
        if above is not None:
            node._attach(above)
        above = node
    assert (styles._look(sheet, node).rules or {}) == found_by_textual(sheet, node)
    for _ in range(2):
        styles._put(node, styles._look(sheet, node))
        other = DOMNode()
        if found := found_by_textual(sheet, node):
            styles._replace_rules(other, found)
        assert held(node) == held(other)
        node.styles.base.width = 15  # somebody else changes it in between


async def test_each_node_takes_the_rules_that_textual_finds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kinds: set[str] = set()
    layouts: dict[object, DOMNode] = {}
    looked = 0

    def both(sheet: Stylesheet, node: DOMNode, **options: Any) -> None:
        nonlocal looked
        styles._take(sheet, node, **options)
        states = (node._has_hover_style, node._has_focus_within, node._has_order_style, node._has_odd_or_even)
        parts = [one.node for one in node._component_styles.values() if one.node is not None]
        assert {name for part in parts for name in part._classes} == node._get_component_classes()
        for one in (node, *parts):
            rules = found_by_textual(sheet, one)
            assert (styles._look(sheet, one).rules or {}) == rules, one
            if rules and not options.get("animate"):  # else some are on their way
                other = DOMNode()
                styles._replace_rules(other, rules)
                assert held(one) == held(other), one
        assert states == (node._has_hover_style, node._has_focus_within, node._has_order_style, node._has_odd_or_even)
        if node.styles.layout is not None:
            assert layouts.setdefault(node.styles.layout, node) is node
        looked += 1 + len(parts)
        kinds.add(type(node).__name__)

    seed: dict[str, list[Any]] = {}
    for table, record in records(NOW, ZONE.key):
        seed.setdefault(table.name, []).append(record)
    app = make_app(tmp_path / "data", seed=seed)
    monkeypatch.setattr(Stylesheet, "apply", both)
    try:
        async with app.run_test(size=(80, 24)) as pilot:
            await press(pilot, "down", "3", "slash", "a", "escape", "2", "n")
            assert isinstance(app.focused, Input)
            await press(pilot, "x", "tab", "tab")
            await pilot.resize_terminal(120, 36)
            app.theme = next(name for name in app.available_themes if name != app.theme)
            await press(pilot, "escape")
    finally:
        app.journal.close()
    assert looked > 400
    assert len(kinds) > 20, kinds
