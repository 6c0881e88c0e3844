"""Find anything: commands, dates, settings, what the user made and what the packs hold, one line each."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import ClassVar, Final, Protocol, cast

from rich.text import Text
from textual.binding import Binding, BindingType
from textual.command import CommandPalette, DiscoveryHit, Hit, Hits, Provider

from ladder_tui.bound_keys import own_keys, shown_key, with_keys
from ladder_tui.commands import BY_ID, EVERYWHERE, Command, group
from ladder_tui.domain.base.text_search import fold, matches, spans
from ladder_tui.domain.base.when import day_words, near_words, parse_day
from ladder_tui.domain.finding import find
from ladder_tui.domain.snapshot import Snapshot
from ladder_tui.screens.kit.once import Once
from ladder_tui.screens.kit.page import PageScreen
from ladder_tui.widgets.text import line

#: At most so many things of one kind are offered for one search.
MOST: Final = 12
#: Commands of one place that are offered in all of them: pages of their own.
ANYWHERE: Final = ("reflect.review", "reflect.trusted", "reflect.report")
#: What stands first when several things fit: a date, a command by its whole title, what the user made (in the order of
#: `finding`), commands named in whole words, settings, what the packs hold, letters scattered over a title.
DATE, TITLED, MADE, WHOLE, SETTING, HELD, SCATTERED = 0.99, 0.985, 0.98, 0.90, 0.80, 0.70, 0.1
#: Below every letter that fits: a command that needs something else first.
NOT_NOW: Final = 0.001
#: The column that says what kind of thing a row is, in cells.
KIND: Final = 12
#: Those of the title and the key of a command.
TITLE: Final = 22
KEY: Final = 7


class Finder(Protocol):
    """What the palette needs of the app."""

    snapshot: Snapshot

    async def open_at(self, place: str, ref: str) -> None:
        """Go to a place and show one thing there."""

    async def run_at(self, place: str, name: str) -> None:
        """Go to a place and carry out one of its commands."""


class FindBox(CommandPalette, Once[None]):
    """Textual's box; what was chosen in it is carried out once."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+z", "app.suspend_process", "To the shell", show=False)]
    DEFAULT_CSS = """
    FindBox CommandList { text-wrap: nowrap; text-overflow: ellipsis; }
    FindBox CommandList > .option-list--option { text-style: none; padding: 0 1; }
    """

    def __init__(self) -> None:
        super().__init__(placeholder="A command, a date, or any words of yours", id="--command-palette")


#: Commands of everywhere that do nothing where this box opens: it is open itself, and no long text has the cursor.
_NOT_HERE: Final = ("everywhere.palette", "everywhere.editor")


