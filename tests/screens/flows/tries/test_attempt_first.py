"""From an empty folder to a finished first try, by keys and by mouse; and a plan that leads into the same."""

from collections.abc import Callable
from datetime import timedelta

from textual.widgets import Input

from ladder_tui.app.app import LadderApp
from ladder_tui.domain.records.attempts import Habit, Outcome
from ladder_tui.domain.records.plans import Origin
from ladder_tui.screens.kit.paged_form import PagesDialog
from ladder_tui.widgets.bars import KeyBar
from ladder_tui.widgets.choice_row import ChoiceRow
from ladder_tui.widgets.fields import LineField, SomeOf
from ladder_tui.widgets.row_list import RowList
from tests.kits.app_house import Clock
from tests.kits.builders import plan, rung
from tests.kits.dump import dump, squeeze
from tests.kits.pressing import press, said, write

AppAt = Callable[..., LadderApp]
HABITS = ("looking at the phone", "headphones")


def put(app: LadderApp, **values: str | int) -> None:
    """Put values into fields of the page, as typing does."""
    form = app.screen
    assert isinstance(form, PagesDialog)
    for name, value in values.items():
        form.set_value(name, value)


async def test_from_an_empty_folder_to_a_finished_first_try(app_at: AppAt) -> None:
    clock = Clock()
    app = app_at(clock)
    async with app.run_test(size=(80, 24)) as pilot:
        # One's own first rung.
        await press(pilot, "5", "n", "enter")
        await write(pilot, "One real answer at the reception")
        await press(pilot, "tab", "3", "5", "ctrl+s")
        (step,) = app.journal.snapshot().rungs.values()

        # Before: two fields, and enter enter.
        await press(pilot, "enter")
        assert "1 of 4 · esc keeps" in squeeze(app)
        await write(pilot, "They change the subject")
        await press(pilot, "enter", "7", "0", "enter", "enter", "enter")
        (tried,) = app.journal.snapshot().attempts.values()
        assert (tried.prediction.feared, tried.prediction.likelihood) == ("They change the subject", 70)
        assert (tried.prediction.suds, tried.rung_id, tried.status) == (35, step.id, "open")

        # The moment: Esc leaves it begun, on Ladder and on Today, with the key that goes on.
        assert "When it is over" in squeeze(app)
        await press(pilot, "escape")
        assert "begun today 09:00 · enter goes on" in squeeze(app)
        await press(pilot, "1")
        assert "begun today 09:00 · enter goes on" in squeeze(app)
        clock.forward(hours=1)
        assert app.screen.query_one(RowList).go_to(f"begun:{tried.id}")
        await press(pilot, "enter", "d")

        # After: facts first, then what came of it; that is enough.
        assert "First, only what a camera could have seen." in squeeze(app)
        await write(pilot, "She told me about her bike")
        await press(pilot, "enter", "right", "enter")
        assert "How likely is it next time? Before it was 70" in squeeze(app)
        await press(pilot, "4", "0", "enter", "enter")
        shown = squeeze(app)
        assert "Feared 70 of 100: it did not happen. “They change the subject”" in shown
        assert "That is enough for today." in shown
        assert "resting until tomorrow 10:00" in shown
        (tried,) = app.journal.snapshot().attempts.values()
        assert tried.outcome == Outcome(happened="no", likelihood_next=40, facts="She told me about her bike")
        await press(pilot, "enter")
        assert "1 try" in dump(app)
        assert not app.journal.snapshot().drafts

        # It rests: Growth does not show it, and opens it when asked to.
        await press(pilot, "7", "enter")
        assert "This one is resting until tomorrow 10:00." in squeeze(app)
        assert "her bike" not in dump(app)
        await press(pilot, "down", "down", "enter")
        assert "her bike" in dump(app)
        await press(pilot, "escape")
        clock.forward(hours=24)
        await press(pilot, "1", "7", "enter")
        assert "her bike" in dump(app)


