"""The people one knows as vCards: version 4 (RFC 6350), or version 3 for programs that know no other.

Nothing is guessed about the parts of a name: all of it is told as one. Whoever is marked as not safe is left out.
"""

import re
from typing import Final, Literal

from ladder_tui.domain.base.clean import clean, is_blank, one_line
from ladder_tui.domain.base.text_search import by_letters
from ladder_tui.domain.records.people import Person
from ladder_tui.domain.snapshot import NotSafe, Snapshot, not_safe

Version = Literal["4.0", "3.0"]

#: The most bytes of a line, without its end.
_WIDTH: Final = 75
_PHONE: Final = re.compile(r"\+?[0-9 ()/.\-–]{3,40}")
_MAIL: Final = re.compile(r"[^\s@:;,<>]{1,64}@[^\s@:;,<>]+\.[^\s@:;,<>]+")


def as_cards(snapshot: Snapshot, *, version: Version = "4.0", private: bool = False) -> str:
    """A card for each person, in the order of their names; "" for nobody. `private` takes notes along."""
    unsafe = not_safe(snapshot)
    people = [one for one in snapshot.people.values() if not one.unsafe and not is_blank(one.name)]
    lines: list[str] = []
    for person in sorted(people, key=lambda one: (by_letters(one.name), one.id)):
        lines += _card(person, version, unsafe if private else None)
    return "".join(f"{_folded(line)}\r\n" for line in lines)


def _card(person: Person, version: Version, noted: NotSafe | None) -> list[str]:
    name = _escaped(one_line(person.name))
    uid = "UID;VALUE=text" if version == "4.0" else "UID"
    lines = ["BEGIN:VCARD", f"VERSION:{version}", f"{uid}:{_escaped(one_line(f'person-{person.id}@ladder-tui'))}",
             f"FN:{name}", f"N:;{name};;;"]  # fmt: skip
    notes: list[str] = []
    #: Part by part, for `ladder import` alone: other programs have one note.
    own: list[str] = []
    reach = one_line(person.number)
    if _PHONE.fullmatch(reach) and sum(map(str.isdigit, reach)) >= 3:
        lines.append(f"TEL:{_escaped(reach)}")
    elif _MAIL.fullmatch(reach):
        lines.append(f"EMAIL:{_escaped(reach)}")
    elif not is_blank(reach):
        notes.append(reach)
        own.append(f"X-LADDER-REACH:{_escaped(reach)}")
    if noted is not None:
        parts = (("HOW-KNOWN", person.how_known), ("DETAILS", person.details), ("NEXT-TIME", person.next_time))
        told = {name: clean(text).strip() for name, text in parts if not is_blank(text) and not noted.names(text)}
        notes += told.values()
        own += [f"X-LADDER-{name}:{_escaped(text)}" for name, text in told.items()]
    if notes:
        lines.append(f"NOTE:{_escaped(chr(10).join(notes))}")
    return [*lines, *own, "END:VCARD"]


def _escaped(text: str) -> str:
    return re.sub(r"([\\,;])", r"\\\1", text).replace("\n", "\\n")


def _folded(line: str) -> str:
    """The line in rows of at most `_WIDTH` bytes, each after the first with a blank before it; no sign is broken."""
    if len(line) <= _WIDTH and line.isascii():
        return line
    rows, room = [""], _WIDTH
    for sign in line:
        size = len(sign.encode("utf-8", "replace"))
        if size > room:
            rows.append(" ")
            room = _WIDTH - 1
        rows[-1] += sign
        room -= size
    return "\r\n".join(rows)
