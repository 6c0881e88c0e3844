"""One of the situations, found by any words: a line to type in, and the pages that fit below it."""

from typing import Any, ClassVar, Final

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Input

from ladder_tui.domain.cards.situations import find_situations, situations_of
from ladder_tui.domain.snapshot import Snapshot
from ladder_tui.screens.kit.dialog import CARD_WIDTH, Dialog
from ladder_tui.screens.kit.form import Field, FormDialog, Values
from ladder_tui.widgets.bars import KeyHint
from ladder_tui.widgets.fields import LineField
from ladder_tui.widgets.open_field import OpenField
from ladder_tui.widgets.row_list import GUTTER, Row, RowList
from ladder_tui.widgets.text import cut, line, words

#: Lines of the list that are in sight at once.
_LINES: Final = 12
#: The name of the field, and what it says without a situation.
AHEAD: Final = "ahead"
ANYTHING: Final = "anything"
NONE: Final = "No page goes by these words."


class SituationChoice(Dialog[str]):
    """Answers with the end of a situation's id, empty for any, None when left."""

    AUTO_FOCUS = "LineField"
    HINTS: ClassVar[tuple[KeyHint, ...]] = (
        KeyHint("↑ ↓", "move", "move(1)"),
        KeyHint("enter", "choose", "choose"),
        KeyHint("esc", "back", "back"),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "move(1)", "Down", show=False),
        Binding("up", "move(-1)", "Up", show=False),
    ]
    DEFAULT_CSS = f"""
    SituationChoice LineField {{ margin: 0 1 1 1; }}
    SituationChoice RowList {{ height: auto; max-height: {_LINES}; }}
    """

    def __init__(self, snapshot: Snapshot, chosen: str | None, *, anything: str) -> None:
        super().__init__("What is ahead?")
        self._snapshot = snapshot
        self._chosen = chosen
        self._anything = anything

    def compose_inside(self) -> ComposeResult:
        """The line to type in, and the list."""
        yield LineField(hint="Any words: lunch, lift, school gate")
        yield RowList()

    def on_mount(self) -> None:
        """All pages, the cursor on the one that is chosen."""
        self.query_one(RowList).can_focus = False
        self._list("")
        self.query_one(RowList).go_to(self._chosen or self._anything)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self.complain("")
        self._list(event.value)

    def _list(self, typed: str) -> None:
        room = min(CARD_WIDTH, self.app.size.width) - 6 - GUTTER
        pages = find_situations(situations_of(self._snapshot), typed, self._snapshot.library)
        rows = [Row(words(" " * GUTTER, cut(line(page.title), room)), id=page.slug) for page in pages]
        if not typed.strip():
            rows.insert(0, Row(words(" " * GUTTER, self._anything), id=self._anything))
        listed = self.query_one(RowList)
        listed.show_rows(rows)
        listed.action_first()
        if not rows:
            self.complain(NONE)

    def action_move(self, by: int) -> None:
        """The row below or above."""
        self.query_one(RowList).step(by)

    @on(Input.Submitted)
    def action_choose(self) -> None:
        """The row under the cursor; nothing where none is."""
        id = self.query_one(RowList).current_id
        if id is not None:
            self.answer("" if id == self._anything else id)

    @on(RowList.OptionSelected)
    def _clicked(self) -> None:
        self.action_choose()


class AheadForm(FormDialog):
    """A form whose field `ahead` is a situation, by the end of its id: one of many, so it is found by words."""

    @property
    def _pages(self) -> Snapshot:
        return self._journal.snapshot()

    def _widget(self, field: Field, raw: Any) -> Widget:
        if field.name != AHEAD:
            return super()._widget(field, raw)
        made = OpenField(raw if isinstance(raw, str) else field.value, self._title, id=f"field-{AHEAD}")
        made.add_class("field", update=False)
        return made

    def _title(self, slug: str) -> str:
        return next((line(page.title) for page in situations_of(self._pages) if page.slug == slug), ANYTHING)

    def _raw(self) -> Values:
        raw = super()._raw()
        for field in self.query(f"#field-{AHEAD}").results(OpenField):
            raw[AHEAD] = field.value
        return raw

    @on(OpenField.Changed)
    def _chosen(self) -> None:
        self._changed()

    @on(OpenField.Opened)
    def _open(self, event: OpenField.Opened) -> None:
        self._ask(event.field)

    @work(exclusive=True)
    async def _ask(self, field: OpenField) -> None:
        chosen = await self.app.push_screen_wait(SituationChoice(self._pages, field.value, anything=ANYTHING))
        if chosen is not None:
            field.set(chosen)
