"""The weekly review, the report, somebody one trusts and coming back, through real keys on a real store."""

from collections.abc import Callable
from datetime import timedelta

from textual.widgets import TextArea

from ladder_tui.app.app import LadderApp
from ladder_tui.domain.records.reviews import Review
from ladder_tui.domain.review.prefill import REVIEW_DRAFT
from ladder_tui.screens.flows.review.weekly import ReviewDialog
from ladder_tui.screens.flows.support.support import SupportScreen
from ladder_tui.screens.places.today.screen import TodayScreen
from ladder_tui.widgets.row_list import RowList
from tests.kits.app_house import Clock
from tests.kits.builders import NOW, TODAY, attempt, contact, library, outcome, person, plan, rung, settings, win
from tests.kits.dump import keys, squeeze
from tests.kits.pressing import press, said, write

AppAt = Callable[..., LadderApp]
DAY = timedelta(days=1)


def week() -> dict[str, list[object]]:
    tried = outcome(easy="Saying hello.", hard="The pause.", adjust="A shorter one.", lesson="They smile first.")
    return {
        "settings": [settings()],
        "people": [person(name="Ana Lima")],
        "contacts": [contact(at=NOW - DAY, channel="call"), contact("c0", at=NOW - 20 * DAY)],
        "plans": [plan("tea", "Tea with the neighbour", TODAY - 2 * DAY, status="done", closed_at=NOW - 2 * DAY)],
        "rungs": [rung(current=True)],
        "attempts": [attempt(started_at=NOW - 3 * DAY, outcome=tried)],
        "wins": [win(text="Ana Lima waved first.", at=NOW - DAY)],
    }


async def test_a_whole_review_left_in_the_middle_kept_found_changed_and_taken_back(app_at: AppAt) -> None:
    app = app_at(Clock(), library(), week())
    async with app.run_test(size=(80, 24)) as pilot:
        assert "A look back at the week is possible" in await keys(pilot, "6")
        shown = await keys(pilot, "v")
        assert "1 of 9" in shown
        for noted in ("Sunday: Tried: Say good", "Monday: Tea with the neighbour", "Tuesday: Ana Lima, a call"):
            assert noted in shown
        await write(pilot, "Tea, and a call.")
        assert "Saying hello." in await keys(pilot, "pagedown")
        await press(pilot, "escape")
        assert REVIEW_DRAFT in app.journal.snapshot().drafts
        assert "A look back at the week is begun" in squeeze(app)

        shown = await keys(pilot, "v")
        assert "2 of 9" in shown
        assert "You were writing this today 09:00. Here it is again." in shown
        await press(pilot, "pageup")
        assert app.screen.query_one("#field-happened", TextArea).text == "Tea, and a call."
        assert "The pause." in await keys(pilot, "pagedown", "tab", "enter")
        assert "A shorter one." in await keys(pilot, "pagedown")
        assert "They smile first." in await keys(pilot, "pagedown")
        await press(pilot, "enter", "enter", "enter", "down", "enter")  # on, and the first of the kind lines
        shown = squeeze(app)
        assert "7 of 9" in shown
        assert "Say good morning to one neighbour" in shown
        assert "Chosen: " in await keys(pilot, "enter")
        assert len(app.journal.snapshot().decisions) == 1
        shown = await keys(pilot, "enter")
        assert "your step: Say good morning to one neighbour" in shown
        assert "A plan for the coming week" in await keys(pilot, "enter")
        shown = await keys(pilot, "ctrl+s")
        assert "✓ Say good morning to one neighbour, Thursday 5 March" in shown
        assert "Saturday 7 March is free so far." in await keys(pilot, "enter")
        await press(pilot, "enter")
        assert said(app) == "Review kept · u takes it back"

        (kept,) = app.journal.snapshot().reviews.values()
        assert kept.text_of("happened") == "Tea, and a call."
        assert kept.text_of("adjust") == "A shorter one."
        assert kept.text_of("kind_line")
        assert [app.journal.snapshot().plans[id].day for id in kept.plan_ids] == [TODAY + DAY]
        assert REVIEW_DRAFT not in app.journal.snapshot().drafts
        shown = squeeze(app)
        assert "The week from 26 February" in shown
        assert "is possible" not in shown

        await press(pilot, "slash")
        await write(pilot, "smile shorter")
        shown = await keys(pilot, "enter", "enter")
        assert "What to adjust A shorter one." in shown
        await press(pilot, "e")
        await write(pilot, "Only the tea.")
        await press(pilot, "ctrl+s")
        (changed,) = app.journal.snapshot().reviews.values()
        assert (changed.text_of("happened"), changed.text_of("ladder")) == ("Only the tea.", kept.text_of("ladder"))
        await press(pilot, "u", "escape")
        assert app.screen.query_one(RowList).go_to(f"review:{kept.id}")
        await press(pilot, "x")
        assert not app.journal.snapshot().reviews
        await press(pilot, "u")
        assert app.journal.snapshot().reviews == {kept.id: kept}
        await press(pilot, "u")
        assert not app.journal.snapshot().reviews
        assert REVIEW_DRAFT in app.journal.snapshot().drafts  # what was being written is back


