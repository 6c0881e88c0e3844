"""Before a try: what is feared and how likely it is; if wanted also unease, habits to leave out, when, and cards."""

from collections.abc import Mapping
from typing import Any, ClassVar

from msgspec.structs import replace
from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from ladder_tui.domain.calendar.backups_and_rewards import backups_for, rewards_for
from ladder_tui.domain.items.why_notes import fitting_note
from ladder_tui.domain.records.attempts import Attempt, LineOf, Prediction
from ladder_tui.domain.records.rungs import is_rehearsal
from ladder_tui.domain.tries.carried import coping_line, habits_again, last_try, lessons
from ladder_tui.domain.tries.start import Start, own_habits
from ladder_tui.screens.flows.cards.card import CardDialog
from ladder_tui.screens.flows.plans.offers import MOST_IDEAS
from ladder_tui.screens.flows.tries.asked_before import CARDS_PAGE, STEADY, coping_fields, fields, leaves
from ladder_tui.screens.flows.tries.hand import BEGIN, NOT_WITHOUT, WITHOUT, Hand, hand_rows
from ladder_tui.screens.flows.tries.last_time import LABEL, LessonsPage, last_time_parts
from ladder_tui.screens.flows.tries.steady import SteadyDialog
from ladder_tui.screens.kit.dialog import CARD_WIDTH, Choose
from ladder_tui.screens.kit.form import Values
from ladder_tui.screens.kit.paged_form import Doors, PagesDialog
from ladder_tui.services.journal import Journal, NotSaved, new_id
from ladder_tui.widgets.bars import KeyHint
from ladder_tui.widgets.fields import LineField
from ladder_tui.widgets.text import Part, Words, cut, line


