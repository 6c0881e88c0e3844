"""The forms a report is written in, and what a file of each is called unless the user says otherwise."""

from collections.abc import Mapping
from datetime import date
from typing import Final, Literal, get_args

from ladder_tui.domain.report.parts import Report
from ladder_tui.domain.report.text import as_markdown, as_text

Form = Literal["text", "md", "html", "csv"]
FORMS: Final[tuple[Form, ...]] = get_args(Form)
#: What the name of a file of each form ends with, the usual one first.
_ENDINGS: Final[Mapping[Form, tuple[str, ...]]] = {
    "text": (".txt", ".text"), "md": (".md", ".markdown"), "html": (".html", ".htm"), "csv": (".csv",),
}  # fmt: skip


def written_as(report: Report, form: Form) -> str:
    """The report in a form. Ends with a line end."""
    if form == "html":  # what makes it is loaded late: the shell mostly prints text
        from ladder_tui.domain.report.paper import as_html

        return as_html(report)
    if form == "csv":
        from ladder_tui.domain.report.sheet import as_csv

        return as_csv(report)
    return as_markdown(report) if form == "md" else as_text(report)


def default_name(form: Form, day: date) -> str:
    """A file in the home folder, with the day in its name."""
    return f"~/ladder-notes-{day.isoformat()}{_ENDINGS[form][0]}"


def form_of(name: str) -> Form | None:
    """The form that the name of a file says; None where it says none."""
    lower = name.lower()
    return next((form for form in FORMS if lower.endswith(_ENDINGS[form])), None)
