"""The ladder rule in words: reasons, each with the numbers it was decided by, and the alternatives."""

from collections.abc import Sequence
from datetime import datetime

from ladder_tui.domain.base.clean import one_line
from ladder_tui.domain.base.number_words import as_word, count, listed
from ladder_tui.domain.base.when import near_words, time_words
from ladder_tui.domain.ladder.limits import Limit
from ladder_tui.domain.ladder.terms import Terms
from ladder_tui.domain.records.attempts import Attempt, peak_of
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


def from_words(until: datetime, now: datetime) -> str:
    """From when something is possible: "from 18:30 today", "from tomorrow, 18:30", "from Friday", "from 4 March"."""
    days = (until.date() - now.date()).days
    if days <= 1:
        clock = time_words(until.time())
        return f"from {clock} today" if days <= 0 else f"from tomorrow, {clock}"
    near = near_words(until.date(), now.date())
    return f"from {near.removeprefix('on ')}"


def estimate_words(terms: Terms) -> str:
    """How the estimate moved: "Your estimate went 70 → 45."; empty where nothing was noted after the last try."""
    first, last = terms.first_guess, terms.guess
    if first is None or last is None:
        return ""
    return f"Your estimate stayed at {last}." if first == last else f"Your estimate went {first} → {last}."


def tries_words(terms: Terms, *, praise: bool = False) -> str:
    """How many tries, and where: "Two good tries, both in one place: work."

    With `praise` they are called good where each was done and the fear did not come true.
    """
    good = all(a.status == "done" and a.outcome is not None and a.outcome.happened != "yes" for a in terms.tries)
    what = "good " if praise and good else ""
    many = count(terms.k, f"{what}try", f"{what}tries").capitalize()
    if not terms.places:
        return f"{many}; where is not noted."
    names = listed([shortened(place) for place in terms.places[:3]])
    if terms.placed < terms.k:
        return f"{many}; where is noted for {as_word(terms.placed)} of them: {names}."
    if len(terms.places) > 1:
        return f"{many}, in {count(len(terms.places), 'place', 'places')}: {names}."
    both = {1: "", 2: "both "}.get(terms.k, "all ")
    return f"{many}, {both}in one place: {names}."


def height_words(terms: Terms) -> str:
    """How high the last tries went: "At their height they were 65 and 60."; empty where it was not noted."""
    if not terms.peaks:
        return ""
    if len(terms.peaks) == 1:
        return f"The unease went up to {terms.peaks[0]}."
    if len(set(terms.peaks)) == 1:
        return f"The unease went up to {terms.peaks[0]} in each of the last {as_word(len(terms.peaks))}."
    return f"The unease of the last ones went up to {listed([str(peak) for peak in terms.peaks])}."


def ending_words(attempts: Sequence[Attempt]) -> str:
    """How each try ended: "85, and left early at 60"."""
    told = []
    for attempt in attempts:
        peak = peak_of(attempt)
        left = attempt.status == "left_early"
        if peak is None:
            told.append("left early" if left else "done")
        else:
            told.append(f"left early at {peak}" if left else f"up to {peak}")
    return listed(told)


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
    """What a try cost in which the fear came true, against what was feared; then its height; else which try it was."""
    attempt = terms.tries[-1]
    outcome, feared = attempt.outcome, attempt.prediction.cost
    if outcome is not None and outcome.real_cost is not None and feared is not None:
        return f"It came true the last time, and cost {outcome.real_cost} where you had expected {feared}."
    if outcome is not None and outcome.peak is not None:
        return f"It came true the last time; the unease went up to {outcome.peak}, and you were there."
    return f"It came true in try {terms.k}; that is one thing learned about it."


def before_words(terms: Terms) -> str:
    """How often it did not come true before; empty where it always did."""
    calm = sum(1 for attempt in terms.tries[:-1] if attempt.outcome is not None and attempt.outcome.happened == "no")
    if not calm:
        return ""
    before = count(terms.k - 1, "try", "tries")
    if calm == terms.k - 1:
        return f"In the {before} before, it did not."
    return f"In {as_word(calm)} of the {before} before, it did not."


def hard_words(terms: Terms) -> tuple[str, str]:
    """How high the tries went that speak for a pause, and that the estimate did not fall in them."""
    peaks = listed([str(peak_of(attempt)) for attempt in terms.hard])
    moves = listed([_moved(attempt) for attempt in terms.hard])
    some, all_of_them = as_word(len(terms.hard)), count(terms.looked, "try", "tries")
    return (
        f"In {some} of the last {all_of_them} the unease went up to {peaks}.",
        f"Your estimate did not fall there: {moves}.",
    )


def limit_words(limit: Limit, now: datetime) -> str:
    """Why a step up waits, and from when it is possible."""
    since = limit.since.astimezone(now.tzinfo).date()
    near = near_words(since, now.date())
    when = near if near in ("today", "yesterday") else f"on {near}"
    free = from_words(limit.until, now)
    if limit.name == "48h":
        return f"The last step up was {when}; the next one is possible {free}."
    if limit.name == "week":
        new = count(limit.count, "new step", "new steps")
        return f"This week has brought {new}; another is possible {free}."
    return f"A pause began {when}; a step up is possible {free}, or later."


def smaller_words(terms: Terms) -> str:
    """Where a smaller version of the rung would stand: the one that is there, or the room for one."""
    if terms.smaller is not None:
        return f"{quoted(terms.smaller.text)} stands ready at {terms.smaller.suds}."
    if terms.room is not None:
        return f"There is room for a smaller version at about {terms.room}."
    return f"{quoted(terms.below.text)} is the one below, at {terms.below.suds}." if terms.below is not None else ""


def rung_words(rung: Rung) -> str:
    """A rung in a sentence: its words and its expected SUDS."""
    return f"{quoted(rung.text)} at {rung.suds}"


def at_most_three(*sentences: str) -> tuple[str, ...]:
    """At most three sentences that say something."""
    return tuple(sentence for sentence in sentences if sentence)[:3]


def _moved(attempt: Attempt) -> str:
    after = attempt.outcome.likelihood_next if attempt.outcome is not None else attempt.prediction.likelihood
    return f"{attempt.prediction.likelihood} → {after}"
