"""What a person's page opens with: what to remember, the last time, what is planned, and the thread of both of you."""

from datetime import date, timedelta
from typing import Final

from rich.cells import cell_len

from ladder_tui.domain.base.dayparts import local_day
from ladder_tui.domain.base.vocabulary import CHANNELS, Channel
from ladder_tui.domain.base.when import MONTHS, WEEKDAYS, day_words, near_words, time_words
from ladder_tui.domain.people.between import Between, Thread
from ladder_tui.domain.people.gestures import Gesture
from ladder_tui.domain.records.people import Contact
from ladder_tui.domain.records.plans import Plan
from ladder_tui.domain.snapshot import Snapshot
from ladder_tui.widgets.row_list import GUTTER, Row
from ladder_tui.widgets.text import Part, folded, line, words

#: Row ids of what was last and what is to come.
LAST, PLANNED = "last:", "planned:"
#: Cells of the column of labels, and the width from which it stands beside the text.
LABELS, BESIDE_FROM = 27, 70
#: The sign of each way of being in touch, and of a plan done together; each is another one in plain signs.
SIGNS: Final[dict[Channel | None, str]] = {
    "in_person": "●", "call": "■", "video": "▲", "voice_note": "◆", "text": "○", "letter": "×", "online": "▼",
    None: "◇",
}  # fmt: skip
_TOGETHER: Final = "done together"
#: A thread is no longer than this, in cells, and not drawn in fewer.
LONGEST, SHORTEST = 86, 20


def labelled(label: str, text: str, width: int, id: str | None = None) -> list[Row]:
    """A label and its text: beside each other, or below where that is narrow."""
    if width < BESIDE_FROM:
        told = ("\n" + " " * GUTTER).join(folded(text, width - GUTTER - 2))
        return [Row(words((f" {label}", "$calm"))), Row(words(" " * GUTTER + told), id=id)]
    told = ("\n" + " " * LABELS).join(folded(text, width - LABELS - 2))
    return [Row(words((f"{' ' * GUTTER}{label:<{LABELS - GUTTER}}", "$calm"), told), id=id)]


def between_rows(found: Between, gestures: tuple[Gesture, ...], snapshot: Snapshot, width: int) -> list[Row]:
    """The last time and what is planned, each only where there is one."""
    made: list[Row] = []
    if found.last is not None:
        made += labelled("Last time", last_words(found.last, gestures, snapshot), width, LAST + found.last.id)
    for number, plan in enumerate(found.planned):
        made += labelled("" if number else "Planned together", planned_words(plan, snapshot), width, PLANNED + plan.id)
    return made


def last_words(last: Contact | Plan, gestures: tuple[Gesture, ...], snapshot: Snapshot) -> str:
    """ "A call on 28 February. She sang." What a gesture repeats already is left out."""
    if isinstance(last, Plan):
        return f"{line(snapshot.shown(last.title))}, {_day(last.day, snapshot.today)}"
    how = snapshot.library.label("channel", last.channel)
    said = f"{how[:1].upper()}{how[1:]} {_day(local_day(last.at, snapshot.now), snapshot.today)}"
    note = last.note.strip()
    if not note or any(note in gesture.words for gesture in gestures):
        return said
    return f"{said}: {line(snapshot.shown(note))}"


def planned_words(plan: Plan, snapshot: Snapshot) -> str:
    """ "Friday 6 March, 18:30: Pottery class"."""
    day = near_words(plan.day, snapshot.today)
    at = f", {time_words(plan.at)}" if plan.at is not None else ""
    return f"{day[:1].upper()}{day[1:]}{at}: {line(snapshot.shown(plan.title))}"


def _day(day: date, today: date) -> str:
    if 1 < (today - day).days < len(WEEKDAYS):
        return f"on {WEEKDAYS[day.weekday()]}"
    near = near_words(day, today)
    return near if near in ("today", "yesterday") else f"on {day_words(day, today=today, weekday=False)}"


def thread_lines(thread: Thread | None, snapshot: Snapshot, width: int) -> list[list[Part]]:
    """The thread with the months below it, what its signs mean, and its sentence; nothing where it has no knots.

    A cell stands for some days, and shows the last knot in them. Days without one are just thread.
    """
    cells = min(width, LONGEST)
    if thread is None or cells < SHORTEST:
        return []
    days = (thread.last - thread.first).days + 1
    signs = {(knot.day - thread.first).days * cells // days: SIGNS[knot.channel] for knot in thread.knots}
    drawn: list[Part] = [(signs[cell], "$here") if cell in signs else ("─", "$rule") for cell in range(cells)]
    used = [channel for channel in (*CHANNELS, None) if any(knot.channel == channel for knot in thread.knots)]
    label = snapshot.library.label
    meant = [f"{SIGNS[way]} {label('channel', way) if way is not None else _TOGETHER}" for way in used]
    lines: list[list[Part]] = [drawn, [(_months(thread, cells), "$quiet")]]
    lines += [[(row, "$quiet")] for row in _in_rows(meant, width)]
    return lines + [[row] for row in folded(thread.words, width)]


def _in_rows(signs: list[str], width: int) -> list[str]:
    """The meanings in as many lines as they take, none of them parted."""
    rows = [""]
    for sign in signs:
        longer = f"{rows[-1]}   {sign}" if rows[-1] else sign
        if rows[-1] and cell_len(longer) > width:
            rows.append(sign)
        else:
            rows[-1] = longer
    return rows


def _months(thread: Thread, cells: int) -> str:
    """The first letters of each month under the cell in which it begins, where they do not run into each other."""
    days = (thread.last - thread.first).days + 1
    row = ""
    for ago in range(days):
        day = thread.first + timedelta(days=ago)
        cell = ago * cells // days
        if day.day == 1 and (not row or len(row) < cell) and cell + 3 <= cells:
            row = f"{row:<{cell}}{MONTHS[day.month - 1][:3]}"
    return row


def thread_rows(thread: Thread | None, snapshot: Snapshot, width: int) -> list[Row]:
    """The thread as a part of the list."""
    parts: list[Part] = []
    for drawn in thread_lines(thread, snapshot, width - 2 * GUTTER):
        parts += ["\n" + " " * GUTTER if parts else " " * GUTTER, *drawn]
    return [Row(words(*parts))] if parts else []
