"""Fields of a form that narrows a list: one value of a vocabulary, or any of them."""

from collections.abc import Sequence
from typing import Final, TypeVar

from ladder_tui.domain.base.vocabulary import NEEDS
from ladder_tui.domain.library import Library
from ladder_tui.screens.kit.form import Field

T = TypeVar("T", bound=str)

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
