"""Opening locked data with a passphrase that was typed, and what may come back instead."""

from collections.abc import Callable

from ladder_tui.store.file.errors import StoreError, WrongPassphrase

__all__ = ["StoreError", "WrongPassphrase", "once"]


def once(passphrase: str) -> Callable[[int], str]:
    """Answers the store's question with a passphrase that was typed, and gives up when it was another one."""
    return lambda wrong: "" if wrong else passphrase
