"""What is done on the Ladder place: rungs, choices, tries. The screen itself only shows."""

from typing import cast

from msgspec.structs import replace
from textual import work

from ladder_tui.domain.ladder.boosters import Booster
from ladder_tui.domain.ladder.rule import Suggestion
from ladder_tui.domain.ladder.view import Gap, Ladder, suds_for_new
from ladder_tui.domain.records.attempts import Attempt
from ladder_tui.domain.records.decisions import Move
from ladder_tui.domain.records.plans import Origin
from ladder_tui.domain.records.rungs import Rung
from ladder_tui.domain.tries.begun import begun
from ladder_tui.screens.flows.plans.plan import ask_plan, new_plan
from ladder_tui.screens.flows.rungs.anchors import AnchorsForm
from ladder_tui.screens.flows.rungs.ladder_choice import choose_ladder, from_template
from ladder_tui.screens.flows.rungs.moves import (
    PAUSED,
    another_place,
    another_step,
    choose_otherwise,
    make_smaller,
    step_above,
)
from ladder_tui.screens.flows.rungs.rung import ask_idea, ask_new, ask_rung
from ladder_tui.screens.flows.tries.attempt import change_prediction, go_on, try_rung
from ladder_tui.screens.kit.dialog import Choose
from ladder_tui.screens.kit.page import PageScreen
from ladder_tui.screens.kit.plain_page import PlainPage
from ladder_tui.widgets.row_list import RowList
from ladder_tui.widgets.text import line


