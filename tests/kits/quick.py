"""What Textual looks up and makes anew each time, once: a third of the work of a message is to find who takes it.

Nothing of it can be seen from outside; what is found is the same. It holds for one test, since a test may put other
methods in the place of ours before its app begins.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from inspect import isawaitable
from sys import intern as _named
from typing import Any, Final, Self

import pytest
from rich.segment import Segment
from textual import _callback, message_pump, reactive
from textual.cache import FIFOCache
from textual.css.styles import RenderStyles
from textual.message import Message
from textual.message_pump import MessagePump
from textual.reactive import Reactive
from textual.strip import Strip

Handler = tuple[type, Callable[..., Any]]

_find: Final = MessagePump._get_dispatch_methods
_count: Final = _callback._count_parameters
_get: Final = Reactive.__get__
_check_watchers: Final = Reactive._check_watchers
_prevent_some: Final = MessagePump.prevent
_NOTHING: Final = nullcontext()
_known: dict[tuple[type, type, str], tuple[Handler, ...] | None] = {}
_counted: dict[object, int] = {}


class _Unheard:
    """A log that nobody reads: for each message two loggers are made before it is asked whether somebody does."""

    @property
    def event(self) -> Self:
        return self

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


class _Memory(FIFOCache[Any, Any]):
    """What a strip remembers of parts of itself; the whole of itself it need not, and would never be free then."""

    __slots__ = ("_of",)

    def __init__(self, size: int, strip: Strip) -> None:
        super().__init__(size)
        self._of = id(strip)

    def __setitem__(self, key: Any, value: Any) -> None:
        if self._of not in map(id, value if isinstance(value, list) else (value,)):
            self.set(key, value)


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
            made = _Memory(self.size, strip)
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


def _value(value: Reactive[Any], holder: Any, kind: type) -> Any:
    """What a reactive attribute holds; where it is not simply held, as Textual finds it."""
    if holder is not None and value.name not in holder._computes:
        try:
            return holder.__dict__[value.internal_name]
        except KeyError:
            pass
    return _get(value, holder, kind)


def _tell(holder: Any, name: str, before: Any) -> None:
    """Tell those who watch a value. Their names are made once: of a new string Python looks through all parents."""
    if name in getattr(holder, "__watchers", ()):
        _check_watchers(holder, name, before)
        return
    now = holder.__dict__[_named(f"_reactive_{name}")]
    for watch in (_named(f"_watch_{name}"), _named(f"watch_{name}")):
        function = getattr(holder, watch, None)
        if callable(function):
            reactive.invoke_watcher(holder, function, before, now)


def _initialize(holder: Any) -> None:
    for name, value in holder._reactives.items():
        if value.internal_name not in holder.__dict__:
            value._initialize_reactive(holder, name)


def _prevent(pump: MessagePump, *kinds: type[Message]) -> AbstractContextManager[None]:
    return _prevent_some(pump, *kinds) if kinds else _NOTHING


def _awaitable(result: object) -> bool:
    return result is not None and isawaitable(result)


def _rule(styles: RenderStyles, name: str, default: object = None) -> object:
    own: Any = styles._inline_styles._rules
    return own[name] if name in own else styles._base_styles._rules.get(name, default)


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
    patch.setattr(MessagePump, "_parent", None)  # an attribute as any other, not by way of a weak reference
    patch.setattr(MessagePump, "prevent", _prevent)
    patch.setattr(_callback, "isawaitable", _awaitable)
    patch.setattr(reactive, "isawaitable", _awaitable)
    patch.setattr(Reactive, "__get__", _value)
    patch.setattr(Reactive, "_check_watchers", staticmethod(_tell))
    patch.setattr(Reactive, "_initialize_object", staticmethod(_initialize))
    patch.setattr(RenderStyles, "get_rule", _rule)
    for name, memory in _ASKED.items():
        patch.setattr(Strip, name, memory)
    patch.setattr(Strip, "__init__", _begin)
