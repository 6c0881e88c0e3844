"""Support: people to talk to. Over everything, before anything else is set up, and without a word of the user's."""

from collections.abc import Sequence
from typing import Any, ClassVar, Protocol

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widget import Widget

from ladder_tui.bound_keys import key
from ladder_tui.domain.snapshot import Snapshot
from ladder_tui.domain.support.page import CHECK_WORDS, FIRST_WORDS, SupportEntry, SupportPage, regions, support_page
from ladder_tui.screens.flows.support.hard_moments import HardMomentsPage
from ladder_tui.screens.flows.support.reach import Way, Ways, reach, verb
from ladder_tui.screens.flows.support.talk import TalkPage
from ladder_tui.screens.flows.support.trusted_page import TrustedPage
from ladder_tui.screens.kit.dialog import Choose, Dialog
from ladder_tui.screens.kit.reading_page import FullPage
from ladder_tui.services.journal import Journal, NotSaved
from ladder_tui.widgets.bars import KeyHint
from ladder_tui.widgets.row_list import Row, RowList
from ladder_tui.widgets.text import Part, cut, folded, line, words

NO_COUNTRY = "no-country"
_INDENT = "   "
#: Cells of the word before a number or a page.
_HOW = 6
OWN_PLAN = "m shows your own plan for hard moments."
NO_PLAN = "m has room for a plan of your own for hard moments, in your words; best made with a professional."


class Shelf(Protocol):
    """What the page needs of the Journal, or of what stands for it while nothing is open."""

    def snapshot(self) -> Snapshot:
        """The packs and the country."""

    def settle(self, *, region: str) -> object:
        """Keep the country. May raise NotSaved."""


class SupportScreen(FullPage[None]):
    """The page of `support_page`; `r` chooses the country, which is kept in the settings."""

    HINTS = (
        KeyHint("r", "country", "choose_region"),
        KeyHint("m", "my plan", "plan"),
        KeyHint("t", "talk?", "talk"),
        KeyHint("p", "someone I trust", "trusted"),
        KeyHint("esc", "back", "back"),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("r", "choose_region", "Country", show=False),
        Binding("t", "talk", "Should I talk to someone?", show=False),
        Binding("p", "trusted", "Someone I trust", show=False),
        Binding("m", "plan", "My plan for hard moments", show=False),
        Binding("q", "back", "Back", show=False),
    ]
    DEFAULT_CSS = """
    SupportScreen > #card { padding: 0 1; }
    SupportScreen #title { color: $foreground; }
    """

    AUTO_FOCUS = "Ways"
    SCROLLS = False

    def __init__(self, journal: Shelf) -> None:
        super().__init__(FIRST_WORDS)
        self._journal = journal
        # Kept here as well, so that choosing works when nothing can be saved.
        self._region = journal.snapshot().settings.region

    def page(self) -> SupportPage:
        """What is shown."""
        snapshot = self._journal.snapshot()
        return support_page(snapshot.library.support.values(), self._region, snapshot.today)

    def compose_inside(self) -> ComposeResult:
        """The lines, of which those with a way have the cursor."""
        yield Ways()

    def reader(self) -> Widget:
        """The lines."""
        return self.query_one(Ways)

    def _fill(self) -> None:
        listed = self.query_one(Ways)
        width = listed.size.width - listed.styles.scrollbar_size_vertical
        if width <= 0:
            return
        own = ""
        if self._is_open:
            own = OWN_PLAN if self._journal.snapshot().hard_moments else NO_PLAN
        rows, listed.ways = page_rows(self.page(), width, own)
        listed.show_rows(rows)
        self.show_hints()

    @on(RowList.OptionHighlighted)
    def _moved(self) -> None:
        self.unsay()  # it was about the line before
        self.show_hints()

    @on(RowList.OptionSelected)
    def _chosen(self) -> None:
        self.action_reach()

    @work(exclusive=True, group="reach")
    async def action_reach(self) -> None:
        """Open the page under the cursor, or copy the number."""
        way = self.query_one(Ways).here
        if way is not None:
            await reach(self, way)

    @work(exclusive=True)
    async def action_choose_region(self) -> None:
        """Choose the country whose lines stand first."""
        chosen = await choose_region(self, self._journal, self._region)
        if chosen is not None:
            self._region = chosen
            self._fill()
            self.query_one(Ways).show_top()

    def action_talk(self) -> None:
        """When to talk to a professional, and how to begin."""
        self.app.push_screen(TalkPage())

    def hints(self) -> tuple[KeyHint, ...]:
        """Without the pages of one's own where nothing private may be shown."""
        hide = KeyHint(key("everywhere.hide"), "hide", "app.hide")
        way = self.query_one(Ways).here if self.is_mounted else None
        hints = (KeyHint("enter", verb(way), "reach"), *self.HINTS[:-2], hide, *self.HINTS[-2:])
        return tuple(hint for hint in hints if hint.action not in ("trusted", "plan") or self._is_open)

    @property
    def _is_open(self) -> bool:
        """Whether there is a journal, and no curtain before it."""
        hidden = any(getattr(screen, "HIDES", False) for screen in self.app.screen_stack)
        return isinstance(self._journal, Journal) and not hidden and self._journal.snapshot().settings.welcomed

    def action_plan(self) -> None:
        """The plan for hard moments, or what one is."""
        if self._is_open and isinstance(self._journal, Journal):
            self.app.push_screen(HardMomentsPage(self._journal), lambda _: self._fill())

    def action_trusted(self) -> None:
        """Questions for somebody one trusts."""
        if self._is_open and isinstance(self._journal, Journal):
            self.app.push_screen(TrustedPage(self._journal))


