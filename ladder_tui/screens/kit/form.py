"""A form: named fields in a column, checked one by one, unfinished input kept as a draft."""

import json
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from typing import Any, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widget import Widget
from textual.widgets import Input, TextArea

from ladder_tui.screens.kit.dialog import Dialog
from ladder_tui.screens.kit.draft import Draft
from ladder_tui.screens.kit.focus import with_editor
from ladder_tui.screens.kit.form_fields import Field, Values, convert, gone_by, is_same, is_set, raw_of, widget_of
from ladder_tui.services.journal import Journal, NotSaved
from ladder_tui.widgets.bars import KeyHint
from ladder_tui.widgets.fields import OneOf, Slider, SomeOf
from ladder_tui.widgets.open_field import Fold
from ladder_tui.widgets.text import Words

__all__ = ["Field", "FormDialog", "Values"]


class FormDialog(Dialog[Values]):
    """Shows fields and answers with their values by name, all checked; None when left with Esc.

    `check` sees all values and returns one sentence when they do not fit together, else an empty string.
    `save` is called with the values before the form closes; when it raises NotSaved or ValueError the form
    stays open with the sentence, so that nothing typed is ever lost. With a `draft_id` unfinished input is
    kept and offered again.

    Fields that are `more` stand after all others, folded under one line. `fold` names the form in the settings, which
    remember whether the user keeps it open; it opens by itself for a draft, or for what is not right in there.
    """

    AUTO_FOCUS: ClassVar[str | None] = ".field"
    HINTS: ClassVar[tuple[KeyHint, ...]] = (
        KeyHint("ctrl+s", "keep", "save"),
        KeyHint("tab", "next", "app.focus_next"),
        KeyHint("esc", "back", "back"),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s,ctrl+enter", "save", "Keep", show=False),
        Binding("down", "app.focus_next", "Next field", show=False),
        Binding("up", "app.focus_previous", "Field before", show=False),
        Binding("enter", "next_or_save", "Next", show=False),
        Binding("ctrl+t", "more", "More or less", show=False),
    ]
    DEFAULT_CSS = """
    FormDialog .row { height: auto; width: 100%; }
    FormDialog .label { width: 18; height: 1; padding: 0 1; color: $quiet; }
    /* A field is one shade lighter with the focus, which few terminals show: its label says it too. The row has a rule
       of its own so that Textual looks at what is in it when the focus moves. */
    FormDialog .row:focus-within { width: 100%; }
    FormDialog .row:focus-within .label { color: $here; text-style: bold; }
    FormDialog .trouble { height: auto; margin: 0 0 0 18; padding: 0 1; color: $notice; display: none; }
    FormDialog .trouble.-on { display: block; }
    FormDialog .note { height: auto; color: $calm; padding: 0 1; margin: 0 0 1 0; }
    FormDialog TextArea { height: 5; border: none; padding: 0 1; background: $surface; width: 1fr; }
    FormDialog TextArea:focus { border: none; background: $panel; }
    FormDialog.-narrow .label, FormDialog.-tiny .label { width: 13; height: auto; }
    FormDialog.-narrow .trouble { margin: 0 0 0 13; }
    """

    def __init__(
        self,
        title: str,
        fields: Sequence[Field],
        *,
        journal: Journal,
        draft_id: str | None = None,
        note: str = "",
        fold: str = "",
        check: Callable[[Values], str] | None = None,
        save: Callable[[Values], object] | None = None,
    ) -> None:
        super().__init__(title)
        self._fields = tuple(fields)
        self._fold = fold
        self._journal = journal
        if draft_id is not None:
            self.draft = Draft(self, journal, f"form:{draft_id}", read=self._packed, tell=self.complain)
        self._note = note
        self._check = check
        self._save = save
        #: Whether a sentence stands there about values that do not fit together.
        self._misfit = False

    # -- building ---------------------------------------------------------------------------

    def compose_inside(self) -> ComposeResult:
        """A row for each field, with room for one sentence under it."""
        kept = self._kept()
        note = self.note_of(kept)
        if note:
            yield Words(note, classes="note")
        yield from self.compose_fields(self._fields, kept)

    def compose_fields(self, fields: Sequence[Field], kept: Mapping[str, Any]) -> ComposeResult:
        """The rows of these fields, those that are `more` in their fold."""
        for field in fields:
            if not field.more:
                yield from self.compose_field(field, kept)
        folded = [field for field in fields if field.more]
        if folded:
            with Fold(is_open=self._is_kept_open(folded, kept)):
                for field in folded:
                    yield from self.compose_field(field, kept)

    def _is_kept_open(self, folded: Sequence[Field], kept: Mapping[str, Any]) -> bool:
        """Whether the user keeps it open, or a draft holds something in it that the record does not."""
        return self._fold in self._journal.snapshot().settings.unfolded or any(
            field.name in kept and not is_same(field, kept[field.name], raw_of(field, field.value)) for field in folded
        )

    def note_of(self, kept: Mapping[str, Any]) -> str:
        """What stands over the fields; when there is a draft, since when."""
        return self.draft.again if self.draft is not None and kept else self._note

    def compose_field(self, field: Field, kept: Mapping[str, Any]) -> ComposeResult:
        """One row with its label, and room for a sentence under it. `kept` is what a draft holds, by name."""
        with Horizontal(id=f"row-{field.name}", classes="row"):
            yield Words(field.label, classes="label")
            yield self._widget(field, kept.get(field.name))
        yield Words(id=f"trouble-{field.name}", classes="trouble")

    def _widget(self, field: Field, raw: Any) -> Widget:
        return widget_of(field, raw)

    # -- reading ----------------------------------------------------------------------------

    def _raw(self) -> Values:
        raw: Values = {}
        for field in self._fields:
            widget = self.query_one(f"#field-{field.name}")
            if isinstance(widget, TextArea):
                raw[field.name] = widget.text
            elif isinstance(widget, SomeOf):
                raw[field.name] = list(widget.value)
            elif isinstance(widget, Input | OneOf | Slider):
                raw[field.name] = widget.value
        return raw

    def set_value(self, name: str, value: str | int | None) -> None:
        """Put a value into a line, choice, text or slider field from outside."""
        widget = self.query_one(f"#field-{name}")
        if isinstance(widget, TextArea):
            widget.text = str(value or "")
        elif isinstance(widget, Input | OneOf):
            widget.value = str(value or "")
        elif isinstance(widget, Slider):
            widget.value = value if isinstance(value, int) else None

    def read(self) -> tuple[Values, dict[str, str]]:
        """All values, and one sentence for each field that needs another one."""
        raw, values, troubles = self._raw(), {}, {}
        today = self._journal.now().date()
        for field in self._fields:
            try:
                values[field.name] = convert(field, raw[field.name], today)
            except ValueError as error:
                troubles[field.name] = str(error)
        return values, troubles

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """The label comes into view with its field; with the first one also what stands above it."""
        row = event.widget.parent
        if isinstance(row, Horizontal) and row.has_class("row"):
            row.scroll_visible(animate=False)
            if row is self.query(".row").first():
                self.query_one("#inside").scroll_home(animate=False)

    # -- what is folded ---------------------------------------------------------------------

    def hints(self) -> tuple[KeyHint, ...]:
        """The keys shown below; where something is folded, that of its line too."""
        return self.with_more(self.HINTS)

    def with_more(self, hints: tuple[KeyHint, ...]) -> tuple[KeyHint, ...]:
        """These keys; behind the first that of the fold where there is one, and that of the editor in a long text."""
        opens = [KeyHint("ctrl+t", "less" if fold.is_open else "more", "more") for fold in self.query(Fold)]
        return with_editor((*hints[:1], *opens, *hints[1:]), self.focused)

    @on(Fold.Pressed)
    def action_more(self) -> None:
        """Open what is folded with the cursor in its first field, or close it; which of them is remembered."""
        for fold in self.query(Fold):
            self._unfold(fold, is_open=not fold.is_open)
            if fold.is_open:
                fold.query(".field").first().focus()
            others = [name for name in self._journal.snapshot().settings.unfolded if name != self._fold]
            with suppress(NotSaved):  # no words of anybody: the next time it is as it was before
                self._journal.settle(undoable=False, unfolded=(*others, self._fold) if fold.is_open else tuple(others))

    def _unfold(self, fold: Fold, *, is_open: bool = True) -> None:
        fold.turn(is_open)
        if not is_open:  # what is left is short: it begins where it is
            self.query_one("#inside").scroll_home(animate=False, immediate=True)
        self.show_hints()

    def _tell_more(self) -> None:
        """The line of the fold names what is set inside."""
        folded = [field for field in self._fields if field.more]
        for fold in self.query(Fold):
            raw = self._raw()
            fold.tell([one.label for one in folded if is_set(one, raw[one.name])], [one.label for one in folded])

    def go_to(self, *names: str) -> None:
        """Put the cursor into the first of these fields; the fold opens when one of them stands in it."""
        fields = [self.query_one(f"#field-{name}") for name in names]
        for fold in self.query(Fold):
            if any(fold in field.ancestors for field in fields):
                self._unfold(fold)
        fields[0].focus()

    # -- keys -------------------------------------------------------------------------------

    def stops(self) -> list[Widget]:
        """The fields that Enter goes through, in order; those that are not shown are left out."""
        return [field for field in self.query(".field") if self._is_shown(field)]

    def _is_shown(self, field: Widget) -> bool:
        return all(parent.display for parent in field.ancestors_with_self if isinstance(parent, Widget))

    def action_next_or_save(self) -> None:
        """Enter goes to the next field; on the last one that is shown it keeps the form."""
        stops = self.stops()
        if self.focused is not None and self.focused in stops[:-1]:
            stops[stops.index(self.focused) + 1].focus()
        else:
            self.action_save()

    def action_change(self) -> None:
        """What a click on the arrows does: the next value of a choice, or the one under the mark switched."""
        if isinstance(self.focused, OneOf):
            self.focused.action_step(1)
        elif isinstance(self.focused, SomeOf):
            self.focused.action_switch()

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_next_or_save()

    def action_save(self) -> None:
        """Check everything; close when it is right and saved, else say what would be right."""
        values, troubles = self.read()
        self.tell_troubles(troubles)
        if troubles:
            self.keep_draft()  # whatever the form still asks
            self.go_to(*(field.name for field in self._fields if field.name in troubles))
            return
        sentence = self._check(values) if self._check is not None else ""
        if sentence:
            self.keep_draft()
            self.say_misfit(sentence)
            return
        try:
            if self._save is not None:
                self._save(values)
        except NotSaved as error:
            self.complain(f"{error} Your words stay here; ctrl+s tries again.")
            return
        except ValueError as error:
            self.complain(str(error))
            return
        if self.draft is not None:
            self.draft.forget()
        self.answer(values)

    def say_misfit(self, sentence: str) -> None:
        """Say that values do not fit together, until they do; empty takes it away."""
        self.complain(sentence)
        self._misfit = bool(sentence)

    def misfits(self) -> bool:
        """Whether the values do not fit together now, as far as that can be told."""
        values, troubles = self.read()
        return bool(troubles) or (self._check is not None and bool(self._check(values)))

    def _mend(self) -> None:
        """Take away what was said of values that are right by now."""
        told = [field.name for field in self._fields if self.query_one(f"#trouble-{field.name}").has_class("-on")]
        if told:
            _, troubles = self.read()
            self.tell_troubles({name: troubles[name] for name in told if name in troubles})
        if self._misfit and not self.unkept and not self.misfits():
            self.say_misfit("")

    def tell_troubles(self, troubles: Mapping[str, str]) -> None:
        """Show a sentence under each field that needs another value, and take it away from the others."""
        for field in self._fields:
            said = self.query_one(f"#trouble-{field.name}", Words)
            said.say(troubles.get(field.name, ""))
            said.set_class(field.name in troubles, "-on")

    def _tell_days(self) -> None:
        """Under a day that has gone by, say so; it can be meant."""
        today = self._journal.now().date()
        for field in self._fields:
            said = self.query_one(f"#trouble-{field.name}", Words)
            if field.kind in ("day", "when") and not said.has_class("-on"):
                note = gone_by(field, self.query_one(f"#field-{field.name}", Input).value, today)
                said.say(note)
                said.set_class(bool(note), "-on")

    @on(Slider.Beyond)
    def _beyond(self, message: Slider.Beyond) -> None:
        name = (message.field.id or "").removeprefix("field-")
        self.tell_troubles({name: message.trouble})

    # -- drafts -----------------------------------------------------------------------------

    def _kept(self) -> Mapping[str, Any]:
        found = self.draft.found if self.draft is not None else None
        if found is None:
            return {}
        try:
            kept = json.loads(found)
        except ValueError:
            return {}
        return kept if isinstance(kept, dict) else {}

    def _packed(self) -> str:
        return json.dumps(self._raw(), ensure_ascii=False)

    @on(Input.Changed)
    @on(TextArea.Changed)
    @on(OneOf.Changed)
    @on(SomeOf.Changed)
    @on(Slider.Changed)
    def _changed(self) -> None:
        if self.is_mounted:  # the fields tell their first values before; those are no typing
            self._mend()
            self._tell_days()
            self._tell_more()
            if self.draft is not None:
                self.draft.typed()

    def on_mount(self) -> None:
        """Remember what the form began with, and say what is folded in it."""
        self._tell_more()
        self.follow_focus()
        if self.draft is not None and not self._kept():
            self.draft.begun = self._packed()
            self.draft.nothing = self.draft.found  # one without values says no more than that the form waits
