"""Asking for the passphrase in the terminal, unseen. It never comes from an argument or a variable."""

import sys

from ladder_tui.store.file.envelope import Ask


def asker() -> Ask | None:
    """What asks for the passphrase of a locked store; None where there is no terminal to type it in."""
    if not all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stderr)):
        return None
    return _ask


def ask_twice() -> str | None:
    """A new passphrase, typed twice alike; None when the two differ or nothing was typed."""
    first = _typed("New passphrase: ")
    return first if first and _typed("The same again: ") == first else None


def _ask(wrong: int) -> str:
    return _typed("That was another passphrase. Try again, or Enter to give up: " if wrong else "Passphrase: ")


def _typed(prompt: str) -> str:
    from getpass import getpass  # late: only a locked store needs it

    try:
        return getpass(prompt, stream=sys.stderr)
    except EOFError:
        return ""
