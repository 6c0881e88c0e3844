"""The five points of the scale of unease in one's own words."""

from ladder_tui.domain.base.suds import LONGEST, POINTS, WORDS, anchors
from ladder_tui.screens.kit.form import Field, FormDialog, Values
from ladder_tui.services.journal import Journal


class AnchorsForm(FormDialog):
    """A line for each point; an empty one goes back to the house's words."""

    DEFAULT_CSS = """
    AnchorsForm .label, AnchorsForm.-narrow .label { width: 6; }
    AnchorsForm .trouble, AnchorsForm.-narrow .trouble { margin: 0 0 0 6; }
    """

    def __init__(self, journal: Journal) -> None:
        def save(values: Values) -> None:
            journal.ladder.set_anchors([values[f"at_{point}"] for point in POINTS])

        own = anchors(journal.snapshot().settings.anchors)
        super().__init__(
            "The scale of unease, in your words",
            [
                Field(f"at_{anchor.suds}", f"{anchor.suds}", value=anchor.words, hint=house)
                for anchor, house in zip(own, WORDS, strict=True)
            ],
            journal=journal,
            draft_id="anchors",
            note=f"What do these numbers feel like to you? Up to {LONGEST} letters each; an empty line takes ours.",
            save=save,
        )
