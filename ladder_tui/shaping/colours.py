"""The colours of the app's own themes, by what each of them means; themes of the user's own are made the same way."""

from collections.abc import Mapping
from typing import Final

import msgspec

#: What lies below and behind everything, and what is written on it.
BASE: Final = ("background", "surface", "panel", "foreground")
#: What each name means: where you are and what is next; needs, calendar and links; done and kept;
#: the app could not save; words that step back; lines; the row under the cursor.
MEANINGS: Final = ("here", "calm", "kept", "notice", "quiet", "rule", "cursor-row")
#: What the app's own themes are called for short: `dusk` is `ladder-dusk`.
HOUSE: Final = "ladder-"


class Palette(msgspec.Struct, frozen=True, kw_only=True):
    """A theme: its name, whether it is dark, and a colour such as `#1c1c1c` for each name of `BASE` and `MEANINGS`.

    Of one of the user's own also the `file` it was read from and, where words are hard to read in it, `weak`, a
    sentence that says which.
    """

    name: str
    dark: bool
    colours: Mapping[str, str]
    file: str = ""
    weak: str = ""


def _palette(name: str, *, dark: bool, colours: str) -> Palette:
    return Palette(name=HOUSE + name, dark=dark, colours=dict(zip((*BASE, *MEANINGS), colours.split(), strict=True)))


DUSK: Final = _palette(
    "dusk", dark=True,
    colours="#1c1c1c #262626 #303030 #e4e4e4  #d7af5f #87afaf #87af87 #d7875f #9e9e9e #444444 #262626",
)  # fmt: skip
DAY: Final = _palette(
    "day", dark=False,
    colours="#ffffff #eeeeee #e4e4e4 #1c1c1c  #875f00 #005f5f #005f00 #af5f00 #585858 #bcbcbc #eeeeee",
)  # fmt: skip
CONTRAST: Final = _palette(
    "contrast", dark=True,
    colours="#000000 #000000 #000000 #ffffff  #ffff00 #ffffff #ffffff #ffff00 #ffffff #ffffff #000000",
)  # fmt: skip
OF_THE_HOUSE: Final = (DUSK, DAY, CONTRAST)
#: The themes that come with Textual, by name: they are in the settings too. A test compares them.
OF_TEXTUAL: Final = (
    "ansi-dark", "ansi-light", "atom-one-dark", "atom-one-light", "catppuccin-frappe", "catppuccin-latte",
    "catppuccin-macchiato", "catppuccin-mocha", "dracula", "flexoki", "gruvbox", "monokai", "nord", "rose-pine",
    "rose-pine-dawn", "rose-pine-moon", "solarized-dark", "solarized-light", "textual-dark", "textual-light",
    "tokyo-night",
)  # fmt: skip


def built_in(name: str) -> str:
    """The name in full of a theme that is built in, as it is chosen: of `dusk` and of `nord`; "" for any other."""
    wanted = name.strip().lower()
    names = (*(palette.name for palette in OF_THE_HOUSE), *OF_TEXTUAL)
    return next((full for full in (wanted, HOUSE + wanted) if full in names), "")
