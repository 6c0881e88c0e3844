"""What names somebody with a page is linked with it, when that is wished; at most one question."""

from ladder_tui.bound_keys import or_undo
from ladder_tui.domain.people.named import NameOffer, name_offer
from ladder_tui.screens.kit.dialog import Choose
from ladder_tui.screens.kit.page import PageScreen
from ladder_tui.widgets.text import line

NOBODY = "Nothing of today names somebody with a page who is not linked yet."


async def link_name(screen: PageScreen) -> None:
    """Link what was written last today and names somebody. Call it from a worker."""
    journal = screen.journal
    snapshot = journal.snapshot()
    offer = name_offer(snapshot, journal.last_changed) or name_offer(snapshot)
    if offer is None:
        screen.say(NOBODY)
        return
    name = snapshot.listed_name(snapshot.people[offer.person_id])
    together = False
    if offer.kind in ("win", "entry"):
        answer = await _together(screen, offer, name)
        if answer is None:
            return
        together = answer
    said = or_undo(f"It stands on the page of {name} now.")
    screen.act(lambda: journal.people.link(offer, together=together), said=said)


async def _together(screen: PageScreen, offer: NameOffer, name: str) -> bool | None:
    """Whether it was done together, so that it is a contact; None where nothing is to be linked."""
    words = line(screen.snapshot.shown(offer.text, offer.person_id))
    options = [("together", "Yes, and note it as a contact"), ("about", "No, it only goes on the page")]
    answer = await screen.app.push_screen_wait(Choose(f"Were you together, you and {name}?", options, note=words[:200]))
    return None if answer is None else answer == "together"
