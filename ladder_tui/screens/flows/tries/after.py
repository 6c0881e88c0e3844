"""After a try: facts first, then what came of the fear, then, if wanted, what to take from it; and a quiet end."""

from collections.abc import Mapping
from typing import Any, ClassVar, Final

from msgspec.structs import replace
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widget import Widget

from ladder_tui.domain.base.thresholds import thresholds
from ladder_tui.domain.base.vocabulary import Happened
from ladder_tui.domain.ladder.vary import same_place, variations
from ladder_tui.domain.records.attempts import HABIT_USES, Attempt, Habit, Outcome, hurts
from ladder_tui.domain.snapshot import Snapshot, is_alone
from ladder_tui.domain.tries.in_words import FACTS
from ladder_tui.screens.flows.rungs.rung import CALM, MOST
from ladder_tui.screens.flows.tries.asked_before import COST
from ladder_tui.screens.kit.form import Field, Values
from ladder_tui.screens.kit.paged_form import Leaf, PagesDialog
from ladder_tui.services.journal import Journal
from ladder_tui.widgets.bars import KeyHint
from ladder_tui.widgets.choice_row import ChoiceRow
from ladder_tui.widgets.fields import OneOf
from ladder_tui.widgets.text import Words, line

#: Over the lines of the helper habits.
HABITS_ASKED: Final = "To be left out this time. A line can stay open; backspace empties it."
#: How it is named among the values of a draft that a kind step was taken or passed.
_KIND: Final = "_kind"
_LEAVES: Final = (
    Leaf("First, only what a camera could have seen.", ("facts", "happened")),
    Leaf(
        "",
        ("likelihood_next", "habits"),
        (("save", "That is enough"), ("next", "A little more: unease, what they did, a line to keep")),
    ),
    Leaf("", ("seen", "peak", "end", "real_cost")),
    Leaf("A few words each, or none.", ("lesson", "adjust", "easy", "hard")),
    Leaf("", ("worth", "place", "context")),
)
#: How the field of a helper habit is called; its place among those of the prediction follows.
_HABIT: Final = "habit-"


