"""Where everything lies."""

import os
from pathlib import Path
from unittest import mock

import platformdirs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ladder_tui.store.file.errors import NoFolder
from ladder_tui.store.file.paths import Paths, find_paths


def test_a_given_folder_comes_first_and_holds_everything(tmp_path: Path) -> None:
    paths = find_paths(tmp_path / "mine", {"LADDER_DATA_DIR": str(tmp_path / "other")})
    assert paths == Paths(*(str(tmp_path / "mine" / name) for name in ("", "state", "config")))
    assert paths.data_file == tmp_path / "mine" / "ladder.json"
    assert not list(tmp_path.iterdir())


def test_the_variable_comes_next(tmp_path: Path) -> None:
    assert find_paths(None, {"LADDER_DATA_DIR": str(tmp_path)}).data == tmp_path


@pytest.mark.parametrize("environ", [{}, {"LADDER_DATA_DIR": ""}])
def test_then_the_places_of_the_system(environ: dict[str, str]) -> None:
    paths = find_paths(None, environ)
    assert paths.data == platformdirs.user_data_path("ladder")
    assert paths.state == platformdirs.user_state_path("ladder")
    assert paths.config == platformdirs.user_config_path("ladder")


#: Folders as somebody may name them, and what is none.
FOLDERS = st.none() | st.sampled_from(["/home/ana", "/home/ana/", "~/x", "", " ", "here", "/", "/a//b/../c", "/é x"])


@given(
    st.fixed_dictionaries({name: FOLDERS for name in ("HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME")})
)
def test_the_places_are_those_that_platformdirs_names(named: dict[str, str | None]) -> None:
    with mock.patch.dict(os.environ, {name: folder for name, folder in named.items() if folder is not None}):
        for name, folder in named.items():
            if folder is None:
                os.environ.pop(name, None)
        os.environ.pop("LADDER_DATA_DIR", None)
        app = "ladder"
        places = (
            platformdirs.user_data_path(app),
            platformdirs.user_state_path(app),
            platformdirs.user_config_path(app),
        )
        if all(place.is_absolute() for place in places):
            assert find_paths(None, os.environ) == Paths(*map(str, places))


def test_a_short_path_is_made_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert find_paths(Path("mine"), {}).data == tmp_path / "mine"
    assert find_paths(None, {"LADDER_DATA_DIR": "~/mine", "HOME": "/home/ana"}).data == Path("/home/ana/mine")
    assert find_paths(Path("~/mine"), {}).data == tmp_path / "~" / "mine"
    assert find_paths("../mine//x/", {}).data_file == Path("../mine/x/ladder.json").absolute()
    assert find_paths("/", {}).config == Path("/config")


@pytest.mark.parametrize("answer", [None, "~/.local/share/ladder"])
def test_without_a_home_folder_one_sentence_says_so(monkeypatch: pytest.MonkeyPatch, answer: str | None) -> None:
    """One version of platformdirs raises where there is no home folder, another answers with a path that is none."""

    def ask(app: str) -> str:
        if answer is None:
            raise RuntimeError("could not determine the home directory")
        return answer

    monkeypatch.setattr(platformdirs, "user_data_dir", ask)
    with pytest.raises(NoFolder, match=r"There is no home folder to keep anything in. Set HOME to one, or choose"):
        find_paths(None, {})
    assert find_paths(Path("/mine"), {}).data == Path("/mine")
