"""What names somebody stands on their page when that is wished; what was done together is a contact."""

from datetime import time

import pytest

from ladder_tui.domain.base.vocabulary import Channel, Status
from ladder_tui.domain.calendar.agenda import agenda
from ladder_tui.domain.people.named import name_offer
from ladder_tui.services.journal import Journal
from tests.kits.builders import opportunity, person, plan


def finish(journal: Journal, status: Status) -> None:
    """Give the first line of today a status."""
    now = journal.snapshot()
    journal.plans.finish(agenda(now, now.today)[0], status)


@pytest.mark.parametrize(
    ("title", "channel"), [("Tea with Ana", "in_person"), ("Call Ana", "call"), ("Write to Ana", "text")]
)
def test_what_is_done_with_somebody_is_a_contact_once_and_goes_when_it_is_open_again(
    journal: Journal, title: str, channel: Channel
) -> None:
    journal.people.save(person())
    journal.plans.save(plan("p", title, person_id="ana"))
    happened: tuple[Status, ...] = ("done", "left_early")
    for status in happened:
        finish(journal, status)
        (noted,) = journal.snapshot().contacts.values()
        assert (noted.id, noted.person_id, noted.channel, noted.note) == ("plan-p", "ana", channel, title)
    did_not: tuple[Status, ...] = ("open", "fell_through", "self_cancelled")
    for status in did_not:
        finish(journal, status)
        assert journal.snapshot().contacts == {}


def test_an_occurrence_with_somebody_is_a_contact_too(journal: Journal) -> None:
    journal.people.save(person())
    journal.calendar.save(opportunity(title="Choir with Ana", at=time(19), person_id="ana"))
    finish(journal, "done")
    assert [contact.person_id for contact in journal.snapshot().contacts.values()] == ["ana"]


def test_nobody_not_safe_gets_a_contact(journal: Journal) -> None:
    journal.people.save(person())
    journal.plans.save(plan("p", "Tea", person_id="ana"))
    now = journal.snapshot()
    item = agenda(now, now.today)[0]
    journal.people.not_safe("ana")
    journal.plans.finish(item, "done")
    assert journal.snapshot().contacts == {}


@pytest.mark.parametrize("done", [True, False])
def test_a_plan_is_linked_before_or_after_it_is_done_in_one_step(journal: Journal, done: bool) -> None:
    journal.people.save(person())
    journal.plans.save(plan("p", "Tea with Ana"))
    if done:
        finish(journal, "done")
    offer = name_offer(journal.snapshot())
    assert offer is not None
    journal.people.link(offer)
    now = journal.snapshot()
    assert now.plans["p"].person_id == "ana"
    assert len(now.contacts) == done
    assert name_offer(now) is None
    journal.undo()
    assert journal.snapshot().plans["p"].person_id is None
    assert journal.snapshot().contacts == {}


@pytest.mark.parametrize("together", [True, False])
def test_a_win_stands_on_the_page_and_is_a_contact_where_they_were_together(journal: Journal, together: bool) -> None:
    journal.people.save(person())
    kept = journal.wins.keep("Ana laughed at my joke.")
    offer = name_offer(journal.snapshot(), journal.last_changed)
    assert offer is not None
    journal.people.link(offer, together=together)
    now = journal.snapshot()
    assert now.wins[kept.id].person_id == "ana"
    assert [contact.note for contact in now.contacts.values()] == (["Ana laughed at my joke."] if together else [])
    journal.people.remove("ana")
    assert journal.snapshot().wins[kept.id].person_id is None
