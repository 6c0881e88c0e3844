"""What is known about a topic card, in a line."""

from typing import Final

from ladder_tui.domain.base.when import near_words
from ladder_tui.domain.cards.dealing import UNMARKED, CardState, card_states, marks_of
from ladder_tui.domain.cards.wording import as_said
from ladder_tui.domain.items.topics import TopicCard
from ladder_tui.domain.snapshot import Snapshot

#: Answers of a whole card after which it is shown again: say it in other words, rehearse it.
STAYS: Final = ("words", "rehearse")


def card_facts(card: TopicCard, snapshot: Snapshot, state: CardState | None = None) -> str:
    """Where it fits, how deep it goes, what has to be there, and what the user did with it.

    `state` is looked up unless given.
    """
    label = snapshot.library.label
    if state is None:
        state = card_states(marks_of(snapshot)).get(card.id, UNMARKED)
    facts = [
        ", ".join(label("setting", setting) for setting in card.settings),
        f"depth {card.depth}, {label('depth', str(card.depth))}",
    ]
    if card.here:
        facts.append("where there is " + ", ".join(label("here", here) for here in card.here))
    if card.season is not None:
        facts.append(label("season", card.season))
    if state.liked:
        facts.append("liked")
    if state.not_for_me:
        facts.append("not for me")
    if state.times_used and state.last_used is not None:
        times = "used once" if state.times_used == 1 else f"used {state.times_used} times"
        facts.append(f"{times}, last {near_words(state.last_used.date(), snapshot.today)}")
    return " · ".join(facts)


def deeper_opener(card: TopicCard, snapshot: Snapshot) -> str:
    """The opener of the card that goes with this one, a level deeper; empty without one or when it was removed."""
    other = snapshot.library.topic(card.pairs_with)
    return as_said(other, snapshot).opener if other is not None and other.id not in snapshot.removed else ""
