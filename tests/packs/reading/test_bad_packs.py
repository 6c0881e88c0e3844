"""Bad packs beside good ones: each gets its sentence, and none stops what is sound."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from ladder_tui.packs.lint.check import check
from ladder_tui.packs.reading.load import load_library
from ladder_tui.packs.schema.problems import printable
from tests.kits.bad_packs import BAD
from tests.kits.pack_texts import item, pack_text, write_pack


@pytest.fixture
def shipped(tmp_path: Path) -> Path:
    """Shipped packs of one item."""
    folder = tmp_path / "shipped"
    write_pack(folder, "rewards.yaml", pack_text("reward", item("reward")))
    return folder


@pytest.mark.parametrize("name", BAD)
def test_each_is_named_and_the_rest_works(tmp_path: Path, shipped: Path, name: str) -> None:
    make, says = BAD[name]
    own = tmp_path / "own"
    write_pack(own, "good.yaml", pack_text("backup", item("backup", pack="my.good"), id="my.good"))
    path = own / "bad.yaml"
    make(path)
    library = load_library([shipped, own], cache=tmp_path / "packs.cache")
    assert "core.things/one" in library.rewards
    assert "my.good/one" in library.backups
    assert all(problem.isprintable() for problem in library.problems)
    about = [problem for problem in library.problems if f"{os.sep}bad.yaml:" in problem]
    assert any(says in problem for problem in about) if says else about == []
    # The check says the same and more, and never raises.
    said = [str(problem) for problem in check([own], base=shipped).problems]
    assert {problem for problem in about if "more problems" not in problem} <= set(said)
    assert all(line == printable(line) for line in said)


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="needs users")
def test_a_file_nobody_may_read(tmp_path: Path, shipped: Path) -> None:
    path = write_pack(tmp_path / "own", "closed.yaml", pack_text("reward"))
    path.chmod(0)
    (tmp_path / "own").chmod(0o755)
    # Whoever runs the tests may be allowed to read everything: a child gives that up first.
    code = (
        "import os, sys; from pathlib import Path\n"
        "from ladder_tui.packs.reading.pack import read_pack\n"
        "if os.geteuid() == 0: os.setuid(65534)\n"
        f"print(read_pack(Path({str(path)!r}), shipped=False).problems[0])"
    )
    for folder in (tmp_path, *tmp_path.parents[:2]):
        if os.geteuid() == 0:
            folder.chmod(folder.stat().st_mode | 0o011)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=30)
    assert "cannot be read; give yourself permission to read it" in done.stdout, done.stderr
