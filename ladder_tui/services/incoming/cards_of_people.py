"""Cards of people (.vcf), versions 2.1, 3 and 4: name, number or address, note, birthday."""

import quopri
import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Final

from ladder_tui.domain.base.clean import clean, one_line
from ladder_tui.domain.base.number_words import count
from ladder_tui.domain.base.when import MONTHS
from ladder_tui.domain.records.people import Person
from ladder_tui.domain.snapshot import Snapshot
from ladder_tui.services.incoming.calendars.content_lines import Line, Part, parts_of, unescaped
from ladder_tui.services.incoming.found.gathered_people import People
from ladder_tui.services.incoming.found.told import Incoming, Told

#: The most people that one file brings.
MOST: Final = 2_000
#: What export writes for ourselves alone: how somebody is reached in words, and what is noted, part by part.
_OWN: Final[Mapping[str, str]] = {
    "X-LADDER-REACH": "number", "X-LADDER-HOW-KNOWN": "how_known", "X-LADDER-DETAILS": "details",
    "X-LADDER-NEXT-TIME": "next_time",
}  # fmt: skip
_WANTED: Final = frozenset({
    "VERSION", "UID", "FN", "N", "NICKNAME", "ORG", "KIND", "X-ADDRESSBOOKSERVER-KIND", "TEL", "EMAIL", "IMPP", "NOTE",
    "BDAY", *_OWN,
})  # fmt: skip
_OUR_UID: Final = re.compile(r"person-([A-Za-z0-9_-]{1,80})@ladder-tui", re.ASCII)
_LONGEST_NOTE: Final = 200_000
_LONGEST_LINE: Final = 300


def read_people(file: str, text: str, snapshot: Snapshot) -> Incoming:
    """Whom a file of cards would bring."""
    problems: list[Told] = []
    people = People(snapshot)
    nobody = 0
    for part in _cards(text, problems):
        if part.kind != "VCARD":
            problems.append(Told(words=f"Cards are read here, and this is a {part.kind[:20]}.", line=part.number))
        elif not part.whole:
            problems.append(
                Told(words="This card has no END:VCARD; it may not be whole. It stays out.", line=part.number)
            )
        elif _is_somebody(part):
            if (person := _person(part, snapshot)) is None:
                problems.append(Told(words="This card has no name (FN or N). It stays out.", line=part.number))
            elif not people.add(person, line=part.number, most=MOST, apart=_is_ours(part)):
                words = f"The file has more than {MOST:,} people; those from here on stay out."
                problems.append(Told(words=words, line=part.number))
                break
        else:
            nobody += 1
    left = [Told(words=f"{count(nobody, 'card', 'cards')} of a firm or group stay out.".capitalize())] if nobody else []
    return Incoming(
        file=file, form="cards", items=people.items, problems=tuple(problems), changes=tuple(people.changes),
        left_out=(*left, *people.left_out),
    )  # fmt: skip


def _cards(text: str, problems: list[Told]) -> Iterator[Part]:
    """The outermost parts; behind a card without its END the ones that stand in it."""
    for part in parts_of(text, _WANTED, problems, quoted=True):
        yield part
        yield from () if part.whole else part.parts


def _is_ours(part: Part) -> bool:
    """Whether the card was made from a person of ladder's."""
    uid = part.get("UID")
    return uid is not None and _OUR_UID.fullmatch(_text(uid)) is not None


def _is_somebody(part: Part) -> bool:
    """Whether the card is a person's: not a group's, and not a firm's that is called like itself."""
    kind = part.get("KIND") or part.get("X-ADDRESSBOOKSERVER-KIND")
    if kind is not None and kind.value.strip().lower() not in ("individual", ""):
        return False
    firm, name, parts = part.get("ORG"), part.get("FN"), part.get("N")
    if firm is None or name is None or (parts is not None and parts.value.strip(" ;")):
        return True
    return _text(name) != _text(firm).split(";")[0].strip()


