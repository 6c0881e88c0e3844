"""A text on its way through the user's own editor: a private file in the state folder, taken away afterwards."""

import os
import shlex
import shutil
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Final
from uuid import uuid4

from ladder_tui.domain.base.clean import clean
from ladder_tui.store.file import disk

#: What names the editor; the first that is set counts.
VARIABLES: Final = ("VISUAL", "EDITOR")
#: Longest file that is taken in, in bytes: more than anybody writes, and less than would make the page slow for long.
MOST_BYTES: Final = 1_000_000
#: Exit codes from here on are a shell's word for a program that was ended by a signal.
_BY_SIGNAL: Final = 128


class NotWritten(Exception):
    """The text is as it was; the message is a sentence or two for the user."""


def editor_of(environ: Mapping[str, str]) -> list[str]:
    """The editor's command with its own arguments. Raises NotWritten where none is named or it is not there."""
    named = next((name for name in VARIABLES if environ.get(name, "").strip()), None)
    if named is None:
        raise NotWritten("No editor is named. Before ladder, type  export EDITOR=nano")
    try:
        command = shlex.split(environ[named])
    except ValueError as error:
        raise NotWritten(f"{named} cannot be read as a command: its quotation marks do not close.") from error
    if not command or shutil.which(command[0], path=environ.get("PATH")) is None:
        raise NotWritten(f"{named} names {' '.join(command[:1]) or 'nothing'}, and there is no such program here.")
    return command


class TextFile:
    """A text in a new file that only its owner can read. To be used with `with`: behind it nothing is left.

    Raises NotWritten where there is no place for it.
    """

    def __init__(self, text: str, folder: Path) -> None:
        self._text = text
        self._stem = f"writing-{os.getpid()}-{uuid4().hex[:8]}"
        self.path = folder / f"{self._stem}.txt"
        self._stays = False
        try:
            if not folder.is_dir():
                disk.make_folders(folder)
            # Every editor ends the last line; one that was not ended is given back as it was.
            disk.write_once(self.path, [f"{text}\n".encode("utf-8", "replace")])
        except OSError as error:
            reason, remedy = disk.words(error)
            raise NotWritten(f"There is no place for the editor's file: {reason}. {remedy}.") from error

    def __enter__(self) -> "TextFile":
        return self

    def __exit__(self, *_: object) -> None:
        # Also what editors put beside it: copies, and notes of their own for a crash.
        for path in self.path.parent.iterdir():
            if self._stem in path.name and not (self._stays and path == self.path):
                with suppress(OSError):
                    path.unlink()

    def stay(self) -> None:
        """Leave the file where it is: what is in it is kept nowhere else."""
        self._stays = True

    def back(self, code: int) -> str:
        """The text as the editor left it, cleaned; `code` is how the editor ended. Raises NotWritten."""
        if code:
            raise NotWritten(self._after(code))
        text = self._read()
        return self._text if text in (self._text, f"{self._text}\n") else clean(text).removesuffix("\n")

    def _after(self, code: int) -> str:
        """What is said of an editor that ended badly. What it had saved before it broke down stays where it is."""
        if 0 < code <= _BY_SIGNAL:
            return f"The editor ended with {code}, so the text is as it was."
        with suppress(NotWritten):
            self._stays = self._read() != f"{self._text}\n"
        saved = f" What it had kept is in {self.path}." if self._stays else ""
        return f"The editor broke down. The text is as it was.{saved}"

    def _read(self) -> str:
        try:
            with open(self.path, "rb") as file:
                found = file.read(MOST_BYTES + 1)
        except OSError as error:
            raise NotWritten("The editor's file is gone, so the text is as it was.") from error
        if len(found) > MOST_BYTES:
            self._stays = True
            raise NotWritten(f"That is too long for one page, so the text is as it was. All of it is in {self.path}.")
        try:
            return found.decode("utf-8")
        except UnicodeDecodeError as error:
            self._stays = True
            raise NotWritten(f"This file is not UTF-8. The text is as it was; the file is {self.path}.") from error
