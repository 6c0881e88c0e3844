"""What the user wrote: entries of the journal, drafts not finished yet, wins; and what came from the shell."""

from datetime import datetime
from typing import Literal

import msgspec

from ladder_tui.domain.base.vocabulary import Writes

EntryKind = Literal["free", "prompt", "after", "setback", "kindness", "put_down"]


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """Something the user wrote, freely or as an answer to a prompt.

    `question` keeps the words as they were asked, `writes` what the answer tells of. `person_id` is on whose page it
    stands as well, where that was chosen. One of the kind `put_down` was
    written so that it can rest: its text is shown only to who opens it all the same.
    """

    id: str
    at: datetime
    text: str
    kind: EntryKind = "free"
    prompt_id: str | None = None
    question: str = ""
    plan_id: str | None = None
    attempt_id: str | None = None
    writes: Writes = "note"
    person_id: str | None = None


def is_put_down(entry: Entry) -> bool:
    """Whether an entry was written so that it can rest: nothing brings it up again."""
    return entry.kind == "put_down"


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """Text not finished yet. `id` names the field it belongs to, for example `entry:free`."""

    id: str
    text: str
    at: datetime


class Win(msgspec.Struct, frozen=True, kw_only=True):
    """A small good thing that happened; `person_id` is on whose page it stands as well, where that was chosen."""

    id: str
    text: str
    at: datetime
    plan_id: str | None = None
    attempt_id: str | None = None
    person_id: str | None = None


class ShellChange(msgspec.Struct, frozen=True, kw_only=True):
    """One record that a request from the shell changed.

    `before` is the record as it was, as JSON, "" where there was none; `after` a digest of the record as it was left,
    "" where it was taken out. The texts of a new record stand nowhere twice.
    """

    table: str
    id: str
    before: str = ""
    after: str = ""


class FromShell(msgspec.Struct, frozen=True, kw_only=True):
    """A request from the shell that was carried out: its `id`, when it was typed, the `label` of the step it was.

    As long as this is kept, the request is not carried out again. `changes` are empty once it was taken back.
    """

    id: str
    at: datetime
    label: str
    changes: tuple[ShellChange, ...] = ()
