"""A listening drill is played: read, choose a reply, see its effect; then one's own line, and something for today."""

from typing import ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from ladder_tui.bound_keys import or_undo
from ladder_tui.domain.base.clean import is_blank
from ladder_tui.domain.items.drills import Drill
from ladder_tui.domain.records.entries import Entry
from ladder_tui.domain.records.people import Promise
from ladder_tui.screens.flows.cards.shelf_words import drill_begin
from ladder_tui.screens.kit.dialog import Choose, Dialog
from ladder_tui.screens.kit.form import Field, FormDialog, Values
from ladder_tui.screens.kit.page import PageScreen
from ladder_tui.services.journal import Journal, new_id
from ladder_tui.widgets.bars import KeyHint
from ladder_tui.widgets.row_list import GUTTER, Row, RowList
from ladder_tui.widgets.text import Part, Words, folded, line, words

TAKE, ENOUGH = "take", "enough"
#: Beside a reply that was looked at: one that keeps the talk open, and one that does something else.
OPENS, OTHER = "✓", "·"
FIRST: Final = "Which reply would you try? Each has its effect; look at as many as you like."


class ReplyDialog(Dialog[bool]):
    """What somebody says, and replies to choose from. Answers True when the user goes on to their own line."""

    AUTO_FOCUS = "RowList"
    HINTS: ClassVar[tuple[KeyHint, ...]] = (
        KeyHint("enter", "its effect", "look"),
        KeyHint("→", "your turn", "go_on"),
        KeyHint("esc", "back", "back"),
    )
    BINDINGS: ClassVar[list[BindingType]] = [Binding("right,l,n", "go_on", "Your turn", show=False)]
    DEFAULT_CSS = """
    ReplyDialog #said-by, ReplyDialog #effect { height: auto; padding: 0 1; }
    ReplyDialog RowList { height: auto; max-height: 14; margin: 1 0; }
    ReplyDialog #effect { min-height: 2; color: $calm; }
    """

    def __init__(self, drill: Drill) -> None:
        super().__init__(drill.title)
        self._drill = drill
        self._seen: set[int] = set()

    def compose_inside(self) -> ComposeResult:
        """The line, the replies, the effect of the one looked at."""
        yield Words(id="said-by")
        yield RowList()
        yield Words(FIRST, id="effect")

    def _fill(self) -> None:
        rows = self.query_one(RowList)
        width = rows.size.width
        if not width:
            return
        self.query_one("#said-by", Words).say(*drill_begin(self._drill, width - 2))
        rows.show_rows(self._row(number, width) for number in range(len(self._drill.options)))

    def _row(self, number: int, width: int) -> Row:
        reply = self._drill.options[number]
        text = folded(line(reply.text), width - GUTTER - 3)
        sign = "" if number not in self._seen else OPENS if reply.good else OTHER
        parts: list[Part] = [" " * GUTTER, (f"\n{' ' * GUTTER}").join(text), (f"  {sign}", "$kept")]
        return Row(words(*parts), id=f"{number}")

    @on(RowList.OptionSelected)
    def _selected(self) -> None:
        self.action_look()

    def action_look(self) -> None:
        """The effect of the reply under the cursor."""
        id = self.query_one(RowList).current_id
        if id is None:
            return
        self._seen.add(int(id))
        reply = self._drill.options[int(id)]
        opens = (OPENS, "It keeps the talk open. ") if reply.good else (OTHER, "")
        self.query_one("#effect", Words).say((f"{opens[0]} ", "$kept"), f"{opens[1]}{line(reply.note)}")
        self._fill()

    def action_go_on(self) -> None:
        """To one's own line."""
        self.answer(True)


async def play(screen: PageScreen, drill: Drill) -> None:
    """Play a drill to its end, or leave at any step. Call it from a worker."""
    if not await screen.app.push_screen_wait(ReplyDialog(drill)):
        return
    screen.act(lambda: screen.journal.cards.mark(drill.id, "used"), said="")
    form = YourTurn(screen.journal, drill)
    if await screen.app.push_screen_wait(form) is None:
        return
    answer = await screen.app.push_screen_wait(
        Choose("For today, if it suits", [(TAKE, "Take it along; Today shows it"), (ENOUGH, "That is enough for now")],
               note=line(drill.try_today))
    )  # fmt: skip
    if answer == TAKE:
        now = screen.snapshot.now
        promise = Promise(id=new_id(), text=drill.try_today, created=now, due=screen.snapshot.today)
        screen.act(lambda: screen.journal.people.save_promise(promise), said=or_undo("It stands on Today."))
    elif answer == ENOUGH:
        screen.say("Played. It comes up again in its turn.")


class YourTurn(FormDialog):
    """One's own line; empty is fine. What is written is kept on Reflect."""

    def __init__(self, journal: Journal, drill: Drill) -> None:
        def save(values: Values) -> None:
            text = values["text"]
            if not is_blank(text):
                entry = Entry(
                    id=new_id(), at=journal.now(), text=text, kind="prompt", prompt_id=drill.id,
                    question=f"{drill.your_turn} (“{drill.they_say}”)",
                )  # fmt: skip
                journal.writing.save(entry)

        super().__init__(
            "Your turn",
            [Field("text", "Your line", "text")],
            journal=journal,
            draft_id=f"drill:{drill.id}",
            note=f"“{line(drill.they_say)}”\n\n{line(drill.your_turn)} An empty line is fine too.",
            save=save,
        )
