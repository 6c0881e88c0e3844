"""Several ladders: switch, begin another from a template or from nothing, rename, remove."""

from typing import Final

from ladder_tui.bound_keys import with_keys
from ladder_tui.domain.ladder.in_use import in_use, ladders, own_ladder
from ladder_tui.screens.flows.rungs.template_list import TemplatesDialog, steps_of
from ladder_tui.screens.flows.rungs.template_steps import StepsDialog
from ladder_tui.screens.kit.dialog import Choose
from ladder_tui.screens.kit.form import Field, FormDialog
from ladder_tui.screens.kit.page import PageScreen
from ladder_tui.widgets.text import line

TEMPLATE, NOTHING, RENAME, REMOVE = "template", "nothing", "rename", "remove"
USE: Final = "use:"


async def choose_ladder(screen: PageScreen) -> bool:
    """The menu of ladders; True when another one may be shown now."""
    snapshot = screen.snapshot
    listed, own = ladders(snapshot), own_ladder(snapshot, in_use(snapshot))
    empty = not snapshot.rungs and not snapshot.ladders
    if empty and snapshot.library.ladders:  # what the empty page says that the key does
        return await from_template(screen)
    options = []
    if not empty:
        for one in listed:
            steps = f"{one.rungs} {'step' if one.rungs == 1 else 'steps'}"
            here = " · in use" if one.in_use else ""
            options.append((USE + one.ladder.id, f"{screen.shown(line(one.ladder.title))} · {steps}{here}"))
    if snapshot.library.ladders:
        options.append((TEMPLATE, "Begin with a ladder from the packs"))
    options.append((NOTHING, "Begin a new one from nothing"))
    if not empty:
        options += [(RENAME, "Rename the one in use"), (REMOVE, "Remove the one in use; its tries keep their words")]
    chosen = await screen.app.push_screen_wait(Choose("Your ladders", options, at=USE + own.id))
    if chosen is None:
        return False
    if chosen.startswith(USE):
        screen.act(lambda: screen.journal.ladder.use_ladder(chosen.removeprefix(USE)))
        return True
    if chosen == TEMPLATE:
        return await from_template(screen)
    if chosen == REMOVE:
        screen.act(lambda: screen.journal.ladder.remove_ladder(own.id))
        return True
    return await _ask_title(screen, "" if chosen == NOTHING else own.title, own.id if chosen == RENAME else None)


async def from_template(screen: PageScreen) -> bool:
    """Choose a ladder of the packs, tick the steps of it that one wants, and make them one's own; False when left."""
    snapshot = screen.snapshot
    if not snapshot.library.ladders:
        screen.say(with_keys("The packs hold no ladders; {ladder.new} writes a first step in your own words."))
        return False
    template: str | None = None
    chosen: tuple[str, ...] | None = None
    while chosen is None:  # back from the steps of one leads to all of them
        template = await screen.app.push_screen_wait(TemplatesDialog(snapshot, at=template))
        if template is None:
            return False
        ladder = snapshot.library.ladders[template]
        chosen = await screen.app.push_screen_wait(StepsDialog(ladder, steps_of(ladder, snapshot), snapshot))
    taken, steps = template or "", chosen
    return screen.act(lambda: screen.journal.ladder.from_template(taken, steps)) is not None


async def _ask_title(screen: PageScreen, title: str, ladder_id: str | None) -> bool:
    """A title for a new ladder, or another one for `ladder_id`; False when left."""
    journal = screen.journal

    def save(text: str) -> object:
        return journal.ladder.new_ladder(text) if ladder_id is None else journal.ladder.rename_ladder(ladder_id, text)

    form = FormDialog(
        "A new ladder" if ladder_id is None else "Rename the ladder",
        [Field("title", "Title", value=title, hint="Talking to people I see every day", required=True)],
        journal=journal,
        draft_id=f"ladder:{ladder_id or 'new'}",
        save=lambda values: save(values["title"]),
    )
    if await screen.app.push_screen_wait(form) is None:
        return False
    screen.say_kept()
    return True
