"""The plan for hard moments: a page to read, and the form it is written in."""

from typing import ClassVar

from msgspec.structs import replace

from ladder_tui.domain.records.reviews import HardMoments
from ladder_tui.domain.support.hard_moments import ABOUT, PARTS, TITLE, plan_parts
from ladder_tui.screens.flows.support.own_plan import OwnPlanPage
from ladder_tui.screens.kit.form import Field, Values
from ladder_tui.screens.kit.record_form import RecordForm
from ladder_tui.services.journal import Journal


class HardMomentsPage(OwnPlanPage):
    """The plan for hard moments, or what one is."""

    ABOUT: ClassVar[str] = ABOUT

    def __init__(self, journal: Journal) -> None:
        super().__init__(journal, TITLE)

    @property
    def plan(self) -> HardMoments | None:
        """The plan there is."""
        return next(iter(self._journal.snapshot().hard_moments.values()), None)

    def told(self) -> tuple[tuple[str, str], ...]:
        """Its written parts."""
        return plan_parts(self.plan)

    def form(self) -> "HardMomentsForm":
        """Its six parts."""
        return HardMomentsForm(self._journal, self.plan)

    def take_out(self) -> None:
        """Remove it."""
        self._journal.reviews.remove_hard_moments()


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
