"""A goal: begun from a template or in own words, looked at by period, corrected, made smaller, let go."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import ClassVar, Final, get_args

from msgspec.structs import replace
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from ladder_tui.bound_keys import or_undo
from ladder_tui.domain.base.when import day_words
from ladder_tui.domain.growth.goal_matching import Match, marked_by_hand
from ladder_tui.domain.growth.goal_progress import PERIOD_WORDS, TEMPLATES, Progress, has_room, last_day, progress
from ladder_tui.domain.records.checkins import AwayKind
from ladder_tui.domain.records.goals import Goal, GoalTag
from ladder_tui.screens.flows.keeping.goal_words import AWAY_WORDS, count_words, period_words
from ladder_tui.screens.kit.dialog import Choose, Dialog
from ladder_tui.screens.kit.form import Field, FormDialog, Values
from ladder_tui.screens.kit.page import PageScreen
from ladder_tui.screens.kit.record_form import RecordForm, ask_for
from ladder_tui.services.journal import Journal, NotSaved, new_id
from ladder_tui.widgets.bars import KeyHint
from ladder_tui.widgets.row_list import GUTTER, Row, RowList
from ladder_tui.widgets.text import Part, Words, cut, line, words

OWN: Final = "own"
MOST_WEEKS: Final = 6
HALF_A_YEAR: Final = 183
TAG_WORDS: Final[dict[GoalTag, str]] = {
    "new_conversation": "new conversations",
    "known_event": "events I know",
    "contact": "any contact",
    "reach_out": "writing or calling first",
    "rung": "tries of a step",
    "being_there": "being there",
    "shared_activity": "doing things together",
    "saying_no": "saying no or asking",
}


async def ask_goal(screen: PageScreen) -> Goal | None:
    """Begin a goal from a template or in own words; None when left. Call it from a worker."""
    if not has_room(screen.snapshot):
        screen.say("Two goals are under way, and that is plenty; letting one go makes room.")
        return None
    options = [
        (str(number), f"{verb}, {'once' if count == 1 else f'{count} times'} {PERIOD_WORDS[period]}")
        for number, (verb, _, count, period) in enumerate(TEMPLATES)
    ]
    chosen = await screen.app.push_screen_wait(Choose("A goal for a few weeks", [*options, (OWN, "In my own words")]))
    if chosen is None:
        return None
    verb, tag, count, period = TEMPLATES[int(chosen)] if chosen != OWN else ("", "contact", 1, "week")
    now = screen.snapshot.now
    goal = Goal(
        id=new_id(), created=now, verb=verb, tag=tag, count=count, period=period, start=now.date(),
        until=last_day(now.date(), MOST_WEEKS),
    )  # fmt: skip
    return await ask_for(screen, GoalForm(screen.journal, goal))


class GoalForm(RecordForm[Goal]):
    """The words, what counts, how often and for how long."""

    def __init__(self, journal: Journal, goal: Goal) -> None:
        known = goal.id in journal.snapshot().goals
        weeks = round(((goal.until - goal.start).days + 1) / 7)
        super().__init__(
            goal,
            "Change the goal" if known else "A goal for a few weeks",
            [
                Field("verb", "What", hint="Start one new conversation", required=True),
                Field("tag", "Counts", "one", options=list(TAG_WORDS.items())),
                Field("count", "How often", "number", required=True, low=1, high=31),
                Field("period", "In", "one", options=list(PERIOD_WORDS.items())),
                Field("weeks", "For weeks", "number", weeks, required=True, low=1, high=MOST_WEEKS),
            ],
            keep=journal.goals.save,
            journal=journal,
            draft_id=f"goal:{goal.id if known else 'new'}",
            note="What you note anyway is counted by itself, and you can correct it.",
        )

    def changed(self, values: Values) -> Goal:
        """With the last of its weeks."""
        return replace(super().changed(values), until=last_day(self._record.start, values["weeks"]))


class GoalPage(Dialog[str]):
    """What has come of a goal, period by period; what counts can be corrected. Answers with what to do with it."""

    AUTO_FOCUS = "RowList"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "switch", "Counts or not", show=False),
        Binding("plus,a", "by_hand", "Count one more", show=False),
        Binding("e", "answer('edit')", "Edit", show=False),
        Binding("s", "answer('smaller')", "Smaller", show=False),
        Binding("x", "answer('let_go')", "Let go", show=False),
    ]
    DEFAULT_CSS = """
    GoalPage #told { height: auto; padding: 0 1; }
    GoalPage RowList { height: auto; max-height: 12; margin: 1 0 0 0; }
    """

    def __init__(self, journal: Journal, goal_id: str) -> None:
        self._journal = journal
        self._goal_id = goal_id
        super().__init__(line(journal.snapshot().shown(self._progress.goal.verb)))

    @property
    def _progress(self) -> Progress:
        now = self._journal.snapshot()
        return progress(now, now.goals[self._goal_id])

    def compose_inside(self) -> ComposeResult:
        """The words, then what was found."""
        yield Words(id="told")
        yield RowList()

    def hints(self) -> tuple[KeyHint, ...]:
        """Correcting, then what can be done with the goal as a whole."""
        found = [KeyHint("space", "counts or not", "switch"), KeyHint("+", "one more", "by_hand")]
        if self._progress.alternatives:
            found.append(KeyHint("s", "smaller", "answer('smaller')"))
        return (
            *found, KeyHint("e", "edit", "answer('edit')"), KeyHint("x", "let go", "answer('let_go')"),
            KeyHint("esc", "back", "back"),
        )  # fmt: skip

    def _fill(self) -> None:
        rows = self.query_one(RowList)
        width = rows.size.width
        if not width:
            return
        now, found = self._journal.snapshot(), self._progress
        parts: list[Part] = [f"{count_words(found.goal)}, until {day_words(found.goal.until, today=now.today)}\n"]
        parts += [found.words, *(f" {reason}" for reason in found.reasons)]
        if found.alternatives:
            parts.append((f"\nA smaller one is possible: {count_words(found.alternatives[0])}.", "$calm"))
        self.query_one("#told", Words).say(*parts)
        listed: list[Row] = []
        for period in reversed(found.periods):
            if period.first > now.today:
                continue
            span = period_words(period.first, period.last, now.today)
            listed.append(Row(words((f" {span} · {period.count} of {found.goal.count}", "$calm"))))
            inside = (match for match in found.found if period.first <= match.day <= period.last)
            listed += [self._match_row(match, width) for match in inside]
        rows.show_rows(listed)

    def _match_row(self, match: Match, width: int) -> Row:
        now = self._journal.snapshot()
        day = day_words(match.day, today=now.today, weekday=False)
        text = cut(now.shown(match.title, match.person_id), width - GUTTER - len(day) - 5)
        sign, style = ("✓ ", "") if match.counts else ("· ", "$quiet")
        return Row(words(" " * GUTTER, (sign, "$kept"), (f"{day}  ", "$quiet"), (text, style)), id=match.ref)

    def action_switch(self) -> None:
        """What is under the cursor counts, or does not; what was counted by hand is taken out."""
        ref = self.query_one(RowList).current_id
        match = next((match for match in self._progress.found if match.ref == ref), None)
        if match is None:
            return
        mark_id = marked_by_hand(match)
        if mark_id is not None:
            self._do(lambda: self._journal.goals.remove_mark(mark_id))
        else:
            self._do(lambda: self._journal.goals.mark(self._goal_id, match.ref, not match.counts))

    def action_by_hand(self) -> None:
        """Count one more, today."""
        self._do(lambda: self._journal.goals.count_by_hand(self._goal_id))

    def _do(self, step: Callable[[], object]) -> None:
        try:
            step()
        except NotSaved as error:
            self.complain(str(error))
            return
        self.complain("")
        self._fill()

    @on(RowList.OptionSelected)
    def _selected(self) -> None:
        self.action_switch()

    def may_answer(self, answer: str) -> bool:
        """What cannot be any smaller stays as it is."""
        return answer != "smaller" or bool(self._progress.alternatives)


async def open_goal(screen: PageScreen, goal_id: str) -> None:
    """Look at a goal, and do what is chosen there. Call it from a worker."""
    journal = screen.journal
    what = await screen.app.push_screen_wait(GoalPage(journal, goal_id))
    goal = screen.snapshot.goals.get(goal_id)
    if goal is None:
        return
    if what == "edit":
        await screen.app.push_screen_wait(GoalForm(journal, goal))
    elif what == "smaller":
        smaller = progress(screen.snapshot, goal).alternatives[0]
        said = or_undo(f"{count_words(smaller).capitalize()} it is.")
        screen.act(lambda: journal.goals.save(smaller), said=said)
    elif what == "let_go":
        screen.act(lambda: journal.goals.let_go(goal_id))


class AwayForm(FormDialog):
    """Days away, ill or in a pause: they count neither way."""

    def __init__(self, journal: Journal) -> None:
        def save(values: Values) -> None:
            kind = next(kind for kind in get_args(AwayKind) if kind == values["kind"])
            last = values["last"]
            journal.goals.away(kind, _nearest(values["first"], today), None if last is None else _nearest(last, today))

        today = journal.snapshot().today
        super().__init__(
            "Days that count neither way",
            [
                Field("kind", "Because of", "one", "away", options=list(AWAY_WORDS.items())),
                Field("first", "From", "day", today, hint="today, 4 March, friday", required=True),
                Field("last", "Until", "day", None, hint="empty: until you say you are back"),
            ],
            journal=journal,
            draft_id="away",
            save=save,
        )  # fmt: skip


def _nearest(day: date, today: date) -> date:
    """A day typed without a year is read as the next one; days away may well be over, so the nearest one is meant."""
    return day - timedelta(days=365) if (day - today).days > HALF_A_YEAR else day
