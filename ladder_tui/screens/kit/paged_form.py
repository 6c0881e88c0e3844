"""A form on several short pages: Enter goes on, PgUp back, Esc keeps; what is not wanted is left out with one key."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar, Final

import msgspec
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.strip import Strip
from textual.widget import Widget

from ladder_tui.domain.base.suds import anchor_of
from ladder_tui.screens.kit.focus import with_editor
from ladder_tui.screens.kit.form import Field, FormDialog, Values
from ladder_tui.widgets.bars import KeyHint
from ladder_tui.widgets.fields import Slider
from ladder_tui.widgets.row_list import GUTTER, Row, RowList
from ladder_tui.widgets.text import Words, words

#: How the page is named among the values of a draft.
PAGE: Final = "_page"


class Doors(RowList):
    """Where a page leads: a few rows that stand after its fields. Up from the first one goes back to the fields."""

    DEFAULT_CSS = "Doors { height: auto; max-height: 12; margin: 1 0 0 0; }"

    def render_line(self, y: int) -> Strip:
        """Without the mark while the cursor is in a field above."""
        return super().render_line(y) if self.has_focus else super(RowList, self).render_line(y)

    def action_cursor_up(self) -> None:
        """One row up, or out of the list."""
        first = next((index for index, row in enumerate(self._rows) if row.id is not None), None)
        if self.highlighted in (None, first):
            self.screen.focus_previous()
        else:
            super().action_cursor_up()


class Leaf(msgspec.Struct, frozen=True):
    """One page: a sentence over it, the names of its fields, and doors as (id, words) where it may end here."""

    head: str
    names: tuple[str, ...]
    doors: tuple[tuple[str, str], ...] = ()


class PagesDialog(FormDialog):
    """A FormDialog whose fields stand on pages; a field that no page names is left out.

    The page is kept with the draft, so that it goes on where it was.

    `suds` names the sliders of unease: the anchor nearest to the value stands under them. A page is checked before
    the next one comes; `enough` are the words for the key that leaves the rest out.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("pagedown", "page(1)", "Next page", show=False, priority=True),
        Binding("pageup", "page(-1)", "Page before", show=False, priority=True),
    ]
    DEFAULT_CSS = """
    PagesDialog #head { height: auto; margin: 0 0 1 0; }
    PagesDialog #title { width: 1fr; margin: 0; max-height: 3; }
    PagesDialog #progress { width: auto; height: 1; color: $quiet; padding: 0 1; }
    PagesDialog .leaf { height: auto; display: none; }
    PagesDialog .leaf.-on { display: block; }
    PagesDialog .lead { height: auto; padding: 0 1; margin: 0 0 1 0; color: $calm; }
    PagesDialog .row { layout: vertical; margin: 0; }
    PagesDialog .label, PagesDialog.-narrow .label, PagesDialog.-tiny .label { width: 100%; height: auto; }
    PagesDialog .trouble, PagesDialog.-narrow .trouble { margin: 0; }
    PagesDialog .under { height: auto; padding: 0 1; color: $quiet; }
    PagesDialog .space { height: 1; }
    """

    def __init__(
        self, title: str, fields: Sequence[Field], leaves: Sequence[Leaf], *, enough: str, suds: Sequence[str] = (),
        **more: Any,
    ) -> None:  # fmt: skip
        placed = {name for leaf in leaves for name in leaf.names}
        super().__init__(title, [field for field in fields if field.name in placed], **more)
        self._leaves = tuple(leaves)
        self._enough = enough
        self._suds = tuple(suds)
        self._page = 0
        self._own_anchors = self._journal.snapshot().settings.anchors

    # -- building ---------------------------------------------------------------------------

    def compose_title(self) -> ComposeResult:
        """The title, and at its right which page it is."""
        with Horizontal(id="head"):
            yield Words(self.card_title, id="title")
            yield Words(id="progress")

    def compose_inside(self) -> ComposeResult:
        """All pages; one of them is shown."""
        kept = self._kept()
        note = self.note_of(kept)
        if note:
            yield Words(note, classes="note")
        self.take_kept(kept)
        by_name = {field.name: field for field in self._fields}
        for number, leaf in enumerate(self._leaves):
            with Vertical(id=f"leaf-{number}", classes="leaf"):
                if leaf.head:
                    yield Words(leaf.head, classes="lead")
                yield from self.compose_begin(number)
                yield from self.compose_fields([by_name[name] for name in leaf.names], kept)
                yield from self.compose_end(number)
                if leaf.doors:
                    yield Doors(id=f"doors-{number}", classes="field")

    def compose_field(self, field: Field, kept: Mapping[str, Any]) -> ComposeResult:
        """A field, apart from the one before it, with its anchor and what else stands under it."""
        name = field.name
        if all(leaf.names[:1] != (name,) for leaf in self._leaves):
            yield Words(id=f"space-{name}", classes="space")
        yield from super().compose_field(field, kept)
        if name in self._suds:
            yield Words(id=f"under-{name}", classes="under")
        yield from self.compose_under(name)

    def take_kept(self, kept: Mapping[str, Any]) -> None:
        """What a draft holds beside the values of fields; the page it was on."""
        page = kept.get(PAGE)
        self._page = page if isinstance(page, int) and 0 <= page < len(self._leaves) else 0

    def compose_begin(self, number: int) -> ComposeResult:
        """What stands over the fields of a page."""
        yield from ()

    def compose_under(self, name: str) -> ComposeResult:
        """What stands under a field."""
        yield from ()

    def compose_end(self, number: int) -> ComposeResult:
        """What stands under the fields of a page."""
        yield from ()

    def on_mount(self) -> None:
        """The first page, or the one that was left."""
        for number, leaf in enumerate(self._leaves):
            if leaf.doors:
                self.query_one(f"#doors-{number}", Doors).show_rows(
                    Row(words(" " * GUTTER, said), id=door) for door, said in leaf.doors
                )
        for name in self._suds:
            self._tell_anchor(name)
        self._show_page()

    # -- pages ------------------------------------------------------------------------------

    @property
    def page(self) -> int:
        """The page that is shown, counted from 0."""
        return self._page

    @property
    def is_last(self) -> bool:
        """Whether no page comes after this one."""
        return self._page == len(self._leaves) - 1

    def _raw(self) -> Values:
        return {**super()._raw(), PAGE: self._page}

    def hints(self) -> tuple[KeyHint, ...]:
        """Going on, going back, leaving the rest out, keeping it for later."""
        found = [KeyHint("enter", self._enough if self.is_last else "next", "next_or_save")]
        if self._page:
            found.append(KeyHint("pgup", "before", "page(-1)"))
        found += self.more_hints()
        if not self.is_last:
            found.append(KeyHint("ctrl+s", self._enough, "save"))
        return with_editor((*found, KeyHint("esc", "keeps it", "back")), self.focused)

    def more_hints(self) -> tuple[KeyHint, ...]:
        """Keys of this page beside those."""
        return ()

    def stops(self) -> list[Widget]:
        """The fields of this page, in order; those that are not shown are left out."""
        leaf = self.query_one(f"#leaf-{self._page}")
        return [field for field in leaf.query(".field") if self._is_shown(field)]

    def _show_page(self, *, at_end: bool = False) -> None:
        for number in range(len(self._leaves)):
            self.query_one(f"#leaf-{number}").set_class(number == self._page, "-on")
        self.query_one("#progress", Words).say(f"{self._page + 1} of {len(self._leaves)} · esc keeps")
        self.show_hints()
        self.query_one("#inside").scroll_home(animate=False)
        self.turned()
        stops = self.stops()
        if stops:
            stops[-1 if at_end else 0].focus()
        self.after_paint(self._leave_room, self.size.height)

    def turned(self) -> None:
        """Another page is shown now."""

    def turn_to(self, page: int) -> None:
        """Show a page, whatever stands on this one; the draft is kept."""
        if self.draft is not None and not self.draft.goes_on():
            return
        back = page < self._page
        self._page = max(0, min(len(self._leaves) - 1, page))
        self.say_misfit("")
        for note in self.query("#inside > .note"):
            note.display = False  # once it was read, its lines are free
        self._show_page(at_end=back)
        self.keep_draft()

    def action_page(self, by: int) -> None:
        """A page on, once this one is right, or back."""
        if by < 0:
            if self._page:
                self.turn_to(self._page - 1)
        elif not self.is_last and self.page_is_right():
            self.turn_to(self._page + 1)

    def page_is_right(self) -> bool:
        """Check the fields of this page; say what would be right."""
        values, troubles = self.read()
        here = [name for name in self._leaves[self._page].names if name in troubles]
        self.tell_troubles({name: troubles[name] for name in here})
        if here:
            self.go_to(*here)
            return False
        self.say_misfit(self.check_page(self._of_page(values)))
        return not self._misfit

    def _of_page(self, values: Values) -> Values:
        names = self._leaves[self._page].names
        return {name: value for name, value in values.items() if name in names}

    def misfits(self) -> bool:
        """Whether the values of this page do not fit together now."""
        return bool(self.check_page(self._of_page(self.read()[0])))

    def check_page(self, values: Values) -> str:
        """One sentence when the values of this page do not fit together, else empty."""
        return ""

    # -- keys -------------------------------------------------------------------------------

    def action_next_or_save(self) -> None:
        """Enter goes to the next field, from the last one to the next page, and at last keeps it all."""
        stops = self.stops()
        if self.focused is not None and self.focused in stops[:-1]:
            stops[stops.index(self.focused) + 1].focus()
        elif self.is_last:
            self.action_save()
        else:
            self.action_page(1)

    def action_save(self) -> None:
        """Keep it as it is; where something is wanted its page is shown."""
        _, troubles = self.read()
        wanted = next((n for n, leaf in enumerate(self._leaves) if troubles.keys() & set(leaf.names)), None)
        if wanted is not None and wanted != self._page:
            self.turn_to(wanted)
        super().action_save()

    @on(Doors.OptionSelected)
    def _through(self, event: Doors.OptionSelected) -> None:
        event.stop()
        self.go_through(str(event.option.id))

    def go_through(self, door: str) -> None:
        """A door was chosen: `save` keeps it as it is, `next` goes on."""
        if door == "save":
            self.action_save()
        elif door == "next":
            self.action_page(1)

    # -- the scale in words -----------------------------------------------------------------

    @on(Slider.Changed)
    def _moved(self, message: Slider.Changed) -> None:
        name = (message.field.id or "").removeprefix("field-")
        if name in self._suds:
            self._tell_anchor(name)

    def _tell_anchor(self, name: str) -> None:
        value = self.query_one(f"#field-{name}", Slider).value
        under = self.query_one(f"#under-{name}", Words)
        if value is None:
            under.say("← → moves it, or type a number")
            return
        anchor = anchor_of(value, self._own_anchors)
        near = "" if anchor.suds == value else f"near {anchor.suds}: "
        under.say(f"{near}{anchor.words}")
