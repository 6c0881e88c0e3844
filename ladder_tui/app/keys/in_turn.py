"""The part of the app that takes keys in turn, counts, and what moves in every list and page.

It listens where keys have their turn, so that quick typing keeps its order, and to nothing while text is typed.
"""

from collections.abc import Iterator
from typing import Any, Final, TypeVar

from textual import events
from textual.screen import Screen
from textual.widget import Widget

from ladder_tui.app.keys.moves import STEPS, move, moves_in, shows_found, step, steps_in
from ladder_tui.app.keys.pending import NOTHING, PATIENCE, Pending, hear
from ladder_tui.bound_keys import key, keys_of, show_key, steps_of, use_keys
from ladder_tui.commands import EVERYWHERE, MOVING, Command, group
from ladder_tui.screens.kit.focus import takes_text
from ladder_tui.screens.kit.in_order import KeysInOrder
from ladder_tui.screens.kit.page import PageScreen
from ladder_tui.shaping.clashes import OF_A_SEARCH
from ladder_tui.shaping.keymap import KEPT_FREE, Keymap
from ladder_tui.widgets.bars import KEPT, KeyBar, KeyHint

Result = TypeVar("Result")
Goals = dict[tuple[str, ...], Command]

#: What does what it does anywhere, also where keys in turn were begun.
_ALWAYS: Final = KEPT_FREE - {"escape"}


class KeysInTurn(KeysInOrder[Result]):
    """An app whose commands may have several keys in turn. Those of the user's own are told with `use_own_keys`."""

    own_keys = Keymap()
    _pending: Pending = NOTHING
    #: Where that was begun; elsewhere it is nothing.
    _begun_on: Screen[Any] | None = None

    def use_own_keys(self, keymap: Keymap) -> None:
        """Bind, and name from now on, the keys that the user gave."""
        self.own_keys = keymap
        self.set_keymap(keymap.single)
        use_keys(keymap.keys)

    async def _take(self, event: events.Event) -> None:
        if self._is_too_late(event) or not await self._hears(event):
            await super()._take(event)

    async def _hears(self, event: events.Event) -> bool:
        """Whether it is a part of keys in turn, a count, or a key that moves; then it is done."""
        before, screen = self._pending, self.screen
        pending = before if self._begun_on is screen else NOTHING
        self._pending = NOTHING
        if not isinstance(event, events.Key) or takes_text(self.focused):
            self._show_keys(before)
            return False
        if not pending and event.key in STEPS:  # the keys that are held down
            return False
        counted = steps_in(self.focused) if self.own_keys.vim else frozenset[str]()
        heard = hear(pending, event.key, event.time, self._goals(), steps=counted, always=_ALWAYS)
        self._pending, self._begun_on = heard.pending, screen
        if heard.kind == "pass":
            self._show_keys(before)
            return False
        self._run = None
        if heard.kind == "wait":
            self._show_pending()
            return True
        self._show_keys(before)
        if heard.goal is not None and heard.goal.group == "moving":
            self._move(heard.goal.action, heard.times)
        elif heard.goal is not None:
            await screen.run_action(heard.goal.call)
        elif heard.kind == "step":
            step(self.focused, event.key, heard.times)
        return True

    def action_move(self, name: str) -> None:
        """Carry out a command of moving where the focus is."""
        self._move(name, 0)

    def _move(self, name: str, times: int) -> None:
        if name == "last" and isinstance(self.screen, PageScreen):
            self.screen.show_all_rows()
        move(self._target(), name, times)

    def _target(self) -> Widget | None:
        """What would move: what has the focus, or what a dialog without one holds."""
        if self.focused is not None or isinstance(self.screen, PageScreen):
            return self.focused
        return next(iter(self.screen.query("#inside").results()), None)

    # -- what can be reached ------------------------------------------------------------------

    def _goals(self) -> Goals:
        """What can be reached from here, by the keys in turn; keys pressed alone are left to their bindings."""
        screen, own = self.screen, self.own_keys.keys
        goals: Goals = {}
        target = self._target()
        if moves_in(target):
            found = shows_found(target)
            for command in MOVING:
                if found or command.id not in OF_A_SEARCH:
                    goals |= {steps: command for steps in self._free(command, holds=found)}
        if isinstance(screen, PageScreen):
            for command in (*group(screen.PLACE), *EVERYWHERE):
                goals |= {steps: command for one in keys_of(command, own) if len(steps := steps_of(one)) > 1}
        return goals

    def _free(self, command: Command, *, holds: bool) -> Iterator[tuple[str, ...]]:
        """The keys of moving that no command has where the focus is; those of a search come before any."""
        for one in keys_of(command, self.own_keys.keys):
            steps = steps_of(one)
            if (holds and command.id in OF_A_SEARCH) or not any(
                steps[0] in bindings.key_to_bindings for _, bindings in self.screen._modal_binding_chain
            ):
                yield steps

    # -- what is said of it -------------------------------------------------------------------

    def _bar(self) -> KeyBar | None:
        return next(iter(self.screen.query(KeyBar).results()), None)

    def _show_pending(self) -> None:
        """In the place of the keys of the moment: what was pressed, and what may come next; for a second at most."""
        bar, pending = self._bar(), self._pending
        if bar is None:
            return
        shown = " ".join([*([pending.count] if pending.count else []), *map(show_key, pending.keys)])
        hints = [KeyHint(f"{shown} …", "", "")]
        if pending.keys:
            for steps, command in self._goals().items():
                if steps[: len(pending.keys)] == pending.keys:
                    rest = " ".join(map(show_key, steps[len(pending.keys) :]))
                    says = command.short or command.title.removeprefix("Go to ").lower()
                    hints.append(KeyHint(rest, says, command.call))
        else:
            hints.append(KeyHint("j k", "lines", ""))
            hints.append(KeyHint(key("moving.last"), f"line {pending.count}", ""))
        bar.kept = 1
        bar.hints = (*hints, KeyHint("esc", "drop it", "app.drop_keys"))
        self.set_timer(PATIENCE, lambda: self._show_keys(pending, still=pending))

    def _show_keys(self, before: Pending, still: Pending | None = None) -> None:
        """The keys of the moment again, where something else was shown: where `still` is given, if that is."""
        if not before or (still is not None and self._pending is not still):
            return
        screen, bar = self.screen, self._bar()
        if bar is not None:
            bar.kept = KEPT
        show = screen.refresh_keys if isinstance(screen, PageScreen) else getattr(screen, "show_hints", None)
        if show is not None:
            show()

    def action_drop_keys(self) -> None:
        """Drop what was begun."""
        before, self._pending = self._pending, NOTHING
        self._show_keys(before)
