"""Settings: a row for each, changed with left, right, space or Enter and kept at once; undo takes it back."""

from typing import Any, ClassVar, Final

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll

from ladder_tui.domain.snapshot import Snapshot
from ladder_tui.screens.kit.dialog import Choose
from ladder_tui.screens.kit.form import Field, FormDialog, Values
from ladder_tui.screens.kit.page import PageScreen, bindings_for
from ladder_tui.screens.places.settings.rows import (
    REMOVED,
    ZONE,
    Section,
    Setting,
    removed_options,
    rows,
    sections,
    stepped,
)
from ladder_tui.services.zones import zone_named
from ladder_tui.widgets.place_list import PlaceList
from ladder_tui.widgets.row_list import RowList
from ladder_tui.widgets.text import Words

#: A row with more values than this opens a list of them on Enter; others take the next one.
FEW: Final = 3


class SettingsScreen(PageScreen):
    """The list, and what the row under the cursor means below it, or beside it on wide screens."""

    PLACE = "settings"
    BINDINGS: ClassVar[list[BindingType]] = bindings_for("settings")
    DEFAULT_CSS = """
    SettingsScreen #about { height: 3; padding: 1 3 0 3; color: $quiet; }
    SettingsScreen.-wide #about, SettingsScreen.-broad #about { display: none; }
    """

    _sections: tuple[Section, ...] = ()

    def compose_body(self) -> ComposeResult:
        """The rows, and what they mean."""
        with Horizontal():
            with Vertical(classes="pane"):
                yield PlaceList(id="rows")
                yield Words(id="about")
            with VerticalScroll(classes="side", can_focus=False):
                yield Words(id="aside")

    # -- showing ----------------------------------------------------------------------------

    def show(self, snapshot: Snapshot) -> None:
        """Put the settings on the screen."""
        journal, themes = self.journal, tuple(self.app.available_themes)
        self._sections = sections(snapshot, themes, journal.data_file, journal.pack_folder, locked=journal.is_locked)
        self._fill()

    def _fill(self) -> None:
        listed = self.query_one(PlaceList)
        if not listed.size.width:
            return
        here = listed.current_id or self._sections[0].settings[0].id
        listed.show_rows(rows(self._sections, self.snapshot, listed.size.width, here))
        setting = self._here()
        about = setting.about if setting is not None else ""
        self.query_one("#about", Words).say(about)
        self.query_one("#aside", Words).say(*((setting.label, "bold"), f"\n\n{about}") if setting is not None else ())

    @on(PlaceList.Resized)
    def _resized(self) -> None:
        self._fill()

    @on(RowList.OptionHighlighted)
    def moved(self) -> None:
        """Show what is under the cursor."""
        self._fill()
        self.refresh_keys()

    def _here(self) -> Setting | None:
        ref = self.query_one(RowList).current_id
        return next((one for section in self._sections for one in section.settings if one.id == ref), None)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A paragraph cannot be changed, and some rows only open."""
        if not self.is_mounted:
            return True
        setting = self._here()
        if action == "open":
            return setting is not None
        if action in ("next", "before"):
            return setting is not None and bool(setting.choices)
        return True

    # -- commands ---------------------------------------------------------------------------

    def _settle(self, setting: Setting, value: Any) -> None:
        self.act(lambda: self.journal.settle(**{setting.id: value}))

    def _step(self, by: int) -> None:
        setting = self._here()
        if setting is not None and setting.choices:
            self._settle(setting, stepped(setting, self.snapshot, by))

    def action_next(self) -> None:
        """The next value."""
        self._step(1)

    def action_before(self) -> None:
        """The value before."""
        self._step(-1)

    @on(RowList.OptionSelected)
    def _selected(self, event: RowList.OptionSelected) -> None:
        event.stop()
        self.action_open()

    @work(exclusive=True)
    async def action_open(self) -> None:
        """All values to choose from, the next one of a few, or what the row opens."""
        setting = self._here()
        if setting is None:
            return
        if setting.id == ZONE:
            await self._ask_zone()
        elif setting.id == REMOVED:
            await self._bring_back()
        elif len(setting.choices) <= FEW:
            self._step(1)
        else:
            await self._choose(setting)

    async def _choose(self, setting: Setting) -> None:
        value = getattr(self.snapshot.settings, setting.id)
        values = [one for one, _ in setting.choices]
        options = [(str(number), said) for number, (_, said) in enumerate(setting.choices)]
        at = str(values.index(value)) if value in values else None
        chosen = await self.app.push_screen_wait(Choose(setting.label, options, note=setting.about, at=at))
        if chosen is not None:
            self._settle(setting, values[int(chosen)])

    async def _ask_zone(self) -> None:
        def save(values: Values) -> None:
            self.journal.settle(zone=zone_named(values["zone"]))

        field = Field("zone", "Time zone", value=self.snapshot.settings.zone, hint="Europe/Berlin, or a city")
        note = "Empty follows this machine. Another zone is taken up at the next start."
        dialog = FormDialog("Time zone", [field], journal=self.journal, note=note, save=save)
        if await self.app.push_screen_wait(dialog) is not None:
            self.say("Kept. It is taken up at the next start.")

    async def _bring_back(self) -> None:
        options = removed_options(self.snapshot)
        if not options:
            self.say("Nothing was removed for good.")
            return
        chosen = await self.app.push_screen_wait(Choose("Bring back", options))
        if chosen is not None:
            self.act(lambda: self.journal.portfolio.unhide(chosen))

    def action_back(self) -> None:
        """Back to where you were."""
        self.dismiss(None)
