"""Settings: a row for each, changed with left, right, space or Enter and kept at once; undo takes it back."""

from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll

from ladder_tui.domain.snapshot import Snapshot
from ladder_tui.screens.kit.page import PageScreen, bindings_for
from ladder_tui.screens.kit.under import NOTHING, Under
from ladder_tui.screens.places.settings.rows import Section, Setting, rows, sections
from ladder_tui.services.terminal import Terminal
from ladder_tui.widgets.place_list import PlaceList
from ladder_tui.widgets.row_list import RowList
from ladder_tui.widgets.text import Part, Words


class SettingsScreen(PageScreen):
    """The list, and what the row under the cursor means below it, or beside it on wide screens."""

    PLACE = "settings"
    BINDINGS: ClassVar[list[BindingType]] = bindings_for("settings")
    DEFAULT_CSS = """
    SettingsScreen #about { height: 3; padding: 1 3 0 3; color: $quiet; }
    SettingsScreen.-wide #about, SettingsScreen.-broad #about { display: none; }
    """

    _sections: tuple[Section, ...] = ()
    #: The setting that is to be under the cursor once there are rows.
    _wanted = ""

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
        self._sections = sections(
            snapshot,
            themes,
            journal.data_file,
            journal.pack_folder,
            journal.system_languages,
            locked=journal.is_locked,
            copies=len(journal.joining.copies()),
            terminal=getattr(self.app, "terminal", Terminal()),
            own_themes=getattr(self.app, "own_themes", {}),
            given=journal.given,
        )
        self._fill()

    def _fill(self) -> None:
        listed = self.query_one(PlaceList)
        if not listed.size.width:
            return
        here = self._wanted or listed.current_id or self._sections[0].settings[0].id
        beside = self.query_one(".side").display
        # Where there is a pane, what is only to be read stands there.
        in_list = [section for section in self._sections if section.settings or not beside]
        listed.show_rows(rows(in_list, self.snapshot, listed.size.width, here))
        if self._wanted and listed.go_to(self._wanted):
            self._wanted = ""
        setting = self._here()
        about = setting.about if setting is not None else ""
        self.query_one("#about", Words).say(about)
        if beside:
            self.query_one("#aside", Words).say(*self._aside(setting))

    def _aside(self, setting: Setting | None) -> list[Part]:
        """What the setting under the cursor means, and what is only to be read."""
        parts: list[Part] = [(setting.label, "bold"), f"\n\n{setting.about}\n\n\n"] if setting is not None else []
        if setting is not None and setting.given:
            parts[-1:] = [f"\n\n{setting.about}\n\nThe file: {self.journal.given.file}\n\n\n"]
        for section in self._sections:
            if not section.settings:
                parts += [(section.heading, "$calm"), *(f"\n\n{paragraph}" for paragraph in section.paragraphs)]
        return parts

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

    def reveal(self, ref: str) -> None:
        """Put the cursor on a setting, as soon as the list has its rows."""
        self._wanted = ref
        self._fill()

    def begin_search(self) -> None:
        """Open the line that narrows the list."""
        from ladder_tui.screens.seeking.seek_line import begin_seek  # late: it brings the fields with it

        begin_seek(self.query_one(PlaceList))

    def leave(self) -> None:
        """Out of a search; else back to where the page was opened."""
        if self.query_one(PlaceList).seek_line is None:
            self.dismiss(None)
            return
        from ladder_tui.screens.seeking.seek_line import end_seek

        end_seek(self.query_one(PlaceList))

    def under(self) -> Under[Any]:
        """A setting, with values to step through or not; a paragraph is none."""
        setting = self._here()
        if setting is None:
            return NOTHING
        return Under("setting", setting, ("setting_with_values",) if setting.choices or setting.given else ())
