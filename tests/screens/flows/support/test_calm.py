"""The calm page: it opens once, after the text is kept, and nothing else comes first.

That it does so for every field there is: `tests/preview/test_every_dialog.py`.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest
from msgspec.structs import replace

from ladder_tui.domain.writing.drafts import FREE
from ladder_tui.screens.flows.keeping.win import WinDialog
from ladder_tui.screens.flows.people.person_form import ask_person, new_person
from ladder_tui.screens.flows.support.calm import CalmScreen
from ladder_tui.screens.flows.writing.writing_page import WritingDialog
from ladder_tui.screens.kit.dialog import Choose
from ladder_tui.screens.kit.form import FormDialog
from ladder_tui.screens.kit.page import PageScreen
from tests.kits.app_house import Clock
from tests.kits.builders import NOW, attempt, entry, person, plan
from tests.kits.dialog_host import DialogHost, seeded_host
from tests.kits.pressing import press, write

HEAVY: Final = "I want to kill myself"


@pytest.fixture
def clock() -> Clock:
    return Clock(NOW)


@pytest.fixture
def host(tmp_path: Path, clock: Clock) -> Iterator[DialogHost]:
    with seeded_host(tmp_path, {"people": [person()], "entries": [entry("one", text="Quiet.")]}, clock=clock) as made:
        yield made


def on_top(host: DialogHost) -> object:
    """The screen that is shown."""
    return host.screen


async def test_it_opens_after_the_words_are_kept_and_ends_what_would_come_next(host: DialogHost) -> None:
    asked: list[str] = []

    async def flow(page: PageScreen) -> None:
        await page.app.push_screen_wait(WinDialog(host.journal))
        page.say("Well done")
        asked.append("next")
        await page.app.push_screen_wait(Choose("And a reward?", [("yes", "Yes")]))

    async with host.run_test(size=(80, 24)) as pilot:
        await host.open(flow)
        await write(pilot, f"A good day. {HEAVY}.")
        await press(pilot, "ctrl+s")
        assert isinstance(host.screen, CalmScreen)
        assert [win.text for win in host.journal.snapshot().wins.values()] == [f"A good day. {HEAVY}."]
        await press(pilot, "enter")
        assert isinstance(host.screen, CalmScreen)
        await press(pilot, "escape")
        assert on_top(host) is host.page
        assert (asked, host.page.told) == ([], [])


async def test_a_form_that_still_asks_keeps_the_words_and_stands_there_after_it(host: DialogHost) -> None:
    async def flow(page: PageScreen) -> None:
        await ask_person(page, new_person(page.snapshot), title="Somebody")

    async with host.run_test(size=(80, 24)) as pilot:
        await host.open(flow)
        form = host.screen
        assert isinstance(form, FormDialog)
        form.set_value("details", HEAVY)
        await press(pilot, "ctrl+s")  # a name is wanted
        assert isinstance(host.screen, CalmScreen)
        assert HEAVY in host.drafts["form:person:new"]
        await press(pilot, "escape")
        assert on_top(host) is form
        await press(pilot, "ctrl+s")
        assert on_top(host) is form
        form.set_value("name", "Ana B")
        await press(pilot, "ctrl+s")
        assert on_top(host) is host.page  # kept, and not a second time on this day


async def test_once_a_day_for_an_entry_and_again_for_another_one_or_on_another_day(
    host: DialogHost, clock: Clock
) -> None:
    def saves(id: str, text: str) -> None:
        host.journal.writing.save(entry(id, text=text))

    async def opened() -> bool:
        await host.at_rest()
        is_open = isinstance(host.screen, CalmScreen)
        await host.leave_all()
        return is_open

    async with host.run_test(size=(80, 24)):
        saves("one", HEAVY)
        assert await opened()
        saves("one", f"{HEAVY}. I do not want to live.")
        assert not await opened()
        saves("two", HEAVY)
        assert await opened()
        clock.forward(days=1)
        saves("one", f"{HEAVY}. I do not want to live. Tea.")  # nothing new of that kind
        assert not await opened()
        saves("one", f"{HEAVY}. I do not want to live. Tea. I want to die.")
        assert await opened()
        host.journal.undo()
        assert not await opened()


async def test_who_writes_on_is_not_interrupted(host: DialogHost) -> None:
    page = WritingDialog(host.journal, title="A page", draft_id=FREE, keep=lambda text: None)
    async with host.run_test(size=(80, 24)) as pilot:
        await host.push_screen(page)
        await write(pilot, HEAVY)
        page.draft._write_by_itself()
        await host.at_rest()
        assert on_top(host) is page
        assert HEAVY in host.drafts[FREE]
        door = host._calm
        assert door is not None
        await write(pilot, f"{HEAVY} and so on")
        door._look_again([("drafts", FREE)])  # some seconds later: it was written on
        await host.at_rest()
        assert on_top(host) is page
        door._look_again([("drafts", FREE)])  # and now it was not
        await host.at_rest()
        assert isinstance(host.screen, CalmScreen)
        await press(pilot, "escape")
        assert on_top(host) is page
        assert page.text == f"{HEAVY} and so on"


async def test_words_that_were_taken_back_meanwhile_open_nothing(host: DialogHost) -> None:
    page = WritingDialog(host.journal, title="A page", draft_id=FREE, keep=lambda text: None)
    async with host.run_test(size=(80, 24)) as pilot:
        await host.push_screen(page)
        await write(pilot, HEAVY)
        page.draft._write_by_itself()
        door = host._calm
        assert door is not None
        await host.leave_all()
        door._look_again([("drafts", FREE)])
        await host.at_rest()
        assert on_top(host) is host.page


async def test_nothing_is_stored_about_it(host: DialogHost) -> None:
    async with host.run_test(size=(80, 24)):
        before = host.journal.snapshot()
        host.journal.writing.save(entry("two", text=HEAVY))
        await host.at_rest()
        assert isinstance(host.screen, CalmScreen)
        after = host.journal.snapshot()
        changed = [
            name for name in after.__struct_fields__ if name != "now" and getattr(before, name) != getattr(after, name)
        ]
        assert changed == ["entries"]
        assert after.entries["two"] == entry("two", text=HEAVY)


async def test_what_a_record_takes_over_from_an_older_one_opens_nothing_and_new_words_do(
    tmp_path: Path, clock: Clock
) -> None:
    older = plan(backup=HEAVY, note=HEAVY)
    with seeded_host(tmp_path, {"plans": [older]}, clock=clock) as host:
        async with host.run_test(size=(80, 24)):
            begun = attempt("one", title=older.title, backup=HEAVY, rung_id=None, plan_id=older.id, status="open")
            host.journal.attempts.begin(replace(begun, outcome=None))
            await host.at_rest()
            assert on_top(host) is host.page
            # Nothing of it is a copy as a whole.
            host.journal.attempts.begin(replace(begun, id="two", outcome=None, backup=f"Tea. {HEAVY}"))
            await host.at_rest()
            assert isinstance(host.screen, CalmScreen)
            await host.leave_all()
            # What is always written by hand is new, even where it says the same as an older text.
            host.journal.writing.save(entry("one", text=HEAVY))
            await host.at_rest()
            assert isinstance(host.screen, CalmScreen)


async def test_what_a_form_began_with_opens_nothing_and_the_same_words_in_another_field_do(
    tmp_path: Path, clock: Clock
) -> None:
    with seeded_host(tmp_path, {"people": [person(details=HEAVY)]}, clock=clock) as host:

        async def flow(page: PageScreen) -> None:
            known = page.snapshot.people["ana"]
            await ask_person(page, replace(known, id="other", name="Ana's twin"), title="Somebody like her")

        async with host.run_test(size=(80, 24)) as pilot:
            await host.open(flow)
            form = host.screen
            assert isinstance(form, FormDialog)
            form.set_value("next_time", "Ask about the garden.")
            form.keep_draft()
            await host.at_rest()
            assert on_top(host) is form
            await press(pilot, "ctrl+s")
            assert on_top(host) is host.page
            assert host.journal.snapshot().people["other"].details == HEAVY
            await host.open(flow)
            again: Any = host.screen
            again.set_value("next_time", HEAVY)
            again.keep_draft()
            await host.at_rest()
            assert isinstance(host.screen, CalmScreen)


async def test_a_page_begun_on_another_day_and_kept_today_opens_for_the_words_of_today(
    host: DialogHost, clock: Clock
) -> None:
    def page() -> WritingDialog:
        return WritingDialog(
            host.journal,
            title="A page",
            draft_id=FREE,
            keep=lambda text: host.journal.writing.save(entry("new", text=text)),
        )

    async with host.run_test(size=(80, 24)) as pilot:
        await host.push_screen(page())
        await write(pilot, f"{HEAVY}.")
        await press(pilot, "escape")
        assert isinstance(host.screen, CalmScreen)
        await host.leave_all()
        clock.forward(days=1)
        await host.push_screen(page())
        await write(pilot, f"{HEAVY}. Tea with Ana.")
        await press(pilot, "ctrl+s")
        assert on_top(host) is host.page
        assert host.journal.snapshot().entries["new"].text == f"{HEAVY}. Tea with Ana."
