"""The moment itself: a quiet page with the plan, something to look at, the cards, and one key for each ending."""

from typing import ClassVar, Final

from rich.cells import cell_len
from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from ladder_tui.domain.cards.wording import as_said
from ladder_tui.domain.items.topics import TopicCard
from ladder_tui.domain.records.attempts import Attempt
from ladder_tui.domain.snapshot import Snapshot, is_alone
from ladder_tui.domain.tries.carried import this_time
from ladder_tui.domain.tries.in_words import ENDINGS
from ladder_tui.domain.tries.outward import outward, setting_of
from ladder_tui.domain.tries.ready_backups import ready_backup
from ladder_tui.screens.flows.cards.card import CardDialog
from ladder_tui.screens.flows.tries.steady import SteadyDialog
from ladder_tui.screens.kit.dialog import CARD_WIDTH, Dialog
from ladder_tui.widgets.bars import KeyHint
from ladder_tui.widgets.row_list import GUTTER, Row, RowList
from ladder_tui.widgets.text import Part, Words, cut, folded, line, words

#: Answers beside the statuses of ENDINGS.
CHANGE, KIND, CARDS = "change", "kind", "cards"
#: Rows that lead nowhere else: something to look at, and the stop.
LOOK, STOP = "look", "stop"
#: Cells of the column of labels, where there is room for one beside its words.
_LABEL: Final = 15


class MomentDialog(Dialog[str]):
    """Answers with a status, `change`, `kind` or `cards`; None for back: the try goes on."""

    AUTO_FOCUS: ClassVar[str | None] = "RowList"
    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(key, f"answer('{status}')", said, show=False) for key, status, said in ENDINGS),
        Binding("e", f"answer('{CHANGE}')", "Change", show=False),
        Binding("K", f"answer('{KIND}')", "A kind step", show=False),
        Binding("c", "cards", "Cards", show=False),
        Binding("space", "stop", "Stop and breathe", show=False),
    ]
    HINTS = (
        KeyHint("enter", "choose", "choose"),
        KeyHint("c", "cards", "cards"),
        KeyHint("e", "change", f"answer('{CHANGE}')"),
        KeyHint("K", "kind step", f"answer('{KIND}')"),
        KeyHint("esc", "back, it goes on", "back"),
    )
    DEFAULT_CSS = """
    MomentDialog #plan { height: auto; padding: 0 1; }
    MomentDialog RowList { height: auto; max-height: 100%; }
    MomentDialog.-short #title { margin: 0; }
    """

    def __init__(self, attempt: Attempt, snapshot: Snapshot) -> None:
        super().__init__(snapshot.shown(line(attempt.title), snapshot.person_of(attempt.id)))
        self._attempt = attempt
        self._snapshot = snapshot
        #: How many things to look at were passed over.
        self._turn = 0

    @property
    def cards(self) -> list[TopicCard]:
        """The cards that go along, those that are still in the packs."""
        return [card for card in map(self._snapshot.library.topic, self._attempt.cards) if card is not None]

    def compose_inside(self) -> ComposeResult:
        """The plan, and the rows to choose from."""
        yield Words(*plan_parts(self._attempt, self._snapshot, self._width), id="plan")
        yield RowList()

    @property
    def _width(self) -> int:
        return min(CARD_WIDTH, self.app.size.width) - 6

    def on_mount(self) -> None:
        """The rows; the cursor begins at the first ending."""
        rows = self.query_one(RowList)
        rows.show_rows(self._rows())
        rows.go_to(ENDINGS[0][1])

    def _rows(self) -> list[Row]:
        gap, space = " " * GUTTER, Row(words(" "))
        made: list[Row] = []
        look = outward(self._snapshot, setting_of(self._attempt, self._snapshot), self._turn)
        if look is not None and not is_alone(self._snapshot, self._attempt):
            # One line, straight under the plan: on a short screen the endings are in sight all the same.
            label, again = "look outward ", "   enter for another"
            question = cut(look.question, self._width - GUTTER - len(label))
            room = self._width - GUTTER - len(label) - cell_len(question)
            made.append(
                Row(words(gap, (label, "$calm"), question, (again if len(again) <= room else "", "$quiet")), id=LOOK)
            )
        if self.cards:
            made += [space, Row(words(" ", ("To take along", "$calm"), ("   enter reads a card", "$quiet")))]
            for card in self.cards:
                opener = as_said(card, self._snapshot, plan_id=self._attempt.plan_id).opener
                made.append(Row(words(gap, cut(f"“{opener}”", self._width - GUTTER)), id=card.id))
        elif self._attempt.without_cards:
            made += [space, Row(words(gap, ("Without cards this time.", "$quiet")))]
        made += [space, Row(words(" ", ("When it is over", "$calm")))]
        made += [Row(words(gap, (key, "bold"), f"  {said}"), id=status) for key, status, said in ENDINGS]
        return [*made, Row(words(gap, ("space", "bold"), "  Stop for a minute, and breathe slowly"), id=STOP)]

    def action_choose(self) -> None:
        """The row under the cursor: an ending, a stop, something else to look at, or a card to read."""
        rows = self.query_one(RowList)
        row = rows.current_id or ""
        if row in [status for _, status, _ in ENDINGS]:
            self.answer(row)
        elif row == STOP:
            self.action_stop()
        elif row == LOOK:
            self._turn += 1
            rows.show_rows(self._rows())
            rows.go_to(LOOK)
        elif row:
            self._read(row)

    @on(RowList.OptionSelected)
    def _chosen(self) -> None:
        self.action_choose()

    def action_cards(self) -> None:
        """Read the cards one after the other; where none goes along three are dealt."""
        if self.cards:
            self._read(self.cards[0].id)
        else:
            self.answer(CARDS)

    @work(exclusive=True)
    async def _read(self, card_id: str) -> None:
        cards = self.cards
        at = next(number for number, card in enumerate(cards) if card.id == card_id)
        plan_id = self._attempt.plan_id
        await self.app.push_screen_wait(CardDialog(cards, self._snapshot, at=at, actions=False, plan_id=plan_id))

    @work(exclusive=True)
    async def action_stop(self) -> None:
        """Stop for slow breaths; how it goes on is chosen here afterwards."""
        await self.app.push_screen_wait(SteadyDialog("Stopping for a minute", self._snapshot, looks=False))


def plan_parts(attempt: Attempt, snapshot: Snapshot, width: int) -> list[Part]:
    """The own line, what was wanted for this time, when and where, habits, backup, reward, and the fear in small."""
    before = attempt.prediction
    rows = [
        ("my line", attempt.coping),
        ("for", snapshot.what_for(attempt)),
        ("this time", this_time(attempt, snapshot)),
        ("when", attempt.cue),
        ("leaving out", ", ".join(before.habits)),
        ("instead", ready_backup(attempt, snapshot)),
        ("right after", attempt.reward),
    ]
    parts: list[Part] = []
    for label, text in rows:
        if text.strip():
            parts += _told(label, line(snapshot.shown(text)), width, "")
    feared = f"“{line(snapshot.shown(before.feared))}”, {before.likelihood} of 100 likely"
    parts += _told("you expect", feared, width, "$quiet")
    return parts[1:]


def _told(label: str, text: str, width: int, style: str) -> list[Part]:
    lines = folded(text, max(12, width - _LABEL - 2), most=3)
    rest = f"\n{' ' * (_LABEL + 1)}".join(lines)
    return ["\n", (f"{label:<{_LABEL}} ", "$quiet"), (rest, style)]
