"""Today: what now? The day's plan in order of time, what could fit, a card to take along, all in one list."""

from typing import ClassVar, Final

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll

from ladder_tui.domain.base.vocabulary import Status
from ladder_tui.domain.calendar.agenda import AgendaItem
from ladder_tui.domain.growth.counters import counters
from ladder_tui.domain.items.topics import TopicCard
from ladder_tui.domain.picks.picker import Pick
from ladder_tui.domain.records.people import Promise
from ladder_tui.domain.records.rungs import Rung
from ladder_tui.domain.snapshot import Snapshot
from ladder_tui.domain.today import Today, open_items, today_of
from ladder_tui.domain.tries.begun import Begun
from ladder_tui.screens.flows.cards.card import CardDialog
from ladder_tui.screens.flows.checkin.check_in import ask_check_in
from ladder_tui.screens.flows.plans.plan import new_plan
from ladder_tui.screens.flows.tries.attempt import go_on
from ladder_tui.screens.flows.tries.ends import BACKUP_DONE
from ladder_tui.screens.kit.page import bindings_for
from ladder_tui.screens.kit.why import WhyDialog
from ladder_tui.screens.places.today import side
from ladder_tui.screens.places.today.begun_rows import CAN, FOOT, USUAL, end_begun, let_go
from ladder_tui.screens.places.today.flows import (
    attempt_of,
    card_answer,
    close_item,
    edit_item,
    made,
    open_brief,
    plan_pick,
    plan_rung,
    try_item,
)
from ladder_tui.screens.places.today.message_rows import TodayMessage
from ladder_tui.screens.places.today.rows import CARD, REST, RUNG, head_parts, item_id, pick_id, rows
from ladder_tui.screens.places.today.week import TodayWeek, week_line
from ladder_tui.services.journal import Journal
from ladder_tui.widgets.row_list import RowList
from ladder_tui.widgets.text import Part, Words

_ALWAYS: Final = frozenset({"check_in", "new", "week"})
_OWN: Final = frozenset().union(*CAN.values(), {"take_card"})

Thing = AgendaItem | Begun | Pick | Rung | TopicCard | None


