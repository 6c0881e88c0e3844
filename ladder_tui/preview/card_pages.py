"""Topic cards, drills, scripts, messages, and their filters."""

from ladder_tui.domain.cards.rehearsal import play_of_card
from ladder_tui.domain.cards.shelves import SHELVES, ShelfFilter
from ladder_tui.domain.cards.situations import situations_of
from ladder_tui.domain.cards.topic_filter import TopicFilter
from ladder_tui.domain.picks.portfolio import PortfolioFilter
from ladder_tui.preview.stage import someone
from ladder_tui.screens.flows.activities.portfolio_filter import ask_portfolio_filter
from ladder_tui.screens.flows.cards.card import CardDialog
from ladder_tui.screens.flows.cards.drill import YourTurn, play
from ladder_tui.screens.flows.cards.filters import ask_shelf_filter, ask_topic_filter
from ladder_tui.screens.flows.cards.message import write_to
from ladder_tui.screens.flows.cards.own_card import write_own
from ladder_tui.screens.flows.cards.own_words import OwnWords, ask_gaps, ask_words
from ladder_tui.screens.flows.cards.rehearse import RehearseDialog
from ladder_tui.screens.flows.cards.shelf_item import ShelfDialog, ask_person, copy_message
from ladder_tui.screens.flows.cards.situation_choice import SituationChoice
from ladder_tui.screens.flows.tries.along import read_page
from ladder_tui.screens.kit.page import PageScreen


async def card(page: PageScreen) -> None:
    """A whole topic card; the arrows turn to the next."""
    await page.app.push_screen_wait(CardDialog(list(page.snapshot.library.topics.values()), page.snapshot))


async def card_words(page: PageScreen) -> None:
    """How a topic card is said: its ways, and words of one's own."""
    await ask_words(page, next(iter(page.snapshot.library.topics)))


async def own_words(page: PageScreen) -> None:
    """A topic card in one's own words."""
    one = next(iter(page.snapshot.library.topics.values()))
    await page.app.push_screen_wait(OwnWords(page.journal, one, one))


async def card_gaps(page: PageScreen) -> None:
    """The gaps of a topic card, asked before it is taken along."""
    await ask_gaps(page, next(one for one in page.snapshot.library.topics.values() if len(one.slots) > 1))


async def situation(page: PageScreen) -> None:
    """A page about what is ahead."""
    await read_page(page, situations_of(page.snapshot)[0])


async def script(page: PageScreen) -> None:
    """A whole script."""
    await page.app.push_screen_wait(ShelfDialog(list(page.snapshot.library.scripts.values()), page.snapshot))


async def starter(page: PageScreen) -> None:
    """A whole first line of a message."""
    await page.app.push_screen_wait(ShelfDialog(list(page.snapshot.library.starters.values()), page.snapshot))


async def drill(page: PageScreen) -> None:
    """A listening drill, played from its beginning."""
    await play(page, next(iter(page.snapshot.library.drills.values())))


async def drill_turn(page: PageScreen) -> None:
    """The end of a drill: one's own line."""
    await page.app.push_screen_wait(YourTurn(page.journal, next(iter(page.snapshot.library.drills.values()))))


async def message(page: PageScreen) -> None:
    """A first line to a person."""
    await write_to(page, someone(page))


async def message_gaps(page: PageScreen) -> None:
    """The gaps of a message, to fill."""
    gapped = next(one for one in page.snapshot.library.starters.values() if set(one.slots) - {"name"})
    await copy_message(page, gapped, person=someone(page))


async def for_whom(page: PageScreen) -> None:
    """Who is it for? A choice of people."""
    await ask_person(page, "Who is it for?")


async def own_card(page: PageScreen) -> None:
    """A topic card of one's own."""
    await write_own(page, "topic_card")


async def own_script(page: PageScreen) -> None:
    """A script of one's own."""
    await write_own(page, "script")


async def own_message(page: PageScreen) -> None:
    """A first line of one's own."""
    await write_own(page, "starter")


async def filter_topics(page: PageScreen) -> None:
    """The filter of topic cards."""
    await ask_topic_filter(page, TopicFilter())


async def choose_situation(page: PageScreen) -> None:
    """One of the situations, found by any words."""
    await page.app.push_screen_wait(SituationChoice(page.snapshot, None, anything="anything"))


async def filter_scripts(page: PageScreen) -> None:
    """The filter of scripts."""
    await ask_shelf_filter(page, SHELVES["scripts"], ShelfFilter())


async def filter_portfolio(page: PageScreen) -> None:
    """The filter of the portfolio."""
    await ask_portfolio_filter(page, PortfolioFilter())


async def rehearse(page: PageScreen) -> None:
    """A card rehearsed in three turns."""
    card = next(iter(page.snapshot.library.topics.values()))
    await page.app.push_screen_wait(RehearseDialog(play_of_card(card), page.snapshot.library, seed="preview"))
