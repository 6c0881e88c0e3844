"""The plan for hard moments: a page to read, and the form it is written in."""

from typing import ClassVar

from msgspec.structs import replace
from textual import work
from textual.binding import Binding, BindingType

from ladder_tui.domain.records.reviews import HardMoments
from ladder_tui.domain.support.hard_moments import ABOUT, PARTS, TITLE, plan_parts
from ladder_tui.screens.kit.form import Field, Values
from ladder_tui.screens.kit.reading_page import FullPage
from ladder_tui.screens.kit.record_form import RecordForm
from ladder_tui.services.journal import Journal, NotSaved
from ladder_tui.widgets.bars import KeyHint
from ladder_tui.widgets.text import Part, folded


class HardMomentsPage(FullPage[None]):
    """The plan, or what one is. `e` writes it, `x` takes it out; `!` has people to talk to."""

    HINTS = (
        KeyHint("e", "write", "edit"),
        KeyHint("x", "remove", "remove"),
        KeyHint("!", "people to talk to", "app.support"),
        KeyHint("↑ ↓", "scroll", "down"),
        KeyHint("esc", "back", "back"),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("e", "edit", "Write", show=False),
        Binding("x", "remove", "Remove", show=False),
        Binding("q", "back", "Back", show=False),
    ]
    AROUND = 2

    def __init__(self, journal: Journal) -> None:
        super().__init__(TITLE)
        self._journal = journal

    @property
    def plan(self) -> HardMoments | None:
        """The plan there is."""
        return next(iter(self._journal.snapshot().hard_moments.values()), None)

    def hints(self) -> tuple[KeyHint, ...]:
        """Without removing where there is nothing to remove."""
        return tuple(hint for hint in self.HINTS if hint.action != "remove" or self.plan is not None)

    def parts(self, width: int) -> list[Part]:
        """Each part under what it asks, for the width there is."""
        snapshot, wide = self._journal.snapshot(), max(8, width - 1)
        told = plan_parts(self.plan)
        if not told:
            return [f" {row}\n" for row in folded(ABOUT, wide)]
        parts: list[Part] = []
        for label, text in told:
            parts.append((f" {label}\n", "$calm"))
            for line in snapshot.shown(text).splitlines():
                parts += [f"   {row}\n" for row in folded(line, wide - 2) or [""]]
            parts.append("\n")
        return parts

    @work(exclusive=True)
    async def action_edit(self) -> None:
        """Write it, or change it."""
        form = HardMomentsForm(self._journal, self.plan)
        await self.app.push_screen_wait(form)
        if form.kept is not None:
            self._shown_anew()

    def action_remove(self) -> None:
        """Take it out; undo brings it back."""
        if self.plan is None:
            return
        try:
            self._journal.reviews.remove_hard_moments()
        except NotSaved as error:
            self.complain(str(error))
            return
        self._shown_anew()

    def _shown_anew(self) -> None:
        self._fill()
        self._show_hints()
        self.complain(f"{self._journal.next_undo}.")


class HardMomentsForm(RecordForm[HardMoments]):
    """Its six parts, in one's own words; any of them may stay open."""

    DEFAULT_CSS = """
    HardMomentsForm .row { layout: vertical; margin: 0 0 1 0; }
    HardMomentsForm .label, HardMomentsForm.-narrow .label, HardMomentsForm.-tiny .label { width: 100%; height: auto; }
    HardMomentsForm .trouble, HardMomentsForm.-narrow .trouble { margin: 0; }
    HardMomentsForm TextArea { height: 3; width: 100%; }
    """

    def __init__(self, journal: Journal, plan: HardMoments | None) -> None:
        super().__init__(
            plan or HardMoments(at=journal.now()),
            TITLE,
            [Field(name, f"{label}: {hint}" if hint else label, "text") for name, label, hint in PARTS],
            keep=journal.reviews.save_hard_moments,
            journal=journal,
            draft_id="hard-moments",
            note="In your own words. Good to write together with a professional.",
            check=_says_something,
        )

    def changed(self, values: Values) -> HardMoments:
        """The plan as of now."""
        return replace(super().changed(values), at=self._journal.now())


def _says_something(values: Values) -> str:
    return "" if any(values[name].strip() for name, _, _ in PARTS) else "A few words to any part are enough."
