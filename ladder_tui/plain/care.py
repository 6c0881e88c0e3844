"""Whom one can talk to, as lines; and what comes when somebody has written that they do not want to live."""

from collections.abc import Iterator
from datetime import date

from ladder_tui.domain.snapshot import Snapshot
from ladder_tui.domain.support.calm import calm_page
from ladder_tui.domain.support.hard_moments import TITLE, plan_parts
from ladder_tui.domain.support.page import CHECK_WORDS, SupportEntry, support_page
from ladder_tui.plain.talk import SUPPORT, Talk
from ladder_tui.services.journal import Journal
from ladder_tui.services.ledger.hearing import Heard


def support_lines(journal: Journal) -> Iterator[str]:
    """The plan for hard moments where there is one, then people to talk to: what can be called stands in the line."""
    snapshot = journal.snapshot()
    plan = plan_parts(next(iter(snapshot.hard_moments.values()), None))
    if plan:
        yield from ("", f"{TITLE}.")
        yield from (f"{label}: {text}" for label, text in plan)
    page = support_page(snapshot.library.support.values(), snapshot.settings.region, snapshot.today)
    yield from ("", page.first, page.emergency)
    for group in page.groups:
        yield from ("", f"{group.heading}.")
        yield from map(entry_line, group.entries)
    if page.emergencies:
        yield from ("", "Emergency numbers.")
        yield from (f"{number}: {countries}" for number, countries in page.emergencies)
    yield from (note for note in (page.region_note, page.check_note) if note)


def calm_lines(snapshot: Snapshot, *, is_kept: bool, support: str = SUPPORT) -> Iterator[str]:
    """The calm page: that it is kept, and who can be reached. `support` is what leads to everybody else."""
    page = calm_page(
        snapshot.library.support.values(), snapshot.settings.region, snapshot.people.values(), snapshot.today,
        is_kept=is_kept, support_key=support,
    )  # fmt: skip
    yield from (page.first, page.second, f"{page.emergency}: {page.emergency_number}.")
    if not snapshot.settings.region:
        yield "No country is chosen yet; these find people wherever you are."
    yield from map(entry_line, page.lines)
    yield from (f"{snapshot.shown(name)}: {number}" for name, number in page.people)
    yield from (note for note in (page.unchecked, page.reliance) if note)


def entry_line(entry: SupportEntry) -> str:
    """One entry as a sentence: "Samaritans, crisis line: call 116 123, open 24/7, free"."""
    ways = ", ".join(f"{how} {where}" for how, where in entry.ways)
    check = f", {CHECK_WORDS}" if entry.check_first else ""
    return f"{entry.name}, {entry.kind_words}: {ways}, {entry.open_words}{check}"


class Care:
    """Hears heavy words in what is kept, and says once a day, for one piece of writing, whom one can reach."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._waits: Heard | None = None
        #: Where heavy words stood that were answered, by table and id, and the day.
        self._answered: dict[tuple[str, str], date] = {}
        #: Whether they were answered in what is being written now.
        self._in_this = False
        journal.hear(self._hear)

    def begin(self) -> None:
        """Another piece of writing begins."""
        self._in_this = False

    def _hear(self, heard: Heard) -> None:
        if heard.sentences:
            self._waits = heard

    def answer(self, talk: Talk) -> bool:
        """Say it where there is something to answer; whether there was, so that no further question comes."""
        heard, self._waits = self._waits, None
        if heard is None:
            return False
        today = self._journal.now().date()
        known = self._in_this or any(self._answered.get(key) == today for key in heard.sentences)
        self._answered.update((key, today) for key in heard.sentences)
        self._in_this = True
        if known:
            return False
        talk.say("", *calm_lines(self._journal.snapshot(), is_kept=heard.is_kept))
        talk.line("Enter goes back.")
        return True
