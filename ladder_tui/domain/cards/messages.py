"""Messages to somebody: the first line that comes next in a deck (docs/design.md 2, row 18).

A deck holds the lines that fit how one knows the person. No line comes twice before all have come.
"""

from collections.abc import Mapping, Sequence
from typing import Final, Literal

import msgspec
from msgspec.structs import replace

from ladder_tui.domain.base.chance import shuffled
from ladder_tui.domain.base.names import first_name, initials
from ladder_tui.domain.base.thresholds import thresholds
from ladder_tui.domain.base.vocabulary import Channel
from ladder_tui.domain.cards.dealing import UNMARKED, card_states, marks_of
from ladder_tui.domain.cards.shelves import addresses, filled
from ladder_tui.domain.items.lines import Occasion, Starter
from ladder_tui.domain.records.cards import Deck
from ladder_tui.domain.records.people import Person
from ladder_tui.domain.snapshot import Snapshot

#: What a message is for: an ordinary day, or one of the gestures.
Purpose = Literal["ordinary", "thanks", "asking", "inviting"]
#: Which occasions of the packs serve it.
OCCASIONS: Final[Mapping[Purpose, tuple[Occasion, ...]]] = {
    "ordinary": ("plain", "memory"),
    "thanks": ("thanks",),
    "asking": ("follow_up",),
    "inviting": ("plan",),
}


class FirstLine(msgspec.Struct, frozen=True, kw_only=True):
    """The line that comes next for a person. `deck` is the deck once this line has been dealt; keep it then."""

    starter: Starter
    person: Person
    deck: Deck

    @property
    def channel(self) -> Channel:
        """How it is sent."""
        return channel_of(self.starter)

    def text(self, snapshot: Snapshot) -> str:
        """The line as it is shown: the name filled in (as initials where that was asked for), other gaps as "…"."""
        if not addresses(self.starter):
            return filled(self.starter, {})
        name = first_name(self.person.name)
        return filled(self.starter, {"name": initials(name).rstrip(".") if snapshot.settings.initials else name})


def channel_of(starter: Starter) -> Channel:
    """How a message is sent, in the words of a contact."""
    return "voice_note" if starter.channel == "voice" else "letter" if starter.channel == "card" else "text"


def lines_for(snapshot: Snapshot, person: Person, purpose: Purpose = "ordinary") -> tuple[Starter, ...]:
    """The first lines that fit the person's stage and the purpose, in pack order; none for a person marked unsafe.

    Removed ones and those marked "not for me" are left out. Where none fits the purpose, every line of the stage does.
    For an ordinary day a line is whole as it stands, without gaps to fill, where there are enough of those.
    """
    if person.unsafe:
        return ()
    states = card_states(marks_of(snapshot))
    fitting = [
        starter
        for starter in snapshot.not_removed(snapshot.library.starters)
        if starter.stage == person.stage and not states.get(starter.id, UNMARKED).not_for_me
    ]
    meant = [starter for starter in fitting if starter.occasion in OCCASIONS[purpose]] or fitting
    whole = [starter for starter in meant if not starter.slots or (addresses(starter) and starter.slots == ("name",))]
    enough = thresholds(snapshot.settings.thresholds)["messages.enough"]
    return tuple(whole if purpose == "ordinary" and len(whole) >= enough else meant)


def first_line(snapshot: Snapshot, person: Person, purpose: Purpose = "ordinary") -> FirstLine | None:
    """The line on top of the person's deck; None when the packs hold none that fits.

    The same until it is sent or passed over, on whatever day.
    """
    starters = {starter.id: starter for starter in lines_for(snapshot, person, purpose)}
    if not starters:
        return None
    name = deck_of(person, purpose)
    deck = snapshot.decks.get(name, Deck(id=name))
    left = _left(starters, deck)
    if not left:
        last = deck.dealt[-1:]
        deck = Deck(id=name, shuffle=deck.shuffle + 1)
        left = _left(starters, deck)
        # What was dealt last does not come again at once.
        left = [*(id for id in left if id not in last), *(id for id in left if id in last)]
    return FirstLine(starter=starters[left[0]], person=person, deck=replace(deck, dealt=(*deck.dealt, left[0])))


def _left(starters: Mapping[str, Starter], deck: Deck) -> Sequence[str]:
    return [id for id in shuffled(starters, deck.id, deck.shuffle) if id not in deck.dealt]


def deck_of(person: Person, purpose: Purpose) -> str:
    """The id of the deck a person's messages for a purpose are dealt from."""
    return f"messages:{person.id}:{purpose}"
