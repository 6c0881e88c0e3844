"""Splitting a rung: one dimension goes to its midpoint; all else stays, and so does the rung (docs/design.md 4.1)."""

import re
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, TypeVar, cast

import msgspec
from msgspec.structs import replace

from ladder_tui.domain.base.number_words import count, spelled
from ladder_tui.domain.base.thresholds import DEFAULTS
from ladder_tui.domain.base.vocabulary import Channel, Setting, Stage
from ladder_tui.domain.ladder.scales import (
    CHANNEL_BY_SETTING,
    CHANNEL_LIKE,
    CHANNEL_SCALE,
    CHANNEL_WORDS,
    PEOPLE_BY_SETTING,
    ROLE_SCALE,
    ROLE_SETTINGS,
    ROLE_WORDS,
    STAGE_BY_SETTING,
    STAGE_LIKE,
    STAGE_SCALE,
    STAGE_WORDS,
    TITLES,
    DimensionName,
    half,
    lower_step,
)
from ladder_tui.domain.ladder.view import UNTRIED, next_below, room_below, size_of
from ladder_tui.domain.records.attempts import Attempt
from ladder_tui.domain.records.rungs import Role, Rung

T = TypeVar("T")


class NoRoom(ValueError):
    """A rung and the one below it stand too close for a step between; the message is one sentence for the user."""


class Dimension(msgspec.Struct, frozen=True, kw_only=True):
    """One thing a rung can be made smaller by: words for how it is now and for the midpoint.

    `value` is the midpoint as the rung keeps it. `guessed` means that the rung does not say how it is now and its
    setting was asked.
    """

    name: DimensionName
    title: str
    now: str
    midpoint: str
    value: int | Channel | Role | Stage
    guessed: bool = False


def dimensions(rung: Rung, limits: Mapping[str, float] = DEFAULTS) -> tuple[Dimension, ...]:
    """What the rung can be split along, in a fixed order; a dimension that is at its small end is left out."""
    shortest = int(limits["ladder.shortest_visit"])
    possible = (
        _minutes(rung),
        _people(rung),
        _channel(rung),
        _role(rung),
        _familiarity(rung),
        _leaving(rung, shortest),
    )
    return tuple(dimension for dimension in possible if dimension is not None)


def split(
    rung: Rung,
    dimension: Dimension,
    rungs: Iterable[Rung],
    *,
    id: str,
    created: datetime,
    tried: Mapping[str, list[Attempt]] = UNTRIED,
) -> Rung:
    """The smaller rung that `dimension` makes of `rung`, to be edited and kept; `rungs` are those of the ladder.

    Needs, setting, effort, backup, reward, habits and variations stay; the SUDS is `room_below`. Raises NoRoom.
    """
    everything = tuple(rungs)
    suds = room_below(rung, everything, tried)
    if suds is None:
        size = size_of(rung, tried.get(rung.id, ()))
        below = next_below(rung, everything, tried, size)
        where = f"the one below at {below}" if size > 1 else "the calm end of the scale"
        raise NoRoom(f"Between this step at {size} and {where} there is no room for another.")
    field = {"familiarity": "stage", "leaving": "leave_after"}.get(dimension.name, dimension.name)
    changed: dict[str, Any] = {field: dimension.value}
    done_when = rung.done_when
    if dimension.name == "minutes":
        done_when = _with_minutes(done_when, rung.minutes, cast(int, dimension.value)) or done_when
        if rung.leave_after is not None and rung.leave_after >= cast(int, dimension.value):
            changed["leave_after"] = None
    return replace(
        rung, id=id, created=created, text=_text(rung, dimension), done_when=done_when, suds=suds, parent=rung.id,
        source=None, current=False, set_aside=False, set_aside_at=None, order=0,
        **changed,
    )  # fmt: skip


# -- the six dimensions ---------------------------------------------------------------------


def _told(by_setting: Mapping[Setting, T], rung: Rung) -> T | None:
    """What the place of a rung says, where one was said."""
    return by_setting.get(rung.setting) if rung.setting is not None else None


def _minutes(rung: Rung) -> Dimension | None:
    middle = half(rung.minutes)
    if middle is None:
        return None
    return Dimension(
        name="minutes", title=TITLES["minutes"], now=_long(rung.minutes), midpoint=_long(middle),
        value=middle,
    )  # fmt: skip


