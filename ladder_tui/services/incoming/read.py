"""What a file would bring, whatever kind of file it is: told by what stands in it, and then by its name.

Nothing is opened or kept here, and nothing is logged. A file that cannot be read is no error but an answer: nothing
to bring in, and a sentence why.
"""

import re
from collections.abc import Iterable
from typing import Final

from msgspec.structs import replace

from ladder_tui.domain.snapshot import Snapshot
from ladder_tui.services.incoming.decoding import NoText, as_text
from ladder_tui.services.incoming.found.told import Incoming, Item, Told

__all__ = ["KINDS", "Incoming", "Item", "Told", "read_incoming", "read_several"]

#: What is read, for a sentence.
KINDS: Final = (
    "a calendar (.ics), cards of people (.vcf), a table with column names (.csv), a journal of jrnl or Day One, "
    "and what ladder itself exports"
)
#: What a name ends with where the text itself says nothing.
_ENDINGS: Final = {
    "ics": "calendar", "ical": "calendar", "ifb": "calendar", "vcf": "cards", "vcard": "cards", "csv": "table",
    "tsv": "table", "json": "json",
}  # fmt: skip
#: How much of a text says what it is.
_HEAD: Final = 20_000


def read_incoming(name: str, data: bytes, snapshot: Snapshot, *, past: bool = False) -> Incoming:
    """What the file called `name` with these bytes would bring beside what is in the snapshot.

    What is over (events and plans before today) stays out unless `past`. Never raises for what a file holds.
    """
    try:
        text, guessed = as_text(data)
    except NoText as error:
        return Incoming(file=name, problems=(Told(words=str(error)),))
    read = _read(name, text, snapshot, past)
    if not guessed:
        return read
    return replace(read, changes=(Told(words=guessed), *read.changes))


def read_several(name: str, files: Iterable[tuple[str, bytes]], snapshot: Snapshot, *, past: bool = False) -> Incoming:
    """What several files would bring together, such as those of a folder; `name` is what they are called as one.

    What stands in two of them comes once.
    """
    found = [read_incoming(each, data, snapshot, past=past) for each, data in files]
    items = {(item.table, item.record.id): item for one in reversed(found) for item in reversed(one.items)}

    def all_of(part: str) -> tuple[Told, ...]:
        return tuple(replace(told, file=one.file) for one in found for told in getattr(one, part))

    return Incoming(
        file=name, form=next((one.form for one in found if one.form), ""), items=tuple(reversed(items.values())),
        problems=all_of("problems"), changes=all_of("changes"), left_out=all_of("left_out"),
        over=sum(one.over for one in found),
    )  # fmt: skip


def _read(name: str, text: str, snapshot: Snapshot, past: bool) -> Incoming:
    kind = _kind(name, text[:_HEAD])
    if kind == "calendar":
        from ladder_tui.services.incoming.calendars.calendar_file import read_calendar

        return read_calendar(name, text, snapshot, past=past)
    if kind == "cards":
        from ladder_tui.services.incoming.cards_of_people import read_people

        return read_people(name, text, snapshot)
    if kind == "json":
        from ladder_tui.services.incoming.everything import read_json

        return read_json(name, text, snapshot)
    if kind == "table":
        from ladder_tui.services.incoming.spreadsheets import read_table

        return read_table(name, text, snapshot, past=past)
    if kind:
        from ladder_tui.services.incoming.journals import read_journal

        return read_journal(name, text, snapshot, kind)
    words = "There is nothing in it." if not text.strip() else f"It is none of what is read here: {KINDS}."
    return Incoming(file=name, problems=(Told(words=words),))


def _kind(name: str, head: str) -> str:
    """What the text is; "" where nothing says so."""
    begin = re.search(r"^\s*BEGIN\s*:\s*(\w+)", head, re.IGNORECASE | re.MULTILINE)
    if begin is not None:
        return "cards" if begin[1].upper() == "VCARD" else "calendar"
    if not head.strip():
        return ""
    if head.lstrip()[0] in "{[" and (name.lower().endswith(".json") or head.lstrip()[0] == "{"):
        return "json"
    from ladder_tui.services.incoming.journals import kind_of

    return kind_of(head) or _by_name(name, head)


def _by_name(name: str, head: str) -> str:
    ending = name.lower().rpartition(".")[2]
    if ending in _ENDINGS:
        return _ENDINGS[ending]
    first = head.strip().partition("\n")[0]
    from ladder_tui.services.incoming.columns import columns_of

    return "table" if any(columns_of(first.split(sign)) for sign in ",;\t|") else ""
