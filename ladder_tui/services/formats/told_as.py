"""What is told in each form that leaves: one text, or the files of a folder. What makes it is loaded late."""

from typing import Final

import msgspec

from ladder_tui.domain.snapshot import Snapshot


class Form(msgspec.Struct, frozen=True, kw_only=True):
    """A form: what the name of its file ends with, whether all of it is private, and what stays out unless asked for.

    `folder` says that a place without that ending is a folder of files.
    """

    ending: str
    private: bool = False
    left_out: str = ""
    folder: bool = False


FORMS: Final[dict[str, Form]] = {
    "ics": Form(ending=".ics", left_out="Your notes and the card for each moment"),
    "vcf": Form(ending=".vcf", left_out="What you noted about people"),
    "vcf3": Form(ending=".vcf", left_out="What you noted about people"),
    "md": Form(ending=".md", private=True, folder=True),
    "csv": Form(ending=".csv", left_out="Your own words, and how it felt with people,", folder=True),
    "json": Form(ending=".json", private=True),
    "html": Form(ending=".html", left_out="Your own words"),
}
#: What the tables are called in the order of `ladder export --of`; the module of tables is loaded where one is made.
TABLES: Final = ("tries", "check-ins", "contacts", "measures")
_WEEKS: Final = 4


def one_text(form: str, snapshot: Snapshot, *, private: bool, table: str | None = None) -> str:
    """All of it in one text; "" where there is nothing."""
    if form == "ics":
        from ladder_tui.services.formats.ics import as_calendar

        return as_calendar(snapshot, private=private)
    if form in ("vcf", "vcf3"):
        from ladder_tui.services.formats.vcards import as_cards

        return as_cards(snapshot, version="3.0" if form == "vcf3" else "4.0", private=private)
    if form == "csv" and table is not None:
        from ladder_tui.services.formats.sheets import as_sheet

        return as_sheet(snapshot, table, private=private)
    if form == "html":
        return _page(snapshot, private)
    return "\n".join(files(form, snapshot, private=private).values())


def files(form: str, snapshot: Snapshot, *, private: bool) -> dict[str, str]:
    """The files of a folder, by name: a month of the journal each, or a table each."""
    if form == "csv":
        return {f"{table}.csv": one_text(form, snapshot, private=private, table=table) for table in TABLES}
    from ladder_tui.services.formats.months import as_months

    return {f"{month}.md": text for month, text in as_months(snapshot).items()}


def _page(snapshot: Snapshot, private: bool) -> str:
    from ladder_tui.domain.report.forms import written_as
    from ladder_tui.domain.report.parts import last_weeks
    from ladder_tui.domain.report.sections import all_ticked, report

    choice = last_weeks(snapshot.today, _WEEKS)
    return written_as(report(snapshot, all_ticked(snapshot, choice) if private else choice), "html")
