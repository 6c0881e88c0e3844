"""A try: what is expected before it, what happened after it. Both forms keep what was typed when they are left."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final, cast

from textual.app import ComposeResult

from ladder_tui.domain.attempts import Attempt, Outcome, Prediction, hurts
from ladder_tui.domain.thresholds import thresholds
from ladder_tui.domain.vocabulary import Status
from ladder_tui.screens.dialogs.dialog import Choose
from ladder_tui.screens.dialogs.form import Field, FormDialog, Values
from ladder_tui.screens.dialogs.rung import CALM, MOST
from ladder_tui.screens.page import PageScreen
from ladder_tui.services.journal import Journal
from ladder_tui.widgets.text import Words, line

#: How a try can end, in the order offered.
ENDINGS: Final[tuple[tuple[Status, str], ...]] = (
    ("done", "I did it, however it felt"),
    ("left_early", "I went, and left when it was enough"),
    ("self_cancelled", "I set it aside this time"),
    ("fell_through", "It fell through: others or circumstances"),
)
KINDNESS_OFFER: Final = "That was a hard one, and it counts. On Reflect (6), K has a kind step."


class PredictionForm(FormDialog):
    """Four questions before a try, each over its answer."""

    DEFAULT_CSS = """
    PredictionForm .row { layout: vertical; margin: 0 0 1 0; }
    PredictionForm .label, PredictionForm.-narrow .label { width: 100%; height: auto; }
    PredictionForm .trouble, PredictionForm.-narrow .trouble { margin: 0; }
    """

    def __init__(
        self,
        title: str,
        journal: Journal,
        *,
        draft_id: str,
        save: Callable[[Prediction], object],
        suds: int | None = None,
        known: Prediction | None = None,
    ) -> None:
        likely, bad = ("not at all", "for certain"), ("no matter", "very bad")
        fields = [
            Field(
                "feared",
                "What might happen that you would rather not? One line a camera could confirm.",
                value=known.feared if known else "",
                hint="They change the subject at once",
                required=True,
            ),
            Field("likelihood", "How likely is it?", "slider", known and known.likelihood, ends=likely, required=True),
            Field("cost", "If it happened, how bad? (can stay open)", "slider", known and known.cost, ends=bad),
            Field(
                "suds",
                "How uneasy will the hardest moment feel?",
                "slider",
                known.suds if known else suds,
                ends=(CALM, MOST),
                required=True,
            ),
        ]
        super().__init__(
            title, fields, journal=journal, draft_id=draft_id, save=lambda values: save(prediction_of(values))
        )


class OutcomeForm(FormDialog):
    """What happened: facts first, then the numbers, then what to take from it. Most of it can stay open."""

    DEFAULT_CSS = """
    OutcomeForm .label { width: 29; }
    OutcomeForm .trouble { margin: 0 0 0 29; }
    OutcomeForm TextArea { height: 2; }
    OutcomeForm #expected { height: auto; padding: 0 1; margin: 0 0 1 0; color: $calm; }
    OutcomeForm.-narrow .row { layout: vertical; }
    OutcomeForm.-narrow .label { width: 100%; height: auto; }
    OutcomeForm.-narrow .trouble { margin: 0; }
    """

    def __init__(
        self,
        title: str,
        journal: Journal,
        *,
        expected: str,
        before: int,
        draft_id: str,
        save: Callable[[Outcome], object],
        known: Outcome | None = None,
    ) -> None:
        self._expected = expected
        super().__init__(
            title,
            _outcome_fields(known, before),
            journal=journal,
            draft_id=draft_id,
            check=fits_together,
            save=lambda values: save(outcome_of(values)),
        )

    def compose_inside(self) -> ComposeResult:
        """What was expected, then the fields."""
        yield Words(self._expected, id="expected")
        yield from super().compose_inside()


def _outcome_fields(known: Outcome | None, before: int) -> list[Field]:
    """The fields of the form; `before` is the likelihood given before the try."""
    ends = (CALM, "most")
    text = {} if known is None else {name: getattr(known, name) for name in ("facts", "easy", "hard", "adjust")}
    return [
        Field("facts", "What could a camera see?", "text", text.get("facts", "")),
        Field(
            "happened",
            "Did it come true?",
            "one",
            known.happened if known else "",
            options=[("", "← → choose"), ("no", "no"), ("partly", "partly"), ("yes", "yes")],
        ),
        Field(
            "likelihood_next",
            f"How likely next time? ({before})",
            "slider",
            known.likelihood_next if known else None,
            ends=("not", "sure"),
            required=True,
        ),
        Field("peak", "Unease at its height", "slider", known and known.peak, ends=ends),
        Field("end", "Unease at the end", "slider", known and known.end, ends=ends),
        Field("real_cost", "If it came true, how bad?", "slider", known and known.real_cost, ends=("not", "very")),
        Field("easy", "What was easy", value=text.get("easy", "")),
        Field("hard", "What was hard", value=text.get("hard", "")),
        Field("adjust", "What to do differently", value=text.get("adjust", "")),
        Field("lesson", "One line to keep from it", value=known.lesson if known else ""),
        Field("context", "Where, in a word", value=known.context if known else "", hint="work, the stairs, online"),
        Field("worth", "Worth it, from 0 to 10", "number", known and known.worth, high=10),
    ]


def prediction_of(values: Values) -> Prediction:
    """The prediction that the values of the form stand for."""
    return Prediction(
        feared=values["feared"].strip(),
        likelihood=values["likelihood"],
        suds=values["suds"],
        cost=values["cost"],
    )


def outcome_of(values: Values) -> Outcome:
    """The outcome that the values of the form stand for."""
    said: Values = {name: value.strip() if isinstance(value, str) else value for name, value in values.items()}
    return Outcome(
        happened=said["happened"],
        likelihood_next=said["likelihood_next"],
        peak=said["peak"],
        end=said["end"],
        real_cost=said["real_cost"],
        facts=said["facts"],
        easy=said["easy"],
        hard=said["hard"],
        adjust=said["adjust"],
        lesson=said["lesson"],
        worth=said["worth"],
        context=said["context"],
    )


def fits_together(values: Values) -> str:
    """One sentence when two answers cannot both be right, or the one about the fear is open; else empty."""
    if not values["happened"]:
        return "Did it come true? No, partly or yes; the arrow keys choose."
    peak, end = values["peak"], values["end"]
    if peak is not None and end is not None and end > peak:
        return f"The end ({end}) lies above the height ({peak}); the height is the hardest moment of all."
    return ""


def expected_words(prediction: Prediction) -> str:
    """What was expected, in one line: the words, how likely, how uneasy."""
    return f"You thought: “{line(prediction.feared)}” · likely {prediction.likelihood} · unease {prediction.suds}"


async def foresee(
    screen: PageScreen, title: str, *, suds: int | None = None, rung_id: str | None = None, plan_id: str | None = None
) -> Attempt | None:
    """Ask for the prediction and begin an attempt; None when left. The draft belongs to the rung or plan."""
    journal = screen.journal
    begun: list[Attempt] = []
    form = PredictionForm(
        screen.shown(line(title)),
        journal,
        draft_id=f"before:{rung_id or plan_id}",
        suds=suds,
        save=lambda said: begun.append(journal.ladder.start(title, said, rung_id=rung_id, plan_id=plan_id)),
    )
    if await screen.app.push_screen_wait(form) is None:
        return None
    screen.say("Noted. Whatever happens is worth knowing. · d notes it afterwards")
    return begun[0]


async def change_prediction(screen: PageScreen, attempt: Attempt) -> None:
    """Change what was expected while the try is still open."""
    journal = screen.journal
    form = PredictionForm(
        screen.shown(line(attempt.title)),
        journal,
        draft_id=f"expected:{attempt.id}",
        known=attempt.prediction,
        save=lambda said: journal.ladder.edit_attempt(replace(attempt, prediction=said)),
    )
    if await screen.app.push_screen_wait(form) is not None:
        screen.say(f"{journal.next_undo} · u takes it back")


async def look_back(screen: PageScreen, attempt: Attempt, *, backup: str = "") -> bool:
    """Ask how an open try ended and note it; False when left. `backup` is offered when it fell through."""
    ending = await screen.app.push_screen_wait(
        Choose(
            f"How did it go? {screen.shown(line(attempt.title))}",
            ENDINGS,
            note=screen.shown(expected_words(attempt.prediction)),
        )
    )
    if ending is None:
        return False
    status = cast(Status, ending)
    if status in ("done", "left_early"):
        return await _note_outcome(screen, attempt, status)
    said = "Set aside; nothing is counted. · u takes it back"
    if status == "fell_through":
        said = f"That happens. Ready instead: {line(backup)}" if backup else "That happens; it was not up to you."
    closed = screen.act(lambda: screen.journal.ladder.close(attempt.id, status, None), said=screen.shown(said))
    return closed is not None


async def change_outcome(screen: PageScreen, attempt: Attempt) -> bool:
    """Change what was noted about a try that is over; False when left."""
    return await _note_outcome(screen, attempt, attempt.status)


async def _note_outcome(screen: PageScreen, attempt: Attempt, status: Status) -> bool:
    journal = screen.journal
    noted: list[Attempt] = []

    def save(outcome: Outcome) -> None:
        if attempt.status == "open":
            noted.append(journal.ladder.close(attempt.id, status, outcome))
        else:
            journal.ladder.edit_attempt(replace(attempt, outcome=outcome))

    form = OutcomeForm(
        screen.shown(line(attempt.title)),
        journal,
        expected=screen.shown(expected_words(attempt.prediction)),
        before=attempt.prediction.likelihood,
        draft_id=f"after:{attempt.id}",
        known=attempt.outcome,
        save=save,
    )
    if await screen.app.push_screen_wait(form) is None:
        return False
    limits = thresholds(screen.snapshot.settings.thresholds)
    if noted and hurts(noted[0], limits):
        screen.say(KINDNESS_OFFER)
    else:
        screen.say(f"{journal.next_undo} · u takes it back")
    return True
