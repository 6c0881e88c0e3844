"""What the cursor of a place is on, and the table that says what each command of the place does with it."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Final, Generic, TypeVar

import msgspec

from ladder_tui.commands import THINGS

Thing = TypeVar("Thing")


class Under(msgspec.Struct, Generic[Thing], frozen=True):
    """What the cursor is on: its `kind`, a name such as those of `THINGS`, with the record or line itself; or nothing.

    `also` holds names that fit it besides, for what is special about it: a plan may be an `open_plan` as well. A
    command runs when one of the names is among those of `Command.on`.
    """

    kind: str
    thing: Thing
    also: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """All names that fit, the most particular first."""
        return (*self.also, self.kind) if self.kind else self.also


NOTHING: Final = Under("", None)

#: What a command does, called with the page and what was under the cursor when the key was pressed. An async one runs
#: as the flow of the page: it may ask in dialogs, and a new flow ends the one before.
Run = Callable[[Any, Under[Any]], Awaitable[None] | None]


class Flow(msgspec.Struct, frozen=True):
    """A command for which the kind of the thing does not decide alone: `lacks` says what is missing, "" for nothing."""

    run: Run
    lacks: Callable[[Any, Under[Any]], str]


class PlaceCommands(msgspec.Struct, frozen=True):
    """The commands of one place, by the part of their id after the dot.

    `foot` holds the commands named below, the most wanted first, by the name of a moment of the page or of the thing
    under the cursor. Where none fits, the ranks of the commands decide.
    """

    flows: Mapping[str, Run | Flow]
    foot: Mapping[str, tuple[str, ...]] = {}


def missing(on: tuple[str, ...], under: Under[Any]) -> str:
    """What must be under the cursor for a command that acts `on` these, in words; "" when it is there."""
    if not on or any(name in on for name in under.names) or ("any" in on and under.kind):
        return ""
    words = [THINGS[name] for name in on]
    return f"needs {' or '.join((', '.join(words[:-1]), words[-1])) if words[1:] else words[0]} under the cursor"
