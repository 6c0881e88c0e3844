"""What each command of Topics does. `COMMANDS` at the end says which function stands behind which.

Flows are imported where they begin, so that the place opens without them.
"""

from typing import Any, Final

from ladder_tui.bound_keys import key, with_keys
from ladder_tui.domain.base.when import near_words
from ladder_tui.domain.cards.dealing import setting_of_plan
from ladder_tui.domain.cards.of_the_day import deal_hand
from ladder_tui.domain.cards.shelves import WHOLE_SHELF, ShelfItem
from ladder_tui.domain.cards.topic_filter import EVERYTHING, deal_from
from ladder_tui.domain.items.drills import Drill
from ladder_tui.domain.items.lines import Starter
from ladder_tui.domain.items.scripts import Script
from ladder_tui.domain.items.situations import Situation
from ladder_tui.domain.items.topics import TopicCard
from ladder_tui.domain.people.in_touch import people_by_contact
from ladder_tui.screens.flows.cards.card_words import STAYS
from ladder_tui.screens.kit.dialog import Choose
from ladder_tui.screens.kit.search_page import search
from ladder_tui.screens.kit.tabs import next_tab, previous_tab
from ladder_tui.screens.kit.under import Flow, PlaceCommands, Under
from ladder_tui.screens.places.topics.screen import TopicsScreen
from ladder_tui.widgets.row_list import RowList
from ladder_tui.widgets.text import line

Thing = TopicCard | ShelfItem | Situation

#: Stands for everybody who has no page here.
SOMEONE_ELSE: Final = "someone else"
PERSON, PLAN = "person:", "plan:"
#: What is written on each tab.
WRITES: Final = {"cards": "topic_card", "scripts": "script", "messages": "starter"}

# -- with what is under the cursor --------------------------------------------------------------


async def open_it(page: TopicsScreen, under: Under[Thing]) -> None:
    """Read a page, play a drill; the whole of anything else, and from it the next ones; then what is chosen there."""
    from ladder_tui.screens.flows.cards.card import CardDialog
    from ladder_tui.screens.flows.cards.drill import play
    from ladder_tui.screens.flows.cards.shelf_item import ShelfDialog

    thing = under.thing
    if isinstance(thing, Situation):
        from ladder_tui.screens.flows.tries.along import read_page

        await read_page(page, thing)
        return
    if isinstance(thing, Drill):
        await play(page, thing)
        return
    what: str | None
    if isinstance(thing, TopicCard):
        what, last = STAYS[0], thing.id
        while what in STAYS:
            # In other words it is another card of the list, at the same place.
            at = next((number for number, card in enumerate(page.cards) if card.id == last), 0)
            cards = CardDialog(page.cards, page.snapshot, at=at)
            what, last = await page.app.push_screen_wait(cards), cards.card.id
            page.go_to(last)
            if what in STAYS:
                await page.go_on_with(what)
    else:
        items = ShelfDialog(page.items, page.snapshot, at=page.items.index(thing))
        what, last = await page.app.push_screen_wait(items), items.item.id
    page.go_to(last)
    if what is not None:
        await page.go_on_with(what)


async def words(page: TopicsScreen, under: Under[TopicCard]) -> None:
    """Choose how the card is said from now on, or write it in one's own words."""
    from ladder_tui.screens.flows.cards.own_words import ask_words

    await ask_words(page, under.thing.id)


async def pin(page: TopicsScreen, under: Under[TopicCard | Situation]) -> None:
    """Take the card or the page along to a plan, or put it back."""
    from ladder_tui.screens.flows.plans.pin import ask_pin, ask_pin_page

    if isinstance(under.thing, Situation):
        await ask_pin_page(page, under.thing)
    else:
        await ask_pin(page, under.thing, setting=page.wanted.setting)


async def rehearse(page: TopicsScreen, under: Under[TopicCard | Situation]) -> None:
    """Play it through in three turns; if wanted, note it as a try."""
    from ladder_tui.screens.flows.tries.rehearsed import rehearse as play_through

    await play_through(page, under.thing)


