"""Style sheets, read once in each process that tests: every app reads the same, with the names of its theme."""

from typing import Any, Final

import pytest
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet
from textual.css.types import CSSLocation

_parse_rules: Final = Stylesheet._parse_rules
_read: dict[tuple[object, ...], list[RuleSet]] = {}
#: Each set of names and colours that was met, by number: comparing two of them for each sheet costs more than the rest.
_names: dict[frozenset[tuple[str, str]], int] = {}


def _once(
    sheet: Stylesheet,
    css: str,
    read_from: CSSLocation,
    is_default_rules: bool = False,
    tie_breaker: int = 0,
    scope: str = "",
) -> list[RuleSet]:
    names: Any = sheet.__dict__.setdefault("_names_of_theme", None)
    if names is None or names[0] is not sheet._variables:
        of_theme = frozenset(sheet._variables.items())
        names = sheet.__dict__["_names_of_theme"] = (sheet._variables, _names.setdefault(of_theme, len(_names)))
    key = (css, read_from, is_default_rules, tie_breaker, scope, names[1])
    found = _read.get(key)
    if found is None:
        found = _read[key] = _parse_rules(sheet, css, read_from, is_default_rules, tie_breaker, scope)
    return found


def read_styles_once(patch: pytest.MonkeyPatch) -> None:
    """Have every app take the rules that the first one read."""
    patch.setattr(Stylesheet, "_parse_rules", _once)
