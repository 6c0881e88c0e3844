"""Journals of other programs as entries: jrnl (its file, its JSON), Day One (text, JSON), and our own months."""

import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any, Final

import msgspec

from ladder_tui.domain.base.clean import clean, is_blank, one_line
from ladder_tui.domain.base.when import when_words
from ladder_tui.domain.records.entries import Entry, Win
from ladder_tui.domain.records.tables import ENTRIES, WINS
from ladder_tui.domain.snapshot import Snapshot
from ladder_tui.services.formats.months import WIN
from ladder_tui.services.incoming.found.gathered import Gathered
from ladder_tui.services.incoming.found.told import Incoming, Told, clipped
from ladder_tui.services.incoming.moments import as_moment, read_moment

#: The most entries that one file brings.
MOST: Final = 10_000
#: As the store has it.
_LONGEST: Final = 1_000_000
_MOST_PROBLEMS: Final = 100

#: "[2026-03-04 09:30] Title.", without brackets in old files of jrnl.
_JRNL: Final = re.compile(
    r"(?:\[(\d{4}-\d\d-\d\d[ T]\d\d?:\d\d(?::\d\d)?(?: ?[AP]M)?)\]"
    r"|(\d{4}-\d\d-\d\d \d\d:\d\d))(?:[ \t]+(.*))?", re.ASCII
)  # fmt: skip
_DAY_ONE: Final = re.compile(r"[ \t]*Date:[ \t]+(.+)")
_DAY_ONE_MORE: Final = re.compile(r"[ \t]+(?:[A-Z]\w*(?: \w+)?):[ \t]+.*")
#: "## Wednesday 4 March 2026, 09:30"
_MONTH: Final = re.compile(r"# [A-Z][a-z]+ \d{4}")
_OURS: Final = re.compile(r"## [A-Z][a-z]+ (\d{1,2} [A-Z][a-z]+ \d{4}, \d\d:\d\d)")
#: A picture or sound that stays behind.
_PICTURE: Final = re.compile(r"!\[[^\]]*\]\(dayone-[^)]*\)")
_ESCAPED: Final = re.compile(r"\\([!-/:-@\[-`{-~])")


class Page(msgspec.Struct, frozen=True):
    """One entry as it stands in a file: the line, the moment as it is written, the question and the text."""

    line: int
    at: str
    text: str
    question: str = ""


def kind_of(head: str) -> str:
    """Which journal the beginning of a text is of: "jrnl", "day one", "months", or ""."""
    for row in head.split("\n"):
        if not row.strip():
            continue
        row = row.rstrip("\r")
        if _JRNL.fullmatch(row):
            return "jrnl"
        if (found := _DAY_ONE.fullmatch(row)) is not None and _is_moment(found[1]):
            return "day one"
        return "months" if _MONTH.fullmatch(row.strip()) else ""
    return ""


