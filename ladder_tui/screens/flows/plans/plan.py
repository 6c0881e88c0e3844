"""Making and changing a plan: what, when, cue, reward and backup, with ideas from the packs for the last two."""

from collections.abc import Sequence
from datetime import date, time
from typing import ClassVar, Final

from msgspec.structs import replace
from textual import work
from textual.binding import Binding, BindingType

from ladder_tui.domain.base.vocabulary import NEED_CHOICES, Need
from ladder_tui.domain.base.wall_clock import shown_in
from ladder_tui.domain.calendar.backups_and_rewards import backups_for, evenings_for, rewards_for
from ladder_tui.domain.records.plans import Origin, Plan
from ladder_tui.domain.snapshot import Snapshot
from ladder_tui.screens.kit.dialog import Choose
from ladder_tui.screens.kit.form import Field, Values
from ladder_tui.screens.kit.page import PageScreen
from ladder_tui.screens.kit.record_form import RecordForm, ask_for, ranked, what_for
from ladder_tui.services.journal import Journal, new_id
from ladder_tui.widgets.bars import KeyHint

#: Longest plan a form takes, in minutes: a whole day.
LONGEST_PLAN: Final = 24 * 60
#: Ideas offered at once; the list is in the order of the day, so the first ones fit best.
MOST_IDEAS: Final = 12


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

    Where no reward or backup is given one is suggested from the packs: the backup smaller than the plan, of the same
    need where there is one.
    """
    plan = Plan(
        id=new_id(),
        title=title,
        day=day or snapshot.today,
        at=at,
        zone=snapshot.zone,
        minutes=minutes,
        effort=effort,
        needs=tuple(needs) or ("casual_chat",),
        cue=cue,
        note=note,
        origin=origin or Origin(),
        person_id=person_id,
        cards=tuple(cards),
        created=snapshot.now,
    )
    return replace(
        plan,
        backup=backup or next((found.text for found in backups_for(snapshot, plan)), ""),
        reward=reward or next((found.text for found in rewards_for(snapshot, plan)), ""),
    )


async def ask_plan(screen: PageScreen, plan: Plan, *, title: str, chosen: str | None = None) -> Plan | None:
    """Open the form for a plan and save it; the saved plan, or None when it was left. Call it from a worker.

    `chosen` is the id of a suggestion that becomes this plan; that it was taken is kept in the same save.
    """
    return await ask_for(screen, PlanDialog(screen.journal, plan, title=title, chosen=chosen))


class PlanDialog(RecordForm[Plan]):
    """The form of a plan; ideas from the packs for what goes with it."""

    HINTS = (
        KeyHint("ctrl+s", "keep", "save"),
        KeyHint("ctrl+o", "other ideas", "ideas"),
        KeyHint("tab", "next", "app.focus_next"),
        KeyHint("esc", "back", "back"),
    )
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+o", "ideas", "Other ideas", show=False)]

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
            journal=journal,
            draft_id=f"plan:{plan.id if known else new_draft}",
        )

    def _plan_fields(self) -> list[Field]:
        day, at = self._here
        return [
            Field("title", "What", hint="Tea with the neighbour", required=True),
            Field("day", "Day", "day", day, hint="today, friday, 4 March", required=True),
            Field("at", "Time", "time", at, hint="18:30, or empty for any time"),
            Field("cue", "Starts when", hint="I take the bins out"),
            Field("reward", "Then", hint="something nice, right after"),
            Field("backup", "Backup", hint="a smaller thing that stands ready"),
            Field("evening", "And at the last", hint="a kind evening alone, chosen now"),
            Field("minutes", "Minutes", "number", required=True, low=1, high=LONGEST_PLAN),
            Field("effort", "Effort", "one", options=ranked(self._snapshot.library)),
            Field("needs", "Good for", "some", options=NEED_CHOICES),
            *what_for(self._snapshot),
            Field("note", "Note", hint="for your eyes only"),
        ]

    def changed(self, values: Values) -> Plan:
        """With its day and time as they stand on the wall here, unless they are as they were: then its zone stays."""
        plan = super().changed(values)
        if (values["day"], values["at"]) == self._here:
            return replace(plan, day=self._record.day, at=self._record.at)
        return replace(plan, day=values["day"], at=values["at"], zone=self._snapshot.zone)

    @work(exclusive=True)
    async def action_ideas(self) -> None:
        """Other rewards or evenings while one of those lines has focus, else other backups."""
        values, _ = self.read()
        plan = replace(
            self._record,
            effort=int(values.get("effort", self._record.effort)),
            minutes=values.get("minutes") or self._record.minutes,
            needs=values.get("needs", self._record.needs),
        )
        if self.focused is not None and self.focused.id == "field-reward":
            name, title = "reward", "Something nice, right after"
            ideas = [reward.text for reward in rewards_for(self._snapshot, plan)]
        elif self.focused is not None and self.focused.id == "field-evening":
            name, title = "evening", "A kind evening alone, if all else falls through"
            ideas = [reward.text for reward in evenings_for(self._snapshot, plan)]
        else:
            name, title = "backup", "A smaller thing that stands ready"
            ideas = [backup.text for backup in backups_for(self._snapshot, plan)]
        if not ideas:
            self.complain("There are no ideas in the packs for this line; your own words are as good.")
            return
        options = [(str(number), idea) for number, idea in enumerate(ideas[:MOST_IDEAS])]
        chosen = await self.app.push_screen_wait(Choose(title, options))
        if chosen is not None:
            self.set_value(name, ideas[int(chosen)])
        self.query_one(f"#field-{name}").focus()