async def used(page: TopicsScreen, under: Under[TopicCard | ShelfItem]) -> None:
    """Note that it was used: a card with whom, a message that was sent as a contact too."""
    from ladder_tui.screens.flows.cards.shelf_item import note_sent

    thing, mark = under.thing, page.journal.cards.mark
    if isinstance(thing, Starter):
        await note_sent(page, thing)
        return
    people = people_by_contact(page.snapshot.people.values(), page.snapshot.contacts.values())
    chosen: str | None = SOMEONE_ELSE
    if isinstance(thing, TopicCard) and people:
        options = [
            (SOMEONE_ELSE, "someone else"),
            *((person.id, page.snapshot.listed_name(person)) for person in people),
        ]
        chosen = await page.app.push_screen_wait(Choose("Used with whom?", options))
    if chosen is not None:
        page.act(lambda: mark(thing.id, "used", None if chosen == SOMEONE_ELSE else chosen))


def like(page: TopicsScreen, under: Under[Thing]) -> None:
    """Mark it as liked, or take the mark back."""
    page.act(lambda: page.journal.cards.mark(under.thing.id, "liked"))


def not_for_me(page: TopicsScreen, under: Under[Thing]) -> None:
    """Never deal it again, until it is taken back."""
    page.act(lambda: page.journal.cards.mark(under.thing.id, "not_for_me"))


def remove(page: TopicsScreen, under: Under[Thing]) -> None:
    """Take it out for good; one of one's own leaves its pack."""
    from ladder_tui.screens.flows.cards.own_card import type_of

    thing, own_cards = under.thing, page.journal.own_cards
    if own_cards.is_own(thing.id):
        page.act(lambda: own_cards.remove(type_of(thing), thing.id))
    else:
        page.act(lambda: page.journal.cards.remove(thing.id))


async def copy(page: TopicsScreen, under: Under[TopicCard | Script | Starter]) -> None:
    """To the clipboard, the gaps of a card or message filled first."""
    from ladder_tui.screens.flows.cards.own_words import copy_card
    from ladder_tui.screens.flows.cards.shelf_item import copy_message, copy_script

    if isinstance(under.thing, TopicCard):
        await copy_card(page, under.thing)
    elif isinstance(under.thing, Starter):
        await copy_message(page, under.thing)
    else:
        copy_script(page, under.thing)


# -- one's own ----------------------------------------------------------------------------------


def nothing_to_write(page: TopicsScreen, under: Under[Any]) -> str:
    """What is missing among drills, which are not written here."""
    return "" if page.tabs.at in WRITES else "needs the tab of cards, scripts or messages"


async def write(page: TopicsScreen, under: Under[Any]) -> None:
    """A card, script or message of one's own."""
    from ladder_tui.screens.flows.cards.own_card import write_own

    _written(page, await write_own(page, WRITES[page.tabs.at]))


async def edit(page: TopicsScreen, under: Under[TopicCard | Script | Starter]) -> None:
    """Change one of one's own; of another one a version of one's own is made, which takes its place."""
    from ladder_tui.screens.flows.cards.own_card import type_of, write_own

    _written(page, await write_own(page, type_of(under.thing), under.thing))


def _written(page: TopicsScreen, id: str) -> None:
    if id:
        page.fill()
        page.go_to(id)


# -- hands --------------------------------------------------------------------------------------


def no_deal(page: TopicsScreen, under: Under[Any]) -> str:
    """What is missing where no cards can be dealt."""
    if not page.on_cards:
        return "needs the tab of cards"
    if page.wanted.not_for_me:
        return "needs cards that are for you"
    return "" if page.cards or page.hand else "needs cards to deal from"


def no_deal_for(page: TopicsScreen, under: Under[Any]) -> str:
    """What is missing where none can be dealt for somebody; from what is ahead it leads over to the cards."""
    return no_deal(page, under) if page.tabs.at != "ahead" else ""


def deal(page: TopicsScreen, under: Under[Any]) -> None:
    """Three cards of the filter that have not come up since the deck was last shuffled."""
    hand = deal_from(page.snapshot, page.wanted)
    if hand.cards:
        page.play(hand)
    else:
        page.say(with_keys("No card of this filter fits the season; {topics.filter} widens it."))


