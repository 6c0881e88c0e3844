"""A sitting in lines: what is typed goes in, what was said comes out."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from ladder_tui.plain.care import support_lines
from ladder_tui.plain.day import Day
from ladder_tui.plain.talk import Talk
from ladder_tui.services.journal import Journal
from ladder_tui.wiring import open_house
from tests.kits.app_house import Clock, Seed, fill
from tests.kits.builders import NOW, attempt, person, plan, prediction, rung, settings
from tests.kits.shipped_packs import shipped_library

#: Types the lines, and gives all that was said to them.
Sitting = Callable[..., str]


@pytest.fixture
def clock() -> Clock:
    return Clock(NOW)


@pytest.fixture
def journal(tmp_path: Path, clock: Clock) -> Iterator[Journal]:
    seed: Seed = {
        "settings": [settings(region="GB")],
        "people": [person(number="0123 456")],
        "plans": [plan(cue="after work", reward="tea", backup="Send one line", at=NOW.time())],
        "rungs": [rung(current=True, prediction="They look away")],
        "attempts": [
            attempt(
                title="Ask for the time",
                rung_id=None,
                status="open",
                outcome=None,
                prediction=prediction(habits=("phone in hand",)),
            )
        ],
    }
    fill(tmp_path, seed)
    house = open_house(tmp_path, environ={}, clock=clock, zone="Europe/Berlin", library=shipped_library())
    yield house.journal
    house.journal.close()


@pytest.fixture
def sit(journal: Journal) -> Sitting:
    def sitting(*typed: str) -> str:
        said: list[str] = []
        lines: Iterator[str] = iter(typed)
        talk = Talk(lambda: next((f"{line}\n" for line in lines), ""), said.append, _support(journal))
        Day(talk, journal).run()
        assert next(lines, None) is None, "not all that was typed was asked for"
        return "".join(said)

    return sitting


def _support(journal: Journal) -> Callable[[Talk], None]:
    return lambda talk: talk.say(*support_lines(journal))


def in_order(said: str, *wanted: str) -> bool:
    """Whether the texts come one after the other, wherever lines are folded."""
    at, said = 0, " ".join(said.split())
    for text in wanted:
        found = said.find(text, at)
        if found < 0:
            return False
        at = found + len(text)
    return True