class AfterDialog(PagesDialog):
    """Five short pages: two fields and a number on the first two, which are enough, and the rest for whoever wants it.

    `kept` is the attempt as it was looked back at. Helper habits that were to be left out are asked about in one line
    each, beside the number; what is not answered stays unknown.

    When it hurt, `wants_kindness` is set and the dialog closes with the rest kept as a draft, once: before the numbers
    when it was left early or the fear came true, before the questions after them when it ended hard.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+g", "kindness", "A kind step first", show=False)]
    DEFAULT_CSS = """
    AfterDialog .row.habit { layout: horizontal; }
    AfterDialog .row.habit .label { width: 1fr; }
    AfterDialog .row.habit .field { width: 36; }
    AfterDialog.-narrow .row.habit, AfterDialog.-tiny .row.habit { layout: vertical; }
    AfterDialog.-narrow .row.habit > *, AfterDialog.-tiny .row.habit > * { width: 100%; }
    AfterDialog .habits { height: auto; padding: 0 1; margin: 1 0 0 0; color: $quiet; }
    """

    def __init__(self, journal: Journal, attempt: Attempt) -> None:
        self._snapshot = journal.snapshot()
        self._attempt = attempt
        self._kind = attempt.outcome is not None
        self._limits = thresholds(self._snapshot.settings.thresholds)
        self.wants_kindness = False
        #: What stood in the fields when it closed for a kind step.
        self.said: Values = {}
        self.kept: Attempt | None = None
        places = _places(attempt, self._snapshot)
        idle = {"place"} if not places else set()
        if is_alone(self._snapshot, attempt):  # nobody was there to smile or turn away
            idle.add("seen")
        super().__init__(
            self._snapshot.shown(line(attempt.title), self._snapshot.person_of(attempt.id)),
            _fields(attempt, self._snapshot, places),
            _leaves(attempt, idle),
            enough="enough",
            suds=("peak", "end"),
            journal=journal,
            draft_id=f"after:{attempt.id}",
            check=fits_together,
            save=self._keep,
        )

    # -- building ---------------------------------------------------------------------------

    def _widget(self, field: Field, raw: Any) -> Widget:
        if field.name != "happened" and not field.name.startswith(_HABIT):
            return super()._widget(field, raw)
        value = raw if isinstance(raw, str) else str(field.value or "")
        row = ChoiceRow(field.options, value, id=f"field-{field.name}")
        row.add_class("field", update=False)
        return row

    def compose_under(self, name: str) -> ComposeResult:
        """What the lines under the number are about, where there are any."""
        if name == "likelihood_next" and self._attempt.prediction.habits:
            yield Words(HABITS_ASKED, classes="habits")

    def take_kept(self, kept: Mapping[str, Any]) -> None:
        """Whether a kind step was taken or passed, as well."""
        super().take_kept(kept)
        self._kind = self._kind or bool(kept.get(_KIND))

    def _raw(self) -> Values:
        return {**super()._raw(), _KIND: self._kind}

    def more_hints(self) -> tuple[KeyHint, ...]:
        """A kind step, whenever it is wanted."""
        return (KeyHint("ctrl+g", "kind step", "kindness"),) if self._attempt.outcome is None else ()

    def turned(self) -> None:
        """The real cost is asked only when something of it came true; a helper habit has its answers beside it."""
        for number in range(len(self._attempt.prediction.habits)):
            self.query_one(f"#row-{_HABIT}{number}").add_class("habit")
            self.query_one(f"#space-{_HABIT}{number}").display = False
        came_true = self.query_one("#field-happened", ChoiceRow).value in ("partly", "yes")
        for id in ("row-real_cost", "space-real_cost"):
            self.query_one(f"#{id}").display = came_true

    # -- kindness ---------------------------------------------------------------------------

    def _pause(self) -> bool:
        """Whether it hurt and nothing kind was offered yet: then this closes, and waits as a draft."""
        if self._kind:
            return False
        raw = self._raw()
        if not raw["happened"]:
            return False
        so_far = Outcome(happened=raw["happened"], likelihood_next=0, end=raw["end"])
        if not hurts(replace(self._attempt, outcome=so_far), self._limits):
            return False
        self._leave_for_kindness()
        return True

    def action_kindness(self) -> None:
        """A kind step first; the questions wait."""
        if self._attempt.outcome is None:
            self._leave_for_kindness()

    def _leave_for_kindness(self) -> None:
        self._kind = True
        self.said = self._raw()
        if self.may_leave():
            self.wants_kindness = True
            self.answer(None)

    def turn_to(self, page: int) -> None:
        """Before the next page a kind step, when it hurt; it goes on there afterwards."""
        forward = page > self._page
        super().turn_to(page)
        if forward:
            self._pause()

    def action_save(self) -> None:
        """Keep it, unless the fear was not answered for, or it hurt and nothing kind was offered yet."""
        if not self._raw()["happened"]:
            self._page = 0
            self._show_page()
            self.query_one("#field-happened").focus()
            self.say_misfit(fits_together(self._raw()))
        elif self.page_is_right() and not self._pause():
            super().action_save()

    # -- checking and keeping ---------------------------------------------------------------

    def check_page(self, values: Values) -> str:
        """What does not fit together on this page."""
        return fits_together(values)

    def _keep(self, values: Values) -> None:
        self.kept = self._journal.attempts.look_back(self._attempt.id, _outcome(values, self._attempt))

    @on(OneOf.Changed, "#field-place")
    def _place(self, message: OneOf.Changed) -> None:
        if message.value:
            self.set_value("context", message.value)


def _places(attempt: Attempt, snapshot: Snapshot) -> list[tuple[str, str]]:
    """The rung's variations and the places of earlier tries, those that were used marked so."""
    rung = snapshot.rungs.get(attempt.rung_id or "")
    found = variations(rung, snapshot.attempts.values()) if rung is not None else ()
    return [(line(one.text), line(snapshot.shown(one.text)) + (" · tried there" if one.used else "")) for one in found]


def _leaves(attempt: Attempt, idle: set[str]) -> list[Leaf]:
    """The pages without what cannot be asked about this try, and with a line for each of its helper habits."""
    habits = tuple(f"{_HABIT}{number}" for number in range(len(attempt.prediction.habits)))
    named = {"habits": habits}
    return [
        replace(leaf, names=tuple(one for name in leaf.names if name not in idle for one in named.get(name, (name,))))
        for leaf in _LEAVES
    ]


