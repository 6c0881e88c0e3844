"""What goes along today: from the next thing planned its page and a card, and a plain card where nothing says more."""

from collections.abc import Iterable, Iterator
from datetime import timedelta
from typing import TYPE_CHECKING, Final

import msgspec

from ladder_tui.domain.calendar.agenda import AgendaItem, agenda_between
from ladder_tui.domain.items.topics import TopicCard
from ladder_tui.domain.records.opportunities import Opportunity
from ladder_tui.domain.records.people import Promise
from ladder_tui.domain.records.plans import Plan
from ladder_tui.domain.snapshot import Snapshot

if TYPE_CHECKING:  # situations are looked at where something is planned; a day without plans needs none
    from ladder_tui.domain.items.situations import Situation

#: The next thing is looked for on today and so many days after it.
DAYS_AHEAD: Final = 6


class Along(msgspec.Struct, frozen=True, kw_only=True):
    """The thing that is next, None where the card is for any day; its page, and a card, as far as there are any."""

    item: AgendaItem | None = None
    page: "Situation | None" = None
    card: TopicCard | None = None


def take_along(snapshot: Snapshot, today: Iterable[AgendaItem]) -> Along:
    """What to take along, of what stands on `today` and the days after it: the first open thing that says something.

    That is its page, and a card: the first that goes along to it, else a line of its page, else one that suits its
    place and person. A message is passed over, as its first line stands there already. Where nothing planned says
    anything it is the plain card of the day.
    """
    for item in _next(snapshot, today):
        from ladder_tui.domain.cards.ahead import page_for

        page = page_for(snapshot, item.source)
        card = _card_of(snapshot, item, page)
        if page is not None or card is not None:
            return Along(item=item, page=page, card=card)
    from ladder_tui.domain.cards.of_the_day import card_of_the_day  # late: mostly something is planned

    return Along(card=card_of_the_day(snapshot))


def _next(snapshot: Snapshot, today: Iterable[AgendaItem]) -> Iterator[AgendaItem]:
    yield from filter(_counts, today)
    first = snapshot.today + timedelta(days=1)
    for items in agenda_between(snapshot, first, snapshot.today + timedelta(days=DAYS_AHEAD)).values():
        # A small thing of every day is for its own day.
        yield from (item for item in items if _counts(item) and not item.routine)


def _counts(item: AgendaItem) -> bool:
    is_message = isinstance(item.source, Opportunity) and item.source.message
    return item.status == "open" and not isinstance(item.source, Promise) and not is_message


def _card_of(snapshot: Snapshot, item: AgendaItem, page: "Situation | None") -> TopicCard | None:
    pinned = next((card for card in map(snapshot.library.topic, item.cards) if card is not None), None)
    if pinned is not None:
        return pinned
    person = snapshot.people.get(item.person_id or "")
    card = None
    if page is not None:
        from ladder_tui.domain.cards.ahead import card_of_page

        card = card_of_page(snapshot, page, person=person)
    if card is None and isinstance(item.source, Plan):
        from ladder_tui.domain.cards.of_the_day import card_suiting

        card = card_suiting(snapshot, item.source)
    return card
