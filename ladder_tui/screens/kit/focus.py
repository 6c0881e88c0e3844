"""What the widget with focus takes in; told without loading the fields for text, which no place needs to open."""

import sys
from types import ModuleType
from typing import TYPE_CHECKING, Final, TypeGuard

from textual.keys import key_to_character
from textual.widget import Widget
from textual.widgets import Input

from ladder_tui.bound_keys import key
from ladder_tui.widgets.bars import KeyHint

if TYPE_CHECKING:
    from ladder_tui.widgets.fields import PageField

#: Where the fields for text stand. Nothing with focus can be one of them before somebody has imported it.
_FIELDS: Final = "ladder_tui.widgets.fields"


def _fields() -> ModuleType | None:
    return sys.modules.get(_FIELDS)


def takes_text(widget: Widget | None) -> bool:
    """Whether letters go into it."""
    fields = _fields()
    return isinstance(widget, Input) or (fields is not None and isinstance(widget, fields.TextArea))


def is_long_text(widget: Widget | None) -> "TypeGuard[PageField]":
    """Whether it holds a text of many lines."""
    fields = _fields()
    return fields is not None and isinstance(widget, fields.PageField)


def editor_hint() -> KeyHint:
    """The key of a long text that leads to the user's own editor."""
    return KeyHint(key("everywhere.editor"), "editor", "app.editor")


def with_editor(hints: tuple[KeyHint, ...], focused: Widget | None) -> tuple[KeyHint, ...]:
    """These keys; while a long text has focus, that of the user's own editor, the first to go where room is short."""
    return (*hints[:-2], editor_hint(), *hints[-2:]) if is_long_text(focused) else hints


def takes_text_alone(widget: Widget | None) -> bool:
    """Whether it does nothing with a letter but take it in."""
    fields = _fields()
    return fields is not None and type(widget) in (fields.LineField, fields.PageField)


def is_letter(name: str) -> bool:
    """Whether a key, by its name, is a sign that a field for text takes in."""
    sign = key_to_character(name)
    return sign is not None and sign.isprintable()
