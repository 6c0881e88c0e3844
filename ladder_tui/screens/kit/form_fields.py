"""The fields of a form: what each asks, and how a raw input becomes its value."""

from collections.abc import Sequence
from datetime import date, time
from typing import Any, Final, Literal, TypeVar

import msgspec
from msgspec.structs import replace
from textual.widget import Widget

from ladder_tui.domain.base.clean import clean, is_blank
from ladder_tui.domain.base.vocabulary import NEEDS
from ladder_tui.domain.base.when import day_words, parse_day, parse_time, parse_when, time_words, when_words
from ladder_tui.domain.library import Library
from ladder_tui.widgets.fields import LineField, OneOf, PageField, Slider, SomeOf
from ladder_tui.widgets.text import line

T = TypeVar("T", bound=str)

FieldKind = Literal["line", "text", "number", "day", "time", "when", "one", "some", "yes", "slider"]
Values = dict[str, Any]

#: Longest text a single-line field keeps; more is kept in the draft and said.
LONGEST_LINE: Final = 300


class Field(msgspec.Struct, frozen=True):
    """One field. The value has the type of its kind: str, int or None, date or None, time or None, tuple, bool; of
    `when` a day with a time or None.

    `low` and `high` bound numbers; `options` are (value, label) pairs for `one` and `some`;
    `ends` are the words at the ends of a slider, `earlier` another value to compare with on its track. `past` is true
    for a day that may as well lie before today; else a word about that stands under it. `replaced` is true for a line
    whose value is only brought along: what is typed takes its place.
    `more` is true for a field that is folded under the line "More", which names it when it holds something: words, or
    another value than `plain` (None: empty, nothing ticked, the first choice).
    """

    name: str
    label: str
    kind: FieldKind = "line"
    value: Any = None
    hint: str = ""
    required: bool = False
    low: int = 0
    high: int = 100
    options: Sequence[tuple[str, str]] = ()
    ends: tuple[str, str] = ("", "")
    earlier: int | None = None
    past: bool = False
    more: bool = False
    plain: Any = None
    replaced: bool = False


def under_more(*fields: Field) -> list[Field]:
    """These fields, folded under the line "More"."""
    return [replace(field, more=True) for field in fields]


def raw_of(field: Field, value: Any) -> Any:
    """A value as the widget of the field holds it: text, the value of a choice, a list of values, a number."""
    if field.kind == "slider":
        return value
    if field.kind == "yes":
        return "yes" if value else "no"
    if field.kind == "one":
        return str(value or next((option for option, _ in field.options), ""))
    if field.kind == "some":
        return list(value or ())
    if field.kind == "when":
        return when_words(*value) if value else ""
    if isinstance(value, date):
        return day_words(value)
    if isinstance(value, time):
        return time_words(value)
    return "" if value is None else str(value)


def widget_of(field: Field, raw: Any) -> Widget:
    """The widget of a field, with a raw value where it is one of its kind, else with the field's own."""
    id = f"field-{field.name}"
    own = raw_of(field, field.value)
    widget: Widget
    if field.kind in ("one", "yes"):
        options = field.options or (("no", "no"), ("yes", "yes"))
        widget = OneOf(options, raw if isinstance(raw, str) else own, id=id)
    elif field.kind == "some":
        widget = SomeOf(field.options, raw if isinstance(raw, list) else own, id=id)
    elif field.kind == "slider":
        at = raw if isinstance(raw, int) else own
        widget = Slider(at, low=field.ends[0], high=field.ends[1], earlier=field.earlier, id=id)
    else:
        text = raw if isinstance(raw, str) else own
        # A number, day or time is short and wanted as a whole: what is typed takes its place.
        replaced = field.replaced or field.kind in ("number", "day", "time", "when")
        widget = (
            PageField(text, id=id)
            if field.kind == "text"
            else LineField(text, hint=field.hint, id=id, replaced=replaced)
        )
    widget.add_class("field", update=False)
    return widget


def is_set(field: Field, raw: Any) -> bool:
    """Whether a folded field holds something that its line has to name."""
    filled = raw not in (None, []) and not is_blank(str(raw))
    return filled and not is_same(field, raw, raw_of(field, field.plain))


def is_same(field: Field, raw: Any, other: Any) -> bool:
    """Whether two raw values of a field say the same."""
    return set(raw) == set(other) if field.kind == "some" else raw == other


def convert(field: Field, raw: Any, today: date) -> Any:
    """The value a raw input stands for. Raises ValueError with one sentence: what, and what would be right."""
    if field.kind == "yes":
        return raw == "yes"
    if field.kind == "one":
        return raw
    if field.kind == "some":
        if field.required and not raw:
            raise ValueError("Choose at least one; the space bar switches.")
        return tuple(raw)
    if field.kind == "slider":
        if field.required and raw is None:
            raise ValueError("A number from 0 to 100 is wanted here; a rough guess is fine.")
        return raw
    text = clean(raw) if field.kind == "text" else line(raw).strip()
    if field.required and is_blank(text):
        raise ValueError("A few words are wanted here.")
    if field.kind == "line" and len(text) > LONGEST_LINE:
        raise ValueError(f"This line holds {LONGEST_LINE} letters; it has {len(text):,} now.")
    if field.kind == "number":
        if not text:
            return None
        if not text.lstrip("-").isdecimal() or not field.low <= int(text) <= field.high:
            raise ValueError(f"A whole number from {field.low} to {field.high} is wanted here.")
        return int(text)
    if field.kind == "day":
        return parse_day(text, today) if text else None
    if field.kind == "time":
        return parse_time(text)
    if field.kind == "when":
        return parse_when(text, today) if text else None
    return text


def gone_by(field: Field, raw: Any, today: date) -> str:
    """A word about a day that lies before today, so that nobody puts something there without seeing it; else empty."""
    try:
        day = parse_when(line(raw).strip(), today)[0] if field.kind == "when" else parse_day(line(raw).strip(), today)
    except ValueError:
        return ""
    was = field.value[0] if field.kind == "when" and field.value else field.value
    if field.past or day >= today or day == was:
        return ""
    return f"{day_words(day)} has gone by."


# -- forms that narrow a list -------------------------------------------------------------------

#: The value of a choice that narrows nothing. Forms hold strings.
ANY: Final = "any"
#: What a form that narrows a list says above its fields.
NOTE: Final = "← → change a line, ctrl+s shows what fits."


def one_of(field: str, label: str, at: str | None, library: Library, values: Sequence[str], anything: str) -> Field:
    """A field for one value of the vocabulary `field`, with `anything` in front for no wish."""
    named = [(value, library.label(field, value)) for value in values]
    return Field(field, label, "one", at, options=[(ANY, anything), *named])


def need_field(at: str | None, library: Library) -> Field:
    """The field for a kind of company."""
    return one_of("need", "Good for", at, library, NEEDS, "any kind of company")


def effort_field(at: int | None, library: Library) -> Field:
    """The field for the most effort it may take, 1 to 4; 5 is any."""
    efforts = [(str(effort), f"up to {effort}, {library.label('effort', str(effort))}") for effort in range(1, 5)]
    return Field("effort", "Effort", "one", at, options=[(ANY, "any effort"), *efforts])


def number(value: str) -> int | None:
    """The number that a choice stands for; None for any."""
    return None if value == ANY else int(value)


def chosen(value: str, values: Sequence[T]) -> T | None:
    """The value of a closed vocabulary that a form's string stands for; None for any."""
    return next((known for known in values if known == value), None)
