"""Copies of the data file that a sync tool leaves beside it when it was changed in two places.

Every tool names them in its own way: `ladder.sync-conflict-20260304-093000-ABCDEFG.json` (Syncthing), `ladder (Ana's
conflicted copy 2026-03-04).json` (Dropbox, in the user's language), `ladder (conflicted copy 2026-03-04 093000).json`
(Nextcloud), `ladder (SFConflict ...).json` (Seafile), `ladder.json.conflict1` (rclone), `ladder 2.json` (iCloud),
`ladder (1).json` (Google Drive), `ladder-HOST.json` (OneDrive). So a name that begins as ours and speaks of a conflict
counts, and any other that begins so and holds what ladder writes.
"""

import os
import re
from pathlib import Path
from typing import Final

from ladder_tui.store.copies import recovery
from ladder_tui.store.file import disk
from ladder_tui.store.file.files import Files
from ladder_tui.store.file.sealed import LOOK

# Compiled when first used: most folders hold no such copy.
_SAYS_SO: Final = "(?i)confl|konfl|конфл|競合|冲突|衝突|충돌|çakış"
#: What ladder itself lays beside the file, and copies of that: nothing to join, since the file stands for them.
_OWN: Final = r"(?s).*\.(previous|change|lock|holder|tmp)|.*\.json\.(previous|change|lock|holder)\b.*"

_BESIDE: Final = (".previous", ".change", ".lock", ".holder", ".backups", ".kept", ".waiting")


def conflict_copies(files: Files) -> tuple[Path, ...]:
    """The copies there are, by name; none where the folder cannot be looked into."""
    main = files.main
    try:
        names = sorted(os.listdir(main.parent))
    except OSError:
        return ()
    return tuple(main.with_name(name) for name in names if name != main.name and _is_copy(main, name))


def is_of_a_tool(copy: Path) -> bool:
    """Whether the name of a copy speaks of a conflict."""
    return re.search(_SAYS_SO, copy.name) is not None


def sentence(files: Files, copy: Path) -> str:
    """What there is to say of one."""
    from shlex import quote  # late: hardly ever needed

    who = "A sync tool has left" if is_of_a_tool(copy) else "There is"
    return (
        f"{who} another copy of your file: {copy.name}, save {recovery.head_save(copy):,}; yours is save "
        f"{recovery.head_save(files.main):,}. It may hold notes that are missing here. "
        f"`ladder data merge {quote(str(copy))}` says what it holds, and joins both with --yes."
    )


def is_about(said: str, copy: Path) -> bool:
    """Whether a sentence is the one on this copy."""
    return f": {copy.name}, " in said


def _is_copy(main: Path, name: str) -> bool:
    if name.startswith(main.name) and name[len(main.name) :] in _BESIDE:
        return False  # what always lies there, without a pattern that has to be made first
    if not name.casefold().startswith(main.stem.casefold()) or re.fullmatch(_OWN, name):
        return False
    try:
        head = disk.beginning(main.with_name(name), LOOK)
    except OSError:
        return False
    return re.search(_SAYS_SO, name) is not None or recovery.was_ours(head)
