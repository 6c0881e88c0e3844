"""What can be done with one thing of the portfolio, an activity or a person. Call these from a worker."""

from ladder_tui.bound_keys import key
from ladder_tui.domain.picks.candidates import is_paused
from ladder_tui.domain.picks.history import History
from ladder_tui.domain.records.activities import Activity
from ladder_tui.domain.records.people import Person
from ladder_tui.screens.flows.activities.activity import ActivityDialog, ask_rest, ask_use, own_of, plan_activity
from ladder_tui.screens.flows.people.contact import ask_contact
from ladder_tui.screens.flows.people.person_form import plan_with
from ladder_tui.screens.kit.dialog import Choose
from ladder_tui.screens.kit.page import PageScreen

Item = Activity | Person


async def read(screen: PageScreen, activity: Activity, history: History) -> str | None:
    """Show the page of an activity; the name of what to do with it, None when it was only read."""
    adopted = own_of(activity, screen.snapshot).id in screen.snapshot.activities
    dialog = ActivityDialog(activity, screen.snapshot, history, adopted=adopted)
    return await screen.app.push_screen_wait(dialog)


async def plan(screen: PageScreen, item: Item | None, *, suggested: bool) -> None:
    """Make a plan from it; a suggestion is noted as taken in the same save."""
    chosen = item.id if item is not None and suggested else None
    if isinstance(item, Activity):
        await plan_activity(screen, item, chosen=chosen)
    elif item is not None:
        await plan_with(screen, item, chosen=chosen)


async def note_done(screen: PageScreen, item: Item | None) -> None:
    """Note that it happened: how worthwhile an activity was, how one was in touch with a person."""
    if isinstance(item, Activity):
        await ask_use(screen, item.id, item.title)
    elif item is not None:
        await ask_contact(screen, item)


async def pause_or_wake(screen: PageScreen, item: Item | None) -> None:
    """Let it rest for a while, or wake it when it rests."""
    if item is None:
        return
    journal = screen.journal
    asleep = is_paused(item.paused, item.paused_until, screen.snapshot.today)
    name = item.title if isinstance(item, Activity) else screen.snapshot.listed_name(item)
    rest = None if asleep else await ask_rest(screen, name)
    if rest is None and not asleep:
        return
    until = None if rest is None or rest == "until woken" else rest
    if isinstance(item, Person):
        screen.act(lambda: journal.people.pause(item.id, not asleep, until))
    elif asleep:
        screen.act(lambda: journal.portfolio.wake(item))
    else:
        screen.act(lambda: journal.portfolio.pause(item, until))


async def remove(screen: PageScreen, item: Item | None) -> bool:
    """Take it out for good: an activity at once, a person with everything noted about them after one question."""
    if isinstance(item, Activity):
        screen.act(lambda: screen.journal.portfolio.remove(item))
        return True
    if item is None:
        return False
    name = screen.snapshot.listed_name(item)
    answer = await screen.app.push_screen_wait(
        Choose(
            f"Remove {name}?",
            [("keep", "Keep the page"), ("remove", "Remove it, with contacts and promises")],
            note=f"Plans stay as they are written. {key('everywhere.undo')} takes it back as long as the app is open.",
        )
    )
    if answer != "remove":
        return False
    screen.act(lambda: screen.journal.people.remove(item.id))
    return True
