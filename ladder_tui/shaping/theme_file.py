"""Themes of the user's own: a file of colours for each in `themes/` of the config folder."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import msgspec

from ladder_tui.shaping.colours import BASE, DAY, DUSK, MEANINGS, Palette, built_in
from ladder_tui.shaping.contrast import blended, contrast, is_dark
from ladder_tui.shaping.toml_lines import Problem, read_lines, shown_path

FOLDER: Final = "themes"
#: What a theme says at least; everything else can be worked out.
NEEDED: Final = ("background", "foreground", "here")
#: More files than this are not read.
MOST_FILES: Final = 50
_LONGEST_NAME: Final = 40
_HEX: Final = frozenset("0123456789abcdefABCDEF")
#: WCAG: words read well from this ratio on; lines and marks from the lower one.
READS_WELL: Final = 4.5
#: What is written in words, and on what.
_WRITTEN: Final = (
    *((name, "background") for name in ("foreground", "here", "calm", "kept", "notice", "quiet")),
    *(("foreground", under) for under in ("surface", "panel", "cursor-row")),
)


class Themes(msgspec.Struct, frozen=True, kw_only=True):
    """The themes that can be used, in the order of their names, and one sentence for each mistake."""

    themes: tuple[Palette, ...] = ()
    problems: tuple[str, ...] = ()


def read_themes(folder: Path) -> Themes:
    """The themes in `themes/` of the config folder `folder`. A file that cannot be used costs that theme."""
    place = folder / FOLDER
    if not os.path.isdir(place):  # which is also said of a folder that may not be looked into
        return Themes()
    found: dict[str, Palette] = {}
    problems: list[str] = []
    files = sorted(place.glob("*.toml"))
    if len(files) > MOST_FILES:
        problems.append(f"{shown_path(place)}: It holds {len(files)} themes; the first {MOST_FILES} are in the list.")
    for path in files[:MOST_FILES]:
        theme, said = read_theme(path)
        problems += map(str, said)
        if theme is None:
            continue
        name = theme.name
        if name in found:
            double = f"{found[name].file} has the name {name} already; another name would be right."
            problems.append(f"{shown_path(path)}: {double}")
        else:
            found[name] = theme
    return Themes(themes=tuple(found[name] for name in sorted(found)), problems=tuple(problems))


def read_theme(path: Path) -> tuple[Palette | None, list[Problem]]:
    """A theme, or None where it cannot be used; and the mistakes in it."""
    read = read_lines(path)
    problems = list(read.problems)
    name, dark = "".join(filter(str.isprintable, path.stem))[:_LONGEST_NAME].strip() or "mine", None
    given: dict[str, str] = {}

    def wrong(number: int, what: str) -> None:
        problems.append(Problem(shown_path(path), number, what))

    for line in read.lines:
        value: Any = line.value
        if line.name == "name":
            if isinstance(value, str) and value.strip() and value.isprintable() and len(value) <= _LONGEST_NAME:
                name = value.strip()
            else:
                wrong(line.number, f"name wants words in quotation marks, {_LONGEST_NAME} letters at most.")
        elif line.name == "dark":
            if isinstance(value, bool):
                dark = value
            else:
                wrong(line.number, "dark wants true or false.")
        elif line.name not in (*BASE, *MEANINGS):
            wrong(
                line.number, f"{line.name[:40]} is no colour of a theme; `ladder config --theme dusk` shows the names."
            )
        elif isinstance(value, str) and _is_colour(value.strip()):
            given[line.name] = _six(value.strip())
        else:
            wrong(line.number, f'{line.name} wants a colour such as "#1c1c1c".')
    missing = [one for one in NEEDED if one not in given]
    if missing:
        wrong(0, f"This theme cannot be used without {' and '.join(missing)}.")
        return None, problems
    if built_in(name):
        wrong(0, f"{name} is the name of a theme that is built in; another name would be right.")
        return None, problems
    dark = is_dark(given["background"]) if dark is None else dark
    colours = whole(given)
    return Palette(name=name, dark=dark, colours=colours, file=shown_path(path), weak=weak_words(colours)), problems


def whole(given: Mapping[str, str]) -> dict[str, str]:
    """Every colour of a theme: those that are given, and the others worked out from them."""
    back, text = given["background"], given["foreground"]
    house = (DUSK if is_dark(back) else DAY).colours
    made = {
        "surface": blended(back, text, 0.06),
        "panel": blended(back, text, 0.12),
        **{name: _readable(house[name], text, back) for name in ("calm", "kept", "notice")},
        "quiet": _readable(blended(back, text, 0.68), text, back),
        "rule": blended(back, text, 0.25),
        "cursor-row": given.get("surface", blended(back, text, 0.06)),
    }
    return {name: given.get(name) or made[name] for name in (*BASE, *MEANINGS)}


def _readable(colour: str, text: str, back: str) -> str:
    """The colour, or one so far on the way to that of the words that it reads well."""
    nearer = (blended(colour, text, step / 10) for step in range(10))
    return next((one for one in nearer if contrast(one, back) >= READS_WELL), text)


def weak_words(colours: Mapping[str, str]) -> str:
    """One sentence where words of a theme are hard to read, with the ratios; "" where all read well."""
    weak = [
        f"{name} on {under} {ratio:.1f}"
        for name, under in _WRITTEN
        if (ratio := contrast(colours[name], colours[under])) < READS_WELL
    ]
    if not weak:
        return ""
    return (
        f"Words are hard to read where contrast is below {READS_WELL}: {', '.join(weak)}. It can be used all the same."
    )


def theme_text(palette: Palette, name: str) -> str:
    """A theme as a file of it says it, under another name."""
    lines = [
        f"# A theme of ladder: a file such as this, in {FOLDER}/ of the config folder.",
        f"# {', '.join(NEEDED[:-1])} and {NEEDED[-1]} are enough; the others are worked out where they are missing.",
        f'name = "{name}"',
        f"dark = {str(palette.dark).lower()}",
    ]
    for one in (*BASE, *MEANINGS):
        said = f'{one} = "{palette.colours[one]}"'
        lines.append(f"{said:<26}  # {_ABOUT[one]}")
    return "\n".join(lines) + "\n"


_ABOUT: Final = {
    "background": "behind everything",
    "surface": "cards and fields",
    "panel": "what lies over them",
    "foreground": "words",
    "here": "where you are, what is next",
    "calm": "headings, needs, calendar",
    "kept": "done and kept",
    "notice": "what could not be kept",
    "quiet": "words that step back",
    "rule": "lines",
    "cursor-row": "the row under the cursor",
}


def _is_colour(value: str) -> bool:
    return value[:1] == "#" and len(value) in (4, 7) and _HEX.issuperset(value[1:])


def _six(colour: str) -> str:
    """A colour in six signs, in small letters."""
    signs = colour[1:].lower()
    return "#" + (signs if len(signs) == 6 else "".join(sign * 2 for sign in signs))
