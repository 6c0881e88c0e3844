"""The base of every place: bar above, keys below, one quiet sentence between; shows the Snapshot it is given."""

from collections.abc import Callable, Iterable, Sequence
from inspect import isawaitable, iscoroutinefunction
from typing import Any, ClassVar, Final, TypeVar

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.screen import Screen

from ladder_tui.bound_keys import key, keys_of, or_retry, or_undo, own_keys, show_key, steps_of
from ladder_tui.commands import BY_ID, PLACES, SHORT_TITLES, Command, group
from ladder_tui.domain.snapshot import Snapshot
from ladder_tui.screens.kit.focus import is_letter, takes_text
from ladder_tui.screens.kit.under import NOTHING, Flow, PlaceCommands, Run, Under, missing
from ladder_tui.services.journal import Journal, NotSaved
from ladder_tui.widgets.bars import STATUS_FROM, KeyBar, KeyHint, PlaceBar, QuietRule
from ladder_tui.widgets.row_list import RowList
from ladder_tui.widgets.text import Part, Words, cut

T = TypeVar("T")

Breakpoints = list[tuple[int, str]]

#: Widths and heights at which the layout changes; each is a class on the screen (docs/design.md 6).
WIDTHS: Breakpoints = [(0, "-tiny"), (40, "-narrow"), (78, "-normal"), (112, "-wide"), (152, "-broad")]
HEIGHTS: Breakpoints = [(0, "-flat"), (10, "-short"), (30, "-tall")]

#: What the footer of every place ends with: on a list, and while letters go into a field.
ON_A_LIST: Final = ("everywhere.palette", "everywhere.help", "everywhere.support")
IN_A_FIELD: Final = ("everywhere.keys", "everywhere.palette")

#: From this many cells on the key that finds anything is never left out.
FINDING_FROM: Final = 78

SAVE_WORDS: Final = {"saved": "Kept", "not_saved": "Not kept", "read_only": "Read-only"}


def bindings_for(name: str) -> list[BindingType]:
    """The bindings of a group of commands; binding ids are command ids, which a user's keymap names."""
    made: list[BindingType] = []
    for command in group(name):
        call = command.call.removeprefix("app.")
        made.append(Binding(command.keys, call, command.title, show=False, id=command.id))
    return made


