"""Topic cards, what happened with them, and how they are browsed and dealt (docs/design.md 4.5)."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime, timedelta
from typing import Final

import msgspec
from msgspec.structs import replace

from ladder_tui.domain.base.chance import shuffled
from ladder_tui.domain.base.text_search import has_words, words_of
from ladder_tui.domain.base.thresholds import DEFAULTS
from ladder_tui.domain.base.vocabulary import (
    DEEPEST,
    DEPTH_CAP_BY_SETTING,
    DEPTH_CAP_BY_STAGE,
    Here,
    Need,
    Season,
    Setting,
    Stage,
    Tone,
)
from ladder_tui.domain.items.topics import TopicCard
from ladder_tui.domain.records.cards import CardMark, Deck
from ladder_tui.domain.records.people import Person
from ladder_tui.domain.records.plans import Plan
from ladder_tui.domain.snapshot import Snapshot

#: Regions (ISO 3166) whose summer is in December; elsewhere the northern seasons are taken.
SOUTHERN: Final = frozenset({"AR", "AU", "BO", "BR", "BW", "CL", "MZ", "NA", "NZ", "PE", "PY", "UY", "ZA", "ZM", "ZW"})


class CardState(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of one card: how often it was used and when last, and what the user thinks of it."""

    times_used: int = 0
    last_used: datetime | None = None
    liked: bool = False
    not_for_me: bool = False


#: The state of a card nobody has marked.
UNMARKED: Final = CardState()


def card_states(marks: Iterable[CardMark]) -> dict[str, CardState]:
    """The state of every marked card. Of "liked" and "not for me" the later one stands."""
    states: dict[str, CardState] = {}
    for mark in sorted(marks, key=lambda mark: mark.at):
        state = states.get(mark.card_id, UNMARKED)
        if mark.action == "used":
            state = replace(state, times_used=state.times_used + 1, last_used=mark.at)
        else:
            state = replace(state, liked=mark.action == "liked", not_for_me=mark.action == "not_for_me")
        states[mark.card_id] = state
    return states


def marks_of(snapshot: Snapshot) -> tuple[CardMark, ...]:
    """All marks on cards; those on a card that was retired stand on what came in its place."""
    heir = snapshot.library.heir
    return tuple(
        mark if (now := heir(mark.card_id)) == mark.card_id else replace(mark, card_id=now)
        for mark in snapshot.card_marks.values()
    )


def allowed_depth(setting: Setting | None = None, stage: Stage | None = None, person: Person | None = None) -> int:
    """The deepest card, 1 to 5, that suits all of what is known: the least of the caps of the setting, of the stage
    (the person's own where none is given) and of the ceiling the user set for the person."""
    caps = [DEEPEST]
    if setting is not None:
        caps.append(DEPTH_CAP_BY_SETTING[setting])
    if stage is not None:
        caps.append(DEPTH_CAP_BY_STAGE[stage])
    if person is not None:
        caps += [DEPTH_CAP_BY_STAGE[person.stage], person.depth_ceiling]
    return min(caps)


