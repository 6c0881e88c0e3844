"""Asking for the passphrase: in the terminal, unseen, or of a command. It comes from no argument and no variable."""

import os
import sys
from typing import Final

from ladder_tui.store.file.envelope import Ask
from ladder_tui.store.file.errors import Locked

#: Names the command that prints the passphrase, for where there is no terminal. It is split into words as a shell
#: would, and run without one: no pipe, no variable, no `~` in it means anything. What it complains of is seen.
COMMAND: Final = "LADDER_PASSPHRASE_COMMAND"
#: What was typed for an opening that another one follows in the same command.
_typed_before: list[str] = []


def asker() -> Ask | None:
    """What gives the passphrase of a locked store: the terminal, else the command; None where there is neither."""
    if at_terminal():
        return _ask
    return _run if os.environ.get(COMMAND, "").strip() else None


def at_terminal() -> bool:
    """Whether somebody can be asked. What is piped into a command does not hinder that."""
    return _is_terminal(sys.stderr) and (_is_terminal(sys.stdin) or _has_terminal())


def for_the_next(ask: Ask | None) -> Ask | None:
    """The same, and what was answered is the first answer of the next one that asks, once."""
    if ask is None:
        return None

    def asked(wrong: int) -> str:
        answer = ask(wrong)
        _typed_before[:] = [answer]
        return answer

    return asked


def ask_twice() -> str | None:
    """A new passphrase, typed twice alike; None when the two differ or nothing was typed."""
    first = _typed("New passphrase: ")
    return first if first and _typed("The same again: ") == first else None


def _ask(wrong: int) -> str:
    if not wrong and _typed_before:
        return _typed_before.pop()
    return _typed("That was another passphrase. Try again, or Enter to give up: " if wrong else "Passphrase: ")


def _typed(prompt: str) -> str:
    from getpass import getpass  # late: only a locked store needs it

    try:
        return getpass(prompt, stream=sys.stderr)
    except EOFError:
        return ""


def _run(wrong: int) -> str:
    """What the command prints, without the end of its last line. Raises Locked; asked again, it gives up."""
    if wrong:
        return ""
    if _typed_before:
        return _typed_before.pop()
    import shlex
    import subprocess  # late, as above

    try:
        words = shlex.split(os.environ[COMMAND])
        done = subprocess.run(words, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, check=False)
        printed = done.stdout.decode()
    except ValueError:
        raise Locked(f"{COMMAND} cannot be read, or prints what is no text. Nothing has been changed.") from None
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise Locked(f"{COMMAND} cannot be run: {reason}. Nothing has been changed.") from None
    if done.returncode:
        raise Locked(f"{COMMAND} ended with {done.returncode}, so the data stay locked. Nothing has been changed.")
    passphrase = printed.removesuffix("\n").removesuffix("\r")
    if not passphrase:
        raise Locked(f"{COMMAND} printed nothing, so the data stay locked. Nothing has been changed.")
    return passphrase


def _is_terminal(stream: object) -> bool:
    isatty = getattr(stream, "isatty", None)
    try:
        return isatty is not None and bool(isatty())
    except ValueError:  # closed
        return False


def _has_terminal() -> bool:
    try:
        os.close(os.open("/dev/tty", os.O_RDWR | os.O_NOCTTY))
    except OSError:
        return False
    return True
