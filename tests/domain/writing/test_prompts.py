"""Which question is asked when."""

from datetime import timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from ladder_tui.domain.items.prompts import ReflectionPrompt
from ladder_tui.domain.records.entries import Entry
from ladder_tui.domain.writing.prompts import ask, kindness_first, last_answers, of_one_kind, of_the_day
from tests.kits.builders import NOW, TODAY, entry, prompt

EASY = prompt("easy", core=True, moment="after", writes="easy", tags=("evidence",))
HARD = prompt("hard", core=True, moment="after", writes="hard", tags=("coping",))
ADJUST = prompt("adjust", core=True, moment="after", writes="adjust", tags=("adjust",))
SMILE = prompt("smile", moment="after", writes="note", tags=("facts",), min_gap_days=3)
STAYED = prompt("stayed", moment="after", writes="note", tags=("facts",))
THANKS = prompt("thanks", moment="after", writes="win")


def answer(prompt_id: str, days: int = 0, **fields: str) -> Entry:
    return entry(f"{prompt_id}-{days}", at=NOW - timedelta(days=days), prompt_id=prompt_id, **fields)


def ids(found: tuple[ReflectionPrompt, ...]) -> list[str]:
    return [one.id for one in found]


def test_core_questions_come_first_in_their_order() -> None:
    asked = ask("after", [SMILE, EASY, HARD, ADJUST, THANKS], [], today=TODAY, limit=4)
    assert ids(asked)[:3] == ["easy", "hard", "adjust"]
    assert len(asked) == 4
    assert ids(ask("after", [SMILE, EASY, HARD, ADJUST], [], today=TODAY)) == ["easy", "hard", "adjust"]


def test_other_moments_are_not_asked() -> None:
    assert ask("before", [EASY, THANKS], [], today=TODAY) == ()


def test_a_gap_is_kept_to_the_day() -> None:
    assert ask("after", [SMILE], [answer("smile", 2)], today=TODAY) == ()
    assert ids(ask("after", [SMILE], [answer("smile", 3), answer("smile", 9)], today=TODAY)) == ["smile"]


def test_what_was_answered_longest_ago_comes_first() -> None:
    noted = [answer("smile", 30), answer("thanks", 5)]
    assert ids(ask("after", [THANKS, SMILE], noted, today=TODAY, limit=1)) == ["smile"]
    assert ids(ask("after", [THANKS, SMILE, HARD], noted, today=TODAY, limit=1)) == ["hard"]


def test_no_two_of_a_kind_follow_each_other() -> None:
    assert of_one_kind(SMILE, STAYED)
    assert not of_one_kind(SMILE, THANKS)
    assert not of_one_kind(THANKS, prompt(writes="win", tags=("facts",)))
    asked = ids(ask("after", [SMILE, STAYED, THANKS], [answer("thanks", 1), answer("stayed", 5)], today=TODAY))
    assert asked == ["smile", "thanks", "stayed"]
    assert len(ask("after", [SMILE, STAYED], [], today=TODAY)) == 1


def test_the_kind_answered_last_is_not_the_first_to_be_asked_again() -> None:
    noted = [answer("stayed", 1), answer("thanks", 30)]
    assert ids(ask("after", [SMILE, STAYED], noted, today=TODAY, limit=1)) == ["smile"]  # no other kind is there
    assert ids(ask("after", [SMILE, STAYED, THANKS], noted, today=TODAY, limit=1)) == ["thanks"]
    assert ids(ask("after", [EASY, SMILE, STAYED], noted, today=TODAY, limit=2)) == ["easy", "smile"]


def test_questions_for_calmer_moments_wait_and_kindness_comes_first() -> None:
    analysis = prompt("why", moment="setback", max_distress=60)
    gentle = prompt("gentle", moment="setback", writes="note")
    assert ids(ask("setback", [analysis, gentle], [], today=TODAY, distress=80)) == ["gentle"]
    assert len(ask("setback", [analysis, gentle], [], today=TODAY, distress=60)) == 2
    assert len(ask("setback", [analysis, gentle], [], today=TODAY)) == 2
    assert kindness_first("setback", [analysis, gentle], 80)
    assert not kindness_first("setback", [analysis, gentle], 60)
    assert not kindness_first("after", [analysis, gentle], 80)
    assert not kindness_first("setback", [analysis], None)


def test_last_answers_leave_free_writing_out() -> None:
    assert last_answers([entry(), answer("a", 3), answer("a", 1), answer("a", 2)]) == {"a": TODAY - timedelta(days=1)}


DAILY = [prompt(f"p{number}", writes="note", tags=(f"tag{number % 3}",)) for number in range(6)]


def test_the_question_of_the_day_has_turns() -> None:
    first = TODAY - timedelta(days=TODAY.toordinal() % len(DAILY))
    round_of_days = [of_the_day(["anytime"], DAILY, [], today=first + timedelta(days=day)) for day in range(6)]
    assert {one.id for one in round_of_days if one is not None} == {one.id for one in DAILY}


def test_it_stays_the_same_when_it_is_answered() -> None:
    asked = of_the_day(["anytime"], DAILY, [], today=TODAY)
    assert asked is not None
    assert of_the_day(["anytime"], DAILY, [answer(asked.id)], today=TODAY) == asked


def test_moments_stand_in_for_each_other_and_core_questions_stay_out() -> None:
    found = of_the_day(["win", "anytime"], DAILY, [], today=TODAY)
    assert found in DAILY
    assert of_the_day(["after"], [EASY], [], today=TODAY) is None


def test_the_kind_asked_before_gives_way_where_another_is_there() -> None:
    asked = of_the_day(["anytime"], DAILY, [], today=TODAY)
    assert asked is not None
    alike = next(one for one in DAILY if one.id != asked.id and of_one_kind(one, asked))
    then = of_the_day(["anytime"], DAILY, [answer(alike.id, 1)], today=TODAY)
    assert then is not None
    assert not of_one_kind(then, alike)
    pair = [asked, alike]
    assert of_the_day(["anytime"], pair, [answer(alike.id, 1)], today=TODAY) in pair


prompts = st.lists(
    st.builds(
        lambda number, writes, tags, core, gap, most: prompt(
            f"p{number}", moment="after", writes=writes, tags=tuple(tags), core=core, min_gap_days=gap,
            max_distress=most,
        ),
        number=st.integers(0, 30), writes=st.sampled_from(("easy", "hard", "note")),
        tags=st.lists(st.sampled_from("abc"), max_size=2, unique=True), core=st.booleans(), gap=st.integers(0, 20),
        most=st.none() | st.integers(0, 100),
    ),
    max_size=10, unique_by=lambda made: made.id,
)  # fmt: skip


@settings(max_examples=100, deadline=None)
@given(
    listed=prompts,
    noted=st.lists(st.tuples(st.integers(0, 30), st.integers(0, 25)), max_size=8),
    distress=st.none() | st.integers(0, 100),
    limit=st.integers(0, 5),
)
def test_what_is_asked_keeps_every_rule(
    listed: list[ReflectionPrompt], noted: list[tuple[int, int]], distress: int | None, limit: int
) -> None:
    entries = [answer(f"p{number}", days) for number, days in noted]
    asked = ask("after", listed, entries, today=TODAY, distress=distress, limit=limit)
    assert len(asked) <= limit
    assert len(set(ids(asked))) == len(asked)
    assert not any(of_one_kind(one, after) for one, after in pairwise(asked))
    for one in asked:
        assert not any(f"p{number}" == one.id and days < one.min_gap_days for number, days in noted)
        assert distress is None or one.max_distress is None or distress <= one.max_distress
