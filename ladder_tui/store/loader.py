"""Reading the data file: as it is, or the best that can stand in for it. Nothing is written here."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from ladder_tui.store.file import disk
from ladder_tui.store.file.errors import Damaged, NewerData, Unreadable
from ladder_tui.store.file.files import Files
from ladder_tui.store.file.image import Image, Meta, count, parse

if TYPE_CHECKING:
    from ladder_tui.store.copies.recovery import Recovery

# What finds something in the place of a file is imported where it is missing or not whole: most are neither.

_BEGIN_ANEW = "Restore a backup with `ladder backup restore`, or move the file away to begin anew"


class Loaded(msgspec.Struct, frozen=True):
    """A save and the state of the file it came from.

    `whole` means that the file itself is this save, or that there is neither; otherwise what lies in the file's
    place has to be kept aside before anything is written there.
    """

    image: Image
    identity: disk.Identity | None
    whole: bool
    recovery: "Recovery | None" = None


def load(files: Files) -> Loaded:
    """The save to work with. Raises NewerData, Locked or Unreadable; the file is untouched then.

    Afterwards the envelope writes as what was read was written.
    """
    files.envelope.begin()
    loaded = _load(files)
    files.envelope.settle()
    if loaded.recovery is not None and loaded.identity is not None and files.envelope.key is None:
        lost = not files.envelope.fits(files.main)
        return replace(loaded, recovery=replace(loaded.recovery, lost_lock=lost))
    return loaded


def _load(files: Files) -> Loaded:
    try:
        data, identity = disk.read(files.at)
    except FileNotFoundError:
        if files.alone:  # a first start: there is nothing that could stand in
            return Loaded(Image(), None, True)
        data, identity = b"", None
    except OSError as error:
        reason = disk.reading_words(error)
        raise Unreadable(f"The file {files.at} cannot be read: {reason}. Set that right and start again.") from error
    try:
        if identity is None:
            return _stand_in(files, data, None, "missing")
        try:
            image = parse(files.envelope.open(data, files.at))
        except Damaged as damage:
            return _stand_in(files, data, identity, damage.what)
    except NewerData as error:
        raise NewerData(
            f"The file {files.at} is from a newer ladder: {error}. It has not been touched: update ladder to open it."
        ) from error
    return Loaded(image, identity, True)


def _stand_in(files: Files, data: bytes, identity: disk.Identity | None, found: str) -> Loaded:
    from ladder_tui.store.copies import recovery
    from ladder_tui.store.file.twice import Twice

    candidate = recovery.find(files)
    if candidate is not None:
        return _recovered(files, candidate.image, identity, found, candidate.source, candidate.complete)
    if identity is None:
        return Loaded(Image(), None, True)
    if found == "empty":
        return _recovered(files, Image(), identity, found, "nothing", False)
    try:
        plain = from_plain_file(data)
    except Twice as error:
        raise Unreadable(
            f"The file {files.at} cannot be used: {error}. It has not been touched. Take one of them out and start "
            "again."
        ) from error
    if plain is not None:
        return Loaded(plain, identity, False)
    tables = recovery.plain_tables(data) or recovery.salvage(data)
    if not count(tables):
        what = "was not written by ladder" if found == "foreign" else "is damaged"
        raise Unreadable(
            f"The file {files.at} {what}, and there is no copy to read instead. It has not been touched. {_BEGIN_ANEW}."
        )
    image = _image(tables, recovery.head_save(files.main))
    return _recovered(files, image, identity, found, "what could be read of the file itself", False)


def from_plain_file(data: bytes) -> Image | None:
    """The tables of a file that stock TinyDB wrote, taken over as they are; None for anything else. Raises Twice."""
    from ladder_tui.store.copies import recovery
    from ladder_tui.store.file.twice import refuse_twice

    tables = recovery.plain_tables(data)
    if tables is None or recovery.was_ours(data):
        return None
    refuse_twice(data)
    return _image(tables, 0)


def _image(tables: Mapping[str, Mapping[str, bytes]], save: int) -> Image:
    from ladder_tui.store.copies import recovery

    return Image(Meta(save=save, records=count(tables), next=recovery.next_numbers(tables, {})), tables)


def _recovered(
    files: Files, image: Image, identity: disk.Identity | None, found: str, source: str, complete: bool
) -> Loaded:
    from ladder_tui.store.copies.recovery import Recovery

    records = count(image.tables)
    report = Recovery(files.main, found, source, image.meta.saved_at, image.meta.save, records, complete)
    return Loaded(image, identity, False, report)
