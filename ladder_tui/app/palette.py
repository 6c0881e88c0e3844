"""Find anything: commands, people, cards and dates in one box, from the snapshot of the moment."""

from collections.abc import AsyncIterator, Callable, Iterator
from functools import partial
from typing import ClassVar, Final, Protocol, cast

from rich.text import Text
from textual.binding import Binding, BindingType
from textual.command import CommandPalette, DiscoveryHit, Hit, Hits, Provider

from ladder_tui.bound_keys import with_keys
from ladder_tui.commands import BY_ID, EVERYWHERE, Command, group, shown_key
from ladder_tui.domain.base.text_search import matches
from ladder_tui.domain.base.when import day_words, parse_day
from ladder_tui.domain.cards.situations import situations_of
from ladder_tui.domain.cards.wording import openers_shown, topic_cards
from ladder_tui.domain.snapshot import Snapshot
from ladder_tui.screens.kit.once import Once
from ladder_tui.screens.kit.page import PageScreen
from ladder_tui.widgets.text import line

#: At most this many people and cards are offered for one search.
MOST: Final = 12
#: Commands of one place that are offered in all of them: pages of their own.
ANYWHERE: Final = ("reflect.review", "reflect.trusted", "reflect.report")
#: What stands first when several things fit.
DATE, WHOLE, PERSON, PAGE, CARD, SCATTERED = 0.99, 0.95, 0.9, 0.7, 0.6, 0.1
#: Below every letter that fits: a command that needs something else first.
NOT_NOW: Final = 0.001


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

    def __init__(self) -> None:
        super().__init__(placeholder="A command, person, card or date", id="--command-palette")


class FindAnything(Provider):
    """Commands of the place below first, then those that work everywhere, people, cards and dates."""

    @property
    def _finder(self) -> Finder:
        return cast(Finder, self.app)

    def _key(self, command: Command) -> str:
        return shown_key(command, self.app._keymap)

    def _commands(self) -> Iterator[tuple[Command, Callable[[], object]]]:
        """The commands that can be carried out now, with what carries them out."""
        place = getattr(self.screen, "PLACE", "")
        away = {command for command, _ in self._not_now()}
        for command in (*group(place), *EVERYWHERE):
            if command.id != "everywhere.palette" and command not in away:
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
            yield DiscoveryHit(f"{command.title}  ({self._key(command)})", run, help=with_keys(command.help))

    async def search(self, query: str) -> Hits:
        """What fits the letters typed so far."""
        matcher = self.matcher(query)
        for command, run in self._commands():
            # Whole words first, then people; letters scattered over a title come last.
            score = WHOLE if matches(query, command.title) else matcher.match(command.title) * SCATTERED
            if score > 0:
                yield Hit(score, f"{command.title}  ({self._key(command)})", run, help=with_keys(command.help))
        for command, reason in self._not_now():
            if query and matches(query, command.title):
                title, told = f"{command.title}  ({self._key(command)})", f"Not now: it {reason}."
                yield Hit(NOT_NOW, title, partial(self._say, told), help=told)
        async for hit in self._things(query):
            yield hit

    def _say(self, words: str) -> None:
        if isinstance(self.screen, PageScreen):
            self.screen.say(words)

    async def _things(self, query: str) -> AsyncIterator[Hit]:
        snapshot, finder = self._finder.snapshot, self._finder
        try:
            day = parse_day(query, snapshot.today)
        except ValueError:
            pass
        else:
            show = partial(finder.open_at, "calendar", day.isoformat())
            yield Hit(DATE, day_words(day), show, help="in the calendar")
        people = [person for person in snapshot.people.values() if not person.unsafe and matches(query, person.name)]
        for person in people[:MOST]:
            show = partial(finder.open_at, "portfolio", person.id)
            yield Hit(PERSON, _plain(snapshot.listed_name(person)), show, help="person")
        pages = [page for page in situations_of(snapshot) if matches(query, page.title, *page.also)]
        for page in pages[:MOST]:
            show = partial(finder.open_at, "topics", page.id)
            yield Hit(PAGE, _plain(page.title), show, help="what is ahead")
        cards = [
            card for card in topic_cards(snapshot) if matches(query, card.opener, *(one.say for one in card.follow_ups))
        ]
        for card in openers_shown(cards[:MOST], snapshot):
            yield Hit(CARD, _plain(card.opener), partial(finder.open_at, "topics", card.id), help="topic card")


def _plain(text: str) -> Text:
    # The palette reads strings as markup; a Text is shown as it is.
    return Text(line(text))
