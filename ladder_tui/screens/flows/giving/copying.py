"""One way to copy, wherever something is copied: nobody can know that a terminal took it, so a file is offered too.

The text goes to the terminal in a code (OSC 52) that many put on the clipboard, some ask about and some drop, and none
answers.
"""

from typing import Any, Final

from textual.screen import Screen

from ladder_tui.bound_keys import key
from ladder_tui.screens.kit.dialog import Dialog
from ladder_tui.screens.kit.page import PageScreen

#: What the sentence after copying ends with.
IF_ALLOWED: Final = "if your terminal allows it"


def copy(screen: Screen[Any], text: str, *, what: str = "Copied", file_key: str | None = None) -> None:
    """Give a text to the terminal to be copied, and say so on the screen, with the key that makes it a file.

    `what` begins the sentence. `file_key` is a key of the screen's own for that; else it is the one of everywhere,
    where that works: not behind the curtain, nor before anything is open.
    """
    screen.app.copy_to_clipboard(text)
    saves = file_key or (key("everywhere.copied_file") if can_be_filed(screen) else "")
    tell(screen, f"{what}, {IF_ALLOWED}; {saves} makes it a file." if saves else f"{what}, {IF_ALLOWED}.")


def can_be_filed(screen: Screen[Any]) -> bool:
    """Whether what was copied can be saved as a file from here."""
    hidden = any(getattr(one, "HIDES", False) for one in screen.app.screen_stack)
    return hasattr(screen.app, "action_copied_file") and not hidden


def tell(screen: Screen[Any], sentence: str) -> None:
    """Say what was done, where the screen says such things."""
    if isinstance(screen, PageScreen | Dialog):
        screen.say(sentence)
