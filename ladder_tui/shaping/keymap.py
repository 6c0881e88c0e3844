"""The user's own keys: `keys.toml` with lines such as `"today.done" = "D"`, checked before it is used.

Nothing here draws, so that the shell can read the same file.
"""

import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import msgspec

from ladder_tui.bound_keys import keys_of, show_key
from ladder_tui.commands import BY_ID, COMMANDS, PLACES, Command, group
from ladder_tui.services.own_text import own_text

FILE_NAME: Final = "keys.toml"
#: The line that gives all places their keys at once.
ALL_PLACES: Final = "everywhere.go_*"
_GO: Final = tuple(f"everywhere.go_{place}" for place, _ in PLACES)
#: Keys no other command may take and that theirs keep whatever else it gets: the ways out and into help, the terminal's
#: own, those that terminals send for them, and those that work while one types.
KEPT_FREE: Final = frozenset(
    {
        "escape", "enter", "tab", "shift+tab", "backspace", "ctrl+c", "ctrl+h", "ctrl+i", "ctrl+j", "ctrl+l", "ctrl+m",
        "ctrl+p", "ctrl+q", "ctrl+s", "ctrl+z", "exclamation_mark", *(f"f{number}" for number in range(1, 10)),
    }
)  # fmt: skip
#: Keys that a list takes before any command sees them, and those that the month takes besides.
_OF_LISTS: Final = frozenset({"up", "down", "j", "k", "home", "end", "pageup", "pagedown"})
_OF_THE_MONTH: Final = frozenset({"left", "right", "h", "l"})
_SEARCH: Final = "slash"
_MODIFIERS: Final = ("ctrl+", "shift+", "alt+", "super+", "hyper+", "meta+")
_NAMED: Final = frozenset(
    {"escape", "enter", "tab", "backspace", "delete", "insert", "space", "home", "end", "pageup", "pagedown",
     "up", "down", "left", "right", *(f"f{number}" for number in range(1, 25))}
)  # fmt: skip
#: Names of signs that are not those of Unicode.
_SHORTER: Final = {
    "solidus": "slash", "reverse_solidus": "backslash", "commercial_at": "at", "hyphen_minus": "minus",
    "plus_sign": "plus", "low_line": "underscore",
}  # fmt: skip
#: Codes of the signs whose names are known: those of European keyboards, from `!` to the arrows.
_SIGNS: Final = (*range(0x21, 0x250), *range(0x2010, 0x2200))


class Keymap(msgspec.Struct, frozen=True):
    """Command id to keys (comma-separated, first one shown), and one sentence for each line that was left out."""

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
    """Keep the lines that name a command and free keys. Of two lines that want the same key the first is kept."""
    problems: list[str] = []
    own: dict[str, tuple[str, ...]] = {}
    for id, value in _lines(wanted):
        try:
            own |= _read(id, value)
        except ValueError as error:
            problems.append(f"{where}: {error}")
    # A line that is left out gives its command the usual keys again, which another line may have counted on.
    while (clash := _first_clash(own)) is not None:
        id, key, rival = clash
        del own[id]
        problems.append(f"{where}: {show_key(key)} for {id} is taken by {rival.id}; give that one another key first.")
    return Keymap({id: ",".join(_with_kept(BY_ID[id], keys)) for id, keys in own.items()}, tuple(problems))


def _lines(wanted: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """Ids with what stands behind them, also where the quotation marks around an id were forgotten."""
    for id, value in wanted.items():
        if isinstance(value, dict):
            yield from ((f"{id}.{name}", inner) for name, inner in value.items())
        else:
            yield id, value


def _read(id: str, value: object) -> dict[str, tuple[str, ...]]:
    """Command ids with the keys that a line gives them. Raises ValueError with a sentence."""
    if id not in BY_ID and id != ALL_PLACES:
        raise ValueError(f"{id!r} is no command; `ladder keys` lists them.")
    listed = value if isinstance(value, list) else value.split(",") if isinstance(value, str) else ()
    if not listed or not all(isinstance(one, str) and one.strip() for one in listed):
        raise ValueError(f'{id} wants a key in quotation marks, such as "D" or "ctrl+d", or several with commas.')
    keys = tuple(dict.fromkeys(key_name(one.strip()) for one in listed))
    for key in keys:
        if not _is_key(key):
            raise ValueError(f"{key!r} for {id} is no key; `ladder keys` shows how keys are named.")
    if id == ALL_PLACES:
        if len(keys) != len(_GO):
            raise ValueError(
                f"{id} wants {len(_GO)} keys with commas, one for each place, such as f2,f3,f4,f5,f6,f7,f8."
            )
        return {
            one: made for one, key in zip(_GO, keys, strict=True) for made in [(key,)] if _may_take(BY_ID[one], key)
        }
    for key in keys:
        _may_take(BY_ID[id], key)
    return {id: keys}


def _may_take(command: Command, key: str) -> bool:
    """True; raises ValueError with a sentence where the key is not to be given to the command."""
    if key in command.keys.split(","):
        return True
    if key in KEPT_FREE:
        raise ValueError(f"{show_key(key)} for {command.id} stays with its own command; choose another key.")
    if key == _SEARCH and command.action != "search":
        raise ValueError(f"{show_key(key)} for {command.id} is for searching; choose another key.")
    moving = _OF_LISTS | (_OF_THE_MONTH if command.group in ("calendar", "everywhere") else frozenset())
    if key in moving and not any(key in other.keys.split(",") for other in group(command.group)):
        raise ValueError(f"{show_key(key)} for {command.id} moves the cursor in lists; choose another key.")
    return True


def _with_kept(command: Command, keys: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*keys, *(key for key in command.keys.split(",") if key in KEPT_FREE))))


def _first_clash(own: dict[str, tuple[str, ...]]) -> tuple[str, str, Command] | None:
    """A line, a key it wants, and the command that has it: one without a line, or one of an earlier line."""
    earlier: set[str] = set()
    for id, keys in own.items():
        scope = BY_ID[id].group
        for rival in COMMANDS:
            if rival.id == id or (rival.id in own and rival.id not in earlier):
                continue
            if rival.group == scope or "everywhere" in (rival.group, scope):
                has = own.get(rival.id) or keys_of(rival, {})
                for key in keys:
                    if key in has:
                        return id, key, rival
        earlier.add(id)
    return None


def key_name(key: str) -> str:
    """A key as Textual names it, however it was written: `?` is `question_mark`, `Ctrl+D` is `ctrl+d`, `F2` is `f2`."""
    if len(key) == 1:
        if key.isalnum():
            return key
        name = unicodedata.name(key, key).lower().replace("-", "_").replace(" ", "_")
        return _SHORTER.get(name, name)
    lower = key.lower()
    held, plus, last = lower.rpartition("+")
    return f"{held}+{key_name(last)}" if plus and len(last) == 1 else lower


def _is_key(name: str) -> bool:
    """Whether it is the name of something that can be pressed."""
    while name.startswith(_MODIFIERS):
        name = name.partition("+")[2]
    if len(name) == 1 or name in _NAMED:
        return True
    return name in map(key_name, map(chr, _SIGNS))
