"""The report as a file: in which form, and at which place. Nothing that is there already is ever written over."""

from pathlib import Path
from typing import ClassVar, Final

from textual import on

from ladder_tui.domain.report.forms import FORMS, Form, default_name, form_of, written_as
from ladder_tui.domain.report.parts import Report
from ladder_tui.screens.kit.form import Field, FormDialog, Values
from ladder_tui.screens.kit.form_fields import chosen
from ladder_tui.services.handed_over import hand_over, place_of
from ladder_tui.services.journal import Journal
from ladder_tui.widgets.bars import KeyHint
from ladder_tui.widgets.fields import LineField, OneOf

#: What a form is called, the one to begin with first.
NAMED: Final[tuple[tuple[Form, str], ...]] = (
    ("html", "a page to print (HTML)"), ("md", "Markdown"), ("text", "plain text"), ("csv", "a table (CSV)"),
)  # fmt: skip
NOTE: Final = "What you have just read, as a file that only you can open. Ladder sends it nowhere."


class HandOverForm(FormDialog):
    """Form and file. `written` is where it was written, None before."""

    HINTS: ClassVar[tuple[KeyHint, ...]] = (
        KeyHint("ctrl+s", "write it", "save"),
        KeyHint("tab", "next", "app.focus_next"),
        KeyHint("esc", "back", "back"),
    )

    def __init__(self, journal: Journal, made: Report) -> None:
        self._made = made
        self._day = journal.now().date()
        self.written: Path | None = None
        super().__init__(
            "Write it to a file",
            [
                Field("form", "As", "one", NAMED[0][0], options=NAMED),
                Field("file", "File", value=default_name(NAMED[0][0], self._day), required=True),
            ],
            journal=journal,
            note=NOTE,
            save=self._write,
        )

    @on(OneOf.Changed, "#field-form")
    def _other_form(self, message: OneOf.Changed) -> None:
        """A name that the user has not changed goes with the form."""
        field, form = self.query_one("#field-file", LineField), chosen(message.value, FORMS)
        if form is not None and field.value in {default_name(one, self._day) for one in FORMS}:
            field.value = default_name(form, self._day)

    def _write(self, values: Values) -> None:
        form = chosen(values["form"], FORMS) or form_of(values["file"]) or NAMED[0][0]
        path = place_of(values["file"], base=Path.home())
        hand_over(written_as(self._made, form), path)
        self.written = path
