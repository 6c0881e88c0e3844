"""The packs that ship: they load without a problem, hold to the standard, and are as many as the first set asks."""

import re
from collections import Counter
from typing import get_args

import pytest

from ladder_tui.domain.base import vocabulary
from ladder_tui.domain.items import kindness, lines, prompts
from ladder_tui.domain.library import Library
from ladder_tui.packs.lint.check import Report
from ladder_tui.packs.reading.locate import content_folder
from ladder_tui.packs.schema.vocabulary import OPTIONAL, VOCABULARIES
from tests.kits.shipped_packs import shipped_library, shipped_report

#: Words beside "the support page" that promise an entry, and the kind of entry that keeps it.
PROMISED = {
    "carers": r"\bcarers\b", "emergency": r"emergency number", "image_abuse": r"\bpictures?\b",
    "crisis_line": r"\bawake\b", "warm_line": r"\bwarm lines?\b", "text_line": r"\bby text\b",
    "rights": r"\brights\b|\bentitled\b|\blegal\b|\blawyers?\b|advice cent",
}  # fmt: skip


@pytest.fixture(scope="module")
def loaded() -> Library:
    """The shipped library, read from its files."""
    return shipped_library()


@pytest.fixture(scope="module")
def report() -> Report:
    """The check of the shipped packs."""
    return shipped_report()


def test_they_load_without_a_problem(loaded: Library) -> None:
    assert loaded.problems == ()


def test_they_hold_to_the_standard(report: Report) -> None:
    assert [str(problem) for problem in report.problems if problem.level == "error"] == []
    assert all(measure.holds for measure in report.measures)


@pytest.mark.parametrize(
    ("shelf", "least"),
    [("topics", 60), ("reflections", 40), ("activities", 40), ("kindness", 12), ("backups", 20), ("rewards", 20),
     ("starters", 30), ("support", 10), ("rungs", 20)],
)  # fmt: skip
def test_there_are_enough(loaded: Library, shelf: str, least: int) -> None:
    assert len(getattr(loaded, shelf)) >= least


def test_every_place_moment_and_reason_is_covered(loaded: Library) -> None:
    settings = Counter(setting for card in loaded.topics.values() for setting in card.settings)
    assert set(settings) == set(vocabulary.SETTINGS)
    assert {prompt.moment for prompt in loaded.reflections.values()} == set(get_args(prompts.Moment))
    assert {card.moment for card in loaded.kindness.values()} == set(get_args(kindness.KindMoment))
    assert {backup.trigger for backup in loaded.backups.values()} == set(get_args(lines.Trigger))
    assert {starter.occasion for starter in loaded.starters.values()} == set(get_args(lines.Occasion))
    assert {activity.contact for activity in loaded.activities.values()} == set(vocabulary.CONTACT_LEVELS)


def test_easy_hard_and_adjust_are_asked_every_time(loaded: Library) -> None:
    assert {"easy", "hard", "adjust"} <= {p.writes for p in loaded.reflections.values() if p.core}


def test_every_value_of_a_vocabulary_has_its_words(loaded: Library) -> None:
    for name, values in VOCABULARIES.items():
        if name not in OPTIONAL:
            assert set(loaded.words[name]) == set(values)


def test_nobody_invented_a_date_on_which_a_line_was_checked(loaded: Library) -> None:
    assert {line.last_checked for line in loaded.support.values()} == {""}
    assert all(line.source.startswith("https://") for line in loaded.support.values())


def test_what_a_text_promises_of_the_support_page_is_there(loaded: Library) -> None:
    lines = [line for path in content_folder().rglob("*.yaml") for line in path.read_text("utf-8").splitlines()]
    said = [line for line in lines if "support page" in line.lower()]
    promised = {kind for kind, words in PROMISED.items() if any(re.search(words, line) for line in said)}
    assert promised >= {"carers", "emergency", "image_abuse", "crisis_line"}
    assert promised <= {entry.kind for entry in loaded.support.values()}


def test_an_activity_is_called_by_what_is_done() -> None:
    # An idea is its title with how long it takes: "Read at the library, one hour".
    things = ("a", "an", "the", "one", "two", "three", "ten", "twenty", "same", "both", "some", "free")
    names = [activity.title for activity in shipped_library().activities.values()]
    assert [name for name in names if name.split()[0].lower() in things] == []
