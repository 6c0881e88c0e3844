"""Style sheets, read and looked through once in each process that tests: the apps of all tests have the same ones.

Which rules a node takes depends on its names, on those of the nodes it stands in, and on nothing else; what was found
for such names once is found for them again. Textual looks each time through all rules of all sheets.
"""

from typing import Any, Final, NamedTuple

import pytest
from textual.css.model import RuleSet, SelectorType
from textual.css.styles import RulesMap
from textual.css.stylesheet import Stylesheet
from textual.css.tokenize import tokenize_values
from textual.css.types import CSSLocation
from textual.dom import DOMNode
from textual.widget import Widget

_parse_rules: Final = Stylesheet._parse_rules
_apply: Final = Stylesheet.apply
_replace_rules: Final = Stylesheet.replace_rules
_read: dict[tuple[object, ...], list[RuleSet]] = {}
#: Each set of names and colours that was met, by number: comparing two of them for each sheet costs more than the rest.
_names: dict[frozenset[tuple[str, str]], int] = {}
_tokens: dict[int, Any] = {}


def _number(sheet: Stylesheet) -> int:
    """Which set of names and colours a sheet is read with."""
    known: Any = sheet.__dict__.get("_names_of_theme")
    if known is None or known[0] is not sheet._variables:
        of_theme = frozenset(sheet._variables.items())
        known = sheet.__dict__["_names_of_theme"] = (sheet._variables, _names.setdefault(of_theme, len(_names)))
    number: int = known[1]
    return number


def _tokens_of(sheet: Stylesheet) -> Any:
    number = _number(sheet)
    if number not in _tokens:
        _tokens[number] = tokenize_values(sheet._variables)
    return _tokens[number]


def _once(
    sheet: Stylesheet,
    css: str,
    read_from: CSSLocation,
    is_default_rules: bool = False,
    tie_breaker: int = 0,
    scope: str = "",
) -> list[RuleSet]:
    key = (css, read_from, is_default_rules, tie_breaker, scope, _number(sheet))
    found = _read.get(key)
    if found is None:
        found = _read[key] = _parse_rules(sheet, css, read_from, is_default_rules, tie_breaker, scope)
    return found


class _Found(NamedTuple):
    """What a node takes: None where no rule is for it. `as_held` is how a node holds it that held nothing before."""

    rules: RulesMap | None
    as_held: dict[str, Any]
    has_hover_style: bool
    has_focus_within: bool
    has_order_style: bool
    has_odd_or_even: bool


class _Some:
    """The rules whose last name is one of a node's, in order, and what was found among them.

    It is known by those of the names and states of a node, and of the nodes it stands in, that the rules ask for.
    """

    def __init__(self, rules: list[RuleSet]) -> None:
        self.rules = rules
        self.states: Final = tuple(sorted(set().union(*(rule.pseudo_classes for rule in rules))))
        asked = [one for rule in rules for selectors in rule.selector_set for one in selectors.selectors]
        self.ids: Final = {one.name for one in asked if one.type is SelectorType.ID}
        self.classes: Final = {one.name for one in asked if one.type is SelectorType.CLASS} | {"-textual-system"}
        self._kinds: Final = {one.name for one in asked if one.type is SelectorType.TYPE}
        self.found: Final[dict[tuple[object, ...], _Found]] = {}
        self.kinds: Final[dict[type, frozenset[str]]] = {}

    def names_of(self, kind: type[DOMNode]) -> frozenset[str]:
        """The names of a kind of nodes that are asked for."""
        self.kinds[kind] = names = kind._css_type_names & self._kinds
        return names


class _Sheet:
    """A list of rules, and those of them that can be for a node of these names."""

    def __init__(self, rules: list[RuleSet]) -> None:
        self.rules = rules
        self.places: dict[str, list[int]] = {}
        for place, rule in enumerate(rules):
            for name in rule.selector_names:
                self.places.setdefault(name, []).append(place)
        self.by_names: Final[dict[tuple[object, ...], _Some]] = {}

    def some(self, names: set[str]) -> _Some:
        """Those for a node of these names; the same ones in two sheets are the same object."""
        places = sorted({place for name in names & self.places.keys() for place in self.places[name]})
        rules = [self.rules[place] for place in places]
        key = tuple(map(id, rules))
        if key not in _some:
            _some[key] = _Some(rules)
        return _some[key]


#: Of these each node has its own, or something else looks at them.
_OF_EACH: Final = frozenset(("layout", "display", "pointer", "transitions"))
_sheets: Final[dict[tuple[int, ...], _Sheet]] = {}
_some: Final[dict[tuple[int, ...], _Some]] = {}


