"""Someone I trust: three questions to hand over, and a form for what they answer."""

from typing import ClassVar

from msgspec.structs import replace
from textual import work
from textual.binding import Binding, BindingType

from ladder_tui.domain.records.reviews import Feedback
from ladder_tui.domain.support.trusted import QUESTIONS, SOMEONE, to_copy
from ladder_tui.screens.flows.giving.copying import copy
from ladder_tui.screens.flows.report.report_page import ReportPage
from ladder_tui.screens.flows.support.talk import TalkPage
from ladder_tui.screens.kit.form import Field, Values
from ladder_tui.screens.kit.reading_page import NotePage
from ladder_tui.screens.kit.record_form import RecordForm
from ladder_tui.services.journal import Journal, new_id
from ladder_tui.widgets.bars import KeyHint
from ladder_tui.widgets.text import Part


class TrustedPage(NotePage):
    """The questions to read. `c` copies them, `n` notes an answer, `p` opens the report, `t` the page about talking."""

    HINTS: ClassVar[tuple[KeyHint, ...]] = (
        KeyHint("c", "copy", "copy"),
        KeyHint("n", "answer", "note"),
        KeyHint("p", "report", "report"),
        KeyHint("t", "talk?", "talk"),
        KeyHint("esc", "back", "back"),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("c,y", "copy", "Copy", show=False),
        Binding("n", "note", "Note an answer", show=False),
        Binding("p", "report", "Report", show=False),
        Binding("t", "talk", "Should I talk to someone?", show=False),
        Binding("q", "back", "Back", show=False),
    ]

    DEFAULT_CSS = "TrustedPage #said { color: $kept; }"

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        parts: list[Part] = [
            "A friend, a relative, a therapist: people who know you see things that you cannot. You could ask them "
            "three questions, in writing or over a cup of something.\n"
        ]
        parts += [part for question in QUESTIONS for part in ("\n · ", (question, "bold"))]
        parts += ["\n\n", ("What they say can be noted here and stands in Reflect. It goes nowhere else.", "$quiet")]
        super().__init__(SOMEONE, *parts)

    def action_copy(self) -> None:
        """The questions as a message, to the clipboard."""
        copy(self, to_copy(), what="Copied, with a line before and after")

    @work(exclusive=True)
    async def action_note(self) -> None:
        """Note what somebody answered."""
        if await self.app.push_screen_wait(FeedbackForm(self._journal)) is not None:
            self.complain(f"{self._journal.next_undo}; Reflect has them.")

    def action_report(self) -> None:
        """A page of notes to take along."""
        self.app.push_screen(ReportPage(self._journal))

    def action_talk(self) -> None:
        """When to talk to a professional."""
        self.app.push_screen(TalkPage())


class FeedbackForm(RecordForm[Feedback]):
    """Who, and an answer to each of the three questions, in their words or the user's; any of them may stay open."""

    DEFAULT_CSS = """
    FeedbackForm .row { layout: vertical; margin: 0 0 1 0; }
    FeedbackForm .label, FeedbackForm.-narrow .label, FeedbackForm.-tiny .label { width: 100%; height: auto; }
    FeedbackForm .trouble, FeedbackForm.-narrow .trouble { margin: 0; }
    FeedbackForm TextArea { height: 3; width: 100%; }
    """

    def __init__(self, journal: Journal, feedback: Feedback | None = None) -> None:
        known = feedback or Feedback(id=new_id(), at=journal.now())
        given = (*known.answers, "", "", "")
        self._is_new = feedback is None
        super().__init__(
            known,
            "What they said",
            [
                Field("who", "Who", hint="a name, or nothing"),
                *(
                    Field(f"answer{number}", question, "text", given[number])
                    for number, question in enumerate(QUESTIONS)
                ),
            ],
            keep=journal.reviews.save_feedback,
            journal=journal,
            draft_id=f"feedback:{known.id if feedback is not None else 'new'}",
            check=_says_something,
        )

    def changed(self, values: Values) -> Feedback:
        """The answers in one; new ones are of the moment in which they are kept."""
        answers = tuple(values[f"answer{number}"].strip() for number in range(len(QUESTIONS)))
        at = self._journal.now() if self._is_new else self._record.at
        return replace(super().changed(values), at=at, answers=answers)


def _says_something(values: Values) -> str:
    if any(values[f"answer{number}"].strip() for number in range(len(QUESTIONS))):
        return ""
    return "A few words to any of the three questions are enough; esc leaves it."
