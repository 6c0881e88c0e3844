"""A try in lines: what is feared before it, how it ended, what came of it. Two answers and a number are enough."""

from collections.abc import Iterator
from typing import Final

from msgspec.structs import replace

from ladder_tui.domain.base.clean import one_line
from ladder_tui.domain.base.thresholds import thresholds
from ladder_tui.domain.base.vocabulary import Happened, Status
from ladder_tui.domain.ladder.in_use import in_use
from ladder_tui.domain.ladder.view import ordered
from ladder_tui.domain.records.attempts import HABIT_USES, Attempt, Habit, HabitUse, Outcome, Prediction, hurts
from ladder_tui.domain.snapshot import Snapshot
from ladder_tui.domain.today import open_items, today_of
from ladder_tui.domain.tries.begun import begun
from ladder_tui.domain.tries.carried import coping_line, habits_again, last_time, last_time_words, last_try
from ladder_tui.domain.tries.in_words import ENDINGS, SET_ASIDE, beside, kind_moment, rest_of
from ladder_tui.domain.tries.ready_backups import ready_backup
from ladder_tui.domain.tries.start import Start, start_of
from ladder_tui.domain.writing.of_the_day import kindness_for
from ladder_tui.plain.care import Care
from ladder_tui.plain.kept import Kept
from ladder_tui.plain.talk import Talk
from ladder_tui.services.journal import Journal, new_id

_DID_IT_HAPPEN: Final[dict[Happened, str]] = {"no": "No", "partly": "Partly", "yes": "Yes"}
_EASE: Final = "0 is at ease, 100 is the most you know."


def before_a_try(talk: Talk, journal: Journal, care: Care) -> None:
    """What is feared, how likely it is, how uneasy it will be; then it has begun."""
    snapshot = journal.snapshot()
    starts = list(_starts(snapshot))
    if not starts:
        talk.say("There is nothing to try yet: no open plan today, and no step on your ladder. Plan something first.")
        return
    chosen = talk.choose("What would you like to try?", [(str(n), one.title) for n, one in enumerate(starts)])
    if not chosen:
        return
    start = starts[int(chosen)]
    kept = Kept(talk, journal, care, f"form:{start.draft_id}")
    last, (coping, _) = last_try(snapshot, start.rung, start.plan), coping_line(snapshot, start.rung)
    likely: int | None = None
    if last is not None and last.outcome is not None:
        likely = last.outcome.likelihood_next
        rows = [f"{label}: {text}" if label else text for label, text in last_time(last, snapshot)]
        talk.say("", last_time_words(last, snapshot), *map(snapshot.shown, rows))
    elif start.guess:
        talk.say("", f"The step's own guess: “{snapshot.shown(start.guess)}”")
    if coping.strip():
        talk.say(f"My line: {snapshot.shown(coping)}")
    asked = "What do you fear might happen? One line a camera could confirm."
    feared = kept.text("feared", asked, given=last.prediction.feared if last is not None else "", needed=True)
    asked = "How likely is it? 0 is not at all, 100 is for certain."
    likelihood = kept.number("likelihood", asked, given=likely, needed=True)
    suds = kept.number("suds", f"How uneasy will the hardest moment feel? {_EASE}", given=start.suds)
    habits = habits_again(last, snapshot) if last is not None else ()
    assert likelihood is not None
    journal.attempts.begin(
        Attempt(
            id=new_id(),
            title=start.title,
            started_at=journal.now(),
            prediction=Prediction(feared=feared, likelihood=likelihood, suds=suds, habits=habits),
            rung_id=start.rung.id if start.rung is not None else None,
            plan_id=start.plan.id if start.plan is not None else None,
            cue=start.cue,
            backup=start.like.backup,
            reward=start.like.reward,
            cards=start.like.cards,
            coping=coping,
        )
    )
    talk.say("It has begun. Whatever happens is worth knowing. Come back to “After a try” when it is over.")


def _starts(snapshot: Snapshot) -> Iterator[Start]:
    """What can be tried: open plans of today, then the steps of the ladder in use; not what has begun already."""
    under_way = {
        ref for one in snapshot.attempts.values() if one.status == "open" for ref in (one.rung_id, one.plan_id)
    }
    today = today_of(snapshot)
    plans = [snapshot.plans[item.ref] for item in open_items(today.items) if item.kind == "plan"]
    yield from (start_of(snapshot, plan=plan) for plan in plans if plan.id not in under_way)
    planned = {plan.origin.ref for plan in plans if plan.origin.kind == "rung"}
    ladder = in_use(snapshot)
    for rung in ordered(snapshot.rungs.values()):
        if not rung.set_aside and rung.ladder_id == ladder and rung.id not in under_way | planned:
            yield start_of(snapshot, rung=rung)


