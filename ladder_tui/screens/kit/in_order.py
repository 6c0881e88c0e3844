"""Keys in the order in which they were typed: each waits until what the one before it began has come to rest.

Textual hands a key to the field that has focus at once, while what the key before it does (a binding, a worker that
opens a dialog, the focus that moves on) comes some messages later. On a busy machine, or with everything in one read,
letters would reach the page under a dialog that is about to open, or the field that was just left.
"""

import asyncio
from collections import deque
from collections.abc import Callable
from typing import Any, Final, TypeVar

from textual import events
from textual._time import get_time
from textual.app import App
from textual.await_complete import AwaitComplete
from textual.command import CommandPalette
from textual.message_pump import MessagePump
from textual.screen import Screen
from textual.widget import Widget
from textual.worker import Worker, get_current_worker
from textual.worker_manager import WorkerManager

from ladder_tui.screens.kit.focus import takes_text, takes_text_alone

Result = TypeVar("Result")
Answer = TypeVar("Answer")

#: What waits for its turn. A mouse that moves or scrolls changes nothing that typing depends on.
IN_TURN: Final = (events.Key, events.Paste, events.MouseDown, events.MouseUp)
#: Keys that mean the same over whatever is shown, so that they are never too late.
ANYWHERE: Final = frozenset({*(f"f{number}" for number in range(1, 10)), "ctrl+l", "ctrl+q", "ctrl+z"})
#: Keys that lead on to nothing where the widget with focus has them for itself: a cursor goes on, a letter goes.
STEPS: Final = frozenset({*"hjkl", "up", "down", "left", "right", "pageup", "pagedown", "backspace", "delete"})
#: Seconds that keys wait for something that neither opens nor ends; then they are let go of and the next ones count.
PATIENCE: Final = 10.0
#: Looks at what is going on without giving up the processor for longer than a turn of the loop, then seconds between.
QUICK_LOOKS: Final = 50
LOOK_EVERY: Final = 0.002


class _Flows(WorkerManager):
    """The workers of an app, with a word when one of them is over.

    It is over with its last line. The loop comes to speak of that later, when a page may have been painted meanwhile
    and a key have been pressed for what stands there.
    """

    def __init__(self, app: App[Any], over: Callable[[Worker[Any]], None]) -> None:
        super().__init__(app)
        self._over = over

    def add_worker(self, worker: Worker[Any], start: bool = True, exclusive: bool = True) -> None:
        run = worker.run

        async def run_and_tell() -> Any:
            try:
                return await run()
            finally:
                self._over(worker)

        worker.run = run_and_tell  # type: ignore[method-assign]  # the one way to be told
        super().add_worker(worker, start, exclusive)

    def _remove_worker(self, worker: Worker[Any]) -> None:
        super()._remove_worker(worker)
        if not worker.is_finished:  # ended before its first line
            self._over(worker)


