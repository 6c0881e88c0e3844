"""Moving far in lists and pages, by keys in turn and with counts; what a place has on a key stays there."""

from datetime import timedelta
from pathlib import Path

import pytest

from ladder_tui.app.app import LadderApp
from ladder_tui.app.help import HelpScreen
from ladder_tui.app.keys import pending
from ladder_tui.screens.flows.keeping.win import WinDialog
from ladder_tui.screens.kit.dialog import Dialog
from ladder_tui.shaping.keymap import check
from ladder_tui.widgets.bars import KeyBar
from ladder_tui.widgets.fields import PageField
from ladder_tui.widgets.month import Month
from ladder_tui.widgets.row_list import RowList
from tests.kits.app_house import make_app
from tests.kits.builders import NOW, entry
from tests.kits.pressing import burst

ENTRIES = [
    entry(f"e{n}", at=NOW - timedelta(days=n), text=f"{'soup' if n % 30 == 5 else 'walk'} {n}") for n in range(90)
]


@pytest.fixture(autouse=True)
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """A busy machine is no slow typist."""
    monkeypatch.setattr(pending, "PATIENCE", 60.0)


def here(app: LadderApp) -> int:
    """The number of the row under the cursor, from 1."""
    rows = app.screen.query_one(RowList)
    live = [n for n in range(rows.option_count) if not rows.get_option_at_index(n).disabled]
    assert rows.highlighted is not None
    return live.index(rows.highlighted) + 1


def row(app: LadderApp) -> str:
    return app.screen.query_one(RowList).current_id or ""


def foot(app: LadderApp) -> str:
    return str(app.screen.query_one(KeyBar).render())


async def test_first_last_half_a_page_and_what_was_found(tmp_path: Path) -> None:
    app = make_app(tmp_path / "data", seed={"entries": ENTRIES})
    async with app.run_test(size=(80, 24)):
        await burst(app, "6", "G")
        assert row(app) == "entry:e89"  # also of a list that is shown in parts
        await burst(app, "g")
        assert foot(app).strip().startswith("g …    g first   esc drop it")
        await burst(app, "escape")
        assert "write" in foot(app)
        assert row(app) == "entry:e89"
        await burst(app, *"ggjj")
        assert here(app) == 3
        await burst(app, "ctrl+d")
        far = here(app)
        assert far > 5
        await burst(app, "ctrl+u")
        assert here(app) == 3
        # Keys that lead nowhere are dropped together: x alone would remove.
        await burst(app, "G", "g", "x")
        assert row(app) == "entry:e89"
        assert app.journal.next_undo is None
        # While what was found is shown, n goes on; else it is what the place has on it.
        await burst(app, "slash", *"soup", "enter")
        assert foot(app).strip().startswith("n next   ")
        found = [row(app)]
        for key in "nnnN":
            await burst(app, key)
            found.append(row(app))
        assert found == ["entry:e65", "entry:e5", "entry:e35", "entry:e65", "entry:e35"]
        await burst(app, "escape")
        await burst(app, "n")
        assert isinstance(app.screen, Dialog)
        await burst(app, *"ggG")  # letters of a text
        area = app.focused
        assert isinstance(area, PageField)
        assert area.text == "ggG"
        # A page to read.
        await burst(app, "f6")
        await burst(app, "question_mark")
        assert isinstance(app.screen, HelpScreen)
        inside = app.screen.query_one("#inside")
        await burst(app, "G")
        assert inside.scroll_offset.y == inside.max_scroll_y > 0
        await burst(app, "ctrl+u")
        assert 0 < inside.scroll_offset.y < inside.max_scroll_y
        await burst(app, "g", "g")
        assert inside.scroll_offset.y == 0
        # What a place has on the key is the place's.
        await burst(app, "escape")
        await burst(app, "2", "g")
        assert isinstance(app.screen, Dialog)
    app.journal.close()


async def test_counts_and_sequences_of_ones_own(tmp_path: Path) -> None:
    keymap = check({"vim": True, "everywhere.win": "g w", "reflect.new": ["z z", "n"]}, "keys.toml")
    assert keymap.problems == ()
    app = make_app(tmp_path / "data", seed={"entries": ENTRIES}, keymap=keymap)
    async with app.run_test(size=(80, 24)):
        await burst(app, *"g6")
        assert app.place == "reflect"
        await burst(app, *"5G3j")
        assert here(app) == 8
        await burst(app, *"2kg")
        assert here(app) == 6
        assert "g first   1 today   2 calendar" in foot(app)
        await burst(app, "g")
        assert here(app) == 1
        await burst(app, *"12j")
        await burst(app, *"3x")  # no count goes with it
        assert here(app) == 13
        assert app.journal.next_undo is None
        await burst(app, *"gw")
        assert isinstance(app.screen, WinDialog)
        await burst(app, "escape")
        await burst(app, *"zz")
        assert isinstance(app.screen, Dialog)
        await burst(app, "escape")
        await burst(app, *"g2")
        month = app.screen.query_one(Month)
        day = month.day
        await burst(app, *"3j2l")
        assert month.day == day + timedelta(days=23)
        await burst(app, *"gd")
        assert isinstance(app.screen, Dialog)
    app.journal.close()
