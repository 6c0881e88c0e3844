"""A person's page through real keys, on a real store."""

from collections.abc import Callable
from datetime import timedelta

from textual.pilot import Pilot

from ladder_tui.app.app import LadderApp
from ladder_tui.bound_keys import or_undo
from ladder_tui.domain.picks.candidates import candidates
from ladder_tui.screens.places.person.commands import KEPT_APART
from ladder_tui.screens.places.person.rows import FIRST_CONTACTS
from ladder_tui.screens.places.person.screen import PersonScreen
from ladder_tui.screens.places.portfolio.screen import PortfolioScreen
from ladder_tui.widgets.row_list import RowList
from tests.kits.builders import NOW, TODAY, card, card_mark, contact, library, person, plan, promise
from tests.kits.dump import dump, squeeze
from tests.kits.pressing import press, said, write

AppAt = Callable[..., LadderApp]
ANA = person(how_known="The choir", details="Keeps bees", next_time="Ask about the exam", rhythm_days=7)


async def at_page(pilot: Pilot[None]) -> None:
    app = pilot.app
    assert isinstance(app, LadderApp)
    await app.open_at("portfolio", "ana")
    await pilot.pause()
    await pilot.pause()
    assert isinstance(app.screen, PersonScreen)


async def test_what_is_remembered_promised_and_noted_stands_on_the_page(app_at: AppAt) -> None:
    used = card_mark(person_id="ana", at=NOW - timedelta(days=1))
    app = app_at(library=library(topics=[card()]), seed={"people": [ANA], "card_marks": [used]})
    async with app.run_test(size=(80, 24)) as pilot:
        await at_page(pilot)
        shown = squeeze(app)
        for words in ("The choir", "Keeps bees", "Ask about the exam", "about once a week", "up to depth 3"):
            assert words in shown
        assert "Nothing noted yet. c notes a first one." in shown
        assert "yesterday So how did you end up trying this?" in shown

        await press(pilot, "n")
        await write(pilot, "Bring the book")
        await press(pilot, "tab")
        await write(pilot, "32 March")
        await press(pilot, "enter")
        assert "“32 March” is not a day this app can read" in squeeze(app)
        await write(pilot, "friday")
        await press(pilot, "enter")
        (made,) = app.journal.snapshot().promises.values()
        assert (made.text, made.due, made.person_id) == ("Bring the book", TODAY + timedelta(days=2), "ana")
        assert "for Friday 6 March" in squeeze(app)

        app.screen.query_one(RowList).go_to(f"promise:{made.id}")
        await press(pilot, "d")
        assert "✓ kept" in dump(app)
        await press(pilot, "c", "l", *"wrote", "enter")
        (logged,) = app.journal.snapshot().contacts.values()
        assert (logged.channel, logged.note) == ("letter", "wrote")
        assert app.screen.query_one(RowList).current_id == f"contact:{logged.id}"
        await press(pilot, "enter")
        await write(pilot, "tomorrow")
        await press(pilot, "ctrl+s")
        assert "A contact lies behind you: a day up to today, please." in squeeze(app)
        await write(pilot, "yesterday")
        await press(pilot, "ctrl+s")
        changed = app.journal.snapshot().contacts[logged.id]
        assert changed.at == NOW - timedelta(days=1)
        assert "yesterday 09:00" in dump(app)
        await press(pilot, "x")
        assert not app.journal.snapshot().contacts
        await press(pilot, "u")
        assert app.journal.snapshot().contacts == {logged.id: changed}


async def test_someone_not_safe_leaves_every_suggestion_and_can_be_let_in_again(app_at: AppAt) -> None:
    app = app_at(library=library(), seed={"people": [ANA]})
    async with app.run_test(size=(80, 24)) as pilot:
        await at_page(pilot)
        await press(pilot, "X")
        assert said(app) == or_undo(KEPT_APART)
        assert not candidates(app.journal.snapshot(), with_paused=True)
        assert "Kept out of every suggestion and reminder." in squeeze(app)
        await press(pilot, "escape")
        assert isinstance(app.screen, PortfolioScreen)
        assert "Ana" not in dump(app)
        await press(pilot, "left")
        assert "Not safe for you" in dump(app)
        await press(pilot, "enter", "X")
        assert not app.journal.snapshot().people["ana"].unsafe


async def test_removing_a_person_asks_once_takes_everything_and_can_be_undone(app_at: AppAt) -> None:
    seed = {"people": [ANA], "contacts": [contact()], "promises": [promise(person_id="ana")]}
    app = app_at(library=library(), seed=seed)
    async with app.run_test(size=(120, 36)) as pilot:
        await at_page(pilot)
        before = app.journal.snapshot()
        await press(pilot, "D", "enter")
        assert app.journal.snapshot().people
        await press(pilot, "D", "down", "enter")
        await pilot.pause()
        after = app.journal.snapshot()
        assert not after.people
        assert not after.contacts
        assert not after.promises
        assert isinstance(app.screen, PortfolioScreen)
        await press(pilot, "u")
        back = app.journal.snapshot()
        assert (back.people, back.contacts, back.promises) == (before.people, before.contacts, before.promises)


async def test_resting_and_editing_change_the_page_and_half_written_words_are_kept(app_at: AppAt) -> None:
    app = app_at(library=library(), seed={"people": [ANA]})
    async with app.run_test(size=(60, 20)) as pilot:
        await at_page(pilot)
        await press(pilot, "z", "up", "enter")  # goes round to the last: until woken
        assert app.journal.snapshot().people["ana"].paused
        assert "Resting until it is woken; z wakes." in squeeze(app)
        await press(pilot, "z")
        assert not app.journal.snapshot().people["ana"].paused
        await press(pilot, "e")
        await write(pilot, "Ana from the choir")
        await press(pilot, "escape")
        assert app.journal.snapshot().people["ana"].name == "Ana"
        await press(pilot, "e")
        assert "Here it is again." in squeeze(app)
        await press(pilot, "ctrl+s")
        assert app.journal.snapshot().people["ana"].name == "Ana from the choir"


async def test_a_long_history_is_shown_a_part_at_a_time(app_at: AppAt) -> None:
    noted = [contact(f"c{n}", at=NOW - timedelta(days=n), note=f"note {n}.") for n in range(FIRST_CONTACTS + 5)]
    app = app_at(library=library(), seed={"people": [ANA], "contacts": noted})
    async with app.run_test(size=(80, 24)) as pilot:
        await at_page(pilot)
        rows = app.screen.query_one(RowList)
        assert not rows.go_to("contact:c42")
        assert rows.go_to("older")
        await pilot.pause()
        assert "5 older ones" in dump(app)
        await press(pilot, "enter")
        assert rows.go_to("contact:c42")


async def test_the_page_draws_the_thread_and_opens_what_was_last_and_what_is_planned(app_at: AppAt) -> None:
    seed = {
        "people": [ANA],
        "contacts": [contact(at=NOW - timedelta(days=40), channel="call", note="The move")],
        "plans": [plan("tea", "Tea at the market", day=TODAY + timedelta(days=1), person_id="ana")],
    }
    app = app_at(library=library(), seed=seed)
    async with app.run_test(size=(80, 24)) as pilot:
        await at_page(pilot)
        shown = squeeze(app)
        for words in ("Call on 23 January", "Tomorrow: Tea at the market", "■ call", "In touch in January."):
            assert words in shown
        assert app.screen.query_one(RowList).go_to("planned:tea")
        await press(pilot, "enter")
        assert "Tea at the market" in dump(app)
        assert "The plan" in dump(app)
