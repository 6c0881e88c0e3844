"""Ways to reach somebody, on a line each: a page is opened where something opens it, a number is copied."""

import asyncio
import os
import re
import shutil
import sys
from typing import Any, ClassVar, Final, Literal

import msgspec
from textual.binding import Binding, BindingType
from textual.screen import Screen

from ladder_tui.domain.base.clean import one_line
from ladder_tui.screens.flows.giving.copying import IF_ALLOWED, copy, tell
from ladder_tui.services.machine.opening import calls, can_be_opened, open_with, opener
from ladder_tui.widgets.row_list import RowList

#: What is said where the browser took a page. It is the one thing here that leaves a trace on the machine.
OPENED: Final = "Given to your browser, which may remember the address."
OPENED_CALL: Final = "Given to what makes calls here; copied as well, " + IF_ALLOWED + "."


class Way(msgspec.Struct, frozen=True):
    """How somebody is reached: by a page, a call or a message; `own` is the number of one of the user's people."""

    how: Literal["web", "call", "text", "own"]
    where: str


class Ways(RowList):
    """Lines of a page, of which those with a way have the cursor. `ways` are they, by the id of the row."""

    DEFAULT_CSS = "Ways { height: 1fr; }"

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.ways: dict[str, Way] = {}

    @property
    def here(self) -> Way | None:
        """The way under the cursor."""
        return self.ways.get(self.current_id or "")


class UnaskedWays(Ways):
    """For a page that opened by itself: Enter may have been meant for what stood there before, so it does nothing."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "rest", "Nothing", show=False)]

    def action_rest(self) -> None:
        """Nothing."""


def number_in(where: str) -> str:
    """The number to call, without what is said about it: "112 (EU)" is 112."""
    return re.sub(r"\s*\(.*\)$", "", one_line(where))


def _program() -> str:
    return opener(os.environ, sys.platform, shutil.which)


def verb(way: Way | None) -> str:
    """What the key does with a way: "open" a page where something opens it, else "copy"."""
    return "open" if way is not None and way.how == "web" and _program() else "copy"


async def reach(screen: Screen[Any], way: Way) -> None:
    """Open the page, or copy the number and give it to what makes calls; always said on the screen.

    The number of one of the user's own people is copied only: what a program is called with, others can see.
    """
    program = _program()
    if way.how == "web":
        address = one_line(way.where)
        if program and can_be_opened(address) and await asyncio.to_thread(open_with, program, address):
            tell(screen, OPENED)
        else:
            copy(screen, address, what="The address is copied")
        return
    number = number_in(way.where)
    copy(screen, number, what=f"{number} is copied")
    if way.how != "call" or not program or not await asyncio.to_thread(calls, program, shutil.which):
        return
    if await asyncio.to_thread(open_with, program, "tel:" + re.sub(r"[^+\d]", "", number)):
        tell(screen, OPENED_CALL)
