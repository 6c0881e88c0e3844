"""A card or a situation is rehearsed: say the line aloud, see what comes back, see what could be said then."""

from collections.abc import Iterable, Iterator
from typing import ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.geometry import Region

from ladder_tui.domain.base.chance import draw
from ladder_tui.domain.base.vocabulary import Reply
from ladder_tui.domain.cards.rehearsal import TURNS, Part, Play, Turn, answer_words, by_chance, turn_of
from ladder_tui.domain.library import Library
from ladder_tui.screens.kit.dialog import Dialog
from ladder_tui.widgets.bars import KeyHint
from ladder_tui.widgets.row_list import GUTTER, Row, RowList
from ladder_tui.widgets.text import Part as Piece
from ladder_tui.widgets.text import Words, folded, line, words

#: What the dialog answers with: it was enough, or it is to be noted as a try.
ENOUGH, NOTE = "enough", "note"
CHANCE, AGAIN = "chance", "again"
INDENT: Final = "  "
#: Cells beside the words: their padding, and what a scrollbar takes.
AROUND: Final = 3


class RehearseDialog(Dialog[str]):
    """Three turns, each with what could be said now and a list of what may come back; then it is enough.

    `seed` decides what chance brings. Nothing is kept of it.
    """

    AUTO_FOCUS = "RowList"
    HINTS = (KeyHint("enter", "said it; go on", "choose"), KeyHint("esc", "stop", "back"))
    AT_END: ClassVar[tuple[KeyHint, ...]] = (KeyHint("enter", "choose", "choose"), KeyHint("esc", "back", "back"))
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("pageup", "page_up", "Up", show=False),
        Binding("pagedown,space", "page_down", "Down", show=False),
    ]
    DEFAULT_CSS = """
    RehearseDialog #now { height: auto; padding: 0 1; }
    RehearseDialog RowList { height: auto; max-height: 100%; }
    RehearseDialog.-over RowList { margin: 1 0 0 0; }
    """

    def __init__(self, play: Play, library: Library, *, seed: str) -> None:
        super().__init__(play.title)
        self._play = play
        self._library = library
        self._seed = seed
        self._rounds = 0
        self._came: tuple[Reply, ...] = ()
        #: What came back last, in words.
        self._said = ""

    @property
    def turn(self) -> Turn:
        """Where the play is."""
        return turn_of(self._play, self._came)

    def compose_inside(self) -> ComposeResult:
        """What could be said now, and what may come back."""
        yield Words(id="now")
        yield RowList()

    def hints(self) -> tuple[KeyHint, ...]:
        """Other words for Enter at the end."""
        return self.AT_END if self.turn.over else self.HINTS

    def _fill(self) -> None:
        rows = self.query_one(RowList)
        width = self.query_one("#inside").size.width - AROUND
        if width <= 0:
            return
        self.query_one("#now", Words).say(*self._now(width))
        at = rows.current_id
        rows.show_rows(
            Row(words(" " * GUTTER, text), id=name) for name, text in (self._ends() if self.turn.over else self._ways())
        )
        if at is not None:
            rows.go_to(at)
        self.set_class(self.turn.over, "-over")
        self.show_hints()

    def _ways(self) -> list[tuple[str, str]]:
        label = self._library.label
        return [(CHANCE, "whatever comes"), *((reply, label("reply", reply)) for reply in self._play.replies)]

    def _ends(self) -> list[tuple[str, str]]:
        return [
            (ENOUGH, "That is enough for now"),
            (AGAIN, "Once more, with other answers"),
            (NOTE, "Note it as a try on your ladder"),
        ]

    # -- words ------------------------------------------------------------------------------

    def _now(self, width: int) -> list[Piece]:
        turn = self.turn
        made: list[Piece] = [("Enough" if turn.over else f"{turn.number} of {TURNS}", "$quiet")]
        if self._said:
            made += [(" · what comes back", "$calm"), *_block(self._said, width), "\n\n"]
        else:
            made.append(" · ")
        steps = [part for part in turn.parts if not part.aloud] if not self._came else []
        if steps:
            made += [("the first minute", "$calm"), *self._blocks(steps, width)]
        said = [part for part in turn.parts if part not in steps]
        if said:
            made += ["\n\n" if steps else "", (self._do(turn), "$calm"), *self._blocks(said, width)]
        if not turn.over:
            made.append(("\n\nand then?" if self._came else "\n\nsaid it? what comes back?", "$calm"))
        return made

    def _blocks(self, parts: Iterable[Part], width: int) -> Iterator[Piece]:
        for part in parts:
            style = "bold" if part.aloud and not part.before else ""
            yield from _block(self._library.gaps_named(_spoken(part)), width, style)
            if part.about:
                yield from _block(f"({line(part.about)})", width, "$quiet")

    def _do(self, turn: Turn) -> str:
        if not self._came:
            return "read it aloud" if self._play.written else "say it aloud"
        if turn.over:
            return "a way out"
        # Follow-ups name the answers they are for.
        several = any(part.before and part.aloud for part in turn.parts)
        return "now you could, whichever fits" if several else "now you could"

    # -- going on ---------------------------------------------------------------------------

    @on(RowList.OptionHighlighted)
    def _moved(self) -> None:
        """In a low window the list goes on below: the cursor brings it into sight, from its top the page begins."""
        rows, inside = self.query_one(RowList), self.query_one("#inside")
        at = rows.highlighted or 0
        if at:
            inside.scroll_to_region(Region(0, rows.virtual_region.y + at, 1, 1), animate=False)
        else:
            inside.scroll_home(animate=False)

    @on(RowList.OptionSelected)
    def _selected(self) -> None:
        self.action_choose()

    def action_choose(self) -> None:
        """Let this come back; at the end leave, begin again, or note it."""
        name = self.query_one(RowList).current_id
        if name is None:
            return
        if not self.turn.over:
            self._comes(name)
        elif name == AGAIN:
            self._rounds, self._came, self._said = self._rounds + 1, (), ""
            self._turned()
        else:
            self.answer(name)

    def _comes(self, name: str) -> None:
        at = (self._seed, self._play.id, self._rounds, len(self._came))
        reply = next((known for known in self._play.replies if known == name), None)
        if reply is None:
            reply = by_chance(self._play, draw(*at, "kind"))
        self._said = answer_words(reply, self._library.words, draw(*at, "words"))
        self._came = (*self._came, reply)
        self._turned()

    def _turned(self) -> None:
        self._fill()
        self.query_one(RowList).action_first()
        self.query_one("#inside").scroll_home(animate=False)


def _spoken(part: Part) -> str:
    text = f"“{line(part.text)}”" if part.aloud else line(part.text)
    if not part.before:
        return text
    return f"{line(part.before)}  {text}" if part.before == "or" else f"{line(part.before)}: {text}"


def _block(text: str, width: int, style: str = "") -> list[Piece]:
    return [(f"\n{INDENT}" + f"\n{INDENT}".join(folded(text, width - len(INDENT))), style)]