class _Asked:
    """Stands for a style sheet that has these rules only, and keeps what it finds for itself."""

    _EXCLUDE_PSEUDO_CLASSES_FROM_CACHE = Stylesheet._EXCLUDE_PSEUDO_CLASSES_FROM_CACHE
    _check_rule = Stylesheet._check_rule

    def __init__(self, some: _Some) -> None:
        self.rules = some.rules
        self.rules_map = {name: some.rules for rule in some.rules for name in rule.selector_names}
        self.found: RulesMap | None = None

    def replace_rules(self, node: DOMNode, rules: RulesMap, animate: bool) -> None:
        self.found = rules

    def _process_component_classes(self, node: DOMNode) -> None:
        """Nothing."""


def _look(sheet: Stylesheet, node: DOMNode) -> _Found:
    """What a node takes from a sheet."""
    rules = sheet.rules
    known: Any = sheet.__dict__.get("_looked_through")
    if known is None or known[0] is not rules:
        key = tuple(map(id, rules))
        if key not in _sheets:
            _sheets[key] = _Sheet(rules)
        known = sheet.__dict__["_looked_through"] = (rules, _sheets[key].by_names, _sheets[key])
    names = (node.__class__, node._id, frozenset(node._classes))
    some = known[1].get(names)
    if some is None:
        some = known[1][names] = known[2].some(node._selector_names)
    path: list[object] = []
    ids, classes, kinds, states = some.ids, some.classes, some.kinds, some.states
    above: Any = node
    while isinstance(above, DOMNode):
        kind = above.__class__
        path.append(kinds[kind] if kind in kinds else some.names_of(kind))
        path.append(above._id if above._id in ids else None)
        path.append(frozenset(above._classes & classes))
        if states:
            has: Any = above._PSEUDO_CLASSES
            path.extend([state in has and has[state](above) for state in states])
        above = above._parent
    seen = tuple(path)
    found: _Found | None = some.found.get(seen)
    if found is None:
        asked: Any = _Asked(some)
        _apply(asked, node)
        found = some.found[seen] = _Found(
            asked.found, {}, node._has_hover_style, node._has_focus_within, node._has_order_style, node._has_odd_or_even
        )
    return found


def _take(sheet: Stylesheet, node: DOMNode, *, animate: bool = False, cache: object = None) -> None:
    """As `Stylesheet.apply`."""
    found = _look(sheet, node)
    node._has_hover_style = found.has_hover_style
    node._has_focus_within = found.has_focus_within
    node._has_order_style = found.has_order_style
    node._has_odd_or_even = found.has_odd_or_even
    if found.rules is not None:
        _put(node, found, animate)
    if node._get_component_classes():
        _take_parts(sheet, node)


def _put(node: DOMNode, found: _Found, animate: bool = False) -> None:
    """As `Stylesheet.replace_rules`. Where a node has these rules already, it only has to be told."""
    base = node.styles.base
    has: Any = node.__dict__.get("_has_rules")
    if animate or has is None or has[0] is not found or has[1] != base._updates:
        if found.as_held and not base._rules and not node._is_mounted and not animate:
            base._rules.update(found.as_held)  # type: ignore[typeddict-item]  # names known when it runs
            base._updates += len(found.as_held)
            for name in _OF_EACH & found.as_held.keys():
                del base._rules[name]  # type: ignore[misc]  # as above
                setattr(base, name, found.as_held[name])
            node.notify_style_update()
        else:
            assert found.rules is not None
            _replace_rules(node, found.rules, animate=animate)
            if not found.as_held:
                found.as_held.update(base._rules)
        node.__dict__["_has_rules"] = (found, base._updates)
        return
    if isinstance(node, Widget):  # setting a colour that is set paints them
        if node.show_horizontal_scrollbar:
            node.horizontal_scrollbar.refresh()
        if node.show_vertical_scrollbar:
            node.vertical_scrollbar.refresh()
    node.notify_style_update()


def _take_parts(sheet: Stylesheet, node: DOMNode) -> None:
    """As `Stylesheet._process_component_classes`: of each part of a widget, a node that has the name of the part.

    One that would take what it has taken already stays.
    """
    had = node._component_styles.copy()
    has: dict[str, tuple[_Found, DOMNode]] = node.__dict__.setdefault("_has_parts", {})
    changed = False
    node._component_styles.clear()
    for name in sorted(node._get_component_classes()):
        before, part = has[name] if name in had and name in has else (None, _part(node, name))
        found = _look(sheet, part)
        if found is not before:
            if before is not None:
                part = _part(node, name)
            if found.rules is not None:
                _put(part, found)
            changed = changed or had.get(name) != part.styles
            has[name] = (found, part)
        node._component_styles[name] = part.styles
    if changed:
        node.refresh()


def _part(node: DOMNode, name: str) -> DOMNode:
    part = DOMNode(classes=name)
    part._attach(node)
    return part


def read_styles_once(patch: pytest.MonkeyPatch) -> None:
    """Have every app take the rules that the first one read, and found."""
    patch.setattr(Stylesheet, "_variable_tokens", property(_tokens_of))
    patch.setattr(Stylesheet, "_parse_rules", _once)
    patch.setattr(Stylesheet, "apply", _take)
    patch.setattr(Stylesheet, "_process_component_classes", _take_parts)
