"""Turning the passphrase on and off: the new file is written and proved before the old one and its copies go."""

from contextlib import suppress
from datetime import datetime

import msgspec

from ladder_tui.store.copies.recoat import copies, recoat
from ladder_tui.store.datafile import DataFile
from ladder_tui.store.file import cipher, disk
from ladder_tui.store.file.cipher import Key, Lock
from ladder_tui.store.file.envelope import Ask, Envelope
from ladder_tui.store.file.errors import Damaged, Locked, NewerData, ReadOnly, StoreError
from ladder_tui.store.file.files import Files
from ladder_tui.store.file.image import count, parse
from ladder_tui.store.file.paths import Paths
from ladder_tui.store.file.sealed import is_locked
from ladder_tui.store.whole.coats import look


class Turned(msgspec.Struct, frozen=True):
    """The records in the file, how many copies were rewritten, and a sentence for each that could not be."""

    records: int
    copies: int
    left: tuple[str, ...]


def lock_data(paths: Paths, passphrase: str, *, now: datetime) -> Turned:
    """Lock the data file, its second copy, backups and kept files with a passphrase. Raises StoreError.

    Where some copies are locked already, it has to be with the same passphrase. Whoever forgets it has lost the data:
    there is no other way in.
    """
    files = Files.of(paths.data_file)
    if is_locked(files.main):
        raise StoreError("The data are locked already. `ladder data unlock` takes the passphrase off.")
    if len(passphrase) < cipher.SHORTEST:
        raise StoreError(f"A passphrase needs at least {cipher.SHORTEST} characters. Several words make a good one.")
    if passphrase.startswith("!"):
        raise StoreError("A passphrase cannot begin with an exclamation mark: where it is typed, that key is support.")
    key = _key_of_copies(files, passphrase) or cipher.new_key(passphrase)
    with DataFile(paths.data_file, now=now) as file:
        return _turn(file, key, now, proof=Envelope(lambda wrong: passphrase))


def finish_locking(paths: Paths, ask: Ask, *, now: datetime) -> Turned:
    """Lock the copies of a locked data file that lie in the open, as when locking was cut short.

    Raises StoreError, Locked among them.
    """
    coats = look(Files.of(paths.data_file))
    if not coats.locked or not coats.plain:
        raise StoreError("There is nothing to finish.")
    with DataFile(paths.data_file, now=now, envelope=Envelope(ask)) as file:  # opening it to write locks them
        done = _turn(file, file.files.envelope.key, now, proof=Envelope())
    return Turned(done.records, len(coats.plain) - len(look(file.files).plain), done.left)


def unlock_data(paths: Paths, ask: Ask, *, now: datetime) -> Turned:
    """Take the passphrase off the data file and all its copies. Raises StoreError, Locked among them.

    Run again, it finishes what was cut short.
    """
    files = Files.of(paths.data_file)
    coats = look(files)
    if not coats.locked and not coats.lost and not any(map(is_locked, copies(files))):
        raise StoreError("The data are not locked.")
    envelope = Envelope(ask)
    with DataFile(paths.data_file, now=now, envelope=envelope) as file:
        return _turn(file, None, now, proof=Envelope())


def _turn(file: DataFile, key: Key | None, now: datetime, *, proof: Envelope) -> Turned:
    if file.read_only:
        raise ReadOnly(file.holder, "Close it and try again")
    files, before = file.files, file.files.envelope.key
    if key != before or not file.image.meta.save:
        files.envelope.lock_with(key)
        file.save_all(file.image.tables, now=now)
        if not _proved(file, proof):
            files.envelope.lock_with(before)
            file.save_all(file.image.tables, now=now)
            raise StoreError("What was written did not open again, so everything is as it was. Try again.")
    try:
        done = recoat(files)
    except OSError as error:
        reason, remedy = disk.words(error)
        again = "the next time ladder opens them" if key else "by running this once more"
        said = f"Not all copies could be rewritten: {reason}. {remedy}; it is finished {again}."
        return Turned(count(file.image.tables), 0, (said,))
    finally:
        file.note_lock()
    return Turned(count(file.image.tables), done.changed, done.left)


def _key_of_copies(files: Files, passphrase: str) -> Key | None:
    """The key with which copies are locked already; None when none is. Raises StoreError for another passphrase."""
    keys: dict[Lock, Key | None] = {}
    for path in filter(is_locked, copies(files)):
        with suppress(Damaged, NewerData):  # what cannot be opened stays locked as it is
            lock = cipher.lock_of(disk.read(path)[0])
            keys[lock] = keys.get(lock) or cipher.key_for(lock, passphrase)
    if None in keys.values():
        raise StoreError(
            "Some copies are still locked with an earlier passphrase. Use that one, or run `ladder data unlock` first."
        )
    return next(iter(keys.values()), None)


def _proved(file: DataFile, proof: Envelope) -> bool:
    """Whether the file, read anew with a key made anew, holds what memory holds."""
    main = file.files.main
    try:
        return parse(proof.open(disk.read(main)[0], main)) == file.image
    except Locked:
        return False
