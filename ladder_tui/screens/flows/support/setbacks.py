"""The plan for setbacks: a page to read, and the form it is written in."""

from typing import ClassVar

from msgspec.structs import replace

from ladder_tui.domain.records.reviews import SetbackPlan
from ladder_tui.domain.review.setbacks import ABOUT, PARTS, TITLE, setback_parts, the_plan
from ladder_tui.screens.flows.support.own_plan import OwnPlanPage
from ladder_tui.screens.kit.form import Field, Values
from ladder_tui.screens.kit.record_form import RecordForm
from ladder_tui.services.journal import Journal


class SetbacksPage(OwnPlanPage):
    """The plan for setbacks, or what one is."""

    ABOUT: ClassVar[str] = ABOUT

    def __init__(self, journal: Journal) -> None:
        super().__init__(journal, TITLE)

    def told(self) -> tuple[tuple[str, str], ...]:
        """Its written parts."""
        return setback_parts(the_plan(self._journal.snapshot()))

    def form(self) -> "SetbacksForm":
        """Its three parts."""
        return SetbacksForm(self._journal)

    def take_out(self) -> None:
        """Remove it."""
        self._journal.reviews.remove_setbacks()


class SetbacksForm(RecordForm[SetbackPlan]):
    """Its three parts, in one's own words; any of them may stay open."""

    DEFAULT_CSS = """
    SetbacksForm .row { layout: vertical; margin: 0 0 1 0; }
    SetbacksForm .label, SetbacksForm.-narrow .label, SetbacksForm.-tiny .label { width: 100%; height: auto; }
    SetbacksForm .trouble, SetbacksForm.-narrow .trouble { margin: 0; }
    SetbacksForm TextArea { height: 3; width: 100%; }
    """

    def __init__(self, journal: Journal) -> None:
        super().__init__(
            the_plan(journal.snapshot()) or SetbackPlan(at=journal.now()),
            TITLE,
            [Field(name, f"{label}: {hint}", "text") for name, label, hint in PARTS],
            keep=journal.reviews.save_setbacks,
            journal=journal,
            draft_id="setbacks",
            note="In your own words, while things go well.",
            check=_says_something,
        )

    def changed(self, values: Values) -> SetbackPlan:
        """The plan as of now."""
        return replace(super().changed(values), at=self._journal.now())


def _says_something(values: Values) -> str:
    return "" if any(values[name].strip() for name, _, _ in PARTS) else "A few words to any part are enough."
