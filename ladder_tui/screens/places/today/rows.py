"""The rows of Today: what stands, what could be, a card to take along; built for the width and height there are."""

from collections.abc import Mapping, Sequence
from typing import Final

from rich.cells import cell_len

from ladder_tui.bound_keys import key
from ladder_tui.domain.base.suds import suds_word
from ladder_tui.domain.base.text_search import has_words, words_of
from ladder_tui.domain.base.vocabulary import STATUS_WORDS
from ladder_tui.domain.base.when import day_words, near_words, time_words
from ladder_tui.domain.calendar.agenda import AgendaItem
from ladder_tui.domain.calendar.load_signals import signals
from ladder_tui.domain.calendar.take_along import Along
from ladder_tui.domain.cards.wording import as_said
from ladder_tui.domain.picks.picker import Pick
from ladder_tui.domain.records.decisions import Move
from ladder_tui.domain.snapshot import Snapshot
from ladder_tui.domain.today import Today, rung_of
from ladder_tui.domain.tries.begun import Begun
from ladder_tui.screens.flows.activities.why import idea_words
from ladder_tui.screens.flows.plans.item_words import plan_lines
from ladder_tui.screens.flows.plans.week_words import week_sentence
from ladder_tui.widgets.row_list import GUTTER, Row
from ladder_tui.widgets.text import Part, cut, folded, line, words

#: Cells before the words of a line of the plan: the gutter, a time, two blanks.
INDENT: Final = GUTTER + 5 + 2
REST, CARD, PAGE, RUNG, LOOK_BACK = "rest", "card", "page", "rung", "look-back"


def item_id(item: AgendaItem) -> str:
    """The row of a line of the plan. An occurrence is named by its day as well."""
    return f"{item.kind}:{item.ref}:{item.original or ''}"


def pick_id(pick: Pick) -> str:
    """The row of a suggestion."""
    return f"pick:{pick.candidate.id}"


def head_parts(today: Today, snapshot: Snapshot, width: int) -> list[Part]:
    """Two lines: the date with the check-in at the right, and the kind line."""
    left = f" {day_words(snapshot.today, today=snapshot.today)}"
    check_in = key("today.check_in")
    right: list[Part] = [(check_in, "bold $foreground"), (" check in", "$quiet")]
    taken = cell_len(f"{check_in} check in")
    if today.checkin is not None:
        dots = "●" * today.checkin.energy + "○" * (5 - today.checkin.energy)
        said = f"{today.checkin.mood} · energy {dots} · {today.checkin.minutes} min"
        right, taken = [(said, "$quiet")], cell_len(said)
    gap = " " * max(2, width - cell_len(left) - taken - 1)
    return [(left, "bold"), gap, *right, (f"\n {line(today.line)}", "$quiet")]


def rows(today: Today, snapshot: Snapshot, width: int, height: int, at: str | None = None) -> list[Row]:
    """All rows. `at` is the row under the cursor, which always says the whole of its plan.

    Where they would not fit into `height` lines the details of other plans step back, then the blank lines, and those
    of what is next at last.
    """
    made: list[Row] = []
    for details, spaced in (("all", True), ("next", True), ("next", False), ("here", False)):
        made = _rows(today, snapshot, width, details, at, spaced)
        if sum(row.content.plain.count("\n") + 1 for row in made) <= height:
            break
    else:
        # It scrolls in any case then.
        made = _rows(today, snapshot, width, "next", at, False)
    return made


def _rows(today: Today, snapshot: Snapshot, width: int, details: str, at: str | None, spaced: bool) -> list[Row]:
    made = [_heading("Today", "", width)]
    made += [_begun_row(one, snapshot, width) for one in today.begun]
    for item in today.items:
        wanted = details == "all" or item_id(item) == at or (details == "next" and item is today.next)
        going = today.going.get(item.ref)
        row = item_row(item, snapshot, width, next_one=item is today.next, details=wanted, going=going)
        if going is None and item.status == "open" and rung_of(item) in today.resting_rungs:
            row = item_row(item, snapshot, width, next_one=False, details=item_id(item) == at, rests=True)
        made.append(row)
    if today.rung is not None:
        made.append(_rung_row(today, snapshot, width, details != "here" or at == RUNG))
    elif today.step.stand == "pause" or (
        today.picks is not None and today.step.stand in ("tired", "closed", "make", "unsafe")
    ):
        said = snapshot.shown(line(today.step.headline))
        made.append(Row(words(" " * GUTTER, ("ladder ", "$quiet"), (cut(said, width - INDENT - 1), "$quiet"))))
    if not made[1:]:
        made.append(
            Row(words("   Nothing stands on today. ", (key("today.new"), "bold $here"), (" makes a plan.", "$quiet")))
        )
    if today.look_back:
        left: list[Part] = [" " * GUTTER, "A look back at the week"]
        made.append(Row(words(*_between(left, GUTTER + 23, "if you like", "$quiet", width)), id=LOOK_BACK))
    space = [_SPACE] if spaced else []
    made += [*space, *_could_be(today, snapshot, width)]
    if today.along.page is not None or today.along.card is not None:
        made += [*space, *_along_rows(today.along, today.items, snapshot, width)]
    return made


