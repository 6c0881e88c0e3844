"""What can be done with things on the calendar: new, plan, move, skip, edit, done, remove."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Final, Literal, cast

from msgspec.structs import replace
from textual import work

from ladder_tui.domain.base.recurrence import days
from ladder_tui.domain.base.vocabulary import Status
from ladder_tui.domain.base.wall_clock import shown_in
from ladder_tui.domain.calendar.agenda import AgendaItem
from ladder_tui.domain.calendar.repeats import Repeats, next_days
from ladder_tui.domain.records.opportunities import Opportunity, OpportunityKind
from ladder_tui.domain.records.people import Promise
from ladder_tui.domain.records.plans import Plan
from ladder_tui.screens.flows.plans.move import ask_move
from ladder_tui.screens.flows.plans.opportunity import ask_opportunity, new_opportunity
from ladder_tui.screens.flows.plans.plan import ask_plan, new_plan
from ladder_tui.screens.flows.plans.reading import ReadItem
from ladder_tui.screens.flows.plans.routine import ask_routine
from ladder_tui.screens.flows.plans.week_load import look_at_week, make_smaller
from ladder_tui.screens.kit.dialog import Choose
from ladder_tui.screens.kit.form import Field, FormDialog, Values
from ladder_tui.screens.kit.page import PageScreen

Scope = Literal["this", "from", "all"]

#: Commands that belong to the thing under the cursor.
NEEDS_THING: Final = frozenset({"move", "skip", "edit", "done", "remove"})
_ONE_DAY: Final = timedelta(days=1)


class CalendarActions(PageScreen):
    """The intentions of the calendar. The screen says which thing is under the cursor, and which day."""

    def thing(self) -> AgendaItem | None:
        """The thing under the cursor, if there is one."""
        raise NotImplementedError

    @property
    def chosen_day(self) -> date:
        """The day new things are made for."""
        raise NotImplementedError

    def go_to(self, day: date) -> None:
        """Put the cursor on a day."""
        raise NotImplementedError

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A command for a thing is there only with a thing under the cursor; a promise is not skipped."""
        if action in NEEDS_THING:
            item = self.thing() if self.is_mounted else None
            return item is not None and not (action == "skip" and item.kind == "promise")
        return True

    # -- new --------------------------------------------------------------------------------

    async def action_new(self) -> None:
        """A single or recurring chance, from the chosen day on."""
        self._new("opportunity", "A chance to be among people")

    async def action_new_routine(self) -> None:
        """Something small that comes back without a fixed hour."""
        self._new("routine", "A small routine")

    @work(exclusive=True, group="flow")
    async def _new(self, kind: OpportunityKind, title: str) -> None:
        day = self.chosen_day
        routine = kind == "routine"
        chance = await ask_routine(self, day) if routine else new_opportunity(self.snapshot, day=day)
        if chance is None:
            return
        kept = await ask_opportunity(self, chance, title=title, keep=self.journal.calendar.save)
        if kept is not None:
            self.go_to(_first_of(kept))

    @work(exclusive=True, group="flow")
    async def action_plan(self) -> None:
        """A plan from the occurrence under the cursor, else for the day."""
        item = self.thing()
        if item is None:
            plan = new_plan(self.snapshot, day=self.chosen_day)
        elif isinstance(item.source, Promise):
            plan = new_plan(self.snapshot, title=item.title, day=item.day, person_id=item.person_id)
        else:
            plan = self.journal.plans.draft(item)
        title = "The plan" if plan.id in self.snapshot.plans else "A plan"
        kept = await ask_plan(self, plan, title=title)
        if kept is not None:
            self.go_to(shown_in(kept.day, kept.at, of=kept.zone, to=self.snapshot.zone)[0])

    # -- one thing --------------------------------------------------------------------------

    @work(exclusive=True, group="reading")
    async def read_thing(self, item: AgendaItem) -> None:
        """The thing in full; what is chosen there is done here."""
        skips = "take back" if item.status not in ("open", "done") else "skip" if _recurs(item) else "set aside"
        can = [("d", "done", "open again" if item.status == "done" else "done"), ("p", "plan", "plan")]
        can += [("v", "move", "move"), ("s", "skip", skips), ("e", "edit", "edit"), ("x", "remove", "remove")]
        if isinstance(item.source, Promise):
            can.pop(3)
        if isinstance(item.source, Plan):
            can.pop(1)
        answers = [(key, action, words) for key, action, words in can]
        chosen = await self.app.push_screen_wait(ReadItem(item, self.snapshot, answers))
        if chosen is not None:
            await self.run_action(chosen)

    async def action_done(self) -> None:
        """Note that it happened; once more opens it again."""
        item = self.thing()
        if item is None:
            return
        if isinstance(item.source, Promise):
            self.act(lambda: self.journal.people.keep_promise(item.ref, item.status != "done"))
        else:
            self._finish(item, "open" if item.status == "done" else "done")

    async def action_skip(self) -> None:
        """Leave this one day out; something that does not recur is set aside, or taken back."""
        item = self.thing()
        if item is None or isinstance(item.source, Promise):
            return
        if _recurs(item) and item.original is not None:
            original = item.original
            self.act(lambda: self.journal.calendar.skip(item.ref, original))
        else:
            self._finish(item, "self_cancelled" if item.status in ("open", "done") else "open")

    def _finish(self, item: AgendaItem, status: Status) -> None:
        self.act(lambda: self.journal.plans.finish(item, status))

    @work(exclusive=True, group="flow")
    async def action_move(self) -> None:
        """This one to another day or time."""
        item = self.thing()
        if item is not None:
            await ask_move(self, item)

    @work(exclusive=True, group="flow")
    async def action_smaller(self) -> None:
        """Half the length, one effort less."""
        item = self.thing()
        if item is not None:
            await make_smaller(self, item)

    @work(exclusive=True, group="flow")
    async def action_week(self) -> None:
        """What the week carries, and what may need a look."""
        await look_at_week(self)

    # -- editing ----------------------------------------------------------------------------

    @work(exclusive=True, group="flow")
    async def action_edit(self) -> None:
        """A plan or promise itself; of something that recurs this one, all of them, or from here on."""
        item = self.thing()
        if item is None:
            return
        source = item.source
        if isinstance(source, Plan):
            await ask_plan(self, source, title="The plan")
        elif isinstance(source, Promise):
            await self._edit_promise(source)
        else:
            await self._edit_chance(item, source)

    async def _edit_promise(self, promise: Promise) -> None:
        def save(values: Values) -> None:
            self.journal.people.save_promise(replace(promise, text=values["text"], due=values["due"]))

        fields = [
            Field("text", "What", value=promise.text, required=True),
            Field("due", "Day", "day", promise.due, hint="friday, 4 March, or empty for no day"),
        ]
        form = FormDialog("To remember", fields, journal=self.journal, draft_id=f"promise:{promise.id}", save=save)
        if await self.app.push_screen_wait(form) is not None:
            self.say(f"{self.journal.next_undo} · u takes it back")

    async def _edit_chance(self, item: AgendaItem, chance: Opportunity) -> None:
        scope = await self._ask_scope(item, chance, "What changes?", "Only this one, as a plan of its own")
        calendar = self.journal.calendar
        if scope == "this":
            await ask_plan(self, self.journal.plans.draft(item), title="Only this one")
        elif scope == "all":
            await ask_opportunity(self, chance, title="All of its days", keep=calendar.save)
        elif scope == "from" and item.original is not None:
            original = item.original

            def keep(changed: Opportunity) -> Opportunity:
                return calendar.change_from(original, changed)

            kept = await ask_opportunity(self, _from(chance, original), title="From here on", keep=keep)
            if kept is not None:
                self.go_to(_first_of(kept))

    async def _ask_scope(self, item: AgendaItem, chance: Opportunity, title: str, only: str) -> Scope | None:
        if chance.rule is None or item.original is None:
            return "all"
        options = [("this", only)]
        if days(chance.rule, chance.day, chance.day, item.original - _ONE_DAY):
            options.append(("from", "From here on"))
        options.append(("all", "All of its days"))
        return cast(Scope | None, await self.app.push_screen_wait(Choose(title, options)))

    # -- removing ---------------------------------------------------------------------------

    @work(exclusive=True, group="flow")
    async def action_remove(self) -> None:
        """Take it off the calendar; of something that recurs this day, from here on, or all of it."""
        item = self.thing()
        if item is None:
            return
        source, journal = item.source, self.journal
        removals: dict[Scope | None, Callable[[], object]] = {}
        scope: Scope | None = "all"
        if isinstance(source, Plan):
            removals["all"] = lambda: journal.plans.remove(source.id)
        elif isinstance(source, Promise):
            removals["all"] = lambda: journal.people.remove_promise(source.id)
        else:
            original = item.original or item.day
            scope = await self._ask_scope(item, source, "What goes?", "Only this day")
            removals = {
                "this": lambda: journal.calendar.skip(source.id, original),
                "from": lambda: journal.calendar.end_before(source.id, original),
                "all": lambda: journal.calendar.remove(source.id),
            }
        if scope is not None:
            self.act(removals[scope])


def _recurs(item: AgendaItem) -> bool:
    return isinstance(item.source, Opportunity) and item.source.rule is not None


def _first_of(chance: Opportunity) -> date:
    """The first day on which it happens, for the cursor."""
    repeats = Repeats(rule=chance.rule, skipped=chance.skipped)
    return next(iter(next_days(repeats, chance.day, chance.day, 1)), chance.day)


def _from(chance: Opportunity, original: date) -> Opportunity:
    """The opportunity as it goes on from one of its days: it begins there, with what is left of a count."""
    rule = chance.rule
    if rule is not None and rule.count is not None:
        gone = len(days(rule, chance.day, chance.day, original - _ONE_DAY))
        rule = replace(rule, count=rule.count - gone)
    return replace(chance, day=original, rule=rule)
