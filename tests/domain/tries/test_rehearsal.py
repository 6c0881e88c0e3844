"""The step that a rehearsal is noted at: below the one it was for, which stays untried."""

from hypothesis import given
from hypothesis import strategies as st

from ladder_tui.domain.cards.rehearsal import play_of_card
from ladder_tui.domain.tries.rehearsal import is_rehearsal_of, rehearsal_of
from tests.kits.builders import NOW, card, rung

PLAY = play_of_card(card(opener="How was your weekend?"))


@given(st.integers(0, 100))
def test_it_stands_below_its_step_and_takes_its_ladder(suds: int) -> None:
    parent = rung(suds=suds, ladder_id="clubs", setting="work", current=True, done_when="They answered.")
    small = rehearsal_of(PLAY, parent, id="new", created=NOW, ladder_id="own")
    assert small.text == f"Rehearse aloud, alone: {parent.text}"
    assert small.suds <= suds / 2
    assert small.suds % 5 == 0
    assert (small.parent, small.ladder_id, small.setting) == (parent.id, "clubs", "work")
    assert not small.current
    assert small.people == 0
    assert "They" not in small.done_when


def test_one_of_its_own_names_the_line() -> None:
    small = rehearsal_of(PLAY, None, id="new", created=NOW, ladder_id="own")
    assert small.text == "Rehearse aloud, alone: “How was your weekend?”"
    assert small.parent is None


def test_it_is_found_again_and_nothing_else_is_taken_for_it() -> None:
    parent, other = rung(), rung("rung-2", "Ask one question")
    small = rehearsal_of(PLAY, parent, id="new", created=NOW, ladder_id="own")
    own = rehearsal_of(PLAY, None, id="own", created=NOW, ladder_id="own")
    assert is_rehearsal_of(small, parent, PLAY)
    assert is_rehearsal_of(small, small, PLAY)
    assert is_rehearsal_of(own, None, PLAY)
    assert not is_rehearsal_of(parent, parent, PLAY)
    assert not is_rehearsal_of(small, other, PLAY)
    assert not is_rehearsal_of(small, None, PLAY)
    assert not is_rehearsal_of(own, None, play_of_card(card(opener="Good weekend?")))
    assert not is_rehearsal_of(rung("split", "Half of it", parent=parent.id), parent, PLAY)
