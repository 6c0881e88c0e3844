"""The parts that declarations of pack types are made of: an item type, and the fields that come again and again."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, get_args

import msgspec

from ladder_tui.domain.base import vocabulary
from ladder_tui.packs.schema import fields as f
from ladder_tui.packs.schema.fields import Field


class ItemType(msgspec.Struct, frozen=True, kw_only=True):
    """One pack type. `shelf` names the field of Library its items go to; `whole` finds what fields say together.

    `whole` yields (field, message) pairs for values that do not fit each other; the item is left out then.
    `aged` does so for what packs of an earlier form say in another way: a pack of the user's is read and warned.
    """

    name: str
    shelf: str
    make: Callable[..., Any]
    fields: tuple[Field, ...]
    whole: Callable[[Mapping[str, Any]], Iterator[tuple[str, str]]] = lambda values: iter(())
    aged: Callable[[Mapping[str, Any]], Iterator[tuple[str, str]]] = lambda values: iter(())

    def field(self, name: str) -> Field | None:
        """The declaration of the field `name`, or None."""
        return next((field for field in self.fields if field.name == name), None)


def text(
    name: str, most: int, least: int = 1, *, required: bool = True, prose: bool = True, newer: str = "",
    own_may_lack: bool = False,
) -> Field:  # fmt: skip
    """One text of `least` to `most` words."""
    return Field(
        name=name, read=f.text, words=(least, most), required=required, prose=prose, newer=newer,
        own_may_lack=own_may_lack,
    )  # fmt: skip


def texts(
    name: str, least: int, most: int, *, words: int, required: bool = True, prose: bool = True, newer: str = ""
) -> Field:
    """A list of `least` to `most` texts of at most `words` words each."""
    return Field(
        name=name, read=f.many(f.text, least, most), words=(1, words), required=required, prose=prose, newer=newer
    )


def number(name: str, least: int, most: int, *, required: bool = True) -> Field:
    """A whole number from `least` to `most`."""
    return Field(name=name, read=f.number(least, most), required=required)


def one(name: str, literal: Any, *, required: bool = True, newer: str = "") -> Field:
    """One value of the closed vocabulary `literal`."""
    return Field(name=name, read=f.choice(get_args(literal)), required=required, newer=newer)


def some(name: str, literal: Any, least: int, most: int, *, required: bool = True, kept: bool = True) -> Field:
    """`least` to `most` different values of the closed vocabulary `literal`."""
    read = f.many(f.choice(get_args(literal)), least, most, distinct=True)
    return Field(name=name, read=read, required=required, kept=kept)


ID = Field(name="id", read=f.text, prose=False)
NEEDS = some("needs", vocabulary.Need, 1, 3)
EFFORT = number("effort", 1, 5)
SLOTS = Field(name="slots", read=f.many(f.text, 0, 4, distinct=True), required=False, prose=False)