async def test_every_fourth_asks_more_and_a_hard_answer_reaches_the_ladder(app_at: AppAt) -> None:
    before = [Review(id=f"r{n}", at=NOW - 7 * n * DAY, week=TODAY - 7 * n * DAY) for n in (1, 2, 3)]
    app = app_at(Clock(), library(), {**week(), "reviews": before})
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "6", "v")
        dialog = app.screen
        assert isinstance(dialog, ReviewDialog)
        assert "1 of 11" in squeeze(app)
        dialog.turn_to(6)
        await press(pilot, "right")
        assert "leave all four open" in await keys(pilot, "pagedown")
        await press(pilot, "tab", "right", "tab", "right", "tab", "right", "pagedown")
        assert "Is any of this making things harder?" in squeeze(app)
        assert "Thank you for saying so." in await keys(pilot, "down", "enter")
        await press(pilot, "down", "enter")
        assert isinstance(app.screen, SupportScreen)
        shown = await keys(pilot, "escape")
        assert [answer.harder for answer in app.journal.snapshot().care_answers.values()] == [True]
        assert "pause" in shown.lower()
        await press(pilot, "ctrl+s")
        assert len(app.journal.snapshot().measures) == 1
        kept = list(app.journal.snapshot().reviews.values())[-1]
        assert kept.text_of("harder") == "Yes, some of it"
        await press(pilot, "u")
        assert not app.journal.snapshot().measures


async def test_the_report_is_redacted_until_chosen_and_copied_with_one_key(app_at: AppAt) -> None:
    app = app_at(Clock(), library(), week())
    async with app.run_test(size=(120, 36)) as pilot:
        shown = await keys(pilot, "7", "p")
        assert "Self-recorded notes, not an assessment." in shown
        assert "5 February 2026 to 4 March 2026" in shown
        assert "likely 70 →" in shown
        assert "waved" not in shown
        assert "A. L. waved first." in await keys(pilot, "w", "a", "escape")
        assert "Ana Lima waved first." in await keys(pilot, "n")
        assert "19 February 2026 to 4 March 2026" in await keys(pilot, "r", "up", "enter")
        await press(pilot, "n", "c")
        assert app.clipboard.startswith("# Notes from 19 February 2026")
        assert "A. L. waved first." in app.clipboard
        assert "Lima" not in app.clipboard
        await press(pilot, "r", "end", "enter")
        await write(pilot, "3 April 2026")
        assert "The last day lies before the first" in await keys(pilot, "ctrl+s")
        await press(pilot, "escape", "escape", "6", "p")
        assert "Words of my own are left out." in squeeze(app)


async def test_three_questions_for_somebody_and_their_answers(app_at: AppAt) -> None:
    app = app_at(Clock(), library(), week())
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "6", "t", "c")
        assert "What could be smaller, so that it fits better?" in app.clipboard
        assert "Talking to someone is a strength." in await keys(pilot, "t")
        await press(pilot, "escape", "n", "ctrl+s")
        assert "A few words to any of the three questions are enough" in squeeze(app)
        await write(pilot, "Mara")
        await press(pilot, "enter")
        await write(pilot, "You ask good questions.")
        await press(pilot, "ctrl+s", "escape")
        (kept,) = app.journal.snapshot().feedback.values()
        assert (kept.who, kept.answers) == ("Mara", ("You ask good questions.", "", ""))
        await press(pilot, "slash")
        await write(pilot, "good questions")
        assert "You ask good questions." in await keys(pilot, "enter", "enter")
        await press(pilot, "x")
        assert not app.journal.snapshot().feedback


async def test_support_and_help_lead_to_the_page_on_talking_and_the_palette_to_the_rest(app_at: AppAt) -> None:
    app = app_at(Clock(), library(), week())
    async with app.run_test(size=(80, 24)) as pilot:
        assert "Should I talk to someone?" in await keys(pilot, "exclamation_mark", "t")
        assert "Three questions" not in await keys(pilot, "escape")
        assert "What do you see going well" in await keys(pilot, "p")
        await press(pilot, "escape", "escape")
        assert "Talking to someone is a strength." in await keys(pilot, "question_mark", "t")
        await press(pilot, "escape", "escape", "H", "exclamation_mark")
        assert "someone I trust" not in await keys(pilot, "p")
        await press(pilot, "escape", "H")
        await app.run_at("reflect", "report")
        await pilot.pause()
        assert "Self-recorded notes" in squeeze(app)


async def test_coming_back_after_three_weeks_begins_on_today_and_nothing_opens_unasked(app_at: AppAt) -> None:
    clock = Clock(NOW + 21 * DAY)
    app = app_at(clock, seed=week())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert isinstance(app.screen, TodayScreen)
        shown = squeeze(app)
        assert "c check in" in shown
        assert not [word for word in ("since", "back again", "ago", "days") if word in shown.lower()]
        await press(pilot, "c", "s", "3", "2")
        assert len(app.journal.snapshot().checkins) == 1
        assert said(app) == "Checked in · u takes it back"
        await press(pilot, "6")
        returning = {p.question for p in app.journal.snapshot().library.reflections.values() if p.moment == "returning"}
        assert any(question[:30] in squeeze(app) for question in returning)


async def test_somebody_who_is_here_begins_on_today(app_at: AppAt) -> None:
    app = app_at(Clock(NOW + 5 * DAY), library(), week())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert isinstance(app.screen, TodayScreen)


async def test_on_the_day_for_it_today_leads_to_the_look_back_by_one_quiet_line(app_at: AppAt) -> None:
    sunday = NOW + 4 * DAY
    app = app_at(Clock(sunday), library(), week())
    async with app.run_test(size=(80, 24)) as pilot:
        assert "A look back at the week if you like" in await keys(pilot, "1")
        app.screen.query_one(RowList).go_to("look-back")
        assert "1 of 9" in await keys(pilot, "enter")
