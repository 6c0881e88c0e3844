"""The report for somebody else, seen whole before it goes anywhere: what is in it is chosen here, and one key copies
it, another writes it to a file."""

from collections.abc import Callable
from datetime import date
from typing import ClassVar, Final

from msgspec.structs import replace
from textual import work
from textual.binding import Binding, BindingType

from ladder_tui.domain.growth.rhythm import first_day
from ladder_tui.domain.report.parts import WEEKS, Report, ReportChoice, Section, last_weeks
from ladder_tui.domain.report.sections import bring_keys, report
from ladder_tui.domain.report.text import as_markdown, line_texts
from ladder_tui.screens.flows.giving.copying import copy
from ladder_tui.screens.flows.report.hand_over import HandOverForm
from ladder_tui.screens.flows.report.ticks import TicksDialog
from ladder_tui.screens.flows.report.to_bring import ToBringForm
from ladder_tui.screens.kit.dialog import Choose
from ladder_tui.screens.kit.form import Field, FormDialog, Values
from ladder_tui.screens.kit.reading_page import FullPage
from ladder_tui.services.journal import Journal
from ladder_tui.widgets.bars import KeyHint
from ladder_tui.widgets.text import Part, folded

#: Stretches to choose from, in weeks.
STRETCHES: Final = (2, WEEKS, 8, 12, 26)
ALL, DAYS = "all", "days"
NOTHING: Final = "Nothing was noted in these days. r chooses others."
_INDENT: Final = "   "


class ReportPage(FullPage[None]):
    """A preview of the report, redacted to begin with. What was chosen holds until the page is left.

    Questions of one's own were written for it, so they stand there from the beginning, and can be left out.
    """

    HINTS: ClassVar[tuple[KeyHint, ...]] = (
        KeyHint("f", "file", "file"),
        KeyHint("c", "copy", "copy"),
        KeyHint("w", "words", "texts"),
        KeyHint("b", "bring", "bring"),
        KeyHint("r", "days", "choose_days"),
        KeyHint("n", "names", "names"),
        KeyHint("s", "aside", "aside"),
        KeyHint("esc", "back", "back"),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f", "file", "Write to a file", show=False),
        Binding("c,y", "copy", "Copy as Markdown", show=False),
        Binding("b", "bring", "Questions to bring", show=False),
        Binding("r", "choose_days", "Days", show=False),
        Binding("n", "names", "Names or initials", show=False),
        Binding("w", "texts", "Your own words, line by line", show=False),
        Binding("s", "aside", "What was set aside, or not", show=False),
        Binding("space", "page_down", "Page down", show=False),
        Binding("q,enter", "back", "Back", show=False),
    ]
    DEFAULT_CSS = """
    ReportPage > #card { max-width: 100; padding: 0 1; }
    ReportPage #title { margin: 1 0 0 0; }
    ReportPage #said { color: $kept; }
    """

    AROUND = 4

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        snapshot = journal.snapshot()
        self._choice: ReportChoice = replace(last_weeks(snapshot.today), ticked=bring_keys(snapshot))
        super().__init__("A page to take along")

    def _made(self) -> Report:
        return report(self._journal.snapshot(), self._choice)

    def parts(self, width: int) -> list[Part]:
        """The preview."""
        return report_parts(self._made(), self._journal.snapshot().shown, width)

    # -- keys -------------------------------------------------------------------------------

    def action_copy(self) -> None:
        """What stands here, as Markdown, to the clipboard."""
        copy(self, as_markdown(self._made()), what="Copied as Markdown", file_key="f")

    def action_names(self) -> None:
        """Names as they are, or as initials. Without what was written there are none at all."""
        self._choice = replace(self._choice, names=not self._choice.names)
        self.complain("" if self._choice.ticked else "Names stand only in words of yours; w takes those in.")
        self._fill()

    @work(exclusive=True)
    async def action_texts(self) -> None:
        """What was written, line by line."""
        shown = self._journal.snapshot().shown
        ticked = await self.app.push_screen_wait(TicksDialog(self._made().written, self._choice.ticked, shown))
        if ticked is not None:
            self._choice = replace(self._choice, ticked=ticked)
            self.complain("")
            self._fill()

    @work(exclusive=True)
    async def action_bring(self) -> None:
        """Questions of one's own; new ones stand on the page."""
        before = bring_keys(self._journal.snapshot())
        form = ToBringForm(self._journal)
        await self.app.push_screen_wait(form)
        if form.kept is not None:
            new = bring_keys(self._journal.snapshot()) - before
            self._choice = replace(self._choice, ticked=self._choice.ticked | new)
            self.complain(f"{self._journal.next_undo}.")
            self._fill()

    @work(exclusive=True)
    async def action_file(self) -> None:
        """What stands here, to a file of the user's choice."""
        form = HandOverForm(self._journal, self._made())
        await self.app.push_screen_wait(form)
        if form.written is not None:
            self.complain(f"Written to {form.written}. Only you can open it.")

    def action_aside(self) -> None:
        """What was set aside, taken in or left out."""
        self._choice = replace(self._choice, aside=not self._choice.aside)
        self.complain("")
        self._fill()

    @work(exclusive=True)
    async def action_choose_days(self) -> None:
        """Another stretch of time."""
        today = self._journal.snapshot().today
        options = [(str(weeks), f"the last {weeks} weeks") for weeks in STRETCHES]
        options += [(ALL, "everything so far"), (DAYS, "days of your choice")]
        chosen = await self.app.push_screen_wait(Choose("Which days?", options, at=str(WEEKS)))
        if chosen is None:
            return
        if chosen == DAYS:
            await self.app.push_screen_wait(DaysForm(self._journal, self._choice, self._take_days))
        elif chosen == ALL:
            first = first_day(self._journal.snapshot()) or today
            self._choice = replace(self._choice, first=min(first, today), last=today)
        else:
            stretch = last_weeks(today, int(chosen))
            self._choice = replace(self._choice, first=stretch.first, last=stretch.last)
        self.complain("")
        self._fill()
        self.query_one("#inside").scroll_home(animate=False)

    def _take_days(self, first: date, last: date) -> None:
        self._choice = replace(self._choice, first=first, last=last)