class KeysInOrder(App[Result]):
    """An app that takes one key after the other.

    A key that begins something has all later ones wait until a dialog is open and has focus, or until it is clear that
    none opens. What was typed into a dialog that opens goes there in order. What was typed before a dialog was
    answered, or before something ended that opened none, was meant for what is gone by now: it is dropped, but for
    text where a field for text has focus next.
    """

    def __init__(self) -> None:
        self._waiting_keys: deque[events.Event] = deque()
        self._its_turn: events.Event | None = None
        self._usher: asyncio.Task[None] | None = None
        #: The widget that all keys of one sort go into since it was last at rest, and that sort.
        self._run: tuple[Widget, str] | None = None
        #: The workers that wait for the answer of a dialog.
        self._asking: dict[Worker[Any], asyncio.Future[Any]] = {}
        #: What was typed before this moment was typed for something that is gone.
        self._last_end = 0.0
        #: Where text that came too late for a dialog has begun to go instead.
        self._text_goes_to: Screen[Any] | None = None
        super().__init__()
        self._workers = _Flows(self, self._worker_is_over)

    # -- taking turns -----------------------------------------------------------------------

    async def on_event(self, event: events.Event) -> None:
        """Take what is typed in turn; all else at once."""
        if not isinstance(event, IN_TURN) or event.is_forwarded:
            await super().on_event(event)
        elif event is self._its_turn:
            self._its_turn = None
            await self._take(event)
            while self._waiting_keys and self._goes_on(self._waiting_keys[0]):
                await self._take(self._waiting_keys.popleft())
        elif self._waiting_keys or self._its_turn is not None:
            self._waiting_keys.append(event)
        elif self._goes_on(event) or self._is_at_rest(event, own_turn=True):
            await self._take(event)
        else:
            self._waiting_keys.append(event)
            self._usher = asyncio.create_task(self._let_in(), name="keys in order")

    async def _take(self, event: events.Event) -> None:
        if not self._is_too_late(event):
            self._run = self._run_of(event)
            await super().on_event(event)

    def _goes_on(self, event: events.Event) -> bool:
        """Whether it goes on with what is under way: one more letter for a field, one more step of a cursor."""
        return self._run is not None and self._run == self._run_of(event)

    def _run_of(self, event: events.Event) -> tuple[Widget, str] | None:
        """The widget that handles it and nothing more comes of it, and in which way: by letters, or by its own keys.

        The two ways differ in the time they take, so that one must not follow on the other without a rest.
        """
        focused = self.focused
        if focused is None:
            return None
        if _is_text(event) and takes_text_alone(focused):
            return focused, "letters"
        if isinstance(event, events.Key) and event.key in STEPS and event.key in focused._bindings.key_to_bindings:
            return focused, "steps"
        return None

    async def _let_in(self) -> None:
        while self._waiting_keys:
            if not await self._rest(self._waiting_keys[0]):
                self._waiting_keys.clear()
            if not self._waiting_keys:  # letters that went on with those before them have gone in already
                return
            self._its_turn = self._waiting_keys.popleft()
            # Through the queue, so that it is handled where every other event is.
            if not self.post_message(self._its_turn):
                return

    async def _rest(self, event: events.Event | None = None) -> bool:
        """Wait until nothing is going on any more; False when that took too long, or the app has ended."""
        until, looks = get_time() + PATIENCE, 0
        while not self._is_at_rest(event):
            if not self.is_running or get_time() > until:
                return False
            await asyncio.sleep(0 if looks < QUICK_LOOKS else LOOK_EVERY)
            looks += 1
        return self.is_running

    async def at_rest(self) -> None:
        """Wait until everything typed so far has done what it does. For tests, and whoever drives the app."""
        while (self._waiting_keys or self._its_turn is not None or not self._is_at_rest()) and self.is_running:
            await asyncio.sleep(0)

    # -- what is going on -------------------------------------------------------------------

    def _is_at_rest(self, event: events.Event | None = None, *, own_turn: bool = False) -> bool:
        """Whether a key would find everything done. `own_turn`: asked while the app itself handles that key."""
        stack = self._screen_stack
        if not stack or (self.message_queue_size if own_turn else not _is_idle(self)):
            return False
        screen = stack[-1]
        if screen._callbacks or not all(_is_idle(node) for node in screen.walk_children(with_self=True)):
            return False
        return not any(self._holds_up(worker, event) for worker in self.workers)

    def _holds_up(self, worker: Worker[Any], event: events.Event | None) -> bool:
        """Whether a worker may yet open something, or change what a key would act on."""
        if worker.is_finished or worker._thread_worker:
            return False
        if isinstance(worker.node, CommandPalette):
            # Letters make it search anew; other keys are about what it finds.
            return not (isinstance(event, events.Key) and event.is_printable)
        answer = self._asking.get(worker)
        return answer is None or answer.done()

    async def push_screen_wait(self, screen: Screen[Answer] | str, *, mode: str | None = None) -> Any:
        """As in Textual; it is known meanwhile that the worker waits."""
        await self._flush_next_callbacks()
        worker = get_current_worker()
        answer: asyncio.Future[Any] = self.push_screen(screen, wait_for_dismiss=True, mode=mode)
        self._asking[worker] = answer
        try:
            # The shield keeps the answer's future whole when the worker is cancelled.
            return await asyncio.shield(answer)
        finally:
            self._asking.pop(worker, None)

    # -- what is over -----------------------------------------------------------------------

    def pop_screen(self) -> AwaitComplete:
        """As in Textual; what was typed until now was typed for what goes."""
        self._end()
        return super().pop_screen()

    def _worker_is_over(self, worker: Worker[Any]) -> None:
        if not worker._thread_worker and not isinstance(worker.node, CommandPalette):
            self._end()

    def _end(self) -> None:
        self._last_end = get_time()
        self._text_goes_to = None

    def _is_too_late(self, event: events.Event) -> bool:
        if event.time >= self._last_end or (isinstance(event, events.Key) and event.key in ANYWHERE):
            return False
        here = self.screen
        if isinstance(event, events.MouseDown | events.MouseUp) or not takes_text(self.focused):
            return True
        if _is_text(event):
            self._text_goes_to = here
        return self._text_goes_to is not here


def _is_text(event: events.Event) -> bool:
    return isinstance(event, events.Paste) or (isinstance(event, events.Key) and event.is_printable)


def _is_idle(pump: MessagePump) -> bool:
    """Whether it waits for its next message, with nothing before it and nothing half done."""
    if pump._closing or pump._closed:
        return True
    # Only the pump itself ever waits at the gate of its queue, and it comes back there when all is done.
    queue: Any = pump._message_queue
    return queue.empty() and bool(getattr(queue.ready_event, "_waiters", True))
