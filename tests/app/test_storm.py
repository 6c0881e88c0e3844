"""A storm of keys over the whole app in a real terminal: `python -m pytest tests/app/test_storm.py`, or with `--long`.

The short form plays a few bursts on a sound machine; the long one every opening there is on sound, slow and refusing
machines, several thousand bursts. A failure says the seed and the bytes. `STORM_SEED` begins another storm, and
`STORM_BURSTS` has the long form play as many.
"""

import os
import random
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest

from ladder_tui.demo.weeks import open_demo
from tests.kits.app_house import Clock
from tests.kits.builders import NOW, ZONE
from tests.kits.shipped_packs import remembered, shipped_library
from tests.kits.storm import ENDS, WEATHER, Burst, Lost, Storm, burst, openings

SEED: Final = os.environ.get("STORM_SEED", "a calm sea")
#: Bursts of the long form, and of one app before it is ended and another begins.
LONG: Final = int(os.environ.get("STORM_BURSTS", "5200"))
OF_ONE_APP: Final = 40
#: Long storms that run beside each other with `-n`.
PARTS: Final = 8
SHORT: Final = 10
WORD: Final = "wordkept"
CERTAIN: Final = (("reflect", "reflect.new"), ("calendar", "calendar.new"))


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """The records of the demo person."""
    folder = tmp_path / "demo"
    open_demo(folder, {}, clock=Clock(NOW), zone=ZONE.key, library=shipped_library()).close()
    remembered(folder)
    return folder


def storms(part: int, long: bool) -> list[tuple[tuple[str, ...], list[Burst]]]:
    """What each app gets: changes of the machine, and its bursts."""
    chance = random.Random(f"{SEED}-{part}")
    every = openings()
    count = LONG // PARTS if long else SHORT
    # Each part begins elsewhere in the same order, so that together they play every opening as often as any other.
    random.Random(SEED).shuffle(every)
    # The short form always opens something that keeps what is typed, whichever openings there are.
    every = every if long else [*CERTAIN, *every]
    bursts = [burst(f"{SEED}-{part}-{at}", every[(part * count + at) % len(every)]) for at in range(count)]
    apps = [bursts[at : at + OF_ONE_APP] for at in range(0, count, OF_ONE_APP)]
    return [(chance.choice(WEATHER) if long else (), one) for one in apps]


@pytest.mark.timeout(3600)  # the long form
@pytest.mark.parametrize("part", range(PARTS))
def test_a_storm(
    part: int, data: Path, request: pytest.FixtureRequest, record_property: Callable[[str, object], None]
) -> None:
    long = request.config.getoption("--long")
    if part and not long:
        pytest.skip("the other parts of the storm come with --long")
    played = pressed = kept = 0
    lost: list[str] = []
    ended: list[float] = []
    for number, (changes, bursts) in enumerate(storms(part, long)):
        with Storm(data.parent / f"app-{number}", data, *changes) as storm:
            try:
                for one in bursts:
                    storm.play(one)
                ended.append(storm.end(ENDS[number % len(ENDS)]))
            except Lost as error:
                lost.append(str(error))
            played, pressed, kept = played + storm.played, pressed + storm.pressed, kept + storm.kept
    figures = f"{played} bursts, {pressed} keys, {kept} words on the disk, {len(lost)} losses"
    record_property("figures", f"{figures}, ended within {max(ended, default=0):.2f} s")
    assert not lost, "\n\n".join(lost)
    assert kept


def by_hand(opening: str, keys: str, *closing: str, first: float | None, pace: float | None = None) -> Burst:
    """A burst with a pause before the first key, then one before each other."""
    place = "today" if opening.startswith("everywhere.") else opening.partition(".")[0]
    typed = (*keys, *closing)
    return Burst("by hand", place, opening, typed, (first, *(pace for _ in typed[1:])), WORD)


#: A broken version, the machine that it runs on, the burst that shows it, and words of what is found.
BROKEN: Final = {
    "answered twice": ((), by_hand("everywhere.win", WORD, "enter", "enter", first=0.3), "it has ended"),
    "priority save": ((), by_hand("reflect.new", WORD, "ctrl+s", first=0.3), "is neither in|out of order"),
    "search that writes back": ((), by_hand("topics.search", WORD, first=0.3, pace=0.03), "the field holds"),
    "draft that trusts a flag": (
        ("refusing disk",), by_hand("everywhere.win", WORD, "escape", "escape", first=None),
        "is neither in",
    ),
}  # fmt: skip


@pytest.mark.parametrize("broken", BROKEN)
def test_a_broken_version_is_caught(broken: str, data: Path) -> None:
    weather, one, found = BROKEN[broken]
    with Storm(data.parent / "broken", data, *weather, broken) as storm, pytest.raises(Lost, match=found):
        storm.play(one)


def test_ours_bears_what_shows_the_broken_ones(data: Path) -> None:
    with Storm(data.parent / "ours", data) as storm:
        for weather, one, _ in BROKEN.values():
            if not weather:
                storm.play(one)
