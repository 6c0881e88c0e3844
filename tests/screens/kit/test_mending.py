"""Fields for the fingers: short ones are replaced, errors go when they are mended, and footers tell the truth."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.widgets import Input

from ladder_tui.domain.base.recurrence import Recurrence
from ladder_tui.domain.calendar.repeats import Repeats
from ladder_tui.domain.report.parts import last_weeks
from ladder_tui.screens.flows.people.contact import ContactDialog
from ladder_tui.screens.flows.plans.opportunity import OpportunityDialog
from ladder_tui.screens.flows.plans.plan import PlanDialog
from ladder_tui.screens.flows.plans.recurrence import RecurrenceDialog
from ladder_tui.screens.flows.report.report_page import DaysForm
from ladder_tui.widgets.bars import KeyBar
from tests.kits.builders import TODAY, opportunity, person, plan
from tests.kits.dialog_host import DialogHost, seeded_host
from tests.kits.dump import squeeze
from tests.kits.pressing import burst


@pytest.fixture
def host(tmp_path: Path) -> Iterator[DialogHost]:
    with seeded_host(tmp_path, {"people": [person()]}) as made:
        yield made


def field(host: DialogHost, name: str) -> Input:
    return host.screen.query_one(f"#field-{name}", Input)


def footer(host: DialogHost) -> list[str]:
    return [hint.key for hint in host.screen.query_one(KeyBar).hints]


async def test_a_short_field_is_replaced_by_typing_and_words_are_not(host: DialogHost) -> None:
    async with host.run_test(size=(80, 24)):
        await host.push_screen(PlanDialog(host.journal, plan(), title="?"))
        await burst(host, *" too", "tab", *"friday 18:00", "ctrl+t")
        assert field(host, "title").value == "Coffee by the river too"
        assert field(host, "when").value == "friday 18:00"
        field(host, "minutes").focus()
        await burst(host, "4", "5", "shift+tab", "tab", "right", "5")
        assert field(host, "minutes").value == "455"  # with an arrow it can still be changed


async def test_every_two_weeks_is_typed_as_two(host: DialogHost) -> None:
    async with host.run_test(size=(80, 24)):
        weekly = Repeats(rule=Recurrence(frequency="weekly"))
        await host.push_screen(RecurrenceDialog(host.journal, TODAY, weekly))
        await burst(host, "tab", "2")
        assert field(host, "every").value == "2"


async def test_an_error_goes_when_it_is_mended(host: DialogHost) -> None:
    async with host.run_test(size=(80, 24)) as pilot:
        await host.push_screen(PlanDialog(host.journal, plan(), title="?"))
        await burst(host, "tab", *"friday 25:00", "ctrl+t")
        field(host, "minutes").focus()
        await burst(host, *"lots", "ctrl+s")
        wrong = [said.id for said in host.screen.query(".trouble.-on")]
        assert wrong == ["trouble-when", "trouble-minutes"]
        await burst(host, *"friday 15:00")  # the cursor went to the first of them
        assert [said.id for said in host.screen.query(".trouble.-on")] == ["trouble-minutes"]
        field(host, "minutes").focus()
        await burst(host, *"18")
        assert not host.screen.query(".trouble.-on")
        await pilot.pause()


async def test_a_sentence_about_two_values_goes_when_they_fit(host: DialogHost) -> None:
    async with host.run_test(size=(80, 24)):
        await host.push_screen(DaysForm(host.journal, last_weeks(TODAY), lambda first, last: None))
        await burst(host, *"3 march", "tab", *"2 march", "ctrl+s")
        said = host.screen.query_one("#said")
        assert said.has_class("-on")
        await burst(host, "backspace", "x")
        assert said.has_class("-on")  # a day that cannot be read is no better
        await burst(host, "shift+tab", *"1 march", "tab", *"2 march")
        assert not said.has_class("-on")


async def test_arrows_are_named_where_they_do_something(host: DialogHost) -> None:
    async with host.run_test(size=(80, 24)):
        weekly = Repeats(rule=Recurrence(frequency="weekly"))
        await host.push_screen(RecurrenceDialog(host.journal, TODAY, weekly))
        await host.at_rest()
        assert footer(host) == ["ctrl+s", "← →", "tab", "esc"]
        await burst(host, "tab")
        assert footer(host) == ["ctrl+s", "tab", "esc"]
        await burst(host, "tab")
        assert footer(host) == ["ctrl+s", "← → space", "tab", "esc"]


async def test_a_day_that_cannot_be_read_is_asked_for_before_how_it_repeats(host: DialogHost) -> None:
    async with host.run_test(size=(80, 24)):
        dialog = OpportunityDialog(host.journal, opportunity(), title="?", keep=host.journal.calendar.save)
        await host.push_screen(dialog)
        await burst(host, "tab", *"fryday", "tab", "enter")
        assert host.screen is dialog
        assert host.focused is field(host, "when")
        await burst(host, *"friday 18:30", "tab", "enter")
        assert isinstance(host.screen, RecurrenceDialog)


async def test_letters_in_a_note_are_letters_and_the_footer_offers_nothing_else(host: DialogHost) -> None:
    async with host.run_test(size=(80, 24)):
        await host.push_screen(ContactDialog(person(), host.journal))
        await host.at_rest()
        assert footer(host) == ["one letter", "r s h f", "tab", "enter", "esc"]
        await burst(host, "r", "c", *"rush")
        assert footer(host) == ["tab", "enter", "esc"]
        assert host.screen.query_one(Input).value == "rush"
        await burst(host, "tab", "h", "enter")
        (kept,) = host.journal.snapshot().contacts.values()
        assert (kept.channel, kept.note, kept.reached, kept.support) == ("call", "rush", "me", "given")


@pytest.mark.parametrize(("width", "beside"), [(80, True), (40, False)])
async def test_no_word_of_a_contact_is_broken(host: DialogHost, width: int, beside: bool) -> None:
    async with host.run_test(size=(width, 30)) as pilot:
        await host.push_screen(ContactDialog(person(), host.journal))
        await pilot.pause()
        shown = squeeze(host)
        assert ("in person if you like" in shown) is beside
        assert "suggested something ·" in shown
