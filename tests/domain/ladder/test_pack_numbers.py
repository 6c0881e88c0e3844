"""Numbers of packs are the packs' until the user says otherwise, and rewording a step makes it the user's own."""

from msgspec.structs import replace

from ladder_tui.domain.ladder.in_use import is_pack_guess
from ladder_tui.domain.ladder.rule import numbers_behind, suggestion
from ladder_tui.domain.ladder.rung_ideas import freed, rung_from_idea
from ladder_tui.domain.tries.start import start_of
from tests.kits.builders import NOW, library, snapshot
from tests.screens.places.ladder.test_ladder_place import IDEA

PACKS = library(rungs=[replace(IDEA, suds=(10, 14), variations=("the stairs",), prediction="They look away.")])
MINE = rung_from_idea(PACKS.rungs[IDEA.id], id="bench", created=NOW)


def test_a_pack_says_about_and_only_the_user_expects() -> None:
    told = snapshot(library=PACKS, rungs=[MINE])
    said = suggestion(told, MINE)
    assert said.reasons == ("Not tried yet. The pack puts this one at about 12.",)
    assert numbers_behind(told, said)[0].value == "about 12, the pack's guess"
    own = replace(MINE, suds=20)
    said = suggestion(snapshot(library=PACKS, rungs=[own]), own)
    assert said.reasons == ("Not tried yet. You expect it at 20.",)


def test_before_a_try_the_guess_of_a_pack_is_no_guess() -> None:
    assert start_of(snapshot(library=PACKS, rungs=[MINE]), rung=MINE).suds is None
    own = replace(MINE, suds=20)
    assert start_of(snapshot(library=PACKS, rungs=[own]), rung=own).suds == 20


def test_what_was_reworded_keeps_no_fear_place_or_end_of_the_pack() -> None:
    changed = freed(replace(MINE, text="Call Ana", variations=("the stairs", "her kitchen")), PACKS)
    assert (changed.source, changed.prediction, changed.done_when) == (None, "", "")
    assert changed.variations == ("her kitchen",)
    assert not is_pack_guess(changed, PACKS)
    kept = freed(replace(MINE, text="Call Ana", done_when="She answered."), PACKS)
    assert kept.done_when == "She answered."
    alone = replace(MINE, source=None)
    assert freed(alone, PACKS) is alone
