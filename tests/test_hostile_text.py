"""The text door: whatever somebody wrote is shown as typed, in every place, and never acted on."""

from collections.abc import Iterable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from textual.events import Paste
from textual.widgets import Input

from ladder_tui.commands import PLACES
from ladder_tui.domain.base.recurrence import Recurrence
from ladder_tui.domain.library import Library
from ladder_tui.domain.records.activities import Activity
from tests.kits.app_house import Clock, make_app
from tests.kits.builders import (
    NOW,
    attempt,
    card,
    checkin,
    contact,
    entry,
    kindness,
    library,
    opportunity,
    outcome,
    person,
    plan,
    prediction,
    promise,
    prompt,
    rung,
    settings,
    situation,
    win,
)  # fmt: skip
from tests.kits.dump import dump
from tests.kits.shipped_packs import shipped_library

HOSTILE = "[/foo] [@click=app.quit]x[/] [b]bold[/b] {0} $HOME \x1b[31m\u202e\U000e0041"
AS_TYPED = "[/foo] [@click=app.quit]x"
NAME = "Zebedee Quux"
#: What opens something in a place, tried one after the other from its first row.
OPENERS = ("enter", "e", "p", "f")


def seed(text: str) -> dict[str, Iterable[Any]]:
    """A record in every table, `text` in every field that holds text."""
    outcome_said = outcome(facts=text, easy=text, hard=text, adjust=text, lesson=text, context=text)
    return {
        "settings": [settings()],
        "people": [person(name=text, how_known=text, details=text, next_time=text)],
        "contacts": [contact(note=text)],
        "promises": [promise(text=text, person_id="ana", due=NOW.date())],
        "opportunities": [
            opportunity(
                title=text, where=text, note=text, cue=text, reward=text, backup=text,
                rule=Recurrence(frequency="weekly", weekdays=(2,)),
            ),
        ],
        "plans": [
            plan(title=text, cue=text, reward=text, backup=text, note=text, person_id="ana"),
            plan(id="plan-2", title=text, status="left_early", closed_at=NOW - timedelta(hours=1)),
        ],
        "activities": [
            Activity(id="own", title=text, text=text, first_step=text, find=text, access=text, own=True, created=NOW),
        ],
        "rungs": [rung(text=text, done_when=text, backup=text, reward=text, current=True)],
        "attempts": [attempt(title=text, prediction=prediction(feared=text), outcome=outcome_said)],
        "wins": [win(text=text)],
        "entries": [entry(text=text, question=text)],
        "checkins": [checkin()],
    }  # fmt: skip


def hostile_shelf() -> Library:
    """The shipped library with the first items of each kind made hostile, and the vocabulary as it is."""
    shipped = shipped_library()
    made = library(
        topics=[
            card(
                opener=HOSTILE, follow_ups=(HOSTILE, HOSTILE), listen_for=HOSTILE, share=HOSTILE, exit_line=HOSTILE,
                avoid_when=HOSTILE, situations=("bus-stop",),
            ),
        ],
        situations=[
            situation(title=HOSTILE, usual=HOSTILE, first_minute=(HOSTILE,), leave=(HOSTILE,), phrases=(HOSTILE,)),
        ],
        reflections=[prompt(question=HOSTILE, why=HOSTILE)],
        kindness=[kindness(title=HOSTILE)],
    )  # fmt: skip
    tables: dict[str, Any] = {}
    for name, fields in (
        ("activities", ("title", "text", "first_step", "find", "access")),
        ("backups", ("text",)),
        ("rewards", ("text",)),
        ("starters", ("text", "reply_idea")),
        ("support", ("name", "note", "hours")),
        ("rungs", ("text", "done_when", "backup", "reward", "prediction")),
    ):
        items = list(getattr(shipped, name).values())[:3]
        tables[name] = {item.id: replace(item, **dict.fromkeys(fields, HOSTILE)) for item in items}
    return replace(made, words=shipped.words, **tables)


def flat(text: str) -> str:
    """The screen without line ends and runs of spaces, so that folded text is found."""
    return " ".join(text.replace("│", " ").split())


def rows(app: Any) -> Iterator[str]:
    """Every strip on the screen as raw text."""
    for y in range(app.size.height):
        yield "".join(segment.text for segment in app.screen._compositor.render_strips()[y])


@pytest.mark.parametrize(("size", "openers"), [((80, 24), OPENERS), ((120, 36), ())], ids=["80x24", "120x36"])
async def test_hostile_text_is_shown_as_typed_in_every_place_and_dialog(
    tmp_path: Path, size: tuple[int, int], openers: tuple[str, ...]
) -> None:
    app = make_app(tmp_path / "data", Clock(NOW), hostile_shelf(), seed(HOSTILE))
    seen: dict[str, str] = {}
    async with app.run_test(size=size) as pilot:
        for index, (place, _) in enumerate(PLACES, start=1):
            await pilot.press(str(index))
            await pilot.pause()
            seen[place] = dump(app)
            for key in openers:
                await pilot.press(key)
                await pilot.pause()
                seen[place] += dump(app)
                assert not [row for row in rows(app) if "\x1b" in row], (place, key)
                await app.action_go(place)
                await pilot.pause()
        await pilot.press("exclamation_mark")
        await pilot.pause()
        seen["support"] = dump(app)
    app.journal.close()
    missing = [place for place, text in seen.items() if AS_TYPED not in flat(text)]
    assert not missing
    assert not any(sign in text for text in seen.values() for sign in ("\u202e", "\x1b", "\U000e0041"))


async def test_initials_hide_a_name_in_every_place(tmp_path: Path) -> None:
    records = seed(f"Tea with {NAME}, or not")
    records["people"] = [person(name=NAME, details=f"{NAME} likes tea")]
    records["settings"] = [settings(initials=True)]
    app = make_app(tmp_path / "data", Clock(NOW), None, records)
    async with app.run_test(size=(120, 36)) as pilot:
        for index, (place, _) in enumerate(PLACES, start=1):
            await pilot.press(str(index))
            await pilot.pause()
            assert "Quux" not in dump(app), place
            await pilot.press("enter")
            await pilot.pause()
            if not app.screen.query(".field"):  # only a form one writes in shows the name itself
                assert "Quux" not in dump(app), place
            await app.action_go(place)
    app.journal.close()


async def test_what_is_pasted_comes_in_without_terminal_codes_and_nothing_is_lost(tmp_path: Path) -> None:
    app = make_app(tmp_path / "data", Clock(NOW))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("W")
        app.screen.focused.post_message(Paste(f"{HOSTILE}\nsecond line"))  # type: ignore[union-attr]  # a field has it
        await pilot.pause()
        assert app.screen.query_one("#field-text", Input).value.endswith("[31m second line")
        assert not [row for row in rows(app) if "\x1b" in row]
    app.journal.close()
