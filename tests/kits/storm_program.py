"""The app as the key storm drives it: it tells in a file what became of each key; slow, refusing or broken on demand.

The whole app in a process of its own, started in a terminal. It is asked for things by keys that nothing else uses:
F19 puts the cursor where a command can do something, F20 opens something that a preview shows. What they are to do
stands in a file beside the record.
"""

import asyncio
import errno
import json
import os
import sys
import time
from collections.abc import Callable
from contextvars import ContextVar
from pathlib import Path
from typing import Any, Final

from textual import events
from textual.app import App
from textual.screen import Screen
from textual.widgets import Input, TextArea

from ladder_tui.app.app import LadderApp
from ladder_tui.cli.main import main
from ladder_tui.commands import BY_ID, EVERYWHERE
from ladder_tui.preview.names import Opener
from ladder_tui.screens.kit.draft import Draft
from ladder_tui.screens.kit.focus import takes_text
from ladder_tui.screens.kit.in_order import KeysInOrder
from ladder_tui.screens.kit.once import Once
from ladder_tui.screens.kit.page import PageScreen
from ladder_tui.screens.kit.search_page import SearchPage
from ladder_tui.store.datafile import DataFile
from ladder_tui.store.file import disk
from ladder_tui.widgets.row_list import RowList

#: How often it is looked whether a burst has done what it does, in seconds.
LOOK_EVERY: Final = 0.005
#: Seconds that a slow disk takes for a save, and a slow loop for nothing at all, again and again.
SLOW_DISK: Final = 0.2
SLOW_LOOP: Final = 0.04
#: Whether what runs is a preview that makes its records, before anything is open. That is no part of the program.
PREPARING: Final = ContextVar("PREPARING", default=False)


class Recorder:
    """Lines of JSON about keys, screens and commands; numbers of keys count from 0 in the order they came in."""

    def __init__(self, path: Path) -> None:
        self._handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        self.came = 0
        self.rested = 0
        self.taken = -1

    def tell(self, what: str, **more: Any) -> None:
        """One line."""
        os.write(self._handle, (json.dumps({"what": what, "at": time.monotonic(), **more}) + "\n").encode())


def _text_of(field: object) -> str:
    if isinstance(field, TextArea):
        return field.text
    return field.value if isinstance(field, Input) else ""


def _number(event: events.Event) -> int:
    return int(getattr(event, "storm_number", -1))


def put(owner: type, **instead: Any) -> None:
    """Something else in the place of attributes of a class."""
    for name, value in instead.items():
        setattr(owner, name, value)


def record(to: Recorder, asked: Path) -> None:
    """Have the app tell what it does with each key."""
    on_event, take, too_late = KeysInOrder.on_event, KeysInOrder._take, KeysInOrder._is_too_late
    push, pop, do, go = App.push_screen, LadderApp.pop_screen, PageScreen.action_do, LadderApp.action_go
    quit = LadderApp.action_quit

    async def comes(self: Any, event: events.Event) -> None:
        if isinstance(event, events.Key) and not event.is_forwarded and _number(event) < 0:
            event.storm_number = to.came  # type: ignore[attr-defined]  # ours alone
            to.came += 1
        await on_event(self, event)

    async def taken(self: Any, event: events.Event) -> None:
        if isinstance(event, events.Key):
            to.taken = _number(event)
        await take(self, event)

    def late(self: Any, event: events.Event) -> bool:
        told = too_late(self, event)
        if isinstance(event, events.Key):
            screen, field = self.screen, self.focused
            to.tell(
                "dropped" if told else "taken", number=_number(event), key=event.key, typed=event.time,
                screen=type(screen).__name__, page=isinstance(screen, PageScreen), text=takes_text(field),
                field=f"{id(screen)}/{id(field)}", draft=getattr(screen, "draft", None) is not None,
            )  # fmt: skip
        return told

    def pushed(self: Any, screen: Any, *args: Any, **options: Any) -> Any:
        to.tell("opened", screen=type(screen).__name__)
        PREPARING.set(False)
        return push(self, screen, *args, **options)

    def popped(self: Any) -> Any:
        to.tell("closed", screen=type(self.screen).__name__)
        return pop(self)

    def command(name: str, app: Any) -> None:
        leads = any(not one.is_finished and one not in app._asking for one in app.workers if one.group == "flow")
        to.tell("command", name=name, number=to.taken, leading=leads)

    def done(self: Any, name: str) -> None:
        if self.app.screen is self and not self.why_not(name):
            command(f"{self.PLACE}.{name}", self.app)
        do(self, name)

    async def gone(self: Any, place: str) -> None:
        command(f"go.{place}", self)
        await go(self, place)

    async def left(self: Any) -> None:
        command("quit", self)  # and stays: only `end` of a storm ends it
        if asked.read_text() == "quit":
            await quit(self)

    def telling(name: str, action: Callable[..., Any]) -> Callable[..., Any]:
        def told(self: Any, *args: Any, **options: Any) -> Any:
            command(f"everywhere.{name}", self)
            return action(self, *args, **options)

        return told

    everywhere = {one.action for one in EVERYWHERE if not one.action.startswith("go_")} - {"quit"}
    put(LadderApp, **{f"action_{name}": telling(name, getattr(LadderApp, f"action_{name}")) for name in everywhere})
    put(KeysInOrder, on_event=comes, _take=taken, _is_too_late=late)
    put(App, push_screen=pushed)
    put(LadderApp, pop_screen=popped, action_go=gone, action_quit=left)
    put(PageScreen, action_do=done)