def found(today: Today, snapshot: Snapshot, width: int, sought: str) -> list[Row]:
    """The rows that hold all words that are sought, in what they say of a plan as well."""
    wanted = words_of(sought)
    every = _rows(today, snapshot, width, "all", None, False)
    shown = [row for row in every if row.id is not None and has_words(wanted, row.content.plain)]
    none = words("   Nothing on this day holds these words. ", (key("today.clear"), "bold"), " shows all.")
    return shown or [Row(none)]


_SPACE: Final = Row(words(" "))


def _heading(left: str, right: str, width: int) -> Row:
    gap = width - 2 - cell_len(left) - cell_len(right)
    if gap < 2:
        return Row(words(" ", (cut(left, width - 2), "$calm")))
    return Row(words(" ", (left, "$calm"), " " * gap, (right, "$quiet")))


def _between(left: Sequence[Part], taken: int, right: str, style: str, width: int) -> list[Part]:
    """Parts of `taken` cells, and words at the right end of the line; those are cut first."""
    room = width - taken - 3
    right = cut(right, room) if room >= 4 else ""
    return [*left, " " * max(0, width - 1 - taken - cell_len(right)), (right, style)]


# -- the plan -----------------------------------------------------------------------------------


def item_row(
    item: AgendaItem,
    snapshot: Snapshot,
    width: int,
    *,
    next_one: bool,
    details: bool,
    going: Begun | None = None,
    rests: bool = False,
) -> Row:
    """One line of the plan with its state in words; with `details` cue, reward and backup under it.

    `going` is the try at it that was begun; `rests` says that it is a step which is not for today.
    """
    said, style = ("step · rests today", "$quiet") if rests else state(item, snapshot)
    if going is not None and going.stage == "after":
        said = f"{said} · enter looks back"
    elif going is not None and item.status == "open":
        said, style = "begun · enter goes on", "$here"
    title = line(snapshot.shown(item.title, item.whom))
    room = max(8, width - INDENT - min(cell_len(said), max(12, width // 3)) - 4)
    title = cut(title, room)
    over = rests or item.status != "open"
    parts = _between(
        [
            " " * GUTTER,
            (f"{time_words(item.at):<5}  ", "$quiet" if over or item.at is None else "$foreground"),
            (title, "$quiet" if over else "bold" if next_one else "$foreground"),
        ],
        INDENT + cell_len(title),
        said,
        style,
        width,
    )
    for told in plan_lines(item, snapshot, width - INDENT - 1) if details else ():
        parts += ["\n", " " * INDENT, *told]
    return Row(words(*parts), id=item_id(item))


def state(item: AgendaItem, snapshot: Snapshot) -> tuple[str, str]:
    """What stands at the right of a line, and its style: what became of it, or where it comes from."""
    if item.backup_done:
        return "✓ backup done", "$kept"
    if item.status == "done":
        return ("✓ kept" if item.kind == "promise" else "✓ done"), "$kept"
    if item.status != "open":
        return STATUS_WORDS[item.status], "$quiet"
    if item.kind == "promise":
        person = snapshot.people.get(item.person_id or "")
        return (f"for {snapshot.listed_name(person)}" if person is not None else "to remember"), "$quiet"
    if item.origin == "rung":
        rung = snapshot.rungs.get(rung_of(item) or "")
        return (f"step · {suds_word(rung.suds)}" if rung is not None else "step"), "$quiet"
    return item.note or ("routine" if item.routine else ""), "$quiet"


def _begun_row(one: Begun, snapshot: Snapshot, width: int) -> Row:
    """What was begun, since when, and the key that goes on."""
    room = width - INDENT - 1
    indent = "\n" + " " * INDENT
    title = folded(line(snapshot.shown(one.title, snapshot.person_of(one.plan_id))), room, most=2)
    said = f"{one.words(snapshot.today)} · enter goes on"
    if one.stage == "backup":
        backup = line(snapshot.shown(one.backup)).rstrip(".")
        said = f"ready instead  {backup} · {key('today.backup')} notes that it was done"
    parts: list[Part] = [" " * GUTTER, ("now    ", "$here"), (indent.join(title), "bold")]
    return Row(words(*parts, (indent + indent.join(folded(said, room)), "$quiet")), id=one.id)


#: How a move of the ladder rule calls the rung it leads to.
_WHICH: Final[Mapping[Move, str]] = {
    "step_up": "the next step", "step_down": "easier for now", "split": "a smaller one", "vary": "in another place",
}  # fmt: skip


def _rung_row(today: Today, snapshot: Snapshot, width: int, details: bool) -> Row:
    rung = today.rung
    assert rung is not None
    found = today.step.suggestion
    which = _WHICH.get(found.move, "your step") if found is not None else "your step"
    said = f"{which} · {suds_word(rung.suds)}"
    title = cut(snapshot.shown(rung.text), width - INDENT - cell_len(said) - 4)
    left: list[Part] = [" " * GUTTER, ("maybe  ", "$quiet"), title]
    parts = _between(left, INDENT + cell_len(title), said, "$quiet", width)
    if details and (for_it := snapshot.what_for(rung)):
        parts += ["\n" + " " * INDENT, (f"for  {cut(line(snapshot.shown(for_it)), width - INDENT - 6)}", "$quiet")]
    return Row(words(*parts), id=RUNG)


# -- what could be ------------------------------------------------------------------------------


def _could_be(today: Today, snapshot: Snapshot, width: int) -> list[Row]:
    if today.resting:
        left: list[Part] = [" " * GUTTER, "Resting today"]
        return [Row(words(*_between(left, GUTTER + 13, "enter shows ideas again", "$quiet", width)), id=REST)]
    if today.picks is None:
        return [Row(words((f"{' ' * GUTTER}{today.enough}.", "$quiet")))]
    planned = any(item.status == "open" and item.kind != "promise" for item in today.items)
    made = [_heading("If there is room for more" if planned else "What could fit", "", width)]
    for pick in today.picks.picks:
        told = idea_words(snapshot.shown(pick.candidate.action), snapshot.shown(pick.words), width)
        made.append(Row(words(*told), id=pick_id(pick)))
    rest = cut(f"  {today.picks.rest_reason}", width - GUTTER - 11)
    made.append(Row(words(" " * GUTTER, "Rest today", (rest, "$quiet")), id=REST))
    return made


def _along_rows(along: Along, items: Sequence[AgendaItem], snapshot: Snapshot, width: int) -> list[Row]:
    """The page and the card; the heading says what they are for, or what the card goes along to."""
    heir, card, item = snapshot.library.heir, along.card, along.item
    with_it = item if card is not None and item is not None and card.id in map(heir, item.cards) else None
    if card is not None and with_it is None:
        with_it = next((one for one in items if card.id in map(heir, one.cards)), None)
    room = max(8, width - 40)
    right = ""
    if with_it is not None:
        goes = "goes" if with_it.status == "open" else "went"
        right = f"{goes} along to {cut(snapshot.shown(with_it.title, with_it.whom), room)}"
    elif item is not None:
        day = "" if item.day == snapshot.today else f", {near_words(item.day, snapshot.today)}"
        right = f"for {cut(snapshot.shown(item.title, item.whom), room)}{day}"
    elif card is not None:
        place = snapshot.library.label("setting", card.settings[0]) if card.settings else ""
        right = f"{place} · depth {card.depth}" if place else f"depth {card.depth}"
    made = [_heading("To take along", right, width)]
    if along.page is not None:
        title = cut(along.page.title, width - GUTTER - 12)
        left: list[Part] = [" " * GUTTER, title]
        made.append(Row(words(*_between(left, GUTTER + cell_len(title), "its page", "$quiet", width)), id=PAGE))
    if card is not None:
        whose = with_it or item
        plan_id, person_id = (whose.ref, whose.person_id) if whose is not None else (None, None)
        said = as_said(card, snapshot, plan_id=plan_id, person_id=person_id).opener
        text = f"\n{' ' * (GUTTER + 1)}".join(folded(f"“{line(said)}”", width - GUTTER - 1))
        made.append(Row(words(" " * GUTTER, text), id=CARD))
    return made


# -- the week -----------------------------------------------------------------------------------


def week_line(snapshot: Snapshot, counted: str, width: int) -> list[Part]:
    """The week at the left, where there is something to say of it; the lifetime counters at the right.

    With numbers the first signal of the load guard stands in its place, and leads to what can be done about it. Where
    both sides do not fit the free day is left out first, then the counters.
    """
    found = signals(snapshot) if snapshot.settings.week_numbers else ()
    week = f"{found[0].words.rstrip('.')} · {key('today.week')} has choices" if found else week_sentence(snapshot)
    for said in (week, week.replace(";", ",").partition(",")[0]):
        gap = width - 3 - cell_len(said) - cell_len(counted)
        if gap >= 2 or not counted:
            return [(f" {cut(said, width - 2)}", "$quiet"), " " * max(0, gap), (f" {counted}", "$quiet")]
    return [(f" {cut(week, width - 2)}", "$quiet")]
