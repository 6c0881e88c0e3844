"""What Textual looks up and makes anew each time, once: a third of the work of a message is to find who takes it.

Nothing of it can be seen from outside; what is found is the same. It holds for one test, since a test may put other
methods in the place of ours before its app begins.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final, Self

import pytest
from rich.segment import Segment
from textual import _callback, message_pump
from textual.cache import FIFOCache
from textual.message import Message
from textual.message_pump import MessagePump
from textual.strip import Strip

Handler = tuple[type, Callable[..., Any]]

_find: Final = MessagePump._get_dispatch_methods
_count: Final = _callback._count_parameters
_known: dict[tuple[type, type, str], tuple[Handler, ...] | None] = {}
_counted: dict[object, int] = {}


class _Unheard:
    """A log that nobody reads: for each message two loggers are made before it is asked whether somebody does."""

    def verbosity(self, verbose: bool) -> Self:
        return self

    def __call__(self, *args: object, **named: object) -> None:
        """Nothing."""

    def __getattr__(self, name: str) -> Any:
        return self


def _handlers(kind: type, message: type[Message], name: str) -> tuple[Handler, ...] | None:
    """Who takes a message, in order; None where that depends on the one that sends it."""
    found: list[Handler] = []
    kinds = [one for one in message.__mro__ if issubclass(one, Message)]
    for one in kind.__mro__:
        decorated = one.__dict__.get("_decorated_handlers") or {}
        if any(decorated.get(asked) for asked in kinds):
            return None
        method = one.__dict__.get(f"_{name}") or one.__dict__.get(name)
        if method is not None and not getattr(method, "_textual_on", None):
            found.append((one, method))
    return tuple(found)


def _dispatch(pump: MessagePump, name: str, message: Message) -> Iterator[tuple[type, Callable[[Message], Any]]]:
    key = (pump.__class__, message.__class__, name)
    try:
        known = _known[key]
    except KeyError:
        known = _known[key] = _handlers(*key)
    if known is None:
        yield from _find(pump, name, message)
        return
    for one, method in known:
        if message._no_default_action:
            break
        yield one, method.__get__(pump, one)


class _WhenAsked:
    """One of the seven memories of a strip, made when something is to be remembered: most strips are painted once."""

    def __init__(self, name: str, size: int) -> None:
        self.slot: Any = Strip.__dict__[name]
        self.size = size

    def __get__(self, strip: Strip, kind: type) -> FIFOCache[Any, Any]:
        try:
            kept: FIFOCache[Any, Any] = self.slot.__get__(strip, kind)
            return kept
        except AttributeError:
            made: FIFOCache[Any, Any] = FIFOCache(self.size)
            self.slot.__set__(strip, made)
            return made


_MEMORIES: Final = {
    "_divide_cache": 4, "_crop_cache": 16, "_style_cache": 16, "_filter_cache": 4, "_line_length_cache": 4,
    "_crop_extend_cache": 4, "_offsets_cache": 4,
}  # fmt: skip
_ASKED: Final = {name: _WhenAsked(name, size) for name, size in _MEMORIES.items()}


def _begin(strip: Strip, segments: Iterable[Segment], cell_length: int | None = None) -> None:
    strip._segments = list(segments)
    strip._cell_length = cell_length
    strip._render_cache = strip._link_ids = strip._cell_count = None


def _parameters(function: Callable[..., Any]) -> int:
    """The same for all functions made by the same line: lambdas and parts of others are made again and again."""
    code = getattr(function, "__code__", None)
    if code is None or hasattr(function, "__wrapped__") or hasattr(function, "__signature__"):
        return _count(function)
    if code not in _counted:
        _counted[code] = _count(function)
    return _counted[code]


def forget() -> None:
    """Look again who takes a message: the next test may put others in their place."""
    _known.clear()


def look_up_once(patch: pytest.MonkeyPatch) -> None:
    """Have every app do so."""
    patch.setattr(message_pump, "log", _Unheard())
    patch.setattr(MessagePump, "_get_dispatch_methods", _dispatch)
    patch.setattr(_callback, "_count_parameters", _parameters)
    for name, memory in _ASKED.items():
        patch.setattr(Strip, name, memory)
    patch.setattr(Strip, "__init__", _begin)
