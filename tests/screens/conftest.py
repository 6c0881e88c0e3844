"""The fixture of all screen tests."""

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest

from ladder_tui.app.app import LadderApp
from ladder_tui.domain.library import Library
from tests.kits.app_house import Clock, Seed, make_app
from tests.kits.builders import NOW


@pytest.fixture
def app_at(tmp_path: Path) -> Iterator[Callable[..., LadderApp]]:
    """`make_app` over a folder of this test: `app_at(now=..., library=..., seed=...)`. Closed afterwards."""
    made: list[LadderApp] = []

    def make(
        now: datetime | Clock = NOW, library: Library | None = None, seed: Seed | None = None, *, welcomed: bool = True
    ) -> LadderApp:
        app = make_app(tmp_path / "data", now, library, seed, welcomed=welcomed)
        made.append(app)
        return app

    yield make
    for app in made:
        app.journal.close()
