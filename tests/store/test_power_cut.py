"""After every state a power cut could leave, what was acknowledged is there, and nothing is there by half."""

from pathlib import Path

import pytest
from store_checks import cut_everywhere


def test_every_state_a_power_cut_could_leave(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert cut_everywhere(tmp_path, monkeypatch, days=2) > 150
