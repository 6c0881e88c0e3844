"""Before you go: a plan in full, the last notes on the person, the cards to take along, and what is expected."""

from typing import ClassVar, Final

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content

from ladder_tui.domain.calendar.agenda import AgendaItem
from ladder_tui.domain.calendar.in_words import in_full
from ladder_tui.domain.cards.wording import as_said
from ladder_tui.domain.items.topics import TopicCard
from ladder_tui.domain.records.attempts import Attempt
from ladder_tui.domain.snapshot import Snapshot
from ladder_tui.screens.flows.cards.card import CardDialog
from ladder_tui.screens.flows.plans.item_words import not_ready, person_notes
from ladder_tui.screens.kit.dialog import CARD_WIDTH, Dialog
from ladder_tui.widgets.bars import KeyHint
from ladder_tui.widgets.row_list import GUTTER, Row, RowList
from ladder_tui.widgets.text import Part, cut, folded, line, words

_LABEL: Final = 13
#: The row of the page that goes along.
PAGE: Final = "page"
#: What stands below an open plan.
CARRY: Final = ("C", " shows the card for the moment itself")
#: What each answer is, by key. The place that opened the brief carries it out.
ANSWERS: Final[tuple[tuple[str, str, str], ...]] = (
    ("d", "done", "done"),
    ("o", "left_early", "left early"),
    ("s", "aside", "set aside"),
    ("f", "fell_through", "fell through"),
    ("b", "backup", "backup"),
    ("r", "reward", "reward"),
    ("e", "edit", "edit"),
    ("t", "along", "along"),
    ("p", "expect", "try it"),
    ("C", "carry", "card"),
    ("O", "reopen", "open again"),
)


class PlanBrief(Dialog[str]):
    """Answers with what is to be done with the plan: an action of ANSWERS, `card:ACTION:ID` with an answer of
    CardDialog, or None for back."""

    AUTO_FOCUS: ClassVar[str | None] = "RowList"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(key, f"answer('{action}')", said.capitalize(), show=False) for key, action, said in ANSWERS
    ]
    DEFAULT_CSS = "PlanBrief RowList { height: auto; max-height: 100%; }"

    def __init__(self, item: AgendaItem, snapshot: Snapshot, *, attempt: Attempt | None = None) -> None:
        super().__init__(snapshot.shown(line(item.title), item.whom))
        self._item = item
        self._snapshot = snapshot
        self._attempt = attempt

    def compose_inside(self) -> ComposeResult:
        """Everything as rows, so that it scrolls with the cursor; the page and cards open with Enter."""
        yield RowList()

    def on_mount(self) -> None:
        """Fill the rows for the width of the card."""
        width = min(CARD_WIDTH, self.app.size.width) - 4
        self.query_one(RowList).show_rows(brief_rows(self._item, self._snapshot, self._attempt, width))

    def hints(self) -> tuple[KeyHint, ...]:
        """The keys of the moment: those of an open plan, or the way back for a closed one."""
        if self._item.status == "open":
            first = self._item.origin == "rung" or self._attempt is not None
            keys = ["p" if first else "d", "d" if first else "o", "b", "s", "t"]
        elif self._item.status == "fell_through" and not self._item.backup_done:
            keys = ["b", "e", "O"]
        else:
            keys = ["e", "O"]
        named = {key: (action, said) for key, action, said in ANSWERS}
        hints = [KeyHint(key, named[key][1], f"answer('{named[key][0]}')") for key in keys]
        return (*hints, KeyHint("esc", "back", "back"))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What is closed can be opened again; what is open cannot."""
        if action != "answer":
            return True
        is_open = self._item.status == "open"
        wanted = str(parameters[0])
        if wanted == "reopen":
            return not is_open
        if wanted == "reward":
            return is_open and not self._item.reward
        if wanted == "backup":
            return is_open or (self._item.status == "fell_through" and not self._item.backup_done)
        return is_open or wanted == "edit"

    @on(RowList.OptionSelected)
    def _opened(self, event: RowList.OptionSelected) -> None:
        if event.option.id == PAGE:
            self.answer("along")
        else:
            self._read(str(event.option.id))

    @work(exclusive=True)
    async def _read(self, card_id: str) -> None:
        cards = cards_of(self._item, self._snapshot)
        at = next(number for number, card in enumerate(cards) if card.id == card_id)
        item = self._item
        dialog = CardDialog(cards, self._snapshot, at=at, plan_id=item.ref, person_id=item.person_id)
        answer = await self.app.push_screen_wait(dialog)
        if answer is not None:
            self.answer(f"card:{answer}:{dialog.card.id}")


def cards_of(item: AgendaItem, snapshot: Snapshot) -> list[TopicCard]:
    """The cards that go along to a plan, those that are still in the packs."""
    return [card for card in map(snapshot.library.topic, item.cards) if card is not None]


def brief_rows(item: AgendaItem, snapshot: Snapshot, attempt: Attempt | None, width: int) -> list[Row]:
    """The brief as rows of a list; only the page and the cards have an id."""
    made = [
        Row(_told(label, snapshot.shown(line(text)), width))
        for label, text in in_full(item, snapshot)
        if label != "take along"
    ]
    made += [Row(words((f" {label:<{_LABEL}} {said}", "$quiet"))) for label, said in not_ready(item)]
    for label, text in person_notes(item, snapshot):
        made.append(Row(_told(label, text, width)))
    if attempt is not None:
        feared = snapshot.shown(line(attempt.prediction.feared))
        made.append(Row(_told("you expect", f"“{feared}” {attempt.prediction.likelihood} of 100 likely.", width)))
    cards, page = cards_of(item, snapshot), snapshot.library.situation(item.situation)
    if cards or page is not None:
        shows = "the page" if not cards else "a card" if page is None else "the page or a card"
        made += [Row(words(" ")), Row(words(" ", ("To take along", "$calm"), (f"   enter shows {shows}", "$quiet")))]
    if page is not None:
        made.append(Row(words(" " * GUTTER, cut(page.title, width - GUTTER - 1)), id=PAGE))
    for card in cards:
        opener = as_said(card, snapshot, plan_id=item.ref, person_id=item.person_id).opener
        made.append(Row(words(" " * GUTTER, cut(f"“{opener}”", width - GUTTER - 1)), id=card.id))
    if item.status == "open":
        made.append(Row(words(" " * (_LABEL + 2), (CARRY[0], "bold"), (CARRY[1], "$quiet"))))
    return made


def _told(label: str, text: str, width: int) -> Content:
    lines = folded(text, max(12, width - _LABEL - 3))
    parts: list[Part] = [(f" {label:<{_LABEL}} ", "$quiet"), lines[0]]
    parts += [f"\n{' ' * (_LABEL + 2)}{rest}" for rest in lines[1:]]
    return words(*parts)
