"""Every third week one earlier rung in a new place."""

from datetime import datetime, timedelta

import pytest
from msgspec.structs import replace

from ladder_tui.domain.ladder.boosters import Booster, booster
from ladder_tui.domain.records.activities import Choice
from ladder_tui.domain.records.attempts import Attempt
from ladder_tui.domain.records.decisions import CareAnswer
from ladder_tui.domain.snapshot import Snapshot
from tests.kits.builders import NOW, attempt, checkin, outcome, rung, settings, snapshot

#: A Monday; the third, sixth and ninth week after it begin 21, 42 and 63 days later.
FIRST = datetime(2026, 1, 5, 12, 0, tzinfo=NOW.tzinfo)
BENCH = rung("bench", "Sit on a bench", 15, variations=("the library", "a window seat"))
HELLO = rung("hello", "Say hello", 30)
HERE = rung("here", "Stay after the class", 50, current=True)


def tried(rung_id: str, day: int, lesson: str = "", place: str = "") -> Attempt:
    return attempt(
        f"{rung_id}-{day}", rung_id=rung_id, started_at=FIRST + timedelta(days=day),
        outcome=outcome(lesson=lesson, context=place),
    )  # fmt: skip


TRIES = [
    tried("bench", 0, "Everyone looks at their phone.", "the library"), tried("bench", 2, " "), tried("hello", 3),
    tried("hello", 5), tried("here", 10), tried("here", 12),
]  # fmt: skip


def on(day: float, *more: Attempt, **tables: object) -> Snapshot:
    base: dict[str, object] = {"rungs": [BENCH, HELLO, HERE], "attempts": [*TRIES, *more]}
    return snapshot(now=FIRST + timedelta(days=day), **{**base, **tables})


def told(day: float, *more: Attempt, **tables: object) -> Booster | None:
    return booster(on(day, *more, **tables))


def test_an_earlier_rung_in_a_new_place_with_its_lesson() -> None:
    found = told(21)
    assert found is not None
    assert (found.rung.id, found.place, found.lesson) == ("bench", "a window seat", "Everyone looks at their phone.")
    assert found.words == "“Sit on a bench”, a window seat"
    assert found.reason == "two tries so far; a new place makes it keep"


@pytest.mark.parametrize(
    ("day", "there"),
    [
        (7, False),
        (14, False),
        (20, False),
        (20.5, True),
        (27, True),
        (27.5, False),
        (28, False),
        (42, True),
        (63, True),
    ],
)
def test_every_third_week_all_week(day: float, there: bool) -> None:
    assert (told(day) is not None) is there


def test_the_week_begins_where_the_user_lets_it() -> None:
    sunday = settings(week_start=6)
    assert told(20, settings=sunday) is not None
    assert told(27, settings=sunday) is None


def test_once_tried_it_is_gone_until_the_next_time() -> None:
    assert told(23, tried("bench", 22)) is None
    later = told(42, tried("bench", 22))
    assert later is not None
    assert later.rung.id == "hello", "they take turns, the one tried longest ago first"
    with_lesson = told(42, tried("bench", 22, "It was fine."), rungs=[BENCH, HERE])
    assert with_lesson is not None
    assert with_lesson.lesson == "It was fine."


def test_what_is_no_earlier_rung() -> None:
    assert told(21, attempts=[tried("bench", 0)], rungs=[BENCH, HERE]) is None, "tried only once"
    assert told(21, attempts=[tried("bench", 0), tried("bench", 9)], rungs=[BENCH, HERE]) is None, "not rested"
    assert told(21, rungs=[rung("bench", set_aside=True), HERE]) is None
    assert told(21, rungs=[rung("bench", current=True)]) is None
    assert told(21, rungs=[rung("bench", ladder_id="other"), HERE]) is None, "another ladder"
    assert told(21, attempts=[]) is None


def test_no_booster_on_a_pause() -> None:
    answer = CareAnswer(id="a", at=FIRST + timedelta(days=15), harder=True)
    assert told(21, care_answers=[answer]) is None
    assert told(42, care_answers=[answer]) is not None


def test_all_places_used_leaves_it_to_the_user() -> None:
    found = told(63, tried("bench", 21, "Fine.", "window seat"), rungs=[BENCH, HERE])
    assert found is not None
    assert (found.place, found.words) == ("", "“Sit on a bench”, somewhere new")


def test_none_on_a_day_that_it_does_not_suit() -> None:
    day = FIRST + timedelta(days=23)
    assert told(23, tried("here", 23)) is None  # enough for today
    rest = Choice(id="rest", item_id="rest", day=day.date(), at=day, action="rested")
    assert told(23, choices=[rest]) is None
    big = replace(BENCH, effort=3)
    assert told(23, rungs=[big, HELLO, HERE], checkins=[checkin("low", day, energy=1)]) is None
    assert told(23, checkins=[checkin("low", day, energy=1)]) is None  # it was lived at 40, which is not easy
    assert told(23, checkins=[checkin("low", day, energy=2)]) is not None
