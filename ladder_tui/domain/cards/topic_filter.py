"""What the topic cards are narrowed by, said in words, and the deck that belongs to it."""

from typing import Final

import msgspec

from ladder_tui.domain.base.text_search import words_of
from ladder_tui.domain.base.thresholds import thresholds
from ladder_tui.domain.base.vocabulary import DEEPEST, MOST_EFFORT, Here, Need, Season, Setting, Stage, Tone
from ladder_tui.domain.cards.dealing import allowed_depth, browse, deck_name, marks_of, season_here
from ladder_tui.domain.cards.of_the_day import Hand, hand_of
from ladder_tui.domain.cards.wording import topic_cards
from ladder_tui.domain.items.topics import TopicCard
from ladder_tui.domain.library import Library
from ladder_tui.domain.snapshot import Snapshot


class TopicFilter(msgspec.Struct, frozen=True, kw_only=True):
    """Every way to narrow the cards; None and False narrow nothing. `depth` and `effort` are upper bounds, 1 to 5.

    `situation` is the end of a situation's id. `here` is what the user says is there; cards about it are dealt.
    `not_for_me` shows the cards that were set aside, and only those; none of them is ever dealt.
    """

    setting: Setting | None = None
    depth: int | None = None
    need: Need | None = None
    stage: Stage | None = None
    tone: Tone | None = None
    season: Season | None = None
    effort: int | None = None
    situation: str | None = None
    here: tuple[Here, ...] = ()
    easy: bool = False
    unused: bool = False
    liked: bool = False
    not_for_me: bool = False
    query: str = ""

    @property
    def deepest(self) -> int:
        """The deepest card that can be found: the bound asked for, and the caps of setting and stage."""
        return min(allowed_depth(self.setting, self.stage), self.depth or DEEPEST)


#: Narrows nothing.
EVERYTHING: Final = TopicFilter()


def filtered(snapshot: Snapshot, wanted: TopicFilter) -> tuple[TopicCard, ...]:
    """The cards that pass the filter, in pack order; removed ones never do."""
    cards = topic_cards(snapshot)
    if wanted.here:
        cards = tuple(card for card in cards if not set(wanted.here).isdisjoint(card.here))
    return browse(
        cards,
        marks_of(snapshot),
        setting=wanted.setting,
        depth=wanted.depth,
        need=wanted.need,
        stage=wanted.stage,
        tone=wanted.tone,
        effort=wanted.effort,
        season=wanted.season,
        favourites=wanted.liked,
        unused=wanted.unused,
        not_for_me=wanted.not_for_me,
        situation=wanted.situation,
        easy=wanted.easy,
        query=wanted.query,
    )


def in_words(wanted: TopicFilter, count: int, library: Library) -> str:
    """The filter in a line: "in a class · 46 cards · depth up to 3 · not yet used"."""
    label = library.label
    parts = [label("setting", wanted.setting) if wanted.setting is not None else "everywhere"]
    if wanted.situation is not None:
        named = (one.title for one in library.situations.values() if one.slug == wanted.situation)
        parts = [next(named, wanted.situation)]
    parts.append("one card" if count == 1 else f"{count or 'no'} cards")
    if wanted.deepest < DEEPEST:
        parts.append(f"depth up to {wanted.deepest}" if wanted.deepest > 1 else "depth 1")
    for vocabulary, value in (
        ("stage", wanted.stage), ("need", wanted.need), ("tone", wanted.tone), ("season", wanted.season),
    ):  # fmt: skip
        if value is not None:
            parts.append(label(vocabulary, value))
    if wanted.effort is not None and wanted.effort < MOST_EFFORT:
        parts.append(f"effort up to {wanted.effort}" if wanted.effort > 1 else "effort 1")
    parts += [f"there is {label('here', here)}" for here in wanted.here]
    flags = (
        (wanted.easy, "easy words"),
        (wanted.unused, "not yet used"),
        (wanted.liked, "liked"),
        (wanted.not_for_me, "not for me"),
    )
    parts += [words for on, words in flags if on]
    return " · ".join(parts)


def deck_of(wanted: TopicFilter) -> str:
    """The id of the deck of a filter. Setting and stage alone share the deck that other places deal from.

    What was searched for is not part of it: the id is stored, and words typed into a search are nobody's business.
    """
    more = [
        f"{name}={value}"
        for name, value in (
            ("depth", wanted.depth), ("need", wanted.need), ("tone", wanted.tone), ("season", wanted.season),
            ("effort", wanted.effort), ("unused", wanted.unused or None), ("liked", wanted.liked or None),
            ("situation", wanted.situation), ("here", "+".join(wanted.here) or None), ("easy", wanted.easy or None),
            ("searched", bool(words_of(wanted.query)) or None),
        )
        if value is not None
    ]  # fmt: skip
    return ":".join((deck_name(setting=wanted.setting, stage=wanted.stage), *more))


def deal_from(snapshot: Snapshot, wanted: TopicFilter) -> Hand:
    """The next hand from the deck of a filter, in season; keep its deck afterwards. Cards set aside are never in it."""
    limits = thresholds(snapshot.settings.thresholds)
    season = wanted.season or season_here(snapshot)
    cards = [
        card
        for card in filtered(snapshot, wanted)
        if card.season in (None, season) and not wanted.not_for_me and set(card.here) <= set(wanted.here)
    ]
    return hand_of(snapshot, cards, deck_of(wanted), int(limits["cards.hand"]))
