"""What `ladder export --format json` wrote, record by record, beside what is here; and the JSON of other programs."""

import json
from collections.abc import Mapping
from typing import Any, Final

from ladder_tui.domain.base.clean import one_line
from ladder_tui.domain.base.number_words import count
from ladder_tui.domain.records.tables import ENTRIES, FROM_SHELL, SETTINGS
from ladder_tui.domain.snapshot import Snapshot
from ladder_tui.services.incoming.found.told import Incoming, Item, Told, clipped
from ladder_tui.services.incoming.journals import read_journal_json
from ladder_tui.store.file.codec import decode
from ladder_tui.store.file.errors import BadRecord
from ladder_tui.store.file.image import SCHEMA
from ladder_tui.store.file.tables import TABLES

_FORM: Final = "ladder-export/1"
#: What belongs to one machine alone.
_STAYS: Final = (FROM_SHELL.name,)
#: Both journals call their list as ladder calls its own table.
_LIST: Final = ENTRIES.name
_MOST_PROBLEMS: Final = 100


def read_json(file: str, text: str, snapshot: Snapshot) -> Incoming:
    """What a JSON file would bring."""
    try:
        found = json.loads(text)
    except json.JSONDecodeError as error:
        words = "The JSON breaks off or is damaged here; nothing of it is read."
        return Incoming(file=file, problems=(Told(words=words, line=error.lineno),))
    except (RecursionError, ValueError):
        return Incoming(file=file, problems=(Told(words="The JSON is nested too deep; nothing of it is read."),))
    if isinstance(found, dict):
        if "_meta" in found:
            words = "This is a data file of ladder's. `ladder data merge` joins it with what is here."
            return Incoming(file=file, problems=(Told(words=words),))
        form = found.get("format")
        if isinstance(form, str) and form.startswith("ladder-export"):
            return _everything(file, found, snapshot)
        if isinstance(entries := found.get(_LIST), list):
            return read_journal_json(file, entries, snapshot)
    words = "This JSON is none of what is read here: an export of ladder's, or a journal of jrnl or Day One."
    return Incoming(file=file, problems=(Told(words=words),))


def _everything(file: str, found: Mapping[str, Any], snapshot: Snapshot) -> Incoming:
    schema, tables = found.get("schema"), found.get("tables")
    if found["format"] != _FORM or not isinstance(schema, int) or schema > SCHEMA:
        return Incoming(file=file, problems=(Told(words="It is from a newer ladder. Update ladder to bring it in."),))
    if not isinstance(tables, dict):
        return Incoming(file=file, problems=(Told(words="The export is damaged: it has no tables."),))
    items: list[Item] = []
    problems: list[Told] = []
    other = 0
    for name, rows in tables.items():
        if name in _STAYS:
            continue
        if name not in TABLES or not isinstance(rows, dict):
            problems.append(Told(words=f"“{one_line(str(name))[:20]}” is no table that is known here; it stays out."))
            continue
        here = _here(snapshot, name)
        for row in rows.values():
            try:
                record = decode(name, row)
            except BadRecord as error:
                problems.append(Told(words=f"A record of {name} stays out: {error.field} {error.rule}."))
                continue
            there = here.get(record.id)
            other += there is not None and there != record
            items.append(
                Item(
                    table=name, record=record, words=_words(name, record),
                    standing="new" if there is None else "same", here=there,
                )
            )  # fmt: skip
    left: tuple[Told, ...] = ()
    if other:
        told = count(other, "record is", "records are")
        stays = "stays" if other == 1 else "stay"
        words = f"{told[0].upper()}{told[1:]} here otherwise and {stays} so; `ladder data merge` joins two copies."
        left = (Told(words=words),)
    if len(problems) > _MOST_PROBLEMS:
        problems[_MOST_PROBLEMS:] = [Told(words=f"{len(problems) - _MOST_PROBLEMS} more records stay out.")]
    return Incoming(file=file, form="everything", items=tuple(items), problems=tuple(problems), left_out=left)


def _here(snapshot: Snapshot, table: str) -> Mapping[str, Any]:
    if table == SETTINGS.name:
        # Settings nobody has changed are those that a new folder begins with.
        default = type(snapshot.settings)()
        return {} if snapshot.settings == default else {snapshot.settings.id: snapshot.settings}
    found: Mapping[str, Any] = getattr(snapshot, table)
    return found


def _words(table: str, record: Any) -> str:
    told = next(
        (text for name in ("title", "name", "text") if isinstance(text := getattr(record, name, None), str)), ""
    )
    kind = table.replace("_", " ")
    return f"{kind} · {clipped(told)}" if told else kind
