"""Several ladders: which there are, which is in use, and each of them as it is shown."""

from collections.abc import Iterable, Mapping
from typing import Final

import msgspec

from ladder_tui.domain.base.thresholds import thresholds
from ladder_tui.domain.ladder.view import Ladder, here, ladder
from ladder_tui.domain.library import Library
from ladder_tui.domain.records.attempts import Attempt, tries_by_rung
from ladder_tui.domain.records.rungs import FIRST_LADDER, OwnLadder, Rung
from ladder_tui.domain.snapshot import Snapshot, once_for_each

#: The title of the first ladder until the user gives it one.
FIRST_TITLE: Final = "My ladder"


class LadderChoice(msgspec.Struct, frozen=True, kw_only=True):
    """One ladder to switch to; `rungs` counts those that are not set aside."""

    ladder: OwnLadder
    rungs: int
    in_use: bool


def ladders(snapshot: Snapshot) -> tuple[LadderChoice, ...]:
    """All ladders, the first one made first; of two from one moment, the one that was kept first.

    The ladder "own" needs no record: it is there while it has rungs, and while there is no other.
    """
    counts: dict[str, int] = {}
    for rung in snapshot.rungs.values():
        counts[rung.ladder_id] = counts.get(rung.ladder_id, 0) + (not rung.set_aside)
    by_id = dict(snapshot.ladders)
    # A rung of a ladder without a record is never lost from sight: its ladder is listed too.
    for ladder_id in counts:
        by_id.setdefault(ladder_id, _unwritten(snapshot, ladder_id))
    if not by_id:
        by_id[FIRST_LADDER] = _unwritten(snapshot, FIRST_LADDER)
    used = in_use(snapshot)
    listed = sorted(by_id.values(), key=lambda own: (own.id != FIRST_LADDER, own.created))
    return tuple(LadderChoice(ladder=own, rungs=counts.get(own.id, 0), in_use=own.id == used) for own in listed)


def in_use(snapshot: Snapshot) -> str:
    """The id of the ladder in use; where the chosen one is gone, the first there is."""
    chosen = snapshot.settings.ladder
    known = {*snapshot.ladders, *(rung.ladder_id for rung in snapshot.rungs.values())}
    if chosen in known or not known or FIRST_LADDER in known:
        return chosen if chosen in known else FIRST_LADDER
    return min(snapshot.ladders.values(), key=lambda own: own.created).id if snapshot.ladders else min(known)


def own_ladder(snapshot: Snapshot, ladder_id: str) -> OwnLadder:
    """The ladder of an id, with the title of the first one where it has no record."""
    return snapshot.ladders.get(ladder_id) or _unwritten(snapshot, ladder_id)


def rungs_in(snapshot: Snapshot, ladder_id: str | None = None) -> tuple[Rung, ...]:
    """The rungs of one ladder, of the one in use unless given."""
    wanted = ladder_id or in_use(snapshot)
    return tuple(rung for rung in snapshot.rungs.values() if rung.ladder_id == wanted)


def ladder_of(snapshot: Snapshot, ladder_id: str | None = None) -> Ladder:
    """One ladder as it is shown, the one in use unless given."""
    limits = thresholds(snapshot.settings.thresholds)
    return ladder(rungs_in(snapshot, ladder_id), snapshot.attempts.values(), limits)


def current_rung(snapshot: Snapshot) -> Rung | None:
    """Where one is on the ladder in use; None on an empty ladder."""
    return here(rungs_in(snapshot), snapshot.attempts.values())


@once_for_each
def tries_of(snapshot: Snapshot) -> Mapping[str, list[Attempt]]:
    """The tries that took place, as `tries_by_rung` has them: many ask for them at every change."""
    return tries_by_rung(snapshot.attempts.values())


def is_unsafe(rung: Rung, snapshot: Snapshot) -> bool:
    """Whether a rung names somebody marked as not safe; no place suggests it then."""
    return not speakable(snapshot, (rung.text,))


def speakable(snapshot: Snapshot, texts: Iterable[str]) -> tuple[str, ...]:
    """Those texts that name nobody marked as not safe."""
    if not any(person.unsafe for person in snapshot.people.values()):
        return tuple(texts)
    from ladder_tui.domain.people.redaction import names_unsafe  # late: few need it

    return tuple(text for text in texts if not names_unsafe(snapshot, text))


def _unwritten(snapshot: Snapshot, ladder_id: str) -> OwnLadder:
    first = min((rung.created for rung in snapshot.rungs.values() if rung.ladder_id == ladder_id), default=snapshot.now)
    return OwnLadder(id=ladder_id, title=FIRST_TITLE, created=first)


def is_pack_guess(rung: Rung, library: Library) -> bool:
    """Whether the unease of a rung is still what its pack says of it, and no guess of the user's."""
    idea = library.rungs.get(rung.source) if rung.source is not None else None
    return idea is not None and rung.suds == sum(idea.suds) // 2
