"""Every screen and dialog of the package opens by a name over the invented person, and shows its title."""

import io
import pkgutil
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any, Final

import pytest
from textual.screen import Screen

import ladder_tui
from ladder_tui.demo.weeks import open_demo
from ladder_tui.preview.__main__ import main
from ladder_tui.preview.names import GROUPS, NoSuchName, every_name, find, names_of
from ladder_tui.preview.stage import Preview, Wish, open_over, show
from ladder_tui.screens.kit.dialog import Dialog
from ladder_tui.screens.kit.page import PageScreen
from ladder_tui.widgets.bars import PlaceBar
from ladder_tui.widgets.text import Words
from tests.kits.builders import NOW, ZONE
from tests.kits.shipped_packs import shipped_library

#: For each screen of the package a name that opens it. A new one gets a name in `ladder_tui/preview` and a line here.
SHOWS: Final = {
    "TodayScreen": "today", "CalendarScreen": "calendar", "PortfolioScreen": "portfolio", "TopicsScreen": "topics",
    "LadderScreen": "ladder", "ReflectScreen": "reflect", "GrowthScreen": "growth", "PersonScreen": "person",
    "SettingsScreen": "settings", "WelcomeDialog": "welcome", "DayPage": "welcome-day",
    "StepDialog": "welcome-step", "HelpScreen": "help", "FindBox": "find", "SupportScreen": "support",
    "TalkPage": "talk", "CalmScreen": "calm", "HardMomentsPage": "hard-moments",
    "HardMomentsForm": "hard-moments-form",
    "TrustedPage": "trusted", "FeedbackForm": "feedback", "HiddenScreen": "hidden", "LockedScreen": "locked",
    "RecoveryPage": "recovery", "CheckInDialog": "check-in", "WinDialog": "win", "PlanDialog": "plan",
    "PlanBrief": "brief", "ReadItem": "read-item", "OpportunityDialog": "opportunity", "RecurrenceDialog": "repeats",
    "ContactDialog": "contact", "ActivityDialog": "activity", "WhyDialog": "why", "IdeaPage": "idea",
    "WorthDialog": "worth", "CardDialog": "card", "OwnWords": "own-words", "AheadForm": "filter-topics",
    "SituationChoice": "choose-situation", "SituationPage": "situation",
    "ShelfDialog": "script", "ReplyDialog": "drill", "YourTurn": "drill-turn", "MessageDialog": "message",
    "OwnCardForm": "own-card", "IdeasDialog": "rung-ideas", "Choose": "which-step", "TemplatesDialog": "templates",
    "StepsDialog": "template-steps", "SteadyDialog": "steady",
    "AnchorsForm": "anchors", "BeforeDialog": "before", "MomentDialog": "moment", "AfterDialog": "after",
    "ClosingDialog": "closing", "TryPage": "try-page", "WritingDialog": "free-page", "EntryPage": "entry",
    "AnswerDialog": "answer-short", "KindnessDialog": "kindness", "ReviewDialog": "review", "ReviewForm": "review-edit",
    "ReportPage": "report", "DaysForm": "report-days", "TicksDialog": "report-words",
    "HandOverForm": "report-file", "ToBringForm": "to-bring", "WinForm": "win-edit", "GoalForm": "goal-form",
    "ActivityForm": "activity-form", "ContactForm": "contact-edit", "RungForm": "rung",
    "GoalPage": "goal", "AwayForm": "away", "NeedsForm": "needs", "MeasureForm": "measure", "NotePage": "measured",
    "RehearseDialog": "rehearse", "WhatMattersForm": "what-matters", "LessonsPage": "lessons",
    "OwnQuestionForm": "own-question", "OwnAnswerForm": "own-answer",
    "SetbacksPage": "setbacks", "SetbacksForm": "setbacks-form", "ComingBackPage": "coming-back",
    "MomentCardPage": "moment-card", "CopiedFileForm": "copied-file", "FilePicker": "pick-file",
    "GoesOutForm": "calendar-out", "WhatComes": "comes-in",
    "CopyPage": "another-copy", "JoinedPage": "joined",
}  # fmt: skip
#: Names that are opened by commands of the app, which a bare page has not.
OF_THE_APP: Final = ("help", "find")
#: Names that are not there, each with one that is near.
NEAR: Final = [("pln", "plan"), ("Plan", "plan"), ("goals", "goal"), ("review_edit", "review-edit")]


