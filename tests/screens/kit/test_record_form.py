"""A record goes through its form unchanged when nothing is changed, and only what is changed comes back another."""

from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any, Final

import msgspec
import pytest
from msgspec.structs import replace
from textual.widgets import Input

from ladder_tui.domain.growth.goal_progress import last_day
from ladder_tui.domain.records.goals import Goal
from ladder_tui.domain.records.reviews import Feedback, Review, review_lines
from ladder_tui.screens.flows.activities.activity import ActivityForm
from ladder_tui.screens.flows.keeping.goal import GoalForm
from ladder_tui.screens.flows.keeping.keepsake import WinForm
from ladder_tui.screens.flows.people.contact import ContactForm
from ladder_tui.screens.flows.people.person_form import ask_person
from ladder_tui.screens.flows.plans.opportunity import OpportunityDialog
from ladder_tui.screens.flows.plans.plan import PlanDialog, new_plan
from ladder_tui.screens.flows.review.review_form import ReviewForm
from ladder_tui.screens.flows.rungs.rung import RungForm
from ladder_tui.screens.flows.support.trusted_page import FeedbackForm
from ladder_tui.screens.kit.form import Field, FormDialog
from ladder_tui.screens.kit.page import PageScreen
from ladder_tui.screens.kit.record_form import RecordForm, ask_for
from ladder_tui.services.journal import Journal
from tests.kits.builders import NOW, TODAY, opportunity, person
from tests.kits.dialog_host import DialogHost, demo_host, seeded_host
from tests.kits.dump import squeeze
from tests.kits.pressing import burst
from tests.kits.shipped_packs import shipped_library

Make = Callable[[Journal, Any], RecordForm[Any]]

#: Each form of a record by the table the record stands in.
FORMS: Final[dict[str, Make]] = {
    "plans": lambda journal, one: PlanDialog(journal, one, title="?"),
    "opportunities": lambda journal, one: OpportunityDialog(journal, one, title="?", keep=journal.calendar.save),
    "activities": lambda journal, one: ActivityForm(journal, one, title="?"),
    "contacts": ContactForm,
    "rungs": lambda journal, one: RungForm(journal, one, title="?"),
    "goals": GoalForm,
    "wins": WinForm,
    "reviews": ReviewForm,
    "feedback": FeedbackForm,
}


#: Records of which the demo has none.
MORE: Final[dict[str, list[Any]]] = {
    "opportunities": [
        opportunity(person_id="demo-person-0", where="the hall"),
        opportunity("line", "A line", kind="routine", person_id="demo-person-0", message=True),
    ],
    "activities": list(islice(shipped_library().activities.values(), 4)),
    "goals": [
        Goal(id="g", created=NOW, verb="say hello", tag="contact", count=2, period="fortnight", start=TODAY,
             until=last_day(TODAY, 3)),
    ],
    "reviews": [Review(id="r", at=NOW, week=TODAY, lines=review_lines({"easy": "a", "plans": "two", "hard": "b"}))],
    "feedback": [Feedback(id="f", at=NOW, who="Ana", answers=("warm", "", "a call"))],
}  # fmt: skip


@pytest.mark.parametrize("table", FORMS)
async def test_a_record_that_nobody_changed_is_the_same(table: str, tmp_path: Path) -> None:
    with demo_host(tmp_path) as host:
        records = [*MORE.get(table, ()), *islice(getattr(host.journal.snapshot(), table).values(), 4)]
        assert records, "the demo has none of these any more"
        async with host.run_test(size=(80, 24)):
            for record in records:
                form = FORMS[table](host.journal, record)
                await host.push_screen(form)
                await host.at_rest()
                values, troubles = form.read()
                assert troubles == {}
                assert form.changed(values) == record
                await host.leave_all()


@pytest.fixture
def host(tmp_path: Path) -> Iterator[DialogHost]:
    with seeded_host(tmp_path, {"people": [person(rhythm_days=30, depth_ceiling=3)]}) as made:
        yield made


