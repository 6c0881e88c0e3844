"""People, what is noted about them, and activities."""

from ladder_tui.domain.people.gestures import gestures
from ladder_tui.domain.picks.history import history
from ladder_tui.domain.picks.picker import pick
from ladder_tui.domain.records.activities import Activity
from ladder_tui.preview.stage import someone
from ladder_tui.screens.flows.activities.activity import ask_activity, ask_rest, new_activity
from ladder_tui.screens.flows.activities.flows import read, remove
from ladder_tui.screens.flows.activities.idea import open_idea
from ladder_tui.screens.flows.activities.why_dialog import WhyDialog
from ladder_tui.screens.flows.people.contact import ask_contact, change_contact
from ladder_tui.screens.flows.people.gesture_flows import do_gesture, tell_balance
from ladder_tui.screens.flows.people.person_form import ask_person, new_person, plan_with
from ladder_tui.screens.flows.people.promise import ask_promise
from ladder_tui.screens.flows.plans.worth import WorthDialog
from ladder_tui.screens.kit.page import PageScreen


def _activity(page: PageScreen) -> Activity:
    return next(iter(page.snapshot.library.activities.values()))


async def person_form(page: PageScreen) -> None:
    """The form of a person."""
    await ask_person(page, someone(page), title=someone(page).name)


async def person_new(page: PageScreen) -> None:
    """The form of somebody new."""
    await ask_person(page, new_person(page.snapshot), title="Somebody new")


async def person_plan(page: PageScreen) -> None:
    """A plan with a person."""
    await plan_with(page, someone(page))


async def person_remove(page: PageScreen) -> None:
    """The question before a person is removed."""
    await remove(page, someone(page))


async def contact(page: PageScreen) -> None:
    """Note a contact: letters, then a line."""
    await ask_contact(page, someone(page))


async def contact_edit(page: PageScreen) -> None:
    """The form of a contact that is there."""
    await change_contact(page, next(iter(page.snapshot.contacts.values())))


async def promise(page: PageScreen) -> None:
    """Something to remember about a person."""
    await ask_promise(page, someone(page))


async def gesture(page: PageScreen) -> None:
    """What next with a person? A choice of ways."""
    known = page.snapshot.people.values()
    who, first = next((who, found[0]) for who in known if (found := gestures(page.snapshot, who)))
    await do_gesture(page, who, first)


async def balance(page: PageScreen) -> None:
    """Give and take, in words."""
    for who in page.snapshot.people.values():
        await tell_balance(page, who)


async def activity(page: PageScreen) -> None:
    """The page of an activity."""
    await read(page, _activity(page), history(page.snapshot))


async def activity_form(page: PageScreen) -> None:
    """The form of a new activity."""
    await ask_activity(page, new_activity(page.snapshot), title="An activity of your own")


async def rest(page: PageScreen) -> None:
    """How long something rests."""
    await ask_rest(page, _activity(page).title)


async def worth(page: PageScreen) -> None:
    """Was it worth it?"""
    await page.app.push_screen_wait(WorthDialog("Was it worth it?"))


async def why(page: PageScreen) -> None:
    """The numbers behind a suggestion."""
    picks = pick(page.snapshot)
    await page.app.push_screen_wait(WhyDialog(picks.picks[0], picks, page.snapshot))


async def idea(page: PageScreen) -> None:
    """An idea read whole, to be taken for today."""
    picks = pick(page.snapshot)
    await open_idea(page, picks.picks[0], picks)
