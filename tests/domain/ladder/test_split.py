"""Splitting a rung: what it can be split along, the midpoint, and where the new one stands."""

from datetime import timedelta
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ladder_tui.domain.base.vocabulary import CHANNELS, SETTINGS, STAGES
from ladder_tui.domain.ladder.scales import CHANNEL_WORDS, ROLE_WORDS, STAGE_WORDS
from ladder_tui.domain.ladder.split import Dimension, NoRoom, dimensions, split
from ladder_tui.domain.ladder.view import ordered, room_below, suds_between
from ladder_tui.domain.records.rungs import Role, Rung
from tests.kits.builders import NOW, rung

LATER = NOW + timedelta(days=1)


def by_name(one: Rung) -> dict[str, Dimension]:
    return {dimension.name: dimension for dimension in dimensions(one)}


def made(one: Rung, name: str, others: tuple[Rung, ...] = ()) -> Rung:
    return split(one, by_name(one)[name], (one, *others), id="new", created=LATER)


CLASS = rung(
    "class", "Stay after the class and talk.", 60, setting="class", minutes=20, needs=("group_belonging",), effort=3,
    done_when="Twenty minutes are over.", backup="Help with the chairs.", reward="The long way home.", source="p/class",
    current=True, variations=("the choir",), habits=("the phone",), prediction="Who stays?", order=3,
)  # fmt: skip


def test_six_dimensions_with_words_for_now_and_for_the_midpoint() -> None:
    full = rung(minutes=40, people=6, channel="in_person", role="lead", stage="stranger", leave_after=30)
    told = {name: (one.now, one.midpoint, one.value) for name, one in by_name(full).items()}
    assert told == {
        "minutes": ("40 minutes", "20 minutes", 20),
        "people": ("six people", "three people", 3),
        "channel": ("in person", "by call", "call"),
        "role": ("leading", "taking part", "take part"),
        "familiarity": ("a stranger", "somebody you know a little", "acquaintance"),
        "leaving": ("after 30 minutes", "after 15 minutes", 15),
    }
    assert not any(one.guessed for one in dimensions(full))


def test_what_the_rung_does_not_say_is_guessed_from_its_setting() -> None:
    assert {name: one.guessed for name, one in by_name(CLASS).items()} == {
        "minutes": False, "people": True, "role": True, "familiarity": True, "leaving": False,
    }  # fmt: skip
    assert list(by_name(rung(setting="queue", minutes=1))) == ["familiarity"]


def test_a_dimension_at_its_small_end_is_left_out() -> None:
    small = rung(minutes=1, people=1, channel="text", role="look on", stage="friend")
    assert dimensions(small) == ()
    assert "leaving" not in by_name(rung(minutes=9))
    assert by_name(rung(minutes=2))["minutes"].value == 1
    assert "leaving" not in by_name(rung(minutes=60, leave_after=5))


@pytest.mark.parametrize(
    ("minutes", "half"), [(2, 1), (3, 2), (5, 3), (10, 5), (19, 10), (20, 10), (45, 25), (60, 30), (600, 300)]
)
def test_half_of_a_time(minutes: int, half: int) -> None:
    assert by_name(rung(minutes=minutes))["minutes"].value == half


def test_the_new_rung_keeps_the_rest_and_the_parent_stays() -> None:
    low = rung("low", suds=30)
    new = made(CLASS, "people", (low,))
    assert (new.id, new.parent, new.people, new.suds, new.created) == ("new", "class", 5, 45, LATER)
    assert (new.needs, new.setting, new.backup, new.reward, new.effort) == (
        ("group_belonging",), "class", "Help with the chairs.", "The long way home.", 3,
    )  # fmt: skip
    assert (new.variations, new.habits, new.prediction) == (("the choir",), ("the phone",), "Who stays?")
    assert (new.current, new.set_aside, new.source, new.order) == (False, False, None, 0)
    assert (CLASS.people, CLASS.suds, CLASS.current) == (None, 60, True)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("minutes", "Stay after the class and talk, for ten minutes."),
        ("people", "Stay after the class and talk, with five people."),
        ("role", "Stay after the class and talk, helping with something."),
        ("familiarity", "Stay after the class and talk, with somebody you know a little."),
        ("leaving", "Stay after the class and talk, and leave after ten minutes."),
    ],
)
def test_a_draft_of_the_new_words(name: str, text: str) -> None:
    assert made(CLASS, name).text == text


