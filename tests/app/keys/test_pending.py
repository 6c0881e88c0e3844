"""Keys in turn and counts: what each key makes of those before it."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from ladder_tui.app.keys.pending import NOTHING, Heard, Pending, hear

GOALS = {("g", "g"): "first", ("G",): "last", ("g", "t", "x"): "far", ("n",): "next"}
STEPS = frozenset({"j", "k"})
ALWAYS = frozenset({"f1", "enter"})
keys = st.lists(st.sampled_from(["g", "t", "x", "G", "n", "j", "k", "5", "0", "d", "escape", "f1"]), max_size=12)


def typed(
    *pressed: str, steps: frozenset[str] = STEPS, pause: float = 0.1
) -> tuple[list[str | tuple[str, int]], Pending]:
    """What comes of the keys, each `pause` seconds after the other."""
    pending, came, at = NOTHING, list[str | tuple[str, int]](), 10.0
    for key in pressed:
        heard: Heard[str] = hear(pending, key, at, GOALS, steps=steps, always=ALWAYS)
        pending = heard.pending
        came.append((heard.goal or key, heard.times) if heard.kind in ("goal", "step") else heard.kind)
        at += pause
    return came, pending


def test_keys_in_turn_reach_their_goal() -> None:
    assert typed("g", "g") == (["wait", ("first", 0)], NOTHING)
    assert typed("g", "t", "x")[0] == ["wait", "wait", ("far", 0)]
    assert typed("G")[0] == [("last", 0)]


def test_what_leads_nowhere_is_dropped_with_the_key_that_said_so() -> None:
    assert typed("g", "d", "d") == (["wait", "drop", "pass"], NOTHING)
    assert typed("g", "t", "g", "g", "g")[0] == ["wait", "wait", "drop", "wait", ("first", 0)]
    assert typed("g", "escape", "escape")[0] == ["wait", "drop", "pass"]
    assert typed("g", "f1")[0] == ["wait", "pass"]


def test_after_a_second_it_is_forgotten() -> None:
    assert typed("g", "g", pause=1.1)[0] == ["wait", "wait"]
    assert typed("5", "j", pause=1.1)[0] == ["wait", "pass"]


def test_a_count_goes_with_what_moves_and_with_nothing_else() -> None:
    assert typed("1", "0", "j")[0] == ["wait", "wait", ("j", 10)]
    assert typed("5", "G")[0] == ["wait", ("last", 5)]
    assert typed("5", "g", "g")[0] == ["wait", "wait", ("first", 5)]
    assert typed("5", "d", "d")[0] == ["wait", "drop", "pass"]
    assert typed("0", "j")[0] == ["pass", "pass"]
    assert typed(*"99999999", "j")[0][-1] == ("j", 9999)
    assert typed("5", "j", steps=frozenset())[0] == ["pass", "pass"]


@given(keys)
def test_whatever_is_typed_nothing_is_kept_back_for_ever(pressed: Sequence[str]) -> None:
    """Escape always ends it, and a key passes only where nothing was begun, or where it means the same anywhere."""
    came, pending = typed(*pressed)
    again, rest = typed(*pressed, "escape", "d")
    assert again[-1] == "pass"
    assert not rest
    for number, (key, what) in enumerate(zip(pressed, came, strict=True)):
        if what == "pass" and number and came[number - 1] == "wait":
            assert key in ALWAYS
    assert bool(pending) == (bool(came) and came[-1] == "wait")
