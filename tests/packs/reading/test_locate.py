"""Where packs are looked for."""

from pathlib import Path

import pytest

from ladder_tui.packs.reading import locate
from ladder_tui.packs.reading.locate import MOST_FILES, content_folder, pack_files, user_pack_folder


def test_the_shipped_packs_are_found() -> None:
    assert (content_folder() / "vocabulary.yaml").is_file()


def test_the_users_packs_lie_in_the_data_folder(tmp_path: Path) -> None:
    assert user_pack_folder(tmp_path) == tmp_path / "packs"


def test_files_come_in_a_stable_order_without_hidden_ones_and_loops(tmp_path: Path) -> None:
    for name in ("b.yaml", "a.yml", ".hidden.yaml", "notes.txt", "sub/c.yaml", "sub/.x/d.yaml", "1/2/3/4/deep.yaml"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    (tmp_path / "sub" / "round").symlink_to(tmp_path)
    assert [str(path.relative_to(tmp_path)) for path in pack_files(tmp_path)] == ["a.yml", "b.yaml", "sub/c.yaml"]


def test_a_missing_folder_holds_nothing_and_a_full_one_ends(tmp_path: Path) -> None:
    assert pack_files(tmp_path / "nowhere") == ()
    for number in range(MOST_FILES + 5):
        (tmp_path / f"{number}.yaml").touch()
    assert len(pack_files(tmp_path)) == MOST_FILES


def test_installed_packs_stand_inside_the_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "ladder_tui"
    (package / "packs" / "reading").mkdir(parents=True)
    monkeypatch.setattr(locate, "__file__", str(package / "packs" / "reading" / "locate.py"))
    assert content_folder() == package / "content"  # nothing there: loading says what is missing
    (tmp_path / "content").mkdir()
    assert content_folder() == package / "content"  # a folder of that name beside the package may be anybody's
    (tmp_path / "pyproject.toml").touch()
    assert content_folder() == tmp_path / "content"
    (package / "content").mkdir()
    assert content_folder() == package / "content"
