"""khal lists what stands in the folder that was kept for it. Runs where khal is: `pip install khal`."""

import io
import os
import shutil
import subprocess
import sys
from datetime import time, timedelta
from pathlib import Path

import pytest

from ladder_tui.cli.main import main
from ladder_tui.domain.base.recurrence import Recurrence
from ladder_tui.domain.records.opportunities import Moved
from tests.kits.app_house import fill
from tests.kits.builders import NOW, TODAY, ZONE, opportunity, plan, promise

KHAL = shutil.which("khal", path=os.pathsep.join((str(Path(sys.executable).parent), os.environ.get("PATH", ""))))
WEEK = timedelta(days=7)
CONFIG = f"""[calendars]
[[ladder]]
path = FOLDER
readonly = True
[locale]
local_timezone = {ZONE.key}
default_timezone = {ZONE.key}
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
[sqlite]
path = CACHE
"""


@pytest.mark.skipif(KHAL is None, reason="khal is not installed here")
def test_khal_lists_the_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LADDER_NOW", NOW.replace(tzinfo=None).isoformat())
    moved = Moved(original=TODAY + 2 * WEEK, day=TODAY + 2 * WEEK + timedelta(days=1), at=time(20))
    choir = opportunity(
        "choir", "Choir", at=time(18, 30), rule=Recurrence(frequency="weekly", until=TODAY + 5 * WEEK), minutes=90,
        skipped=(TODAY + WEEK,), moved=(moved,),
    )  # fmt: skip
    fill(tmp_path / "data", {
        "opportunities": [choir], "plans": [plan(title="Tea, at last; really", at=time(9), zone="America/New_York")],
        "promises": [promise(due=TODAY)],
    })  # fmt: skip
    folder, config = tmp_path / "vdir", tmp_path / "config"
    assert main(["--data-dir", str(tmp_path / "data"), "export", "--vdir", str(folder)], io.StringIO()) == 0
    config.write_text(CONFIG.replace("FOLDER", str(folder)).replace("CACHE", str(tmp_path / "khal.db")))
    assert KHAL is not None
    words = ["-c", str(config), "list", "--day-format", "", "--format", "{start-long} {end-time} {title}"]
    run = subprocess.run(
        [KHAL, *words, TODAY.isoformat(), "60d"], capture_output=True, text=True, check=True,
        env={"HOME": str(tmp_path), "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"},
    )  # fmt: skip
    assert [" ".join(line.split()) for line in run.stdout.splitlines() if line.strip()] == [
        "2026-03-04 Send the soup recipe",
        "2026-03-04 15:00 15:30 Tea, at last; really",
        "2026-03-04 18:30 20:00 Choir",
        "2026-03-19 20:00 21:30 Choir",
        "2026-03-25 18:30 20:00 Choir",
        "2026-04-01 18:30 20:00 Choir",
        "2026-04-08 18:30 20:00 Choir",
    ]
