"""The picker's reasons, in words: each clause is written from the very term it stands for."""

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from ladder_tui.domain.base.dayparts import DAYPART_PLURALS
from ladder_tui.domain.base.number_words import as_word
from ladder_tui.domain.base.vocabulary import ContactLevel, Mood, Need
from ladder_tui.domain.picks.scoring import FilterName, PickInputs, Scored, TermName, main_need

#: Cells that the reason of a suggestion takes at most: one line of a narrow window, behind the indent.
LINE: Final = 52


class _NeedWords(NamedTuple):
    """A need as the subject of a sentence, as something that is on offer, and as what somebody wished."""

    subject: str
    offer: str
    wish: str


_NEED_WORDS: Final[Mapping[Need, _NeedWords]] = {
    "confidant": _NeedWords("a close talk", "a chance of a close talk", "you wished for a close talk"),
    "casual_chat": _NeedWords("small talk", "a little small talk", "you wished for small talk"),
    "shared_activity": _NeedWords(
        "doing things together", "something to do together", "you wished to do things together"
    ),
    "group_belonging": _NeedWords("time in a group", "a place in a group", "you wished to be in a group"),
}
#: What is done without anybody, or only beside others, brings nobody's company: it is told as what it is.
_ALONE_WORDS: Final[Mapping[ContactLevel, str]] = {
    "none": "nobody else needed",
    "alone_among": "among people, nothing asked",
}
#: So many ratings, at the least, are often.
_OFTEN: Final = 3
_MOOD_WORDS: Final[Mapping[Mood, str]] = {
    "low": "suits a low mood",
    "anxious": "suits an anxious day",
    "flat": "suits a flat day",
    "steady": "suits a steady day",
    "good": "suits a good day",
}


def reasons(item: Scored, inputs: PickInputs) -> tuple[str, ...]:
    """One or two clauses, as many as go on a line: the terms that bring most points and have something to say.

    A term that says nothing, such as the worth of something never rated, gives way to the next one. So does one that
    would state what nobody said or noted.
    """
    by_points = sorted(item.points, key=lambda name: item.points[name], reverse=True)
    told = [clause for name in by_points if item.points[name] > 0 and (clause := _clause(name, item, inputs))]
    if not told:
        return ("fits the time you have" if inputs.asked else "a choice like the others",)
    return tuple(told[:2]) if len("; ".join(told[:2])) <= LINE else tuple(told[:1])


def left_out_words(item: Scored, by: FilterName, inputs: PickInputs) -> str:
    """One sentence about the strongest candidate that a filter left out."""
    candidate = item.candidate
    if by == "minutes":
        why = f"takes {candidate.minutes} minutes" + (f", and there are {inputs.minutes}" if inputs.asked else "")
    elif by == "effort":
        why = "takes more energy than there is now" if inputs.asked else "takes a good deal of energy"
    elif by == "hours":
        why = f"is for {' and '.join(DAYPART_PLURALS[part] for part in candidate.dayparts)}"
    elif by == "load":
        why = "would be much for this week"
    elif by == "closed":
        why = "is at work, which is closed at the weekend"
    else:
        why = "is resting for now"
    return f"Left out for now: {candidate.title} {why}."


def rest_words(inputs: PickInputs) -> str:
    """Why resting is a choice like the others today."""
    if inputs.asked and inputs.energy <= inputs.limits["picker.low_energy"]:
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
            return "new in your notes" if item.candidate.kind == "activity" else ""
        return "a change from the last days" if days >= inputs.limits["picker.variety_days"] else ""
    return _MOOD_WORDS[inputs.mood] if inputs.mood is not None and inputs.mood in item.candidate.moods else ""


def _need_clause(item: Scored, inputs: PickInputs) -> str:
    need = main_need(item.candidate, inputs.gaps)
    if need is None:
        return ""
    if alone := _ALONE_WORDS.get(item.candidate.contact or "shared"):
        return alone
    gap, said = inputs.gaps.gaps[need], _NEED_WORDS[need]
    if gap.seen:
        rare = f"{said.subject} has been rare lately" if gap.rare else ""
        return rare or (f"there is room for {said.subject}" if gap.room else "")
    return said.wish if gap.wished else said.offer


def _energy_clause(effort: int, inputs: PickInputs) -> str:
    if not inputs.asked:
        return "takes little out of you" if effort == 1 else ""
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
        return "it has often been worth it" if len(ratings) >= _OFTEN else "it has been worth it"
    if run == 1:
        return "you liked it last time"
    return f"you liked it the last {as_word(min(run, 5))} times"
