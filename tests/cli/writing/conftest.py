"""What tests of commands that write share: a folder with records in it, commands over it, and what is there then."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ladder_tui.cli.main import main
from ladder_tui.domain.snapshot import Snapshot
from ladder_tui.wiring import look
from tests.kits.app_house import fill
from tests.kits.builders import NOW, settings

#: The exit code, what was printed, what was complained of.
Ran = tuple[int, str, str]


class Shell:
    """Commands over one folder, which holds `seed` from the first of them on. It is Wednesday 4 March 2026, 9:00."""

    def __init__(self, folder: Path, read: Callable[[], Any]) -> None:
        self.folder, self._read = folder, read

    def __call__(self, *words: str, **seed: Any) -> Ran:
        if not self.folder.exists():
            fill(self.folder, {"settings": [settings()], **seed})
        self._read()
        try:
            code = main(["--data-dir", str(self.folder), *words])
        except SystemExit as ended:
            code = int(ended.code or 0)
        return code, *self._read()

    @property
    def there(self) -> Snapshot:
        return look(self.folder)[0]


@pytest.fixture
def shell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Shell:
    monkeypatch.setenv("LADDER_NOW", NOW.replace(tzinfo=None).isoformat())
    return Shell(tmp_path / "data", capsys.readouterr)
