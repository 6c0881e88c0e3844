"""A file of the machine: a line to type a place in, and the folders and files that fit below it."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any, ClassVar, Final
from weakref import WeakKeyDictionary

from textual import on
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Input

from ladder_tui.domain.base.when import day_words
from ladder_tui.screens.kit.dialog import CARD_WIDTH, Dialog
from ladder_tui.services.machine.folders import (
    Entry,
    NoFolder,
    completed,
    facts,
    fitting,
    look_into,
    shown,
    size_words,
    whole,
)
from ladder_tui.widgets.bars import KeyHint
from ladder_tui.widgets.fields import LineField
from ladder_tui.widgets.row_list import GUTTER, Row, RowList
from ladder_tui.widgets.text import cut, line, words

#: So many rows are drawn; who wants another one types a letter.
_MOST: Final = 200
_LINES: Final = 12
#: Cells of size and day, beside a name.
_FACTS: Final = 26
_UP: Final = ".."
NOTHING: Final = "No folder here, and no file that fits."
NONE_FITS: Final = "Nothing here fits. A folder ends with a slash; a whole name is taken as it is."
#: The folder that a file was taken from last, while the program runs.
_LAST: Final[WeakKeyDictionary[App[Any], Path]] = WeakKeyDictionary()


class FilePicker(Dialog[Path]):
    """Answers with a file that is there, None when left. `endings` are those of files that fit, with their dots.

    The line has the keys, the list follows it: Enter opens the folder under the cursor or takes the file, Tab completes
    what was typed.
    """

    AUTO_FOCUS = "LineField"
    HINTS: ClassVar[tuple[KeyHint, ...]] = (
        KeyHint("↑ ↓", "move", "move(1)"),
        KeyHint("enter", "open", "choose"),
        KeyHint("tab", "complete", "complete"),
        KeyHint("esc", "back", "back"),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "move(1)", "Down", show=False),
        Binding("up", "move(-1)", "Up", show=False),
        Binding("pagedown", "turn(1)", "A page down", show=False),
        Binding("pageup", "turn(-1)", "A page up", show=False),
        Binding("tab", "complete", "Complete", show=False, priority=True),
    ]
    DEFAULT_CSS = f"""
    FilePicker LineField {{ margin: 0 1 1 1; }}
    FilePicker RowList {{ height: {_LINES}; max-height: 100%; }}
    FilePicker.-short RowList {{ height: 9; }}
    """

    def __init__(self, title: str, endings: Sequence[str], *, note: str = "") -> None:
        super().__init__(title)
        self._endings = tuple(endings)
        self._note = note
        self._folder: Path | None = None
        self._entries: tuple[Entry, ...] = ()
        self._shown: tuple[Entry, ...] = ()
        #: The folder that was opened last, as the line says it and as it is.
        self._opened: tuple[str, Path | None] = "", None

    def compose_inside(self) -> ComposeResult:
        """The line to type in, and the list."""
        yield LineField(hint=self._note)
        yield RowList()

    def on_mount(self) -> None:
        """The folder of the last time; else the one that downloads go to, or the home folder."""
        self.query_one(RowList).can_focus = False
        self._go(_LAST.get(self.app) or first_folder())

    def sought_list(self) -> None:
        """What is typed searches already."""

    # -- what is typed ----------------------------------------------------------------------

    @property
    def _line(self) -> LineField:
        return self.query_one(LineField)

    def _begun(self) -> tuple[str, str]:
        """The folder that was typed, and what stands behind its last slash."""
        folder, slash, begun = self._line.value.rpartition("/")
        return f"{folder}{slash}", begun

    def _place(self, typed: str) -> Path:
        """The place that was typed. Where the line still says the folder that was opened, it is that one: its name may
        hold what is not drawn.
        """
        opened, at = self._opened
        return at / typed.removeprefix(opened) if typed.startswith(opened) and at else whole(typed, Path.home())

    def _go(self, folder: Path) -> None:
        named = shown(folder)
        named = named if named.endswith("/") else f"{named}/"
        self._opened = named, folder
        self._put(named)
        self._list()

    def _put(self, text: str) -> None:
        self._line.value = text
        self._line.cursor_position = len(text)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._list()

    def _list(self) -> None:
        named, begun = self._begun()
        folder = self._place(named)
        self.complain("")
        if folder != self._folder:
            self._folder, self._entries = folder, ()
            try:
                self._entries = look_into(folder)
            except NoFolder as error:
                self._folder = None  # looked at anew with the next letter
                self.complain(str(error))
        self._shown = fitting(self._entries, begun, self._endings)
        listed = self.query_one(RowList)
        listed.sought = begun
        rows = self._rows(folder, begun)
        listed.show_rows(rows)
        listed.highlighted = None if not rows else 1 if rows[0].id == _UP and len(self._shown) else 0
        if not self._shown and self._folder is not None and begun and not self._is_file():
            self.complain(NONE_FITS)

    def _rows(self, folder: Path, begun: str) -> list[Row]:
        gap, width = " " * GUTTER, min(CARD_WIDTH, self.app.size.width) - 6 - GUTTER
        rows = (
            []
            if begun or folder == folder.parent
            else [Row(words(gap, "../", ("  the folder above", "$quiet")), id=_UP)]
        )
        for number, entry in enumerate(self._shown[:_MOST]):
            if entry.is_folder:
                rows.append(Row(words(gap, (cut(f"{entry.shown}/", width), "$calm")), id=str(number)))
                continue
            about = self._about(folder / entry.name)
            room = max(12, width - len(about) - 2)
            name = cut(entry.shown, room)
            rows.append(Row(words(gap, f"{name:<{room}}  " if about else name, (about, "$quiet")), id=str(number)))
        if not self._shown and not begun and self._folder is not None:
            rows.append(Row(words(gap, (NOTHING, "$quiet"))))
        left = len(self._shown) - _MOST
        if left > 0:
            rows.append(Row(words(gap, (f"and {left:,} more; a letter or two find them", "$quiet"))))
        return rows

    def _about(self, path: Path) -> str:
        found = facts(path) if self.app.size.width >= 60 else None
        if found is None:
            return ""
        size, changed = found
        return f"{size_words(size)} · {day_words(changed.date(), weekday=False)}"

    def _is_file(self) -> bool:
        return os.path.isfile(self._place(self._line.value))

    # -- keys -------------------------------------------------------------------------------

    def action_move(self, by: int) -> None:
        """The row below or above."""
        self.query_one(RowList).step(by)

    def action_turn(self, by: int) -> None:
        """A page of rows down or up."""
        rows = self.query_one(RowList)
        rows.go_by(by * max(1, rows.size.height - 1))

    def action_complete(self) -> None:
        """What was typed goes on as far as the names do; where they go no further, the row under the cursor is it."""
        named, begun = self._begun()
        further = completed(self._shown, begun) if begun else ""
        entry = self._under()
        if entry is None or (further and further not in (begun, entry.shown)):
            self._put(f"{named}{further or begun}")
        elif entry.is_folder and self._folder is not None:
            self._go(self._folder / entry.name)
        else:
            self._put(f"{named}{entry.shown}")

    def _under(self) -> Entry | None:
        at = self.query_one(RowList).current_id
        return self._shown[int(at)] if at is not None and at.isdecimal() and int(at) < len(self._shown) else None

    @on(Input.Submitted)
    def action_choose(self) -> None:
        """Open the folder under the cursor, or take the file; a whole name that was typed is taken as it is."""
        entry, folder = self._under(), self._folder
        if folder is not None and self.query_one(RowList).current_id == _UP:
            self._go(folder.parent)
        elif folder is not None and entry is not None and entry.is_folder:
            self._go(folder / entry.name)
        elif folder is not None and entry is not None:
            self._take(folder / entry.name)
        elif self._is_file():
            self._take(self._place(self._line.value))
        elif os.path.isdir(self._place(self._line.value)):
            self._go(self._place(self._line.value))
        elif not self.query_one("#said").has_class("-on"):
            self.complain(f"There is no file {line(self._line.value)}.")

    @on(RowList.OptionSelected)
    def _clicked(self) -> None:
        self.action_choose()
        self._line.focus()

    def _take(self, path: Path) -> None:
        _LAST[self.app] = path.parent
        self.answer(path)


def first_folder() -> Path:
    """Where one begins to look: what was downloaded, else the home folder."""
    downloads = Path.home() / "Downloads"
    return downloads if downloads.is_dir() else Path.home()