def take_requests(to: Recorder, asked: Path) -> None:
    """Have the app heed F19 and F20, and tell when it has come to rest."""
    mount = LadderApp.on_mount

    def prepare(self: LadderApp) -> None:
        screen, name = self.screen, asked.read_text()
        if not isinstance(screen, PageScreen) or not screen.query(RowList):
            return
        action = BY_ID[name].action
        rows = screen.query(RowList).first()
        for option in list(rows.options):
            if option.id is not None and not option.disabled and rows.go_to(option.id) and not screen.why_not(action):
                return

    def show(self: LadderApp) -> None:
        from ladder_tui.preview.names import find

        page = next((one for one in reversed(self.screen_stack) if isinstance(one, PageScreen)), None)
        if page is not None:
            opener = find(asked.read_text())
            self.run_worker(opened(opener, page), group="flow", exclusive=True, description="a flow")

    async def opened(opener: Opener, page: PageScreen) -> None:
        PREPARING.set(True)
        await opener(page)

    async def rests(app: LadderApp) -> None:
        while app.is_running:
            await asyncio.sleep(LOOK_EVERY)
            waiting = app._waiting_keys or app._its_turn is not None
            if to.came > to.rested and not waiting and app._is_at_rest():
                to.rested = to.came
                screen, field = app.screen, app.focused
                to.tell(
                    "rest", number=to.came, screen=type(screen).__name__, page=isinstance(screen, PageScreen),
                    depth=len(app.screen_stack), place=app.place, field=f"{id(screen)}/{id(field)}",
                    value=_text_of(field),
                )  # fmt: skip

    async def mounted(self: LadderApp) -> None:
        await mount(self)
        self._bindings.bind("f19", "storm_prepare")
        self._bindings.bind("f20", "storm_show")
        self.storm = asyncio.create_task(rests(self))  # type: ignore[attr-defined]  # ours alone

    put(LadderApp, action_storm_prepare=prepare, action_storm_show=show, on_mount=mounted)


# -- slow and refusing ------------------------------------------------------------------------


def slow_disk() -> None:
    """Every save waits for the disk."""
    publish = DataFile._publish

    def late(self: Any, *args: Any) -> None:
        time.sleep(SLOW_DISK)
        publish(self, *args)

    put(DataFile, _publish=late)


def slow_loop() -> None:
    """Half of the time the loop does nothing."""
    mount = LadderApp.on_mount

    async def hold_up() -> None:
        while True:
            time.sleep(SLOW_LOOP)  # that is what it is for
            await asyncio.sleep(SLOW_LOOP)

    async def mounted(self: LadderApp) -> None:
        await mount(self)
        self.storm_slow = asyncio.create_task(hold_up())  # type: ignore[attr-defined]  # ours alone

    put(LadderApp, on_mount=mounted)


def refusing_disk() -> None:
    """There is room for every second save only."""
    publish, count = DataFile._publish, [0]

    def refused(self: Any, *args: Any) -> None:
        count[0] += 1
        if count[0] % 2 and not PREPARING.get():
            raise OSError(errno.ENOSPC, "no room")
        publish(self, *args)

    put(DataFile, _publish=refused)


# -- broken ones ------------------------------------------------------------------------------


def answered_twice() -> None:
    """Dialogs without their door, and keys that are passed on however late they come."""
    put(Once, is_over=property(lambda self: False))
    put(Once, dismiss=Screen.dismiss)
    put(Once, answer=lambda self, value: self.dismiss(value) and None)
    put(Once, _dispatch_message=Screen._dispatch_message)
    put(KeysInOrder, _is_too_late=lambda self, event: False)
    on_event = App.on_event

    async def at_once(self: Any, event: events.Event) -> None:
        whole = isinstance(event, events.Key) and not event.is_forwarded
        await (self._take(event) if whole else on_event(self, event))

    put(KeysInOrder, on_event=at_once)


def priority_save() -> None:
    """Ctrl+S does not wait for the letters before it."""
    on_event = KeysInOrder.on_event

    async def overtaking(self: Any, event: events.Event) -> None:
        if isinstance(event, events.Key) and event.key == "ctrl+s":
            await self._take(event)
        else:
            await on_event(self, event)

    put(KeysInOrder, on_event=overtaking)


def search_that_writes_back() -> None:
    """Results that come a little later put the words that they are for into the field."""
    typed = SearchPage.on_input_changed

    def late(self: Any, event: Input.Changed) -> None:
        typed(self, event)
        self.set_timer(0.05, lambda: back(self, event.value))

    def back(self: Any, value: str) -> None:
        with self._line.prevent(Input.Changed):
            self._line.value = value

    put(SearchPage, on_input_changed=late)


def draft_that_trusts_a_flag() -> None:
    """What was typed counts as kept as soon as somebody has tried to keep it."""
    typed, write = Draft.typed, Draft.write

    def changed(self: Any) -> None:
        self.dirty = True
        typed(self)

    def once(self: Any) -> None:
        if getattr(self, "dirty", False):
            self.dirty = False
            write(self)

    put(Draft, typed=changed, write=once)


CHANGES: Final[dict[str, Callable[[], None]]] = {
    "slow disk": slow_disk, "slow loop": slow_loop, "refusing disk": refusing_disk,
    "answered twice": answered_twice, "priority save": priority_save,
    "search that writes back": search_that_writes_back, "draft that trusts a flag": draft_that_trusts_a_flag,
}  # fmt: skip


def run(folder: str, *changes: str) -> None:
    """The app over the records in a folder, with changes of CHANGES; never returns."""
    place = Path(folder)
    vars(disk)["force"] = lambda handle: None  # nothing here is about power cuts
    for change in changes:
        CHANGES[change]()
    to = Recorder(place / "record")
    record(to, place / "asked")
    take_requests(to, place / "asked")
    sys.argv[1:] = []
    sys.exit(main(["--data-dir", str(place / "data")]))
