"""Reflection prompts (from packs), journal entries (the user's), and which question is asked when."""

from collections.abc import Iterable, Sequence
from datetime import date

from ladder_tui.domain.base.chance import draw, rota
from ladder_tui.domain.items.prompts import Moment, ReflectionPrompt
from ladder_tui.domain.records.entries import Entry


def last_answers(entries: Iterable[Entry]) -> dict[str, date]:
    """The day on which each prompt was last answered, by prompt id, as the entry's own clock showed it."""
    answered: dict[str, date] = {}
    for entry in entries:
        if entry.prompt_id is not None:
            day = entry.at.date()
            answered[entry.prompt_id] = max(day, answered.get(entry.prompt_id, day))
    return answered


def of_one_kind(one: ReflectionPrompt, other: ReflectionPrompt) -> bool:
    """Whether two prompts ask for much the same: they write the same field and share a tag, or have none."""
    alike = not set(one.tags).isdisjoint(other.tags) or not (one.tags or other.tags)
    return one.writes == other.writes and alike


def ask(
    moment: Moment,
    prompts: Iterable[ReflectionPrompt],
    entries: Iterable[Entry],
    *,
    today: date,
    distress: int | None = None,
    limit: int = 3,
) -> tuple[ReflectionPrompt, ...]:
    """The questions for a moment, at most `limit` of them, core ones first.

    Left out: what was answered less than its `min_gap_days` ago, and, where `distress` (0 to 100) is known, what is
    meant for calmer moments. Among the rest comes first what was answered longest ago or never, then the date
    decides. No two of a kind follow each other; when only such are left, there are fewer questions. The first one that
    is no core question is of another kind than the one answered last, where there is such a one.
    """
    listed, noted = tuple(prompts), tuple(entries)
    answered = last_answers(noted)
    before = _last_asked(listed, noted)
    pool = [
        prompt
        for prompt in listed
        if prompt.moment == moment and _rested(prompt, answered, today) and _calm_enough(prompt, distress)
    ]

    def turn(prompt: ReflectionPrompt) -> tuple[int, float, str]:
        last = answered.get(prompt.id)
        return (last.toordinal() if last is not None else 0, draw(today, prompt.id), prompt.id)

    core = [prompt for prompt in pool if prompt.core]
    others = sorted((prompt for prompt in pool if not prompt.core), key=turn)
    if before is not None and not core:
        others.sort(key=lambda prompt: of_one_kind(before, prompt))
    asked: list[ReflectionPrompt] = []
    left = core + others
    while left and len(asked) < limit:
        after = next((prompt for prompt in left if not asked or not of_one_kind(asked[-1], prompt)), None)
        if after is None:
            break
        asked.append(after)
        left.remove(after)
    return tuple(asked)


def kindness_first(moment: Moment, prompts: Iterable[ReflectionPrompt], distress: int | None) -> bool:
    """Whether a kindness step comes before the questions of this moment: one of them is meant for calmer moments."""
    return any(prompt.moment == moment and not _calm_enough(prompt, distress) for prompt in prompts)


def of_the_day(
    moments: Sequence[Moment], prompts: Iterable[ReflectionPrompt], entries: Iterable[Entry], *, today: date
) -> ReflectionPrompt | None:
    """The one question of a day, from the first of the moments that has one.

    It stays the same all day, also once it is answered; none comes twice before all of its moment have had their day.
    Core questions are left to the debrief. The kind of the question answered last before today is not asked again.
    """
    listed = [prompt for prompt in prompts if not prompt.core]
    by_id = {prompt.id: prompt for prompt in listed}
    earlier = [entry for entry in entries if entry.prompt_id in by_id and entry.at.date() < today]
    answered = last_answers(earlier)
    before = _last_asked(listed, earlier)
    for moment in moments:
        order = rota([prompt.id for prompt in listed if prompt.moment == moment], today, f"prompt {moment}")
        rested = [by_id[prompt_id] for prompt_id in order if _rested(by_id[prompt_id], answered, today)]
        fresh = [prompt for prompt in rested if before is None or not of_one_kind(before, prompt)]
        if fresh or rested:
            return (fresh or rested)[0]
    return None


def _last_asked(prompts: Sequence[ReflectionPrompt], entries: Iterable[Entry]) -> ReflectionPrompt | None:
    """The prompt, other than a core one, that was answered last."""
    by_id = {prompt.id: prompt for prompt in prompts if not prompt.core}
    latest = max((entry for entry in entries if entry.prompt_id in by_id), key=lambda entry: entry.at, default=None)
    return by_id[latest.prompt_id] if latest is not None and latest.prompt_id is not None else None


def _rested(prompt: ReflectionPrompt, answered: dict[str, date], today: date) -> bool:
    last = answered.get(prompt.id)
    return last is None or (today - last).days >= prompt.min_gap_days


def _calm_enough(prompt: ReflectionPrompt, distress: int | None) -> bool:
    return distress is None or prompt.max_distress is None or distress <= prompt.max_distress
