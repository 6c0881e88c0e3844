"""The shelves of Topics beside the topic cards: listening drills, scripts and first lines for messages.

Each says what its items can be narrowed by, what is searched in them, and which card marks they carry (used, liked,
not for me), so that one page can show them all.
"""

from collections.abc import Iterable, Mapping
from typing import Final, Literal, get_args

import msgspec
from msgspec.structs import replace

from ladder_tui.domain.base.names import calls_by_name
from ladder_tui.domain.base.text_search import has_words, words_of
from ladder_tui.domain.base.vocabulary import STAGES
from ladder_tui.domain.cards.dealing import UNMARKED, CardState
from ladder_tui.domain.items.drills import Drill, Skill
from ladder_tui.domain.items.lines import Occasion, Starter
from ladder_tui.domain.items.scripts import Script, ScriptTone, SituationType
from ladder_tui.domain.library import Library
from ladder_tui.domain.snapshot import Snapshot

ShelfName = Literal["listening", "scripts", "messages"]
ShelfItem = Drill | Script | Starter


class Facet(msgspec.Struct, frozen=True, kw_only=True):
    """One way to narrow a shelf: the item's field, the words before it in the form, its vocabulary and its values.

    `values` is empty where the values are those that the items themselves have.
    """

    field: str
    label: str
    vocabulary: str
    values: tuple[str, ...] = ()
    anything: str = "any"


class Shelf(msgspec.Struct, frozen=True, kw_only=True):
    """One shelf: its field in the Library, what its items are called, and its facets, the most telling first."""

    field: str
    noun: tuple[str, str]
    facets: tuple[Facet, ...]


SHELVES: Final[Mapping[ShelfName, Shelf]] = {
    "listening": Shelf(
        field="drills",
        noun=("drill", "drills"),
        facets=(
            Facet(field="skill", label="Skill", vocabulary="skill", values=get_args(Skill), anything="any skill"),
            Facet(field="level", label="Level", vocabulary="level", values=("1", "2", "3"), anything="any level"),
        ),
    ),
    "scripts": Shelf(
        field="scripts",
        noun=("script", "scripts"),
        facets=(
            Facet(
                field="situation_type", label="What about", vocabulary="situation_type",
                values=get_args(SituationType), anything="anything",
            ),
            Facet(field="relationship", label="With", vocabulary="relationship", anything="anyone"),
            Facet(
                field="tone", label="Tone", vocabulary="script_tone", values=get_args(ScriptTone), anything="any tone"
            ),
        ),
    ),
    "messages": Shelf(
        field="starters",
        noun=("first line", "first lines"),
        facets=(
            Facet(
                field="occasion", label="What for", vocabulary="occasion", values=get_args(Occasion),
                anything="any occasion",
            ),
            Facet(field="stage", label="To", vocabulary="stage", values=STAGES, anything="anyone"),
        ),
    ),
}  # fmt: skip


class ShelfFilter(msgspec.Struct, frozen=True, kw_only=True):
    """How a shelf is narrowed: (field, value) pairs of its facets, marks, and words to find. Empty narrows nothing."""

    chosen: tuple[tuple[str, str], ...] = ()
    unused: bool = False
    liked: bool = False
    not_for_me: bool = False
    query: str = ""

    def value(self, field: str) -> str | None:
        """The value chosen for a facet, or None."""
        return dict(self.chosen).get(field)

    def searching(self, query: str) -> "ShelfFilter":
        """The same with other words to find."""
        return replace(self, query=query)


#: Narrows nothing.
WHOLE_SHELF: Final = ShelfFilter()


def items_of(shelf: Shelf, snapshot: Snapshot) -> tuple[ShelfItem, ...]:
    """All items of a shelf that were not removed for good, in pack order."""
    items: Mapping[str, ShelfItem] = getattr(snapshot.library, shelf.field)
    return snapshot.not_removed(items)


def on_shelf(
    shelf: Shelf, snapshot: Snapshot, wanted: ShelfFilter, states: Mapping[str, CardState]
) -> tuple[ShelfItem, ...]:
    """The items that pass the filter. "Not for me" are left out, or shown alone where they are asked for.

    What is searched is what is shown: also the word at the end of an item's line.
    """
    sought = words_of(wanted.query)
    passed = []
    for item in items_of(shelf, snapshot):
        state = states.get(item.id, UNMARKED)
        if (
            state.not_for_me == wanted.not_for_me
            and (state.liked or not wanted.liked)
            and (not state.times_used or not wanted.unused)
            and all(str(getattr(item, field)) == value for field, value in wanted.chosen)
            and has_words(sought, tag_of(item, snapshot.library), *texts_of(item))
        ):
            passed.append(item)
    return tuple(passed)


def values_of(facet: Facet, items: Iterable[ShelfItem]) -> tuple[str, ...]:
    """The values a facet offers: its own, or those the items have, in the order of the alphabet."""
    return facet.values or tuple(sorted({str(getattr(item, facet.field)) for item in items}))


def label_of(library: Library, facet: Facet, value: str) -> str:
    """The words for a value; a level is a number with its word."""
    return f"level {value}" if facet.vocabulary == "level" else library.label(facet.vocabulary, value)


def title_of(item: ShelfItem) -> str:
    """The line an item is listed by: what it trains, the situation, or the message itself."""
    if isinstance(item, Drill):
        return item.title
    return item.situation if isinstance(item, Script) else item.text


def texts_of(item: ShelfItem) -> tuple[str, ...]:
    """Everything that is searched in an item."""
    if isinstance(item, Drill):
        return (item.title, item.they_say, *(option.text for option in item.options), item.your_turn, item.try_today)
    if isinstance(item, Script):
        return (item.situation, *item.lines, item.repeat_line, *item.if_pushed, item.offer, item.why)
    return (item.text, item.reply_idea)


def tag_of(item: ShelfItem, library: Library) -> str:
    """The word at the end of an item's line: skill, kind of situation, or occasion."""
    if isinstance(item, Drill):
        return library.label("skill", item.skill)
    if isinstance(item, Script):
        return library.label("situation_type", item.situation_type)
    return library.label("occasion", item.occasion)


def filter_words(shelf: Shelf, wanted: ShelfFilter, count: int, library: Library) -> str:
    """The filter in a line: "48 drills · level 1 · not yet used"."""
    parts = [f"{count or 'no'} {shelf.noun[count != 1]}"]
    for facet in shelf.facets:
        value = wanted.value(facet.field)
        if value is not None:
            parts.append(label_of(library, facet, value))
    flags = ((wanted.unused, "not yet used"), (wanted.liked, "liked"), (wanted.not_for_me, "not for me"))
    return " · ".join([*parts, *(words for on, words in flags if on)])


def addresses(starter: Starter) -> bool:
    """Whether `{name}` is whom the message goes to ("Morning, {name}."), and not somebody it speaks of."""
    return calls_by_name(starter.text)


def filled(starter: Starter, slots: Mapping[str, str]) -> str:
    """A message with its slots filled; one without words stays as a gap to fill in, "…"."""
    text = starter.text
    for slot in starter.slots:
        text = text.replace("{" + slot + "}", slots.get(slot, "").strip() or "…")
    return text
