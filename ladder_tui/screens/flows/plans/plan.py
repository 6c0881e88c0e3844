"""Making and changing a plan: what and when; all else is folded, with ideas from the packs for what goes with it."""

from collections.abc import Sequence
from datetime import date, time
from typing import ClassVar, Final

from msgspec.structs import replace
from textual import work
from textual.binding import Binding, BindingType

from ladder_tui.domain.base.vocabulary import NEED_CHOICES, Need
from ladder_tui.domain.base.wall_clock import shown_in
from ladder_tui.domain.records.plans import Origin, Plan
from ladder_tui.domain.snapshot import Snapshot
from ladder_tui.screens.flows.plans.offers import NONE, Offer, choose_idea, ideas_for
from ladder_tui.screens.kit.form import Field, Values
from ladder_tui.screens.kit.form_fields import under_more
from ladder_tui.screens.kit.page import PageScreen
from ladder_tui.screens.kit.record_form import RecordForm, ask_for, ranked, what_for
from ladder_tui.services.journal import Journal, new_id
from ladder_tui.widgets.bars import KeyHint
from ladder_tui.widgets.open_field import MoreLine

#: Longest plan a form takes, in minutes: a whole day.
LONGEST_PLAN: Final = 24 * 60


def new_plan(
    snapshot: Snapshot,
    *,
    title: str = "",
    day: date | None = None,
    at: time | None = None,
    minutes: int = 30,
    effort: int = 2,
    needs: Sequence[Need] = ("casual_chat",),
    cue: str = "",
    reward: str = "",
    backup: str = "",
    note: str = "",
    origin: Origin | None = None,
    person_id: str | None = None,
    cards: Sequence[str] = (),
) -> Plan:
    """A plan with a fresh id, for today unless `day` is given. Not saved.

    A reward or backup is only what is given: those of the packs are offered (offers.py) and chosen.
    """
    return Plan(
        id=new_id(),
        title=title,
        day=day or snapshot.today,
        at=at,
        zone=snapshot.zone,
        minutes=minutes,
        effort=effort,
        needs=tuple(needs) or ("casual_chat",),
        cue=cue,
        reward=reward,
        backup=backup,
        note=note,
        origin=origin or Origin(),
        person_id=person_id,
        cards=tuple(cards),
        created=snapshot.now,
    )


async def ask_plan(screen: PageScreen, plan: Plan, *, title: str, chosen: str | None = None) -> Plan | None:
    """Open the form for a plan and save it; the saved plan, or None when it was left. Call it from a worker.

    `chosen` is the id of a suggestion that becomes this plan; that it was taken is kept in the same save.
    """
    return await ask_for(screen, PlanDialog(screen.journal, plan, title=title, chosen=chosen))


class PlanDialog(RecordForm[Plan]):
    """The form of a plan; ideas from the packs for what goes with it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+o", "ideas", "Ideas", show=False),
        # Where no words go in: on the line of the fold, or on a choice.
        Binding("b", "offer('backup')", "A backup", show=False),
        Binding("r", "offer('reward')", "Something nice after", show=False),
    ]

    def __init__(self, journal: Journal, plan: Plan, *, title: str, chosen: str | None = None) -> None:
        self._snapshot = journal.snapshot()
        self._here = shown_in(plan.day, plan.at, of=plan.zone, to=self._snapshot.zone)
        known = plan.id in self._snapshot.plans
        origin = plan.origin
        new_draft = ":".join(("new", origin.kind, origin.ref or "", origin.day.isoformat() if origin.day else ""))
        super().__init__(
            plan,
            title,
            self._plan_fields(),
            keep=lambda changed: journal.plans.save(changed, chosen=chosen),
            fold="plan",
            journal=journal,
            draft_id=f"plan:{plan.id if known else new_draft}",
        )

    def _plan_fields(self) -> list[Field]:
        return [
            Field("title", "What", hint="Tea with the neighbour", required=True),
            Field("when", "When", "when", self._here, hint="friday 18:30; today; 4 March", required=True),
            *under_more(
                Field("cue", "Starts when", hint="I take the bins out"),
                Field("reward", "Then", hint="something nice, right after"),
                Field("backup", "Backup", hint="a smaller thing that stands ready"),
                Field("evening", "And at the last", hint="a kind evening alone, chosen now"),
                Field("where", "Where", hint="the bench by the river"),
                Field("minutes", "Minutes", "number", required=True, low=1, high=LONGEST_PLAN),
                Field("effort", "Effort", "one", options=ranked(self._snapshot.library)),
                Field("needs", "Good for", "some", options=NEED_CHOICES),
                *what_for(self._snapshot),
                Field("note", "Note", hint="for your eyes only"),
            ),
        ]

    def on_mount(self) -> None:
        """The keys below are those of what has the focus."""
        self.follow_focus()

    def hints(self) -> tuple[KeyHint, ...]:
        """Ideas for the line one is in; where no words go in, a letter is enough."""
        keep, back = KeyHint("ctrl+s", "keep", "save"), KeyHint("esc", "back", "back")
        if isinstance(self.focused, MoreLine):
            offered = (KeyHint("b", "a backup", "offer('backup')"), KeyHint("r", "a reward", "offer('reward')"))
            return (keep, *offered, back)
        ideas = KeyHint("ctrl+o", "a backup" if self._offer_here() == "backup" else "ideas", "ideas")
        return self.with_more((keep, ideas, KeyHint("tab", "next", "app.focus_next"), back))

    def changed(self, values: Values) -> Plan:
        """With its day and time as they stand on the wall here, unless they are as they were: then its zone stays."""
        plan = super().changed(values)
        day, at = values["when"]
        if (day, at) == self._here:
            return replace(plan, day=self._record.day, at=self._record.at)
        return replace(plan, day=day, at=at, zone=self._snapshot.zone)

    def _offer_here(self) -> Offer:
        """What there are ideas for at the cursor: its own line, else a backup."""
        name = (self.focused.id or "").removeprefix("field-") if self.focused is not None else ""
        return "reward" if name == "reward" else "evening" if name == "evening" else "backup"

    def action_ideas(self) -> None:
        """Ideas for the line at the cursor."""
        self.action_offer(self._offer_here())

    @work(exclusive=True)
    async def action_offer(self, what: Offer) -> None:
        """Ideas that fit what stands in the form; the one that is taken goes into its line, open or folded."""
        ideas = ideas_for(self._snapshot, self._as_typed(), what)
        if not ideas:
            self.complain(NONE)
            return
        taken = await choose_idea(self.app, ideas, what)
        if taken is not None:
            self.set_value(what, taken)

    def _as_typed(self) -> Plan:
        values, troubles = self.read()
        told = {name: values[name] for name in ("title", "minutes", "needs") if name not in troubles and values[name]}
        day, at = values.get("when") or self._here
        return replace(self._record, day=day, at=at, effort=int(values["effort"]), **told)
