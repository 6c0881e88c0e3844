"""The pane beside Today: what is under the cursor, in full."""

from ladder_tui.bound_keys import key
from ladder_tui.domain.base.suds import suds_word
from ladder_tui.domain.calendar.agenda import AgendaItem
from ladder_tui.domain.calendar.take_along import Along
from ladder_tui.domain.cards.ahead import cards_of_page
from ladder_tui.domain.cards.wording import as_said, openers_shown
from ladder_tui.domain.items.situations import Situation
from ladder_tui.domain.items.topics import TopicCard
from ladder_tui.domain.ladder.in_use import is_pack_guess
from ladder_tui.domain.picks.picker import Picks
from ladder_tui.domain.records.attempts import Attempt
from ladder_tui.domain.records.rungs import Rung
from ladder_tui.domain.snapshot import Snapshot
from ladder_tui.domain.tries.begun import Begun
from ladder_tui.screens.flows.cards.card_words import card_facts, deeper_opener
from ladder_tui.screens.flows.plans.item_words import item_parts
from ladder_tui.screens.flows.plans.item_words import labelled as _labelled
from ladder_tui.screens.flows.plans.item_words import titled as _title
from ladder_tui.widgets.card import card_parts
from ladder_tui.widgets.text import Part, folded, line


def plan_parts(item: AgendaItem, snapshot: Snapshot, width: int) -> list[Part]:
    """A line of the plan: all of it, and what is expected of a try that is under way."""
    parts = item_parts(item, snapshot, width)
    attempt = open_try(item, snapshot)
    if attempt is not None:
        feared = snapshot.shown(line(attempt.prediction.feared))
        parts += _labelled("you expect", f"“{feared}” {attempt.prediction.likelihood} of 100 likely.", width)
    return parts


def open_try(item: AgendaItem, snapshot: Snapshot) -> Attempt | None:
    """The try under way at a plan, if there is one."""
    tries = (one for one in snapshot.attempts.values() if one.status == "open" and one.plan_id is not None)
    return next((one for one in tries if one.plan_id == item.ref), None)


def begun_parts(one: Begun, snapshot: Snapshot, width: int) -> list[Part]:
    """What was begun: where it stands, and what was expected."""
    parts = [_title(snapshot.shown(line(one.title), snapshot.person_of(one.plan_id)), width)]
    parts += _labelled("where it stands", one.words(snapshot.today), width)
    attempt = snapshot.attempts.get(one.attempt_id or "")
    if attempt is not None and one.stage == "moment":
        feared = snapshot.shown(line(attempt.prediction.feared))
        if attempt.cue:
            parts += _labelled("when", snapshot.shown(line(attempt.cue)), width)
        parts += _labelled("you expect", f"“{feared}” {attempt.prediction.likelihood} of 100 likely.", width)
    if one.backup:
        return [*parts, *_labelled("ready instead", snapshot.shown(line(one.backup)), width)]
    return [*parts, (f"\nenter goes on · {key('today.remove')} lets it go", "$quiet")]


def rung_parts(rung: Rung, snapshot: Snapshot, width: int, *, with_title: bool = True) -> list[Part]:
    """The rung that is offered."""
    parts = [_title(snapshot.shown(line(rung.text)), width)] if with_title else []
    packs = is_pack_guess(rung, snapshot.library)
    unease = f"unease about {rung.suds}, the pack's guess" if packs else f"expected unease {rung.suds}"
    takes = f"{suds_word(rung.suds)} · {unease} · {rung.minutes} minutes"
    parts += _labelled("your step", takes, width)
    told = (("for", snapshot.what_for(rung)), ("done when", rung.done_when), ("then", rung.reward))
    for label, text in (*told, ("backup", rung.backup)):
        if text:
            parts += _labelled(label, snapshot.shown(line(text)), width)
    return parts


def rest_parts(picks: Picks | None, width: int) -> list[Part]:
    """Rest, of equal weight."""
    parts = [_title("Rest today", width)]
    text = "A day without plans is part of a good week. Nothing is counted, and nothing waits."
    parts.append("\n" + "\n".join(folded(text, width)) + "\n")
    if picks is not None:
        parts += _labelled("why", picks.rest_reason, width)
    return parts


def situation_parts(page: Situation, along: Along, snapshot: Snapshot, width: int) -> list[Part]:
    """The page for the next thing, with its cards for whom it is with."""
    from ladder_tui.screens.flows.cards.situation_words import whole_page

    person = snapshot.people.get(along.item.person_id or "") if along.item is not None else None
    cards = openers_shown(cards_of_page(snapshot, page, person=person), snapshot)
    return whole_page(page, cards, snapshot.library, width)


def whole_card(card: TopicCard, snapshot: Snapshot, width: int) -> list[Part]:
    """The card of the day."""
    return card_parts(
        as_said(card, snapshot), width, facts=card_facts(card, snapshot), deeper=deeper_opener(card, snapshot)
    )
