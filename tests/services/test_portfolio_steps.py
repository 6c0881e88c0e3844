"""What is done with cards and activities is one save and one undo each."""

from ladder_tui.services.journal import Journal
from tests.kits.builders import activity


def opinions(journal: Journal) -> list[str]:
    return [mark.action for mark in journal.snapshot().card_marks.values()]


def test_a_card_is_liked_or_not_for_me_and_never_both(journal: Journal) -> None:
    journal.cards.mark("t/a", "liked")
    journal.cards.mark("t/a", "not_for_me")
    assert opinions(journal) == ["not_for_me"]
    journal.cards.mark("t/b", "liked")
    journal.cards.mark("t/a", "used")
    journal.cards.mark("t/a", "not_for_me")
    assert sorted(opinions(journal)) == ["liked", "used"]
    journal.undo()
    journal.undo()
    journal.undo()
    journal.undo()
    assert opinions(journal) == ["liked"]


def test_letting_a_packs_activity_rest_adopts_it_in_the_same_step(journal: Journal) -> None:
    walk = activity()
    journal.portfolio.pause(walk, None)
    (mine,) = journal.snapshot().activities.values()
    assert (mine.source, mine.paused) == (walk.id, True)
    journal.portfolio.wake(walk)
    (same,) = journal.snapshot().activities.values()
    assert (same.id, same.paused) == (mine.id, False)
    journal.undo()
    journal.undo()
    assert not journal.snapshot().activities
