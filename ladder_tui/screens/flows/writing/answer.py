"""A question and the field it asks for: a scale, a number, one line; a few words more are always possible."""

import re
from collections.abc import Callable
from typing import ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Input

from ladder_tui.domain.base.clean import is_blank
from ladder_tui.domain.items.prompts import ReflectionPrompt
from ladder_tui.screens.kit.dialog import Dialog
from ladder_tui.screens.kit.draft import Draft
from ladder_tui.services.journal import Journal, NotSaved
from ladder_tui.widgets.bars import KeyHint
from ladder_tui.widgets.fields import LineField
from ladder_tui.widgets.scale_row import ScaleRow
from ladder_tui.widgets.text import Words, line

#: The largest number that makes sense as an answer.
MOST: Final = 100_000
#: How a kept draft begins when the figure was given already: "7 of 10 (harder to easier)" or "20".
_FIGURE: Final = re.compile(r"(\d{1,6})(?: of \d+(?: \([^)]*\))?)?")


class AnswerDialog(Dialog[str]):
    """Answers with the words that were kept: "7 of 10", "20", or what was typed; None when left with Esc.

    For `scale` and `number` a line of words may follow the figure. `keep` saves and may raise NotSaved or
    ValueError: the dialog then stays open. What is typed is kept as a draft under `draft_id`.
    """

    AUTO_FOCUS: ClassVar[str | None] = "ScaleRow, LineField"
    HINTS = (
        KeyHint("enter", "keep", "save"),
        KeyHint("tab", "next", "app.focus_next"),
        KeyHint("esc", "back", "back"),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s,ctrl+enter,enter", "save", "Keep", show=False),
        Binding("down", "app.focus_next", "Next field", show=False),
        Binding("up", "app.focus_previous", "Field before", show=False),
    ]
    draft: Draft
    DEFAULT_CSS = """
    AnswerDialog .why { height: auto; padding: 0 1; margin: 0 0 1 0; color: $quiet; }
    AnswerDialog .again { height: auto; padding: 0 1; margin: 0 0 1 0; color: $calm; }
    AnswerDialog .more { height: auto; padding: 0 1; margin: 1 0 0 0; color: $quiet; }
    """

    def __init__(
        self, journal: Journal, prompt: ReflectionPrompt, *, draft_id: str, keep: Callable[[str], object]
    ) -> None:
        super().__init__(prompt.question)
        self._prompt = prompt
        self._keep = keep
        self.draft = Draft(self, journal, draft_id, read=lambda: self._unfinished, tell=self.complain)

    @property
    def _figures(self) -> bool:
        return self._prompt.form in ("scale", "number")

    def compose_inside(self) -> ComposeResult:
        """Why it is asked, and the fields."""
        if self._prompt.why:
            yield Words(self._prompt.why, classes="why")
        figure, words = None, ""
        if self.draft.found is not None:
            figure, words = self._parted(self.draft.found)
            yield Words(self.draft.again, classes="again")
        if self._prompt.form == "scale" and self._prompt.scale is not None:
            yield ScaleRow(self._prompt.scale, figure, id="scale")
        elif self._prompt.form == "number":
            yield LineField("" if figure is None else str(figure), hint="a number", id="number")
        if self._figures:
            yield Words("A few words, if you like", classes="more")
        yield LineField(words, id="words")

    # -- drafts -----------------------------------------------------------------------------

    @property
    def _words(self) -> str:
        return line(self.query_one("#words", LineField).value).strip()

    def _parted(self, text: str) -> tuple[int | None, str]:
        """The figure and the words of a draft; what is no figure of this question is words."""
        first, _, rest = text.partition("\n")
        found = _FIGURE.fullmatch(first) if self._figures else None
        return (int(found[1]), line(rest)) if found is not None else (None, line(text))

    @property
    def _unfinished(self) -> str:
        """What stands in the fields, checked or not."""
        figure = self._scale_words() if self._prompt.form == "scale" else ""
        if self._prompt.form == "number":
            figure = line(self.query_one("#number", LineField).value).strip()
        return "\n".join(part for part in (figure, self._words) if part)

    @on(ScaleRow.Changed)
    @on(Input.Changed)
    def _changed(self) -> None:
        if self.is_mounted:
            self.draft.typed()
            self.complain("")

    @on(ScaleRow.Beyond)
    def _beyond(self, message: ScaleRow.Beyond) -> None:
        self.complain(message.trouble)

    # -- answering --------------------------------------------------------------------------

    def _answer(self) -> str:
        """The whole answer. Raises ValueError with one sentence about what would be right."""
        words = self._words
        if not self._figures:
            if is_blank(words):
                raise ValueError("A few words are wanted here; esc leaves the question.")
            return words
        figure = self._scale_words() if self._prompt.form == "scale" else self._number_words()
        if not figure and is_blank(words):
            raise ValueError("A number or a few words are wanted here; esc leaves the question.")
        return "\n".join(part for part in (figure, words) if part)

    def _scale_words(self) -> str:
        scale = self._prompt.scale
        value = self.query_one(ScaleRow).value if scale is not None else None
        if scale is None or value is None:
            return ""
        ends = " to ".join(end for end in (scale.low, scale.high) if end)
        return f"{value} of {scale.max}" + (f" ({ends})" if ends else "")

    def _number_words(self) -> str:
        typed = line(self.query_one("#number", LineField).value).strip()
        if typed and not (typed.isascii() and typed.isdecimal() and int(typed) <= MOST):
            raise ValueError(f"“{typed[:20]}” is no whole number from 0 to {MOST:,}; words go into the line below.")
        return str(int(typed)) if typed else ""

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_save()

    def action_save(self) -> None:
        """Keep the answer."""
        try:
            text = self._answer()
            self._keep(text)
        except NotSaved as error:
            self.complain(f"{error} Your words stay here; enter tries again.")
            return
        except ValueError as error:
            self.complain(str(error))
            return
        self.answer(text)
