"""A screen over a place that is answered once, and that may go at any moment of its life."""

from collections.abc import Callable
from typing import Any, Final

from textual import events
from textual.await_complete import AwaitComplete
from textual.message import Message
from textual.messages import CloseMessages, Prune
from textual.screen import Screen, ScreenResultType

#: What still reaches a screen that is over: all that Textual needs to take it away.
PARTING: Final = (events.Unmount, events.Callback, Prune, CloseMessages)


class Once(Screen[ScreenResultType]):
    """Closes with the first answer. What comes when it is over (keys, clicks, what was to be done later) is ignored.

    Stands behind the class that says what it looks like: `class Dialog(ModalScreen[...], Once[...])`.
    """

    _closed_door = False
    _was_pushed = False
    #: The answer given while something else stood above; it closes when that is gone.
    _late: tuple[ScreenResultType | None] | None = None

    @property
    def is_over(self) -> bool:
        """Whether it was answered, or taken away without an answer."""
        return self._closed_door or (self._was_pushed and not self._result_callbacks)

    def _push_result_callback(self, *args: Any, **options: Any) -> None:
        # From Python 3.12 on a screen begins to live before it has come this far.
        self._was_pushed = True
        super()._push_result_callback(*args, **options)

    def answer(self, value: ScreenResultType | None) -> None:
        """Close with an answer, None for "back". Only the first one counts."""
        if self.is_over:
            return
        self._closed_door = True
        if self.app.screen is self:
            self.dismiss(value)
        else:
            self._late = (value,)

    def dismiss(self, result: ScreenResultType | None = None) -> AwaitComplete:
        """As in Textual, but never a second time, and never anything that stands above."""
        if self._result_callbacks and self.app.screen is self:
            return super().dismiss(result)
        return AwaitComplete()

    def after_paint(self, callback: Callable[..., object], *args: Any) -> None:
        """Call back once what is there now has been drawn, unless it is over by then."""
        self.call_after_refresh(self._if_open, callback, *args)

    def _if_open(self, callback: Callable[..., object], *args: Any) -> None:
        if not self.is_over:
            callback(*args)

    async def _dispatch_message(self, message: Message) -> None:
        # Here, since handlers of every class in the line would be asked one by one: also on_mount, and what a row or
        # a field sent before it knew.
        if not self.is_over or isinstance(message, PARTING):
            await super()._dispatch_message(message)
        elif isinstance(message, events.ScreenSuspend):
            self._on_screen_suspend()  # Textual's own part of it: the mouse is over nothing here any more
        elif isinstance(message, events.ScreenResume) and self._late is not None:
            self.dismiss(*self._late)
            self._late = None
