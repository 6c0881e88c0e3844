"""People stand in a list by name and how well they are known; activities with what they take."""

import re

from ladder_tui.domain.picks.candidates import candidates
from ladder_tui.domain.picks.portfolio import Section
from ladder_tui.screens.places.portfolio.rows import list_rows
from tests.kits.builders import activity, library, person, snapshot

NUMBERS = re.compile(r"●|○|\bmin\b|\d")


def test_nobody_is_a_number() -> None:
    ana = person(stage="acquaintance", effort=4, minutes=45)
    now = snapshot(people=[ana], library=library(activities=[activity()]))
    found = {item.kind: item for item in candidates(now)}
    for width in (60, 80, 120):
        of_people = list_rows([Section(shelf="people", items=(found["person"],))], now, width)
        heading, listed = (row.content.plain for row in of_people)
        assert heading.strip() == "People"
        assert "Ana" in listed
        assert NUMBERS.search(listed) is None
        (_, other) = list_rows([Section(shelf="packs", items=(found["activity"],))], now, width)
        assert "●●○○○   30 min" in other.content.plain
        assert len(listed) <= width
