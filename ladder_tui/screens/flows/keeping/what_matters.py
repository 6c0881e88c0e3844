"""What matters: up to five lines in one's own words, on one page. Steps and plans can name one of them."""

from typing import Final

from ladder_tui.screens.kit.form import Field, FormDialog, Values
from ladder_tui.services.journal import Journal

#: Lines that the page has; more than these were written elsewhere, and are shown as well.
LINES: Final = 5
TITLE: Final = "What matters"
NOTE: Final = "Up to five short lines, for you alone. A step or a plan can say which of them it is for."
_HINTS: Final = ("being a friend who calls", "knowing the people on my street", "", "", "")


class WhatMattersForm(FormDialog):
    """A field for each line. One that is emptied is taken out, and what named it names it no more."""

    DEFAULT_CSS = """
    WhatMattersForm .label, WhatMattersForm.-narrow .label, WhatMattersForm.-tiny .label { width: 4; }
    WhatMattersForm .trouble, WhatMattersForm.-narrow .trouble { margin: 0 0 0 4; }
    """

    def __init__(self, journal: Journal) -> None:
        known = list(journal.snapshot().what_matters.values())
        self._known = known
        fields = []
        for number in range(max(LINES, len(known))):
            text = known[number].text if number < len(known) else ""
            hint = _HINTS[number] if number < LINES else ""
            fields.append(Field(f"line{number}", f"{number + 1}", value=text, hint=hint))

        def save(values: Values) -> None:
            ids = [line.id for line in known]
            texts = [values[field.name] for field in fields]
            journal.goals.write_what_matters(list(zip([*ids, *[None] * len(texts)], texts, strict=False)))

        super().__init__(
            TITLE, fields, journal=journal, draft_id="what-matters", note=NOTE, check=self._says_something, save=save
        )

    def _says_something(self, values: Values) -> str:
        """Nothing to keep, and nothing to take out."""
        if self._known or any(text.strip() for text in values.values()):
            return ""
        return "A few words on any line are enough; esc leaves it."
