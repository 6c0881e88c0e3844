"""What a terminal shows of an app, as text or as a drawing."""

import io
import re
from typing import Any

from rich.console import Console
from textual.app import App


def text_of(app: App[Any]) -> str:
    """The screen, one line a row, ends trimmed; a dialog lies over its place as on the screen."""
    width, height = app.size
    console = Console(
        width=width,
        height=height,
        file=io.StringIO(),
        force_terminal=True,
        color_system="truecolor",
        record=True,
        legacy_windows=False,
        safe_box=False,
    )
    # The same call as in App.export_screenshot, which only knows SVG.
    update = app.screen._compositor.render_update(full=True, screen_stack=app._background_screens)
    console.print(update)
    return "\n".join(row.rstrip() for row in console.export_text().split("\n")).rstrip("\n")


def svg_of(app: App[Any], title: str) -> str:
    """The screen as SVG. Fonts come from the machine that looks at it, not from the net."""
    return re.sub(r"@font-face \{.*?\}", "", app.export_screenshot(title=title), flags=re.DOTALL)
