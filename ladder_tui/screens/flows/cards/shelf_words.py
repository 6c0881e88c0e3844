"""Drills, scripts and messages as they stand on the page: a row each, and the whole of one."""

from collections.abc import Mapping, Sequence

from rich.cells import cell_len

from ladder_tui.domain.base.when import near_words
from ladder_tui.domain.cards.dealing import UNMARKED, CardState
from ladder_tui.domain.cards.shelves import ShelfItem, tag_of, title_of
from ladder_tui.domain.items.drills import Drill
from ladder_tui.domain.items.lines import Starter
from ladder_tui.domain.items.scripts import Script
from ladder_tui.domain.snapshot import Snapshot
from ladder_tui.widgets.row_list import GUTTER, Row
from ladder_tui.widgets.text import Part, cut, folded, line, words

#: Cells for the tag at the end of a row, and from which width on there is room for it.
TAG = 18
TAG_FROM = 56
GAP = "  "


def shelf_rows(
    items: Sequence[ShelfItem], states: Mapping[str, CardState], snapshot: Snapshot, width: int
) -> list[Row]:
    """One line for each item: what it is about, signs, and its kind at the right; `width` in cells."""
    tagged = width >= TAG_FROM
    room = width - GUTTER - 4 - (TAG if tagged else 0)
    rows = []
    for item in items:
        state = states.get(item.id, UNMARKED)
        text = cut(snapshot.library.gaps_named(title_of(item)), room)
        parts: list[Part] = [" " * GUTTER, text, " " * (room - cell_len(text) + 1)]
        parts += [(USED if state.times_used else " ", "$kept"), (LIKED if state.liked else " ", "$calm")]
        if tagged:
            parts.append((f" {cut(tag_of(item, snapshot.library), TAG - 2)}", "$quiet"))
        rows.append(Row(words(*parts), id=item.id))
    return rows


def whole_item(item: ShelfItem, snapshot: Snapshot, state: CardState, width: int) -> list[Part]:
    """Everything about an item, for the pane and the page; a drill keeps its replies for playing."""
    if isinstance(item, Drill):
        return [*_facts(_drill_facts(item, snapshot), state, snapshot, width), *drill_begin(item, width)]
    if isinstance(item, Script):
        return script_parts(item, snapshot, state, width)
    return message_parts(item, snapshot, state, width)


def _facts(facts: list[str], state: CardState, snapshot: Snapshot, width: int) -> list[Part]:
    if state.liked:
        facts.append("liked")
    if state.not_for_me:
        facts.append("not for me")
    if state.times_used and state.last_used is not None:
        times = "once" if state.times_used == 1 else f"{state.times_used} times"
        facts.append(f"used {times}, last {near_words(state.last_used.date(), snapshot.today)}")
    return [("\n".join(folded(line(" · ".join(facts)), width)) + "\n", "$quiet")]


def _section(label: str, texts: Sequence[str], width: int, style: str = "") -> list[Part]:
    parts: list[Part] = [(f"\n{label}", "$calm")]
    for text in texts:
        parts.append((f"\n{GAP}" + f"\n{GAP}".join(folded(line(text), width - len(GAP))), style))
    return [*parts, "\n"]


def _drill_facts(drill: Drill, snapshot: Snapshot) -> list[str]:
    return [snapshot.library.label("skill", drill.skill), f"level {drill.level}", f"{drill.minutes} min"]


def drill_begin(drill: Drill, width: int) -> list[Part]:
    """What the other person says, and how."""
    said = folded(f"“{line(drill.they_say)}”", width - len(GAP))
    parts: list[Part] = [("\nThey say", "$calm"), (f" {line(drill.how_they_say_it)}", "$quiet")]
    return [*parts, (f"\n{GAP}" + f"\n{GAP}".join(said), "bold"), "\n"]


def script_parts(script: Script, snapshot: Snapshot, state: CardState, width: int) -> list[Part]:
    """The line, the line to repeat, and what to say when pushed."""
    label = snapshot.library.label
    facts = [
        label("situation_type", script.situation_type), label("relationship", script.relationship),
        label("script_tone", script.tone),
    ]  # fmt: skip
    parts = _facts(facts, state, snapshot, width)
    parts += _section("say", [f"“{text}”" for text in script.lines], width, "bold")
    parts += _section("and again, if need be", [f"“{script.repeat_line}”"], width)
    parts += _section("if they push", [f"“{text}”" for text in script.if_pushed], width)
    if script.offer:
        parts += _section("what you could offer", [script.offer], width)
    parts += _section("why", [script.why], width)
    if script.not_for:
        parts += _section("not for", [f"{script.not_for} ! has people to talk to."], width)
    return parts


def message_parts(starter: Starter, snapshot: Snapshot, state: CardState, width: int) -> list[Part]:
    """The message with its gaps, and an idea for an answer that is hard to write."""
    label = snapshot.library.label
    facts = [label("occasion", starter.occasion), label("stage", starter.stage), starter.channel]
    facts.append("asks something" if starter.asks else "needs no answer")
    parts = _facts(facts, state, snapshot, width)
    text = folded(line(snapshot.library.gaps_named(starter.text)), width - len(GAP))
    parts.append((f"\n{GAP}" + f"\n{GAP}".join(text) + "\n", "bold"))
    if starter.slots:
        parts += _section("to fill in", [label("slot", slot) for slot in starter.slots], width)
    if starter.reply_idea:
        parts += _section("when they answer", [starter.reply_idea], width)
    return parts


#: Signs of what the user did with a card; in words they stand under its opener.
LIKED, USED = "*", "✓"