async def choose_region(page: Dialog[Any], journal: Shelf, region: str) -> str | None:
    """Ask for the country and keep it; "" for none, None when nothing was chosen. Call it from a worker.

    A choice that cannot be saved holds as long as the page is open.
    """
    known = regions(journal.snapshot().library.support.values())
    options = [(NO_COUNTRY, "none for now"), *((code, name) for code, name in known)]
    chosen = await page.app.push_screen_wait(Choose("Which country?", options, at=region or NO_COUNTRY))
    if chosen is None:
        return None
    chosen = "" if chosen == NO_COUNTRY else chosen
    try:
        journal.settle(region=chosen)
    except NotSaved as error:
        page.complain(f"{error} The choice holds until you leave.")
    except ValueError as error:  # the user's own file says another one
        page.complain(str(error))
        return None
    return chosen


class _Page:
    """The lines of the page in the making, and the ways that stand on some of them."""

    def __init__(self, width: int) -> None:
        self.width = width
        self.rows: list[Row] = []
        self.ways: dict[str, Way] = {}

    def say(self, text: str, look: str, indent: str) -> None:
        """Lines to read."""
        self.rows += [Row(words((row, look))) for row in _rows(text, self.width, indent)]

    def gap(self) -> None:
        """An empty line."""
        self.rows.append(Row(words(" ")))

    def offer(self, id: str, way: Way, parts: Sequence[Part], also: str = "") -> None:
        """Lines with a way."""
        self.ways[id] = way
        self.rows.append(Row(words(*parts), id=id, also=line(also)))


def page_rows(page: SupportPage, width: int, own: str = "") -> tuple[list[Row], dict[str, Way]]:
    """The page under its first sentence, folded for `width` cells. `own` is what is said of a plan of one's own."""
    made = _Page(width)
    call = Way("call", page.emergency_number)
    made.offer("emergency", call, ["\n".join(_rows(page.emergency, width, _INDENT))])
    if own:
        made.say(own, "$quiet", _INDENT)
    if page.region_note:
        made.say(f"{page.region_note} r chooses yours.", "$quiet", _INDENT)
    for group in page.groups:
        made.gap()
        made.say(group.heading, "$calm", " ")
        for entry in group.entries:
            made.gap()
            _add_entry(made, entry)
    if page.emergencies:
        made.gap()
        made.say("Emergency numbers", "$calm", " ")
        cells = min(width // 3, max(len(number) for number, _ in page.emergencies)) + 2
        for number, countries in page.emergencies:
            first, *more = folded(countries, max(8, width - len(_INDENT) - cells))
            parts: list[Part] = [_INDENT, (f"{cut(number, cells - 2):<{cells}}", "bold"), first]
            parts += [f"\n{_INDENT}{'':{cells}}{row}" for row in more]
            made.offer(f"number:{number}", Way("call", number), parts)
    if page.check_note:
        made.gap()
        made.say(page.check_note, "$quiet", _INDENT)
    return made.rows, made.ways


def _add_entry(made: _Page, entry: SupportEntry) -> None:
    kind = entry.kind_words + (f" · {CHECK_WORDS}" if entry.check_first else "")
    head = f"{line(entry.name)}  {kind}"
    if len(head) <= made.width - len(_INDENT):
        made.rows.append(Row(words(_INDENT, (line(entry.name), "bold"), (f"  {kind}", "$quiet"))))
    else:
        made.say(entry.name, "bold", _INDENT)
        made.say(kind, "$quiet", _INDENT)
    about = [f"\n{row}" for row in _rows(f"{entry.open_words}. {entry.note}", made.width, _INDENT)]
    for number, (how, where) in enumerate(entry.ways, start=1):
        first, *more = folded(line(where), max(8, made.width - len(_INDENT) - _HOW))
        parts: list[Part] = [_INDENT, (f"{how:<{_HOW}}", "$quiet"), (first, "bold $here" if how != "web" else "")]
        parts += [f"\n{_INDENT}{'':{_HOW}}{row}" for row in more]
        if number == len(entry.ways):  # what is said about all of them stands with the last
            parts += [(row, "$quiet") for row in about]
        way = Way("call" if how == "call" else "text" if how == "text" else "web", where)
        made.offer(f"{entry.id}:{how}", way, parts, also=f"{head} {entry.note}")


def _rows(text: str, width: int, indent: str) -> list[str]:
    return [indent + row for row in folded(text, max(8, width - len(indent)))]
