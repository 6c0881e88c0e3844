"""The picker's reasons, in words: each clause is written from the very term it stands for."""

from collections.abc import Mapping, Sequence
from typing import Final

from ladder_tui.domain.base.dayparts import DAYPART_PLURALS
from ladder_tui.domain.base.number_words import as_word, count
from ladder_tui.domain.base.vocabulary import Mood, Need
from ladder_tui.domain.picks.scoring import FilterName, PickInputs, Scored, TermName, main_need

#: A need as the subject of a sentence, and as something that is on offer.
_NEED_WORDS: Final[Mapping[Need, tuple[str, str]]] = {
    "confidant": ("a close talk", "a chance of a close talk"),
    "casual_chat": ("small talk", "a little small talk"),
    "shared_activity": ("doing something together", "something to do together"),
    "group_belonging": ("being part of a group", "a place in a group"),
}
_MOOD_WORDS: Final[Mapping[Mood, str]] = {
    "low": "suits a low mood",
    "anxious": "suits an anxious day",
    "flat": "suits a flat day",
    "steady": "suits a steady day",
    "good": "suits a good day",
}


def reasons(item: Scored, inputs: PickInputs, *, tiny: bool = False) -> tuple[str, ...]:
    """One to three clauses: the two terms that bring most points, and for the tiny pick first how short it is.

    A term that says nothing, such as the worth of something never rated, gives way to the next one.
    """
    clauses = [count(item.candidate.minutes, "minute", "minutes")] if tiny else []
    by_points = sorted(item.points, key=lambda name: item.points[name], reverse=True)
    told = [clause for name in by_points if item.points[name] > 0 and (clause := _clause(name, item, inputs))]
    return (*clauses, *told[:2]) or ("fits the time you have",)


def left_out_words(item: Scored, by: FilterName, inputs: PickInputs) -> str:
    """One sentence about the strongest candidate that a filter left out."""
    candidate = item.candidate
    if by == "minutes":
        why = f"takes {candidate.minutes} minutes, and there are {inputs.minutes}"
    elif by == "effort":
        why = "takes more energy than there is now"
    elif by == "hours":
        why = f"is for {' and '.join(DAYPART_PLURALS[part] for part in candidate.dayparts)}"
    elif by == "load":
        why = f"would lift this week above the {inputs.carries} it carries well"
    else:
        why = "is resting for now"
    return f"Left out for now: {candidate.title} {why}."


def rest_words(inputs: PickInputs) -> str:
    """Why resting is a choice like the others today."""
    if inputs.load >= inputs.carries:
        return "this week already holds enough"
    if inputs.energy <= inputs.limits["picker.low_energy"]:
        return "energy is low; a choice like the others"
    return "a choice like the others"


def _clause(name: TermName, item: Scored, inputs: PickInputs) -> str:
    """The words for one term, or nothing when the term tells nothing in favour."""
    if name == "need":
        return _need_clause(item, inputs)
    if name == "energy":
        return _energy_clause(item.candidate.effort, inputs)
    if name == "worth":
        return _worth_clause(inputs.history.ratings.get(item.candidate.id, ()), inputs.limits)
    if name == "due":
        # Near the wished rhythm it is about time; the number of days is nobody's business.
        near = inputs.limits["picker.due_share"] / inputs.limits["picker.due_cap"]
        return "about the rhythm you wished for" if item.candidate.rhythm_days and item.terms["due"] >= near else ""
    if name == "variety":
        days = inputs.history.days_since_use(item.candidate.id, inputs.day)
        if days is None:
            return "something new" if item.candidate.kind == "activity" else ""
        return "a change from the last days" if days >= inputs.limits["picker.variety_days"] else ""
    return _MOOD_WORDS[inputs.mood] if inputs.mood is not None and inputs.mood in item.candidate.moods else ""


def _need_clause(item: Scored, inputs: PickInputs) -> str:
    need = main_need(item.candidate, inputs.gaps)
    if need is None:
        return ""
    gap = inputs.gaps.gaps[need]
    subject, offer = _NEED_WORDS[need]
    if not gap.known:
        return offer
    return f"{subject} has been rare lately" if gap.rare else f"there is room for {subject}"


def _energy_clause(effort: int, inputs: PickInputs) -> str:
    if effort > inputs.energy:
        return "a small stretch for your energy"
    if inputs.energy <= inputs.limits["picker.low_energy"]:
        return "fits low energy"
    return "takes little out of you" if effort == 1 else "fits your energy"


def _worth_clause(ratings: Sequence[int], limits: Mapping[str, float]) -> str:
    if not ratings or sum(ratings) <= limits["picker.worth_it"] * len(ratings):
        return ""
    run = 0
    for rating in reversed(ratings):
        if rating < limits["picker.liked"]:
            break
        run += 1
    if run == 0:
        return "it has often been worth it"
    if run == 1:
        return "you liked it last time"
    return f"you liked it the last {as_word(min(run, 5))} times"
