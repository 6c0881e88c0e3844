"""What the columns of a table are: by the words in its first line, ours and those of other programs."""

import re
from collections.abc import Mapping, Sequence
from typing import Final

import msgspec

from ladder_tui.domain.base.text_search import fold
from ladder_tui.domain.records.tables import ATTEMPTS, CHECKINS, CONTACTS, ENTRIES, MEASURES, PEOPLE, PLANS, WINS

#: Kind of table: each field with the names it may have, as `_plain` writes them; fields with ! are needed.
KINDS: Final[Mapping[str, Mapping[str, str]]] = {
    ATTEMPTS.name: {
        "started!": "started", "title!": "title", "status!": "status", "likely_before!": "likelybefore",
        "closed": "closed", "unease_expected": "uneaseexpected", "cost_if_true": "costiftrue", "happened": "happened",
        "likely_next": "likelynext", "unease_peak": "uneasepeak", "unease_end": "uneaseend", "real_cost": "realcost",
        "worth": "worth", "backup_done": "backupdone", "feared": "feared", "facts": "facts", "easy": "easy",
        "hard": "hard", "next_time": "nexttime", "lesson": "lesson", "context": "context", "habits": "habits",
    },
    MEASURES.name: {
        "at!": "at date day when", "companionship!": "companionship", "left_out!": "leftout", "isolated!": "isolated",
        "direct!": "direct",
    },
    CHECKINS.name: {
        "at!": "at date day when datetime timestamp", "time": "time", "mood!": "mood", "energy!": "energy",
        "minutes": "minutes minutesfree free",
    },
    CONTACTS.name: {
        "person!": "person name who with whom friend contactname", 
        "at!": "at date day when lastcontact contacted datetime",
        "time": "time", "channel": "channel how by", "note": "note notes text comment comments what about",
        "reached": "reached", "proposed": "proposed", "support": "support", "felt": "felt",
    },
    PLANS.name: {
        "title!": "title what plan event subject summary activity thing", "day!": "day date startdate when on start at",
        "time": "time starttime at", "end_day": "enddate", "end_time": "endtime end",
        "minutes": "minutes duration length",
        "note": "note notes description comment comments details", "where": "where location place", "cue": "cue",
        "reward": "reward", "backup": "backup", "person": "with who person whom",
    },
    PEOPLE.name: {
        "name!": "name fullname displayname fileas person", "first": "firstname givenname", "middle": "middlename",
        "last": "lastname familyname surname",
        "number": "number phone mobile telephone tel phone1value mobilephone mobilenumber primaryphone homephone cell",
        "mail": "email mail email1value emailaddress address1 primaryemail",
        "note": "note notes comment comments details",
        "birthday": "birthday bday", "how_known": "howknown howiknowthem from relation relationship",
        "next_time": "nexttime",
    },
    WINS.name: {"at!": "at date day when", "time": "time", "text!": "win smallgoodthing goodthing good"},
    ENTRIES.name: {
        "at!": "at date day when created createdat datetime timestamp creationdate", "time": "time",
        "text!": "text entry body journal content words page", "title": "title", "question": "question prompt",
    },
}  # fmt: skip
#: A name in two parts is a name.
_PARTS: Final = ("first", "last")


class Columns(msgspec.Struct, frozen=True):
    """What a table is of, and the place of each field in a row."""

    kind: str
    places: Mapping[str, int]


def columns_of(header: Sequence[str]) -> Columns | None:
    """What the header says; None where it is not understood."""
    names = [_plain(cell) for cell in header]
    best: Columns | None = None
    for kind, fields in KINDS.items():
        places: dict[str, int] = {}
        for field, known in fields.items():
            words = known.split()
            place = next((names.index(word) for word in words if word in names), None)
            if place is not None and place not in places.values():
                places[field.removesuffix("!")] = place
        needed = [field.removesuffix("!") for field in fields if field.endswith("!")]
        parted = kind == PEOPLE.name and any(part in places for part in _PARTS)
        if not all(field in places or parted for field in needed):
            continue
        found = Columns(kind, places)
        if best is None or _rank(found) > _rank(best):
            best = found
    return best


def _rank(found: Columns) -> tuple[int, int]:
    """Of several kinds the one that knows most columns, and of these the one that stands first."""
    return len(found.places), -list(KINDS).index(found.kind)


def _plain(cell: str) -> str:
    """A name without case, blanks and signs: "E-mail 1 - Value" is "email1value"."""
    return re.sub(r"[^a-z0-9]", "", fold(cell))


#: Which headers are understood, as a sentence.
WANTED: Final = (
    "Understood are: name, phone, note (people); name, date, note (contacts); title, date, time (plans); date, text "
    "(entries); date, mood, energy, minutes (check-ins)."
)
