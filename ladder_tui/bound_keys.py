"""The keys as they are bound, for sentences that name them: with keys of one's own they say those."""

import re
from collections.abc import Mapping
from contextvars import ContextVar
from typing import Final

from ladder_tui.commands import BY_ID, Command

_NAMED: Final = re.compile(r"\{([a-z]+\.\w+)\}")
#: Command ids with the keys that the user gave them instead of the usual ones, as the app says when it starts.
_OWN: Final[ContextVar[Mapping[str, str] | None]] = ContextVar("_OWN", default=None)


def keys_of(command: Command, own: Mapping[str, str]) -> tuple[str, ...]:
    """The keys of a command, first the one that is shown. `own`: ids with the keys that the user gave them instead."""
    return tuple(own.get(command.id, command.keys).split(","))


def shown_key(command: Command, own: Mapping[str, str]) -> str:
    """The first key of a command as people write it."""
    return show_key(keys_of(command, own)[0])


_KEY_WORDS: Final = {
    "question_mark": "?", "exclamation_mark": "!", "slash": "/", "colon": ":", "comma": ",", "enter": "enter",
    "escape": "esc", "left_square_bracket": "[", "right_square_bracket": "]", "plus": "+", "minus": "-",
    "asterisk": "*", "space": "space", "greater_than_sign": ">", "less_than_sign": "<", "full_stop": ".",
    "ampersand": "&", "at": "@", "left": "←", "right": "→", "up": "↑", "down": "↓", "pageup": "pgup",
    "pagedown": "pgdn",
}  # fmt: skip


def steps_of(key: str) -> tuple[str, ...]:
    """The keys that are pressed one after the other: of "g t" two, of "d" one."""
    return tuple(key.split())


def show_key(key: str) -> str:
    """A Textual key name as people write it: `question_mark` is `?`, `f1` is `F1`, of several in turn each."""
    if " " in key:
        return " ".join(map(show_key, steps_of(key)))
    is_function_key = key.startswith("f") and key[1:].isdigit()
    return _KEY_WORDS.get(key, key.upper() if is_function_key else key)


def use_keys(own: Mapping[str, str]) -> None:
    """Name these keys from now on, in everything that is started from here."""
    _OWN.set(own)


def own_keys() -> Mapping[str, str]:
    """Command ids with the keys that the user gave them, as the app named them when it started."""
    return _OWN.get() or {}


def key(id: str) -> str:
    """The first key of a command as people write it."""
    return shown_key(BY_ID[id], own_keys())


def with_keys(sentence: str) -> str:
    """A sentence of ours in which `{everywhere.undo}` stands for the key of that command."""
    return _NAMED.sub(lambda found: key(found[1]) if found[1] in BY_ID else found[0], sentence)


def or_undo(said: str | None) -> str:
    """What was done, and the key that takes it back; "" where nothing was."""
    return f"{said} · {key('everywhere.undo')} takes it back" if said else ""


def or_retry(error: object) -> str:
    """Why something is not saved, and the key that tries again."""
    return f"{error} · {key('everywhere.retry')} tries again"
