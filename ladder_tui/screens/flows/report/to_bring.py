"""The questions for the next talk with a therapist or friend, one to a line."""

from msgspec.structs import replace

from ladder_tui.domain.records.reviews import ToBring
from ladder_tui.screens.kit.form import Field, Values
from ladder_tui.screens.kit.record_form import RecordForm
from ladder_tui.services.journal import Journal


class ToBringForm(RecordForm[ToBring]):
    """One page of questions; empty takes them out."""

    DEFAULT_CSS = """
    ToBringForm .row { layout: vertical; }
    ToBringForm .label, ToBringForm.-narrow .label, ToBringForm.-tiny .label { width: 100%; height: auto; }
    ToBringForm .trouble, ToBringForm.-narrow .trouble { margin: 0; }
    ToBringForm TextArea { height: 8; width: 100%; }
    """

    def __init__(self, journal: Journal) -> None:
        known = next(iter(journal.snapshot().to_bring.values()), None)
        super().__init__(
            known or ToBring(at=journal.now()),
            "Questions I want to bring",
            [Field("text", "One to a line. They stay until you change them, and stand on the report.", "text")],
            keep=journal.reviews.save_to_bring,
            journal=journal,
            draft_id="to-bring",
        )

    def changed(self, values: Values) -> ToBring:
        """The questions as of now."""
        return replace(super().changed(values), at=self._journal.now())
