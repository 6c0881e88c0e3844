"""A second try begins with what the first one taught; a line of one's own is written once and stands there again."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from textual.pilot import Pilot

from ladder_tui.domain.records.attempts import Habit
from ladder_tui.domain.records.rungs import Rung
from ladder_tui.screens.flows.tries.attempt import try_rung
from ladder_tui.screens.flows.tries.last_time import LessonsPage
from ladder_tui.screens.flows.tries.moment import MomentDialog
from ladder_tui.screens.kit.page import PageScreen
from ladder_tui.widgets.fields import LineField, OneOf, Slider
from tests.kits.app_house import Seed
from tests.kits.builders import NOW, attempt, library, outcome, prediction, rung
from tests.kits.dialog_host import DialogHost, seeded_host
from tests.kits.dump import dump, squeeze
from tests.kits.pressing import press, write

DAY = timedelta(days=1)
TRIED = attempt(
    started_at=NOW - 3 * DAY, prediction=prediction(feared="They look away", likelihood=65, habits=("phone", "hat")),
    outcome=outcome(
        likelihood_next=40, lesson="Silence passes", adjust="say it while walking",
        habits=(Habit(name="phone", use="used"),),
    ),
)  # fmt: skip
ELSEWHERE = attempt("other", title="Ask", rung_id="two", started_at=NOW - 9 * DAY, outcome=outcome(lesson="Ask first"))


@pytest.fixture
def host(tmp_path: Path) -> Iterator[DialogHost]:
    seed: Seed = {"rungs": [rung(current=True, habits=("phone",)), rung("two", "Ask")], "attempts": [TRIED, ELSEWHERE]}
    with seeded_host(tmp_path, seed, library=library()) as made:
        yield made


def line_in(host: DialogHost, name: str) -> str:
    return host.screen.query_one(f"#field-{name}", LineField).value


def step(host: DialogHost, id: str = "rung-1") -> Rung:
    return host.journal.snapshot().rungs[id]


async def fill(pilot: Pilot[None], name: str, text: str) -> None:
    pilot.app.screen.query_one(f"#field-{name}").focus()
    await pilot.pause()
    await write(pilot, text)


async def begin(host: DialogHost, id: str = "rung-1") -> None:
    async def flow(page: PageScreen) -> None:
        await try_rung(page, step(host, id))

    await host.open(flow)


async def test_the_last_time_stands_over_the_questions_and_in_them(host: DialogHost) -> None:
    async with host.run_test(size=(80, 24)) as pilot:
        await begin(host)
        shown = squeeze(host)
        assert "Last time, 1 March Feared 65 of 100: it did not happen. to keep Silence passes" in shown
        assert "next time say it while walking to leave out phone: used; hat" in shown
        assert "After the last time you said 40 (○)." in shown
        assert line_in(host, "feared") == "They look away"
        assert host.screen.query_one("#field-likelihood", Slider).value == 40
        assert "esc keeps it" in dump(host)

        # All lessons are a key away, those of this step first; what stands in the form stays.
        await press(pilot, "ctrl+r")
        assert isinstance(host.screen, LessonsPage)
        shown = squeeze(host)
        assert "From this step Silence passes 1 March" in shown
        assert "From elsewhere Ask first 23 February · Ask" in shown
        await press(pilot, "escape")

        # What is typed takes the place of the fear that was brought along.
        await press(pilot, "T", "h", "e", "y", "enter", "enter", "pagedown", "ctrl+s")
        assert isinstance(host.screen, MomentDialog)
        begun = next(one for one in host.journal.snapshot().attempts.values() if one.status == "open")
        assert (begun.prediction.feared, begun.prediction.likelihood) == ("They", 40)
        assert begun.prediction.habits == ("phone", "hat")
        assert "this time say it while walking" in squeeze(host)


async def test_what_was_only_brought_along_is_no_draft(tmp_path: Path) -> None:
    with seeded_host(tmp_path, {"rungs": [rung(current=True)], "attempts": [TRIED]}, library=library()) as host:
        async with host.run_test(size=(80, 24)) as pilot:
            await begin(host)
            assert line_in(host, "feared") == "They look away"
            await press(pilot, "escape")
            assert host.drafts == {}
            assert host.screen is host.page
            await begin(host)
            await press(pilot, "ctrl+s")
            assert isinstance(host.screen, MomentDialog)


async def test_a_first_try_has_nothing_over_it(tmp_path: Path) -> None:
    with seeded_host(tmp_path, {"rungs": [rung(current=True)]}, library=library()) as host:
        async with host.run_test(size=(80, 24)) as pilot:
            await begin(host)
            assert "Last time" not in dump(host)
            assert "lessons" not in dump(host)
            await press(pilot, "ctrl+r")
            assert not isinstance(host.screen, LessonsPage)


async def test_a_line_of_ones_own_is_for_every_try_or_for_the_step(host: DialogHost) -> None:
    async with host.run_test(size=(80, 24)) as pilot:
        await begin(host)
        await fill(pilot, "coping", "I can stay")
        await press(pilot, "ctrl+s")
        assert "my line I can stay" in squeeze(host)
        assert (host.journal.snapshot().settings.coping, step(host).coping) == ("I can stay", "")
        await press(pilot, "escape")
        host.journal.undo()  # the try and the line were one step
        assert host.journal.snapshot().settings.coping == ""
        host.journal.writing.drop_draft("form:before:rung-1")

        await begin(host)
        await fill(pilot, "coping", "I can stay")
        await press(pilot, "ctrl+s", "escape")
        await begin(host, "two")
        assert line_in(host, "coping") == "I can stay"

        # Changed for this step alone; the others keep theirs.
        await fill(pilot, "coping", "One question is enough")
        await fill(pilot, "feared", "Silence")
        host.screen.query_one("#field-likelihood", Slider).value = 30
        await press(pilot, "pagedown")
        host.screen.query_one("#field-coping_for", OneOf).focus()
        await pilot.pause()
        await press(pilot, "right", "ctrl+s")
        assert (host.journal.snapshot().settings.coping, step(host, "two").coping) == (
            "I can stay", "One question is enough",
        )  # fmt: skip
