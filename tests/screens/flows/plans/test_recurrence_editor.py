"""The recurrence editor: rules by their rows, exceptions, and what it says when something does not fit."""

from collections.abc import Callable
from datetime import date, time

from textual.widgets import Input

from ladder_tui.app.app import LadderApp
from ladder_tui.domain.base.recurrence import Recurrence
from ladder_tui.domain.calendar.repeats import Repeats
from ladder_tui.domain.library import Library
from ladder_tui.screens.flows.plans.opportunity import OpportunityDialog
from ladder_tui.screens.flows.plans.recurrence import RecurrenceDialog
from ladder_tui.widgets.open_field import OpenField
from tests.kits.builders import TODAY, opportunity
from tests.kits.dump import dump, squeeze
from tests.kits.pressing import press

AppAt = Callable[..., LadderApp]


def type_into(app: LadderApp, name: str, text: str) -> None:
    app.screen.query_one(f"#field-{name}", Input).value = text


async def test_the_recurrence_editor_keeps_what_was_typed_and_says_one_sentence(app_at: AppAt) -> None:
    skipped = (date(2026, 3, 11), date(2026, 3, 18))
    app = app_at(
        library=Library(),
        seed={"opportunities": [opportunity(at=time(18, 30), rule=Recurrence(frequency="weekly"), skipped=skipped)]},
    )
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "2", "enter", "e", "down", "enter")
        assert isinstance(app.screen, OpportunityDialog)
        app.screen.query_one(OpenField).focus()
        await press(pilot, "enter")
        editor = app.screen
        assert isinstance(editor, RecurrenceDialog)
        assert "✓ Wed 11 Mar   ✓ Wed 18 Mar" in dump(app)
        assert "Next: Wed 4 Mar, Wed 25 Mar" in dump(app)
        editor.set_value("ends", "until")
        type_into(app, "until", "1 March 2026")
        await press(pilot, "ctrl+s")
        assert app.screen is editor
        assert "It ends on 1 March 2026, before its first day" in squeeze(app)
        type_into(app, "until", "27 May 2026")
        type_into(app, "every", "2")
        type_into(app, "leave", "12 March 2026")
        await press(pilot, "ctrl+s")
        assert app.screen is editor
        assert "It does not happen on Thursday 12 March 2026" in squeeze(app)
        type_into(app, "leave", "1 April 2026")
        editor.query_one("#field-out_0").focus()
        await press(pilot, "right", "space", "ctrl+s", "ctrl+s")
        kept = app.journal.snapshot().opportunities["class"]
        assert kept.rule == Recurrence(frequency="weekly", interval=2, until=date(2026, 5, 27))
        assert kept.skipped == (date(2026, 4, 1),)  # the 11th is no day of it now, the 18th was brought back


RULES: list[tuple[dict[str, str], str, Recurrence | None]] = [
    ({"how": "daily", "every": "3"}, "Every third day.", Recurrence(frequency="daily", interval=3)),
    (
        {"how": "monthly", "place": "last", "ends": "count", "count": "4"},
        "On the last day of each month, 4 times.",
        Recurrence(frequency="monthly", month_day=-1, count=4),
    ),
    (
        {"how": "monthly", "place": "nth", "nth": "-1", "weekday": "4"},
        "On the last Friday of each month.",
        Recurrence(frequency="monthly", nth=-1, weekdays=(4,)),
    ),
    ({"how": "yearly"}, "Every year on 4 March.", Recurrence(frequency="yearly")),
    ({"how": "never", "every": "x"}, "It happens once, on Wednesday 4 March.", None),
]


async def test_rules_by_their_rows(app_at: AppAt) -> None:
    app = app_at(library=Library())
    async with app.run_test(size=(80, 24)) as pilot:
        for rows, words, rule in RULES:
            editor = RecurrenceDialog(app.journal, TODAY, Repeats())
            app.push_screen(editor)
            await pilot.pause()
            for name, value in rows.items():
                editor.set_value(name, value)
            await pilot.pause()
            assert words in dump(app)
            await press(pilot, "ctrl+s")
            assert editor.kept == Repeats(rule=rule)
