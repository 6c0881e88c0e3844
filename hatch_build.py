"""What a wheel gets besides the code: completions and the page of the manual, made from the parser when it is built.

An editable install has none of them; `ladder completions` prints the same scripts.
"""

import sys
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class SharedFiles(BuildHookInterface[Any]):
    """Hands the files to the builder."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Write them into a folder of their own before the wheel is put together."""
        if version == "editable":
            return
        sys.path.insert(0, self.root)
        try:
            from ladder_tui.cli.installing.shared import write_shared

            self._made = Path(mkdtemp(prefix="ladder-shared-"))
            build_data["shared_data"].update(write_shared(self._made))
        finally:
            sys.path.remove(self.root)

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Take that folder away again."""
        if version != "editable":
            from shutil import rmtree

            rmtree(self._made)