def _habit_fields(attempt: Attempt, snapshot: Snapshot) -> list[Field]:
    noted = {habit.name: habit.use for habit in attempt.outcome.habits} if attempt.outcome is not None else {}
    return [
        Field(
            f"{_HABIT}{number}", line(snapshot.shown(name)), "one", noted.get(name, ""),
            options=[("", ""), *HABIT_USES.items()],
        )
        for number, name in enumerate(attempt.prediction.habits)
    ]  # fmt: skip


def _fields(attempt: Attempt, snapshot: Snapshot, places: list[tuple[str, str]]) -> list[Field]:
    known, before = attempt.outcome, attempt.prediction
    text = {
        name: getattr(known, name) if known is not None else ""
        for name in ("facts", "easy", "hard", "adjust", "lesson", "context")
    }
    if known is None:
        # Where it was is known beforehand when it was to be somewhere in particular.
        text["context"] = next((place for place, _ in places if same_place(place, attempt.cue)), "")
    feared = line(snapshot.shown(before.feared))
    expected = f"; {before.suds} was expected (○)" if before.suds is not None else ""
    cost = f", where you thought {before.cost}" if before.cost is not None else ""
    return [
        Field("seen", "What did they do? The space bar switches.", "some", known.seen if known else (), options=FACTS),
        Field("facts", "In a line, as a camera would tell it", value=text["facts"],
              hint="I said it twice" if is_alone(snapshot, attempt) else "she put her bag down"),
        Field(
            "happened", f"You feared: “{feared}”\nDid it happen?", "one", known.happened if known else "",
            options=[("", ""), ("no", "no"), ("partly", "partly"), ("yes", "yes")],
        ),
        Field(
            "likelihood_next", f"How likely is it next time? Before it was {before.likelihood} (○).", "slider",
            known and known.likelihood_next, ends=("not", "sure"), earlier=before.likelihood, required=True,
        ),
        *_habit_fields(attempt, snapshot),
        Field(
            "peak", f"Unease at its height{expected}", "slider", known and known.peak,
            ends=(CALM, MOST), earlier=before.suds,
        ),
        Field("end", "Unease at the end", "slider", known and known.end, ends=(CALM, MOST)),
        Field(
            "real_cost", f"How bad was it really{cost}?", "slider", known and known.real_cost,
            ends=COST, earlier=before.cost,
        ),
        Field("easy", "What was easy?", value=text["easy"]),
        Field("hard", "What was hard?", value=text["hard"]),
        Field("adjust", "Next time I would …", value=text["adjust"], hint="say it while I am still walking"),
        Field("lesson", "One line to keep from it", value=text["lesson"], hint="a pause is not the end of a talk"),
        Field(
            "worth", "Was it worth it, from 0 to 10?", "number", known and known.worth,
            hint="0 not at all, 10 very", high=10,
        ),
        Field(
            "place", "Where was it?", "one", text["context"],
            options=[("", "← → goes through places of this step"), *places],
        ),
        Field("context", "In your own words" if places else "Where was it, in a word?", value=text["context"],
              hint="work, the stairs, online"),
    ]  # fmt: skip


def _outcome(values: Values, attempt: Attempt) -> Outcome:
    said: Values = {name: value.strip() if isinstance(value, str) else value for name, value in values.items()}
    happened: Happened = said["happened"]
    return Outcome(
        happened=happened,
        likelihood_next=said["likelihood_next"],
        peak=said["peak"],
        end=said["end"],
        real_cost=said["real_cost"] if happened != "no" else None,
        seen=said.get("seen", ()),
        facts=said["facts"],
        easy=said["easy"],
        hard=said["hard"],
        adjust=said["adjust"],
        lesson=said["lesson"],
        worth=said["worth"],
        context=said["context"],
        habits=tuple(
            Habit(name=name, use=use)
            for number, name in enumerate(attempt.prediction.habits)
            if (use := said[f"{_HABIT}{number}"])
        ),
    )


def fits_together(values: Values) -> str:
    """One sentence when two answers cannot both be right, or the one about the fear is open; else empty."""
    if not values.get("happened", "no"):
        return "Did it happen? No, partly or yes; the arrow keys choose."
    peak, end = values.get("peak"), values.get("end")
    if peak is not None and end is not None and end > peak:
        return f"The end ({end}) lies above the height ({peak}); the height is the hardest moment of all."
    return ""
