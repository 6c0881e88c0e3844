"""A try in words: what was expected, what was seen, both beside each other, and how long it rests."""

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Final

from ladder_tui.domain.base.thresholds import DEFAULTS, thresholds
from ladder_tui.domain.base.vocabulary import Happened, Status
from ladder_tui.domain.base.when import near_words, time_words
from ladder_tui.domain.records.attempts import Attempt, Fact, Outcome, Prediction, rests_until, took_place
from ladder_tui.domain.snapshot import Snapshot

if TYPE_CHECKING:
    from ladder_tui.domain.items.kindness import KindMoment

#: What a camera could have seen the other person do, kind and less kind, in the order asked.
FACTS: Final[tuple[tuple[Fact, str], ...]] = (
    ("smiled", "smiled"),
    ("answered", "answered"),
    ("asked_back", "asked back"),
    ("stayed", "stayed"),
    ("said_goodbye", "said goodbye"),
    ("kept_it_short", "kept it short"),
    ("turned_away", "turned away"),
)
#: How a try can end, in the order offered; the keys are those of Today.
ENDINGS: Final[tuple[tuple[str, Status, str], ...]] = (
    ("d", "done", "I did it, however it felt"),
    ("o", "left_early", "I went, and left when it was enough"),
    ("s", "self_cancelled", "I set it aside this time"),
    ("f", "fell_through", "It fell through: others or circumstances"),
)
#: What is said after setting aside. It is true: row 4 of the ladder rule looks at it, and the report leaves it out.
SET_ASIDE: Final = "Set aside. A smaller piece may come up; nobody sees a count."
_HAPPENED: Final[Mapping[Happened, str]] = {
    "no": "it did not happen",
    "partly": "a part of it happened",
    "yes": "it happened",
}


def feared_words(likelihood: int, happened: Happened) -> str:
    """How likely the fear seemed and what came of it: "Feared 65 of 100: it did not happen"."""
    return f"Feared {likelihood} of 100: {_HAPPENED[happened]}"


def fear_of(attempt: Attempt) -> str:
    """`feared_words` of a try, with what it cost where something of it came true; or why nothing is known."""
    before, after = attempt.prediction, attempt.outcome
    if after is not None:
        return f"{feared_words(before.likelihood, after.happened)}{_cost(before, after)}."
    if attempt.status == "open":
        return f"Feared {before.likelihood} of 100. The try is open."
    if took_place(attempt):
        return f"Feared {before.likelihood} of 100. Whether it happened is not noted."
    return f"Feared {before.likelihood} of 100. The try did not take place."


def beside(attempt: Attempt) -> tuple[str, ...]:
    """The fear and what came of it, then the unease expected and as it was; nothing before the look back."""
    before, after = attempt.prediction, attempt.outcome
    if after is None:
        return ()
    if after.peak is None:
        return fear_of(attempt), f"Next time you say {after.likelihood_next} of 100 likely."
    expected = f"{before.suds} expected, " if before.suds is not None else ""
    unease = f"Unease: {expected}{after.peak} at its height."
    return fear_of(attempt), f"{unease} Next time you say {after.likelihood_next} of 100 likely."


def _cost(before: Prediction, after: Outcome) -> str:
    if after.happened == "no" or after.real_cost is None:
        return ""
    if before.cost is None:
        return f", and it cost {after.real_cost} of 100"
    return f", and it cost {after.real_cost} where you thought {before.cost}"


def rest_words(attempt: Attempt, now: datetime, limits: Mapping[str, float] = DEFAULTS) -> str:
    """ "resting until tomorrow 14:02"; empty when it does not rest (any more)."""
    until = rests_until(attempt, limits)
    if until is None or now >= until:
        return ""
    here = until.astimezone(now.tzinfo)
    day = near_words(here.date(), now.date()).removeprefix("on ")
    return f"resting until {day} {time_words(here.time())}"


def rest_of(attempt: Attempt, snapshot: Snapshot) -> str:
    """`rest_words` by the snapshot's moment and the user's own numbers."""
    return rest_words(attempt, snapshot.now, thresholds(snapshot.settings.thresholds))


def seen_words(outcome: Outcome) -> str:
    """The facts that were noted, in words: "smiled, asked back"."""
    return ", ".join(label for fact, label in FACTS if fact in outcome.seen)


def kind_moment(status: Status, happened: Happened | None, seen: tuple[str, ...] = ()) -> "KindMoment":
    """Which kind step suits a try that hurt: after leaving, after a turning away, or after something awkward."""
    if status == "left_early":
        return "after_leaving"
    if "turned_away" in seen:
        return "after_rejection"
    return "setback" if happened == "yes" else "after_awkward"