def _person(part: Part, snapshot: Snapshot) -> Person | None:
    name = _name(part)
    if not name:
        return None
    own: dict[str, Any] = {field: _text(line) for key, field in _OWN.items() if (line := part.get(key)) is not None}
    note = part.get("NOTE")
    if "\n".join(own.values()) != ("" if note is None else clean(_text(note)).strip()):
        own = {}  # it was changed elsewhere, so what was set apart is not what it says any more
    apart = bool(own)
    number = own.pop("number", "") or next(iter(_reach(part)), "")
    details = own.pop("details", "") if apart else "\n".join(_noted(part))
    uid = part.get("UID")
    ours = _OUR_UID.fullmatch(_text(uid)) if uid is not None else None
    source = "" if uid is None or ours is not None else _text(uid)
    return Person(
        id=ours[1] if ours is not None else People.id_of(name, number, source),
        name=name, number=number, details=details[:_LONGEST_NOTE], created=snapshot.now, **own,
    )  # fmt: skip


def _name(part: Part) -> str:
    shown = part.get("FN")
    if shown is not None and (name := one_line(_text(shown))[:_LONGEST_LINE]):
        return name
    told = part.get("N")
    if told is not None:
        family, given, more, *_ = [*re.split(r"(?<!\\);", _decoded(told)), "", "", ""]
        if name := one_line(unescaped(" ".join((given, more, family))))[:_LONGEST_LINE]:
            return name
    nick = part.get("NICKNAME")
    return one_line(_text(nick))[:_LONGEST_LINE] if nick is not None else ""


def _reach(part: Part) -> Iterator[str]:
    """Numbers and addresses, the one to prefer first, mobile numbers before others."""
    lines = [*part.all("TEL"), *part.all("EMAIL"), *part.all("IMPP")]
    for line in sorted(lines, key=_rank):
        if told := one_line(_text(line).removeprefix("tel:").removeprefix("mailto:"))[:_LONGEST_LINE]:
            yield told


def _rank(line: Line) -> tuple[int, bool, bool]:
    kinds = ",".join((*line.params, *line.params.values())).lower()
    return ("TEL", "EMAIL", "IMPP").index(line.name), "pref" not in kinds, not ("cell" in kinds or "mobile" in kinds)


def _noted(part: Part) -> Iterator[str]:
    """The note, other numbers and addresses, and the birthday."""
    for line in part.all("NOTE"):
        if told := clean(_text(line)).strip():
            yield told
    yield from list(_reach(part))[1:4]
    birthday = part.get("BDAY")
    if birthday is not None and (told := _birthday(_text(birthday))):
        yield told


def _birthday(text: str) -> str:
    """ "Birthday 4 March 1990", without a year where none is told; "" where it is no day."""
    found = re.match(r"(\d{4}|--)-?(\d\d)-?(\d\d)(?!\d)", text.strip(), re.ASCII)
    if found is None:
        return ""
    try:
        day = date(2000 if found[1] == "--" else int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        return ""
    # 1604 is what some programs write where no year is known.
    year = "" if found[1] in ("--", "1604") else f" {day.year}"
    return f"Birthday {day.day} {MONTHS[day.month - 1]}{year}"


def _text(line: Line) -> str:
    return unescaped(_decoded(line))


def _decoded(line: Line) -> str:
    """The value, with quoted-printable of version 2.1 read."""
    coding = line.params.get("ENCODING", "QUOTED-PRINTABLE" if "QUOTED-PRINTABLE" in line.params else "")
    if coding.upper() != "QUOTED-PRINTABLE":
        return line.value
    data = quopri.decodestring(line.value.encode("utf-8", "replace"))
    try:
        return data.decode(line.params.get("CHARSET", "utf-8"))
    except (UnicodeDecodeError, LookupError):
        return data.decode("cp1252", "replace")
