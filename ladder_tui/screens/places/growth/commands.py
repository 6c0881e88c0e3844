"""What is done on Growth's tab of rhythm and goals: goals, the needs asked anew, days away."""

from textual import work

from ladder_tui.domain.records.checkins import Away
from ladder_tui.domain.records.goals import Goal
from ladder_tui.screens.flows.keeping.goal import AwayForm, ask_goal, open_goal
from ladder_tui.screens.flows.keeping.need_form import NeedsForm
from ladder_tui.screens.flows.report.report_page import ReportPage
from ladder_tui.screens.kit.search_page import SearchPage
from ladder_tui.widgets.row_list import RowList


class GrowthPlanning(SearchPage):
    """The commands of that tab. `GrowthScreen` adds the others."""

    def _under(self) -> tuple[str, str]:
        """Kind and id of what is under the cursor."""
        kind, _, ref = (self.query_one(RowList).current_id or "").partition(":")
        return kind, ref

    def _goal(self) -> Goal | None:
        kind, ref = self._under()
        return self.snapshot.goals.get(ref) if kind == "goal" else None

    def _away(self) -> Away | None:
        kind, ref = self._under()
        return self.snapshot.away.get(ref) if kind == "away" else None

    def show_planning(self) -> None:
        """Go to the tab."""
        raise NotImplementedError

    async def open_planning(self) -> bool:
        """Open the goal or the time away under the cursor; False when it is something else."""
        goal, away = self._goal(), self._away()
        if goal is not None:
            await open_goal(self, goal.id)
        elif away is not None and away.last is None:
            self.act(lambda: self.journal.goals.back(away.id))
        return goal is not None or away is not None

    def remove_planning(self) -> bool:
        """Take out the goal or the time away under the cursor; False when it is something else."""
        goal, away = self._goal(), self._away()
        if goal is not None:
            self.act(lambda: self.journal.goals.remove(goal.id))
        elif away is not None:
            self.act(lambda: self.journal.goals.remove_away(away.id))
        return goal is not None or away is not None

    @work(exclusive=True)
    async def action_goal(self) -> None:
        """Begin a goal for a few weeks."""
        goal = await ask_goal(self)
        if goal is not None:
            self.show_planning()
            self.query_one(RowList).go_to(f"goal:{goal.id}")

    @work(exclusive=True)
    async def action_needs(self) -> None:
        """Ask which kinds of company are missed, in the other form than last time."""
        if not self.snapshot.library.need_questions:
            self.say("The packs hold no questions about company; settings keep what you said at first.")
            return
        if await self.app.push_screen_wait(NeedsForm(self.journal)) is not None:
            self.show_planning()
            self.say(f"{self.journal.next_undo} · u takes it back")

    @work(exclusive=True)
    async def action_time_away(self) -> None:
        """Days that count neither way."""
        if await self.app.push_screen_wait(AwayForm(self.journal)) is not None:
            self.show_planning()
            self.say(f"{self.journal.next_undo} · u takes it back")

    @work(exclusive=True)
    async def action_report(self) -> None:
        """Notes to take along, seen first."""
        await self.app.push_screen_wait(ReportPage(self.journal))