class FindAnything(Provider):
    """Commands of the place below first, then those that work everywhere, people, cards and dates."""

    @property
    def _finder(self) -> Finder:
        return cast(Finder, self.app)

    def _key(self, command: Command) -> str:
        return shown_key(command, own_keys())

    def _commands(self) -> Iterator[tuple[Command, Callable[[], object]]]:
        """The commands that can be carried out now, with what carries them out."""
        place = getattr(self.screen, "PLACE", "")
        away = {command for command, _ in self._not_now()}
        for command in (*group(place), *EVERYWHERE):
            if command.id not in _NOT_HERE and command not in away:
                yield command, partial(self.screen.run_action, command.call)
        for id in ANYWHERE:
            if BY_ID[id].group != place:
                yield BY_ID[id], partial(self._finder.run_at, BY_ID[id].group, BY_ID[id].action)

    def _not_now(self) -> Iterator[tuple[Command, str]]:
        """The commands of the place that can do nothing now, with what they need."""
        page = self.screen
        if isinstance(page, PageScreen):
            reasons = ((command, page.why_not(command.action)) for command in group(page.PLACE))
            yield from ((command, reason) for command, reason in reasons if reason)

    async def discover(self) -> Hits:
        """Everything that can be done here, before a letter is typed."""
        for command, run in self._commands():
            yield DiscoveryHit(self._command_row(command), run, text=command.title)

    async def search(self, query: str) -> Hits:
        """What fits the letters typed so far, the best first: the cursor stays on what is shown first."""
        hits = [*self._days(query), *self._things(query), *self._matching(query), *self._settings(query)]
        for hit in sorted(hits, key=lambda hit: -hit.score):
            yield hit

    def _matching(self, query: str) -> Iterator[Hit]:
        """The commands: those named in whole words, those whose letters are scattered over a title, those not now."""
        matcher = self.matcher(query)
        for command, run in self._commands():
            score = WHOLE if matches(query, command.title) else SCATTERED * _share(matcher.match(command.title))
            if fold(query).strip() == fold(command.title):
                score = TITLED
            if score > 0:
                yield Hit(score, self._command_row(command, query), run, text=command.title)
        for command, reason in self._not_now():
            if query and matches(query, command.title):
                told = f"Not now: it {reason}."
                row = _row("not now", command.title, f"it {reason}", query)
                yield Hit(NOT_NOW, row, partial(self._say, told), text=command.title)

    def _command_row(self, command: Command, query: str = "") -> Text:
        here = "anywhere" if command.group == "everywhere" else command.group
        room = max(0, TITLE - len(command.title))
        return _row(here, command.title, f"{'':{room}}{self._key(command):<{KEY}} {with_keys(command.help)}", query)

    def _say(self, words: str) -> None:
        if isinstance(self.screen, PageScreen):
            self.screen.say(words)

    def _days(self, query: str) -> Iterator[Hit]:
        try:
            day = parse_day(query, self._finder.snapshot.today)
        except ValueError:
            return
        show = partial(self._finder.open_at, "calendar", day.isoformat())
        yield Hit(DATE, _row("day", day_words(day), "in the calendar"), show, text=day.isoformat())

    def _things(self, query: str) -> Iterator[Hit]:
        """What the user made, the kinds in their order, then pages and cards of the packs."""
        snapshot, finder = self._finder.snapshot, self._finder
        for number, one in enumerate(find(snapshot, query, most=MOST)):
            show = partial(finder.open_at, one.place, one.ref)
            score = (HELD if one.kind in ("ahead", "card") else MADE) - number / 10_000
            when = near_words(one.day, snapshot.today) if one.day is not None and one.kind != "plan" else ""
            yield Hit(score, _row(one.kind, one.text, when, query), show, text=one.text)

    def _settings(self, query: str) -> Iterator[Hit]:
        from ladder_tui.screens.places.settings.rows import labels, theme_choices  # late: most seek something else

        if query:
            for ref, label in labels(self._finder.snapshot):
                if matches(query, label):
                    show = partial(self._finder.open_at, "settings", ref)
                    yield Hit(SETTING, _row("setting", label, "", query), show, text=label)
            for name, said in theme_choices((), getattr(self.app, "own_themes", {})):
                if matches(query, title := f"Theme: {said}"):
                    yield Hit(SETTING, _row("setting", title, "", query), partial(self._take_theme, name), text=title)

    def _take_theme(self, name: str) -> None:
        if isinstance(page := self.screen, PageScreen):
            page.act(lambda: page.journal.settle(theme=name))


def _share(score: float) -> float:
    """Textual's score of letters, 0 or any number above it, as a part of 1."""
    return score / (1 + score)


def _row(kind: str, text: str, more: str, query: str = "") -> Text:
    """One line: the kind, the text with what was typed marked in it, and more of it where there is room.

    The palette reads strings as markup; a Text is shown as it is.
    """
    shown = line(text)
    row = Text(f"{kind:<{KIND}}", style="dim")
    name = Text(shown)
    for start, end in spans(shown, query):
        name.stylize("bold underline", start, end)
    row.append_text(name)
    if more:
        row.append(f"   {more}", style="dim")
    return row
