"""What goes along to something ahead: the cards of a page, as this user has marked them (docs/design.md 4.5)."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Final, Union

from ladder_tui.domain.base.text_search import fold
from ladder_tui.domain.base.thresholds import thresholds
from ladder_tui.domain.base.vocabulary import Place, Setting, SituationGroup, Stage
from ladder_tui.domain.cards.dealing import UNMARKED, card_states, fitting, marks_of, season_here, setting_of_plan
from ladder_tui.domain.cards.situations import APART, cards_of_situation, situation_for, situations_of
from ladder_tui.domain.cards.take_along import cards_for, depth_for, lines_of
from ladder_tui.domain.cards.wording import filled_in, topic_cards
from ladder_tui.domain.items.situations import Situation
from ladder_tui.domain.items.topics import TopicCard
from ladder_tui.domain.records.opportunities import Opportunity
from ladder_tui.domain.records.people import Person, Promise
from ladder_tui.domain.records.plans import Plan
from ladder_tui.domain.records.rungs import Rung
from ladder_tui.domain.snapshot import Snapshot

if TYPE_CHECKING:  # what is planned is made from one at most, and then its table is there
    from ladder_tui.domain.records.activities import Activity

#: What a page can be looked up for.
Source = Union[Plan, Opportunity, Promise, Rung, "Activity", Person]
#: What a place says of the setting, where it is no room.
_BY_PLACE: Final[Mapping[Place, Setting]] = {"online": "online", "phone": "call"}
#: Where nothing but the person is known, the group to look in.
_BY_STAGE: Final[Mapping[Stage, SituationGroup]] = {
    "stranger": "passing", "familiar_face": "known", "acquaintance": "known", "new_friend": "friends",
    "friend": "friends", "reconnecting": "friends", "family": "family",
}  # fmt: skip


def page_for(snapshot: Snapshot, source: Source) -> Situation | None:
    """The page for something ahead: the one taken along, else the one that fits its words, its setting and the person.

    None where none of these says anything, and for somebody who is not safe.
    """
    taken = snapshot.library.situation(source.situation) if isinstance(source, Plan) else None
    if taken is not None and taken.id not in snapshot.hidden:
        return taken
    person = _person_of(snapshot, source)
    if person is not None and person.unsafe:
        return None
    rung = source if isinstance(source, Rung) else _rung_of(snapshot, source)
    stage = person.stage if person is not None else rung.stage if rung is not None else None
    words, setting = _words_of(snapshot, source), _setting_of(snapshot, source)
    found = situation_for(snapshot, words=words, setting=setting, stage=stage)
    if found is None:
        # That something is done by phone or online says less than what it is called.
        found = situation_for(snapshot, setting=_channel_of(snapshot, source), stage=stage)
        if found is not None and APART in found.stages and stage != APART:
            found = None
    if found is None and stage is not None:
        alike = [page for page in situations_of(snapshot) if stage in page.stages]
        found = next((page for page in alike if page.group == _BY_STAGE[stage]), None)
    return found


def _person_of(snapshot: Snapshot, source: Source) -> Person | None:
    if isinstance(source, Person):
        return source
    if not isinstance(source, Plan | Opportunity | Promise):
        return None
    made_from = source.origin.ref if isinstance(source, Plan) and source.origin.kind == "person" else None
    return snapshot.people.get(source.person_id or made_from or "")


def _rung_of(snapshot: Snapshot, source: Source) -> Rung | None:
    made_from_one = isinstance(source, Plan) and source.origin.kind == "rung"
    return snapshot.rungs.get(source.origin.ref or "") if isinstance(source, Plan) and made_from_one else None


def _words_of(snapshot: Snapshot, source: Source) -> str:
    """What the user called it. The name of a person says nothing about a place, whatever it means."""
    said = source.text if isinstance(source, Promise | Rung) else "" if isinstance(source, Person) else source.title
    person = _person_of(snapshot, source)
    named = fold(person.name).split() if person is not None else []
    return " ".join(word for word in said.split() if fold(word.strip(".,:;!?")) not in named)


def _setting_of(snapshot: Snapshot, source: Source) -> Setting | None:
    """Where it takes place, if it says so itself or its rung does."""
    if isinstance(source, Rung):
        return source.setting
    return setting_of_plan(snapshot, source) if isinstance(source, Plan) else None


def _channel_of(snapshot: Snapshot, source: Source) -> Setting | None:
    """By which means, where it is a chance or an activity, or a plan made from one."""
    made_from: Opportunity | Activity | None = None
    if not isinstance(source, Plan):
        made_from = None if isinstance(source, Promise | Rung | Person) else source
    elif source.origin.ref is not None and source.origin.kind not in ("person", "rung"):
        ref = source.origin.ref
        made_from = snapshot.opportunities.get(ref) or snapshot.activities.get(ref)
        made_from = made_from or snapshot.library.activities.get(ref)
    if made_from is None:
        return None
    is_message = isinstance(made_from, Opportunity) and made_from.message
    return "text" if is_message else _BY_PLACE.get(made_from.place)


def cards_of_page(snapshot: Snapshot, page: Situation, *, person: Person | None = None) -> tuple[TopicCard, ...]:
    """The plain cards of a page that may be dealt today, for a person within their caps: those that help most first.

    That is what the user liked, then what is in the language that was asked for, then what can be said as it stands.
    """
    cards = cards_for(snapshot, page, person=person)
    said = (filled_in(card, snapshot, person_id=person.id if person is not None else None) for card in cards)
    ready = {card.id for card in said if "{" not in card.opener}
    states = card_states(marks_of(snapshot))
    speaks = snapshot.library.speaks
    return tuple(
        sorted(
            cards,
            key=lambda card: (not states.get(card.id, UNMARKED).liked, not speaks(card.id), card.id not in ready),
        )
    )


def card_of_page(snapshot: Snapshot, page: Situation, *, person: Person | None = None) -> TopicCard | None:
    """The card of a page for today, the same all day: one that can be said as it stands, at any hour.

    Without a person it stays as shallow as the card of a day.
    """
    limits = thresholds(snapshot.settings.thresholds)
    for line in lines_of(snapshot, page, person=person):
        shallow = person is not None or line.card.depth <= limits["cards.day_depth"]
        if shallow and "{" not in line.say and line.card.daypart is None:
            return line.card
    return None


def first_lines(snapshot: Snapshot, pages: Iterable[Situation]) -> Mapping[str, str]:
    """The line that the cards of each page begin with, by the page's id; none where each has something to fill in."""
    marks = marks_of(snapshot)
    states, speaks = card_states(marks), snapshot.library.speaks
    # Looked through once for all pages, since this is done at every key of a search.
    named: dict[str, list[TopicCard]] = {}
    for card in fitting(topic_cards(snapshot), marks, now=snapshot.now, season=season_here(snapshot)):
        if "{" not in card.opener:
            for slug in card.situations:
                named.setdefault(slug, []).append(card)
    lines: dict[str, str] = {}
    for page in pages:
        deepest = depth_for(page)
        cards = cards_of_situation(page, (card for card in named.get(page.slug, ()) if card.depth <= deepest))
        first = min(
            cards, key=lambda card: (not states.get(card.id, UNMARKED).liked, not speaks(card.id)), default=None
        )
        if first is not None:
            lines[page.id] = first.opener
    return lines
