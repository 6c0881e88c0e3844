"""One calm page about what was found in the place of the data file, and what was done about it."""

from collections.abc import Iterator
from typing import ClassVar, Final

from textual.binding import Binding, BindingType

from ladder_tui.bound_keys import with_keys
from ladder_tui.screens.kit.reading_page import FullPage
from ladder_tui.services.found import Found
from ladder_tui.widgets.bars import KeyHint
from ladder_tui.widgets.text import Part, folded

_LABEL: Final = 10


class RecoveryPage(FullPage[None]):
    """Shows what was found, what is in use, from when, how many records, and where the other file is kept."""

    HINTS = (
        KeyHint("enter", "go on", "back"),
        KeyHint("↑ ↓", "scroll", "down"),
        KeyHint("!", "support", "app.support"),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space", "back", "Go on", show=False),
        Binding("q", "app.quit", "Quit", show=False, id="everywhere.quit"),
    ]

    def __init__(self, found: Found) -> None:
        super().__init__(found.title)
        self._found = found

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
