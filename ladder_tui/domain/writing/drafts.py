"""Unfinished entries: what a draft's id says about where it belongs.

`entry:free`, `entry:put_down`, `entry:edit:ENTRY`, `entry:prompt:PROMPT`, `entry:prompt:PROMPT:REF` (about a plan or
attempt) and `entry:kindness:CARD`. Drafts of forms have ids of their own and stay with their forms.
"""

from typing import Final, Literal

import msgspec

from ladder_tui.domain.base.clean import is_blank
from ladder_tui.domain.records.entries import Draft
from ladder_tui.domain.snapshot import Snapshot

DraftKind = Literal["free", "edit", "prompt", "kindness", "put_down"]

FREE: Final = "entry:free"
PUT_DOWN: Final = "entry:put_down"


class DraftOf(msgspec.Struct, frozen=True, kw_only=True):
    """Where a draft belongs. `target` is the id of the entry, prompt or card; `ref` of the plan or attempt."""

    kind: DraftKind = "free"
    target: str = ""
    ref: str = ""

    @property
    def id(self) -> str:
        """The draft's id."""
        return ":".join(part for part in ("entry", self.kind, self.target, self.ref) if part)


def draft_of(draft_id: str) -> DraftOf | None:
    """What an id says; None when it is no draft of an entry."""
    start, _, rest = draft_id.partition(":")
    kind, _, rest = rest.partition(":")
    target, _, ref = rest.partition(":")
    if start != "entry":
        return None
    if kind == "edit" and target:
        return DraftOf(kind="edit", target=target)
    if kind == "prompt" and target:
        return DraftOf(kind="prompt", target=target, ref=ref)
    if kind == "kindness" and target:
        return DraftOf(kind="kindness", target=target)
    if draft_id == PUT_DOWN:
        return DraftOf(kind="put_down")
    return DraftOf() if draft_id == FREE else None


def entry_drafts(snapshot: Snapshot) -> tuple[Draft, ...]:
    """The drafts of entries that hold something, the latest first."""
    drafts = [
        draft for draft in snapshot.drafts.values() if draft_of(draft.id) is not None and not is_blank(draft.text)
    ]
    drafts.sort(key=lambda draft: draft.at, reverse=True)
    return tuple(drafts)
