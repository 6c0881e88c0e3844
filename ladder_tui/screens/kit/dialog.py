"""The base of short flows over a place: title, body, keys; Esc always leads back and nothing typed is lost."""

from collections.abc import Iterable, Mapping
from typing import ClassVar, Final, Generic, TypeVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.screen import ModalScreen

from ladder_tui.bound_keys import key
from ladder_tui.commands import BY_ID, PLACES
from ladder_tui.screens.kit.draft import Draft
from ladder_tui.screens.kit.once import Once
from ladder_tui.screens.kit.page import HEIGHTS, WIDTHS
from ladder_tui.widgets.bars import KeyBar, KeyHint
from ladder_tui.widgets.row_list import GUTTER, Row, RowList
from ladder_tui.widgets.text import Words, folded, line, words

Answer = TypeVar("Answer")

#: Cells of a dialog's card, where the screen has as many.
CARD_WIDTH: Final = 76
#: Lines of a dialog's card on a screen that is not tall.
MOST_LINES: Final = 24
#: Lines of a choice that are in sight at once, and those around them: title, keys, the card's edge.
MOST_ROWS: Final = 16
AROUND_ROWS: Final = 7


class Dialog(ModalScreen[Answer | None], Once[Answer | None], Generic[Answer]):
    """A card in the middle of the screen. Closes with the first answer, or None for "back"."""

    HORIZONTAL_BREAKPOINTS = WIDTHS
    VERTICAL_BREAKPOINTS = HEIGHTS
    #: Support, hiding and help work over every dialog; F-keys leave for a place, also while letters go into a field.
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", "Back", show=False),
        Binding("slash", "seek", "Search", show=False),
        Binding("exclamation_mark", "app.support", "Support", show=False),
        Binding("H", "app.hide", "Hide", show=False, id="everywhere.hide"),
        Binding("F", "app.copied_file", "Copied text as a file", show=False, id="everywhere.copied_file"),
        Binding("ctrl+l", "app.lock", "Lock", show=False, priority=True),
        Binding("ctrl+q", "app.quit", "Quit", show=False),
        Binding("ctrl+z", "app.suspend_process", "To the shell", show=False),
        # Before the field that has focus: a page to write on has uses of its own for some of them.
        Binding("f1", "app.help", "Keys", show=False, priority=True),
        *(
            Binding(f"f{number}", f"app.go('{place}')", f"Go to {title}", show=False, priority=True)
            for number, (place, title) in enumerate(PLACES, start=2)
        ),
        Binding("f9", "app.hide", "Hide", show=False, priority=True),
    ]
    DEFAULT_CSS = """
    Dialog { align: center middle; background: $background 60%; overflow: hidden; }
    Dialog > #card {
        width: 76; max-width: 100%; height: auto; max-height: 100%; background: $background;
        border: round $rule; padding: 0 1;
    }
    Dialog.-narrow > #card, Dialog.-tiny > #card { width: 100%; }
    Dialog.-short > #card { max-height: 24; }
    Dialog #title { height: auto; text-style: bold; color: $here; padding: 0 1; margin: 0 0 1 0; }
    Dialog.-seeking #title { margin: 0; }
    Dialog.-seeking SeekLine { margin: 0 0 0 1; }
    Dialog #inside { height: auto; max-height: 100%; scrollbar-size-vertical: 1; }
    Dialog .note { height: auto; color: $calm; padding: 0 1; margin: 0 0 1 0; }
    Dialog #said { height: auto; color: $notice; padding: 0 1; display: none; }
    Dialog #said.-on { display: block; }
    Dialog #said.-done { color: $kept; }
    Dialog #card > KeyBar { margin: 1 0 0 0; }
    """

    #: Keys shown below, with the action each runs.
    HINTS: ClassVar[tuple[KeyHint, ...]] = (KeyHint("esc", "back", "back"),)

    def __init__(self, title: str) -> None:
        super().__init__()
        self.card_title = title

    def compose(self) -> ComposeResult:
        """Title, inside, one line for a problem, keys."""
        with Vertical(id="card"):
            yield from self.compose_title()
            with VerticalScroll(id="inside", can_focus=False):
                yield from self.compose_inside()
            yield Words(id="said")
            yield KeyBar(self._with_seek(self.hints()))

    def compose_title(self) -> ComposeResult:
        """What stands over the dialog."""
        yield Words(self.card_title, id="title")

    def compose_inside(self) -> ComposeResult:
        """The widgets of the dialog; a title alone has none."""
        yield from ()

    def hints(self) -> tuple[KeyHint, ...]:
        """The keys shown below."""
        return self.HINTS

    def follow_focus(self) -> None:
        """Show the keys of what has focus, now and whenever that is something else. For `on_mount`."""
        self.watch(self, "focused", self.show_hints)

    def show_hints(self) -> None:
        """Show the keys of this moment."""
        if not self.is_over:
            self.query_one(KeyBar).hints = self._with_seek(self.hints())

    def say(self, sentence: str) -> None:
        """One quiet sentence about what was done; empty takes it away."""
        self._tell(sentence)
        self.query_one("#said", Words).add_class("-done")

    def unsay(self) -> None:
        """Take away what was said about what was done; a problem stays."""
        if self.query_one("#said", Words).has_class("-done"):
            self._tell("")

    def complain(self, sentence: str) -> None:
        """One clear sentence about what would be right; empty takes it away."""
        self._tell(sentence)

    def _tell(self, sentence: str) -> None:
        said = self.query_one("#said", Words)
        said.say(sentence)
        said.set_class(bool(sentence), "-on")
        said.remove_class("-done")
        self.after_paint(self._leave_room, self.size.height)

    def on_screen_resume(self, event: events.ScreenResume) -> None:
        """Styled when it was made, and again with whatever changes a style: not also when it comes to the front."""
        event.refresh_styles = False

    def on_resize(self, event: events.Resize) -> None:
        """The inside takes what title and keys leave of the screen, so that the keys stay in sight."""
        self.query_one("#inside").styles.min_height = None
        self.after_paint(self._leave_room, event.size.height)
        self.after_paint(self._fill)
        self.after_paint(self.show_hints)

    def _fill(self) -> None:
        """Put in what depends on the width; called once it is known and whenever it changes."""

    def _leave_room(self, height: int) -> None:
        card, inside = self.query_one("#card"), self.query_one("#inside")
        around = sum(child.outer_size.height + child.styles.margin.height for child in card.children if child.display)
        around -= inside.outer_size.height
        most = min(height, MOST_LINES) if self.has_class("-short") else height
        inside.styles.max_height = max(1, most - around - 2)

    #: What is unfinished in it; dialogs that nothing is written in have none.
    draft: Draft | None = None

    @property
    def unkept(self) -> str:
        """Why what was typed is not on the disk; empty when it is, or when there is nothing."""
        return self.draft.unkept if self.draft is not None else ""

    def keep_draft(self) -> None:
        """Put what is unfinished on disk, or say in `unkept` why it is not there."""
        if self.draft is not None:
            self.draft.write()

    def may_leave(self) -> bool:
        """Keep the draft; False, once, when it could not be kept: that is said, and asked again it may go."""
        return self.draft is None or self.draft.may_leave()

    def on_descendant_blur(self) -> None:
        """The terminal lost focus, or the cursor went on to the next field."""
        self.keep_draft()

    def on_screen_suspend(self) -> None:
        """Something opened above."""
        self.keep_draft()

    # -- a list is searched -----------------------------------------------------------------

    def sought_list(self) -> RowList | None:
        """The list that `/` narrows, if it is so long that one would rather search it than read it."""
        return next((rows for rows in self.query(RowList) if rows.seek_line is not None or rows.is_long), None)

    def _with_seek(self, hints: tuple[KeyHint, ...]) -> tuple[KeyHint, ...]:
        rows = self.sought_list()
        if rows is None:
            return hints
        if rows.sought and rows.has_focus:  # what was found is gone through
            command = BY_ID["moving.next_found"]
            return (*hints[:-1], KeyHint(key(command.id), command.short, command.call), *hints[-1:])
        return (*hints[:-1], KeyHint("/", "search", "seek"), *hints[-1:])

    @on(events.DescendantFocus)
    def _show_keys_of_a_search(self) -> None:
        # They follow the focus: words are typed, or what was found is gone through.
        if self.has_class("-seeking"):
            self.show_hints()

    def action_seek(self) -> None:
        """Open the line that narrows the list."""
        rows = self.sought_list()
        if rows is not None:
            from ladder_tui.screens.seeking.seek_line import begin_seek  # late: most dialogs are left without it

            begin_seek(rows, before=self.query_one("#inside"))
            self.hold_still()

    def end_search(self) -> bool:
        """Show the whole list again; False where nobody was searching."""
        rows = self.sought_list()
        if rows is None or rows.seek_line is None:
            return False
        from ladder_tui.screens.seeking.seek_line import end_seek

        self.hold_still(False)
        return end_seek(rows)

    def hold_still(self, still: bool = True) -> None:
        """While somebody seeks, the line stands in the empty one below the title and the card keeps its height."""
        inside = self.query_one("#inside")
        inside.styles.min_height = inside.size.height if still else None
        self.set_class(still, "-seeking")

    def action_back(self) -> None:
        """Out of a search; else leave without an answer; what was typed is kept as a draft."""
        if not self.end_search() and self.may_leave():
            self.answer(None)

    def may_answer(self, answer: Answer) -> bool:
        """Whether a key that answers does so now."""
        return True

    def action_answer(self, answer: Answer) -> None:
        """Leave with what is to be done."""
        if self.may_answer(answer):
            self.answer(answer)

    def action_down(self) -> None:
        """Scroll down."""
        self.query_one("#inside").scroll_down(animate=False)

    def action_up(self) -> None:
        """Scroll up."""
        self.query_one("#inside").scroll_up(animate=False)

    def action_page_down(self) -> None:
        """A page down."""
        self.query_one("#inside").scroll_page_down(animate=False)

    def action_page_up(self) -> None:
        """A page up."""
        self.query_one("#inside").scroll_page_up(animate=False)

    @on(KeyBar.Pressed)
    async def _press(self, message: KeyBar.Pressed) -> None:
        message.stop()
        await self.run_action(message.action)


