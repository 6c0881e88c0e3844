"""How a card is said: in the user's own words where they have some, its gaps filled where that is known.

Every place that shows a card asks `as_said`. Places that narrow or deal cards take them from `topic_cards`, which have
the user's words in them already.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Final

from msgspec.structs import replace

from ladder_tui.domain.base.names import calls_by_name, first_name
from ladder_tui.domain.items.topics import TopicCard
from ladder_tui.domain.library import GAP
from ladder_tui.domain.records.cards import CardWords, Gap
from ladder_tui.domain.records.people import Person
from ladder_tui.domain.snapshot import Snapshot

#: What the user is called, and what somebody else is called.
MY_NAME, NAME = "my_name", "name"
#: Gaps that are about a person whatever the card: filled once, they are filled on every card.
OF_A_PERSON: Final = frozenset(("dog_name", "animal_name"))
#: Gaps that hold for one time only. What stood in them with a person is not true the next time.
OF_A_TIME: Final = frozenset(("day", "that_day", "time", "month", "appointment", "event"))


def topic_cards(snapshot: Snapshot, *, naming: str | None = None, plain_to: int | None = None) -> tuple[TopicCard, ...]:
    """All cards the user has not removed for good, each in the words the user chose for it.

    With the end of a situation's id in `naming`, those that name it; with a depth in `plain_to`, those up to it that
    the pack has anybody say as they are at any hour (`Library.plain_cards`).
    """
    own = own_words(snapshot)
    if naming is None and plain_to is None:
        cards = snapshot.not_removed(snapshot.library.topics)
    else:
        library, gone = snapshot.library, snapshot.removed
        some = library.plain_cards(plain_to) if plain_to is not None else library.cards_naming(naming or "")
        cards = tuple(card for card in some if card.id not in gone)
    return tuple(worded(card, own[card.id]) if card.id in own else card for card in cards) if own else cards


def own_words(snapshot: Snapshot, *, as_written: bool = False) -> Mapping[str, CardWords]:
    """The user's own words by the card they are for. Those for a card that was retired go to what came in its place.

    They are as they may be shown, with initials for names where that was asked for, unless `as_written`.
    """
    heir = snapshot.library.heir
    words = {heir(one.card_id): one for one in snapshot.card_words.values()}
    if as_written or not snapshot.settings.initials:
        return words
    shown = snapshot.shown
    return {id: replace(one, opener=shown(one.opener), share=shown(one.share)) for id, one in words.items()}


def worded(card: TopicCard, words: CardWords | None) -> TopicCard:
    """The card with own words in it; what the pack would open with is then one of the other ways."""
    if words is None:
        return card
    opener, share = words.opener or card.opener, words.share or card.share
    others = tuple(way for way in ways_of(card) if way != opener)
    # What to tell belongs to the pack's share; one's own says it already.
    about = card.share_about if share == card.share else ""
    return replace(card, opener=opener, other_ways=others, share=share, share_about=about)


def ways_of(card: TopicCard) -> tuple[str, ...]:
    """Every way a card can be opened, its opener first."""
    return (card.opener, *card.other_ways)


def as_said(
    card: TopicCard, snapshot: Snapshot, *, plan_id: str | None = None, person_id: str | None = None
) -> TopicCard:
    """The card as it is shown: own words, known gaps filled, and a gap that is open named, "‹something›".

    Whoever is called by name in a text is called as on their page.
    `plan_id` is the plan it goes along to, `person_id` who it is for; a plan's own person counts where none is given.
    """
    card = filled_in(card, snapshot, plan_id=plan_id, person_id=person_id)
    return each_text(card, snapshot.library.gaps_named) if has_gaps(card) else card


def filled_in(
    card: TopicCard, snapshot: Snapshot, *, plan_id: str | None = None, person_id: str | None = None
) -> TopicCard:
    """The same with the gaps that are open left as they are, for what is not shown as it stands."""
    card = worded(card, own_words(snapshot).get(card.id))
    if not has_gaps(card):
        return card
    known = known_gaps(card, snapshot, plan_id=plan_id, person_id=person_id)
    shown = {slot: snapshot.shown(text) for slot, text in known.items()}
    person = _whom(snapshot, plan_id, person_id)
    name = snapshot.shown(first_name(person.name)) if person is not None else ""
    # An initial at the end of a call needs no full stop of its own.
    called = {NAME: name.rstrip(".") if snapshot.settings.initials else name} | shown
    if not any(text.strip() for text in called.values()):
        return card
    return each_text(card, lambda text: filled(text, called if calls_by_name(text) else shown))


def sayable(cards: Iterable[TopicCard], snapshot: Snapshot, *, person_id: str | None = None) -> tuple[TopicCard, ...]:
    """The cards whose opener can be said as it stands: without a gap, or with what belongs there known."""
    return tuple(
        card
        for card in cards
        if "{" not in card.opener or not re.search(GAP, filled_in(card, snapshot, person_id=person_id).opener)
    )


def openers_shown(cards: Iterable[TopicCard], snapshot: Snapshot) -> tuple[TopicCard, ...]:
    """Cards of `topic_cards` for the rows of a list, which show the opener alone: only that is as in `as_said`."""
    about_me = {
        gap.slot: snapshot.shown(gap.text) for gap in snapshot.gaps.values() if not gap.card_id and _is_mine(gap)
    }
    named = snapshot.library.gaps_named
    return tuple(
        replace(card, opener=named(filled(card.opener, about_me))) if "{" in card.opener else card for card in cards
    )


def filled(text: str, values: Mapping[str, str]) -> str:
    """The text with what is known in its gaps; the others stay as they are."""
    if not values or "{" not in text:
        return text
    # By hand: compiling a pattern takes longer than the few lines that one looks at.
    first, *others = text.split("{")
    return first + "".join(_filled_from(part, values) for part in others)


def _filled_from(part: str, values: Mapping[str, str]) -> str:
    """A text from behind a brace, with what is known in its gap; where it opens none, or none is known, as it was."""
    slot, closed, rest = part.partition("}")
    known = values.get(slot, "").strip() if closed else ""
    return known + rest if known else "{" + part


def has_gaps(card: TopicCard) -> bool:
    """Whether anything in the card is to be filled in."""
    return any("{" in text for text in texts_said(card, everything=True))


def gaps_of(card: TopicCard) -> tuple[str, ...]:
    """The gaps of what would be said, in the order they come up. Other ways, which are not chosen, are left out."""
    found = [slot for text in texts_said(card) for slot in re.findall(GAP, text)]
    return tuple(dict.fromkeys(found))


def texts_said(card: TopicCard, *, everything: bool = False) -> Iterable[str]:
    """What of a card is said aloud, in order; with `everything` also its other ways and what is read only."""
    yield card.opener
    yield from (follow_up.say for follow_up in card.follow_ups)
    yield from (card.share, card.if_heavy, card.exit_line)
    if everything:
        yield from card.other_ways
        yield from (follow_up.when for follow_up in card.follow_ups)
        yield from (card.if_short, card.listen_for, card.share_about, card.avoid_when)


def each_text(card: TopicCard, change: Callable[[str], str]) -> TopicCard:
    """The card with every text of it changed."""
    return replace(
        card,
        opener=change(card.opener),
        other_ways=tuple(map(change, card.other_ways)),
        follow_ups=tuple(replace(one, say=change(one.say), when=change(one.when)) for one in card.follow_ups),
        if_short=change(card.if_short),
        if_heavy=change(card.if_heavy),
        listen_for=change(card.listen_for),
        share=change(card.share),
        share_about=change(card.share_about),
        exit_line=change(card.exit_line),
        avoid_when=change(card.avoid_when),
    )


def known_gaps(
    card: TopicCard, snapshot: Snapshot, *, plan_id: str | None = None, person_id: str | None = None
) -> dict[str, str]:
    """What was filled in the gaps of a card: for this plan first, then for the person, then about the user."""
    person = _whom(snapshot, plan_id, person_id)
    about_me: dict[str, str] = {}
    with_them: dict[str, str] = {}
    for_plan: dict[str, str] = {}
    heir = snapshot.library.heir
    for gap in snapshot.gaps.values():
        if gap.card_id and heir(gap.card_id) != card.id:
            continue
        if plan_id is not None and gap.plan_id == plan_id:
            for_plan[gap.slot] = gap.text
        elif person is not None and gap.person_id == person.id:
            with_them[gap.slot] = gap.text
        elif _is_mine(gap):
            about_me[gap.slot] = gap.text
    return about_me | with_them | for_plan


def _is_mine(gap: Gap) -> bool:
    """Whether it is about the user, whoever the card is for."""
    return gap.plan_id is None and gap.person_id is None


def _whom(snapshot: Snapshot, plan_id: str | None, person_id: str | None) -> Person | None:
    """Who a card is for: the person named, or the one that the plan is with."""
    plan = snapshot.plans.get(plan_id or "")
    return snapshot.people.get(person_id or (plan.person_id if plan is not None else None) or "")
