"""The user's own keys: `keys.toml` with lines such as `"today.done" = "D"`, checked before it is used."""

from pathlib import Path
from typing import Any, Final

import msgspec

from ladder_tui.commands import BY_ID, COMMANDS
from ladder_tui.services.own_text import own_text

FILE_NAME: Final = "keys.toml"
#: Keys no command may take: the ways out and into help stay where they are.
KEPT_FREE: Final = frozenset({"escape", "enter", "tab", "ctrl+c", "f1", "exclamation_mark"})


class Keymap(msgspec.Struct, frozen=True):
    """Command id to keys, and one sentence for each line that was left out."""

    keys: dict[str, str] = msgspec.field(default_factory=dict)
    problems: tuple[str, ...] = ()


def read_keymap(folder: Path) -> Keymap:
    """Read `keys.toml` in `folder`; a missing file is an empty map, a bad line costs that line."""
    path = folder / FILE_NAME
    try:
        text = own_text(path)
        import tomllib  # late: hardly anyone has a keymap

        wanted: dict[str, Any] = tomllib.loads(text)
    except FileNotFoundError:
        return Keymap()
    except (OSError, ValueError) as error:
        return Keymap(
            problems=(f"{path}: cannot be read as TOML ({type(error).__name__}); the usual keys are in use.",)
        )
    return check(wanted, str(path))


def check(wanted: dict[str, Any], where: str) -> Keymap:
    """Keep the lines that name a command and a free key."""
    keys: dict[str, str] = {}
    problems: list[str] = []
    for id, value in wanted.items():
        if id not in BY_ID:
            problems.append(f"{where}: {id!r} is no command; `ladder keys` lists them.")
            continue
        if not isinstance(value, str) or not value.strip():
            problems.append(f'{where}: {id} wants a key in quotation marks, such as "D" or "ctrl+d".')
            continue
        new = value.strip()
        if new in KEPT_FREE:
            problems.append(f"{where}: {new} for {id} stays with its own command; choose another key.")
            continue
        group = BY_ID[id].group
        rivals = [
            command.id
            for command in COMMANDS
            if command.id != id
            and (command.group in (group, "everywhere") or group == "everywhere")
            and new in (keys.get(command.id) or (command.keys if command.id not in wanted else "")).split(",")
        ]
        if rivals:
            problems.append(f"{where}: {new} for {id} is taken by {rivals[0]}; give that one another key first.")
            continue
        keys[id] = new
    return Keymap(keys, tuple(problems))
