"""The quiet end of a try: what was feared and what came of it, and that this is enough."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from ladder_tui.domain.records.attempts import Attempt
from ladder_tui.domain.snapshot import Snapshot
from ladder_tui.domain.tries.in_words import beside, rest_of
from ladder_tui.screens.kit.dialog import Dialog
from ladder_tui.widgets.bars import KeyHint
from ladder_tui.widgets.text import Words, line


class ClosingDialog(Dialog[str]):
    """The last page: what was expected beside what happened, and that this is enough.

    Answers `win` to keep one, `down` to write down what keeps going round.
    """

    AUTO_FOCUS: ClassVar[str | None] = None
    HINTS = (
        KeyHint("enter", "enough", "back"),
        KeyHint("w", "keep a win", "win"),
        KeyHint("t", "put it down", "down"),
        KeyHint("esc", "back", "back"),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space", "back", "Enough", show=False),
        Binding("w,W", "win", "Keep a win", show=False),
        Binding("t", "down", "Write it down", show=False),
    ]
    DEFAULT_CSS = """
    ClosingDialog > #card { width: 66; padding: 1 2; }
    ClosingDialog.-short > #card { padding: 0 2; }
    ClosingDialog #inside Words { height: auto; padding: 0 1; margin: 0 0 1 0; }
    ClosingDialog #enough { text-style: bold; }
    """

    def __init__(self, attempt: Attempt, snapshot: Snapshot) -> None:
        super().__init__(snapshot.shown(line(attempt.title), snapshot.person_of(attempt.id)))
        self._attempt = attempt
        self._snapshot = snapshot

    def compose_inside(self) -> ComposeResult:
        """What was feared and what came of it, the numbers, the reward, the rest."""
        attempt, snapshot = self._attempt, self._snapshot
        sentences = beside(attempt)
        if sentences:
            feared = line(snapshot.shown(attempt.prediction.feared))
            yield Words((sentences[0], "bold"), f"\n“{feared}”", id="feared")
        for sentence in sentences[1:]:
            yield Words(sentence)
        if attempt.outcome is not None and attempt.outcome.lesson:
            yield Words(("To keep: ", "$calm"), line(snapshot.shown(attempt.outcome.lesson)))
        yield Words("That is enough for today.", id="enough")
        if attempt.reward:
            yield Words(("Right after: ", "$calm"), line(snapshot.shown(attempt.reward)))
        rest = rest_of(attempt, snapshot)
        if rest:
            yield Words((f"What you wrote is {rest}. Nothing about it needs another look before.", "$quiet"))

    def action_win(self) -> None:
        """A small win belongs to it."""
        self.answer("win")

    def action_down(self) -> None:
        """Ten minutes to write down what keeps going round; then it rests."""
        self.answer("down")
