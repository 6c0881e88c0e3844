"""What the tries at a rung show, as several rows of the ladder rule ask it: very hard, learned from, in one place."""

from collections.abc import Mapping

from ladder_tui.domain.ladder.terms import Terms
from ladder_tui.domain.ladder.view import hard_or_left
from ladder_tui.domain.records.attempts import Attempt


def very_hard(terms: Terms, limits: Mapping[str, float]) -> bool:
    """Whether each of the last tries was very high, or left early."""
    return len(terms.last) >= limits["ladder.last"] and all(hard_or_left(attempt, limits) for attempt in terms.last)


def learned_though_hard(terms: Terms, limits: Mapping[str, float]) -> bool:
    """Whether the last tries were very hard, and what was feared happened in none and seems much less likely now."""
    calm_end = all(a.status == "done" and a.outcome is not None and a.outcome.happened == "no" for a in terms.last)
    return very_hard(terms, limits) and calm_end and moved(terms, limits) and (terms.drop or 0) > 0


def moved(terms: Terms, limits: Mapping[str, float]) -> bool:
    """Whether it seems unlikely by now, or much less likely than at first."""
    guess, drop = terms.guess, terms.drop
    return guess is not None and (guess <= limits["ladder.low_estimate"] or (drop or 0) >= limits["ladder.drop"])


def moving(terms: Terms, limits: Mapping[str, float]) -> bool:
    """Whether the estimate is on its way down: half the fall that counts, and lower after the last try than before."""
    last = terms.tries[-1] if terms.tries else None
    if last is None or last.outcome is None or terms.drop is None:
        return False
    return terms.drop >= limits["ladder.drop"] / 2 and last.outcome.likelihood_next < last.prediction.likelihood


def calm(terms: Terms, limits: Mapping[str, float]) -> bool:
    """Whether the last tries were calm."""
    return terms.mean_peak is not None and terms.mean_peak <= limits["ladder.calm_peak"]


def risen(terms: Terms, limits: Mapping[str, float]) -> bool:
    """Whether it seems more likely than at first."""
    return terms.drop is not None and -terms.drop >= limits["ladder.rise"]


def goes_up(terms: Terms, limits: Mapping[str, float]) -> bool:
    """Whether the tries here lead on: done, not come true the last time, and learned from or calm."""
    done = all(attempt.status == "done" for attempt in terms.last)
    if terms.k < limits["ladder.up_tries"] or not done or terms.tries[-1].outcome is None or terms.came_true:
        return False
    learned, easy = moved(terms, limits), calm(terms, limits)
    return (learned and easy) or ((learned or easy) and not risen(terms, limits))


def cost_it(attempt: Attempt) -> bool:
    """Whether the feared outcome happened and is not known to have cost less than was feared."""
    outcome, feared = attempt.outcome, attempt.prediction.cost
    if outcome is None or outcome.happened != "yes":
        return False
    return feared is None or outcome.real_cost is None or outcome.real_cost >= feared


def one_place(terms: Terms, limits: Mapping[str, float]) -> bool:
    """Whether the tries for which a place was noted are several, and not yet in several places.

    A try without one is not counted: nobody knows where it was.
    """
    return terms.placed >= limits["ladder.vary_tries"] and len(terms.places) < limits["ladder.contexts"]
