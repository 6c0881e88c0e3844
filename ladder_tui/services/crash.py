"""Crash reports without private text: the kind of error and where, never its message or any value."""

import os
import platform
import traceback
from datetime import datetime
from pathlib import Path

from ladder_tui import __version__
from ladder_tui.store.file import disk


def write_report(error: BaseException, folder: Path, now: datetime) -> Path | None:
    """Write a report (0600) into `folder`; None when that is not possible.

    The message of an error may quote what somebody wrote, so only its type and the lines of code go in.
    """
    lines = [f"ladder {__version__}, Python {platform.python_version()}, {platform.system()}", now.isoformat(), ""]
    seen: BaseException | None = error
    while seen is not None:
        lines.append(f"{type(seen).__module__}.{type(seen).__qualname__}")
        for frame in traceback.extract_tb(seen.__traceback__):
            lines.append(f"  {Path(frame.filename).name}:{frame.lineno} in {frame.name}")
        seen = seen.__cause__ or (None if seen.__suppress_context__ else seen.__context__)
        if seen is not None:
            lines.append("while handling, or because of:")
    try:
        if not folder.is_dir():
            disk.make_folders(folder)
        path = folder / f"crash-{now:%Y%m%d-%H%M%S}-{os.getpid()}.txt"
        with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
            file.write("\n".join(lines) + "\n")
    except OSError:
        return None
    return path
