"""One calm page about what was found in the place of the data file, and what was done about it."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Final, cast

from textual.binding import Binding, BindingType

from ladder_tui.bound_keys import with_keys
from ladder_tui.screens.kit.reading_page import FullPage
from ladder_tui.services.found import Found
from ladder_tui.widgets.bars import KeyHint
from ladder_tui.widgets.text import Part, folded

if TYPE_CHECKING:
    from ladder_tui.app.leaving import Leaving

_LABEL: Final = 10


class RecoveryPage(FullPage[None]):
    """Shows what was found, what is in use, from when, how many records, and where the other file is kept."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space", "back", "Go on", show=False),
        Binding("j", "join", "Join", show=False),
        Binding("q", "app.quit", "Quit", show=False, id="everywhere.quit"),
    ]

    def __init__(self, found: Found) -> None:
        super().__init__(found.title)
        self._found = found

    def hints(self) -> tuple[KeyHint, ...]:
        """Going on, and joining what was found where that can be done."""
        join = (KeyHint("j", "join both", "join"),) if self._found.joins is not None else ()
        scroll, help = KeyHint("↑ ↓", "scroll", "down"), KeyHint("!", "support", "app.support")
        return KeyHint("enter", "go on", "back"), *join, scroll, help

    def action_join(self) -> None:
        """Go on, and to the page on what was found."""
        if self._found.joins is not None:
            self.answer(None)
            self.app.call_later(self._lead_on, self._found.joins)

    def _lead_on(self, copy: Path) -> None:
        from ladder_tui.screens.flows.joining.copies import offer_copy

        app = cast("Leaving", self.app)
        app.run_worker(offer_copy(app, app.journal, copy), group="flow")

    def parts(self, width: int) -> Iterator[Part]:
        """What was found, a label and its words in each line."""
        return _parts(self._found, width) if width > _LABEL else iter(())


def _parts(found: Found, width: int) -> Iterator[Part]:
    yield "\n".join(folded(found.standing, width)) + "\n"
    for label, said in found.rows:
        first, *more = folded(said, width - _LABEL)
        yield f"\n{label:<{_LABEL}}", "$quiet"
        yield first
        yield from (f"\n{' ' * _LABEL}{row}" for row in more)
    if found.after:
        yield "\n\n" + "\n".join(folded(with_keys(found.after), width)), "$quiet"
