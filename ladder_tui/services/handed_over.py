"""Texts that leave the notebook as a file: private, new, whole, at a place that the user names."""

from pathlib import Path

from ladder_tui.store.file import disk


class NotHandedOver(ValueError):
    """No file was written; the message is a sentence or two for the user."""


def place_of(named: str, *, base: Path) -> Path:
    """Where a file goes that was named so: `~` is the home folder, and a bare name lies in `base`.

    Raises NotHandedOver.
    """
    named = named.strip()
    if not named or "\0" in named:
        raise NotHandedOver("A name for the file is wanted, such as ~/notes.html.")
    try:
        path = base / Path(named).expanduser()
    except RuntimeError as error:  # no home, or of nobody known here
        raise NotHandedOver(f"Nobody here has the home folder of {named}. Write the whole place out.") from error
    if named.endswith("/") or path.is_dir():
        raise NotHandedOver(f"{path} is a folder. Add a name for the file.")
    return path


def hand_over(text: str, path: Path) -> None:
    """Write a text to a new file that only its owner can read. Raises NotHandedOver; then nothing is there."""
    try:
        disk.write_once(path, [text.encode("utf-8", "replace")])
    except FileExistsError as error:
        raise NotHandedOver(f"There is a file {path} already. Choose another name.") from error
    except OSError as error:
        if not path.parent.is_dir():
            raise NotHandedOver(f"There is no folder {path.parent}. Make it first, or choose another place.") from error
        reason, remedy = disk.words(error)
        raise NotHandedOver(f"Nothing was written to {path}: {reason}. {remedy}.") from error
