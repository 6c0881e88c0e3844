"""What was copied last, as a file: for a terminal that copies nothing."""

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import ClassVar, Final

from ladder_tui.screens.kit.form import Field, FormDialog, Values
from ladder_tui.services.handed_over import hand_over, place_of
from ladder_tui.services.journal import Journal
from ladder_tui.widgets.bars import KeyHint

NOTE: Final = "The text that was copied last, as a file that only you can open. Ladder sends it nowhere."


class CopiedFileForm(FormDialog):
    """Where it goes. `written` is where it was written, None before."""

    HINTS: ClassVar[tuple[KeyHint, ...]] = (KeyHint("enter", "write it", "save"), KeyHint("esc", "back", "back"))

    def __init__(self, journal: Journal, text: str) -> None:
        self._text = text
        self.written: Path | None = None
        named = free_name(journal.now().date())
        super().__init__(
            "What was copied", [Field("file", "File", value=named, required=True)], journal=journal, note=NOTE,
            save=self._write,
        )  # fmt: skip

    def _write(self, values: Values) -> None:
        path = place_of(values["file"], base=Path.home())
        hand_over(self._text, path)
        self.written = path


def free_name(day: date, *, is_there: Callable[[str], bool] = os.path.lexists) -> str:
    """A name of the day in the home folder that no file has yet."""
    names = (f"~/ladder-copied-{day.isoformat()}{f'-{number}' if number > 1 else ''}.txt" for number in range(1, 1000))
    return next((name for name in names if not is_there(os.path.expanduser(name))), "~/ladder-copied.txt")
