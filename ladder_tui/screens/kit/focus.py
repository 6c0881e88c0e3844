"""What the widget with focus takes in; told without loading the fields for text, which no place needs to open."""

import sys
from types import ModuleType
from typing import Final

from textual.keys import key_to_character
from textual.widget import Widget
from textual.widgets import Input

#: Where the fields for text stand. Nothing with focus can be one of them before somebody has imported it.
_FIELDS: Final = "ladder_tui.widgets.fields"


def _fields() -> ModuleType | None:
    return sys.modules.get(_FIELDS)


def takes_text(widget: Widget | None) -> bool:
    """Whether letters go into it."""
    fields = _fields()
    return isinstance(widget, Input) or (fields is not None and isinstance(widget, fields.TextArea))


def takes_text_alone(widget: Widget | None) -> bool:
    """Whether it does nothing with a letter but take it in."""
    fields = _fields()
    return fields is not None and type(widget) in (fields.LineField, fields.PageField)


def is_letter(key: str) -> bool:
    """Whether a key, by its name, is a sign that a field for text takes in."""
    sign = key_to_character(key)
    return sign is not None and sign.isprintable()