def _people(rung: Rung) -> Dimension | None:
    number = rung.people if rung.people is not None else _told(PEOPLE_BY_SETTING, rung)
    middle = None if number is None else (number + 1) // 2
    if number is None or middle is None or not 0 < middle < number:
        return None
    return Dimension(
        name="people", title=TITLES["people"], now=_many(number), midpoint=_many(middle),
        value=middle, guessed=rung.people is None,
    )  # fmt: skip


def _channel(rung: Rung) -> Dimension | None:
    channel = rung.channel or _told(CHANNEL_BY_SETTING, rung)
    if channel is None:
        return None
    middle = lower_step(CHANNEL_SCALE.index(CHANNEL_LIKE.get(channel, channel)))
    if middle is None:
        return None
    return Dimension(
        name="channel", title=TITLES["channel"], now=CHANNEL_WORDS[channel],
        midpoint=CHANNEL_WORDS[CHANNEL_SCALE[middle]], value=CHANNEL_SCALE[middle], guessed=rung.channel is None,
    )  # fmt: skip


def _role(rung: Rung) -> Dimension | None:
    role: Role | None = rung.role or ("take part" if rung.setting in ROLE_SETTINGS else None)
    middle = None if role is None else lower_step(ROLE_SCALE.index(role))
    if role is None or middle is None:
        return None
    return Dimension(
        name="role", title=TITLES["role"], now=ROLE_WORDS[role],
        midpoint=ROLE_WORDS[ROLE_SCALE[middle]], value=ROLE_SCALE[middle], guessed=rung.role is None,
    )  # fmt: skip


def _familiarity(rung: Rung) -> Dimension | None:
    stage = rung.stage or _told(STAGE_BY_SETTING, rung)
    middle = None if stage is None else lower_step(STAGE_SCALE.index(STAGE_LIKE.get(stage, stage)))
    if stage is None or middle is None:
        return None
    return Dimension(
        name="familiarity", title=TITLES["familiarity"], now=STAGE_WORDS[stage],
        midpoint=STAGE_WORDS[STAGE_SCALE[middle]], value=STAGE_SCALE[middle], guessed=rung.stage is None,
    )  # fmt: skip


def _leaving(rung: Rung, shortest: int) -> Dimension | None:
    """`shortest` are the minutes of a visit from which a leaving time is worth planning."""
    stays = rung.leave_after if rung.leave_after is not None else rung.minutes
    middle = half(stays) if stays >= shortest else None
    if middle is None:
        return None
    now = f"after {_long(stays)}" if rung.leave_after is not None else "at the end"
    return Dimension(
        name="leaving", title=TITLES["leaving"], now=now, midpoint=f"after {_long(middle)}",
        value=middle,
    )  # fmt: skip


# -- words ----------------------------------------------------------------------------------


def _text(rung: Rung, dimension: Dimension) -> str:
    """A draft: the old words with the new minutes where they name the old ones, else the change at the end."""
    text = rung.text.strip()
    if dimension.name == "minutes":
        renamed = _with_minutes(text, rung.minutes, cast(int, dimension.value))
        if renamed is not None:
            return renamed
    tail = {
        "minutes": f"for {dimension.midpoint}",
        "people": f"with {dimension.midpoint}",
        "channel": dimension.midpoint,
        "role": dimension.midpoint,
        "familiarity": f"with {dimension.midpoint}",
        "leaving": f"and leave {dimension.midpoint}",
    }[dimension.name]
    end = text[-1] if text[-1:] in (".", "…") else ""
    return f"{text[: len(text) - len(end)]}, {tail}{end}"


def _with_minutes(text: str, before: int, after: int) -> str | None:
    """The text with its minutes changed; None where it does not name them."""
    names = [
        str(before),
        spelled(before),
        *({15: ["a quarter of an hour"], 30: ["half an hour"], 60: ["an hour"]}.get(before, [])),
    ]
    unit = r"(?: |-)(?:minutes?|mins?)"
    spoken = "|".join(re.escape(name) + ("" if "hour" in name else unit) for name in names if name)
    match = re.search(rf"(?<![\w.])(?:{spoken})(?!\w)", text, re.IGNORECASE)
    if match is None:
        return None
    words = _long(after)
    words = words.capitalize() if match[0][0].isupper() else words
    return text[: match.start()] + words + text[match.end() :]


def _long(minutes: int) -> str:
    return count(minutes, "minute", "minutes")


def _many(people: int) -> str:
    return count(people, "person", "people")
