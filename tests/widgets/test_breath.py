"""The pacer: slow, in words, drawn anew only while it is started, and still where motion is off."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.app import App, ComposeResult

from ladder_tui.widgets.breath import BREATHS, CELLS, IN, OUT, TICK, Breath, breath_at


class Host(App[None]):
    """The pacer alone, over seconds that a test sets."""

    seconds = 0.0

    def compose(self) -> ComposeResult:
        yield Breath(clock=lambda: self.seconds)


@pytest.mark.parametrize(
    ("seconds", "picture"),
    [
        (0, ("in", 0)),
        (IN / 2, ("in", 6)),
        (IN, ("out", CELLS)),
        (IN + OUT / 2, ("out", 6)),
        (IN + OUT, ("in", 0)),
        (BREATHS * (IN + OUT), ("rest", 0)),
        (-1, ("rest", 0)),
    ],
)
def test_a_breath(seconds: float, picture: tuple[str, int]) -> None:
    assert breath_at(seconds) == picture


@given(st.floats(0, BREATHS * (IN + OUT)))
def test_it_moves_slowly_and_the_way_out_is_the_longer_one(seconds: float) -> None:
    assert TICK >= 1 / 3
    assert OUT > IN
    (_, before), (_, after) = breath_at(seconds), breath_at(seconds + TICK)
    assert abs(before - after) <= 2 or seconds + TICK >= BREATHS * (IN + OUT)


def shown(breath: Breath) -> Any:
    return breath.render().plain


async def test_it_is_drawn_anew_only_while_it_is_started() -> None:
    app = Host()
    async with app.run_test(size=(60, 4)) as pilot:
        breath = app.query_one(Breath)
        assert "A slow breath, when you like." in shown(breath)
        assert not breath.running
        breath.toggle()
        app.seconds = IN / 2
        breath._tick()
        assert "breathe in" in shown(breath)
        assert "●●●●●●······" in shown(breath)
        assert breath.running
        app.seconds = BREATHS * (IN + OUT)
        breath._tick()
        assert not breath.running
        assert "That was a minute." in shown(breath)
        await pilot.click(Breath)
        assert breath.running
        breath.stop()
        assert not breath.running


async def test_where_motion_is_off_it_is_still_words() -> None:
    app = Host()
    async with app.run_test(size=(60, 4)):
        app.animation_level = "none"
        breath = app.query_one(Breath)
        breath.toggle()
        assert not breath.running
        assert "Breathe in while you count to four, out while you count to six." in shown(breath)
        breath.toggle()
        assert "A slow breath, when you like." in shown(breath)
