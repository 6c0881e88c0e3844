"""One question of one's own: its words, and an answer from 0 to 10."""

from typing import Any, Final

from textual import on
from textual.widget import Widget

from ladder_tui.domain.growth.own_question import SCALE, SUGGESTED
from ladder_tui.screens.kit.dialog import Choose
from ladder_tui.screens.kit.form import Field, FormDialog, Values
from ladder_tui.screens.kit.page import PageScreen
from ladder_tui.services.journal import Journal
from ladder_tui.widgets.scale_row import ScaleRow

TITLE: Final = "A question of your own"
#: The field of the answer.
ANSWER: Final = "own_answer"
_ABOUT: Final = "0 to 10, once a week in the look back if you like. The numbers are yours alone."


class WithScale(FormDialog):
    """A form in which the answer to one's own question stands on a scale; a number beyond it is refused whole."""

    def _widget(self, field: Field, raw: Any) -> Widget:
        if field.name != ANSWER:
            return super()._widget(field, raw)
        row = ScaleRow(SCALE, raw if isinstance(raw, int) else None, id=f"field-{ANSWER}")
        row.add_class("field", update=False)
        return row

    def _raw(self) -> Values:
        raw = super()._raw()
        for row in self.query(ScaleRow):
            raw[ANSWER] = row.value
        return raw

    @on(ScaleRow.Changed)
    def _answered(self) -> None:
        self._changed()

    @on(ScaleRow.Beyond)
    def _too_much(self, message: ScaleRow.Beyond) -> None:
        self.tell_troubles({ANSWER: message.trouble})


class OwnAnswerForm(WithScale):
    """Asks it once."""

    DEFAULT_CSS = """
    OwnAnswerForm .row { layout: vertical; }
    OwnAnswerForm .label, OwnAnswerForm.-narrow .label, OwnAnswerForm.-tiny .label {
        width: 100%; height: auto; margin: 0 0 1 0;
    }
    OwnAnswerForm .trouble, OwnAnswerForm.-narrow .trouble { margin: 1 0 0 0; }
    """

    def __init__(self, journal: Journal) -> None:
        snapshot = journal.snapshot()

        def save(values: Values) -> None:
            journal.measure.answer_own(values[ANSWER])

        super().__init__(
            TITLE,
            [Field(ANSWER, snapshot.shown(snapshot.settings.own_question), "slider")],
            journal=journal,
            draft_id="own-answer",
            check=lambda values: "" if values[ANSWER] is not None else "A number is wanted here; esc leaves it open.",
            save=save,
        )


class OwnQuestionForm(FormDialog):
    """Its words."""

    DEFAULT_CSS = """
    OwnQuestionForm .row { layout: vertical; }
    OwnQuestionForm .label, OwnQuestionForm.-narrow .label, OwnQuestionForm.-tiny .label { width: 100%; height: auto; }
    OwnQuestionForm .trouble, OwnQuestionForm.-narrow .trouble { margin: 0; }
    """

    def __init__(self, journal: Journal, begin: str) -> None:
        def save(values: Values) -> None:
            journal.measure.ask_own(values["question"])

        super().__init__(
            TITLE,
            [Field("question", "In your words", value=begin, hint=SUGGESTED, required=True)],
            journal=journal,
            draft_id="own-question",
            note=_ABOUT,
            save=save,
        )


async def lead_own_question(screen: PageScreen) -> bool:
    """Write the question, or, where there is one, answer it, change its words or stop asking; whether something was
    kept."""
    journal, asked = screen.journal, screen.snapshot.settings.own_question
    if asked:
        wishes = [
            ("answer", "Answer it now"),
            ("words", "Change its words"),
            ("stop", "Ask it no more; the answers stay"),
        ]
        wish = await screen.app.push_screen_wait(Choose(screen.shown(asked), wishes))
    else:
        wishes = [("suggested", SUGGESTED), ("words", "In my own words")]
        wish = await screen.app.push_screen_wait(Choose(TITLE, wishes, note=_ABOUT))
    if wish == "stop":
        return screen.act(lambda: journal.measure.ask_own("")) is not None
    if wish is None:
        return False
    form = (
        OwnAnswerForm(journal)
        if wish == "answer"
        else OwnQuestionForm(journal, SUGGESTED if wish == "suggested" else asked)
    )
    if await screen.app.push_screen_wait(form) is None:
        return False
    screen.say_kept()
    return True
