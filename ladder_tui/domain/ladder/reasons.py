"""The ladder rule in words: reasons, each with the numbers it was decided by, and the alternatives."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from ladder_tui.domain.base.clean import one_line
from ladder_tui.domain.base.number_words import as_word, count, listed
from ladder_tui.domain.base.when import WEEKDAYS, day_words, time_words
from ladder_tui.domain.ladder.limits import Limit
from ladder_tui.domain.ladder.terms import Terms
from ladder_tui.domain.records.attempts import Attempt, over_at, peak_of
from ladder_tui.domain.records.rungs import Rung

#: The longest text of the user's own quoted in a reason, in characters.
_QUOTED = 36


def shortened(text: str) -> str:
    """A text of the user's own on one line, short enough for a sentence."""
    line = one_line(text)
    return line if len(line) <= _QUOTED else line[: _QUOTED - 1].rstrip() + "…"


def quoted(text: str) -> str:
    """The same in quotation marks."""
    return f"“{shortened(text)}”"


def on_day(at: datetime, now: datetime) -> str:
    """The day of something that was: "today", "yesterday", "on Monday" within a week, else "on 4 March"."""
    day, today = at.astimezone(now.tzinfo).date(), now.date()
    distance = (today - day).days
    if 0 <= distance <= 1:
        return ("today", "yesterday")[distance]
    return f"on {WEEKDAYS[day.weekday()] if 1 < distance < 7 else day_words(day, today=today, weekday=False)}"


def from_words(until: datetime, now: datetime) -> str:
    """From when something is possible: "from 18:30 today", "from tomorrow, 18:30", "from Friday", "from 4 March"."""
    days = (until.date() - now.date()).days
    if days <= 1:
        clock = time_words(until.time())
        return f"from {clock} today" if days <= 0 else f"from tomorrow, {clock}"
    if days < 7:
        return f"from {WEEKDAYS[until.weekday()]}"
    return f"from {day_words(until.date(), today=now.date(), weekday=False)}"


def feared_words(terms: Terms, *, last: bool = False) -> str:
    """Whether it happened, and how likely it seems: "What you feared did not happen; your estimate went 70 → 45."

    Of all tries, or with `last` of the last few. What was not noted is not told.
    """
    tries = terms.last if last else terms.tries
    told = [attempt.outcome.happened for attempt in tries if attempt.outcome is not None]
    if not told:
        return ""
    happened = f"What you feared {_happened(told.count('yes'), told.count('partly'), len(told))}"
    happened += " where it is noted" if len(told) < len(tries) else ""
    moved = estimate_words(terms)
    return f"{happened}; {moved[0].lower()}{moved[1:]}" if moved else f"{happened}."


def _happened(true: int, partly: int, many: int) -> str:
    if not true and not partly:
        return "did not happen"
    if many in (true, partly):
        each = {1: "", 2: " both times"}.get(many, f" all {as_word(many)} times")
        return f"happened{each}" if true else f"happened in part{each}"
    parts = ([f"in {as_word(true)}"] if true else []) + ([f"in part in {as_word(partly)}"] if partly else [])
    return f"happened {' and '.join(parts)} of {as_word(many)}"


def estimate_words(terms: Terms) -> str:
    """How the estimate moved: "Your estimate went 70 → 45."; empty where nothing was noted after the last try."""
    first, now = terms.first_guess, terms.guess
    if first is None or now is None:
        return ""
    return f"Your estimate stayed at {now}." if first == now else f"Your estimate went {first} → {now}."


def tries_words(terms: Terms, *, short: bool = False) -> str:
    """How many tries, when the last was, and where: "Two tries, the last on Monday, both in one place: work."

    With `short` places are counted and not named, and not told where only some were noted.
    """
    at = terms.last_at
    day = on_day(at, terms.now) if at is not None else ""
    many = f"{count(terms.k, 'try', 'tries').capitalize()}, {day if terms.k == 1 else f'the last {day}'}"
    if not terms.places:
        return f"{many}; where is not noted."
    names = listed([shortened(place) for place in terms.places[:3]])
    if terms.placed < terms.k:
        told = as_word(terms.placed)
        return f"{many}." if short else f"{many}; where is noted for {told}: {names}."
    if len(terms.places) > 1 and short:
        return f"{many}, in {count(len(terms.places), 'place', 'places')}."
    if len(terms.places) > 1:
        return f"{many}, in {count(len(terms.places), 'place', 'places')}: {names}."
    both = {1: "", 2: "both "}.get(terms.k, "all ")
    return f"{many}, {both}in one place: {names}."


def height_words(terms: Terms) -> str:
    """How high the last tries went: "The unease went up to 65 and 60."; empty where it was not noted."""
    if not terms.peaks:
        return ""
    heights = listed([str(peak) for peak in terms.peaks])
    if 1 < len(terms.peaks) < terms.k:
        return f"The unease of the last {as_word(len(terms.peaks))}: {heights}."
    return f"The unease went up to {heights}."


def ending_words(terms: Terms) -> str:
    """How each of the last tries ended: "The last two tries, the later on Monday: up to 85, left early at 60."""
    ends = [("left early" if attempt.status == "left_early" else "done", peak_of(attempt)) for attempt in terms.last]
    told: list[str] = []
    for number, (way, peak) in enumerate(ends):
        same = number and ends[number - 1][0] == way and None not in (peak, ends[number - 1][1])
        height = "" if peak is None else f"at {peak}" if way == "left early" else f"{peak}"
        said = "" if same else "up to" if way == "done" and peak is not None else way
        told.append(f"{said} {height}".strip())
    if len(ends) == 2 and ends[0] == ends[1] and ends[0][1] is None:
        told = [f"both {ends[0][0]}"]
    day = on_day(over_at(terms.last[-1]), terms.now)
    which = f"The last {count(len(ends), 'try', 'tries')}, the later {day}" if len(ends) > 1 else f"The last try, {day}"
    return f"{which}: {listed(told)}."


