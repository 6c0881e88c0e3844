"""One search over all that somebody made or wrote, and over the pages and cards of the packs.

What the user made comes first, what the packs hold last. Whoever is marked as not safe, and what is planned with them,
is not offered; other things that name them only to who types the name.
"""

from collections.abc import Iterator
from datetime import date
from itertools import islice
from typing import Final

import msgspec

from ladder_tui.domain.base.dayparts import local_day
from ladder_tui.domain.base.text_search import has_words, near, words_of
from ladder_tui.domain.base.when import day_words
from ladder_tui.domain.ladder.in_use import in_use
from ladder_tui.domain.people.redaction import names_unsafe
from ladder_tui.domain.records.attempts import over_at
from ladder_tui.domain.records.entries import is_put_down
from ladder_tui.domain.records.plans import Plan, is_with
from ladder_tui.domain.snapshot import Snapshot, unsafe_ids

#: What is found, in the order in which it is offered.
KINDS: Final = (
    "person", "plan", "event", "step", "activity", "goal", "win", "try", "page", "what matters", "to remember", "ahead",
    "card",
)  # fmt: skip


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """One thing: what kind it is, a line that shows why it was found, and the place and name to show it at."""

    kind: str
    text: str
    place: str
    ref: str
    day: date | None = None


def find(snapshot: Snapshot, query: str, *, most: int = 12, packs: bool = True) -> Iterator[Found]:
    """Everything that holds all words of the query, at most `most` of each kind. Nothing for a query without words.

    Without `packs` only what is the user's own.
    """
    words = words_of(query)
    if not words:
        return
    names_them = names_unsafe(snapshot, query)
    for some in (
        _people(snapshot, words), _plans(snapshot, words), _events(snapshot, words), _steps(snapshot, words),
        _activities(snapshot, words), _goals(snapshot, words), _wins(snapshot, words), _tries(snapshot, words),
        _pages(snapshot, words), _matters(snapshot, words), _promises(snapshot, words),
        *((_ahead(snapshot, words), _cards(snapshot, words)) if packs else ()),
    ):  # fmt: skip
        yield from islice((one for one in some if names_them or not names_unsafe(snapshot, one.text)), most)


def _people(snapshot: Snapshot, words: tuple[str, ...]) -> Iterator[Found]:
    for person in snapshot.people.values():
        if not person.unsafe and has_words(words, person.name, person.details, person.how_known):
            name = snapshot.listed_name(person)
            why = next((one for one in (person.details, person.how_known) if has_words(words[:1], one)), person.details)
            text = name if has_words(words, person.name) else f"{name}: {near(why, words)}"
            yield Found(kind="person", text=text, place="portfolio", ref=person.id)


def _plans(snapshot: Snapshot, words: tuple[str, ...]) -> Iterator[Found]:
    """Open ones from today on, the nearest first, then the others, the latest first."""
    unsafe, today = unsafe_ids(snapshot), snapshot.today
    fitting = [
        plan
        for plan in snapshot.plans.values()
        if not is_with(plan, unsafe) and has_words(words, plan.title, *_of_plan(plan))
    ]

    def order(plan: Plan) -> tuple[bool, int]:
        ahead = plan.status == "open" and plan.day >= today
        return (not ahead, plan.day.toordinal() if ahead else -plan.day.toordinal())

    for plan in sorted(fitting, key=order):
        place, ref = ("today", plan.id) if plan.day == today else ("calendar", plan.day.isoformat())
        text = f"{snapshot.shown(plan.title, plan.person_id)}, {day_words(plan.day, today=today)}"
        why = next((one for one in _of_plan(plan) if has_words(words[:1], one)), "")
        if why and not has_words(words[:1], text):
            text += f": {near(snapshot.shown(why), words)}"
        yield Found(kind="plan", text=text, place=place, ref=ref, day=plan.day)


def _of_plan(plan: Plan) -> tuple[str, ...]:
    return (plan.where, plan.note, plan.cue, plan.reward, plan.backup, plan.evening)


def _events(snapshot: Snapshot, words: tuple[str, ...]) -> Iterator[Found]:
    unsafe = unsafe_ids(snapshot)
    for chance in snapshot.opportunities.values():
        if chance.person_id not in unsafe and has_words(words, chance.title, chance.where, chance.note):
            day = max(chance.day, snapshot.today)
            yield Found(kind="event", text=snapshot.shown(chance.title), place="calendar", ref=day.isoformat(), day=day)


