"""Bringing every copy into the form of the data file: locked if it is locked, plain if it is plain.

Turning a lock on or off changes the data file first, whole and proved; then each copy is rewritten in one step. A
run that is cut short is finished by the next: plain copies of a locked store are locked whenever it is opened to
write. Any bytes can be locked, so damaged and foreign files that are kept are not left in the open either.
"""

from collections.abc import Iterator
from pathlib import Path

import msgspec

from ladder_tui.store.copies import recovery
from ladder_tui.store.file import disk
from ladder_tui.store.file.errors import Damaged, Locked, NewerData, StoreError
from ladder_tui.store.file.files import Files
from ladder_tui.store.file.sealed import is_sealed


class Recoated(msgspec.Struct, frozen=True):
    """How many copies were rewritten, and a sentence for each that could not be."""

    changed: int
    left: tuple[str, ...]


def recoat(files: Files) -> Recoated:
    """Rewrite the copies that lie otherwise than the data file does.

    Raises OSError when the disk will not; every copy is whole then, in one form or the other.
    """
    envelope, changed, left = files.envelope, 0, []
    for path in copies(files):
        if envelope.fits(path):
            continue
        data = disk.read(path)[0]
        try:
            plain = envelope.open(data, path) if is_sealed(data) else data
        except (Damaged, NewerData) as error:
            left.append(f"The file {path} stays locked as it is: {error}.")
            continue
        except Locked as error:
            left.append(str(error))
            continue
        new = envelope.close([plain], recovery.head_save(path))
        if envelope.open(b"".join(new), path) != plain:
            raise StoreError(f"The file {path} could not be rewritten so that it opens again; it stays as it is.")
        disk.write_whole(path, new)
        changed += 1
    return Recoated(changed, tuple(left))


def copies(files: Files) -> Iterator[Path]:
    """Every file that may hold what somebody wrote, besides the data file."""
    yield from (path for path in (files.previous, files.change) if path.is_file())
    yield from files.dated()
    yield from (path for path in files.waiting_files() if path.is_file())