def habit_names(habits: Sequence[str]) -> str:
    """Helper habits in a headline: the one there is, else how many there are."""
    return quoted(habits[0]) if len(habits) == 1 else f"the {as_word(len(habits))} helper habits"


def leaning_words(terms: Terms) -> tuple[str, ...]:
    """What was used in the last try and came of it, why once without it, and how high it went or which try it was."""
    used = listed([quoted(habit) for habit in terms.leaned_on[:2]])
    more = f" and {as_word(len(terms.leaned_on) - 2)} more" if len(terms.leaned_on) > 2 else ""
    outcome = terms.tries[-1].outcome
    came = "only a part of what you feared happened"
    if outcome is not None and outcome.happened == "no":
        came = "what you feared did not happen"
    return (
        f"In the last try you used {used}{more}, and {came}.",
        "It can look as if that was the reason. Once without it shows whether it was.",
        height_words(terms) or f"That was try {terms.k} of this step.",
    )


def setback_words(terms: Terms) -> str:
    """What a try was like that came true, was left early or was very hard: what it cost, else its height."""
    attempt = terms.tries[-1]
    outcome, feared, day = attempt.outcome, attempt.prediction.cost, on_day(over_at(attempt), terms.now)
    if not terms.came_true and attempt.status == "done":
        return f"The unease went up to {peak_of(attempt)} {day}."
    said = f"What you feared happened {day}" if terms.came_true else f"You left early {day}"
    if terms.came_true and outcome is not None and outcome.real_cost is not None and feared is not None:
        return f"{said}, and cost {outcome.real_cost}; you had expected {feared}."
    peak = peak_of(attempt)
    return f"{said}; the unease went up to {peak}." if peak is not None else f"{said}."


def before_words(terms: Terms) -> str:
    """How often it did not come true before; empty where it always did."""
    calm = sum(1 for attempt in terms.tries[:-1] if attempt.outcome is not None and attempt.outcome.happened == "no")
    if not calm:
        return ""
    before = count(terms.k - 1, "try", "tries")
    if calm == terms.k - 1:
        return f"In the {before} before, it did not." if terms.k > 2 else "In the try before, it did not."
    return f"In {as_word(calm)} of the {before} before, it did not."


def hard_words(terms: Terms) -> tuple[str, str]:
    """How high the tries went that speak for a pause, and that the estimate did not fall in them."""
    peaks = listed([str(peak_of(attempt)) for attempt in terms.hard])
    moves = listed([_moved(attempt) for attempt in terms.hard])
    some, all_of_them = as_word(len(terms.hard)), count(terms.looked, "try", "tries")
    which = f"each of the last {all_of_them}"
    if len(terms.hard) < terms.looked:
        which = f"{some} of the last {all_of_them}"
    return (
        f"In {which} the unease went up to {peaks}.",
        f"Your estimate did not fall there: {moves}.",
    )


def limit_words(limit: Limit, now: datetime) -> str:
    """Why a step up waits, and from when it is possible."""
    when, free = on_day(limit.since, now), from_words(limit.until, now)
    if limit.name == "48h":
        return f"The last step up was {when}; the next is possible {free}."
    if limit.name == "week":
        return f"{count(limit.count, 'new step', 'new steps').capitalize()} in a week; another is possible {free}."
    return f"A pause began {when}; a step up is possible {free}."


def up_words(terms: Terms, limits: Mapping[str, float]) -> str:
    """What a step up looks for, where the last tries do not have it yet."""
    low, drop, calm = (f"{limits[f'ladder.{key}']:g}" for key in ("low_estimate", "drop", "calm_peak"))
    needed = count(int(limits["ladder.up_tries"]), "try", "tries")
    if terms.k < limits["ladder.up_tries"]:
        return f"A step up looks at {needed}."
    if terms.tries[-1].outcome is None:
        return "The look back at the last one is open; a step up looks at it."
    if any(attempt.status == "left_early" for attempt in terms.last):
        return f"One was left early; a step up looks at {needed} that were done."
    return f"A step up wants {low} likely, a fall of {drop}, or unease of {calm}."


def smaller_words(terms: Terms) -> str:
    """Where a smaller version of the rung would stand: the one that is there, or the room for one."""
    if terms.smaller is not None:
        return f"{quoted(terms.smaller.text)} stands ready at {terms.smaller.suds}."
    if terms.room is not None:
        return f"There is room for a smaller version at about {terms.room}."
    return f"{rung_words(terms.below)} lies below." if terms.below is not None else ""


def rung_words(rung: Rung) -> str:
    """A rung in a sentence: its words and its expected SUDS."""
    return f"{quoted(rung.text)} at {rung.suds}"


def at_most_three(*sentences: str) -> tuple[str, ...]:
    """At most three sentences that say something."""
    return tuple(sentence for sentence in sentences if sentence)[:3]


def _moved(attempt: Attempt) -> str:
    after = attempt.outcome.likelihood_next if attempt.outcome is not None else attempt.prediction.likelihood
    return f"{attempt.prediction.likelihood} → {after}"