def after_a_try(talk: Talk, journal: Journal, care: Care) -> None:
    """How a try ended, and what came of it."""
    snapshot = journal.snapshot()
    waiting = [one for one in begun(snapshot) if one.attempt_id is not None]
    if not waiting:
        talk.say("No try is under way, and none waits to be looked back at.")
        return
    said = [
        (str(n), f"{snapshot.shown(one_line(one.title))}, {one.words(snapshot.today)}") for n, one in enumerate(waiting)
    ]
    chosen = talk.choose("Which one?", said)
    if not chosen:
        return
    one = waiting[int(chosen)]
    attempt = snapshot.attempts[one.attempt_id or ""]
    if one.stage == "after":
        _look_back(talk, journal, care, attempt)
    elif one.stage == "backup":
        _offer_backup(talk, journal, attempt)
    else:
        ended = talk.choose("How did it end?", [(status, words) for _, status, words in ENDINGS])
        status = next((status for _, status, _ in ENDINGS if status == ended), None)
        if status is not None:
            end_try(talk, journal, care, attempt, status)


def end_try(talk: Talk, journal: Journal, care: Care, attempt: Attempt, status: Status) -> None:
    """Note how a try ended, and what belongs to it: the look back or the backup."""
    noted = journal.attempts.end(attempt.id, status)
    if status == "self_cancelled":
        talk.say(SET_ASIDE)
    elif status == "fell_through":
        talk.say("It fell through. That happens.")
        _offer_backup(talk, journal, noted)
    else:
        _look_back(talk, journal, care, noted)


def _offer_backup(talk: Talk, journal: Journal, attempt: Attempt) -> None:
    snapshot = journal.snapshot()
    backup = ready_backup(attempt, snapshot)
    if not backup:
        return
    talk.say(f"Ready instead: {snapshot.shown(backup)}")
    if talk.choose("Would that suit you?", [("did", "I did it"), ("no", "Not now; it stays ready")]) == "did":
        journal.attempts.backup_done(attempt.id)
        talk.say("The backup was done, and it counts in full.")


def _look_back(talk: Talk, journal: Journal, care: Care, attempt: Attempt) -> None:
    """Facts, what came of the fear, how likely it seems now; the rest for whoever wants it."""
    snapshot, before = journal.snapshot(), attempt.prediction
    expected = f"; {before.suds} was expected" if before.suds is not None else ""
    if attempt.status == "left_early":
        talk.say("You came. That happened, and leaving does not undo it.")
    kept = Kept(talk, journal, care, f"form:after:{attempt.id}")
    facts = kept.text("facts", "First, only what a camera could have seen. In a line, or nothing.")
    found = kept.one(
        "happened", f"You feared: “{snapshot.shown(before.feared)}” Did it happen?", _DID_IT_HAPPEN, needed=True
    )
    happened: Happened = next(one for one in _DID_IT_HAPPEN if one == found)
    likely = kept.number(
        "likelihood_next", f"How likely is it next time, from 0 to 100? Before it was {before.likelihood}.", needed=True
    )
    assert likely is not None
    outcome = replace(
        Outcome(happened=happened, likelihood_next=likely), facts=facts, habits=_habits(kept, attempt, snapshot)
    )
    limits = thresholds(snapshot.settings.thresholds)
    if hurts(replace(attempt, outcome=outcome), limits):
        _be_kind(talk, attempt, outcome, snapshot)
    if (
        talk.choose("That is enough. A little more?", [("no", "No, keep it so"), ("yes", "Yes, a few more questions")])
        == "yes"
    ):
        outcome = replace(
            outcome,
            peak=kept.number("peak", f"Unease at its height{expected}. {_EASE}"),
            end=kept.number("end", "Unease at the end, from 0 to 100."),
            lesson=kept.text("lesson", "One line to keep from it."),
            adjust=kept.text("adjust", "Next time I would …"),
            easy=kept.text("easy", "What was easy?"),
            hard=kept.text("hard", "What was hard?"),
            worth=kept.number("worth", "Was it worth it, from 0 to 10?", 10),
            context=kept.text("context", "Where was it, in a word?"),
        )
    over = journal.attempts.look_back(attempt.id, outcome)
    if care.answer(talk):
        return
    snapshot = journal.snapshot()
    talk.say("", *beside(over))
    if outcome.lesson:
        talk.say(f"To keep: {snapshot.shown(outcome.lesson)}")
    talk.say("That is enough for today.")
    if over.reward:
        talk.say(f"Right after: {snapshot.shown(over.reward)}")
    if rest := rest_of(over, snapshot):
        talk.say(f"What you wrote is {rest}. Nothing about it needs another look before.")


def _habits(kept: Kept, attempt: Attempt, snapshot: Snapshot) -> tuple[Habit, ...]:
    """What became of the helper habits that were to be left out; what is left open stays unknown."""
    noted: list[Habit] = []
    for number, name in enumerate(attempt.prediction.habits):
        said = kept.one(f"habit-{number}", f"To be left out: {snapshot.shown(name)}", HABIT_USES)
        use: HabitUse | None = next((one for one in HABIT_USES if one == said), None)
        if use is not None:
            noted.append(Habit(name=name, use=use))
    return tuple(noted)


def _be_kind(talk: Talk, attempt: Attempt, outcome: Outcome, snapshot: Snapshot) -> None:
    """A kind step before anything else is asked, for whoever wants it."""
    card = kindness_for(kind_moment(attempt.status, outcome.happened), snapshot)
    if card is not None and talk.yes("It counts, however it felt. A kind step first?"):
        talk.say(card.title, *(step.text for step in card.steps))
