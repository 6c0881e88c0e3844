"""Choosing on the ladder: take the suggestion or something else, a smaller piece, another place, another step."""

from typing import Final

from ladder_tui.bound_keys import or_undo, with_keys
from ladder_tui.domain.base.suds import suds_word
from ladder_tui.domain.base.thresholds import thresholds
from ladder_tui.domain.base.when import day_words
from ladder_tui.domain.ladder.boosters import Invitation
from ladder_tui.domain.ladder.in_use import rungs_in, tries_of
from ladder_tui.domain.ladder.rule import Suggestion
from ladder_tui.domain.ladder.split import NoRoom, dimensions, split
from ladder_tui.domain.ladder.terms import harder_answer
from ladder_tui.domain.ladder.vary import variations
from ladder_tui.domain.records.decisions import Move
from ladder_tui.domain.records.rungs import Rung
from ladder_tui.screens.flows.rungs.rung import ask_new, ask_rung
from ladder_tui.screens.kit.dialog import Choose
from ladder_tui.screens.kit.page import PageScreen
from ladder_tui.services.journal import new_id
from ladder_tui.widgets.text import line

HARDER, EASIER, OWN_PLACE = "harder", "easier", "own place"
PAUSED: Final = "A pause it is. ! has people to talk to; the ladder keeps its place."


async def choose_otherwise(screen: PageScreen, found: Suggestion) -> tuple[Move, str | None] | None:
    """Something else than the suggestion: the move and the rung it leads to. None when left, or when only the answer
    about things being harder was given, which changes the suggestion itself."""
    options = [(f"{number}", screen.shown(line(other.words))) for number, other in enumerate(found.alternatives)]
    limits = thresholds(screen.snapshot.settings.thresholds)
    if harder_answer(screen.snapshot, limits) is not None:
        options.append((EASIER, "It is no longer making things harder"))
    else:
        options.append((HARDER, "This is making things harder"))
    chosen = await screen.app.push_screen_wait(
        Choose("What would suit you?", options, note=screen.shown(f"The suggestion: {line(found.headline)}"))
    )
    if chosen is None:
        return None
    if chosen in (HARDER, EASIER):
        said = "Noted. A pause is suggested now; ! has people to talk to."
        screen.act(lambda: screen.journal.ladder.answer_care(chosen == HARDER), said=said if chosen == HARDER else None)
        return None
    other = found.alternatives[int(chosen)]
    return other.move, other.target


async def another_step(screen: PageScreen, here: Rung) -> str | None:
    """Any other standing rung of the ladder, chosen from a list; its id, None when left."""
    standing = [rung for rung in rungs_in(screen.snapshot) if not rung.set_aside and rung.id != here.id]
    standing.sort(key=lambda rung: (rung.suds, rung.order, rung.created))
    if not standing:
        screen.say(with_keys("There is no other step yet; {ladder.new} adds one."))
        return None
    options = [(rung.id, f"{screen.shown(line(rung.text))} · {suds_word(rung.suds)}") for rung in standing]
    return await screen.app.push_screen_wait(Choose("Which step?", options))


async def make_smaller(screen: PageScreen, rung: Rung, found: Suggestion | None = None) -> Rung | None:
    """The split helper: one dimension, its midpoint as a new rung, edited and kept; the parent stays.

    With the suggestion it answers the choice is stored too and the new rung becomes the current one.
    """
    ways = dimensions(rung, thresholds(screen.snapshot.settings.thresholds))
    if not ways:
        screen.say(with_keys("This step is as small as it gets on every side; {ladder.edit} changes it."))
        return None
    options = [
        (way.name, f"{way.title}: {way.now} → {way.midpoint}{' (a guess)' if way.guessed else ''}") for way in ways
    ]
    chosen = await screen.app.push_screen_wait(
        Choose("Which side of it gets smaller?", options, note="The step itself stays; a smaller one comes below it.")
    )
    way = next((way for way in ways if way.name == chosen), None)
    if way is None:
        return None
    try:
        snapshot = screen.snapshot
        tried = tries_of(snapshot)
        smaller = split(rung, way, rungs_in(snapshot), id=new_id(), created=snapshot.now, tried=tried)
    except NoRoom as error:
        screen.say(str(error))
        return None
    journal = screen.journal
    kept = await ask_rung(
        screen, smaller, title="A smaller step", keep=lambda kept: journal.ladder.keep_split(kept, found)
    )
    parent = journal.snapshot().rungs.get(rung.id)
    if kept is not None and parent is not None and parent.suds != rung.suds:
        screen.say(or_undo(f"The bigger one stands at {parent.suds} now, where your tries of it were."))
    return kept


async def another_place(screen: PageScreen, rung: Rung) -> str | None:
    """Where else to try it: the rung's own variations and earlier places, those used marked so. The place in words,
    empty when it is left open, None when left."""
    found = variations(rung, screen.snapshot.attempts.values())
    today = screen.snapshot.today
    options = []
    for number, place in enumerate(found):
        used = ""
        if place.last is not None:
            day = day_words(place.last.date(), today=today, weekday=False)
            used = f" · used {'once' if place.times == 1 else f'{place.times} times'}, last {day}"
        options.append((f"{number}", f"{screen.shown(line(place.text))}{used}"))
    options.append((OWN_PLACE, "Somewhere else; I will see where"))
    chosen = await screen.app.push_screen_wait(Choose("The same step, where else?", options))
    if chosen is None:
        return None
    return "" if chosen == OWN_PLACE else found[int(chosen)].text


async def step_above(screen: PageScreen) -> Rung | None:
    """A new rung above the highest one."""
    return await ask_new(screen)


async def take_back(screen: PageScreen, invitation: Invitation) -> Rung | None:
    """What becomes of a step that was set aside and is invited back; the step that came of it, None where none did.

    Left with Esc the invitation stands.
    """
    rung, journal = invitation.rung, screen.journal
    options = [("whole", "The step as it was"), ("no", "Leave it aside; this is not asked again")]
    if invitation.smaller:
        options.insert(0, ("smaller", "A smaller piece of it"))
    day = day_words(invitation.since, today=screen.snapshot.today, weekday=False)
    chosen = await screen.app.push_screen_wait(
        Choose(
            screen.shown(line(rung.text)), options, note=f"You set it aside on {day}. It may come back, if you like."
        )
    )
    if chosen == "smaller":
        return await make_smaller(screen, rung)
    if chosen is not None:
        screen.act(lambda: journal.ladder.answer_invitation(rung.id, chosen == "whole"))
    return journal.snapshot().rungs.get(rung.id) if chosen == "whole" else None
