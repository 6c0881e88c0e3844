"""What somebody has just written, wherever it was: every change of the ledger is looked through for heavy words.

Nothing of it is kept, neither here nor on the disk; who listens is told the sentences and where they stand.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final

import msgspec

from ladder_tui.domain.library import Library
from ladder_tui.domain.records.tables import CONTACTS, DRAFTS, ENTRIES, TABLES, WINS
from ladder_tui.services.ledger.ledger import Ledger, Step
from ladder_tui.store.keeper import Change

if TYPE_CHECKING:
    from ladder_tui.services.ledger.ear import Ear

#: Where a sentence may end; the part of a text that has changed is looked at from there on.
_ENDS: Final = ".!?;…\n"
#: How many sentences before the part that has changed are looked at with it: a hint may stand in them.
_BEFORE: Final = 2
#: Records that nobody but the user writes; others may be made from older ones, with their texts.
_BY_HAND: Final = frozenset((ENTRIES.name, WINS.name, CONTACTS.name, DRAFTS.name))


class Heard(msgspec.Struct, frozen=True):
    """New sentences with heavy words, by the table and id of the record they were written into.

    `copied` are those among them that a new record has from an older one, word for word. `let_go` are drafts that are
    gone with the same step. `is_kept` is False where the disk did not take it.
    """

    sentences: Mapping[tuple[str, str], frozenset[str]]
    copied: Mapping[tuple[str, str], frozenset[str]] = {}
    let_go: tuple[str, ...] = ()
    is_kept: bool = True


class Hearing:
    """Looks through each step of a ledger and tells `listener` of those with heavy words, and of drafts let go."""

    def __init__(self, ledger: Ledger, listener: Callable[[Heard], None]) -> None:
        self._ledger = ledger
        self._listener = listener
        self._has_told = False
        #: For the packs as they were last.
        self._ear: tuple[Library, Ear] | None = None

    def hear(self, step: Step, is_kept: bool) -> None:
        """A step was done; `is_kept` where it is on the disk."""
        found: dict[tuple[str, str], frozenset[str]] = {}
        copied: dict[tuple[str, str], frozenset[str]] = {}
        for change in step.changes:
            if change.after is not None:
                new = self.new_sentences(_texts(change.before), _texts(change.after))
                if new:
                    found[change.table, change.id] = new
                    copied[change.table, change.id] = self._copied(change, step, new)
        for text in step.written:
            new = self.new_sentences({}, {"": text})
            if new:
                found["own packs", step.label] = new
        if found or self._has_told:
            self._has_told = True
            gone = (one.id for one in step.changes if one.table == DRAFTS.name and one.after is None)
            self._listener(Heard(found, copied, tuple(gone), is_kept))

    def _copied(self, change: Change, step: Step, new: frozenset[str]) -> frozenset[str]:
        """The new sentences of a new record that an older one already holds, in a text that is the same as a whole."""
        if change.before is not None or change.table in _BY_HAND:
            return frozenset()
        fresh = {(one.table, one.id) for one in step.changes if one.before is None}
        older = {
            text
            for table in TABLES
            if table is not DRAFTS
            for id, record in self._ledger.rows(table).items()
            if (table.name, id) not in fresh
            for text in texts_of(record)
        }
        own = {name: text for name, text in _texts(change.after).items() if text not in older}
        return new - self.new_sentences({}, own)

    def new_sentences(self, before: Mapping[str, str], after: Mapping[str, str]) -> frozenset[str]:
        """The heavy sentences of a record's texts, by field, that did not stand there before."""
        new: set[str] = set()
        for name, text in after.items():
            was = before.get(name, "")
            if text != was:
                old, part = _changed(was, text)
                if self._rules_out(part):
                    continue
                from ladder_tui.domain.support.heavy import heavy_sentences  # late: it reads the whole table
                from ladder_tui.services.ledger.ear import MOST_LETTERS

                phrases = self._ledger.library.heavy_phrases.values()
                here = heavy_sentences(part[:MOST_LETTERS], phrases)
                new |= here - heavy_sentences(old[:MOST_LETTERS], phrases) if here else here
        return frozenset(new)

    def _rules_out(self, text: str) -> bool:
        """Whether a quick look is enough to say that nothing heavy stands in a text."""
        from ladder_tui.services.ledger.ear import ear_of  # late: the start needs none of it

        library = self._ledger.library
        if self._ear is None or self._ear[0] is not library:
            self._ear = library, ear_of(self._ledger)
        return self._ear[1].rules_out(text)


def texts_of(value: Any) -> tuple[str, ...]:
    """All texts of a record, or of what a draft of a form holds."""
    return tuple(_texts(value).values())


def _texts(value: Any) -> dict[str, str]:
    if value is None:
        return {}
    made = msgspec.to_builtins(value)
    if isinstance(made, dict) and isinstance(value, DRAFTS.kind):
        made["text"] = unpacked(made["text"])
    return dict(_walk("", made))


def texts_by_field(*drafts: str) -> Mapping[str, str]:
    """The texts of what drafts hold, by field, those of one field one after the other."""
    found: dict[str, list[str]] = {}
    for draft in drafts:
        for name, text in _walk("", unpacked(draft)):
            found.setdefault(name, []).append(text)
    return {name: "\n\n".join(texts) for name, texts in found.items()}


def unpacked(draft: str) -> Any:
    """What a draft holds: the fields of a form, or the text itself."""
    if draft.startswith("{"):
        import json  # late: a command that writes keeps no draft

        try:
            return json.loads(draft)
        except (ValueError, RecursionError):
            pass
    return draft


def _walk(name: str, value: Any) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield name, value
    elif isinstance(value, Mapping):
        for key, inside in value.items():
            yield from _walk(f"{name}.{key}", inside)
    elif isinstance(value, list | tuple):
        for number, inside in enumerate(value):
            yield from _walk(f"{name}.{number}", inside)


def _changed(before: str, after: str) -> tuple[str, str]:
    """The part of a text that has changed, out to the ends of its sentences, as it was and as it is."""
    if not before:
        return "", after
    most = min(len(before), len(after))
    same = _longest(most, lambda size: before[:size] == after[:size])
    tail = _longest(most - same, lambda size: before[len(before) - size :] == after[len(after) - size :])
    start = same
    for _ in range(_BEFORE + 1):
        start = max(after.rfind(sign, 0, max(start - 1, 0)) for sign in _ENDS) + 1
    ends = [at for sign in _ENDS if (at := after.find(sign, len(after) - tail)) >= 0]
    left = len(after) - min(ends) if ends else 0
    return before[start : len(before) - left], after[start : len(after) - left]


def _longest(most: int, fits: Callable[[int], bool]) -> int:
    """The largest size up to `most` that fits, where all smaller ones do."""
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if fits(middle) else (low, middle - 1)
    return low
