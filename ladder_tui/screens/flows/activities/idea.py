"""An idea read whole: what it is, how it begins, why it is here; one key takes it for today, without a form."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import ClassVar

from textual.binding import Binding, BindingType

from ladder_tui.bound_keys import or_undo
from ladder_tui.domain.picks.picker import Pick, Picks
from ladder_tui.domain.records.activities import Activity
from ladder_tui.domain.records.people import Person
from ladder_tui.domain.records.plans import Plan
from ladder_tui.domain.snapshot import Snapshot
from ladder_tui.screens.flows.activities.details import person_parts
from ladder_tui.screens.flows.activities.why import pick_parts
from ladder_tui.screens.flows.plans.made_from import plan_from
from ladder_tui.screens.flows.plans.plan import ask_plan
from ladder_tui.screens.kit.page import PageScreen
from ladder_tui.screens.kit.reading_page import ReadingPage
from ladder_tui.widgets.bars import KeyHint
from ladder_tui.widgets.text import Part, line

FOR_TODAY = KeyHint("enter", "for today", "answer('today')")
ANOTHER_DAY = KeyHint("p", "plan it", "answer('plan')")
BACK = KeyHint("esc", "back", "back")


class IdeaPage(ReadingPage[str]):
    """One idea. Answers "today", "plan" for the form of a plan, "along", and of a suggestion "another", "aside", "why".

    `told` says what is read, in lines of so many cells.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "answer('today')", "For today", show=False),
        Binding("p", "answer('plan')", "Plan it", show=False),
        Binding("t,T", "answer('along')", "Take along", show=False),
        Binding("w", "answer('another')", "Another idea", show=False),
        Binding("s", "answer('aside')", "Not today", show=False),
        Binding("y", "answer('why')", "Why this", show=False),
    ]

    def __init__(self, title: str, told: Callable[[int], Sequence[Part]], *, suggested: bool) -> None:
        super().__init__(title)
        self._told = told
        self._suggested = suggested

    def parts(self, width: int) -> Sequence[Part]:
        """All that is known of it."""
        return self._told(width)

    def hints(self) -> tuple[KeyHint, ...]:
        """For today first."""
        if not self._suggested:
            return (FOR_TODAY, ANOTHER_DAY, BACK)
        return (FOR_TODAY, ANOTHER_DAY, KeyHint("w", "another", "answer('another')"),
                KeyHint("y", "why", "answer('why')"), BACK)  # fmt: skip

    def may_answer(self, answer: str) -> bool:
        """A step of the ladder is no suggestion that could be swapped."""
        return self._suggested or answer in ("today", "plan", "along")


def _whole(pick: Pick, picks: Picks, snapshot: Snapshot, width: int) -> list[Part]:
    """A suggestion with all that is known: of a person also what is noted of them."""
    person = snapshot.people.get(pick.candidate.id)
    if person is None:
        return pick_parts(pick, picks, snapshot, width)
    theirs = [contact for contact in snapshot.contacts.values() if contact.person_id == person.id]
    last = max(theirs, key=lambda contact: contact.at, default=None)
    return [*person_parts(person, last, snapshot, width), "\n", *pick_parts(pick, picks, snapshot, width)]


async def open_idea(page: PageScreen, pick: Pick, picks: Picks) -> Plan | str | None:
    """Show a suggestion and do what is wished: the plan it became, the name of what else is to be done with it, None.

    Call it from a worker.
    """
    snapshot, candidate = page.snapshot, pick.candidate
    source = source_of(snapshot, candidate.id)
    title = snapshot.shown(line(candidate.action))
    answer = await page.app.push_screen_wait(IdeaPage(title, partial(_whole, pick, picks, snapshot), suggested=True))
    if source is None or answer is None:
        return None
    if answer == "today":
        return for_today(page, plan_from(snapshot, source), chosen=candidate.id)
    if answer == "plan":
        return await ask_plan(page, plan_from(snapshot, source), title="A plan from this", chosen=candidate.id)
    if answer == "another":
        page.act(lambda: page.journal.portfolio.choose(candidate.id, "swapped"))
    elif answer == "aside":
        page.act(lambda: page.journal.portfolio.choose(candidate.id, "not_today"))
    else:
        return answer
    return None


def for_today(page: PageScreen, plan: Plan, *, chosen: str | None = None) -> Plan | None:
    """Keep a plan for today as it is; `chosen` is the id of the suggestion it was."""
    return page.act(lambda: page.journal.plans.save(plan, chosen=chosen), said=or_undo("For today."))


def source_of(snapshot: Snapshot, id: str) -> Activity | Person | None:
    """The activity or person that a suggestion is."""
    return snapshot.activities.get(id) or snapshot.library.activities.get(id) or snapshot.people.get(id)
