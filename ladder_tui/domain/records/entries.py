"""What the user wrote: entries of the journal, drafts not finished yet, and wins."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from ladder_tui.domain.items.prompts import Writes

EntryKind = Literal["free", "prompt", "after", "setback", "kindness"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Something the user wrote, freely or as an answer to a prompt.

    `question` keeps the words as they were asked, `writes` what the answer tells of.
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """Text not finished yet. `id` names the field it belongs to, for example `entry:free`."""

    id: str
    text: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Win:
    """A small good thing that happened."""

    id: str
    text: str
    at: datetime
    plan_id: str | None = None
    attempt_id: str | None = None
