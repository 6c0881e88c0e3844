"""The lines of the Topics place: a row for each card, and the three cards of a hand with what follows each."""

from collections.abc import Mapping, Sequence
from functools import lru_cache

from rich.cells import cell_len

from ladder_tui.bound_keys import key
from ladder_tui.domain.cards.dealing import UNMARKED, CardState
from ladder_tui.domain.cards.shelves import Shelf, ShelfItem, title_of
from ladder_tui.domain.items.lines import Starter
from ladder_tui.domain.items.topics import TopicCard
from ladder_tui.domain.snapshot import Snapshot
from ladder_tui.screens.flows.cards.shelf_words import LIKED, USED, whole_item
from ladder_tui.widgets.row_list import GUTTER, Row
from ladder_tui.widgets.text import Part, cut, folded, line, words

#: Cells at the end of a row: two signs, the depth, and one for the scroll bar.
TAIL = 7
LEGEND = "✓ used  * liked  depth"
SHELF_LEGEND = "✓ used  * liked"
#: From this many cells on the legend fits beside the filter.
LEGEND_FROM = 70


def head(text: str, width: int, legend: str = LEGEND) -> list[Part]:
    """The line over the list: the filter in words, and what the signs mean where there is room for both."""
    text = cut(text, width - 2)
    free = width - 1 - cell_len(text) - len(legend) - 2
    right: list[Part] = [" " * free, (legend, "$quiet")] if width >= LEGEND_FROM and free >= 2 else []
    return [(" " + text, "$calm"), *right]


def card_rows(cards: Sequence[TopicCard], states: Mapping[str, CardState], width: int) -> list[Row]:
    """One line for each card: its opener, signs, and its depth at the right; `width` in cells."""
    made: list[Row] = []
    for card in cards:
        state = states.get(card.id, UNMARKED)
        made.append(_card_row(card.id, card.opener, card.depth, state.times_used > 0, state.liked, width))
    return made


# Remembered, because a search lists the same cards again at every key typed.
@lru_cache(maxsize=2048)
def _card_row(card_id: str, opener: str, depth: int, used: bool, liked: bool, width: int) -> Row:
    room = width - GUTTER - TAIL
    opener = cut(opener, room)
    return Row(
        words(
            " " * GUTTER + opener + " " * (room - cell_len(opener)) + " ",
            (USED if used else " ", "$kept"),
            (LIKED if liked else " ", "$calm"),
            (f" {depth}", "$quiet"),
        ),
        id=card_id,
    )


def hand_rows(cards: Sequence[TopicCard], states: Mapping[str, CardState], width: int) -> list[Row]:
    """Each card of a hand with its opener in full and what may follow; `width` in cells."""
    room = width - GUTTER - TAIL
    gap = "\n" + " " * GUTTER
    made: list[Row] = []
    for card in cards:
        state = states.get(card.id, UNMARKED)
        opener = folded(line(card.opener), room)
        first = opener[0] + " " * (room - cell_len(opener[0]))
        parts: list[Part] = [
            " " * GUTTER, (first, "bold"), " ", (USED if state.times_used else " ", "$kept"),
            (LIKED if state.liked else " ", "$calm"), (f" {card.depth}", "$quiet"),
        ]  # fmt: skip
        parts += [(gap + more, "bold") for more in opener[1:]]
        for follow_up in card.follow_ups:
            parts += [(gap + "· " + (gap + "  ").join(folded(line(follow_up.say), room - 2)), "$quiet")]
        made.append(Row(words(*parts), id=card.id))
        made.append(Row(words(" ")))
    return made[:-1]


def no_cards(*, packs: bool, hand: bool) -> list[Part]:
    """What is said where no card is listed: in `packs` without any, in a `hand` that is played, or of a filter."""
    if not packs:
        return ["No topic cards were found in the packs. ", ("ladder doctor says where they are looked for.", "$quiet")]
    if hand:
        return ["This hand is played. ", (key("topics.deal"), "bold $here"), (" deals the next three.", "$quiet")]
    return ["No card fits all of this. ", (key("topics.clear"), "bold $here"), (" shows all of them again.", "$quiet")]


def no_items(shelf: Shelf, *, whole: bool) -> list[Part]:
    """What is said where nothing of a shelf is listed; `whole` when nothing narrows it."""
    if whole:
        return [f"The packs hold no {shelf.noun[1]} yet. ", ("ladder packs list names what is there.", "$quiet")]
    return ["Nothing fits all of this. ", (key("topics.clear"), "bold $here"), (" shows everything again.", "$quiet")]


def whole_thing(item: ShelfItem, snapshot: Snapshot, state: CardState, width: int) -> list[Part]:
    """A drill, script or message beside the list; a message has no title of its own."""
    title: list[Part] = [] if isinstance(item, Starter) else [(line(title_of(item)), "bold"), "\n"]
    return [*title, *whole_item(item, snapshot, state, width)]
