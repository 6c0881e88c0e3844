"""A copy that lies beside the data file: a page on it, joining it, the list of what was joined, putting it away."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, ClassVar, Final

from textual.app import App
from textual.binding import Binding, BindingType

from ladder_tui.bound_keys import or_retry
from ladder_tui.domain.base.when import moment_words
from ladder_tui.domain.joining.told import BY_ID, counts, from_when, line_words, sections
from ladder_tui.domain.records.settings import Join, JoinLine
from ladder_tui.screens.kit.dialog import Choose
from ladder_tui.screens.kit.reading_page import FullPage, NotePage
from ladder_tui.services.journal import Journal, NotSaved
from ladder_tui.services.ledger.joining import CannotJoin, Looked
from ladder_tui.widgets.bars import KeyHint
from ladder_tui.widgets.text import Part, folded

JOIN: Final = "join"
LIST: Final = "list"
AWAY: Final = "away"
REMOVE: Final = "remove"
_LABEL: Final = 10
_TOOL: Final = "A sync tool has left a second file beside yours: something was written in two places."
_KEPT: Final = "It lay in the place of your file, and is kept aside."
_OTHER: Final = "There is a second file of your notes beside yours."
_JOINING: Final = (
    "Joining takes in what is only there. Where both were changed the later stands, and the other stays to be read. "
    "Your notes are backed up first, and the copy stays as it is."
)
_NOTHING: Final = "Everything in it is here as well, or was changed here since."
_AWAY: Final = " Putting it away moves it to the kept files beside your file, and nothing is deleted."


async def offer_copies(app: App[Any], journal: Journal, copies: Sequence[Path]) -> None:
    """Say what each of these copies is, one after the other. Call it from a worker."""
    for copy in copies:
        await offer_copy(app, journal, copy)


async def offer_copy(app: App[Any], journal: Journal, copy: Path) -> None:
    """Say what a copy is, and join it or put it away if that is wanted. Call it from a worker."""
    try:
        looked = journal.joining.look(copy)
    except CannotJoin as error:
        await app.push_screen_wait(NotePage("Another copy of your notes", str(error)))
        return
    now = journal.now()
    wish = await app.push_screen_wait(CopyPage(looked, now))
    while wish == LIST:
        await app.push_screen_wait(JoinedPage(looked.note, now, journal.snapshot().shown, title="What would be joined"))
        wish = await app.push_screen_wait(CopyPage(looked, now))
    if wish == JOIN:
        await _join(app, journal, copy)
    elif wish == AWAY:
        await _put_away(app, journal, copy)


async def look_at_joins(app: App[Any], journal: Journal) -> str:
    """Choose a copy beside the file, or the list of one that was joined; a sentence where there is none."""
    snapshot = journal.snapshot()
    copies = {f"copy:{copy.name}": copy for copy in journal.joining.copies()}
    joins = sorted(snapshot.joins.values(), key=lambda join: (join.at, join.id), reverse=True)
    options = [(id, f"beside your file: {copy.name}") for id, copy in copies.items()]
    kept = {f"kept:{copy.name}": copy for copy in journal.joining.kept()}
    options += [(id, f"kept aside: {copy.name}") for id, copy in kept.items()]
    options += [(f"join:{join.id}", f"joined {moment_words(_local(join.at, journal), snapshot.today)}: {join.copy}")
                for join in joins]  # fmt: skip
    if not options:
        return "No copy lies beside your file, and none was joined."
    chosen = await app.push_screen_wait(Choose("Joined copies", options))
    if chosen in copies or chosen in kept:
        await offer_copy(app, journal, {**copies, **kept}[chosen])
    elif chosen is not None:
        join = snapshot.joins[chosen.removeprefix("join:")]
        wish = await app.push_screen_wait(JoinedPage(join, journal.now(), snapshot.shown, removable=True))
        if wish == REMOVE:
            journal.joining.forget(join.id)
    return ""


async def _join(app: App[Any], journal: Journal, copy: Path) -> None:
    try:
        joined, before = journal.joining.join(copy)
    except CannotJoin as error:
        await app.push_screen_wait(NotePage("Not joined", str(error)))
        return
    except NotSaved as error:
        await app.push_screen_wait(NotePage("Not joined", or_retry(error)))
        return
    page = JoinedPage(joined.note, journal.now(), journal.snapshot().shown, before=before, away=joined.beside)
    if await app.push_screen_wait(page) == AWAY:
        await _put_away(app, journal, copy)


async def _put_away(app: App[Any], journal: Journal, copy: Path) -> None:
    try:
        said = f"It lies in {journal.joining.put_away(copy)} now."
    except CannotJoin as error:
        said = str(error)
    await app.push_screen_wait(NotePage("The copy", said))


class CopyPage(FullPage[str]):
    """What a copy is, from when, and how much of it is not here. Answers with JOIN, LIST or AWAY, None for later."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "first", "Join", show=False),
        Binding("l", f"answer('{LIST}')", "List", show=False),
        Binding("q", "back", "Later", show=False),
    ]

    def __init__(self, looked: Looked, now: datetime) -> None:
        super().__init__("A copy with nothing new" if looked.is_nothing else "Another copy of your notes")
        self._looked = looked
        self._now = now

    def hints(self) -> tuple[KeyHint, ...]:
        """Joining, or putting away what holds nothing new."""
        later = KeyHint("esc", "later", "back")
        if self._looked.is_nothing and not self._looked.beside:
            return (KeyHint("enter", "go on", "first"),)
        if self._looked.is_nothing:
            return KeyHint("enter", "put it away", "first"), later
        return KeyHint("enter", "join now", "first"), KeyHint("l", "the list", f"answer('{LIST}')"), later

    def may_answer(self, answer: str) -> bool:
        """There is a list where something is to be joined."""
        return answer != LIST or not self._looked.is_nothing

    def action_first(self) -> None:
        """What Enter does here."""
        nothing = AWAY if self._looked.beside else None
        self.answer(nothing if self._looked.is_nothing else JOIN)

    def parts(self, width: int) -> Iterator[Part]:
        """A label and its words in each line."""
        return self._parts(width) if width > _LABEL else iter(())

    def _parts(self, width: int) -> Iterator[Part]:
        looked, note = self._looked, self._looked.note
        yield from _paragraph(_TOOL if looked.of_a_tool else _OTHER if looked.beside else _KEPT, width)
        when = from_when(note, self._now.tzinfo)
        rows = [("copy", looked.path.name), ("from", f"{when}, {looked.records:,} records"), *counts(note)]
        both = sum(line.kind == "both" for line in note.lines)
        rows += [("in both", f"{both:,} {'thing was' if both == 1 else 'things were'} changed")] if both else []
        rows += [("unread", f"{looked.unread:,}, kept as they are")] if looked.unread else []
        for label, words in rows:
            yield from _row(label, words, width)
        yield "\n"
        for sentence in looked.notes:
            yield from _paragraph(sentence, width, before="\n")
        if note.by_id and not looked.is_nothing:
            yield from _paragraph(BY_ID, width, before="\n")
        after = _JOINING if not looked.is_nothing else _NOTHING + (_AWAY if looked.beside else "")
        yield from _paragraph(after, width, before="\n", colour="$quiet")


