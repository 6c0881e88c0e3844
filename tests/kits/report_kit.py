"""A report looked at by its parts, and a goal for it."""

from datetime import timedelta
from typing import Any

from ladder_tui.domain.records.goals import Goal
from ladder_tui.domain.report.parts import Report, Section
from tests.kits.builders import NOW, TODAY

DAY = timedelta(days=1)


def goal(**fields: Any) -> Goal:
    return Goal(**{
        "id": "g", "created": NOW, "verb": "Ring the bell", "tag": "contact", "count": 1, "period": "week",
        "start": TODAY - 14 * DAY, "until": TODAY + 20 * DAY, **fields,
    })  # fmt: skip


def section(made: Report, part: str) -> Section:
    return next(section for section in made.sections if section.part == part)


def lines(made: Report, part: str) -> list[tuple[str, ...]]:
    return [line.cells for section in made.sections if section.part == part for line in section.lines]


def said(made: Report, part: str) -> list[str]:
    return [text for (text,) in lines(made, part)]
