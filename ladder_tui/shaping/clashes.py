"""Where two commands want the same keys: the same one, or one that begins the keys in turn of the other."""

from collections.abc import Iterator, Mapping
from typing import Final

import msgspec

from ladder_tui.bound_keys import keys_of, show_key, steps_of
from ladder_tui.commands import BY_ID, COMMANDS, Command

#: Keys of a search that are in use only while what it found is shown; then they come before any command.
OF_A_SEARCH: Final = ("moving.next_found", "moving.found_before")


class Clash(msgspec.Struct, frozen=True):
    """A command that wants a key, and the one that has it already. `str` is the sentence for it."""

    id: str
    key: str
    rival: str
    has: str

    def __str__(self) -> str:
        key, has = show_key(self.key), show_key(self.has)
        if key == has:
            how = f"is taken by {self.rival}"
        elif len(steps_of(self.key)) > len(steps_of(self.has)):
            how = f"begins with {has}, which is {self.rival}"
        else:
            how = f"would keep {has} from {self.rival}"
        return f"{key} for {self.id} {how}; give that one another key first."


def first_clash(own: Mapping[str, tuple[str, ...]]) -> Clash | None:
    """A line, a key it wants, and the command that has it: one without a line, or one of an earlier line."""
    earlier: set[str] = set()
    for id, keys in own.items():
        for rival in COMMANDS:
            if rival.id == id or (rival.id in own and rival.id not in earlier):
                continue
            for key, has in _both(BY_ID[id], keys, rival, own.get(rival.id)):
                if _overlap(steps_of(key), steps_of(has)):
                    return Clash(id, key, rival.id, has)
        earlier.add(id)
    return None


def _both(
    command: Command, keys: tuple[str, ...], rival: Command, given: tuple[str, ...] | None
) -> Iterator[tuple[str, str]]:
    """The keys of two commands that may be pressed in the same place, each with each."""
    mine, theirs = keys, given or keys_of(rival, {})
    if "moving" in (command.group, rival.group) and command.group != rival.group:
        if command.id in OF_A_SEARCH or rival.id in OF_A_SEARCH:
            return
        # The usual keys of moving stand back wherever a command has them.
        mine, theirs = _asked_for(command, mine), _asked_for(rival, theirs)
    elif command.group != rival.group and "everywhere" not in (command.group, rival.group):
        return
    yield from ((key, has) for key in mine for has in theirs)


def _asked_for(command: Command, keys: tuple[str, ...]) -> tuple[str, ...]:
    usual = keys_of(command, {}) if command.group == "moving" else ()
    return tuple(key for key in keys if key not in usual)


def _overlap(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether the shorter begins the longer; the same keys do."""
    length = min(len(one), len(other))
    return one[:length] == other[:length]