class DaysForm(FormDialog):
    """The first and last day of the report."""

    def __init__(self, journal: Journal, choice: ReportChoice, take: Callable[[date, date], None]) -> None:
        def save(values: Values) -> None:
            take(values["first"], values["last"])

        super().__init__(
            "Which days?",
            [
                Field("first", "From", "day", choice.first, hint="4 March, 2026-03-04", required=True),
                Field("last", "To", "day", choice.last, hint="today", required=True),
            ],
            journal=journal,
            check=_forward,
            save=save,
        )


def _forward(values: Values) -> str:
    return "The last day lies before the first; swap them." if values["last"] < values["first"] else ""


def report_parts(made: Report, shown: Callable[[str], str], width: int) -> list[Part]:
    """The report to read, folded for `width` cells; `shown` hides names where the settings say so."""
    parts: list[Part] = [(made.title, "bold"), "\n"]
    parts += [(f"{line}\n", "$quiet") for line in made.header]
    if not made.sections:
        parts.append(f"\n{NOTHING}")
    for section in made.sections:
        parts.append((f"\n{section.title}\n", "$calm"))
        parts += _lines(section, shown, width)
        if section.note:
            parts += [(f"{row}\n", "$quiet") for row in _rows(section.note, width)]
    return parts


def _lines(section: Section, shown: Callable[[str], str], width: int) -> list[Part]:
    parts: list[Part] = []
    for line in section.lines:
        first, *below = line_texts(section, line)
        parts += [f"{row}\n" for row in _rows(shown(first), width)]
        parts += [(f"{_INDENT}{row}\n", "$quiet") for text in below for row in _rows(shown(text), width - len(_INDENT))]
    return parts


def _rows(text: str, width: int) -> list[str]:
    first, *more = folded(text, max(8, width - len(_INDENT)))
    return [f" {first}", *(f"{_INDENT}{row}" for row in more)]
