"""The Journal: the one object screens and shell commands talk to."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from ladder_tui.domain.base.references import Record
from ladder_tui.domain.base.vocabulary import Mood
from ladder_tui.domain.records.checkins import CheckIn
from ladder_tui.domain.records.settings import Given, Settings
from ladder_tui.domain.records.tables import CHECKINS, SETTINGS
from ladder_tui.domain.snapshot import Snapshot
from ladder_tui.services.found import Found, found
from ladder_tui.services.ledger.ledger import Ledger, SaveState, new_id
from ladder_tui.store.keeper import NotSaved

if TYPE_CHECKING:
    from ladder_tui.services.intents.attempts import AttemptIntents
    from ladder_tui.services.intents.calendar import CalendarIntents
    from ladder_tui.services.intents.cards import CardIntents
    from ladder_tui.services.intents.goals import GoalIntents
    from ladder_tui.services.intents.ladder import LadderIntents
    from ladder_tui.services.intents.measure import MeasureIntents
    from ladder_tui.services.intents.messages import MessageIntents
    from ladder_tui.services.intents.needs import NeedIntents
    from ladder_tui.services.intents.own_cards import OwnCardIntents
    from ladder_tui.services.intents.people import PeopleIntents
    from ladder_tui.services.intents.plans import PlanIntents
    from ladder_tui.services.intents.portfolio import PortfolioIntents
    from ladder_tui.services.intents.reviews import ReviewIntents
    from ladder_tui.services.intents.wins import WinIntents
    from ladder_tui.services.intents.writing import WritingIntents
    from ladder_tui.services.ledger.hearing import Heard, Hearing
    from ladder_tui.services.ledger.joining import Joining
    from ladder_tui.services.requests.taking_in import Taken

__all__ = ["Journal", "NotSaved", "SaveState", "new_id"]


class Journal:
    """A snapshot to show, and one method for each intention. Every method may raise `NotSaved`."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._began_without_copies = False

    # -- intentions, each room of them imported when it is first asked for ------------------

    @cached_property
    def plans(self) -> "PlanIntents":
        """Plans: making, changing, closing them."""
        from ladder_tui.services.intents.plans import PlanIntents

        return PlanIntents(self._ledger)

    @cached_property
    def calendar(self) -> "CalendarIntents":
        """Opportunities and their occurrences."""
        from ladder_tui.services.intents.calendar import CalendarIntents

        return CalendarIntents(self._ledger)

    @cached_property
    def portfolio(self) -> "PortfolioIntents":
        """Activities, and what is chosen or refused of the suggestions."""
        from ladder_tui.services.intents.portfolio import PortfolioIntents

        return PortfolioIntents(self._ledger)

    @cached_property
    def people(self) -> "PeopleIntents":
        """People, contacts with them, promises."""
        from ladder_tui.services.intents.people import PeopleIntents

        return PeopleIntents(self._ledger)

    @cached_property
    def messages(self) -> "MessageIntents":
        """Messages that are to be sent."""
        from ladder_tui.services.intents.messages import MessageIntents

        return MessageIntents(self._ledger)

    @cached_property
    def ladder(self) -> "LadderIntents":
        """Rungs, ladders and decisions about them."""
        from ladder_tui.services.intents.ladder import LadderIntents

        return LadderIntents(self._ledger)

    @cached_property
    def wins(self) -> "WinIntents":
        """Small wins."""
        from ladder_tui.services.intents.wins import WinIntents

        return WinIntents(self._ledger)

    @cached_property
    def attempts(self) -> "AttemptIntents":
        """Tries: before, in the moment, after."""
        from ladder_tui.services.intents.attempts import AttemptIntents

        return AttemptIntents(self._ledger)

    @cached_property
    def writing(self) -> "WritingIntents":
        """Pages and answers."""
        from ladder_tui.services.intents.writing import WritingIntents

        return WritingIntents(self._ledger)

    @cached_property
    def cards(self) -> "CardIntents":
        """What is done with cards."""
        from ladder_tui.services.intents.cards import CardIntents

        return CardIntents(self._ledger)

    @cached_property
    def own_cards(self) -> "OwnCardIntents":
        """Cards of one's own."""
        from ladder_tui.services.intents.own_cards import OwnCardIntents

        return OwnCardIntents(self._ledger)

    @cached_property
    def measure(self) -> "MeasureIntents":
        """The four questions."""
        from ladder_tui.services.intents.measure import MeasureIntents

        return MeasureIntents(self._ledger)

    @cached_property
    def goals(self) -> "GoalIntents":
        """Goals."""
        from ladder_tui.services.intents.goals import GoalIntents

        return GoalIntents(self._ledger)

    @cached_property
    def needs(self) -> "NeedIntents":
        """The kinds of company that are wished for."""
        from ladder_tui.services.intents.needs import NeedIntents

        return NeedIntents(self._ledger)

    @cached_property
    def reviews(self) -> "ReviewIntents":
        """Weekly reviews."""
        from ladder_tui.services.intents.reviews import ReviewIntents

        return ReviewIntents(self._ledger)

    @cached_property
    def joining(self) -> "Joining":
        """Other copies of the data beside the file."""
        from ladder_tui.services.ledger.joining import Joining

        return Joining(self._ledger)

    # -- the session ------------------------------------------------------------------------

    def now(self) -> datetime:
        """The app's clock: an aware time in the user's zone."""
        return self._ledger.clock()

    def snapshot(self, now: datetime | None = None) -> Snapshot:
        """Everything a screen may show, as of `now` (the app's clock unless given)."""
        return self._ledger.snapshot(now or self.now())

    @property
    def save_state(self) -> SaveState:
        """Whether what is shown is on disk."""
        return self._ledger.state

    @property
    def next_undo(self) -> str | None:
        """The words of what `undo` would take back."""
        return self._ledger.next_undo

    @property
    def last_changed(self) -> frozenset[str]:
        """The ids of what `undo` would change back."""
        return self._ledger.last_changed

    @property
    def data_file(self) -> Path:
        """The one file that everything lies in, for telling people where their data are."""
        return self._ledger.keeper.path

    @property
    def pack_folder(self) -> Path:
        """The folder of the user's own packs; it need not be there."""
        return self._ledger.own_packs or self.data_file.parent / "packs"

    @property
    def system_languages(self) -> Sequence[str]:
        """The languages the system asks for besides English, the first choice first."""
        return self._ledger.languages

    @property
    def given(self) -> Given:
        """What the user's own file of settings says."""
        return self._ledger.given

    @property
    def is_locked(self) -> bool:
        """Whether that file is locked with a passphrase."""
        return self._ledger.keeper.locked

    @property
    def found(self) -> tuple[Found, ...]:
        """What was found in the place of the data file since it was opened, a page for each."""
        now = self.now()
        return tuple(found(met, now) for met in self._ledger.keeper.met)

    @property
    def on_pages(self) -> frozenset[str]:
        """The sentences about the data file that have a page of their own."""
        return frozenset(map(str, self._ledger.keeper.met)) | (self.joining.told() if self._copies() else frozenset())

    def new_copies(self) -> tuple[Path, ...]:
        """Copies beside the data file that were not told yet; none while this session cannot join them."""
        if self.save_state.kind != "saved":
            return ()
        if "joining" not in vars(self) and not self._copies():  # as most of the time: nothing is loaded for it
            self._began_without_copies = True
            return ()
        return self.joining.fresh(self._began_without_copies)

    def _copies(self) -> tuple[Path, ...]:
        from ladder_tui.store.copies.conflicts import conflict_copies

        return conflict_copies(self._ledger.keeper.files)

    def news(self) -> tuple[str, ...]:
        """Sentences about the data file that have come up since opening, or since this was last asked."""
        return self._ledger.news()

    def hear(self, listener: "Callable[[Heard], None]") -> None:
        """Call `listener` when somebody writes heavy words, into whatever it is (docs/design.md 5)."""
        self._listener = listener
        self._ledger.hear = lambda step, is_kept: self._hearing.hear(step, is_kept)

    @cached_property
    def _hearing(self) -> "Hearing":
        # With the first change, so that the start need not load it.
        from ladder_tui.services.ledger.hearing import Hearing

        return Hearing(self._ledger, self._listener)

    def heavy_in(self, draft: str, *others: str) -> frozenset[str]:
        """The heavy sentences of a draft, without those that stand in the same field of one of the others."""
        from ladder_tui.services.ledger.hearing import texts_by_field

        return self._hearing.new_sentences(texts_by_field(*others), texts_by_field(draft))

    def subscribe(self, listener: Callable[[], None]) -> None:
        """Call `listener` after every change."""
        self._ledger.subscribe(listener)

    def undo(self) -> str | None:
        """Take back the last step of this session; its words."""
        return self._ledger.undo()

    def redo(self) -> str | None:
        """Do again what undo took back last; its words."""
        return self._ledger.redo()

    def retry(self) -> str | None:
        """Try again to save what could not be saved; its words."""
        return self._ledger.retry()

    def refresh(self) -> bool:
        """Look at the file: take in what another session has saved, and write here once nobody else does."""
        return self._ledger.refresh()

    @property
    def waits(self) -> bool:
        """Whether something was left in the shell for whoever holds the file. Cheap."""
        return self._ledger.keeper.waits

    def take_in(self) -> "Taken | None":
        """Carry out what was left in the shell for whoever holds the file, some of it at once; None where nothing was.

        Cheap: it is asked twice a second. Raises NotSaved; then it still waits.
        """
        if not self._ledger.keeper.waits:
            return None
        from ladder_tui.services.requests.taking_in import MANY, take_in  # late: mostly nothing waits

        return take_in(self._ledger, MANY)

    def check_in(self, mood: Mood, energy: int, minutes: int) -> CheckIn:
        """Note mood, energy (1 to 5) and minutes free."""
        checkin = CheckIn(id=new_id(), at=self.now(), mood=mood, energy=energy, minutes=minutes)
        self._ledger.change("Checked in", self._ledger.put(CHECKINS, checkin))
        return checkin

    def settle(self, *, undoable: bool = True, **changes: Any) -> Settings:
        """Change settings by field name. Raises ValueError for one that the user's own file gives."""
        settings = replace(self._ledger.settings, **changes)
        self._ledger.change("Settings changed", self._ledger.put(SETTINGS, settings), undoable=undoable)
        return settings

    def bring_in(self, label: str, records: Sequence[tuple[str, Record]]) -> None:
        """Keep records of other programs, each with the name of its table, as one step. `label` is past tense."""
        from ladder_tui.services.ledger.bringing import bring_in

        bring_in(self._ledger, label, records)

    def close(self) -> None:
        """Let go of the file."""
        self._ledger.keeper.close()
