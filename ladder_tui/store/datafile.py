"""The one seam to the disk: a data file held in memory, and `save`, which returns when the change is on the disk."""

import errno
from _thread import RLock  # as threading has it, without all that comes along with it
from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Self

from msgspec.structs import replace

from ladder_tui.store.copies import backups, recovery, strays
from ladder_tui.store.copies.aside import keep_aside
from ladder_tui.store.copies.recovery import Recovery
from ladder_tui.store.file import change, disk, image
from ladder_tui.store.file.envelope import Envelope
from ladder_tui.store.file.errors import Damaged, Locked, NewerData, NoFolder, NotSaved, ReadOnly, StoreError
from ladder_tui.store.file.files import Files
from ladder_tui.store.file.image import Image, Puts, Tables, parse, render
from ladder_tui.store.loader import Loaded, load
from ladder_tui.store.lock import Left, WriterLock, holder_sentence, left_in


class DataFile:
    """One data file, open. Not for use by two threads at once except where said; `image` is never changed in place.

    `read_only` is True when another instance holds the file (then `holder` says who) or reading was all that was
    asked for. `problems` are sentences about what was met and dealt with; `recovery` says what stood in for the file on
    opening, and `met` what else was found in its place.
    """

    def __init__(self, path: Path, *, now: datetime, read_only: bool = False, envelope: Envelope | None = None) -> None:
        """Open. `now` is an aware time. Raises NoFolder, Unreadable, NewerData or Locked; nothing is touched then."""
        self.files = Files.of(path, envelope)
        self.read_only = read_only
        self._only_reads = read_only
        self.holder = ""
        self.problems: list[str] = []
        self.mutex = RLock()
        self._lock = WriterLock(self.files)
        self._backed_up = ""
        self._wrote = False
        self._unproved: Image | None = None
        self._kept: disk.Identity | None = None
        self._refused: disk.Identity | None = None
        self.met: list[Recovery] = []
        self._notes: list[str | Recovery] = []
        self._no_backup = ""
        self._odd: Recovery | None = None
        if not read_only:
            self._become_writer(now)
        try:
            self._take(load(self.files))
            if self._lock.held:
                self._begin_to_write(now)
            elif odd := self._at_odds():
                self._say(odd)
        except BaseException:
            self._lock.release()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def save(self, puts: Puts, *, now: datetime) -> None:
        """Put and take away records in several tables as one save. Raises NotSaved; nothing has changed then."""
        self.save_all(image.changed(self.image, puts), now=now)

    def save_all(
        self, tables: Tables, *, now: datetime, free: Mapping[str, int] | None = None, past: Sequence[str] | None = None
    ) -> None:
        """Make `tables` the whole contents. Rows that are the same objects as before count as unchanged.

        `free` holds numbers below which tables from elsewhere may have given numbers out, `past` the marks of what
        they come from, where that is not the last save.
        """
        with self.mutex:
            self._require_writer(now)
            if past is None:
                past = image.past_after(self._saved, begins=self._backed_up != now.date().isoformat())
            meta = recovery.next_head(self.image, tables, self._floor + 1, now, free or {}, past)
            try:
                self._publish(Image(meta, tables), now)
            except OSError as error:
                raise NotSaved(*disk.words(error)) from error

    def next_number(self, table: str) -> int:
        """The number for a new record of a table: one that no record has had."""
        return self.image.meta.next.get(table, 1)

    def refresh(self, *, now: datetime) -> bool:
        """For who reads: become the one who writes if nobody else is any more, and read the file again if it changed.

        True when either has happened. Raises as opening does. Who writes takes nothing over: what something else put
        there is kept aside by the next save.
        """
        with self.mutex:
            took = False
            try:
                there = disk.identity(self.files.main)
                if there is not None and there == self._refused:
                    return False
                # Where there can be no lock, one can still read, if nothing saved here has to be backed up first.
                with suppress(*(() if self._wrote else (OSError,))):
                    if self._writes(now):
                        return False
                    took = self.read_only and not self._only_reads and self._lock.take(now)
                if self.read_only and not self._only_reads:
                    self.holder = holder_sentence(self.files, now)
                fresh = disk.identity(self.files.main) != self._identity
                if fresh:
                    self._take(load(self.files))
                if took:
                    self._begin_to_write(now)
            except BaseException as error:
                self._lock.release()
                if isinstance(error, StoreError):
                    self._refused = there  # not read again and again
                elif isinstance(error, OSError):
                    return False  # a folder that cannot be looked into now: go on with what there is
                raise
            return fresh or took

    def close(self, *, for_good: bool = True) -> None:
        """Let go of the file; nothing waits to be written. Unless it is `for_good`, `refresh` may take it again."""
        with self.mutex:
            self._lock.release()
            self.read_only = True
            self._only_reads = self._only_reads or for_good

    def _become_writer(self, now: datetime) -> None:
        folder = self.files.main.parent
        try:
            if not folder.is_dir():
                disk.make_folders(folder)
            if not self._lock.take(now):
                self.read_only = True
                self.holder = holder_sentence(self.files, now)
            elif not disk.may_write(folder):
                raise PermissionError(errno.EACCES, "no right to write")
        except OSError as error:
            reason, remedy = disk.words(error)
            if not self.files.main.exists():
                raise NoFolder(f"The folder {folder} cannot be used: {reason}. {remedy}.") from error
            self.problems.append(f"Nothing can be kept in {folder} for now: {reason}. {remedy}.")

    def _take(self, loaded: Loaded) -> None:
        self.image: Image = loaded.image
        self._identity = loaded.identity
        self._whole = loaded.whole
        self._saved = self.image  # what the disk holds
        self._floor = max(self.image.meta.save, recovery.highest_save(self.files))
        if self.image.meta.schema < image.SCHEMA:
            from ladder_tui.store import migrations  # late: for files of an earlier version

            self.image = migrations.upgrade(self.image, image.SCHEMA)
        self.recovery: Recovery | None = loaded.recovery

    def _begin_to_write(self, now: datetime) -> None:
        self.read_only, self.holder = False, ""
        self._tidy(now)
        left = left_in(self.files)
        news = strays.look(self.files, left.told if left else None)
        for met in news.aside:
            self._say(met)
        self.problems += news.copies
        lost = (left is not None and left.locked) or any(met.found == "unlocked" for met in self.met)
        self._lock.leave(Left(news.names, lost or self.files.envelope.key is not None))

    def note_lock(self) -> None:
        """From now on the file is as it is to be: locked, or plain because the passphrase was taken off."""
        left = left_in(self.files) or Left()
        self._lock.leave(Left(left.told, self.files.envelope.key is not None))

    def _tidy(self, now: datetime) -> None:
        """What a writer does on opening: rights, leftovers of a crash, and a whole file where one was found wanting."""
        disk.narrow_folder(self.files.main.parent, self.files.is_ours)
        disk.narrow(self.files.main, disk.FILE_MODE)
        disk.sweep(self.files.main.parent, self.files.main.name)
        disk.sweep(self.files.backups)
        disk.sweep(self.files.kept)
        disk.sweep(self.files.waiting)
        if self._whole:
            self._note_identity()
        try:
            self._odd = self._at_odds()
            self._keep_newer_copy(now)
            if self.recovery is not None or self.image is not self._saved:
                self.save_all(self.image.tables, now=now)
            if self.files.envelope.key is not None:  # plain copies are locked then, which needs nobody's passphrase
                from ladder_tui.store.copies.recoat import recoat

                recoat(self.files)
        except OSError as error:
            if self._odd is not None:
                self._say(self._odd)
            said = error if isinstance(error, StoreError) else NotSaved(*disk.words(error))
            self.problems.append(str(said))

    def _writes(self, now: datetime) -> bool:
        """Whether this instance is the one that writes. Raises OSError when that cannot be told; it is not then.

        A lock that was taken away, or could not be had on opening, is taken now, if nobody has written meanwhile.
        """
        if self._lock.in_place:
            return True
        self._lock.release()
        if self.read_only:
            return False
        try:
            held = self._lock.take(now)
            if held and disk.identity(self.files.main) == self._identity:
                return True
            if self._wrote:  # what others have saved goes on, so what was saved here has to be found again
                backups.make(self.files, render(self._saved), self._saved.meta.save, now.date(), "restore")
        except BaseException:
            self._lock.release()
            raise
        self._lock.release()
        self.read_only = True
        self.holder = "" if held else holder_sentence(self.files, now)
        return False

    def _require_writer(self, now: datetime) -> None:
        try:
            if self._writes(now):
                return
        except OSError as error:
            raise NotSaved(*disk.words(error)) from error
        if self._only_reads:
            raise ReadOnly("this file is open for reading only", "Open it once more and try again")
        if self.holder:
            raise ReadOnly(self.holder, "Close the other one and try again")
        raise ReadOnly("another window has written to the file in the meantime", "Try again when its changes are here")

    def _publish(self, new: Image, now: datetime) -> None:
        """All the steps of a save. What raises before the file is replaced leaves everything as it was."""
        self._keep_newer_copy(now)
        self._look_at_main(now)
        self._back_up(now)
        files, old, close = self.files, self._saved, self.files.envelope.close
        data = close(render(new), new.meta.save)
        temporaries: list[Path] = []
        try:
            temporaries.append(disk.write_beside(files.main, data))
            temporaries.append(disk.write_beside(files.change, close(change.between(old, new), new.meta.save)))
            if old.meta.save:
                if self._whole and self._identity is not None:
                    disk.give_second_name(files.main, files.previous)
                else:
                    disk.write_whole(files.previous, close(render(old), old.meta.save))
            disk.replace(temporaries[1], files.change)
            disk.replace(temporaries[0], files.main)
        except BaseException:
            for temporary in temporaries:
                disk.remove(temporary)
            if self._whole:
                self._note_identity()  # a second name changes the state of a file
            raise
        # From here on the disk holds the new save. Should forcing the folder fail, nobody is told that it was saved,
        # and the next save gets a higher number.
        self._floor = new.meta.save
        self._unproved, self._whole = new, False
        disk.force_folder(files.main.parent)
        self._note_identity()
        self._unproved, self._whole = None, True
        self.image = self._saved = new
        self._wrote = True
        self.problems.extend(map(str, self._notes))
        self.met.extend(note for note in self._notes if isinstance(note, Recovery))
        self._notes.clear()
        if self._no_backup:
            self.problems.append(self._no_backup)
            self._no_backup = ""

    def _note_identity(self) -> None:
        try:
            self._identity = disk.identity(self.files.main)
        except OSError:
            self._identity = None

    def _keep_newer_copy(self, now: datetime) -> None:
        """Before the second copy is replaced by a save that does not follow from it."""
        if self._odd is not None:
            self._say(replace(self._odd, kept=strays.keep(self.files, self._odd, now)))
            self._odd = None

    def _at_odds(self) -> Recovery | None:
        left = left_in(self.files) or Left()
        there = self._whole and self._identity is not None
        return strays.at_odds(self.files, self._saved.meta, was_locked=left.locked) if there else None

    def _say(self, met: Recovery) -> None:
        self.met = [*(known for known in self.met if (known.found, known.kept) != (met.found, None)), met]
        self.problems.append(str(met))

    def _look_at_main(self, now: datetime) -> None:
        """Keep aside whatever lies in the file's place and is not the save in memory, and note what to say."""
        main = self.files.main
        identity = disk.identity(main)
        if identity is not None and identity == self._identity and self._whole:
            return
        if identity is None:
            if self._whole and self._identity is not None:
                self._notes.append(f"The file {main} was gone while ladder was open; it is written again.")
            self._whole = False
            return
        data, identity = disk.read(main)
        held = self._held(data)
        self._whole = held is self._saved
        if held is not None or identity == self._kept:
            self._identity = identity
            if self._whole:
                self._notes.clear()  # it was away, and is back as it was
            return
        found = self.recovery.found if self.recovery else "changed" if self._saved.meta.save else "before"
        kept = keep_aside(main, self.files, now, found)
        self._kept = identity
        if self.recovery is not None and self.recovery.kept is None:
            self.recovery = replace(self.recovery, kept=kept)
        else:
            self._notes.append(self._met(found, "what it held" if found == "changed" else "its contents", kept))

    def _met(self, found: str, source: str, kept: Path) -> Recovery:
        """What was found beside or in the place of the save that goes on."""
        meta = self._saved.meta
        return Recovery(self.files.main, found, source, meta.saved_at, meta.save, meta.records, True, kept)

    def _held(self, data: bytes) -> Image | None:
        """The save that bytes are, if it is one of this instance's own: the last one, or one that was not proved."""
        try:
            found = parse(self.files.envelope.open(data, self.files.main))
        except (Damaged, NewerData, Locked):
            return None
        return next((own for own in (self._saved, self._unproved) if own is not None and own == found), None)

    def _back_up(self, now: datetime) -> None:
        """The backup before the first change of a day. A save does not fail for want of it, but it is said."""
        day, saved = now.date(), self._saved
        if not saved.meta.save:
            return
        if saved.meta.schema < image.SCHEMA:  # this one has to succeed: there is no way back without it
            backups.make(self.files, render(saved), saved.meta.save, day, "migration")
        if self._backed_up != day.isoformat():
            self._no_backup = backups.make_daily(self.files, saved, day)
            self._backed_up = "" if self._no_backup else day.isoformat()
