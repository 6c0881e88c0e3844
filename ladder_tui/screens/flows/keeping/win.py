"""Keep a small win: one line, from anywhere."""

from ladder_tui.screens.kit.form import Field, FormDialog, Values
from ladder_tui.services.journal import Journal


class WinDialog(FormDialog):
    """Asks for one line and keeps it."""

    def __init__(self, journal: Journal, *, plan_id: str | None = None, attempt_id: str | None = None) -> None:
        def save(values: Values) -> None:
            journal.wins.keep(values["text"], plan_id=plan_id, attempt_id=attempt_id)

        super().__init__(
            "A small good thing that happened",
            [Field("text", "In a line", hint="She waved first", required=True)],
            journal=journal,
            draft_id="win",
            save=save,
        )
