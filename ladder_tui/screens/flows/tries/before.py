"""Before a try: what is feared and how likely it is; if wanted also unease, habits to leave out, when, and cards."""

from collections.abc import Mapping
from typing import Any, ClassVar, Final

from msgspec.structs import replace
from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from ladder_tui.domain.calendar.backups_and_rewards import backups_for, rewards_for
from ladder_tui.domain.items.why_notes import fitting_note
from ladder_tui.domain.records.attempts import Attempt, Prediction
from ladder_tui.domain.tries.start import Start, own_habits
from ladder_tui.screens.flows.cards.card import CardDialog
from ladder_tui.screens.flows.plans.offers import MOST_IDEAS
from ladder_tui.screens.flows.rungs.rung import CALM, MOST
from ladder_tui.screens.flows.tries.hand import BEGIN, NOT_WITHOUT, WITHOUT, Hand, hand_rows
from ladder_tui.screens.kit.dialog import CARD_WIDTH, Choose
from ladder_tui.screens.kit.form import Field, Values
from ladder_tui.screens.kit.paged_form import Doors, Leaf, PagesDialog
from ladder_tui.services.journal import Journal, NotSaved, new_id
from ladder_tui.widgets.bars import KeyHint
from ladder_tui.widgets.fields import LineField
from ladder_tui.widgets.text import Words, line

LIKELY: Final = ("not at all", "for certain")
COST: Final = ("no matter", "very bad")
CARDS_PAGE: Final = 3
_LEAVES: Final = (
    Leaf(
        "",
        ("feared", "likelihood"),
        (("save", "Begin now"), ("next", "A little more first: unease, when and where, cards")),
    ),
    Leaf("", ("cost", "suds", "habits", "own_habits")),
    Leaf("", ("cue", "backup", "reward")),
    Leaf("To take along", (), ((BEGIN, "Begin"),)),
)


class BeforeDialog(PagesDialog):
    """Four short pages, of which the first is enough. `kept` is the attempt as it was begun, or as it was changed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+o", "ideas", "Ideas", show=False),
        Binding("w", "swap", "Another card", show=False),
        Binding("x", "leave_out", "Leave the card out", show=False),
    ]

    def __init__(self, journal: Journal, start: Start, *, known: Attempt | None = None) -> None:
        self._start = start
        self._known = known
        self._snapshot = journal.snapshot()
        self.kept: Attempt | None = None
        pinned = known.cards if known is not None else start.like.cards
        self._hand = Hand(journal, start, pinned, without=known is not None and known.without_cards)
        super().__init__(
            self._snapshot.shown(line(start.title), start.person.id if start.person is not None else None),
            _fields(start, known),
            _leaves(start, known),
            enough="begin" if known is None else "keep",
            suds=("suds",),
            journal=journal,
            draft_id=start.draft_id if known is None else f"expected:{known.id}",
            save=self._keep,
        )

    # -- building ---------------------------------------------------------------------------

    def compose_under(self, name: str) -> ComposeResult:
        """The rung's own guess under the first line."""
        if name == "feared" and self._start.guess:
            guess = line(self._snapshot.shown(self._start.guess))
            yield Words(("ctrl+o", "bold"), f" takes the step's own: “{guess}”", classes="under")

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
        wanted = (0, 2) if self._start.guess else (2,)
        return (KeyHint("ctrl+o", "take it" if self.page == 0 else "ideas", "ideas"),) if self.page in wanted else ()

    def turned(self) -> None:
        """The cards are dealt when their page is first opened."""
        if self.page == CARDS_PAGE:
            try:
                self._hand.deal()
            except NotSaved as error:
                self.complain(str(error))
            self._show_hand(at=BEGIN)

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
            if self._start.guess:
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
        told: dict[str, Any] = {name: values[name].strip() for name in ("cue", "backup", "reward")}
        told |= {"cards": self._hand.taken, "without_cards": self._hand.without}
        if self._known is not None:
            self.kept = replace(self._known, prediction=prediction, **told)
            self._journal.attempts.change(self.kept)
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
        self.kept = self._journal.attempts.begin(attempt)


def _leaves(start: Start, known: Attempt | None) -> list[Leaf]:
    """The pages. Where nobody has guessed the unease yet, it is asked on the first one, which is enough."""
    asked = known is None and start.suds is None
    first = [replace(_LEAVES[0], names=(*_LEAVES[0].names, "suds")) if asked else _LEAVES[0]]
    left = {name for name, out in (("habits", not start.habits), ("suds", asked)) if out}
    return first + [replace(leaf, names=tuple(name for name in leaf.names if name not in left)) for leaf in _LEAVES[1:]]


def _fields(start: Start, known: Attempt | None) -> list[Field]:
    """The fields of all pages, filled with what the attempt, the plan or the rung say."""
    before = known.prediction if known is not None else None
    like = start.like
    own = [habit for habit in before.habits if habit not in start.habits] if before is not None else []
    chosen = [habit for habit in before.habits if habit in start.habits] if before is not None else []
    habit_words = "Anything else that helps you get through, to leave out this time"
    if not start.habits:
        habit_words = "Something that helps you get through, to leave out this time (can stay open)"
    return [
        Field(
            "feared",
            "What do you fear might happen? One line a camera could confirm.",
            value=before.feared if before else "",
            hint="They change the subject at once",
            required=True,
        ),
        Field("likelihood", "How likely is it?", "slider", before and before.likelihood, ends=LIKELY, required=True),
        Field("cost", "If it happened, how bad? (can stay open)", "slider", before and before.cost, ends=COST),
        Field(
            "suds",
            "How uneasy will the hardest moment feel?",
            "slider",
            before.suds if before else start.suds,
            ends=(CALM, MOST),
            required=True,
        ),
        Field(
            "habits", "Helper habits to leave out this time; the space bar switches", "some", chosen,
            options=[(habit, line(habit)) for habit in start.habits],
        ),
        Field("own_habits", habit_words, value=", ".join(own), hint="looking at my phone, rehearsing every word"),
        Field("cue", "When and where? If this, then I begin.", value=known.cue if known else start.cue,
              hint="when I take the bins out"),
        Field("backup", "If it falls through, the smaller thing", value=known.backup if known else like.backup,
              hint="nod from the window"),
        Field("reward", "And right after, something nice", value=known.reward if known else like.reward,
              hint="tea on the balcony"),
    ]  # fmt: skip
