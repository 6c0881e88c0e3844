"""The form of a plan: two fields are enough, and what goes with it is offered, read whole, and chosen."""

from collections.abc import Iterator
from datetime import date, time
from pathlib import Path

import pytest
from msgspec.structs import replace

from ladder_tui.domain.calendar.agenda import agenda
from ladder_tui.domain.items.lines import Backup, Reward
from ladder_tui.domain.records.plans import Plan
from ladder_tui.screens.flows.plans.brief import PlanBrief
from ladder_tui.screens.flows.plans.offers import make_ready
from ladder_tui.screens.flows.plans.plan import PlanDialog, ask_plan, new_plan
from ladder_tui.screens.flows.plans.reading import ReadItem
from ladder_tui.screens.kit.dialog import Choose
from ladder_tui.screens.kit.page import PageScreen
from ladder_tui.widgets.bars import KeyBar
from tests.kits.builders import TODAY, library, opportunity
from tests.kits.dialog_host import DialogHost, seeded_host
from tests.kits.dump import squeeze
from tests.kits.pressing import burst

LINE = Backup(
    id="b/line", text="Write one friendly line to the person you wanted to call, and say when you will be there again.",
    trigger="no_reply", effort=1, minutes=5, contact="brief", place="phone", needs=("confidant",),
)  # fmt: skip
WALK = Backup(
    id="b/walk", text="Walk round the block.", trigger="cancelled", effort=1, minutes=10, contact="alone_among",
    place="outdoors", needs=("casual_chat",),
)  # fmt: skip
TEA = Reward(id="r/tea", text="A cup of tea at the window.", minutes=5, price="free", kind="comfort")


@pytest.fixture
def host(tmp_path: Path) -> Iterator[DialogHost]:
    seed = {"opportunities": [opportunity(at=time(18, 30))]}
    with seeded_host(tmp_path, seed, library=library(backups=[LINE, WALK], rewards=[TEA])) as made:
        yield made


async def opened(host: DialogHost) -> None:
    async def ask(page: PageScreen) -> None:
        await ask_plan(page, new_plan(page.snapshot), title="A plan")

    await host.open(ask)


def kept(host: DialogHost) -> Plan:
    (plan,) = host.journal.snapshot().plans.values()
    return plan


def footer(host: DialogHost) -> list[str]:
    return [hint.key for hint in host.screen.query_one(KeyBar).hints]


async def test_what_and_when_are_enough_and_nothing_is_filled_in(host: DialogHost) -> None:
    async with host.run_test(size=(60, 20)):
        await opened(host)
        await burst(host, *"Call Ana", "enter", *"friday 18:30", "enter")
        plan = kept(host)
        assert (plan.title, plan.day, plan.at) == ("Call Ana", date(2026, 3, 6), time(18, 30))
        assert (plan.backup, plan.reward, plan.evening, plan.cue) == ("", "", "", "")


async def test_today_stands_there_and_a_time_alone_is_one_of_today(host: DialogHost) -> None:
    async with host.run_test(size=(80, 24)):
        await opened(host)
        assert "Wednesday 4 March 2026" in squeeze(host)
        await burst(host, *"Tea", "tab", *"16:00", "ctrl+s")
        assert (kept(host).day, kept(host).at) == (TODAY, time(16))


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 36)])
async def test_b_and_r_offer_what_fits_with_its_whole_text(host: DialogHost, size: tuple[int, int]) -> None:
    async with host.run_test(size=size):
        await opened(host)
        await burst(host, *"Call Ana", "tab", "tab")
        assert footer(host) == ["ctrl+s", "b", "r", "esc"]
        await burst(host, "b")
        assert isinstance(host.screen, Choose)
        assert LINE.text in squeeze(host), "read whole before it is taken"
        assert WALK.text not in squeeze(host), "a walk is no smaller call"
        for keys in ("enter", "r", "enter"):  # one after the other: a key typed into an answered dialog goes nowhere
            await burst(host, keys)
        assert "set: then, backup" in squeeze(host)
        await burst(host, "ctrl+s")
        assert (kept(host).backup, kept(host).reward) == (LINE.text, TEA.text)


async def test_b_and_r_are_letters_in_a_line(host: DialogHost) -> None:
    async with host.run_test(size=(80, 24)):
        await opened(host)
        await burst(host, *"bar", "ctrl+s")
        assert kept(host).title == "bar"


async def test_what_is_left_unchosen_changes_nothing_and_the_line_says_what_it_is_for(host: DialogHost) -> None:
    async with host.run_test(size=(80, 24)):
        await opened(host)
        await burst(host, *"Walk", "ctrl+o", "escape")
        await burst(host, "ctrl+t", "tab", "ctrl+o")
        assert TEA.text in squeeze(host), "on the line of the reward it offers rewards"
        await burst(host, "escape")
        await burst(host, "ctrl+s")
        assert (kept(host).backup, kept(host).reward) == ("", "")


async def test_an_occurrence_takes_a_backup_as_a_plan_and_the_brief_says_which_key_offers_one(host: DialogHost) -> None:
    async with host.run_test(size=(80, 24)):
        (item,) = agenda(host.journal.snapshot(), TODAY)
        await host.push_screen(PlanBrief(item, host.journal.snapshot()))
        await host.at_rest()
        assert "backup none yet; some that fit with b" in squeeze(host)
        await host.leave_all()

        async def ask(page: PageScreen) -> None:
            await make_ready(page, item, "backup")

        await host.open(ask)
        await burst(host, "enter")
        assert (kept(host).title, kept(host).backup) == ("Pottery class", WALK.text)
        (item,) = agenda(host.journal.snapshot(), TODAY)
        await host.push_screen(PlanBrief(item, host.journal.snapshot()))
        await host.at_rest()
        assert "some that fit" not in squeeze(host)


@pytest.mark.parametrize(("key", "offer"), [("b", "backup"), ("r", "reward")])
async def test_the_page_of_a_day_offers_what_is_not_ready_until_it_is(host: DialogHost, key: str, offer: str) -> None:
    async with host.run_test(size=(80, 24)):
        answers: list[str | None] = []

        async def read(page: PageScreen) -> None:
            (item,) = agenda(page.snapshot, TODAY)
            answers.append(await page.app.push_screen_wait(ReadItem(item, page.snapshot, [("e", "edit", "edit")])))

        await host.open(read)
        await burst(host, key)
        (item,) = agenda(host.journal.snapshot(), TODAY)
        plan = host.journal.plans.draft(item)
        host.journal.plans.save(replace(plan, backup="a wave", reward="tea"))
        await host.open(read)
        assert "none yet" not in squeeze(host)
        await burst(host, key, "e")
        assert answers == [offer, "edit"]


async def test_a_plan_that_is_there_keeps_its_zone_and_names_what_is_folded(host: DialogHost) -> None:
    async with host.run_test(size=(80, 24)):
        made = Plan(
            id="p", title="Tea", day=TODAY, created=host.journal.now(), at=time(12), zone="Asia/Tokyo", minutes=45,
            backup="a wave",
        )  # fmt: skip
        host.journal.plans.save(made)
        form = PlanDialog(host.journal, made, title="Change the plan")
        await host.push_screen(form)
        await host.at_rest()
        assert "set: backup, minutes" in squeeze(host)
        assert form.changed(form.read()[0]) == made
