"""What a day offers by itself: a card to take along, a question, a kind line, a kindness card, a hand of cards."""

from collections.abc import Iterable, Sequence

import msgspec

from ladder_tui.domain.base.chance import rota
from ladder_tui.domain.base.dayparts import day_start
from ladder_tui.domain.base.thresholds import thresholds
from ladder_tui.domain.base.vocabulary import DEEPEST, Setting, Stage
from ladder_tui.domain.cards.dealing import (
    allowed_depth,
    deal,
    deck_name,
    fitting,
    marks_of,
    season_here,
    setting_of_plan,
)
from ladder_tui.domain.cards.wording import sayable, topic_cards
from ladder_tui.domain.items.topics import TopicCard
from ladder_tui.domain.records.cards import Deck
from ladder_tui.domain.records.people import Person
from ladder_tui.domain.records.plans import Plan
from ladder_tui.domain.snapshot import Snapshot


class Hand(msgspec.Struct, frozen=True, kw_only=True):
    """Cards dealt, the deck as it is afterwards (to be kept), the depth they stay within and how many were in play."""

    cards: tuple[TopicCard, ...]
    deck: Deck
    depth: int
    fitting: int


def card_of_the_day(
    snapshot: Snapshot, *, settings: Iterable[Setting] = (), met: Iterable[Person] = ()
) -> TopicCard | None:
    """One card to take along today, the same all day, or None when no card fits.

    It suits the first of today's open plans that says where it takes place or with whom, then `settings` (say, of
    occurrences), then any day. Without a person it stays at depth 2 or less, and what stands in goes no deeper than
    suits whom one plans to see today, or `met`. No card comes twice before every card of its setting has had its day,
    except to stand in for one that was marked "not for me".
    """
    plans = [plan for plan in snapshot.plans.values() if plan.day == snapshot.today and plan.status == "open"]
    plans.sort(key=lambda plan: (plan.at is None, plan.at.isoformat() if plan.at else "", plan.id))
    places: list[tuple[Setting | None, Person | None]] = []
    for plan in plans:
        where = setting_of_plan(snapshot, plan)
        whom = snapshot.people.get(plan.person_id) if plan.person_id is not None else None
        if where is not None or whom is not None:
            places.append((where, whom))
    places += [(setting, None) for setting in settings]
    met = (*met, *(whom for _, whom in places if whom is not None))
    deepest = min((allowed_depth(person=whom) for whom in met if not whom.unsafe), default=DEEPEST)
    for setting, person in [*places, (None, None)]:
        card = _card_for(snapshot, setting, person, deepest)
        if card is not None:
            return card
    return None


def card_for_plan(snapshot: Snapshot, plan: Plan) -> TopicCard | None:
    """The card of today that suits a plan: its place or its person if it names one, else the card of the day."""
    whom = snapshot.people.get(plan.person_id) if plan.person_id is not None else None
    return card_suiting(snapshot, plan) or card_of_the_day(snapshot, met=() if whom is None else (whom,))


def card_suiting(snapshot: Snapshot, plan: Plan) -> TopicCard | None:
    """The card of today for the place and the person of a plan; None where it names neither, or where none suits."""
    where = setting_of_plan(snapshot, plan)
    whom = snapshot.people.get(plan.person_id) if plan.person_id is not None else None
    return _card_for(snapshot, where, whom) if where is not None or whom is not None else None


def _card_for(
    snapshot: Snapshot, setting: Setting | None, person: Person | None, deepest: int = DEEPEST
) -> TopicCard | None:
    limits = thresholds(snapshot.settings.thresholds)
    season = season_here(snapshot)
    depth = None if person is not None else min(deepest, int(limits["cards.day_depth"]))
    # Shown without having been asked for, so as it can be said at once: nothing to fill in. The pack's own opener
    # decides, so that other words chosen for a card do not put another one in its place.
    if depth is not None:
        cards = topic_cards(snapshot, plain_to=depth)
    else:
        gaps = {id for id, card in snapshot.library.topics.items() if "{" in card.opener}
        cards = tuple(card for card in topic_cards(snapshot) if card.id not in gaps)
    # The rota runs over all cards of the place, so that marking one does not reshuffle the days to come.
    listed = fitting(cards, (), now=snapshot.now, setting=setting, person=person, season=season, depth=depth)
    # A card used today stays the card of today.
    marks = [mark for mark in marks_of(snapshot) if mark.action != "used" or mark.at < day_start(snapshot.now)]
    left = listed
    if marks:
        left = fitting(
            cards, marks, now=snapshot.now, setting=setting, person=person, season=season, depth=depth, limits=limits
        )
    allowed = {card.id for card in left}
    # A card for one part of the day would be wrong in the others.
    order = rota([card.id for card in listed if card.daypart is None], snapshot.today, deck_name(setting=setting))
    chosen = next((card_id for card_id in order if card_id in allowed), None)
    return next((card for card in cards if card.id == chosen), None)


def deal_hand(
    snapshot: Snapshot,
    *,
    setting: Setting | None = None,
    stage: Stage | None = None,
    person: Person | None = None,
    depth: int | None = None,
    n: int | None = None,
    at_once: bool = False,
) -> Hand:
    """A hand of cards (three unless `n` says otherwise) for a place, a stage or a person; keep its deck afterwards.

    With `at_once` no gap is left in an opener, as long as there are cards without: nobody is going to be asked.
    """
    limits = thresholds(snapshot.settings.thresholds)
    cards = fitting(
        topic_cards(snapshot),
        marks_of(snapshot),
        now=snapshot.now,
        setting=setting,
        stage=stage,
        person=person,
        season=season_here(snapshot),
        depth=depth,
        limits=limits,
    )
    if at_once:
        cards = sayable(cards, snapshot, person_id=person.id if person is not None else None) or cards
    name = deck_name(setting=setting, stage=stage, person=person)
    return hand_of(snapshot, cards, name, n if n is not None else int(limits["cards.hand"]))


def hand_of(snapshot: Snapshot, cards: Sequence[TopicCard], deck_id: str, size: int) -> Hand:
    """The next `size` of these cards from the deck of that id, as it stands in the records; today's date shuffles."""
    deck = snapshot.decks.get(deck_id, Deck(id=deck_id))
    hand, after = deal(cards, deck, size, rng_seed=snapshot.today.isoformat())
    return Hand(cards=hand, deck=after, depth=max((card.depth for card in cards), default=0), fitting=len(cards))