class BeforeDialog(PagesDialog):
    """Four short pages, of which the first is enough. `kept` is the attempt as it was begun, or as it was changed.

    Over the first one stands what was learned the last time, where there was one.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+o", "ideas", "Ideas", show=False),
        Binding("ctrl+r", "lessons", "Lessons", show=False),
        Binding("w", "swap", "Another card", show=False),
        Binding("x", "leave_out", "Leave the card out", show=False),
    ]

    DEFAULT_CSS = """
    BeforeDialog #last-time { height: auto; padding: 0 1; margin: 0 0 1 0; }
    BeforeDialog #what-for { height: 1; padding: 0 1; margin: 0 0 1 0; }
    BeforeDialog #what-for.-above { margin: 0; }
    """

    def __init__(self, journal: Journal, start: Start, *, known: Attempt | None = None) -> None:
        self._start = start
        self._known = known
        self._snapshot = journal.snapshot()
        self.kept: Attempt | None = None
        pinned = known.cards if known is not None else start.like.cards
        self._last = last_try(
            self._snapshot, start.rung, start.plan, before=known.started_at if known is not None else None
        )
        habits: tuple[str, ...] = habits_again(self._last, self._snapshot) if self._last is not None else ()
        habits = known.prediction.habits if known is not None else habits
        self._has_lessons = bool(lessons(self._snapshot))
        self._coping, self._coping_of = coping_line(self._snapshot, start.rung)
        if known is not None and known.coping != self._coping:
            self._coping, self._coping_of = known.coping, "step" if start.rung is not None else "all"
        self._hand = Hand(journal, start, pinned, without=known is not None and known.without_cards)
        super().__init__(
            self._snapshot.shown(line(start.title), start.person.id if start.person is not None else None),
            [*fields(start, known, self._last, habits), *coping_fields(self._coping, self._coping_of)],
            leaves(start),
            enough="begin" if known is None else "keep",
            suds=("suds",),
            journal=journal,
            draft_id=start.draft_id if known is None else f"expected:{known.id}",
            save=self._keep,
        )

    # -- building ---------------------------------------------------------------------------

    def compose_under(self, name: str) -> ComposeResult:
        """The rung's own guess under the first line, where the user has none of their own yet."""
        if name == "feared" and self._takes_guess:
            guess = line(self._snapshot.shown(self._start.guess))
            yield Words(("ctrl+o", "bold"), f" takes the step's own: “{guess}”", classes="under")

    def compose_begin(self, number: int) -> ComposeResult:
        """What it is for and the last time, over the first page."""
        if number == 0 and (for_it := self._what_for()):
            room = min(CARD_WIDTH, self.app.size.width) - 6 - LABEL
            above = "-above" if self._last is not None else None
            text = cut(line(self._snapshot.shown(for_it)), room)
            yield Words((f"{'for':<{LABEL if above else 5}}", "$quiet"), text, id="what-for", classes=above)
        if number == 0 and self._last is not None:
            yield Words(*self._last_time(self._last), id="last-time")

    def _what_for(self) -> str:
        of = (self._start.plan, self._start.rung)
        return next((text for one in of if one is not None and (text := self._snapshot.what_for(one))), "")

    def _fill(self) -> None:
        super()._fill()
        if self._last is not None:
            self.query_one("#last-time", Words).say(*self._last_time(self._last))

    def _last_time(self, last: Attempt) -> list[Part]:
        return last_time_parts(last, self._snapshot, min(CARD_WIDTH, self.app.size.width) - 6)

    @property
    def _takes_guess(self) -> bool:
        return bool(self._start.guess) and self._last is None

    def compose_end(self, number: int) -> ComposeResult:
        """A fact that fits, with its source and its limits, under the plan."""
        note = fitting_note(self._snapshot.library.why_notes.values(), self._start.terms, self._snapshot.today)
        if number == 2 and note is not None:
            yield Words(id="space-note", classes="space")
            source = f"{note.source.authors} {note.source.year}, {note.source.journal}"
            yield Words((f"{line(note.text)} ", "$calm"), line(note.caveat), f"\n{line(source)}", classes="under")

    def take_kept(self, kept: Mapping[str, Any]) -> None:
        """The cards as well."""
        super().take_kept(kept)
        self._hand.take(kept)

    def _raw(self) -> Values:
        return {**super()._raw(), **self._hand.raw()}

    def more_hints(self) -> tuple[KeyHint, ...]:
        """Ideas where there are some, and what can be done with a card."""
        if self.page == CARDS_PAGE:
            return (KeyHint("w", "another", "swap"), KeyHint("x", "leave out", "leave_out"))
        wanted = (0, 2) if self._takes_guess else (2,)
        hints = [KeyHint("ctrl+o", "take it" if self.page == 0 else "ideas", "ideas")] if self.page in wanted else []
        if self.page == 0 and self._has_lessons:
            hints.append(KeyHint("ctrl+r", "lessons", "lessons"))
        return tuple(hints)

    def turned(self) -> None:
        """The cards are dealt when their page is first opened."""
        if self.page == CARDS_PAGE:
            try:
                self._hand.deal()
            except NotSaved as error:
                self.complain(str(error))
            self._show_hand(at=BEGIN)

    @work(exclusive=True)
    async def _steady(self) -> None:
        rung, setting = self._start.rung, self._start.setting
        alone = rung is not None and is_rehearsal(rung)
        steady = SteadyDialog("Before it begins", self._snapshot, setting=setting, looks=not alone)
        await self.app.push_screen_wait(steady)

    @work(exclusive=True)
    async def action_lessons(self) -> None:
        """All that was learned so far, to read; what is typed here stays."""
        if self._has_lessons:
            await self.app.push_screen_wait(LessonsPage(self._snapshot, self._start.rung))

    # -- cards ------------------------------------------------------------------------------

    def _show_hand(self, at: str | None = None) -> None:
        doors = self.query_one(f"#doors-{CARDS_PAGE}", Doors)
        width = min(CARD_WIDTH, self.app.size.width) - 6
        doors.show_rows(hand_rows(self._hand, self._snapshot, width, begin="Begin" if self._known is None else "Keep"))
        if at is not None:
            doors.go_to(at)

    def _card_here(self) -> str | None:
        row = self.query_one(f"#doors-{CARDS_PAGE}", Doors).current_id or ""
        return row.removeprefix("card:") if self.page == CARDS_PAGE and row.startswith("card:") else None

    def go_through(self, door: str) -> None:
        """Begin, read a card, go without cards or with them."""
        if door == BEGIN:
            self.action_save()
        elif door == STEADY:
            self._steady()
        elif door in (WITHOUT, NOT_WITHOUT):
            self._hand.without = door == WITHOUT
            self._show_hand(at=BEGIN)
            self._touch()
        elif door.startswith("card:"):
            self._read(door.removeprefix("card:"))
        else:
            super().go_through(door)

    @work(exclusive=True)
    async def _read(self, card_id: str) -> None:
        cards = self._hand.cards(self._snapshot)
        at = next((number for number, card in enumerate(cards) if card.id == card_id), 0)
        plan_id = self._hand.plan_id
        await self.app.push_screen_wait(CardDialog(cards, self._snapshot, at=at, actions=False, plan_id=plan_id))

    def action_swap(self) -> None:
        """Another card for the one under the cursor."""
        card = self._card_here()
        if card is None:
            return
        try:
            other = self._hand.swap(card)
        except NotSaved as error:
            self.complain(str(error))
            return
        self.complain("" if other else "The packs hold no other card for this place.")
        self._show_hand(at=f"card:{other or card}")
        self._touch()

    def action_leave_out(self) -> None:
        """Leave the card under the cursor out."""
        card = self._card_here()
        if card is not None:
            self._hand.leave_out(card)
            self._show_hand()
            self._touch()

    def _touch(self) -> None:
        self.keep_draft()

    # -- ideas ------------------------------------------------------------------------------

    @work(exclusive=True)
    async def action_ideas(self) -> None:
        """The rung's own guess on the first page; rewards while that line has focus, else backups."""
        if self.page == 0:
            if self._takes_guess:
                field = self.query_one("#field-feared", LineField)
                field.value = line(self._start.guess)
                field.focus()
                field.cursor_position = len(field.value)
            return
        if self.page != CARDS_PAGE - 1:
            return
        if self.focused is not None and self.focused.id == "field-reward":
            name, title = "reward", "Something nice, right after"
            ideas = [reward.text for reward in rewards_for(self._snapshot, self._start.like)]
        else:
            name, title = "backup", "A smaller thing that stands ready"
            ideas = [backup.text for backup in backups_for(self._snapshot, self._start.like)]
        if not ideas:
            self.complain("There are no ideas in the packs for this line; your own words are as good.")
            return
        options = [(str(number), idea) for number, idea in enumerate(ideas[:MOST_IDEAS])]
        chosen = await self.app.push_screen_wait(Choose(title, options))
        if chosen is not None:
            self.set_value(name, ideas[int(chosen)])
        self.query_one(f"#field-{name}").focus()

    # -- keeping ----------------------------------------------------------------------------

    def _keep(self, values: Values) -> None:
        habits = (*values.get("habits", ()), *own_habits(values["own_habits"]))
        prediction = Prediction(
            feared=values["feared"].strip(),
            likelihood=values["likelihood"],
            suds=values["suds"],
            cost=values["cost"],
            habits=tuple(dict.fromkeys(habits)),
        )
        told: dict[str, Any] = {name: values[name].strip() for name in ("cue", "backup", "reward", "coping")}
        # Nothing is kept anew where neither the line nor whose it is was changed.
        was = (self._coping.strip(), self._coping_of)
        whose: LineOf = "step" if values.get("coping_for") == "step" else "all"
        line_of = whose if (told["coping"], whose) != was else None
        told |= {"cards": self._hand.taken, "without_cards": self._hand.without}
        if self._known is not None:
            self.kept = replace(self._known, prediction=prediction, **told)
            self._journal.attempts.change(self.kept, line_of)
            return
        start = self._start
        attempt = Attempt(
            id=new_id(),
            title=start.title,
            started_at=self._journal.now(),
            prediction=prediction,
            rung_id=start.rung.id if start.rung is not None else None,
            plan_id=start.plan.id if start.plan is not None else None,
            **told,
        )
        self.kept = self._journal.attempts.begin(attempt, line_of)