def season_of(day: date, *, southern: bool = False) -> Season:
    """The season by months: March to May is spring in the north and autumn in the south."""
    northern: tuple[Season, ...] = ("winter", "spring", "summer", "autumn")
    return northern[(day.month % 12 // 3 + (2 if southern else 0)) % 4]


def season_here(snapshot: Snapshot) -> Season:
    """The season where the user is, by the region chosen in the settings."""
    return season_of(snapshot.today, southern=snapshot.settings.region.upper() in SOUTHERN)


def setting_of_plan(snapshot: Snapshot, plan: Plan) -> Setting | None:
    """Where a plan takes place, if it says so itself or its rung does."""
    if plan.setting is not None:
        return plan.setting
    rung = snapshot.rungs.get(plan.origin.ref) if plan.origin.kind == "rung" and plan.origin.ref else None
    return rung.setting if rung is not None else None


def browse(
    cards: Iterable[TopicCard],
    marks: Iterable[CardMark],
    *,
    setting: Setting | None = None,
    depth: int | None = None,
    need: Need | None = None,
    stage: Stage | None = None,
    tone: Tone | None = None,
    effort: int | None = None,
    season: Season | None = None,
    favourites: bool = False,
    unused: bool = False,
    not_for_me: bool = False,
    situation: str | None = None,
    here: Collection[Here] | None = None,
    easy: bool = False,
    query: str = "",
) -> tuple[TopicCard, ...]:
    """The cards that pass every filter given, in their order.

    `depth` and `effort` are upper bounds, and the cap of a setting or stage holds as well. A season keeps the cards of
    all year. `situation` is the end of a situation's id. With `here` only plain cards stay and those whose scene is
    among it; `easy` keeps the cards in easy words. Cards marked "not for me" are left out; with `not_for_me` they alone
    are shown, so that one can be taken back.
    """
    states = card_states(marks)
    deepest = min(allowed_depth(setting, stage), DEEPEST if depth is None else depth)
    words = words_of(query)
    scenes = None if here is None else frozenset(here)
    passed: list[TopicCard] = []
    for card in cards:
        state = states.get(card.id, UNMARKED)
        if (
            card.depth <= deepest
            and (setting is None or setting in card.settings)
            and (stage is None or stage in card.stages)
            and (need is None or need in card.needs)
            and (tone is None or card.tone == tone)
            and (effort is None or card.effort <= effort)
            and (season is None or card.season in (None, season))
            and (situation is None or situation in card.situations)
            and (scenes is None or scenes.issuperset(card.here))
            and (not easy or card.words == "easy")
            and state.not_for_me == not_for_me
            and (state.liked or not favourites)
            and (state.times_used == 0 or not unused)
            and (not words or has_words(words, *texts_of(card)))
        ):
            passed.append(card)
    return tuple(passed)


def texts_of(card: TopicCard) -> tuple[str, ...]:
    """Every text of a card that search looks through."""
    said = (follow_up.say for follow_up in card.follow_ups)
    return (
        card.opener, *card.other_ways, *said, card.listen_for, card.share, card.share_about, card.exit_line,
        card.avoid_when,
    )  # fmt: skip


def fitting(
    cards: Iterable[TopicCard],
    marks: Iterable[CardMark],
    *,
    now: datetime,
    setting: Setting | None = None,
    stage: Stage | None = None,
    person: Person | None = None,
    season: Season | None = None,
    depth: int | None = None,
    situation: str | None = None,
    here: Collection[Here] = (),
    limits: Mapping[str, float] = DEFAULTS,
) -> tuple[TopicCard, ...]:
    """The cards that may be dealt here, for this person, today.

    A card with a scene is dealt only where the user says that it is there (`here`).

    As `browse` with these filters, and for a person also: of their stage, at most one level deeper than the last card
    used together, none used together in the last 90 days; and none at all for someone who is not safe.
    """
    if person is not None and person.unsafe:
        return ()
    all_marks = tuple(marks)
    all_cards = tuple(cards)
    stage = stage if stage is not None or person is None else person.stage
    deepest = min(allowed_depth(setting, stage, person), DEEPEST if depth is None else depth)
    resting: set[str] = set()
    if person is not None:
        together = [
            mark for mark in all_marks if mark.action == "used" and mark.person_id == person.id and mark.at <= now
        ]
        last = max(together, key=lambda mark: mark.at, default=None)
        depths = {card.id: card.depth for card in all_cards}
        if last is not None and last.card_id in depths:
            deepest = min(deepest, depths[last.card_id] + int(limits["cards.step_deeper"]))
        since = now - timedelta(days=limits["cards.rest_days"])
        resting = {mark.card_id for mark in together if mark.at > since}
    browsed = browse(
        all_cards, all_marks, setting=setting, stage=stage, season=season, depth=deepest, situation=situation, here=here
    )
    return tuple(card for card in browsed if card.id not in resting)


def deck_name(*, setting: Setting | None = None, stage: Stage | None = None, person: Person | None = None) -> str:
    """The id of the deck that belongs to a filter: each keeps its own position."""
    return ":".join(("topics", setting or "any", stage or "any", person.id if person is not None else "any"))


def deal(cards: Iterable[TopicCard], deck: Deck, n: int, *, rng_seed: str) -> tuple[tuple[TopicCard, ...], Deck]:
    """Up to n cards from the deck, and the deck as it is afterwards.

    The order belongs to the seed, the deck's name and its shuffle. No card comes twice before all have come; then the
    deck is shuffled anew, with what was dealt last not on top. A hand holds no card twice, and no two of one kind
    (same tone and depth) as long as the cards left in the deck allow it; a card passed over for that stays in the deck
    and comes later.
    """
    by_id = {card.id: card for card in cards}
    hand: list[TopicCard] = []
    recent: frozenset[str] = frozenset()
    order = shuffled(by_id, rng_seed, deck.id, deck.shuffle)
    while len(hand) < min(n, len(by_id)):
        held = {card.id for card in hand}
        left = [by_id[card_id] for card_id in order if card_id not in deck.dealt and card_id not in held]
        if not left:
            recent = frozenset(deck.dealt[-n:])
            deck = Deck(id=deck.id, shuffle=deck.shuffle + 1)
            order = shuffled(by_id, rng_seed, deck.id, deck.shuffle)
            continue
        left = [card for card in left if card.id not in recent] or left
        kinds = {(card.tone, card.depth) for card in hand}
        card = next((card for card in left if (card.tone, card.depth) not in kinds), left[0])
        hand.append(card)
        deck = replace(deck, dealt=(*deck.dealt, card.id))
    return tuple(hand), deck
