"""Ladders and steps of the packs are read whole before they are taken, and taken step by step."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from ladder_tui.domain.items.templates import LadderTemplate, rungs_of
from ladder_tui.domain.ladder.in_use import in_use
from ladder_tui.screens.flows.rungs.idea_words import idea_lines, idea_row
from ladder_tui.screens.flows.rungs.ideas import IdeasDialog
from ladder_tui.screens.flows.rungs.ladder_choice import from_template
from ladder_tui.screens.flows.rungs.template_list import TemplatesDialog, step_parts
from ladder_tui.screens.flows.rungs.template_steps import StepsDialog
from ladder_tui.widgets.bars import KeyBar
from ladder_tui.widgets.row_list import GUTTER, RowList
from tests.kits.builders import snapshot
from tests.kits.dialog_host import DialogHost, seeded_host
from tests.kits.dump import squeeze
from tests.kits.pressing import burst
from tests.kits.shipped_packs import shipped_library

SIZES = [(60, 20), (80, 24), (120, 36)]


@pytest.fixture
def host(tmp_path: Path) -> Iterator[DialogHost]:
    with seeded_host(tmp_path) as made:
        yield made


def first() -> LadderTemplate:
    return next(iter(shipped_library().ladders.values()))


def on_ladder(host: DialogHost) -> list[str | None]:
    """The sources of the rungs on the ladder in use, the easiest first."""
    seen = host.journal.snapshot()
    rungs = [rung for rung in seen.rungs.values() if rung.ladder_id == in_use(seen)]
    return [rung.source for rung in sorted(rungs, key=lambda rung: (rung.suds, rung.order))]


def hints(host: DialogHost) -> list[str]:
    return [hint.short for hint in host.screen.query_one(KeyBar).hints]


def whole(text: str) -> str:
    return " ".join(text.split())


def read(host: DialogHost) -> str:
    """What is on the screen, without the bars at its side."""
    return whole("".join(" " if "▁" <= sign <= "█" else sign for sign in squeeze(host)))


@pytest.mark.parametrize("width", [52, 70])
def test_nothing_of_any_shipped_step_is_cut(width: int) -> None:
    seen = snapshot(library=shipped_library())
    for idea in seen.library.rungs.values():
        shown = idea_row(idea, seen, width, mark="· ").content.plain
        assert whole(idea.text) in whole(shown.replace("·", " ", 1))
        assert max(map(len, shown.split("\n"))) <= width + GUTTER
        below = whole(" ".join(text for _, text in idea_lines(idea, width)))
        for text in (idea.prediction, idea.done_when, idea.smaller_step, idea.not_for):
            assert whole(text) in below
        assert len(idea_lines(idea, width)) <= 9, "at 60x20 the list keeps room above it"


@pytest.mark.parametrize("most", [4, 8, 30])
def test_first_steps_below_the_list_are_whole_and_the_rest_is_counted(most: int) -> None:
    seen = snapshot(library=shipped_library())
    for template in seen.library.ladders.values():
        parts = step_parts(template, seen, 60, most)
        said = "".join(part if isinstance(part, str) else str(part[0]) for part in parts)
        assert len(said.rstrip("\n").split("\n")) <= most
        steps = rungs_of(template, seen.library.rungs)
        shown = [idea for idea in steps if whole(idea.text) in whole(said)]
        assert list(steps[: len(shown)]) == shown
        assert len(shown) == len(steps) or f"and {len(steps) - len(shown)} more; enter shows all of them" in said


@pytest.mark.parametrize("size", SIZES)
async def test_each_step_is_read_whole_at_the_cursor(host: DialogHost, size: tuple[int, int]) -> None:
    async with host.run_test(size=size):
        await host.open(from_template)
        await burst(host, "enter")
        assert isinstance(host.screen, StepsDialog)
        assert host.screen.query_one("#inside").max_scroll_y == 0
        library = host.journal.snapshot().library
        for idea in rungs_of(first(), library.rungs):
            shown = read(host)
            assert host.screen.query_one(RowList).current_id == idea.id
            for text in (idea.text, idea.prediction, idea.done_when):
                assert whole(text) in shown, (idea.id, size)
            await burst(host, "down")


async def test_only_what_is_ticked_is_taken_and_nothing_is_at_first(host: DialogHost) -> None:
    async with host.run_test(size=(80, 24)):
        await host.open(from_template)
        await burst(host, "enter")
        assert hints(host) == ["tick", "all", "search", "back"]
        await burst(host, "enter")
        assert "Nothing is ticked yet" in squeeze(host)
        await burst(host, "space", "down", "space", "space", "down", "space")
        assert "take 2" in hints(host)
        assert "Nothing is ticked yet" not in squeeze(host)
        await burst(host, "enter")
        assert on_ladder(host) == [first().rungs[0], first().rungs[2]]
        (ladder,) = host.journal.snapshot().ladders.values()
        assert (ladder.title, ladder.template) == (first().title, first().id)


async def test_one_key_ticks_all_and_again_none(host: DialogHost) -> None:
    async with host.run_test(size=(80, 24)):
        await host.open(from_template)
        await burst(host, "enter")
        await burst(host, "a")
        assert hints(host) == ["tick", "none", f"take {len(first().rungs)}", "search", "back"]
        await burst(host, "a")
        assert hints(host) == ["tick", "all", "search", "back"]
        await burst(host, "a", "enter")
        assert len(on_ladder(host)) == len(first().rungs)


async def test_what_is_on_the_ladder_stays_there_and_more_can_be_added_later(host: DialogHost) -> None:
    async with host.run_test(size=(80, 24)):
        host.journal.ladder.from_template(first().id, first().rungs[:1])
        here = [rung.id for rung in host.journal.snapshot().rungs.values() if rung.current]
        await host.open(from_template)
        await burst(host, "enter")
        assert "✓ on your ladder" in squeeze(host)
        await burst(host, "space")
        assert "take 1" not in hints(host), "what is there is not taken again"
        await burst(host, "down", "space", "enter")
        assert on_ladder(host) == list(first().rungs[:2])
        assert len(host.journal.snapshot().ladders) == 1
        assert [rung.id for rung in host.journal.snapshot().rungs.values() if rung.current] == here
        host.journal.undo()
        assert on_ladder(host) == list(first().rungs[:1])


async def test_back_from_the_steps_leads_to_the_ladders_where_the_cursor_was(host: DialogHost) -> None:
    async with host.run_test(size=(80, 24)):
        await host.open(from_template)
        await burst(host, "down")
        at = host.screen.query_one(RowList).current_id
        await burst(host, "enter")
        await burst(host, "escape")
        assert isinstance(host.screen, TemplatesDialog)
        assert host.screen.query_one(RowList).current_id == at != first().id
        await burst(host, "escape")
        assert not host.journal.snapshot().ladders


async def test_a_ladder_all_of_whose_steps_were_removed_says_so(host: DialogHost) -> None:
    async with host.run_test(size=(80, 24)):
        for step in first().rungs:
            host.journal.ladder.hide_idea(step)
        await host.open(from_template)
        await burst(host, "enter")
        await burst(host, "enter")
        assert "All of its steps were removed for good" in squeeze(host)


@pytest.mark.parametrize("size", SIZES)
async def test_ideas_are_read_whole_as_well(host: DialogHost, size: tuple[int, int]) -> None:
    async with host.run_test(size=size):
        await host.push_screen(IdeasDialog(host.journal))
        await host.at_rest()
        assert host.screen.query_one("#inside").max_scroll_y == 0
        for _ in range(4):
            idea = host.journal.snapshot().library.rungs[host.screen.query_one(RowList).current_id or ""]
            for text in (idea.text, idea.prediction, idea.done_when):
                assert whole(text) in read(host)
            await burst(host, "down")