class JoinedPage(FullPage[str]):
    """The list of what was joined, or would be. Answers with AWAY, REMOVE, or None.

    `before` is the backup that undoes it, `away`: the copy can be put away; `removable`: the list can be removed.
    `shown` gives a text as it may be shown.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,q", "back", "Go on", show=False),
        Binding("space", "page_down", "Page down", show=False),
        Binding("p", f"answer('{AWAY}')", "Put away", show=False),
        Binding("x", f"answer('{REMOVE}')", "Remove", show=False),
    ]

    def __init__(
        self,
        note: Join,
        now: datetime,
        shown: Callable[[str], str],
        *,
        title: str = "What was joined",
        before: str = "",
        away: bool = False,
        removable: bool = False,
    ) -> None:
        super().__init__(title)
        self._note, self._now, self._shown = note, now, shown
        self._before, self._away, self._removable = before, away, removable

    def hints(self) -> tuple[KeyHint, ...]:
        """Going on, and what can be done with the copy or the list."""
        away = (KeyHint("p", "put the copy away", f"answer('{AWAY}')"),) if self._away else ()
        remove = (KeyHint("x", "remove the list", f"answer('{REMOVE}')"),) if self._removable else ()
        return KeyHint("enter", "go on", "back"), *away, *remove, KeyHint("↑ ↓", "scroll", "down")

    def may_answer(self, answer: str) -> bool:
        """Only what is offered."""
        return self._away if answer == AWAY else self._removable

    def parts(self, width: int) -> Iterator[Part]:
        """The copy, counts, and each thing that was not alike under its heading."""
        return self._parts(width) if width > _LABEL else iter(())

    def _parts(self, width: int) -> Iterator[Part]:
        note = self._note
        yield from _paragraph(f"{note.copy}, from {from_when(note, self._now.tzinfo)}", width)
        for label, words in counts(note):
            yield from _row(label, words, width)
        if note.by_id:
            yield from _paragraph(BY_ID, width, before="\n\n", after="", colour="$quiet")
        for heading, lines in sections(note):
            yield "\n\n" + "\n".join(folded(heading, width)), "$calm"
            for line in lines:
                yield from self._line(line, width)
        if self._before:
            undo = f"Undo it all: leave, then  ladder backup restore {self._before}"
            yield from _paragraph(undo, width, before="\n\n", after="", colour="$quiet")

    def _line(self, line: JoinLine, width: int) -> Iterable[Part]:
        if line.kind != "both" or not (line.kept or line.other):
            yield "\n" + "\n  ".join(folded(self._shown(line_words(line)), width - 2))
            return
        about = f"{line.what}, {line.field}" if line.field else line.what
        yield "\n" + "\n  ".join(folded(self._shown(about), width - 2))
        where = "also an entry" if line.written else "other"
        for label, text in (("stands", line.kept), (where, line.other)):
            indent = f"\n  {label:<{_LABEL + 5}}"
            rows = [row for part in self._shown(text).split("\n") for row in folded(part, width - _LABEL - 7)]
            yield indent, "$quiet"
            yield f"\n{' ' * (_LABEL + 7)}".join(rows)


def _local(at: datetime, journal: Journal) -> datetime:
    return at.astimezone(journal.now().tzinfo)


def _paragraph(
    text: str, width: int, *, before: str = "", after: str = "\n", colour: str = ""
) -> Iterable[tuple[str, str]]:
    yield before + "\n".join(folded(text, width)) + after, colour


def _row(label: str, words: str, width: int) -> Iterable[Part]:
    first, *more = folded(words, width - _LABEL) or [""]
    yield f"\n{label:<{_LABEL}}", "$quiet"
    yield first
    yield from (f"\n{' ' * _LABEL}{row}" for row in more)
