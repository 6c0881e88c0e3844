"""An activity: its page, its form, how long it rests, and how worthwhile it was."""

from datetime import date, timedelta
from typing import ClassVar, Final, Literal, get_args

from msgspec.structs import replace
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from ladder_tui.bound_keys import with_keys
from ladder_tui.domain.base.vocabulary import CONTACT_LEVELS, MOODS, NEED_CHOICES, Daypart, Need, Place, Price, Rhythm
from ladder_tui.domain.library import Library
from ladder_tui.domain.picks.candidates import is_paused
from ladder_tui.domain.picks.history import History
from ladder_tui.domain.picks.needs import equal_shares
from ladder_tui.domain.records.activities import Activity
from ladder_tui.domain.records.plans import Plan
from ladder_tui.domain.snapshot import Snapshot
from ladder_tui.screens.flows.activities.details import activity_parts
from ladder_tui.screens.flows.plans.made_from import plan_from
from ladder_tui.screens.flows.plans.plan import ask_plan
from ladder_tui.screens.kit.dialog import CARD_WIDTH, Choose, Dialog
from ladder_tui.screens.kit.form import Field, FormDialog, Values
from ladder_tui.screens.kit.form_fields import under_more
from ladder_tui.screens.kit.page import PageScreen
from ladder_tui.screens.kit.record_form import RecordForm, ask_for, named, ranked
from ladder_tui.services.journal import Journal, new_id
from ladder_tui.widgets.bars import KeyHint
from ladder_tui.widgets.text import Words, line

#: An activity takes from one minute to a whole day.
LONGEST: Final = 24 * 60
#: What a new one is good for, until somebody says otherwise.
PLAIN_NEEDS: Final[tuple[Need, ...]] = ("shared_activity",)
Rest = date | Literal["until woken"]


class ActivityDialog(Dialog[str]):
    """The page of an activity. Answers with what to do: `plan`, `along`, `adopt`, `edit`, `done`, `pause`, `remove`."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("p", "answer('plan')", "Plan it", show=False),
        Binding("t,T", "answer('along')", "Take along", show=False),
        Binding("a", "answer('adopt')", "Adopt", show=False),
        Binding("e", "answer('edit')", "Edit", show=False),
        Binding("d", "answer('done')", "Done", show=False),
        Binding("z", "answer('pause')", "Pause or wake", show=False),
        Binding("x", "answer('remove')", "Remove", show=False),
        Binding("down,j,pagedown,space", "down", "Down", show=False),
        Binding("up,k,pageup", "up", "Up", show=False),
        Binding("enter", "back", "Back", show=False),
    ]
    DEFAULT_CSS = "ActivityDialog #inside Words { padding: 0 1; }"

    def __init__(self, activity: Activity, snapshot: Snapshot, history: History, *, adopted: bool) -> None:
        super().__init__(snapshot.shown(line(activity.title)))
        self._activity = activity
        self._snapshot = snapshot
        self._history = history
        self._adopted = adopted

    def compose_inside(self) -> ComposeResult:
        """The page without its title."""
        yield Words(id="page")

    def on_resize(self, _event: events.Resize) -> None:
        """Lines are broken for the width there is."""
        width = min(CARD_WIDTH, self.app.size.width) - 6
        parts = activity_parts(self._activity, self._snapshot, self._history, width, with_title=False)
        self.query_one("#page", Words).say(*parts)

    def hints(self) -> tuple[KeyHint, ...]:
        """What can be done with it; a pack's can be adopted."""
        activity = self._activity
        asleep = is_paused(activity.paused, activity.paused_until, self._snapshot.today)
        adopt = () if self._adopted else (KeyHint("a", "adopt", "answer('adopt')"),)
        return (
            KeyHint("p", "plan it", "answer('plan')"),
            *adopt,
            KeyHint("d", "done", "answer('done')"),
            KeyHint("e", "edit", "answer('edit')"),
            KeyHint("z", "wake" if asleep else "pause", "answer('pause')"),
            KeyHint("esc", "back", "back"),
        )

    def may_answer(self, answer: str) -> bool:
        """What is one's own already cannot be adopted."""
        return answer != "adopt" or not self._adopted


def new_activity(snapshot: Snapshot) -> Activity:
    """An empty activity of one's own. Not saved."""
    return Activity(id=new_id(), title="", own=True, created=snapshot.now, needs=equal_shares(PLAIN_NEEDS))


