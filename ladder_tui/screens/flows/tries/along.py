"""Reading a page or a card about what is ahead, and taking it along. Call these from a worker."""

from typing import Final

from ladder_tui.bound_keys import with_keys
from ladder_tui.domain.calendar.agenda import AgendaItem
from ladder_tui.domain.cards.ahead import cards_of_page, page_for
from ladder_tui.domain.cards.situations import situations_of
from ladder_tui.domain.items.situations import Situation
from ladder_tui.domain.items.topics import TopicCard
from ladder_tui.domain.records.activities import Activity
from ladder_tui.domain.records.cards import CardAction
from ladder_tui.domain.records.people import Person, Promise
from ladder_tui.domain.records.plans import Plan
from ladder_tui.domain.records.rungs import Rung
from ladder_tui.screens.flows.cards.own_words import ask_words, copy_card
from ladder_tui.screens.flows.cards.situation import SituationPage
from ladder_tui.screens.flows.plans.made_from import plan_from
from ladder_tui.screens.flows.plans.pin import ask_pin, ask_pin_page, pin_page, take_along
from ladder_tui.screens.flows.plans.plan import new_plan
from ladder_tui.screens.flows.tries.rehearsed import rehearse
from ladder_tui.screens.kit.dialog import Choose
from ladder_tui.screens.kit.page import PageScreen

_MARKS: Final[dict[str, CardAction]] = {"done": "used", "like": "liked", "not_for_me": "not_for_me"}


async def read_page(
    screen: PageScreen, page: Situation, *, to: AgendaItem | None = None, new: Plan | None = None
) -> str | None:
    """A page, until it is left or something was taken along: to `to` where it was opened from a plan or occurrence.

    Else it is asked to which plan; a new one begins as `new`. The id of the plan that `to` is now, None where nothing
    was taken along.
    """
    at: str | None = None
    while True:
        snapshot = screen.snapshot
        source = to.source if to is not None else new
        person = snapshot.people.get(source.person_id or "") if source is not None else None
        plan_id, person_id = to.ref if to is not None else None, person.id if person is not None else None
        along = (*map(snapshot.library.heir, to.cards), to.situation or "") if to is not None else ()
        answer = await screen.app.push_screen_wait(
            SituationPage(
                page,
                cards_of_page(snapshot, page, person=person),
                snapshot,
                along=along,
                choosing=source is not None,
                at=at,
                plan_id=plan_id,
                person_id=person_id,
            )
        )
        if answer is None:
            return None
        if answer == "another":
            page, at = await choose_page(screen, at=page) or page, None
        elif answer == "rehearse":
            await rehearse(screen, page, plan_id=plan_id, person_id=person_id)
        elif answer == "pin":
            if to is not None:
                return pin_page(screen, to, page)
            await ask_pin_page(screen, page, new=new)
            return None
        else:
            _, what, at = answer.split(":", 2)
            card = snapshot.library.topics[at]
            if what == "pin" and to is None:
                await ask_pin(screen, card, setting=page.settings[0], new=new)
                return None
            taken = await card_answer(screen, to, card, what)
            if what == "pin":
                return taken


async def look_ahead(screen: PageScreen, source: AgendaItem | Rung | Activity | Person) -> str | None:
    """The page that goes along to something planned, or that fits it; where none does, one chosen from all.

    From a plan or occurrence it is taken along to that; from anything else to a plan that is asked for, a new one made
    from it. The id of the plan it goes along to, None where nothing was taken along or it was asked for.
    """
    record = source.source if isinstance(source, AgendaItem) else source
    page = page_for(screen.snapshot, record) or await choose_page(screen)
    if page is None:
        return None
    if isinstance(record, Promise):
        new = new_plan(screen.snapshot, title=record.text, person_id=record.person_id)
        return await read_page(screen, page, new=new)
    if isinstance(source, AgendaItem):
        return await read_page(screen, page, to=source)
    return await read_page(screen, page, new=plan_from(screen.snapshot, source))


async def card_answer(screen: PageScreen, item: AgendaItem | None, card: TopicCard, what: str) -> str | None:
    """Carry out an answer of CardDialog: take the card along to `item` (or put it back), mark it, rehearse it, say it
    otherwise.

    The id of the plan it goes along to, None for anything else.
    """
    plan_id, person_id = (item.ref, item.person_id) if item is not None else (None, None)
    if what == "words":
        await ask_words(screen, card.id, plan_id=plan_id, person_id=person_id)
        return None
    if what == "rehearse":
        await rehearse(screen, card, plan_id=plan_id, person_id=person_id)
        return None
    if what == "copy":
        await copy_card(screen, card)
        return None
    if what == "pin":
        if item is not None:
            return await take_along(screen, item, card)
        screen.say(with_keys("Nothing is open today to take it to; {today.new} makes a plan."))
        return None
    whom = person_id if what == "done" else None
    screen.act(lambda: screen.journal.cards.mark(card.id, _MARKS[what], whom))
    return None


async def choose_page(screen: PageScreen, *, at: Situation | None = None) -> Situation | None:
    """One of all pages, from a list; None when it is left."""
    snapshot = screen.snapshot
    pages = {page.id: page for page in situations_of(snapshot)}
    if not pages:
        screen.say("No pages about what is ahead were found in the packs.")
        return None
    options = [(page.id, page.title) for page in pages.values()]
    chosen = await screen.app.push_screen_wait(Choose("What is ahead?", options, at=at.id if at is not None else None))
    return pages.get(chosen or "")
