"""Packs that no cache knows are read by a process of their own, while this one imports what draws the first page.

It answers through a pipe with what the cache would hold, touches no file, and ends. Where it cannot be started, or
answers nothing that can be used, the packs are read in the usual way, a little later.
"""

import os
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from ladder_tui.packs.reading.cache import fits, key_of, packed
from ladder_tui.packs.reading.load import files_in, read


class Ahead:
    """A reading that was begun ahead, if there was need of one."""

    def __init__(self) -> None:
        self._process = self._pipe = -1

    def begin(self, folders: Sequence[Path], cache: Path) -> bool:
        """Have the packs read where the cache does not fit them; whether they are being read now."""
        files = files_in(folders)
        key, newest = key_of(files)
        if fits(cache, key, newest):
            return False
        self._pipe, answer = os.pipe()
        with suppress(OSError):
            self._process = os.fork()
        if self._process == 0:
            try:
                os.close(self._pipe)
                with open(answer, "wb") as pipe:
                    pipe.write(packed(key, read(folders, files)))
            finally:
                os._exit(0)  # nothing of what the other process has begun is for this one to end
        os.close(answer)
        return self._process > 0

    def answer(self) -> bytes:
        """What it has read, in the form of the cache; nothing where there was no need, or after the first asking."""
        if self._pipe < 0:
            return b""
        with open(self._pipe, "rb") as pipe:
            data = pipe.read()
        if self._process > 0:
            os.waitpid(self._process, 0)
        self._process = self._pipe = -1
        return data
