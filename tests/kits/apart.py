"""Apps of tests that have ended, taken apart: what they were made of is free at once, and nobody has to look for it.

A widget and its styles hold each other: that nobody else does, Python finds out only by looking at all there is.
"""

from typing import Any, Final

import pytest
from textual.app import App
from textual.dom import DOMNode

_make: Final = DOMNode.__init__
_nodes: Final[list[DOMNode]] = []


def _noted(node: DOMNode, *args: Any, **options: Any) -> None:
    _nodes.append(node)
    _make(node, *args, **options)


def remember_nodes(patch: pytest.MonkeyPatch) -> None:
    """Have each node of an app remembered until it is taken apart."""
    patch.setattr(DOMNode, "__init__", _noted)


def take_apart() -> None:
    """Let go of all that the nodes hold which were made since it was done last.

    Not of what the app itself holds: whatever was cut off in the middle may still tidy up with it.
    """
    for node in _nodes:
        if not isinstance(node, App):
            node.__dict__.clear()
    _nodes.clear()
