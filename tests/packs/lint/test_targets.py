"""What a finished set of shipped packs holds: docs/design.md 9 in full, and the rules of writing on it."""

import pytest

from ladder_tui.packs.lint.check import Report
from ladder_tui.packs.lint.targets import COUNTS
from ladder_tui.packs.reading.locate import content_folder
from tests.kits.shipped_packs import shipped_report

#: How many tables of coverage there are.
TABLES = 14


@pytest.fixture(scope="module")
def report() -> Report:
    """The check of the shipped packs."""
    return shipped_report()


@pytest.mark.parametrize("type", COUNTS)
def test_the_target_is_reached(report: Report, type: str) -> None:
    least, aim = COUNTS[type]
    # Support entries are limited to those that are sure: for them the floor counts.
    assert report.counts[type] >= (least if type == "support" else aim)


def test_no_cell_of_the_coverage_is_short(report: Report) -> None:
    assert len(report.coverage) == TABLES
    assert [f"{table.title}: {cell}" for table in report.coverage for cell in table.short()] == []


def test_the_shares_are_as_written(report: Report) -> None:
    assert len(report.shares) == 8
    assert [f"{share.name} {share.value:g} ({share.bound})" for share in report.shares if not share.holds] == []


def test_every_rule_binds_and_holds(report: Report) -> None:
    # Shares of fewer than thirty items bind nothing, and the reading grade is a measure, no goal.
    small = ("ladder", "why_note")
    unbound = [one.name for one in report.measures if not one.bound and one.type not in small]
    # Only some scripts carry an offer, so there are fewer than thirty of them.
    assert set(unbound) <= {"reading grade, median", "reading grade, 90th percentile", "offer as in another item"}
    assert [f"{one.type}: {one.name} {one.value:g} ({one.bound})" for one in report.measures if not one.holds] == []


def test_no_file_is_longer_than_1500_lines() -> None:
    for path in content_folder().rglob("*.yaml"):
        assert len(path.read_text(encoding="utf-8").splitlines()) <= 1500, path
