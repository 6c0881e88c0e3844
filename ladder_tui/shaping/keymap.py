"""The user's own keys: `keys.toml` with lines such as `"today.done" = "D"`, checked before it is used.

Nothing here draws, so that the shell can read the same file.
"""

import os
import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

import msgspec

from ladder_tui.bound_keys import show_key, steps_of
from ladder_tui.commands import BY_ID, PLACES, Command, group
from ladder_tui.shaping.clashes import first_clash

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
#: The one command that works while a text is typed, where keys in turn are letters.
_EDITOR: Final = "everywhere.editor"
#: The line that has digits count and `g` begin a sequence in every place, and the keys that commands have then.
VIM: Final = "vim"
VIM_KEYS: Final[Mapping[str, tuple[str, ...]]] = {
    **{id: (f"f{number + 1}", f"g {number}") for number, id in enumerate(_GO, start=1)},
    "calendar.go_to_date": ("g d",),
    "person.balance": ("g b",),
    "growth.goal": ("g o",),
}
DIGITS: Final = frozenset("0123456789")
#: Keys in turn for one command, at most.
MOST_STEPS: Final = 4
#: What Textual is told of a command that has no key to be pressed alone; no keyboard sends it.
NO_KEY: Final = "none_alone"
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
    """Command id to keys (comma-separated, first one shown; several in turn have a space between them), and one
    sentence for each line that was left out. `vim`: whether digits count and `g` begins a sequence everywhere.
    """

    keys: dict[str, str] = msgspec.field(default_factory=dict)
    problems: tuple[str, ...] = ()
    vim: bool = False

    @property
    def single(self) -> dict[str, str]:
        """The same for Textual, which knows keys that are pressed alone; a command without any keeps none."""
        return {
            id: ",".join(key for key in keys.split(",") if " " not in key) or NO_KEY for id, keys in self.keys.items()
        }


def read_keymap(folder: Path) -> Keymap:
    """Read `keys.toml` in `folder`; a missing file is an empty map, a bad line costs that line."""
    path = folder / FILE_NAME
    if not os.path.lexists(path):
        return Keymap()
    from ladder_tui.shaping.toml_lines import read_lines, shown_path  # late: hardly anyone has a keymap

    read = read_lines(path)
    made = check({line.name: line.value for line in read.lines}, shown_path(path),
                 {line.name: line.number for line in read.lines})  # fmt: skip
    return msgspec.structs.replace(made, problems=(*map(str, read.problems), *made.problems))


def check(wanted: Mapping[str, Any], where: str, numbers: Mapping[str, int] | None = None) -> Keymap:
    """Keep the lines that name a command and free keys. Of two lines that want the same key the first is kept.

    `numbers` are those of the lines in the file, by name, where they are known.
    """
    problems: list[str] = []
    own: dict[str, tuple[str, ...]] = {}
    named: dict[str, str] = {}

    def wrong(line: str, what: object) -> None:
        number = (numbers or {}).get(line)
        problems.append(f"{where}, line {number}: {what}" if number else f"{where}: {what}")

    vim = wanted.get(VIM, False)
    if not isinstance(vim, bool):
        wrong(VIM, f"{VIM} wants true or false.")
        vim = False
    for id, value in _lines(wanted):
        if id == VIM:
            continue
        try:
            given = _read(id, value, vim=vim)
        except ValueError as error:
            wrong(id, error)
        else:
            own |= given
            named |= dict.fromkeys(given, id)
    if vim:
        own |= {id: keys for id, keys in VIM_KEYS.items() if id not in own}
    # A line that is left out gives its command the usual keys again, which another line may have counted on.
    while (clash := first_clash(own)) is not None:
        del own[clash.id]
        wrong(named.get(clash.id, clash.id), clash)
    return Keymap({id: ",".join(_with_kept(BY_ID[id], keys)) for id, keys in own.items()}, tuple(problems), vim)


def _lines(wanted: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """Ids with what stands behind them, also where the quotation marks around an id were forgotten."""
    for id, value in wanted.items():
        if isinstance(value, dict):
            yield from ((f"{id}.{name}", inner) for name, inner in value.items())
        else:
            yield id, value


def _read(id: str, value: object, *, vim: bool) -> dict[str, tuple[str, ...]]:
    """Command ids with the keys that a line gives them. Raises ValueError with a sentence."""
    if id not in BY_ID and id != ALL_PLACES:
        raise ValueError(f"{id!r} is no command; `ladder keys` lists them.")
    listed = value if isinstance(value, list) else value.split(",") if isinstance(value, str) else ()
    if not listed or not all(isinstance(one, str) and one.strip() for one in listed):
        raise ValueError(f'{id} wants a key in quotation marks, such as "D" or "g d", or several with commas.')
    keys = tuple(dict.fromkeys(" ".join(map(key_name, one.split())) for one in listed))
    for key in keys:
        _look_at(id, key, vim=vim)
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


def _look_at(id: str, key: str, *, vim: bool) -> None:
    """Raises ValueError with a sentence for what is no key, for too many in turn, and for what cannot be in turn."""
    steps = steps_of(key)
    for step in steps:
        if not _is_key(step):
            raise ValueError(f"{step!r} for {id} is no key; `ladder keys` shows how keys are named.")
    if len(steps) > MOST_STEPS:
        raise ValueError(f"{show_key(key)} for {id} is longer than {MOST_STEPS} keys in turn; fewer would be right.")
    if id == _EDITOR and len(steps) > 1:
        raise ValueError(f"{show_key(key)} for {id} would be typed into the text; one key such as ctrl+g is right.")
    if any(step in KEPT_FREE for step in steps[1:]):
        raise ValueError(f"{show_key(key)} for {id} holds a key that stays with its own command; choose other keys.")
    if vim and steps[0] in DIGITS:
        raise ValueError(f"{show_key(key)} for {id} begins a count while {VIM} is true; choose another key.")


def _may_take(command: Command, key: str) -> bool:
    """True; raises ValueError with a sentence where the key is not to be given to the command."""
    if key in command.keys.split(","):
        return True
    key, whole = steps_of(key)[0], key  # of several in turn the first one decides
    if key in KEPT_FREE:
        raise ValueError(f"{show_key(key)} for {command.id} stays with its own command; choose another key.")
    if key == _SEARCH and (command.action != "search" or whole != key):
        raise ValueError(f"{show_key(key)} for {command.id} is for searching; choose another key.")
    moving = _OF_LISTS | (_OF_THE_MONTH if command.group in ("calendar", "everywhere") else frozenset())
    if key in moving and not any(key in other.keys.split(",") for other in group(command.group)):
        raise ValueError(f"{show_key(key)} for {command.id} moves the cursor in lists; choose another key.")
    return True


def _with_kept(command: Command, keys: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*keys, *(key for key in command.keys.split(",") if key in KEPT_FREE))))


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