async def test_it_is_kept_and_said_with_the_way_back(host: DialogHost) -> None:
    async with host.run_test():
        before = host.journal.snapshot().people["ana"]
        await host.open(lambda page: ask_person(page, before, title="Change the page"))
        host.screen.query_one("#field-name", Input).value = "Ana Lima"
        host.screen.set_value("rhythm_days", "")  # type: ignore[attr-defined]
        host.screen.set_value("effort", "4")  # type: ignore[attr-defined]
        await burst(host, "ctrl+s")
        after = host.journal.snapshot().people["ana"]
        assert after == replace(before, name="Ana Lima", rhythm_days=None, effort=4)
        assert host.page.told[-1] == "Changed · u takes it back"


async def test_one_that_is_left_is_not_kept_and_nothing_is_said(host: DialogHost) -> None:
    async with host.run_test():
        before, answers = host.journal.snapshot().people["ana"], []

        async def ask(page: Any) -> None:
            answers.append(await ask_person(page, before, title="Change the page"))

        await host.open(ask)
        await burst(host, "x", "escape")
        assert answers == [None]
        assert host.journal.snapshot().people["ana"] == before
        assert host.page.told == []


async def test_a_choice_called_off_does_not_come_back_and_words_do(host: DialogHost) -> None:
    async with host.run_test():
        person = host.journal.snapshot().people["ana"]
        await host.open(lambda page: ask_person(page, person, title="Change the page"))
        host.screen.set_value("effort", "4")  # type: ignore[attr-defined]
        host.screen.draft.write()  # type: ignore[attr-defined]  # as after two seconds
        await burst(host, "escape")
        assert host.drafts == {}
        await host.open(lambda page: ask_person(page, person, title="Change the page"))
        host.screen.set_value("effort", "5")  # type: ignore[attr-defined]
        await burst(host, "x", "escape")
        (kept,) = host.drafts.values()
        assert '"effort": "5"' in kept, "with words all that stood beside them waits"


async def test_words_in_the_place_of_a_value_come_back(host: DialogHost) -> None:
    """Letters that were meant for another field stand in the day, and nothing can be made of them there."""
    async with host.run_test():
        plan = new_plan(host.journal.snapshot(), title="Tea")

        async def ask(page: PageScreen) -> None:
            await ask_for(page, PlanDialog(page.journal, plan, title="?"))

        await host.open(ask)
        await burst(host, "tab", *"friday", "escape")
        assert host.drafts == {}, "a day alone was called off"
        await host.open(ask)
        await burst(host, "tab", *"kettle", "escape")
        (kept,) = host.drafts.values()
        assert "kettle" in kept
        await host.open(ask)
        assert "kettle" in squeeze(host)


async def test_a_day_that_has_gone_by_is_said_while_it_is_typed(host: DialogHost) -> None:
    fields = [Field("due", "On", "day"), Field("seen", "Seen", "day", past=True)]
    async with host.run_test() as pilot:
        await host.push_screen(FormDialog("When?", fields, journal=host.journal))
        await pilot.press(*"1.3.2026")
        assert "Sunday 1 March 2026 has gone by." in squeeze(host)
        await pilot.press("backspace", "7")
        assert "has gone by" not in squeeze(host)
        await pilot.press("tab", *"1.3.2026")
        assert "has gone by" not in squeeze(host)


class Odd(msgspec.Struct, frozen=True):
    """A record with an attribute of each sort that a choice may stand for."""

    title: str = "as it is"
    number: int = 2
    maybe: int | None = None
    several: tuple[str, ...] = ("b",)


async def test_a_choice_stands_for_what_the_attribute_is(host: DialogHost) -> None:
    ranks = [("", "none"), ("2", "two"), ("3", "three")]
    fields = [
        Field("title", "Title"), Field("number", "Number", "one", options=ranks[1:]),
        Field("maybe", "Maybe", "one", options=ranks),
        Field("several", "Several", "some", options=[("a", "a"), ("b", "b")]),
        Field("beside", "Beside", value="no attribute"),
    ]  # fmt: skip
    kept: list[Odd] = []
    async with host.run_test():
        form = RecordForm(Odd(), "Odd", fields, keep=kept.append, journal=host.journal)
        await host.open(lambda page: ask_for(page, form))
        assert form.changed(form.read()[0]) == Odd()
        form.set_value("number", "3")
        form.set_value("maybe", "2")
        await burst(host, "ctrl+s")
        assert kept == [Odd(number=3, maybe=2)]
        assert form.kept == kept[0]