class PageScreen(Screen[None]):
    """One place. A subclass gives `PLACE`, `compose_body`, `show` and `under`; `commands` says what can be done there.

    `show` gets a Snapshot whenever something changed while the place is on top; a hidden place
    catches up when it is shown again. Everything that changes data goes through `act`.
    """

    PLACE: ClassVar[str] = ""
    HORIZONTAL_BREAKPOINTS = WIDTHS
    VERTICAL_BREAKPOINTS = HEIGHTS
    AUTO_FOCUS: ClassVar[str | None] = "RowList"

    DEFAULT_CSS = """
    PageScreen { layout: vertical; background: $background; }
    PageScreen > #body { height: 1fr; width: 100%; }
    PageScreen > #too-small { display: none; }
    PageScreen.-tiny > *, PageScreen.-flat > * { display: none; }
    PageScreen.-tiny > #too-small, PageScreen.-flat > #too-small { display: block; }
    """

    class Back(Message):
        """The place is on top again."""

    def __init__(self, journal: Journal, commands: PlaceCommands) -> None:
        super().__init__()
        self.journal = journal
        self.commands = commands
        self.snapshot: Snapshot = journal.snapshot()
        self._stale = True

    def compose(self) -> ComposeResult:
        """The frame; the place fills the body."""
        keys = [key(f"everywhere.go_{place}") for place, _ in PLACES]
        yield PlaceBar(PLACES, self.PLACE, SHORT_TITLES, keys)
        yield QuietRule(id="top-rule")
        with Vertical(id="body"):
            yield from self.compose_body()
        yield QuietRule(id="rule")
        yield KeyBar(id="keys")
        yield Words("This window is too small to show a page. What you wrote is safe.", id="too-small")

    def compose_body(self) -> ComposeResult:
        """The widgets of the place; an empty page has none."""
        yield from ()

    def show(self, snapshot: Snapshot) -> None:
        """Put a Snapshot on the screen."""

    def _compositor_refresh(self) -> None:
        # While the app holds what is painted, Textual would draw every line and throw it away.
        if not self.app._batch_count:
            super()._compositor_refresh()

    # -- the snapshot comes down ------------------------------------------------------------

    def on_mount(self) -> None:
        """Follow the app's snapshot."""
        self.watch(self.app, "snapshot", self._take)
        for rows in self.query(RowList):
            self.watch(rows, "highlighted", self._row_moved, init=False)

    def moved(self) -> None:
        """Another row is under the cursor. What depends on it may be shown here."""

    def _row_moved(self) -> None:
        # At once, so that the row and what is told of it are one paint; the list's own message comes a paint later.
        if not self._stale and isinstance(self.focused, RowList) and self.focused.current_id is not None:
            self.moved()

    def _take(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot
        if self.is_current:
            self._refresh_page()
        else:
            self._stale = True

    def on_screen_resume(self, event: events.ScreenResume) -> None:
        """Catch up with what changed while hidden."""
        # A theme chosen meanwhile has had everything styled before this comes, and nothing else changes styles.
        event.refresh_styles = False
        if self._stale:
            self._refresh_page()
        self.post_message(self.Back())

    def on_screen_suspend(self) -> None:
        """What was said belongs to the moment."""
        self.say("")

    def _refresh_page(self) -> None:
        self._stale = True  # while half of it is old
        self.show(self.snapshot)
        self._stale = False
        self.refresh_keys()
        state = self.journal.save_state
        self.query_one(PlaceBar).status = SAVE_WORDS[state.kind]
        self._say_state()
        if state.kind != "saved":
            self.say(or_retry(state.words) if state.kind == "not_saved" else state.words, urgent=True)

    def _say_state(self) -> None:
        wide = self.size.width >= STATUS_FROM
        self.query_one("#top-rule", QuietRule).right = "" if wide else SAVE_WORDS[self.journal.save_state.kind]

    def on_resize(self) -> None:
        """The save state stands in the bar where there is room, else on the rule."""
        self._say_state()

    def shown(self, text: str, person_id: str | None = None) -> str:
        """Text of the user's as it may be shown, about a person or not: see `Snapshot.shown`."""
        return self.snapshot.shown(text, person_id)

    def reveal(self, ref: str) -> None:
        """Put the cursor on one thing, named by its id; a place without such things stays as it is."""

    def show_all_rows(self) -> None:
        """Have every row there is stand in the list, for who wants the last one; most places list all of them."""

    def about(self) -> Sequence[Part]:
        """What help explains before the keys: the numbers behind a suggestion. Most places have nothing to explain."""
        return ()

    def explains(self) -> bool:
        """Whether `about` has something to say now; asked at every key, so it is to be quick."""
        return False

    # -- what can be done --------------------------------------------------------------------

    def under(self) -> Under[Any]:
        """What the cursor is on; asked at every key, so it is to be quick."""
        return NOTHING

    def why_not(self, name: str) -> str:
        """Why a command of the place can do nothing now: "needs a rung under the cursor". Empty where it can."""
        return self._lacking(name, self.under()) if self.is_mounted else ""

    def _lacking(self, name: str, under: Under[Any]) -> str:
        flow = self.commands.flows[name]
        lacking = missing(BY_ID[f"{self.PLACE}.{name}"].things, under)
        return lacking or (flow.lacks(self, under) if isinstance(flow, Flow) else "")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Commands that can do nothing now are hidden."""
        return action != "do" or not self.why_not(str(parameters[0]))

    def action_do(self, name: str) -> None:
        """Carry out a command of the place with what is under the cursor now."""
        # A key that comes while a dialog lies over the place does not reach through it.
        if self.app.screen is self and not self.why_not(name):
            run, under = self._run_of(name), self.under()
            if iscoroutinefunction(run):
                self.lead(run, under)
            else:
                run(self, under)

    # The description would otherwise be made of what the user wrote.
    @work(exclusive=True, group="flow", description="a command of the place")
    async def lead(self, run: Run, under: Under[Any]) -> None:
        """Run a flow of the place as a worker; one that runs still is ended."""
        flow = run(self, under)
        if isawaitable(flow):
            await flow

    async def go_on_with(self, name: str) -> None:
        """Carry out another command from inside a flow, as part of it."""
        if not self.why_not(name):
            flow = self._run_of(name)(self, self.under())
            if isawaitable(flow):
                await flow

    def _run_of(self, name: str) -> Run:
        found = self.commands.flows[name]
        return found.run if isinstance(found, Flow) else found

    @on(RowList.OptionSelected)
    def _row_chosen(self, event: RowList.OptionSelected) -> None:
        """Enter and a click on a row do the same as the command of Enter."""
        event.stop()
        self.action_do(next(one.action for one in group(self.PLACE) if "enter" in one.keys.split(",")))

    # -- words and keys ---------------------------------------------------------------------

    def say(self, words: str, *, urgent: bool = False) -> None:
        """One quiet sentence above the keys."""
        for rule in self.query("#rule").results(QuietRule):
            rule.said, rule.urgent = words, urgent

    def say_kept(self) -> None:
        """What was done last, and that it can be taken back."""
        label = self.journal.next_undo
        self.say(or_undo(label) + self._names_somebody() if label else "")

    def _names_somebody(self) -> str:
        """The key that links what was kept just now with the page of somebody it names; "" where it names nobody."""
        if not self.journal.last_changed or not (snapshot := self.journal.snapshot()).people:
            return ""
        from ladder_tui.domain.people.named import name_offer

        offer = name_offer(snapshot, self.journal.last_changed)
        if offer is None:
            return ""
        return f" · {key('everywhere.link')} links {cut(snapshot.listed_name(snapshot.people[offer.person_id]), 24)}"

    def moment(self) -> tuple[str, ...]:
        """Names of what the page is at, such as a tab, that decide the footer before what is under the cursor."""
        return ()

    def foot(self) -> Iterable[str]:
        """Command ids for the footer of this moment, most wanted first; those of every place are added."""
        fitting = (self.commands.foot.get(name) for name in (*self.moment(), *self.under().names))
        names = next((found for found in fitting if found is not None), None)
        ranked = sorted((one for one in group(self.PLACE) if one.foot), key=lambda one: one.foot)
        return [one.id for one in ranked] if names is None else [f"{self.PLACE}.{name}" for name in names]

    def hints(self) -> list[KeyHint]:
        """The keys of this moment, those that would do something now."""
        hints, under = self._hints_of_a_search(), self.under() if self.is_mounted else NOTHING
        for id in (*self.foot(), *(IN_A_FIELD if self.is_typing else ON_A_LIST)):
            command = BY_ID[id]
            key = self._key_now(command)
            if key is None or (
                command.group != "everywhere" and self.is_mounted and self._lacking(command.action, under)
            ):
                continue
            short = "why, keys" if id == "everywhere.help" and self.explains() else command.short
            hints.append(KeyHint(show_key(key), short or command.title.lower(), command.call))
        return hints

    def _key_now(self, command: Command) -> str | None:
        """The first key of a command that the widget with focus does not take for itself; None where it takes all."""
        keys, field = keys_of(command, own_keys()), self.focused
        if isinstance(field, RowList) and field.sought:
            return next((key for key in keys if key not in self._keys_of_a_search()), None)
        if field is None or not self.is_typing:
            return keys[0]
        free = (key for key in keys if not is_letter(steps_of(key)[0]) and key not in field._bindings.key_to_bindings)
        return next(free, None)

    def _hints_of_a_search(self) -> list[KeyHint]:
        """The key that goes on to what was found, while it is shown."""
        if not self.is_mounted or not isinstance(self.focused, RowList) or not self.focused.sought:
            return []
        command = BY_ID["moving.next_found"]
        return [KeyHint(key(command.id), command.short, command.call)]

    @staticmethod
    def _keys_of_a_search() -> tuple[str, ...]:
        """The keys that go on to what was found, while it is shown."""
        found = (BY_ID["moving.next_found"], BY_ID["moving.found_before"])
        return tuple(key for command in found for key in keys_of(command, own_keys()))

    def refresh_keys(self) -> None:
        """Show the keys of this moment."""
        for bar in self.query("#keys").results(KeyBar):
            # What finds anything stands there where there is room for it beside what can be done just now.
            bar.kept = len(ON_A_LIST) if self.size.width >= FINDING_FROM else 2
            bar.hints = tuple(self.hints())

    @on(KeyBar.Pressed)
    async def _press(self, message: KeyBar.Pressed) -> None:
        message.stop()
        await self.run_action(message.action)

    # -- intentions go up -------------------------------------------------------------------

    def act(self, intention: Callable[[], T], *, said: str | None = None) -> T | None:
        """Carry out an intention of the Journal and say what it did; None when it could not be saved."""
        try:
            result = intention()
        except NotSaved as error:
            self.say(or_retry(error), urgent=True)
            return None
        except ValueError as error:
            self.say(str(error))
            return None
        if said is None:
            self.say_kept()
        else:
            self.say(said)
        return result

    @property
    def is_typing(self) -> bool:
        """Whether letters go into a text field."""
        return takes_text(self.focused)