class LadderActions(PageScreen):
    """The commands of the place. `LadderScreen` says what they are about."""

    _ladder: Ladder
    _suggestion: Suggestion | None
    _booster: Booster | None

    def _rung(self) -> Rung | None:
        """The rung under the cursor."""
        raise NotImplementedError

    def _gap(self) -> Gap | None:
        """The wide step under the cursor."""
        raise NotImplementedError

    def _open_tries(self) -> list[Attempt]:
        return [attempt for attempt in self.snapshot.attempts.values() if attempt.status == "open"]

    def _open_at(self, rung: Rung | None) -> Attempt | None:
        return next((a for a in reversed(self._open_tries()) if rung is not None and a.rung_id == rung.id), None)

    def _go_to(self, rung: Rung | None) -> None:
        if rung is not None:
            self.call_after_refresh(self.query_one(RowList).go_to, rung.id)

    # -- choices ----------------------------------------------------------------------------

    @work(exclusive=True)
    async def action_take(self) -> None:
        """Do what is suggested."""
        found = self._suggestion
        if found is not None:
            await self._carry_out(found, found.move, found.target)

    @work(exclusive=True)
    async def action_otherwise(self) -> None:
        """Something else; it is stored and not argued with."""
        found = self._suggestion
        if found is None:
            return
        chosen = await choose_otherwise(self, found)
        if chosen is not None:
            await self._carry_out(found, *chosen)

    async def _carry_out(self, found: Suggestion, move: Move, target: str | None) -> None:
        """A choice: store it, go where it leads, and begin what it is about."""
        here = self.snapshot.rungs.get(found.rung_id)
        if here is None:
            return
        if move == "other" and target is None:
            target = await another_step(self, here)
            if target is None:
                return
        if target is None and move in ("split", "step_down"):
            self._go_to(await make_smaller(self, here, found))
        elif target is None and move == "step_up":
            above = await step_above(self, here)
            if above is not None and self._decide(found, move, above.id):
                self._go_to(above)
        elif target is not None:
            if self._decide(found, move, target):
                self._go_to(self.snapshot.rungs.get(target))
        elif move == "pause":
            self._decide(found, move, None, said=PAUSED)
        elif move == "vary":
            place = await another_place(self, here)
            if place is not None and self._decide(found, move, None):
                await self._begin(here, place=place)
        elif self._decide(found, move, None):
            await self._begin(here)

    def _decide(self, found: Suggestion, move: Move, target: str | None, said: str | None = None) -> bool:
        return self.act(lambda: self.journal.ladder.decide(found, move, target), said=said) is not None

    @work(exclusive=True)
    async def action_why(self) -> None:
        """The numbers behind the suggestion, and the whole rule."""
        await self.app.push_screen_wait(PlainPage("Why this", self.about()))

    @work(exclusive=True)
    async def action_smaller(self) -> None:
        """A smaller version of the rung under the cursor."""
        rung, found = self._rung(), self._suggestion
        if rung is not None:
            answers = found if found is not None and found.rung_id == rung.id and found.move == "split" else None
            self._go_to(await make_smaller(self, rung, answers))

    @work(exclusive=True)
    async def action_vary(self) -> None:
        """The rung under the cursor somewhere else."""
        rung, found = self._rung(), self._suggestion
        if rung is None:
            return
        place = await another_place(self, rung)
        if place is None:
            return
        if found is None or found.rung_id != rung.id or self._decide(found, "vary", None):
            await self._begin(rung, place=place)

    @work(exclusive=True)
    async def action_booster(self) -> None:
        """This week's earlier rung in a new place, its lesson as the cue."""
        found = self._booster
        if found is not None:
            await self._begin(found.rung, place=found.place, cue=found.lesson)

    # -- rungs and ladders ------------------------------------------------------------------

    @work(exclusive=True)
    async def action_new(self) -> None:
        """A rung in own words or from an idea."""
        self._go_to(await ask_new(self, suds=suds_for_new(self._ladder, self._rung())))

    @work(exclusive=True)
    async def _between(self, gap: Gap) -> None:
        self._go_to(await ask_new(self, suds=gap.between))

    @work(exclusive=True)
    async def action_ideas(self) -> None:
        """A rung from the packs."""
        self._go_to(await ask_idea(self))

    @work(exclusive=True)
    async def action_ladders(self) -> None:
        """Switch, begin another, rename, remove."""
        if await choose_ladder(self):
            self._go_to(self._ladder.here)

    @work(exclusive=True)
    async def _first_ladder(self) -> None:
        if await from_template(self):
            self._go_to(self._ladder.here)

    @work(exclusive=True)
    async def action_scale(self) -> None:
        """The words of the scale."""
        if await self.app.push_screen_wait(AnchorsForm(self.journal)) is not None:
            self.say(f"{self.journal.next_undo} · u takes it back")

    @work(exclusive=True)
    async def action_edit(self) -> None:
        """Change the rung, or the open try on it."""
        rung = self._rung()
        attempt = self._open_at(rung)
        if rung is None:
            return
        what: str | None = "rung"
        if attempt is not None:
            what = await self.app.push_screen_wait(
                Choose(
                    "What would you like to change?",
                    [("try", "What you expect of the open try"), ("rung", "The rung"), ("let_go", "Let the try go")],
                )
            )
        if what == "rung":
            self._go_to(await ask_rung(self, rung, title="A step of your ladder"))
        elif what == "try" and attempt is not None:
            await change_prediction(self, attempt)
        elif what == "let_go" and attempt is not None:
            self.act(lambda: self.journal.attempts.remove(attempt.id))

    def action_current(self) -> None:
        """You are here."""
        rung = self._rung()
        if rung is not None:
            self.act(lambda: self.journal.ladder.make_current(rung.id))

    def action_harder(self) -> None:
        """One place on, among the harder ones."""
        self._move(up=True)

    def action_easier(self) -> None:
        """One place back, among the easier ones."""
        self._move(up=False)

    def _move(self, *, up: bool) -> None:
        rung = self._rung()
        if rung is None or rung.set_aside:
            return
        moved = cast("Rung | None", self.act(lambda: self.journal.ladder.move(rung.id, up)))
        if moved is None:
            self.say("It is at the end of the list already.")
        elif moved.suds != rung.suds:
            self.say(f"It stands at {moved.suds} of 100 now, between its neighbours. · u takes it back")

    def action_aside(self) -> None:
        """Set the rung aside, or take it back."""
        rung = self._rung()
        if rung is not None:
            self.act(lambda: self.journal.ladder.set_aside(rung.id, not rung.set_aside))

    def action_remove(self) -> None:
        """Take the rung out; its tries keep their words."""
        rung = self._rung()
        if rung is not None:
            self.act(lambda: self.journal.ladder.remove(rung.id))

    @work(exclusive=True)
    async def action_plan(self) -> None:
        """A plan from the rung."""
        rung = self._rung()
        if rung is None:
            return
        plan = new_plan(
            self.snapshot, title=rung.text, minutes=rung.minutes, effort=rung.effort, needs=rung.needs,
            reward=rung.reward, backup=rung.backup, origin=Origin(kind="rung", ref=rung.id),
        )  # fmt: skip
        await ask_plan(self, replace(plan, setting=rung.setting), title="A plan from your ladder")

    # -- tries ------------------------------------------------------------------------------

    @work(exclusive=True)
    async def action_start(self) -> None:
        """Before: what is expected. With an open try: what happened. On a wide step: a rung between."""
        gap, rung = self._gap(), self._rung()
        if gap is not None:
            self._between(gap)
        elif rung is not None:
            await self._begin(rung)

    async def _begin(self, rung: Rung, *, place: str = "", cue: str = "") -> None:
        """Go on with what was begun at the rung, or begin, in a `place` and with a `cue` where they were chosen."""
        await try_rung(self, rung, place=place, cue=cue)

    @work(exclusive=True)
    async def action_done(self) -> None:
        """Go on with what was begun: at this rung, else elsewhere."""
        rung, waiting = self._rung(), begun(self.snapshot)
        one = next((one for one in waiting if rung is not None and one.rung_id == rung.id), None)
        if one is None and len(waiting) > 1:
            options = [(one.id, f"{self.shown(line(one.title))} · {one.words(self.snapshot.today)}") for one in waiting]
            chosen = await self.app.push_screen_wait(Choose("Which try?", options))
            one = next((one for one in waiting if one.id == chosen), None)
        elif one is None and waiting:
            one = waiting[0]
        if one is not None:
            await go_on(self, one)
