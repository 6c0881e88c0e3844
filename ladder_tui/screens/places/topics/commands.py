"""What is done on Topics with the card, script or message under the cursor, and hands dealt for somebody."""

from typing import Final

from textual import on, work

from ladder_tui.domain.base.when import near_words
from ladder_tui.domain.cards.of_the_day import Hand, deal_hand, setting_of_plan
from ladder_tui.domain.cards.topic_filter import EVERYTHING, TopicFilter
from ladder_tui.domain.items.drills import Drill
from ladder_tui.domain.items.topics import TopicCard
from ladder_tui.domain.people.in_touch import people_by_contact
from ladder_tui.screens.flows.cards.card import CardDialog
from ladder_tui.screens.flows.cards.own_card import type_of, write_own
from ladder_tui.screens.flows.plans.pin import ask_pin, open_ahead
from ladder_tui.screens.kit.dialog import Choose
from ladder_tui.screens.places.topics.shelf_tabs import ShelvesPage
from ladder_tui.services.journal import Journal
from ladder_tui.widgets.row_list import RowList
from ladder_tui.widgets.text import line

#: Stands for everybody who has no page here.
SOMEONE_ELSE: Final = "someone else"
PERSON, PLAN = "person:", "plan:"
#: What is written on each tab.
WRITES: Final = {"cards": "topic_card", "scripts": "script", "messages": "starter"}


class TopicsActions(ShelvesPage):
    """The commands of the place. `TopicsScreen` shows and narrows."""

    def __init__(self, journal: Journal) -> None:
        super().__init__(journal)
        self._wanted: TopicFilter = EVERYTHING
        self._hand: tuple[str, ...] = ()
        self._cards: tuple[TopicCard, ...] = ()

    def _card(self) -> TopicCard | None:
        id = self.query_one(RowList).current_id
        return self.snapshot.library.topics.get(id or "") if self._cards else None

    def _under_id(self) -> str | None:
        """The id of what is under the cursor, card or shelf item."""
        found = self._card() or self._item()
        return found.id if found is not None else None

    # -- hands ------------------------------------------------------------------------------

    def _play(self, hand: Hand) -> None:
        """Show a hand that was dealt."""
        # The deck is kept first: a hand that could not be kept would be dealt again.
        self.act(lambda: self.journal.cards.keep_deck(hand.deck), said="")
        self._hand = tuple(card.id for card in hand.cards)
        self._fill()
        self.query_one(RowList).focus()
        self.query_one(RowList).action_first()
        self.refresh_keys()

    @work(exclusive=True)
    async def action_deal_for(self) -> None:
        """Three cards for a person or a plan, within the caps of place, stage and person."""
        snapshot = self.snapshot
        plans = [item for item in open_ahead(snapshot) if item.kind == "plan"]
        people = people_by_contact(snapshot.people.values(), snapshot.contacts.values())
        options = [(PERSON + person.id, self.shown(line(person.name))) for person in people]
        options += [
            (PLAN + item.ref, f"{self.shown(line(item.title))} · {near_words(item.day, snapshot.today)}")
            for item in plans
        ]
        if not options:
            self.say("There is no person and no plan to deal for yet; D deals for anyone.")
            return
        chosen = await self.app.push_screen_wait(Choose("Deal three for", options))
        if chosen is None:
            return
        plan = snapshot.plans.get(chosen.removeprefix(PLAN)) if chosen.startswith(PLAN) else None
        person = snapshot.people.get(chosen.removeprefix(PERSON) if plan is None else plan.person_id or "")
        hand = deal_hand(snapshot, setting=setting_of_plan(snapshot, plan) if plan is not None else None, person=person)
        if not hand.cards:
            self.say("No card fits there now; all that would were used together lately.")
            return
        self._play(hand)
        self.say(f"Three for this, depth {hand.depth} at most.")

    # -- one's own --------------------------------------------------------------------------

    @work(exclusive=True)
    async def action_write(self) -> None:
        """A card, script or message of one's own."""
        kind = WRITES.get(self._tab)
        if kind is not None:
            await self._written(await write_own(self, kind))

    @work(exclusive=True)
    async def action_edit(self) -> None:
        """Change one of one's own; of another one a version of one's own is made, which takes its place."""
        found = self._card() or self._item()
        if found is not None and not isinstance(found, Drill):
            await self._written(await write_own(self, type_of(found), found))

    async def _written(self, id: str) -> None:
        if id:
            self._fill()
            self.query_one(RowList).go_to(id)

    # -- with the card under the cursor -----------------------------------------------------

    @on(RowList.OptionSelected)
    def _chosen(self) -> None:
        self.action_open()

    @work(exclusive=True)
    async def action_open(self) -> None:
        """The whole card, and from it to the next ones."""
        item = self._item()
        if item is not None:
            await self.open_item(item)
            return
        card = self._card()
        if card is None:
            return
        dialog = CardDialog(self._cards, self.snapshot, at=self._cards.index(card))
        what = await self.app.push_screen_wait(dialog)
        self.query_one(RowList).go_to(dialog.card.id)
        if what is not None:
            await self.run_action(what)

    @work(exclusive=True)
    async def action_pin(self) -> None:
        """Take the card along to a plan, or put it back."""
        card = self._card()
        if card is not None:
            await ask_pin(self, card, setting=self._wanted.setting)

    @work(exclusive=True)
    async def action_done(self) -> None:
        """Note that the card was used, and with whom."""
        item = self._item()
        if item is not None:
            await self.use_item(item)
            return
        card = self._card()
        if card is None:
            return
        people = people_by_contact(self.snapshot.people.values(), self.snapshot.contacts.values())
        chosen: str | None = SOMEONE_ELSE
        if people:
            options = [(SOMEONE_ELSE, "someone else"), *((p.id, self.shown(p.name)) for p in people)]
            chosen = await self.app.push_screen_wait(Choose("Used with whom?", options))
        if chosen is not None:
            with_whom = None if chosen == SOMEONE_ELSE else chosen
            self.act(lambda: self.journal.cards.mark(card.id, "used", with_whom))

    def action_like(self) -> None:
        """Mark the card as liked, or take the mark back."""
        id = self._under_id()
        if id is not None:
            self.act(lambda: self.journal.cards.mark(id, "liked"))

    def action_not_for_me(self) -> None:
        """Never deal the card again, until it is taken back."""
        id = self._under_id()
        if id is not None:
            self.act(lambda: self.journal.cards.mark(id, "not_for_me"))

    def action_remove(self) -> None:
        """Take the card out for good; one of one's own leaves its pack."""
        found = self._card() or self._item()
        if found is None:
            return
        if self.journal.own_cards.is_own(found.id):
            self.act(lambda: self.journal.own_cards.remove(type_of(found), found.id))
        else:
            self.act(lambda: self.journal.cards.remove(found.id))
