"""How the app looks: the theme, the signs and the motion that the settings and the terminal want."""

import os
from collections.abc import Sequence
from pathlib import Path

from ladder_tui.app.arriving import Arriving
from ladder_tui.app.themes import all_themes, for_sixteen_colours, theme_named
from ladder_tui.domain.records.settings import Settings
from ladder_tui.services.journal import Journal
from ladder_tui.services.terminal import Terminal
from ladder_tui.shaping.colours import Palette


class Looks(Arriving):
    """The part of the app that follows the settings. `themes` are those of the user's own."""

    def __init__(
        self,
        journal: Journal,
        *,
        reports: Path | None,
        first: str,
        terminal: Terminal | None = None,
        themes: Sequence[Palette] = (),
    ) -> None:
        #: What there is to draw on.
        self.terminal = terminal or Terminal()
        #: The user's own themes, by name.
        self.own_themes = {palette.name: palette for palette in themes}
        self._themes = all_themes(themes)
        settings = journal.snapshot().settings
        theme = self._fitting_theme(settings)
        super().__init__(journal, reports=reports, first=first, theme=theme, themes=themes)
        self.plain_signs = self._wants_plain_signs(settings)

    def _fitting_theme(self, settings: Settings) -> str:
        """The theme that was chosen, or one like it that the terminal can show."""
        theme = theme_named(settings.theme, self._themes)
        return for_sixteen_colours(theme) if settings.fit_terminal and not self.terminal.colours else theme.name

    def _wants_plain_signs(self, settings: Settings) -> bool:
        return settings.ascii or (settings.fit_terminal and not self.terminal.signs)

    def look(self, settings: Settings) -> None:
        """Follow the settings: theme, signs, motion."""
        theme = self._fitting_theme(settings)
        self.plain_signs = self._wants_plain_signs(settings)
        if self.theme != theme:
            self.theme = theme
        self.animation_level = "full" if settings.motion == "on" and not os.environ.get("NO_MOTION") else "none"
