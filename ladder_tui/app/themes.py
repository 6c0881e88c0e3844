"""The app's own themes, and what its colour names mean under any theme."""

from collections.abc import Sequence
from typing import Final

from textual.color import Color
from textual.theme import BUILTIN_THEMES, Theme

from ladder_tui.shaping.colours import MEANINGS, OF_THE_HOUSE, Palette


def themed(palette: Palette) -> Theme:
    """A theme for Textual, from colours by what they mean."""
    colours = palette.colours
    text, back = colours["foreground"], colours["background"]
    return Theme(
        name=palette.name,
        dark=palette.dark,
        primary=colours["here"],
        secondary=colours["calm"],
        accent=colours["here"],
        success=colours["kept"],
        warning=colours["notice"],
        # Nothing is red: what another app would show as an error is a notice here.
        error=colours["notice"],
        foreground=text,
        background=back,
        surface=colours["surface"],
        panel=colours["panel"],
        variables={
            **{name: colours[name] for name in MEANINGS},
            "text-muted": colours["quiet"],
            "text-accent": colours["here"],
            "border": colours["rule"],
            "border-blurred": colours["rule"],
            "input-cursor-background": text,
            "input-cursor-foreground": back,
            "input-selection-background": colours["rule"],
            "block-cursor-background": colours["cursor-row"],
            "block-cursor-foreground": text,
            "block-cursor-text-style": "none",
            "block-hover-background": colours["cursor-row"],
            "scrollbar": colours["rule"],
            "scrollbar-hover": colours["quiet"],
            "scrollbar-active": colours["here"],
            "scrollbar-background": back,
            "scrollbar-background-hover": back,
            "scrollbar-background-active": back,
        },
    )


#: The themes of the house.
OWN_THEMES: Final[tuple[Theme, ...]] = tuple(map(themed, OF_THE_HOUSE))
DUSK, DAY, CONTRAST = OWN_THEMES


def all_themes(own: Sequence[Palette]) -> tuple[Theme, ...]:
    """The themes of the house, then those of the user's own."""
    return (*OWN_THEMES, *map(themed, own))


def theme_named(name: str, themes: Sequence[Theme]) -> Theme:
    """The theme of that name: one of these, or of those that come with Textual; else the first of the house."""
    return next((own for own in themes if own.name == name), None) or BUILTIN_THEMES.get(name, DUSK)


def for_sixteen_colours(theme: Theme) -> str:
    """The theme to show where there are sixteen colours and this one was chosen.

    The greys and soft colours of a dark theme become one grey there, and its notice red.
    """
    if theme.ansi:
        return theme.name
    return CONTRAST.name if theme.dark else DAY.name


def meanings_of(theme: Theme) -> dict[str, str]:
    """The meaning colours for a theme that does not name them, made from its own colours."""
    if "here" in theme.variables:
        return {}
    if theme.ansi:
        return {
            "here": "ansi_yellow",
            "calm": "ansi_cyan",
            "kept": "ansi_green",
            "notice": "ansi_yellow",
            "quiet": "ansi_default",
            "rule": "ansi_default",
            "cursor-row": "ansi_default",
        }
    made = theme.to_color_system().generate()
    text, back = Color.parse(made["foreground"]), Color.parse(made["background"])
    return {
        "here": made["text-accent"],
        "calm": made["text-secondary"],
        "kept": made["text-success"],
        "notice": made["text-warning"],
        "quiet": back.blend(text, 0.68).hex,
        "rule": back.blend(text, 0.25).hex,
        "cursor-row": back.blend(text, 0.07).hex,
    }
