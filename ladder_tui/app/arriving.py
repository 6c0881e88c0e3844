"""Coming to a place: it is made for the window there is, and painted once, when it stands."""

from collections.abc import Callable
from contextlib import ExitStack
from typing import Any, Final

from textual import on
from textual.screen import Screen

from ladder_tui.app.leaving import Leaving
from ladder_tui.app.places import make_place
from ladder_tui.screens.kit.page import HEIGHTS, WIDTHS, PageScreen

#: Nothing is painted for longer than this at the start, in seconds, should a place not say that it stands.
LONGEST_WAIT: Final = 1.0


class Arriving(Leaving):
    """The part of the app that comes to places."""

    _hold: ExitStack | None = None

    def maker(self, place: str) -> Callable[[], Screen[Any]]:
        """What makes the screen of a place when it is first visited."""

        def make() -> Screen[Any]:
            screen = make_place(place, self.journal)
            self._fit(screen)
            return screen

        return make

    def _fit(self, screen: Screen[Any]) -> None:
        """Have a screen that is about to be shown for the first time styled and laid out once."""
        # A screen made now is styled with the rules of now. Without this Textual reads all of them twice anew.
        screen._css_update_count = self._css_update_count
        # With the classes of its size from the beginning it is neither styled nor laid out a second time.
        for steps, cells in ((WIDTHS, self.size.width), (HEIGHTS, self.size.height)):
            screen.add_class([name for least, name in steps if cells >= least][-1], update=False)

    def push_screen(self, screen: Screen[Any] | str, *args: Any, **options: Any) -> Any:
        """As in Textual; a dialog, too, is made for the window there is."""
        if isinstance(screen, Screen) and screen.HORIZONTAL_BREAKPOINTS is WIDTHS:
            self._fit(screen)
        return super().push_screen(screen, *args, **options)

    def delay_update(self, delay: float = 0.05) -> None:
        """Paint nothing until the place stands, `delay` seconds at most. Textual calls this when the place changes."""
        if self._hold is None:
            self._hold = ExitStack()
            self._hold.enter_context(self.batch_update())
        self.set_timer(delay, self._stands)

    def action_copied_file(self) -> None:
        """Save what was copied last as a file, since nobody can know whether the terminal took it."""
        from ladder_tui.screens.flows.giving.copied_file import CopiedFileForm
        from ladder_tui.screens.flows.giving.copying import tell
        from ladder_tui.services.machine.folders import shown

        asked_on = self.screen
        if not self.clipboard:
            tell(asked_on, "Nothing was copied yet.")
        elif not isinstance(asked_on, CopiedFileForm):
            form = CopiedFileForm(self.journal, self.clipboard)
            written = "Written to {}. Only you can open it."
            self.push_screen(
                form, lambda _: tell(asked_on, written.format(shown(form.written))) if form.written else None
            )

    @on(PageScreen.Back)
    def _arrived(self) -> None:
        # Once for what the place was told of its size, once for what it then asked for.
        screen = self.screen
        screen.call_after_refresh(screen.call_after_refresh, self._stands)

    def _stands(self) -> None:
        if self._hold is None:
            return
        screen = self.screen
        if screen._layout_required:  # laid out before and not while it is painted: then it would be painted twice
            screen._refresh_layout()
            screen._layout_required = False
        self._hold.close()
        self._hold = None
        screen.refresh()
        screen._on_timer_update()  # at once: the clock by which Textual paints may be a sixtieth of a second away
        self.collect_again()
