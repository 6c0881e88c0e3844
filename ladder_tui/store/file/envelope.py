"""What lies around the bytes of every file: nothing, or a lock. All reading and writing of the store passes here."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from ladder_tui.store.file.errors import Locked, WrongPassphrase
from ladder_tui.store.file.image import Pieces
from ladder_tui.store.file.sealed import is_sealed, is_sealed_file

if TYPE_CHECKING:
    from pathlib import Path

    from ladder_tui.store.file.cipher import Key, Lock

#: Asks for the passphrase. Given how many wrong ones there were; an empty answer gives up.
Ask = Callable[[int], str]
#: How many wrong passphrases are enough.
TRIES: Final = 3


class Envelope:
    """Opens whatever it meets, plain or locked, and writes as `key` says: None is plain.

    The passphrase is asked for when the first locked file is met, and its key kept for as long as the envelope
    lives; the passphrase itself is not.
    """

    def __init__(self, ask: Ask | None = None) -> None:
        self.key: Key | None = None
        self._ask = ask
        self._met: Key | None = None
        self._keys: dict[Lock, Key] = {}

    def begin(self) -> None:
        """The files of the store are going to be read."""
        self._met = None

    def settle(self) -> None:
        """They have been read: write from now on as what was read was written."""
        self.key = self._met

    def ask_with(self, ask: Ask | None) -> None:
        """From now on ask so for a lock that is not open already: it is that of another copy."""
        self._ask = ask

    def stop_asking(self) -> None:
        """From now on a lock that is not open already stays closed: nobody can be asked in the middle of a save."""
        self._ask = None

    def lock_with(self, key: "Key | None") -> None:
        """Lock with a key from now on; with None write plain."""
        self.key = key
        if key is not None:
            self._keys[key.lock] = key

    def open(self, data: bytes, path: "str | Path") -> bytes:
        """The plain bytes. Raises Locked when the passphrase is not to be had; Damaged; NewerData.

        Damage is found before anybody is asked, and a wrong passphrase is never taken for damage.
        """
        if not is_sealed(data):
            return data
        from ladder_tui.store.file import cipher  # late: most data are not locked

        lock = cipher.lock_of(data)
        key = self._keys.get(lock) or self._ask_for(lock, path)
        plain = cipher.opened(key, data)
        self._met = key
        return plain

    def close(self, data: Pieces, save: int = 0) -> Pieces:
        """The bytes to write; `save` is the number of the save in them."""
        if self.key is None:
            return data
        from ladder_tui.store.file import cipher  # as above

        return cipher.shut(self.key, data, save)

    def fits(self, path: "str | Path") -> bool:
        """Whether a file is locked if it is to be, and plain if not. Raises OSError."""
        return is_sealed_file(path) == (self.key is not None)

    def _ask_for(self, lock: "Lock", path: "str | Path") -> "Key":
        if self._ask is None:
            raise Locked(
                f"The file {path} is locked with a passphrase. Run ladder in a terminal to type it, "
                "or name a command that prints it in LADDER_PASSPHRASE_COMMAND."
            )
        from ladder_tui.store.file import cipher  # as above

        for wrong in range(TRIES):
            passphrase = self._ask(wrong)
            if not passphrase:
                break
            key = cipher.key_for(lock, passphrase)
            if key is not None:
                self._keys[lock] = key
                return key
        self._ask = None  # one refusal is an answer for all files
        raise WrongPassphrase(f"The file {path} stays locked: this was not its passphrase. Nothing has been changed.")
