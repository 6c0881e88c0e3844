"""What the user wrote: entries of the journal, drafts not finished yet, and wins."""

from datetime import datetime
from typing import Literal

import msgspec

from ladder_tui.domain.items.prompts import Writes

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
