"""What matters: lines in one's own words, named by steps and plans, shown with them, gone from them when taken out."""

from pathlib import Path
from typing import Any

from ladder_tui.cli.today import as_object, as_text
from ladder_tui.domain.records.goals import WhatMatters
from ladder_tui.screens.flows.keeping.what_matters import WhatMattersForm
from ladder_tui.screens.flows.plans.made_from import plan_from
from ladder_tui.screens.flows.plans.plan import PlanDialog
from ladder_tui.screens.flows.rungs.rung import RungForm
from ladder_tui.screens.kit.record_form import what_for
from ladder_tui.services.journal import Journal
from ladder_tui.widgets.row_list import RowList
from tests.kits.builders import NOW, attempt, plan, rung, settings, snapshot
from tests.kits.dialog_host import seeded_host
from tests.kits.dump import squeeze
from tests.kits.pressing import press, said, write
from tests.kits.reflect_shelf import SHELF, AppAt, at_reflect, go_to

CALLS = WhatMatters(id="calls", text="being a friend who calls", created=NOW)
STREET = WhatMatters(id="street", text="knowing my street", created=NOW)
SEED: dict[str, list[Any]] = {
    "settings": [settings()],
    "what_matters": [CALLS, STREET],
    "rungs": [rung("hello", "Say hello on the stairs", matters_id="street", current=True)],
    "plans": [plan("tea", "Call Ana", matters_id="calls")],
}


def lines(journal: Journal) -> list[str]:
    return [one.text for one in journal.snapshot().what_matters.values()]


async def test_lines_are_written_on_one_page_changed_and_taken_out_in_one_step_each(app_at: AppAt) -> None:
    app = app_at(NOW, SHELF)
    async with app.run_test(size=(80, 24)) as pilot:
        await at_reflect(pilot)
        assert "What matters m a few lines of your own" in squeeze(app)
        await press(pilot, "m", "ctrl+s")
        assert isinstance(app.screen, WhatMattersForm)
        assert "A few words on any line are enough; esc leaves it." in squeeze(app)
        await write(pilot, "[/being] a  friend")
        await press(pilot, "tab")
        await write(pilot, "my street")
        await press(pilot, "escape")
        assert lines(app.journal) == []
        await press(pilot, "m", "ctrl+s")  # what was typed has waited
        assert lines(app.journal) == ["[/being] a friend", "my street"]
        assert "[/being] a friend · my street" in squeeze(app)
        assert said(app) == "Kept what matters · u takes it back"
        first = next(iter(app.journal.snapshot().what_matters))
        await go_to(pilot, "matters")
        await press(pilot, "enter")
        form = app.screen
        assert isinstance(form, WhatMattersForm)
        form.set_value("line0", "")
        form.set_value("line4", "a garden")
        await press(pilot, "ctrl+s")
        assert lines(app.journal) == ["my street", "a garden"]
        await press(pilot, "u")
        assert lines(app.journal) == ["[/being] a friend", "my street"]
        assert next(iter(app.journal.snapshot().what_matters)) == first


async def test_steps_and_plans_name_one_and_show_it_wherever_they_stand(app_at: AppAt) -> None:
    app = app_at(NOW, SHELF, seed=SEED)
    async with app.run_test(size=(120, 36)) as pilot:
        assert "for being a friend who calls" in squeeze(app)
        assert "for knowing my street" in squeeze(app), "the next step says it as well"
        await press(pilot, "enter")
        assert "for being a friend who calls" in squeeze(app)
        await press(pilot, "e")
        form = app.screen
        assert isinstance(form, PlanDialog)
        form.set_value("matters_id", "street")
        await press(pilot, "ctrl+s", "escape")
        assert app.journal.snapshot().plans["tea"].matters_id == "street"
        await press(pilot, "5")
        assert "knowing my street" in squeeze(app)
        await press(pilot, "enter")
        assert "for knowing my street What do you fear might happen?" in squeeze(app)
        await press(pilot, "escape", "e")
        step = app.screen
        assert isinstance(step, RungForm)
        step.set_value("matters_id", "")
        await press(pilot, "ctrl+s")
        assert app.journal.snapshot().rungs["hello"].matters_id is None


async def test_a_try_under_way_says_what_it_is_for_and_the_box_finds_the_line(app_at: AppAt) -> None:
    under_way = attempt("try", rung_id="hello", plan_id=None, status="open", outcome=None)
    app = app_at(NOW, SHELF, seed={**SEED, "attempts": [under_way]})
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "5", "enter")
        assert "for knowing my street" in squeeze(app)
        await press(pilot, "escape", "colon", *"knowing", "enter")
        assert app.screen.query_one(RowList).current_id == "matters"


def test_a_plan_made_of_a_step_is_for_the_same_and_the_shell_says_it() -> None:
    tables: dict[str, Any] = {name: rows for name, rows in SEED.items() if name != "settings"}
    shown = snapshot(**tables)
    made = plan_from(shown, shown.rungs["hello"])
    assert shown.what_for(made) == shown.what_for(shown.rungs["hello"]) == "knowing my street"
    assert shown.what_for(attempt("a", rung_id="hello", plan_id="tea")) == "being a friend who calls"
    assert "       for: being a friend who calls\n" in as_text(shown)
    assert "  for: knowing my street\n" in as_text(shown)
    told = as_object(shown)
    assert told["plan"][0]["for"] == "being a friend who calls"
    assert told["next"]["for"] == "knowing my street"


def test_without_a_line_no_form_speaks_of_it(tmp_path: Path) -> None:
    with seeded_host(tmp_path, {"rungs": SEED["rungs"]}) as host:
        journal = host.journal
        assert what_for(journal.snapshot()) == []
        journal.goals.write_what_matters([(None, "calling"), (None, "\u200b")])
        (field,) = what_for(journal.snapshot())
        assert [label for _, label in field.options] == ["not said", "calling"]


def test_a_line_that_goes_leaves_no_trace_and_comes_back_with_all_of_it(tmp_path: Path) -> None:
    with seeded_host(tmp_path, SEED) as host:
        journal = host.journal
        journal.goals.write_what_matters([("calls", "calling"), ("street", "\u200b")])
        after = journal.snapshot()
        assert after.rungs["hello"].matters_id is None
        assert after.what_for(after.plans["tea"]) == "calling"
        journal.undo()
        assert journal.snapshot().rungs["hello"].matters_id == "street"
