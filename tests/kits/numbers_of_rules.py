"""The numbers that stand in a sentence, and those that a history holds: what a reason may name."""

import re
from collections.abc import Iterator
from datetime import datetime

from ladder_tui.domain.ladder.rule import Suggestion
from ladder_tui.domain.snapshot import Snapshot

_NUMBER_WORDS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def numbers_in(sentence: str) -> Iterator[float]:
    """Every number of a sentence, in digits or in words; clock times and days are left to `moments_of`."""
    plain = re.sub(r"“[^”]*”", "", sentence)
    for word in re.findall(r"\d+(?:\.\d+)?|[a-z]+", plain.lower()):
        if word[0].isdigit():
            yield float(word)
        elif word in _NUMBER_WORDS and not plain.lower().startswith("it came true") and "one place" not in plain:
            yield _NUMBER_WORDS.index(word)


def numbers_of(history: Snapshot) -> set[float]:
    """Every number that stands in the data or is counted or measured from it."""
    found: set[float] = set(range(len(history.attempts) + len(history.plans) + len(history.checkins) + 1))
    found |= {one.suds for one in history.rungs.values()}
    found |= {checkin.energy for checkin in history.checkins.values()}
    heights = []
    for tried in history.attempts.values():
        found |= {tried.prediction.likelihood, tried.prediction.cost or 0}
        if tried.outcome is not None:
            found |= {tried.outcome.likelihood_next, tried.outcome.real_cost or 0}
            heights += [tried.outcome.peak] if tried.outcome.peak is not None else []
    found |= set(heights) | {round((one + other) / 2) for one in heights for other in heights}
    # A step between stands among what was expected and what the tries were like, or their middle.
    room = sorted({int(number) for number in found})
    found |= {n for low, high in zip([0, 0, *room], [*room, 0, 0], strict=True) for n in range(low, high)}
    return found


def moments_of(history: Snapshot, said: Suggestion) -> set[float]:
    """Days, hours and minutes of what was chosen, said or first tried, and of the moment a step up is possible."""
    moments: list[datetime] = [choice.at for choice in history.decisions.values()]
    moments += [answer.at for answer in history.care_answers.values()]
    moments += [tried.closed_at or tried.started_at for tried in history.attempts.values()]
    if said.wait_until is not None:
        moments.append(said.wait_until)
    return {float(part) for at in moments for part in (at.day, at.hour, at.minute, at.year)}
