"""A kindness card, one step at a time. Nothing of it is stored."""

from collections.abc import Sequence
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from ladder_tui.domain.items.kindness import Kindness, StepKind
from ladder_tui.domain.review.setbacks import HELPED, setback_parts, the_plan
from ladder_tui.screens.kit.dialog import Dialog
from ladder_tui.services.journal import Journal
from ladder_tui.widgets.bars import KeyHint
from ladder_tui.widgets.text import Words, cut, line

STEP_WORDS: Final[dict[StepKind, str]] = {
    "name_it": "Naming it",
    "common": "Not only you",
    "kind_word": "A kind word",
    "facts": "Only the facts",
    "body": "For the body",
    "next_step": "Something small, next",
}

#: Cells of a line of the card.
OWN_CELLS: Final = 58


class KindnessDialog(Dialog[str]):
    """Pages through the steps of a card. Answers with the card's id when it was read to its end, or when the user
    wants to write for a letter card with "write:" before the id; None when it was left before.

    `cards` begins with the one to show; the others come with `w`. With a `journal` the user's own plan for setbacks,
    where there is one, stands below the first step, and `p` shows all of it.
    """

    AUTO_FOCUS: ClassVar[str | None] = None
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,right,space,l,down,j", "next", "Next", show=False),
        Binding("left,backspace,h,up,k", "before", "Before", show=False),
        Binding("w", "another", "Another card", show=False),
        Binding("e", "write", "Write", show=False),
        Binding("p", "plan", "My plan for setbacks", show=False),
    ]
    DEFAULT_CSS = """
    KindnessDialog > #card { width: 66; padding: 1 2; }
    KindnessDialog #of { color: $quiet; padding: 0 1; height: auto; }
    KindnessDialog #step { padding: 1 1; height: auto; min-height: 5; }
    KindnessDialog #dots { padding: 0 1; color: $quiet; height: 1; }
    KindnessDialog #aside { padding: 1 1 0 1; color: $quiet; height: auto; display: none; }
    KindnessDialog #aside.-on { display: block; }
    KindnessDialog #own { padding: 1 1 0 1; height: auto; display: none; }
    KindnessDialog #own.-on { display: block; }
    KindnessDialog.-short > #card { padding: 0 2; }
    """

    def __init__(self, cards: Sequence[Kindness], moment: str, journal: Journal | None = None) -> None:
        super().__init__(cards[0].title)
        self._journal = journal
        self._cards = tuple(cards)
        self._moment = moment
        self._card = 0
        self._page = 0

    @property
    def card(self) -> Kindness:
        """The card that is shown."""
        return self._cards[self._card]

    @property
    def _last(self) -> bool:
        return self._page == len(self.card.steps) - 1

    def compose_inside(self) -> ComposeResult:
        """Where it belongs, the step, and how far it is."""
        yield Words(id="of")
        yield Words(id="step")
        yield Words(id="dots")
        yield Words(id="aside")
        yield Words(id="own")

    def on_mount(self) -> None:
        """The first step."""
        self._turn()

    def hints(self) -> tuple[KeyHint, ...]:
        """Enter goes on, and on the last step ends it."""
        found = [KeyHint("enter", "that was good" if self._last else "next", "next")]
        if self._page:
            found.append(KeyHint("←", "before", "before"))
        if self._last and self.card.form == "letter":
            found.append(KeyHint("e", "write it down", "write"))
        if len(self._cards) > 1 and not self._page:
            found.append(KeyHint("w", "another", "another"))
        if self._plan and not self._page:
            found.append(KeyHint("p", "my plan", "plan"))
        return (*found, KeyHint("esc", "leave it", "back"))

    @property
    def _plan(self) -> tuple[tuple[str, str], ...]:
        """The written parts of the plan for setbacks; none where it is not to be shown."""
        return setback_parts(the_plan(self._journal.snapshot())) if self._journal is not None else ()

    def _turn(self) -> None:
        card, step = self.card, self.card.steps[self._page]
        self.query_one("#title", Words).say(card.title)
        minutes = "about a minute" if card.minutes <= 1 else f"about {card.minutes} minutes"
        self.query_one("#of", Words).say(f"{self._moment} · {minutes}")
        self.query_one("#step", Words).say((f"{STEP_WORDS[step.kind]}\n", "$calm"), (f"\n{step.text}", "bold"))
        dots = " ".join("●" if page == self._page else "○" for page in range(len(card.steps)))
        self.query_one("#dots", Words).say(f"{dots}   {self._page + 1} of {len(card.steps)}")
        aside = self.query_one("#aside", Words)
        aside.say(card.not_for)
        aside.set_class(bool(card.not_for) and self._page == 0, "-on")
        own, plan = self.query_one("#own", Words), self._plan
        own.set_class(bool(plan) and self._page == 0, "-on")
        if plan and self._journal is not None:
            label, text = next((part for part in plan if part[0] == HELPED), plan[0])
            lines = " · ".join(part.strip() for part in text.splitlines() if part.strip())
            told = cut(line(self._journal.snapshot().shown(lines)), 2 * OWN_CELLS)
            own.say((f"From your plan for setbacks. {label}:", "$calm"), f"\n{told}")
        self.show_hints()

    def action_plan(self) -> None:
        """All of the plan for setbacks."""
        if self._plan and self._journal is not None:
            from ladder_tui.screens.flows.support.setbacks import SetbacksPage

            self.app.push_screen(SetbacksPage(self._journal), lambda _: self._turn())

    def action_next(self) -> None:
        """The next step; after the last one it is done."""
        if self._last:
            self.answer(self.card.id)
            return
        self._page += 1
        self._turn()

    def action_before(self) -> None:
        """The step before."""
        if self._page:
            self._page -= 1
            self._turn()

    def action_another(self) -> None:
        """Another card for the same moment."""
        self._card = (self._card + 1) % len(self._cards)
        self._page = 0
        self._turn()

    def action_write(self) -> None:
        """A letter may be written down."""
        if self._last and self.card.form == "letter":
            self.answer(f"write:{self.card.id}")