async def test_all_pages_fill_the_try_and_cards_go_along(app_at: AppAt) -> None:
    step = rung(
        suds=55, current=True, habits=HABITS, prediction="Nobody answers", setting="park", backup="Nod", reward="Tea",
        variations=("the pond", "the gate"),
    )  # fmt: skip
    app = app_at(seed={"rungs": [rung("low", "Sit there", suds=10), step]})
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "5", "enter", "ctrl+o")
        assert app.screen.query_one("#field-feared", LineField).value == "Nobody answers"
        put(app, likelihood=60)
        await press(pilot, "pagedown")
        put(app, cost=40, own_habits="rehearsing")
        app.screen.query_one(SomeOf).focus()
        await press(pilot, "right", "space", "pagedown")
        put(app, cue="at the pond")
        await press(pilot, "tab", "ctrl+o", "down", "enter", "pagedown")
        cards = [card.opener for card in app.screen._hand.cards(app.journal.snapshot())]  # type: ignore[attr-defined]
        assert len(cards) == 3
        hand = app.screen.query_one("#doors-3", RowList)
        assert hand.go_to(f"card:{app.screen._hand.taken[0]}")  # type: ignore[attr-defined]
        await press(pilot, "enter")  # reads the card
        assert "a way out" in dump(app)
        await press(pilot, "escape", "w")
        assert cards[0] not in [card.opener for card in app.screen._hand.cards(app.journal.snapshot())]  # type: ignore[attr-defined]
        await press(pilot, "x")
        assert len(app.screen._hand.taken) == 2  # type: ignore[attr-defined]
        assert hand.go_to("without")
        await press(pilot, "enter")
        assert "without cards this time" in squeeze(app)
        hand.go_to("with")
        await press(pilot, "enter", "enter")
        (tried,) = app.journal.snapshot().attempts.values()
        assert tried.prediction.habits == ("headphones", "rehearsing")
        assert (tried.prediction.cost, tried.prediction.suds) == (40, 55)
        assert (tried.cue, len(tried.cards), tried.reward, tried.without_cards) == ("at the pond", 2, "Tea", False)
        assert tried.backup not in ("", "Nod")  # another idea was taken
        assert app.journal.snapshot().decks

        # Read at the moment, one after the other; what is expected can be changed.
        assert "leaving out headphones, rehearsing" in squeeze(app)
        await press(pilot, "c", "j")
        assert "to share" in dump(app)
        await press(pilot, "escape", "e")
        await write(pilot, "Nobody looks up")
        await press(pilot, "ctrl+s", "d")
        (tried,) = app.journal.snapshot().attempts.values()
        assert tried.prediction.feared == "Nobody looks up"

        # The place was known beforehand; the whole look back.
        app.screen.query_one(ChoiceRow).focus()
        await press(pilot, "p", "enter")
        # What was to be left out is asked about in one line each; the second one stays open.
        assert "headphones · left out · partly · used" in squeeze(app)
        put(app, likelihood_next=50)
        await press(pilot, "tab", "l", "tab", "u", "backspace", "pagedown")
        assert "How bad was it really, where you thought 40?" in squeeze(app)
        app.screen.query_one(SomeOf).focus()
        await press(pilot, "right", "space")
        put(app, peak=60, end=30, real_cost=20)
        await press(pilot, "pagedown")
        put(app, easy="The start", lesson="Nobody minds a short hello", adjust="say it while walking")
        await press(pilot, "pagedown")
        put(app, worth="7")
        assert app.screen.query_one("#field-context", Input).value == "the pond"
        await press(pilot, "ctrl+s", "w")
        await write(pilot, "He waved")
        await press(pilot, "enter")
        (tried,) = app.journal.snapshot().attempts.values()
        assert tried.outcome is not None
        assert (tried.outcome.real_cost, tried.outcome.worth, tried.outcome.context) == (20, 7, "the pond")
        assert (tried.outcome.easy, tried.outcome.lesson) == ("The start", "Nobody minds a short hello")
        assert (tried.outcome.adjust, tried.outcome.seen) == ("say it while walking", ("answered",))
        assert tried.outcome.habits == (Habit(name="headphones", use="left_out"),)
        (kept,) = app.journal.snapshot().wins.values()
        assert (kept.text, kept.attempt_id) == ("He waved", tried.id)


async def test_a_plan_on_today_leads_into_it_and_both_close_together(app_at: AppAt) -> None:
    planned = plan(title="Wave at noon", origin=Origin(kind="rung", ref="rung-1"), cue="at noon", backup="Nod")
    app = app_at(seed={"rungs": [rung(current=True)], "plans": [planned]})
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter", "p")
        await write(pilot, "She looks away")
        await press(pilot, "enter", "3", "0", "ctrl+s")
        (tried,) = app.journal.snapshot().attempts.values()
        assert (tried.plan_id, tried.rung_id, tried.cue) == ("plan-1", "rung-1", "at noon")
        await press(pilot, "escape")
        assert "begun · enter goes on" in squeeze(app)
        await press(pilot, "d")  # from the line itself
        assert app.journal.snapshot().plans["plan-1"].status == "done"
        await press(pilot, "escape")
        assert "✓ done · enter looks back" in squeeze(app)
        await press(pilot, "enter", "enter", "enter", "n", "enter", "2", "0", "ctrl+s", "enter")
        (tried,) = app.journal.snapshot().attempts.values()
        assert (tried.status, tried.outcome is not None) == ("done", True)
        assert "1 try" in dump(app)
        assert said(app) == "That is enough for today. · u takes it back"
        await press(pilot, "u", "u")
        assert app.journal.snapshot().plans["plan-1"].status == "open"


async def test_the_mouse_goes_all_the_way(app_at: AppAt) -> None:
    app = app_at(seed={"rungs": [rung(current=True)]})
    async with app.run_test(size=(120, 36)) as pilot:
        await press(pilot, "5")
        await pilot.click(RowList, offset=(10, 0))
        await pilot.pause()
        if not app.screen.query("#field-feared"):
            await pilot.click(RowList, offset=(10, 1))
            await pilot.pause()
        app.screen.query_one("#field-feared", Input).value = "They laugh"
        await pilot.click("#field-likelihood", offset=(40, 0))
        await pilot.click("#doors-0", offset=(6, 0))
        await pilot.pause()
        assert "When it is over" in squeeze(app)
        rows = app.screen.query_one(RowList)
        await pilot.click(RowList, offset=(6, rows.option_count - 5))
        await pilot.pause()
        await pilot.click("#field-happened", offset=(3, 0))
        await pilot.click(KeyBar, offset=(3, 0))
        await pilot.pause()
        await pilot.click("#field-likelihood_next", offset=(20, 0))
        await pilot.click("#doors-1", offset=(6, 0))
        await pilot.pause()
        assert "That is enough for today." in squeeze(app)
        (tried,) = app.journal.snapshot().attempts.values()
        assert tried.outcome is not None
        assert (tried.outcome.likelihood_next > 0, tried.outcome.happened) == (True, "no")
        assert tried.closed_at is not None
        assert tried.closed_at - tried.started_at == timedelta(0)