def _steps(snapshot: Snapshot, words: tuple[str, ...]) -> Iterator[Found]:
    ladder = in_use(snapshot)
    for rung in snapshot.rungs.values():
        if rung.ladder_id == ladder and has_words(words, rung.text):
            yield Found(kind="step", text=snapshot.shown(rung.text), place="ladder", ref=rung.id)


def _activities(snapshot: Snapshot, words: tuple[str, ...]) -> Iterator[Found]:
    for activity in snapshot.activities.values():
        if has_words(words, activity.title):
            yield Found(kind="activity", text=snapshot.shown(activity.title), place="portfolio", ref=activity.id)


def _goals(snapshot: Snapshot, words: tuple[str, ...]) -> Iterator[Found]:
    for goal in snapshot.goals.values():
        if has_words(words, goal.verb):
            yield Found(kind="goal", text=snapshot.shown(goal.verb), place="growth", ref=goal.id)


def _wins(snapshot: Snapshot, words: tuple[str, ...]) -> Iterator[Found]:
    for win in sorted(snapshot.wins.values(), key=lambda win: win.at, reverse=True):
        if has_words(words, win.text):
            day = local_day(win.at, snapshot.now)
            yield Found(kind="win", text=near(snapshot.shown(win.text), words), place="growth", ref=win.id, day=day)


def _tries(snapshot: Snapshot, words: tuple[str, ...]) -> Iterator[Found]:
    unsafe = unsafe_ids(snapshot)
    apart = {plan.id for plan in snapshot.plans.values() if is_with(plan, unsafe)}
    for attempt in sorted(snapshot.attempts.values(), key=over_at, reverse=True):
        after = attempt.outcome
        learned = (after.lesson, after.facts, after.adjust, after.easy, after.hard) if after is not None else ()
        texts = (attempt.title, attempt.prediction.feared, *learned)
        if has_words(words, *texts) and attempt.plan_id not in apart:
            text = next((one for one in texts if has_words(words[:1], one)), attempt.title)
            day = local_day(over_at(attempt), snapshot.now)
            yield Found(kind="try", text=near(snapshot.shown(text), words), place="growth", ref=attempt.id, day=day)


def _pages(snapshot: Snapshot, words: tuple[str, ...]) -> Iterator[Found]:
    for entry in sorted(snapshot.entries.values(), key=lambda entry: entry.at, reverse=True):
        if not is_put_down(entry) and has_words(words, entry.text, entry.question):
            day = local_day(entry.at, snapshot.now)
            yield Found(
                kind="page", text=near(snapshot.shown(entry.text), words), place="reflect", ref=entry.id, day=day
            )


def _matters(snapshot: Snapshot, words: tuple[str, ...]) -> Iterator[Found]:
    for line in snapshot.what_matters.values():
        if has_words(words, line.text):
            yield Found(kind="what matters", text=snapshot.shown(line.text), place="reflect", ref="matters")


def _promises(snapshot: Snapshot, words: tuple[str, ...]) -> Iterator[Found]:
    for promise in snapshot.promises.values():
        person = snapshot.people.get(promise.person_id or "")
        if has_words(words, promise.text) and (person is None or not person.unsafe):
            ref = person.id if person is not None else ""
            place, ref = ("portfolio", ref) if ref else ("calendar", (promise.due or snapshot.today).isoformat())
            yield Found(kind="to remember", text=snapshot.shown(promise.text), place=place, ref=ref, day=promise.due)


def _ahead(snapshot: Snapshot, words: tuple[str, ...]) -> Iterator[Found]:
    from ladder_tui.domain.cards.situations import situations_of  # late: who seeks what is their own needs no packs

    for page in situations_of(snapshot):
        if has_words(words, page.title, *page.also):
            yield Found(kind="ahead", text=page.title, place="topics", ref=page.id)


def _cards(snapshot: Snapshot, words: tuple[str, ...]) -> Iterator[Found]:
    from ladder_tui.domain.cards.wording import openers_shown, topic_cards  # late, as above

    said = ((card, (card.opener, *(one.say for one in card.follow_ups))) for card in topic_cards(snapshot))
    fitting = (card for card, texts in said if has_words(words, *texts))
    for card in fitting:
        shown = openers_shown([card], snapshot)[0]
        yield Found(kind="card", text=shown.opener, place="topics", ref=card.id)
