"""The app's own themes, and what its colour names mean under any theme."""

from typing import Final

from textual.color import Color
from textual.theme import BUILTIN_THEMES, Theme

#: What each name means: where you are and what is next; needs, calendar and links; done and kept;
#: the app could not save; words that step back; lines; the row under the cursor.
MEANINGS: Final = ("here", "calm", "kept", "notice", "quiet", "rule", "cursor-row")


def _theme(name: str, *, dark: bool, base: dict[str, str], meanings: dict[str, str]) -> Theme:
    text = base["foreground"]
    return Theme(
        name=name,
        dark=dark,
        primary=meanings["here"],
        secondary=meanings["calm"],
        accent=meanings["here"],
        success=meanings["kept"],
        warning=meanings["notice"],
        # Nothing is red: what another app would show as an error is a notice here.
        error=meanings["notice"],
        foreground=text,
        background=base["background"],
        surface=base["surface"],
        panel=base["panel"],
        variables={
            **meanings,
            "text-muted": meanings["quiet"],
            "text-accent": meanings["here"],
            "border": meanings["rule"],
            "border-blurred": meanings["rule"],
            "input-cursor-background": text,
            "input-cursor-foreground": base["background"],
            "input-selection-background": meanings["rule"],
            "block-cursor-background": meanings["cursor-row"],
            "block-cursor-foreground": text,
            "block-cursor-text-style": "none",
            "block-hover-background": meanings["cursor-row"],
            "scrollbar": meanings["rule"],
            "scrollbar-hover": meanings["quiet"],
            "scrollbar-active": meanings["here"],
            "scrollbar-background": base["background"],
            "scrollbar-background-hover": base["background"],
            "scrollbar-background-active": base["background"],
        },
    )


DUSK: Final = _theme(
    "ladder-dusk",
    dark=True,
    base={"background": "#1c1c1c", "surface": "#262626", "panel": "#303030", "foreground": "#e4e4e4"},
    meanings={
        "here": "#d7af5f",
        "calm": "#87afaf",
        "kept": "#87af87",
        "notice": "#d7875f",
        "quiet": "#9e9e9e",
        "rule": "#444444",
        "cursor-row": "#262626",
    },
)
DAY: Final = _theme(
    "ladder-day",
    dark=False,
    base={"background": "#ffffff", "surface": "#eeeeee", "panel": "#e4e4e4", "foreground": "#1c1c1c"},
    meanings={
        "here": "#875f00",
        "calm": "#005f5f",
        "kept": "#005f00",
        "notice": "#af5f00",
        "quiet": "#585858",
        "rule": "#bcbcbc",
        "cursor-row": "#eeeeee",
    },
)
CONTRAST: Final = _theme(
    "ladder-contrast",
    dark=True,
    base={"background": "#000000", "surface": "#000000", "panel": "#000000", "foreground": "#ffffff"},
    meanings={
        "here": "#ffff00",
        "calm": "#ffffff",
        "kept": "#ffffff",
        "notice": "#ffff00",
        "quiet": "#ffffff",
        "rule": "#ffffff",
        "cursor-row": "#000000",
    },
)
OWN_THEMES: Final[tuple[Theme, ...]] = (DUSK, DAY, CONTRAST)


def for_sixteen_colours(name: str) -> str:
    """The theme to show where there are sixteen colours and that one was chosen.

    The greys and soft colours of a dark theme become one grey there, and its notice red.
    """
    theme = next((own for own in OWN_THEMES if own.name == name), None) or BUILTIN_THEMES[name]
    if theme.ansi:
        return name
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
