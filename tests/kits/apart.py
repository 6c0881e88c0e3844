"""Apps of tests that have ended, taken apart: what they were made of is free at once, and nobody has to look for it.

A widget and its styles hold each other, and so do the entries of a memory, and a function that calls itself: that
nobody else does, Python finds out only by looking at all there is.
"""

import sys
from typing import Any, Final

import pytest
from textual._compositor import Compositor, CompositorMap
from textual.app import App
from textual.cache import LRUCache
from textual.dom import DOMNode
from textual.geometry import Region, Size
from textual.widget import Widget

_make: Final = DOMNode.__init__
_arrange: Final = Compositor._arrange_root
_nodes: Final[list[DOMNode]] = []
#: Those of a widget that come to hold much.
_MEMORIES: Final = ("_box_model_cache", "_query_one_cache", "_option_render_cache", "_line_cache")


def _noted(node: DOMNode, *args: Any, **options: Any) -> None:
    _nodes.append(node)
    _make(node, *args, **options)


class _SizeOfAll(Size):
    """The size of a screen while it is laid out. `places` is the function that calls itself for all that it holds."""

    places: Any = None

    @property
    def region(self) -> Region:
        """As of any size; it is asked for where the function is called first."""
        if self.places is None:
            self.places = sys._getframe(1).f_locals.get("add_widget")
        return Region(0, 0, self.width, self.height)


def _arrange_root(
    compositor: Compositor, root: Widget, size: Size, visible_only: bool = True
) -> tuple[CompositorMap, set[Widget]]:
    """As `Compositor._arrange_root`. Nothing of it is left, and all widgets with it."""
    noted = _SizeOfAll(*size)
    done = _arrange(compositor, root, noted, visible_only)
    places, noted.places = noted.places, None
    if places is not None:  # another Textual may have no such function
        del places.__closure__[places.__code__.co_freevars.index(places.__name__)].cell_contents
    return done


def remember_nodes(patch: pytest.MonkeyPatch) -> None:
    """Have each node of an app remembered until it is taken apart."""
    patch.setattr(DOMNode, "__init__", _noted)
    patch.setattr(Compositor, "_arrange_root", _arrange_root)


def take_apart() -> None:
    """Let go of all that the nodes hold which were made since it was done last.

    Not of what the app itself holds: whatever was cut off in the middle may still tidy up with it.
    """
    for node in _nodes:
        if isinstance(node, App):
            continue
        held = node.__dict__
        for name in _MEMORIES:
            memory = held.get(name)
            if isinstance(memory, LRUCache):
                for entry in memory._cache.values():
                    entry.clear()
        held.clear()
    _nodes.clear()