class Choose(Dialog[str]):
    """Pick one of a few rows, each with its whole text. Answers with the row's id.

    `under` is what stands in a quiet line below a row, by its id.
    """

    AUTO_FOCUS = "RowList"
    HINTS = (KeyHint("enter", "choose", "choose"), KeyHint("esc", "back", "back"))

    def __init__(
        self, title: str, options: Iterable[tuple[str, str]], *, note: str = "", at: str | None = None,
        under: Mapping[str, str] | None = None,
    ) -> None:  # fmt: skip
        super().__init__(title)
        self._under = under or {}
        self._options = tuple(options)
        self._note = note
        self._at = at

    def compose_inside(self) -> ComposeResult:
        """A note if there is one, and the rows."""
        if self._note:
            yield Words(self._note, classes="note")
        yield RowList()

    def on_mount(self) -> None:
        """Fill the rows."""
        rows = self.query_one(RowList)
        rows.styles.height = "auto"
        rows.styles.max_height = max(3, min(MOST_ROWS, self.app.size.height - AROUND_ROWS))
        # One cell is that of the bar, whether it is there or not.
        width = min(CARD_WIDTH, self.app.size.width) - 5 - GUTTER
        rows.show_rows(self._row(value, label, width) for value, label in self._options)
        if self._at is not None:
            rows.go_to(self._at)

    def _row(self, value: str, label: str, width: int) -> Row:
        gap = " " * GUTTER
        lines = [*folded(line(label), width)]
        under = [f"\n{gap}{told}" for told in folded(self._under[value], width)] if value in self._under else []
        return Row(words(gap, f"\n{gap}".join(lines), ("".join(under), "$quiet")), id=value)

    def action_choose(self) -> None:
        """Answer with the row under the cursor."""
        self.answer(self.query_one(RowList).current_id)

    @on(RowList.OptionSelected)
    def _chosen(self, event: RowList.OptionSelected) -> None:
        self.answer(event.option.id)
