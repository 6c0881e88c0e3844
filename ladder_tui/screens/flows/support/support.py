"""Support: people to talk to. Over everything, before anything else is set up, and without a word of the user's."""

from collections.abc import Sequence
from typing import Any, ClassVar, Protocol

from textual import work
from textual.binding import Binding, BindingType

from ladder_tui.bound_keys import key
from ladder_tui.domain.snapshot import Snapshot
from ladder_tui.domain.support.page import CHECK_WORDS, FIRST_WORDS, SupportEntry, SupportPage, regions, support_page
from ladder_tui.screens.flows.support.hard_moments import HardMomentsPage
from ladder_tui.screens.flows.support.talk import TalkPage
from ladder_tui.screens.flows.support.trusted_page import TrustedPage
from ladder_tui.screens.kit.dialog import Choose, Dialog
from ladder_tui.screens.kit.reading_page import FullPage
from ladder_tui.services.journal import Journal, NotSaved
from ladder_tui.widgets.bars import KeyHint
from ladder_tui.widgets.text import Part, cut, folded, line

NO_COUNTRY = "no-country"
_INDENT = "   "
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
    SupportScreen .words { padding: 0; }
    """

    AROUND = 2

    def __init__(self, journal: Shelf) -> None:
        super().__init__(FIRST_WORDS)
        self._journal = journal
        # Kept here as well, so that choosing works when nothing can be saved.
        self._region = journal.snapshot().settings.region

    def page(self) -> SupportPage:
        """What is shown."""
        snapshot = self._journal.snapshot()
        return support_page(snapshot.library.support.values(), self._region, snapshot.today)

    def parts(self, width: int) -> list[Part]:
        """The page, for the width there is."""
        own = list[Part]()
        if self._is_open:
            has_plan = bool(self._journal.snapshot().hard_moments)
            own = [(f" {row}\n", "$quiet") for row in folded(OWN_PLAN if has_plan else NO_PLAN, width - 1)]
        return page_parts(self.page(), width, own)

    @work(exclusive=True)
    async def action_choose_region(self) -> None:
        """Choose the country whose lines stand first."""
        chosen = await choose_region(self, self._journal, self._region)
        if chosen is not None:
            self._region = chosen
            self._fill()
            self.query_one("#inside").scroll_home(animate=False)

    def action_talk(self) -> None:
        """When to talk to a professional, and how to begin."""
        self.app.push_screen(TalkPage())

    def hints(self) -> tuple[KeyHint, ...]:
        """Without the pages of one's own where nothing private may be shown."""
        hide = KeyHint(key("everywhere.hide"), "hide", "app.hide")
        hints = (*self.HINTS[:-1], hide, self.HINTS[-1])
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


def page_parts(page: SupportPage, width: int, own: Sequence[Part] = ()) -> list[Part]:
    """The page under its first sentence, folded for `width` cells. `own` is what is said of a plan of one's own."""
    parts: list[Part] = [*(f"{row}\n" for row in _rows(page.emergency, width, " ")), *own]
    if page.region_note:
        parts += [(f"{row}\n", "$quiet") for row in _rows(f"{page.region_note} r chooses yours.", width, " ")]
    for group in page.groups:
        parts.append((f"\n {line(group.heading)}\n", "$calm"))
        for entry in group.entries:
            parts += ["\n", *_entry_parts(entry, width)]
    if page.emergencies:
        parts.append(("\n Emergency numbers\n", "$calm"))
        cells = min(width // 3, max(len(number) for number, _ in page.emergencies)) + 2
        for number, countries in page.emergencies:
            first, *more = folded(countries, max(8, width - len(_INDENT) - cells))
            parts += [_INDENT, (f"{cut(number, cells - 2):<{cells}}", "bold"), f"{first}\n"]
            parts += [f"{_INDENT}{'':{cells}}{row}\n" for row in more]
    if page.check_note:
        parts += ["\n", *((f"{row}\n", "$quiet") for row in _rows(page.check_note, width, " "))]
    return parts


def _entry_parts(entry: SupportEntry, width: int) -> list[Part]:
    kind = entry.kind_words + (f" · {CHECK_WORDS}" if entry.check_first else "")
    head = f"{line(entry.name)}  {kind}"
    parts: list[Part] = []
    if len(head) <= width - len(_INDENT):
        parts += [_INDENT, (line(entry.name), "bold"), (f"  {kind}\n", "$quiet")]
    else:
        parts += [(f"{row}\n", "bold") for row in _rows(entry.name, width, _INDENT)]
        parts += [(f"{row}\n", "$quiet") for row in _rows(kind, width, _INDENT)]
    for how, where in entry.ways:
        first, *more = folded(line(where), max(8, width - len(_INDENT) - 6))
        parts += [_INDENT, (f"{how:<6}", "$quiet"), (first + "\n", "bold $here" if how != "web" else "")]
        parts += [f"{_INDENT}      {row}\n" for row in more]
    parts += [(f"{row}\n", "$quiet") for row in _rows(f"{entry.open_words}. {entry.note}", width, _INDENT)]
    return parts


def _rows(text: str, width: int, indent: str) -> list[str]:
    return [indent + row for row in folded(text, max(8, width - len(indent)))]