async def deal_for(page: TopicsScreen, under: Under[Any]) -> None:
    """Three cards for a person or a plan, within the caps of place, stage and person."""
    from ladder_tui.screens.flows.plans.pin import open_ahead

    snapshot = page.snapshot
    plans = [item for item in open_ahead(snapshot) if item.kind == "plan"]
    people = people_by_contact(snapshot.people.values(), snapshot.contacts.values())
    options = [(PERSON + person.id, line(snapshot.listed_name(person))) for person in people]
    options += [
        (PLAN + item.ref, f"{page.shown(line(item.title), item.whom)} · {near_words(item.day, snapshot.today)}")
        for item in plans
    ]
    if not options:
        page.say(with_keys("There is no person and no plan to deal for yet; {topics.deal} deals for anyone."))
        return
    chosen = await page.app.push_screen_wait(Choose("Deal three for", options))
    if chosen is None:
        return
    plan = snapshot.plans.get(chosen.removeprefix(PLAN)) if chosen.startswith(PLAN) else None
    person = snapshot.people.get(chosen.removeprefix(PERSON) if plan is None else plan.person_id or "")
    hand = deal_hand(snapshot, setting=setting_of_plan(snapshot, plan) if plan is not None else None, person=person)
    if not hand.cards:
        page.say("No card fits there now; all that would were used together lately.")
        return
    page.play(hand)
    page.say(f"Three for this, depth {hand.depth} at most.")


# -- narrowing ----------------------------------------------------------------------------------


async def narrow(page: TopicsScreen, under: Under[Any]) -> None:
    """By setting, depth, need, stage, tone, effort and season; a shelf by its own words."""
    from ladder_tui.screens.flows.cards.filters import ask_shelf_filter, ask_topic_filter

    if page.shelf is not None:
        of_shelf = await ask_shelf_filter(page, page.shelf, page.shelf_wanted)
        if of_shelf is None:
            return
        page.narrow_shelf(of_shelf)
    else:
        wanted = await ask_topic_filter(page, page.wanted)
        if wanted is None:
            return
        page.narrow(wanted)
    page.query_one(RowList).action_first()


def nothing_to_narrow(page: TopicsScreen, under: Under[Any]) -> str:
    """What is missing among situations, which are found by words."""
    return f"needs another tab; {key('topics.search')} finds what is ahead" if page.tabs.at == "ahead" else ""


def all_shown(page: TopicsScreen, under: Under[Any]) -> str:
    """What is missing where everything is shown already."""
    if page.shelf is not None:
        narrowed = page.shelf_wanted != WHOLE_SHELF or page.searching
    elif page.on_cards:
        narrowed = bool(page.hand) or page.wanted != EVERYTHING or page.searching
    else:
        narrowed = page.searching
    return "" if narrowed else "needs a hand, a search or a filter to come back from"


_SHELF_FOOT: Final = ("open", "copy", "next_tab", "filter", "search")
COMMANDS: Final = PlaceCommands(
    {
        "open": open_it,
        "pin": pin,
        "deal": Flow(deal, no_deal),
        "filter": Flow(narrow, nothing_to_narrow),
        "search": search,
        "rehearse": rehearse,
        "done": used,
        "like": like,
        "not_for_me": not_for_me,
        "remove": remove,
        "deal_for": Flow(deal_for, no_deal_for),
        "words": words,
        "copy": copy,
        "write": Flow(write, nothing_to_write),
        "edit": edit,
        "next_tab": next_tab,
        "previous_tab": previous_tab,
        "clear": Flow(lambda page, under: page.widen(), all_shown),
    },
    foot={
        "ahead": ("search", "open", "pin", "rehearse", "next_tab"),
        "hand": ("deal", "clear", "open", "pin", "filter", "search"),
        "listening": ("open", "next_tab", "filter", "search"),
        "scripts": _SHELF_FOOT,
        "messages": _SHELF_FOOT,
    },
)
