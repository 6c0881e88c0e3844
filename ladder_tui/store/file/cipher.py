"""Locked files: the bytes of a plain one under a passphrase, behind one plain line that says what it is.

    {"_meta":{"1":{"format":"ladder","schema":1000000,"save":7,"note":"...","sealed":{...},"sum":"..."}},
    ...ciphertext...
    }

- The head has the place and the sum of a plain file's (image.py). So a version that knows no locks refuses the file
  as newer, untouched; and damage is seen by the sum, before and without any passphrase.
- The key comes from the passphrase by scrypt (RFC 7914), whose numbers and salt stand in the head. A second half of
  what scrypt gives makes `check`, so a wrong passphrase is known as such before a byte is opened.
- The contents are sealed with ChaCha20-Poly1305 (RFC 8439) under a fresh nonce of 12 random bytes each time; the head
  is authenticated with them. What stays in sight: the number of the save, and the size.
- It does not hinder somebody who can write the folder from putting an older locked file in the place of a newer one.
"""

import os
from typing import TYPE_CHECKING, Annotated, Final

import msgspec

from ladder_tui.store.file.errors import Damaged, Locked, NewerData
from ladder_tui.store.file.image import FORMAT, Pieces, seal, unseal
from ladder_tui.store.file.sealed import SEALED_SCHEMA

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

VERSION: Final = 1
#: scrypt's n and r and p: 128 MB and some tenths of a second for each guess.
COST: Final = (2**17, 8, 1)
#: The most a head may ask for, n times r times p times 128: twice what ours asks, in memory and in time. Nobody's file
#: may bring the machine down.
MOST_WORK: Final = 2**28
#: The shortest passphrase to lock with, in characters.
SHORTEST: Final = 8
NOTE: Final = "This file is locked with a passphrase. `ladder` asks for it and opens the file."
INSTALL: Final = "Install it with: pip install 'ladder-tui[crypt]'"

_Hex = Annotated[str, msgspec.Meta(pattern="^([0-9a-f]{2}){8,64}$")]


class Lock(msgspec.Struct, frozen=True, kw_only=True):
    """How the key comes from the passphrase; the same in all files of a store. `salt` and `check` are hex."""

    v: int = VERSION
    kdf: str = "scrypt"
    cipher: str = "chacha20-poly1305"
    n: Annotated[int, msgspec.Meta(ge=2, le=2**24)]
    r: Annotated[int, msgspec.Meta(ge=1, le=64)]
    p: Annotated[int, msgspec.Meta(ge=1, le=64)]
    salt: _Hex
    check: _Hex


class _Sealed(msgspec.Struct, frozen=True, kw_only=True):
    lock: Lock
    nonce: _Hex


class _Head(msgspec.Struct, frozen=True, kw_only=True):
    """`save` is the number of the save inside, 0 for what is no save."""

    format: str = FORMAT
    schema: int = SEALED_SCHEMA
    save: int = 0
    note: str = NOTE
    sealed: _Sealed


class Key:
    """A lock together with what opens it; never shown."""

    __slots__ = ("lock", "secret")

    def __init__(self, lock: Lock, secret: bytes) -> None:
        self.lock: Final = lock
        self.secret: Final = secret


def new_key(passphrase: str) -> Key:
    """A key for locking, with a salt of its own. Raises Locked where the extra is not installed."""
    _aead(bytes(32))
    n, r, p = COST
    salt = os.urandom(16)
    secret, check = _stretch(passphrase, salt, n, r, p)
    return Key(Lock(n=n, r=r, p=p, salt=salt.hex(), check=check), secret)


def lock_of(data: bytes) -> Lock:
    """The lock of a locked file. Raises Damaged, or NewerData for a way of locking that is not known here."""
    return _split(data)[0].sealed.lock


def key_for(lock: Lock, passphrase: str) -> Key | None:
    """The key of a lock, or None when the passphrase is another one. Raises Locked without the extra."""
    _aead(bytes(32))
    secret, check = _stretch(passphrase, bytes.fromhex(lock.salt), lock.n, lock.r, lock.p)
    return Key(lock, secret) if check == lock.check else None


def shut(key: Key, data: Pieces, save: int) -> Pieces:
    """The locked form of a file's bytes."""
    nonce = os.urandom(12)
    head = msgspec.json.encode(_Head(save=save, sealed=_Sealed(lock=key.lock, nonce=nonce.hex())))
    return seal(head, [_aead(key.secret).encrypt(nonce, b"".join(data), head)])


def opened(key: Key, data: bytes) -> bytes:
    """The bytes inside. Raises Damaged when the sum or the seal does not hold."""
    found, head, body = _split(data)
    from cryptography.exceptions import InvalidTag

    try:
        return _aead(key.secret).decrypt(bytes.fromhex(found.sealed.nonce), body, head)
    except (InvalidTag, ValueError):
        reason = "its seal does not hold: something other than ladder has changed it"
    raise Damaged("damaged", reason)


def _split(data: bytes) -> tuple[_Head, bytes, bytes]:
    """The head, its bytes as they were authenticated, and the ciphertext."""
    head, body = unseal(data)
    try:
        found = msgspec.json.decode(head, type=_Head)
        lock = found.sealed.lock
    except ValueError:
        found = None
    if found is None:
        if _version_in(head) > VERSION:
            raise NewerData("it is locked in a way that this version of ladder does not know")
        raise Damaged("damaged", "its head is not as ladder writes it")
    if lock.v != VERSION or (lock.kdf, lock.cipher) != ("scrypt", "chacha20-poly1305"):
        raise NewerData("it is locked in a way that this version of ladder does not know")
    if lock.n & (lock.n - 1) or 128 * lock.n * lock.r * lock.p > MOST_WORK:
        raise Damaged("damaged", "its head asks for more than any lock of ladder's")
    return found, head, body.removesuffix(b"\n}\n")


def _version_in(head: bytes) -> int:
    try:
        version = msgspec.json.decode(head)["sealed"]["lock"]["v"]
    except (ValueError, KeyError, TypeError):
        return 0
    return version if isinstance(version, int) else 0


def _stretch(passphrase: str, salt: bytes, n: int, r: int, p: int) -> tuple[bytes, str]:
    """Secret and check. The same words typed on another keyboard give the same key (Unicode NFC)."""
    import unicodedata
    from hashlib import blake2b, scrypt  # late: it loads OpenSSL

    words = unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass")
    made = scrypt(words, salt=salt, n=n, r=r, p=p, dklen=64, maxmem=MOST_WORK + 2**24)
    return made[:32], blake2b(made[32:], digest_size=16, person=b"ladder-check").hexdigest()


def _aead(secret: bytes) -> "ChaCha20Poly1305":
    try:
        from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305  # late: an extra, and 30 ms
    except ImportError:
        pass
    else:
        return ChaCha20Poly1305(secret)
    raise Locked(f"What locks and opens the data is not installed. {INSTALL}")
