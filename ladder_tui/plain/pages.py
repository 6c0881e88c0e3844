"""A page to write, and a card to take along."""

from typing import Final

from ladder_tui.domain.base.clean import is_blank
from ladder_tui.domain.cards.of_the_day import card_of_the_day, deal_hand
from ladder_tui.domain.cards.wording import as_said
from ladder_tui.domain.items.topics import TopicCard
from ladder_tui.domain.records.entries import Entry
from ladder_tui.domain.snapshot import Snapshot
from ladder_tui.domain.writing.drafts import FREE
from ladder_tui.plain.care import Care
from ladder_tui.plain.talk import Talk
from ladder_tui.services.journal import Journal, NotSaved, new_id

_REST: Final = "The page is kept as a draft; writing a page goes on with it."


def write(talk: Talk, journal: Journal, care: Care) -> None:
    """A free page; every line is on the disk before the next is typed."""
    draft = journal.snapshot().drafts.get(FREE)
    text = draft.text if draft is not None else ""
    if not is_blank(text):
        talk.say("", "You were writing this:", text)
        chosen = talk.choose(
            "", [("on", "Go on with it"), ("keep", "Keep it as it is"), ("away", "Let it go, and begin anew")]
        )
        if chosen == "keep":
            _keep(talk, journal, care, text)
            return
        if chosen == "away":
            journal.writing.remove_draft(FREE)
            text = ""
        elif not chosen:
            return

    def keep_line(so_far: str) -> None:
        try:
            journal.writing.keep_draft(FREE, so_far)
        except NotSaved as error:  # the page is still here, and the next line may bring it to the disk
            talk.say(str(error))
        if care.answer(talk):
            talk.say("Your page is as it was. You can go on with it, or end it.")

    text = talk.page(text, keep_line)
    if is_blank(text):
        talk.say("Nothing was written, and nothing is kept.")
    elif talk.choose("Keep the page?", [("yes", "Yes"), ("later", "Later; it stays a draft")]) == "yes":
        _keep(talk, journal, care, text)
    else:
        talk.say(_REST)


def _keep(talk: Talk, journal: Journal, care: Care, text: str) -> None:
    journal.writing.save(Entry(id=new_id(), at=journal.now(), text=text), draft_id=FREE)
    if not care.answer(talk):
        talk.say("Kept.")


def a_card(talk: Talk, journal: Journal) -> None:
    """The card of the day, then others for as long as they are wanted."""
    snapshot = journal.snapshot()
    card = card_of_the_day(snapshot)
    while card is not None:
        talk.say(*card_lines(card, snapshot))
        if talk.choose("", [("another", "Another card"), ("enough", "Enough")]) != "another":
            return
        hand = deal_hand(journal.snapshot(), n=1, at_once=True)
        journal.cards.keep_deck(hand.deck)
        card = next(iter(hand.cards), None)
    talk.say("The packs hold no card that fits.")


def card_lines(card: TopicCard, snapshot: Snapshot) -> list[str]:
    """A card as it is said: to begin with, to go on with, to tell, to leave with."""
    said = as_said(card, snapshot)
    lines = ["", "To begin with:", f"“{said.opener}”"]
    if said.follow_ups:
        lines += ["Then, if they answer:", *(f"“{one.say}”" for one in said.follow_ups)]
    if said.share:
        lines += ["Something of yours to tell:", f"“{said.share}”"]
    if said.exit_line:
        lines += ["To leave with:", f"“{said.exit_line}”"]
    return lines
