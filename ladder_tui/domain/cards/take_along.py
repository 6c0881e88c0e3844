"""Lines to take along to a situation, for anyone or for one person: the same all day (docs/design.md 4.5)."""

from collections.abc import Collection
from typing import Final

import msgspec

from ladder_tui.domain.base.thresholds import thresholds
from ladder_tui.domain.base.vocabulary import DEPTH_CAP_BY_SETTING, DEPTH_CAP_BY_STAGE, Here
from ladder_tui.domain.cards.dealing import deal, fitting, marks_of, season_here
from ladder_tui.domain.cards.situations import cards_of_situation
from ladder_tui.domain.cards.wording import filled_in, topic_cards
from ladder_tui.domain.items.situations import Situation
from ladder_tui.domain.items.topics import FollowUp, TopicCard
from ladder_tui.domain.records.cards import Deck
from ladder_tui.domain.records.people import Person
from ladder_tui.domain.snapshot import Snapshot

#: How many lines unless more are asked for.
FEW: Final = 3


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """One card as it is said: its opener with what is known filled in, and what could be said next."""

    card: TopicCard
    say: str
    follow_up: FollowUp | None


def depth_for(situation: Situation) -> int:
    """The deepest card for anyone met there: the least cap of whom one meets, within the widest of the places."""
    return min(
        min(DEPTH_CAP_BY_STAGE[stage] for stage in situation.stages),
        max(DEPTH_CAP_BY_SETTING[setting] for setting in situation.settings),
    )


def cards_for(
    snapshot: Snapshot, situation: Situation, *, person: Person | None = None, here: Collection[Here] = ()
) -> tuple[TopicCard, ...]:
    """The cards of a situation that may be dealt today, plain and easy ones first.

    Without a person within the caps of the situation; with one within those of their stage and ceiling, and none of
    the last weeks together. Cards about something that has to be there only where it is among `here`.
    """
    marks = marks_of(snapshot)
    # How deep the last card together was counts, whatever page it was of; without one, no other page is opened.
    met = person is not None and any(mark.person_id == person.id for mark in marks)
    cards = fitting(
        topic_cards(snapshot, naming=None if met else situation.slug),
        marks,
        now=snapshot.now,
        person=person,
        season=season_here(snapshot),
        depth=depth_for(situation) if person is None else None,
        situation=situation.slug,
        here=here,
        limits=thresholds(snapshot.settings.thresholds),
    )
    return cards_of_situation(situation, cards)


def lines_of(
    snapshot: Snapshot,
    situation: Situation,
    *,
    person: Person | None = None,
    here: Collection[Here] = (),
    n: int = FEW,
) -> tuple[Line, ...]:
    """Up to n lines for a situation, drawn by the day, the shallow ones first.

    They stay at the two shallowest levels there are as long as those have lines, and a line that can be said at once
    comes before one with a gap to fill. With something in `here`, what was said to be there comes first; then what is
    in the language that was asked for.
    """
    cards = cards_for(snapshot, situation, person=person, here=here)
    shallow = min((card.depth for card in cards), default=0) + 1
    ranks = {
        card.id: (
            bool(here) and not card.here,
            not snapshot.library.speaks(card.id),
            max(0, card.depth - shallow),
            "{" in card.opener and "{" in _said(card, person, snapshot).opener,
        )
        for card in cards
    }
    hand: list[TopicCard] = []
    for rank in sorted(set(ranks.values())):
        drawn, _ = deal(
            (card for card in cards if ranks[card.id] == rank),
            Deck(id=f"lines:{situation.slug}"),
            n - len(hand),
            rng_seed=snapshot.today.isoformat(),
        )
        hand += drawn
    hand.sort(key=lambda card: (ranks[card.id], card.depth))
    return tuple(_line(snapshot, card, person) for card in hand)


def _line(snapshot: Snapshot, card: TopicCard, person: Person | None) -> Line:
    said = _said(card, person, snapshot)
    # One that can be said at once, after what is most likely to come back.
    then = sorted(said.follow_ups, key=lambda one: ("{" in one.say, not one.when))
    return Line(card=card, say=said.opener, follow_up=then[0] if then else None)


def _said(card: TopicCard, person: Person | None, snapshot: Snapshot) -> TopicCard:
    """The card with what is known of its gaps; all others stay."""
    return filled_in(card, snapshot, person_id=person.id if person is not None else None)
