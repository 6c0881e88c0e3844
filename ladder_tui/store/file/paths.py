"""Where everything of the user's lies."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import msgspec

from ladder_tui.store.file.errors import NoFolder

APP: Final = "ladder"
DATA_FILE: Final = "ladder.json"
DATA_DIR_VARIABLE: Final = "LADDER_DATA_DIR"
#: What names each place in the order of `Paths`, and where below the home folder it is otherwise.
_XDG: Final = (
    ("XDG_DATA_HOME", "/.local/share"), ("XDG_STATE_HOME", "/.local/state"), ("XDG_CONFIG_HOME", "/.config"),
)  # fmt: skip
_NO_HOME: Final = (
    "There is no home folder to keep anything in. Set HOME to one, or choose a folder with --data-dir or "
    f"{DATA_DIR_VARIABLE}."
)


class Paths(msgspec.Struct, frozen=True):
    """Three folders: `data` holds the diary, `state` crash reports, `config` the user's keymap. All absolute."""

    data: Path
    state: Path
    config: Path

    @property
    def data_file(self) -> Path:
        """The one TinyDB file."""
        return self.data / DATA_FILE


def find_paths(data_dir: Path | None, environ: Mapping[str, str]) -> Paths:
    """The folders to use: `data_dir` when given, else LADDER_DATA_DIR, else the system's own places.

    With an explicit folder, state and config are sub-folders of it, so that nothing lies anywhere else.
    Nothing is created. An empty variable counts as not set. Raises NoFolder where the system has no such places.
    """
    named = data_dir or (Path(environ[DATA_DIR_VARIABLE]) if environ.get(DATA_DIR_VARIABLE) else None)
    if named is not None:
        folder = _expand(named, environ).absolute()
        return Paths(folder, folder / "state", folder / "config")
    paths = _by_xdg(environ) or _by_platform()
    if paths is None or not all(folder.is_absolute() for folder in (paths.data, paths.state, paths.config)):
        raise NoFolder(_NO_HOME)
    return paths


def _by_xdg(environ: Mapping[str, str]) -> Paths | None:
    """The places on Linux where nothing is odd; None leaves them to platformdirs, which says the same (a test compares
    them) and takes a seventh of a short command to load.
    """
    home = environ.get("HOME", "")
    if sys.platform != "linux" or environ is not os.environ or not home.startswith("/") or "ANDROID_DATA" in environ:
        return None
    bases = [environ.get(name) or home + below for name, below in _XDG]
    # What begins with a space or a dot, or ends oddly, is for platformdirs to judge.
    if any(
        not base.startswith("/") or base.startswith("//") or base != os.path.normpath(base).strip() for base in bases
    ):
        return None
    return Paths(*(Path(base, APP) for base in bases))


def _by_platform() -> Paths | None:
    from platformdirs import user_config_path, user_data_path, user_state_path  # late, see above

    try:
        return Paths(user_data_path(APP), user_state_path(APP), user_config_path(APP))
    except RuntimeError:  # neither HOME nor the system's list of users names a home folder
        return None


def _expand(folder: Path, environ: Mapping[str, str]) -> Path:
    """A leading `~` (which a shell leaves alone inside quotes) as the home folder."""
    if folder.parts[:1] != ("~",) or not environ.get("HOME"):
        return folder
    return Path(environ["HOME"], *folder.parts[1:])