def own_of(activity: Activity, snapshot: Snapshot) -> Activity:
    """The record of one's own for an activity; for a pack's not yet adopted, a new one that remembers its source."""
    if activity.id in snapshot.activities:
        return activity
    adopted = next((own for own in snapshot.activities.values() if own.source == activity.id), None)
    return adopted or replace(activity, id=new_id(), source=activity.id, own=True, created=snapshot.now)


async def ask_activity(screen: PageScreen, activity: Activity, *, title: str) -> Activity | None:
    """Open the form of an activity and save it as one's own; the activity as kept, None when left."""
    return await ask_for(screen, ActivityForm(screen.journal, activity, title=title))


class ActivityForm(RecordForm[Activity]):
    """The form of an activity of one's own."""

    def __init__(self, journal: Journal, activity: Activity, *, title: str) -> None:
        known = activity.id in journal.snapshot().activities
        super().__init__(
            activity,
            title,
            _fields(activity, journal.snapshot().library),
            keep=journal.portfolio.save,
            fold="activity",
            journal=journal,
            draft_id=f"activity:{activity.id if known else activity.source or 'new'}",
        )

    def changed(self, values: Values) -> Activity:
        """Shares of a pack stay as they were written while the same needs are ticked."""
        activity, ticked = super().changed(values), values["needs"]
        same = {share.need for share in activity.needs} == set(ticked)
        return activity if same else replace(activity, needs=equal_shares(ticked))


def _fields(activity: Activity, library: Library) -> list[Field]:
    needs = tuple(share.need for share in activity.needs)
    return [
        Field("title", "What", hint="The reading thread", required=True),
        Field("text", "In a line or two", hint="what it is, and what is good about it"),
        *under_more(
            Field("effort", "Effort", "one", options=ranked(library)),
            Field("minutes", "Minutes", "number", required=True, low=1, high=LONGEST),
            Field("needs", "Good for", "some", needs, plain=PLAIN_NEEDS, options=NEED_CHOICES, required=True),
            Field("moods", "Suits", "some", options=named(library, "mood", MOODS)),
            Field("dayparts", "Hours", "some", options=named(library, "daypart", get_args(Daypart))),
            Field("contact", "Company", "one", options=named(library, "contact", CONTACT_LEVELS)),
            Field("place", "Place", "one", options=named(library, "place", get_args(Place))),
            Field("price", "Price", "one", options=named(library, "price", get_args(Price))),
            Field("rhythm", "How often", "one", options=named(library, "rhythm", get_args(Rhythm))),
            Field("first_step", "A first step", hint="ten minutes, possible today"),
            Field("find", "How to find it", hint="what to look up, or whom to ask"),
            Field("access", "Reachable by", hint="what makes it easier to do"),
        ),
    ]


async def plan_activity(screen: PageScreen, activity: Activity, *, chosen: str | None = None) -> Plan | None:
    """Make a plan from an activity; `chosen` is its id when it was suggested. Call it from a worker."""
    plan = plan_from(screen.snapshot, activity)
    return await ask_plan(screen, plan, title="A plan from your portfolio", chosen=chosen)


async def ask_rest(screen: PageScreen, name: str) -> Rest | None:
    """Ask how long something rests; None when left. Call it from a worker."""
    today = screen.snapshot.today
    options = [
        ("7", "A week"), ("30", "A month"), ("90", "Three months"), ("day", "Until a day you choose"),
        ("woken", "Until you wake it"),
    ]  # fmt: skip
    chosen = await screen.app.push_screen_wait(Choose(f"{screen.shown(name)} rests for", options))
    if chosen is None:
        return None
    if chosen == "woken":
        return "until woken"
    if chosen != "day":
        return today + timedelta(days=int(chosen))

    def ahead(values: Values) -> str:
        return "" if values["day"] > today else "A day after today is wanted here."

    fields = [Field("day", "Back on", "day", hint="1 May, or next friday", required=True)]
    values = await screen.app.push_screen_wait(
        FormDialog(f"{screen.shown(name)} rests until", fields, journal=screen.journal, check=ahead)
    )
    return None if values is None else values["day"]


async def ask_use(screen: PageScreen, item_id: str, name: str) -> None:
    """Note that something was done; where the settings say so, with how worthwhile it was. Call it from a worker."""
    from ladder_tui.screens.flows.plans.worth import how_worth

    use = screen.act(lambda: screen.journal.portfolio.used(item_id))
    worth = await how_worth(screen, f"{screen.shown(name)}: was it worth it?") if use is not None else None
    if use is not None and worth is not None:
        screen.act(lambda: screen.journal.portfolio.rate(use.id, worth))
    if use is not None:
        screen.say(with_keys("Noted. {everywhere.win} keeps a small win, {everywhere.go_reflect} reflects."))