class TodayScreen(TodayMessage, TodayWeek):
    """The day as one list, with what is under the cursor beside it on wide screens."""

    PLACE = "today"
    BINDINGS: ClassVar[list[BindingType]] = bindings_for("today")
    DEFAULT_CSS = """
    TodayScreen #head { height: 2; margin: 0 0 1 0; }
    TodayScreen #count { height: 1; padding: 0 1 0 0; color: $quiet; }
    TodayScreen #whole { height: auto; }
    """

    def __init__(self, journal: Journal) -> None:
        super().__init__(journal)
        self._today = Today()
        self._things: dict[str, Thing] = {}
        self._placed = False

    def compose_body(self) -> ComposeResult:
        """Date and kind line, the list, the lifetime counters; the pane beside."""
        with Horizontal():
            with Vertical(classes="pane"):
                yield Words(id="head")
                yield RowList(id="day")
                yield Words(id="count")
            with VerticalScroll(classes="side", can_focus=False):
                yield Words(id="whole")

    # -- showing ----------------------------------------------------------------------------

    def show(self, snapshot: Snapshot) -> None:
        """Put the day on the screen; the cursor begins at what is next."""
        today = self._today = today_of(snapshot)
        things: dict[str, Thing] = {item_id(item): item for item in today.items}
        things.update({one.id: one for one in today.begun})
        if today.picks is not None:
            things.update({pick_id(pick): pick for pick in today.picks.picks})
        self._things = {**things, RUNG: today.rung, CARD: today.card, REST: None}
        counted = counters(
            attempts=snapshot.attempts.values(),
            plans=snapshot.plans.values(),
            contacts=snapshot.contacts.values(),
            wins=snapshot.wins.values(),
            entries=snapshot.entries.values(),
        )
        self._counted = counted.words
        self._fill()
        self._tell()

    def _fill(self) -> None:
        day = self.query_one(RowList)
        if not day.size.width:
            return
        head = self.query_one("#head", Words)
        self.query_one("#count", Words).say(*week_line(self.snapshot, self._counted, head.size.width))
        head.say(*head_parts(self._today, self.snapshot, head.size.width))
        day.show_rows(rows(self._today, self.snapshot, day.size.width, day.size.height))
        if not self._placed:
            self._placed = True
            first = [one.id for one in self._today.begun]
            if self._today.next is not None:
                first.append(item_id(self._today.next))
            if first:
                day.go_to(first[0])

    def _tell(self) -> None:
        """What is under the cursor, in full."""
        pane = self.query_one(".side")
        if not pane.display:
            return
        width, thing, snapshot = max(20, pane.content_size.width), self._thing(), self.snapshot
        parts: list[Part] = []
        if isinstance(thing, AgendaItem):
            parts = side.item_parts(thing, attempt_of(self, thing), snapshot, width)
        elif isinstance(thing, Begun):
            parts = side.begun_parts(thing, snapshot, width)
        elif isinstance(thing, Pick) and self._today.picks is not None:
            parts = side.pick_parts(thing, self._today.picks, snapshot, width)
        elif isinstance(thing, Rung):
            parts = side.rung_parts(thing, snapshot, width)
        elif isinstance(thing, TopicCard):
            parts = side.whole_card(thing, snapshot, width)
        elif self._kind() == "rest":
            parts = side.rest_parts(self._today.picks, width)
        self.query_one("#whole", Words).say(*parts)

    def on_resize(self) -> None:
        """Rows are built for the width there is."""
        super().on_resize()
        self.call_after_refresh(self._again)

    def _again(self) -> None:
        self._fill()
        self._tell()

    @on(RowList.OptionHighlighted)
    def moved(self) -> None:
        """Show what is under the cursor."""
        self._tell()
        self.refresh_keys()

    def reveal(self, ref: str) -> None:
        """Put the cursor on the line of a plan, opportunity, promise or suggestion."""
        found = next((id for id in self._things if ref in id.split(":")), None)
        if found is not None:
            self.query_one(RowList).go_to(found)

    # -- what is under the cursor -----------------------------------------------------------

    def _thing(self) -> Thing:
        return self._things.get(self.query_one(RowList).current_id or "")

    def _item(self) -> AgendaItem | None:
        thing = self._thing()
        return thing if isinstance(thing, AgendaItem) else None

    def _kind(self) -> str:
        thing = self._thing()
        if isinstance(thing, AgendaItem):
            if thing.kind == "promise":
                return "promise" if thing.status == "open" else "kept"
            if thing.status == "fell_through" and not thing.backup_done:
                return "waiting"
            return self._open_kind(thing) if thing.status == "open" else "closed"
        if isinstance(thing, Begun):
            return f"begun-{thing.stage}"
        if isinstance(thing, Pick):
            return "pick"
        if isinstance(thing, Rung):
            return "rung"
        if isinstance(thing, TopicCard):
            return "card"
        return "rest" if self.query_one(RowList).current_id == REST else ""

    def foot(self) -> list[str]:
        """The keys of the row under the cursor first."""
        return FOOT.get(self._kind(), USUAL)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Commands that can do nothing with this row are hidden."""
        if not self.is_mounted or action not in _OWN | _ALWAYS:
            return True
        if action == "take_card":
            return self._today.card is not None
        return action in _ALWAYS or action in CAN[self._kind()]

    # -- flows ------------------------------------------------------------------------------

    @on(RowList.OptionSelected)
    def _selected(self) -> None:
        self.action_open()

    @work(exclusive=True, group="flow")
    async def action_open(self) -> None:
        """Open a plan's brief, plan a suggestion, keep a promise, read the card, choose rest."""
        thing = self._thing()
        if isinstance(thing, Begun):
            await go_on(self, thing)
        elif isinstance(thing, AgendaItem):
            if thing.ref in self._today.going:
                await try_item(self, thing)
            elif not isinstance(thing.source, Promise):
                await open_brief(self, thing, self._today.card)
            elif thing.status == "open":
                self._keep(thing.source)
        elif isinstance(thing, Pick):
            await plan_pick(self, thing.candidate)
        elif isinstance(thing, Rung):
            await plan_rung(self, thing)
        elif isinstance(thing, TopicCard):
            answer = await self.app.push_screen_wait(CardDialog([thing], self.snapshot))
            if answer is not None:
                card_answer(self, next(iter(open_items(self._today.items)), None), thing, answer)
        elif self._kind() == "rest":
            self._rest()

    def _keep(self, promise: Promise) -> None:
        self.act(lambda: self.journal.people.keep_promise(promise.id), said="Kept. · u takes it back")

    def _rest(self) -> None:
        if self._today.resting:
            self.act(self.journal.portfolio.unrest, said="Ideas are shown again.")
        else:
            said = "Rest it is. A quiet day belongs to the week. · u takes it back"
            self.act(lambda: self.journal.portfolio.choose("rest", "rested"), said=said)

    @work(exclusive=True, group="flow")
    async def _finish(self, status: Status) -> None:
        thing = self._thing()
        if isinstance(thing, Begun):
            await end_begun(self, thing, status)
        elif isinstance(thing, AgendaItem):
            await close_item(self, thing, status)

    def action_done(self) -> None:
        """It happened; what fell through had its backup done."""
        item = self._item()
        if item is None:
            self._finish("done")
        elif isinstance(item.source, Promise):
            self._keep(item.source)
        elif item.status == "fell_through":
            self._backup_done(item)
        else:
            self._finish("done")

    def action_left_early(self) -> None:
        """Went, and left when it was enough."""
        self._finish("left_early")

    def action_fell_through(self) -> None:
        """Others or circumstances."""
        self._finish("fell_through")

    def action_aside(self) -> None:
        """Not today: a plan is set aside, a suggestion is not shown again today."""
        thing = self._thing()
        if isinstance(thing, Pick):
            self.act(lambda: self.journal.portfolio.choose(thing.candidate.id, "not_today"))
        else:
            self._finish("self_cancelled")

    def action_backup(self) -> None:
        """An open plan fell through; of one that did, the backup was done."""
        item = self._item()
        if item is not None and item.status == "fell_through":
            self._backup_done(item)
        else:
            self._finish("fell_through")

    def _backup_done(self, item: AgendaItem) -> None:
        self.act(lambda: self.journal.plans.take_backup(item.ref), said=BACKUP_DONE)

    def action_reopen(self) -> None:
        """Make what was closed open again."""
        item = self._item()
        if item is not None and isinstance(item.source, Promise):
            self.act(lambda: self.journal.people.keep_promise(item.ref, False))
        else:
            self._finish("open")

    @work(exclusive=True, group="flow")
    async def action_check_in(self) -> None:
        """Mood, energy and minutes."""
        await ask_check_in(self)

    @work(exclusive=True, group="flow")
    async def action_new(self) -> None:
        """A plan in one's own words."""
        await made(self, new_plan(self.snapshot), title="A plan for today")

    @work(exclusive=True, group="flow")
    async def action_edit(self) -> None:
        """Change the plan or promise under the cursor."""
        item = self._item()
        if item is not None:
            await edit_item(self, item)

    def action_remove(self) -> None:
        """Take a plan out, leave one occurrence out, or never suggest this again."""
        thing, journal = self._thing(), self.journal
        if isinstance(thing, Begun):
            let_go(self, thing)
        elif isinstance(thing, Pick):
            self.act(lambda: journal.portfolio.choose(thing.candidate.id, "never"))
        elif isinstance(thing, AgendaItem):
            if thing.kind == "plan":
                self.act(lambda: journal.plans.remove(thing.ref))
            elif thing.kind == "promise":
                self.act(lambda: journal.people.remove_promise(thing.ref))
            elif thing.original is not None:
                original = thing.original
                self.act(lambda: journal.calendar.skip(thing.ref, original))

    def action_swap(self) -> None:
        """Another suggestion, or first line, in place of this one."""
        thing = self._thing()
        if isinstance(thing, Pick):
            self.act(lambda: self.journal.portfolio.choose(thing.candidate.id, "swapped"))
        elif isinstance(thing, AgendaItem):
            self.another_line(thing)

    @work(exclusive=True, group="flow")
    async def action_why(self) -> None:
        """The numbers behind a suggestion."""
        thing = self._thing()
        if isinstance(thing, Pick) and self._today.picks is not None:
            await self.app.push_screen_wait(WhyDialog(thing, self._today.picks, self.snapshot))

    def action_take_card(self) -> None:
        """Take the card of the day along to the plan under the cursor, else to the next one; or put it back."""
        left, item = open_items(self._today.items), self._item()
        target = item if item is not None and item in left else next(iter(left), None)
        if self._today.card is not None:
            card_answer(self, target, self._today.card, "pin")
