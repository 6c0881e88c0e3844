"""Ten people, 26 weeks with the shipped texts: what is dealt to them day by day can be said there, and is true.

.venv/bin/python -m pytest tests/domain/cards/test_ten_half_years.py -n 0 -s   prints the figures.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from random import Random
from typing import Final

import msgspec
import pytest
from msgspec.structs import replace

from ladder_tui.domain.base.vocabulary import DEPTH_CAP_BY_SETTING, DEPTH_CAP_BY_STAGE, HERE, STAGES, Here, Setting
from ladder_tui.domain.cards.dealing import allowed_depth, season_here
from ladder_tui.domain.cards.messages import first_line
from ladder_tui.domain.cards.of_the_day import card_of_the_day, deal_hand
from ladder_tui.domain.cards.take_along import depth_for, lines_of
from ladder_tui.domain.cards.topic_filter import TopicFilter, deal_from
from ladder_tui.domain.items.situations import Situation
from ladder_tui.domain.items.topics import TopicCard
from ladder_tui.domain.records.people import Person
from ladder_tui.domain.snapshot import Snapshot
from tests.kits.builders import NOW, card_mark, person, plan, snapshot
from tests.kits.half_a_year import DAYS, SOMEONE, Someone
from tests.kits.shipped_packs import shipped_library

#: Where each of the ten is mostly, by the ends of situation ids.
AHEAD: Final[Mapping[str, tuple[str, ...]]] = {
    "new in town": ("new-in-town", "at-a-counter", "open-evening"),
    "low all winter": ("picking-up-a-chat", "at-a-counter", "in-the-park"),
    "a carer with little time": ("waiting-room", "weekly-call", "asking-a-favour"),
    "shift work": ("side-by-side-at-work", "colleague-kitchen", "on-the-train"),
    "many people, nobody close": ("catching-up", "coffee-first-time", "asked-how-are-you"),
    "misses a group": ("first-evening", "before-it-starts", "clearing-up"),
    "six weeks away": ("long-silence", "keep-seeing", "same-way-home"),
    "opens it twice a week": ("lunch-colleague", "on-the-train", "family-meal"),
    "full of energy": ("sport-or-walking-group", "inviting", "knows-one-person"),
    "a small fixed week": ("neighbour-at-the-door", "community-hall", "with-my-dog"),
}


class Heard(msgspec.Struct):
    """What was dealt to one person in 26 weeks, by the way it came."""

    days: int = 0
    of_the_day: Counter[str] = msgspec.field(default_factory=Counter)
    lines: Counter[str] = msgspec.field(default_factory=Counter)
    hands: Counter[str] = msgspec.field(default_factory=Counter)
    scenes: Counter[str] = msgspec.field(default_factory=Counter)
    messages: Counter[str] = msgspec.field(default_factory=Counter)

    def line(self, name: str) -> str:
        """One line of the figures."""
        told = ", ".join(
            f"{ways.total()} {way} of {len(ways)}"
            for way, ways in (
                ("cards of the day", self.of_the_day), ("lines", self.lines), ("cards in hands", self.hands),
                ("scenes", self.scenes), ("messages", self.messages),
            )
        )  # fmt: skip
        return f"{name}: {self.days} days, {told}"


def circle(rng: Random) -> dict[str, Person]:
    """Somebody of each stage, each with a ceiling of their own, and one who is not safe."""
    made = [person(f"p-{stage}", f"Mo {stage}", stage=stage, depth_ceiling=rng.randint(1, 5)) for stage in STAGES]
    return {one.id: one for one in (*made, person("p-unsafe", "Nobody", stage="friend", unsafe=True))}


def days_of(someone: Someone, rng: Random) -> Iterator[int]:
    """The days on which somebody opens the app."""
    for number in range(DAYS):
        if number // 7 not in someone.away and rng.random() <= someone.opens:
            yield number


def true_there(cards: Sequence[TopicCard], there: Snapshot, deepest: int, here: Sequence[Here] = ()) -> None:
    """Nothing is about what is not there, nothing is out of season, nothing is above the caps."""
    for card in cards:
        assert set(card.here) <= set(here), card.id
        assert card.season in (None, season_here(there)), card.id
        assert card.depth <= deepest, card.id
        assert "…" in card.share, card.id  # a beginning that everybody can finish truthfully


def used_with(there: Snapshot, card: TopicCard, whom: Person, number: int) -> Snapshot:
    mark = card_mark(f"m-{number}", card.id, at=there.now, person_id=whom.id)
    return replace(there, card_marks={**there.card_marks, mark.id: mark})


@pytest.mark.parametrize("someone", SOMEONE, ids=lambda someone: someone.name)
def test_half_a_year_of_lines(someone: Someone) -> None:
    rng, heard = Random(f"lines {someone.name}"), Heard()
    state = replace(snapshot(library=shipped_library()), people=circle(rng))
    pages = {one.slug: one for one in state.library.situations.values()}
    ahead = [pages[slug] for slug in AHEAD[someone.name]]
    depth_with: dict[str, int] = {}
    heard_at: dict[tuple[str, str], int] = {}
    for number in days_of(someone, rng):
        heard.days += 1
        state = replace(state, now=NOW + timedelta(days=number))
        page, whom = rng.choice(ahead), rng.choice(list(state.people.values()))
        state = _a_day(state, heard, page, whom, rng)
        # A hand for somebody: within their caps, one step deeper at most, nothing they heard lately.
        hand = deal_hand(state, person=whom, setting=rng.choice(page.settings))
        if whom.unsafe:
            assert not hand.cards
            continue
        state = replace(state, decks={**state.decks, hand.deck.id: hand.deck})
        true_there(hand.cards, state, allowed_depth(person=whom))
        for card in hand.cards:
            assert card.depth <= depth_with.get(whom.id, 5) + 1
            assert number - heard_at.get((whom.id, card.id), -DAYS) >= 90
        heard.hands.update(card.id for card in hand.cards)
        if hand.cards and rng.random() < someone.takes:
            used = hand.cards[0]
            depth_with[whom.id], heard_at[whom.id, used.id] = used.depth, number
            state = used_with(state, used, whom, number)
    print(heard.line(someone.name))
    # Every day had a card, and what came was no small circle of the same few.
    assert heard.of_the_day.total() == heard.days
    assert max(heard.of_the_day.values()) <= max(3, heard.days // 20)
    assert len(heard.lines) >= 15
    assert max(heard.messages.values()) <= max(2, heard.messages.total() // 20)


def _a_day(state: Snapshot, heard: Heard, page: Situation, whom: Person, rng: Random) -> Snapshot:
    """The card of an ordinary day or of one with a plan, lines for what is ahead, scenes that are there, a message."""
    setting: Setting | None = rng.choice((None, None, *page.settings))
    planned = plan("p", page.title, state.today, setting=setting, person_id=rng.choice((None, whom.id)))
    day = replace(state, plans={planned.id: planned} if rng.random() < 0.5 else {})
    card = card_of_the_day(day)
    assert card is not None
    with_whom = day.plans and planned.person_id is not None and not whom.unsafe
    true_there([card], day, allowed_depth(person=whom) if with_whom else 2)
    assert "{" not in card.opener, card.id
    heard.of_the_day[card.id] += 1

    lines = lines_of(day, page)
    assert lines, page.slug
    true_there([line.card for line in lines], day, depth_for(page))
    assert all(page.slug in line.card.situations for line in lines)
    heard.lines.update(line.card.id for line in lines)

    here: tuple[Here, ...] = tuple(rng.sample(HERE, rng.randint(1, 2)))
    where = rng.choice(page.settings)
    scenes = deal_from(day, TopicFilter(setting=where, here=here))
    true_there(scenes.cards, day, DEPTH_CAP_BY_SETTING[where], here)
    assert all(card.here for card in scenes.cards)
    heard.scenes.update(card.id for card in scenes.cards)

    message = first_line(day, whom)
    if message is None:
        assert whom.unsafe or whom.stage == "stranger"
        return replace(state, decks={**state.decks, scenes.deck.id: scenes.deck})
    # On an ordinary day a message is whole and true for whoever sends it: there is nothing in it to fill in.
    text = message.text(day)
    assert "{" not in text, message.starter.id
    assert "…" not in text, message.starter.id
    assert message.starter.stage == whom.stage
    heard.messages[message.starter.id] += 1
    return replace(state, decks={**state.decks, scenes.deck.id: scenes.deck, message.deck.id: message.deck})


def test_the_caps_are_those_of_the_stages() -> None:
    """The bound that the days above are held to is no looser than that of a stage, whatever the ceiling."""
    for stage in STAGES:
        for ceiling in range(1, 6):
            whom = person(stage=stage, depth_ceiling=ceiling)
            assert allowed_depth(person=whom) == min(ceiling, DEPTH_CAP_BY_STAGE[stage])
