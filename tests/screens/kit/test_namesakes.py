"""Two people of one name are told apart in every list, also where a title carries the name; nothing kept is changed."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import OptionList

from ladder_tui.app.app import LadderApp
from ladder_tui.cli.today import as_text
from ladder_tui.domain.records.goals import Goal
from ladder_tui.domain.records.plans import Origin
from ladder_tui.screens.flows.keeping.goal import GoalPage
from ladder_tui.screens.kit.page import PageScreen
from tests.kits.builders import (
    NOW,
    TODAY,
    attempt,
    card,
    contact,
    library,
    opportunity,
    outcome,
    person,
    plan,
    prediction,
    promise,
    settings,
)
from tests.kits.pressing import press

AppAt = Callable[..., LadderApp]
DAY = timedelta(days=1)


def two_annas(**chosen: bool) -> dict[str, list[Any]]:
    """Two people called Anna, and of everything that can be with one of them one with the one, one with the other."""
    seed: dict[str, list[Any]] = {
        "settings": [settings(**chosen)],
        "people": [],
        "plans": [],
        "attempts": [],
        "contacts": [],
        "promises": [],
        "opportunities": [],
        "goals": [
            Goal(
                id="goal", verb="Be in touch", tag="contact", count=5, period="week", start=TODAY - 7 * DAY,
                until=TODAY + 14 * DAY,
                created=NOW - 7 * DAY,
            )
        ],
    }  # fmt: skip
    for id, how in (("one", "choir"), ("other", "work")):
        whom: dict[str, Any] = {"person_id": id}
        seed["people"].append(person(id, "Anna Berg", how_known=how, rhythm_days=7))
        seed["plans"] += [
            plan(f"open-{id}", "A few words with Anna Berg", **whom),
            plan(f"later-{id}", "Soup with Anna", TODAY + 2 * DAY, origin=Origin(kind="person", ref=id)),
            plan(f"fell-{id}", "A walk with Anna Berg", status="fell_through", closed_at=NOW, **whom),
            plan(f"done-{id}", "Tea with Anna Berg", TODAY - DAY, status="done", closed_at=NOW - DAY, **whom),
        ]
        tried: dict[str, Any] = {
            "title": "A few words with Anna Berg",
            "plan_id": f"open-{id}",
            "prediction": prediction(),
        }
        seed["attempts"] += [
            attempt(f"going-{id}", **tried),
            attempt(
                f"over-{id}", status="done", closed_at=NOW - DAY, started_at=NOW - DAY,
                outcome=outcome(lesson="She asked back"), **tried,
            ),
        ]  # fmt: skip
        seed["contacts"].append(contact(f"contact-{id}", id, NOW - 2 * DAY))
        seed["promises"].append(promise(f"promise-{id}", "The recipe", **whom, due=TODAY))
        seed["opportunities"] += [
            opportunity(f"line-{id}", "A line to Anna", TODAY + DAY, kind="routine", **whom),
        ]
    return seed


def rows(app: LadderApp) -> list[str]:
    """The text of every row that is listed on the screen."""
    found = [option for listed in app.screen.query(OptionList) for option in listed.options]
    return [str(getattr(option.prompt, "plain", option.prompt)) for option in found]


async def everywhere(pilot: Pilot[None], app: LadderApp) -> list[str]:
    """The rows of every place with every tab, and of every list that opens with names in it."""
    listed: list[str] = []
    for place, tabs in (("1", 1), ("3", 4), ("5", 1), ("6", 1), ("7", 6)):
        await press(pilot, place)
        for _ in range(tabs):
            listed += rows(app)
            if tabs > 1:
                await press(pilot, "right_square_bracket")
    await press(pilot, "2", "left")
    listed += rows(app)  # the day before, with what was done and tried
    await press(pilot, "a")
    listed += rows(app)
    for keys in (("4", "p"), ("4", "P"), ("5", "d"), ("6", "v")):
        await press(pilot, *keys)
        listed += rows(app)
        await press(pilot, "escape")
    page = app.screen_stack[0]
    assert isinstance(page, PageScreen)
    await app.push_screen(GoalPage(app.journal, "goal"))
    await pilot.pause()
    return listed + rows(app)


@pytest.mark.parametrize("initials", [False, True])
async def test_in_every_list_the_name_of_two_people_says_which(app_at: AppAt, initials: bool) -> None:
    name = "A." if initials else "Anna"
    seed = two_annas(initials=initials)
    app = app_at(library=library(topics=[card()]), seed=seed)
    async with app.run_test(size=(160, 48)) as pilot:
        listed = [row for row in await everywhere(pilot, app) if name in row]
        bare = [row for row in listed if not re.search(rf"{re.escape(name)}( Berg| B\.)? · (choir|work)", row)]
        assert not bare
        for how in ("choir", "work"):
            assert sum(how in row for row in listed) >= 12
        assert "Berg · choir" in as_text(app.journal.snapshot()) or initials
        kept = app.journal.snapshot()
        assert {one.title for one in kept.plans.values()} == {one.title for one in seed["plans"]}