def every_screen() -> set[type[Screen[Any]]]:
    """All screens that are defined in the package."""
    for module in pkgutil.walk_packages(ladder_tui.__path__, "ladder_tui."):
        import_module(module.name)

    def below(kind: type[Screen[Any]]) -> Iterator[type[Screen[Any]]]:
        for found in kind.__subclasses__():
            yield found
            yield from below(found)

    return {found for found in below(Screen) if found.__module__.startswith("ladder_tui.")}


def test_every_screen_of_the_package_has_a_name() -> None:
    screens = every_screen()
    opened = {screen.__name__: screen for screen in screens if screen.__name__ in SHOWS}
    bases = {base for screen in opened.values() for base in screen.__mro__}
    assert not {screen.__name__ for screen in screens - bases}
    assert set(opened) == set(SHOWS)
    assert set(SHOWS.values()) <= set(every_name())


def amiss(name: str, screen: Screen[Any]) -> list[str]:
    """A sentence for whatever is not as it should be on the screen that a name opened."""
    found: list[str] = []
    if isinstance(screen, PageScreen):
        found += [] if name in (screen.PLACE, screen.query_one(PlaceBar).here) else [f"{name}: opens {screen.PLACE}"]
    elif isinstance(screen, Dialog):
        title = screen.query_one("#title", Words)
        shown = title.region.area and screen.region.contains_region(title.region) and str(title.render()).strip()
        found += [] if shown else [f"{name}: shows no title"]
    if name in SHOWS.values() and type(screen).__name__ not in {kind for kind, its in SHOWS.items() if its == name}:
        found.append(f"{name}: opens {screen}")
    return found


async def test_each_place_and_something_of_each_group_opens_over_the_app(tmp_path: Path) -> None:
    """In the app itself what the other names open would be the same as over a bare page: `test_every_dialog.py`."""
    firsts = [next(iter(names_of(group))) for group in GROUPS]
    names = [*names_of("places"), *firsts, *OF_THE_APP]
    house = open_demo(tmp_path, {}, clock=lambda: NOW, zone=ZONE.key, library=shipped_library())
    found: list[str] = []
    try:
        async with Preview(house.journal).run_test(size=(80, 24)) as pilot:
            app = pilot.app
            for name in dict.fromkeys(names):
                if app.current_mode != "today":
                    await app.switch_mode("today")
                await open_over(pilot, find(name))
                found += amiss(name, app.screen)
                app.workers.cancel_all()
                while len(app.screen_stack) > 1:
                    await app.pop_screen()
    finally:
        house.close()
    assert not found


def test_the_list_names_everything_once_with_what_it_shows() -> None:
    out = io.StringIO()
    assert main(["--list"], out) == 0
    rows = [row.split(maxsplit=1) for row in out.getvalue().splitlines() if row.startswith("  ")]
    assert [name for name, _ in rows] == list(every_name())
    assert all(words.endswith((".", "?")) for _, words in rows)
    assert [row for row in out.getvalue().splitlines() if row and not row.startswith(" ")] == list(GROUPS)


@pytest.mark.parametrize(("name", "near"), NEAR)
def test_an_unknown_name_gets_the_nearest_ones(name: str, near: str) -> None:
    with pytest.raises(NoSuchName, match=rf"{name}.*near it are .*\b{near}\b"):
        find(name)


@pytest.mark.parametrize("name", ["", "zzz"])
def test_a_name_near_nothing_points_to_the_list(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([name], io.StringIO()) == 1
    said = capsys.readouterr().err
    assert "--list" in said
    assert said.count("\n") == 1


@pytest.mark.parametrize("words", [[], ["plan", "--size", "80"], ["plan", "--size", "0x4"], ["plan", "--size", "axb"]])
def test_what_makes_no_sense_is_said(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(words, io.StringIO())
    assert "error:" in capsys.readouterr().err


def test_a_fault_is_told_whole(capsys: pytest.CaptureFixture[str]) -> None:
    async def broken(page: PageScreen) -> None:
        raise RuntimeError(f"over {page.PLACE}")

    out = io.StringIO()
    assert show(broken, Wish(text=True), {}, out) == 1
    assert not out.getvalue()
    assert "RuntimeError: over today" in capsys.readouterr().err


def test_it_is_drawn_at_a_size_after_keys_as_text_and_as_svg(tmp_path: Path) -> None:
    out, svg = io.StringIO(), tmp_path / "plan.svg"
    assert main(["plan-new", "--size", "60x30", "--press", "T e a", "--print", "--svg", str(svg)], out) == 0
    rows = out.getvalue().splitlines()
    assert any("What" in row and "Tea" in row for row in rows)
    assert max(map(len, rows)) <= 60
    assert len(rows) <= 30
    drawn = svg.read_text(encoding="utf-8")
    assert "Tea" in drawn
    assert "@font-face" not in drawn
