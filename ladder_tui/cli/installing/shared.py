"""The files of `share/` in the wheel: completions where each shell looks for them, and the page of the manual."""

from pathlib import Path
from typing import Final

from ladder_tui.cli.installing.completions import SHELLS, script
from ladder_tui.cli.installing.man_page import man_page

#: Where the completions of a shell lie below the folder that programs are installed in.
PLACES: Final = {
    "bash": "share/bash-completion/completions/ladder",
    "zsh": "share/zsh/site-functions/_ladder",
    "fish": "share/fish/vendor_completions.d/ladder.fish",
}
MANUAL: Final = "share/man/man1/ladder.1"


def write_shared(folder: Path) -> dict[str, str]:
    """Write all of them below `folder`; each file with its place in the wheel."""
    texts = {**{PLACES[shell]: script(shell) for shell in SHELLS}, MANUAL: man_page()}
    for place, text in texts.items():
        path = folder / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return {str(folder / place): place for place in texts}
