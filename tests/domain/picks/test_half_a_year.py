"""Ten people, 26 weeks: needs with a gap are served, nothing takes over, no week is suggested above what it carries.

The figures are printed and kept in `tests/golden/half_a_year.txt`; `LADDER_GOLDEN=write` writes them anew.
"""

import os
from functools import cache
from pathlib import Path

import pytest

from ladder_tui.domain.base.vocabulary import NEEDS
from tests.kits.half_a_year import SOMEONE, Life, Someone, live

GOLDEN = Path(__file__).parents[2] / "golden" / "half_a_year.txt"


@cache
def lived(someone: Someone) -> Life:
    return live(someone, 1)


@pytest.mark.parametrize("someone", SOMEONE, ids=lambda someone: someone.name)
def test_what_the_engines_did_in_half_a_year(someone: Someone) -> None:
    life = lived(someone)
    assert all(life.longest_wait.get(need, 0) <= 14 for need in NEEDS), life.line()
    assert life.largest_share <= 1 / 3, life.line()
    assert life.largest_first <= 1 / 2, life.line()
    assert len(life.suggested) >= 6, life.line()
    assert life.above_capacity == 0, life.line()
    print(life.line())
    if os.environ.get("LADDER_GOLDEN") == "write":
        _write(life)
    lines = dict(line.split(": ", 1) for line in GOLDEN.read_text(encoding="utf-8").splitlines())
    assert life.line() == f"{someone.name}: {lines[someone.name]}"


def _write(life: Life) -> None:
    known = GOLDEN.read_text(encoding="utf-8").splitlines() if GOLDEN.exists() else []
    kept = {line.split(": ", 1)[0]: line for line in known}
    kept[life.someone.name] = life.line()
    GOLDEN.write_text("\n".join(kept[one.name] for one in SOMEONE if one.name in kept) + "\n", encoding="utf-8")
