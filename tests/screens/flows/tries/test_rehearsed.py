"""The rehearsal by keys: answers chosen or by chance, its end, and what it is noted as."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from ladder_tui.domain.items.topics import FollowUp
from ladder_tui.screens.flows.tries.rehearsed import rehearse as play_through
from ladder_tui.screens.kit.page import PageScreen
from ladder_tui.widgets.row_list import RowList
from tests.kits.builders import card, rung
from tests.kits.dialog_host import DialogHost, seeded_host
from tests.kits.dump import dump, squeeze
from tests.kits.pressing import press, write
from tests.kits.shipped_packs import shipped_library

CARD = card(
    "t/weekend", "How was your weekend?", if_short="Tell one thing you did.", if_heavy="I'm sorry to hear that.",
    share="Mine was quiet. I…", share_about="one true thing",
    follow_ups=(FollowUp(say="Was that what you needed?", when="nothing much"), FollowUp(say="And the week?")),
    exit_line="Back to work. See you.",
)  # fmt: skip


async def rehearse(page: PageScreen) -> None:
    """Play it through."""
    await play_through(page, CARD)


async def choose(pilot: Pilot[None], name: str) -> None:
    assert pilot.app.screen.query_one(RowList).go_to(name)
    await press(pilot, "enter")


@pytest.mark.parametrize("size", [(80, 24), (60, 20)])
async def test_three_answers_and_it_is_enough(tmp_path: Path, size: tuple[int, int]) -> None:
    with seeded_host(tmp_path) as app:
        async with app.run_test(size=size) as pilot:
            await app.open(rehearse)
            assert "1 of 3 · say it aloud “How was your weekend?” said it?" in squeeze(app)
            await choose(pilot, "short")
            shown = squeeze(app)
            assert "2 of 3 · what comes back" in shown
            assert "now you could Tell one thing you did. “Mine was quiet. I…” (one true thing) and then?" in shown
            await choose(pilot, "long")
            shown = squeeze(app)
            assert "3 of 3 · what comes back" in shown
            assert "whichever fits nothing much: “Was that what you needed?” “And the week?”" in shown
            await choose(pilot, "sad")
            shown = squeeze(app)
            assert "Enough · what comes back" in shown
            assert "a way out “I'm sorry to hear that.” “Back to work. See you.” ▶ That is enough for now" in shown
            await press(pilot, "enter")
            assert app.screen is app.page
            assert not app.journal.snapshot().attempts


async def test_no_time_ends_it_and_once_more_begins_anew(tmp_path: Path) -> None:
    with seeded_host(tmp_path) as app:
        async with app.run_test(size=(80, 24)) as pilot:
            await app.open(rehearse)
            await choose(pilot, "no_time")
            assert "Enough · what comes back" in squeeze(app)
            await choose(pilot, "again")
            assert "1 of 3 · say it aloud" in squeeze(app)
            await press(pilot, "escape")
            assert app.screen is app.page


async def test_chance_belongs_to_the_seed(tmp_path: Path) -> None:
    async def by_chance(app: DialogHost, pilot: Pilot[None]) -> str:
        await app.open(rehearse)
        await press(pilot, "enter")
        shown = dump(app)
        await press(pilot, "escape")
        return shown

    with seeded_host(tmp_path) as app:
        async with app.run_test(size=(80, 24)) as pilot:
            first = await by_chance(app, pilot)
            assert "what comes back" in first
            assert await by_chance(app, pilot) == first


async def test_it_is_noted_at_a_small_step_of_its_own(tmp_path: Path) -> None:
    step = rung("ask", "Ask a colleague about the weekend", suds=40)
    with seeded_host(tmp_path, {"rungs": [step]}) as app:
        async with app.run_test(size=(80, 24)) as pilot:
            await app.open(rehearse)
            await choose(pilot, "no_time")
            await choose(pilot, "note")
            assert "Which step was it for?" in dump(app)
            assert "That one stays as it is, untried." in squeeze(app)
            await choose(pilot, "ask")
            assert "A step for rehearsing" in dump(app)
            await press(pilot, "ctrl+s")
            rungs = app.journal.snapshot().rungs
            small = next(one for one in rungs.values() if one.parent == "ask")
            assert (small.text, small.suds) == ("Rehearse aloud, alone: Ask a colleague about the weekend", 20)
            assert rungs["ask"] == step

            await write(pilot, "I laugh in the middle")
            await press(pilot, "enter", "3", "0", "enter", "enter", "enter")
            (tried,) = app.journal.snapshot().attempts.values()
            assert (tried.rung_id, tried.cue) == (small.id, "aloud, alone: “How was your weekend?”")
            assert tried.status == "open"
            await press(pilot, "escape")

            # Again: the step that is there is taken, and the try that was begun goes on.
            await app.open(rehearse)
            await choose(pilot, "no_time")
            await choose(pilot, "note")
            await choose(pilot, "ask")
            assert "When it is over" in squeeze(app)
            assert len(app.journal.snapshot().rungs) == 2

            # Looked back at it is not asked what others did: nobody was there.
            await press(pilot, "d")
            assert "First, only what a camera could have seen. In a line, as a camera would tell it" in squeeze(app)
            await press(pilot, "enter", "right", "enter", "1", "0", "enter", "enter", "enter", "enter")
            (tried,) = app.journal.snapshot().attempts.values()
            assert tried.outcome is not None
            assert (tried.outcome.happened, tried.outcome.likelihood_next, tried.outcome.seen) == ("no", 10, ())


async def test_without_a_ladder_it_has_a_step_of_its_own(tmp_path: Path) -> None:
    with seeded_host(tmp_path) as app:
        async with app.run_test(size=(80, 24)) as pilot:
            await app.open(rehearse)
            await choose(pilot, "no_time")
            await choose(pilot, "note")
            await press(pilot, "enter", "ctrl+s")
            (small,) = app.journal.snapshot().rungs.values()
            assert small.text == "Rehearse aloud, alone: “How was your weekend?”"


async def test_words_of_a_pack_are_words_and_nothing_else(tmp_path: Path) -> None:
    hostile = "[/foo] [@click=app.quit]x[/] \x1b[31mWhat now?"
    evil = card("t/hostile", hostile, other_ways=(hostile,), exit_line=hostile, share=hostile)

    async def opened(page: PageScreen) -> None:
        await play_through(page, evil)

    with seeded_host(tmp_path) as app:
        async with app.run_test(size=(80, 24)) as pilot:
            await app.open(opened)
            assert "“[/foo] [@click=app.quit]x[/] [31mWhat now?”" in squeeze(app)
            await choose(pilot, "asks_back")
            assert "“[/foo] [@click=app.quit]x[/] [31mWhat now?”" in squeeze(app)
            await choose(pilot, "no_time")
            assert "a way out “[/foo] [@click=app.quit]x[/] [31mWhat now?”" in squeeze(app)


async def test_a_situation_is_rehearsed_with_its_first_minute_and_its_ways_out(tmp_path: Path) -> None:
    page = next(one for one in shipped_library().situations.values() if one.slug == "lunch-colleague")

    async def opened(screen: PageScreen) -> None:
        await play_through(screen, page)

    with seeded_host(tmp_path) as app:
        async with app.run_test(size=(80, 36)) as pilot:
            await app.open(opened)
            shown = squeeze(app)
            assert page.title in shown
            assert all(text in shown for text in page.first_minute)
            assert "?” " in shown  # a line of one of its cards
            await choose(pilot, "short")
            assert all(text in squeeze(app) for text in page.blank)
            await choose(pilot, "no_time")
            assert all(f"“{text}”" in squeeze(app) for text in page.leave)
