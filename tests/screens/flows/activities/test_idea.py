"""An idea in a list, and read whole: the action in words, its reason in one line, and today at one key."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import product
from pathlib import Path

import pytest
from rich.cells import cell_len

from ladder_tui.domain.base.vocabulary import MOODS, NEEDS
from ladder_tui.domain.picks.picker import pick
from ladder_tui.domain.picks.reasons import LINE
from ladder_tui.domain.records.settings import NeedLevel
from ladder_tui.domain.today import enough_today, today_of
from ladder_tui.screens.flows.activities.idea import open_idea
from ladder_tui.screens.flows.activities.why import idea_words
from ladder_tui.screens.kit.page import PageScreen
from ladder_tui.screens.places.portfolio.rows import enough_row
from ladder_tui.widgets.text import words
from tests.kits.builders import (
    NOW,
    TODAY,
    activity,
    attempt,
    choice,
    contact,
    library,
    outcome,
    person,
    rung,
    settings,
    shares,
    snapshot,
    use,
)
from tests.kits.dialog_host import DialogHost, seeded_host
from tests.kits.dump import keys
from tests.kits.shipped_packs import shipped_library

SHELF = library(
    activities=[
        activity("pack/read", "Read side by side at the library", minutes=60, needs=shares("confidant"),
                 text="A group reads for an hour, then talks.", first_step="Ask at the desk when they meet."),
        activity("pack/nod", "Nod to the driver", effort=1, minutes=5),
    ]
)  # fmt: skip


@pytest.fixture
def host(tmp_path: Path) -> Iterator[DialogHost]:
    with seeded_host(tmp_path / "data", {"choices": []}, library=SHELF) as made:
        yield made


async def read_it(page: PageScreen) -> None:
    """The page of reading side by side."""
    picks = pick(page.snapshot, minutes=60)
    await open_idea(page, next(one for one in picks.picks if one.candidate.id == "pack/read"), picks)


async def test_an_idea_is_read_whole_and_taken_for_today_without_a_form(host: DialogHost) -> None:
    async with host.run_test(size=(80, 24)) as pilot:
        await host.open(read_it)
        shown = await keys(pilot)
        for said in ("Read side by side at the library, one hour", "A group reads for an hour, then talks.",
                     "Ask at the desk when they meet.", "a chance of a close talk", "enter for today"):  # fmt: skip
            assert said in shown
        await keys(pilot, "enter")
        seen = host.journal.snapshot()
        (made,) = seen.plans.values()
        assert (made.title, made.day, made.origin.ref) == ("Read side by side at the library", TODAY, "pack/read")
        assert [(one.item_id, one.action) for one in seen.choices.values()] == [("pack/read", "taken")]
        assert host.page.told == ["For today. · u takes it back"]
        host.journal.undo()
        assert (host.journal.snapshot().plans, host.journal.snapshot().choices) == ({}, {})


@pytest.mark.parametrize(("key", "action"), [("w", "swapped"), ("s", "not_today")])
async def test_an_idea_makes_room_for_another(host: DialogHost, key: str, action: str) -> None:
    async with host.run_test(size=(60, 20)) as pilot:
        await host.open(read_it)
        await keys(pilot, key)
        assert [one.action for one in host.journal.snapshot().choices.values()] == [action]


def test_what_an_idea_says_is_never_cut() -> None:
    wished = settings(needs=tuple(NeedLevel(need=need, wanted=9, present=1) for need in NEEDS))
    shelf = shipped_library()
    ids = list(shelf.activities)[:40]
    noted = [use(f"u{n}", item_id=id, at=NOW - timedelta(days=n), worth=8) for n, id in enumerate(ids, start=1)]
    ana = person(rhythm_days=2, created=NOW - timedelta(days=60), needs=("confidant",))
    known = [contact(at=NOW - timedelta(days=50))]
    for mood, energy, log in product(MOODS, (1, 3, 5), (False, True)):
        there = snapshot(
            library=shelf, settings=wished, people=[ana], contacts=known if log else [], uses=noted if log else [],
            choices=[choice(item_id=ids[energy], action="never")],
        )  # fmt: skip
        for found in pick(there, mood=mood, energy=energy, minutes=120).picks:
            assert cell_len(found.words) <= LINE, found.words
            for width in (58, 60, 80):
                *_, last = words(*idea_words(found.candidate.action, found.words, width)).plain.split("\n")
                assert last.strip() == found.words


def test_after_enough_no_place_has_ideas() -> None:
    tried = [attempt(started_at=NOW, closed_at=NOW, rung_id="rung-1", outcome=outcome())]
    there = snapshot(library=SHELF, rungs=[rung(current=True)], attempts=tried)
    assert today_of(there).picks is None
    enough = enough_today(there)
    assert enough == "That is enough for today"
    assert enough_row(enough).content.plain.strip() == "That is enough for today."
    assert enough_today(snapshot(library=SHELF)) == ""
