"""The lines of the Portfolio place: the picker's suggestions, and the list by what it holds."""

from collections.abc import Mapping, Sequence
from typing import Final

from rich.cells import cell_len

from ladder_tui.bound_keys import key
from ladder_tui.domain.base.vocabulary import NEED_SHORT
from ladder_tui.domain.picks.candidates import Candidate
from ladder_tui.domain.picks.picker import Picks
from ladder_tui.domain.picks.portfolio import Section, Shelf
from ladder_tui.domain.snapshot import Snapshot
from ladder_tui.screens.flows.activities.details import dots
from ladder_tui.screens.flows.activities.why import idea_words
from ladder_tui.widgets.row_list import GUTTER, Row
from ladder_tui.widgets.text import Part, cut, folded, line, words

SHELF_WORDS: Final[dict[Shelf, str]] = {
    "own": "Your own",
    "people": "People",
    "packs": "From the packs",
    "resting": "Resting",
    "unsafe": "Not safe for you; in no suggestion and no reminder",
}
REST: Final = "rest"
NO_RATINGS: Final[Mapping[str, Sequence[int]]] = {}
PICK, ITEM = "pick:", "item:"
#: Cells of the column of needs, and the width from which it stands there.
NEEDS_WIDTH: Final = 21
NEEDS_FROM: Final = 72
#: Cells of how well a person is known: "someone you know a bit".
KNOWN_WIDTH: Final = 22


def went_by(picks: Picks, width: int) -> Row:
    """What the picker went by: "steady · energy ●●○○○ · 30 min", and how to say it anew."""
    inputs = picks.inputs
    told: list[str] = [inputs.mood] if inputs.mood is not None else []
    told += [f"energy {dots(inputs.energy)}", f"{inputs.minutes} min"]
    # What nobody said is not stated.
    text = " · ".join(told) if inputs.asked else "What could fit"
    hint = "" if inputs.asked else f"{key('portfolio.check_in')} checks in"
    free = width - 3 - cell_len(text) - cell_len(hint)
    tail: list[Part] = [" " * free, (hint, "$quiet")] if hint and free >= 2 else []
    return Row(words((f" {text}", "$calm"), *tail))


def enough_row(enough: str) -> Row:
    """In the place of suggestions, where the day has enough in it."""
    return Row(words((f" {enough}.", "$quiet")))


def pick_rows(picks: Picks, snapshot: Snapshot, width: int, *, resting: bool) -> list[Row]:
    """The suggestions with their reasons, then rest, which is always there; `width` in cells.

    No idea follows where rest was chosen.
    """
    made = [] if resting else [went_by(picks, width)]
    for pick in () if resting else picks.picks:
        told = idea_words(snapshot.shown(pick.candidate.action), snapshot.shown(pick.words), width)
        made.append(Row(words(*told), id=PICK + pick.candidate.id))
    rest = "Resting today" if resting else "Rest today"
    why = "well chosen" if resting else picks.rest_reason
    mark: Part = (" ✓", "$kept") if resting else ""
    made.append(Row(words(" " * GUTTER, rest, mark, (f"  {why}", "$quiet")), id=REST))
    return made


def list_rows(
    sections: Sequence[Section], snapshot: Snapshot, width: int, ratings: Mapping[str, Sequence[int]] = NO_RATINGS
) -> list[Row]:
    """Each part of the list under its heading; `width` in cells. `ratings` (0 to 10) are by id, oldest first."""
    made: list[Row] = []
    for section in sections:
        if made:
            made.append(Row(words(" ")))
        made.append(Row(words((f" {SHELF_WORDS[section.shelf]}", "$calm"))))
        for item in section.items:
            title = title_of(item, snapshot) + _worth(item, ratings)
            takes = _takes(item, snapshot)
            made.append(Row(words(*_columns(item, title, takes, width)), id=ITEM + item.id))
    return made


def _worth(item: Candidate, ratings: Mapping[str, Sequence[int]]) -> str:
    """What an activity was worth on average; never for people, who are not ranked."""
    given = ratings.get(item.id, ()) if item.kind == "activity" else ()
    # In one piece: a number alone on a line of its own would say nothing.
    return f" ·\u00a0worth\u00a0{sum(given) / len(given):.0f}" if given else ""


def title_of(item: Candidate, snapshot: Snapshot) -> str:
    """The title in the list: a person by name alone, unless somebody else has the same."""
    person = snapshot.people.get(item.id) if item.kind == "person" else None
    if person is None:
        return line(snapshot.shown(item.title))
    return line(snapshot.listed_name(person))


def _takes(item: Candidate, snapshot: Snapshot) -> str:
    """What an activity takes, effort and minutes; of a person only how well they are known: nobody is a number."""
    person = snapshot.people.get(item.id) if item.kind == "person" else None
    if person is not None:
        return f"{cut(line(snapshot.library.label('stage', person.stage)), KNOWN_WIDTH):<{KNOWN_WIDTH}}"
    return f"{dots(item.effort)}  {item.minutes:>3} min"


def _columns(item: Candidate, title: str, takes: str, width: int) -> list[Part]:
    needs = cut(short_needs(item), NEEDS_WIDTH) if width >= NEEDS_FROM else ""
    tail = cell_len(takes) + (2 + NEEDS_WIDTH if width >= NEEDS_FROM else 0) + 3
    room = max(8, width - GUTTER - tail)
    lines = folded(title, room)
    parts: list[Part] = [
        " " * GUTTER + lines[0] + " " * (room - cell_len(lines[0]) + 1),
        (takes, "$quiet"), (f"  {needs}" if needs else "", "$quiet"),
    ]  # fmt: skip
    return parts + ["\n" + " " * GUTTER + more for more in lines[1:]]


def short_needs(item: Candidate) -> str:
    """The needs an item serves, the one it serves most first; as many as the column holds."""
    shares = sorted(item.needs, key=lambda share: -share.share)
    names = [NEED_SHORT[share.need] for share in shares]
    while len(names) > 1 and len(", ".join(names)) > NEEDS_WIDTH:
        names.pop()
    return ", ".join(names)
