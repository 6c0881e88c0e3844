"""What comes after a try that did not take place: its backup at once, or one soft question that can be left out."""

from functools import partial
from typing import Final

from ladder_tui.bound_keys import or_undo, with_keys
from ladder_tui.domain.base.clean import is_blank
from ladder_tui.domain.records.attempts import Attempt
from ladder_tui.domain.records.entries import Entry
from ladder_tui.domain.tries.in_words import SET_ASIDE
from ladder_tui.domain.tries.ready_backups import backups_after, ready_backup, triggers
from ladder_tui.screens.kit.dialog import Choose
from ladder_tui.screens.kit.form import Field, FormDialog, Values
from ladder_tui.screens.kit.page import PageScreen
from ladder_tui.services.journal import new_id
from ladder_tui.widgets.text import line

SMALLER: Final = "What would make it smaller?"
BACKUP_DONE: Final = "The backup was done, and it counts in full. {everywhere.win} keeps a small win."
#: Backups offered at once for what came in between.
MOST: Final = 6
QUIET: Final = "That is fine. A quiet day counts as well."


async def ask_smaller(screen: PageScreen, attempt: Attempt) -> None:
    """One line about what would make it smaller, kept as an entry; Esc leaves it out."""
    journal = screen.journal
    rung = screen.snapshot.rungs.get(attempt.rung_id or "")
    idea = screen.snapshot.library.rungs.get(rung.source or "") if rung is not None else None

    def save(values: Values) -> None:
        if is_blank(values["smaller"]):
            return
        entry = Entry(
            id=new_id(),
            at=journal.now(),
            text=values["smaller"].strip(),
            kind="prompt",
            question=SMALLER,
            plan_id=attempt.plan_id,
            attempt_id=attempt.id,
        )
        journal.writing.save(entry)

    form = FormDialog(
        "Set aside, and that is fine",
        [Field("smaller", "Smaller", hint=line(idea.smaller_step) if idea is not None else "two minutes instead")],
        journal=journal,
        draft_id=f"smaller:{attempt.id}",
        note=f"Nobody sees a count. If you like: {SMALLER[0].lower()}{SMALLER[1:]} Esc leaves it out.",
        save=save,
    )
    await screen.app.push_screen_wait(form)
    screen.say(or_undo(SET_ASIDE))


async def offer_backup(screen: PageScreen, attempt: Attempt) -> None:
    """The smaller thing that stands ready, with its words; another one for what came in between; or nothing today."""
    backup = ready_backup(attempt, screen.journal.snapshot())
    while True:
        rows = [("done", "I did it"), ("later", "Later today; it stays ready")] if backup else []
        if triggers(screen.snapshot):
            rows.append(("other", "Something else" if backup else "Something small instead"))
        rows.append(("no", "Not today"))
        note = f"Ready instead: {screen.shown(line(backup))}" if backup else "No backup was chosen beforehand."
        answer = await screen.app.push_screen_wait(
            Choose("It fell through. That happens.", rows, note=note, at="later" if backup else None)
        )
        if answer != "other":
            break
        chosen = await _another(screen, attempt)
        if chosen and screen.act(partial(screen.journal.attempts.make_ready, attempt.id, chosen)) is not None:
            backup = chosen
    if answer == "done":
        screen.act(lambda: screen.journal.attempts.backup_done(attempt.id), said=with_keys(BACKUP_DONE))
    elif answer == "later":
        screen.say(with_keys("It stays ready on Today. {today.backup} there notes that it was done."))
    elif answer == "no":
        plan = screen.snapshot.plans.get(attempt.plan_id or "")
        evening = screen.shown(line(plan.evening)) if plan is not None else ""
        screen.say(f"That is fine. For the evening you chose: {evening}" if evening else QUIET)


async def _another(screen: PageScreen, attempt: Attempt) -> str | None:
    snapshot = screen.snapshot
    options = [(trigger, snapshot.library.label("trigger", trigger)) for trigger in triggers(snapshot)]
    came = await screen.app.push_screen_wait(Choose("What came in between?", options))
    trigger = next((known for known in triggers(snapshot) if known == came), None)
    if trigger is None:
        return None
    found = backups_after(snapshot, trigger, attempt)[:MOST]
    chosen = await screen.app.push_screen_wait(
        Choose("Something small instead", [(backup.id, backup.text) for backup in found])
    )
    return next((backup.text for backup in found if backup.id == chosen), None)