@pytest.mark.parametrize(
    ("text", "minutes", "new"),
    [
        ("Stay for ten minutes.", 10, "Stay for five minutes."),
        ("Twenty minutes at the table", 20, "Ten minutes at the table"),
        ("A 30-minute walk", 30, "A 15 minutes walk"),
        ("Stay for half an hour", 30, "Stay for 15 minutes"),
        ("An hour in the garden", 60, "30 minutes in the garden"),
        ("Twenty-five minutes of choir", 25, "15 minutes of choir"),
        ("Bus 10, to the end", 10, "Bus 10, to the end, for five minutes"),
        ("Meet [Anna] 🙂", 10, "Meet [Anna] 🙂, for five minutes"),
    ],
)
def test_minutes_that_the_words_name_are_changed_there(text: str, minutes: int, new: str) -> None:
    assert made(rung(text=text, minutes=minutes), "minutes").text == new


def test_done_when_follows_the_minutes() -> None:
    assert made(CLASS, "minutes").done_when == "Ten minutes are over."
    assert made(CLASS, "leaving").done_when == "Twenty minutes are over."
    assert made(rung(minutes=60, leave_after=40), "minutes").leave_after is None
    assert made(rung(minutes=60, leave_after=20), "minutes").leave_after == 20


@pytest.mark.parametrize(
    ("below", "suds", "room"),
    [
        (20, 60, 40),
        (25, 60, 40),
        (30, 35, 32),
        (30, 32, 31),
        (30, 31, None),
        (None, 30, 15),
        (None, 1, None),
        (0, 2, 1),
    ],
)
def test_where_the_new_rung_stands(below: int | None, suds: int, room: int | None) -> None:
    others = () if below is None else (rung("below", suds=below),)
    assert room_below(rung("this", suds=suds), (rung("this", suds=suds), *others)) == room


def test_rungs_set_aside_equal_or_on_other_ladders_are_stepped_over() -> None:
    this = rung("this", suds=60)
    others = (
        rung("twin", suds=60), rung("aside", suds=55, set_aside=True), rung("far", suds=58, ladder_id="calls"),
        rung("low", suds=20),
    )  # fmt: skip
    assert room_below(this, (this, *others)) == 40


def test_no_room_is_said_in_one_sentence() -> None:
    close = rung("close", suds=30)
    with pytest.raises(NoRoom) as no:
        made(rung("this", suds=31), "minutes", (close,))
    assert str(no.value) == "Between this step at 31 and the one below at 30 there is no room for another."
    with pytest.raises(NoRoom, match="calm end of the scale"):
        made(rung("this", suds=1), "minutes")


def test_every_value_has_words() -> None:
    assert set(CHANNEL_WORDS) == set(CHANNELS)
    assert set(STAGE_WORDS) == set(STAGES)
    assert set(ROLE_WORDS) == set(get_args(Role))


#: A rung in pieces, made once: what is made for each drawing has to be looked through each time.
pieces = st.tuples(
    st.text(min_size=1, max_size=30),
    st.integers(0, 100),
    st.fixed_dictionaries(
        {
            "minutes": st.integers(1, 600), "setting": st.sampled_from(SETTINGS),
            "people": st.none() | st.integers(0, 200), "channel": st.none() | st.sampled_from(CHANNELS),
            "stage": st.none() | st.sampled_from(STAGES), "set_aside": st.booleans(),
            "leave_after": st.none() | st.integers(0, 600),
        },
    ),
)  # fmt: skip
ladders = st.lists(pieces, min_size=1, max_size=6).map(
    lambda found: [rung(f"r{n}", text, suds, **fields) for n, (text, suds, fields) in enumerate(found)]
)


@settings(max_examples=150, deadline=None)
@given(ladders)
def test_a_split_lies_strictly_between_its_neighbours(rungs: list[Rung]) -> None:
    this, first = rungs[0], None
    for dimension in dimensions(this):
        try:
            first = split(this, dimension, rungs, id="new", created=LATER)
        except NoRoom:
            lower = [one.suds for one in rungs[1:] if not one.set_aside and one.suds < this.suds]
            assert this.suds - max(lower, default=0) < 2
            return
        standing = [one for one in ordered([*rungs, first]) if not one.set_aside or one.id == this.id]
        before = [one.suds for one in standing if one.suds < first.suds]
        after = [one.suds for one in standing if one.suds >= first.suds and one.id != "new"]
        assert max(before, default=-1) < first.suds < min(after)
        assert first.suds < this.suds
        assert first.parent == this.id
        assert first != this


@given(st.integers(0, 100), st.integers(0, 100))
def test_the_middle_is_a_five_where_one_fits(low: int, high: int) -> None:
    middle = suds_between(low, high)
    if high - low < 2:
        assert middle is None
        return
    assert middle is not None
    assert low < middle < high
    near = 5 * round((low + high) / 10)
    assert middle == near or not low < near < high
