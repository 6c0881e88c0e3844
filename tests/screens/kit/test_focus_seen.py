"""Where typing goes is seen without telling one grey from the next: the label of that field is bold, and it alone."""

from pathlib import Path

import pytest
from textual.widget import Widget

from ladder_tui.screens.flows.plans.plan import PlanDialog
from tests.kits.builders import plan
from tests.kits.dialog_host import seeded_host


def bold(row: Widget) -> bool:
    return bool(row.query_one(".label").styles.text_style.bold)


@pytest.mark.parametrize("theme", ["ladder-dusk", "ladder-day", "ladder-contrast"])
async def test_the_label_of_the_field_with_the_focus_is_bold(theme: str, tmp_path: Path) -> None:
    with seeded_host(tmp_path, {"plans": [plan()]}) as host:
        async with host.run_test(size=(80, 24)) as pilot:
            host.theme = theme
            await host.push_screen(PlanDialog(host.journal, plan(), title="?"))
            await host.at_rest()
            for _ in range(3):
                rows = list(host.screen.query(".row"))
                assert host.focused is not None
                assert [row.id for row in rows if bold(row)] == [host.focused.parent.id]  # type: ignore[union-attr]
                await pilot.press("tab")
                await host.at_rest()
