"""Removing a person, and messages that are sent: one save each, taken back as one."""

from datetime import timedelta
from pathlib import Path

from ladder_tui.domain.base.recurrence import Recurrence
from ladder_tui.domain.calendar.agenda import agenda
from ladder_tui.domain.items.lines import Starter
from ladder_tui.domain.records.cards import Deck
from ladder_tui.domain.records.entries import Draft
from ladder_tui.domain.records.goals import GoalMark
from ladder_tui.domain.records.plans import Origin
from ladder_tui.domain.records.reviews import Feedback
from ladder_tui.services.journal import Journal
from ladder_tui.wiring import open_house
from tests.kits.app_house import fill
from tests.kits.builders import (
    NOW,
    TODAY,
    ZONE,
    card_mark,
    choice,
    contact,
    library,
    opportunity,
    person,
    plan,
    promise,
    settings,
    use,
)  # fmt: skip

LINES = [
    Starter(
        id=f"m/{n}", text="Morning, {name}.", stage="friend", occasion="plain", channel="voice", asks=False,
        slots=("name",),
    )
    for n in range(3)
]  # fmt: skip
ANA = person("ana-id", "Ana Lima", stage="friend")
ROUTINE = opportunity(
    "line", "A line to Ana", kind="routine", person_id="ana-id", message=True, rule=Recurrence(frequency="daily")
)


def journal_of(folder: Path, **seed: list[object]) -> Journal:
    fill(folder, {"settings": [settings()], "people": [ANA], **seed})
    return open_house(folder, environ={}, clock=lambda: NOW, zone=ZONE.key, library=library(starters=LINES)).journal


def test_removing_a_person_leaves_no_reference_and_is_one_step(tmp_path: Path) -> None:
    journal = journal_of(
        tmp_path,
        contacts=[contact(person_id="ana-id")],
        promises=[promise(person_id="ana-id")],
        uses=[use(item_id="ana-id")],
        choices=[choice(item_id="ana-id")],
        plans=[plan(person_id="ana-id"), plan("p2", origin=Origin(kind="person", ref="ana-id"))],
        opportunities=[ROUTINE],
        card_marks=[card_mark(person_id="ana-id")],
        goal_marks=[
            GoalMark(id="gone", goal_id="g", at=NOW, ref="contacts:contact-1"),
            GoalMark(id="stays", goal_id="g", at=NOW)
        ],
        decks=[Deck(id="messages:ana-id:ordinary", dealt=("m/1",)), Deck(id="topics:any:friend:ana-id")],
        drafts=[
            Draft(id="form:person:ana-id", text="{}", at=NOW), Draft(id="contact:new:ana-id", text="x", at=NOW),
            Draft(id="form:contact:contact-1", text="{}", at=NOW), Draft(id="entry:free", text="mine", at=NOW),
        ],
        feedback=[Feedback(id="f", at=NOW, who="Ana Lima", answers=("Kind.",))],
    )  # fmt: skip
    before = journal.snapshot()
    journal.people.remove("ana-id")
    after = journal.snapshot()
    left = {
        name: repr(getattr(after, name))
        for name in after.__struct_fields__
        if name not in ("now", "zone", "library", "settings")
    }
    assert [name for name, text in left.items() if "ana-id" in text or "contact-1" in text] == []
    assert (after.feedback["f"].who, after.feedback["f"].answers) == ("", ("Kind.",))
    assert set(after.drafts) == {"entry:free"}
    assert set(after.goal_marks) == {"stays"}
    assert not after.opportunities["line"].message
    journal.undo()
    back = journal.snapshot()
    for name in left:
        assert getattr(back, name) == getattr(before, name), name
    journal.close()


def test_a_message_that_is_done_is_a_contact_in_the_same_step_and_a_new_line_comes_next(tmp_path: Path) -> None:
    journal = journal_of(tmp_path, opportunities=[ROUTINE])
    (item,) = agenda(journal.snapshot(), TODAY)
    plan_made = journal.plans.finish(item, "done")
    now = journal.snapshot()
    (made,) = now.contacts.values()
    assert (made.person_id, made.channel, made.reached) == ("ana-id", "voice_note", "me")
    (deck,) = now.decks.values()
    assert [mark.card_id for mark in now.card_marks.values()] == list(deck.dealt)
    (done,) = agenda(now, TODAY)
    journal.plans.finish(done, "done")
    assert len(journal.snapshot().contacts) == 1  # once more is the same contact
    journal.plans.finish(done, "open")
    assert not journal.snapshot().contacts
    assert plan_made.person_id == "ana-id"
    journal.undo()
    journal.undo()
    again = journal.snapshot()
    assert not again.contacts
    assert not again.decks
    assert not again.plans
    assert agenda(again, TODAY + timedelta(days=1))
    journal.close()