def read_journal(file: str, text: str, snapshot: Snapshot, kind: str) -> Incoming:
    """What a journal in text would bring."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    pages = {"jrnl": _of_jrnl, "day one": _of_day_one, "months": _of_months}[kind](lines)
    return as_entries(file, pages, snapshot)


def as_entries(file: str, pages: Iterator[Page], snapshot: Snapshot) -> Incoming:
    """Pages as entries, those that are small good things as such."""
    gathered = Gathered(snapshot, most=MOST)
    problems: list[Told] = []
    empty = 0
    for page in pages:
        if gathered.full:
            words = f"The journal has more than {MOST:,} entries; those from here on stay out."
            problems.append(Told(words=words, line=page.line))
            break
        text = clean(page.text).strip()
        if len(text) > _LONGEST:
            words = f"This entry is longer than {_LONGEST:,} signs; the rest of it stays out."
            problems.append(Told(words=words, line=page.line))
            text = text[:_LONGEST]
        if is_blank(text):
            empty += 1
            continue
        try:
            at = as_moment(read_moment(page.at), snapshot.zone, snapshot.now)
        except ValueError:
            if len(problems) < _MOST_PROBLEMS:
                words = f"“{one_line(page.at)[:40]}” is no moment; 2026-03-04 09:30 is right. This entry stays out."
                problems.append(Told(words=words, line=page.line))
            continue
        _add(gathered, at, text, page, snapshot)
    left = (Told(words="What has no words stays out."),) if empty else ()
    if not gathered.items and not problems:
        problems.append(Told(words="There is no entry in this journal."))
    return Incoming(
        file=file, form="journal", items=gathered.items, problems=tuple(problems),
        left_out=(*left, *gathered.left_out),
    )  # fmt: skip


def _add(gathered: Gathered, at: datetime, text: str, page: Page, snapshot: Snapshot) -> None:
    local = at.astimezone(snapshot.now.tzinfo)
    words = f"{when_words(local.date(), local.time())} · {clipped(text)}"
    question = one_line(page.question)
    if question == WIN:
        gathered.add(WINS.name, Win(id="", text=text, at=at), words, line=page.line)
        return
    entry = Entry(id="", at=at, text=text, question=question, kind="prompt" if question else "free")
    gathered.add(ENTRIES.name, entry, words, line=page.line)


def _is_moment(text: str) -> bool:
    try:
        read_moment(text)
    except ValueError:
        return False
    return True


def _of_jrnl(lines: list[str]) -> Iterator[Page]:
    begun, at, held = 0, "", list[str]()
    for number, row in enumerate(lines, 1):
        found = _JRNL.fullmatch(row)
        if found is not None:
            if begun:
                yield Page(begun, at, "\n".join(held))
            begun, at, held = number, found[1] or found[2], [re.sub(r" ?\*$", "", found[3] or "")]
        else:
            held.append(row)
    if begun:
        yield Page(begun, at, "\n".join(held))


def _of_day_one(lines: list[str]) -> Iterator[Page]:
    begun, at, held, above = 0, "", list[str](), False
    for number, row in enumerate(lines, 1):
        found = _DAY_ONE.fullmatch(row)
        if found is not None and (not begun or not "".join(held[-1:]).strip()) and _is_moment(found[1]):
            if begun:
                yield Page(begun, at, "\n".join(held))
            begun, at, held, above = number, found[1], [], True
        elif above and _DAY_ONE_MORE.fullmatch(row):
            continue
        else:
            above = above and not row.strip()
            held.append(row)
    if begun:
        yield Page(begun, at, "\n".join(held))


def _of_months(lines: list[str]) -> Iterator[Page]:
    begun, at, question, held = 0, "", "", list[str]()
    for number, row in enumerate([*lines, "# Month 0000"], 1):
        found = _OURS.fullmatch(row.strip())
        if found is not None or _MONTH.fullmatch(row.strip()):
            if begun:
                yield Page(begun, at, "\n".join(held), question)
            begun, at, question, held = (number if found is not None else 0), found[1] if found else "", "", []
        elif row.startswith("> ") and not "".join(held).strip() and not question:
            question = _unescaped(row[2:])
        else:
            held.append(_unescaped(row.rstrip()))


def _unescaped(row: str) -> str:
    """A line of Markdown as it was written."""
    return _ESCAPED.sub(r"\1", row)


def read_journal_json(file: str, entries: list[Any], snapshot: Snapshot) -> Incoming:
    """What the JSON of jrnl or Day One would bring; `entries` is its list."""
    return as_entries(file, _of_json(entries), snapshot)


def _of_json(entries: list[Any]) -> Iterator[Page]:
    for each in entries:
        if not isinstance(each, dict):
            yield Page(0, "", "An entry that is none")
            continue
        if "creationDate" in each:
            text = _unescaped(_PICTURE.sub("", _words(each, "text")))
            yield Page(0, _words(each, "creationDate"), text)
        else:
            at = f"{_words(each, 'date')} {_words(each, 'time')}".strip()
            yield Page(0, at, f"{_words(each, 'title')}\n{_words(each, 'body')}")


def _words(entry: dict[str, Any], name: str) -> str:
    told = entry.get(name)
    return told if isinstance(told, str) else ""
