"""A form over one record: each field is called like what it changes, and the record comes back changed and kept."""

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Generic, TypeVar

import msgspec
from msgspec.structs import fields as fields_of
from msgspec.structs import replace

from ladder_tui.domain.library import Library
from ladder_tui.domain.records.tables import TABLES
from ladder_tui.domain.snapshot import Snapshot
from ladder_tui.screens.kit.form import Field, FormDialog, Values
from ladder_tui.screens.kit.page import PageScreen

Record = TypeVar("Record", bound=msgspec.Struct)


class RecordForm(FormDialog, Generic[Record]):
    """A field without a value of its own shows the attribute it is called after, and gives it back.

    `keep` saves the changed record, and gives it as it was saved where that is another one; it may raise NotSaved or
    ValueError. A subclass changes in `changed` what no field stands for alone.
    """

    def __init__(
        self,
        record: Record,
        title: str,
        fields: Sequence[Field],
        *,
        keep: Callable[[Record], Record | None],
        **more: Any,
    ) -> None:
        self._record = record
        self._keep_it = keep
        self._at_first: Record | None = None
        #: The record as it was saved; None before, and when the form was left.
        self.kept: Record | None = None
        known = {attribute.name: attribute.type for attribute in fields_of(type(record))}
        self._types = {field.name: known[field.name] for field in fields if field.value is None and field.name in known}
        #: What the attributes are in a record of which nothing was said.
        plain = {attribute.name: attribute.default for attribute in fields_of(type(record))}
        shown = [
            replace(one, value=self._shown(one), plain=plain[one.name] if one.plain is None else one.plain)
            if one.name in self._types
            else one
            for one in fields
        ]
        super().__init__(title, shown, save=self._save_record, **more)

    def _shown(self, field: Field) -> Any:
        value = getattr(self._record, field.name)
        return str("" if value is None else value) if field.kind == "one" else value

    def on_mount(self) -> None:
        """Note the record as it is kept now: while the form is open it may be changed elsewhere, as from the shell."""
        self._at_first = self._as_kept()

    def _as_kept(self) -> Record | None:
        table = next((table for table in TABLES if table.kind is type(self._record)), None)
        kept = getattr(getattr(self.app, "snapshot", None), table.name, None) if table is not None else None
        return kept.get(getattr(self._record, "id", "")) if isinstance(kept, Mapping) else None

    def _with_what_came(self, changed: Record) -> Record:
        """The changed record, with what was changed elsewhere meanwhile and not in the form."""
        first, now = self._at_first, self._as_kept()
        if first is None or now is None or first == now:
            return changed
        names = (field.name for field in fields_of(type(changed)))
        came = [name for name in names if getattr(now, name) != getattr(first, name)]
        mine = {name for name in came if getattr(changed, name) != getattr(self._record, name)}
        return replace(changed, **{name: getattr(now, name) for name in came if name not in mine})

    def changed(self, values: Values) -> Record:
        """The record with what stands in the fields."""
        given = {field.name: self._given(field, values[field.name]) for field in self._fields if field.name in values}
        return replace(self._record, **{name: value for name, value in given.items() if name in self._types})

    def _given(self, field: Field, value: Any) -> Any:
        if field.kind not in ("one", "some") or field.name not in self._types:
            return value
        was = getattr(self._record, field.name)
        if field.kind == "some" and set(value) == set(was):
            return was  # in the order in which it was written
        # What is chosen is text; the attribute says what it stands for: a number, a word of a closed list, or nothing.
        return msgspec.convert(None if value == "" else value, self._types[field.name], strict=False)

    def action_back(self) -> None:
        """Leave. What was written waits as a draft; a number or a choice alone is no text, and was called off."""
        draft = self.draft
        if draft is not None and draft.begun is not None and draft.nothing is None and not self._has_words(draft.begun):
            draft.forget()
            self.answer(None)
        else:
            super().action_back()

    def _has_words(self, begun: str) -> bool:
        """Whether a line or a text differs from what the form began with, or words stand where a value belongs."""
        before, now = json.loads(begun), self._raw()
        _, troubles = self.read()
        written = (field.name for field in self._fields if field.kind in ("line", "text") or field.name in troubles)
        return any(now[name] != before.get(name) for name in written)

    def _save_record(self, values: Values) -> None:
        changed = self._with_what_came(self.changed(values))
        self.kept = self._keep_it(changed) or changed


async def ask_for(screen: PageScreen, form: RecordForm[Record]) -> Record | None:
    """Open a form and say what was kept; the record as it was saved, None when the form was left.

    Call it from a worker.
    """
    await screen.app.push_screen_wait(form)
    if form.kept is not None:
        screen.say_kept()
    return form.kept


def what_for(snapshot: Snapshot) -> list[Field]:
    """The field for what a step or a plan is for; none as long as nothing is written under "What matters"."""
    lines = [(line.id, line.text) for line in snapshot.what_matters.values()]
    return [Field("matters_id", "For", "one", options=[("", "not said"), *lines])] if lines else []


def named(library: Library, vocabulary: str, values: Sequence[str]) -> list[tuple[str, str]]:
    """Options for some values of a vocabulary, each with its label."""
    return [(value, library.label(vocabulary, value)) for value in values]


def ranked(library: Library, vocabulary: str = "effort", *, before: str = "") -> list[tuple[str, str]]:
    """Options for a rank from 1 to 5, each with its number and label: "2 · a little"."""
    ranks = [str(rank) for rank in range(1, 6)]
    return [(rank, f"{before}{rank} · {library.label(vocabulary, rank)}") for rank in ranks]
