"""Other copies of the data beside the file, for the app: which are new, what one holds, joining it, putting it away."""

import re
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING, Final

import msgspec

from ladder_tui.domain.records.settings import Join
from ladder_tui.domain.records.tables import JOINS
from ladder_tui.services.ledger.ledger import Ledger
from ladder_tui.store.copies.conflicts import conflict_copies, is_about, is_of_a_tool
from ladder_tui.store.copies.recovery import head_save
from ladder_tui.store.keeper import Locked, NotSaved, StoreError

if TYPE_CHECKING:
    from ladder_tui.store.whole.merge import Preview

#: How the name of a file speaks of it that lay in the place of the data file, and was whole.
_LAY_THERE: Final = "-(changed|newer-copy)"

__all__ = ["CannotJoin", "Joining", "Looked", "NotSaved"]


class CannotJoin(Exception):
    """Why a copy cannot be looked into, joined or put away, in a sentence. Nothing has changed then."""


class Looked(msgspec.Struct, frozen=True):
    """What joining a copy would come to, or came to.

    `beside`: it lies beside the data file, from where it can be put away. `note` is the list; it `is_nothing` where the
    copy holds nothing that is not here. `of_a_tool`: the name says that a sync tool left it. `records` is how many it
    holds, `unread` how many of them ladder cannot read; `notes` are sentences on a copy that is not whole.
    """

    path: Path
    beside: bool
    note: Join
    is_nothing: bool
    of_a_tool: bool
    records: int
    unread: int = 0
    notes: tuple[str, ...] = ()


class Joining:
    """What the app does with copies. A copy is never removed."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._known: set[str] | None = None

    def told(self) -> frozenset[str]:
        """The sentences on copies that were new when the file was opened; each copy has a page of its own."""
        copies = self.copies()
        return frozenset(said for said in self._ledger.keeper.problems if any(is_about(said, one) for one in copies))

    def copies(self) -> tuple[Path, ...]:
        """The copies beside the data file."""
        return conflict_copies(self._ledger.keeper.files)

    def kept(self) -> tuple[Path, ...]:
        """What lay in the place of the data file and was kept aside, where it holds what ladder wrote; latest first."""
        files = self._ledger.keeper.files
        found = [path for path in files.dated() if path.parent == files.kept and path.suffix == ".json"]
        return tuple(path for path in reversed(found) if re.search(_LAY_THERE, path.name) and head_save(path))

    def fresh(self, began_without: bool = False) -> tuple[Path, ...]:
        """Those that were not told in an earlier session, when this is first asked; then those that came since.

        `began_without`: there was none at first, so all that there are have come since.
        """
        there = self.copies()
        if self._known is None and not began_without:
            told = self.told()
            new = tuple(copy for copy in there if any(is_about(said, copy) for said in told))
        else:
            new = tuple(copy for copy in there if copy.name not in (self._known or ()))
        self._known = {copy.name for copy in there}
        return new

    def look(self, copy: Path) -> Looked:
        """What joining a copy would come to. Raises CannotJoin."""
        return self._looked(self._preview(copy))

    def join(self, copy: Path) -> tuple[Looked, str]:
        """Join a copy; what was joined, and the name of the backup that undoes it. Raises CannotJoin or NotSaved."""
        found = self._preview(copy)
        try:
            before = self._ledger.take_in(found.tables, found.past)
        except NotSaved:
            raise
        except StoreError as error:
            raise CannotJoin(str(error)) from error
        return self._looked(found), before.name if before is not None else ""

    def put_away(self, copy: Path) -> Path:
        """Move a copy to the kept files; where it lies then. Raises CannotJoin."""
        from ladder_tui.store.whole.merge import put_away

        try:
            return put_away(self._ledger.keeper.files, copy, self._ledger.clock())
        except StoreError as error:
            raise CannotJoin(str(error)) from error

    def forget(self, id: str) -> None:
        """Remove the list of what was joined; undo brings it back."""
        self._ledger.remove(JOINS, id, "Removed the list")

    def _preview(self, copy: Path) -> "Preview":
        from ladder_tui.store.whole.merge import look_into  # late: hardly ever needed

        keeper = self._ledger.keeper
        try:
            return look_into(keeper.files, keeper.last, copy, now=self._ledger.clock())
        except Locked as error:
            raise CannotJoin(
                f"The copy {copy.name} is locked with another passphrase than your notes. Leave ladder and type "
                f"`ladder data merge {quote(str(copy))}`, which asks for it."
            ) from error
        except StoreError as error:
            raise CannotJoin(str(error)) from error

    def _looked(self, found: "Preview") -> Looked:
        return Looked(
            found.source, found.source in self.copies(), found.joined.note, found.is_nothing,
            is_of_a_tool(found.source), found.records, found.unread, found.notes,
        )  # fmt: skip
