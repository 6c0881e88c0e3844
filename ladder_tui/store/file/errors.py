"""What can go wrong with the diary's file. Every `str()` is one sentence or two: what, where, what to do.

None of them ever carries what the user wrote: only names of tables, fields, files and places.
"""

from typing import Final


class StoreError(OSError):
    """Something about the data file. An `OSError`, so that code written for any TinyDB storage can catch it."""


class NoFolder(StoreError):
    """The folder of the data file cannot be made or written."""


class Unreadable(StoreError):
    """The data file is there and cannot be read, and nothing could stand in for it. It has not been touched."""


class NewerData(StoreError):
    """The data file was written by a newer version. It has not been touched."""


class Locked(StoreError):
    """The data are locked, and the passphrase was not given, or not the right one. Nothing has been touched."""


class WrongPassphrase(Locked):
    """The data are locked, and what was typed was not their passphrase. Nothing has been touched."""


class NotSaved(StoreError):
    """A change is not on disk; nothing in memory or in the file has changed.

    `reason` and `remedy` are words to show, without a full stop.
    """

    def __init__(self, reason: str, remedy: str) -> None:
        super().__init__(f"Not kept: {reason}. {remedy}.")
        self.reason: Final = reason
        self.remedy: Final = remedy


class ReadOnly(NotSaved):
    """Not kept, because another instance holds the file or it was opened for reading only."""


class Damaged(StoreError):
    """Bytes that are not a whole save of ours. `what` is one word: `empty`, `foreign` or `damaged`."""

    def __init__(self, what: str, reason: str) -> None:
        super().__init__(reason)
        self.what: Final = what


class BadRecord(StoreError):
    """One record breaks a rule. `id` is the record's id, or its number in the file where the id is unknown."""

    def __init__(self, table: str, id: str, field: str, rule: str) -> None:
        super().__init__(f"A record of {table} ({id}) does not fit: {field} {rule}.")
        self.table: Final = table
        self.id: Final = id
        self.field: Final = field
        self.rule: Final = rule
