"""The form of a locked file: what it shows, what it hides, and damage told apart from a wrong passphrase."""

import builtins
import json
import os
import unicodedata
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ladder_tui.store.file import cipher, image
from ladder_tui.store.file.errors import Damaged, Locked, NewerData
from ladder_tui.store.file.sealed import is_sealed
from tests.kits.locked_kit import CHEAP, PASSPHRASE


@pytest.fixture(autouse=True)
def _cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cipher, "COST", CHEAP)


def head_of(data: bytes) -> dict[str, Any]:
    """The plain line, as any reader of JSON sees it."""
    head: dict[str, Any] = json.loads(data.partition(b"\n")[0].removesuffix(b",") + b"}")["_meta"]["1"]
    return head


def with_head(data: bytes, lock: Mapping[str, Any]) -> bytes:
    """A locked file with another lock in its head, and the sum that fits it."""
    head, body = image.unseal(data)
    changed = json.loads(head)
    changed["sealed"]["lock"].update(lock)
    return b"".join(image.seal(json.dumps(changed, separators=(",", ":")).encode(), [body.removesuffix(b"\n}\n")]))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.binary(max_size=200), max_size=4), st.integers(0, 10**9))
def test_any_bytes_come_back(pieces: list[bytes], save: int) -> None:
    key = cipher.new_key(PASSPHRASE)
    data = b"".join(cipher.shut(key, pieces, save))
    assert is_sealed(data)
    assert cipher.opened(key, data) == b"".join(pieces)
    assert head_of(data)["save"] == save


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=80), st.data())
def test_any_change_of_any_byte_is_damage(plain: bytes, drawn: st.DataObject) -> None:
    key = cipher.new_key(PASSPHRASE)
    data = bytearray(b"".join(cipher.shut(key, [plain], 7)))
    place = drawn.draw(st.integers(0, len(data) - 1))
    data[place] ^= drawn.draw(st.integers(1, 255))
    with pytest.raises(Damaged):
        cipher.opened(key, bytes(data))


def test_a_flipped_byte_in_the_head_still_looks_locked() -> None:
    data = b"".join(cipher.shut(cipher.new_key(PASSPHRASE), [b"text"], 7))
    for place in range(len(b'{"_meta"'), len(data.partition(b"\n")[0])):
        changed = bytearray(data)
        changed[place] ^= 1
        assert is_sealed(bytes(changed))


def test_each_time_the_bytes_are_others_and_show_nothing() -> None:
    key = cipher.new_key(PASSPHRASE)
    text = b"a quiet evening " * 50
    first, second = (b"".join(cipher.shut(key, [text], 7)) for _ in range(2))
    assert head_of(first)["sealed"]["nonce"] != head_of(second)["sealed"]["nonce"]
    assert first.partition(b"\n")[2] != second.partition(b"\n")[2]
    assert b"quiet" not in first
    assert PASSPHRASE.encode() not in first
    assert cipher.new_key(PASSPHRASE).lock.salt != key.lock.salt


def test_the_plain_line_says_what_the_file_is_and_a_version_without_locks_refuses_it() -> None:
    data = b"".join(cipher.shut(cipher.new_key(PASSPHRASE), [b"text"], 7))
    head = head_of(data)
    assert (head["format"], head["save"]) == ("ladder", 7)
    assert "locked with a passphrase" in head["note"]
    with pytest.raises(NewerData):
        image.parse(data)
    with pytest.raises(NewerData):
        image.parse(data[:-10])  # damaged as well: still nothing to put an old copy in the place of


def test_the_key_comes_from_the_passphrase_alone() -> None:
    key = cipher.new_key("Füße am Fluss")
    again = cipher.key_for(key.lock, unicodedata.normalize("NFD", "Füße am Fluss"))  # as another keyboard types it
    assert again is not None
    assert again.secret == key.secret
    for wrong in ("füße am Fluss", "Füße am Fluss ", "", "\ud800"):
        assert cipher.key_for(key.lock, wrong) is None
    assert key.secret.hex() not in repr(key)
    assert key.lock.check not in (key.secret.hex(), key.secret[:16].hex())


def test_the_usual_cost_is_hard_on_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    n, r, p = cipher.COST
    assert 128 * n * r >= 64 * 2**20
    assert 128 * n * r * p <= cipher.MOST_WORK <= 2**28


@pytest.mark.parametrize(
    "lock",
    [
        {"n": 2**20, "r": 8},
        {"n": 2**18, "r": 8, "p": 2},
        {"n": 2**14, "r": 64, "p": 3},
        {"n": 3},
        {"n": 0},
        {"n": 2**24, "r": 64},
        {"p": 65},
        {"salt": "zz"},
        {"check": 5},
        {"r": "many"},
        {"n": 2**40},
    ],
)
def test_a_head_that_asks_for_too_much_is_damage_and_costs_nothing(lock: dict[str, Any]) -> None:
    data = b"".join(cipher.shut(cipher.new_key(PASSPHRASE), [b"text"], 7))
    with pytest.raises(Damaged):
        cipher.lock_of(with_head(data, lock))


@pytest.mark.parametrize("lock", [{"v": 2}, {"v": 2, "n": "new"}, {"kdf": "argon2id"}, {"cipher": "aegis"}])
def test_a_later_way_of_locking_is_newer_not_damaged(lock: dict[str, Any]) -> None:
    data = b"".join(cipher.shut(cipher.new_key(PASSPHRASE), [b"text"], 7))
    with pytest.raises(NewerData, match="locked in a way that this version of ladder does not know"):
        cipher.lock_of(with_head(data, lock))


def test_a_version_that_is_no_number_is_damage() -> None:
    data = b"".join(cipher.shut(cipher.new_key(PASSPHRASE), [b"text"], 7))
    for wrong in ({"v": "two"}, {"v": None}):
        with pytest.raises(Damaged):
            cipher.lock_of(with_head(data, wrong))
    with pytest.raises(Damaged):
        cipher.lock_of(b"".join(image.seal(b'{"format":"ladder","sealed":7}', [os.urandom(9)])))


def test_contents_changed_by_somebody_who_can_count_sums_are_damage() -> None:
    key = cipher.new_key(PASSPHRASE)
    data = b"".join(cipher.shut(key, [b"text"], 7))
    head, body = image.unseal(data)
    other = b"".join(image.seal(head.replace(b'"save":7', b'"save":8'), [body.removesuffix(b"\n}\n")]))
    assert cipher.lock_of(other) == key.lock
    with pytest.raises(Damaged, match="its seal does not hold"):
        cipher.opened(key, other)
    with pytest.raises(Damaged, match="its seal does not hold"):
        cipher.opened(key, b"".join(image.seal(head, [b"short"])))


def test_without_the_extra_one_sentence_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    key = cipher.new_key(PASSPHRASE)
    real = builtins.__import__

    def without(name: str, *rest: Any, **named: Any) -> Any:
        if name.startswith("cryptography"):
            raise ImportError(name)
        return real(name, *rest, **named)

    monkeypatch.setattr(builtins, "__import__", without)
    said = r"is not installed\. Install it with: pip install 'ladder-tui\[crypt\]'"
    with pytest.raises(Locked, match=said):
        cipher.new_key(PASSPHRASE)
    with pytest.raises(Locked, match=said):
        cipher.key_for(key.lock, PASSPHRASE)
