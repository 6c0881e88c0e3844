"""Where everything of the user's lies.

Who looks once gets along with the places as texts: loading `pathlib` takes longer than reading what somebody wrote.
"""

import os
import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

import msgspec

from ladder_tui.store.file.errors import NoFolder

if TYPE_CHECKING:
    from pathlib import Path

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
    """Three folders: `data` holds the diary, `state` crash reports, `config` the user's keymap. All absolute.

    Each is there as a text too, which is called `…_at`.
    """

    data_at: str
    state_at: str
    config_at: str

    @property
    def data(self) -> "Path":
        """The folder of the diary."""
        return _path(self.data_at)

    @property
    def state(self) -> "Path":
        """The folder of crash reports and of what can be made again."""
        return _path(self.state_at)

    @property
    def config(self) -> "Path":
        """The folder of the user's keymap."""
        return _path(self.config_at)

    @property
    def data_file_at(self) -> str:
        """The one TinyDB file, as a text."""
        return os.path.join(self.data_at, DATA_FILE)

    @property
    def data_file(self) -> "Path":
        """The one TinyDB file."""
        return _path(self.data_file_at)


def _path(place: str) -> "Path":
    from pathlib import Path  # late, see above

    return Path(place)


def find_paths(data_dir: "str | Path | None", environ: Mapping[str, str]) -> Paths:
    """The folders to use: `data_dir` when given, else LADDER_DATA_DIR, else the system's own places.

    With an explicit folder, state and config are sub-folders of it, so that nothing lies anywhere else.
    Nothing is created. An empty variable counts as not set. Raises NoFolder where the system has no such places.
    """
    named = os.fspath(data_dir) if data_dir is not None else environ.get(DATA_DIR_VARIABLE)
    if named:
        folder = _absolute(_expand(named, environ))
        return Paths(folder, os.path.join(folder, "state"), os.path.join(folder, "config"))
    paths = _by_xdg(environ) or _by_platform()
    if paths is None or not all(map(os.path.isabs, (paths.data_at, paths.state_at, paths.config_at))):
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
    return Paths(*(os.path.join(base, APP) for base in bases))


def _by_platform() -> Paths | None:
    from platformdirs import user_config_dir, user_data_dir, user_state_dir  # late, see above

    try:
        return Paths(*(str(_path(place(APP))) for place in (user_data_dir, user_state_dir, user_config_dir)))
    except RuntimeError:  # neither HOME nor the system's list of users names a home folder
        return None


def _expand(folder: str, environ: Mapping[str, str]) -> str:
    """A leading `~` (which a shell leaves alone inside quotes) as the home folder."""
    first, slash, rest = folder.partition(os.sep)
    home = environ.get("HOME")
    return f"{home}{slash}{rest}" if first == "~" and home else folder


def _absolute(folder: str) -> str:
    """The folder from the root on; without what says nothing in it, such as a doubled slash, but `..` stays."""
    whole = os.path.join(os.getcwd(), folder) if not os.path.isabs(folder) else folder
    return whole if whole == os.path.normpath(whole) else str(_path(whole))
