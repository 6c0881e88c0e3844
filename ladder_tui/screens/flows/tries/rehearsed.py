"""A rehearsal, and noting it as what it is: a try at a small step of its own, never at the step it was for."""

from typing import Final

from ladder_tui.domain.base.suds import suds_word
from ladder_tui.domain.cards.rehearsal import Play, play_of_card, play_of_situation
from ladder_tui.domain.cards.take_along import lines_of
from ladder_tui.domain.cards.wording import as_said
from ladder_tui.domain.items.situations import Situation
from ladder_tui.domain.items.topics import TopicCard
from ladder_tui.domain.ladder.in_use import in_use, rungs_in
from ladder_tui.domain.ladder.view import ordered
from ladder_tui.domain.snapshot import Snapshot
from ladder_tui.domain.tries.rehearsal import is_rehearsal_of, rehearsal_of
from ladder_tui.screens.flows.cards.rehearse import NOTE, RehearseDialog
from ladder_tui.screens.flows.rungs.rung import ask_rung
from ladder_tui.screens.flows.tries.attempt import try_rung
from ladder_tui.screens.kit.dialog import Choose
from ladder_tui.screens.kit.page import PageScreen
from ladder_tui.services.journal import new_id
from ladder_tui.widgets.text import line

ITS_OWN: Final = "its own"
BELOW: Final = (
    "It is noted as a rehearsal: a small step of its own, below the one you choose. That one stays as it is, untried."
)


async def rehearse(
    screen: PageScreen, thing: TopicCard | Situation, *, plan_id: str | None = None, person_id: str | None = None
) -> None:
    """Play a card or a situation through; whoever wants to notes it then. Nothing else is kept. Call it from a worker.

    A situation is rehearsed with the first of its lines of today. Gaps are filled as for that plan and person.
    """
    play = _play(screen.snapshot, thing, plan_id, person_id)
    dialog = RehearseDialog(play, screen.snapshot.library, seed=screen.journal.now().isoformat())
    if await screen.app.push_screen_wait(dialog) == NOTE:
        await note_rehearsal(screen, play)


def _play(snapshot: Snapshot, thing: TopicCard | Situation, plan_id: str | None, person_id: str | None) -> Play:
    if isinstance(thing, TopicCard):
        return play_of_card(as_said(thing, snapshot, plan_id=plan_id, person_id=person_id))
    person = snapshot.people.get(person_id or "")
    lines = lines_of(snapshot, thing, person=person, n=1)
    card = as_said(lines[0].card, snapshot, plan_id=plan_id, person_id=person_id) if lines else None
    return play_of_situation(thing, card)


async def note_rehearsal(screen: PageScreen, play: Play) -> None:
    """Ask which step it was for, make the small step of rehearsing it or take the one there is, and try that."""
    journal = screen.journal
    rungs = [rung for rung in ordered(rungs_in(screen.snapshot)) if not rung.set_aside]
    options = [(rung.id, f"{screen.shown(line(rung.text))} · {suds_word(rung.suds)}") for rung in rungs]
    chosen = await screen.app.push_screen_wait(
        Choose("Which step was it for?", [*options, (ITS_OWN, "None of these")], note=BELOW)
    )
    if chosen is None:
        return
    parent = next((rung for rung in rungs if rung.id == chosen), None)
    small = next((rung for rung in rungs if is_rehearsal_of(rung, parent, play)), None)
    if small is None:
        made = rehearsal_of(play, parent, id=new_id(), created=screen.snapshot.now, ladder_id=in_use(screen.snapshot))
        small = await ask_rung(screen, made, title="A step for rehearsing", keep=journal.ladder.keep_split)
    if small is not None:
        cards = (play.card_id,) if play.card_id is not None else ()
        await try_rung(screen, small, cue=f"aloud, alone: “{play.line}”", cards=cards)
