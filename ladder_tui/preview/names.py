"""The names that can be shown. A group is a module of this room, and each public coroutine in it is a name.

`plan_new` is called `plan-new`; the first line of its docstring stands in the list.
"""

import difflib
import inspect
from collections.abc import Awaitable, Callable, Mapping
from importlib import import_module
from typing import Final

from ladder_tui.screens.kit.page import PageScreen

#: Opens something over a place, and ends when it is left.
Opener = Callable[[PageScreen], Awaitable[object]]

#: Heading of a group, and the module of this room that holds it.
GROUPS: Final[Mapping[str, str]] = {
    "places": "place_pages",
    "everywhere": "app_pages",
    "plans and the calendar": "plan_pages",
    "people and activities": "people_pages",
    "cards, scripts and messages": "card_pages",
    "the ladder": "rung_pages",
    "tries": "try_pages",
    "writing, review and report": "writing_pages",
    "growth": "growth_pages",
    "in and out": "exchange_pages",
}


class NoSuchName(ValueError):
    """Nothing is called so; the message is one sentence with the nearest names."""


def names_of(group: str) -> dict[str, Opener]:
    """The names of one of GROUPS, in the order in which they are written."""
    module = import_module(f"{__package__}.{GROUPS[group]}")
    return {
        name.replace("_", "-"): opener
        for name, opener in vars(module).items()
        if inspect.iscoroutinefunction(opener) and opener.__module__ == module.__name__ and not name.startswith("_")
    }


def every_name() -> dict[str, Opener]:
    """All names."""
    return {name: opener for group in GROUPS for name, opener in names_of(group).items()}


def find(name: str) -> Opener:
    """What shows `name`. Raises NoSuchName."""
    known = every_name()
    if name in known:
        return known[name]
    near = [one for one in known if name and name in one] or difflib.get_close_matches(name, known, n=4, cutoff=0.5)
    hint = f"near it are {', '.join(near[:6])}" if near else "--list shows all of them"
    raise NoSuchName(f"Nothing is called {name!r}; {hint}.")


def listing() -> str:
    """All names with what they show, a group under its heading."""
    lines: list[str] = []
    for group in GROUPS:
        lines += ["", group]
        for name, opener in names_of(group).items():
            lines.append(f"  {name:<18} {(inspect.getdoc(opener) or '').partition(chr(10))[0]}")
    return "\n".join(lines[1:]) + "\n"
