"""What the user removed for good from the packs, in words, so that it can be brought back."""

from datetime import datetime

import msgspec

from ladder_tui.domain.library import Library
from ladder_tui.domain.snapshot import Snapshot


class Removed(msgspec.Struct, frozen=True, kw_only=True):
    """A removed pack item: what it is called, what kind of thing it is, and when it was removed."""

    id: str
    title: str
    kind: str
    at: datetime


def removed_items(snapshot: Snapshot) -> tuple[Removed, ...]:
    """All of them, the latest first. An item whose pack is gone is named by its id."""
    found = []
    for hidden in snapshot.hidden.values():
        title, kind = _named(hidden.id, snapshot.library)
        found.append(Removed(id=hidden.id, title=title, kind=kind, at=hidden.at))
    found.sort(key=lambda removed: removed.at, reverse=True)
    return tuple(found)


def _named(item_id: str, library: Library) -> tuple[str, str]:
    if item_id in library.topics:
        return library.topics[item_id].opener, "topic card"
    if item_id in library.activities:
        return library.activities[item_id].title, "activity"
    if item_id in library.reflections:
        return library.reflections[item_id].question, "question"
    if item_id in library.kindness:
        return library.kindness[item_id].title, "kindness card"
    if item_id in library.drills:
        return library.drills[item_id].title, "listening drill"
    if item_id in library.scripts:
        return library.scripts[item_id].situation, "script"
    if item_id in library.ladders:
        return library.ladders[item_id].title, "ladder"
    if item_id in library.rungs:
        return library.rungs[item_id].text, "rung"
    for shelf, kind in ((library.backups, "backup"), (library.rewards, "reward"), (library.starters, "first line")):
        if item_id in shelf:
            return shelf[item_id].text, kind
    return item_id, "from a pack that is gone"
