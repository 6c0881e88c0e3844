"""The page of the manual, `man ladder`, made from the parser.

Made here and not by argparse-manpage: files, variables and exit codes stand on it as well, it is short, and a build has
one thing less to fetch.
"""

import argparse
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from ladder_tui import __version__
from ladder_tui.cli.parser import whole_parser

if TYPE_CHECKING:
    from argparse import Action, ArgumentParser

_ENVIRONMENT: Final = (
    ("LADDER_DATA_DIR", "The folder to keep everything in, where --data-dir names none."),
    ("VISUAL, EDITOR", "The editor that ctrl+e opens a long text in; the first that is set counts."),
    ("NO_COLOR", "No colours, unless it is empty."),
    ("NO_MOTION", "No movements, unless it is empty."),
)
_FILES: Final = (
    ("~/.local/share/ladder/ladder.json", "All you wrote, readable by you alone."),
    ("~/.config/ladder/keys.toml", "Keys of your own. ladder keys names the commands."),
)
_CODES: Final = (("0", "It was done."), ("1", "Something given is wrong."), ("2", "The command cannot be read."))


def man_page() -> str:
    """The whole page in the language of man."""
    return "\n".join(_page(whole_parser())) + "\n"


def _page(parser: "ArgumentParser") -> Iterator[str]:
    yield f'.TH LADDER 1 "" "ladder {__version__}" "User Commands"'
    yield from (".SH NAME", "ladder \\- a quiet notebook for building real connection, one small step at a time")
    yield from (".SH SYNOPSIS", f".B ladder\n{_plain(_synopsis(parser))}")
    yield from (".SH DESCRIPTION", _plain(parser.description or ""))
    yield ".SH OPTIONS"
    yield from _options(parser)
    yield ".SH COMMANDS"
    yield from _commands(parser, "ladder")
    for heading, rows in (("ENVIRONMENT", _ENVIRONMENT), ("FILES", _FILES), ("EXIT STATUS", _CODES)):
        yield f".SH {heading}"
        for name, words in rows:
            yield from _row(name, words)
    yield from (".SH NOTES", _plain((parser.epilog or "").replace("`", "")))


def _commands(parser: "ArgumentParser", before: str) -> Iterator[str]:
    """Each command under its own line, and those below it behind it."""
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            about = {choice.dest: choice.help or "" for choice in action._choices_actions}
            for name, below in action.choices.items():
                whole = f"{before} {name}"
                yield f'.SS "{_plain(f"{whole} {_synopsis(below)}".strip())}"'
                if about.get(name):
                    yield _plain(_sentence(about[name]))
                yield from _options(below)
                if below.epilog:
                    yield from (".PP", _plain(below.epilog))
                yield from _commands(below, whole)


def _told(parser: "ArgumentParser") -> Iterator["Action"]:
    """What may follow the command; what may stand before any command is told once."""
    whole = parser.prog == "ladder"
    for action in parser._actions:
        if action.help != argparse.SUPPRESS and (whole or action.dest not in ("data_dir", "demo")):
            yield action


def _options(parser: "ArgumentParser") -> Iterator[str]:
    for action in _told(parser):
        if isinstance(action, argparse._SubParsersAction | argparse._HelpAction):
            continue
        value = _value(action)
        names = ", ".join(f"{name} {value}".strip() for name in action.option_strings) or value
        yield from _row(names, _sentence((action.help or "") % {**vars(action), "prog": parser.prog}))


def _row(name: str, words: str) -> Iterator[str]:
    yield from (".TP", f".B {_plain(name)}", _plain(words) or "\\&")


def _synopsis(parser: "ArgumentParser") -> str:
    """What may follow the command, in the way of usage lines."""
    parts = []
    for action in _told(parser):
        if isinstance(action, argparse._HelpAction | argparse._VersionAction):
            continue
        if isinstance(action, argparse._SubParsersAction):
            parts.append("COMMAND ..." if action.required else "[COMMAND ...]")
        elif action.option_strings:
            asked = f"{action.option_strings[0]} {_value(action)}".strip()
            parts.append(asked if action.required else f"[{asked}]")
        else:
            value = _value(action)
            many = f"{value} ..." if action.nargs in ("*", "+") else value
            parts.append(f"[{many}]" if action.nargs in ("*", "?") else many)
    return " ".join(parts)


def _value(action: "Action") -> str:
    """The word for its value; empty where it takes none."""
    if action.nargs == 0:
        return ""
    if isinstance(action.metavar, tuple):
        return " ".join(action.metavar)
    if action.metavar is None and action.choices is not None:
        return "|".join(map(str, action.choices))
    return action.metavar or action.dest.upper()


def _sentence(words: str) -> str:
    words = words.strip()
    return f"{words[:1].upper()}{words[1:]}{'' if words.endswith(('.', '?', '!')) or not words else '.'}"


def _plain(text: str) -> str:
    """Words on one line that man shows as they are."""
    text = " ".join(text.split()).replace("\\", "\\e").replace("-", "\\-").replace('"', "\\(dq")
    return f"\\&{text}" if text.startswith((".", "'")) else text
