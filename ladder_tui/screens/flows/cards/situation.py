"""One page about what is ahead, over the whole screen: read from the top, with a few openers that open their cards."""

from collections.abc import Sequence
from typing import ClassVar, Final

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.geometry import Region
from textual.widget import Widget

from ladder_tui.domain.cards.wording import as_said
from ladder_tui.domain.items.situations import Situation
from ladder_tui.domain.items.topics import TopicCard
from ladder_tui.domain.snapshot import Snapshot
from ladder_tui.screens.flows.cards.card import CardDialog
from ladder_tui.screens.flows.cards.situation_words import (
    OPENERS,
    after_cards,
    before_cards,
    opener_rows,
    situation_facts,
)
from ladder_tui.screens.kit.reading_page import FullPage
from ladder_tui.widgets.bars import KeyHint
from ladder_tui.widgets.row_list import RowList
from ladder_tui.widgets.text import Words, line

#: What a card opened here is answered with, before the action and the id: "card:pin:…".
CARD: Final = "card"


class Openers(RowList):
    """A few openers inside a page: the cursor goes through them, and at either end the page scrolls on."""

    DEFAULT_CSS = "Openers { height: auto; max-height: 100%; }"

    def action_cursor_down(self) -> None:
        """The next opener, once this one can be seen; after the last one the page goes on."""
        self._go(1)

    def action_cursor_up(self) -> None:
        """The opener before; above the first one the page goes back."""
        self._go(-1)

    def _go(self, by: int) -> None:
        inside = next(one for one in self.ancestors if isinstance(one, VerticalScroll))
        at, seen = self.highlighted or 0, Region(0, round(inside.scroll_y), 1, inside.size.height)
        line = self.virtual_region.y + at
        if 0 <= at + by < self.option_count and seen.contains(0, line):
            self.highlighted = at + by
            inside.scroll_to_region(Region(0, line + by, 1, 1), animate=False)
        else:
            inside.scroll_relative(y=by, animate=False)


class SituationPage(FullPage[str]):
    """Answers `pin` for the whole page, `rehearse` to play it, `another` for one that fits better, `card:ACTION:ID`
    with an answer of CardDialog, or None for back.

    The keys of a page that scrolls: the openers take the cursor on the way. `along` are the ids of what the plan it
    was opened from takes along already; `choosing` offers another page. `plan_id` and `person_id` say what the cards
    go along to and who they are for, as in CardDialog.
    """

    AUTO_FOCUS = "Openers"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("p,t,T", "answer('pin')", "Take the page along", show=False),
        Binding("R", "answer('rehearse')", "Rehearse", show=False),
        Binding("w", "answer('another')", "Another page", show=False),
        Binding("space", "page_down", "Page down", show=False),
        Binding("q", "back", "Back", show=False),
    ]
    DEFAULT_CSS = """
    SituationPage #title { margin: 1 0 0 0; }
    SituationPage .facts { height: auto; color: $quiet; padding: 0 1; }
    SituationPage .words { margin: 0 0 1 0; }
    SituationPage .label { height: 1; color: $calm; padding: 0 1; }
    SituationPage Openers { margin: 0 0 1 0; }
    SituationPage.-short .words, SituationPage.-short Openers { margin: 0; }
    """

    def __init__(
        self,
        page: Situation,
        cards: Sequence[TopicCard],
        snapshot: Snapshot,
        *,
        along: Sequence[str] = (),
        choosing: bool = False,
        at: str | None = None,
        plan_id: str | None = None,
        person_id: str | None = None,
    ) -> None:
        super().__init__(line(page.title))
        self._page = page
        self._cards = tuple(cards)
        self._snapshot = snapshot
        self._along = along
        self._choosing = choosing
        self._at = at
        self._plan_id = plan_id
        self._person_id = person_id

    def compose_inside(self) -> ComposeResult:
        """What comes before the first word, the openers, and what helps afterwards."""
        yield Words(line(situation_facts(self._page, self._snapshot.library)), classes="facts")
        yield Words(id="before", classes="words")
        if self._cards:
            yield Words(id="to-say", classes="label")
            yield Openers()
        yield Words(id="after", classes="words")

    def reader(self) -> Widget:
        """The openers; the page itself where it has none."""
        return next(iter(self.query(Openers)), None) or super().reader()

    def _fill(self) -> None:
        width = self.query_one("#inside").size.width - self.AROUND
        if width <= 0:
            return
        library = self._snapshot.library
        self.query_one("#before", Words).say(*before_cards(self._page, library, width))
        self.query_one("#after", Words).say(*after_cards(self._page, library, width))
        for openers in self.query(Openers):
            shown = self._cards[: max(OPENERS, self._number(self._at) + 1)]
            more = f"{len(shown)} of {len(self._cards)} · " if len(shown) < len(self._cards) else ""
            self.query_one("#to-say", Words).say("to say", (f"   {more}enter shows the card", "$quiet"))
            said = (as_said(card, self._snapshot, plan_id=self._plan_id, person_id=self._person_id) for card in shown)
            openers.show_rows(opener_rows(said, self._along, width))
            if self._at is not None:
                openers.go_to(self._at)
                self._at = None

    def hints(self) -> tuple[KeyHint, ...]:
        """Reading, the card under the cursor, and where the page goes."""
        put_back = self._page.id in self._along
        made = [KeyHint("↑ ↓", "read", "down")]
        if self._cards:
            made.append(KeyHint("enter", "card", "read"))
        made.append(KeyHint("p", "put it back" if put_back else "take along", "answer('pin')"))
        made.append(KeyHint("R", "rehearse", "answer('rehearse')"))
        if self._choosing:
            made.append(KeyHint("w", "another", "answer('another')"))
        return (*made, KeyHint("esc", "back", "back"))

    def may_answer(self, answer: str) -> bool:
        """Another page is offered only where one was looked for."""
        return answer != "another" or self._choosing

    def _number(self, card_id: str | None) -> int:
        return next((number for number, card in enumerate(self._cards) if card.id == card_id), 0)

    def action_read(self) -> None:
        """The card under the cursor."""
        for openers in self.query(Openers):
            openers.action_select()

    @on(RowList.OptionSelected)
    def _chosen(self, event: RowList.OptionSelected) -> None:
        event.stop()
        self._read(str(event.option.id))

    @work(exclusive=True, description="a card of the page")
    async def _read(self, card_id: str) -> None:
        dialog = CardDialog(
            self._cards, self._snapshot, at=self._number(card_id), plan_id=self._plan_id, person_id=self._person_id
        )
        what = await self.app.push_screen_wait(dialog)
        if what is not None:
            self.answer(f"{CARD}:{what}:{dialog.card.id}")
