"""The weekly review: short steps, none of them needed; it can be left at any of them and gone on with later."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, ClassVar, Final

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from ladder_tui.bound_keys import key
from ladder_tui.domain.base.thresholds import thresholds
from ladder_tui.domain.growth.measure import QUESTIONS, direct_words
from ladder_tui.domain.growth.own_question import MOST
from ladder_tui.domain.ladder.next_step import next_step
from ladder_tui.domain.ladder.rule import Suggestion
from ladder_tui.domain.records.measures import MeasureAnswers, OwnAnswer
from ladder_tui.domain.records.reviews import WRITTEN, Review, ReviewStep, review_lines
from ladder_tui.domain.review.next_plans import free_words
from ladder_tui.domain.review.prefill import REVIEW_DRAFT, Prefill, prefill, with_measure
from ladder_tui.screens.flows.keeping.measure_form import all_answered
from ladder_tui.screens.flows.keeping.own_question import ANSWER, WithScale
from ladder_tui.screens.flows.review.steps import IDEA, OWN, choose_on_ladder, idea_doors, make_plan, plan_words
from ladder_tui.screens.flows.rungs.moves import choose_otherwise
from ladder_tui.screens.kit.dialog import Choose
from ladder_tui.screens.kit.form import Field, Values
from ladder_tui.screens.kit.page import PageScreen
from ladder_tui.screens.kit.paged_form import Doors, Leaf, PagesDialog
from ladder_tui.services.journal import new_id
from ladder_tui.widgets.bars import KeyHint
from ladder_tui.widgets.row_list import GUTTER, Row
from ladder_tui.widgets.text import Part, Words, cut, line, words

#: What a draft holds beside the fields: the week, the plans made, the choice on the ladder, the answer about harm.
WEEK, PLANS, CHOICE, CARE = "_week", "_plans", "_choice", "_care"
_GO_ON: Final = ("next", "Go on")
_KIND: Final = "kind:"
_ASKED: Final[dict[ReviewStep, str]] = {
    "happened": "What happened? It is what you noted; change it as you like.",
    "easy": "What was easy, or easier than it looked?",
    "hard": "What was hard?",
    "adjust": "What would you adjust: smaller, another time, another place?",
    "evidence": "One line to keep: something you saw that you would not have guessed.",
    "kind_line": "One kind line for yourself, chosen or in your own words.",
}
_HARDER: Final = "Is any of this making things harder?"
_HARDER_DOORS: Final = (
    ("care:no", "No, it is all right"),
    ("care:yes", "Yes, some of it is"),
    ("next", "I would rather leave this open"),
)
_CARE_SAID: Final = {"yes": "Yes, some of it", "no": "No"}


class ReviewDialog(PagesDialog, WithScale):
    """Answers with its values once kept. `kept` is the review. Choices and plans are kept as they are made."""

    BINDINGS: ClassVar[list[BindingType]] = [
        # Before the page to write on, which would move its own cursor with them.
        Binding("pagedown", "page(1)", "Next page", show=False, priority=True),
        Binding("pageup", "page(-1)", "Page before", show=False, priority=True),
    ]
    DEFAULT_CSS = """
    ReviewDialog TextArea { height: 5; }
    ReviewDialog #field-happened { height: 11; }
    ReviewDialog.-short #field-happened { height: 9; }
    ReviewDialog.-narrow.-short #field-happened { height: 6; }
    ReviewDialog .label { color: $calm; margin: 0 0 1 0; }
    ReviewDialog .told { height: auto; padding: 0 1; }
    """

    def __init__(self, under: PageScreen) -> None:
        self._below = under
        self._snapshot = under.journal.snapshot()
        self._begun: Prefill = prefill(self._snapshot)
        self._limits = thresholds(self._snapshot.settings.thresholds)
        self._week: date = self._begun.week
        self._made: list[str] = []
        self._choice = self._care = ""
        self.kept: Review | None = None
        asks = with_measure(self._snapshot)
        # The question about harm stands before the ladder, so that its answer is in what is suggested there.
        own: tuple[ReviewStep, ...] = ("own_question",) if self._snapshot.settings.own_question else ()
        self._steps: tuple[ReviewStep, ...] = (
            *WRITTEN, *own, *(("measure", "harder") if asks else ()), "ladder", "plans", "free_day",
        )  # fmt: skip
        super().__init__(
            "A look back at the week",
            self._review_fields(),
            [self._leaf(step) for step in self._steps],
            enough="keep the review",
            journal=under.journal,
            draft_id=REVIEW_DRAFT.removeprefix("form:"),
            check=whole_measure,
            save=self._keep,
        )

    # -- building ---------------------------------------------------------------------------

    def _review_fields(self) -> list[Field]:
        begun = self._begun
        texts = [
            Field("happened", _ASKED["happened"], "text", begun.happened),
            Field("easy", _ASKED["easy"], "text", begun.easy),
            Field("hard", _ASKED["hard"], "text", begun.hard),
            Field("adjust", _ASKED["adjust"], "text", begun.adjust),
            Field("evidence", _ASKED["evidence"], value=begun.evidence, hint="They asked me back."),
            Field("kind_line", _ASKED["kind_line"], hint="or one of these"),
        ]
        answers = [
            Field(
                question.field, question.words, "one",
                options=[("", "← → choose"), *((str(n), said) for n, said in enumerate(question.answers, start=1))],
            )
            for question in QUESTIONS
        ]  # fmt: skip
        own = self._snapshot.settings.own_question
        return [*texts, *answers, *([Field(ANSWER, self._snapshot.shown(own), "slider")] if own else [])]

    def _leaf(self, step: ReviewStep) -> Leaf:
        if step == "kind_line":
            lines = [(f"{_KIND}{number}", said) for number, said in enumerate(self._begun.kind_lines)]
            return Leaf("", (step,), (("next", "Go on with what stands above"), *lines))
        if step == "own_question":
            return Leaf("Your own question; it can stay open.", (ANSWER,), (_GO_ON,))
        if step == "measure":
            return Leaf("Four questions, if you like; all of them or none.", tuple(q.field for q in QUESTIONS))
        if step == "harder":
            return Leaf(_HARDER, (), _HARDER_DOORS)
        # What stands on the last three is filled in when they are shown.
        return Leaf("", (step,) if step in WRITTEN else (), (_GO_ON,))

    def take_kept(self, kept: Mapping[str, Any]) -> None:
        """The week, plans and choices of the draft, as well as its page."""
        super().take_kept(kept)
        try:
            self._week = date.fromisoformat(kept.get(WEEK, ""))
        except (TypeError, ValueError):
            self._week = self._begun.week
        made = kept.get(PLANS)
        self._made = [id for id in made if isinstance(id, str)] if isinstance(made, list) else []
        self._choice, self._care = str(kept.get(CHOICE, "")), str(kept.get(CARE, ""))

    def _raw(self) -> Values:
        return {
            **super()._raw(), WEEK: self._week.isoformat(), PLANS: list(self._made), CHOICE: self._choice,
            CARE: self._care,
        }  # fmt: skip

    def compose_end(self, number: int) -> ComposeResult:
        """Room for what a step says."""
        yield Words(id=f"told-{number}", classes="told")

    def hints(self) -> tuple[KeyHint, ...]:
        """Enter writes a new line on the first pages, so the key that goes on is another one there."""
        found = super().hints()
        if self._step in ("happened", "easy", "hard", "adjust"):
            return (KeyHint("pgdn", "next", "page(1)"), *found[1:])
        if self._step in ("harder", "ladder", "plans"):
            return (KeyHint("enter", "choose", "choose_door"), KeyHint("pgdn", "next", "page(1)"), *found[1:])
        return found

    @property
    def _step(self) -> ReviewStep:
        return self._steps[self._page]

    # -- showing ----------------------------------------------------------------------------

    def turned(self) -> None:
        """What a step says, and where it leads, as things stand now."""
        step = self._step
        if step == "ladder":
            self._show_step(*self._ladder_parts())
        elif step == "plans":
            self._show_step(self._plans_parts(), self._plans_doors())
        elif step == "free_day":
            parts: list[Part] = [("The coming week", "bold"), f"\n\n{free_words(self._journal.snapshot())}"]
            self._show_step(parts, [("save", "Keep this review")])
        elif step == "harder" and self._care:
            self._show_step([("Noted: ", "$kept"), _CARE_SAID.get(self._care, "")], _HARDER_DOORS)

    def _show_step(self, parts: list[Part], doors: Sequence[tuple[str, str]]) -> None:
        self.query_one(f"#told-{self._page}", Words).say(*parts)
        room = self.app.size.width - 2 * GUTTER - 4
        rows = [Row(words(" " * GUTTER, cut(said, min(room, 68))), id=door) for door, said in doors]
        listed = self.query_one(f"#doors-{self._page}", Doors)
        listed.show_rows(rows)
        listed.action_first()  # what is most likely wanted stands first

    def _suggestion(self) -> Suggestion | None:
        return next_step(self._journal.snapshot(), today=False).suggestion

    def _ladder_parts(self) -> tuple[list[Part], list[tuple[str, str]]]:
        shown, found = self._journal.snapshot().shown, self._suggestion()
        if found is None:
            return [
                ("There is no ladder yet. ", ""),
                (f"{key('everywhere.go_ladder')} is where one can begin.", "$quiet"),
            ], [_GO_ON]
        if self._choice:
            parts: list[Part] = [("Chosen: ", "$kept"), line(shown(self._choice))]
            return parts, [_GO_ON, ("otherwise", "Choose otherwise")]
        rung = self._journal.snapshot().rungs[found.rung_id]
        parts = [(f"At “{line(shown(rung.text))}”\n\n", "$quiet"), (line(shown(found.headline)), "bold"), "\n"]
        parts += [f"{line(shown(reason))}\n" for reason in found.reasons]
        return parts, [("take", "That suits me"), ("otherwise", "Something else"), ("next", "Leave it open")]

    def _plans_parts(self) -> list[Part]:
        snapshot = self._journal.snapshot()
        parts: list[Part] = [("One to three plans for the coming week, or none.\n", "$calm")]
        made = [snapshot.plans[id] for id in self._made if id in snapshot.plans]
        for plan in made:
            parts += [("\n✓ ", "$kept"), line(snapshot.shown(plan_words(plan, snapshot)))]
            if plan.backup:
                parts.append((f"\n  if it falls through  {line(snapshot.shown(plan.backup))}", "$quiet"))
        return parts

    def _plans_doors(self) -> list[tuple[str, str]]:
        snapshot = self._journal.snapshot()
        made = sum(id in snapshot.plans for id in self._made)
        if made >= self._limits["review.plans"]:
            return [_GO_ON]
        ideas = [(id, line(snapshot.shown(said))) for id, said in idea_doors(snapshot)]
        own = (OWN, "Something else, in my own words")
        return [*([_GO_ON] if made else []), *ideas, own, *([] if made else [_GO_ON])]

    # -- doors ------------------------------------------------------------------------------

    def go_through(self, door: str) -> None:
        """A kind line, an answer, a choice, a plan; or on."""
        if door.startswith(_KIND):
            self.set_value("kind_line", self._begun.kind_lines[int(door.removeprefix(_KIND))])
            self.action_page(1)
        elif door.startswith("care:"):
            self._answer_care(door.removeprefix("care:"))
        elif door in ("take", "otherwise"):
            self._choose(door)
        elif door == OWN or door.startswith(IDEA):
            self._plan(door)
        else:
            super().go_through(door)

    def action_choose_door(self) -> None:
        """Take the row under the cursor."""
        self.query_one(f"#doors-{self._page}", Doors).action_select()

    @work(exclusive=True, group="review")
    async def _answer_care(self, answer: str) -> None:
        if self._below.act(lambda: self._journal.ladder.answer_care(answer == "yes")) is None:
            self._say_unsaved()
            return
        self._care = answer
        self._keep_now()
        if answer == "yes":
            from ladder_tui.screens.flows.support.support import SupportScreen
            from ladder_tui.screens.flows.support.talk import TalkPage

            wish = await self.app.push_screen_wait(
                Choose(
                    "Thank you for saying so.",
                    [
                        ("next", "Go on with the review"),
                        ("support", "People to talk to"),
                        ("talk", "Should I talk to someone?"),
                    ],
                    note="A pause is what the ladder suggests now. Nothing is lost by it.",
                )
            )
            if wish == "support":
                await self.app.push_screen_wait(SupportScreen(self._journal))
            elif wish == "talk":
                await self.app.push_screen_wait(TalkPage())
        self.action_page(1)

    @work(exclusive=True, group="review")
    async def _choose(self, door: str) -> None:
        found = self._suggestion()
        if found is None:
            return
        chosen = (found.move, found.target) if door == "take" else await choose_otherwise(self._below, found)
        said = await choose_on_ladder(self._below, found, *chosen) if chosen is not None else ""
        self._say_unsaved()
        if said:
            self._choice = said
        self._keep_now()
        self.turned()

    @work(exclusive=True, group="review")
    async def _plan(self, door: str) -> None:
        plan = await make_plan(self._below, door)
        if plan is not None:
            self._made.append(plan.id)
        self._keep_now()
        self.turned()

    def _keep_now(self) -> None:
        self.keep_draft()

    def _say_unsaved(self) -> None:
        state = self._journal.save_state
        self.complain("" if state.kind == "saved" else state.words)

    # -- checking and keeping ---------------------------------------------------------------

    def check_page(self, values: Values) -> str:
        """The four questions are answered together or not at all."""
        return whole_measure(values) if self._step == "measure" else ""

    def _keep(self, values: Values) -> None:
        snapshot, now = self._journal.snapshot(), self._journal.now()
        measure = None
        if values.get(QUESTIONS[0].field):
            answers = {question.field: int(values[question.field]) for question in QUESTIONS}
            measure = MeasureAnswers(id=new_id(), at=now, **answers)
        plans = [snapshot.plans[id] for id in self._made if id in snapshot.plans]
        texts: dict[ReviewStep, str] = {step: str(values[step]) for step in WRITTEN}
        texts["ladder"], texts["harder"] = self._choice, _CARE_SAID.get(self._care, "")
        texts["plans"] = "\n".join(plan_words(plan, snapshot) for plan in plans)
        if measure is not None:
            texts["measure"] = f"Sum {measure.total} on a scale from 3 to 9; lonely: {direct_words(measure)}"
        value, question = values.get(ANSWER), self._snapshot.settings.own_question
        own = None if value is None else OwnAnswer(id=new_id(), at=now, question=question, value=value)
        if own is not None:
            texts["own_question"] = f"{own.question} {own.value} of {MOST}"
        lines = review_lines(texts)
        if not lines:
            raise ValueError("There is nothing in it yet. A word anywhere is enough; esc leaves it.")
        if self.is_last:
            lines = review_lines({**texts, "free_day": free_words(snapshot)})
        plan_ids = tuple(plan.id for plan in plans)
        review = Review(id=new_id(), at=now, week=self._week, lines=lines, plan_ids=plan_ids)
        self.kept = self._journal.reviews.finish(review, measure=measure, own=own)


def whole_measure(values: Values) -> str:
    """One sentence when some of the four questions are open and some are not, else empty."""
    given = [values.get(question.field) for question in QUESTIONS]
    if all(given) or not any(given):
        return ""
    return all_answered(values).replace("esc leaves it for another day", "or leave all four open")
