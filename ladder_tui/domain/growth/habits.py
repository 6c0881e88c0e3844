"""Helper habits beside unease: how high the tries went in which one was used, and those in which it was left out."""

from collections.abc import Iterable
from typing import Final

from ladder_tui.domain.base.clean import one_line
from ladder_tui.domain.base.text_search import fold
from ladder_tui.domain.records.attempts import Attempt, HabitUse, over_at, peak_of, took_place

#: What a habit is compared by. "Partly" and what was not answered are in neither.
_USES: Final[tuple[HabitUse, HabitUse]] = ("left_out", "used")


def habit_sentences(attempts: Iterable[Attempt]) -> tuple[str, ...]:
    """One sentence for each habit that was left out in some tries and used in others, the one noted last first.

    Only tries that took place and whose height was noted count; a habit is the same whatever its capitals.
    """
    peaks: dict[str, dict[HabitUse, list[int]]] = {}
    names: dict[str, str] = {}
    noted = (attempt for attempt in attempts if attempt.outcome is not None and attempt.outcome.habits)
    for attempt in sorted(filter(took_place, noted), key=over_at, reverse=True):
        peak = peak_of(attempt)
        if attempt.outcome is None or peak is None:
            continue
        for habit in attempt.outcome.habits:
            key = fold(one_line(habit.name))
            names.setdefault(key, one_line(habit.name))
            peaks.setdefault(key, {}).setdefault(habit.use, []).append(peak)
    return tuple(
        f"Unease at its height, “{names[key]}” left out: {_height(by_use['left_out'])}; "
        f"used: {_height(by_use['used'])}."
        for key, by_use in peaks.items()
        if all(by_use.get(use) for use in _USES)
    )


def _height(peaks: list[int]) -> str:
    """ "40 (1 try)"; of several tries their mean."""
    if len(peaks) == 1:
        return f"{peaks[0]} (1 try)"
    return f"{round(sum(peaks) / len(peaks))} on average ({len(peaks)} tries)"
