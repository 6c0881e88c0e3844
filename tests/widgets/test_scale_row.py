"""The scale of a question: typed numbers stay as they are typed, also between two stops."""

import pytest
from textual.app import App, ComposeResult

from ladder_tui.domain.items.prompts import Scale
from ladder_tui.widgets.scale_row import ScaleRow


class Host(App[None]):
    """One scale."""

    trouble = ""

    def __init__(self, scale: Scale) -> None:
        super().__init__()
        self._scale = scale

    def compose(self) -> ComposeResult:
        yield ScaleRow(self._scale)

    def on_scale_row_beyond(self, message: ScaleRow.Beyond) -> None:
        self.trouble = message.trouble


@pytest.mark.parametrize(
    ("scale", "keys", "value", "trouble"),
    [
        (Scale(min=0, max=10, step=1, low="calm", high="very"), "10", 10, ""),
        (Scale(min=0, max=10, step=1, low="calm", high="very"), "15", None, "15 lies above 10"),
        (Scale(min=1, max=5, step=1, low="calm", high="very"), "0", None, "0 lies below 1"),
        (Scale(min=0, max=100, step=10, low="calm", high="very"), "53", 53, ""),
        (Scale(min=0, max=100, step=5, low="calm", high="very"), "150", None, "150 lies above 100"),
        (Scale(min=0, max=100, step=5, low="calm", high="very"), "1500", None, "1500 lies above 100"),
    ],
)
async def test_a_number_stays_as_it_is_typed_or_is_refused_whole(
    scale: Scale, keys: str, value: int | None, trouble: str
) -> None:
    app = Host(scale)
    async with app.run_test(size=(80, 6)) as pilot:
        row = app.query_one(ScaleRow)
        row.focus()
        await pilot.press(*keys)
        assert row.value == value
        assert app.trouble.startswith(trouble)
        assert bool(app.trouble) is bool(trouble)
        if value is not None:
            assert str(value) in row.render().plain


async def test_arrows_go_on_from_between_two_stops() -> None:
    app = Host(Scale(min=0, max=100, step=10, low="calm", high="very"))
    async with app.run_test(size=(80, 6)) as pilot:
        row = app.query_one(ScaleRow)
        row.focus()
        await pilot.press("5", "3", "right")
        assert row.value == 60
        await pilot.press("left", "left", "home", "left")
        assert row.value == 0
