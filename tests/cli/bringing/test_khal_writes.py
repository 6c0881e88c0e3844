"""What khal writes is read. Runs where khal is: `pip install khal`."""

import io
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from ladder_tui.cli.main import main
from tests.cli.giving.test_khal_reads import CONFIG
from tests.kits.builders import NOW, ZONE

KHAL = shutil.which("khal", path=os.pathsep.join((str(Path(sys.executable).parent), os.environ.get("PATH", ""))))
FILES = Path(__file__).parents[2] / "services" / "incoming" / "files"


@pytest.mark.skipif(KHAL is None, reason="khal is not installed here")
def test_a_folder_of_khal_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LADDER_NOW", NOW.replace(tzinfo=None).isoformat())
    monkeypatch.setenv("TZ", ZONE.key)
    folder, config = tmp_path / "vdir", tmp_path / "config"
    folder.mkdir()
    text = (
        CONFIG.replace("FOLDER", str(folder)).replace("CACHE", str(tmp_path / "khal.db")).replace("readonly = True", "")
    )
    config.write_text(f"{text}[default]\ndefault_calendar = ladder\n")

    def khal(*words: str) -> None:
        assert KHAL is not None
        environ = {"HOME": str(tmp_path), "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"}
        subprocess.run([KHAL, "-c", str(config), *words], capture_output=True, check=True, env=environ)

    khal("new", "2026-03-05", "18:30", "20:00", "Board games", "-r", "weekly", "-u", "2026-03-20", "-l", "At Kim's")
    khal("new", "2026-03-07", "Flea market")
    khal(
        "new", "2026-03-10", "10:00", "11:00", "America/New_York", "Call with the cousin", "::", "Half an hour, or two"
    )
    khal("import", "--batch", str(FILES / "outlook.ics"))
    out = io.StringIO()
    assert main(["--data-dir", str(tmp_path / "data"), "import", str(folder)], out) == 0
    assert sorted(line for line in out.getvalue().splitlines() if line.startswith("  +")) == [
        "  + Every Thursday until 19 March 2026, 18:30, from Thursday 5 March · Board games · At Kim's",
        "  + Every second Thursday, 10 times, 18:30, from Thursday 5 March · Choir rehearsal · Parish hall",
        "  + Saturday 7 March · Flea market",
        "  + Tuesday 10 March, 15:00 · Call with the cousin",
        "  + Tuesday 10 March, 17:00 · Call with a cousin",
    ]
