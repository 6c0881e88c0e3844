"""How the user says a card: one of its ways picked, words and a share of one's own, and the gaps filled."""

import re
from collections.abc import Mapping, Sequence
from functools import partial
from typing import Final

from ladder_tui.bound_keys import or_undo
from ladder_tui.domain.base.clean import one_line
from ladder_tui.domain.base.names import calls_by_name, first_name
from ladder_tui.domain.cards.wording import (
    NAME,
    as_said,
    filled,
    filled_in,
    gaps_of,
    known_gaps,
    own_words,
    texts_said,
    ways_of,
    worded,
)
from ladder_tui.domain.items.topics import TopicCard
from ladder_tui.domain.library import GAP, Library
from ladder_tui.domain.records.people import Person
from ladder_tui.screens.flows.cards.shelf_item import ask_person
from ladder_tui.screens.flows.giving.copying import copy
from ladder_tui.screens.kit.dialog import Choose
from ladder_tui.screens.kit.form import Field, FormDialog, Values
from ladder_tui.screens.kit.page import PageScreen
from ladder_tui.services.journal import Journal
from ladder_tui.widgets.text import line

#: Answers of the choice beside the ways, which are named by their number.
WAY: Final = "way:"
OWN, GAPS, BACK = "own", "gaps", "back"
AS_IT_IS: Final = "As the card has it."
SAID_SO: Final = "You say it so from now on."


async def ask_words(
    screen: PageScreen, card_id: str, *, plan_id: str | None = None, person_id: str | None = None
) -> None:
    """Choose how a card is said from now on, write it in one's own words, or fill its gaps for a plan or a person.

    Call it from a worker.
    """
    snapshot, say = screen.snapshot, screen.journal.cards.say
    card = snapshot.library.topic(card_id)
    if card is None:
        return
    own = own_words(snapshot, as_written=True).get(card.id)
    now = worded(card, own)
    ways = ways_of(now)
    shown = ways_of(as_said(card, snapshot, plan_id=plan_id, person_id=person_id))
    options = [(f"{WAY}{number}", f"“{text}”{'  ✓' if not number else ''}") for number, text in enumerate(shown)]
    options.append((OWN, "In your own words, or with a share of your own"))
    if gaps_of(now) and (plan_id is not None or person_id is not None):
        options.append((GAPS, "Fill the gaps"))
    if own is not None:
        options.append((BACK, "All as the card has it"))
    chosen = await screen.app.push_screen_wait(Choose("How would you say it?", options, at=f"{WAY}0"))
    if chosen == OWN:
        form = OwnWords(screen.journal, card, now)
        if await screen.app.push_screen_wait(form) is not None:
            screen.say(or_undo(SAID_SO) if card.id in own_words(screen.journal.snapshot()) else AS_IT_IS)
    elif chosen == GAPS:
        values = await ask_gaps(screen, card, plan_id=plan_id, person_id=person_id, again=True)
        plan = snapshot.plans.get(plan_id or "")
        if values:
            screen.act(partial(screen.journal.cards.fill, card.id, values, plan=plan, person_id=person_id))
    elif chosen == BACK:
        screen.act(partial(say, card.id, opener="", share=""))
    elif chosen is not None:
        way = ways[int(chosen.removeprefix(WAY))]
        if way != now.opener:
            screen.act(partial(say, card.id, opener="" if way == card.opener else way), said=or_undo(SAID_SO))


class OwnWords(FormDialog):
    """A line and a share of one's own for a card. What is emptied, or left as the card has it, is the card's own."""

    def __init__(self, journal: Journal, card: TopicCard, now: TopicCard) -> None:
        library = journal.snapshot().library
        slots = dict.fromkeys(re.findall(GAP, " ".join(texts_said(now, everything=True))))

        def keep(values: Values) -> None:
            texts = {name: gaps_unnamed(one_line(values[name]), tuple(slots), library) for name in ("opener", "share")}
            own = {name: "" if text == getattr(card, name) else text for name, text in texts.items()}
            journal.cards.say(card.id, **own)

        note = f"Something to share: {line(card.share_about)}." if card.share_about else ""
        if gaps_of(now):
            note = f"{note}\n\nWhat stands in ‹ › is asked before you take the card along.".strip()
        super().__init__(
            "In your own words",
            [
                Field("opener", "You say", value=library.gaps_named(now.opener), hint="As you would say it"),
                Field("share", "You share", value=library.gaps_named(now.share), hint="Something small about you"),
            ],
            journal=journal,
            draft_id=f"words:{card.id}",
            note=note,
            save=keep,
        )


def gaps_unnamed(text: str, slots: Sequence[str], library: Library) -> str:
    """The text with each gap as packs write it, where it is named as it is shown: "‹the host›" is "{host}"."""
    for slot in slots:
        text = text.replace(library.gaps_named(f"{{{slot}}}"), f"{{{slot}}}")
    return text


async def ask_gaps(
    screen: PageScreen,
    card: TopicCard,
    *,
    plan_id: str | None = None,
    person_id: str | None = None,
    again: bool = False,
    of: Sequence[str] | None = None,
) -> Mapping[str, str] | None:
    """Ask what stands in the gaps of a card; the words by slot, none where nothing is open, None when left.

    Only those are asked that are not known yet; `again` asks all of them. `of` narrows them to some.
    """
    snapshot, library = screen.snapshot, screen.snapshot.library
    now = worded(card, own_words(snapshot, as_written=True).get(card.id))
    begun = filled_in(card, snapshot, plan_id=plan_id, person_id=person_id)
    slots = [slot for slot in gaps_of(now if again else begun) if of is None or slot in of]
    if not slots:
        return {}
    known = known_gaps(card, snapshot, plan_id=plan_id, person_id=person_id)
    spoken = tuple(texts_said(now if again else begun))
    fields = []
    for slot in slots:
        where = next(text for text in spoken if slot in re.findall(GAP, text))
        # Where it is in the opener, that stands above already.
        hint = "" if where == begun.opener else line(library.gaps_named(where))
        fields.append(Field(slot, library.label("slot", slot).capitalize(), value=known.get(slot, ""), hint=hint))
    form = FormDialog(
        "Fill the gaps",
        fields,
        journal=screen.journal,
        draft_id=f"gaps:{card.id}",
        note=f"“{line(library.gaps_named(begun.opener))}”\n\nWhat you do not know yet can stay empty.",
    )
    return await screen.app.push_screen_wait(form)


async def copy_card(screen: PageScreen, card: TopicCard) -> None:
    """The line of a card to the clipboard, its gaps filled first. Call it from a worker.

    Where it calls somebody by name, who that is comes from their page.
    """
    opener = worded(card, own_words(screen.snapshot, as_written=True).get(card.id)).opener
    called: dict[str, str] = {}
    person_id = None
    if calls_by_name(opener):
        chosen = await ask_person(screen, "Who is it for?")
        if chosen is None:
            return
        if isinstance(chosen, Person):
            person_id, called[NAME] = chosen.id, first_name(chosen.name)
    values = await ask_gaps(screen, card, person_id=person_id, of=re.findall(GAP, opener))
    if values is None:
        return
    if values:
        screen.act(partial(screen.journal.cards.fill, card.id, values, person_id=person_id), said="")
    known = called | known_gaps(card, screen.snapshot, person_id=person_id) | dict(values)
    copy(screen, re.sub(GAP, "…", filled(opener, known)))
